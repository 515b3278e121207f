"""Did the partnership work? How a fall appears with no cause, and what a comparison takes away."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

# Illustrative: small areas that differ a little, counted once a year.
AREAS = 80  # areas in the force
CHOSEN = 20  # areas that the partnership picks
MEAN = 40.0  # incidents a year in the average area
SPREAD = 5.0  # incidents: standard deviation of the areas' true rates

DESIGNS = ("nothing", "others", "lot")

# Florence and others (2011): admissions to hospital for violence, a month per 100,000 people.
CARDIFF = (7.0, 5.0)  # before and after information was shared; rounded by the authors
CITIES = (5.0, 8.0)  # the mean of 14 similar cities over the same months
RATIO = (0.58, 0.49, 0.69)  # adjusted incidence rate ratio, with its 95% confidence interval


@dataclass(frozen=True)
class Counts:
    """Mean incidents an area before and after; `other` is None where nothing stands beside."""

    treated: tuple[float, float]
    other: tuple[float, float] | None

    @property
    def change_pct(self) -> float:
        """Change in the areas with the scheme (per cent)."""
        return change_pct(*self.treated)

    @property
    def apparent_pct(self) -> float:
        """What the design would credit to the scheme (per cent): the change, less that beside it."""
        if self.other is None:
            return self.change_pct
        return 100 * ((self.treated[1] / self.treated[0]) / (self.other[1] / self.other[0]) - 1)


def change_pct(before: float, after: float) -> float:
    """Give the change from before to after (per cent).

    Raises
    ------
    ValueError
        If before is not above 0.
    """
    if before <= 0:
        raise ValueError(f"A change cannot be reckoned from {before}: the first count must be above 0.")
    return 100 * (after / before - 1)


def simulate(rng: np.random.Generator, *, worst: bool, design: str, trend_pct: float = 0, effect_pct: float = 0, runs: int = 1) -> Counts:
    """Count incidents in the year before and after a scheme, in invented areas.

    Parameters
    ----------
    rng : Generator
        Where chance comes from.
    worst : bool
        Whether the areas with most incidents in the first year are picked; else they are drawn by lot.
    design : str
        "nothing": the scheme goes to all picked areas and nothing is compared. "others": the same,
        with all areas that were not picked beside it. "lot": half of the picked areas, by lot, get
        the scheme, and the other half stand beside it.
    trend_pct, effect_pct : float
        Change everywhere, and change where the scheme is (per cent; -20 is a fall of a fifth).
    runs : int
        How many times to run it; the counts are means over all runs.

    Returns
    -------
    Counts
        Incidents a year an area.

    Raises
    ------
    ValueError
        If the design is unknown.

    Source: illustrative
    """
    if design not in DESIGNS:
        raise ValueError(f"There is no design '{design}': it is one of {', '.join(DESIGNS)}.")
    rates = rng.normal(MEAN, SPREAD, (runs, AREAS)).clip(1)
    before = rng.poisson(rates)
    picked, rest = _pick(rng, before, worst=worst)
    treated, other = (picked[:, : CHOSEN // 2], picked[:, CHOSEN // 2 :]) if design == "lot" else (picked, rest)
    level = np.full(rates.shape, 1 + trend_pct / 100)
    np.put_along_axis(level, treated, (1 + trend_pct / 100) * (1 + effect_pct / 100), axis=1)
    after = rng.poisson(rates * level)
    return Counts(_means(before, after, treated), None if design == "nothing" else _means(before, after, other))


def _pick(rng: np.random.Generator, before: np.ndarray, *, worst: bool) -> tuple[np.ndarray, np.ndarray]:
    """Give the places of the picked areas, in an order drawn by lot, and of the rest."""
    chance = rng.random(before.shape)
    order = np.argsort(-(before + chance) if worst else chance, axis=1)
    return rng.permuted(order[:, :CHOSEN], axis=1), order[:, CHOSEN:]


def _means(before: np.ndarray, after: np.ndarray, where: np.ndarray) -> tuple[float, float]:
    return tuple(float(np.take_along_axis(counts, where, axis=1).mean()) for counts in (before, after))
