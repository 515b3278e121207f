"""Tells whether a drawing could have changed: a hash of the code and data that it rests on."""

from __future__ import annotations

import ast
import hashlib
import importlib.metadata
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from book import paths

LIBRARIES = ("matplotlib", "numpy", "pandas")
_LOAD = re.compile(r"""\b(?:load|cite|describe)\(\s*["'](\w+)["']""")


def of_modules(names: Iterable[str], text: str = "") -> str:
    """Hash the book's modules named, all that they import of the book, and the data that they load.

    Parameters
    ----------
    names : iterable of str
        Module names, such as "book.figures.crime_and_disorder_act".
    text : str
        Further code, such as a chapter's cells; the data sets that it loads count too.

    Returns
    -------
    str
        16 hexadecimal digits; the same for the same code, data and library versions.
    """
    files = sorted(_closure(frozenset(names)))
    code = [file.read_text(encoding="utf-8") for file in files] + [text]
    data = {name for part in code for name in _LOAD.findall(part)}
    parts = [f"{name}=={importlib.metadata.version(name)}" for name in LIBRARIES] + code
    for name in sorted(data):
        for file in (paths.DATA / f"{name}.csv", paths.DATA / f"{name}.yml"):
            parts.append(file.read_text(encoding="utf-8") if file.exists() else "")
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def imported(code: str) -> set[str]:
    """Name the book's modules that a piece of Python imports; code that is not Python names none."""
    return {name for name in imports(code) if name.split(".")[0] == "book"}


def imports(code: str) -> set[str]:
    """Name all modules that a piece of Python imports, and each name taken from one; code that is not Python names none."""
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return set()
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def file_of(module: str) -> Path | None:
    """Find the file of one of the book's modules; None where there is none."""
    if module.split(".")[0] != "book":
        return None
    base = paths.PACKAGE.joinpath(*module.split(".")[1:])
    return next((file for file in (base.with_suffix(".py"), base / "__init__.py") if file.is_file()), None)


@lru_cache(maxsize=None)
def _closure(names: frozenset[str]) -> frozenset[Path]:
    waiting, files = list(names), set()
    while waiting:
        file = file_of(waiting.pop())
        if file and file not in files:
            files.add(file)
            waiting += imported(file.read_text(encoding="utf-8"))
    return frozenset(files)
