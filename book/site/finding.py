"""What a lecturer looks for: lists of all figures and all widgets, and how to cite and link each.

Figures and widgets are noted as chapters are read, and listed when all have been read. `cite.js` opens
a "Cite or link" as a small dialogue; with no script it is a link to the thing itself.
"""

from __future__ import annotations

import html
from dataclasses import dataclass, replace

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from book.site import chapter as chapters
from book.site import host

KINDS = ("figures", "widgets")


@dataclass(frozen=True)
class Found:
    """A figure or a widget: its chapter, its anchor there, what it is called and what it asks."""

    kind: str
    docname: str
    anchor: str
    title: str
    question: str = ""
    label: str = ""  # "Figure 2.1", once it is known
    key: str = ""  # by which Sphinx knows its number


class found_list(nodes.General, nodes.Element):  # noqa: N801  docutils names nodes so
    """Stands for the list until every chapter has been read."""


class FoundDirective(SphinxDirective):
    """A list of all figures (`figures-of-the-book`) or all widgets (`widgets-of-the-book`), by chapter."""

    def run(self) -> list[nodes.Node]:
        return [found_list(kind=self.name.partition("-")[0])]


def note(app, doctree: nodes.document) -> None:
    """Note the figures and widgets of a chapter."""
    env = app.env
    if env.docname.rpartition("/")[2] not in chapters.numbered():
        return
    figures = [Found("figures", env.docname, _named(one), _finding(one), key=one["ids"][0]) for one in doctree.findall(nodes.figure) if one["ids"] and list(one.findall(nodes.caption))]
    widgets = [Found("widgets", env.docname, *one["widget"]) for one in doctree.findall(nodes.raw) if one.get("widget")]
    _known(env)[env.docname] = [*figures, *widgets]


def _named(figure: nodes.figure) -> str:
    """Give the anchor that the author named, before one that was made."""
    return next((one for one in figure["ids"] if one.startswith("fig-")), figure["ids"][0])


def _finding(figure: nodes.figure) -> str:
    """Give a caption's first sentence: what the figure shows."""
    caption = next(iter(figure.findall(nodes.caption)))
    text = "".join(one.astext() for one in caption.children if not isinstance(one, nodes.raw) and "ju-source" not in getattr(one, "attributes", {}).get("classes", ()))
    return " ".join(text.split()).partition(". ")[0].rstrip(".")


def _known(env) -> dict[str, list[Found]]:
    return env.__dict__.setdefault("ju_found", {})


def forget(app, env, docname: str) -> None:
    """Forget a page that is read again or gone."""
    _known(env).pop(docname, None)


def rewrite(app, env) -> list[str]:
    """Name the pages with a list to write anew where what is found has changed."""
    now = repr([_in_order(env, kind) for kind in KINDS])
    before, env.ju_found_before = getattr(env, "ju_found_before", now), now
    return sorted(getattr(env, "ju_lists", set()) & env.found_docs) if before != now else []


def _in_order(env, kind: str) -> list[Found]:
    """List what was found, in the order of the book."""
    order = [f"chapters/{page.slug}" for page in chapters.in_order()]
    known = _known(env)
    return [_labelled(env, one) for name in order for one in known.get(name, []) if one.kind == kind]


def _labelled(env, one: Found) -> Found:
    numbers = getattr(env, "toc_fignumbers", {}).get(one.docname, {}).get("figure", {}).get(one.key)
    return replace(one, label=f"Figure {'.'.join(str(part) for part in numbers)}") if numbers else one


class AnchorByLabel(SphinxTransform):
    """Lets a section be linked by the label that its author gave it, which stays when its heading is reworded."""

    default_priority = 700  # after labels have been handed to their sections

    def apply(self, **_kwargs) -> None:
        """Put the label before the anchor that was made of the heading; both go on working."""
        for section in self.document.findall(nodes.section):
            given = [self.document.nameids[name] for name in section["names"] if self.document.nametypes.get(name) and self.document.nameids.get(name) in section["ids"]]
            section["ids"] = [*given, *(one for one in section["ids"] if one not in given)]


class CiteFigures(SphinxPostTransform):
    """Puts "Cite or link" under each figure of a numbered chapter."""

    default_priority = 15

    def run(self, **_options) -> None:
        """Go through the figures."""
        known = {one.key: one for one in _in_order(self.env, "figures") if one.docname == self.env.docname}
        for figure in self.document.findall(nodes.figure):
            one = known.get(next(iter(figure["ids"]), None))
            if one:
                next(iter(figure.findall(nodes.caption))).append(host.raw(" " + cite_link(f"#{one.anchor}", told(self.env, one), one.label)))


class FillLists(SphinxPostTransform):
    """Puts the lists in their place."""

    default_priority = 15

    def run(self, **_options) -> None:
        """Replace each stand-in."""
        for stand in list(self.document.findall(found_list)):
            self.env.__dict__.setdefault("ju_lists", set()).add(self.env.docname)
            found = _in_order(self.env, stand["kind"])
            parts = [part for name in dict.fromkeys(one.docname for one in found) for part in self._chapter(name, [one for one in found if one.docname == name])]
            stand.replace_self(parts or [nodes.paragraph("", f"No chapter has {stand['kind']} yet.")])

    def _chapter(self, docname: str, found: list[Found]) -> list[nodes.Node]:
        address = self.app.builder.get_relative_uri(self.env.docname, docname)
        head = nodes.paragraph("", "", nodes.strong("", "", nodes.reference("", self.env.titles[docname].astext(), refuri=address, internal=True)), classes=["ju-found-in"])
        items = [nodes.list_item("", nodes.paragraph("", "", *self._item(one, address))) for one in found]
        return [head, nodes.bullet_list("", *items, classes=["ju-found"])]

    def _item(self, one: Found, address: str) -> list[nodes.Node]:
        place = f"{address}#{one.anchor}"
        name = f"{one.label}. {one.title}" if one.label else one.title
        parts = [nodes.reference("", name, refuri=place, internal=True), nodes.Text(". " if name[-1] not in ".?!" else " ")]
        if one.question:
            parts.append(nodes.Text(f"{one.question} "))
        return [*parts, host.raw(cite_link(place, told(self.env, one), one.label or one.title))]


def told(env, one: Found) -> str:
    """Give the part of a citation that names the thing: what it is, and in which chapter."""
    number = env.toc_secnumbers.get(one.docname, {}).get("", ())
    where = f"chapter {number[0]}, ‘{env.titles[one.docname].astext()}’" if number else f"‘{env.titles[one.docname].astext()}’"
    return f"‘{f'{one.label}: ' if one.label else ''}{one.title}’, in {where}"


def cite_link(address: str, what: str, name: str) -> str:
    """Write the link that `cite.js` opens."""
    words, address, name = (html.escape(text, quote=True) for text in (what, address, name))
    return f'<a class="ju-cite ju-no-print" href="{address}" data-cite="{words}">Cite or link<span class="ju-hidden">: {name}</span></a>'


def setup(app) -> None:
    """Connect to Sphinx."""
    app.add_node(found_list)
    for kind in KINDS:
        app.add_directive(f"{kind}-of-the-book", FoundDirective)
    app.add_transform(AnchorByLabel)
    app.add_post_transform(CiteFigures)
    app.add_post_transform(FillLists)
    app.connect("doctree-read", note)
    app.connect("env-purge-doc", forget)
    app.connect("env-updated", rewrite)
