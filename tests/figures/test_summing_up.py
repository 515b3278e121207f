"""What the last chapter's figure draws: every link of every arrangement, marked by what was seen of it."""

import pytest

from book.data import load
from book.figures.summing_up import LINKS, STATES, claim_links, column


@pytest.fixture(scope="module")
def links():
    return load("claim_links")


def test_every_arrangement_has_every_link_once(links):
    assert links.groupby("arrangement")["link"].apply(list).tolist() == [list(LINKS)] * links["arrangement"].nunique()


def test_each_link_stands_in_its_column_and_row(links):
    marks = claim_links(links).axes[0].lines[: len(links)]
    rows = {label: at for at, label in enumerate(dict.fromkeys(links["label"]))}
    assert [(mark.get_xdata()[0], mark.get_ydata()[0]) for mark in marks] == [(column(one.link), rows[one.label]) for one in links.itertuples()]


def test_each_link_has_the_mark_of_its_state(links):
    marks = claim_links(links).axes[0].lines[: len(links)]
    assert [(mark.get_marker(), mark.get_fillstyle()) for mark in marks] == [STATES[state][:2] for state in links["state"]]


def test_states_differ_by_more_than_colour():
    assert len({(marker, filling) for marker, filling, *_ in STATES.values()}) == len(STATES)


def test_only_cardiff_shows_a_change_with_a_comparison(links):
    assert links.loc[(links["link"] == "change") & (links["state"] == "seen"), "arrangement"].tolist() == ["injury_data_cardiff"]


def test_names_end_before_the_first_link(links):
    fig = claim_links(links)
    fig.draw_without_rendering()
    ax = fig.axes[0]
    edge = ax.transData.transform((column("meet") - 0.4, 0))[0]
    boxes = [text.get_window_extent() for text in ax.texts if text.get_text() in set(links["label"])]
    assert len(boxes) == links["label"].nunique()
    assert all(box.x0 + 1.08 * box.width <= edge for box in boxes)
