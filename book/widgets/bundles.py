"""Bundles each widget's module with what it imports, by esbuild, for notebooks and for the page."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from book import paths
from book.errors import BookError


SHARED = {"base", "cards"}


def stamp() -> Path:
    """The file that says what the bundles were made of."""
    return paths.BUNDLES / ".inputs"


def modules() -> dict[str, Path]:
    """List the modules to bundle, stem to source file: those with a style sheet of the same stem.

    The rest are imported by these and bundled into each, as are those of `SHARED`, which have a
    style sheet too: the frame of all widgets, and the board of cards.
    """
    files = [*(paths.PACKAGE / "widgets").glob("*.js"), *(paths.PACKAGE / "quiz").glob("*.js")]
    return {file.stem: file for file in sorted(files) if file.with_suffix(".css").exists() and file.stem not in SHARED}


def make() -> bool:
    """Make the bundles where a source has changed since they were made.

    Returns
    -------
    bool
        Whether anything was made.

    Raises
    ------
    BookError
        If esbuild is not installed or finds a fault in a module.
    """
    key = _inputs()
    wanted = {f"{name}.{ending}" for name in modules() for ending in ("mjs", "page.js", "css")}
    made = {file.name for file in paths.BUNDLES.glob("*.*")}
    if stamp().exists() and stamp().read_text() == key and wanted <= made:
        return False
    shutil.rmtree(paths.BUNDLES, ignore_errors=True)
    paths.BUNDLES.mkdir()
    for name, source in modules().items():
        bundle(source, paths.BUNDLES / f"{name}.mjs", "--format=esm")
        bundle(source, paths.BUNDLES / f"{name}.page.js", "--format=iife", f"--global-name=juModules.{name}")
        bundle(source.with_suffix(".css"), paths.BUNDLES / f"{name}.css")
    stamp().write_text(key)
    return True


def _inputs() -> str:
    sources = sorted({*(paths.PACKAGE / "widgets").glob("*.[jc]s*"), *(paths.PACKAGE / "quiz").glob("*.[jc]s*")})
    sources += [paths.ROOT / "package-lock.json", Path(__file__)]
    parts = [file.name.encode() + b"\0" + file.read_bytes() for file in sources]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def bundle(source: Path, target: Path, *flags: str) -> None:
    """Bundle one module or style sheet by esbuild, with what it imports.

    Raises
    ------
    BookError
        If esbuild is not installed or finds a fault in it.
    """
    program = paths.ROOT / "node_modules" / ".bin" / "esbuild"
    if not program.exists():
        raise BookError("esbuild is not installed.", "Run `make setup`.", file=paths.ROOT / "package.json")
    # The program is a Node script, and Node is in this Python's own folder.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    command = [str(program), str(source), "--bundle", "--minify", "--charset=utf8", "--log-level=warning", f"--outfile={target}", *flags]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "PATH": path})
    if done.returncode or done.stderr:
        raise BookError(f"esbuild could not bundle it: {done.stderr.strip()}", "Mend the module.", file=source)
