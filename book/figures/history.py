"""Figures of the chapter on the history of joint work: steps in five fields, money for one programme, and counts."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from book.style import COLOURS, new_figure

WIDTH = 4.4  # inches: on a phone the picture is drawn at about this size
SMALL = 10.5  # points

FIELDS = {
    "health_and_care": "Health and care",
    "children": "Children",
    "crime_prevention": "Crime",
    "youth_justice": "Youth justice",
    "probation": "Probation",
}
# How a step is marked: marker, fill and word, so that colour is never the only sign.
MARKS = {"asked": ("o", "none", "asked"), "paid": ("^", "none", "paid for"), "required": ("s", COLOURS["blue"], "required by an Act")}
# Governments of the United Kingdom as decimal years, each with the party that led it.
GOVERNMENTS = ((1974.2, 1979.4, "Lab"), (1979.4, 1997.4, "Con"), (1997.4, 2010.4, "Lab"), (2010.4, 2024.5, "Con-led"), (2024.5, 2027, "Lab"))


def steps_by_field(steps: pd.DataFrame) -> Figure:
    """Draw the steps towards joint work in five fields, over the governments of the time.

    Parameters
    ----------
    steps : DataFrame, one row a step
        year (year), field and force (labels).

    Returns
    -------
    Figure
        One lane a field; a mark a step, by whether it asked, paid or required; the first duty
        of each field carries its year.

    Source: joint_working_steps
    """
    fig, ax = new_figure(width=WIDTH, height=4.3)
    _draw_governments(ax)
    for force, (marker, fill, words) in MARKS.items():
        part = steps[steps["force"] == force]
        ax.plot(part["year"], [_lane(name) for name in part["field"]], marker, markersize=6.5, color=COLOURS["blue"], markerfacecolor=fill, label=words)
    for name, year in steps[steps["force"] == "required"].groupby("field")["year"].min().items():
        ax.annotate(str(year), (year, _lane(name)), xytext=(0, 8), textcoords="offset points", ha="center", fontsize=SMALL)
    ax.set_yticks(range(len(FIELDS)), FIELDS.values())
    ax.set(xlim=(1972, 2028), ylim=(len(FIELDS) - 0.5, -1.25))
    ax.set_xticks([1980, 1990, 2000, 2010, 2020])
    ax.legend(loc="upper center", bbox_to_anchor=(0.36, -0.09), ncols=3, frameon=False, fontsize=SMALL, handletextpad=0.1, columnspacing=0.9)
    return fig


def safer_cities_spending(years: pd.DataFrame) -> Figure:
    """Draw what one programme cost in each year, at the prices of its last.

    Parameters
    ----------
    years : DataFrame, one row a year
        financial_year (label), basis (outturn, estimated or planned), real_gbp_m (million pounds).

    Returns
    -------
    Figure
        Bars from zero; those not yet spent at the time are hatched and named.

    Source: safer_cities_spending
    """
    fig, ax = new_figure(width=WIDTH, height=3.3)
    bars = ax.bar(range(len(years)), years["real_gbp_m"], color=COLOURS["blue"], width=0.66)
    for bar, basis, value in zip(bars, years["basis"], years["real_gbp_m"], strict=True):
        ax.text(bar.get_x() + bar.get_width() / 2, value + 0.15, f"{value:.1f}", ha="center", fontsize=SMALL)
        if basis != "outturn":
            bar.set(facecolor=COLOURS["paper"], edgecolor=COLOURS["blue"], hatch="///")
            ax.text(bar.get_x() + bar.get_width() / 2, 0.35, basis, ha="center", va="bottom", rotation=90, fontsize=SMALL, bbox={"facecolor": COLOURS["paper"], "edgecolor": "none", "pad": 1.5})
    ax.set_xticks(range(len(years)), [label.replace("-", "-\n") for label in years["financial_year"]])
    ax.set(ylim=(0, 9), ylabel="£ million, 1993-94 prices")
    ax.grid(visible=False, axis="x")
    return fig


def partnership_counts(counts: pd.DataFrame) -> Figure:
    """Draw how many partnerships were counted beside how many were estimated.

    Parameters
    ----------
    counts : DataFrame, one row a kind
        label, partnerships_count, year, basis.

    Returns
    -------
    Figure
        Horizontal bars from zero with number and year; the estimate is hatched and named.

    Source: partnership_counts
    """
    fig, ax = new_figure(width=WIDTH, height=3.9)
    for row, one in enumerate(counts.itertuples()):
        estimate = one.basis == "estimate"
        style = {"facecolor": COLOURS["paper"], "edgecolor": COLOURS["blue"], "hatch": "///"} if estimate else {"color": COLOURS["blue"]}
        ax.barh(row, one.partnerships_count, height=0.42, **style)
        about = "" if one.basis == "count" else "about "
        ax.text(0, row - 0.3, f"{one.label}, {one.year}", va="bottom", fontsize=SMALL)
        place = (one.partnerships_count - 120, "right") if estimate else (one.partnerships_count + 90, "left")
        paper = {"facecolor": COLOURS["paper"], "edgecolor": "none", "pad": 1.5} if estimate else None
        ax.text(place[0], row, f"{about}{one.partnerships_count:,}{' (estimate)' if estimate else ''}", va="center", ha=place[1], fontsize=SMALL, bbox=paper)
    ax.set(xlim=(0, 6000), ylim=(len(counts) - 0.6, -0.75), xlabel="Partnerships")
    ax.set_yticks([])
    ax.set_xticks([0, 2000, 4000, 6000], ["0", "2,000", "4,000", "6,000"])
    ax.grid(visible=False, axis="y")
    return fig


def _lane(field: str) -> int:
    return list(FIELDS).index(field)


def _draw_governments(ax: Axes) -> None:
    for at, (start, end, party) in enumerate(GOVERNMENTS):
        ax.axvspan(start, end, color=COLOURS["grid"], alpha=0.6 if at % 2 else 0.25, linewidth=0)
        ax.text((start + end) / 2, -1.0, party, ha="center", va="center", fontsize=SMALL)
