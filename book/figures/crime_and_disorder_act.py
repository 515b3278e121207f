"""Figures of the chapter on the Crime and Disorder Act 1998: two national series and one invented borough."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from book.style import COLOURS, new_figure

# Dates that divide the series, as decimal years.
NEW_RULES = 1998.25  # 1 April 1998: Home Office counting rules
NEW_STANDARD = 2002.25  # 1 April 2002: National Crime Recording Standard
FIRST_STRATEGIES = 1999.25  # 1 April 1999: first strategies under the Act
YEAR_OF_INTERVIEW = 2001.25  # 1 April 2001: the survey's years become years of interview

WIDTH = 4.4  # inches: on a phone the picture is drawn at about this size
SMALL = 10.5  # points


def recorded_crime(cases: pd.DataFrame) -> Figure:
    """Draw police recorded crime, one unjoined line for each set of counting rules.

    Parameters
    ----------
    cases : DataFrame, one row for each year and set of rules
        year_ending (year), year_type (calendar or april_to_march), rules (old, new, mixed or
        ncrs), offences_count (offences).

    Returns
    -------
    Figure
        Millions of offences from zero. No line runs across a change of rules or of year; the
        year counted under both rules is marked with the difference between its two counts.

    Source: police_recorded_crime
    """
    fig, ax = new_figure(width=WIDTH, height=4.4)
    cases = cases.assign(when=_middle(cases), offences_m=cases["offences_count"] / 1e6)
    _draw_rules(ax, cases)
    _mark_both_counts(ax, cases)
    _mark_break(ax, NEW_RULES, 6.6, "April 1998: new counting rules")
    _mark_break(ax, NEW_STANDARD, 7.2, "April 2002: recording standard")
    ax.set(xlim=(1974, 2014.5), ylim=(0, 7.8), ylabel="Offences recorded (millions)")
    ax.set_xticks([1975, 1985, 1995, 2005])
    return fig


def survey_prevalence(cases: pd.DataFrame) -> Figure:
    """Draw the share of people and households who were victims in a year, by the crime survey.

    Parameters
    ----------
    cases : DataFrame, one row a survey
        year_ending (year), year_type (calendar or interview), victims_share_pct,
        vehicle_theft_share_pct, violence_share_pct (per cent).

    Returns
    -------
    Figure
        Per cent from zero, each survey a marker. No line runs across 2001, when the survey's
        years change from years of the crime to years of interview.

    Source: survey_prevalence
    """
    fig, ax = new_figure(width=WIDTH, height=4.4)
    cases = cases.assign(when=_middle(cases))
    _draw_share(ax, cases, "victims_share_pct", "blue", "o", "any crime", (2005, 26.2))
    _draw_share(ax, cases, "vehicle_theft_share_pct", "orange", "s", "vehicle theft, of\nvehicle owners", (1981.2, 20.4))
    _draw_share(ax, cases, "violence_share_pct", "purple", "^", "violence", (1982, 4.6))
    _mark_break(ax, FIRST_STRATEGIES, 41.5, "April 1999:\nfirst strategies")
    _mark_break(ax, YEAR_OF_INTERVIEW, 41.5, "April 2001:\nyear of interview", side="right")
    ax.set(xlim=(1980, 2021), ylim=(0, 49), ylabel="Victims once or more in a year (%)")
    ax.set_xticks([1981, 1990, 2000, 2010, 2019])
    return fig


def audit_ranking(ranking: pd.DataFrame) -> Figure:
    """Draw local problems in the order that a set of weights gives.

    Parameters
    ----------
    ranking : DataFrame, one row a problem, first rank first
        From `book.models.local_audit.rank_problems`: problem (label), rank, score_pct
        (per cent), places_gained (against the order by volume).

    Returns
    -------
    Figure
        Horizontal bars from zero with the score and the move against the order by volume.

    Source: illustrative
    """
    fig, ax = _audit_axes(len(ranking))
    colours = [COLOURS["blue"] if rank == 1 else COLOURS["muted"] for rank in ranking["rank"]]
    ax.barh(range(len(ranking)), ranking["score_pct"], color=colours, height=0.62)
    ax.set_yticks(range(len(ranking)), [f"{name}  {rank}" for name, rank in zip(ranking["problem"], ranking["rank"], strict=True)])
    for row, (score, places) in enumerate(zip(ranking["score_pct"], ranking["places_gained"], strict=True)):
        ax.text(score + 0.8, row, f"{score:.0f}{move_text(places, ', ')}", va="center", fontsize=SMALL)
    return fig


def audit_without_weights(problems: pd.DataFrame) -> Figure:
    """Draw the same problems when nothing has been given weight: names and no bars.

    Parameters
    ----------
    problems : DataFrame, one row a problem
        problem (label).

    Returns
    -------
    Figure
        Problems by alphabet, with the words that no order follows.

    Source: illustrative
    """
    fig, ax = _audit_axes(len(problems))
    ax.set_yticks(range(len(problems)), sorted(problems["problem"]))
    ax.text(33, (len(problems) - 1) / 2, "No weights, so no order", ha="center", va="center")
    return fig


def move_text(places: int, before: str = "") -> str:
    """Say how far a problem moved: " up 2", " down 1", or nothing where it stayed.

    Parameters
    ----------
    places : int
        Places gained; below 0 where places were lost.
    before : str
        Put in front of the words, where there are any.
    """
    if places == 0:
        return ""
    return f"{before}{'up' if places > 0 else 'down'} {abs(places)}"


def _middle(cases: pd.DataFrame) -> pd.Series:
    """Place each year at its middle: July of a calendar year, October of one from April."""
    calendar = cases["year_type"] == "calendar"
    return cases["year_ending"] + calendar.map({True: 0.5, False: -0.25})


def _draw_rules(ax: Axes, cases: pd.DataFrame) -> None:
    calendar = cases[cases["year_type"] == "calendar"]
    ax.plot(calendar["when"], calendar["offences_m"], color=COLOURS["blue"])
    old = cases[(cases["rules"] == "old") & (cases["year_type"] != "calendar")]
    ax.plot(old["when"], old["offences_m"], "D", color=COLOURS["blue"], markersize=5)
    for rules, colour, marker in (("new", "orange", "o"), ("mixed", "muted", "X"), ("ncrs", "green", "s")):
        part = cases[cases["rules"] == rules]
        ax.plot(part["when"], part["offences_m"], marker + "-", color=COLOURS[colour], markersize=5)
    ax.text(1985.5, 4.35, "old rules", color=COLOURS["blue"], ha="right")
    _point_out(ax, cases[cases["rules"] == "ncrs"].iloc[-1], (2006.6, 6.1), "with the\nstandard", COLOURS["green"])
    _point_out(ax, cases[cases["rules"] == "mixed"].iloc[-1], (2003.6, 5.0), "2001-02:\nmixed", COLOURS["muted"])
    _point_out(ax, cases[cases["rules"] == "new"].iloc[-1], (2003.6, 3.7), "new rules", COLOURS["orange"])


def _point_out(ax: Axes, case: pd.Series, at: tuple[float, float], words: str, colour: str) -> None:
    ax.annotate(
        words,
        (case["when"], case["offences_m"]),
        xytext=at,
        ha="left",
        va="center",
        fontsize=SMALL,
        color=colour,
        arrowprops={"arrowstyle": "-", "color": colour, "linewidth": 0.8},
    )


def _mark_both_counts(ax: Axes, cases: pd.DataFrame) -> None:
    """Join by an arrow the two counts of the one year that was counted under both rules."""
    twice = cases[cases.duplicated("year_ending", keep=False) & (cases["year_type"] != "calendar")]
    old, new = (twice.loc[twice["rules"] == rules, "offences_m"].iloc[0] for rules in ("old", "new"))
    when = twice["when"].iloc[0]
    ax.annotate("", (when, new), xytext=(when, old), arrowprops={"arrowstyle": "->", "color": COLOURS["ink"]})
    words = f"1998-99 was\ncounted twice:\n{100 * (new / old - 1):.0f}% more under\nthe new rules"
    ax.annotate(
        words,
        (when, (old + new) / 2),
        xytext=(1996.3, 1.9),
        ha="right",
        va="center",
        fontsize=SMALL,
        arrowprops={"arrowstyle": "-", "color": COLOURS["muted"], "linewidth": 0.8},
    )


def _mark_break(ax: Axes, when: float, top: float, words: str, *, side: str = "left") -> None:
    """Draw a dashed line up to `top`, with its words on one side above it."""
    align, shift = ("right", 0.3) if side == "left" else ("left", -0.3)
    ax.vlines(when, 0, top, colors=COLOURS["muted"], linestyles=(0, (4, 3)), linewidth=1)
    ax.text(when + shift, top, words, ha=align, va="bottom", fontsize=SMALL, color=COLOURS["ink"])


def _draw_share(ax: Axes, cases: pd.DataFrame, column: str, colour: str, marker: str, words: str, at: tuple[float, float]) -> None:
    for year_type in ("calendar", "interview"):
        part = cases[cases["year_type"] == year_type]
        ax.plot(part["when"], part[column], marker + "-", color=COLOURS[colour], markersize=4)
    ax.text(*at, words, color=COLOURS[colour], fontsize=SMALL, va="bottom")


def _audit_axes(rows: int) -> tuple[Figure, Axes]:
    fig, ax = new_figure(width=WIDTH, height=3.9)
    ax.set(xlim=(0, 66), ylim=(rows - 0.4, -0.6), xlabel="Score (% of weighted total)")
    ax.set_xticks([0, 10, 20, 30, 40, 50])
    ax.grid(visible=False, axis="y")
    ax.tick_params(axis="y", length=0)
    return fig, ax
