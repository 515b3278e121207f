"""Reads a chapter as its author wrote it: cells, citations, labels and sentences, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from book import law, paths
from book.errors import BookError
from book.reading import parse_yaml, read_text

FENCE = re.compile(r"^(`{3,}|:{3,})\s*(\{[\w-]+\})?\s*(.*)$")
CITATION = re.compile(r"\{cite(?::\w+)?\}`([^`]+)`")
LAW = re.compile(r"\{law\}`([^`]+)`")
LABEL = re.compile(r"^\(([\w-]+)\)=\s*$")
ROLE = re.compile(r"\{[\w:-]+\}`([^`<]*?)(?:\s*<[^>]*>)?`")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
LIST_MARK = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")


@dataclass(frozen=True)
class Cell:
    """A code cell: its first line, settings and code."""

    line: int
    settings: dict
    code: str


@dataclass(frozen=True)
class Chapter:
    """One file of `chapters/`."""

    file: Path
    text: str = field(repr=False)

    @property
    def slug(self) -> str:
        """The chapter's one name."""
        return self.file.stem

    @cached_property
    def lines(self) -> list[str]:
        """The file's lines; the first is number 1."""
        return self.text.splitlines()

    @cached_property
    def blocks(self) -> list[tuple[int, str, str, list[str]]]:
        """Fenced blocks: line, name in braces, argument, lines within."""
        return list(_blocks(self.lines))

    @cached_property
    def cells(self) -> list[Cell]:
        """The code cells in order."""
        return [_cell(self.file, line, body) for line, name, _, body in self.blocks if name == "code-cell"]

    @cached_property
    def citations(self) -> list[tuple[int, str]]:
        """Each citation key with its line."""
        found = []
        for number, line in enumerate(self.lines, 1):
            for keys in CITATION.findall(line):
                found += [(number, key.strip()) for key in re.sub(r"\{[^}]*\}", "", keys).split(",")]
        return found

    @cached_property
    def labels(self) -> dict[str, int]:
        """Labels before headings, with their lines."""
        return {match[1]: number for number, line in enumerate(self.lines, 1) if (match := LABEL.match(line))}

    @cached_property
    def headings(self) -> list[tuple[int, int, str]]:
        """Headings: line, level, text."""
        inside = self._fenced
        marks = ((number, re.match(r"(#{1,6})\s+(.*)", line)) for number, line in enumerate(self.lines, 1) if number not in inside)
        return [(number, len(match[1]), match[2].strip()) for number, match in marks if match]

    @cached_property
    def prose(self) -> list[tuple[int, str]]:
        """Sentences with their lines: one a source line, with roles and links as a reader sees them."""
        found = []
        for number, line in enumerate(self.lines, 1):
            if number in self._fenced or number <= self._front or not line.strip() or re.match(r"\s*(#|\(|\||:|---|<)", line):
                continue
            text = plain(line)
            if text:
                found.append((number, text))
        return found

    @cached_property
    def _front(self) -> int:
        """The last line of the front matter."""
        if not self.lines or self.lines[0] != "---":
            return 0
        return next((number for number, line in enumerate(self.lines[1:], 2) if line == "---"), 1)

    @cached_property
    def _fenced(self) -> set[int]:
        """Lines inside fenced blocks, and their fences; the prose of an admonition counts as prose."""
        machine = {"code-cell", "quiz", "bibliography", "figure", "list-table", "csv-table", ""}
        inside: set[int] = set()
        for line, name, _, body in self.blocks:
            fences = {line, line + len(body) + 1}
            inside |= fences | (set(range(line, line + len(body) + 2)) if name in machine else set())
            options = [line + 1 + i for i, text in enumerate(body) if re.match(r"\s*:[\w-]+:", text)]
            inside |= set(options)
        return inside


def read(file: Path) -> Chapter:
    """Read a chapter; raises BookError where there is none, or a letter is not UTF-8."""
    if not file.exists():
        raise BookError(f"The page '{paths.relative(file)}' does not exist.", "Write it, or take it out.", file=paths.ROOT / "_toc.yml")
    return Chapter(file, read_text(file))


