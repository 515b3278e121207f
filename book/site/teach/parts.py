"""What the pages of the lecturer's pack are made of: its files, the chapters of a build, and small pieces of HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from book import paths
from book.reading import parse_yaml, read_text
from book.site import chapter as chapters
from book.site.chapter import Chapter
from book.site.teach import reading

FOLDER = Path(__file__).parent
LINK = re.compile(r"\[([^\]]+)\]\((\w+)(#[\w-]+)?\)")
EMPHASIS = re.compile(r"\*([^*]+)\*")
SUPPORT = re.compile(r"^`{3,}\{support\}", flags=re.M)


def content(name: str) -> dict | list:
    """Read one of the pack's own files."""
    return parse_yaml(read_text(FOLDER / f"{name}.yml"), FOLDER / f"{name}.yml")


def words(text: str, root: str) -> str:
    """Write a text as HTML: `[words](slug#anchor)` leads to a chapter, `*words*` are set off."""
    text = EMPHASIS.sub(r"<em>\1</em>", html.escape(text, quote=False)).replace("'", "’")
    return LINK.sub(lambda match: f'<a href="{root}chapters/{match[2]}.html{match[3] or ""}">{match[1]}</a>', text)


def items(texts: Iterable[str], tag: str = "ul") -> str:
    """Write a list."""
    return f"<{tag}>{''.join(f'<li>{text}</li>' for text in texts)}</{tag}>"


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table whose first cells name their rows; the cells are HTML."""
    heads = "".join(f'<th scope="col">{name}</th>' for name in head)
    body = "".join(f'<tr><th scope="row">{first}</th>{"".join(_cells(head[1:], rest))}</tr>' for first, *rest in rows)
    return f'<div class="ju-folds"><table class="table"><caption>{html.escape(caption)}</caption><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>'


def _cells(head: Sequence[str], cells: Sequence[str]) -> list[str]:
    """Write cells that name their column, for a small screen on which they stand below each other."""
    return [f'<td data-label="{html.escape(name)}">{cell}</td>' for name, cell in zip(head, cells, strict=True)]


@dataclass(frozen=True)
class Pack:
    """The chapters that a build holds, with what its pages say of them."""

    env: object

    @cached_property
    def chapters(self) -> list[Chapter]:
        """The numbered chapters, in order."""
        return [page for page in chapters.in_order() if f"chapters/{page.slug}" in self.env.found_docs]

    @cached_property
    def works(self) -> dict:
        """The list of references, by key."""
        return {one.key: one.formatted_entry for one in self.env.get_domain("cite").citations}

    @cached_property
    def entries(self) -> dict:
        """The works as `references.bib` has them."""
        return self.env.get_domain("cite").bibdata.data.entries

    @cached_property
    def open(self) -> set[str]:
        """The keys of works that are known to be free to read."""
        said = [pair for page in self.chapters for pair in reading.further(page).items()]
        return {key for key, line in said if reading.is_open(self.entries[key], line)} | {key for key in self.works if reading.is_open(self.entries[key])}

    def has(self, slug: str) -> bool:
        """Tell whether the build holds a chapter."""
        return any(page.slug == slug for page in self.chapters)

    def title(self, slug: str) -> str:
        """Give a chapter's title, as HTML."""
        return html.escape(self.env.titles[f"chapters/{slug}"].astext(), quote=False) if self.has(slug) else slug

    def number(self, slug: str) -> int:
        """Give a chapter's number."""
        return [page.slug for page in self.chapters].index(slug) + 1

    def link(self, slug: str, root: str, *, page: str = "chapters/{}.html") -> str:
        """Link to a chapter, or to another page that each chapter has."""
        return f'<a href="{root}{page.format(slug)}">{self.title(slug)}</a>' if self.has(slug) else slug

    def work(self, key: str) -> str:
        """Print a work as the list of references does, and whether it is known to be free."""
        text = self.works[key].text.render_as("html")
        return f"{text} <strong>{'Free to read' if key in self.open else 'Ask your library'}</strong>"

    def short(self, key: str) -> str:
        """Name a work as the text cites it."""
        return html.escape(self.works[key].label) + (" (free to read)" if key in self.open else "")

    def outcome(self, name: str, root: str) -> str:
        """Link an outcome, `slug.key`, to its chapter."""
        slug, _, key = name.partition(".")
        file = paths.QUESTIONS / f"{slug}.yml"
        told = parse_yaml(read_text(file), file)["outcomes"][key]
        return f"{html.escape(told, quote=False)} ({self.link(slug, root)})"


def is_sensitive(page: Chapter) -> bool:
    """Tell whether a chapter's content note names services of help."""
    return bool(SUPPORT.search(page.text))
