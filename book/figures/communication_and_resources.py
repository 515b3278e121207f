"""Figures of the chapter on communication and resources: repeat referrals, staff who leave, and how four themes feed each other."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from book.style import COLOURS, new_figure

WIDTH = 4.4  # inches: on a phone the picture is drawn at about this size
SMALL = 10.5  # points


@dataclass(frozen=True)
class Box:
    """A box of the scheme: its words, where its middle stands, and the theme that it belongs to."""

    words: str
    x: float
    y: float
    theme: str


@dataclass(frozen=True)
class Link:
    """An arrow from one box to another; `said` if the workshop's page states it, else it is our reading."""

    start: str
    end: str
    said: bool


BOXES = {
    "funding": Box("Short-term\nfunding", 1.7, 9.0, "resources"),
    "turnover": Box("Staff\nleave", 1.7, 6.8, "resources"),
    "contacts": Box("One-to-one\ncontacts\nbegin again", 1.7, 4.2, "resources"),
    "risk": Box("Risk: who\nassesses,\nwho tells", 5.1, 8.6, "risk"),
    "communication": Box("Communi-\ncation", 5.1, 4.6, "communication"),
    "indicators": Box("Performance\nindicators", 8.4, 8.7, "indicators"),
    "duplication": Box("Work done\ntwice", 3.4, 1.5, "effects"),
    "survivors": Box("Survivors", 8.0, 1.5, "effects"),
}
LINKS = (
    Link("funding", "turnover", said=True),
    Link("turnover", "contacts", said=True),
    Link("communication", "duplication", said=True),
    Link("communication", "survivors", said=True),
    Link("risk", "communication", said=True),
    Link("indicators", "survivors", said=True),
    Link("contacts", "communication", said=False),
    Link("indicators", "communication", said=False),
)
THEMES = {"resources": "green", "risk": "purple", "communication": "blue", "indicators": "orange", "effects": "muted"}


def repeat_referrals(referrals: pd.DataFrame) -> Figure:
    """Draw the share of referrals to children's social care that follow another within a year.

    Parameters
    ----------
    referrals : DataFrame, one row a year
        year_ending_march (year), rereferral_share_pct (per cent).

    Returns
    -------
    Figure
        One line in per cent from zero, its first and last values written.

    Source: children_referrals
    """
    fig, ax = new_figure(width=WIDTH, height=3.4)
    _line(ax, referrals["year_ending_march"], referrals["rereferral_share_pct"], "blue", "o")
    for row in (0, -1):
        year, share = referrals[["year_ending_march", "rereferral_share_pct"]].iloc[row]
        ax.text(year, share + 1.4, f"{share:g}", ha="center", color=COLOURS["blue"])
    ax.set(xlim=(2012.2, 2025.9), ylim=(0, 31), ylabel="Referrals that are repeats (%)", xlabel="Year ending in March")
    ax.set_xticks([2013, 2016, 2019, 2022, 2025])
    return fig


def leavers_and_empty_posts(rates: pd.DataFrame) -> Figure:
    """Draw how many children's social workers leave in a year, and how many posts stand empty.

    Parameters
    ----------
    rates : DataFrame, one row a year
        year_ending_september (year), turnover_rate_pct and vacancy_rate_pct (per cent).

    Returns
    -------
    Figure
        Two lines in per cent from zero, named beside them; the highest and lowest turnover are written.

    Source: social_worker_turnover
    """
    fig, ax = new_figure(width=WIDTH, height=3.7)
    years, turnover = rates["year_ending_september"], rates["turnover_rate_pct"]
    _line(ax, years, rates["vacancy_rate_pct"], "orange", "s")
    _line(ax, years, turnover, "blue", "o")
    for at, lift in ((turnover.idxmax(), -1.9), (turnover.idxmin(), -1.9)):
        ax.text(years[at], turnover[at] + lift, f"{turnover[at]:g}", ha="center", color=COLOURS["blue"])
    ax.text(2018.9, 18.3, "posts empty in September", color=COLOURS["orange"], fontsize=SMALL, ha="center")
    ax.text(2019.2, 10.6, "left in the year", color=COLOURS["blue"], fontsize=SMALL, ha="center")
    ax.set(xlim=(2016.5, 2025.6), ylim=(0, 23), ylabel="Children's social workers (%)", xlabel="Year ending in September")
    ax.set_xticks([2017, 2019, 2021, 2023, 2025])
    return fig


def how_themes_feed() -> Figure:
    """Draw how the four themes of the workshop bear on each other and on survivors.

    Returns
    -------
    Figure
        Boxes joined by arrows: whole where the practitioners said so, dashed where it is our reading.

    Source: workshop2023
    """
    fig, ax = new_figure(width=WIDTH, height=4.6)
    ax.set_axis_off()
    ax.set(xlim=(0, 10), ylim=(0, 10))
    for link in LINKS:
        _arrow(ax, BOXES[link.start], BOXES[link.end], said=link.said)
    for box in BOXES.values():
        edge = COLOURS[THEMES[box.theme]]
        frame = {"boxstyle": "round,pad=0.4", "facecolor": COLOURS["paper"], "edgecolor": edge, "linewidth": 1.6}
        ax.text(box.x, box.y, box.words, ha="center", va="center", fontsize=SMALL, bbox=frame)
    ax.text(5, 0.15, "whole: they said so · dashed: our reading", ha="center", fontsize=SMALL, color=COLOURS["muted"])
    return fig


def _arrow(ax: Axes, start: Box, end: Box, *, said: bool) -> None:
    style = {"arrowstyle": "-|>", "color": COLOURS["muted"], "linewidth": 1.5, "linestyle": "-" if said else (0, (4, 3)), "shrinkA": 24, "shrinkB": 27}
    ax.annotate("", (end.x, end.y), xytext=(start.x, start.y), arrowprops=style)


def _line(ax: Axes, years: pd.Series, shares: pd.Series, colour: str, marker: str) -> None:
    ax.plot(years, shares, color=COLOURS[colour], marker=marker, markersize=4)
