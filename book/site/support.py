"""The `support` directive: services that help, with the number to ring first; it needs no script and prints as it stands."""

from __future__ import annotations

from urllib.parse import urlsplit

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from book import paths
from book.errors import BookError
from book.site import host, leave
from book.site.services import FIRST, NAME, Service, chosen

PAGE = "chapters/support"


class SupportDirective(SphinxDirective):
    """Services for the groups that the argument names, one line each.

    The emergency number stands open, the others folded; with `:full:` all stand open, with how each was checked.
    """

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec = {"nations": directives.unchanged_required, "full": directives.flag}

    def run(self) -> list[nodes.Node]:
        groups, nations = (text.split() for text in ((self.arguments or [""])[0], self.options.get("nations", "")))
        try:
            found = chosen(groups, nations)
        except BookError as fault:
            raise self.error(str(fault)) from fault
        for ending in ("csv", "yml"):
            self.env.note_dependency(str(paths.DATA / f"{NAME}.{ending}"))
        if "full" in self.options:
            shown = found if FIRST in groups else [one for one in found if FIRST not in one.kinds]
            return [_list([nodes.list_item("", _line(one), _check(one)) for one in shown]), *leave.once_a_page(self.env)]
        first = [one for one in found if FIRST in one.kinds]
        more = _list([nodes.list_item("", _line(one)) for one in found if one not in first])
        fold = host.raw('<details class="ju-support-more"><summary>Services that help</summary>'), more, self._caution(), host.raw("</details>")
        return [_list([nodes.list_item("", _line(one)) for one in first]), *(fold if more.children else ()), *leave.once_a_page(self.env)]

    def _caution(self) -> nodes.paragraph:
        line = nodes.paragraph("", "Check a number on the service's own site before you rely on it. ", classes=["ju-support-check"])
        if PAGE in self.env.found_docs:
            line += nodes.Text("More services, and when each number was seen: ")
            words = nodes.inline("", "Where to find help")
            line += addnodes.pending_xref("", words, refdomain="std", reftype="doc", reftarget=f"/{PAGE}", refexplicit=True, refdoc=self.env.docname)
            line += nodes.Text(".")
        return line


def _list(items: list[nodes.Node]) -> nodes.bullet_list:
    return nodes.bullet_list("", *items, classes=["ju-support"])


def _line(one: Service) -> nodes.paragraph:
    """Print a service on one line: the number rings, the address opens."""
    line = nodes.paragraph("", "", nodes.strong("", one.service), nodes.Text(f", for {one.for_whom} ({one.where()}): "))
    parts: list[list[nodes.Node]] = []
    if one.phone:
        parts.append([_link(one.phone, "tel:" + one.phone.replace(" ", "")), nodes.Text(f" {one.hours}" if one.hours else "")])
    elif one.hours:
        parts.append([nodes.Text(one.hours)])
    if one.other_ways:
        parts.append([nodes.Text(one.other_ways)])
    parts.append([_link(one.shown_web(), one.web)])
    for at, part in enumerate(parts):
        line += [nodes.Text("; ")] * bool(at) + part
    line += nodes.Text(f". {one.note}" if one.note else ".")
    return line


def _check(one: Service) -> nodes.paragraph:
    """Print how a service was checked."""
    return nodes.paragraph("", f"{one.seen()} (", _link(urlsplit(one.source).hostname.removeprefix("www."), one.source), nodes.Text(")."), classes=["ju-source"])


def _link(text: str, address: str) -> nodes.reference:
    return nodes.reference("", text, refuri=address, internal=True)
