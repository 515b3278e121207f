"""The Explorer on targets: what a team does, and what the public gets, as the target weighs more."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from book.models.target_gaming import Effort, effort
from book.style import COLOURS
from book.widgets.explorer import Explorer, Prediction, Try
from book.widgets.panels import heading, horizontal_bars, lines_over_bars
from book.widgets.sentences import whole_numbers

WEIGHTS = list(range(0, 101, 10))  # per cent of what decides the team's effort
WORTH = [20, 50, 80]  # per cent of the public's value that the target counts
# How much of its own concern a team gives to the counted work, against what the public needs.
OWN = {"what the public needs": 1.0, "mostly uncounted work": 0.25}
# What time on the figures adds to the result, against the same time of real work.
BEND = {"cannot be bent": 0.0, "can be bent": 0.5}


def target_gaming() -> Explorer:
    """Make the Explorer of effort under a target.

    Returns
    -------
    Explorer
        The target's weight, how much of the value it counts, what the team cares about itself,
        and whether the figures can be bent.

    Source: illustrative
    """
    return Explorer(
        draw,
        params={"weight": WEIGHTS, "worth": WORTH, "own": list(OWN), "figures": list(BEND)},
        describe=describe,
        table=table,
        **WORDS,
    )


def describe(*, weight: int, worth: int, own: str, figures: str) -> str:
    """Say where the team's time goes, and how result and value compare with no target.

    Parameters
    ----------
    weight, worth : int
        The target's weight, and the share of value that it counts (per cent).
    own, figures : str
        Of `OWN` and `BEND`.

    Returns
    -------
    str
    """
    now, before = (_effort(one, worth, own, figures) for one in (weight, 0))
    counted, uncounted, bending = _time(now)
    rest = f", {uncounted}% to other work and {bending}% to working the figures" if bending else f" and {uncounted}% to other work"
    start = "With no weight on the target" if not weight else f"With a weight of {weight}% on the target"
    first = f"{start}, {counted}% of the team's time goes to counted work{rest}."
    return f"{first} {_compared('The target sees', 'the best possible result', now.result, before.result, weight)} {_compared('The public gets', 'the most value possible', now.value, before.value, weight)}"


def table(*, weight: int, worth: int, own: str, figures: str) -> list[dict]:
    """List time, result and value for each weight, the table twin of the picture.

    Parameters
    ----------
    weight, worth, own, figures
        As for `describe`.

    Returns
    -------
    list of dict
        One row a weight; the chosen one is marked.
    """
    rows = []
    for one in WEIGHTS:
        spent = _effort(one, worth, own, figures)
        counted, uncounted, bending = _time(spent)
        rows.append(
            {
                "Target's weight (%)": f"{one} (chosen)" if one == weight else str(one),
                "Target sees (% of best)": round(100 * spent.result),
                "Public gets (% of best)": round(100 * spent.value),
                "Counted work (% of time)": counted,
                "Other work (% of time)": uncounted,
                "Working the figures (% of time)": bending,
            }
        )
    return rows


def draw(*, weight: int, worth: int, own: str, figures: str) -> Figure:
    """Draw result and value by the target's weight, and the division of time.

    Parameters
    ----------
    weight, worth, own, figures
        As for `describe`.

    Returns
    -------
    Figure
        Above, two lines in per cent of the best possible, with the chosen weight marked; below,
        bars of the time on counted work, other work and the figures.
    """
    fig, ax, bars = lines_over_bars(5.0, left=84, words=2)
    along = [_effort(one, worth, own, figures) for one in WEIGHTS]
    ax.axvline(weight, color=COLOURS["muted"], linewidth=1)
    _line(ax, weight, [100 * one.result for one in along], "blue", "o", "target sees", 1)
    _line(ax, weight, [100 * one.value for one in along], "orange", "s", "public gets", 0)
    ax.set(xlim=(-3, 103), ylim=(0, 108), xlabel="Weight of the target (%)", ylabel="% of the best possible")
    ax.set_yticks([0, 25, 50, 75, 100])
    time = _time(_effort(weight, worth, own, figures))
    horizontal_bars(bars, ["counted", "other", "the figures"], time, [f"{one}%" for one in time], colours=["blue", "purple", "red"], most=100)
    bars.set(xlabel="The team's time (%)")
    bars.set_xticks([0, 25, 50, 75, 100])
    return fig


def _line(ax: Axes, weight: int, values: list[float], colour: str, marker: str, words: str, at: int) -> None:
    """Draw a line with its value at the chosen weight as a marker and in words above."""
    chosen = values[WEIGHTS.index(weight)]
    ax.plot(WEIGHTS, values, color=COLOURS[colour])
    ax.plot([weight], [chosen], marker, color=COLOURS[colour], markersize=9)
    heading(ax, at, f"{words} {chosen:.0f}% of the best possible", colour=colour, marker=marker)


def _effort(weight: int, worth: int, own: str, figures: str) -> Effort:
    return effort(weight / 100, worth=worth / 100, own=OWN[own] * worth / 100, bend=BEND[figures])


def _time(spent: Effort) -> list[int]:
    """Give the shares of time in whole per cent that add up to 100."""
    return whole_numbers([spent.counted, spent.uncounted, spent.figures], 100)


def _compared(who: str, of: str, now: float, before: float, weight: int) -> str:
    """Say a share, and how it stands against no target, in whole per cent."""
    is_now, was = round(100 * now), round(100 * before)
    said = f"{who} {is_now}% of {of}"
    if not weight:
        return f"{said}."
    if is_now == was:
        return f"{said}, as with no target."
    return f"{said}, {'up' if is_now > was else 'down'} from {was}%."


WORDS = {
    "title": "What does a target do to the work that it does not count?",
    "idea": "target_gaming",
    "labels": {"weight": "Weight of the target", "worth": "Value that it counts", "own": "The team itself cares for", "figures": "The figures"},
    "units": {"weight": "%", "worth": "% of all value"},
    "start": {"weight": 0, "worth": 50, "own": "what the public needs", "figures": "cannot be bent"},
    "predict": Prediction(
        question="A team already does what the public needs. Half of that work is counted by a new target, and no figure can be bent. The target comes to decide half of what the team does. What will be reported, and what will the public get?",
        options=["Both will rise", "The result will rise, and the public will get less", "Neither will change, since nobody can cheat"],
        answer=1,
        why="The result rises from 71% to 95% of the best possible, and the public's value falls from 100% to 89%. Nobody lies and nobody is idle: time has moved to what is counted. Gaming need not mean false figures.",
    ),
    "tries": [
        Try(
            "Now let the target count only a fifth of the value, and decide everything. What is lost?",
            {"weight": 100, "worth": 20, "own": "what the public needs", "figures": "cannot be bent"},
            "All time goes to the counted fifth. The target sees the best possible result, and the public gets 24% of the most value possible.",
        ),
        Try(
            "Let the team care mostly for uncounted work, as if burglary bored it, and give the target 40%. Does the target do harm?",
            {"weight": 40, "worth": 50, "own": "mostly uncounted work", "figures": "cannot be bent"},
            "No: the public gets 100%, up from 80% with no target. This is the case for targets. But raise the weight further and the value falls again: the best weight is neither nothing nor everything.",
        ),
        Try(
            "Let the figures be bent, and raise the weight to 100%. Where does the time go?",
            {"weight": 100, "worth": 50, "own": "what the public needs", "figures": "can be bent"},
            "A fifth of it goes to working the figures, and none to uncounted work. Checks from outside close the first gap; they do nothing for the second.",
        ),
    ],
    "leaves_out": (
        "Left out are how a target's weight is set, what staff owe by law or by their profession, targets that follow last year's result, and thresholds at which effort stops. "
        "Left out too is what is learned from counting. The real case is crime in England and Wales. "
        "A committee of MPs held that numerical targets had given officers reasons to record crime wrongly (Public Administration Select Committee 2014). "
        "The inspectorate found that 19% of the crime reported to the police was not recorded (HMIC 2014); that figure does not say how much of it was due to targets."
    ),
    "assumptions": (
        "Illustrative: all numbers are invented. The idea that pay for what can be measured draws effort from what cannot is that of Holmström and Milgrom (1991); that a measure under pressure stops measuring is known as Goodhart's law. "
        "Each further hour on a task brings less than the one before: four times the time brings twice the result. "
        "A team that cares mostly for uncounted work gives the counted kind a quarter of the concern that the public's need would give it. "
        "Where figures can be bent, time on them adds half of what the same time of real work would add."
    ),
}
