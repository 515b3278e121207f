"""The Explorer on hand-offs: how often a case passes through several of them with nothing dropped."""

from __future__ import annotations

from matplotlib.figure import Figure

from book.models.handoffs import Passage, passage
from book.style import COLOURS
from book.widgets.explorer import Explorer, Prediction, Try
from book.widgets.panels import heading, horizontal_bars, lines_over_bars
from book.widgets.sentences import counted, whole_numbers

CASES = 1000  # cases that the numbers count out of
HANDOFFS = [1, 2, 3, 5, 10, 20]
RELIABILITY = [80, 90, 95, 99]  # per cent
TRIES = {"it is dropped": 1, "it is tried once more": 2}
SHARED = {"one at a time": 0, "half from one absence": 50, "all from one absence": 100}  # per cent of failures


def handoffs() -> Explorer:
    """Make the Explorer of a case's way through several hand-offs.

    Returns
    -------
    Explorer
        Hand-offs, their reliability, a second try, and failures that come singly or together.

    Source: illustrative
    """
    return Explorer(
        draw,
        params={"handoffs": HANDOFFS, "reliability": RELIABILITY, "failed": list(TRIES), "failures": list(SHARED)},
        describe=describe,
        table=table,
        **WORDS,
    )


def describe(*, handoffs: int, reliability: int, failed: str, failures: str) -> str:
    """Say what becomes of 1,000 cases, and what the second try and the shared cause change.

    Parameters
    ----------
    handoffs : int
        Hand-offs on the way.
    reliability : int
        How often each works (per cent).
    failed, failures : str
        Of `TRIES` and `SHARED`.

    Returns
    -------
    str
    """
    whole, part, everything = _cases(handoffs, reliability, failed, failures)
    nearest = ", to the nearest case" if whole == CASES else ""
    first = f"With {_way(handoffs, reliability, TRIES[failed])}, nothing is dropped in {whole:,} of {CASES:,} cases{nearest}{_lost(handoffs, part, everything)}"
    return f"{first} {_second_try(handoffs, reliability, failed, failures, whole)}{_against_single(handoffs, reliability, failed, failures)}"


def table(*, handoffs: int, reliability: int, failed: str, failures: str) -> list[dict]:
    """List what becomes of 1,000 cases for each number of hand-offs, the table twin of the picture.

    Parameters
    ----------
    handoffs, reliability, failed, failures
        As for `describe`.

    Returns
    -------
    list of dict
        One row a number of hand-offs; the chosen one is marked.
    """
    rows = []
    for number in HANDOFFS:
        whole, part, everything = _cases(number, reliability, failed, failures)
        plain = _cases(number, reliability, "it is dropped", "one at a time")[0]
        rows.append(
            {
                "Hand-offs": f"{number} (chosen)" if number == handoffs else str(number),
                f"Nothing dropped (of {CASES:,})": whole,
                "Some dropped": part,
                "Everything dropped": everything,
                "Nothing dropped, if failures come one at a time with no second try": plain,
            }
        )
    return rows


def draw(*, handoffs: int, reliability: int, failed: str, failures: str) -> Figure:
    """Draw the cases with nothing dropped by number of hand-offs, and what becomes of 1,000 cases.

    Parameters
    ----------
    handoffs, reliability, failed, failures
        As for `describe`.

    Returns
    -------
    Figure
        Above, the chosen setting as a line and, dashed, single failures with no second try;
        below, bars of the cases with nothing, something and everything dropped.
    """
    fig, ax, bars = lines_over_bars(4.8, left=86, words=1)
    ways = list(range(1, HANDOFFS[-1] + 1))
    plain = [CASES * _passage(n, reliability, "it is dropped", "one at a time").whole for n in ways]
    chosen = [CASES * _passage(n, reliability, failed, failures).whole for n in ways]
    ax.plot(ways, plain, color=COLOURS["muted"], linestyle=(0, (4, 3)), linewidth=1.6)
    ax.plot(ways, chosen, color=COLOURS["blue"])
    cases = _cases(handoffs, reliability, failed, failures)
    ax.plot([handoffs], [chosen[handoffs - 1]], "o", color=COLOURS["blue"], markersize=8)
    ax.text(handoffs + 0.5, chosen[handoffs - 1] + 45, f"{cases[0]:,}", color=COLOURS["blue"], fontweight="bold")
    ax.set(xlim=(0, 22), ylim=(0, 1120), xlabel="Hand-offs", ylabel=f"Nothing dropped\n(of {CASES:,} cases)")
    ax.set_xticks([1, 5, 10, 15, 20])
    ax.set_yticks([0, 250, 500, 750, 1000])
    heading(ax, 0, "dashed: one at a time, no second try")
    horizontal_bars(bars, ["nothing", "some", "everything"], cases, [f"{one:,}" for one in cases], colours=["blue", "orange", "red"], most=CASES)
    bars.set(xlabel=f"Dropped, of {CASES:,} cases")
    bars.set_xticks([0, 250, 500, 750, 1000])
    return fig


