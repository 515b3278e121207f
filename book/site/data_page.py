"""The `data-sets` directive: every data set with its picture, source, licence, columns and download, each with an anchor."""

from __future__ import annotations

import html
import re

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from book import data, paths
from book.law import in_words
from book.site import chapter as chapters
from book.site import host
from book.site.sketch import sketch

USED = re.compile(r"\{source\}`(\w+)`|load\(\"(\w+)\"\)")


class DataSetsDirective(SphinxDirective):
    """All data sets, by title."""

    def run(self) -> list[nodes.Node]:
        used = _users(self.env)
        found = sorted((data.describe(name) for name in data.names()), key=lambda about: about.title.lower())
        for about in found:
            for ending in ("csv", "yml"):
                self.env.note_dependency(str(about.file.with_suffix(f".{ending}")))
        return [self._entry(about, used.get(about.name, [])) for about in found]

    def _entry(self, about: data.Description, users: list[str]) -> nodes.section:
        """One data set, as a section with the anchor `data-<name>`."""
        table, root = data.load(about.name), host.root_of(self.env, self.env.docname)
        source = nodes.paragraph("", f"{data.cite(about.name)} ")
        if about.url:
            source += nodes.reference("", "Open the source", refuri=about.url, internal=True)
            source += nodes.Text(".")
        made = "put together" if about.licence == "own" else "taken from the source"
        rows = f"{len(table):,} rows, {len(about.columns)} columns; {_lower(about.geography)}; {made} on {in_words(about.retrieved)}."
        parts = [nodes.title("", about.title), nodes.paragraph("", rows), source]
        if about.illustrative:
            parts.insert(1, nodes.paragraph("", "", nodes.strong("", "Illustrative: these figures are made up for teaching.")))
        parts += [host.raw(picture)] if (picture := sketch(about.name)) else []
        return nodes.section("", *parts, *self._used(users), host.raw(_downloads(about, root)), host.raw(_columns(about)), ids=[f"data-{about.name}"], names=[f"data-{about.name}"])

    def _used(self, users: list[str]) -> list[nodes.Node]:
        """Name the chapters that use it."""
        line = nodes.paragraph("", "Used in ")
        for at, slug in enumerate(users):
            line += nodes.Text(", " if at else "")
            line += addnodes.pending_xref("", nodes.inline("", slug), refdomain="std", reftype="doc", reftarget=f"/chapters/{slug}", refexplicit=False, refdoc=self.env.docname)
        line += nodes.Text(".")
        return [line] if users else []


def _users(env) -> dict[str, list[str]]:
    """Say which chapters use which data set, in the order of the book."""
    found: dict[str, list[str]] = {}
    env.note_dependency(str(paths.ROOT / "_toc.yml"))
    for page in chapters.in_order():
        env.note_dependency(str(page.file))
        for name in dict.fromkeys(one or other for one, other in USED.findall(page.text)):
            found.setdefault(name, []).append(page.slug)
    return found


def _lower(text: str) -> str:
    """Let a text go on in a sentence, unless it begins with a name."""
    return text[0].lower() + text[1:] if text.split(" ")[0] in ("The", "An", "A") else text


def _downloads(about: data.Description, root: str) -> str:
    """Offer the table and its description."""
    label = html.escape(about.title, quote=True)
    table, words = (f"{root}_static/data/{about.name}.{ending}" for ending in ("csv", "yml"))
    return (
        f'<p><a class="ju-download" href="{table}" download>Download the table<span class="ju-hidden"> of {label}</span> (CSV)</a> · '
        f'<a class="ju-download" href="{words}" download>its description<span class="ju-hidden"> of {label}</span> (YAML)</a></p>'
    )


def _columns(about: data.Description) -> str:
    """Fold the meaning of each column, and the notes."""
    rows = "".join(f"<dt><code>{one.name}</code></dt><dd>{html.escape(one.meaning)}{html.escape(_unit(one))}</dd>" for one in about.columns)
    notes = f"<p>{html.escape(about.notes)}</p>" if about.notes else ""
    return f'<details class="ju-columns"><summary>What the columns mean<span class="ju-hidden">: {html.escape(about.title)}</span></summary><dl>{rows}</dl>{notes}</details>'


def _unit(column: data.Column) -> str:
    """Say the unit of a number, and that a value may be missing."""
    told = [column.unit.replace("pct", "per cent").replace("gbp_m", "£ million")] if column.type in ("integer", "number") and column.unit not in ("label", "count") else []
    return f" ({', '.join([*told, *(['may be empty'] if column.missing else [])])})" if told or column.missing else ""
