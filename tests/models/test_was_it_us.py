"""The scheme and its comparisons: what each design credits, with and without a true effect."""

import numpy as np
import pytest

from book.data import load
from book.models.was_it_us import AREAS, CARDIFF, CHOSEN, CITIES, MEAN, RATIO, SPREAD, Counts, change_pct, simulate


def many(**setting):
    return simulate(np.random.default_rng(7), runs=2000, **setting)


def test_worst_areas_fall_by_as_much_as_normal_theory_says():
    """The picked areas' excess shrinks by the share of variance that is chance."""
    spread = np.sqrt(SPREAD**2 + MEAN)  # a year's count varies by true differences and by chance
    z = np.sort(np.random.default_rng(3).normal(size=(20_000, AREAS)), axis=1)[:, -CHOSEN:].mean()
    excess = z * spread
    expected = -100 * excess * (MEAN / spread**2) / (MEAN + excess)
    assert many(worst=True, design="nothing").change_pct == pytest.approx(expected, abs=0.6)


def test_areas_drawn_by_lot_stay_level():
    assert many(worst=False, design="nothing").change_pct == pytest.approx(0, abs=0.5)


def test_other_areas_beside_the_worst_make_it_worse():
    assert many(worst=True, design="others").apparent_pct < many(worst=True, design="nothing").apparent_pct - 3


@pytest.mark.parametrize(("trend", "effect"), [(0, 0), (-20, 0), (0, -20), (-20, -20)])
def test_drawing_lots_takes_away_both_trend_and_choice(trend, effect):
    assert many(worst=True, design="lot", trend_pct=trend, effect_pct=effect).apparent_pct == pytest.approx(effect, abs=1)


def test_before_and_after_credits_the_scheme_with_the_trend():
    assert many(worst=False, design="nothing", trend_pct=-20).apparent_pct == pytest.approx(-20, abs=0.5)


def test_apparent_effect_is_a_ratio_of_ratios():
    assert Counts((50, 40), (40, 36)).apparent_pct == pytest.approx(100 * (0.8 / 0.9 - 1))


def test_published_rates_and_ratio_point_the_same_way():
    assert Counts(CARDIFF, CITIES).apparent_pct < 0
    assert RATIO[1] < RATIO[0] < RATIO[2] < 1


def test_rejects_a_design_that_does_not_exist():
    with pytest.raises(ValueError, match="no design 'hope': it is one of nothing, others, lot"):
        simulate(np.random.default_rng(1), worst=True, design="hope")


def test_rejects_a_change_from_nothing():
    with pytest.raises(ValueError, match="must be above 0"):
        change_pct(0, 3)


def test_cardiff_stands_here_as_in_its_table():
    row = load("cardiff_violence").set_index("measure").loc["admissions"]
    assert CARDIFF == (row.cardiff_before_rate, row.cardiff_after_rate) and CITIES == (row.cities_before_rate, row.cities_after_rate)
    assert [round(100 * (bound - 1)) for bound in RATIO] == [row.difference_pct, row.low_pct, row.high_pct]
