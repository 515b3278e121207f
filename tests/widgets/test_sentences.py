"""Whole numbers that add up, and nouns that agree."""

import random

import pytest

from book.widgets.sentences import counted, listed, whole_numbers


def test_whole_numbers_add_up_and_stay_near():
    rng = random.Random(5)
    for _ in range(200):
        raw = [rng.random() ** 3 for _ in range(rng.choice([2, 3, 5]))]
        shares = [one / sum(raw) for one in raw]
        given = whole_numbers(shares, 100)
        assert sum(given) == 100 and all(abs(100 * share - one) < 1 for share, one in zip(shares, given))


def test_whole_numbers_keep_what_is_whole():
    assert whole_numbers([0.5, 0.5, 0], 1000) == [500, 500, 0]
    assert whole_numbers([0.1 + 0.2, 0.7], 10) == [3, 7]


@pytest.mark.parametrize(("number", "said"), [(0, "0 cases"), (1, "1 case"), (1234, "1,234 cases"), (0.6, "1 case")])
def test_a_noun_agrees_with_the_number_shown(number, said):
    assert counted(number, "case") == said


def test_a_number_with_decimals_takes_the_plural():
    assert counted(1, "day", digits=1) == "1.0 days"
    assert counted(2, "agency", "agencies") == "2 agencies"


@pytest.mark.parametrize(("names", "said"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")])
def test_lists_as_a_sentence_does(names, said):
    assert listed(names) == said
