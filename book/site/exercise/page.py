"""Makes each exercise's page: what it is, the three ways to do it, the notebook, and its text to read."""

from __future__ import annotations

import hashlib
import html
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from book import paths
from book.lecturer import plan
from book.site import scripts
from book.site.exercise import copies, index

if TYPE_CHECKING:
    import nbformat

FOLDER = Path(__file__).parent
ASSETS = ("exercise.js", "exercise.css")
WITHOUT = "This copy of the book was built without Python in the browser. Answer without code, or download the notebook and open it in JupyterLab."
WITH = "Python runs in this page, on your own machine, and your work is kept in this browser. Pressing the button fetches {megabytes:.0f} MB at most, once; then Python starts in about ten seconds on a laptop."


def pages(app) -> Iterator[tuple[str, dict, str]]:
    """Give Sphinx the exercise pages, and put each student copy beside its page.

    Parameters
    ----------
    app : Sphinx
        The running build; `html-collect-pages` calls this.

    Yields
    ------
    tuple
        Page name, context and template.
    """
    import nbformat

    folder = Path(app.outdir) / "exercises"
    folder.mkdir(parents=True, exist_ok=True)
    sources = copies.in_order()
    for old in folder.iterdir():
        if not any(old.stem.startswith(source.stem) for source in sources) and old.suffix in (".ipynb", ".html"):
            old.unlink()
    for source in sources:
        student = copies.student(source)
        (folder / f"{source.stem}.ipynb").write_text(nbformat.writes(student), encoding="utf-8")
        about = student.metadata["exercise"]
        body = _body(source, student, _fetched(app, source.stem), _Words(app))
        yield f"exercises/{source.stem}", {"title": about["title"], "body": body, "exercise": about}, "page.html"
    body = index.body(_Words(app).chapter, has_python=_fetched(app, "") is not None)
    yield "exercises/index", {"title": index.TITLE, "body": body, "exercise": {}}, "page.html"


def chapter_links(env) -> Callable[[str], str]:
    """Give the function that links a chapter by its title, from a page beside the exercises."""

    def link(slug: str) -> str:
        title = env.titles.get(f"chapters/{slug}")
        return f'<a href="../chapters/{slug}.html">{html.escape(title.astext() if title else slug)}</a>'

    return link


class _Words:
    """What a page takes from the build: chapters' titles and coloured code."""

    def __init__(self, app):
        self.chapter, self._colour = chapter_links(app.env), app.builder.highlighter.highlight_block

    def code(self, source: str) -> str:
        # Code may be wider than a phone: a reader without a mouse must be able to scroll it.
        return self._colour(source, "python").replace("<pre>", '<pre tabindex="0" role="group" aria-label="Code">', 1)


def _fetched(app, name: str) -> dict | None:
    """Read what running an exercise fetches, where Python in the browser was built."""
    report = Path(app.outdir) / "lite" / "build.json"
    if not report.exists():
        return None
    content = json.loads(report.read_text(encoding="utf-8"))
    return {"pages": content["pages"], "python": content["exercises"].get(name, {})}


def _body(source: Path, student: nbformat.NotebookNode, fetched: dict | None, words: _Words) -> str:
    about, name, planned = student.metadata["exercise"], source.stem, plan.plan(source)
    size = (fetched["pages"] + sum(file["size"] for file in fetched["python"].values())) / 1e6 if fetched else 0
    plain = {key: html.escape(str(about[key])) for key in ("title", "summary", "level", "minutes")}
    return Template((FOLDER / "page.html").read_text(encoding="utf-8")).substitute(
        plain,
        name=name,
        lite="../lite/",
        edition=planned["edition"],
        marks=planned["marks"],
        chapter_word="Chapter" if len(about["chapters"]) == 1 else "Chapters",
        chapters=", ".join(words.chapter(slug) for slug in about["chapters"]),
        offer=WITH.format(megabytes=size) if fetched else WITHOUT,
        button=f'<button type="button" class="ju-exercise-run" hidden>Run this in Python ({size:.0f} MB)</button>' if fetched else "",
        file=f"{name}.ipynb",
        text=_text(student, words.code),
        files=_data(fetched["python"] if fetched else {}),
        plan=_data(_to_hand_in(student)),
    )


def _data(content: dict) -> str:
    """Write data so that it cannot end the script element that holds it."""
    return json.dumps(content, ensure_ascii=False).replace("<", "\\u003c")


def _to_hand_in(student: nbformat.NotebookNode) -> dict[str, list[dict[str, str]]]:
    """List what the page sums up before a hand-in: each check with what it looks at, each written question with its empty cell."""
    found: dict[str, list[dict[str, str]]] = {"checks": [], "written": []}
    for cell in student.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        if copies.CHECK in copies.tags(cell):
            what = cell.source.partition("\n")[0].removeprefix("# Checks ").rstrip(".")
            found["checks"].append({"id": name, "what": what})
        if copies.WRITTEN in copies.tags(cell):
            found["written"].append({"id": name, "given": cell.source})
    return found


def _text(student: nbformat.NotebookNode, code: Callable[[str], str]) -> str:
    """Set the notebook's cells as text and code; its first heading is the page's already."""
    from markdown_it import MarkdownIt

    prose = MarkdownIt("commonmark", {"html": False}).enable("table").render
    parts = [code(cell.source) if cell.cell_type == "code" else prose(_without_title(cell.source)) for cell in student.cells]
    return "\n".join(parts)


def _without_title(source: str) -> str:
    first, _, rest = source.partition("\n")
    return rest if first.startswith("# ") else source


def is_outdated(app, env, _added, _changed, _removed) -> list[str]:
    """Have Sphinx finish a build, and so write these pages, where only an exercise has changed."""
    report = Path(app.outdir) / "lite" / "build.json"
    files = [*copies.sources(), *paths.RULES.glob("*.yml"), *FOLDER.glob("*.*"), *(report,) * report.exists()]
    key = hashlib.sha256(b"\0".join(file.read_bytes() for file in sorted(files))).hexdigest()
    if getattr(env, "ju_exercises", "") == key:
        return []
    env.ju_exercises = key
    return [app.config.root_doc]


def copy(app, fault) -> None:
    """Bundle the pages' script and style sheet beside the site's other files."""
    if fault or app.builder.format != "html":
        return
    for name in ASSETS:
        scripts.write(FOLDER / name, Path(app.outdir) / "_static" / name)


def dress(app, pagename: str, _template: str, context: dict, _doctree) -> None:
    """Let an exercise's page load its script and style sheet."""
    if "exercise" in context and pagename.startswith("exercises/"):
        if context["exercise"]:
            app.add_js_file(ASSETS[0], loading_method="defer")
        app.add_css_file(ASSETS[1])


def setup(app) -> None:
    """Connect to Sphinx."""
    app.connect("env-get-outdated", is_outdated)
    app.connect("html-collect-pages", pages)
    app.connect("html-page-context", dress, priority=400)  # before the shell takes its list of scripts
    app.connect("build-finished", copy)
