"""Sorting: what is said of a card, and of all of them."""

import pytest

from book.models.sorting import Card, Case, score, sentence, verdict

CARDS = [Card("a", "A", {"x": "yes, x"}, "think"), Card("b", "B", {"x": "yes", "y": "yes too"}, "think again", {"z": "near"}), Card("c", "C", {"z": "yes"}, "no")]
CASE = Case("one", "One", "Sort these.", CARDS)


@pytest.mark.parametrize(("card", "place", "expected"), [(0, "x", (True, "yes, x")), (0, "y", (False, "think")), (1, "y", (True, "yes too")), (1, "z", (False, "near"))])
def test_verdict_gives_the_reason_of_the_place(card, place, expected):
    assert verdict(CARDS[card], place) == expected


def test_score_counts_every_card_once():
    assert score(CASE, {"a": "x", "b": "z"}) == (1, 1, 1)


@pytest.mark.parametrize(
    ("placed", "checked", "said"),
    [
        ({}, True, "None of the 3 cards has been placed yet."),
        ({"a": "x"}, False, "1 of 3 cards is placed. Check them whenever you like."),
        ({"a": "x"}, True, "1 of 3 cards is placed, and it lies where the authors would put it."),
        ({"a": "x", "b": "x"}, True, "2 of 3 cards are placed, all of them where the authors would put them."),
        ({"a": "x", "c": "x"}, True, "2 of 3 cards are placed: 1 where the authors would put it, 1 elsewhere. A reason stands under each."),
    ],
)
def test_sentence_states_how_the_sorting_stands(placed, checked, said):
    assert sentence(CASE, placed, checked=checked) == said
