"""What a question is: one pydantic model a type."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from book.quiz.values import Id, Level, Marks, Number, Text, Tolerance, Truth


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Option(_Strict):
    """A choice, and the reason why it is right or wrong."""

    text: Text
    why: Text
    right: Truth = False


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
    marks: Marks


class Citation(_Strict):
    """A key of references.bib, and where in it."""

    key: Text
    at: str = ""


class Question(_Strict):
    """What every question has, whatever its type."""

    id: Id
    type: str
    outcome: Text
    kind: Literal["recall", "apply", "infer"]
    level: Level
    section: Text
    source: Citation
    question: Text
    sensitive: Literal["abuse", "death", "self-harm"] | None = None
    equal: Id | None = None  # of a sensitive question: what is asked of those who leave it out


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
