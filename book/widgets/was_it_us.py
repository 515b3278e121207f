"""The Explorer on cause: one scheme, three ways to judge it, and a fall that needs no scheme."""

from __future__ import annotations

import functools

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from book.models.was_it_us import AREAS, CARDIFF, CHOSEN, CITIES, DESIGNS, RATIO, Counts, simulate
from book.style import COLOURS, new_figure
from book.widgets.explorer import Explorer, Prediction, Try

WORST, BY_LOT, REAL = f"the {CHOSEN} worst of {AREAS} areas", f"{CHOSEN} of {AREAS} areas by lot", "Cardiff (real figures)"
NOTHING, OTHERS, LOT = "nothing", "all the other areas", "half of the picked areas, by lot"
DESIGN = dict(zip((NOTHING, OTHERS, LOT), DESIGNS, strict=True))
MANY = 1000  # runs of chance behind each average

PARAMS = {
    "areas": [WORST, BY_LOT, REAL],
    "beside": [NOTHING, OTHERS, LOT],
    "trend": [0, -10, -20],
    "effect": [0, -20],
    "run": [1, 2, 3],
}


def was_it_us() -> Explorer:
    """Make the Explorer of a scheme and the comparisons that could judge it.

    Returns
    -------
    Explorer
        Which areas, what stands beside them, the trend everywhere, the true effect and the run of chance.

    Source: illustrative; florence2011 for Cardiff
    """
    return Explorer(draw, params=PARAMS, describe=describe, table=table, **WORDS)


@functools.cache
def counts(areas: str, beside: str, trend: int, effect: int, run: int) -> Counts:
    """Give the counts of a setting: one run of chance, or Cardiff's published rates.

    Parameters
    ----------
    areas, beside : str
        Values of the controls of those names.
    trend, effect : int
        Per cent.
    run : int
        The seed of chance; 0 gives the mean of many runs.

    Returns
    -------
    Counts
        Incidents a year an area; for Cardiff, admissions a month per 100,000 people.
    """
    if areas == REAL:
        return Counts(CARDIFF, None if beside == NOTHING else CITIES)
    rng = np.random.default_rng(run)
    return simulate(rng, worst=areas == WORST, design=DESIGN[beside], trend_pct=trend, effect_pct=effect, runs=1 if run else MANY)


def describe(*, areas: str, beside: str, trend: int, effect: int, run: int) -> str:
    """Say what the design would credit to the scheme, and what the scheme did.

    Returns
    -------
    str
    """
    if areas == REAL:
        return _describe_cardiff(beside) + (" These are published figures: the other controls change only the invented areas." if trend or effect else "")
    one, many = counts(areas, beside, trend, effect, run), counts(areas, beside, trend, effect, 0)
    seen = f"In the areas with the scheme, incidents {_went(one.treated)}"
    if one.other:
        seen += f"; in those beside them they {_went(one.other)}, so the comparison credits the scheme with {_change(one.apparent_pct)}"
    else:
        seen += ", and all of that would be credited to the scheme"
    did = "did nothing" if not effect else f"took away {-effect}%"
    return f"{seen}. In truth the scheme {did}. Over {MANY:,} runs this design says {_change(many.apparent_pct)} on average: {_verdict(many.apparent_pct, effect)}."


def table(*, areas: str, beside: str, trend: int, effect: int, run: int) -> list[dict]:
    """List the counts before and after, the table twin of the drawing.

    Returns
    -------
    list of dict
        One row a group, then what the design credits to the scheme.
    """
    one = counts(areas, beside, trend, effect, run)
    rows = [_row(_names(areas, beside)[0], one.treated)]
    if one.other:
        rows.append(_row(_names(areas, beside)[1], one.other))
    if areas == REAL:
        return rows + ([_last("Adjusted difference (42% lower)", f"{round(100 * (RATIO[0] - 1)):+d}")] if one.other else [])
    many = counts(areas, beside, trend, effect, 0)
    return [*rows, _last("Credited to the scheme, this run", f"{one.apparent_pct:+.0f}"), _last(f"The same, mean of {MANY:,} runs", f"{many.apparent_pct:+.0f}"), _last("What the scheme did", f"{effect:+d}" if effect else "0")]


def draw(*, areas: str, beside: str, trend: int, effect: int, run: int) -> Figure:
    """Draw each group as a line from before to after.

    Returns
    -------
    Figure
        Incidents an area a year from zero, or admissions a month per 100,000 people for Cardiff.
    """
    one = counts(areas, beside, trend, effect, run)
    fig, ax = new_figure(width=4.4, height=3.5)
    names = _names(areas, beside)
    apart = _apart([one.treated[1], one.other[1]] if one.other else [one.treated[1]], 0.11 * _top(areas))
    _line(ax, one.treated, f"{names[0]}\n{one.change_pct:+.0f}%", "blue", "o-", apart[0])
    if one.other:
        _line(ax, one.other, f"{names[1]}\n{100 * (one.other[1] / one.other[0] - 1):+.0f}%", "orange", "s--", apart[1])
    ax.set(xlim=(-0.25, 2.45), ylim=(0, _top(areas)), ylabel="Admissions a month per 100,000" if areas == REAL else "Incidents a year in the average area")
    ax.set_xticks([0, 1], ["before", "after"])
    ax.grid(visible=False, axis="x")
    return fig


def _top(areas: str) -> float:
    return 9.5 if areas == REAL else 60


