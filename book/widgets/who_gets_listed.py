"""The Explorer of a list that proves itself: equal behaviour, unequal attention."""

from __future__ import annotations

import functools

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from book.models.who_gets_listed import EXPIRY, LIST_SIZE, MEMORY, PEOPLE, SAFEGUARDS, YEARS, Course, simulate
from book.style import COLOURS, new_figure
from book.widgets.explorer import Explorer, Prediction, Try

NONE, EXPIRES, AUDIT, CHECK = "none", "listing expires", "audit of the list", "outside check"
SAFEGUARD = dict(zip((NONE, EXPIRES, AUDIT, CHECK), SAFEGUARDS, strict=True))
RUNS = 100  # runs of chance behind each mean
ON_LIST_PCT = 100 * LIST_SIZE // PEOPLE

PARAMS = {"attention": [1, 1.5, 2, 3], "watching": [1, 2, 3, 5], "safeguard": list(SAFEGUARD)}


def who_gets_listed() -> Explorer:
    """Make the Explorer of two groups who behave alike and are not watched alike.

    Returns
    -------
    Explorer
        How much more the second group is watched, how much more the listed are, and the safeguard.

    Source: illustrative
    """
    return Explorer(draw, params=PARAMS, describe=describe, table=table, **WORDS)


@functools.cache
def course(attention: float, watching: float, safeguard: str) -> Course:
    """Give the mean course of a setting over many runs of chance.

    Parameters
    ----------
    attention, watching : float
        Ratios.
    safeguard : str
        A value of the control of that name.
    """
    return simulate(np.random.default_rng(1), attention=attention, watching=watching, safeguard=SAFEGUARD[safeguard], runs=RUNS)


def describe(*, attention: float, watching: float, safeguard: str) -> str:
    """Say who is on the list after the last year, and what the records seem to prove.

    Returns
    -------
    str
    """
    one = course(attention, watching, safeguard)
    joined = "and" if round(one.records_listed[-1]) == ON_LIST_PCT else "yet"
    return (
        f"After {YEARS} years group B, half of the people with half of the acts, makes up {one.list_b[-1]:.0f}% of the list and {one.records_b[-1]:.0f}% of the records. "
        f"The listed are {ON_LIST_PCT}% of the people and do {ON_LIST_PCT}% of the acts, {joined} {one.records_listed[-1]:.0f}% of the records are about them; {one.stay[-1]:.0f}% of them are listed again."
    )


def table(*, attention: float, watching: float, safeguard: str) -> list[dict]:
    """List the shares after the first and the last year, the table twin of the drawing.

    Returns
    -------
    list of dict
        One row a measure.
    """
    one = course(attention, watching, safeguard)
    rows = {
        "Group B: share of the list": ("50", one.list_b),
        "Group B: share of the records": ("50", one.records_b),
        "Listed people: share of the records": (str(ON_LIST_PCT), one.records_listed),
        "Listed people who are listed again": ("", one.stay),
    }
    return [{"Measure": name, "Share of acts (%)": true, "Year 1 (%)": f"{by_year[0]:.0f}", f"Year {YEARS} (%)": f"{by_year[-1]:.0f}"} for name, (true, by_year) in rows.items()]


def draw(*, attention: float, watching: float, safeguard: str) -> Figure:
    """Draw group B's share of the list by year, and what the listed do beside what is recorded.

    Returns
    -------
    Figure
        Per cent from 0 to 100 above, from zero below.
    """
    one = course(attention, watching, safeguard)
    fig, (top, low) = new_figure(width=4.4, height=4.7, nrows=2, height_ratios=[3, 1.1])
    _draw_list(top, one)
    _draw_listed(low, one.records_listed[-1])
    return fig


