"""The list of law, policy and reports: `law-of-the-book` folds it by theme, `law-changes` says what is new and what has gone."""

from __future__ import annotations

import html
from urllib.parse import urlsplit

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from book import law, paths
from book.site import host

PAGE = "chapters/law"
NATIONS = {
    "uk": "United Kingdom", "great_britain": "Great Britain", "england_wales": "England and Wales", "england": "England", "wales": "Wales",
    "scotland": "Scotland", "northern_ireland": "Northern Ireland",
}  # fmt: skip
# Words of a theme's key that are not its words with spaces between.
THEMES = {"domestic_abuse_and_marac": "Domestic abuse and MARAC"}
GONE = {"repealed": "repealed", "superseded": "replaced", "ended": "ended", "amended": "amended or replaced in part"}
RECALLED = "A part of this entry was not read in a source: check it before you rely on it."


def anchor(key: str) -> str:
    """Name the place of an entry on the page."""
    return f"law-{key}"


def theme_in_words(theme: str) -> str:
    """Write a theme's key as a heading."""
    return THEMES.get(theme, theme.replace("_", " ").capitalize())


def row(one: law.Entry) -> str:
    """Write an entry, with its anchor."""
    e = html.escape
    title = f"<em>{e(one.title)}</em>" if one.kind in law.DOCUMENTS else e(one.title)
    facts = f"{law.in_words(one.date)}; {one.kind.replace('_', ' ')}; {NATIONS[one.nation]}."
    lines = [facts, one.effect, one.standing(), one.note, law.READ[one.read_in], RECALLED if one.sure == "recalled" else ""]
    said = " ".join(e(line) for line in lines if line)
    at = (urlsplit(one.source).hostname or "").removeprefix("www.")
    link = f'<a class="ju-law-source" href="{e(one.source, quote=True)}">{e(at)}<span class="ju-hidden">: {e(one.title)}</span></a>'
    return f'<dt id="{anchor(one.key)}">{title}{f" ({e(one.citation)})" if one.citation else ""}</dt><dd>{said} {link}</dd>'


def by_theme() -> dict[str, list[law.Entry]]:
    """Part the entries by theme, in the order of the table's own list of themes, each by date."""
    about = next(column for column in law.data.describe(law.NAME).columns if column.name == "theme")
    parts = {theme: [one for one in law.entries() if one.theme == theme] for theme in about.values}
    return {theme: entries for theme, entries in parts.items() if entries}


class _Law(SphinxDirective):
    """What both directives need of Sphinx."""

    def depend(self) -> None:
        """Write the page anew when the table changes."""
        for ending in ("csv", "yml"):
            self.env.note_dependency(str(paths.DATA / f"{law.NAME}.{ending}"))


class LawDirective(_Law):
    """Every entry, folded by theme."""

    def run(self) -> list[nodes.Node]:
        self.depend()
        folded = [_fold(theme_in_words(theme), f"<dl>{''.join(row(one) for one in entries)}</dl>", len(entries)) for theme, entries in by_theme().items()]
        return [host.raw("".join(folded))]


class LawChangesDirective(_Law):
    """What is new since a day, and what is gone or changed: titles that lead to the entries."""

    option_spec = {"since": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        self.depend()
        since = self.options.get("since", "2025")
        new = [one for one in law.entries() if one.date >= since]
        gone = {words: [one for one in law.entries() if one.status == status] for status, words in GONE.items()}
        folded = [_fold(f"Since {words}", f"<ul>{_items(entries)}</ul>", len(entries)) for words, entries in gone.items() if entries]
        return [host.raw(f"<p><strong>New since {law.in_words(since)}</strong></p><ul>{_items(new)}</ul>{''.join(folded)}")]


def _items(entries: list[law.Entry]) -> str:
    return "".join(f'<li><a href="#{anchor(one.key)}">{html.escape(one.title)}</a> ({one.date[:4]})</li>' for one in entries)


def _fold(words: str, inner: str, count: int) -> str:
    return f'<details class="ju-law-theme"><summary>{html.escape(words)} <span class="ju-count">({count})</span></summary>{inner}</details>'
