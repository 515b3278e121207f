"""What a share of the economy says, and what it cannot say without the economy's own size."""

from __future__ import annotations

import pandas as pd


def ends(shares: pd.DataFrame, column: str, first: int, last: int) -> tuple[int, int]:
    """Find the first and last year of a period that a series covers.

    Parameters
    ----------
    shares : DataFrame, one row a financial year
        year_ending_march (year) and the named column (per cent of GDP).
    column : str
    first, last : int
        The period's ends: years ending in March.

    Returns
    -------
    tuple of int
        Years ending in March; the first is later than asked for where the series begins later.

    Raises
    ------
    ValueError
        If the series has fewer than two years in the period.
    """
    years = shares.loc[shares["year_ending_march"].between(first, last) & shares[column].notna(), "year_ending_march"]
    if len(years) < 2:
        raise ValueError(f"The series '{column}' has fewer than two years between {first} and {last}.")
    return int(years.min()), int(years.max())


def share_at(shares: pd.DataFrame, column: str, year: int) -> float:
    """Give a share in the year ending in March (per cent of GDP).

    Raises
    ------
    KeyError
        If the table has no such year.
    """
    return float(shares.set_index("year_ending_march").loc[year, column])


def spending_change_pct(before_pct: float, after_pct: float, economy_pct: float) -> float:
    """Say how far spending itself moved, when its share and the economy both moved.

    A share is spending divided by GDP, so spending changes by the share's ratio times GDP's ratio.

    Parameters
    ----------
    before_pct, after_pct : float
        The share at the two ends (per cent of GDP), the first above 0.
    economy_pct : float
        The change in GDP between them (per cent; -10 is a fall of a tenth). Where it is a change
        in real terms, so is the answer.

    Returns
    -------
    float
        The change in spending (per cent).

    Raises
    ------
    ValueError
        If the first share is not above 0, or the economy would vanish.

    Source: arithmetic
    """
    if before_pct <= 0:
        raise ValueError(f"The first share is {before_pct}: it must be above 0.")
    if economy_pct <= -100:
        raise ValueError(f"A change of {economy_pct}% leaves no economy: it must be above -100.")
    return 100 * (after_pct / before_pct * (1 + economy_pct / 100) - 1)
