"""The house rules on questions that are well formed: right answers, reasons, fair options."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from book.quiz.schema import Choice, Fault, Numeric, Option, Ordering, Question

# A right option that is longer than every wrong one gives itself away; below the second
# figure (characters) a difference is not seen.
LONGER_BY = 1.4
LONGER_FROM = 25
ALL_OR_NONE = re.compile(r"\b(all|none|both|neither|any) of (the above|these|them)\b", re.IGNORECASE)


def faults(question: Question) -> Iterator[Fault]:
    """Find what is unfair or impossible in a question.

    Parameters
    ----------
    question : Question
        Well formed already.

    Yields
    ------
    Fault
        The path inside the question, what is wrong, what to do.
    """
    match question:
        case Choice():
            yield from _choice(question)
        case Ordering():
            yield from _repeats(question, "items", [item.text for item in question.items])
        case Numeric():
            yield from _numeric(question)


def recall_share(questions: Iterable[Question]) -> tuple[int, int]:
    """Count the questions that ask only to recall, and all of them."""
    kinds = [question.kind for question in questions]
    return kinds.count("recall"), len(kinds)


def _choice(question: Choice) -> Iterator[Fault]:
    right = [option for option in question.options if option.right]
    wrong = [option for option in question.options if not option.right]
    name = f"The question '{question.id}'"
    if not right:
        yield ("options",), f"{name} has no right answer.", "Add `right: true` to the right option."
    elif question.type == "single" and len(right) > 1:
        texts = " and ".join(f"'{option.text}'" for option in right)
        yield ("options",), f"{name} is single and has {len(right)} right answers: {texts}.", "Keep one `right: true`, or make its type multiple."
    elif not wrong:
        yield ("options",), f"{name} has no wrong option.", "Add an option that a reader could believe, and say why it is wrong."
    else:
        yield from _giveaway(question, right, wrong)
    yield from _repeats(question, "options", [option.text for option in question.options])
    for at, option in enumerate(question.options):
        if ALL_OR_NONE.search(option.text):
            yield ("options", at), f"Option {at + 1} of the question '{question.id}' says '{option.text}'.", "Name the thing itself: options are shuffled, and this one tests only elimination."


def _giveaway(question: Choice, right: list[Option], wrong: list[Option]) -> Iterator[Fault]:
    shortest, longest = min(len(option.text) for option in right), max(len(option.text) for option in wrong)
    if shortest >= LONGER_FROM and shortest > LONGER_BY * longest:
        at = next(i for i, option in enumerate(question.options) if option.right)
        what = f"The right option of the question '{question.id}' has {shortest} characters and the longest wrong one {longest}, so its length gives it away."
        yield ("options", at), what, "Shorten it, or make the wrong ones as full."


def _repeats(question: Question, key: str, texts: list[str]) -> Iterator[Fault]:
    for at, text in enumerate(texts):
        if text.casefold() in [earlier.casefold() for earlier in texts[:at]]:
            yield (key, at), f"The question '{question.id}' has '{text}' twice.", "Change or drop one of them."


def _numeric(question: Numeric) -> Iterator[Fault]:
    for at, near in enumerate(question.near):
        if abs(near.value - question.answer) <= question.tolerance:
            what = f"Near value {at + 1} of the question '{question.id}', {near.value:g}, counts as right, since the answer is {question.answer:g} within {question.tolerance:g}."
            yield ("near", at, "value"), what, "Change the value or the tolerance."
