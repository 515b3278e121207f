"""Marks one hand-in: runs its program in a sandbox, and computes every mark out here from the values that came out.

`desk/marking.js` does the same in the browser.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import time
from dataclasses import dataclass, field
from typing import Any

from book import answers, rules
from book.checks import judge, show
from book.errors import BookError
from book.lecturer.hand_ins import HandIn
from book.lecturer.program import program
from book.lecturer.sandbox import Ended, Late, Sandbox, Session
from book.lecturer.words import say

NOTES_MAX, FAULT_MAX = 20, 300
BLANKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+")
SCALARS = ("int", "float", "bool", "nothing", "missing")
PYTHON = (3, 12)  # of the book's pages and its desk
DIGITS_KEPT = 20  # of a whole number: more could be a message


@dataclass(frozen=True)
class Limits:
    """Seconds for one cell, for one hand-in, and for Python to start; MiB of memory."""

    cell: float = 30
    notebook: float = 120
    start: float = 30
    memory: int = 1024


class Unstarted(Exception):
    """A start that failed twice says nothing of the hand-in: it is not kept, and can be tried again."""


@dataclass
class Ran:
    """What a run gave: described values by check, and notes, in full and without what the student's code said."""

    notes: list[str]
    plain_notes: list[str]
    values: dict[str, dict] = field(default_factory=dict)
    state: str = "marked"
    raised: int = 0

    def note(self, full: str, bare: str | None = None) -> None:
        """Add a note."""
        self.notes.append(full)
        self.plain_notes.append(full if bare is None else bare)


def run(hand_in: HandIn, plan: dict[str, Any], sandbox: Sandbox, limits: Limits) -> Ran:
    """Run a hand-in that can be read.

    Parameters
    ----------
    hand_in : HandIn
        With its notebook.
    plan : dict
        That of its exercise.
    sandbox : Sandbox
        Where it runs.
    limits : Limits
        How long it may take.

    Raises
    ------
    Unstarted
        If Python did not start, twice.
    """
    steps, notes = program(hand_in.notebook, plan)
    ran = Ran(list(notes), list(notes))
    session = _started(sandbox, limits)
    try:
        _take_all(steps, {check["id"]: check["name"] for check in plan["checks"]}, session, ran, limits)
    finally:
        session.end()
    if ran.raised > NOTES_MAX:
        ran.note(say("raised_more", count=ran.raised - NOTES_MAX))
    return ran


def _started(sandbox: Sandbox, limits: Limits) -> Session:
    for _ in range(2):
        try:
            return sandbox.start(limits.start)
        except (Late, Ended):
            continue
    raise Unstarted(say("no_start_here", limit=f"{limits.start:g}"))


def _take_all(steps: list[dict], names: dict[str, str], session: Session, ran: Ran, limits: Limits) -> None:
    """Do step after step, until a limit is reached."""
    until = time.monotonic() + limits.notebook
    for step in steps:
        left = max(0.0, until - time.monotonic())
        try:
            _take(step, names, session, ran, min(limits.cell, left))
        except Ended:
            ran.note(say("ended", cell=step["cell"]))
        except Late:
            kind, limit = ("notebook_limit", limits.notebook) if left < limits.cell else ("cell_limit", limits.cell)
            ran.note(say(kind, cell=step["cell"], limit=f"{limit:g}"))
        else:
            continue
        ran.state = "stopped"
        return


def _take(step: dict, names: dict[str, str], session: Session, ran: Ran, seconds: float) -> None:
    if "run" in step:
        said = session.ask({"run": step["run"]}, seconds)
        if said:
            _raised(step["cell"], said, ran)
        return
    said = session.ask({"read": names[step["read"]]}, seconds)
    try:
        ran.values[step["read"]] = answers.read(said)
    except BookError:
        ran.values[step["read"]] = {"type": "missing"}
        ran.note(say("no_answer", cell=step["cell"]))


def _raised(cell: int, said: str, ran: Ran) -> None:
    ran.raised += 1
    if ran.raised <= NOTES_MAX:
        fault = BLANKS.sub(" ", said[: 4 * FAULT_MAX]).strip()[:FAULT_MAX]
        ran.note(say("raised", cell=cell, fault=fault), say("raised_bare", cell=cell))
    if said.startswith("SyntaxError: f-string") and sys.version_info < PYTHON:
        ran.note(say("newer_python", cell=cell, book=".".join(map(str, PYTHON)), here=f"{sys.version_info[0]}.{sys.version_info[1]}"))


