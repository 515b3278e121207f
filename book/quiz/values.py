"""How single values of a question are read, and what to do about those that cannot be."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

MENDS = {
    "why": "Write the reason in a sentence or two.",
    "otherwise": "Write the hint that a reader sees after any other wrong answer.",
    "outcome": "Name one of the outcomes at the top of the file.",
    "section": "Name the label of the section to re-read, such as who-had-the-duty.",
    "source": "Write `source: {key: ..., at: ...}` with a key of references.bib.",
    "kind": "Use one of: apply, infer, recall.",
    "level": "Use one of: 4, 5, 6.",
    "equal": "Name a question of this file that tests the same outcome and is not sensitive, such as `equal: cda-joint-duty`.",
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
        raise _fault("which is below zero", MENDS["tolerance"])
    return value


def _level(text: object) -> int:
    if text not in ("4", "5", "6"):
        raise _fault("which is not a level", MENDS["level"])
    return int(text)


def _marks(text: object) -> int:
    if not isinstance(text, str) or not re.fullmatch(r"[1-9]", text):
        raise _fault("which is not a number of marks", MENDS["marks"])
    return int(text)


def _id(text: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)+", text):
        raise _fault("which is not an id", MENDS["id"])
    return text


Text = Annotated[str, Field(min_length=1)]
Number = Annotated[float, BeforeValidator(_number)]
Tolerance = Annotated[Number, AfterValidator(_not_negative)]
Truth = Annotated[bool, BeforeValidator(_truth)]
Level = Annotated[int, BeforeValidator(_level)]
Marks = Annotated[int, BeforeValidator(_marks)]
Id = Annotated[Text, AfterValidator(_id)]
