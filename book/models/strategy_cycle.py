"""A partnership's three years in an invented borough, beside a twin that did nothing."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

# Illustrative throughout.
BUDGET = 100  # thousand pounds
MOST = 3  # priorities
YEARS = 3
PHASES = (0.0, 0.5, 1.0, 1.0)  # share of an action's effect that is there in the year of the audit and in years 1 to 3
TREND = (-0.08, 0.03)  # change a year that both boroughs share, drawn between these for each problem
ROUGHNESS = 0.06  # standard deviation of a year's count beyond plain chance, as a share


@dataclass(frozen=True)
class Action:
    """What can be done about one problem.

    Parameters
    ----------
    problem, name : str
    base : int
        Incidents recorded in a usual year.
    cost : int
        Thousand pounds for three years.
    effect : tuple of float
        Least and most change in what happens (-0.2 is a fall of a fifth).
    told : tuple of float
        Least and most change in the share of it that is reported.
    side : dict of str to float
        Change that it brings about in other problems.
    """

    id: str
    problem: str
    name: str
    base: int
    cost: int
    effect: tuple[float, float]
    told: tuple[float, float] = (0.0, 0.0)
    side: dict[str, float] = field(default_factory=dict)


ACTIONS = (
    Action("asb", "Anti-social behaviour", "Wardens, and a youth club three nights a week", 4200, 45, (-0.18, -0.04)),
    Action("shops", "Shop theft", "A radio link between shops and the police", 2600, 15, (-0.10, 0.0), side={"asb": 0.02}),
    Action("abuse", "Domestic abuse", "Two more advocates, and training for those who hear first", 2400, 45, (-0.10, 0.0), told=(0.10, 0.25)),
    Action("vehicles", "Vehicle crime", "Patrols and cameras in car parks", 1900, 25, (-0.15, 0.0), side={"burglary": 0.03}),
    Action("damage", "Criminal damage", "Mended and cleaned within a day", 1500, 20, (-0.14, -0.02)),
    Action("burglary", "Burglary", "Locks and lights for homes burgled once", 1000, 35, (-0.25, -0.05), side={"vehicles": 0.03}),
    Action("violence", "Street violence", "Hospital data for the police, and late buses", 900, 40, (-0.25, -0.03)),
    Action("hate", "Hate crime", "Places other than the police where it can be reported", 300, 15, (-0.05, 0.0), told=(0.10, 0.35)),
)


@dataclass(frozen=True)
class Course:
    """One problem's recorded incidents, year of the audit first, here and in the twin; and what no partnership sees.

    effect, told : float
        What the action did to what happens, and to the share that is reported, once it was fully there.
    """

    here: tuple[int, ...]
    twin: tuple[int, ...]
    effect: float
    told: float


def generator(seed: int) -> Callable[[], float]:
    """Make a source of chance that a page can repeat exactly: numbers from 0 up to 1.

    Source: mulberry32, by Tommy Ettinger, in the public domain
    """
    state = seed & 0xFFFFFFFF

    def draw() -> float:
        nonlocal state
        state = (state + 0x6D2B79F5) & 0xFFFFFFFF
        x = ((state ^ (state >> 15)) * (state | 1)) & 0xFFFFFFFF
        x ^= (x + (((x ^ (x >> 7)) * (x | 61)) & 0xFFFFFFFF)) & 0xFFFFFFFF
        return ((x ^ (x >> 14)) & 0xFFFFFFFF) / 4294967296

    return draw


def fault(chosen: Collection[str]) -> str:
    """Say why a plan cannot be, or nothing where it can.

    Parameters
    ----------
    chosen : collection of str
        Ids of actions.

    Returns
    -------
    str
    """
    unknown = set(chosen) - {action.id for action in ACTIONS}
    if unknown:
        return f"There is no action '{min(unknown)}'."
    if not chosen:
        return "Choose at least one priority."
    if len(chosen) > MOST:
        return f"Three priorities are the most: take {len(chosen) - MOST} away."
    cost = sum(action.cost for action in ACTIONS if action.id in chosen)
    return f"The plan costs £{cost},000, and there are £{BUDGET},000." if cost > BUDGET else ""


def run(seed: int, chosen: Collection[str], *, side: bool = True) -> dict[str, Course]:
    """Run three years of a plan, and the same years in a twin that did nothing.

    Parameters
    ----------
    seed : int
        The run of chance; the same for whatever is chosen.
    chosen : collection of str
        Ids of actions.
    side : bool
        Whether actions have side effects.

    Returns
    -------
    dict of str to Course
        By id of the action's problem, all of them.

    Raises
    ------
    ValueError
        If the plan cannot be.

    Source: illustrative
    """
    wrong = fault(chosen)
    if wrong:
        raise ValueError(wrong)
    draw = generator(seed)
    drawn = [{name: draw() for name in ("trend", "effect", "told")} | {"noise": [draw() for _ in range(24 * 2 * (YEARS + 1))]} for _ in ACTIONS]
    return {action.id: _course(action, luck, chosen, side=side) for action, luck in zip(ACTIONS, drawn, strict=True)}


def _course(action: Action, luck: dict, chosen: Collection[str], *, side: bool) -> Course:
    trend = 1 + _between(TREND, luck["trend"])
    effect, told = (_between(ends, luck[name]) if action.id in chosen else 0.0 for name, ends in (("effect", action.effect), ("told", action.told)))
    moved = sum(other.side.get(action.id, 0.0) for other in ACTIONS if side and other.id in chosen)
    here, twin = [], []
    for year, phase in enumerate(PHASES):
        level = action.base * trend**year
        here.append(_count(level * (1 + effect * phase) * (1 + told * phase) * (1 + moved * phase), luck["noise"][48 * year : 48 * year + 24]))
        twin.append(_count(level, luck["noise"][48 * year + 24 : 48 * year + 48]))
    return Course(tuple(here), tuple(twin), effect, told)


def _between(ends: tuple[float, float], share: float) -> float:
    return ends[0] + (ends[1] - ends[0]) * share


def _count(mean: float, noise: list[float]) -> int:
    """Draw a year's count: two nearly normal numbers, each the sum of twelve uniform ones less six."""
    rough, plain = sum(noise[:12]) - 6, sum(noise[12:]) - 6
    return max(0, math.floor(mean * (1 + ROUGHNESS * rough) + math.sqrt(mean) * plain + 0.5))


