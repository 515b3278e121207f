"""Makes each exercise's form without code: its text, what its cells show, and its questions as fields."""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any

from book import paths, rules
from book.errors import BookError
from book.lecturer import plan
from book.site import scripts
from book.site.exercise import copies, form_questions, outputs
from book.site.exercise.page import chapter_links

if TYPE_CHECKING:
    import nbformat

FOLDER = Path(__file__).parent
SCRIPT, STYLE = FOLDER / "form.js", FOLDER / "form.css"
NAME = re.compile(r"\w+")
LONG_CELL = 24  # characters: a table of longer texts folds on a phone, one of figures scrolls, so that they can be compared
LOADED = ("exercise_form.js", "exercise_form.css")


def pages(app) -> Iterator[tuple[str, dict, str]]:
    """Give Sphinx the forms.

    Parameters
    ----------
    app : Sphinx
        The running build; `html-collect-pages` calls this.

    Yields
    ------
    tuple
        Page name, context and template.
    """
    for source in copies.in_order():
        about = copies.read(source).metadata["exercise"]
        title = f"{about['title']}: form without code"
        yield f"exercises/{source.stem}_form", {"title": title, "body": body(source, chapter_links(app.env)), "exercise_form": True}, "page.html"


def body(source: Path, chapter: Callable[[str], str]) -> str:
    """Set one form.

    Parameters
    ----------
    source : Path
        `exercises/notebooks/<exercise>.md`.
    chapter : callable
        Gives the link to a chapter, by its slug.

    Returns
    -------
    str
        HTML; everything that changes in it is told apart by `data-` names for form.js.
    """
    about, planned = copies.read(source).metadata["exercise"], plan.plan(source)
    plain = {key: html.escape(str(about[key])) for key in ("title", "summary", "level", "minutes")}
    return Template((FOLDER / "form.html").read_text(encoding="utf-8")).substitute(
        plain,
        name=source.stem,
        edition=planned["edition"],
        marks=planned["marks"],
        count=len(planned["checks"]) + len(planned["written"]),
        chapters=", ".join(chapter(slug) for slug in about["chapters"]),
        text=_Setter(source).text(),
        data=_data(source, planned),
    )


def _data(source: Path, planned: dict) -> str:
    """Give the script the plan and the notebook that it fills, within the page, since a page opened as a file can fetch nothing."""
    import nbformat

    notebook = json.loads(nbformat.writes(copies.student(source)))
    return json.dumps({"plan": planned, "notebook": notebook}, ensure_ascii=False).replace("<", "\\u003c")


class _Setter:
    """Sets an exercise's cells one after the other; tables, pictures and questions are numbered through."""

    def __init__(self, source: Path):
        from markdown_it import MarkdownIt

        self._source, self._outputs = source, outputs.of(source)
        self._prose = MarkdownIt("commonmark", {"html": False}).enable("table")
        self._prose.add_render_rule("code_inline", _named)
        read = rules.read(paths.RULES / f"{source.stem}.yml")
        self._checks, self._written = ({one.id: one for one in part} for part in (read.checks, read.written))
        self._heading, self._tables, self._pictures, self._asked = "", 0, 0, 0

    def text(self) -> str:
        """Set all cells."""
        return "\n".join(filter(None, map(self._cell, copies.form(self._source).cells)))

    def _cell(self, cell: nbformat.NotebookNode) -> str:
        tags = copies.tags(cell)
        if copies.WRITTEN in tags:
            return form_questions.written(self._number(), self._written[cell.metadata["question"]], self._prose.renderInline)
        if copies.CHECK in tags:
            return form_questions.asked(self._number(), self._checks[copies.check_of(cell)[0]], self._prose.renderInline)
        if cell.cell_type == "markdown":
            return self._markdown(cell.source)
        return "\n".join(self._output(cell, one) for one in self._outputs.get(cell.id, ()))

    def _number(self) -> int:
        self._asked += 1
        return self._asked

    def _markdown(self, source: str) -> str:
        """Set prose; the exercise's first heading is the page's already."""
        lines = source.split("\n")
        kept = lines[1:] if lines[0].startswith("# ") else lines
        headings = [line.lstrip("#").strip() for line in kept if line.startswith("##")]
        self._heading = headings[-1] if headings else self._heading
        return self._prose.render("\n".join(kept)).strip()

    def _output(self, cell: nbformat.NotebookNode, one: dict[str, Any]) -> str:
        if "table" in one:
            self._tables += 1
            return table(f"Table {self._tables}. {self._heading}", one["table"])
        if "svg" in one:
            self._pictures += 1
            return self._picture(cell, one["svg"])
        return f'<pre class="ju-form-shown">{html.escape(one["text"])}</pre>'

    def _picture(self, cell: nbformat.NotebookNode, svg: str) -> str:
        if not cell.metadata.get("alt"):
            raise BookError("A cell draws a picture and has no ':alt:'.", "Say in it the kind of chart and its main message.", file=self._source)
        alt = html.escape(cell.metadata["alt"], quote=True)
        shown = svg.replace("<svg ", '<svg aria-hidden="true" ', 1)
        return f'<figure><div class="ju-picture" role="img" aria-label="{alt}">{shown}</div><figcaption>Picture {self._pictures}. {html.escape(self._heading)}</figcaption></figure>'


