"""Bundles the scripts of the site's own pages (exercises, forms, the marking desk), which are not in the wheel."""

from __future__ import annotations

import hashlib
from pathlib import Path

from book import paths
from book.widgets import bundles

CACHE = paths.CACHE / "scripts"


def write(source: Path, target: Path, *flags: str) -> None:
    """Bundle a module with what it imports into one classic script, or a style sheet into one.

    Parameters
    ----------
    source : Path
        An ES module or a style sheet.
    target : Path
        The file to write, in the built site.
    flags : str
        More flags of esbuild's; `--format=esm` leaves it a module.

    Raises
    ------
    BookError
        If esbuild is not installed or finds a fault.
    """
    form = ("--format=iife",) if source.suffix == ".js" and not any(flag.startswith("--format") for flag in flags) else ()
    made = CACHE / f"{source.stem}-{_key(source, flags)}{source.suffix}"
    if not made.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        for old in CACHE.glob(f"{source.stem}-????????????{source.suffix}"):
            old.unlink()
        bundles.bundle(source, made, *form, *flags)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(made.read_bytes())


def _key(source: Path, flags: tuple[str, ...]) -> str:
    """Fingerprint a script and all that it may import: the package's scripts, and the libraries' versions."""
    files = sorted(file for file in paths.PACKAGE.rglob("*.[jc]s*") if file.suffix in (".js", ".css", ".json") and "bundles" not in file.parts)
    parts = [str(source.relative_to(paths.PACKAGE)).encode(), " ".join(flags).encode()]
    parts += [file.read_bytes() for file in (*files, paths.ROOT / "package-lock.json")]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:12]
