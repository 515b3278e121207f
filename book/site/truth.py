"""The truth check: a figure, a date or a quotation in a chapter has a source in its own paragraph.

What may stand without one is listed with its reason in `chapters/unsourced.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from book import paths
from book.errors import BookError, nearest
from book.reading import parse_yaml, read_text
from book.site.chapter import FENCE, LABEL, LIST_MARK, Chapter

MOST_EXCEPTIONS = 30
# What proves a paragraph.
SOURCE = re.compile(r"\{(?:cite(?::\w+)?|law|source)\}`[^`]+`")
# Blocks that a reader does not read as the author's prose, or whose words have a check of their own.
MACHINE = {"code-cell", "quiz", "support", "bibliography", "figure", "image", "math", "glossary", "raw", ""}
TABLES = {"list-table", "csv-table", "table"}
# The day on which the law was read, the emergency number, roles, addresses, links inside the book, its own steps: their numbers claim nothing.
EXEMPT = re.compile(
    r"\b(?:[Ll]aw|[Rr]ead|[Cc]hecked)(?: is)?(?: stated| checked| read)?(?: as)? (?:at|on) \d{1,2} [A-Z]\w+ \d{4}|\b999\b|"
    r"\{[\w:+-]+\}`[^`]*`|`[^`]*`|<[^>\n]*>|\[[^\]]*\]\((?:tel:|(?![a-z]+:))[^)]*\)|(?<=\])\([^)]*\)|\{[.#][^}]*\}|\b[Ss]teps? \d+(?:(?:, | and | to )\d+)*|<!--.*?-->",
    flags=re.S,
)
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
FIGURE = re.compile(rf"(?:\d{{1,2}} )?(?:{MONTHS}) \d{{4}}|[£$€]?\d(?:[\d,./:-]*\d)?(?:\([0-9a-zA-Z]+\))*(?:\s?%|s\b)?")
SOURCES = re.compile(r"[*_]?Sources?\b")
QUOTATION = re.compile(r"[“\"][^”\"]*[”\"]?|(?<![\w’'])['‘](?=\w)[^'’]*(?:['’]\w[^'’]*)*['’](?!\w)")
LONGEST_SHOWN = 50  # characters of a quotation


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, list item or table: its first line and its text, line by line as written."""

    line: int
    text: str

    def without(self, text: str) -> Paragraph:
        """Blank out a text, wherever it stands and however its lines break."""
        words = r"\s+".join(re.escape(word) for word in text.split())
        return Paragraph(self.line, re.sub(words, _blank, self.text))

    def values(self) -> list[tuple[int, str]]:
        """Give each figure and quotation that claims something, with its line."""
        text = EXEMPT.sub(_blank, "\n".join(LIST_MARK.sub("", line) for line in self.text.split("\n")))
        quotations = list(QUOTATION.finditer(text))
        figures = [one for one in FIGURE.finditer(text) if not any(q.start() <= one.start() < q.end() for q in quotations)]
        found = sorted([*quotations, *figures], key=lambda one: one.start())
        return [(self.line + text.count("\n", 0, one.start()), _shown(one[0])) for one in found]


@dataclass(frozen=True)
class Allowed:
    """One text that may stand with no source: on which page, and why."""

    page: str
    text: str
    why: str
    line: int


def faults(pages: list[Chapter]) -> Iterator[BookError]:
    """Name each paragraph with a claim and no source, and each exception that is not needed.

    Parameters
    ----------
    pages : list of Chapter
        The numbered chapters.
    """
    allowed, used = exceptions(), set()
    for page in pages:
        for paragraph in paragraphs(page):
            if SOURCE.search(paragraph.text):
                continue
            for one in allowed:
                shorter = paragraph.without(one.text) if one.page == page.slug else paragraph
                if len(shorter.values()) < len(paragraph.values()):
                    used.add(one)
                    paragraph = shorter
            yield from _fault(page, paragraph.values())
    yield from _exception_faults(allowed, used, [page.slug for page in pages])


