"""The Explorer on local priorities: one review, three weights, several orders."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from book.data import load
from book.figures.crime_and_disorder_act import audit_ranking, audit_without_weights, move_text
from book.models.local_audit import leaders, rank_problems
from book.widgets.explorer import Explorer, Prediction, Try
from book.widgets.helplines import helplines

LEVELS = [0, 1, 2, 3]
NO_ORDER = "With no weight on anything there is no order: the figures do not rank themselves, so somebody has to say what counts."


def local_audit() -> Explorer:
    """Make the Explorer of what an illustrative borough would put first.

    Returns
    -------
    Explorer
        Three weights from 0 to 3; the drawing, the sentence and the table for each setting.

    Source: illustrative
    """
    problems = load("borough_audit")
    return Explorer(
        lambda **weights: _draw(problems, weights),
        params={"volume": LEVELS, "harm": LEVELS, "concern": LEVELS},
        describe=lambda **weights: describe(problems, **weights),
        table=lambda **weights: table(problems, **weights),
        **WORDS,
    )


def describe(problems: pd.DataFrame, *, volume: int, harm: int, concern: int) -> str:
    """Say in one or two sentences what the weights put first.

    Parameters
    ----------
    problems : DataFrame, one row a problem
        The data set borough_audit.
    volume, harm, concern : int
        Weights, 0 to 3.

    Returns
    -------
    str
    """
    if not volume + harm + concern:
        return NO_ORDER
    ranking = rank_problems(problems, volume=volume, harm=harm, concern=concern)
    first = leaders(ranking)
    comes = "comes" if len(first) == 1 else "come equal"
    rest = [_lower(name) for name in ranking["problem"].iloc[len(first) : len(first) + 2]]
    return f"{_listed(first)} {comes} first with a score of {ranking['score_pct'].iloc[0]:.0f} out of 100, then {_listed(rest)}. {_biggest_moves(ranking)}"


def table(problems: pd.DataFrame, *, volume: int, harm: int, concern: int) -> list[dict]:
    """List the ranking, the table twin of the drawing.

    Parameters
    ----------
    problems : DataFrame, one row a problem
        The data set borough_audit.
    volume, harm, concern : int
        Weights, 0 to 3.

    Returns
    -------
    list of dict
        One row a problem, in order; where all weights are 0, by alphabet and with no rank.
    """
    if not volume + harm + concern:
        return [_row("none", name, "none", "none") for name in sorted(problems["problem"])]
    ranking = rank_problems(problems, volume=volume, harm=harm, concern=concern)
    return [_row(r.rank, r.problem, f"{r.score_pct:.1f}", move_text(r.places_gained) or "same") for r in ranking.itertuples()]


def _row(rank: object, problem: str, score: str, move: str) -> dict:
    return {"Rank": str(rank), "Problem": problem, "Score (%)": score, "Moved from volume order": move}


def _draw(problems: pd.DataFrame, weights: dict[str, int]) -> Figure:
    if not any(weights.values()):
        return audit_without_weights(problems)
    return audit_ranking(rank_problems(problems, **weights))


def _biggest_moves(ranking: pd.DataFrame) -> str:
    """Name the problems that moved furthest from the order by volume: one, or all that moved as far."""
    furthest = ranking["places_gained"].abs().max()
    if not furthest:
        return "This is the order by volume."
    moved = ranking[ranking["places_gained"].abs() == furthest]
    places = "place" if furthest == 1 else "places"
    each = [f"{_lower(row.problem)} ({move_text(row.places_gained)} {places})" for row in moved.itertuples()]
    return f"Against the order by volume, {_listed(each)} {'moves' if len(each) == 1 else 'move'} furthest."


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]


WORDS = {
    "title": "What should this borough put first?",
    "idea": "local_audit",
    "labels": {"volume": "Weight on volume", "harm": "Weight on harm", "concern": "Weight on residents' concern"},
    "start": {"volume": 3, "harm": 0, "concern": 0},
    "predict": Prediction(
        question="The review counts incidents, and anti-social behaviour is the most frequent. Give all the weight to harm instead. Where will anti-social behaviour stand?",
        options=["Still first", "Second or third", "Sixth or lower"],
        answer=2,
        why="It falls to sixth. There is a lot of it, but on these figures each incident does little harm next to abuse, street violence or burglary. The review has not changed: only what counts has.",
    ),
    "tries": [
        Try(
            "Put all the weight on harm. What comes first, and how far has it come?",
            {"volume": 0, "harm": 3, "concern": 0},
            "Domestic abuse, up two places. It carries almost half of all the harm in this borough, though few residents name it.",
        ),
        Try(
            "Put all the weight on what residents say. Where does domestic abuse stand now?",
            {"volume": 0, "harm": 0, "concern": 3},
            "Sixth; burglary is first. In this invented borough few residents name abuse at home. Who answers a consultation, and what they can see, shapes the list.",
        ),
        Try(
            "Give all three the same weight. Is that the neutral choice?",
            {"volume": 1, "harm": 1, "concern": 1},
            "No. Domestic abuse is first again, because harm is the most uneven of the three shares. Equal weights are a choice like any other, and somebody must defend it.",
        ),
    ],
    "leaves_out": (
        "Left out are incidents that nobody reports, who was asked and who answered, how harm falls on some groups more than others, "
        "how one problem feeds another, and what can be done about each at what cost. Harm here already holds volume, since it is incidents times harm for each."
    ),
    "assumptions": (
        "Illustrative: the borough and all its figures are invented. Each measure is turned into shares that add up to 100, and the score is their weighted mean. "
        "Harm points are ours, not those of a published harm index."
    ),
    "content_note": "This activity names domestic abuse, street violence and hate crime, as kinds of problem and with no cases. " + helplines(["national_domestic_abuse_helpline", "live_fear_free", "mens_advice_line"]),
}
