"""What the page About owes its readers: who has reviewed each chapter, and which sources were not read in full."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from book import paths
from book.errors import BookError, nearest
from book.reading import parse_yaml, read_text
from book.site import chapter as chapters
from book.site import host

PART = "Read in part"
# What a reference's note says of how the work was read: the first that fits.
WAYS = {
    "Not read: known through other writers, or as they quote it": r"\bnot read\b(?!.*\bread in)|quoted through|through (?:a |notes |summaries|reviews?)|reported by later|quoted by later|in reviews\b|as they quote|in an account\b|in reports of|page about",
    "Read as an abstract, a summary or a publisher's description": r"\babstracts?\b|\bsummar(?:y|ies)\b|\bdescription\b|\bnews report\b|\bpress notice\b|\baccounts? of\b|\breport of \d",
    PART: r"\bin part\b|\bopening\b|\bfirst page\b|\bforeword\b|\bchapters? \d|\bcontents\b|\bsections read\b|\bkey facts\b",
    "Read in a copy, and not at its publisher's address": r"\bcopy\b",
}


@dataclass(frozen=True)
class Review:
    """A review of a chapter: by whom, when and of what."""

    who: str
    when: str
    what: str


def reviews() -> dict[str, list[Review]]:
    """Read the reviews by chapter; raises BookError where the file has a fault."""
    file = paths.CHAPTERS / "reviews.yml"
    known, found = chapters.numbered(), {}
    for slug, entries in (parse_yaml(read_text(file), file) or {}).items() if file.exists() else ():
        if slug not in known:
            raise BookError(f"There is no chapter '{slug}'.", nearest(str(slug), known), file=file)
        for entry in entries:
            missing = [key for key in ("who", "when", "what") if not entry.get(key)]
            if missing:
                raise BookError(f"A review of '{slug}' has no '{missing[0]}'.", "Give it who, when and what.", file=file)
            found.setdefault(slug, []).append(Review(str(entry["who"]), str(entry["when"]), str(entry["what"])))
    return found


def way_of(note: str) -> str:
    """Say under which of WAYS a reference's note puts it; "" where it was read whole.

    A note that speaks of reading in other words means that a part was read.
    """
    found = (way for way, pattern in WAYS.items() if re.search(pattern, note, flags=re.IGNORECASE))
    return next(found, PART if re.search(r"\bread\b", note, flags=re.IGNORECASE) else "")


class ReviewsDirective(SphinxDirective):
    """A line a chapter: its title, and who has reviewed it."""

    def run(self) -> list[nodes.Node]:
        for file in (paths.CHAPTERS / "reviews.yml", paths.ROOT / "_toc.yml"):
            self.env.note_dependency(str(file))
        try:
            found = reviews()
        except BookError as fault:
            raise self.error(str(fault)) from fault
        return [nodes.bullet_list("", *(nodes.list_item("", self._line(page.slug, found.get(page.slug, []))) for page in chapters.in_order()))]

    def _line(self, slug: str, found: list[Review]) -> nodes.paragraph:
        link = addnodes.pending_xref("", nodes.inline("", slug), refdomain="std", reftype="doc", reftarget=f"/chapters/{slug}", refexplicit=False, refdoc=self.env.docname)
        said = "; ".join(f"{one.what}, by {one.who}, {one.when}" for one in found) or "not reviewed yet by anybody but its authors"
        return nodes.paragraph("", "", link, nodes.Text(f": {said}."))


class read_list(nodes.General, nodes.Element):  # noqa: N801  docutils names nodes so
    """Stands for the list of sources that were not read in full, until the list of references is known."""


class ReadDirective(SphinxDirective):
    """The works that were not read in full, by how they were read."""

    def run(self) -> list[nodes.Node]:
        self.env.note_dependency(str(paths.CHAPTERS / "references.bib"))
        return [read_list()]


class FillReadList(SphinxPostTransform):
    """Puts the list in its place: names that lead to the list of references."""

    default_priority = 15

    def run(self, **_options) -> None:
        """Replace each stand-in."""
        for stand in list(self.document.findall(read_list)):
            stand.replace_self([part for way, found in self._by_way().items() if found for part in self._part(way, found)])

    def _by_way(self) -> dict[str, list[tuple[str, str]]]:
        domain = self.env.get_domain("cite")
        works = {one.key: (one.formatted_entry.label, domain.bibdata.data.entries[one.key].fields.get("note", "")) for one in domain.citations}
        found = {way: [] for way in WAYS}
        for key, (label, note) in sorted(works.items(), key=lambda pair: pair[1][0].lower()):
            if way := way_of(note):
                found[way].append((key, label))
        return found

    def _part(self, way: str, found: list[tuple[str, str]]) -> list[nodes.Node]:
        page = self.app.builder.get_relative_uri(self.env.docname, "chapters/references")
        line = nodes.paragraph()
        for at, (key, label) in enumerate(found):
            line += nodes.Text("; " if at else "")
            line += nodes.reference("", label, refuri=f"{page}#{key}", internal=True)
        line += nodes.Text(".")
        fold = f'<details class="ju-law-theme"><summary>{html.escape(way)} <span class="ju-count">({len(found)})</span></summary>'
        return [host.raw(fold), line, host.raw("</details>")]


def setup(app) -> None:
    """Connect to Sphinx."""
    app.add_node(read_list)
    app.add_directive("reviews", ReviewsDirective)
    app.add_directive("not-read-in-full", ReadDirective)
    app.add_post_transform(FillReadList)
