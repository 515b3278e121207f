"""The workshop's board: what is a whole board, and what is said of it."""

import copy

import pytest

from book.models.workshop_board import MOST_ISSUES, MOST_LETTERS, WORKSHOP, fault, sentence

EMPTY = {"themes": [], "tray": [], "issues": [], "key": "", "questions": []}


def changed(change):
    board = copy.deepcopy(WORKSHOP)
    change(board)
    return board


SPOILT = {
    "no list": (lambda b: b.pop("issues"), "has no list"),
    "too many": (lambda b: b["issues"].extend({"id": f"x{i}", "text": "x"} for i in range(MOST_ISSUES)), f"{MOST_ISSUES + 10} issues, and {MOST_ISSUES} is the most"),
    "long text": (lambda b: b["issues"][0].update(text="x" * (MOST_LETTERS + 1)), "no text of 1 to 200 letters"),
    "blank text": (lambda b: b["questions"].append("  "), "no text of 1 to 200 letters"),
    "votes in words": (lambda b: b["themes"][0].update(votes="many"), "no whole number"),
    "votes below nought": (lambda b: b["themes"][0].update(votes=-1), "no whole number"),
    "twice": (lambda b: b["tray"].append("twice"), "nowhere, or in two places"),
    "nowhere": (lambda b: b["themes"][0]["issues"].pop(), "nowhere, or in two places"),
    "same name": (lambda b: b["themes"].append({"id": "risk", "label": "Risk", "votes": 0, "issues": []}), "Two themes share one name"),
    "strange key": (lambda b: b.update(key="weather"), "key issue is none of the themes"),
    "no issues of a theme": (lambda b: b["themes"][0].pop("issues"), "no list of its issues"),
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_board_is_told_apart_and_why(name):
    change, words = SPOILT[name]
    assert words in fault(changed(change))


@pytest.mark.parametrize("board", [WORKSHOP, EMPTY])
def test_a_whole_board_has_no_fault(board):
    assert fault(board) == ""


@pytest.mark.parametrize("found", [None, 3, "board", [], {}])
def test_something_else_is_no_board(found):
    assert fault(found).startswith("This is no board")


def test_sentence_says_how_far_the_workshop_has_come():
    assert sentence(WORKSHOP) == "10 issues, 10 of them under 4 themes. The key issue is Communication, broken into 3 questions."
    assert sentence(EMPTY) == "The board is empty: write the first issue."
    assert sentence(changed(lambda b: b.update(key=""))).endswith("No key issue has been chosen yet.")
    voted = changed(lambda b: b["themes"][0].update(votes=1))
    assert "Communication with 1 vote, broken" in sentence(voted)


def test_the_workshop_s_own_board_shows_no_votes_since_none_are_known():
    assert [theme["votes"] for theme in WORKSHOP["themes"]] == [0, 0, 0, 0]
    assert len(WORKSHOP["questions"]) == 3
