"""Reads the book's own text and YAML, and names the line that cannot be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from book.errors import BookError


def read_text(file: Path) -> str:
    """Read one of the book's files.

    Parameters
    ----------
    file : Path
        Written in UTF-8, with or without the mark that spreadsheets put first.

    Raises
    ------
    BookError
        If a letter is not UTF-8, with its line.
    """
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fault:
        line = file.read_bytes()[: fault.start].count(b"\n") + 1
        raise BookError("A letter here is not written in UTF-8.", "Save the file as UTF-8.", file=file, line=line) from None


# The loader in C is ten times as fast; Python in the browser may be without it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse_yaml(text: str, file: Path, *, after: int = 0, what: str = "This is") -> Any:
    """Turn YAML into plain values.

    Parameters
    ----------
    text : str
        The whole of a file, or a part of it.
    file : Path
        Where the text stands.
    after : int
        How many lines of the file come before the text.
    what : str
        Begins the sentence that ends in "not YAML".

    Raises
    ------
    BookError
        If it is not YAML, with its line.
    """
    try:
        try:
            return yaml.load(text, Loader=_LOADER)
        except yaml.YAMLError:
            return yaml.safe_load(text)  # whose faults point at the line more exactly
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        line = after + 1 + (mark.line if mark else 0)
        raise BookError(f"{what} not YAML: {getattr(fault, 'problem', fault)}.", "Mend the line.", file=file, line=line) from None
