"""Puts one widget on a page of its own, made as the build makes pages, and drives it as a reader would."""

from __future__ import annotations

import contextlib
import json
import shutil
from pathlib import Path

from playwright.sync_api import Page

from book import paths
from book.site import host
from book.widgets import bundles
from tests import browser

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Trial</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1"><style>
body {{ margin: 0; background: var(--ju-paper); color: var(--ju-ink); font-family: var(--ju-sans); line-height: 1.6; }}
main {{ max-width: 44rem; margin: 0 auto; padding: 1rem; }} {style}</style></head>
<body><main class="bd-article"><h1>Trial</h1>{mount}</main>{script}</body></html>"""


@contextlib.contextmanager
def served(widget, folder: Path):
    """Give the address of a page with this widget, while the block lasts."""
    bundles.make()
    assets = folder / "_static" / "ju"
    assets.mkdir(parents=True)
    for ending in ("page.js", "css"):
        shutil.copy(paths.BUNDLES / f"{widget.module}.{ending}", assets / host.versioned(widget.module, ending))
    shutil.copy(paths.PACKAGE / "site" / "host.js", assets)
    style = "".join((paths.PACKAGE / "site" / "theme" / f"{name}.css").read_text() for name in ("palette", "text", "print"))
    mount = host.mount_html(widget.get_state(), widget.fallback()["text/html"], root="../")
    (folder / "chapters").mkdir()
    (folder / "chapters" / "trial.html").write_text(PAGE.format(style=style, mount=mount, script=host.host_script("../")), encoding="utf-8")
    server = browser.serve(folder)
    yield f"{server.address}/chapters/trial.html"
    server.close()


def alive(page: Page) -> Page:
    """Wait until the widget answers."""
    page.locator(".ju-live:not([hidden]) .ju-sentence").wait_for()
    return page


def says(page: Page, sentence: str) -> None:
    """Wait until the live sentence is this one."""
    page.wait_for_function("text => document.querySelector('.ju-live .ju-sentence').textContent === text", arg=sentence)


def twin(page: Page) -> list[list[str]]:
    """Read the table twin: its head, then its rows."""
    page.wait_for_function("() => document.querySelector('.ju-live details .ju-scroll thead th')")
    rows = "() => [...document.querySelectorAll('.ju-live details .ju-scroll tr')].map(row => [...row.cells].map(cell => cell.textContent))"
    return json.loads(page.evaluate(f"() => JSON.stringify(({rows})())"))
