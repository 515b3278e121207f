"""The `law` role: a link to the source, a status on tap with no script, brackets on paper, and faults with their line."""

import re

import pytest
from sphinx.testing.util import SphinxTestApp
from sphinx.util.docutils import docutils_namespace

from book.site import shell
from tests import browser as browsers

CONF = """
from book.site.law_role import LawRole
extensions = []
def setup(app):
    app.add_role("law", LawRole())
"""


@pytest.fixture
def write(tmp_path):
    """Build a page that holds one paragraph, with warnings as errors; give its file."""

    def build(text: str):
        (tmp_path / "conf.py").write_text(CONF)
        (tmp_path / "index.rst").write_text(f"Page\n====\n\n{text}\n")
        with docutils_namespace():
            app = SphinxTestApp(srcdir=tmp_path, warningiserror=True)
            try:
                app.build()
            finally:
                app.cleanup()
        return app.outdir / "index.html"

    return build


def links(page) -> list[tuple[str, str]]:
    return re.findall(r'<a class="[^"]*ju-law[^"]*" href="([^"]*)">(.*?)</a>', page.read_text())


@pytest.mark.parametrize(
    ("source", "address", "words"),
    [
        (":law:`crime_and_disorder_act_1998`", "https://www.legislation.gov.uk/ukpga/1998/37", "Crime and Disorder Act 1998"),
        (":law:`crime_and_disorder_act_1998 s 5(1)`", "https://www.legislation.gov.uk/ukpga/1998/37/section/5", "Crime and Disorder Act 1998, s 5(1)"),
        (":law:`crime_and_disorder_act_1998 s 6 as enacted`", "https://www.legislation.gov.uk/ukpga/1998/37/section/6/enacted", "Crime and Disorder Act 1998, s 6 as enacted"),
        (":law:`section 5(1) <crime_and_disorder_act_1998 s 5(1)>`", "https://www.legislation.gov.uk/ukpga/1998/37/section/5", "section 5(1)"),
        (":law:`the report <macpherson_report_1999>`", "https://www.gov.uk/government/publications/the-stephen-lawrence-inquiry", "the report"),
        (":law:`macpherson_report_1999`", "https://www.gov.uk/government/publications/the-stephen-lawrence-inquiry", "<em>The Stephen Lawrence Inquiry</em>"),
    ],
)
def test_prints_the_title_as_a_link(write, source, address, words):
    assert links(write(source)) == [(address, words)]


def test_gives_each_mention_its_own_note(write):
    html = write(":law:`care_act_2014` and :law:`care_act_2014 s 42`").read_text()
    opens, notes = re.findall(r'popovertarget="([^"]*)"', html), re.findall(r'id="(law-\d+)" popover', html)
    assert opens == notes == ["law-1", "law-2"]


def test_says_that_the_status_is_that_of_the_whole(write):
    caveat = "This is the status of the whole"
    assert caveat in write(":law:`care_act_2014 s 42`").read_text()
    assert caveat not in write(":law:`care_act_2014`").read_text()


def test_names_an_unknown_key_with_its_line(write):
    with pytest.raises(Exception, match=r"index.rst:4:There is no law 'care_act_2015'. Did you mean 'care_act_2014'\?"):
        write(":law:`care_act_2015`")


def test_names_a_provision_in_another_form(write):
    with pytest.raises(Exception, match="The provision is written 'section 42'. Write it as 's 5"):
        write(":law:`care_act_2014 section 42`")


# How far apart are the middles of the link's last line, the button and the stop, at many widths.
MIDDLES = """() => [...Array(150).keys()].map((step) => {
  const text = document.querySelector("p"), stop = document.createRange();
  text.style.width = `${60 + 2 * step}px`;
  const after = text.querySelector(".ju-law-note").nextSibling;
  stop.setStart(after, 0);
  stop.setEnd(after, 1);
  const boxes = [[...text.querySelector(".ju-law").getClientRects()].at(-1), text.querySelector(".ju-law-more").getBoundingClientRect(), stop.getBoundingClientRect()];
  const middles = boxes.map((box) => box.top + box.height / 2);
  return Math.max(...middles) - Math.min(...middles);
})"""


@pytest.fixture
def page(write, open_page):
    """Open a page that holds the role, with the book's own style sheet."""
    file = write("The :law:`crime_and_disorder_act_1998 s 5(1)`, so called, joined councils and police.")
    content = re.search(r"<p>The .*?</p>", file.read_text(), flags=re.S)[0]
    file.write_text(f'<!doctype html><html lang="en" class="js"><title>Law</title><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><style>{shell.style_sheet()}</style><main class="bd-article"><h1>Law</h1>{content}</main>')
    server = browsers.serve(file.parent)
    yield open_page(f"{server.address}/index.html", viewport={"width": 320, "height": 640})
    server.close()


def test_a_reader_opens_and_closes_the_status_by_keyboard(page):
    button = page.get_by_role("button", name="Status of Crime and Disorder Act 1998, s 5(1)")
    note = page.get_by_role("note")
    assert not note.is_visible()
    button.press("Enter")
    assert "In force, with any amendments, as at 22 November 2026." in note.inner_text()
    assert browsers.violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.keyboard.press("Escape")
    assert not note.is_visible()


def test_the_button_stays_with_the_word_before_it_and_the_stop_after_it(page):
    assert max(page.evaluate(MIDDLES)) < 12  # less than half a line


def test_paper_has_the_status_in_brackets_and_no_button(page):
    page.emulate_media(media="print")
    assert page.get_by_text("(in force, with any amendments, as at 22 November 2026)").is_visible()
    assert not page.locator(".ju-law-more").is_visible()
    assert not page.locator(".ju-law-note").is_visible()
