"""The glossary in the text: which first uses are marked, and how a reader opens and closes a note."""

import re

import pytest
from docutils import nodes
from playwright.sync_api import expect
from sphinx.testing.util import SphinxTestApp
from sphinx.util.docutils import docutils_namespace

from book.site import chapter, shell, terms
from tests import browser as browsers

CONF = """
from book.site import terms
extensions = []
def setup(app):
    terms.setup(app)
"""
GLOSSARY = """
Glossary
========

.. glossary::

   CSP
      Community safety partnership. The *name* in Wales.

   Community safety partnership
      See CSP.

   Audit
      A study of crime in an area.

   Responsible authorities
      Those that hold the duty.

   Strategic assessment
      What replaced the audit.

   Compact
      An agreement between government and the sector.

   Confidence, duty of
      A duty not to tell.

   Working Together
      Guidance on safeguarding children.
"""


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Build a chapter that holds a text, with warnings as errors; give its file."""
    monkeypatch.setattr(chapter, "numbered", lambda: {"a_chapter"})

    def build(text: str):
        (tmp_path / "conf.py").write_text(CONF)
        (tmp_path / "chapters").mkdir(exist_ok=True)
        (tmp_path / "chapters" / "glossary.rst").write_text(GLOSSARY)
        (tmp_path / "chapters" / "a_chapter.rst").write_text(f"Audit and CSP\n=============\n\n{text}\n")
        (tmp_path / "index.rst").write_text("Page\n====\n\nA CSP.\n\n.. toctree::\n\n   chapters/a_chapter\n   chapters/glossary\n")
        with docutils_namespace():
            app = SphinxTestApp(srcdir=tmp_path, warningiserror=True)
            try:
                app.build()
            finally:
                app.cleanup()
        return app.outdir / "chapters" / "a_chapter.html"

    return build


def marked(page) -> list[str]:
    return [" ".join(re.sub(r"<[^>]+>", "", words).split()) for words in re.findall(r'<a class="ju-term[^>]*>(.*?)</a>', page.read_text(), flags=re.S)]


def test_marks_the_first_use_alone(write):
    page = write("Each CSP met. The CSP met again.\n\nThree CSPs met.")
    assert marked(page) == ["CSP"]
    assert 'href="glossary.html#term-CSP"' in page.read_text()
    assert "Community safety partnership. The name in Wales." in page.read_text()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Three CSPs met.", ["CSPs"]),
        ("It is a responsible authority.", ["responsible authority"]),
        ("*Strategic\nassessments* came.", ["Strategic assessments"]),
        ("The strategic assessment and the responsible authorities.", ["strategic assessment", "responsible authorities"]),
        ("They were working together.", []),
        ("They read Working Together.", ["Working Together"]),
        ("A Duty of confidence holds.", ["Duty of confidence"]),
        ("It was a compact book.", []),
        ("They signed the Compact.", ["Compact"]),
        ("The audit was late.", []),
        ("The **audit** was late.", ["audit"]),
        ("The :term:`audit <Audit>` was late.", ["audit"]),
        ("A community safety partnership (CSP) met.", ["community safety partnership"]),
        ("A non-CSP, a CSPX and a ``CSP``.", []),
        ("`CSP <https://example.org>`__ met.", []),
        (".. note:: A CSP.\n\nThe CSP.", ["CSP"]),
        (".. code-block:: text\n   :caption: A CSP\n\n   A CSP.", []),
    ],
)
def test_marks_terms_in_running_text_only(write, text, found):
    assert marked(write(text)) == found


def test_a_term_named_by_role_is_marked_each_time_and_not_by_itself_again(write):
    assert marked(write("The :term:`CSP` and the :term:`CSP`.\n\nA CSP.")) == ["CSP", "CSP"]


def test_marks_numbered_chapters_only(write):
    page = write("Text.")
    assert "ju-term" not in (page.parent.parent / "index.html").read_text()


def test_a_search_does_not_find_a_chapter_by_the_words_of_a_note(write):
    index = (write("A CSP.").parent.parent / "searchindex.js").read_text()
    assert re.search(r'"wale":\s*1', index), "only the glossary holds the word"


def test_a_definition_leaves_out_its_citations():
    cited = terms.addnodes.pending_xref("", nodes.Text("key"), refdomain="cite")
    item = nodes.definition_list_item("", nodes.term("", "A"), nodes.definition("", nodes.paragraph("", "", nodes.Text("A name "), cited, nodes.Text("."))))
    assert terms._meaning(item) == "A name."


def test_every_ordinary_word_is_a_term_of_the_glossary():
    names = set(re.findall(r"^(\S.*)$", (terms.chapter.paths.CHAPTERS / "glossary.md").read_text().partition("```{glossary}")[2], flags=re.M))
    assert terms.ORDINARY | terms.NAMES <= {name.lower() for name in names}


@pytest.fixture
def page(write, open_page):
    """Open a chapter with the book's own style sheet and script."""
    file = write("Each CSP met in the town hall, and so did others whom nobody had asked until then.")
    content = re.search(r"<p>Each .*?</p>", file.read_text(), flags=re.S)[0]
    (file.parent / "book.js").write_text((shell.THEME / "book.js").read_text())
    file.write_text(
        '<!doctype html><html lang="en" class="js" data-site="/"><title>Term</title><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">'
        f'<style>{shell.style_sheet()}</style><script defer src="book.js"></script><main class="bd-article"><h1>Term</h1>{content}<p id="other">Other.</p></main>'
    )
    server = browsers.serve(file.parent)
    yield lambda **options: open_page(f"{server.address}/a_chapter.html", viewport={"width": 320, "height": 640}, **options)
    server.close()


def test_a_reader_opens_and_closes_a_note_by_keyboard(page):
    tab = page()
    term, note = tab.get_by_role("button", name="CSP"), tab.get_by_role("note", name="CSP")
    assert not note.is_visible()
    for key in ("Enter", "Space"):
        term.press(key)
        expect(note).to_contain_text("Community safety partnership.")
        expect(term).to_have_attribute("aria-expanded", "true")
        assert browsers.violations(tab) == []
        assert tab.evaluate("document.documentElement.scrollWidth") <= 320
        tab.keyboard.press("Escape")
        expect(note).to_be_hidden()
        expect(term).to_have_attribute("aria-expanded", "false")


def test_the_tab_key_goes_from_a_term_into_its_note(page):
    tab = page()
    tab.get_by_role("button", name="CSP").press("Enter")
    tab.keyboard.press("Tab")
    assert "In the glossary" in tab.evaluate("document.activeElement.textContent")


def test_a_tap_opens_a_note_and_a_second_tap_or_one_beside_it_closes_it(page):
    tab = page()
    term, note = tab.get_by_role("button", name="CSP"), tab.get_by_role("note", name="CSP")
    for closing in (term, tab.locator("#other")):
        term.click()
        assert note.is_visible()
        closing.click()
        assert not note.is_visible()


def test_with_no_script_a_term_is_a_link_to_its_entry(page):
    tab = page(java_script_enabled=False)
    assert tab.get_by_role("link", name="CSP").get_attribute("href") == "glossary.html#term-CSP"


def test_a_term_moves_no_line_and_paper_shows_nothing_extra(page):
    tab = page()
    paragraph = tab.locator("p").first
    height = paragraph.bounding_box()["height"]
    tab.add_style_tag(content=".ju-term { padding: 0 !important; text-decoration: none !important; }")
    assert paragraph.bounding_box()["height"] == height
    tab.emulate_media(media="print")
    assert not tab.get_by_text("In Wales").first.is_visible()
    assert not tab.locator(".ju-term-note").is_visible()
