"""The `law` role: a title that links to its source, with its status on tap and, on paper, in brackets."""

from __future__ import annotations

import html

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from book import law, paths
from book.errors import BookError
from book.site import host, law_page


class LawRole(SphinxRole):
    """A law or report by its key, with a provision where one is meant, and in words where the text reads on.

    "crime_and_disorder_act_1998 s 5(1)", or "section 5(1) <crime_and_disorder_act_1998 s 5(1)>".
    """

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        try:
            words, key, provision = law.named(self.text)
            entry = law.entry(key)
            law.check_provision(provision)
        except BookError as fault:
            return [], [self.inliner.reporter.error(str(fault), line=self.lineno)]
        for ending in ("csv", "yml"):
            self.env.note_dependency(str(paths.DATA / f"{law.NAME}.{ending}"))
        return [_link(entry, provision, words), host.raw(_status(entry, provision, f"law-{self.env.new_serialno('law') + 1}", self._row(entry)))], []

    def _row(self, entry: law.Entry) -> str:
        """Lead to the entry in the list of law, where the book has that page."""
        if law_page.PAGE not in self.env.found_docs:
            return ""
        address = self.env.app.builder.get_relative_uri(self.env.docname, law_page.PAGE)
        return f'<span><a href="{address}#{law_page.anchor(entry.key)}">In the list of law<span class="ju-hidden">: {html.escape(entry.title)}</span></a></span>'


def _link(entry: law.Entry, provision: str, words: str) -> nodes.reference:
    """The title, in italics where it is that of a document, or the author's words for it."""
    name = nodes.emphasis("", entry.title) if entry.kind in law.DOCUMENTS and not words else nodes.Text(words or entry.title)
    rest = [nodes.Text(f", {provision}")] if provision and not words else []
    return nodes.reference("", "", name, *rest, refuri=entry.address(provision), internal=False, classes=["ju-law"])


def _status(entry: law.Entry, provision: str, name: str, row: str) -> str:
    """The button with the note that it opens, which needs no script, and the same in short for paper.

    Word joiners keep the button on a line with the word before it and the stop after it.
    """
    said = entry.standing()
    short = html.escape(f" ({said[0].lower()}{said[1:-1]})")
    lines = [said, _caveat(provision), entry.effect, entry.note, law.READ[entry.read_in]]
    rows = "".join(f"<span>{html.escape(line)}</span>" for line in lines if line)
    heading = html.escape(f"{entry.known_by(provision)}{f' ({entry.citation})' if entry.citation else ''}")
    label = html.escape(f"Status of {entry.known_by(provision)}", quote=True)
    return (
        f'<span class="ju-law-end">&#8288;<button type="button" class="ju-law-more ju-no-print" popovertarget="{name}" aria-label="{label}">i</button>&#8288;</span>'
        f'<span class="ju-print-only">{short}</span>'
        f'<span class="ju-law-note ju-no-print" id="{name}" popover role="note" aria-label="{label}"><strong>{heading}</strong>{rows}{row}</span>'
    )


def _caveat(provision: str) -> str:
    return "This is the status of the whole; the provision may have changed, so read it at the link." if provision else ""
