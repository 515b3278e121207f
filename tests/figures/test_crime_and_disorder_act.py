"""What the chapter's figures draw: the numbers, and no line across a break."""

import numpy as np
import pandas as pd
import pytest

from book.data import load
from book.figures.crime_and_disorder_act import (
    NEW_RULES,
    NEW_STANDARD,
    YEAR_OF_INTERVIEW,
    audit_ranking,
    audit_without_weights,
    move_text,
    recorded_crime,
    survey_prevalence,
)
from book.models.local_audit import rank_problems


def series(fig):
    """The plotted series of a figure's one axes."""
    return [line for line in fig.axes[0].lines if len(line.get_xdata())]


def crosses(line, when):
    return min(line.get_xdata()) < when < max(line.get_xdata())


def drawn_as_line(line):
    return line.get_linestyle() not in ("None", "", " ")


def words(fig):
    return [text.get_text() for text in fig.axes[0].texts]


@pytest.fixture(scope="module")
def recorded():
    return load("police_recorded_crime")


@pytest.fixture(scope="module")
def survey():
    return load("survey_prevalence")


@pytest.mark.parametrize("when", [NEW_RULES, NEW_STANDARD])
def test_no_line_of_recorded_crime_crosses_a_change_of_rules(recorded, when):
    lines = [line for line in series(recorded_crime(recorded)) if drawn_as_line(line)]
    assert lines
    assert not [line for line in lines if crosses(line, when)]


def test_no_line_of_the_survey_crosses_the_change_to_years_of_interview(survey):
    assert not [line for line in series(survey_prevalence(survey)) if crosses(line, YEAR_OF_INTERVIEW)]


def test_recorded_crime_draws_every_count_once(recorded):
    drawn = np.concatenate([line.get_ydata() for line in series(recorded_crime(recorded))])
    assert sorted(drawn * 1e6) == pytest.approx(sorted(recorded["offences_count"]))


def test_survey_draws_every_share_of_all_crime(survey):
    drawn = np.concatenate([line.get_ydata() for line in series(survey_prevalence(survey))])
    assert set(survey["victims_share_pct"]) <= set(drawn)
    assert len(drawn) == 3 * len(survey)


def test_a_year_counted_twice_is_marked_with_the_difference_of_its_counts(recorded):
    assert "1998-99 was\ncounted twice:\n14% more under\nthe new rules" in words(recorded_crime(recorded))


def test_the_marked_difference_follows_the_data(recorded):
    doubled = recorded.copy()
    doubled.loc[(doubled["year_ending"] == 1999) & (doubled["rules"] == "new"), "offences_count"] = 2 * 4481817
    assert any("100% more" in text for text in words(recorded_crime(doubled)))


def test_years_stand_at_the_middle_of_their_twelve_months(recorded):
    first = recorded_crime(recorded).axes[0].lines[0]
    last = series(recorded_crime(recorded))[-1]
    assert first.get_xdata()[0] == 1975.5
    assert last.get_xdata()[-1] == 2005.75


@pytest.mark.parametrize("draw", [lambda r, s: recorded_crime(r), lambda r, s: survey_prevalence(s)])
def test_axes_start_at_zero_and_name_their_unit(recorded, survey, draw):
    ax = draw(recorded, survey).axes[0]
    assert ax.get_ylim()[0] == 0
    assert "millions" in ax.get_ylabel() or "%" in ax.get_ylabel()
    assert ax.get_title() == ""


def test_series_differ_by_more_than_colour(recorded, survey):
    for fig in (recorded_crime(recorded), survey_prevalence(survey)):
        looks = {}
        for line in series(fig):
            looks.setdefault(line.get_color(), set()).add(line.get_marker())
        assert not set.intersection(*looks.values())


def test_audit_bars_are_the_scores_from_zero_in_order():
    ranking = rank_problems(load("borough_audit"), volume=1, harm=2, concern=3)
    bars = audit_ranking(ranking).axes[0].patches
    assert [bar.get_width() for bar in bars] == pytest.approx(ranking["score_pct"].tolist())
    assert {bar.get_x() for bar in bars} == {0}


def test_audit_names_each_problem_with_its_rank():
    ranking = rank_problems(load("borough_audit"), volume=0, harm=1, concern=0)
    labels = [tick.get_text() for tick in audit_ranking(ranking).axes[0].get_yticklabels()]
    assert labels[0] == "Domestic abuse  1"
    assert len(labels) == len(ranking)


def test_audit_without_weights_has_names_and_no_bars():
    fig = audit_without_weights(pd.DataFrame({"problem": ["b", "a"]}))
    assert [tick.get_text() for tick in fig.axes[0].get_yticklabels()] == ["a", "b"]
    assert not fig.axes[0].patches
    assert words(fig) == ["No weights, so no order"]


@pytest.mark.parametrize(("places", "text"), [(2, "up 2"), (-1, "down 1"), (0, "")])
def test_a_move_is_told_in_words(places, text):
    assert move_text(places) == text


@pytest.mark.parametrize("weights", [(3, 0, 0), (0, 3, 0), (0, 0, 3)])
def test_audit_labels_leave_slack_at_the_right(weights):
    ranking = rank_problems(load("borough_audit"), **dict(zip(("volume", "harm", "concern"), weights, strict=True)))
    fig = audit_ranking(ranking)
    fig.canvas.draw()
    ax = fig.axes[0]
    for text in ax.texts:
        box = text.get_window_extent()
        assert box.x0 + 1.15 * box.width <= fig.bbox.x1
