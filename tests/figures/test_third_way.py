"""What the chapter's figures draw: two signs with no line across a break, counts as given, and two circles."""

import numpy as np
import pytest

from book.data import load
from book.figures.third_way import SPIRALS, YEAR_OF_INTERVIEW, signs_of_decline, two_spirals, watch_schemes


@pytest.fixture(scope="module")
def crime():
    return load("survey_prevalence")


@pytest.fixture(scope="module")
def disorder():
    return load("perceived_asb")


@pytest.fixture(scope="module")
def counts():
    return load("neighbourhood_watch")


def words(fig):
    return [text.get_text() for text in fig.axes[0].texts]


def test_signs_are_the_shares_of_both_tables(crime, disorder):
    old, new, asb = signs_of_decline(crime, disorder).axes[0].lines
    assert sorted([*old.get_ydata(), *new.get_ydata()]) == sorted(crime["victims_share_pct"])
    assert list(asb.get_ydata()) == disorder["high_asb_share_pct"].tolist()


def test_no_line_of_the_crime_survey_crosses_the_change_to_years_of_interview(crime, disorder):
    for line in signs_of_decline(crime, disorder).axes[0].lines[:2]:
        assert not min(line.get_xdata()) < YEAR_OF_INTERVIEW < max(line.get_xdata())


def test_signs_start_at_zero_and_differ_by_more_than_colour(crime, disorder):
    ax = signs_of_decline(crime, disorder).axes[0]
    assert ax.get_ylim()[0] == 0
    assert ax.lines[0].get_marker() != ax.lines[2].get_marker()


def test_crime_was_falling_before_the_book(crime, disorder):
    line = signs_of_decline(crime, disorder).axes[0].lines[0]
    before = [value for when, value in zip(line.get_xdata(), line.get_ydata(), strict=True) if 1995 < when < 1998.7]
    assert before == [39.5, 34.5]


def test_schemes_are_drawn_in_thousands_at_their_month(counts):
    line = watch_schemes(counts).axes[0].lines[0]
    np.testing.assert_allclose(np.asarray(line.get_ydata()) * 1000, counts["schemes_count"])
    assert line.get_xdata()[0] == pytest.approx(1987 + 11.5 / 12)


def test_each_count_says_how_exact_it_is(counts):
    assert words(watch_schemes(counts)) == ["over 42", "66", "about 75", "over 92"]


def test_schemes_more_than_doubled(counts):
    assert counts["schemes_count"].iloc[-1] > 2 * counts["schemes_count"].iloc[0]


def test_spirals_show_every_step_in_its_circle():
    texts = words(two_spirals(SPIRALS))
    for heading, steps in SPIRALS.items():
        assert heading in texts
        assert [text for text in texts if text in steps] == list(steps)


def test_each_circle_has_as_many_arrows_as_steps():
    ax = two_spirals(SPIRALS).axes[0]
    arrows = [text for text in ax.texts if not text.get_text()]
    assert len(arrows) == sum(len(steps) for steps in SPIRALS.values())
