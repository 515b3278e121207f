"""What the chapter's figures draw: every step with its mark, and the counts of the years that were read."""

import pytest

from book.data import load
from book.figures.marac import MARKS, cases_discussed_by_year, missing_years, steps_and_her_part


@pytest.fixture(scope="module")
def steps():
    return load("marac_steps")


@pytest.fixture(scope="module")
def cases():
    return load("marac_cases")


def words(fig):
    return [text.get_text() for text in fig.axes[0].texts]


def fills(fig):
    return [line.get_fillstyle() for line in fig.axes[0].lines]


def test_steps_stand_in_order_with_their_questions(steps):
    drawn = words(steps_and_her_part(steps))
    assert [text for text in drawn if text[0].isdigit()] == [f"{row.step}  {row.name}" for row in steps.itertuples()]
    assert set(steps["question"]) <= set(drawn)


def test_steps_carry_the_mark_of_her_part(steps):
    drawn = fills(steps_and_her_part(steps))
    assert drawn[: len(steps)] == [MARKS[part][0] for part in steps["part"]]


def test_steps_explain_each_mark(steps):
    fig = steps_and_her_part(steps)
    assert fills(fig)[len(steps) :] == ["full", "left", "none"]
    assert {text for _, text in MARKS.values()} <= set(words(fig))


def test_nothing_between_contact_and_telling_has_her_in_it(steps):
    middle = steps[steps["name"].isin(["Research", "Meet", "Plan"])]
    assert set(middle["part"]) == {"without_her"}
    assert (steps["part"] == "takes_part").sum() == 4


def test_cases_are_bars_from_zero_without_the_replaced_figure(cases):
    bars = cases_discussed_by_year(cases).axes[0].patches
    assert [round(bar.get_height(), 3) for bar in bars] == [83.136, 99.966, 107.855, 114.067, 111.418]
    assert {bar.get_y() for bar in bars} == {0}


def test_cases_mark_the_years_that_were_not_read(cases):
    assert missing_years(cases) == [2018, 2019]
    assert words(cases_discussed_by_year(cases)).count("not\nread") == 2


def test_cases_rose_by_a_third():
    cases = load("marac_cases").set_index("year_ending_march")["cases_count"]
    assert 1.33 < cases[2023] / cases[2017] < 1.35