def _line(ax: Axes, pair: tuple[float, float], words: str, colour: str, style: str, at: float) -> None:
    ax.plot([0, 1], pair, style, color=COLOURS[colour], markersize=6)
    ax.text(1.08, at, words, color=COLOURS[colour], va="center", fontsize=10.5)


def _apart(ends: list[float], gap: float) -> list[float]:
    """Keep two labels from lying on each other: move them apart around their middle."""
    if len(ends) < 2 or abs(ends[0] - ends[1]) >= 2 * gap:
        return ends
    middle, sign = sum(ends) / 2, 1 if ends[0] >= ends[1] else -1
    return [middle + sign * gap, middle - sign * gap]


def _names(areas: str, beside: str) -> tuple[str, str]:
    if areas == REAL:
        return "Cardiff", "14 similar cities"
    return "with the scheme", "the other areas" if beside == OTHERS else "left out by lot"


def _row(name: str, pair: tuple[float, float]) -> dict:
    return {"Group": name[0].upper() + name[1:], "Before": f"{pair[0]:.1f}", "After": f"{pair[1]:.1f}", "Change (%)": f"{100 * (pair[1] / pair[0] - 1):+.0f}"}


def _last(name: str, value: str) -> dict:
    return {"Group": name, "Before": "", "After": "", "Change (%)": value}


def _change(pct: float) -> str:
    if round(pct) == 0:
        return "no change"
    return f"a {'fall' if pct < 0 else 'rise'} of {abs(round(pct))}%"


def _went(pair: tuple[float, float]) -> str:
    pct = round(100 * (pair[1] / pair[0] - 1))
    return "stayed level" if pct == 0 else f"{'fell' if pct < 0 else 'rose'} by {abs(pct)}%"


def _verdict(average: float, effect: int) -> str:
    off = round(average) - effect
    if abs(off) <= 1:
        return "right on average, whatever this one run says"
    return f"{abs(off)} points {'too kind to' if off < 0 else 'too hard on'} the scheme"


def _describe_cardiff(beside: str) -> str:
    fell = f"In Cardiff, admissions to hospital for violence went from {CARDIFF[0]:.0f} to {CARDIFF[1]:.0f} a month per 100,000 people"
    if beside == NOTHING:
        return f"{fell}. Alone, that fall cannot be told from whatever else changed in those years."
    low, high = (round(100 * (1 - bound)) for bound in (RATIO[2], RATIO[1]))
    return (
        f"{fell}, while in 14 similar cities they went from {CITIES[0]:.0f} to {CITIES[1]:.0f}. "
        f"With other differences allowed for, Cardiff's rate came out {round(100 * (1 - RATIO[0]))}% lower than the other cities' course implied (95% interval: {low}% to {high}%). "
        "Cardiff was not drawn by lot."
    )


WORDS = {
    "title": "Did the partnership work?",
    "idea": "was_it_us",
    "labels": {
        "areas": "Where the scheme goes",
        "beside": "What stands beside them",
        "trend": "Trend everywhere",
        "effect": "True effect of the scheme",
        "run": "Run of chance",
    },
    "units": {"trend": "%", "effect": "%"},
    "start": {"areas": WORST, "beside": NOTHING, "trend": 0, "effect": 0, "run": 1},
    "predict": Prediction(
        question="A partnership picks the 20 areas that had most incidents last year, out of 80 that differ only a little. Its scheme does nothing, and nothing else changes. What will those 20 areas show a year later?",
        options=["About the same as before", "A fall of about an eighth", "A small rise"],
        answer=1,
        why="They fall by about an eighth. Areas picked at their peak had bad luck as well as a bad year, and luck seldom strikes the same places twice. This is *regression to the mean*.",
    ),
    "tries": [
        Try(
            "The scheme still does nothing. Put all the other areas beside the worst ones. Is that a fair comparison?",
            {"areas": WORST, "beside": OTHERS, "trend": 0, "effect": 0, "run": 1},
            "It is worse than none. The worst areas drift down to the mean while the rest drift up, so the scheme is credited with even more.",
        ),
        Try(
            "Let incidents fall everywhere by a fifth, and give the scheme to half of the worst areas, by lot.",
            {"areas": WORST, "beside": LOT, "trend": -20, "effect": 0, "run": 1},
            "Both halves were picked at their peak and share the trend, so both fall alike. On average the credit is nil, as it should be; move the run of chance to see how far a single trial can stray.",
        ),
        Try(
            "Now the published case: Cardiff, with the cities beside it.",
            {"areas": REAL, "beside": OTHERS, "trend": 0, "effect": 0, "run": 1},
            "The other cities rose while Cardiff fell, and the study allowed for other differences. That is stronger than before and after alone. Nobody drew lots, so a rival cause in Cardiff alone cannot be ruled out.",
        ),
    ],
    "leaves_out": (
        "Left out are crime that moves next door, schemes that take years, and what it costs to draw lots among places in need. "
        "It also leaves out that counts depend on who reports and who records. "
        "In the Cardiff study woundings recorded by the police rose, but less than elsewhere, and less serious assaults recorded rose more."
    ),
    "assumptions": (
        f"Illustrative, for all but Cardiff: {AREAS} invented areas whose true rates lie around 40 incidents a year, most of them between 30 and 50, each year's count adding chance of its own. "
        "The trend and the effect are yours to set. "
        "Cardiff: Florence and others (2011), whose monthly rates are rounded; before is the 33 months in which the scheme was developed, after is 51 months of sharing information."
    ),
}
