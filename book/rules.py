"""The rules of the exercises: what each check expects and says, and what each written question asks.

They are data, `exercises/checks/<exercise>.yml`, and public; no solution code stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from book import paths
from book.errors import BookError, nearest
from book.reading import parse_yaml, read_text

ALWAYS = ("id", "marks", "form", "answer", "right")
NEEDED = {
    "number": ("tolerance", "otherwise"),
    "choice": ("options", "why", "otherwise"),
    "choices": ("options", "why"),
    "order": ("options", "otherwise"),
    "numbers": ("labels", "tolerance", "otherwise"),
}
WRITTEN = ("id", "marks", "ask", "words", "rubric")
LETTER = re.compile(r"[A-Z]")


@dataclass(frozen=True)
class Rule:
    """One check: what is expected, and what to say to each value.

    `marks` counts marks, all or none; `tolerance` has the unit of `answer`; `form` is the question
    as the form without code asks it; `options` holds the words of each letter.
    """

    id: str
    kind: str
    marks: int
    form: str
    answer: Any
    right: str
    file: Path
    tolerance: float = 0.0
    unit: str = ""
    options: dict[str, str] = field(default_factory=dict)
    labels: list[str] = field(default_factory=list)
    near: list[dict] = field(default_factory=list)
    why: dict[str, str] = field(default_factory=dict)
    otherwise: str = ""


@dataclass(frozen=True)
class Written:
    """One written question: what is asked, in how many words, and what earns its marks."""

    id: str
    marks: int
    ask: str
    words: int
    rubric: list[dict]
    file: Path


@dataclass(frozen=True)
class Rules:
    """All rules of one exercise, in the order of its notebook."""

    exercise: str
    checks: list[Rule]
    written: list[Written]

    @property
    def marks(self) -> int:
        """All marks of the exercise."""
        return sum(one.marks for one in (*self.checks, *self.written))


@cache
def checks() -> dict[str, Rule]:
    """Give the checks of all exercises, by id; they are read once."""
    return read_all()


def read_all() -> dict[str, Rule]:
    """Read the checks of all exercises, by id.

    Raises
    ------
    BookError
        If a rule has a fault, or shares its id with another.
    """
    found: dict[str, Any] = {}
    for file in sorted(paths.RULES.glob("*.yml")):
        rules = read(file)
        for one in (*rules.checks, *rules.written):
            if one.id in found:
                raise BookError(f"'{one.id}' stands in {found[one.id].file.name} too.", "Give one of them another id.", file=file, line=_line(file, one.id))
            found[one.id] = one
    return {name: one for name, one in found.items() if isinstance(one, Rule)}


def read(file: Path) -> Rules:
    """Read one rules file and hold each part to its form.

    Parameters
    ----------
    file : Path
        `exercises/checks/<exercise>.yml`.

    Returns
    -------
    Rules

    Raises
    ------
    BookError
        If the file is not a list of checks; if one lacks a key, or has an unknown kind or a value that no learner could meet.
    """
    content = parse_yaml(read_text(file), file)
    if not isinstance(content, dict) or not isinstance(content.get("checks"), list):
        raise BookError("The file has no list of checks.", "List them under `checks:`, each beginning `- id:`.", file=file, line=1)
    if not isinstance(content.get("written"), list):
        raise BookError("The file has no list of written questions.", "List them under `written:`, each beginning `- id:`.", file=file, line=1)
    return Rules(file.stem, [_rule(entry, file) for entry in content["checks"]], [_written(entry, file) for entry in content["written"]])


def _rule(entry: object, file: Path) -> Rule:
    name, line = _named(entry, "check", file)
    if entry.get("kind") not in NEEDED:
        raise BookError(f"The check '{name}' has the kind '{entry.get('kind')}'.", nearest(str(entry.get("kind")), NEEDED), file=file, line=line)
    _hold_keys(entry, f"The check '{name}'", (*ALWAYS, *NEEDED[entry["kind"]]), Rule, file)
    for what, todo in UNMEETABLE[entry["kind"]](entry):
        raise BookError(f"The check '{name}' has {what}.", todo, file=file, line=line)
    return Rule(**entry, file=file)


def _written(entry: object, file: Path) -> Written:
    name, line = _named(entry, "written question", file)
    _hold_keys(entry, f"The written question '{name}'", WRITTEN, Written, file)
    points = entry["rubric"]
    if not isinstance(points, list) or any(not isinstance(point, dict) or set(point) != {"marks", "earns"} for point in points):
        raise BookError(f"The rubric of '{name}' is not a list of points.", "Write each as {marks: 1, earns: ...}.", file=file, line=line)
    total = sum(point["marks"] for point in points)
    if total != entry["marks"]:
        raise BookError(f"The rubric of '{name}' adds up to {total} of {entry['marks']} marks.", "Make the two equal.", file=file, line=line)
    return Written(**entry, file=file)


def _named(entry: object, what: str, file: Path) -> tuple[str, int]:
    if not isinstance(entry, dict):
        raise BookError(f"A {what} is written as '{entry}'.", "Write it as keys with values, beginning `- id:`.", file=file, line=1)
    name = entry.get("id", "")
    return name, _line(file, name)


def _hold_keys(entry: dict, who: str, needed: tuple[str, ...], made: type, file: Path) -> None:
    line = _line(file, entry.get("id", ""))
    for key in needed:
        if key not in entry:
            raise BookError(f"{who} has no '{key}'.", "Add it.", file=file, line=line)
    known = set(made.__dataclass_fields__) - {"file"}
    for key in sorted(set(entry) - known):
        raise BookError(f"{who} has the key '{key}'.", nearest(key, known), file=file, line=line)


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _bad_number(entry: dict) -> Iterator[tuple[str, str]]:
    for key in ("answer", "tolerance"):
        if not _is_number(entry[key]):
            yield f"'{entry[key]}' for '{key}', which is not a number", "Write digits only, with a point for decimals."


def _bad_letters(entry: dict) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with options and the answer among them."""
    if not isinstance(entry["options"], dict) or len(entry["options"]) < 2:
        yield "fewer than two options", "Write each as `A: its words` under `options:`."
        return
    for letter in entry["options"]:
        if not LETTER.fullmatch(str(letter)):
            yield f"the option '{letter}'", "Name it by one capital letter."
    answer = [entry["answer"]] if entry["kind"] == "choice" else entry["answer"]
    for letter in answer if isinstance(answer, list) else [answer]:
        if letter not in entry["options"]:
            yield f"the answer '{letter}'", f"Use the options' letters: {', '.join(map(str, entry['options']))}."
    yield from _unexplained(entry)


