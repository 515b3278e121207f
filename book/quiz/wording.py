"""Holds a question as written to its model, and puts the faults into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from book.errors import nearest
from book.quiz.schema import TYPES, Blank, Citation, Extra, Item, Near, NearWords, Numeric, Option, Pair, Point, Question
from book.quiz.values import MENDS

Fault = tuple[tuple, str, str]  # path of keys and positions, what is wrong, what to do

_WORDS = {"options": "option", "items": "item", "near": "near answer", "pairs": "pair", "extra": "extra", "gaps": "gap", "rubric": "point", "accept": "accepted form"}
_MANY = {"accept": "accepted forms", "rubric": "points"}
_PARTS = {"options": Option, "items": Item, "near": NearWords, "source": Citation, "pairs": Pair, "extra": Extra, "gaps": Blank, "rubric": Point}


def validate(raw: object) -> tuple[Question | None, list[Fault]]:
    """Turn one question as written into its model.

    Parameters
    ----------
    raw : object
        The question as `book.quiz.source` read it: texts, lists and dicts.

    Returns
    -------
    tuple of Question or None, list of Fault
        The question, or None and every fault found; paths begin inside the question.
    """
    if not isinstance(raw, dict):
        return None, [((), f"A question is written as '{raw}'.", "Write it as keys with values, beginning `- id:`.")]
    name = f"The question '{raw.get('id', '')}'" if raw.get("id") else "A question"
    kind = raw.get("type")
    if not isinstance(kind, str) or kind not in TYPES:
        what = f"{name} has the unknown type '{kind}'." if kind else f"{name} has no 'type'."
        return None, [(("type",), what, nearest(str(kind or ""), TYPES))]
    try:
        return TYPES[kind].model_validate(raw), []
    except ValidationError as error:
        return None, list(_sentences(name, TYPES[kind], error.errors()))


def _sentences(name: str, model: type[Question], errors: list[ErrorDetails]) -> Iterator[Fault]:
    for error in errors:
        path = error["loc"]
        # A whole option may be at fault, such as a bare text: then the path ends in its position.
        around, key = (path, path[-2]) if isinstance(path[-1], int) else (path[:-1], path[-1])
        what, todo = _sentence(error, str(key), _part(model, around))
        yield path, f"{_owner(name, around)} {what}.", todo


def _part(model: type[Question], around: tuple) -> type[BaseModel]:
    keys = [key for key in around if isinstance(key, str)]
    if not keys:
        return model
    return Near if keys[-1] == "near" and model is Numeric else _PARTS.get(keys[-1], model)


def _owner(name: str, around: tuple) -> str:
    """Name the part that a path leads to, such as "Near answer 1 of gap 2 of the question 'x'"."""
    owner = name
    for key, follows in zip(around, (*around[1:], None), strict=False):
        if isinstance(key, str):
            part = f"{_WORDS[key].capitalize()} {follows + 1}" if isinstance(follows, int) else f"The '{key}'"
            owner = f"{part} of {owner[0].lower()}{owner[1:]}"
    return owner


def _sentence(error: ErrorDetails, key: str, model: type[BaseModel]) -> tuple[str, str]:
    """Say what is wrong, without its subject, and what to do."""
    value, known = error["input"], [name for name in model.model_fields]
    match error["type"]:
        case "missing":
            return f"has no '{key}'", MENDS.get(key, f"Add `{key}:` with its value.")
        case "extra_forbidden":
            comma = " If it is part of a text with a comma, put that text in double quotes." if value == "" else ""
            return f"has the unknown key '{key}'", nearest(key, known) + comma
        case "string_too_short":
            return f"has an empty '{key}'", MENDS.get(key, f"Write the {key}.")
        case "too_short" | "too_long":
            return f"has {len(value)} {_WORDS[key] if len(value) == 1 else _MANY.get(key, key)}", MENDS.get(key, "Add or drop some.")
        case "literal_error":
            names = re.findall(r"'([^']+)'", error["ctx"]["expected"])
            return f"says '{value}' for '{key}'", nearest(str(value), names)
        case "told":
            return f"says '{value}' for '{key}', {error['ctx']['clause']}", error["ctx"]["todo"]
        case _:
            return f"has '{value}' under '{key}', which does not belong there", MENDS.get(key, f"Write one text under `{key}:`.")
