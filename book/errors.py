"""Errors for people: which file and line, what is wrong with which value, and what to do."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import Path

from book import paths


class BookError(Exception):
    """A fault in the book's own files that a person can mend.

    Parameters
    ----------
    what : str
        One sentence that says what is wrong, with the value quoted.
    todo : str
        One sentence that says what to do.
    file : Path or str, optional
        The file with the fault.
    line : int, optional
        Its line, counted from 1.
    """

    def __init__(self, what: str, todo: str, *, file: Path | str | None = None, line: int | None = None):
        self.what, self.todo, self.file, self.line = what, todo, file, line
        super().__init__(str(self))

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (paths.relative(self.file), self.line) if part)
        return f"{place}: {self.what} {self.todo}" if place else f"{self.what} {self.todo}"


class Faults(BookError):
    """Several faults found in one pass, printed one a line.

    Parameters
    ----------
    faults : iterable of BookError
        At least one fault; they are shown in the order of file and line.
    """

    def __init__(self, faults: Iterable[BookError]):
        self.faults = sorted(faults, key=lambda fault: (str(fault.file or ""), fault.line or 0))
        first = self.faults[0]
        super().__init__(first.what, first.todo, file=first.file, line=first.line)

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in getattr(self, "faults", []))


def nearest(value: str, known: Iterable[str]) -> str:
    """Say which valid name was probably meant.

    Parameters
    ----------
    value : str
        The name that is not valid.
    known : iterable of str
        The valid names.

    Returns
    -------
    str
        "Did you mean 'x'?", or the list of valid names where none is near.
    """
    names = sorted(known)
    close = difflib.get_close_matches(value, names, n=1)
    return f"Did you mean '{close[0]}'?" if close else f"Use one of: {', '.join(names) or 'none are defined yet'}."