def _unexplained(entry: dict) -> Iterator[tuple[str, str]]:
    if entry["kind"] == "order":
        if sorted(entry["answer"]) != sorted(entry["options"]):
            yield "an answer without every option", "List each letter once, in the right order."
        return
    wrong = set(entry["options"]) - ({entry["answer"]} if entry["kind"] == "choice" else set())
    for letter in sorted(wrong - set(entry["why"])):
        yield f"no reason for the option {letter}", f"Add `{letter}:` under `why:`."


def _bad_numbers(entry: dict) -> Iterator[tuple[str, str]]:
    if not isinstance(entry["answer"], list) or not all(map(_is_number, entry["answer"])):
        yield f"'{entry['answer']}' for 'answer', which is not a list of numbers", "Write it as [1, 2.5]."
    elif len(entry["answer"]) != len(entry["labels"]):
        yield f"{len(entry['labels'])} labels for {len(entry['answer'])} numbers", "Give each number its label."
    if not _is_number(entry["tolerance"]):
        yield f"'{entry['tolerance']}' for 'tolerance', which is not a number", "Write digits only, with a point for decimals."


UNMEETABLE = {"number": _bad_number, "choice": _bad_letters, "choices": _bad_letters, "order": _bad_letters, "numbers": _bad_numbers}


def _line(file: Path, name: str) -> int:
    lines = file.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.strip().removeprefix("- ") == f"id: {name}"), 1)
