"""Figures of the chapter on the Third Way: two signs of decline, watch schemes, and two spirals."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from book.style import COLOURS, new_figure

WIDTH = 4.4  # inches: on a phone the picture is drawn at about this size
SMALL = 10.5  # points
BOX_WIDE, BOX_HIGH = 0.84, 0.54  # in steps of the scheme's own grid
YEAR_OF_INTERVIEW = 2001.25  # 1 April 2001: the crime survey's years become years of interview
THE_BOOK = 1998.7  # September 1998: The Third Way comes out (giddens1998)

# David Prior's question, drawn: each column is a circle of three steps that runs back to its top (prior2005).
SPIRALS = {
    "Where ties are strong": ("people know and\ntrust each other", "they join in and\nkeep an eye out", "less crime,\nmore trust"),
    "Where ties are weak": ("few can join,\nor only some", "the programme\nfinds no partner", "help goes elsewhere,\nsome become targets"),
}


def signs_of_decline(crime: pd.DataFrame, disorder: pd.DataFrame) -> Figure:
    """Draw two of the signs that were said to show civic decline, and when the diagnosis was printed.

    Parameters
    ----------
    crime : DataFrame, one row a survey
        year_ending (year), year_type (calendar or interview), victims_share_pct (per cent).
    disorder : DataFrame, one row a year
        year_ending (year), high_asb_share_pct (per cent).

    Returns
    -------
    Figure
        Per cent from zero. No line runs across 2001, when the crime survey's years change.

    Source: survey_prevalence, perceived_asb
    """
    fig, ax = new_figure(width=WIDTH, height=4.2)
    for year_type, shift in (("calendar", 0.5), ("interview", -0.25)):
        part = crime[crime["year_type"] == year_type]
        ax.plot(part["year_ending"] + shift, part["victims_share_pct"], "o-", color=COLOURS["blue"], markersize=4)
    ax.plot(disorder["year_ending"] - 0.25, disorder["high_asb_share_pct"], "s-", color=COLOURS["orange"], markersize=4)
    ax.text(1981, 39.2, "victims of\nany crime", color=COLOURS["blue"], va="center")
    ax.text(2001, 3.2, "see a high level of\nanti-social behaviour", color=COLOURS["orange"], va="center", ha="left", fontsize=SMALL)
    ax.vlines(THE_BOOK, 0, 43.5, colors=COLOURS["muted"], linestyles=(0, (4, 3)), linewidth=1)
    ax.text(THE_BOOK + 0.4, 43.5, "1998: The Third Way", va="top", fontsize=SMALL)
    ax.set(xlim=(1980, 2021), ylim=(0, 46), ylabel="Share of adults or households (%)")
    ax.set_xticks([1981, 1990, 2000, 2010, 2020])
    return fig


def watch_schemes(counts: pd.DataFrame) -> Figure:
    """Draw how many neighbourhood watch schemes ministers counted.

    Parameters
    ----------
    counts : DataFrame, one row a count
        as_of (year and month), schemes_count (schemes), precision (exact, about or over).

    Returns
    -------
    Figure
        Thousands of schemes from zero; each point with its number and how exact it is.

    Source: neighbourhood_watch
    """
    fig, ax = new_figure(width=WIDTH, height=3.6)
    when = [int(month[:4]) + (int(month[5:]) - 0.5) / 12 for month in counts["as_of"]]
    thousands = counts["schemes_count"] / 1000
    ax.plot(when, thousands, "o-", color=COLOURS["green"])
    for at, value, how in zip(when, thousands, counts["precision"], strict=True):
        words = f"{value:.0f}" if how == "exact" else f"{how} {value:.0f}"
        ax.text(at - 0.12, value + 2, words, ha="right", va="bottom", fontsize=SMALL)
    ax.set(xlim=(1986.6, 1991.4), ylim=(0, 104), ylabel="Schemes (thousands)")
    ax.set_xticks([1987, 1988, 1989, 1990, 1991])
    return fig


def two_spirals(spirals: dict[str, tuple[str, ...]]) -> Figure:
    """Draw two circles of steps side by side, each running back to its top.

    Parameters
    ----------
    spirals : dict of str to tuple of str
        For each circle its heading and the words in its boxes, first step first.

    Returns
    -------
    Figure
        One column a circle: boxes from top to bottom, and an arrow back along the side.

    Source: prior2005
    """
    fig, ax = new_figure(width=WIDTH, height=3.9)
    for column, (heading, steps) in enumerate(spirals.items()):
        ax.text(column, 0.62, heading, ha="center", va="center", fontweight="bold", fontsize=SMALL)
        colour = COLOURS["green"] if column == 0 else COLOURS["red"]
        for row, words in enumerate(steps):
            _box(ax, column, -row, words, colour)
        for row in range(len(steps) - 1):
            _arrow(ax, (column, -row - BOX_HIGH / 2), (column, -row - 1 + BOX_HIGH / 2), colour)
        edge, side = column + BOX_WIDE / 2, column + 0.48
        ax.plot([edge, side, side], [1 - len(steps), 1 - len(steps), 0], color=colour, linewidth=1.6)
        _arrow(ax, (side, 0), (edge - 0.01, 0), colour)
    ax.set(xlim=(-0.46, len(spirals) - 0.48), ylim=(-2.4, 0.8))
    ax.axis("off")
    return fig


def _box(ax: Axes, x: float, y: float, words: str, colour: str) -> None:
    ax.add_patch(Rectangle((x - BOX_WIDE / 2, y - BOX_HIGH / 2), BOX_WIDE, BOX_HIGH, facecolor="none", edgecolor=colour, linewidth=1.6))
    ax.text(x, y, words, ha="center", va="center", fontsize=10)


def _arrow(ax: Axes, start: tuple[float, float], end: tuple[float, float], colour: str) -> None:
    ax.annotate("", end, xytext=start, arrowprops={"arrowstyle": "->", "color": colour, "linewidth": 1.6, "shrinkA": 0, "shrinkB": 0})