def in_order() -> list[Chapter]:
    """Read the numbered chapters, in the order of `_toc.yml`."""
    known = numbered()
    return [read(file) for file in files_in_order() if file.stem in known]


def files_in_order() -> list[Path]:
    """List the pages of `_toc.yml`, in order, the root first."""
    toc = _contents()
    names = [toc["root"]] + [entry["file"] for part in toc.get("parts", []) for entry in part["chapters"]]
    return [paths.ROOT / f"{name}.md" for name in names]


def numbered() -> set[str]:
    """Name the slugs of the numbered chapters: the book itself, without its reference pages."""
    parts = [part for part in _contents().get("parts", []) if part.get("numbered")]
    return {Path(entry["file"]).name for part in parts for entry in part["chapters"]}


def parts() -> list[tuple[str, list[Chapter]]]:
    """Give the numbered parts, each with its title and its chapters, in order."""
    numbered_parts = [part for part in _contents().get("parts", []) if part.get("numbered")]
    return [(part.get("caption", ""), [read(paths.ROOT / f"{entry['file']}.md") for entry in part["chapters"]]) for part in numbered_parts]


def _contents() -> dict:
    file = paths.ROOT / "_toc.yml"
    toc = parse_yaml(read_text(file), file)
    try:
        [*toc["root"], *(entry["file"] for part in toc.get("parts", []) for entry in part["chapters"])]
    except (KeyError, TypeError, AttributeError) as fault:
        raise BookError(f"The order of the book cannot be read: {fault}.", "Give `root:` and `parts:`, each part with `chapters:`, each of them `- file: chapters/<slug>`.", file=file, line=1) from None
    return toc


def plain(line: str) -> str:
    """Give a source line as a reader reads it, without citations, marks and mark-up."""
    text = LAW.sub(_law_in_words, CITATION.sub("", line))
    text = LINK.sub(r"\1", ROLE.sub(r"\1", text))
    text = re.sub(r"\s*\(\s*[;,]?\s*\)", "", LIST_MARK.sub("", text.lstrip("> ")))
    text = re.sub(r"\s+", " ", re.sub(r"[*_`]{1,3}", "", text))
    return re.sub(r" (?=[.,;:?!)])", "", text).strip()


def _law_in_words(match: re.Match) -> str:
    """Give a law as the page prints it; one that is not in the table stays as it is written."""
    try:
        words, key, provision = law.named(match[1])
        return words or law.entry(key).known_by(provision)
    except BookError:
        return match[0]


def _blocks(lines: list[str]) -> Iterator[tuple[int, str, str, list[str]]]:
    """Yield outermost fenced blocks."""
    start, fence, name, argument = 0, "", "", ""
    for number, line in enumerate(lines, 1):
        match = FENCE.match(line)
        if not fence and match:
            start, fence, name, argument = number, match[1], (match[2] or "").strip("{}"), match[3]
        elif fence and line.rstrip() == fence:
            yield start, name, argument, lines[start : number - 1]
            fence = ""
    if fence:  # never closed: it reaches to the end, as MyST reads it
        yield start, name, argument, lines[start:]


def _cell(file: Path, line: int, body: list[str]) -> Cell:
    """Take a cell's settings (between --- lines, or :key: lines) from its code."""
    if body and body[0].strip() == "---":
        end = next((i for i, text in enumerate(body[1:], 1) if text.strip() == "---"), len(body))
        settings = parse_yaml("\n".join(body[1:end]), file, after=line + 1, what="The cell's settings are") or {}
        if not isinstance(settings, dict):
            raise BookError(f"The cell's settings are '{settings}'.", "Write them as keys with values, such as `tags: [remove-input]`.", file=file, line=line + 2)
        return Cell(line, settings, "\n".join(body[end + 1 :]))
    options = [text for text in body if re.match(r":[\w-]+:", text)]
    return Cell(line, {}, "\n".join(body[len(options) :]))
