"""What the widgets' sentences share: whole numbers that add up, lists, singular and plural."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor


def whole_numbers(shares: Sequence[float], total: int) -> list[int]:
    """Round shares of a whole so that they add up to it.

    Parameters
    ----------
    shares : sequence of float
        Each from 0 to 1; together 1.
    total : int
        The whole, such as 100 or 1,000.

    Returns
    -------
    list of int
        Each within 1 of its exact value; together `total`.
    """
    exact = [round(share * total, 9) for share in shares]
    given = [floor(value) for value in exact]
    by_rest = sorted(range(len(exact)), key=lambda at: given[at] - exact[at])
    for at in by_rest[: total - sum(given)]:
        given[at] += 1
    return given


def counted(number: float, one: str, many: str = "", digits: int = 0) -> str:
    """Say a number with its noun: "1 case", "2 cases", "1.0 days"."""
    text = f"{number:,.{digits}f}"
    return f"{text} {one if text == '1' else many or one + 's'}"


def listed(names: Sequence[str]) -> str:
    """Join names as a sentence does: "a, b and c"."""
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
