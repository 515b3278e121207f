"""The file that the form hands in: what Node says of its functions, and what Python makes of the file."""

import json
import re
import subprocess
from pathlib import Path

import matplotlib
import nbformat
import pytest

from book import checks
from book.answers import typed
from book.lecturer import plan
from book.site.exercise import copies
from tests import node

LEAST = 6  # tests in the Node file: none may go by unseen
EXERCISES = copies.in_order()


def made(source, answers):
    """The form's file, from Node, read by nbformat."""
    sent = {"notebook": json.loads(nbformat.writes(copies.student(source))), "plan": plan.plan(source), "answers": answers}
    script = Path(__file__).with_name("answer_form.mjs")
    done = subprocess.run([str(node.NODE), str(script)], input=json.dumps(sent), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return nbformat.reads(done.stdout, as_version=4)


def all_right(source):
    return {check["id"]: check["answer"] for check in plan.plan(source)["checks"]}


def cells_of(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code" and "look" not in copies.tags(cell)]


def judged(source, notebook):
    """Run a hand-in's cells in order, and judge what each check's variable holds; returns (met, faults)."""
    matplotlib.use("agg")
    names, faults, met = {}, [], {}
    wanted = {check["id"]: check["name"] for check in plan.plan(source)["checks"]}
    for cell in cells_of(notebook):
        task = cell.metadata.get("nbgrader", {}).get("grade_id")
        try:
            exec(compile(cell.source, f"<{task or cell.id}>", "exec"), names)
        except Exception as fault:
            faults.append(f"{task or cell.id}: {fault!r}")
        if task in wanted:
            met[task] = checks.judge(checks.rules.checks()[task], typed(names.get(wanted[task]))).met
    return met, faults


def test_the_functions_hold_in_node():
    done = node.run(Path(__file__).with_name("hand_in.test.mjs"))
    assert done.returncode == 0, done.stdout
    assert int(re.search(r"pass (\d+)", done.stdout)[1]) >= LEAST


@pytest.mark.parametrize("source", EXERCISES, ids=lambda source: source.stem)
def test_right_answers_earn_every_task_mark_and_no_cell_fails(source):
    notebook = made(source, all_right(source))
    nbformat.validate(notebook)
    met, faults = judged(source, notebook)
    assert faults == []
    assert met == dict.fromkeys(all_right(source), True)


def test_an_empty_form_is_a_hand_in_that_meets_nothing():
    source = EXERCISES[0]
    met, _ = judged(source, made(source, {}))
    assert met and not any(met.values())


def test_the_file_has_the_students_words_and_name():
    source = EXERCISES[0]
    asked = plan.plan(source)["written"][0]["id"]
    notebook = made(source, {asked: "Both are right.\n\nThey count *different* things."})
    cell = next(cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == asked)
    assert cell.source == "Both are right.\n\nThey count *different* things."
    assert notebook.metadata.hand_in["name"] == "Zoë"
    assert notebook.metadata.exercise == copies.student(source).metadata.exercise
