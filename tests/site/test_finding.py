"""Lists of figures and widgets, and how a reader cites and links one within a few presses."""

import re
from types import SimpleNamespace

import pytest

from book.site import chapter, host, shell
from tests import browser as browsers
from tests.site import app

SETUP = """
from types import SimpleNamespace
from docutils import nodes
from docutils.parsers.rst import Directive
from book.site import chapter, finding, host
chapter.numbered = lambda: {"first", "second"}
chapter.in_order = lambda: [SimpleNamespace(slug="second"), SimpleNamespace(slug="first")]
class Widget(Directive):
    def run(self):
        return [host.raw('<div id="widget-idea">Widget</div>', widget=("widget-idea", "What first?", "What will <you> see?"))]
def setup(app):
    app.add_directive("a-widget", Widget)
    finding.setup(app)
"""
FIRST = "First chapter\n=============\n\n.. _fig-rise:\n\n.. figure:: none.svg\n\n   Crime *rose* by 3.5 per cent. Offences, 1990.\n\n.. a-widget::\n"
SECOND = "Second chapter\n==============\n\n.. _fig-fall:\n\n.. figure:: none.svg\n\n   Crime fell.\n"
INDEX = "Lists\n=====\n\n.. figures-of-the-book::\n\n.. widgets-of-the-book::\n\n.. toctree::\n   :numbered:\n\n   chapters/first\n   chapters/second\n"


@pytest.fixture
def built(tmp_path, monkeypatch):
    for name in ("numbered", "in_order"):
        monkeypatch.setattr(chapter, name, getattr(chapter, name))  # the settings change them
    (tmp_path / "chapters").mkdir()
    (tmp_path / "chapters" / "none.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    return app.build(tmp_path, SETUP, {"index": INDEX, "chapters/first": FIRST, "chapters/second": SECOND})


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


def test_lists_figures_by_chapter_in_the_order_of_the_book(built):
    items = re.findall(r'<a class="reference internal" href="(chapters/\w+\.html#fig-\w+)">(.*?)</a>', (built / "index.html").read_text())
    assert [(address, words(text)) for address, text in items] == [("chapters/second.html#fig-fall", "Figure 2.1. Crime fell"), ("chapters/first.html#fig-rise", "Figure 1.1. Crime rose by 3.5 per cent")]


def test_lists_a_widget_with_its_question_and_a_direct_link(built):
    html = (built / "index.html").read_text()
    item = re.search(r'<a class="reference internal" href="chapters/first.html#widget-idea">.*?</li>', html, flags=re.S)[0]
    assert words(item).startswith("What first? What will &lt;you&gt; see? Cite or link: What first?")
    assert 'id="widget-idea"' in (built / "chapters" / "first.html").read_text()


def test_a_figure_of_a_chapter_says_how_to_cite_it(built):
    caption = re.search(r"<figcaption>.*?</figcaption>", (built / "chapters" / "first.html").read_text(), flags=re.S)[0]
    assert re.search(r'<a class="ju-cite ju-no-print" href="#fig-rise" data-cite="‘Figure 1.1: Crime rose by 3.5 per cent’, in chapter 1, ‘First chapter’">', caption)


def test_a_section_is_linked_by_its_label_and_its_old_anchor_goes_on(tmp_path):
    text = "Page\n====\n\n.. _kept-label:\n\nA heading that may change\n-------------------------\n\nText.\n\nNo label\n--------\n\nText.\n"
    setup = "from book.site import finding\ndef setup(app):\n    finding.setup(app)\n"
    html = (app.build(tmp_path, setup, {"index": text}) / "index.html").read_text()
    assert '<section id="kept-label">' in html and 'id="a-heading-that-may-change"' in html
    assert 'class="headerlink" href="#kept-label"' in html and 'href="#no-label"' in html


@pytest.fixture
def page(tmp_path, open_page):
    """Open a small chapter with the book's own style sheet and script."""
    (tmp_path / "cite.js").write_text((shell.THEME / "cite.js").read_text())
    (tmp_path / "a.html").write_text(
        '<!doctype html><html lang="en" class="js"><title>Chapter</title><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">'
        f'<style>{shell.style_sheet()}</style><script defer src="cite.js"></script><main class="bd-article ju-citable"><h1><span class="section-number">1. </span>A chapter<a class="headerlink" href="#a">#</a></h1>'
        '<h2 id="part">A part<a class="headerlink" href="#part" title="Link to this heading">#</a></h2><p><a class="ju-cite" href="#fig" data-cite="‘Figure 1: Rise’, in chapter 1, ‘A chapter’">Cite or link</a> <a class="ju-cite" href="a.html">Cite or link this chapter</a></p></main>'
    )
    server = browsers.serve(tmp_path)
    yield lambda **options: open_page(f"{server.address}/a.html", viewport={"width": 320, "height": 640}, **options)
    server.close()


def opened(tab) -> str:
    return tab.get_by_role("dialog", name="Cite or link").inner_text()


def test_a_reader_copies_a_citation_and_an_address_by_keyboard(page):
    tab = page(permissions=["clipboard-read", "clipboard-write"])
    tab.get_by_role("button", name="Cite or link", exact=True).press("Enter")
    address = tab.url + "#fig"
    assert f"The authors of Joined Up (2026) ‘Figure 1: Rise’, in chapter 1, ‘A chapter’, Joined Up: multi-agency working, its history and theory. Available at: {address} (Accessed: " in opened(tab)
    assert browsers.violations(tab) == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320
    tab.get_by_role("button", name="Copy the link").press("Enter")
    tab.get_by_text("Link copied.").wait_for()
    assert tab.evaluate("navigator.clipboard.readText()") == address
    tab.keyboard.press("Escape")
    assert not tab.get_by_role("dialog").is_visible()
    assert tab.evaluate("document.activeElement.textContent") == "Cite or link"


def test_where_copying_is_refused_the_words_are_marked(page):
    tab = page()
    tab.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }")
    tab.get_by_role("button", name="Cite or link", exact=True).click()
    tab.get_by_role("button", name="Copy the citation").click()
    tab.get_by_text("It is marked").wait_for()
    assert tab.evaluate("getSelection().toString()").startswith("The authors of Joined Up (2026)")


def test_a_heading_and_a_chapter_can_be_cited(page):
    tab = page()
    tab.get_by_role("link", name="#").last.press("Enter")
    assert "(2026) ‘A part’, in ‘A chapter’, Joined Up" in opened(tab) and "a.html#part (Accessed" in opened(tab)
    tab.keyboard.press("Escape")
    tab.get_by_role("button", name="Cite or link this chapter").press("Space")
    assert "(2026) ‘A chapter’, Joined Up" in opened(tab)


def test_with_no_script_each_is_a_link(page):
    tab = page(java_script_enabled=False)
    assert tab.get_by_role("link", name="Cite or link", exact=True).get_attribute("href") == "#fig"


def test_leaves_the_outputs_of_another_book_alone():
    env = SimpleNamespace(app=SimpleNamespace(extensions={"myst_nb": None}))
    renderer = SimpleNamespace(renderer=SimpleNamespace(sphinx_env=env))
    data = SimpleNamespace(mime_type=host.WIDGET_VIEW_MIMETYPE, content={"model_id": "1"})
    assert host.MimeRenderer.handle_mime(renderer, data, False) is None
