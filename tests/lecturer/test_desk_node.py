"""What the marking desk gives away, run by Node: tables held to those of the command line, sheets, agreement, the class picture."""

import base64
import json
from pathlib import Path

import pytest

from book import paths
from book.answers import typed
from book.checks import judge, show
from book.lecturer import plan, tables
from book.rules import read
from tests import node

SLUG = "two_series"
RULES = read(paths.RULES / f"{SLUG}.yml").checks
RIGHT = {"two-series-step": 14.0, "two-series-pairs": ["A", "C", "E"], "two-series-police": -9.8, "two-series-victims": -12.7, "two-series-claim": "B"}
PAIRS = [[[0, 0], [1, 2], [3, 3], [4, 2]], [[2, 2], [2, 2]], [[0, 4], [4, 0]], [[1, 2], [2, 2], [3, 2]], [[0, 1]], []]


def checks(**values):
    found = {}
    for rule in RULES:
        value = typed({**RIGHT, **values}[rule.id])
        judged = judge(rule, value)
        found[rule.id] = {"met": judged.met, "marks": rule.marks if judged.met else 0, "message": judged.message, "shown": show(value)}
    return found


def sheet(letter, who, file="a.ipynb", state="marked", written=None, notes=(), **values):
    found = checks(**{name.replace("_", "-"): value for name, value in values.items()})
    told = {"name": "", "number": "", "username": "", "participant": "", **who}
    marks = sum(one["marks"] for one in found.values())
    result = {"key": letter * 64, "file": file, "who": told, "exercise": SLUG, "route": "form", "checks": found, "marks": marks, "of": 12, "notes": list(notes), "state": state}
    return {"result": result, "written": {"two-series-both-right": None, "two-series-leaflet": None, **(written or {})}}


def given(marks, comment="", points=()):
    return {"marks": marks, "comment": comment, "points": list(points)}


BOTH = {"two-series-both-right": given(1, "", [1, 0, 0]), "two-series-leaflet": given(4, "Good use of the figure; \"well\" said, twice\nover", [1, 1, 1, 1])}
ONE = {"two-series-both-right": given(2, "=cmd()", [1, 1, 0])}
SHEETS = [
    sheet("a", {"name": "Ann Lee", "participant": "101"}, "Ann Lee_101_assignsubmission_file/x.ipynb", written=BOTH),
    sheet("b", {"name": "=HYPERLINK(1)", "participant": "102"}, "=HYPERLINK(1)_102_assignsubmission_file_/x.ipynb", written=ONE, two_series_step=11.1),
    sheet("c", {"name": "<img src=x onerror=alert(1)>", "participant": "103"}, "a/b.ipynb", written={"two-series-both-right": given(0)}, notes=["Cell 2: <b>"], two_series_step="<img src=x>"),
    sheet("d", {"username": "al12"}, "Week_al12_attempt_2026-11-20-10-00-00_x.ipynb", two_series_step=11.12),
    sheet("e", {"username": "al12"}, "Week_al12_attempt_2026-11-21-10-00-00_x.ipynb", "stopped", two_series_step=None),
    sheet("a", {"name": "Ann Lee", "participant": "101"}, "Ann Lee_101_assignsubmission_file/y.ipynb", written=BOTH, notes=["Twice."]),
    sheet("g", {"name": "Ann Lee", "participant": "101"}, "Ann Lee_101_assignsubmission_file/a.pdf", "unreadable", notes=["No notebook."]),
    sheet("f", {"name": "../..", "number": "@7"}, "broken.ipynb", "unreadable", notes=["The file is empty."]),
]  # fmt: skip


def kappa(pairs):
    """Cohen's kappa with quadratic weights, by the table of both markers' marks."""
    marks = sorted({one for pair in pairs for one in pair})
    share = {(one, other): sum(pair == [one, other] for pair in pairs) / len(pairs) for one in marks for other in marks}
    first = {one: sum(share[one, other] for other in marks) for one in marks}
    second = {other: sum(share[one, other] for one in marks) for other in marks}
    seen = sum((one - other) ** 2 * share[one, other] for one in marks for other in marks)
    chance = sum((one - other) ** 2 * first[one] * second[other] for one in marks for other in marks)
    return 1 - seen / chance if chance else None


def made(rules):
    flat = [{**one["result"], "written": one["written"]} for one in SHEETS]
    found = {
        "full": tables.full(flat, rules), "moodle": tables.moodle(flat, rules), "moodleTasks": tables.moodle(flat, rules, tasks_only=True),
        "blackboard": tables.blackboard(flat, rules), "blackboardTasks": tables.blackboard(flat, rules, tasks_only=True),
    }  # fmt: skip
    return {name: base64.b64encode(tables.as_csv(rows)).decode() for name, rows in found.items()}


@pytest.fixture(scope="module")
def rules():
    return plan.plan(paths.NOTEBOOKS / f"{SLUG}.md")


def test_by_node(rules, tmp_path):
    file = tmp_path / "vectors.json"
    pairs = [{"given": one, "found": kappa(one) if one else None} for one in PAIRS]
    file.write_text(json.dumps({"plan": rules, "sheets": SHEETS, "made": made(rules), "pairs": pairs}), encoding="utf-8")
    done = node.run(Path(__file__).with_name("taking.test.mjs"), VECTORS=str(file))
    assert done.returncode == 0, done.stdout


def test_a_name_cannot_become_a_formula_in_any_table(rules):
    for content in made(rules).values():
        text = base64.b64decode(content).decode("utf-8-sig")
        assert not [line for line in text.splitlines() for cell in line.split(",") if cell.strip('"').startswith(("=", "@"))]
    assert "'=HYPERLINK(1)" in base64.b64decode(made(rules)["full"]).decode()
