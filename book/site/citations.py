"""How the text cites: author and year in round brackets, each a link to the work in the list of references.

How the list prints each kind of work lives in `book.site.harvard`.
"""

from __future__ import annotations

from functools import cache

import pybtex.plugin
from docutils import nodes
from pybtex.plugin import register_plugin
from pybtex.richtext import Tag, Text
from pybtex.style.template import join, node
from sphinx import addnodes
from sphinx.errors import ExtensionError
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.logging import getLogger
from sphinxcontrib.bibtex import plugin
from sphinxcontrib.bibtex.style.template import post_text, pre_text, reference

from book.errors import BookError, Faults, nearest
from book.site import harvard

ROLES = ("p", "t", "alp")  # (Lea, 2010); Lea (2010); Lea, 2010
logger = getLogger(__name__)


@node
def label(_children, data):
    """Print "Sherman et al., 2016", or "Police Reform Act 2002"."""
    return join(sep=", ")[_parts(data)].format()


@node
def textual(_children, data):
    """Print "Sherman et al. (2016, p. 5)", or "Police Reform Act 2002, s 97"."""
    who, *year = _parts(data)
    at = join(sep=", ")[join(sep=" ")[pre_text, join[year]], post_text].format_data(data)
    return Text(who, " (", at, ")") if year else join(sep=", ")[who, at].format()


def _parts(data: dict) -> list:
    """Part the author from the year, with "et al." and the name of a case in italics; an Act is one part."""
    whole, kind = data["formatted_entry"].label, data["entry"].type
    if kind == "legislation":
        return [whole]
    year = harvard.year_of(whole)
    who, etal, _ = whole.removesuffix(f", {year}").partition("et al.")
    return [Text(Tag("em", who) if kind == "jurisdiction" else who, Tag("em", etal)), year]


class InText:
    """The form of citations in the text, as sphinxcontrib-bibtex asks for it."""

    def inner(self, role: str):
        """Give the form of one work."""
        if role == "t":
            return reference[textual]
        return join(sep=", ")[join(sep=" ")[pre_text, reference[label]], post_text]

    def outer(self, role: str, works: list):
        """Give the form of several, parted by semicolons."""
        several = join(sep="; ")[works]
        return join["(", several, ")"] if role == "p" else several


class BackLinks(SphinxPostTransform):
    """Takes the labels off the list of references, and leads from each work to where it is cited."""

    default_priority = 6  # after the list has been made

    def run(self, **_options) -> None:
        """Go through the list."""
        domain = self.env.get_domain("cite")
        keys = {citation.citation_id: citation.key for citation in domain.citations}
        for work in self.document.findall(nodes.citation):
            for one in list(work.findall(nodes.label)):
                work.remove(one)
            work.attributes.pop("backrefs", None)
            work.children[-1].extend(self._links(keys.get(work["ids"][0]), domain.citation_refs))

    def _links(self, key: str | None, refs: list) -> list[nodes.Node]:
        first = {}
        for ref in refs:
            if key in {target.key for target in ref.targets}:
                first.setdefault(ref.docname, ref.citation_ref_id)
        return [part for name, at in first.items() for part in (nodes.Text("\u00a0"), self._link(name, at))]

    def _link(self, name: str, at: str) -> nodes.reference:
        title = f"Cited in {self.env.titles[name].astext()}"
        address = self.app.builder.get_relative_uri(self.env.docname, name) + f"#{at}"
        hidden = nodes.inline("", f" {title}", classes=["ju-hidden"])
        return nodes.reference("", "", nodes.Text("↑"), hidden, refuri=address, internal=True, reftitle=title, classes=["ju-no-print"])


def check(app) -> None:
    """Refuse references that the list could not print."""
    data = app.env.get_domain("cite").bibdata
    found = [fault for file, one in data.bibfiles.items() for fault in harvard.faults([data.data.entries[key] for key in one.keys], file)]
    if found:
        raise ExtensionError(str(Faults(found)))


def check_roles(app, doctree: nodes.document) -> None:
    """Name each citation in a form that the book does not use."""
    for one in doctree.findall(addnodes.pending_xref):
        if one.get("refdomain") == "cite" and one["reftype"] not in ROLES:
            fault = BookError(f"The book has no role 'cite:{one['reftype']}'.", nearest(one["reftype"], ROLES))
            logger.error(str(fault), location=one)


def rewrite(app, env) -> list[str]:
    """Name the pages to write anew where a work's letter changed, or where it is cited."""
    domain = env.get_domain("cite")
    labels = {one.key: one.formatted_entry.label for one in domain.citations}
    refs = sorted((ref.docname, ref.citation_ref_id, sorted(target.key for target in ref.targets)) for ref in domain.citation_refs)
    before, env.ju_citations = getattr(env, "ju_citations", None), (labels, refs)
    if before in (None, (labels, refs)):
        return []
    listed = {key.docname for key in domain.bibliographies}
    return sorted(listed if labels == before[0] else listed | {ref.docname for ref in domain.citation_refs})


def setup(app) -> None:
    """Register both forms under the name `harvard`, and connect to Sphinx."""
    # pybtex looks through all that is installed at each citation: a third of the time of a page.
    if not hasattr(pybtex.plugin.entry_points, "cache_info"):
        pybtex.plugin.entry_points = cache(pybtex.plugin.entry_points)
    register_plugin("pybtex.style.formatting", "harvard", harvard.Harvard)
    plugin.register_plugin("sphinxcontrib.bibtex.style.referencing", "harvard", InText)
    app.add_post_transform(BackLinks)
    app.connect("builder-inited", check)
    app.connect("doctree-read", check_roles)
    app.connect("env-updated", rewrite)
