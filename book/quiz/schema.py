"""What a question is: one pydantic model a type, and its faults put into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from book.errors import nearest

Fault = tuple[tuple, str, str]  # path of keys and positions, what is wrong, what to do

_WORDS = {"options": "option", "items": "item", "near": "near answer", "pairs": "pair", "extra": "extra", "gaps": "gap", "rubric": "point", "accept": "accepted form"}
_MANY = {"accept": "accepted forms", "rubric": "points"}
_MENDS = {
    "why": "Write the reason in a sentence or two.",
    "otherwise": "Write the hint that a reader sees after any other wrong answer.",
    "outcome": "Name one of the outcomes at the top of the file.",
    "section": "Name the label of the section to re-read, such as who-had-the-duty.",
    "source": "Write `source: {key: ..., at: ...}` with a key of references.bib.",
    "kind": "Use one of: apply, infer, recall.",
    "level": "Use one of: 4, 5, 6.",
    "id": "Write two or more small words joined by hyphens, such as cda-joint-duty.",
    "tolerance": "Write how far an answer may be off, such as 0.5; 0 asks for the exact value.",
    "unit": "Write the unit in words, such as per cent.",
    "options": "Write three to five options, each with `text` and `why`.",
    "items": "Write three to seven items in the right order, each with `text` and `why`.",
    "pairs": "Write three to seven pairs, each with `left`, `right` and `why`.",
    "extra": "Write up to three that fit nothing, each with `right` and `why`.",
    "accept": "List the accepted forms, such as `accept: [LSCB, local safeguarding children board]`.",
    "gaps": "Write one to five gaps, each with `accept`, `why` and `otherwise`.",
    "model": "Write the answer that a good reader would give.",
    "rubric": "Write two to six points, each with `point` and `marks`.",
    "marks": "Write how many marks the point is worth, from 1 to 9.",
}


def _fault(clause: str, todo: str) -> PydanticCustomError:
    return PydanticCustomError("told", "{clause}", {"clause": clause, "todo": todo})


def _truth(text: object) -> bool:
    if text not in ("true", "false"):
        raise _fault("which is neither true nor false", "Write `right: true`, or leave `right` out.")
    return text == "true"


def _number(text: object) -> float:
    if not isinstance(text, str) or not re.fullmatch(r"-?\d+(\.\d+)?", text):
        raise _fault("which is not a number", "Write digits only, with a point for decimals, such as 1250.5.")
    return float(text)


def _not_negative(value: float) -> float:
    if value < 0:
        raise _fault("which is below zero", _MENDS["tolerance"])
    return value


def _level(text: object) -> int:
    if text not in ("4", "5", "6"):
        raise _fault("which is not a level", _MENDS["level"])
    return int(text)


def _marks(text: object) -> int:
    if not isinstance(text, str) or not re.fullmatch(r"[1-9]", text):
        raise _fault("which is not a number of marks", _MENDS["marks"])
    return int(text)


def _id(text: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)+", text):
        raise _fault("which is not an id", _MENDS["id"])
    return text


Text = Annotated[str, Field(min_length=1)]
Number = Annotated[float, BeforeValidator(_number)]
Tolerance = Annotated[Number, AfterValidator(_not_negative)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Option(_Strict):
    """A choice, and the reason why it is right or wrong."""

    text: Text
    why: Text
    right: Annotated[bool, BeforeValidator(_truth)] = False


class Item(_Strict):
    """A thing to be put in order, and the reason why it stands where it does."""

    text: Text
    why: Text


class Near(_Strict):
    """A wrong value that readers are expected to find, and what went wrong."""

    value: Number
    tolerance: Tolerance
    why: Text


class Pair(_Strict):
    """Two things that belong together, and the reason why they do."""

    left: Text
    right: Text
    why: Text


class Extra(_Strict):
    """A choice of a matching that belongs to nothing, and the reason why."""

    right: Text
    why: Text


class NearWords(_Strict):
    """A wrong answer in words that readers are expected to give, and what went wrong."""

    text: Text
    why: Text


class Blank(_Strict):
    """A gap: what fills it, why, and what is said of anything else."""

    accept: Annotated[list[Text], Field(min_length=1)]
    why: Text
    near: list[NearWords] = []
    otherwise: Text


class Point(_Strict):
    """A point that a good answer makes, and its marks."""

    point: Text
    marks: Annotated[int, BeforeValidator(_marks)]


class Citation(_Strict):
    """A key of references.bib, and where in it."""

    key: Text
    at: str = ""


class Question(_Strict):
    """What every question has, whatever its type."""

    id: Annotated[Text, AfterValidator(_id)]
    type: str
    outcome: Text
    kind: Literal["recall", "apply", "infer"]
    level: Annotated[int, BeforeValidator(_level)]
    section: Text
    source: Citation
    question: Text
    sensitive: Literal["abuse", "death", "self-harm"] | None = None


class Choice(Question):
    """A question whose answer is one (single) or some (multiple) of its options."""

    options: Annotated[list[Option], Field(min_length=3, max_length=5)]


class Ordering(Question):
    """A question whose answer is an order; the items stand in the right one."""

    items: Annotated[list[Item], Field(min_length=3, max_length=7)]
    otherwise: Text


class Numeric(Question):
    """A question whose answer is a number in a unit, within a tolerance."""

    answer: Number
    tolerance: Tolerance
    unit: Text
    why: Text
    near: list[Near] = []
    otherwise: Text


class Matching(Question):
    """A question whose answer is a fellow for each thing on the left."""

    pairs: Annotated[list[Pair], Field(min_length=3, max_length=7)]
    extra: Annotated[list[Extra], Field(max_length=3)] = []
    otherwise: Text


class Short(Question, Blank):
    """A question whose answer is a word or a few."""


class Gap(Question):
    """A question whose answer fills the gaps of a text, marked [[1]], [[2]]."""

    text: Text
    gaps: Annotated[list[Blank], Field(min_length=1, max_length=5)]


class Open(Question):
    """A question whose answer the reader writes, and marks against a model answer and its points."""

    model: Text
    rubric: Annotated[list[Point], Field(min_length=2, max_length=6)]


TYPES: dict[str, type[Question]] = {
    "single": Choice, "multiple": Choice, "ordering": Ordering, "numeric": Numeric,
    "matching": Matching, "short": Short, "gap": Gap, "open": Open,
}  # fmt: skip
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
            return f"has no '{key}'", _MENDS.get(key, f"Add `{key}:` with its value.")
        case "extra_forbidden":
            comma = " If it is part of a text with a comma, put that text in double quotes." if value == "" else ""
            return f"has the unknown key '{key}'", nearest(key, known) + comma
        case "string_too_short":
            return f"has an empty '{key}'", _MENDS.get(key, f"Write the {key}.")
        case "too_short" | "too_long":
            return f"has {len(value)} {_WORDS[key] if len(value) == 1 else _MANY.get(key, key)}", _MENDS.get(key, "Add or drop some.")
        case "literal_error":
            names = re.findall(r"'([^']+)'", error["ctx"]["expected"])
            return f"says '{value}' for '{key}'", nearest(str(value), names)
        case "told":
            return f"says '{value}' for '{key}', {error['ctx']['clause']}", error["ctx"]["todo"]
        case _:
            return f"has '{value}' under '{key}', which does not belong there", _MENDS.get(key, f"Write one text under `{key}:`.")
