"""How many contacts outlast their people, against numbers by hand and against networks played out."""

import itertools

import numpy as np
import pytest

from book.errors import BookError
from book.models.relationships import end_alive, hub_pairs, pairs, person_pairs, role_pairs


def played(organisations, months, turnover_pct, ending_pct, handed_pct, runs=4000):
    """Play networks month by month; the mean pairs in contact, by person or role and through a hub."""
    rng = np.random.default_rng(2025)
    monthly = 1 - (1 - turnover_pct / 100) ** (1 / 12)
    short = rng.random((runs, organisations)) < ending_pct / 100
    alive = np.ones((runs, organisations), bool)
    for month in range(1, months + 1):
        leaves = rng.random(alive.shape) < monthly
        alive &= ~leaves | (rng.random(alive.shape) < handed_pct / 100)
        if month % 12 == 0:
            alive &= ~short | (rng.random(alive.shape) < handed_pct / 100)
    both = sum(alive[:, a] & alive[:, b] for a, b in itertools.combinations(range(organisations), 2))
    return both.mean(), (both * alive[:, 0]).mean()


@pytest.mark.parametrize(("organisations", "by_hand"), [(2, 1), (3, 3), (5, 10), (8, 28), (12, 66), (20, 190)])
def test_counts_pairs(organisations, by_hand):
    assert pairs(organisations) == by_hand == len(list(itertools.combinations(range(organisations), 2)))


@pytest.mark.parametrize(("turnover", "months", "by_hand"), [(15, 12, 0.7225), (15, 24, 0.52200625), (17.2, 12, 0.685584)])
def test_a_contact_needs_both_its_ends(turnover, months, by_hand):
    assert person_pairs(2, months, turnover, ending_pct=0) == pytest.approx(by_hand)


@pytest.mark.parametrize("handed", [0, 80])
@pytest.mark.parametrize("ending", [0, 50])
def test_agrees_with_networks_played_out(ending, handed):
    given = {"ending_pct": ending, "handed_pct": handed}
    assert role_pairs(6, 24, 17.2, **given) == pytest.approx(played(6, 24, 17.2, ending, handed)[0], rel=0.06)
    if not handed:
        assert hub_pairs(6, 24, 17.2, ending_pct=ending) == pytest.approx(played(6, 24, 17.2, ending, 0)[1], rel=0.08)


def test_posts_that_end_go_on_the_day_and_not_before():
    before, after = (end_alive(month, 0, ending_pct=40) for month in (11.99, 12))
    assert (before, after) == (1, 0.6)


def test_a_short_post_that_is_handed_over_ends_again_a_year_later():
    assert end_alive(24, 0, ending_pct=100, handed_pct=80) == pytest.approx(0.64)


def test_handing_over_every_time_keeps_every_contact():
    assert role_pairs(8, 24, 30, ending_pct=50, handed_pct=100) == 28


def test_never_handing_over_is_person_to_person():
    assert role_pairs(8, 18, 17.2, ending_pct=20, handed_pct=0) == person_pairs(8, 18, 17.2, ending_pct=20)


def test_a_hub_rests_on_a_third_person_for_all_pairs_but_its_own():
    stays = 0.85
    assert hub_pairs(5, 12, 15, ending_pct=0) == pytest.approx(4 * stays**2 + 6 * stays**3)


def test_everybody_is_in_contact_at_the_start_and_nobody_leaves_without_turnover():
    assert person_pairs(5, 0, 30, ending_pct=50) == hub_pairs(5, 0, 30, ending_pct=50) == 10
    assert person_pairs(5, 24, 0, ending_pct=0) == 10


def test_nobody_is_left_where_all_leave():
    assert person_pairs(5, 12, 100, ending_pct=0) == 0


@pytest.mark.parametrize(
    ("given", "words"),
    [((-1, 10, 0), "The time is -1 months."), ((1, 110, 0), "The turnover is 110 per cent. Give 0 to 100."), ((1, 10, 120), "The share of ending posts is 120 per cent.")],
)
def test_refuses_a_number_outside_its_range(given, words):
    months, turnover, ending = given
    with pytest.raises(BookError, match=words):
        end_alive(months, turnover, ending_pct=ending)


def test_refuses_a_single_organisation():
    with pytest.raises(BookError, match="The number of organisations is 1. Give 2 or more."):
        pairs(1)
