"""Reads what a lecturer gives into a list of hand-ins: whose each is, which exercise it is, and why where it cannot be read.

`desk/hand_ins.js` gives the same list for the same files; a test holds the two together.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from book.lecturer.program import trimmed
from book.lecturer.words import MILLION, Refused, say
from book.lecturer.zips import Entry, entries, path_fault

CELLS_MAX, NAME_MAX, NEST_MAX = 500, 200, 200
OF_ONE_MAX = 20  # notebooks in a zip that one student made
MOODLE = re.compile(r"(.{1,300}?)_([0-9]{1,20})_assignsubmission_file(?:_.*)?", flags=re.DOTALL)
BLACKBOARD = re.compile(r"(.{1,300}?)_([^_]{1,100})_attempt_[0-9]{4}(?:-[0-9][0-9]){5}(?:_.*)?\.(ipynb|txt|zip)", flags=re.DOTALL)
IGNORED = re.compile(r"(^|/)(__MACOSX/.*|\.DS_Store|Thumbs\.db|desktop\.ini)\Z", flags=re.IGNORECASE | re.DOTALL)
BLANKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ufeff]+")
# A string that never ends is taken to the end, so that nothing is looked at twice.
BRACKETS = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)|[\[\]{}]', flags=re.DOTALL)
ROUTES = ("notebook", "form")


@dataclass(frozen=True)
class Sizes:
    """What files may have: bytes of a hand-in, of a zip and all that it holds unpacked; and files in a zip."""

    file: int = 5 * MILLION
    zip: int = 200 * MILLION
    files: int = 2_000


@dataclass
class HandIn:
    """One hand-in: where it came from, whose it is, and of its notebook what is marked, of which nothing is believed.

    `key` is the sha256 of its bytes, "" where they were not read; `fault` says why it cannot be read, "" if it can.
    """

    file: str
    key: str = ""
    who: dict[str, str] = field(default_factory=lambda: dict.fromkeys(("name", "number", "username", "participant"), ""))
    exercise: str = ""
    route: str = ""
    notes: list[str] = field(default_factory=list)
    fault: str = ""
    notebook: dict | None = None


@dataclass
class _File:
    """A file with its bytes, or the reason why it has none."""

    path: str
    content: bytes | None = None
    fault: str = ""


def hand_ins(given: Iterable[tuple[str, int, Callable[[], bytes]]], plans: dict[str, dict], sizes: Sizes = Sizes()) -> list[HandIn]:
    """List the hand-ins that are in files.

    Parameters
    ----------
    given : iterable of (str, int, callable)
        Name, size in bytes, and what reads each file.
    plans : dict
        The exercises' plans by slug.
    sizes : Sizes
        What files may have.

    Returns
    -------
    list of HandIn
        By path; those that cannot be read are in it, with a fault.
    """
    files = (file for name, size, read in given for file in _opened(name, size, read, sizes))
    found = sorted((_described(file, plans) for file in files), key=lambda one: one.file)
    _note_same(found)
    return found


def from_paths(paths: Iterable[Path], leave_out: Path) -> Iterator[tuple[str, int, Callable[[], bytes]]]:
    """Walk what the command was given: a folder's files by their path within it, but not what is hidden or lies in `leave_out`."""
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in inside:
            name = file.relative_to(path) if path.is_dir() else Path(path.name)
            hidden = path.is_dir() and any(part.startswith(".") for part in name.parts)
            if file.is_file() and not hidden and leave_out not in file.resolve().parents:
                yield name.as_posix(), file.stat().st_size, file.read_bytes


def _opened(name: str, size: int, read: Callable[[], bytes], sizes: Sizes) -> list[_File]:
    """Open one file: itself, or what it holds."""
    most = sizes.zip if _is_zip(name) else sizes.file
    if _is_ignored(name):
        return []
    if not _is_zip(name) and not _is_notebook(name):
        return [_File(name, fault=say("not_a_hand_in"))]
    if size > most:
        return [_File(name, fault=say("zip_large" if _is_zip(name) else "too_large", limit=f"{most / MILLION:g}"))]
    return list(_Zip(sizes).within(name, read(), "", deep=False)) if _is_zip(name) else [_File(name, read())]


