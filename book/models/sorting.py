"""Cards and the places where they belong: what is said of a card that a reader has placed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Card:
    """Something to be placed.

    Parameters
    ----------
    id : str
        Words joined by dashes; part of the link to a state.
    text : str
        What the card says.
    belongs : mapping of str to str
        Each place that the authors accept, with the reason.
    otherwise : str
        Said where it lies in any other place: what to think of, and not the answer.
    near : mapping of str to str
        Places that are wrong in a telling way, each with what to think of there.
    """

    id: str
    text: str
    belongs: Mapping[str, str]
    otherwise: str
    near: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Case:
    """A set of cards that are sorted together, under a name and an opening text."""

    id: str
    name: str
    text: str
    cards: Sequence[Card]


def verdict(card: Card, place: str) -> tuple[bool, str]:
    """Tell whether a card lies where the authors put it, and why or what to think of.

    Parameters
    ----------
    card : Card
    place : str
        Where the reader put it.

    Returns
    -------
    tuple of bool and str
    """
    if place in card.belongs:
        return True, card.belongs[place]
    return False, card.near.get(place, card.otherwise)


def score(case: Case, placed: Mapping[str, str]) -> tuple[int, int, int]:
    """Count the cards that lie right, that lie elsewhere and that have not been placed.

    Parameters
    ----------
    case : Case
    placed : mapping of str to str
        Card id to place.

    Returns
    -------
    tuple of int
        Right, elsewhere, not placed; they add up to the number of cards.
    """
    laid = [card for card in case.cards if card.id in placed]
    right = sum(verdict(card, placed[card.id])[0] for card in laid)
    return right, len(laid) - right, len(case.cards) - len(laid)


def sentence(case: Case, placed: Mapping[str, str], *, checked: bool) -> str:
    """State how the sorting stands.

    Parameters
    ----------
    case : Case
    placed : mapping of str to str
        Card id to place.
    checked : bool
        Whether the reader has asked what is right.

    Returns
    -------
    str
    """
    right, elsewhere, left = score(case, placed)
    laid = right + elsewhere
    if not laid:
        return f"None of the {len(case.cards)} cards has been placed yet."
    placed_now = f"{laid} of {len(case.cards)} cards {'is' if laid == 1 else 'are'} placed"
    if not checked:
        return f"{placed_now}. Check them whenever you like."
    if not elsewhere:
        return f"{placed_now}, {'and it lies' if laid == 1 else 'all of them'} where the authors would put {'it' if laid == 1 else 'them'}."
    return f"{placed_now}: {right} where the authors would put {'it' if right == 1 else 'them'}, {elsewhere} elsewhere. A reason stands under each."
