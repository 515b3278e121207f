"""Makes the zip of made-up hand-ins with which a lecturer can try the marking desk."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

from book import paths
from book.lecturer import plan
from book.reading import parse_yaml, read_text
from book.site.exercise import copies

SOURCE = Path(__file__).with_suffix(".yml")
LABEL = "illustrative"
FIRST_PARTICIPANT = 900_001
DAY = (2026, 11, 20, 10, 0, 0)  # the same for every file, so that the same zip is made each time


def make() -> bytes:
    """Make the zip, in the folders that Moodle makes.

    Returns
    -------
    bytes
        The same for the same exercise and the same `sample.yml`.
    """
    told = parse_yaml(read_text(SOURCE), SOURCE)
    source = paths.NOTEBOOKS / f"{told['exercise']}.md"
    student, rules = copies.student(source), plan.plan(source)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number, one in enumerate(told["hand_ins"], FIRST_PARTICIPANT):
            name = f"{one['name']} ({LABEL})_{number}_assignsubmission_file/{told['exercise']}-{number}.ipynb"
            content = json.dumps(hand_in(student, rules, one, told["made"]), ensure_ascii=False, indent=1)
            archive.writestr(zipfile.ZipInfo(name, DAY), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def hand_in(student: dict[str, Any], rules: dict[str, Any], one: dict[str, Any], made: str) -> dict[str, Any]:
    """Fill in a student's copy.

    Parameters
    ----------
    student : dict
        The student's copy.
    rules : dict
        The exercise's plan.
    one : dict
        Whose it is, by which route, and what was answered.
    made : str
        When it was handed in.

    Returns
    -------
    dict
        The notebook that is handed in.
    """
    cells = [{**cell, "source": _filled(cell, rules, one)} for cell in student["cells"]]
    told = {"name": f"{one['name']} ({LABEL})", "number": "", "route": one["route"], "made": made, "checks": {}}
    return {**student, "cells": cells, "metadata": {**student["metadata"], "hand_in": told}}


def _filled(cell: dict[str, Any], rules: dict[str, Any], one: dict[str, Any]) -> str:
    """Give a cell's text as this person left it."""
    name = cell["metadata"].get("nbgrader", {}).get("grade_id", "")
    if one["written"].get(name):
        return one["written"][name]
    place = name.removeprefix(f"{rules['slug']}-task-")
    code = one["tasks"].get(int(place)) if place.isdigit() else None
    if code is None:
        return cell["source"]
    return f"{cell['source']}\n\n# Answered in the form without code.\n{code}" if one["route"] == "form" else code
