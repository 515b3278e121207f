"""How a student's cells are run: one namespace, faults in words, and lines that only a notebook understands."""

import json
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from book.lecturer.runner import OUTPUT_MAX, Runner


@pytest.fixture
def runner():
    before = sys.modules["__main__"]
    yield Runner()
    sys.modules["__main__"] = before


def value(runner, name):
    return json.loads(runner.read(name))


def test_cells_share_a_namespace_and_a_fault_does_not_end_it(runner):
    assert runner.run("step = 13") == ""
    assert runner.run("step = step + 1\n1 / 0\nstep = 0") == "ZeroDivisionError: division by zero"
    assert value(runner, "step") == {"type": "int", "value": "14"}


def test_a_name_that_is_not_there_is_missing(runner):
    assert value(runner, "claim") == {"type": "missing"}


@pytest.mark.parametrize(
    ("cell", "left_out"),
    [
        ("x = 5\n%matplotlib inline", "%matplotlib inline"),
        ("!pip install pandas\nx = 5", "!pip install pandas"),
        ("if True:\n    !ls\nx = 5", "!ls"),
        ("%time x = 5", "%time x = 5"),
        ("%%time\nx = 5", "%%time"),
        ("str?\nx = 5", "str?"),
    ],
)
def test_lines_that_are_not_python_are_left_out_and_named(runner, cell, left_out):
    assert runner.run(cell) == f"The line '{left_out}' was left out."
    assert value(runner, "x") == {"type": "int", "value": "5"}


def test_a_cell_in_another_language_is_left_out_whole(runner):
    assert runner.run("%%bash\nx=5") == "The line '%%bash' was left out."
    assert value(runner, "x") == {"type": "missing"}


def test_signs_within_python_are_no_magic(runner):
    assert runner.run('text = """\n%d\n!ls\n"""\nrest = (7\n% 4)') == ""
    assert value(runner, "text") == {"type": "text", "value": "\n%d\n!ls\n"}
    assert value(runner, "rest") == {"type": "int", "value": "3"}


def test_a_cell_may_await(runner):
    # In a thread of its own: the tests that drive a browser leave an event loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(runner.run, "import asyncio\nx = await asyncio.sleep(0, 3)").result() == ""
        assert value(runner, "x") == {"type": "int", "value": "3"}
        assert thread.submit(runner.run, "await asyncio.sleep(0)\n1 / 0").result() == "ZeroDivisionError: division by zero"


def test_what_is_printed_is_swallowed_and_a_flood_stops_the_cell(runner, capfd):
    assert runner.run("print('x' * 100)\nimport sys\nsys.stderr.write('y')") == ""
    assert runner.run(f"print('x' * {OUTPUT_MAX + 1})\nafter = 1") == "It printed more than 1,000,000 characters and was stopped."
    assert value(runner, "after") == {"type": "missing"}
    assert capfd.readouterr() == ("", "")


def test_a_flood_is_not_swallowed_by_a_cell_that_catches_errors(runner):
    assert "was stopped" in runner.run("while True:\n    try:\n        print('x' * 10_000)\n    except Exception:\n        pass")


@pytest.mark.parametrize("raised", ["SystemExit", "KeyboardInterrupt", "RecursionError", "MemoryError"])
def test_whatever_is_raised_is_told(runner, raised):
    assert runner.run(f"raise {raised}('why')") == f"{raised}: why"


def test_an_error_that_cannot_be_written_is_told_by_its_name(runner):
    assert runner.run("class Poison(Exception):\n    def __str__(self): raise SystemExit\nraise Poison") == "Poison"
    assert len(runner.run("raise ValueError('x' * 1000)")) == 300


def test_the_last_line_is_not_shown(runner):
    assert runner.run("class Loud:\n    def __repr__(self): raise SystemExit\nLoud()") == ""


def test_a_value_that_cannot_be_described_is_no_answer(runner):
    runner.run("import json\nclaim = 'B'")
    dumps = json.dumps
    try:
        runner.run("def broken(*_, **__): raise SystemExit\njson.dumps = broken")
        said = runner.read("claim")
    finally:
        json.dumps = dumps
    assert json.loads(said) == {"type": "other", "name": "value that cannot be read"}


def test_a_future_import_lasts_as_in_a_notebook(runner):
    assert runner.run("from __future__ import annotations") == ""
    assert runner.run("def f(x: not_there): pass\nkept = f.__annotations__['x']") == ""
    assert value(runner, "kept") == {"type": "text", "value": "not_there"}


def test_figures_are_closed_after_their_cell(runner):
    assert runner.run("import matplotlib.pyplot as plt\nplt.plot([1, 2])\nopen_then = len(plt.get_fignums())") == ""
    assert runner.run("open_now = len(plt.get_fignums())\nbackend = plt.get_backend().lower()") == ""
    assert [value(runner, name)["value"] for name in ("open_then", "open_now", "backend")] == ["1", "0", "agg"]
