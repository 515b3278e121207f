"""The house rules on questions that are well formed: right answers, reasons, fair options."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from book.quiz.schema import Blank, Choice, Gap, Matching, Numeric, Open, Option, Ordering, Question, Short
from book.quiz.wording import Fault
from book.quiz.words import fold

# A right option that is longer than every wrong one gives itself away; below the second
# figure (characters) a difference is not seen.
LONGER_BY = 1.4
LONGER_FROM = 25
# A choice of a matching stands in one line of a list, which a phone cuts off; characters.
LONGEST_CHOICE = 40
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
        case Matching():
            yield from _matching(question)
        case Short():
            yield from _words(question, (), f"the question '{question.id}'")
        case Gap():
            yield from _gaps(question)
        case Open():
            yield from _repeats(question, "rubric", [one.point for one in question.rubric])


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


def _matching(question: Matching) -> Iterator[Fault]:
    yield from _repeats(question, "pairs", [pair.left for pair in question.pairs])
    choices = [(("pairs", at, "right"), one.right) for at, one in enumerate(question.pairs)]
    choices += [(("extra", at, "right"), one.right) for at, one in enumerate(question.extra)]
    seen: set[str] = set()
    for path, text in choices:
        if text.casefold() in seen:
            yield path, f"The question '{question.id}' has '{text}' twice on the right.", "Give each its own fellow."
        seen.add(text.casefold())
        if len(text) > LONGEST_CHOICE:
            yield path, f"The choice '{text}' of the question '{question.id}' has {len(text)} characters.", f"Use at most {LONGEST_CHOICE}, so that a phone shows all of it; put the long part on the left."


def _gaps(question: Gap) -> Iterator[Fault]:
    found = [int(number) for number in re.findall(r"\[\[(\d+)\]\]", question.text)]
    wanted = list(range(1, len(question.gaps) + 1))
    if found != wanted:
        what = f"The text of the question '{question.id}' marks the gaps {found}, and there are {len(wanted)} under 'gaps'."
        yield ("text",), what, f"Mark each once and in order: {' '.join(f'[[{at}]]' for at in wanted)}."
    for at, gap in enumerate(question.gaps):
        yield from _words(gap, ("gaps", at), f"gap {at + 1} of the question '{question.id}'")


def _words(blank: Blank, path: tuple, name: str) -> Iterator[Fault]:
    """Find forms that cannot be compared, and near answers that count as right."""
    right = {}
    for at, form in enumerate(blank.accept):
        if not fold(form):
            yield (*path, "accept", at), f"'{form}' is an accepted form of {name}, and has neither a letter nor a digit of English.", "Write it in letters or digits."
        elif fold(form) in right:
            yield (*path, "accept", at), f"'{form}' and '{right[fold(form)]}' count as the same in {name}.", "Keep one: case, spaces, full stops and variants of spelling are forgiven."
        right.setdefault(fold(form), form)
    for at, near in enumerate(blank.near):
        if fold(near.text) in right:
            yield (*path, "near", at, "text"), f"'{near.text}' is a near answer of {name} and counts as right, like '{right[fold(near.text)]}'.", "Change or drop one of them."
