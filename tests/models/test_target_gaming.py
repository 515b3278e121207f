"""How a team divides its time, against a search over all divisions and against results by hand."""

import itertools
from math import sqrt

import numpy as np
import pytest

from book.errors import BookError
from book.models.target_gaming import best_weight, effort

SETTINGS = list(itertools.product((0, 0.3, 0.8, 1), (0.2, 0.5), (0.1, 0.5), (0, 0.5)))
SHARES = np.linspace(0, 1, 401)


def searched(weight, own, bend):
    """Try all divisions of time in steps, and give the one that the team likes best."""
    counted, figures = np.meshgrid(SHARES, SHARES)
    other = 1 - counted - figures
    liked = weight * (np.sqrt(counted) + bend * np.sqrt(figures)) + (1 - weight) * (own * np.sqrt(counted) + (1 - own) * np.sqrt(np.clip(other, 0, None)))
    at = np.argmax(np.where(other >= -1e-12, liked, -1))
    return counted.flat[at], other.flat[at], figures.flat[at]


@pytest.mark.parametrize(("weight", "worth", "own", "bend"), SETTINGS)
def test_the_division_is_the_one_that_a_search_finds(weight, worth, own, bend):
    one = effort(weight, worth=worth, own=own, bend=bend)
    assert (one.counted, one.uncounted, one.figures) == pytest.approx(searched(weight, own, bend), abs=0.006)


def test_by_hand_at_half_weight_with_half_of_the_value_counted():
    one = effort(0.5, worth=0.5, own=0.5, bend=0)
    assert (one.counted, one.uncounted) == pytest.approx((0.9, 0.1))  # 0.75 and 0.25 squared, over their sum
    assert one.result == pytest.approx(sqrt(0.9))
    assert one.value == pytest.approx((0.5 * sqrt(0.9) + 0.5 * sqrt(0.1)) / sqrt(0.5))


def test_a_team_that_does_what_the_public_needs_gives_it_all_the_value_there_is():
    assert effort(0, worth=0.3, own=0.3, bend=0.5).value == pytest.approx(1)


def test_a_target_that_decides_everything_leaves_nothing_for_other_work():
    one = effort(1, worth=0.2, own=0.2, bend=0)
    assert (one.counted, one.uncounted, one.figures, one.result) == (1, 0, 0, 1)


def test_time_on_the_figures_raises_the_result_and_not_the_value():
    honest, bent = (effort(0.8, worth=0.5, own=0.5, bend=bend) for bend in (0, 0.5))
    assert bent.figures > 0 and bent.value < honest.value


@pytest.mark.parametrize(("worth", "own"), [(0.5, 0.125), (0.8, 0.2), (0.2, 0.05)])
def test_the_best_weight_is_where_the_value_peaks(worth, own):
    weights = np.linspace(0, 1, 2001)
    values = [effort(weight, worth=worth, own=own, bend=0).value for weight in weights]
    assert best_weight(worth=worth, own=own) == pytest.approx(weights[np.argmax(values)], abs=0.001)
    assert max(values) == pytest.approx(1)


def test_no_weight_is_best_where_the_team_cares_enough():
    assert best_weight(worth=0.3, own=0.3) == 0
    assert best_weight(worth=0.3, own=0.6) == 0


@pytest.mark.parametrize(("weight", "worth", "own", "bend"), SETTINGS)
def test_shares_add_up_and_nothing_passes_the_best_possible(weight, worth, own, bend):
    one = effort(weight, worth=worth, own=own, bend=bend)
    assert one.counted + one.uncounted + one.figures == pytest.approx(1)
    assert 0 <= one.result <= 1 + 1e-12 and 0 <= one.value <= 1 + 1e-12


@pytest.mark.parametrize(("change", "words"), [({"weight": 1.2}, "The weight is 1.2. Give a number from 0 to 1."), ({"worth": 1}, "The worth is 1. Give a number between 0 and 1."), ({"own": 0}, "The own concern is 0."), ({"bend": -1}, "The bend is -1.")])
def test_refuses_a_number_outside_its_range(change, words):
    given = {"weight": 0.5, "worth": 0.5, "own": 0.5, "bend": 0, **change}
    with pytest.raises(BookError, match=words):
        effort(given.pop("weight"), **given)
