"""What the chapter's figures draw: every step in its lane, the programme's money, and counts beside an estimate."""

import pytest

from book import law
from book.data import load
from book.figures.history import FIELDS, GOVERNMENTS, partnership_counts, safer_cities_spending, steps_by_field


@pytest.fixture(scope="module")
def steps():
    return load("joint_working_steps")


def words(fig):
    return [text.get_text() for text in fig.axes[0].texts]


def test_every_step_is_drawn_once_in_its_lane(steps):
    drawn = sorted((x, y) for line in steps_by_field(steps).axes[0].lines for x, y in zip(line.get_xdata(), line.get_ydata(), strict=True))
    lanes = list(FIELDS)
    assert drawn == sorted(zip(steps["year"], (lanes.index(name) for name in steps["field"]), strict=True))


def test_kinds_of_step_differ_by_more_than_colour(steps):
    lines = steps_by_field(steps).axes[0].lines
    assert len({line.get_marker() for line in lines}) == len(lines) == 3


def test_the_first_duty_of_each_field_carries_its_year(steps):
    years = [text for text in words(steps_by_field(steps)) if text.isdigit()]
    assert sorted(years) == ["1974", "1989", "1998", "1998", "2000"]


def test_in_four_fields_of_five_asking_came_before_a_duty(steps):
    first = steps.groupby(["field", "force"])["year"].min().unstack()
    assert set(first.index[first["asked"] < first["required"]]) == set(FIELDS) - {"health_and_care"}


def test_a_step_with_a_law_has_that_law_s_year(steps):
    named = steps.dropna(subset=["law_key"])
    assert len(named) == len(steps) - 2
    assert [int(law.entry(key).date[:4]) for key in named["law_key"]] == named["year"].tolist()


def test_governments_follow_one_another_without_a_gap():
    assert all(one[1] == other[0] for one, other in zip(GOVERNMENTS, GOVERNMENTS[1:], strict=False))


def test_spending_bars_are_the_real_figures_from_zero():
    years = load("safer_cities_spending")
    ax = safer_cities_spending(years).axes[0]
    assert [bar.get_height() for bar in ax.patches] == years["real_gbp_m"].tolist()
    assert ax.get_ylim()[0] == 0
    assert "1993-94 prices" in ax.get_ylabel()


def test_spending_marks_what_was_not_yet_spent():
    fig = safer_cities_spending(load("safer_cities_spending"))
    assert [bool(bar.get_hatch()) for bar in fig.axes[0].patches] == [False] * 4 + [True] * 2
    assert {"estimated", "planned"} <= set(words(fig))


def test_counts_are_drawn_from_zero_and_the_estimate_is_marked():
    counts = load("partnership_counts")
    fig = partnership_counts(counts)
    bars = fig.axes[0].patches
    assert [bar.get_width() for bar in bars] == counts["partnerships_count"].tolist()
    assert [bool(bar.get_hatch()) for bar in bars] == [basis == "estimate" for basis in counts["basis"]]
    assert "about 5,500 (estimate)" in words(fig)
    assert "376" in words(fig)
