"""The question bank: loads a chapter's questions, and says what is wrong with which line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from book import paths
from book.errors import BookError, Faults, nearest
from book.quiz import rules
from book.quiz.schema import Question
from book.quiz.source import Source, question_file, read
from book.quiz.values import MENDS
from book.quiz.wording import validate

KEYS = ("chapter", "outcomes", "questions")


@dataclass(frozen=True)
class Bank:
    """A chapter's questions, sound, with the source that gives their lines."""

    chapter: str
    outcomes: dict[str, str]
    placed: dict[int, Question]  # by position in the file
    source: Source

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions in the order of the file."""
        return tuple(self.placed.values())

    def line(self, at: int, *path: str) -> int:
        """Give the line of a question, or of one of its parts."""
        return self.source.line(("questions", at, *path))

    def references(self) -> Iterator[Reference]:
        """List what each question points to outside its file, for the checks that know the chapters."""
        for at, question in self.placed.items():
            yield Reference(
                file=self.source.file,
                question=question.id,
                section=question.section,
                section_line=self.line(at, "section"),
                key=question.source.key,
                key_line=self.line(at, "source", "key"),
            )


@dataclass(frozen=True)
class Reference:
    """The section label and the citation key of one question, each with its line."""

    file: Path
    question: str
    section: str
    section_line: int
    key: str
    key_line: int


def load(slug: str) -> Bank:
    """Read and check a chapter's questions.

    Parameters
    ----------
    slug : str
        The chapter's name.

    Returns
    -------
    Bank

    Raises
    ------
    BookError
        If there is no such file; or Faults, every fault that it has.
    """
    bank, faults = _examine(question_file(slug))
    if faults:
        raise Faults(faults)
    return bank


def check_all() -> tuple[list[Bank], list[BookError]]:
    """Check every question file, also against each other.

    Returns
    -------
    tuple of list of Bank, list of BookError
        The banks that could be read, in the order of their names, and every fault of all files.
    """
    banks, faults = [], []
    for file in sorted(paths.QUESTIONS.glob("*.yml")):
        bank, found = _examine(file)
        banks += [bank] if bank else []
        faults += found
    return banks, faults + list(_shared_ids(banks))


def _examine(file: Path) -> tuple[Bank | None, list[BookError]]:
    """Read a file; the bank holds the questions that are well formed, sound or not."""
    try:
        source = read(file)
    except Faults as error:
        return None, error.faults
    questions, faults = {}, list(_top(source))
    raws = source.data.get("questions")
    for at, raw in enumerate(raws if isinstance(raws, list) else []):
        question, found = validate(raw)
        if question:
            questions[at] = question
            found = [*found, *rules.faults(question)]
        faults += [_located(source, ("questions", at, *path), what, todo) for path, what, todo in found]
    faults += _across(source, questions)
    outcomes = source.data.get("outcomes")
    bank = Bank(file.stem, outcomes if isinstance(outcomes, dict) else {}, questions, source)
    return bank, faults


def _located(source: Source, path: tuple, what: str, todo: str) -> BookError:
    return BookError(what, todo, file=source.file, line=source.line(path))


def _top(source: Source) -> Iterator[BookError]:
    """Check what stands at the top of a file."""
    data, slug = source.data, source.file.stem
    for key in data:
        if key not in KEYS:
            yield _located(source, (key,), f"The file has the unknown key '{key}'.", nearest(key, KEYS))
    if data.get("chapter") != slug:
        yield _located(source, ("chapter",), f"The file says it belongs to the chapter '{data.get('chapter', '')}', and its name says '{slug}'.", f"Write `chapter: {slug}`, or rename the file.")
    if not isinstance(data.get("outcomes"), dict):
        yield _located(source, ("outcomes",), "The file has no outcomes.", "List them under `outcomes:` as `id: what a reader will be able to do`.")
    else:
        yield from _outcomes(source)
    if not isinstance(data.get("questions"), list) or not data["questions"]:
        yield _located(source, ("questions",), "The file has no questions.", "List them under `questions:`, each beginning `- id:`.")


def _outcomes(source: Source) -> Iterator[BookError]:
    for key, words in source.data["outcomes"].items():
        if not isinstance(words, str) or not words:
            yield _located(source, ("outcomes", key), f"The outcome '{key}' has no sentence.", 'Write what completes "you will be able to".')


def _across(source: Source, questions: dict[int, Question]) -> Iterator[BookError]:
    """Check a file's questions against its outcomes and against each other."""
    outcomes = source.data.get("outcomes")
    if isinstance(outcomes, dict):
        yield from _outcome_faults(source, questions, outcomes)
    for at, question in questions.items():
        yield from _equal_fault(source, at, question, questions)
    seen: dict[str, int] = {}
    for at, question in questions.items():
        line = source.line(("questions", at, "id"))
        if question.id in seen:
            yield _located(source, ("questions", at, "id"), f"The id '{question.id}' is given twice, first in line {seen[question.id]}.", "Give this question an id of its own.")
        seen.setdefault(question.id, line)
    recall, total = rules.recall_share(questions.values())
    if recall * 2 > total:
        yield _located(source, ("questions",), f"{recall} of {total} questions ask only to recall.", "Let at least half apply or infer.")


