"""`python -m book mark`: marks hand-ins on this machine, each within a sandbox, and writes the tables."""

from __future__ import annotations

import argparse
import os
import sys
import threading
import time
from pathlib import Path
from typing import Any

from book.errors import BookError
from book.lecturer import tables, walls
from book.lecturer.batch import Batch
from book.lecturer.hand_ins import HandIn, from_paths, hand_ins
from book.lecturer.keeping import FOLDER, Kept, write
from book.lecturer.marking import BLANKS, Limits
from book.lecturer.plan import plans
from book.lecturer.program import written
from book.lecturer.sandbox import Sandbox

ALL_MARKED, SOME_NOT, STOPPED = 0, 3, 130
WARNING = "Warning: there is no sandbox. A hand-in can read, change and send all that you can: mark only files whose writers you trust."
SLOW = 2  # seconds after which progress is told
EVERY = 5  # seconds between two lines of progress where they cannot be written over
WRITTEN = "written.csv"  # of all exercises, so that marks stay in force when another exercise joins
LISTED_MAX = 20  # files named in the summary; notes.txt has all


def describe(command: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    command.add_argument("paths", nargs="+", type=Path, metavar="zip | folder | .ipynb", help="what the VLE gave: zips, folders or notebooks")
    command.add_argument("--out", type=Path, help="folder for the tables (marks, beside the first path)")
    command.add_argument("--jobs", type=_whole, default=os.cpu_count() or 1, help="hand-ins that run at a time (one a processor)")
    command.add_argument("--cell-seconds", type=_seconds, default=Limits.cell, help="seconds that one cell may run (30)")
    command.add_argument("--notebook-seconds", type=_seconds, default=Limits.notebook, help="seconds that one hand-in may run (120)")
    command.add_argument("--memory-mb", type=_whole, default=Limits.memory, help="memory that one hand-in may take (1024)")
    command.add_argument("--without-sandbox", action="store_true", help=f"run where bubblewrap is missing. {walls.RISK}")
    command.add_argument("--start-again", action="store_true", help="mark again what was marked before")
    command.add_argument("--tasks-only", action="store_true", help="leave written questions out of moodle.csv and blackboard.csv")


def _whole(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is less than 1")
    return number


def _seconds(text: str) -> float:
    number = float(text)
    if not 0 < number < 1e6:
        raise argparse.ArgumentTypeError(f"{text} is no number of seconds")
    return number


def mark(options: argparse.Namespace) -> int:
    """Mark hand-ins, and write tables of marks for a spreadsheet and for Moodle and Blackboard.

    Returns
    -------
    int
        0 if all were marked, 3 if some could not be or were stopped, 130 if the command was stopped by hand.

    Raises
    ------
    BookError
        If there is no sandbox, or nothing to mark.
    """
    out = (options.out or options.paths[0].resolve().parent / "marks").resolve()
    found = _found(options.paths, out)
    given = tables.read_written(out / WRITTEN, list(plans().values()))
    _hold_walls(options)
    limits = Limits(cell=options.cell_seconds, notebook=options.notebook_seconds, memory=options.memory_mb)
    hidden = tuple(path.resolve() for path in (*options.paths, out))
    sandbox = Sandbox(memory_mb=limits.memory, seconds=int(limits.notebook) + 60, without=options.without_sandbox, hidden=hidden)
    batch = Batch(plans(), sandbox, limits, Kept(out), jobs=options.jobs, again=options.start_again)
    try:
        results = batch.mark(found, _Progress(len(found), options.jobs))
    except KeyboardInterrupt:
        print(f"\nStopped. What was marked is kept in {out}: run the same command again to go on.", file=sys.stderr)
        return STOPPED
    finally:
        sandbox.close()
    return _write_all(out, found, results, given, options)


def _found(paths: list[Path], out: Path) -> list[HandIn]:
    for path in paths:
        if not path.exists():
            raise BookError(f"There is no '{path}'.", "Give the zip that the VLE gave you, a folder, or notebooks.")
    found = hand_ins(from_paths(paths, out), plans())
    if not found:
        raise BookError("There is no hand-in in what was given.", "Give the zip that the VLE gave you, a folder with notebooks, or notebooks (.ipynb).")
    return found


def _hold_walls(options: argparse.Namespace) -> None:
    if options.without_sandbox:
        print(WARNING, file=sys.stderr)
    else:
        walls.find()


class _Progress:
    """Tells how far the marking is, from the third second on: on a terminal in one line that is written over."""

    def __init__(self, all_of_them: int, jobs: int):
        self._all, self._done, self._lock = all_of_them, 0, threading.Lock()
        self._begun = self._told = time.monotonic()
        print(f"Marking {_count(all_of_them, 'hand-in')}, {min(jobs, all_of_them)} at a time.", file=sys.stderr)

    def __call__(self, more: int) -> None:
        with self._lock:
            self._done += more
            now, over = time.monotonic(), sys.stderr.isatty()
            if now - self._begun > SLOW and (over or now - self._told > EVERY or self._done == self._all):
                self._told = now
                end = "\r" if over and self._done < self._all else "\n"
                print(f"Done {self._done} of {self._all}.", end=end, file=sys.stderr, flush=True)


def _exercises(found: list[HandIn]) -> list[str]:
    return [slug for slug in plans() if any(one.exercise == slug for one in found)]


def _name(table: str, slug: str, found: list[HandIn]) -> str:
    """Name a table; with its exercise where there are several."""
    return f"{table}.csv" if len(_exercises(found)) < 2 else f"{table}-{slug}.csv"


def _write_all(out: Path, found: list[HandIn], results: list[dict], given: dict[tuple[str, str], dict], options: argparse.Namespace) -> int:
    """Write the tables and the notes, and say what came of it."""
    files, texts, unmarked, twice = [], [], 0, 0
    for slug in _exercises(found):
        plan = plans()[slug]
        alone = len(_exercises(found)) == 1  # then what names no exercise stands in its table too
        here = [(one, result) for one, result in zip(found, results) if one.exercise == slug or (alone and not one.exercise)]
        answers = {one.key: written(one.notebook, plan) for one, _ in here if one.notebook}
        texts.append((plan, list(answers.items())))
        sheets = [{**result, "written": _marks(result["key"], answers.get(result["key"], {}), given)} for _, result in here]
        twice += sum(not is_only for by in ("participant", "username") for _, is_only in tables.one_per_person(sheets, by))
        unmarked += sum(result["state"] != "unreadable" and not tables.is_complete(result, plan) for result in sheets)
        made = {
            "marks": tables.full(sheets, plan),
            "moodle": tables.moodle(sheets, plan, tasks_only=options.tasks_only),
            "blackboard": tables.blackboard(sheets, plan, tasks_only=options.tasks_only),
        }
        for table, rows in made.items():
            if len(rows) > 1:
                files.append(_name(table, slug, found))
                write(out / files[-1], tables.as_csv(rows))
    asked = tables.written(texts, given)
    if len(asked) > 1:
        files.append(WRITTEN)
        write(out / WRITTEN, tables.as_csv(asked))
    write(out / "notes.txt", "".join(f"{_line(result['file'])}: {_line(note)}\n" for result in results for note in result["notes"]).encode("utf-8", "replace"))
    _summary(out, results, [*files, "notes.txt"])
    if twice:
        print(f"More than one hand-in came from {twice} of the students. The upload forms leave their grade empty: decide which counts, and type it in. notes.txt says whose they are.")
    if unmarked and not options.tasks_only:
        print(f"Written answers of {_count(unmarked, 'hand-in')} have no marks yet: write them into the column mark of {WRITTEN} and run the same command again, or give --tasks-only.")
    return ALL_MARKED if all(result["state"] == "marked" for result in results) else SOME_NOT


def _marks(key: str, texts: dict[str, str], given: dict[tuple[str, str], dict]) -> dict[str, dict | None]:
    """Give the marks of each written question; an answer left empty earns nothing, one without a mark waits for it."""
    found: dict[str, dict | None] = {}
    for question, text in texts.items():
        one = given.get((tables.code(key), question), {"mark": "", "comment": ""})
        marks = tables.number(one["mark"]) if one["mark"] else None if text else 0
        found[question] = None if marks is None else {"marks": marks, "comment": one["comment"]}
    return found


def _line(text: str) -> str:
    """Make one line of it that no terminal takes for a command."""
    return BLANKS.sub(" ", text).strip()


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _summary(out: Path, results: list[dict[str, Any]], files: list[str]) -> None:
    states = [result["state"] for result in results]
    said = [f"{states.count('marked')} marked", f"{states.count('stopped')} stopped", f"{states.count('unreadable')} not read"]
    before = sum(result["kept"] for result in results)
    print(f"{_count(len(results), 'hand-in')}: {', '.join(said)}{f'; {before} of them were marked before' if before else ''}.")
    odd = [result for result in results if result["state"] != "marked"]
    for result in odd[:LISTED_MAX]:
        print(f"  {_line(result['file'])}: {_line(result['notes'][-1])}")
    if len(odd) > LISTED_MAX:
        print(f"  and {len(odd) - LISTED_MAX} more: see notes.txt.")
    print(f"In {out}: {', '.join(files)}. What is kept to go on later is in {FOLDER} there; it holds no name and no content.")
