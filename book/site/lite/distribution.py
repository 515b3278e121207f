"""Puts together our own copy of Pyodide: core, bytecode wheels, the book's wheel, and a lock that names them all."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from book.site.lite import bytecode, lock, wheels
from book.site.lite.bytecode import Archive

BOOK = "joined-up"
BOOK_NEEDS = ["anywidget", "matplotlib", "numpy", "pandas", "pyyaml"]
# What the kernel loads before the first cell; the rest is loaded when a cell imports it.
KERNEL = ("comm", "ipykernel", "ipython", "jedi", "micropip", "piplite", "pyodide-kernel")
STANDARD_LIBRARY = "python_stdlib.zip"


def make_stock(fetched: dict[str, Path], target: Path, *, log: Callable[[str], None]) -> None:
    """Compile all that does not depend on the book: the fetched wheels, the fillers and the standard library.

    Parameters
    ----------
    fetched : dict of str to Path
        The checked files, by file name.
    target : Path
        The folder to make.
    log : callable
        Takes one line of progress.
    """
    raw = next(iter(fetched.values())).parent
    archives = [Archive(fetched[entry["file_name"]], served_name(entry)) for entry in entries()]
    archives += [Archive(file, file.name) for file in (wheels.build_filler(name, raw) for name in wheels.FILLERS)]
    archives.append(Archive(fetched[STANDARD_LIBRARY], STANDARD_LIBRARY, bytecode.STANDARD_LIBRARY))
    bytecode.compile_archives(archives, target, raw, log=log)
    for entry in lock.read()["core"]:
        if entry["file_name"] != STANDARD_LIBRARY:
            shutil.copyfile(fetched[entry["file_name"]], target / entry["file_name"])


def entries() -> Iterable[dict]:
    """List the third-party packages of the lock."""
    listed = lock.read()
    return [*listed["official"].values(), *listed["pypi"].values(), *listed["kernel"].values()]


def served_name(entry: dict) -> str:
    """Name a package's file as the site serves it; PyYAML's is pure Python once its desk-only part is out."""
    name, version, *_ = entry["file_name"].split("-")
    return f"{name}-{version}-py3-none-any.whl" if "manylinux" in entry["file_name"] else entry["file_name"]


def write_lock(folder: Path, book: Path) -> dict:
    """Write `pyodide-lock.json` for the files of a folder, solved beforehand so that nothing is looked up.

    Parameters
    ----------
    folder : Path
        The folder with all packages, as served.
    book : Path
        The book's wheel in it.

    Returns
    -------
    dict
        The lock's packages by name.
    """
    left_out = lock.read()["left_out"]
    packages = {normal(entry["name"]): _package(entry, folder / served_name(entry), left_out) for entry in entries()}
    for name, inside in wheels.FILLERS.items():
        imports = sorted({Path(member).parts[0].removesuffix(".py") for member in inside})
        packages[name] = _package({"name": name, "version": "0", "imports": imports, "depends": []}, folder / f"{name}-0-py3-none-any.whl", ())
    version = book.name.split("-")[1]
    packages[BOOK] = _package({"name": BOOK, "version": version, "imports": ["book"], "depends": BOOK_NEEDS}, book, ())
    content = {"info": lock.read()["pyodide"]["info"], "packages": dict(sorted(packages.items()))}
    (folder / "pyodide-lock.json").write_text(json.dumps(content, indent=1), encoding="utf-8")
    return content["packages"]


def _package(entry: dict, file: Path, left_out: Iterable[str]) -> dict:
    always = {"install_dir": "site", "package_type": "package", "unvendored_tests": False}
    kept = {key: value for key, value in entry.items() if key not in ("size", "file_name", "sha256", "depends")}
    depends = [name for name in entry["depends"] if name not in left_out]
    return {**always, **kept, "depends": depends, "file_name": file.name, "sha256": lock.sha256(file)}


def loaded(packages: dict, names: Iterable[str]) -> set[str]:
    """Name all packages of a lock that loading some of them brings in."""
    found: set[str] = set()
    waiting = [normal(name) for name in names]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [normal(need) for need in packages[name]["depends"]]
    return found


def normal(name: str) -> str:
    """Give a package's name in the one form that compares equal."""
    return name.lower().replace("_", "-").replace(".", "-")
