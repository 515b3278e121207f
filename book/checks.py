"""The checks of the exercises: `check` looks at a learner's value and says what is right and what to try next.

What each expects stands in `book.rules`; how a value is described in `book.answers`.
"""

from __future__ import annotations

import html
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from book import rules
from book.answers import typed
from book.errors import BookError, nearest
from book.rules import Rule

WORDS = {True: "Right.", False: "Not yet."}
SPACE = " \t\r\n"
# What a learner calls each type of value.
NAMES = {"int": "number", "float": "number", "bool": "true-or-false value", "text": "text", "date": "date", "list": "list", "map": "dictionary", "table": "table", "nothing": "nothing", "missing": "no value of that name"}
NOTHING = "Nothing is there yet. Fill in the task's cell, run it, and run this one again."
MISSING = "There is no value of that name. The task's cell makes it: keep its name, and run the cell."
NO_NUMBER = "The value is not a number that can be compared. Look for a gap in the figures, or a division by nothing."


class NotMet(Exception):
    """A check that had to be met was not; raised by `require` only."""


@dataclass(frozen=True)
class Result:
    """What a check found: whether it is met, and what to read next.

    It shows itself in a notebook and never stops the run; `require` does.
    """

    task: str
    met: bool
    message: str

    def __repr__(self) -> str:
        return f"{WORDS[self.met]} {self.message}"

    def _repr_html_(self) -> str:
        # A bar of its own for each state, so that colour is not the only sign.
        bar = "4px solid #1b7a43" if self.met else "4px double #9a5b00"
        words = f"<strong>{WORDS[self.met]}</strong> {html.escape(self.message)}"
        return f'<p role="status" style="border-left: {bar}; padding: 0.4em 0.8em; margin: 0.3em 0">{words}</p>'

    def require(self) -> Result:
        """Stop the run unless the check is met.

        Raises
        ------
        NotMet
            With the message that the learner would have read.
        """
        if not self.met:
            raise NotMet(f"{self.task}: {self.message}")
        return self


def check(task: str, value: Any) -> Result:
    """Look at the value that a task asked for.

    Parameters
    ----------
    task : str
        The check's id, such as "two-series-step".
    value : any
        What the learner's cell made.

    Returns
    -------
    Result
        Whether it is right, and what to try next; never an exception for a wrong value.

    Raises
    ------
    BookError
        If no exercise has a check of that name.
    """
    known = rules.checks()
    if task not in known:
        raise BookError(f"There is no check '{task}'.", nearest(task, known))
    return judge(known[task], typed(value))


def judge(rule: Rule, found: dict) -> Result:
    """Judge a described value by its rule.

    `judge.js` beside the exercises' pages says the same, word for word.

    Parameters
    ----------
    rule : Rule
        What is expected.
    found : dict
        The value as `book.answers.typed` describes it.

    Returns
    -------
    Result
        All or nothing: a check is met or it is not.
    """
    if found["type"] == "nothing":
        return Result(rule.id, False, NOTHING)
    if found["type"] == "missing":
        return Result(rule.id, False, MISSING)
    met, message = KINDS[rule.kind](rule, found)
    return Result(rule.id, met, message)


def show(found: dict) -> str:
    """Say a described value in a few words, for a marker's table."""
    kind = found["type"]
    if kind in ("int", "float"):
        number = _as_number(found)
        return _digits(number) if math.isfinite(number) else found["value"][:40]
    if kind == "text":
        return found["value"][:40]
    if kind == "list":
        return ", ".join(show(item) for item in found["value"][:10])[:80]
    if kind == "bool":
        return "true" if found["value"] else "false"
    return _named(found)


def _named(found: dict) -> str:
    return NAMES.get(found["type"], "") or found["name"]


def _as_number(found: dict) -> float:
    """Give an int or a float as a float; one that is too large has no end."""
    try:
        return float(found["value"])
    except OverflowError:
        return math.inf


def _digits(number: float) -> str:
    return f"{number:,.10g}"


def _shown(number: float, rule: Rule) -> str:
    return f"{_digits(number)} {rule.unit}".strip()


def _not_a_number(found: dict) -> str:
    """Say why a value is no single number, or nothing."""
    if found["type"] == "text":
        return f"You have the text '{found['value'][:40]}'. Take the quotation marks away, so that it is a number."
    if found["type"] not in ("int", "float"):
        return f"You have a {_named(found)}, and the check needs one number."
    return "" if math.isfinite(_as_number(found)) else NO_NUMBER


def _is_near(value: float, wanted: float, tolerance: float) -> bool:
    return abs(value - wanted) <= tolerance + 1e-9


