"""Builds the site with Sphinx, from Jupyter Book's own settings, and serves it while it is written."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from book import paths

SETTINGS = paths.BUILD / "conf"
# Warnings are errors; every unresolved reference is a warning.
STRICT = ["-W", "--keep-going", "-n"]


def write_settings() -> Path:
    """Write the Sphinx configuration that Jupyter Book makes of `_config.yml`.

    Returns
    -------
    Path
        The folder that holds it.
    """
    from jupyter_book.config import get_final_config

    final, _ = get_final_config(user_yaml=paths.ROOT / "_config.yml", cli_config={"latex_individualpages": False}, sourcedir=paths.ROOT)
    # Sphinx looks for these beside its settings, which lie elsewhere here.
    final["external_toc_path"] = str(paths.ROOT / "_toc.yml")
    final["bibtex_bibfiles"] = [str(paths.ROOT / name) for name in final["bibtex_bibfiles"]]
    text = "".join(f"{key} = {value!r}\n" for key, value in sorted(final.items()))
    SETTINGS.mkdir(parents=True, exist_ok=True)
    file = SETTINGS / "conf.py"
    if not file.exists() or file.read_text(encoding="utf-8") != text:
        file.write_text(text, encoding="utf-8")
    return SETTINGS


def arguments(out: Path) -> list[str]:
    """Give Sphinx's arguments for building the site into `out`."""
    folders = ["-c", str(write_settings()), "-d", str(paths.BUILD / "doctrees")]
    return ["-b", "html", *STRICT, *folders, str(paths.ROOT), str(out)]


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
    from sphinx.cmd.build import main

    os.chdir(paths.ROOT)
    make_lite(out, wanted=lite)
    return main(["-q", *arguments(out)])


def make_lite(out: Path, *, wanted: bool = True) -> None:
    """Make Python for the browser, before the pages, which say how large it is."""
    from book.site import lite

    if wanted:
        lite.build(out)
    else:
        print("Without Python in the browser (LITE=0): the exercise pages offer their notebooks as downloads.")


def serve(port: int, *, lite: bool = True) -> int:
    """Serve the site and build it again whenever a file of the book is saved.

    Parameters
    ----------
    port : int
        Where to serve it on this machine.
    lite : bool
        Whether Python for the browser is made too.

    Returns
    -------
    int
        The server's exit code.
    """
    build(lite=lite)
    ignored = ["_build", "node_modules", ".venv", ".git", "bundles", "__pycache__"]
    pattern = rf"(^|/)({'|'.join(map(re.escape, ignored))})(/|$)"
    command = [sys.executable, "-m", "sphinx_autobuild", "-q", "--no-initial", *arguments(paths.HTML), "--port", str(port), "--re-ignore", pattern]
    print(f"Joined Up is at http://127.0.0.1:{port}/ (stop it with Ctrl+C). Saved files are on the page within seconds.", flush=True)
    return subprocess.call(command, cwd=paths.ROOT)
