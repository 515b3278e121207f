"""Figures of the chapter on what works: one comparison, and twelve studies by how they compared."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from book.style import COLOURS, new_figure

WIDTH = 4.4  # inches: on a phone the picture is drawn at about this size
SMALL = 10.5  # points

# What stood beside the joint work, from the weakest to the strongest, and how the picture heads it.
DESIGNS = {"none_tested": "not\ntested", "no_comparison": "alone", "compared": "beside\nothers", "by_lot": "by lot"}
# What a study says of people's outcomes: the mark, its filling, its colour and its words.
RESULTS = {
    "better": ("o", "full", "blue", "better"),
    "mixed": ("o", "left", "purple", "mixed"),
    "no_difference": ("o", "none", "red", "no difference"),
    "not_tested": ("x", "full", "muted", "not tested"),
}
FIRST, STEP = 4.75, 1.35  # where the columns begin, and how far apart they stand
WIDE = FIRST + STEP * (len(DESIGNS) - 0.45)  # the right edge


def cardiff_differences(violence: pd.DataFrame) -> Figure:
    """Draw how much lower or higher Cardiff came out than the other cities' course implied.

    Parameters
    ----------
    violence : DataFrame, one row a measure
        label, recorded_by, difference_pct, low_pct, high_pct (per cent).

    Returns
    -------
    Figure
        One mark a measure with its 95% interval, on a scale with zero in it, the first at the top.

    Source: cardiff_violence
    """
    fig, ax = new_figure(width=WIDTH, height=3.0)
    for row, one in enumerate(violence.itertuples()):
        colour = COLOURS["blue" if one.recorded_by == "hospitals" else "orange"]
        marker = "o" if one.recorded_by == "hospitals" else "s"
        ax.plot([one.low_pct, one.high_pct], [row, row], color=colour, linewidth=2.4)
        ax.plot([one.difference_pct], [row], marker, color=colour, markersize=9)
        ax.text(-60, row - 0.33, f"{one.label} ({one.recorded_by}): {signed(one.difference_pct)}%", va="center", fontsize=SMALL, color=colour, bbox={"facecolor": COLOURS["paper"], "edgecolor": "none", "pad": 1})
    ax.axvline(0, color=COLOURS["muted"], linewidth=1.2, zorder=0.9)
    ax.set(xlim=(-62, 78), ylim=(len(violence) - 0.6, -0.65), xlabel="Cardiff, compared with 14 cities (%)")
    ax.set_yticks([])
    ax.grid(visible=False, axis="y")
    return fig


def studies_by_design(studies: pd.DataFrame) -> Figure:
    """Draw each study in the column of its design, marked by its result.

    Parameters
    ----------
    studies : DataFrame, one row a study
        label, year, design, result (labels).

    Returns
    -------
    Figure
        One line a study, the weakest designs at the top; the words of the marks stand below.

    Source: joint_work_studies
    """
    fig, ax = new_figure(width=WIDTH, height=5.2)
    ax.set_axis_off()
    ax.set(xlim=(0, WIDE), ylim=(len(studies) + 2.1, -2.3))
    for name, heading in DESIGNS.items():
        ax.text(column(name), -0.75, heading, ha="center", va="bottom", fontsize=SMALL, color=COLOURS["muted"])
        ax.vlines(column(name), -0.5, len(studies) - 0.5, color=COLOURS["grid"], linewidth=1)
    for row, one in enumerate(studies.itertuples()):
        ax.text(0, row, one.label, va="center", fontsize=SMALL)
        _mark(ax, column(one.design), row, one.result)
    _explain(ax, len(studies) + 0.35)
    return fig


def column(design: str) -> float:
    """Give the place of a design along the picture."""
    return FIRST + STEP * list(DESIGNS).index(design)


def signed(value: float) -> str:
    """Write a number with its sign, a true minus where it is below zero."""
    return f"+{value:g}" if value > 0 else f"\N{MINUS SIGN}{-value:g}" if value < 0 else "0"


def _mark(ax: Axes, x: float, y: float, result: str) -> None:
    marker, filling, colour, _ = RESULTS[result]
    ax.plot([x], [y], marker, fillstyle=filling, color=COLOURS[colour], markerfacecoloralt=COLOURS["paper"], markeredgewidth=2, markersize=11)


def _explain(ax: Axes, top: float) -> None:
    """Say what the marks mean, two a row."""
    for number, (name, (*_, words)) in enumerate(RESULTS.items()):
        x, y = 0.3 + 4.9 * (number % 2), top + 1.1 * (number // 2)
        _mark(ax, x, y, name)
        ax.text(x + 0.45, y, words, va="center", fontsize=SMALL, color=COLOURS["muted"])
