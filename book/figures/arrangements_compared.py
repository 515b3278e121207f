"""Figures of the chapter that compares ten joint arrangements: three tests put to each, and three gates."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from book.style import COLOURS, new_figure

WIDTH = 4.4  # inches: on a phone the picture is drawn at about this size
SMALL = 10.5  # points

NAMES = {
    "youth_justice_service": "Youth justice service",
    "mappa": "MAPPA",
    "iom": "IOM",
    "channel": "Channel panel",
    "marac": "MARAC",
    "mash": "MASH",
    "safeguarding_adults": "Safeguarding adults",
    "child_protection_team": "Child protection team",
    "violence_reduction": "Violence reduction",
    "csp": "CSP",
}
FAMILIES = {"may_do_harm": "About somebody who may do harm", "may_be_harmed": "About somebody who may be harmed", "area": "About an area"}
# The tests drawn: a question of the table, the code that stands in its favour, and the words above the column.
TESTS = (("duty_or_power", "An Act\nrequires it"), ("consent", "Consent\nfirst"), ("does_the_person_know", "Person\ntold"))
COLUMNS = (2.55, 3.3, 4.05)  # where the columns stand, in inches from the left
WORDS = {"yes": "yes, or as a rule", "part": "in part", "no": "no", "none": "no person named"}


def three_tests(arrangements: pd.DataFrame) -> Figure:
    """Draw the answers of each arrangement to three tests, in three families.

    Parameters
    ----------
    arrangements : DataFrame, one row an arrangement and question
        arrangement, family, question (labels), code (yes, part, no or none).

    Returns
    -------
    Figure
        A row an arrangement; in each column a full, half or empty circle, or a dash.

    Source: arrangements
    """
    codes = arrangements.pivot(index="arrangement", columns="question", values="code")
    fig, ax = _bare(height=5.6)
    ax.set(xlim=(0, WIDTH), ylim=(15.4, -2.0))
    for left, (_, words) in zip(COLUMNS, TESTS, strict=True):
        ax.text(left, -0.7, words, ha="center", va="bottom", fontsize=SMALL, color=COLOURS["muted"], linespacing=1.15)
    row = 0
    for family, heading in FAMILIES.items():
        ax.text(0, row, heading, va="center", weight="bold", fontsize=SMALL, color=COLOURS["blue"])
        for name in arrangements.loc[arrangements["family"] == family, "arrangement"].unique():
            row += 1
            _row(ax, row, NAMES[name], codes.loc[name])
        row += 1
    _key(ax, row + 0.9)
    return fig


def gates(table: pd.DataFrame) -> Figure:
    """Draw, of each 100 that come in to three arrangements, how many reach each later step.

    Parameters
    ----------
    table : DataFrame, one row a step
        arrangement, step (labels), place (1 is entry), share_of_entry_pct (per cent), exact (label).

    Returns
    -------
    Figure
        A bar a step, from zero to 100; the steps of one arrangement stand together.

    Source: arrangement_gates
    """
    fig, ax = new_figure(width=WIDTH, height=4.6)
    row, ticks = 0.0, []
    for name, steps in table.groupby("arrangement", sort=False):
        ax.text(0, row - 0.25, NAMES[name], va="bottom", weight="bold", fontsize=SMALL, color=COLOURS["blue"])
        for step in steps.sort_values("place").itertuples():
            row += 0.55 if step.place == 1 else 1
            _bar(ax, row, step)
            ticks.append((row, step.step))
        row += 1.65
    ax.set_yticks(*zip(*ticks, strict=True))
    ax.set(xlim=(0, 118), ylim=(row - 0.9, -0.95), xlabel="Of each 100 that come in")
    ax.set_xticks([0, 25, 50, 75, 100])
    ax.tick_params(axis="y", length=0)
    ax.grid(visible=False, axis="y")
    return fig


def _bar(ax: Axes, row: float, step) -> None:
    fewer = step.exact == "fewer_than"
    words = f"fewer than {step.share_of_entry_pct:.0f}" if fewer else f"{step.share_of_entry_pct:.0f}"
    ax.barh(row, step.share_of_entry_pct, height=0.62, color=COLOURS["muted" if step.place == 1 else "orange"], hatch="//" if fewer else None)
    ax.text(step.share_of_entry_pct + 2, row, words, va="center", fontsize=SMALL)


def _row(ax: Axes, row: int, name: str, codes: pd.Series) -> None:
    ax.text(0.12, row, name, va="center", fontsize=SMALL)
    for left, (question, _) in zip(COLUMNS, TESTS, strict=True):
        _mark(ax, left, row, codes[question])


def _mark(ax: Axes, left: float, row: float, code: str) -> None:
    """Draw a full, half or empty circle, or a dash; the left half of a half circle is full."""
    if code == "none":
        ax.plot([left - 0.07, left + 0.07], [row, row], color=COLOURS["muted"], linewidth=1.6)
        return
    style = {"yes": "full", "part": "left", "no": "none"}[code]
    ax.plot([left], [row], "o", markersize=11, fillstyle=style, color=COLOURS["blue"], markerfacecoloralt="none", markeredgecolor=COLOURS["blue"], markeredgewidth=1.5)


def _key(ax: Axes, top: float) -> None:
    """Explain the marks, two a row."""
    for number, (code, words) in enumerate(WORDS.items()):
        left, row = 0.12 + 2.1 * (number % 2), top + number // 2
        _mark(ax, left, row, code)
        ax.text(left + 0.2, row, words, va="center", fontsize=SMALL, color=COLOURS["muted"])


def _bare(height: float) -> tuple[Figure, Axes]:
    """Make a figure with no axes to see: what is drawn is a scheme."""
    fig, ax = new_figure(width=WIDTH, height=height)
    ax.set_axis_off()
    return fig, ax
