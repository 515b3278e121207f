"""Gives one line that stands for every file of the project that a person could have changed.

`python -m book.site.state` prints it; `make test` keeps it once all tests have passed.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from book import paths

MADE = {"_build", ".venv", "node_modules", ".git", "bundles", "__pycache__", ".pytest_cache"}


def of_tree(root: Path = paths.ROOT) -> str:
    """Hash the names and contents of all files that are not made by the build or by tools.

    Parameters
    ----------
    root : Path
        The top of the project.

    Returns
    -------
    str
        64 hexadecimal digits.
    """
    digest = hashlib.sha256()
    for file in sorted(_files(root)):
        digest.update(f"\0{file.relative_to(root).as_posix()}\0".encode() + file.read_bytes())
    return digest.hexdigest()


def _files(root: Path) -> Iterator[Path]:
    for folder, inner, names in os.walk(root):
        inner[:] = [name for name in inner if name not in MADE]
        yield from (Path(folder, name) for name in names)


if __name__ == "__main__":
    print(of_tree())
