"""Builds the site with Sphinx, from Jupyter Book's own settings."""

from __future__ import annotations

import os
from pathlib import Path

from book import paths

SETTINGS = paths.BUILD / "conf"
# Warnings are errors; every unresolved reference is a warning.
STRICT = ["-W", "--keep-going", "-n"]


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
    """Build the pages alone; returns 0 where there was no warning."""
    from sphinx.cmd.build import main

    os.chdir(paths.ROOT)
    folders = ["-c", str(write_settings()), "-d", str(paths.BUILD / "doctrees")]
    return main(["-q", "-b", "html", *STRICT, *folders, str(paths.ROOT), str(out)])


def make_lite(out: Path, *, wanted: bool = True, quiet: bool = False) -> int:
    """Make Python for the browser, or say in one line that it is left out; returns 0."""
    from book.site import lite

    if wanted:
        lite.build(out)
    elif not quiet:
        print("Without Python in the browser (LITE=0): the exercise pages offer their notebooks as downloads.", flush=True)
    return 0
