"""Contacts between organisations when people leave: person to person, by role, and through a hub."""

from __future__ import annotations

from book.errors import BookError

CONTRACT_MONTHS = 12  # months that a short contract lasts; illustrative
YEAR = 12  # months


def pairs(organisations: int) -> int:
    """Count the pairs among a number of organisations: n(n-1)/2."""
    if organisations < 2:
        raise BookError(f"The number of organisations is {organisations}.", "Give 2 or more.")
    return organisations * (organisations - 1) // 2


def end_alive(months: float, turnover_pct: float, *, ending_pct: float, handed_pct: float = 0) -> float:
    """Give the chance that one end of a contact still knows the other after some months.

    Parameters
    ----------
    months : float
        Months since the contact was made, 0 or more.
    turnover_pct : float
        Holders who leave in a year, spread evenly over its months (per cent of those there).
    ending_pct : float
        Posts on a contract that ends, unrenewed, every `CONTRACT_MONTHS` months (per cent).
    handed_pct : float
        How often somebody who leaves hands the contact over to a successor (per cent).

    Returns
    -------
    float
        From 0 to 1.

    Raises
    ------
    BookError
        If a number is outside its range.

    Source: illustrative
    """
    _check(months, turnover_pct, ending_pct, handed_pct)
    monthly = 1 - (1 - turnover_pct / 100) ** (1 / YEAR)
    # A departure ends the contact only where it is not handed over.
    by_leaving = (1 - monthly * (1 - handed_pct / 100)) ** months
    ends = int(months // CONTRACT_MONTHS)
    short = ending_pct / 100
    return by_leaving * (1 - short + short * (handed_pct / 100) ** ends)


def person_pairs(organisations: int, months: float, turnover_pct: float, *, ending_pct: float) -> float:
    """Give the mean number of pairs still in contact, where each contact is one person's with one other.

    Parameters
    ----------
    organisations : int
        How many, 2 or more.
    months, turnover_pct, ending_pct
        As for `end_alive`.

    Returns
    -------
    float
        Pairs, from 0 to `pairs(organisations)`. Both ends must hold.

    Source: illustrative
    """
    return pairs(organisations) * end_alive(months, turnover_pct, ending_pct=ending_pct) ** 2


def role_pairs(organisations: int, months: float, turnover_pct: float, *, ending_pct: float, handed_pct: float) -> float:
    """Give the mean number of pairs still in contact, where contacts belong to posts and are handed over.

    Parameters
    ----------
    organisations, months, turnover_pct, ending_pct, handed_pct
        As for `person_pairs` and `end_alive`.

    Returns
    -------
    float
        Pairs, from 0 to `pairs(organisations)`.

    Source: illustrative
    """
    return pairs(organisations) * end_alive(months, turnover_pct, ending_pct=ending_pct, handed_pct=handed_pct) ** 2


def hub_pairs(organisations: int, months: float, turnover_pct: float, *, ending_pct: float) -> float:
    """Give the mean number of pairs in contact through a hub: one person in one of the organisations.

    Parameters
    ----------
    organisations, months, turnover_pct, ending_pct
        As for `person_pairs`.

    Returns
    -------
    float
        Pairs, from 0 to `pairs(organisations)`. The hub's own pairs need two people, all other
        pairs three; when the hub's person has left, no pair is in contact.

    Source: illustrative
    """
    holds = end_alive(months, turnover_pct, ending_pct=ending_pct)
    own = organisations - 1
    return own * holds**2 + (pairs(organisations) - own) * holds**3


def _check(months: float, turnover_pct: float, ending_pct: float, handed_pct: float) -> None:
    if months < 0:
        raise BookError(f"The time is {months} months.", "Give 0 or more.")
    for name, value in (("turnover", turnover_pct), ("share of ending posts", ending_pct), ("share handed over", handed_pct)):
        if not 0 <= value <= 100:
            raise BookError(f"The {name} is {value} per cent.", "Give 0 to 100.")
