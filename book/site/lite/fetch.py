"""Fetches the files of the list into a cache: from PyPI by pip, or one by one from Pyodide's own release."""

from __future__ import annotations

import importlib.metadata
import re
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable
from pathlib import Path

from book.errors import BookError
from book.site.lite import lock

# pip picks, for each name, the file whose hash is listed; these let it see the wasm wheel and PyYAML's.
PLATFORMS = ("pyemscripten_2024_0_wasm32", "manylinux2014_x86_64")
KERNEL = "jupyterlite-pyodide-kernel"
WITHOUT = "`make site LITE=0` builds the book without Python in the browser."


def fetch(cache: Path, *, log: Callable[[str], None]) -> dict[str, Path]:
    """Bring every listed file into the cache, each held to its hash.

    Parameters
    ----------
    cache : Path
        The folder that keeps the files between builds.
    log : callable
        Takes one line of progress.

    Returns
    -------
    dict of str to Path
        The checked files by file name.

    Raises
    ------
    BookError
        If a file is not the listed one, or no source of it can be reached.
    """
    listed = lock.read()
    cache.mkdir(parents=True, exist_ok=True)
    wheels, core = list(listed["pypi"].values()), [*listed["core"], *listed["official"].values()]
    _download(cache, [entry for entry in wheels if not (cache / entry["file_name"]).exists()], log=log)
    _fetch_pyodide(cache, [entry for entry in core if not (cache / entry["file_name"]).exists()], log=log)
    _copy_kernel(cache, listed["kernel"].values())
    entries = [*wheels, *core, *listed["kernel"].values()]
    return {entry["file_name"]: lock.check(cache / entry["file_name"], entry) for entry in entries}


def _fetch_pyodide(cache: Path, missing: list[dict], *, log: Callable[[str], None]) -> None:
    """Take Pyodide's files out of the mirror, or, where PyPI no longer has it, from Pyodide's release."""
    if not missing:
        return
    mirror = lock.read()["mirror"]
    try:
        _download(cache, [mirror], log=log)
    except Unreachable as fault:
        log(f"  The mirror on PyPI is out of reach ({fault.reason}); trying Pyodide's own release.")
        return _fetch_release(cache, missing, log=log)
    with zipfile.ZipFile(lock.check(cache / mirror["file_name"], mirror)) as archive:
        for entry in missing:
            with archive.open(f"{mirror['folder']}/{entry['file_name']}") as source:
                _write(cache / entry["file_name"], source)
    (cache / mirror["file_name"]).unlink()


def _fetch_release(cache: Path, missing: list[dict], *, log: Callable[[str], None]) -> None:
    address = lock.read()["pyodide"]["address"]
    for entry in missing:
        log(f"  {entry['file_name']}")
        try:
            with urllib.request.urlopen(address + entry["file_name"], timeout=60) as source:
                _write(cache / entry["file_name"], source)
        except (urllib.error.URLError, OSError) as fault:
            raise Unreachable(entry["file_name"], str(getattr(fault, "reason", fault))) from None


def _write(file: Path, source) -> None:
    """Write a stream to a file that appears only when it is whole."""
    part = file.with_name(file.name + ".part")
    with part.open("wb") as target:
        shutil.copyfileobj(source, target)
    part.replace(file)


def _download(cache: Path, entries: list[dict], *, log: Callable[[str], None]) -> None:
    """Download wheels with pip, which refuses any whose hash is not the listed one."""
    if not entries:
        return
    size = sum(entry["size"] for entry in entries) / 1e6
    log(f"  Fetching {len(entries)} file{'s' * (len(entries) > 1)} from PyPI ({size:.0f} MB) …")
    wanted = cache / "wanted.txt"
    wanted.write_text("".join(f"{e['name']}=={e['version']} --hash=sha256:{e['sha256']}\n" for e in entries))
    ran = subprocess.run([*_pip(), "--dest", str(cache), "--requirement", str(wanted)], capture_output=True, text=True)
    wanted.unlink()
    if ran.returncode:
        raise _fault(entries, ran.stdout + ran.stderr)


def _pip() -> list[str]:
    platforms = [part for name in PLATFORMS for part in ("--platform", name)]
    always = ["--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes", "--only-binary=:all:"]
    return [sys.executable, "-m", "pip", "download", *always, "--python-version", "3.12", *platforms]


def _fault(entries: list[dict], said: str) -> BookError:
    """Turn what pip said into one line."""
    seen = re.search(r"Expected sha256 (\w+)\s+Got\s+(\w+)", said)
    if seen:
        entry = next(entry for entry in entries if entry["sha256"] == seen[1])
        return lock.wrong_hash(entry, seen[2], "Build again.")
    errors = [line.removeprefix("ERROR: ") for line in said.splitlines() if line.startswith("ERROR")]
    names = ", ".join(entry["name"] for entry in entries)
    return Unreachable(names, (errors or ["pip gave no reason"])[-1].rstrip("."))


class Unreachable(BookError):
    """No source of a file could be reached."""

    def __init__(self, name: str, reason: str):
        self.reason = reason
        super().__init__(f"{name} could not be fetched: {reason}.", f"Check the connection and build again; {WITHOUT}")


def _copy_kernel(cache: Path, entries) -> None:
    """Take the kernel's own wheels out of the installed package."""
    files = importlib.metadata.files(KERNEL) or []
    for entry in entries:
        found = next((file.locate() for file in files if file.name == entry["file_name"]), None)
        if found is None:
            what = f"{KERNEL} {importlib.metadata.version(KERNEL)} has no {entry['file_name']}."
            raise BookError(what, "Install the version that requirements.txt names.", file=lock.FILE, line=lock.line_of(entry["file_name"]))
        shutil.copyfile(found, cache / entry["file_name"])
