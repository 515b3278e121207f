"""The `support` directive: numbers that ring, addresses that open, no script, and faults with their line."""

import re

import pytest
from sphinx.testing.util import SphinxTestApp
from sphinx.util.docutils import docutils_namespace

CONF = """
from book.site.support import SupportDirective
extensions = []
def setup(app):
    app.add_directive("support", SupportDirective)
"""


@pytest.fixture
def write(tmp_path):
    """Build a page that holds one directive, with warnings as errors; give its HTML."""

    def build(text: str) -> str:
        (tmp_path / "conf.py").write_text(CONF)
        (tmp_path / "index.rst").write_text(f"Page\n====\n\n{text}\n\n.. toctree::\n\n   chapters/support\n")
        (tmp_path / "chapters").mkdir(exist_ok=True)
        (tmp_path / "chapters" / "support.rst").write_text("Help\n====\n")
        with docutils_namespace():
            app = SphinxTestApp(srcdir=tmp_path, warningiserror=True)
            try:
                app.build()
            finally:
                app.cleanup()
        return (app.outdir / "index.html").read_text()

    return build


def lines(html: str) -> list[str]:
    lists = "".join(re.findall(r'<ul class="ju-support.*?</ul>', html, flags=re.S))
    return [" ".join(re.sub(r"<[^>]+>", "", item).split()) for item in re.findall(r"<li><p>(.*?)</p>", lists, flags=re.S)]


def test_prints_each_service_with_its_number_and_address(write):
    html = write(".. support:: stalking\n   :nations: england")
    assert lines(html)[0].startswith("Emergency services, for anyone in danger now (UK): 999 any time, day or night; 999 BSL, by video in British Sign Language; 999bsl.co.uk.")
    assert lines(html)[1:] == ["National Stalking Helpline (Suzy Lamplugh Trust), for people who are being stalked (UK): 0808 802 0300; suzylamplugh.org."]
    assert 'href="tel:08088020300"' in html and 'href="https://www.suzylamplugh.org"' in html


def test_tells_the_reader_to_check_and_where_more_is(write):
    html = write(".. support:: stalking")
    assert "Check a number on the service&#39;s own site" in html or "Check a number on the service’s own site" in html
    assert 'href="chapters/support.html"' in html


def test_the_full_form_says_how_each_was_checked_and_leaves_out_the_caution(write):
    html = write(".. support:: stalking\n   :full:")
    assert len(lines(html)) == 1
    assert "Seen on 22 November 2026 on another body" in html
    assert "Check a number" not in html


def test_folds_all_but_the_emergency_number_with_no_script(write):
    html = re.search(r"<h1>Page.*?<footer|<h1>Page.*", write(".. support:: stalking"), flags=re.S)[0]
    before, _, folded = html.partition('<details class="ju-support-more"><summary>Services that help</summary>')
    assert "999" in before and "Stalking" not in before
    assert "0808 802 0300" in folded.partition("</details>")[0]
    assert "<button" not in html


def test_takes_a_service_by_its_key(write):
    assert len(lines(write(".. support:: galop samaritans"))) == 3


def test_names_an_unknown_group_with_its_line(write):
    with pytest.raises(Exception, match=r"index.rst:4:There is no kind of help 'stalkin'. Did you mean 'stalking'\?"):
        write(".. support:: stalkin")
