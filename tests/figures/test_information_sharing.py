"""What the chapter's figures draw: four outcomes of which two are mistakes, and the shares of both years."""

import pytest

from book.data import load
from book.figures.information_sharing import COLUMNS, OUTCOMES, ROWS, is_mistake, who_sees_which_mistake, whose_deaths_are_reviewed


@pytest.fixture(scope="module")
def deaths():
    return load("reviewed_deaths")


def words(fig):
    return [text.get_text() for text in fig.axes[0].texts]


def test_each_outcome_stands_once():
    assert {(shared, needed) for shared, needed, *_ in OUTCOMES} == {(row, column) for row in ROWS for column in COLUMNS}


def test_two_outcomes_are_mistakes_and_have_a_thick_edge():
    boxes = who_sees_which_mistake().axes[0].patches
    thick = [box.get_linewidth() > 2 for box in boxes]
    assert thick == [is_mistake(shared, needed) for shared, needed, *_ in OUTCOMES]
    assert sum(thick) == 2


def test_each_mistake_has_a_watchdog_of_its_own_and_each_success_has_none():
    watchers = {(shared, needed): seen for shared, needed, _, seen in OUTCOMES}
    mistakes = [seen for key, seen in watchers.items() if is_mistake(*key)]
    assert len(set(mistakes)) == 2
    assert all("nobody" in seen for key, seen in watchers.items() if not is_mistake(*key))


def test_shares_are_drawn_end_to_end_from_zero(deaths):
    bars = whose_deaths_are_reviewed(deaths).axes[0].patches
    assert [bar.get_width() for bar in bars] == [50, 24, 26, 51, 18, 31]
    assert [bar.get_x() for bar in bars] == [0, 50, 74, 0, 51, 69]


def test_shares_carry_their_numbers_and_a_hatch_each(deaths):
    fig = whose_deaths_are_reviewed(deaths)
    assert [text for text in words(fig) if text.isdigit()] == ["50", "24", "26", "51", "18", "31"]
    assert len({bar.get_hatch() for bar in fig.axes[0].patches}) == 3


def test_shares_of_a_year_add_up_to_all(deaths):
    assert set(deaths.groupby("year_reviewed")["share_pct"].sum()) == {100}
