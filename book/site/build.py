"""Builds the site with Sphinx, from Jupyter Book's own settings."""

from __future__ import annotations

import os
import re
from pathlib import Path

from book import paths
from book.errors import BookError

SETTINGS = paths.BUILD / "conf"


def settings() -> dict:
    """Give the Sphinx settings that Jupyter Book makes of `_config.yml`."""
    from jupyter_book.config import get_final_config

    final, _ = get_final_config(user_yaml=paths.ROOT / "_config.yml", cli_config={"latex_individualpages": False}, sourcedir=paths.ROOT)
    # Sphinx looks for these beside its settings, which lie elsewhere here.
    final["external_toc_path"] = str(paths.ROOT / "_toc.yml")
    final["bibtex_bibfiles"] = [str(paths.ROOT / name) for name in final["bibtex_bibfiles"]]
    return final


def write_settings() -> Path:
    """Write the settings as Sphinx reads them, where they changed.

    Returns
    -------
    Path
        The folder that holds them.
    """
    text = "".join(f"{key} = {value!r}\n" for key, value in sorted(settings().items()))
    SETTINGS.mkdir(parents=True, exist_ok=True)
    file = SETTINGS / "conf.py"
    if not file.exists() or file.read_text(encoding="utf-8") != text:
        file.write_text(text, encoding="utf-8")
    return SETTINGS


def build(out: Path = paths.HTML, *, lite: bool = True) -> int:
    """Build the site.

    Parameters
    ----------
    out : Path
        Where the site goes.
    lite : bool
        Whether Python for the browser is made too.

    Returns
    -------
    int
        0 where it was built with no warning.
    """
    # Python for the browser goes first: the exercise pages say how large it is.
    return make_lite(out, wanted=lite) or pages(out)


def pages(out: Path) -> int:
    """Build the pages alone; warnings are errors.

    Returns
    -------
    int
        0 where there was no warning.

    Raises
    ------
    BookError
        If a cell fails, or a part of the book has a fault that stops the build.
    """
    from myst_nb.core.execute.base import ExecutionError
    from sphinx.application import Sphinx
    from sphinx.errors import SphinxError
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    os.chdir(paths.ROOT)
    folders = [str(folder) for folder in (paths.ROOT, write_settings(), out, paths.BUILD / "doctrees")]
    try:
        with patch_docutils(folders[1]), docutils_namespace():
            app = Sphinx(*folders, "html", {"nitpicky": True}, status=None, warningiserror=True, keep_going=True)
            app.build()
            return app.statuscode
    except ExecutionError as fault:
        raise failed_cell(fault) from None
    except SphinxError as fault:
        inner = getattr(fault, "orig_exc", None)
        raise inner if isinstance(inner, BookError) else BookError(f"The build stopped: {fault}.", "Mend what it names.") from fault


def failed_cell(fault: Exception) -> BookError:
    """Say which cell of which chapter failed, and with what; the traceback goes to a file."""
    from book.site import chapter

    page, cause = chapter.read(Path(str(fault))), fault.__cause__
    kept = paths.BUILD / "failed_cell.txt"
    kept.write_text(re.sub(r"\x1b\[[0-9;]*m", "", str(cause)), encoding="utf-8")
    line = next((cell.line for cell in page.cells if cell.code.strip() and cell.code.strip() in str(cause)), None)
    what = f"The cell fails with {getattr(cause, 'ename', type(cause).__name__)}: {getattr(cause, 'evalue', cause)}."
    return BookError(what.replace("..", "."), f"Mend it, or what it calls: the traceback is in {paths.relative(kept)}.", file=page.file, line=line)


def make_lite(out: Path, *, wanted: bool = True, quiet: bool = False) -> int:
    """Make Python for the browser, or say in one line that it is left out; returns 0."""
    from book.site import lite

    if wanted:
        lite.build(out)
    elif not quiet:
        print("Without Python in the browser (LITE=0): the exercise pages offer their notebooks as downloads.", flush=True)
    return 0