class _Zip:
    """Opens a zip and the zips in it, which share what they may unpack to."""

    def __init__(self, sizes: Sizes):
        self.sizes, self.left = sizes, sizes.zip

    def within(self, name: str, content: bytes, before: str, *, deep: bool) -> Iterator[_File]:
        try:
            listed = entries(content, self.sizes.files)
        except Refused as fault:
            yield _File(before + name, fault=str(fault))
            return
        if deep and _by_path(before + name) and sum(_is_notebook(one.path) and not _is_ignored(one.path) for one in listed) > OF_ONE_MAX:
            yield _File(before + name, fault=say("zip_of_one", limit=OF_ONE_MAX))
            return
        folder = f"{before}{name}/" if deep else ""
        # Zips come last, so that what one of them unpacks to takes no room from others' notebooks.
        for entry in sorted(listed, key=lambda one: (_is_zip(one.path), one.path)):
            yield from self._of_entry(entry, folder, deep=deep)

    def _of_entry(self, entry: Entry, folder: str, *, deep: bool) -> Iterator[_File]:
        file, fault = folder + entry.path, path_fault(entry.path)
        if not fault and _is_ignored(entry.path):
            return
        fault = fault or self._fault(entry, deep=deep)
        if fault:
            yield _File(file, fault=fault)
            return
        try:
            content = entry.unpack(self._most(entry))
        except Refused as refused:
            yield _File(file, fault=str(refused))
            return
        self.left -= len(content)
        if _is_zip(entry.path):
            yield from self.within(entry.path, content, folder, deep=True)
        else:
            yield _File(file, content)

    def _most(self, entry: Entry) -> int:
        return self.sizes.zip if _is_zip(entry.path) else self.sizes.file

    def _fault(self, entry: Entry, *, deep: bool) -> str:
        """Say why an entry is not unpacked, or nothing."""
        if not _is_zip(entry.path) and not _is_notebook(entry.path):
            return say("not_a_hand_in")
        if _is_zip(entry.path) and deep:
            return say("zip_deep")
        if self._most(entry) > self.left and entry.size > self.left:
            return say("zip_unpacked", limit=f"{self.sizes.zip / MILLION:g}")
        return ""


def _is_zip(path: str) -> bool:
    return path.lower().endswith(".zip")


def _is_notebook(path: str) -> bool:
    return path.lower().endswith(".ipynb")


def _is_ignored(path: str) -> bool:
    board = BLACKBOARD.fullmatch(path.split("/")[-1])
    return bool(IGNORED.search(path)) or (board is not None and board[3] == "txt")


def _described(file: _File, plans: dict[str, dict]) -> HandIn:
    """Say all that is known of one file."""
    made = HandIn(file.path, fault=file.fault)
    if file.content is None:
        return _identified(made, {})
    made.key = hashlib.sha256(file.content).hexdigest()
    notebook: dict = {}
    try:
        notebook = _notebook(file.content)
        made.exercise = _exercise(notebook, plans)
        made.notebook = trimmed(notebook)
    except Refused as refused:
        made.fault = str(refused)
    about = _dict(notebook.get("metadata"))
    claim = _dict(about.get("hand_in"))
    made.route = claim.get("route") if claim.get("route") in ROUTES else ""
    if made.exercise and _dict(about.get("exercise")).get("edition") != plans[made.exercise]["edition"]:
        made.notes.append(say("other_edition"))
    return _identified(made, claim)


def _dict(value: Any) -> dict:
    return value if isinstance(value, dict) else {}


