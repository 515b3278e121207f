"""Turns a hand-in's notebook into what is done with it: cells that run, and values that are read where their check stands.

`desk/program.js` does the same; a test holds the two together.
"""

from __future__ import annotations

import re
from typing import Any

from book.lecturer.words import say

WRITTEN_MAX = 20_000  # characters of one written answer
PLACEHOLDER = "*Write your answer here.*"
CALLS = re.compile(r"""\bcheck\(\s*["']([\w-]+)["']""")
ALONE = re.compile(r'check\("[\w-]+",.*\)')
LINE_ENDS = re.compile(r"\r\n|\r|\n")


def program(notebook: dict, plan: dict[str, Any]) -> tuple[list[dict], list[str]]:
    """Make a notebook's steps.

    Parameters
    ----------
    notebook : dict
        A hand-in, of which nothing is believed but that it has a list of cells.
    plan : dict
        That of its exercise.

    Returns
    -------
    steps : list of dict
        `{"cell": number, "run": source}` or `{"cell": number, "read": check id}`, in the student's order; cells are
        counted from 1, text cells too.
    notes : list of str
        What is odd about its checks.
    """
    checks = {check["id"]: check for check in plan["checks"]}
    known = {*checks, *(check["task"] for check in plan["checks"]), *(one["id"] for one in plan["written"])}
    steps, notes, seen = [], [], dict.fromkeys(checks, 0)
    for number, cell in enumerate(notebook["cells"], 1):
        kind, reads = _look_at(cell, checks, known)
        if kind == "run":
            steps.append({"cell": number, "run": _source(cell)})
        for name in reads:
            steps.append({"cell": number, "read": name})
            seen[name] += 1
            if kind == "check" and _bare(_source(cell)) != f'check("{name}",{checks[name]["name"]})':
                notes.append(say("check_changed", check=name))
    for name, times in seen.items():
        if not times:
            steps.append({"cell": len(notebook["cells"]), "read": name})
            notes.append(say("check_gone", check=name))
        if times > 1:
            notes.append(say("check_twice", check=name))
    return steps, notes


def trimmed(notebook: dict) -> dict[str, list]:
    """Keep of a notebook what marking looks at: pictures, and what else may be in it, would fill the memory."""
    return {"cells": [_trimmed(cell) if isinstance(cell, dict) else None for cell in notebook["cells"]]}


def _trimmed(cell: dict) -> dict[str, Any]:
    about = {"tags": ["look"] if "look" in _tags(cell) else [], "nbgrader": {"grade_id": _graded(cell)}}
    return {"cell_type": "code" if cell.get("cell_type") == "code" else "other", "metadata": about, "source": _source(cell)}


def written(notebook: dict, plan: dict[str, Any]) -> dict[str, str]:
    """Give what was written, by the question's id; "" where nothing was."""
    return {one["id"]: _answer(notebook, one["id"]) for one in plan["written"]}


def _answer(notebook: dict, question: str) -> str:
    text = next((_source(cell).strip() for cell in notebook["cells"] if _graded(cell) == question), "")
    return "" if text == PLACEHOLDER else text[:WRITTEN_MAX]


def _look_at(cell: Any, checks: dict, known: set[str]) -> tuple[str, list[str]]:
    """Say what a cell is: one to run, one that only stands for a check, or neither."""
    if not isinstance(cell, dict) or cell.get("cell_type") != "code" or "look" in _tags(cell):
        return "none", []
    name = _graded(cell)
    if name in checks:
        return "check", [name]
    if name in known:
        return "run", []
    called = [one for one in CALLS.findall(_source(cell)) if one in checks]
    return "check" if len(called) == 1 and _stands_alone(_source(cell)) else "run", list(dict.fromkeys(called))


def _stands_alone(code: str) -> bool:
    """Tell whether a cell holds a check and no other line."""
    lines = [line for line in LINE_ENDS.split(code) if line.strip() and not line.strip().startswith("#")]
    return len(lines) == 1 and ALONE.fullmatch(_bare(code)) is not None


def _bare(code: str) -> str:
    """Give a cell's code without comments, blanks and the kind of its quotation marks."""
    lines = (line for line in LINE_ENDS.split(code) if not line.strip().startswith("#"))
    return re.sub(r"\s", "", "".join(lines)).replace("'", '"')


def _inner(value: Any, key: str) -> Any:
    return value.get(key) if isinstance(value, dict) else None


def _tags(cell: dict) -> list:
    tags = _inner(cell.get("metadata"), "tags")
    return tags if isinstance(tags, list) else []


def _graded(cell: Any) -> str:
    name = _inner(_inner(_inner(cell, "metadata"), "nbgrader"), "grade_id")
    return name if isinstance(name, str) else ""


def _source(cell: dict) -> str:
    lines = cell.get("source")
    if isinstance(lines, list):
        return "".join(line for line in lines if isinstance(line, str))
    return lines if isinstance(lines, str) else ""
