"""Puts the book's own files beside the pages: widget bundles, their host, large states and tables."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from book import data, paths
from book.site import host
from book.widgets import bundles


def make_bundles(app) -> None:
    """Bundle the widgets' modules before any page is read."""
    bundles.make()


def copy(app, fault) -> None:
    """Copy what the pages need, and take out what none needs any longer."""
    if fault or app.builder.format != "html":
        return
    forget_states(Path(app.outdir))
    copy_widgets(Path(app.outdir) / host.FOLDER)
    copy_data(Path(app.outdir) / "_static" / "data")


def forget_states(site: Path) -> None:
    """Delete the large states that no page names any longer."""
    pages = [file for folder in (site, site / "chapters") for file in folder.glob("*.html")]
    named = {name for page in pages for name in re.findall(r'data-state="([^"]+)"', page.read_text(encoding="utf-8"))}
    for file in (paths.CACHE / "states").glob("*.js"):
        if file.name not in named:
            file.unlink()


def copy_widgets(folder: Path) -> None:
    """Copy host.js, the bundles and the large states into a folder of the site."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {"host.js": paths.PACKAGE / "site" / "host.js"}
    for name in bundles.modules():
        wanted |= {host.versioned(name, ending): paths.BUNDLES / f"{name}.{ending}" for ending in ("page.js", "css")}
    wanted |= {file.name: file for file in (paths.CACHE / "states").glob("*.js")}
    for old in folder.iterdir():
        if old.name not in wanted:
            old.unlink()
    for name, source in wanted.items():
        shutil.copyfile(source, folder / name)


def copy_data(folder: Path) -> None:
    """Copy each table with its description into a folder of the site."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in data.names():
        for ending in ("csv", "yml"):
            shutil.copyfile(paths.DATA / f"{name}.{ending}", folder / f"{name}.{ending}")


def setup(app) -> None:
    """Connect to Sphinx."""
    app.connect("builder-inited", make_bundles)
    app.connect("build-finished", copy)
