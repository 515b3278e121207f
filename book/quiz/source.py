"""Reads a question file as words with line numbers; what the words mean is the schema's business.

Every value stays the text that the author wrote, so that an option `No` remains a word.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import yaml

from book import paths
from book.errors import BookError, Faults, nearest
from book.reading import read_text

# The C loader is ten times faster; Python in the browser has only the other.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
PROSE = {"text", "why", "question", "otherwise", "left", "model", "point"}
QUOTE = "Put the whole text in double quotes: a colon, a comma or a hash sign may have ended it early."
TABS = "Indent with spaces only, two for each step."


@dataclass
class Source:
    """A question file as plain values, with the line of each by its path of keys and positions."""

    file: Path
    data: dict
    lines: dict[tuple, int] = field(default_factory=dict)

    def line(self, path: tuple) -> int:
        """Give the line of a value, or of the nearest thing around it that is in the file."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def question_file(slug: str) -> Path:
    """Find the question file of a chapter.

    Parameters
    ----------
    slug : str
        The chapter's name.

    Raises
    ------
    BookError
        If there is none.
    """
    file = paths.QUESTIONS / f"{slug}.yml"
    if not file.exists():
        known = [one.stem for one in paths.QUESTIONS.glob("*.yml")]
        raise BookError(f"There is no question file for the chapter '{slug}'.", nearest(slug, known), file=file)
    return file


def read(file: Path) -> Source:
    """Read a question file.

    Parameters
    ----------
    file : Path
        A YAML file whose top level is a mapping.

    Returns
    -------
    Source

    Raises
    ------
    Faults
        If it is empty, is not UTF-8 or YAML, or gives a key twice.
    """
    text = _text(file)
    node = _compose(file, text)
    reader = _Reader(file, text.split("\n"))
    data = reader.value(node, ())
    if not isinstance(data, dict):
        reader.fault(node, "The file is not a list of keys with their values.", "Begin it with `chapter:`, `outcomes:` and `questions:`.")
    if reader.faults:
        raise Faults(reader.faults)
    return Source(file, data, reader.lines)


def _text(file: Path) -> str:
    try:
        text = read_text(file)
    except BookError as fault:
        raise Faults([fault]) from None
    if not text.strip():
        raise Faults([BookError("The file is empty.", "Begin it with `chapter:`, `outcomes:` and `questions:`.", file=file, line=1)])
    return text


def _compose(file: Path, text: str) -> yaml.Node:
    try:
        node = yaml.compose(text, Loader=LOADER)
    except yaml.reader.ReaderError as error:
        line = text[: error.position].count("\n") + 1
        code = error.character if isinstance(error.character, int) else ord(error.character)
        raise Faults([BookError(f"The character U+{code:04X} is not allowed.", "Delete it.", file=file, line=line)]) from None
    except yaml.MarkedYAMLError as error:
        raise Faults([_syntax_fault(file, text, error)]) from None
    if node is None:
        raise Faults([BookError("The file holds nothing but comments.", "Begin it with `chapter:`.", file=file, line=1)])
    return node


def _syntax_fault(file: Path, text: str, error: yaml.MarkedYAMLError) -> BookError:
    lines = text.split("\n")
    at = min(error.problem_mark.line, len(lines) - 1)
    if "\t" in lines[at][: len(lines[at]) - len(lines[at].lstrip())] or "\\t" in (error.problem or ""):
        return BookError("The line begins with a tab.", TABS, file=file, line=at + 1)
    seen = lines[at].strip() or "(the end of the file)"
    return BookError(f"The YAML cannot be read at '{seen}': {error.problem}.", QUOTE, file=file, line=at + 1)


class _Reader:
    """Turns YAML nodes into dicts, lists and texts, noting lines and faults on the way."""

    def __init__(self, file: Path, text: list[str]):
        self.file, self.text = file, text
        self.lines: dict[tuple, int] = {}
        self.faults: list[BookError] = []
        self._seen: set[int] = set()

    def fault(self, node: yaml.Node, what: str, todo: str) -> None:
        self.faults.append(BookError(what, todo, file=self.file, line=node.start_mark.line + 1))

    def value(self, node: yaml.Node, path: tuple):
        self.lines[path] = node.start_mark.line + 1
        if id(node) in self._seen:
            self.fault(node, "A value is taken from elsewhere in the file by `*`.", "Write it out again here.")
            return ""
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(one, (*path, at)) for at, one in enumerate(node.value)]
        return self._scalar(node, path)

    def _mapping(self, node: yaml.MappingNode, path: tuple) -> dict:
        found = {}
        for key, value in node.value:
            name = str(key.value) if isinstance(key, yaml.ScalarNode) else "?"
            if name in found:
                self.fault(key, f"The key '{name}' is given twice.", "Keep one of the two.")
            found[name] = self.value(value, (*path, name))
            # An empty value may start on the next line: what a person looks for is its key.
            self.lines[(*path, name)] = key.start_mark.line + 1
        return found

    def _scalar(self, node: yaml.ScalarNode, path: tuple) -> str:
        if node.tag.endswith(":null") and node.value in ("~", "null", "Null", "NULL") and not node.style:
            return ""
        if path and path[-1] in PROSE and not node.style:
            rest = self.text[node.end_mark.line][node.end_mark.column :].lstrip()
            if rest.startswith("#"):
                self.fault(node, f"The words '{rest}' are lost, because a hash sign begins a comment.", QUOTE)
        return " ".join(node.value.split())
