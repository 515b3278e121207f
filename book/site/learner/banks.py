"""Writes the question bank for the learner's pages: an index of all, and each chapter's questions in a file fetched on demand.

They are scripts and not JSON, since pages must also work from file://, where nothing may be fetched.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from book.quiz import bank
from book.quiz.quiz import plain
from book.site.learner import sensitive

FOLDER = "_static/learner"


def index(banks: Iterable[bank.Bank], titles: Mapping[str, str], sections: Mapping[str, Mapping[str, str]]) -> dict:
    """Say of every question where it stands and what it tests, without its words.

    Parameters
    ----------
    banks : iterable of Bank
        In the order of the book.
    titles : mapping of str to str
        Each chapter's title, by slug.
    sections : mapping of str to mapping
        The titles of each chapter's sections by label, by slug.

    Returns
    -------
    dict
        `chapters`, in order, and `questions` by id: chapter's place, outcome, section, type, what
        is sensitive ("" for nothing) and the equal ("" for none).
    """
    banks = list(banks)
    chapters = [_chapter(one, titles.get(one.chapter, one.chapter), sections.get(one.chapter, {})) for one in banks]
    questions = {
        each.id: [at, each.outcome, each.section, each.type, each.sensitive or "", each.equal or ""]
        for at, one in enumerate(banks) for each in one.questions
    }  # fmt: skip
    return {"chapters": chapters, "questions": questions}


def _chapter(one: bank.Bank, title: str, sections: Mapping[str, str]) -> dict:
    used = {question.section for question in one.questions}
    return {
        "slug": one.chapter,
        "title": title,
        "sensitive": sensitive.is_sensitive(one),
        "unnamed": sensitive.is_unnamed(one),
        "outcomes": one.outcomes,
        "sections": {label: words for label, words in sections.items() if label in used},
        "file": _named(f"bank-{one.chapter}", _questions(one)),
    }


def write(folder: Path, content: dict, banks: Iterable[bank.Bank]) -> str:
    """Write the index and the chapters' files, and take out older ones.

    Parameters
    ----------
    folder : Path
        Where they go.
    content : dict
        As `index` makes it.
    banks : iterable of Bank
        The same as for `index`.

    Returns
    -------
    str
        The name of the index's file.
    """
    # A browser reads a long JSON text faster than the same written as a script.
    script = f"window.juBank=JSON.parse({json.dumps(_json(content), ensure_ascii=False)});"
    files = {_named("bank", script): script} | {_named(f"bank-{one.chapter}", _questions(one)): _questions(one) for one in banks}
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.js"):
        if old.name not in files:
            old.unlink()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return next(iter(files))


def _questions(one: bank.Bank) -> str:
    questions = [plain(raw) for raw in one.source.data["questions"]]
    return f"(window.juBanks??={{}})[{json.dumps(one.chapter)}]={_json(questions)};"


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _named(stem: str, text: str) -> str:
    """Name a file by its content, so that a browser's cache is never stale."""
    return f"{stem}.{hashlib.sha256(text.encode()).hexdigest()[:10]}.js"
