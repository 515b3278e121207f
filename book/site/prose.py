"""Measures how the chapters read: words, sentence length and reading grade."""

from __future__ import annotations

import re
import statistics
from dataclasses import dataclass

import textstat

from book.site import chapter as chapters
from book.site.chapter import Chapter

# Words that are not the author's: quotations, and titles of Acts with their years.
QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
ACT = re.compile(r"\b(?:[A-Z][\w,'’-]*\s+(?:(?:and|of|the|in|for|etc\.)\s+|\([^)]*\)\s+)*)+(?:Act|Regulations|Order|Report|Bill)(?:\s+\d{4})?")
LONG = 25  # words


@dataclass(frozen=True)
class Measure:
    """How one chapter reads: words, median sentence length (words), long sentences, grade (US school years)."""

    slug: str
    words: int
    median: float
    long: list[tuple[int, int]]  # line, words
    grade: float


def measure(page: Chapter) -> Measure:
    """Measure a chapter's own sentences; list items and headings without a verb's full stop are left out."""
    sentences = [(line, text) for line, text in page.prose if text.rstrip('”"').endswith((".", "?", "!"))]
    counts = [(line, len(_own(text).split())) for line, text in sentences]
    own = " ".join(_own(text) for _, text in sentences)
    return Measure(
        slug=page.slug,
        words=sum(len(text.split()) for _, text in page.prose),
        median=statistics.median([count for _, count in counts] or [0]),
        long=[(line, count) for line, count in counts if count > LONG],
        grade=textstat.flesch_kincaid_grade(own),
    )


def report() -> str:
    """Give a table of every chapter's measures, and the lines whose sentences are long."""
    rows = [measure(page) for page in chapters.in_order()]
    head = f"{'chapter':32} {'words':>6} {'median':>7} {'grade':>6}  lines of more than {LONG} words"
    lines = [f"{one.slug:32} {one.words:6,} {one.median:7.0f} {one.grade:6.1f}  {', '.join(str(line) for line, _ in one.long) or 'none'}" for one in rows]
    return "\n".join([head, *lines])


def _own(text: str) -> str:
    """Leave out quotations, and count the title of an Act as two words."""
    return re.sub(r"\s+", " ", ACT.sub("the Act", QUOTED.sub("words", text)))
