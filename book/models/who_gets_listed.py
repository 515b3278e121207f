"""A list that proves itself: contact feeds the list, and the list feeds contact."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

# Illustrative: two groups of equal size whose members behave alike.
PEOPLE = 1000  # half in each group
LIST_SIZE = 50  # people
ACTS = 1.0  # acts a person a year, in both groups
SEEN = 0.06  # chance that an act is recorded, for a person of the first group who is not listed
MEMORY = 3  # years of records that a new list is drawn from
YEARS = 8
EXPIRY = 2  # years in a row, after which a listed person must come off for a year

SAFEGUARDS = ("none", "expiry", "audit", "check")


@dataclass(frozen=True)
class Course:
    """How it went, year by year: shares (per cent), one entry a year.

    list_b: the second group's share of the list drawn at the year's end; records_b: its share of
    the year's records; records_listed: listed people's share of the year's records; stay: share
    of the list that is listed again.
    """

    list_b: np.ndarray
    records_b: np.ndarray
    records_listed: np.ndarray
    stay: np.ndarray


def simulate(rng: np.random.Generator, *, attention: float, watching: float, safeguard: str = "none", runs: int = 1) -> Course:
    """Refill a list each year from the records that the list helped to make.

    Everybody does the same number of acts on average. An act of the second group is `attention`
    times as likely to be recorded; an act of a listed person `watching` times as likely as if
    unlisted. The first list is drawn by lot; after each year those with most records in the
    last years are listed.

    Parameters
    ----------
    rng : Generator
        Where chance comes from.
    attention, watching : float
        Ratios, at least 1.
    safeguard : str
        "none"; "expiry": nobody stays on for more than two years in a row; "audit": records that
        exist only because a person was listed are not counted for the next list; "check": beyond
        that, records are counted only as far as everybody was watched alike.
    runs : int
        How many times; the shares are means over all runs.

    Returns
    -------
    Course

    Raises
    ------
    ValueError
        If the safeguard is unknown, a ratio is below 1, or an act would be recorded with a chance above 1.

    Source: illustrative; the mechanism after Ensign and others (2018) and Lum and Isaac (2016)
    """
    _check(attention, watching, safeguard)
    seen = np.where(np.arange(PEOPLE) < PEOPLE // 2, SEEN, SEEN * attention)
    listed = _top(rng, np.zeros((runs, PEOPLE)))
    years_on, counted, found = listed.astype(int), [], []
    for _ in range(YEARS):
        base = rng.poisson(ACTS * seen, (runs, PEOPLE))
        extra = rng.poisson(ACTS * seen * (watching - 1), (runs, PEOPLE)) * listed
        counted.append(_counted(rng, base, extra, seen, safeguard))
        score = np.sum(counted[-MEMORY:], axis=0).astype(float)
        if safeguard == "expiry":
            score[years_on >= EXPIRY] = -1
        new = _top(rng, score)
        found.append(_shares(base + extra, listed, new))
        years_on = np.where(new, years_on + 1, 0)
        listed = new
    return Course(*(100 * np.array(column) for column in zip(*found, strict=True)))


def _check(attention: float, watching: float, safeguard: str) -> None:
    if safeguard not in SAFEGUARDS:
        raise ValueError(f"There is no safeguard '{safeguard}': it is one of {', '.join(SAFEGUARDS)}.")
    if attention < 1 or watching < 1:
        raise ValueError(f"The ratios are {attention} and {watching}: each must be at least 1.")
    if SEEN * attention * watching > 1:
        raise ValueError(f"The ratios {attention} and {watching} would record an act with a chance above 1.")


def _counted(rng: np.random.Generator, base: np.ndarray, extra: np.ndarray, seen: np.ndarray, safeguard: str) -> np.ndarray:
    """Give the records that the next list is drawn from."""
    if safeguard == "audit":
        return base
    if safeguard == "check":
        return rng.binomial(base, SEEN / seen)
    return base + extra


def _top(rng: np.random.Generator, score: np.ndarray) -> np.ndarray:
    """Mark the people with the highest scores; equal scores are drawn by lot."""
    order = np.argsort(-(score + rng.random(score.shape) * 0.5), axis=1)[:, :LIST_SIZE]
    marked = np.zeros(score.shape, bool)
    np.put_along_axis(marked, order, True, axis=1)
    return marked


def _shares(records: np.ndarray, listed: np.ndarray, new: np.ndarray) -> tuple[float, float, float, float]:
    """Give the four shares of a year, as fractions."""
    second = np.arange(PEOPLE) >= PEOPLE // 2
    every = records.sum()
    return new[:, second].sum() / new.sum(), records[:, second].sum() / every, records[listed].sum() / every, (new & listed).sum() / new.sum()
