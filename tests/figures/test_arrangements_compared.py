"""What the chapter's figures draw and its grid holds: ten arrangements, seven answers each, all with a source."""

import re

import pytest

from book import paths
from book.data import load
from book.figures.arrangements_compared import NAMES, TESTS, gates, three_tests


@pytest.fixture(scope="module")
def grid():
    return load("arrangements")


@pytest.fixture(scope="module")
def table():
    return load("arrangement_gates")


@pytest.fixture(scope="module")
def page():
    text = (paths.CHAPTERS / "arrangements_compared.md").read_text(encoding="utf-8")
    return re.sub(r"\s+", " ", re.sub(r"\{\w+(?::\w)?\}`[^`]*`", "", text).replace("*", ""))


def circles(fig):
    return [line for line in fig.axes[0].lines if line.get_marker() == "o"]


def test_each_arrangement_answers_each_question_once(grid):
    assert grid.groupby("arrangement")["question"].nunique().tolist() == [7] * len(NAMES)
    assert not grid.duplicated(["arrangement", "question"]).any()


def test_every_answer_names_its_source(grid):
    assert (grid["source"].str.len() > 0).all()
    assert grid["url"].dropna().str.match(r"https?://").all()


def test_the_page_gives_every_answer_of_the_grid(grid, page):
    assert [answer for answer in grid["answer"] if answer not in page] == []


def test_three_questions_have_a_code_and_the_others_none(grid):
    coded = grid[grid["code"].notna()]["question"]
    assert set(coded) == {question for question, _ in TESTS} and len(coded) == 3 * len(NAMES)


def test_every_arrangement_is_named_in_the_drawing(grid):
    words = [text.get_text() for text in three_tests(grid).axes[0].texts]
    assert set(NAMES.values()) <= set(words)


def test_full_circles_are_as_many_as_the_table_says(grid):
    full = [line for line in circles(three_tests(grid)) if line.get_fillstyle() == "full"]
    assert len(full) == (grid["code"] == "yes").sum() + 1  # one stands in the key


def test_a_changed_answer_changes_the_drawing(grid):
    changed = grid.copy()
    changed.loc[(changed["arrangement"] == "marac") & (changed["question"] == "duty_or_power"), "code"] = "yes"
    full = [line for line in circles(three_tests(changed)) if line.get_fillstyle() == "full"]
    assert len(full) == (grid["code"] == "yes").sum() + 2


def test_bars_have_the_length_of_the_shares(table):
    widths = [bar.get_width() for bar in gates(table).axes[0].patches]
    assert widths == pytest.approx(table["share_of_entry_pct"].tolist())


def test_shares_follow_from_the_counts(table):
    counted = table[table["cases_count"].notna()]
    entry = counted.groupby("arrangement")["cases_count"].transform("first")
    assert (100 * counted["cases_count"] / entry).astype(float).round(1).tolist() == counted["share_of_entry_pct"].tolist()


def test_a_figure_that_is_no_more_than_a_limit_says_so(table):
    words = [text.get_text() for text in gates(table).axes[0].texts]
    assert "fewer than 2" in words and "13" in words and "29" in words


@pytest.mark.parametrize("draw, name", [(three_tests, "arrangements"), (gates, "arrangement_gates")])
def test_words_leave_slack_at_the_right(draw, name):
    fig = draw(load(name))
    fig.draw_without_rendering()
    for text in fig.axes[0].texts:
        box = text.get_window_extent()
        assert box.x0 + 1.1 * box.width <= fig.bbox.x1
