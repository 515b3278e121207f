"""Finds the widgets of the built book by the marks that the build leaves on them."""

from __future__ import annotations

import re

from book import paths

HOST = re.compile(r'<div class="ju-host"[^>]*>')
MARK = re.compile(r'data-(widget|module)="([^"]+)"')


def found() -> list[tuple[str, str]]:
    """List the widgets of the built pages, with the first page that has each; quizzes and the learner's pages are apart."""
    pages, modules = {}, {file.stem for file in (paths.PACKAGE / "widgets").glob("*.js")}
    for file in sorted(paths.HTML.rglob("*.html")):
        for host in HOST.findall(file.read_text(encoding="utf-8")):
            marks = dict(MARK.findall(host))
            if marks.get("module") in modules:
                pages.setdefault(marks["widget"], f"/{file.relative_to(paths.HTML).as_posix()}")
    return sorted(pages.items())
