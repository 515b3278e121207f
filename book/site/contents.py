"""The `contents-of-the-book` directive: each part with its chapters, and the question that each chapter answers."""

from __future__ import annotations

import re

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from book import paths
from book.site import chapter as chapters
from book.site.chapter import Chapter

QUESTION = re.compile(r"\*\*The question of this chapter: (.+?)\*\*")


def question(page: Chapter) -> str:
    """Give the question that a chapter answers, as a sentence; "" where it states none."""
    match = QUESTION.search(page.text)
    return match[1][0].upper() + match[1][1:] if match else ""


class ContentsDirective(SphinxDirective):
    """The numbered parts, in order; a chapter's number is the one that the whole book gives it."""

    def run(self) -> list[nodes.Node]:
        self.env.note_dependency(str(paths.ROOT / "_toc.yml"))
        found, number = [], 0
        for caption, pages in chapters.parts():
            items = []
            for page in pages:
                number += 1
                self.env.note_dependency(str(page.file))
                items.append(nodes.list_item("", self._line(page)))
            found += [nodes.rubric("", caption, classes=["ju-part"]), nodes.enumerated_list("", *items, enumtype="arabic", start=number - len(items) + 1, classes=["ju-chapters"])]
        return found

    def _line(self, page: Chapter) -> nodes.paragraph:
        link = addnodes.pending_xref("", nodes.inline("", page.slug), refdomain="std", reftype="doc", reftarget=f"/chapters/{page.slug}", refexplicit=False, refdoc=self.env.docname)
        return nodes.paragraph("", "", link, nodes.Text(" "), nodes.inline("", question(page), classes=["ju-asks"]))
