"""What is kept between runs of `python -m book mark`: marks by the hash of the hand-in, with no name and no content."""

from __future__ import annotations

import json
import os
import re
import tempfile
from pathlib import Path
from typing import Any

from book import answers
from book.errors import BookError

FOLDER = ".marking"
VERSION = 1
KEY = re.compile(r"[0-9a-f]{64}")


class Kept:
    """The marks kept in a folder.

    Parameters
    ----------
    out : Path
        The folder with the lecturer's tables; marks are kept in `.marking` within it.
    """

    def __init__(self, out: Path):
        self._folder = out / FOLDER

    def get(self, key: str, rules: str) -> dict[str, Any] | None:
        """Give what is kept of a hand-in, if it was marked by these rules and is whole."""
        try:
            found = json.loads((self._folder / f"{key}.json").read_text(encoding="utf-8"))
            return found if _is_whole(found) and found["rules"] == rules else None
        except (OSError, ValueError, KeyError, TypeError, BookError):
            return None

    def put(self, key: str, found: dict[str, Any]) -> None:
        """Keep the marks of a hand-in; a run that is killed leaves them whole or not at all."""
        if KEY.fullmatch(key):
            write(self._folder / f"{key}.json", json.dumps({"version": VERSION, **found}).encode())


def _is_whole(found: dict[str, Any]) -> bool:
    """Tell whether something has the form of what is kept; raises where it is nothing like it."""
    for one in found["checks"].values():
        if one["value"] is not None:
            answers.read(json.dumps(one["value"]))
    numbers = all(isinstance(one["met"], bool) and type(one["marks"]) is int and isinstance(one["ran"], bool) for one in found["checks"].values())
    numbers = numbers and all(isinstance(one, (int, float)) for one in found["limits"])
    return found["version"] == VERSION and found["state"] in ("marked", "stopped") and numbers and all(isinstance(note, str) for note in found["notes"])


def write(file: Path, content: bytes) -> None:
    """Write a file in one step: what stood there before stays until all of it is written."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as new:
            new.write(content)
            new.flush()
            os.fsync(new.fileno())
        os.replace(name, file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
