"""Answers as data: what of a learner's value a check looks at, and all that leaves the code that made it.

`typed` describes any value by plain types and trusts nothing of it; `read` takes such a description
from outside and holds it to its form.
"""

from __future__ import annotations

import datetime
import json
import math
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

from book.errors import BookError

TEXT_MAX = 2_000  # characters
ITEMS_MAX = 1_000  # in a list or a map
DEPTH_MAX = 4  # lists within lists
ROWS_MAX, COLUMNS_MAX = 200, 50  # of a table
DIGITS_MAX = 400  # of a whole number
SIZE_MAX = 2_000_000  # characters of a description
SPECIAL = ("nan", "inf", "-inf")


def typed(value: Any) -> dict:
    """Describe a value by plain types.

    Only the value's exact type decides: neither its `==` nor its `repr` is asked, so a value
    that lies about itself is described as what it is.

    Parameters
    ----------
    value : any
        What a learner's cell made.

    Returns
    -------
    dict
        `{"type": ..., ...}`, fit for JSON: int (its digits), float (a number, or "nan", "inf", "-inf"), bool, text,
        date (ISO), list, map (pairs), table (columns, rows), nothing, or other (with the type's name).
    """
    try:
        return _typed(value, 0)
    except BaseException:  # whatever a stranger's value raises, it has no description
        return _other(value)


def _typed(value: Any, depth: int) -> dict:
    kind = type(value)
    if value is None or value is ...:
        return {"type": "nothing"}
    if kind in PLAIN:
        return PLAIN[kind](value)
    if depth >= DEPTH_MAX:
        return _other(value)
    if kind in (list, tuple, set, frozenset, range):
        return _list(value, depth)
    if kind is dict:
        return _map(value, depth)
    return _from_library(value, depth)


def _int(value: int) -> dict:
    # Beyond the cap Python may refuse to write the digits at all.
    if value.bit_length() > DIGITS_MAX * 3.33:
        return {"type": "other", "name": "whole number too large to use"}
    return {"type": "int", "value": str(value)}


def _float(value: float) -> dict:
    if math.isfinite(value):
        return {"type": "float", "value": value}
    return {"type": "float", "value": "nan" if math.isnan(value) else "inf" if value > 0 else "-inf"}


def _text(value: str) -> dict:
    if len(value) > TEXT_MAX:
        return {"type": "other", "name": "text that is too long"}
    return {"type": "text", "value": value.encode("utf-8", "replace").decode("utf-8")}


PLAIN: dict[type, Callable[[Any], dict]] = {
    bool: lambda value: {"type": "bool", "value": value},
    int: _int,
    float: _float,
    str: _text,
    datetime.date: lambda value: {"type": "date", "value": value.isoformat()},
    datetime.datetime: lambda value: {"type": "date", "value": value.isoformat()},
}


def _list(values: Iterable, depth: int) -> dict:
    items = list(islice(values, ITEMS_MAX + 1))
    if len(items) > ITEMS_MAX:
        return {"type": "other", "name": "list that is too long"}
    return {"type": "list", "value": [_typed(item, depth + 1) for item in items]}


def _map(value: dict, depth: int) -> dict:
    if len(value) > ITEMS_MAX:
        return {"type": "other", "name": "map that is too long"}
    return {"type": "map", "value": [[_typed(key, depth + 1), _typed(item, depth + 1)] for key, item in value.items()]}


def _from_library(value: Any, depth: int) -> dict:
    """Describe what numpy and pandas make; anything else has only its type's name."""
    library, name = type(value).__module__.split(".")[0], type(value).__name__
    if library == "numpy":
        return _of_numpy(value, depth)
    if library != "pandas":
        return _other(value)
    if name == "Timestamp":
        return {"type": "date", "value": value.isoformat()}
    if name in ("NAType", "NaTType"):
        return {"type": "float", "value": "nan"}
    if name == "DataFrame":
        return _table(value, depth)
    return _list(value.tolist(), depth) if name == "Series" or name.endswith("Index") or name.endswith("Array") else _other(value)


