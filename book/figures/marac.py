"""Figures of the chapter on MARACs: the nine steps and who has a part in them, and the cases by year."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from book.style import COLOURS, new_figure

WIDTH = 4.4  # inches: on a phone the picture is drawn at about this size
SMALL = 10.5  # points
MARKS = {  # how the victim's part is shown: fill, and the words of the key
    "takes_part": ("full", "she takes part"),
    "if_safe": ("left", "asked, if that is safe"),
    "without_her": ("none", "without her"),
}


def steps_and_her_part(steps: pd.DataFrame) -> Figure:
    """Draw the steps of the process in order, each with a mark for the victim's part.

    Parameters
    ----------
    steps : DataFrame, one row a step
        step (1 is the first), name, who, question (labels), part (a key of MARKS).

    Returns
    -------
    Figure
        One line a step, the first at the top; a circle is full, half full or empty.

    Source: marac_steps
    """
    fig, ax = new_figure(width=WIDTH, height=5.6)
    ax.set_axis_off()
    ax.set(xlim=(0, 10), ylim=(len(steps) + 2.1, 0.3))
    ax.vlines(0.5, 1, len(steps), color=COLOURS["grid"], linewidth=1.5, zorder=0)
    for step in steps.itertuples():
        _circle(ax, 0.5, step.step, step.part)
        ax.text(1.2, step.step - 0.18, f"{step.step}  {step.name}", weight="bold", va="center")
        ax.text(1.2, step.step + 0.24, step.who, va="center", fontsize=SMALL, color=COLOURS["muted"])
        ax.text(5.5, step.step, step.question, va="center", fontsize=SMALL)
    for row, (part, (_, words)) in enumerate(MARKS.items()):
        _circle(ax, 0.5, len(steps) + 0.9 + 0.48 * row, part)
        ax.text(1.2, len(steps) + 0.9 + 0.48 * row, words, va="center", fontsize=SMALL)
    return fig


def cases_discussed_by_year(cases: pd.DataFrame) -> Figure:
    """Draw the cases discussed in each year for which a count was read.

    Parameters
    ----------
    cases : DataFrame, one row a figure
        year_ending_march (year), cases_count (cases), status; replaced figures are left out.

    Returns
    -------
    Figure
        Bars from zero in thousands, with the two years that were not read left empty.

    Source: marac_cases
    """
    latest = cases[cases["status"] == "latest_seen"]
    fig, ax = new_figure(width=WIDTH, height=3.3)
    ax.bar(latest["year_ending_march"], latest["cases_count"] / 1000, color=COLOURS["blue"], width=0.68)
    for row in latest.itertuples():
        ax.text(row.year_ending_march, row.cases_count / 1000 + 2, f"{row.cases_count / 1000:.0f}", ha="center")
    for year in missing_years(latest):
        ax.text(year, 3, "not\nread", ha="center", va="bottom", fontsize=SMALL, color=COLOURS["muted"])
    ax.set(ylim=(0, 130), ylabel="Cases (thousands)", xlabel="Year ending in March")
    ax.set_xticks(range(latest["year_ending_march"].min(), latest["year_ending_march"].max() + 1))
    ax.grid(visible=False, axis="x")
    return fig


def missing_years(latest: pd.DataFrame) -> list[int]:
    """Give the years inside the table's span for which it has no count.

    Parameters
    ----------
    latest : DataFrame, one row a year
        year_ending_march (year).
    """
    years = set(latest["year_ending_march"])
    return [year for year in range(min(years), max(years)) if year not in years]


def _circle(ax: Axes, x: float, y: float, part: str) -> None:
    ax.plot([x], [y], "o", fillstyle=MARKS[part][0], color=COLOURS["orange"], markerfacecoloralt=COLOURS["paper"], markersize=13, markeredgewidth=1.6)
