"""Figures of the chapter on why agencies work together: the chain that a case runs through, and trials that fail on the day."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from book.style import COLOURS, new_figure

WIDTH = 4.4  # inches: on a phone the picture is drawn at about this size
SMALL = 10.5  # points
BOX = (0.2, 8.2)  # left edge and width of a box, of 10
HEIGHT = 0.52  # of a box, where 1 is the distance from box to box

GAP_AFTER = 2004  # no figure is shown between this year and the next one in the table
GAP = 1.6  # how wide the gap is drawn, in years


def chain(handoffs: pd.DataFrame) -> Figure:
    """Draw the bodies that a case passes through, and what each hands to the next.

    Parameters
    ----------
    handoffs : DataFrame, one row a hand-off, in order
        step, from_body, to_body, handed_on (labels); each row starts where the last one ended.

    Returns
    -------
    Figure
        One box a body from the top down, joined by numbered arrows. Sizes mean nothing.

    Source: case_handoffs
    """
    bodies = [handoffs["from_body"].iloc[0], *handoffs["to_body"]]
    fig, ax = new_figure(width=WIDTH, height=5.4)
    ax.set_axis_off()
    ax.set(xlim=(0, 10), ylim=(len(bodies) - 0.6, -0.4))
    left, width = BOX
    ax.barh(range(len(bodies)), width, left=left, height=HEIGHT, color="none", edgecolor=COLOURS["blue"], linewidth=1.4)
    for row, body in enumerate(bodies):
        ax.text(left + width / 2, row, body, ha="center", va="center", weight="bold", color=COLOURS["blue"])
    for row, step in enumerate(handoffs.itertuples()):
        _arrow(ax, row, f"{step.step}  {step.handed_on}")
    return fig


def trials_not_held(cases: pd.DataFrame) -> Figure:
    """Draw the share of trials that had to be listed again, with a gap where years are missing.

    Parameters
    ----------
    cases : DataFrame, one row a court and year
        court (label), year (calendar year), ineffective_pct (per cent).

    Returns
    -------
    Figure
        Per cent from zero. No line runs across the years that are not shown.

    Source: ineffective_trials
    """
    fig, ax = new_figure(width=WIDTH, height=3.7)
    cases = cases.assign(at=positions(cases["year"]))
    _draw_court(ax, cases, "Crown Court", "blue", "s")
    _draw_court(ax, cases, "Magistrates' courts", "orange", "o")
    years = cases.drop_duplicates("year").sort_values("year")
    ax.set_xticks(years["at"], [str(year) for year in years["year"]])
    ax.set(ylim=(0, 36), xlim=(-0.75, years["at"].max() + 0.45), ylabel="Trials listed again (%)")
    ax.grid(visible=False, axis="x")
    ax.text(years["at"].iloc[1] + (1 + GAP) / 2, 1.2, "years not\nshown", ha="center", va="bottom", fontsize=SMALL, color=COLOURS["muted"])
    _name(ax, cases, "Magistrates' courts", "orange", (0.1, 32.3), "magistrates' courts")
    _name(ax, cases, "Crown Court", "blue", (2.75, 29.6), "Crown Court")
    return fig


def positions(years: pd.Series) -> pd.Series:
    """Place years side by side, the later ones moved up to a gap behind the earlier ones.

    Parameters
    ----------
    years : Series of int
        Calendar years; those after `GAP_AFTER` follow the gap.

    Returns
    -------
    Series of float
        Places from 0, one a year, with 1 + `GAP` across the gap.
    """
    first, later = years.min(), years[years > GAP_AFTER].min()
    return (years - first).where(years <= GAP_AFTER, years - later + (GAP_AFTER - first) + 1 + GAP).astype(float)


def _arrow(ax: Axes, row: int, words: str) -> None:
    """Point from one box to the next, with the words beside the arrow."""
    x = BOX[0] + 0.7
    ax.annotate("", (x, row + 1 - HEIGHT / 2), xytext=(x, row + HEIGHT / 2), arrowprops={"arrowstyle": "->", "color": COLOURS["muted"]})
    ax.text(x + 0.35, row + 0.5, words, va="center", fontsize=SMALL, color=COLOURS["ink"])


def _draw_court(ax: Axes, cases: pd.DataFrame, court: str, colour: str, marker: str) -> None:
    """Draw the points of a court, joined on either side of the gap."""
    part = cases[cases["court"] == court].sort_values("year")
    for group in (part[part["year"] <= GAP_AFTER], part[part["year"] > GAP_AFTER]):
        ax.plot(group["at"], group["ineffective_pct"], marker + "-", color=COLOURS[colour], markersize=6)
    for case in part.itertuples():
        _value(ax, case)


def _value(ax: Axes, case) -> None:
    """Write a value above its point, or below it where the other court stands above."""
    below = case.court == ("Magistrates' courts" if case.year > GAP_AFTER else "Crown Court")
    shift, align = ((-5, -13), "right") if below and case.at == 0 else ((0, -15 if below else 8), "center")
    ax.annotate(f"{case.ineffective_pct:g}", (case.at, case.ineffective_pct), xytext=shift, textcoords="offset points", ha=align, fontsize=SMALL)


def _name(ax: Axes, cases: pd.DataFrame, court: str, colour: str, at: tuple[float, float], words: str) -> None:
    if (cases["court"] == court).any():
        ax.text(*at, words, color=COLOURS[colour], fontsize=SMALL, va="bottom")
