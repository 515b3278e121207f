"""Citations in the text: Harvard form, links to the list and back; a fault stops the build."""

import re
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect
from sphinx.errors import ExtensionError
from sphinx.testing.util import SphinxTestApp
from sphinx.util.docutils import docutils_namespace

from book.site import citations
from tests import browser as browsers

BIB = """
@book{lea, author={Lea, John}, year={2010}, title={Law}, publisher={Sage}}
@book{lea2, author={Lea, John}, year={2010}, title={Order}, publisher={Sage}}
@book{two, author={Moss, Kate and Pease, Ken}, year={1999}, title={Wolf}, publisher={Sage}}
@book{many, author={Ash, A. and Birch, B. and Cedar, C.}, year={2016}, title={Harm}, publisher={Sage}}
@legislation{act, title={Police Reform Act}, year={2002}, number={c. 30}}
@jurisdiction{case, title={R v Jogee}, year={2016}, number={[2016] UKSC 8}}
"""
CONF = """
extensions = ["sphinxcontrib.bibtex", "book.site.citations"]
bibtex_bibfiles = ["some.bib"]
bibtex_reference_style = bibtex_default_style = "harvard"
bibtex_cite_id = "{key}"
"""


@pytest.fixture
def cite(tmp_path):
    """Build a small book that holds one paragraph and its references, with warnings as errors; give the folder of its pages."""

    def build(text: str, bib: str = BIB):
        files = {"conf.py": CONF, "some.bib": bib, "index.rst": f"Book\n====\n\n.. toctree::\n\n   page\n   list\n\nFirst {text}\n", "page.rst": f"Page\n====\n\n{text}\n", "list.rst": "List\n====\n\n.. bibliography::\n"}
        for name, content in files.items():
            if not (tmp_path / name).exists() or (tmp_path / name).read_text() != content:
                (tmp_path / name).write_text(content)
        with docutils_namespace():
            app = SphinxTestApp(srcdir=tmp_path, warningiserror=True)
            try:
                app.build()
            finally:
                app.cleanup()
        return app.outdir

    return build


def text_of(page) -> str:
    """Give the paragraph as HTML, without the attributes of its links."""
    body = re.search(r"<h1>Page.*?<p>(.*?)</p>", page.read_text(), flags=re.S)[1]
    return re.sub(r"</?span[^>]*>", "", re.sub(r"<a [^>]*>", "<a>", body))


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        (":cite:p:`two`", "(<a>Moss and Pease, 1999</a>)"),
        (":cite:p:`many`", "(<a>Ash <em>et al.</em>, 2016</a>)"),
        (":cite:p:`{see}two{pp. 3, 5}`", "(see <a>Moss and Pease, 1999</a>, pp. 3, 5)"),
        (":cite:p:`two,many{p. 5}`", "(<a>Ash <em>et al.</em>, 2016</a>, p. 5; <a>Moss and Pease, 1999</a>)"),
        (":cite:p:`act{s 97}`", "(<a>Police Reform Act 2002</a>, s 97)"),
        (":cite:p:`case`", "(<a><em>R v Jogee</em>, 2016</a>)"),
        (":cite:alp:`two`", "<a>Moss and Pease, 1999</a>"),
        (":cite:t:`two{p. 3}`", "<a>Moss and Pease (1999, p. 3)</a>"),
        (":cite:t:`many`", "<a>Ash <em>et al.</em> (2016)</a>"),
        (":cite:t:`act{s 97}`", "<a>Police Reform Act 2002, s 97</a>"),
        (":cite:p:`lea` :cite:t:`lea2`", "(<a>Lea, 2010a</a>) <a>Lea (2010b)</a>"),
    ],
)
def test_cites_in_harvard_form(cite, source, wanted):
    assert text_of(cite(source) / "page.html") == wanted


def test_list_has_no_labels_and_leads_back_to_each_page(cite):
    html = (cite(":cite:p:`two`") / "list.html").read_text()
    work = re.search(r'<div class="citation" id="two".*?</div>', html, flags=re.S)[0]
    assert re.findall(r'href="([^"]*)" title="([^"]*)"', work) == [("index.html#id1", "Cited in Book"), ("page.html#id1", "Cited in Page")]
    assert "[" not in work


def test_a_new_work_changes_the_letters_on_pages_that_did_not_change(cite):
    text, before = ":cite:p:`lea2` :cite:p:`lea`", BIB.replace("{lea, author={Lea, John}", "{lea, author={Sage, Ann}")
    assert text_of(cite(text, before) / "page.html") == "(<a>Lea, 2010</a>) (<a>Sage, 2010</a>)"
    assert text_of(cite(text) / "page.html") == "(<a>Lea, 2010b</a>) (<a>Lea, 2010a</a>)"


def test_refuses_references_that_it_cannot_print(cite):
    with pytest.raises(ExtensionError, match=r"some.bib:8: '@book' prints no field 'pages' \('b'\)"):
        cite(":cite:p:`two`", BIB + "@book{b, author={B, A}, year={2001}, title={T}, publisher={P}, pages={3}}")


def test_names_a_role_that_the_book_does_not_use(cite):
    with pytest.raises(Exception, match="The book has no role 'cite:ts'. Did you mean 't'?"):
        cite(":cite:ts:`two`")


def test_writes_anew_only_what_a_change_of_the_citations_touches():
    def cited(page):
        return SimpleNamespace(docname=page, citation_ref_id="id1", targets=[SimpleNamespace(key="lea2010")])

    work = SimpleNamespace(key="lea2010", formatted_entry=SimpleNamespace(label="Lea, 2010"))
    domain = SimpleNamespace(citations=[work], citation_refs=[cited("a"), cited("b")], bibliographies=[SimpleNamespace(docname="references")])
    env = SimpleNamespace(get_domain=lambda _name: domain)
    assert citations.rewrite(None, env) == []  # the first build writes all
    domain.citation_refs.reverse()  # a page that was read anew comes last
    assert citations.rewrite(None, env) == []
    domain.citation_refs.append(cited("c"))
    assert citations.rewrite(None, env) == ["references"]
    work.formatted_entry.label = "Lea, 2010a"
    assert citations.rewrite(None, env) == ["a", "b", "c", "references"]


def test_a_reader_goes_from_a_citation_to_its_work_and_back(site, open_page):
    page = open_page(f"{site}/chapters/crime_and_disorder_act.html", viewport={"width": 320, "height": 640})
    page.get_by_role("link", name="Sherman et al., 2016").first.press("Enter")
    page.wait_for_url("**/references.html#sherman2016")
    work = page.get_by_role("listitem").filter(has_text="Sherman, L., Neyroud, P.W. and Neyroud, E. (2016) ‘The Cambridge Crime Harm Index")
    expect(work).to_be_in_viewport()
    assert browsers.violations(page) == []
    work.get_by_role("link", name="Cited in The Crime and Disorder Act 1998").press("Enter")
    page.wait_for_url("**/crime_and_disorder_act.html#id*")
    expect(page.get_by_role("link", name="Sherman et al., 2016").first).to_be_in_viewport()


def test_paper_has_the_addresses_and_no_arrows(site, open_page):
    page = open_page(f"{site}/chapters/references.html")
    page.emulate_media(media="print")
    work = page.locator("#sherman2016")
    expect(work.get_by_text("https://doi.org/10.1093/police/paw003")).to_be_visible()
    expect(work.get_by_role("link", name="Cited in")).to_be_hidden()