def _named(_renderer, tokens: list, place: int, *_more) -> str:
    """Set a name that code uses in words, as the tables' heads do; other code stays code."""
    text = tokens[place].content
    return f"<em>{html.escape(outputs.words(text))}</em>" if NAME.fullmatch(text) else f"<code>{html.escape(text)}</code>"


def table(caption: str, shown: dict[str, Any]) -> str:
    """Set a table that scrolls by keyboard; one with long texts in three columns or more folds on a phone.

    Parameters
    ----------
    caption : str
        What names it.
    shown : dict
        As `outputs.table` gives it.

    Returns
    -------
    str
        HTML.
    """
    heads, longest = shown["heads"], max((len(text) for row in shown["rows"] for text in row), default=0)
    folds = " ju-folds" * (len(heads) > 2 and longest > LONG_CELL)
    top = "".join(f'<th scope="col"{_side(numeric)}>{html.escape(head)}</th>' for head, numeric in zip(heads, shown["numeric"]))
    rows = "".join(_row(row, shown) for row in shown["rows"])
    name = html.escape(caption)
    start = f'<div class="pst-scrollable-table-container{folds} ju-form-table" role="group" tabindex="0" aria-label="{html.escape(caption, quote=True)}">'
    return f"{start}<table><caption>{name}</caption><thead><tr>{top}</tr></thead><tbody>{rows}</tbody></table></div>"


def _side(numeric: bool) -> str:
    return ' class="text-right"' if numeric else ""


def _row(row: list[str], shown: dict[str, Any]) -> str:
    """Set a row: what names it is a heading; a row that stands for those left out says so."""
    if not row:
        return f'<tr><td colspan="{len(shown["heads"])}">Rows between are left out here.</td></tr>'
    names = max(shown["names"], 1)
    first = "".join(f'<th scope="row">{html.escape(text)}</th>' for text in row[:names])
    rest = zip(row[names:], shown["heads"][names:], shown["numeric"][names:])
    return f"<tr>{first}{''.join(f'<td data-label={_quoted(head)}{_side(numeric)}>{html.escape(text)}</td>' for text, head, numeric in rest)}</tr>"


def _quoted(text: str) -> str:
    return f'"{html.escape(text, quote=True)}"'


def is_outdated(app, env, _added, _changed, _removed) -> list[str]:
    """Have Sphinx finish a build, and so write these pages, where something that they show has changed."""
    files = [*copies.sources(), *paths.RULES.glob("*.yml"), *paths.DATA.glob("*.*"), *FOLDER.glob("*.*")]
    files += [*paths.PACKAGE.glob("*.py"), *(paths.PACKAGE / "models").glob("*.py")]
    key = hashlib.sha256(b"\0".join(file.read_bytes() for file in sorted(files))).hexdigest()
    if getattr(env, "ju_forms", "") == key:
        return []
    env.ju_forms = key
    return [app.config.root_doc]


def dress(app, pagename: str, _template: str, context: dict, _doctree) -> None:
    """Let a form load its script and style sheet."""
    if "exercise_form" in context:
        app.add_js_file(LOADED[0], loading_method="defer")
        app.add_css_file(LOADED[1])


def copy(app, fault) -> None:
    """Bundle the forms' script and style sheet beside the site's other files."""
    if fault or app.builder.format != "html":
        return
    for source, name in zip((SCRIPT, STYLE), LOADED):
        scripts.write(source, Path(app.outdir) / "_static" / name)


def setup(app) -> None:
    """Connect to Sphinx."""
    app.connect("env-get-outdated", is_outdated)
    app.connect("html-collect-pages", pages)
    app.connect("html-page-context", dress, priority=400)  # before the shell takes its list of scripts
    app.connect("build-finished", copy)
