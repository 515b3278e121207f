"""The form's and the desk's judge says what the notebook's check says, word for word."""

import json
import math
import random
import struct
import subprocess
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from book import checks, rules
from book.answers import typed
from tests import node

FILE = Path("a.yml")
WORDS = {"id": "a", "marks": 1, "form": "Which?", "right": "So it is.", "otherwise": "Try the next.", "file": FILE}
MADE = [
    rules.Rule(**WORDS, kind="number", answer=14.0, tolerance=0.05, unit="per cent", near=[{"value": 11.1, "why": "Old rules."}, {"value": 0, "tolerance": 2, "why": "Nearly nothing."}]),
    rules.Rule(**WORDS, kind="number", answer=1234567.5, tolerance=0),
    rules.Rule(**WORDS, kind="choice", options={"A": "one", "B": "two"}, answer="B", why={"A": "Not one."}),
    rules.Rule(**WORDS, kind="choices", options={"A": "one", "B": "two", "C": "three"}, answer=["A", "C"], why={"A": "It is in.", "B": "It is out.", "C": "It is in too."}),
    rules.Rule(**WORDS, kind="order", options={"A": "one", "B": "two", "C": "three"}, answer=["C", "A", "B"], near=[{"value": ["B", "A", "C"], "why": "Turned round."}]),
    rules.Rule(**WORDS, kind="numbers", labels=["1998", "1999"], answer=[10, 2.5], tolerance=0.1, unit="cases", near=[{"value": [2.5, 10], "why": "Swapped."}], why={"1999": "Look at the last row."}),
]
VALUES = [None, ..., True, False, 0, 14, -14, 14.04, 14.06, 11.1, -0.0, 1.9, 10**30, 10**399, math.nan, math.inf, -math.inf, "", "14", "b", " B\t", "B\u00a0", "ß", "😀" * 50, "x" * 50]
VALUES += [1234567.5, 1e9, 12345678901.5, 1e-7, 2.5, [], ["A", "C"], ["c", "a", " b "], ["A", "A", "B", "C"], ["A", 3], ["A", None], ["D"], ["A", "B"], ["B", "A", "C"], ["A", "C", "B"], {"A"}, ("C", "A")]
VALUES += [[10, 2.5], [2.5, 10], [10.05, 2], [1], [10, "2"], [10, math.nan], [True, 2], [[1], 2], [10, 3.0], {"a": 1}, object(), len, pd.Series([10, 2.5]), pd.DataFrame({"a": [1]}), pd.Timestamp("1998-04-01"), np.array(["C", "A", "B"]), np.float64(14), np.int64(14), "__proto__", "toString", ["__proto__"]]
DESCRIPTIONS = [typed(value) for value in VALUES] + [{"type": "missing"}]


def numbers():
    """Numbers where formats may part: halves at the eleventh figure, both ends of each notation, and any bits at all."""
    chance = random.Random(8)
    made = [0.0, -0.0, 1e-5, 1e-4, 0.00009999999999, 0.99999999995, 9999999999.5, 9999999999.4, 999.5, 1e10, 1e16, 5e-324, 1.7e308]
    made += [chance.randrange(10**9, 10**10) + 0.5 for _ in range(300)]  # ten figures and a half
    made += [sign * chance.uniform(0, 10 ** chance.randrange(-8, 14)) for sign in (1, -1) for _ in range(700)]
    made += [round(chance.uniform(0, 1e7), chance.randrange(0, 6)) for _ in range(500)]
    made += [struct.unpack("<d", chance.randbytes(8))[0] for _ in range(800)]
    return [number for number in made if math.isfinite(number)]


@pytest.fixture(scope="module")
def cases():
    known = [*MADE, *rules.checks().values()]
    own = [(rule, typed(value)) for rule in known for value in [rule.answer, *(miss["value"] for miss in rule.near), *rule.options]]
    return own + [(rule, found) for rule in known for found in DESCRIPTIONS]


@pytest.fixture(scope="module")
def said(cases):
    """What the script says of all numbers and cases."""
    sent = {"numbers": [repr(number) for number in numbers()], "cases": [[plain(rule), found] for rule, found in cases]}
    script = Path(__file__).with_name("judge_vectors.mjs")
    done = subprocess.run([str(node.NODE), str(script)], input=json.dumps(sent), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def plain(rule):
    return {key: value for key, value in asdict(rule).items() if key != "file"}


def test_writes_numbers_as_python_does(said):
    wanted = [f"{number:,.10g}" for number in numbers()]
    assert len(wanted) > 2500
    assert [pair for pair in zip(numbers(), wanted, said["numbers"]) if pair[1] != pair[2]] == []


def test_judges_every_value_with_the_same_words(said, cases):
    wanted = [(result.met, result.message) for result in (checks.judge(rule, found) for rule, found in cases)]
    parted = [(found, one, other) for (_, found), one, other in zip(cases, wanted, said["judged"]) if one != (other["met"], other["message"])]
    assert len(cases) > 500 and parted == []


def test_meets_each_rule_by_its_answer(said, cases):
    met = {rule.id for (rule, _), one in zip(cases, said["judged"]) if one["met"]}
    assert met == {"a", *rules.checks()}


def test_shows_every_value_in_the_same_words(said, cases):
    assert [one["shown"] for one in said["judged"]] == [checks.show(found) for _, found in cases]