def change_pct(counts: list[tuple[int, ...]]) -> float:
    """Give the change of the sum of some problems from the audit to the last year (per cent)."""
    return 100 * (sum(one[-1] for one in counts) / sum(one[0] for one in counts) - 1)


def sentence(seed: int, chosen: Collection[str], *, side: bool, done: bool, bet: str) -> str:
    """State how the cycle stands.

    Parameters
    ----------
    seed, chosen, side
        As in `run`.
    done : bool
        Whether the three years have been run.
    bet : str
        "" before the reader has bet, else "yes", "no" or "cannot".

    Returns
    -------
    str
    """
    wrong = fault(chosen)
    if wrong:
        return wrong
    cost = sum(action.cost for action in ACTIONS if action.id in chosen)
    priorities = f"{len(chosen)} {'priority' if len(chosen) == 1 else 'priorities'}"
    if not done:
        return f"{priorities}, £{cost},000 of £{BUDGET},000. Write down why, then run three years."
    courses = [course for name, course in run(seed, chosen, side=side).items() if name in chosen]
    here, twin = change_pct([one.here for one in courses]), change_pct([one.twin for one in courses])
    told = f"In your borough, recorded incidents of your {priorities} {_went(here)} in three years"
    if not bet:
        return f"{told}. Before you see the twin: did the plan work?"
    return f"{told}; in the twin that did nothing they {_went(twin)}. Beside it, your plan shows {_points(here - twin)}."


def _whole(pct: float) -> int:
    return math.floor(abs(pct) + 0.5) * (1 if pct >= 0 else -1)


def _went(pct: float) -> str:
    whole = _whole(pct)
    return "stayed level" if whole == 0 else f"{'fell' if whole < 0 else 'rose'} by {abs(whole)}%"


def _points(points: float) -> str:
    whole = _whole(points)
    return "no difference" if whole == 0 else f"{abs(whole)} {'point' if abs(whole) == 1 else 'points'} {'less' if whole < 0 else 'more'} than the twin"
