"""Figures of the chapter on right and left realism: a survey, a scheme and two series side by side."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from book.style import COLOURS, new_figure

WIDTH = 4.4  # inches: on a phone the picture is drawn at about this size
SMALL = 10.5  # points

# The square of crime: each corner with its place, and each relation with its number in the text.
CORNERS = {"State agencies": (0, 1), "Offender": (1, 1), "Public": (0, 0), "Victim": (1, 0)}
RELATIONS = (
    ("State agencies", "Public"),
    ("State agencies", "Victim"),
    ("State agencies", "Offender"),
    ("Offender", "Victim"),
    ("Public", "Offender"),
    ("Public", "Victim"),
)
ALONG = 0.3  # how far along a diagonal its number stands, so that the two do not meet


def crimes_known_to_police(findings: pd.DataFrame) -> Figure:
    """Draw what became of each hundred crimes that a survey found.

    Parameters
    ----------
    findings : DataFrame, one row a finding
        label, share_pct (per cent), base; only the rows whose base is crimes are drawn.

    Returns
    -------
    Figure
        Horizontal bars from zero: all crimes, those reported and those detected.

    Source: islington_survey
    """
    crimes = findings[findings["base"] == "crimes"]
    labels = ["Experienced", *(text.replace(" by the police", "").replace(" to the police", "") for text in crimes["label"])]
    counts = [100, *crimes["share_pct"]]
    fig, ax = new_figure(width=WIDTH, height=2.5)
    ax.barh(range(len(counts)), counts, color=[COLOURS["muted"], COLOURS["blue"], COLOURS["orange"]], height=0.6)
    for row, count in enumerate(counts):
        ax.text(count + 2, row, f"{count:g}", va="center")
    ax.set_yticks(range(len(counts)), labels)
    ax.set(xlim=(0, 118), ylim=(len(counts) - 0.5, -0.5), xlabel="Of each 100 crimes")
    ax.grid(visible=False, axis="y")
    ax.tick_params(axis="y", length=0)
    return fig


def square_of_crime() -> Figure:
    """Draw the square of crime: four corners, and six numbered relations between them.

    Returns
    -------
    Figure
        Reactors on the left, actors on the right; the numbers are those of the list in the text.

    Source: lea2016
    """
    fig, ax = new_figure(width=WIDTH, height=3.7)
    for number, (one, other) in enumerate(RELATIONS, 1):
        _draw_relation(ax, number, CORNERS[one], CORNERS[other])
    for name, (x, y) in CORNERS.items():
        box = {"boxstyle": "round,pad=0.45", "facecolor": COLOURS["paper"], "edgecolor": COLOURS["blue"], "linewidth": 1.6}
        ax.text(x, y, name.replace(" ", "\n"), ha="center", va="center", bbox=box)
    ax.text(0, 1.3, "Reactors", ha="center", color=COLOURS["muted"], fontsize=SMALL)
    ax.text(1, 1.3, "Actors", ha="center", color=COLOURS["muted"], fontsize=SMALL)
    ax.set(xlim=(-0.32, 1.32), ylim=(-0.25, 1.42))
    ax.set_axis_off()
    return fig


def disorder_and_victims(perceived: pd.DataFrame, victims: pd.DataFrame) -> Figure:
    """Draw the share of adults who perceived much anti-social behaviour beside the share of victims.

    Parameters
    ----------
    perceived : DataFrame, one row a year
        year_ending (year), high_asb_share_pct (per cent).
    victims : DataFrame, one row a survey
        year_ending (year), year_type, victims_share_pct (per cent); only years of interview are drawn.

    Returns
    -------
    Figure
        Two lines in per cent from zero, each with a marker of its own.

    Source: perceived_asb, survey_prevalence
    """
    interviews = victims[victims["year_type"] == "interview"]
    fig, ax = new_figure(width=WIDTH, height=3.7)
    ax.plot(interviews["year_ending"], interviews["victims_share_pct"], "o-", color=COLOURS["blue"], markersize=4)
    ax.plot(perceived["year_ending"], perceived["high_asb_share_pct"], "s-", color=COLOURS["orange"], markersize=4)
    ax.text(2009.2, 24.6, "victims of any crime", color=COLOURS["blue"], fontsize=SMALL)
    ax.text(2002.2, 10.2, "saw much anti-social\nbehaviour around them", color=COLOURS["orange"], fontsize=SMALL, va="center")
    ax.set(xlim=(2001, 2021), ylim=(0, 32), ylabel="Adults or households (%)", xlabel="Year ending in March")
    ax.set_xticks([2002, 2008, 2014, 2020])
    return fig


def _draw_relation(ax: Axes, number: int, one: tuple[int, int], other: tuple[int, int]) -> None:
    along = 0.5 if one[0] == other[0] or one[1] == other[1] else ALONG
    x, y = (a + along * (b - a) for a, b in zip(one, other, strict=True))
    ax.plot(*zip(one, other, strict=True), color=COLOURS["muted"], linewidth=1.4)
    circle = {"boxstyle": "circle,pad=0.3", "facecolor": COLOURS["paper"], "edgecolor": COLOURS["muted"]}
    ax.text(x, y, str(number), ha="center", va="center", fontsize=SMALL, bbox=circle)
