"""Many cases, few catastrophes: what a grading of risk finds and misses where serious harm is rare.

The study of Dorset gives two cells of the table and not the other two; the settings of the model
are therefore the reader's, and illustrative.
"""

from __future__ import annotations

from dataclasses import dataclass

from book.errors import BookError

CASES = 1_000  # assessed cases in the picture
# Ranges that the reader may set.
SERIOUS = range(1, 51)  # cases in 1,000 that would be followed by serious harm
SENSITIVITY = range(0, 101)  # per cent of those graded high
SPECIFICITY = range(50, 101)  # per cent of the others not graded high
AVERTED = range(0, 91, 10)  # per cent of the serious harm after a high grading that acting on it averts

# Dorset Police, April 2009 to March 2015. Source: chalkley2017 (abstract).
DORSET_HIGH = 12_301  # gradings as high risk
DORSET_HIGH_SERIOUS = 22  # of them followed by serious or fatal harm
DORSET_SERIOUS_KNOWN = 67  # serious cases with earlier contact with the police
DORSET_SERIOUS_ALL = 107  # serious cases in all


@dataclass(frozen=True)
class Outcome:
    """How many of the `CASES` end in each cell; the five parts add up to `CASES`.

    Attributes
    ----------
    happened : int
        Graded high, and serious harm followed (cases).
    averted : int
        Graded high, and acting on it averted the serious harm (cases).
    missed : int
        Not graded high, and serious harm followed (cases).
    false_alarms : int
        Graded high, with no serious harm to come (cases).
    cleared : int
        Not graded high, with no serious harm to come (cases).
    """

    happened: int
    averted: int
    missed: int
    false_alarms: int
    cleared: int

    @property
    def caught(self) -> int:
        """Cases graded high in which serious harm was to come."""
        return self.happened + self.averted

    @property
    def high(self) -> int:
        """All cases graded high."""
        return self.caught + self.false_alarms

    @property
    def serious(self) -> int:
        """All cases in which serious harm was to come."""
        return self.caught + self.missed


def outcome(*, serious: int, sensitivity_pct: int, specificity_pct: int, averted_pct: int = 0) -> Outcome:
    """Share 1,000 cases out over the cells, in whole cases.

    Parameters
    ----------
    serious : int
        Cases in 1,000 that would be followed by serious harm (the base rate).
    sensitivity_pct : int
        Per cent of those that are graded high.
    specificity_pct : int
        Per cent of the others that are not graded high.
    averted_pct : int
        Per cent of the serious harm after a high grading that acting on the grading averts.

    Returns
    -------
    Outcome

    Raises
    ------
    BookError
        If a setting is outside its range.

    Source: illustrative
    """
    for name, value, offered in (("serious", serious, SERIOUS), ("sensitivity_pct", sensitivity_pct, SENSITIVITY), ("specificity_pct", specificity_pct, SPECIFICITY), ("averted_pct", averted_pct, AVERTED)):
        if value not in offered:
            raise BookError(f"{name} is {value}.", f"Give a whole number from {offered[0]} to {offered[-1]}.")
    caught = _share(serious, sensitivity_pct)
    averted = _share(caught, averted_pct)
    cleared = _share(CASES - serious, specificity_pct)
    return Outcome(caught - averted, averted, serious - caught, CASES - serious - cleared, cleared)


def percent(part: int, whole: int) -> str:
    """Write a share in per cent to one decimal, half upwards: "2.0%".

    Parameters
    ----------
    part, whole : int
        Cases; `whole` is above 0.
    """
    tenths = (2000 * part + whole) // (2 * whole)
    return f"{tenths // 10}.{tenths % 10}%"


def describe(found: Outcome, averted_pct: int) -> str:
    """Say in a few sentences what the grading finds, misses and changes.

    Parameters
    ----------
    found : Outcome
        From `outcome`.
    averted_pct : int
        The setting that it was made with.

    Returns
    -------
    str
    """
    first = f"Of {CASES:,} cases, {found.serious} would be followed by serious harm and {CASES - found.serious} would not."
    return " ".join([first, *_graded(found), *_acted(found, averted_pct)])


def _share(number: int, pct: int) -> int:
    """Take a percentage of a number of cases, half upwards, in whole numbers only."""
    return (2 * number * pct + 100) // 200


def _graded(found: Outcome) -> list[str]:
    missed = {0: "none is missed", 1: "1 serious case is missed"}.get(found.missed, f"{found.missed} serious cases are missed")
    if not found.high:
        return [f"No case is graded high, so {missed}."]
    graded = f"{found.high} {'is' if found.high == 1 else 'are'} graded high: {found.caught} of the {found.serious} and {found.false_alarms} of the others."
    return [graded, f"So serious harm is coming in {found.caught} of {found.high} high gradings ({percent(found.caught, found.high)}), and {missed}."]


def _acted(found: Outcome, averted_pct: int) -> list[str]:
    if not averted_pct or not found.caught:
        return []
    if not found.averted:
        return [f"Averting {averted_pct}% of so few comes to less than half a case."]
    return [f"Acting on the grading averts {found.averted}, so the records show serious harm after {found.happened} of {found.high} ({percent(found.happened, found.high)}): help makes the grading look worse."]
