"""Quiz, the widget that asks a chapter's questions, in the built page and in a notebook."""

from __future__ import annotations

import html
import importlib.util
import re
from collections.abc import Iterable, Iterator, Sequence

import traitlets

from book.errors import BookError, nearest
from book.quiz.source import question_file, read
from book.widgets.base import Widget

# Up to so many questions are shown together, as at a pause in a chapter; more come one by one.
MOST_AT_ONCE = 2
HOW = {
    "single": "Choose one.",
    "multiple": "Choose all that are right.",
    "ordering": "Put these in order; here they stand by alphabet.",
    "numeric": "Give a number in {unit}.",
    "matching": "Choose a match for each.",
    "short": "Write a word or a few.",
    "gap": "Fill the gaps.",
    "open": "Write a few sentences. Do not write about a real person.",
}


ALIKE = ("pairs", "extra", "text", "model")  # texts that the page takes as they are written
GAP = re.compile(r"\[\[(\d+)\]\]")


class Quiz(Widget):
    """Questions with reasons, a second try and a record that stays in the reader's browser.

    Parameters
    ----------
    chapter : str
        The slug whose bank the questions come from.
    questions : list of dict
        As `plain` makes them. Right answers are among them: a quiz here is practice, no exam.
    outcomes : dict of str to str
        The sentence of each outcome that the questions test.
    pace : str
        "all" shows the questions together, "one" shows them one by one.
    private : bool
        Whether the reader may leave the chapter out of the record: some of its questions are sensitive.
    title : str
        What the quiz is called on the page.
    state : dict
        The answers given in a notebook; in the built page they stay in the browser instead.
    """

    module = "quiz"
    prints = "fallback"  # all questions, none hidden behind another

    chapter = traitlets.Unicode().tag(sync=True)
    questions = traitlets.List().tag(sync=True)
    outcomes = traitlets.Dict().tag(sync=True)
    pace = traitlets.Enum(["all", "one"]).tag(sync=True)
    private = traitlets.Bool().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    @classmethod
    def of(cls, slug: str, ids: Iterable[str] | None = None, *, title: str = "", pace: str = "") -> Quiz:
        """Make a quiz of a chapter's questions.

        Parameters
        ----------
        slug : str
            The chapter.
        ids : iterable of str, optional
            Which questions, in this order; all of the bank where it is not given.
        title : str
            In place of "Pause and check" (some questions) or "Check yourself" (all).
        pace : str
            "all" or "one", in place of what their number suggests.

        Raises
        ------
        BookError
            If the bank or one of the questions is not there, or has a fault.
        """
        questions, outcomes = _read(slug)
        private = any("sensitive" in question for question in questions)
        questions = questions if ids is None else _select(slug, questions, list(ids))
        named = {question["outcome"] for question in questions}
        return cls(
            idea="quiz",
            chapter=slug,
            title=title or ("Check yourself" if ids is None else "Pause and check"),
            questions=questions,
            outcomes={key: words for key, words in outcomes.items() if key in named},
            pace=pace or ("all" if len(questions) <= MOST_AT_ONCE else "one"),
            private=private,
            content_note=_note(questions),
        )

    def fallback(self) -> dict[str, str]:
        """Give all questions with their options and no answers, as HTML and as text."""
        note = f"<p>{html.escape(self.content_note)}</p>" if self.content_note else ""
        items = "".join(_question_html(question) for question in self.questions)
        head = f'<p class="ju-title">{html.escape(self.title)}</p>{note}'
        text = "\n".join(f"{at}. {question['question']}" for at, question in enumerate(self.questions, 1))
        return {"text/html": f'{head}<ol class="ju-questions">{items}</ol>', "text/plain": f"{self.title}\n{text}"}


def plain(raw: dict) -> dict:
    """Make of a question as written what the page needs to ask and mark it.

    Parameters
    ----------
    raw : dict
        A question as `book.quiz.source` read it, sound.

    Returns
    -------
    dict
        Texts, numbers and truth values only; the source is left to the chapter.
    """
    kept = {key: raw[key] for key in ("id", "type", "outcome", "section", "question", "sensitive", "equal", "unit", "why", "otherwise", *ALIKE) if key in raw}
    if "options" in raw:
        kept["options"] = [{"text": one["text"], "why": one["why"], "right": one.get("right") == "true"} for one in raw["options"]]
    if "items" in raw:
        kept["items"] = [{"text": one["text"], "why": one["why"]} for one in raw["items"]]
    if raw["type"] == "numeric":
        kept |= {"answer": float(raw["answer"]), "tolerance": float(raw["tolerance"])}
        kept["near"] = [{"value": float(one["value"]), "tolerance": float(one["tolerance"]), "why": one["why"]} for one in raw.get("near", [])]
    if raw["type"] == "matching":
        kept.setdefault("extra", [])
    if raw["type"] == "short":
        kept |= _blank(raw)
    if raw["type"] == "gap":
        kept["gaps"] = [_blank(one) for one in raw["gaps"]]
    if raw["type"] == "open":
        kept["rubric"] = [{"point": one["point"], "marks": int(one["marks"])} for one in raw["rubric"]]
    return kept


def _blank(raw: dict) -> dict:
    return {key: raw.get(key, []) for key in ("accept", "why", "near", "otherwise")}


def _read(slug: str) -> tuple[list[dict], dict[str, str]]:
    """Read a chapter's questions; they are checked where pydantic is, which the browser does without."""
    if importlib.util.find_spec("pydantic"):
        from book.quiz import bank

        source = bank.load(slug).source
    else:
        source = read(question_file(slug))
    return [plain(raw) for raw in source.data["questions"]], source.data["outcomes"]


def _select(slug: str, questions: Sequence[dict], ids: list[str]) -> list[dict]:
    known = {question["id"]: question for question in questions}
    for name in ids:
        if name not in known:
            raise BookError(f"The chapter '{slug}' has no question '{name}'.", nearest(name, known), file=question_file(slug))
    return [known[name] for name in ids]


def _note(questions: Sequence[dict]) -> str:
    """Warn once of what some questions touch on."""
    found = sorted({question["sensitive"] for question in questions if "sensitive" in question})
    return f"Content note: this touches on {' and '.join(found)}." if found else ""


def _emphasis(text: str) -> str:
    """Escape a text, and read *emphasis* in it as the page's script does."""
    return re.sub(r"\*([^*\s][^*]*)\*", r"<em>\1</em>", html.escape(text))


def _question_html(question: dict) -> str:
    name = html.escape(question["id"], quote=True)
    how = HOW[question["type"]].format(unit=question.get("unit"))
    answers = "".join(f"<li>{_emphasis(text)}</li>" for text in _answers(question))
    listed = f"<ul>{answers}</ul>" if answers else ""
    return f'<li data-question="{name}"><p>{_emphasis(question["question"])} <span class="ju-note">{html.escape(how)}</span></p>{listed}</li>'


def _answers(question: dict) -> Iterator[str]:
    """Give the options in the order of the file, and items and choices by alphabet so that their order tells nothing."""
    yield from (option["text"] for option in question.get("options", []))
    yield from sorted(item["text"] for item in question.get("items", []))
    if "text" in question:
        yield GAP.sub(r"(\1) ________", question["text"])
    if "pairs" in question:
        choices = sorted(one["right"] for one in [*question["pairs"], *question["extra"]])
        yield from (f"{pair['left']}: ________" for pair in question["pairs"])
        yield f"To choose from: {'; '.join(choices)}."
