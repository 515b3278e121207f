"""Finds the widgets of the built book by the marks that the build leaves on them."""

from __future__ import annotations

import re

from book import paths

HOST = re.compile(r'<div class="ju-host"[^>]*>')
MARK = re.compile(r'data-(widget|module)="([^"]+)"')


def found() -> list[tuple[str, str]]:
    """List the widgets of the built pages, quizzes apart: idea, and the first page that has it."""
    pages = {}
    for file in sorted(paths.HTML.rglob("*.html")):
        for host in HOST.findall(file.read_text(encoding="utf-8")):
            marks = dict(MARK.findall(host))
            if marks.get("module") != "quiz":
                pages.setdefault(marks["widget"], f"/{file.relative_to(paths.HTML).as_posix()}")
    return sorted(pages.items())