def _notebook(content: bytes) -> dict:
    """Read a notebook; only its form is looked at here."""
    if not content:
        raise Refused(say("empty"))
    notebook = _parsed(content)
    if not isinstance(notebook, dict):
        raise Refused(say("not_notebook"))
    form, cells = notebook.get("nbformat"), notebook.get("cells")
    is_whole = type(form) is int or (type(form) is float and form.is_integer())
    if is_whole and form != 4:
        raise Refused(say("other_format", format=int(form) if abs(form) < 1e15 else "unknown"))
    if not is_whole or not isinstance(cells, list):
        raise Refused(say("not_notebook"))
    if len(cells) > CELLS_MAX:
        raise Refused(say("too_many_cells", limit=CELLS_MAX))
    return notebook


def _parsed(content: bytes) -> Any:
    try:
        text = content.decode("utf-8-sig")
        if _nesting(text) > NEST_MAX:
            raise ValueError
        return json.loads(text, parse_constant=_no_constant, parse_int=_whole)
    except (ValueError, RecursionError):
        raise Refused(say("not_json")) from None


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _whole(digits: str) -> float:
    """Read a whole number; Python itself refuses very long ones, which browsers read."""
    return int(digits) if len(digits) < 300 else math.inf


def _nesting(text: str) -> int:
    """How deep brackets stand in brackets, strings left out."""
    depth = deepest = 0
    for found in BRACKETS.finditer(text):
        if found[0] in ("[", "{"):
            depth += 1
            deepest = max(deepest, depth)
        elif found[0] in ("]", "}"):
            depth -= 1
    return deepest


def _exercise(notebook: dict, plans: dict[str, dict]) -> str:
    slug, known = _dict(_dict(notebook.get("metadata")).get("exercise")).get("slug"), ", ".join(sorted(plans))
    if not isinstance(slug, str) or not slug:
        raise Refused(say("no_exercise", known=known))
    if slug not in plans:
        raise Refused(say("other_exercise", known=known))
    return slug


def _identified(made: HandIn, claim: dict) -> HandIn:
    """Say whose a file is: by its path, else by what it claims, else by its name."""
    claimed = {"name": _told(claim.get("name")), "number": _told(claim.get("number"))}
    by_path, is_claimed = _by_path(made.file), any(claimed.values())
    made.who.update(by_path or (claimed if is_claimed else {"name": re.sub(r"\.ipynb\Z", "", made.file.split("/")[-1], flags=re.IGNORECASE)}))
    if not by_path and not made.fault:
        made.notes.append(say("claimed" if is_claimed else "nobody"))
    return made


def _told(value: Any) -> str:
    return BLANKS.sub(" ", value).strip()[:NAME_MAX] if isinstance(value, str) else ""


def _by_path(path: str) -> dict[str, str]:
    """Read what a VLE writes into paths: it writes the first name of its pattern, and what follows is the student's to choose."""
    for part in path.split("/"):
        found = [one for one in (BLACKBOARD.fullmatch(part), MOODLE.fullmatch(part)) if one]
        if found:
            first = min(found, key=lambda one: len(one[1]))
            return {"username": first[2]} if first.re is BLACKBOARD else {"name": _told(first[1]), "participant": first[2]}
    return {}


def _note_same(found: list[HandIn]) -> None:
    """Note those that are one person's, and those that are the same file."""
    people: dict[tuple, set[str]] = {}
    readable = [one for one in found if not one.fault]
    for one in readable:
        people.setdefault(_person(one), set()).add(one.key)
    for one in readable:
        if len(people[_person(one)]) > 1:
            one.notes.append(say("same_person"))
    seen: set[str] = set()
    for one in readable:
        if one.key in seen:
            one.notes.append(say("same_bytes"))
        seen.add(one.key)


def _person(one: HandIn) -> tuple:
    names = {**one.who, "name": one.who["name"].lower()}
    return (one.exercise, *next(((key, names[key]) for key in ("participant", "username", "number", "name") if names[key]), ()))