def _passage(handoffs: int, reliability: int, failed: str, failures: str) -> Passage:
    return passage(handoffs, reliability, tries=TRIES[failed], shared_pct=SHARED[failures])


def _cases(handoffs: int, reliability: int, failed: str, failures: str) -> list[int]:
    """Count whole, part and everything dropped among the cases, in whole numbers."""
    one = _passage(handoffs, reliability, failed, failures)
    return whole_numbers([one.whole, one.part, one.everything], CASES)


def _way(handoffs: int, reliability: int, tries: int) -> str:
    if handoffs == 1:
        again = " and is tried once more when it fails" if tries > 1 else ""
        return f"one hand-off that works {reliability} times in 100{again}"
    again = " and are tried once more when they fail" if tries > 1 else ""
    return f"{handoffs} hand-offs that each work {reliability} times in 100{again}"


def _lost(handoffs: int, part: int, everything: int) -> str:
    """Say what the other cases lose."""
    lose = "loses" if part + everything == 1 else "lose"
    if not part + everything:
        return "."
    if handoffs == 1:
        return f"; {part + everything} {lose} what was handed on."
    if not part:
        return f"; {everything} {lose} everything."
    those = f"{everything} of them {'loses' if everything == 1 else 'lose'} everything" if everything else "none of them loses everything"
    return f"; {part + everything} {lose} something, and {those}."


def _second_try(handoffs: int, reliability: int, failed: str, failures: str, whole: int) -> str:
    """Say what would be without the second try, or with one."""
    other = next(name for name in TRIES if name != failed)
    otherwise = _cases(handoffs, reliability, other, failures)[0]
    if otherwise == whole:
        return "A second try changes nothing: who was away is still away."
    return f"{'With a' if TRIES[failed] == 1 else 'Without the'} second try it would be {otherwise:,}."


def _against_single(handoffs: int, reliability: int, failed: str, failures: str) -> str:
    """Say how single failures would do, where some share a cause."""
    if not SHARED[failures] or handoffs == 1:
        return ""
    single = _cases(handoffs, reliability, failed, "one at a time")[0]
    return f" If failures came one at a time, {counted(single, 'case')} would lose nothing."


WORDS = {
    "title": "What is dropped on the way?",
    "idea": "handoffs",
    "labels": {"handoffs": "Hand-offs", "reliability": "Each one works", "failed": "When one fails", "failures": "Failures come"},
    "units": {"handoffs": ("hand-off", "hand-offs"), "reliability": "% of the time"},
    "start": {"handoffs": 1, "reliability": 90, "failed": "it is dropped", "failures": "one at a time"},
    "predict": Prediction(
        question="A case is handed on five times, and each hand-off works 9 times in 10. In how many of 1,000 cases is nothing dropped?",
        options=["About 900", "About 750", "About 590"],
        answer=2,
        why="About 590: nine tenths of nine tenths, five times over. Some 410 cases lose something, because there are five hand-offs and not because anybody is careless.",
    ),
    "tries": [
        Try(
            "Keep five hand-offs, and let each be tried once more when it fails. How well would each have to work to do as much without that?",
            {"handoffs": 5, "reliability": 90, "failed": "it is tried once more", "failures": "one at a time"},
            "With a second try 951 of 1,000 cases lose nothing, as many as if each worked 99 times in 100 with no second try. This holds only while each failure is an accident of its own.",
        ),
        Try(
            "Now let all failures come from one absence: the co-ordinator through whom all goes. What is the second try worth?",
            {"handoffs": 5, "reliability": 90, "failed": "it is tried once more", "failures": "all from one absence"},
            "Nothing. Fewer cases lose something, 100 of 1,000, but each of them loses everything. The mean number of failures is the same as for single failures without a second try: they are bunched.",
        ),
        Try(
            "Make it 20 hand-offs that work 95 times in 100, with half the failures from one absence. Where are the losses?",
            {"handoffs": 20, "reliability": 95, "failed": "it is dropped", "failures": "half from one absence"},
            "In 420 cases something is dropped, and in 25 everything. A check of a few cases would find the small losses and could well miss the rare grave ones.",
        ),
    ],
    "leaves_out": (
        "Left out are hand-offs that differ in weight, cases that stop for good at the first failure, people who notice a gap and mend it, and the cost of trying again. "
        "Bowen (1982) argued that persistence and packaging make success far likelier than multiplied chances suggest."
    ),
    "assumptions": (
        "Illustrative: the chances are invented, and yours to set. Pressman and Wildavsky (1973) used such a product of chances for a programme that had to be agreed many times over. "
        "A single try at each hand-off works as often as you say, whatever its failures come from. "
        "An absence makes every hand-off of a case fail, and every second try; all other failures are independent."
    ),
}
