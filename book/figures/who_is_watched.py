"""Figures of the chapter on who is watched: the length of a list, and referrals that went no further."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from book.style import COLOURS, new_figure

WIDTH = 4.4  # inches: on a phone the picture is drawn at about this size
SMALL = 10.5  # points
# What happened to the list: the time (years) and the words beside its mark.
EVENTS = ((2018 + 10.5 / 12, "regulator's notice"), (2022 + 10.4 / 12, "settled"), (2024 + 1.4 / 12, "ends"))


def names_on_the_list(counts: pd.DataFrame) -> Figure:
    """Draw the published counts of the Gangs Matrix over time, with three events.

    Parameters
    ----------
    counts : DataFrame, one row a published count
        published (year and month), names_count (people).

    Returns
    -------
    Figure
        People from zero, by the time of publication; a point a count, joined by a thin line.

    Source: gangs_matrix
    """
    fig, ax = new_figure(width=WIDTH, height=3.7)
    when = [_years(month) for month in counts["published"]]
    _events(ax)
    ax.plot(when, counts["names_count"], "o-", color=COLOURS["blue"], linewidth=1.2, markersize=7)
    for left, count in zip(when, counts["names_count"], strict=True):
        ax.text(left, count + 130, f"{count:,}", ha="center", va="bottom", fontsize=SMALL, color=COLOURS["blue"])
    ax.set(xlim=(2017.7, 2025), ylim=(0, 5000), ylabel="People named on the list", xlabel="When the count was published")
    ax.set_xticks(range(2018, 2025, 2))
    ax.yaxis.set_major_formatter("{x:,.0f}")
    return fig


def referrals(years: pd.DataFrame) -> Figure:
    """Draw the referrals to Prevent by year, with those taken on of each 100.

    Parameters
    ----------
    years : DataFrame, one row a year
        year_ending_march (year), referred_count (cases), adopted_share_pct (per cent, may be missing).

    Returns
    -------
    Figure
        A bar a year, from zero, the first year at the top; those taken on are the filled part.

    Source: prevent_referrals
    """
    fig, ax = new_figure(width=WIDTH, height=4.1)
    rows = range(len(years))
    taken = (years["referred_count"] * years["adopted_share_pct"] / 100).fillna(0)
    ax.barh(rows, years["referred_count"], height=0.68, color="none", edgecolor=COLOURS["muted"], linewidth=1.3)
    ax.barh(rows, taken, height=0.68, color=COLOURS["orange"])
    for row, (_, year) in zip(rows, years.iterrows(), strict=True):
        ax.text(year["referred_count"] - 130, row, f"{year['referred_count']:,.0f}", ha="right", va="center", fontsize=SMALL)
        ax.text(year["referred_count"] + 150, row, _share(year["adopted_share_pct"]), va="center", fontsize=SMALL, color=COLOURS["orange"])
    ax.set_yticks(rows, years["year_ending_march"].astype(str))
    ax.set(xlim=(0, 11800), ylim=(len(years) - 0.4, -0.6), xlabel="People referred; filled: taken on", ylabel="Year ending March")
    ax.set_xticks([0, 4000, 8000])
    ax.xaxis.set_major_formatter("{x:,.0f}")
    ax.tick_params(axis="y", length=0)
    ax.grid(visible=False, axis="y")
    return fig


def _share(share_pct: float) -> str:
    return "not seen" if pd.isna(share_pct) else f"{share_pct:.0f} in 100"


def _years(month: str) -> float:
    """Turn a month such as 2020-02 into years, in the middle of the month."""
    year, number = month.split("-")
    return int(year) + (int(number) - 0.5) / 12


def _events(ax: Axes) -> None:
    for left, words in EVENTS:
        ax.axvline(left, color=COLOURS["muted"], linewidth=1, linestyle=(0, (3, 3)))
        ax.text(left + 0.08, 4930, words, va="top", fontsize=SMALL, color=COLOURS["muted"])
