"""The glossary in the text: a chapter's first use of each term is a link to its entry, which a tap opens as a note.

With no script it is a plain link. `book.js` opens the note that stands beside it.
"""

from __future__ import annotations

import hashlib
import html
import re
from dataclasses import dataclass
from functools import cached_property

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from book.site import chapter

PAGE = "chapters/glossary"
# Ordinary words: a term only where the text itself sets them in bold or italics, or names them with `term`.
ORDINARY = {
    "audit", "cluster", "contract", "enabler", "footing", "gateway", "grant", "journey", "partnership", "pathway", "power", "precision", "protocol",
    "regulation", "sensitivity", "silo", "threshold", "turnover",
}  # fmt: skip
# Names that are ordinary words with a small letter.
NAMES = {"compact"}
ELSEWHERE = re.compile(r"See (?P<name>[^.]+)\.")
# Where a first use is not marked: it is no running text, or a link already.
CLOSED = (nodes.title, nodes.reference, nodes.literal, nodes.literal_block, nodes.caption, nodes.legend, nodes.raw, nodes.Admonition, nodes.term, nodes.thead, addnodes.pending_xref)


@dataclass(frozen=True)
class Term:
    """One entry of the glossary: its name, its anchor there, and its definition without citations."""

    name: str
    anchor: str
    meaning: str

    def called(self, name: str) -> Term:
        """Give the same entry under another name, whose own entry says "See ..."."""
        return Term(name, self.anchor, self.meaning)

    @cached_property
    def pattern(self) -> re.Pattern:
        """Match the term in running text, singular or plural: an acronym or a name as it is written, other words in any case."""
        main, _, before = self.name.partition(", ")  # "Confidence, duty of" stands for "duty of confidence"
        *first, last = f"{before} {main[0].lower()}{main[1:]}".split() if before else self.name.split()
        words = r"\s+".join([*(re.escape(word) for word in first), _either_number(last)])
        named = self.name.lower() in NAMES or any(re.search(r"[A-Z]", word) for word in [*first[1:], last[1:] if not first else last])
        return re.compile(rf"(?<![\w-]){words if named else f'(?i:{words})'}(?![\w-])")


class term_note(nodes.General, nodes.Element):  # noqa: N801  docutils names nodes so
    """The note beside a term; its words are the glossary's, so that a search does not find them here."""


class MarkTerms(SphinxPostTransform):
    """Marks the first use of each term in a numbered chapter, and every use of the `term` role."""

    default_priority = 20  # after references are resolved

    def run(self, **_options) -> None:
        """Go through the chapter's text in reading order."""
        if self.env.docname.rpartition("/")[2] not in chapter.numbered():
            return
        self.left = glossary(self.env)
        for link in [one for one in self.document.findall(nodes.reference) if one.children and "std-term" in getattr(one[0], "attributes", {}).get("classes", ())]:
            term = next((one for one in glossary(self.env) if one.anchor == link.get("refuri", "").partition("#")[2]), None)
            if term:
                link.replace_self(self.mark(term, link.astext()))
        for text in list(self.document.findall(nodes.Text)):
            if self.left and not any(isinstance(node, CLOSED) for node in _above(text)):
                self._part(text)

    def _part(self, text: nodes.Text) -> None:
        """Part a text around the terms in it."""
        parts, rest = [], text.astext()
        plain = not isinstance(text.parent, (nodes.strong, nodes.emphasis))
        while found := _first(rest, [one for one in self.left if not (plain and one.name.lower() in ORDINARY)]):
            term, match = found
            parts += [nodes.Text(rest[: match.start()]), *self.mark(term, match[0])]
            rest = rest[match.end() :]
        if parts:
            text.parent.replace(text, [*parts, nodes.Text(rest)])

    def mark(self, term: Term, words: str) -> list[nodes.Node]:
        """Give the link and its note, and strike the term, by all its names, off the list."""
        self.left = [one for one in self.left if one.anchor != term.anchor]
        return [self.link(term, words), self.note(term)]

    def link(self, term: Term, words: str) -> nodes.reference:
        """Lead to the entry."""
        address = self.app.builder.get_relative_uri(self.env.docname, PAGE) + f"#{term.anchor}"
        return nodes.reference("", words, refuri=address, internal=True, classes=["ju-term"])

    def note(self, term: Term) -> term_note:
        """Hold the definition, which opens in place."""
        address = self.app.builder.get_relative_uri(self.env.docname, PAGE) + f"#{term.anchor}"
        name, words = html.escape(term.name, quote=True), html.escape(term.meaning)
        return term_note(html=(
            f'<span class="ju-law-note ju-term-note ju-no-print" popover role="note" aria-label="{name}"><strong>{name}</strong>'
            f'<span>{words}</span><span><a href="{html.escape(address)}">In the glossary<span class="ju-hidden">: {name}</span></a></span></span>'
        ))  # fmt: skip


def glossary(env) -> list[Term]:
    """Read the entries, the longest name first, so that a part of a term is not taken for it."""
    if PAGE not in env.found_docs:
        return []
    found = []
    for item in env.get_doctree(PAGE).findall(nodes.definition_list_item):
        meaning = _meaning(item)
        found += [Term(name, term["ids"][0], meaning) for term in item.findall(nodes.term) for name in [term.astext()] if term["ids"]]
    known = {term.name: term for term in found}
    found = [known[match["name"]].called(term.name) if (match := ELSEWHERE.fullmatch(term.meaning)) and match["name"] in known else term for term in found]
    return sorted(found, key=lambda term: -len(term.name))


def _meaning(item: nodes.definition_list_item) -> str:
    """Give a definition as plain words, without its citations."""
    left_out = (addnodes.pending_xref, nodes.raw)
    texts = [text.astext() for one in item.findall(nodes.definition) for text in one.findall(nodes.Text) if not any(_is_cited(node, left_out) for node in _above(text))]
    return re.sub(r"\s+(?=[.,;:)])", "", " ".join("".join(texts).split()))


def _is_cited(node: nodes.Node, left_out: tuple) -> bool:
    return isinstance(node, left_out) and (isinstance(node, nodes.raw) or node.get("refdomain") == "cite")


def _first(text: str, terms: list[Term]) -> tuple[Term, re.Match] | None:
    """Find the term that comes first in a text; of two at one place, the longer."""
    found = [(term, match) for term in terms if (match := term.pattern.search(text))]
    return min(found, key=lambda pair: (pair[1].start(), -len(pair[1][0])), default=None)


def _either_number(word: str) -> str:
    """Match a word in the singular and the plural."""
    if word.endswith(("ies", "y")):
        return re.escape(word.removesuffix("ies").removesuffix("y")) + "(?:y|ies)"
    if word.endswith("s") and not word.endswith("ss"):
        return re.escape(word[:-1]) + "s?"
    return re.escape(word) + "(?:s|es)?"


def _above(node: nodes.Node) -> list[nodes.Node]:
    return [node.parent, *_above(node.parent)] if node.parent else []


def rewrite(app, env) -> list[str]:
    """Name the chapters to write anew where the glossary has changed."""
    now = hashlib.sha256(repr(glossary(env)).encode()).hexdigest()
    before, env.ju_terms = getattr(env, "ju_terms", now), now
    numbered = chapter.numbered() if before != now else ()
    return [name for name in env.found_docs if name.rpartition("/")[2] in numbered]


def setup(app) -> None:
    """Connect to Sphinx."""
    app.add_node(term_note, html=(lambda writer, node: writer.body.append(node["html"]), lambda writer, node: None))
    app.add_post_transform(MarkTerms)
    app.connect("env-updated", rewrite)