def fingerprint(plan: dict[str, Any]) -> str:
    """Name a plan by what it says, so that marks by other rules are not taken for those of these."""
    said = json.dumps([plan["edition"], plan["checks"]], sort_keys=True)
    return f"{plan['edition']}-{hashlib.sha256(said.encode()).hexdigest()[:12]}"


def result(hand_in: HandIn, plan: dict[str, Any], ran: Ran) -> dict[str, Any]:
    """Compute the marks from what a run gave.

    Returns
    -------
    dict
        key, file, who, exercise, route; `checks` by id, each with met, marks, message and shown; marks and `of` of the
        tasks; notes; state; kept.
    """
    checks = {check["id"]: _checked(check, ran.values.get(check["id"]), say("not_run")) for check in plan["checks"]}
    return {**_whole(hand_in, plan, checks), "notes": [*hand_in.notes, *ran.notes], "state": ran.state, "kept": False}


def _checked(check: dict, value: dict | None, without: str) -> dict[str, Any]:
    if value is None:
        return {"met": False, "marks": 0, "message": without, "shown": ""}
    found = judge(rules.checks()[check["id"]], value)
    return {"met": found.met, "marks": check["marks"] if found.met else 0, "message": found.message, "shown": show(value)}


def _whole(hand_in: HandIn, plan: dict[str, Any] | None, checks: dict[str, dict]) -> dict[str, Any]:
    """Put a result together; its marks are the sum of those of its checks."""
    about = {key: getattr(hand_in, key) for key in ("key", "file", "who", "exercise", "route")}
    of = sum(check["marks"] for check in plan["checks"]) if plan else 0
    return {**about, "checks": checks, "marks": sum(one["marks"] for one in checks.values()), "of": of}


def unmarked(hand_in: HandIn, plan: dict[str, Any] | None, why: str, state: str) -> dict[str, Any]:
    """Give the result of what was not run: it cannot be read, or Python did not start."""
    checks = {check["id"]: _checked(check, None, say("not_run")) for check in plan["checks"]} if plan else {}
    return {**_whole(hand_in, plan, checks), "notes": [*hand_in.notes, why], "state": state, "kept": False}


def kept(plan: dict[str, Any], ran: Ran) -> dict[str, Any]:
    """Give what of a run may be kept: marks, and values that are numbers or letters of options; no text of a student's."""
    checks = {}
    for check in plan["checks"]:
        value = ran.values.get(check["id"])
        marks = _checked(check, value, "")
        checks[check["id"]] = {"met": marks["met"], "marks": marks["marks"], "value": _plain(check, value), "ran": value is not None}
    return {"exercise": plan["slug"], "rules": fingerprint(plan), "state": ran.state, "checks": checks, "notes": ran.plain_notes}


def result_of(hand_in: HandIn, plan: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    """Make a result of what was kept: the words come from the values again."""
    checks = {}
    for check in plan["checks"]:
        one = found["checks"][check["id"]]
        again = _checked(check, one["value"], say("not_kept_here" if one["ran"] else "not_run"))
        checks[check["id"]] = {**again, "met": one["met"], "marks": one["marks"]}
    return {**_whole(hand_in, plan, checks), "notes": [*hand_in.notes, *found["notes"]], "state": found["state"], "kept": True}


def _plain(check: dict, value: dict | None) -> dict | None:
    """Give a value if it may be kept; None for all that a student may have typed."""
    if value is None:
        return None
    most = max(len(check["options"]), len(check["labels"]))
    is_list = value["type"] == "list" and len(value["value"]) <= most and all(_is_plain(check, item) for item in value["value"])
    return value if is_list or _is_plain(check, value) else None


def _is_plain(check: dict, value: dict) -> bool:
    if value["type"] == "text":
        return value["value"].strip().upper() in check["options"]
    return value["type"] in SCALARS and not (value["type"] == "int" and len(value["value"]) > DIGITS_KEPT)
