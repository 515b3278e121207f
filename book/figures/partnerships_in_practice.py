"""Figures of the chapter on partnerships in practice: the two roads of 2003, children's first entries, the money."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from book.style import COLOURS, new_figure

WIDTH = 4.4  # inches: on a phone the picture is drawn at about this size
SMALL = 10.5  # points
TARGET_GONE = 2008.5  # the target behind police detections was dropped in 2008


@dataclass(frozen=True)
class Box:
    """A box of the scheme: its words, where its middle stands and its road."""

    words: str
    x: float
    y: float
    road: str


@dataclass(frozen=True)
class Step:
    """An arrow of the scheme, from one box to another, with its words and whether a statute stands behind it."""

    start: int
    end: int
    words: str
    binding: bool


# Who passed what to whom in 2003: Home Office (2002), the Police Reform Act 2002 and section 6 of the Act of 1998.
BOXES = (
    Box("Treasury", 2.2, 9.2, "national"),
    Box("Home Office", 2.2, 6.9, "national"),
    Box("Police authority", 2.2, 4.4, "national"),
    Box("Local people", 7.3, 9.2, "local"),
    Box("Partnership:\ncouncil, police,\nothers", 7.3, 5.2, "local"),
    Box("The area's police commander,\nwho stands on both", 4.75, 0.9, "meeting"),
)
STEPS = (
    Step(0, 1, "agreed\ntargets", False),
    Step(1, 2, "national plan:\nhave regard", True),
    Step(2, 5, "force\ntargets", False),
    Step(3, 4, "review\nand views", True),
    Step(4, 5, "joint\nstrategy", True),
)
ROADS = {"national": "blue", "local": "green", "meeting": "purple"}


def two_roads(boxes: tuple[Box, ...] = BOXES, steps: tuple[Step, ...] = STEPS) -> Figure:
    """Draw how national and local priorities reached one police commander in 2003.

    Parameters
    ----------
    boxes : tuple of Box
    steps : tuple of Step
        A whole arrow where a statute stands behind the step, a dashed one where none does.

    Returns
    -------
    Figure
        Two columns of boxes that meet in one at the foot.

    Source: npp2002, pra2002, cda1998
    """
    fig, ax = new_figure(width=WIDTH, height=4.9)
    ax.set(xlim=(0, 9.6), ylim=(0, 10.7))
    ax.set_axis_off()
    ax.text(2.2, 10.35, "The national road", ha="center", fontsize=11, weight="bold", color=COLOURS["blue"])
    ax.text(7.3, 10.35, "The local road", ha="center", fontsize=11, weight="bold", color=COLOURS["green"])
    for step in steps:
        _arrow(ax, boxes[step.start], boxes[step.end], step)
    for box in boxes:
        _box(ax, box)
    return fig


def first_time_entrants(entrants: pd.DataFrame) -> Figure:
    """Draw the children who entered the youth justice system for the first time, one stem a year.

    Parameters
    ----------
    entrants : DataFrame, one row a year
        twelve_months_to (year and month), precision (exact or rounded), entrants_count (children).

    Returns
    -------
    Figure
        Thousands of children from zero; no line joins the years, since releases do not join.

    Source: youth_first_time_entrants
    """
    fig, ax = new_figure(width=WIDTH, height=3.9)
    entrants = entrants.assign(when=entrants["twelve_months_to"].map(_middle), thousands=entrants["entrants_count"] / 1000)
    for precision, colour, marker, words in (("exact", "blue", "o", "one release"), ("rounded", "orange", "s", "later releases,\nrounded")):
        part = entrants[entrants["precision"] == precision]
        ax.vlines(part["when"], 0, part["thousands"], colors=COLOURS[colour], linewidth=1.6)
        ax.plot(part["when"], part["thousands"], marker, color=COLOURS[colour], markersize=7)
        ax.text(*((2012.2, 50) if precision == "exact" else (2015.6, 28)), words, color=COLOURS[colour], fontsize=SMALL)
    for when, thousands in zip(entrants["when"], entrants["thousands"], strict=True):
        ax.text(when, thousands + 4, f"{thousands:.0f}", ha="right" if when == 2018.5 else "left" if when == 2019.5 else "center", fontsize=SMALL)
    _mark(ax, TARGET_GONE, 96, "2008: detection\ntarget dropped")
    ax.set(xlim=(2004, 2026), ylim=(0, 122), ylabel="First-time entrants (thousands)")
    ax.set_xticks([2006, 2012, 2018, 2024])
    return fig


def funding(money: pd.DataFrame) -> Figure:
    """Draw what the Home Office gave to partnerships, and the change over the whole period.

    Parameters
    ----------
    money : DataFrame, one row a year
        financial_year (label), funding_gbp_m (millions of pounds, cash).

    Returns
    -------
    Figure
        Bars from zero with their values, and the change from first to last in words.

    Source: csp_funding
    """
    fig, ax = new_figure(width=WIDTH, height=3.2)
    ax.bar(range(len(money)), money["funding_gbp_m"], color=COLOURS["blue"], width=0.56)
    ax.set_xticks(range(len(money)), money["financial_year"])
    for place, value in enumerate(money["funding_gbp_m"]):
        ax.text(place, value + 1.2, f"£{value:.1f}m", ha="center")
    first, last = money["funding_gbp_m"].iloc[0], money["funding_gbp_m"].iloc[-1]
    ax.text(len(money) - 1, last + 12, f"{100 * (last / first - 1):.0f}% in\ntwo years".replace("-", "−"), ha="center", color=COLOURS["red"])
    ax.set(ylim=(0, 84), ylabel="Home Office money (£m)")
    ax.grid(visible=False, axis="x")
    return fig


def _middle(month: str) -> float:
    """Place twelve months at their middle, as a decimal year: those to "2007-03" at 2006.75."""
    year, last = month.split("-")
    return int(year) + int(last) / 12 - 0.5


def _mark(ax: Axes, when: float, top: float, words: str) -> None:
    ax.vlines(when, 0, top, colors=COLOURS["muted"], linestyles=(0, (4, 3)), linewidth=1)
    ax.text(when + 0.3, top, words, va="top", fontsize=SMALL, color=COLOURS["ink"])


def _box(ax: Axes, box: Box) -> None:
    look = {"boxstyle": "round,pad=0.45", "facecolor": COLOURS["paper"], "edgecolor": COLOURS[ROADS[box.road]], "linewidth": 1.8}
    ax.text(box.x, box.y, box.words, ha="center", va="center", fontsize=SMALL, bbox=look)


def _arrow(ax: Axes, start: Box, end: Box, step: Step) -> None:
    """Draw one step: whole where a statute stands behind it, dashed where none does; its words in the middle."""
    look = {"arrowstyle": "-|>", "color": COLOURS[ROADS[start.road]], "linewidth": 1.6, "linestyle": "-" if step.binding else (0, (4, 3)), "shrinkA": 16, "shrinkB": 22}
    ax.annotate("", (start.x, end.y), xytext=(start.x, start.y), arrowprops=look)
    middle = (start.y + end.y) / 2
    ax.text(start.x + 0.25, middle, step.words, ha="left", va="center", fontsize=9.5, color=COLOURS["ink"])
