"""What happens to a case on its way through several hand-offs, when failures come singly or together."""

from __future__ import annotations

from dataclasses import dataclass

from book.errors import BookError


@dataclass(frozen=True)
class Passage:
    """What becomes of a case: three chances from 0 to 1 that add up to 1.

    `whole`: nothing is dropped. `part`: something is dropped, but not at every hand-off.
    `everything`: each hand-off drops its piece.
    """

    whole: float
    part: float
    everything: float


def passage(handoffs: int, reliability_pct: float, *, tries: int = 1, shared_pct: float = 0) -> Passage:
    """Give the chances for a case that passes through a number of hand-offs.

    Each hand-off works with the same chance. A part of its failures has one common cause, such
    as a co-ordinator who is away: that makes every hand-off of the case fail, and every further
    try. The rest of the failures, and all tries at them, are independent.

    Parameters
    ----------
    handoffs : int
        Hand-offs on the way, 1 or more.
    reliability_pct : float
        How often one try at one hand-off works, common causes counted (per cent, 0 to 100).
    tries : int
        Tries at each hand-off before its piece is lost, 1 or more.
    shared_pct : float
        Share of a single try's failures that come from the common cause (per cent, 0 to 100).

    Returns
    -------
    Passage

    Raises
    ------
    BookError
        If a number is outside its range.

    Source: pressmanwildavsky1973 for chances that multiply along a chain; the common cause is
    the beta factor of reliability engineering; the numbers are illustrative.
    """
    _check(handoffs, reliability_pct, tries, shared_pct)
    failure = 1 - reliability_pct / 100
    away = failure * shared_pct / 100
    # The rest of the failures happens only where the common cause does not.
    alone = (failure - away) / (1 - away) if away < 1 else 0.0
    lost = alone**tries
    whole = (1 - away) * (1 - lost) ** handoffs
    everything = away + (1 - away) * lost**handoffs
    return Passage(whole, max(0.0, 1 - whole - everything), everything)


def mean_dropped(handoffs: int, reliability_pct: float, *, tries: int = 1, shared_pct: float = 0) -> float:
    """Give the mean number of hand-offs that fail in a case.

    Parameters
    ----------
    handoffs, reliability_pct, tries, shared_pct
        As for `passage`.

    Returns
    -------
    float
        Hand-offs a case, from 0 to `handoffs`. With one try it does not depend on `shared_pct`:
        failures that come together are bunched in fewer cases.

    Source: illustrative
    """
    each = passage(1, reliability_pct, tries=tries, shared_pct=shared_pct)
    return handoffs * each.everything


def _check(handoffs: int, reliability_pct: float, tries: int, shared_pct: float) -> None:
    for name, value in (("hand-offs", handoffs), ("tries", tries)):
        if value < 1:
            raise BookError(f"The number of {name} is {value}.", "Give 1 or more.")
    for name, value in (("reliability", reliability_pct), ("shared part", shared_pct)):
        if not 0 <= value <= 100:
            raise BookError(f"The {name} is {value} per cent.", "Give 0 to 100.")
