"""Figures of the chapter on the mixed economy of welfare: who takes part in a service, and what the State spent."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from book.style import COLOURS, new_figure

WIDTH = 4.4  # inches: on a phone the picture is drawn at about this size
SMALL = 10.5  # points

SECTORS = ("State", "market", "voluntary", "informal")
DIMENSIONS = ("provides", "pays", "regulates")
# The functions of public spending that the chapter counts as welfare, and how a figure names the rest.
WELFARE = ("health_gdp_pct", "social_security_gdp_pct", "education_gdp_pct")
FUNCTIONS = {
    "other_gdp_pct": "all other",
    "social_security_gdp_pct": "social security",
    "defence_gdp_pct": "defence",
    "education_gdp_pct": "education",
    "debt_interest_gdp_pct": "debt interest",
    "health_gdp_pct": "health",
}
# One task, supervision in the community, under two arrangements. The weights (main, part) are our
# reading of whiteribbon2020 for 1876, and of guardian2012serco and serco2012 for 2012.
TWO_ARRANGEMENTS = pd.DataFrame(
    [
        ("1876: missionaries in a London court", "voluntary", "provides", "main"),
        ("1876: missionaries in a London court", "voluntary", "pays", "main"),
        ("1876: missionaries in a London court", "State", "regulates", "part"),
        ("1876: missionaries in a London court", "voluntary", "regulates", "main"),
        ("2012: unpaid work in London", "market", "provides", "main"),
        ("2012: unpaid work in London", "State", "provides", "part"),
        ("2012: unpaid work in London", "State", "pays", "main"),
        ("2012: unpaid work in London", "State", "regulates", "main"),
    ],
    columns=["arrangement", "sector", "dimension", "weight"],
)


def who_does_what(parts: pd.DataFrame) -> Figure:
    """Draw a grid of sectors and dimensions for each arrangement, with the cells that are filled.

    Parameters
    ----------
    parts : DataFrame, one row a part that a sector takes
        arrangement (label), sector (of SECTORS), dimension (of DIMENSIONS), weight (main or part).

    Returns
    -------
    Figure
        One grid an arrangement, in the order given; a cell holds the word for its weight.

    Source: whiteribbon2020, guardian2012serco, serco2012
    """
    names = list(dict.fromkeys(parts["arrangement"]))
    fig, axes = new_figure(width=WIDTH, height=2.5 * len(names), nrows=len(names), squeeze=False)
    for ax, name in zip(axes[:, 0], names, strict=True):
        _draw_grid(ax, parts[parts["arrangement"] == name])
        ax.text(-0.5, -1.15, name, fontsize=11, fontweight="bold", ha="left", va="center")
    return fig


def total_and_welfare(spending: pd.DataFrame) -> Figure:
    """Draw all public spending, and the part that went to health, social security and education.

    Parameters
    ----------
    spending : DataFrame, one row a financial year
        year_ending_march (year), total_gdp_pct and the columns of WELFARE (per cent of GDP).

    Returns
    -------
    Figure
        Per cent of GDP from zero. The lower line starts where social security is first counted.

    Source: public_spending
    """
    fig, ax = new_figure(width=WIDTH, height=4.4)
    welfare = spending[list(WELFARE)].sum(axis=1, skipna=False)
    ax.plot(spending["year_ending_march"], spending["total_gdp_pct"], color=COLOURS["blue"])
    ax.plot(spending["year_ending_march"], welfare, color=COLOURS["orange"], linestyle=(0, (5, 1.5)))
    ax.text(1948, 49.5, "all public spending", color=COLOURS["blue"])
    ax.text(1957, 4.6, "health, social security\nand education", color=COLOURS["orange"], va="center")
    for year, side in ((1983, "above"), (1989, "below")):
        row = spending["year_ending_march"] == year
        _point_out(ax, year, float(spending.loc[row, "total_gdp_pct"].iloc[0]), COLOURS["blue"], side=side)
        _point_out(ax, year, float(welfare[row].iloc[0]), COLOURS["orange"], side=side)
    ax.set(xlim=(1947, 2025), ylim=(0, 58), ylabel="Share of GDP (%)", xlabel="Financial year ending in March")
    ax.set_xticks([1950, 1970, 1990, 2010])
    return fig


def change_by_function(spending: pd.DataFrame, first: str, last: str) -> Figure:
    """Draw by how much each function's share of GDP changed between two financial years.

    Parameters
    ----------
    spending : DataFrame, one row a financial year
        financial_year (label) and the columns of FUNCTIONS (per cent of GDP).
    first, last : str
        The years, such as "1982-83".

    Returns
    -------
    Figure
        Bars from zero in percentage points of GDP, the largest fall first.

    Source: public_spending
    """
    change = function_changes(spending, first, last)
    fig, ax = new_figure(width=WIDTH, height=3.4)
    colours = [COLOURS["orange"] if column in WELFARE else COLOURS["muted"] for column in change.index]
    ax.barh(range(len(change)), change, color=colours, height=0.62, hatch=["//" if column in WELFARE else "" for column in change.index], edgecolor=COLOURS["paper"])
    ax.set_yticks(range(len(change)), [FUNCTIONS[column] for column in change.index])
    for row, value in enumerate(change):
        ax.text(min(value, 0) - 0.12, row, f"{value:+.1f}".replace("-", "−"), ha="right", va="center", fontsize=SMALL)
    ax.set(xlim=(-6.2, 0.4), ylim=(len(change) - 0.4, -0.6), xlabel=f"Change from {first} to {last}\n(percentage points of GDP)")
    ax.grid(visible=False, axis="y")
    ax.tick_params(axis="y", length=0)
    return fig


def function_changes(spending: pd.DataFrame, first: str, last: str) -> pd.Series:
    """Give the change of each function's share of GDP between two years, largest fall first.

    Parameters
    ----------
    spending : DataFrame, one row a financial year
        financial_year (label) and the columns of FUNCTIONS (per cent of GDP).
    first, last : str
        The years, such as "1982-83".

    Returns
    -------
    Series
        Percentage points of GDP, by column name, rounded to a tenth as the table is.
    """
    years = spending.set_index("financial_year")
    change = years.loc[last, list(FUNCTIONS)] - years.loc[first, list(FUNCTIONS)]
    return change.astype(float).round(1).sort_values()


def _draw_grid(ax: Axes, parts: pd.DataFrame) -> None:
    look = {"main": ("blue", "paper"), "part": ("grid", "ink")}
    for part in parts.itertuples():
        column, row = DIMENSIONS.index(part.dimension), SECTORS.index(part.sector)
        fill, ink = look[part.weight]
        ax.fill([column - 0.5, column + 0.5, column + 0.5, column - 0.5], [row - 0.5, row - 0.5, row + 0.5, row + 0.5], color=COLOURS[fill])
        ax.text(column, row, part.weight, color=COLOURS[ink], ha="center", va="center")
    ax.set(xlim=(-0.5, len(DIMENSIONS) - 0.5), ylim=(len(SECTORS) - 0.5, -0.5))
    ax.set_xticks(range(len(DIMENSIONS)), DIMENSIONS)
    ax.set_yticks(range(len(SECTORS)), SECTORS)
    ax.xaxis.tick_top()
    ax.grid(visible=False)
    ax.tick_params(length=0)
    for line in range(1, len(DIMENSIONS)):
        ax.axvline(line - 0.5, color=COLOURS["muted"], linewidth=0.8)
    for line in range(len(SECTORS) + 1):
        ax.axhline(line - 0.5, color=COLOURS["muted"], linewidth=0.8)


def _point_out(ax: Axes, year: int, value: float, colour: str, *, side: str) -> None:
    """Mark a value on a line, with its number above or below it."""
    ax.plot([year], [value], "o", color=colour, markersize=6)
    shift, align = (1.3, "bottom") if side == "above" else (-1.5, "top")
    ax.text(year, value + shift, f"{value:.1f}", color=colour, ha="center", va=align, fontsize=SMALL)