def _of_numpy(value: Any, depth: int) -> dict:
    if type(value).__name__ == "ndarray":
        if value.size > ITEMS_MAX:
            return {"type": "other", "name": "list that is too long"}
        return _typed(value.tolist(), depth)
    plain = value.item()
    return _typed(plain, depth) if type(plain) in PLAIN else _other(value)


def _table(value: Any, depth: int) -> dict:
    if len(value) > ROWS_MAX or len(value.columns) > COLUMNS_MAX:
        return {"type": "other", "name": "table that is too long"}
    rows = [[_typed(item, depth + 2) for item in row] for row in value.astype(object).to_numpy().tolist()]
    return {"type": "table", "columns": [_text(str(name))["value"] for name in value.columns.tolist()], "rows": rows}


def _other(value: Any) -> dict:
    return {"type": "other", "name": str.__str__(type.__dict__["__name__"].__get__(type(value)))[:80]}


def read(text: str) -> dict:
    """Read a description that comes from outside.

    Parameters
    ----------
    text : str
        JSON, as `typed` gives it; `{"type": "missing"}` too, for a name that was not there.

    Returns
    -------
    dict
        The same description, of which every part has been looked at.

    Raises
    ------
    BookError
        If it is too long, no JSON, or not of the form.
    """
    if len(text) > SIZE_MAX:
        raise _refused("is longer than two million characters")
    try:
        found = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise _refused("is not JSON") from None
    if not _is_form(found, 0):
        raise _refused("has a form that no answer has")
    return found


def _refused(why: str) -> BookError:
    return BookError(f"What the notebook gave as its answer {why}.", "It is not used, and scores nothing.")


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _is_form(found: object, depth: int) -> bool:
    """Tell whether something is a description, to its last part."""
    if not isinstance(found, dict) or depth > DEPTH_MAX + 1 or not isinstance(found.get("type"), str) or found["type"] not in FORMS:
        return False
    keys, holds = FORMS[found["type"]]
    return set(found) == {"type", *keys} and holds(found, depth)


def _is_whole(found: dict, _depth: int) -> bool:
    digits = found["value"]
    return isinstance(digits, str) and digits.isascii() and 0 < len(digits) <= DIGITS_MAX + 3 and digits.removeprefix("-").isdigit()


def _is_float(found: dict, _depth: int) -> bool:
    value = found["value"]
    return value in SPECIAL if isinstance(value, str) else isinstance(value, (int, float)) and not isinstance(value, bool) and _is_finite(value)


def _is_finite(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:
        return False


def _is_text(key: str, most: int = TEXT_MAX) -> Callable[[dict, int], bool]:
    return lambda found, _depth: isinstance(found[key], str) and len(found[key]) <= most


def _is_list(found: dict, depth: int) -> bool:
    items = found["value"]
    return isinstance(items, list) and len(items) <= ITEMS_MAX and all(_is_form(item, depth + 1) for item in items)


def _is_map(found: dict, depth: int) -> bool:
    pairs = found["value"]
    return isinstance(pairs, list) and len(pairs) <= ITEMS_MAX and all(isinstance(pair, list) and len(pair) == 2 and all(_is_form(part, depth + 1) for part in pair) for pair in pairs)


def _is_table(found: dict, depth: int) -> bool:
    columns, rows = found["columns"], found["rows"]
    if not isinstance(columns, list) or not isinstance(rows, list) or len(columns) > COLUMNS_MAX or len(rows) > ROWS_MAX:
        return False
    named = all(isinstance(name, str) and len(name) <= TEXT_MAX for name in columns)
    return named and all(isinstance(row, list) and len(row) == len(columns) and all(_is_form(item, depth + 2) for item in row) for row in rows)


FORMS: dict[str, tuple[tuple[str, ...], Callable[[dict, int], bool]]] = {
    "int": (("value",), _is_whole),
    "float": (("value",), _is_float),
    "bool": (("value",), lambda found, _depth: isinstance(found["value"], bool)),
    "text": (("value",), _is_text("value")),
    "date": (("value",), _is_text("value", 40)),
    "list": (("value",), _is_list),
    "map": (("value",), _is_map),
    "table": (("columns", "rows"), _is_table),
    "nothing": ((), lambda _found, _depth: True),
    "missing": ((), lambda _found, _depth: True),
    "other": (("name",), _is_text("name", 80)),
}