def paragraphs(page: Chapter) -> Iterator[Paragraph]:
    """Part a page into paragraphs, list items and tables; a table takes in the paragraph of sources after it."""
    table: Paragraph | None = None
    for one in _runs(page):
        if table and SOURCES.match(one.text):
            gap = "\n" * (one.line - table.line - table.text.count("\n"))
            table, one = None, Paragraph(table.line, table.text + gap + one.text)
        if table:
            yield table
        table = one if one.text.startswith("|") else None
        if not table:
            yield one
    if table:
        yield table


def exceptions() -> list[Allowed]:
    """Read the exceptions; raises BookError where the file has a fault."""
    file = _file()
    if not file.exists():
        return []
    text = read_text(file)
    lines = [number for number, line in enumerate(text.splitlines(), 1) if line.startswith("- ")]
    entries = parse_yaml(text, file) or []
    for line, entry in zip(lines, entries, strict=False):
        missing = [key for key in ("page", "text", "why") if not isinstance(entry, dict) or not str(entry.get(key) or "").strip()]
        if missing:
            raise BookError(f"The exception has no '{missing[0]}'.", "Give it page, text and why.", file=file, line=line)
    return [Allowed(*(str(entry[key]).strip() for key in ("page", "text", "why")), line) for line, entry in zip(lines, entries, strict=False)]


def _file():
    return paths.CHAPTERS / "unsourced.yml"


def _fault(page: Chapter, values: list[tuple[int, str]]) -> Iterator[BookError]:
    if not values:
        return
    shown = list(dict.fromkeys(f"'{value}'" for _, value in values))
    what = f"{', '.join(shown)} {'stands' if len(shown) == 1 else 'stand'} in a paragraph with no source."
    yield BookError(what, "Give the source there, with {cite:p}, {law} or {source}, or write it without.", file=page.file, line=values[0][0])


def _exception_faults(allowed: list[Allowed], used: set[Allowed], slugs: list[str]) -> Iterator[BookError]:
    for one in allowed:
        if one.page not in slugs:
            yield BookError(f"The exception names the page '{one.page}', which is no chapter.", nearest(one.page, slugs), file=_file(), line=one.line)
        elif one not in used:
            yield BookError(f"The exception '{one.text}' is not needed in {one.page}.md.", "Take it out.", file=_file(), line=one.line)
    if len(allowed) > MOST_EXCEPTIONS:
        yield BookError(f"There are {len(allowed)} exceptions, and at most {MOST_EXCEPTIONS} are allowed.", "Give sources instead.", file=_file())


def _runs(page: Chapter) -> Iterator[Paragraph]:
    """Yield each run of lines that belong together: to a blank line, a heading, a fence or the next list mark."""
    start, run = 0, []
    for number, line in [*_read(page), (0, "")]:
        ends = not line.strip()
        if run and (ends or LIST_MARK.match(line) or number != start + len(run)):
            yield Paragraph(start, "\n".join(run))
            run = []
        if not ends:
            start = start if run else number
            run.append(line)


def _read(page: Chapter) -> Iterator[tuple[int, str]]:
    """Yield the lines that a reader reads as prose, a blank one in place of each other line."""
    fences: list[tuple[str, str]] = []
    front = page.lines[:1] == ["---"]
    for number, line in enumerate(page.lines, 1):
        if front:
            front = number == 1 or line != "---"
            continue
        match = FENCE.match(line.strip())
        if fences and line.strip() == fences[-1][0]:
            fences.pop()
            line = ""
        elif match and not (fences and fences[-1][1] in MACHINE):
            fences.append((match[1], (match[2] or "").strip("{}")))
            line = ""
        hidden = any(name in MACHINE for _, name in fences) or re.match(r"#{1,6} |\s*:[\w-]+:|%", line) or LABEL.match(line)
        table = line.strip() and any(name in TABLES for _, name in fences)
        yield number, "" if hidden else f"| {line}" if table else line.strip()


def _blank(match: re.Match) -> str:
    """Take a text out, and keep its line breaks, so that lines can be counted."""
    return " " + "\n" * match[0].count("\n")


def _shown(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN].rsplit(" ", 1)[0] + " …"
