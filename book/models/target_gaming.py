"""How a team spends its time when one part of its work is counted and judged, and the rest is not."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot, sqrt

from book.errors import BookError


@dataclass(frozen=True)
class Effort:
    """What a team does, in shares of its time from 0 to 1 that add up to 1, and what comes of it.

    `counted`, `uncounted` and `figures` are the time on counted work, on other work, and on
    working the figures. `result` is what the target sees and `value` what the public gets, each
    as a share of the most that is possible.
    """

    counted: float
    uncounted: float
    figures: float
    result: float
    value: float


def effort(weight: float, *, worth: float, own: float, bend: float) -> Effort:
    """Give the division of time that a team finds best for itself.

    An hour brings less the more hours went before: a share t of the time yields the square root
    of t. The team weighs the target's result (`weight`) against what it cares about itself:
    counted work for the part `own` and other work for the rest.

    Parameters
    ----------
    weight : float
        How much the target decides, against the team's own aims (0 to 1).
    worth : float
        The part of the public's value that lies in counted work (above 0, below 1).
    own : float
        The part of the team's own concern that goes to counted work (above 0, below 1).
    bend : float
        What time spent on the figures adds to the result, against the same time of real
        counted work (0: nothing; 1: as much).

    Returns
    -------
    Effort

    Raises
    ------
    BookError
        If a number is outside its range.

    Source: holmstrommilgrom1991 for the idea; the form and the numbers are illustrative.
    """
    _check(weight, worth, own, bend)
    # The best division under square roots gives each task time by the square of what it brings.
    gains = (weight + (1 - weight) * own, (1 - weight) * (1 - own), weight * bend)
    total = sum(gain**2 for gain in gains)
    counted, uncounted, figures = (gain**2 / total for gain in gains)
    result = (sqrt(counted) + bend * sqrt(figures)) / hypot(1, bend)
    value = (worth * sqrt(counted) + (1 - worth) * sqrt(uncounted)) / hypot(worth, 1 - worth)
    return Effort(counted, uncounted, figures, result, value)


def best_weight(*, worth: float, own: float) -> float:
    """Give the weight on the target that serves the public best, where no figure can be bent.

    Parameters
    ----------
    worth, own : float
        As for `effort`.

    Returns
    -------
    float
        From 0 to 1; 0 where the team cares for counted work as much as the public needs, or more.

    Source: illustrative
    """
    _check(0, worth, own, 0)
    return max(0.0, (worth - own) / (1 - own))


def _check(weight: float, worth: float, own: float, bend: float) -> None:
    for name, value in (("weight", weight), ("bend", bend)):
        if not 0 <= value <= 1:
            raise BookError(f"The {name} is {value}.", "Give a number from 0 to 1.")
    for name, value in (("worth", worth), ("own concern", own)):
        if not 0 < value < 1:
            raise BookError(f"The {name} is {value}.", "Give a number between 0 and 1.")
