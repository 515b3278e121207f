"""The Explorer of public spending since 1948: what rose, what fell, and what a share cannot say."""

from __future__ import annotations

import functools

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from book.data import load
from book.models.spending_explorer import ends, share_at, spending_change_pct
from book.style import COLOURS, new_figure
from book.widgets.explorer import Explorer, Prediction, Try

ITEMS = {
    "all public spending": "total_gdp_pct",
    "health": "health_gdp_pct",
    "social security": "social_security_gdp_pct",
    "education": "education_gdp_pct",
    "defence": "defence_gdp_pct",
    "debt interest": "debt_interest_gdp_pct",
}
# Years ending in March: the whole series, a fall, a rise, a second fall, and the two years of the pandemic's start.
PERIODS = {
    "1948-49 to 2022-23": (1949, 2023),
    "1982-83 to 1988-89": (1983, 1989),
    "1997-98 to 2009-10": (1998, 2010),
    "2009-10 to 2019-20": (2010, 2020),
    "2019-20 to 2020-21": (2020, 2021),
}
GROWTH = [-10, 0, 10, 25, 400]
ALL = next(iter(ITEMS))


def spending_explorer() -> Explorer:
    """Make the Explorer of public spending as a share of GDP.

    Returns
    -------
    Explorer
        What is spent on, the period, and a supposed change in the economy over it.

    Source: public_spending
    """
    shares = load("public_spending")
    return Explorer(
        functools.partial(draw, shares),
        params={"item": list(ITEMS), "period": list(PERIODS), "economy": GROWTH},
        describe=functools.partial(describe, shares),
        table=functools.partial(table, shares),
        **WORDS,
    )


def describe(shares: pd.DataFrame, *, item: str, period: str, economy: int) -> str:
    """Say how the share moved and what that means for spending, if the economy moved as supposed.

    Parameters
    ----------
    shares : DataFrame, one row a financial year
        The data set public_spending.
    item, period : str
        Names out of `ITEMS` and `PERIODS`.
    economy : int
        Supposed change in GDP over the period (per cent).

    Returns
    -------
    str
    """
    (first, last), (before, after) = _span(shares, item, period)
    change = spending_change_pct(before, after, economy)
    late = "" if first == PERIODS[period][0] else f" (the series begins in {_year(first)})"
    moved = f"stood at {after:.1f}% of GDP at both ends" if before == after else f"{'rose' if after > before else 'fell'} from {before:.1f}% to {after:.1f}% of GDP"
    return f"{_title(item)} {moved}, {_year(first)} to {_year(last)}{late}. If the economy had {_grown(economy)} in that time, spending itself would {_moved(change)}."


def table(shares: pd.DataFrame, *, item: str, period: str, economy: int) -> list[dict]:
    """List the ends of the period, the table twin of the drawing.

    Parameters
    ----------
    shares, item, period, economy
        As in `describe`.

    Returns
    -------
    list of dict
        The share at both ends, then its change, the supposed change in GDP and what follows.
    """
    (first, last), (before, after) = _span(shares, item, period)
    return [
        _row(f"Share of GDP, {_year(first)} (%)", f"{before:.1f}"),
        _row(f"Share of GDP, {_year(last)} (%)", f"{after:.1f}"),
        _row("Change in the share (%)", f"{100 * (after / before - 1):+.0f}"),
        _row("Change in GDP, supposed (%)", f"{economy:+d}" if economy else "0"),
        _row("Change in spending that follows (%)", f"{spending_change_pct(before, after, economy):+.0f}"),
    ]


def draw(shares: pd.DataFrame, *, item: str, period: str, economy: int) -> Figure:
    """Draw the share since 1948 with the period marked, and three bars: share, economy, spending.

    Parameters
    ----------
    shares, item, period, economy
        As in `describe`.

    Returns
    -------
    Figure
        Per cent of GDP from zero above; per cent of change below, cut at the edge where it is larger.
    """
    fig, (top, low) = new_figure(width=4.4, height=5.0, nrows=2, height_ratios=[3, 1.45])
    _draw_share(top, shares, item, _span(shares, item, period))
    (before, after) = _span(shares, item, period)[1]
    _draw_changes(low, [100 * (after / before - 1), economy, spending_change_pct(before, after, economy)])
    return fig


def _draw_share(ax: Axes, shares: pd.DataFrame, item: str, span: tuple) -> None:
    (first, last), (before, after) = span
    years, values = shares["year_ending_march"], shares[ITEMS[item]]
    top = 60 if item == ALL else 15
    ax.axvspan(first, last, color=COLOURS["grid"], alpha=0.6, linewidth=0)
    ax.plot(years, values, color=COLOURS["blue"])
    ax.plot([first, last], [before, after], "o", color=COLOURS["orange"], markersize=6)
    ax.set(xlim=(1945, 2026), ylim=(0, top), ylabel="Share of GDP (%)")
    ax.set_xticks([1950, 1970, 1990, 2010])
    ax.text(1946.5, 0.93 * top, _title(item), color=COLOURS["blue"])
    ax.text(1946.5, 0.05 * top, f"marked years: {before:.1f}% to {after:.1f}%", color=COLOURS["orange"], fontsize=10.5)


