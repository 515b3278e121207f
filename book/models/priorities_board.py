"""Whose list is it? Agreement between two orders, and money that follows national targets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

# Of money that a partnership may spend as it likes, what its first three priorities get (per cent).
FREE_SPLIT_PCT = (50, 30, 20)


def ranks(values: Sequence[float]) -> list[float]:
    """Rank values, the largest first; equal values share the mean of their ranks.

    Parameters
    ----------
    values : sequence of float

    Returns
    -------
    list of float
        1 is the largest.
    """
    return [1 + sum(other > value for other in values) + (sum(other == value for other in values) - 1) / 2 for value in values]


def agreement(order: Sequence[str], shares: Mapping[str, float]) -> float:
    """Tell how alike an order and the order of some shares are: Spearman's rank correlation.

    Parameters
    ----------
    order : sequence of str
        Problems, first priority first.
    shares : mapping of str to float
        What each problem is given by others.

    Returns
    -------
    float
        1 for the same order, -1 for the reverse. With equal shares, the correlation of mean ranks.

    Raises
    ------
    ValueError
        If the two do not name the same problems, there are fewer than two, or all shares are equal.

    Source: Spearman's rank correlation
    """
    if sorted(order) != sorted(shares) or len(order) < 2:
        raise ValueError("The order and the shares must name the same problems, at least two of them.")
    own = list(range(1, len(order) + 1))
    theirs = ranks([shares[problem] for problem in order])
    mean = (len(order) + 1) / 2
    spread = sum((rank - mean) ** 2 for rank in theirs)
    if spread == 0:
        raise ValueError("All shares are equal, so they give no order.")
    both = sum((a - mean) * (b - mean) for a, b in zip(own, theirs, strict=True))
    return both / (spread * sum((rank - mean) ** 2 for rank in own)) ** 0.5


def allocation(order: Sequence[str], targets: Sequence[str], tied_pct: float) -> dict[str, tuple[float, float]]:
    """Split a hundred pounds between national targets and local priorities.

    Parameters
    ----------
    order : sequence of str
        Problems, first priority first; at least three.
    targets : sequence of str
        The problems that a national target names.
    tied_pct : float
        Share of the money that must follow the targets, split equally among them (per cent).

    Returns
    -------
    dict of str to tuple of float
        Pounds tied to a target and pounds free, for each problem; all of them add up to 100.

    Raises
    ------
    ValueError
        If the share is outside 0 to 100, money is tied with no target, or an order is too short.

    Source: illustrative
    """
    if not 0 <= tied_pct <= 100:
        raise ValueError(f"The tied share is {tied_pct}%: it must be from 0 to 100.")
    if tied_pct and not targets:
        raise ValueError("Money is tied to targets, and there is no target.")
    if len(order) < len(FREE_SPLIT_PCT):
        raise ValueError(f"An order of {len(order)} is too short: the money goes to the first {len(FREE_SPLIT_PCT)}.")
    free = dict(zip(order, FREE_SPLIT_PCT, strict=False))
    return {problem: (tied_pct / len(targets) if problem in targets else 0.0, (100 - tied_pct) * free.get(problem, 0) / 100) for problem in order}
