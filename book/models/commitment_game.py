"""Partners who give as others gave: what goodwill, a duty, and a monitored duty do to their effort."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from book.errors import BookError

PARTNERS = 5  # partners; illustrative
ROUNDS = 10  # rounds, as in many experiments; illustrative
MOST_DAYS = 5.0  # days a partner and round that each kind of work can take; illustrative
FIRST_DAYS = 3.5  # days of each kind in the first round by a partner who is willing; illustrative
REPORT_DAYS = 0.5  # days a partner and round that being monitored takes; illustrative


@dataclass(frozen=True)
class Rule:
    """What the law asks: days of seen work a partner and round, and whether anybody checks."""

    days: float = 0.0
    monitored: bool = False


GOODWILL = Rule()


def play(match_pct: float, rule: Rule, *, free_riders: int, follow_seen: bool) -> pd.DataFrame:
    """Play the rounds of a game of giving, with work that others see and work that they do not.

    A willing partner gives, of each kind of work, a share of what the others gave on average in
    the round before. A free rider gives nothing. Where the rule asks for days of seen work, the
    willing give at least these; free riders do so only where the rule is monitored. Being
    monitored takes `REPORT_DAYS` out of each willing partner's unseen work.

    Parameters
    ----------
    match_pct : float
        What a willing partner gives for what the others gave (per cent, 0 to 100).
    rule : Rule
        `GOODWILL`, or a duty.
    free_riders : int
        How many of the `PARTNERS` give nothing unless they are made to.
    follow_seen : bool
        Whether the willing take the others' seen work as the measure for their unseen work too,
        or the others' unseen work.

    Returns
    -------
    DataFrame, one row a round
        round; seen_days, unseen_days (mean days a partner and round, 0 to `MOST_DAYS`);
        willing_days, rider_days (days of both kinds by each willing partner and by each free
        rider; missing where there is none).

    Raises
    ------
    BookError
        If a number is outside its range.

    Source: fischbachergachter2010 for partners who match a little less than others give;
    holmstrommilgrom1991 for work that is seen and work that is not; the numbers are illustrative.
    """
    _check(match_pct, rule, free_riders)
    willing = [at >= free_riders for at in range(PARTNERS)]
    wanted_seen = wanted_unseen = [FIRST_DAYS if one else 0.0 for one in willing]
    rows = []
    for number in range(1, ROUNDS + 1):
        seen = [max(days, _floor(rule, one)) for days, one in zip(wanted_seen, willing)]
        unseen = [max(0.0, days - REPORT_DAYS * rule.monitored) for days in wanted_unseen]
        rows.append({"round": number, "seen_days": _mean(seen), "unseen_days": _mean(unseen), **_by_kind(seen, unseen, free_riders)})
        wanted_seen = _answers(seen, willing, match_pct)
        wanted_unseen = _answers(seen if follow_seen else unseen, willing, match_pct)
    return pd.DataFrame(rows)


def _mean(days: list[float]) -> float:
    return sum(days) / len(days) if days else float("nan")


def _by_kind(seen: list[float], unseen: list[float], free_riders: int) -> dict[str, float]:
    """Give the mean of both kinds of work together, by the willing and by the free riders, who stand first."""
    both = [one + other for one, other in zip(seen, unseen)]
    return {"willing_days": _mean(both[free_riders:]), "rider_days": _mean(both[:free_riders])}


def _floor(rule: Rule, willing: bool) -> float:
    """Give the days that the rule gets out of a partner."""
    return rule.days if willing or rule.monitored else 0.0


def _answers(given: list[float], willing: list[bool], match_pct: float) -> list[float]:
    """Give what each partner wants to give after what the others gave."""
    others = [(sum(given) - own) / (PARTNERS - 1) for own in given]
    return [match_pct / 100 * days if one else 0.0 for days, one in zip(others, willing)]


def _check(match_pct: float, rule: Rule, free_riders: int) -> None:
    if not 0 <= match_pct <= 100:
        raise BookError(f"The match rate is {match_pct} per cent.", "Give 0 to 100.")
    if not 0 <= rule.days <= MOST_DAYS:
        raise BookError(f"The duty asks for {rule.days} days.", f"Give 0 to {MOST_DAYS:g}.")
    if not 0 <= free_riders <= PARTNERS:
        raise BookError(f"The number of free riders is {free_riders}.", f"Give 0 to {PARTNERS}.")
