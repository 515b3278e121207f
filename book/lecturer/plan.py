"""The plan of each exercise: all that a marker needs to know of it, which is public."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from book import paths, rules
from book.site.exercise import copies

FILE = "exercises/plans.json"


@cache
def plans() -> dict[str, dict[str, Any]]:
    """Give the plans of all exercises by slug, in the order of the book; they are made once."""
    return {source.stem: plan(source) for source in copies.in_order()}


def plan(source: Path) -> dict[str, Any]:
    """Make an exercise's plan.

    Parameters
    ----------
    source : Path
        `exercises/notebooks/<exercise>.md`.

    Returns
    -------
    dict
        slug, title, edition, minutes, marks (of all tasks and questions); `checks`, each its rule with `name` (the
        variable it looks at) and `task` (the nbgrader name of its task's cell); `written`, each question with its rubric.
    """
    student, read = copies.student(source), rules.read(paths.RULES / f"{source.stem}.yml")
    places = _places(student)
    about = {key: student.metadata["exercise"][key] for key in ("slug", "title", "edition", "minutes")}
    checks = [{**_plain(rule), **places[rule.id]} for rule in read.checks]
    return {**about, "marks": read.marks, "checks": checks, "written": [_plain(one) for one in read.written]}


def _places(student: Any) -> dict[str, dict[str, str]]:
    """Say for each check which variable it reads and which task's cell makes it."""
    found, task = {}, ""
    for cell in student.cells:
        if copies.TASK in copies.tags(cell):
            task = cell.metadata["nbgrader"]["grade_id"]
        if copies.CHECK in copies.tags(cell):
            check, name = copies.check_of(cell)
            found[check] = {"name": name, "task": task}
    return found


def _plain(one: rules.Rule | rules.Written) -> dict[str, Any]:
    return {key: value for key, value in asdict(one).items() if key != "file"}


def write(site: Path) -> Path:
    """Write the plans where the desk and the forms find them.

    Parameters
    ----------
    site : Path
        The top of the built site.

    Returns
    -------
    Path
        The file.
    """
    file = site / FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(plans(), ensure_ascii=False, sort_keys=True), encoding="utf-8")
    return file


def setup(app: Any) -> None:
    """Connect to Sphinx: the plans are written once the pages stand."""
    app.connect("build-finished", _finish)


def _finish(app: Any, fault: Exception | None) -> None:
    if not fault and app.builder.format == "html":
        plans.cache_clear()  # `serve` builds again in one process
        rules.checks.cache_clear()
        write(Path(app.outdir))
