"""What the chapter's figures draw: each rung with its cost, and each event in its year."""

import pytest

from book.data import load
from book.figures.what_is_multi_agency import EVENTS, STRANDS, chosen, ladder, story


def words(fig):
    return [text.get_text() for text in fig.axes[0].texts]


@pytest.fixture(scope="module")
def rungs():
    return load("partnership_rungs")


@pytest.fixture(scope="module")
def laws():
    return load("law")


def test_ladder_has_a_box_for_each_rung_in_order(rungs):
    boxes = ladder(rungs).axes[0].patches
    assert [box.get_y() + box.get_height() / 2 for box in boxes] == pytest.approx(rungs["rung"].tolist())


def test_a_higher_rung_stands_further_to_the_right(rungs):
    lefts = [box.get_x() for box in ladder(rungs).axes[0].patches]
    assert lefts == sorted(lefts) and len(set(lefts)) == len(lefts)


def test_every_rung_says_what_is_given_up(rungs):
    drawn = " ".join(words(ladder(rungs)))
    for cost in rungs["given_up"]:
        assert f"Gives up: {cost}" in drawn


def test_a_rung_is_named_with_its_number(rungs):
    assert "4  Federation" in words(ladder(rungs))


def test_words_of_a_rung_stay_inside_its_box(rungs):
    fig = ladder(rungs)
    fig.draw_without_rendering()
    ax = fig.axes[0]
    boxes = [patch.get_window_extent() for patch in ax.patches]
    for text in ax.texts[:-1]:
        extent = text.get_window_extent()
        assert any(box.x0 < extent.x0 and extent.x0 + 1.1 * extent.width <= box.x1 for box in boxes)


def test_events_stand_in_the_order_of_their_dates(laws):
    assert chosen(laws)["date"].is_monotonic_increasing


def test_the_years_drawn_are_those_of_the_table(laws):
    dates = laws.set_index("key")["date"]
    drawn = words(story(laws))
    for key, _, told in EVENTS:
        assert drawn[drawn.index(told) - 1] == dates[key][:4]


def test_a_changed_date_changes_the_picture(laws):
    moved = laws.copy()
    moved.loc[moved["key"] == "care_act_2014", "date"] = "1950-01-01"
    assert words(story(moved))[2:4] == ["1950", "boards to safeguard adults"]


def test_strands_differ_by_more_than_colour():
    assert len({marker for marker, _, _ in STRANDS.values()}) == len(STRANDS)
    assert {strand for _, strand, _ in EVENTS} == set(STRANDS)


def test_each_mark_has_the_shape_of_its_strand(laws):
    lines = story(laws).axes[0].lines[: len(EVENTS)]
    assert [line.get_marker() for line in lines] == [STRANDS[strand][0] for strand in chosen(laws)["strand"]]


def test_words_leave_slack_at_the_right(laws):
    fig = story(laws)
    fig.draw_without_rendering()
    for text in fig.axes[0].texts:
        box = text.get_window_extent()
        assert box.x0 + 1.15 * box.width <= fig.bbox.x1