def _draw_list(ax: Axes, one: Course) -> None:
    ax.axhline(50, color=COLOURS["muted"], linestyle=(0, (4, 3)))
    ax.text(1, 46, "its share of people and of acts: 50%", va="top", fontsize=10.5)
    years = np.arange(1, YEARS + 1)
    ax.plot(years, one.list_b, "o-", color=COLOURS["blue"], markersize=5)
    ax.text(YEARS, min(one.list_b[-1] + 3, 97), f"{one.list_b[-1]:.0f}%", ha="right", va="bottom", color=COLOURS["blue"])
    ax.set(xlim=(0.6, YEARS + 0.6), ylim=(0, 106), xlabel="Lists drawn, by year", ylabel="Group B's share of\nthe list (%)")
    ax.set_yticks([0, 25, 50, 75, 100])


def _draw_listed(ax: Axes, records_pct: float) -> None:
    shares = [ON_LIST_PCT, ON_LIST_PCT, records_pct]
    ax.barh(range(3), shares, color=[COLOURS["muted"], COLOURS["muted"], COLOURS["orange"]], height=0.6)
    for row, share in enumerate(shares):
        ax.text(share + 0.6, row, f"{share:.0f}%", va="center", fontsize=10.5)
    ax.set_yticks(range(3), ["of the people", "of the acts", "of the records"])
    ax.set(xlim=(0, 36), ylim=(2.5, -0.5), xlabel=f"Listed people, year {YEARS} (%)")
    ax.grid(visible=False, axis="y")
    ax.tick_params(axis="y", length=0)


WORDS = {
    "title": "Who gets listed?",
    "idea": "who_gets_listed",
    "labels": {"attention": "Group B is watched", "watching": "Listed people are watched", "safeguard": "Safeguard"},
    "units": {"attention": "times as much", "watching": "times as much"},
    "start": {"attention": 1.5, "watching": 3, "safeguard": NONE},
    "predict": Prediction(
        question="Two groups behave alike. One of them is watched half as much again. Each year those with most records are listed, and the listed are watched more. What will the list look like after some years?",
        options=["Half and half, as behaviour is", "Three fifths group B, as in the records", "More of group B than even the records would give"],
        answer=2,
        why="About two thirds. Closer watching makes more records, the top of the records makes the list, and the list makes closer watching. A list drawn from the top of the records enlarges any tilt in them.",
    ),
    "tries": [
        Try(
            "Watch both groups alike. Does the list still seem to prove itself?",
            {"attention": 1, "watching": 5, "safeguard": NONE},
            "Yes. There is no tilt between the groups now, but 5% of the people still supply about a fifth of the records. Nothing marks them out but the list.",
        ),
        Try(
            "Watch group B twice as much, and let every listing expire. What changes, and what does not?",
            {"attention": 2, "watching": 5, "safeguard": EXPIRES},
            "Far fewer stay on from year to year. But the places go to others of the same group: expiry frees people, and leaves the tilt almost as it was.",
        ),
        Try(
            "Now compare the audit of the list with the outside check.",
            {"attention": 2, "watching": 5, "safeguard": CHECK},
            "The audit leaves out contact that the list itself made, which stops the loop but keeps the old tilt. Only the check, which asks how closely each group was watched, brings the list back to half. It needs somebody who can see that.",
        ),
    ],
    "leaves_out": (
        "Real lists may hold people who do behave differently; here they cannot, so that all you see is the list's own work. "
        "Left out too are harm prevented by watching, help that a listing brings, what it costs to be listed, and reports made by people themselves, which do not depend on being watched and weaken the loop. "
        "A check of this kind needs to know how closely each group was watched, which agencies seldom record."
    ),
    "assumptions": (
        f"Illustrative: {PEOPLE:,} invented people in two equal groups, one recordable act each a year on average, of which 6 in 100 are recorded for somebody in group A who is not listed. "
        f"The {LIST_SIZE} with most records in the last {MEMORY} years are listed; the first list is drawn by lot; under expiry nobody is listed for more than {EXPIRY} years running. "
        f"Each figure is the mean of {RUNS} runs. "
        "The loop follows published models of predictive policing: Lum and Isaac (2016); Ensign and others (2018). That it carries over to people and partnerships is our reading."
    ),
}