def _number(rule: Rule, found: dict) -> tuple[bool, str]:
    """Judge a number by its distance from the answer, and from the errors that are expected."""
    fault = _not_a_number(found)
    if fault:
        return False, fault
    value = _as_number(found)
    if _is_near(value, rule.answer, rule.tolerance):
        return True, f"{_shown(value, rule)} is right. {rule.right}"
    for miss in rule.near:
        if _is_near(value, miss["value"], miss.get("tolerance", rule.tolerance)):
            return False, f"You have {_shown(value, rule)}. {miss['why']}"
    return False, f"You have {_shown(value, rule)}. {rule.otherwise}"


def _numbers(rule: Rule, found: dict) -> tuple[bool, str]:
    """Judge a list of numbers, each by its place."""
    wanted = len(rule.answer)
    if found["type"] != "list":
        return False, f"You have a {_named(found)}, and the check needs a list of {wanted} numbers: {', '.join(rule.labels)}."
    if len(found["value"]) != wanted:
        return False, f"Your list has {len(found['value'])} of {wanted} numbers. It needs, in this order: {', '.join(rule.labels)}."
    for label, item in zip(rule.labels, found["value"]):
        if _not_a_number(item):
            return False, f"{label}: {_not_a_number(item)}"
    values = [_as_number(item) for item in found["value"]]
    return _list_of_numbers(rule, values)


def _list_of_numbers(rule: Rule, values: list[float]) -> tuple[bool, str]:
    wrong = [place for place, value in enumerate(values) if not _is_near(value, rule.answer[place], rule.tolerance)]
    if not wrong:
        return True, f"All {len(values)} are right. {rule.right}"
    for miss in rule.near:
        if all(_is_near(value, other, miss.get("tolerance", rule.tolerance)) for value, other in zip(values, miss["value"])):
            return False, f"{len(values) - len(wrong)} of {len(values)} are right. {miss['why']}"
    label = rule.labels[wrong[0]]
    return False, f"{len(values) - len(wrong)} of {len(values)} are right. {label}: you have {_shown(values[wrong[0]], rule)}. {rule.why.get(label, rule.otherwise)}"


def _letter(found: dict) -> str:
    """Give one letter as a capital; "" for what is no text."""
    return found["value"].strip(SPACE).upper() if found["type"] == "text" else ""


def _choice(rule: Rule, found: dict) -> tuple[bool, str]:
    """Judge one letter."""
    letter = _letter(found)
    if letter == rule.answer:
        return True, f"{letter} is right. {rule.right}"
    return False, rule.why.get(letter, rule.otherwise)


def _letters(rule: Rule, found: dict) -> tuple[list[str], str]:
    """Give a list of letters as capitals, or say why there is none."""
    if found["type"] != "list":
        return [], "The check needs a list of letters, each in quotation marks, between square brackets."
    kept = [_letter(item) for item in found["value"]]
    strange = [item for item, letter in zip(found["value"], kept) if letter not in rule.options]
    fault = f"'{show(strange[0])}' is not one of {', '.join(rule.options)}." if strange else ""
    return kept, fault


def _choices(rule: Rule, found: dict) -> tuple[bool, str]:
    """Judge a list of letters: how many are judged rightly, and the first that is not."""
    kept, fault = _letters(rule, found)
    if fault:
        return False, fault
    wrong = [letter for letter in rule.options if (letter in kept) != (letter in rule.answer)]
    if not wrong:
        return True, f"All {len(rule.options)} are judged rightly. {rule.right}"
    return False, f"{len(rule.options) - len(wrong)} of {len(rule.options)} are judged rightly. {wrong[0]}: {rule.why[wrong[0]]}"


def _order(rule: Rule, found: dict) -> tuple[bool, str]:
    """Judge the order of all letters: how many stand in their place."""
    kept, fault = _letters(rule, found)
    if fault:
        return False, fault
    for letter in rule.options:
        if kept.count(letter) != 1:
            return False, f"{letter} is missing." if letter not in kept else f"{letter} stands there more than once."
    if kept == rule.answer:
        return True, f"All {len(kept)} stand in their place. {rule.right}"
    placed = sum(one == other for one, other in zip(kept, rule.answer))
    why = next((miss["why"] for miss in rule.near if kept == miss["value"]), rule.otherwise)
    return False, f"{placed} of {len(kept)} stand in their place. {why}"


KINDS: dict[str, Callable[[Rule, dict], tuple[bool, str]]] = {"number": _number, "choice": _choice, "choices": _choices, "order": _order, "numbers": _numbers}
