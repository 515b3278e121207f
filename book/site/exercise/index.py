"""Makes the page that lists all exercises."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator

from book.lecturer import plan
from book.site.exercise import copies

TITLE = "Exercises"
OPENING = """\
<p>Each exercise takes one question of the book to its figures.
You change given lines, run them and read what a check says; then you write about what you found.
Nobody is expected to have programmed: begin with the first, which takes {minutes} minutes.</p>
<h2>How they work</h2>
<ul>
<li><strong>Three ways, one exercise.</strong> {here}Answer in a form without code, or download the notebook for JupyterLab. The questions, the marks and the file to hand in are the same.</li>
<li><strong>Checks help; they do not judge you.</strong> A check says what is right and what to try next, as often as you like. What it expects is public, so this is no exam.</li>
<li><strong>Written questions</strong> carry at least two fifths of the marks. Their rubric stands beside them, and a person marks them.</li>
<li><strong>Your work stays in this browser</strong>, on this device, until you remove it; nothing is sent. On a shared computer, download it and then clear the site’s data in the browser’s settings.</li>
<li><strong>Hand in</strong> makes one file with your name or number, which you give to your lecturer as your module asks.</li>
<li><strong>Tools that write for you.</strong> A chatbot can fill in most of these tasks, and you would have practised nothing. Work a task out first; if your module allows a tool, say what you used it for.</li>
</ul>
<h2>All exercises, in order</h2>"""
HERE = "Run the notebook in this browser, with nothing to install. "


def body(chapter: Callable[[str], str], *, has_python: bool) -> str:
    """Set the page.

    Parameters
    ----------
    chapter : callable
        Gives the link to a chapter, by its slug.
    has_python : bool
        Whether the site has Python for the browser.

    Returns
    -------
    str
        HTML.
    """
    shortest = min(one["minutes"] for one in plan.plans().values())
    opening = OPENING.format(minutes=shortest, here=HERE if has_python else "")
    return f'<section id="exercises" class="ju-exercises"><h1>{TITLE}</h1>{opening}<ol>{"".join(_entries(chapter, has_python))}</ol></section>'


def _entries(chapter: Callable[[str], str], has_python: bool) -> Iterator[str]:
    for source in copies.in_order():
        about, marks = copies.read(source).metadata["exercise"], plan.plans()[source.stem]["marks"]
        title, summary = (html.escape(about[key], quote=False) for key in ("title", "summary"))
        for_whom = f'<span class="ju-hidden">: {title}</span>'
        routes = [f'<a href="{source.stem}.html#run">In the browser{for_whom}</a>'] * has_python
        routes.append(f'<a href="{source.stem}_form.html">Without code{for_whom}</a>')
        routes.append(f'<a href="{source.stem}.ipynb" download>Download (.ipynb){for_whom}</a>')
        chapters = ", ".join(map(chapter, about["chapters"]))
        facts = f"Level {about['level']} · about {about['minutes']} minutes · {marks} marks · {chapters}"
        yield f'<li><h3><a href="{source.stem}.html">{title}</a></h3><p>{summary}</p><p class="ju-exercises-facts">{facts}</p><p class="ju-exercises-ways">{"".join(routes)}</p></li>'
