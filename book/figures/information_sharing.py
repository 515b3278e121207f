"""Figures of the chapter on sharing information: who sees which mistake, and whose deaths are reviewed."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from book.style import COLOURS, new_figure

WIDTH = 4.4  # inches: on a phone the picture is drawn at about this size
SMALL = 10.5  # points

# Whether it was shared, whether it was needed; what came of it; and who looks at such cases afterwards.
OUTCOMES = (
    ("shared", "needed", "harm averted", "seen by: nobody,\nas nothing happened"),
    ("shared", "not needed", "privacy lost, or a\nperson exposed", "seen by: the regulator\nand the courts"),
    ("not shared", "needed", "harm not averted", "seen by: reviews\nof deaths"),
    ("not shared", "not needed", "left in peace", "seen by: nobody,\nas nothing happened"),
)
COLUMNS = ("needed", "not needed")
ROWS = ("shared", "not shared")
MARKS = {  # colour and hatch of each relationship, so that colour is never alone
    "partner or former partner": ("blue", ""),
    "family member": ("green", "///"),
    "died by suicide": ("orange", "..."),
}


def who_sees_which_mistake() -> Figure:
    """Draw the four outcomes of a decision to share, with who looks at each afterwards.

    Returns
    -------
    Figure
        Two rows (shared or not) by two columns (needed or not); the two mistakes have a thick edge.

    Source: our scheme
    """
    fig, ax = new_figure(width=WIDTH, height=4.2)
    ax.set_axis_off()
    ax.set(xlim=(-0.42, 2.02), ylim=(2.02, -0.3))
    for shared, needed, came_of_it, seen_by in OUTCOMES:
        x, y = COLUMNS.index(needed), ROWS.index(shared)
        mistake = is_mistake(shared, needed)
        ax.add_patch(_box(x, y, mistake))
        ax.text(x + 0.5, y + 0.28, came_of_it, ha="center", va="center", weight="bold" if mistake else "normal")
        ax.text(x + 0.5, y + 0.68, seen_by, ha="center", va="center", fontsize=SMALL, color=COLOURS["muted"])
    for x, needed in enumerate(COLUMNS):
        ax.text(x + 0.5, -0.12, needed, ha="center", va="center", color=COLOURS["blue"], weight="bold")
    for y, shared in enumerate(ROWS):
        ax.text(-0.04, y + 0.5, shared.replace(" ", "\n"), ha="right", va="center", color=COLOURS["blue"], weight="bold")
    return fig


def is_mistake(shared: str, needed: str) -> bool:
    """Say whether a decision was the wrong one, looking back.

    Parameters
    ----------
    shared : str
        One of ROWS.
    needed : str
        One of COLUMNS.
    """
    return (shared == "shared") != (needed == "needed")


def whose_deaths_are_reviewed(deaths: pd.DataFrame) -> Figure:
    """Draw the shares of victims in the reviews of two years.

    Parameters
    ----------
    deaths : DataFrame, one row a year and relationship
        year_reviewed, relationship (labels), share_pct (per cent of that year's victims).

    Returns
    -------
    Figure
        One stacked bar a year from zero to 100 per cent, each part hatched and labelled.

    Source: reviewed_deaths
    """
    fig, ax = new_figure(width=WIDTH, height=2.9)
    years = list(dict.fromkeys(deaths["year_reviewed"]))
    for row, year in enumerate(years):
        left = 0
        for part in deaths[deaths["year_reviewed"] == year].itertuples():
            colour, hatch = MARKS[part.relationship]
            ax.barh(row, part.share_pct, left=left, height=0.5, facecolor=COLOURS["paper"], edgecolor=COLOURS[colour], hatch=hatch, linewidth=1.6)
            box = {"facecolor": COLOURS["paper"], "edgecolor": "none", "pad": 1.5}
            ax.text(left + part.share_pct / 2, row, f"{part.share_pct:g}", ha="center", va="center", bbox=box)
            left += part.share_pct
    for (name, (colour, _)), x in zip(MARKS.items(), (25, 61.5, 86), strict=True):
        ax.text(x, -0.42, name.replace(" or ", " or\n").replace("family ", "family\n").replace("by ", "by\n"), ha="center", va="bottom", fontsize=SMALL, color=COLOURS[colour])
    ax.set(xlim=(0, 100), ylim=(len(years) - 0.6, -1.15), xlabel="Victims in the reviews (%)")
    ax.set_yticks(range(len(years)), years)
    ax.grid(visible=False)
    ax.tick_params(axis="y", length=0)
    return fig


def _box(x: int, y: int, mistake: bool) -> Rectangle:
    colour, width = (COLOURS["red"], 2.6) if mistake else (COLOURS["muted"], 1.0)
    return Rectangle((x + 0.03, y + 0.03), 0.94, 0.94, facecolor="none", edgecolor=colour, linewidth=width)
