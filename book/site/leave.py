"""A way to leave a page in a hurry: a link on each page that names services of help, always in reach.

With scripts on, `theme/book.js` puts the other page in this one's place; with scripts off it is a link.
"""

from __future__ import annotations

import html

from docutils import nodes

from book.site import host

# Where it leads: a page that anybody may have open, that says nothing of this book, and that loads fast.
# No page asks for it by itself: going there is the reader's act.
ADDRESS = "https://www.bbc.co.uk/weather"
WORDS = "Leave this page"
NOTE = "ju-leave-note"
MARK = "ju-support"  # the class of each list of services


def link(classes: str) -> str:
    """Write the link; what it does not do is told in the note that it names."""
    return f'<a class="{classes}" href="{html.escape(ADDRESS)}" rel="noreferrer nofollow" aria-describedby="{NOTE}" data-leave>{WORDS}</a>'


def note() -> nodes.raw:
    """Say what leaving does and does not do, with the link."""
    told = (
        "puts a weather page in this one’s place. "
        "It does not clear your browser’s history: that this page was open, and pages before it, may still be seen there. "
        "How to clear it is told in your browser’s own help."
    )
    return host.raw(f'<p class="ju-leave-note ju-no-print">{link("ju-leave-word")} <span id="{NOTE}">{told}</span></p>')


def once_a_page(env) -> list[nodes.Node]:
    """Give the note where this page does not have it yet."""
    if env.temp_data.get("ju-leave") == env.docname:
        return []
    env.temp_data["ju-leave"] = env.docname
    return [note()]


def dress(_app, _pagename: str, _template: str, context: dict, doctree) -> None:
    """Give the link to the bar of each page that lists services."""
    if doctree is not None and any(MARK in one["classes"] for one in doctree.findall(nodes.bullet_list)):
        context["leave"] = link("ju-leave")


def setup(app) -> None:
    """Connect to Sphinx."""
    app.connect("html-page-context", dress)
