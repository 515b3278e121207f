"""What becomes of a case on its way, against counts by hand and every outcome listed."""

import itertools

import pytest

from book.errors import BookError
from book.models.handoffs import mean_dropped, passage

SETTINGS = list(itertools.product((1, 2, 3, 7), (60, 90, 99), (1, 2, 3), (0, 30, 100)))


def listed(handoffs, reliability_pct, tries, shared_pct):
    """Add up the chances of every way in which a case can go: present or away, and each hand-off."""
    away = (100 - reliability_pct) / 100 * shared_pct / 100
    # What is left to fail alone, found from: away + (1 - away) * alone = failure.
    alone = ((100 - reliability_pct) / 100 - away) / (1 - away)
    whole = part = everything = 0.0
    for lost in itertools.product((False, True), repeat=handoffs):
        chance = 1 - away
        for one in lost:
            chance *= alone**tries if one else 1 - alone**tries
        if not any(lost):
            whole += chance
        elif all(lost):
            everything += chance
        else:
            part += chance
    return whole, part, everything + away


@pytest.mark.parametrize(("handoffs", "reliability", "tries", "shared"), SETTINGS)
def test_agrees_with_every_outcome_listed(handoffs, reliability, tries, shared):
    one = passage(handoffs, reliability, tries=tries, shared_pct=shared)
    assert (one.whole, one.part, one.everything) == pytest.approx(listed(handoffs, reliability, tries, shared))


@pytest.mark.parametrize(("handoffs", "by_hand"), [(3, 0.729), (5, 0.59049), (10, 0.3486784401)])
def test_chances_multiply_along_the_way(handoffs, by_hand):
    assert passage(handoffs, 90).whole == pytest.approx(by_hand)


def test_a_second_try_makes_nine_times_in_ten_into_ninety_nine_in_a_hundred():
    assert passage(10, 90, tries=2).whole == pytest.approx(0.99**10)


@pytest.mark.parametrize("shared", [0, 25, 50, 100])
def test_a_single_hand_off_works_as_often_as_it_is_said_to(shared):
    assert passage(1, 80, shared_pct=shared).whole == pytest.approx(0.8)
    assert passage(1, 80, shared_pct=shared).part == pytest.approx(0, abs=1e-12)


def test_failures_with_one_cause_keep_more_cases_whole_and_gain_nothing_by_a_second_try():
    assert passage(5, 90, shared_pct=100).whole == pytest.approx(0.9)
    assert passage(5, 90, shared_pct=100, tries=2) == passage(5, 90, shared_pct=100)


@pytest.mark.parametrize("shared", [0, 40, 100])
def test_bunching_does_not_change_how_many_fail_in_all(shared):
    assert mean_dropped(5, 90, shared_pct=shared) == pytest.approx(0.5)


def test_hand_offs_that_never_work_drop_everything():
    assert passage(3, 0, shared_pct=100).everything == passage(3, 0).everything == 1


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"handoffs": 0, "reliability_pct": 90}, "The number of hand-offs is 0. Give 1 or more."),
        ({"handoffs": 1, "reliability_pct": 90, "tries": 0}, "The number of tries is 0."),
        ({"handoffs": 1, "reliability_pct": 101}, "The reliability is 101 per cent. Give 0 to 100."),
        ({"handoffs": 1, "reliability_pct": 90, "shared_pct": -1}, "The shared part is -1 per cent."),
    ],
)
def test_refuses_a_number_outside_its_range(given, words):
    with pytest.raises(BookError, match=words):
        passage(**given)
