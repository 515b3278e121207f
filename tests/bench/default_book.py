"""A default Jupyter Book page with an ipywidgets slider: what the book's own figures are measured beside."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import BrowserContext, Route

from book import paths

FOLDER = paths.BUILD / "bench" / "default"
FETCHED = paths.BUILD / "bench" / "fetched"
PAGE = """\
---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3
  name: python3
---

# A default page

A paragraph, a slider and a figure.

```{code-cell} ipython3
%matplotlib inline
import ipywidgets
import matplotlib.pyplot as plt


def draw(weight):
    plt.bar([1, 2, 3], [weight, 2, 3])
    plt.show()


ipywidgets.interact(draw, weight=ipywidgets.IntSlider(min=0, max=20, value=3))
```
"""
# What such a page asks of other hosts comes from the same packages of npm, since none is reached here.
PACKAGES = {"requirejs": "2.3.4", "@jupyter-widgets/html-manager": "1.0.6"}
SERVED = {"https://cdnjs.cloudflare.com/**/require.min.js": "requirejs/require.min.js", "https://cdn.jsdelivr.net/**/embed-amd.js": "@jupyter-widgets/html-manager/dist/embed-amd.js"}


def build() -> Path:
    """Build the page with Jupyter Book's own defaults, once; returns the folder of its HTML."""
    html = FOLDER / "_build" / "html"
    if not all(file.exists() for file in (html / "page.html", *(FETCHED / "node_modules" / name for name in SERVED.values()))):
        FOLDER.mkdir(parents=True, exist_ok=True)
        (FOLDER / "page.md").write_text(PAGE, encoding="utf-8")
        (FOLDER / "_config.yml").write_text("title: Default\nauthor: A\nexecute:\n  execute_notebooks: force\n", encoding="utf-8")
        (FOLDER / "_toc.yml").write_text("format: jb-book\nroot: page\n", encoding="utf-8")
        FETCHED.mkdir(parents=True, exist_ok=True)
        (FETCHED / "package.json").write_text(json.dumps({"private": True, "dependencies": PACKAGES}), encoding="utf-8")
        _run([_program("npm"), "install", "--silent", "--no-package-lock"], FETCHED)
        required = FETCHED / "node_modules" / "requirejs"
        _run([str(paths.ROOT / "node_modules" / ".bin" / "esbuild"), "--minify", "--log-level=error", "--outfile=require.min.js", "require.js"], required)
        _run([_program("jupyter-book"), "build", "--quiet", "."], FOLDER)
        # npm's require.js is not minified, so the page's hash of it would not hold.
        page = html / "page.html"
        page.write_text(re.sub(r' integrity="[^"]*"| crossorigin="[^"]*"', "", page.read_text(encoding="utf-8")), encoding="utf-8")
    return html


def answer_for_other_hosts(context: BrowserContext) -> None:
    """Serve what the page asks of content networks, and refuse the rest."""
    for pattern, file in SERVED.items():
        context.route(pattern, _serve(FETCHED / "node_modules" / file))


def _serve(file: Path):
    def answer(route: Route) -> None:
        route.fulfill(path=file, content_type="text/javascript")

    return answer


def _program(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


def _run(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
