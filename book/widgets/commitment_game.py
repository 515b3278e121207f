"""The Explorer on commitment: what goodwill, a duty and a monitored duty get out of five partners."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from book.models.commitment_game import FIRST_DAYS, GOODWILL, MOST_DAYS, PARTNERS, ROUNDS, Rule, play
from book.style import COLOURS
from book.widgets.explorer import Explorer, Prediction, Try
from book.widgets.panels import heading, horizontal_bars, lines_over_bars
from book.widgets.sentences import counted

MATCH = [70, 80, 90, 95, 100]  # per cent of what the others gave
RULES = {
    "goodwill": GOODWILL,
    "a duty of 2 days": Rule(2),
    "a duty of 4 days": Rule(4),
    "a monitored duty of 2 days": Rule(2, monitored=True),
    "a monitored duty of 4 days": Rule(4, monitored=True),
}
RIDERS = [0, 1, 2]  # partners
FOLLOWS = {"others' unseen work": False, "others' seen work": True}


def commitment_game() -> Explorer:
    """Make the Explorer of what a duty buys.

    Returns
    -------
    Explorer
        How much partners match, what binds them, free riders, and what unseen work answers to.

    Source: illustrative
    """
    return Explorer(
        draw,
        params={"match": MATCH, "rule": list(RULES), "riders": RIDERS, "follows": list(FOLLOWS)},
        describe=describe,
        table=table,
        **WORDS,
    )


def describe(*, match: int, rule: str, riders: int, follows: str) -> str:
    """Say what the partners give in the last round, beside the first round or goodwill alone.

    Parameters
    ----------
    match : int
        What a willing partner gives back (per cent of what the others gave).
    rule, follows : str
        Of `RULES` and `FOLLOWS`.
    riders : int
        Free riders among the partners.

    Returns
    -------
    str
    """
    game = _game(match, rule, riders, follows)
    who = "no free rider" if not riders else counted(riders, "free rider")
    first = f"After {ROUNDS} rounds under {rule}, with {who}, the {PARTNERS} partners give on average {_both(game.iloc[-1])}."
    if rule == "goodwill":
        rest = f"In the first round it was {_both(game.iloc[0])}."
    else:
        rest = f"Goodwill alone would have left {_both(_game(match, 'goodwill', riders, follows).iloc[-1])}."
    return f"{first} {rest} Residents have no seat and are not asked."


def table(*, match: int, rule: str, riders: int, follows: str) -> list[dict]:
    """List the rounds, the table twin of the picture.

    Parameters
    ----------
    match, rule, riders, follows
        As for `describe`.

    Returns
    -------
    list of dict
        One row a round, in days a partner, and last a row for residents.
    """
    rows = [
        {
            "Round": str(row.round),
            "Seen work (days a partner)": f"{row.seen_days:.1f}",
            "Unseen work (days a partner)": f"{row.unseen_days:.1f}",
            "A willing partner (days)": f"{row.willing_days:.1f}",
            "A free rider (days)": _rider(row.rider_days),
        }
        for row in _game(match, rule, riders, follows).itertuples()
    ]
    return [*rows, dict(zip(rows[0], ["Residents", "no seat", "no seat", "not asked", "not asked"], strict=True))]


def draw(*, match: int, rule: str, riders: int, follows: str) -> Figure:
    """Draw seen and unseen work by round, and who gives what in the last round.

    Parameters
    ----------
    match, rule, riders, follows
        As for `describe`.

    Returns
    -------
    Figure
        Above, two lines of days a partner; below, bars for a willing partner, a free rider and
        residents, who have no seat.
    """
    fig, ax, bars = lines_over_bars(5.0, left=106, words=2)
    game = _game(match, rule, riders, follows)
    _line(ax, game, "seen_days", "blue", "o", "seen work", 1)
    _line(ax, game, "unseen_days", "orange", "s", "unseen work", 0)
    ax.set(xlim=(0.6, ROUNDS + 0.4), ylim=(0, MOST_DAYS), xlabel="Round", ylabel="Days a partner")
    ax.set_xticks([1, 4, 7, ROUNDS])
    last = game.iloc[-1]
    values = [last["willing_days"], 0.0 if pd.isna(last["rider_days"]) else last["rider_days"], 0.0]
    texts = [f"{values[0]:.1f}", "nobody" if not riders else f"{values[1]:.1f}", "no seat, not asked"]
    horizontal_bars(bars, ["willing partner", "free rider", "residents"], values, texts, colours=["green", "red", "muted"], most=2 * MOST_DAYS)
    bars.set(xlabel=f"Days each in round {ROUNDS}, of {2 * MOST_DAYS:g}")
    return fig


def _line(ax: Axes, game: pd.DataFrame, column: str, colour: str, marker: str, words: str, at: int) -> None:
    """Draw a kind of work by round, with its last value in words above."""
    size, dash = (9, "-") if marker == "o" else (5, "--")  # both can be seen where they coincide
    # Few markers: each is an element that a phone lays out anew at every step.
    ax.plot(game["round"], game[column], marker, linestyle=dash, color=COLOURS[colour], markersize=size, markevery=3, clip_on=False)
    heading(ax, at, f"{words}: {game[column].iloc[-1]:.1f} days in round {ROUNDS}", colour=colour, marker=marker)


def _game(match: int, rule: str, riders: int, follows: str) -> pd.DataFrame:
    return play(match, RULES[rule], free_riders=riders, follow_seen=FOLLOWS[follows])


def _both(row: pd.Series) -> str:
    return f"{row['seen_days']:.1f} days of seen work and {row['unseen_days']:.1f} of unseen work"


def _rider(days: float) -> str:
    return "nobody" if pd.isna(days) else f"{days:.1f}"


WORDS = {
    "title": "What does a duty buy?",
    "idea": "commitment_game",
    "labels": {"match": "Willing partners give back", "rule": "What binds them", "riders": "Free riders", "follows": "Unseen work answers"},
    "units": {"match": "% of what others gave", "riders": ("partner", "partners")},
    "start": {"match": 90, "rule": "goodwill", "riders": 0, "follows": "others' unseen work"},
    "predict": Prediction(
        question="Five partners give back nine tenths of what the others gave. A law now makes each give at least four days a round of work that others see: meetings, plans, returns. What happens to the work that nobody sees, such as a call returned or a worry passed on?",
        options=["It is held up too, since partners grow used to giving", "It fades as it would have done by goodwill", "It stops in the first round"],
        answer=1,
        why="It fades to 1.4 days, as by goodwill, while seen work stands at 4.0. The duty buys what it can name. All this rests on unseen work answering the others' unseen work: the second thing to try turns that round.",
    ),
    "tries": [
        Try(
            "By goodwill, let partners give back all that they get, but make one of them a free rider. Who is to blame for the fall?",
            {"match": 100, "rule": "goodwill", "riders": 1, "follows": "others' unseen work"},
            "The average falls to 0.2 days of each kind. Four partners of five give back in full, and yet each is met by an average that the fifth pulls down.",
        ),
        Try(
            "Keep a duty of four days, and let unseen work answer what partners see of each other. What does the duty buy now?",
            {"match": 90, "rule": "a duty of 4 days", "riders": 0, "follows": "others' seen work"},
            "Unseen work stays at 3.6 days. This is the best case for a duty: what it makes visible becomes the measure for the rest. Which of the two assumptions holds is a question for research, and this model cannot settle it.",
        ),
        Try(
            "Now monitor the duty, with one free rider. What does monitoring add, and what does it cost?",
            {"match": 90, "rule": "a monitored duty of 4 days", "riders": 1, "follows": "others' unseen work"},
            "It brings the free rider's four days of seen work, so the average is 4.0 and not 3.2. But unseen work is gone by round 4, where without monitoring it would still be 0.9 days: each return takes from the time that nobody checks.",
        ),
    ],
    "leaves_out": (
        "Residents are missing. They have no seat, nobody answers to what they give or need, and nothing here says whether five busy partners do them good. "
        "Left out too are unequal power and budgets, professional duty, leadership, and partners who can leave. "
        "Days are counted, not what is done with them."
    ),
    "assumptions": (
        "Illustrative: all numbers are invented, and how much partners give back is yours to set. In experiments, mostly with students, Fischbacher and Gächter (2010) found that many people match what others give, but not quite. "
        f"Each partner has {2 * MOST_DAYS:g} days a round, half for seen and half for unseen work; the willing begin with {FIRST_DAYS:g} of each. "
        f"A duty that nobody checks moves only the willing; a monitored one moves all, and takes half a day of each willing partner's unseen work every round."
    ),
}
