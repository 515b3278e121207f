"""Copies that pass for corroboration: belief from entries in files, and what a meeting gets to hear."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """A line in an agency's file.

    Parameters
    ----------
    id : str
    agency, text, origin : str
        Whose file, what it says, and where it came from.
    copy_of : str
        The entry that it was copied from, or "".
    bears : str
        "rumour": it tells for dealing, as strongly as the reader sets; "clue": against it, likewise;
        "weak": a little against it; "none": it fits both accounts alike.
    """

    id: str
    agency: str
    text: str
    origin: str
    copy_of: str
    bears: str


# Illustrative: one man, one flat, five files.
ENTRIES = (
    Entry("housing", "Housing", "12 March. Tenant is dealing drugs from the flat.", "A call from the neighbour at number 9, who saw people come and go.", "", "rumour"),
    Entry("police", "Police", "15 March. Intelligence: occupant deals drugs.", "An email from the housing officer.", "housing", "rumour"),
    Entry("social-care", "Adult social care", "20 March. Known to the police for dealing.", "A telephone call with the police, to check before a visit.", "police", "rumour"),
    Entry("visits", "Police", "28 March. Many short visits to the flat, day and night.", "An officer's own watch. It would look the same whoever deals there.", "", "none"),
    Entry("doctor", "Doctor's surgery", "2 April. Bruised arm; says that he fell.", "The nurse's own note.", "", "weak"),
    Entry("day-centre", "Day centre (charity)", "4 April. Asked to sleep on our floor. Said: they have my key.", "He said it to a worker. Nobody else has been told.", "", "clue"),
)
WEAK = 1.5  # times as likely if others have taken over the flat
HOLDERS_OF_THE_RUMOUR = 3  # agencies
HOLDERS_OF_THE_CLUE = 1


def belief_pct(prior_pct: float, counted: Collection[str], *, rumour: float, clue: float) -> float:
    """Give the belief that the man deals, once the entries that count have been weighed.

    Parameters
    ----------
    prior_pct : float
        Belief before any file is opened (per cent, above 0 and below 100).
    counted : collection of str
        Ids of the entries that are counted as sources of their own.
    rumour, clue : float
        How many times as likely the neighbour's word is if he deals, and what he said is if others
        have taken over his flat. At least 1.

    Returns
    -------
    float
        Per cent. Odds are multiplied by the factor of each entry that counts: Bayes' rule for
        independent evidence.

    Raises
    ------
    ValueError
        If the prior leaves no doubt, a factor is below 1, or an entry is unknown.

    Source: Bayes' rule; the factors are illustrative
    """
    if not 0 < prior_pct < 100:
        raise ValueError(f"The prior is {prior_pct}%: it must be above 0 and below 100.")
    if rumour < 1 or clue < 1:
        raise ValueError(f"The factors are {rumour} and {clue}: each must be at least 1.")
    unknown = set(counted) - {entry.id for entry in ENTRIES}
    if unknown:
        raise ValueError(f"There is no entry '{min(unknown)}'.")
    factors = {"rumour": rumour, "clue": 1 / clue, "weak": 1 / WEAK, "none": 1.0}
    odds = prior_pct / (100 - prior_pct)
    for entry in ENTRIES:
        if entry.id in counted:
            odds *= factors[entry.bears]
    return 100 * odds / (1 + odds)


def heard_pct(says_pct: float, holders: int) -> float:
    """Give the chance that an item is mentioned by somebody who holds it.

    Parameters
    ----------
    says_pct : float
        Chance that one holder raises it (per cent).
    holders : int
        How many hold it.

    Returns
    -------
    float
        Per cent.

    Raises
    ------
    ValueError
        If the chance is outside 0 to 100 or nobody holds it.

    Source: the sampling model of Stasser and Titus
    """
    if not 0 <= says_pct <= 100 or holders < 1:
        raise ValueError(f"A chance of {says_pct}% and {holders} holders cannot be: 0 to 100, and at least one holder.")
    return 100 * (1 - (1 - says_pct / 100) ** holders)


def independent() -> frozenset[str]:
    """Name the entries that are copies of nothing."""
    return frozenset(entry.id for entry in ENTRIES if not entry.copy_of)


def sentence(*, prior: int, rumour: int, clue: int, says: int, asked: bool, counted: Collection[str]) -> str:
    """State what the files come to as the reader counts them, and what a meeting is likely to hear.

    Parameters
    ----------
    prior, says : int
        Per cent.
    rumour, clue : int
        Factors, as in `belief_pct`.
    asked : bool
        Whether the chair asks each agency for what only it holds.
    counted : collection of str
        Entries that count as sources of their own.

    Returns
    -------
    str
    """
    copies = sum(entry.id in counted for entry in ENTRIES if entry.copy_of)
    known = belief_pct(prior, counted, rumour=rumour, clue=clue)
    without = belief_pct(prior, set(counted) - {"day-centre"}, rumour=rumour, clue=clue)
    told = 100 if asked else heard_pct(says, HOLDERS_OF_THE_CLUE)
    rumoured = heard_pct(says, HOLDERS_OF_THE_RUMOUR)
    count = f"You count {len(counted)} of {len(ENTRIES)} entries as sources of their own" + (f", {copies} of them {'a copy' if copies == 1 else 'copies'}" if copies else "")
    heard = "The chair asks each agency in turn, so the day centre is heard" if asked else f"At the meeting the rumour comes up with a chance of {_whole(rumoured)}%, what only the day centre knows with {_whole(told)}%"
    if "day-centre" not in counted:
        return f"{count}. Belief that he deals: {_whole(known)}%. {heard}."
    return f"{count}. Belief that he deals: {_whole(known)}% if the day centre is heard, {_whole(without)}% if it is not. {heard}."


def _whole(pct: float) -> int:
    """Round a half up, as the page does."""
    return math.floor(pct + 0.5 + 1e-9)
