"""Parts of the desk's engine that need no browser: run by Node, and held to what Python does."""

import dataclasses
import json
import re
from pathlib import Path

import pytest

from book import answers, paths
from book.errors import BookError
from book.lecturer import hand_ins
from book.lecturer import plan as plans
from book.lecturer import program as programs
from book.widgets import bundles
from tests import node
from tests.lecturer import desk_page, drops

NUMBER = '{"type": "float", "value": 1.5}'
TEXTS = [
    NUMBER, '{"type": "int", "value": "-14"}', '{"type": "int", "value": 14}', '{"type": "int", "value": "1e3"}', '{"type": "int", "value": "٣"}',
    '{"type": "int", "value": "' + "9" * 404 + '"}', '{"type": "float", "value": "nan"}', '{"type": "float", "value": "high"}', '{"type": "float", "value": 1e400}',
    '{"type": "float", "value": true}', '{"type": "float", "value": NaN}', '{"type": "bool", "value": true}', '{"type": "bool", "value": 1}',
    '{"type": "text", "value": "B"}', '{"type": "text", "value": "' + "b" * 2_001 + '"}', '{"type": "text", "value": "' + "\U0001f600" * 2_000 + '"}',
    '{"type": "date", "value": "1998-04-01"}', '{"type": "list", "value": [' + NUMBER + "]}", '{"type": "list", "value": [1.5]}', '{"type": "list", "value": {}}',
    '{"type": "list", "value": [' + ", ".join([NUMBER] * 1_001) + "]}", '{"type": "list", "value": [' * 6 + NUMBER + "]}" * 6, '{"type": "list", "value": [' * 5 + NUMBER + "]}" * 5,
    '{"type": "map", "value": [[' + NUMBER + ", " + NUMBER + "]]}", '{"type": "map", "value": [[' + NUMBER + "]]}", '{"type": "table", "columns": ["a"], "rows": [[' + NUMBER + "]]}",
    '{"type": "table", "columns": ["a"], "rows": [[]]}', '{"type": "nothing"}', '{"type": "nothing", "value": 1}', '{"type": "missing"}', '{"type": "other", "name": "function"}',
    '{"type": "mark", "value": 20}', '{"type": "toString"}', '{"met": true}', '[]', "", "null", "{", '{"type": "text", "value": "' + "b" * 2_000_001 + '"}',
]  # fmt: skip


def read(text):
    try:
        return answers.read(text)
    except BookError:
        return None


def run(tmp_path, **vectors):
    file = tmp_path / "vectors.json"
    file.write_text(json.dumps(vectors), encoding="utf-8")
    return node.run(Path(__file__).with_name("reading.test.mjs"), VECTORS=str(file))


def test_answers_are_held_to_the_same_form_as_in_python(tmp_path):
    vectors = [{"text": text, "found": read(text)} for text in TEXTS]
    assert 12 < sum(one["found"] is None for one in vectors) < len(TEXTS) - 12
    done = run(tmp_path, answers=vectors)
    assert done.returncode == 0, done.stdout


def listed(files, known):
    given = [(name, len(content), lambda content=content: content) for name, content in files.items()]
    made = [dataclasses.asdict(one) for one in hand_ins.hand_ins(given, known, hand_ins.Sizes(**drops.LIMITS))]
    return [{key: value for key, value in one.items() if key != "notebook"} for one in made]


def test_what_is_dropped_is_listed_as_in_python(tmp_path):
    known = plans.plans()
    vectors = [{"name": name, "files": desk_page.dropped(files), "limits": drops.LIMITS, "list": listed(files, known)} for name, files in drops.cases().items()]
    assert sum(bool(one["fault"]) for case in vectors for one in case["list"]) > 40
    done = run(tmp_path, drops=vectors, plans=known)
    assert done.returncode == 0, done.stdout
    assert f"pass {len(vectors)}" in done.stdout


def test_a_notebook_becomes_the_same_steps_as_in_python(tmp_path):
    plan = plans.plans()["two_series"]
    vectors = []
    for name, notebook in drops.notebooks().items():
        steps, notes = programs.program(notebook, plan)
        vectors.append({"name": name, "notebook": notebook, "exercise": "two_series", "steps": steps, "notes": notes, "written": programs.written(notebook, plan)})
    done = run(tmp_path, programs=vectors, plans={"two_series": plan})
    assert done.returncode == 0, done.stdout
    assert f"pass {len(vectors)}" in done.stdout


LEAST = {"store": 10, "batch": 12}  # tests in each file: none may go by unseen


@pytest.mark.parametrize("name", LEAST)
def test_holds_in_node(name):
    done = node.run(Path(__file__).with_name(f"{name}.test.mjs"))
    assert done.returncode == 0, done.stdout
    assert int(re.search(r"pass (\d+)", done.stdout)[1]) >= LEAST[name]


@pytest.mark.parametrize("file", sorted(desk_page.DESK.glob("*.js")), ids=lambda file: file.name)
def test_a_module_names_no_host_leaves_no_log_and_sets_no_html(file):
    text = file.read_text(encoding="utf-8").replace('"https://python.invalid/"', "")  # a host that cannot be
    assert not re.search(r"https?://|console\.log|new Function|innerHTML|insertAdjacentHTML|outerHTML", text)


def test_what_unpacks_zips_stays_out_of_readers_pages():
    bundles.make()
    mark = "invalid length/literal"  # words of fflate's own
    assert mark in (paths.ROOT / "node_modules" / "fflate" / "esm" / "browser.js").read_text(encoding="utf-8")
    assert [file.name for file in paths.BUNDLES.glob("*.*") if mark in file.read_text(encoding="utf-8")] == []
