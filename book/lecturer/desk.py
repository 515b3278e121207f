"""Writes the marking desk into the site: its page, its script and style sheet, what the engine asks for, and a sample to try."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from string import Template
from typing import Any

from book.lecturer import sample
from book.site import scripts, shell

SOURCE = Path(__file__).with_name("desk")
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; frame-src 'self'; form-action 'none'; base-uri 'none'"


def write(site: Path) -> None:
    """Write the desk.

    Parameters
    ----------
    site : Path
        The top of the built site.
    """
    folder = site / "teach" / "desk"
    folder.mkdir(parents=True, exist_ok=True)
    for source, target in (("main.js", "desk.js"), ("desk.css", "desk.css"), ("worker.js", "worker.js")):
        scripts.write(SOURCE / source, folder / target)
    for file in (SOURCE / "frame.html", SOURCE.parent / "runner.py"):
        shutil.copyfile(file, folder / file.name)
    (site / "teach" / "mark.html").write_text(page(folder), encoding="utf-8")
    (site / "teach" / "sample_hand_ins.zip").write_bytes(sample.make())


def page(folder: Path) -> str:
    """Fill in the page: its policy, and a mark of its files, so that a browser's cache is never stale."""
    print_ = hashlib.sha256(b"\0".join((folder / name).read_bytes() for name in ("desk.js", "desk.css"))).hexdigest()[:10]
    return Template((SOURCE / "mark.html").read_text(encoding="utf-8")).substitute(policy=POLICY, icon=shell.favicon(), print=print_)


def setup(app: Any) -> None:
    """Connect to Sphinx: the desk is written once the pages stand."""
    app.connect("build-finished", _finish)


def _finish(app: Any, fault: Exception | None) -> None:
    if not fault and app.builder.format == "html":
        write(Path(app.outdir))
