"""Figures of the chapter on what multi-agency working is: a ladder of partnership, and the story on one screen."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from book.style import COLOURS, new_figure

WIDTH = 4.4  # inches: on a phone the picture is drawn at about this size
SMALL = 10.5  # points
SHIFT = 0.045  # how far each rung stands to the right of the one below, as a share of the width

# The events on one screen: a key of data/law.csv, its strand, and its words in the picture.
EVENTS = (
    ("beveridge_report_1942", "welfare", "a plan for the welfare state"),
    ("non_accidental_injury_circular_1974", "child", "committees on injury to children"),
    ("home_office_circular_8_1984", "crime", "circular: prevent crime together"),
    ("safer_cities_programme_1988", "crime", "Safer Cities programme"),
    ("children_act_1989", "child", "councils may ask others for help"),
    ("morgan_report_1991", "crime", "Morgan: give councils the lead"),
    ("crime_and_disorder_act_1998", "crime", "a joint duty: councils and police"),
    ("youth_offending_teams_2000", "crime", "five services in one youth team"),
    ("first_marac_cardiff_2003", "risk", "first MARAC, in Cardiff"),
    ("criminal_justice_act_2003", "risk", "more bodies bound to MAPPA"),
    ("children_act_2004", "child", "safeguarding boards for children"),
    ("first_mash_devon_2010", "child", "first safeguarding hub, in Devon"),
    ("care_act_2014", "welfare", "boards to safeguard adults"),
    ("children_and_social_work_act_2017", "child", "three partners replace the boards"),
    ("police_crime_sentencing_and_courts_act_2022", "crime", "a duty on serious violence"),
    ("childrens_wellbeing_and_schools_act_2026", "child", "a duty to share information"),
)
STRANDS = {
    "child": ("o", "green", "children"),
    "crime": ("s", "blue", "crime and disorder"),
    "risk": ("^", "red", "people and risk"),
    "welfare": ("D", "purple", "welfare and care"),
}


def ladder(rungs: pd.DataFrame) -> Figure:
    """Draw the rungs of a ladder of partnership, the lowest at the foot.

    Parameters
    ----------
    rungs : DataFrame, one row a rung
        rung (1 is the lowest), name, test_question, given_up (labels).

    Returns
    -------
    Figure
        One box a rung, each a step to the right of the one below, with its test question and
        what its members give up. Width and height of a box mean nothing.

    Source: partnership_rungs
    """
    fig, ax = _bare(height=4.9)
    ax.set(xlim=(0, 1), ylim=(0.45, len(rungs) + 0.62))
    for _, rung in rungs.iterrows():
        left = SHIFT * (rung["rung"] - 1)
        ax.barh(rung["rung"], 1 - SHIFT * (len(rungs) - 1), left=left, height=0.86, color="none", edgecolor=COLOURS["blue"], linewidth=1.4)
        ax.text(left + 0.025, rung["rung"] + 0.37, f"{rung['rung']}  {rung['name']}", va="top", weight="bold", color=COLOURS["blue"])
        ax.text(left + 0.025, rung["rung"] + 0.17, f"{_folded(rung['test_question'])}\nGives up: {rung['given_up']}", va="top", fontsize=SMALL, linespacing=1.25)
    ax.text(0, len(rungs) + 0.56, "Higher: more is given up", va="center", fontsize=SMALL, color=COLOURS["muted"])
    return fig


def story(laws: pd.DataFrame) -> Figure:
    """Draw chosen events in the order of their dates, marked by strand.

    Parameters
    ----------
    laws : DataFrame, one row an event
        key (label), date (year, month or day), as in `data/law.csv`.

    Returns
    -------
    Figure
        One line an event, the earliest at the top: year, mark of its strand, and a few words.
        Distances are even and do not measure time.

    Source: law
    """
    events = chosen(laws)
    fig, ax = _bare(height=6.4)
    ax.set(xlim=(0, 10), ylim=(len(events) + 1.7, -0.7))
    ax.vlines(1.75, -0.4, len(events) - 0.6, color=COLOURS["grid"], linewidth=1.5)
    for row, event in enumerate(events.itertuples()):
        marker, colour, _ = STRANDS[event.strand]
        ax.text(1.35, row, str(event.year), ha="right", va="center", fontsize=SMALL, color=COLOURS["muted"])
        ax.plot([1.75], [row], marker, color=COLOURS[colour], markersize=8)
        ax.text(2.2, row, event.words, va="center", fontsize=SMALL)
    _strands(ax, len(events) + 0.2)
    return fig


def chosen(laws: pd.DataFrame) -> pd.DataFrame:
    """Give the events of the picture in the order of their dates.

    Parameters
    ----------
    laws : DataFrame, one row an event
        key (label), date (year, month or day).

    Returns
    -------
    DataFrame
        key, strand, words (labels), date, year (calendar year).
    """
    events = pd.DataFrame(EVENTS, columns=["key", "strand", "words"]).merge(laws[["key", "date"]], on="key", validate="one_to_one")
    return events.assign(year=events["date"].str[:4].astype(int)).sort_values("date", ignore_index=True)


def _bare(height: float) -> tuple[Figure, Axes]:
    """Make a figure with no axes to see: what is drawn is a scheme."""
    fig, ax = new_figure(width=WIDTH, height=height)
    ax.set_axis_off()
    return fig, ax


def _folded(question: str, longest: int = 40) -> str:
    """Fold a question at a comma where it is too long for its box."""
    return question.replace(", ", ",\n", 1) if len(question) > longest else question


def _strands(ax: Axes, top: float) -> None:
    """Explain the marks, two a row."""
    for number, (marker, colour, words) in enumerate(STRANDS.values()):
        left, row = 0.4 + 4.2 * (number % 2), top + 1.0 * (number // 2)
        ax.plot([left], [row], marker, color=COLOURS[colour], markersize=7)
        ax.text(left + 0.35, row, words, va="center", fontsize=SMALL, color=COLOURS["muted"])