def _equal_fault(source: Source, at: int, question: Question, questions: dict[int, Question]) -> Iterator[BookError]:
    """A sensitive question has an equal: of the same outcome, for readers who leave it out."""
    name, told = f"The question '{question.id}'", question.equal
    if not question.sensitive:
        if told:
            yield _located(source, ("questions", at, "equal"), f"{name} names the equal '{told}' and is not sensitive.", "Drop `equal`, or say what is sensitive: abuse, death or self-harm.")
        return
    if not told:
        yield _located(source, ("questions", at, "sensitive"), f"{name} is sensitive and names no equal.", MENDS["equal"])
        return
    named = [raw.get("id") for raw in source.data["questions"] if isinstance(raw, dict)]
    if told not in named:
        yield _located(source, ("questions", at, "equal"), f"{name} names the unknown equal '{told}'.", nearest(told, [str(one) for one in named if one != question.id]))
    other = next((one for one in questions.values() if one.id == told), None)
    what = other and (other.sensitive and "which is sensitive too" or other.outcome != question.outcome and f"which tests the outcome '{other.outcome}' and not '{question.outcome}'")
    if what:
        yield _located(source, ("questions", at, "equal"), f"{name} names the equal '{told}', {what}.", MENDS["equal"])


def _outcome_faults(source: Source, questions: dict[int, Question], outcomes: dict) -> Iterator[BookError]:
    for at, question in questions.items():
        if question.outcome not in outcomes:
            yield _located(source, ("questions", at, "outcome"), f"The question '{question.id}' names the unknown outcome '{question.outcome}'.", nearest(question.outcome, outcomes))
    # A question that could not be read still names its outcome.
    raws = source.data.get("questions")
    named = {raw.get("outcome") for raw in raws if isinstance(raw, dict) and isinstance(raw.get("outcome"), str)} if isinstance(raws, list) else set()
    for key in outcomes:
        if key not in named:
            yield _located(source, ("outcomes", key), f"No question tests the outcome '{key}'.", "Write one, or drop the outcome.")


def _shared_ids(banks: list[Bank]) -> Iterator[BookError]:
    """Find ids that two files share."""
    seen: dict[str, Path] = {}
    for bank in banks:
        for at, question in bank.placed.items():
            first = seen.setdefault(question.id, bank.source.file)
            if first != bank.source.file:
                what = f"The id '{question.id}' is also used in {paths.relative(first)}."
                yield _located(bank.source, ("questions", at, "id"), what, "Give this question an id of its own.")
