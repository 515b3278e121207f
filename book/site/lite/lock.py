"""The list of files that Python in the browser is made of: `lock.json`, read and found by name."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path

from book.errors import BookError

FILE = Path(__file__).with_name("lock.json")


@cache
def read() -> dict:
    """Read the committed list: core, official, pypi and kernel files, and the mirror."""
    return json.loads(FILE.read_text(encoding="utf-8"))


def line_of(file_name: str) -> int:
    """Find the line of the list that names a file, so that an error can point at it."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if f'"{file_name}"' in line), 1)


def check(file: Path, entry: dict) -> Path:
    """Hold a file to the sha256 that the list gives.

    Parameters
    ----------
    file : Path
        The fetched file.
    entry : dict
        Its entry in the list: file_name and sha256.

    Returns
    -------
    Path
        The same file, now trusted.

    Raises
    ------
    BookError
        If its sha256 differs, naming the file, the expected and the seen hash.
    """
    seen = sha256(file)
    if seen == entry["sha256"]:
        return file
    raise wrong_hash(entry, seen, f"Delete {file} and build again.")


def wrong_hash(entry: dict, seen: str, retry: str) -> BookError:
    """Say that a file is not the one that was trusted."""
    what = f"{entry['file_name']} has the wrong sha256: expected {entry['sha256']}, seen {seen}."
    todo = f"{retry} If it is wrong again, its source has changed: do not use it, and do not edit the list to match."
    return BookError(what, todo, file=FILE, line=line_of(entry["file_name"]))


def sha256(file: Path) -> str:
    """Give a file's sha256 as hexadecimal text."""
    with file.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()