def _draw_changes(ax: Axes, changes: list[float]) -> None:
    edge, names = 120, ["the share", "the economy\n(supposed)", "so, spending"]
    hatches = ["", "///", ""]
    for row, (change, hatch, colour) in enumerate(zip(changes, hatches, ("orange", "muted", "blue"), strict=True)):
        ax.barh(row, max(min(change, edge), -edge), color="none" if hatch else COLOURS[colour], edgecolor=COLOURS[colour], hatch=hatch, height=0.6)
        beyond = " →" if change > edge else ""
        ax.text(max(change, 0) + 4 if change <= edge else edge + 4, row, f"{change:+.0f}%{beyond}" if round(change) else "0%", va="center", fontsize=10.5)
    ax.set_yticks(range(3), names)
    ax.set(xlim=(-70, 190), ylim=(2.5, -0.5), xlabel="Change over the marked years (%)")
    ax.set_xticks([-50, 0, 50, 100])
    ax.axvline(0, color=COLOURS["muted"], linewidth=1)
    ax.grid(visible=False, axis="y")
    ax.tick_params(axis="y", length=0)


def _span(shares: pd.DataFrame, item: str, period: str) -> tuple[tuple[int, int], tuple[float, float]]:
    years = ends(shares, ITEMS[item], *PERIODS[period])
    return years, tuple(share_at(shares, ITEMS[item], year) for year in years)


def _row(name: str, value: str) -> dict:
    return {"Measure": name, "Value": value}


def _year(ending: int) -> str:
    return f"{ending - 1}-{ending % 100:02d}"


def _title(item: str) -> str:
    return item[0].upper() + item[1:]


def _grown(pct: int) -> str:
    if pct == 0:
        return "kept its size"
    return f"grown to {1 + pct // 100} times its size" if pct >= 100 else f"{'grown' if pct > 0 else 'shrunk'} by {abs(pct)}%"


def _moved(pct: float) -> str:
    if round(pct) == 0:
        return "hardly have moved"
    if pct >= 200:
        return f"have grown to {1 + pct / 100:.1f} times what it was"
    return f"have {'grown' if pct > 0 else 'fallen'} by {abs(round(pct))}%"


WORDS = {
    "title": "Did the State withdraw?",
    "idea": "spending_explorer",
    "labels": {"item": "Spending on", "period": "Period", "economy": "Suppose that the economy changed by"},
    "units": {"economy": "%"},
    "start": {"item": ALL, "period": "1948-49 to 2022-23", "economy": 400},
    "predict": Prediction(
        question="Between 1982-83 and 1988-89, all public spending fell from 43.2% to 34.5% of GDP. What must have happened to the amount spent?",
        options=["It was cut by about a fifth", "It fell, but one cannot say how far", "One cannot say whether it fell at all"],
        answer=2,
        why="A share has two parts. It falls if spending is cut, and it falls if the economy grows faster than spending. The share alone cannot tell you which.",
    ),
    "tries": [
        Try(
            "Take the fall of the 1980s, and suppose that the economy grew by a quarter in those years. What was cut?",
            {"item": ALL, "period": "1982-83 to 1988-89", "economy": 25},
            "Nothing, in the sum: spending would have stayed where it was, while the economy grew around it. Was that a withdrawal? Say what you would count as one.",
        ),
        Try(
            "Take health over the same years. Does the story of withdrawal fit?",
            {"item": "health", "period": "1982-83 to 1988-89", "economy": 25},
            "Hardly. Its share went from 4.1% to 4.0%, so spending would have grown about as fast as the economy. Who provided the service and who watched over it could still change, and this series shows neither.",
        ),
        Try(
            "Take the first year of the pandemic, and suppose that the economy shrank by a tenth. How much of the jump was new spending?",
            {"item": ALL, "period": "2019-20 to 2020-21", "economy": -10},
            "The share rose by 35%, but spending by some 21%. The rest of the jump is the economy shrinking under it: part of a record is the denominator.",
        ),
    ],
    "leaves_out": (
        "These shares say who pays, and only for large functions. They do not show who provides a service, who regulates it, how great the need is, or what the money buys. "
        "Police, courts, prisons, probation, housing and social care have no line of their own: they stand inside the total. "
        "A stable share can hide a change from grants to contracts, which is what much of this chapter is about."
    ),
    "assumptions": (
        "The shares are the Office for Budget Responsibility's, which says that they are not national statistics; the figures by function for 2022-23 are extrapolated. "
        "Illustrative: the change in the economy is yours to suppose, and no figure of ours. If you suppose a change in real terms, the change in spending is in real terms too."
    ),
}
