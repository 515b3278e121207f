"""Answers as data: what crosses the border out of a learner's code, and what is refused on the way in."""

import datetime
import json

import numpy as np
import pandas as pd
import pytest

from book import answers
from book.answers import read, typed
from book.errors import BookError


class Liar:
    """Says of itself that it is an int, that it equals all, and does not want to be shown."""

    __class__ = property(lambda self: int)

    def __eq__(self, other):
        return True

    def __repr__(self):
        raise SystemExit

    __hash__ = None


class Unwilling(type):
    def __getattribute__(cls, name):
        raise ArithmeticError


class Hidden(metaclass=Unwilling):
    pass


class Whole(int):
    def __str__(self):
        return "14"


@pytest.mark.parametrize(
    ("value", "described"),
    [
        (14, {"type": "int", "value": "14"}),
        (True, {"type": "bool", "value": True}),
        (np.float64(2.5), {"type": "float", "value": 2.5}),
        (float("nan"), {"type": "float", "value": "nan"}),
        (-np.inf, {"type": "float", "value": "-inf"}),
        (pd.NA, {"type": "float", "value": "nan"}),
        (np.str_("B"), {"type": "text", "value": "B"}),
        (datetime.date(1998, 4, 1), {"type": "date", "value": "1998-04-01"}),
        (pd.Timestamp("1998-04-01"), {"type": "date", "value": "1998-04-01T00:00:00"}),
        (pd.Series(["A", "B"]), {"type": "list", "value": [{"type": "text", "value": "A"}, {"type": "text", "value": "B"}]}),
        (pd.Index([1.5]), {"type": "list", "value": [{"type": "float", "value": 1.5}]}),
        (range(1), {"type": "list", "value": [{"type": "int", "value": "0"}]}),
        ({"a": 1}, {"type": "map", "value": [[{"type": "text", "value": "a"}, {"type": "int", "value": "1"}]]}),
        (pd.DataFrame({"a": [1]}), {"type": "table", "columns": ["a"], "rows": [[{"type": "int", "value": "1"}]]}),
        (None, {"type": "nothing"}),
        (..., {"type": "nothing"}),
        (len, {"type": "other", "name": "builtin_function_or_method"}),
    ],
    ids=str,
)
def test_describes_a_value_by_plain_types_that_can_be_read_again(value, described):
    assert typed(value) == described
    assert read(json.dumps(typed(value))) == described


@pytest.mark.parametrize(("value", "name"), [(lambda: Liar(), "Liar"), (lambda: Hidden(), "Hidden"), (lambda: Whole(3), "Whole")], ids=["liar", "hidden", "whole"])
def test_believes_nothing_that_a_value_says_of_itself(value, name):
    assert typed(value()) == {"type": "other", "name": name}


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (10**500, "whole number too large to use"),
        ("x" * (answers.TEXT_MAX + 1), "text that is too long"),
        (list(range(answers.ITEMS_MAX + 1)), "list that is too long"),
        (np.zeros(answers.ITEMS_MAX + 1), "list that is too long"),
        (pd.DataFrame({"a": range(answers.ROWS_MAX + 1)}), "table that is too long"),
        ({number: 0 for number in range(answers.ITEMS_MAX + 1)}, "map that is too long"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 50 else "",
)
def test_leaves_out_what_is_too_large(value, name):
    assert typed(value) == {"type": "other", "name": name}


def test_goes_only_so_deep_into_lists_within_lists():
    endless = []
    endless.append(endless)
    found, depth = typed(endless), 0
    while found["type"] == "list":
        found, depth = found["value"][0], depth + 1
    assert (found, depth) == ({"type": "other", "name": "list"}, answers.DEPTH_MAX)


@pytest.mark.parametrize(
    "text",
    [
        "14",
        "[]",
        "{}",
        '{"type": "marks", "value": 20}',
        '{"type": []}',
        '{"type": "int", "value": 14}',
        '{"type": "int", "value": "1e3"}',
        '{"type": "float", "value": "14"}',
        '{"type": "float", "value": true}',
        '{"type": "float", "value": 1e999}',
        '{"type": "bool", "value": 1}',
        '{"type": "text", "value": "B", "marks": 3}',
        '{"type": "list", "value": [1]}',
        '{"type": "map", "value": [[{"type": "nothing"}]]}',
        '{"type": "table", "columns": ["a"], "rows": [[]]}',
        '{"type": "other", "name": "' + "x" * 81 + '"}',
    ],
)
def test_refuses_a_description_of_another_form(text):
    with pytest.raises(BookError, match="has a form that no answer has. It is not used, and scores nothing."):
        read(text)


@pytest.mark.parametrize(("text", "why"), [("{", "is not JSON"), ('{"type": "float", "value": NaN}', "is not JSON"), ("[" * 100_000, "is not JSON"), (" " * (answers.SIZE_MAX + 1), "longer than two million")], ids=["open", "nan", "deep", "long"])
def test_refuses_what_cannot_be_read(text, why):
    with pytest.raises(BookError, match=why):
        read(text)
