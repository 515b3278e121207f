"""Agreement of orders and the split of money: held to sums by hand and to pandas."""

import random

import pandas as pd
import pytest

from book.models.priorities_board import agreement, allocation, ranks

ABCD = ["a", "b", "c", "d"]


def test_equal_values_share_the_mean_of_their_ranks():
    assert ranks([5, 9, 5, 1]) == [2.5, 1, 2.5, 4]


def test_same_order_agrees_wholly_and_the_reverse_not_at_all():
    shares = {"a": 40, "b": 30, "c": 20, "d": 10}
    assert agreement(ABCD, shares) == pytest.approx(1)
    assert agreement(ABCD[::-1], shares) == pytest.approx(-1)


def test_agreement_is_the_correlation_of_ranks():
    rng = random.Random(4)
    for _ in range(20):
        shares = {name: rng.randint(0, 5) for name in "abcdefgh"}
        order = rng.sample("abcdefgh", 8)
        own, theirs = pd.Series(range(8, 0, -1)), pd.Series([shares[name] for name in order])
        assert agreement(order, shares) == pytest.approx(own.corr(theirs.rank()))


@pytest.mark.parametrize("tied", [0, 25, 60, 100])
def test_every_pound_is_spent_once(tied):
    assert sum(sum(pounds) for pounds in allocation(ABCD, ["c", "d"], tied).values()) == pytest.approx(100)


def test_a_priority_that_is_a_target_gets_both():
    assert allocation(ABCD, ["a", "d"], 60)["a"] == pytest.approx((30, 20))


@pytest.mark.parametrize(("order", "targets", "tied", "words"), [(ABCD, ["a"], 101, "from 0 to 100"), (ABCD, [], 5, "there is no target"), (["a"], ["a"], 5, "too short")])
def test_rejects_a_split_that_cannot_be(order, targets, tied, words):
    with pytest.raises(ValueError, match=words):
        allocation(order, targets, tied)


@pytest.mark.parametrize("shares", [{"a": 1, "b": 2}, dict.fromkeys(ABCD, 3)])
def test_rejects_shares_that_give_no_order(shares):
    with pytest.raises(ValueError):
        agreement(ABCD, shares)
