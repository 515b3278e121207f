"""How the ranking of local problems behaves under different weights."""

import itertools

import pandas as pd
import pytest

from book.data import load
from book.errors import BookError
from book.models.local_audit import leaders, normalised_shares, rank_problems

WEIGHTS = [w for w in itertools.product((0, 1, 2, 3), repeat=3) if any(w)]


@pytest.fixture(scope="module")
def borough():
    return load("borough_audit")


def test_weight_on_volume_alone_orders_by_incidents(borough):
    ranking = rank_problems(borough, volume=1, harm=0, concern=0)
    by_hand = borough.sort_values("incidents_count", ascending=False)["problem"]
    assert ranking["problem"].tolist() == by_hand.tolist()
    assert ranking["places_gained"].eq(0).all()


def test_weight_on_concern_alone_orders_by_concern(borough):
    ranking = rank_problems(borough, volume=0, harm=0, concern=2)
    assert ranking["score_pct"].tolist() == sorted(borough["concern_share_pct"], reverse=True)


def test_harm_is_incidents_times_points():
    two = pd.DataFrame({"problem": ["many", "grave"], "incidents_count": [90, 10], "harm_score": [1, 11], "concern_share_pct": [50, 50]})
    assert normalised_shares(two)["harm_share_pct"].tolist() == [45, 55]
    assert leaders(rank_problems(two, volume=0, harm=1, concern=0)) == ["grave"]


def test_each_single_weight_puts_another_problem_first(borough):
    first = {leaders(rank_problems(borough, **{"volume": 0, "harm": 0, "concern": 0, name: 1}))[0] for name in ("volume", "harm", "concern")}
    assert first == {"Anti-social behaviour", "Domestic abuse", "Burglary"}


@pytest.mark.parametrize(("volume", "harm", "concern"), WEIGHTS)
def test_scaling_all_weights_changes_nothing(borough, volume, harm, concern):
    once = rank_problems(borough, volume=volume, harm=harm, concern=concern)
    tenfold = rank_problems(borough, volume=10 * volume, harm=10 * harm, concern=10 * concern)
    pd.testing.assert_frame_equal(once, tenfold)


@pytest.mark.parametrize(("volume", "harm", "concern"), WEIGHTS)
def test_scores_add_up_to_100_and_no_problem_is_lost(borough, volume, harm, concern):
    ranking = rank_problems(borough, volume=volume, harm=harm, concern=concern)
    assert ranking["score_pct"].sum() == pytest.approx(100)
    assert set(ranking["problem"]) == set(borough["problem"])


def test_more_weight_on_harm_never_lowers_the_problem_with_most_harm(borough):
    ranks = [rank_problems(borough, volume=1, harm=h, concern=1).set_index("problem").loc["Domestic abuse", "rank"] for h in range(20)]
    assert ranks == sorted(ranks, reverse=True)


def test_order_of_rows_does_not_change_a_rank(borough):
    given = rank_problems(borough, volume=1, harm=2, concern=3).set_index("problem")["rank"]
    turned = rank_problems(borough[::-1], volume=1, harm=2, concern=3).set_index("problem")["rank"]
    assert given.to_dict() == turned.to_dict()


def test_equal_scores_share_the_better_rank():
    three = pd.DataFrame({"problem": ["a", "b", "c"], "incidents_count": [2, 2, 1], "harm_score": [1, 1, 1], "concern_share_pct": [1, 1, 1]})
    ranking = rank_problems(three, volume=1, harm=0, concern=0)
    assert ranking["rank"].tolist() == [1, 1, 3]
    assert leaders(ranking) == ["a", "b"]


def test_places_gained_counts_from_the_order_by_volume(borough):
    ranking = rank_problems(borough, volume=0, harm=1, concern=0).set_index("problem")
    assert ranking.loc["Domestic abuse", ["volume_rank", "rank", "places_gained"]].tolist() == [3, 1, 2]
    assert ranking["places_gained"].sum() == 0


def test_all_weights_zero_is_an_error_that_says_what_to_do(borough):
    with pytest.raises(BookError, match="All three weights are 0, so no order follows. Give at least one"):
        rank_problems(borough, volume=0, harm=0, concern=0)


def test_a_weight_below_zero_is_an_error_with_its_value(borough):
    with pytest.raises(BookError, match="The weight on harm is -1"):
        rank_problems(borough, volume=1, harm=-1, concern=0)


def test_the_data_given_are_left_as_they_were(borough):
    before = borough.copy()
    rank_problems(borough, volume=1, harm=1, concern=1)
    pd.testing.assert_frame_equal(borough, before)
