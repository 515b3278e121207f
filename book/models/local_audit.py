"""What a local review would put first, under different weights on how often, how harmful and how worrying."""

from __future__ import annotations

import pandas as pd

from book.errors import BookError

# Shares closer than this many percentage points count as equal, so that rounding makes no order.
TIE_PCT = 1e-9


def normalised_shares(problems: pd.DataFrame) -> pd.DataFrame:
    """Put the three measures on one footing: each problem's share of the whole, in per cent.

    Parameters
    ----------
    problems : DataFrame, one row a problem
        problem (label), incidents_count (incidents a year), harm_score (points an incident),
        concern_share_pct (per cent of residents).

    Returns
    -------
    DataFrame, one row a problem, in the order given
        problem; volume_share_pct (share of all incidents), harm_share_pct (share of all harm,
        where harm is incidents times points an incident), concern_share_pct (share of all
        concern). Each of the three columns adds up to 100.

    Source: illustrative
    """
    harm = problems["incidents_count"] * problems["harm_score"]
    return pd.DataFrame(
        {
            "problem": problems["problem"],
            "volume_share_pct": _share_pct(problems["incidents_count"]),
            "harm_share_pct": _share_pct(harm),
            "concern_share_pct": _share_pct(problems["concern_share_pct"]),
        }
    )


def rank_problems(problems: pd.DataFrame, *, volume: float, harm: float, concern: float) -> pd.DataFrame:
    """Rank problems by the weighted mean of their shares of volume, harm and concern.

    Parameters
    ----------
    problems : DataFrame, one row a problem
        As for `normalised_shares`.
    volume, harm, concern : float
        Weights, 0 or more, of which at least one is above 0. Only their proportions count.

    Returns
    -------
    DataFrame, one row a problem, first rank first
        The columns of `normalised_shares`; score_pct (per cent, adds up to 100); rank (1 is
        first; problems with equal scores share the better rank and stand in the order given);
        volume_rank (rank if volume alone counted); places_gained (volume_rank minus rank).

    Raises
    ------
    BookError
        If a weight is below 0, or all are 0.

    Source: illustrative
    """
    weights = {"volume": volume, "harm": harm, "concern": concern}
    _check(weights)
    ranking = normalised_shares(problems)
    ranking["score_pct"] = sum(w * ranking[f"{name}_share_pct"] for name, w in weights.items()) / sum(weights.values())
    ranking["rank"] = _ranks(ranking["score_pct"])
    ranking["volume_rank"] = _ranks(ranking["volume_share_pct"])
    ranking["places_gained"] = ranking["volume_rank"] - ranking["rank"]
    return ranking.sort_values("rank", kind="stable").reset_index(drop=True)


def leaders(ranking: pd.DataFrame) -> list[str]:
    """Name the problem that comes first, or all that tie for it.

    Parameters
    ----------
    ranking : DataFrame, one row a problem
        From `rank_problems`; problem (label), rank.

    Returns
    -------
    list of str
        One name, or several where scores tie.

    Source: illustrative
    """
    return ranking.loc[ranking["rank"] == 1, "problem"].tolist()


def _check(weights: dict[str, float]) -> None:
    for name, weight in weights.items():
        if weight < 0:
            raise BookError(f"The weight on {name} is {weight}.", "Give a weight of 0 or more.")
    if not any(weights.values()):
        raise BookError("All three weights are 0, so no order follows.", "Give at least one of volume, harm and concern a weight above 0.")


def _share_pct(values: pd.Series) -> pd.Series:
    return 100 * values / values.sum()


def _ranks(scores: pd.Series) -> pd.Series:
    """Rank from the highest; scores within `TIE_PCT` share the better rank."""
    return pd.Series([1 + int((scores > score + TIE_PCT).sum()) for score in scores], index=scores.index)
