"""What the chapter's figures draw: the survey's crimes, the whole square and both series."""

from itertools import combinations

import pytest

from book.data import load
from book.figures.realism import CORNERS, RELATIONS, crimes_known_to_police, disorder_and_victims, square_of_crime


@pytest.fixture(scope="module")
def findings():
    return load("islington_survey")


def words(fig):
    return [text.get_text() for text in fig.axes[0].texts]


def test_crimes_are_drawn_out_of_a_hundred_from_zero(findings):
    bars = crimes_known_to_police(findings).axes[0].patches
    assert [bar.get_width() for bar in bars] == [100, 50, 3.8]
    assert {bar.get_x() for bar in bars} == {0}


def test_crimes_leave_out_findings_about_people(findings):
    labels = [tick.get_text() for tick in crimes_known_to_police(findings).axes[0].get_yticklabels()]
    assert labels == ["Experienced", "Reported", "Detected"]


def test_crimes_carry_their_numbers(findings):
    assert words(crimes_known_to_police(findings)) == ["100", "50", "3.8"]


def test_square_joins_each_pair_of_corners_once():
    assert {frozenset(pair) for pair in RELATIONS} == {frozenset(pair) for pair in combinations(CORNERS, 2)}
    assert len(RELATIONS) == 6


def test_square_draws_a_line_and_a_number_for_each_relation():
    fig = square_of_crime()
    drawn = {frozenset(zip(line.get_xdata(), line.get_ydata(), strict=True)) for line in fig.axes[0].lines}
    assert drawn == {frozenset(CORNERS[name] for name in pair) for pair in RELATIONS}
    assert [text for text in words(fig) if text.isdigit()] == ["1", "2", "3", "4", "5", "6"]


def test_square_numbers_stand_apart():
    places = {text.get_position() for text in square_of_crime().axes[0].texts if text.get_text().isdigit()}
    assert len(places) == 6


def test_square_puts_reactors_left_and_actors_right():
    assert {name for name, (x, _) in CORNERS.items() if x == 0} == {"State agencies", "Public"}


def test_both_series_are_drawn_whole_and_from_zero():
    perceived, victims = load("perceived_asb"), load("survey_prevalence")
    ax = disorder_and_victims(perceived, victims).axes[0]
    one, other = ax.lines
    assert list(other.get_ydata()) == perceived["high_asb_share_pct"].tolist()
    assert list(one.get_ydata()) == victims.loc[victims["year_type"] == "interview", "victims_share_pct"].tolist()
    assert ax.get_ylim()[0] == 0
    assert "%" in ax.get_ylabel()


def test_the_two_series_differ_by_more_than_colour():
    lines = disorder_and_victims(load("perceived_asb"), load("survey_prevalence")).axes[0].lines
    assert len({line.get_marker() for line in lines}) == 2
