"""Where the book's files are: in a clone of the repository, or inside the installed wheel."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
ROOT = PACKAGE.parent
IN_CLONE = (ROOT / "_toc.yml").exists()

DATA = ROOT / "data" if IN_CLONE else PACKAGE / "_data"
QUESTIONS = ROOT / "exercises" / "questions" if IN_CLONE else PACKAGE / "_questions"
RULES = ROOT / "exercises" / "checks" if IN_CLONE else PACKAGE / "_checks"
BUNDLES = PACKAGE / "bundles"

CHAPTERS = ROOT / "chapters"
NOTEBOOKS = ROOT / "exercises" / "notebooks"
BUILD = ROOT / "_build"
CACHE = BUILD / "cache"
HTML = BUILD / "html"


def relative(path: Path | str | None) -> str:
    """Name a file as a person working in the clone would.

    Parameters
    ----------
    path : Path, str or None
        Any path, or None.

    Returns
    -------
    str
        The path from the top of the clone where it lies inside it, else as given; "" for None.
    """
    if path is None:
        return ""
    try:
        return Path(path).resolve().relative_to(ROOT).as_posix()
    except ValueError:
        return str(path)
