"""The checks of the exercises: `check` looks at a learner's value and says what is right and what to try next.

The rules are data, `exercises/checks/<exercise>.yml`; no solution code stands there.
"""

from __future__ import annotations

import html
import math
import numbers
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from book import paths
from book.errors import BookError, nearest
from book.reading import parse_yaml, read_text

NEEDED = {"number": ("answer", "tolerance", "right", "otherwise"), "choice": ("answer", "right", "why", "otherwise"), "choices": ("answer", "right", "why")}
WORDS = {True: "Right.", False: "Not yet."}


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


@dataclass(frozen=True)
class Rule:
    """One check of a rules file: what is expected, and what to say to each value."""

    id: str
    kind: str
    marks: int
    answer: Any
    right: str
    file: Path
    tolerance: float = 0.0
    unit: str = ""
    near: list[dict] = field(default_factory=list)
    why: dict[str, str] = field(default_factory=dict)
    otherwise: str = ""


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
    known = rules()
    if task not in known:
        raise BookError(f"There is no check '{task}'.", nearest(task, known))
    rule = known[task]
    if value is None or value is ...:
        return Result(task, False, "Nothing is there yet. Fill in the task's cell, run it, and run this one again.")
    return KINDS[rule.kind](rule, value)


@cache
def rules() -> dict[str, Rule]:
    """Give the rules of all exercises, by id; they are read once."""
    return read_all()


def read_all() -> dict[str, Rule]:
    """Read the rules of all exercises, by id.

    Raises
    ------
    BookError
        If a rule has a fault, or shares its id with another.
    """
    found: dict[str, Rule] = {}
    for file in sorted(paths.RULES.glob("*.yml")):
        for rule in read(file):
            if rule.id in found:
                raise BookError(f"The check '{rule.id}' stands in {found[rule.id].file.name} too.", "Give one of them another id.", file=file, line=_line(file, rule.id))
            found[rule.id] = rule
    return found


def read(file: Path) -> list[Rule]:
    """Read one rules file and hold each rule to its kind.

    Parameters
    ----------
    file : Path
        `exercises/checks/<exercise>.yml`.

    Returns
    -------
    list of Rule

    Raises
    ------
    BookError
        If the file is not a list of checks; if one lacks a key, or has an unknown kind or a value that no learner could meet.
    """
    content = parse_yaml(read_text(file), file)
    if not isinstance(content, dict) or not isinstance(content.get("checks"), list):
        raise BookError("The file has no list of checks.", "List them under `checks:`, each beginning `- id:`.", file=file, line=1)
    return [_rule(entry, file) for entry in content["checks"]]


def _rule(entry: object, file: Path) -> Rule:
    if not isinstance(entry, dict):
        raise BookError(f"A check is written as '{entry}'.", "Write it as keys with values, beginning `- id:`.", file=file, line=1)
    name = entry.get("id", "")
    line = _line(file, name)
    if entry.get("kind") not in NEEDED:
        raise BookError(f"The check '{name}' has the kind '{entry.get('kind')}'.", nearest(str(entry.get("kind")), NEEDED), file=file, line=line)
    for key in ("id", "marks", *NEEDED[entry["kind"]]):
        if key not in entry:
            raise BookError(f"The check '{name}' has no '{key}'.", "Add it.", file=file, line=line)
    unknown = set(entry) - set(Rule.__dataclass_fields__)
    if unknown:
        raise BookError(f"The check '{name}' has the key '{min(unknown)}'.", nearest(min(unknown), Rule.__dataclass_fields__), file=file, line=line)
    for what, todo in _unmeetable(entry):
        raise BookError(f"The check '{name}' has {what}.", todo, file=file, line=line)
    return Rule(**entry, file=file)


def _unmeetable(entry: dict) -> Iterator[tuple[str, str]]:
    """Yield what no learner's value could meet: words for a number, or a letter that is not a capital."""
    if entry["kind"] == "number":
        for key in ("answer", "tolerance"):
            if not isinstance(entry[key], (int, float)):
                yield f"'{entry[key]}' for '{key}', which is not a number", "Write digits only, with a point for decimals."
        return
    for letter in entry["answer"] if entry["kind"] == "choices" else [entry["answer"]]:
        if str(letter) != str(letter).upper():
            yield f"the answer '{letter}'", "Write it as a capital letter."


def _line(file: Path, name: str) -> int:
    lines = file.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.strip().removeprefix("- ") == f"id: {name}"), 1)


def _number(rule: Rule, value: Any) -> Result:
    """Judge a number by its distance from the answer, and from the errors that are expected."""
    fault = _not_a_number(value)
    if fault:
        return Result(rule.id, False, fault)
    if abs(value - rule.answer) <= rule.tolerance + 1e-9:
        return Result(rule.id, True, f"{_shown(value, rule)} is right. {rule.right}")
    for miss in rule.near:
        if abs(value - miss["value"]) <= miss["tolerance"] + 1e-9:
            return Result(rule.id, False, f"You have {_shown(value, rule)}. {miss['why']}")
    return Result(rule.id, False, f"You have {_shown(value, rule)}. {rule.otherwise}")


def _not_a_number(value: Any) -> str:
    """Say why a value is no single number, or nothing."""
    if isinstance(value, str):
        return f"You have the text '{value[:40]}'. Take the quotation marks away, so that it is a number."
    if isinstance(value, bool) or not isinstance(value, numbers.Real):
        return f"You have a {type(value).__name__}, and the check needs one number."
    if not math.isfinite(value):
        return "The value is not a number that can be compared. Look for a year that is missing from the table."
    return ""


def _shown(value: numbers.Real, rule: Rule) -> str:
    return f"{float(value):,.10g} {rule.unit}".strip()


def _choice(rule: Rule, value: Any) -> Result:
    """Judge one letter."""
    letter = value.strip().upper() if isinstance(value, str) else ""
    if letter == rule.answer:
        return Result(rule.id, True, f"{letter} is right. {rule.right}")
    return Result(rule.id, False, rule.why.get(letter, rule.otherwise))


def _choices(rule: Rule, value: Any) -> Result:
    """Judge a list of letters: how many are judged rightly, and the first that is not."""
    if isinstance(value, str) or not isinstance(value, (list, tuple, set, frozenset)):
        return Result(rule.id, False, "The check needs a list of letters, each in quotation marks, between square brackets.")
    kept = {str(item).strip().upper() for item in value}
    strange = sorted(kept - set(rule.why))
    if strange:
        return Result(rule.id, False, f"'{strange[0][:40]}' is not one of {', '.join(rule.why)}.")
    wrong = [letter for letter in rule.why if (letter in kept) != (letter in rule.answer)]
    if not wrong:
        return Result(rule.id, True, f"All {len(rule.why)} are judged rightly. {rule.right}")
    return Result(rule.id, False, f"{len(rule.why) - len(wrong)} of {len(rule.why)} are judged rightly. {wrong[0]}: {rule.why[wrong[0]]}")


KINDS: dict[str, Callable[[Rule, Any], Result]] = {"number": _number, "choice": _choice, "choices": _choices}
