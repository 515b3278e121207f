"""Shares of the economy: the arithmetic of a numerator and a denominator."""

import pandas as pd
import pytest

from book.data import load
from book.models.spending_explorer import ends, share_at, spending_change_pct

SHARES = pd.DataFrame({"year_ending_march": [1950, 1951, 1952], "a": [None, 4.0, 5.0]})


@pytest.mark.parametrize(("before", "after", "economy", "change"), [(40, 40, 25, 25), (40, 32, 25, 0), (40, 60, -10, 35), (10, 5, 0, -50)])
def test_spending_moves_by_share_times_economy(before, after, economy, change):
    assert spending_change_pct(before, after, economy) == pytest.approx(change)


def test_share_follows_from_amounts():
    """From spending 30 of an economy of 120, to 33 of one of 150."""
    assert spending_change_pct(100 * 30 / 120, 100 * 33 / 150, 25) == pytest.approx(10)


def test_period_starts_where_the_series_does():
    assert ends(SHARES, "a", 1950, 1952) == (1951, 1952)


def test_rejects_a_period_outside_the_series():
    with pytest.raises(ValueError, match="fewer than two years between 1950 and 1951"):
        ends(SHARES, "a", 1950, 1951)


def test_reads_the_official_share_of_a_year():
    assert share_at(load("public_spending"), "total_gdp_pct", 1989) == 34.5


@pytest.mark.parametrize(("before", "economy"), [(0, 5), (40, -100)])
def test_rejects_what_cannot_be_reckoned(before, economy):
    with pytest.raises(ValueError, match="must be above"):
        spending_change_pct(before, 30, economy)
