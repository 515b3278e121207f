"""The list of references: each kind of work in Harvard form, in order, and faults with their line."""

import pytest
from pybtex.database import parse_string

from book import paths
from book.site import harvard
from book.site.content import bibliography

SHERMAN = "@article{a, author={Sherman, Lawrence and Neyroud, Peter William and Neyroud, Eleanor}, year={2016}, title={The Cambridge Crime Harm Index}, journal={Policing}, volume={10}, number={3}, pages={171--183}, doi={10.1093/police/paw003}}"
LEA = "@book{%s, author={Lea, John}, year={%s}, title={%s}, publisher={Sage}}"


def listed(text: str) -> list:
    return list(harvard.Harvard().format_entries(parse_string(text, "bibtex").entries.values()))


def printed(text: str, form: str = "text") -> list[str]:
    return [entry.text.render_as(form) for entry in listed(text)]


def labels(text: str) -> list[str]:
    return [entry.label for entry in listed(text)]


@pytest.fixture
def faults(tmp_path):
    """Give the faults of a BibTeX text, without the name of its file."""

    def read(text: str) -> list[str]:
        file = tmp_path / "some.bib"
        file.write_text(text)
        return [str(fault).removeprefix(f"{file}:") for fault in harvard.faults(parse_string(text, "bibtex").entries.values(), file)]

    return read


@pytest.mark.parametrize(
    ("entry", "wanted"),
    [
        (SHERMAN, "Sherman, L., Neyroud, P.W. and Neyroud, E. (2016) ‘The Cambridge Crime Harm Index’, Policing, 10(3), pp. 171–183. Available at: https://doi.org/10.1093/police/paw003."),
        ("@article{a, author={O'Neill, Jo-Ann}, year={2017}, title={Why?}, journal={Crime Science}, volume={6}, eid={3}}", "O’Neill, J.-A. (2017) ‘Why?’, Crime Science, 6, article 3."),
        ("@book{a, author={van Staden, Lauren}, year={2007}, title={Crime Reduction}, address={Cullompton}, publisher={Willan}, isbn={1}}", "van Staden, L. (2007) Crime Reduction. Cullompton: Willan."),
        ("@book{a, editor={Tilley, Nick and Sidebottom, Aiden}, year={2017}, title={Handbook}, edition={2}, publisher={Routledge}}", "Tilley, N. and Sidebottom, A. (eds) (2017) Handbook. 2nd edn. Routledge."),
        (
            "@incollection{a, author={Evans, Karen}, year={2017}, title={Safety}, editor={Liebling, Alison}, booktitle={Criminology}, edition={11}, address={Oxford}, publisher={OUP}, pages={797}}",
            "Evans, K. (2017) ‘Safety’, in Liebling, A. (ed.) Criminology. 11th edn. Oxford: OUP, p. 797.",
        ),
        (
            "@techreport{a, author={{Ministry of Justice and Home Office}}, year={2004}, title={Reducing Crime}, number={HC 16}, institution={The Stationery Office}, note={Read as an abstract.}}",
            "Ministry of Justice and Home Office (2004) Reducing Crime. HC 16. The Stationery Office. Read as an abstract.",
        ),
        ("@phdthesis{a, author={Chambers, Sophie}, year={2017}, title={The Impact}, school={Cardiff University}}", "Chambers, S. (2017) The Impact. PhD thesis. Cardiff University."),
        ("@legislation{a, title={Crime and Disorder Act}, year={1998}, number={c. 37}, url={https://x.uk/a_b%20c}}", "Crime and Disorder Act 1998, c. 37. Available at: https://x.uk/a_b%20c."),
        ("@legislation{a, title={Lag om ansvar}, titleaddon={Act on duty}, year={2023}, number={SFS 2023:196}}", "Lag om ansvar 2023 [Act on duty], SFS 2023:196."),
        ("@jurisdiction{a, title={R v Jogee}, year={2016}, number={[2016] UKSC 8}}", "R v Jogee [2016] UKSC 8."),
        (
            "@hansard{a, author={{House of Commons}}, year={2004}, title={Crime Statistics}, type={written answer}, month={3 February}, volume={417}, pages={788--9W}}",
            "House of Commons (2004) ‘Crime Statistics’, written answer, Hansard, 3 February, vol. 417, cols 788–9W.",
        ),
        ("@misc{a, author={{Home Office}}, year={1984}, title={Crime Prevention}, howpublished={Circular 8/84}}", "Home Office (1984) Crime Prevention. Circular 8/84."),
        (
            "@online{a, author={{PublicNet}}, year={2002}, title={Consult!}, month={28 January}, url={http://x.uk}, urldate={2026-11-02}}",
            "PublicNet (2002) Consult! 28 January. Available at: http://x.uk (Accessed: 2 November 2026).",
        ),
    ],
)
def test_prints_each_kind_in_harvard_form(entry, wanted):
    assert printed(entry) == [wanted]


def test_every_kind_is_shown_above():
    shown = {entry.split("{")[0][1:] for entry, _ in test_prints_each_kind_in_harvard_form.pytestmark[0].args[1]}
    assert shown == set(harvard.FORMS)


def test_sets_titles_and_journals_in_italics():
    html = printed(SHERMAN + LEA % ("b", "1984", "Law"), "html")
    assert "<em>Law</em>. Sage" in html[0]
    assert "Index’, <em>Policing</em>, 10(3)" in html[1]


def test_keeps_the_capitals_of_a_title():
    assert "Left Realism in the UK" in printed(LEA % ("a", "2010", "Left Realism in the UK"))[0]


def test_sorts_by_author_then_year_and_puts_acts_under_their_titles():
    act = "@legislation{b, title={Local Government Act}, year={1999}, number={c. 27}}"
    assert labels(SHERMAN + act + LEA % ("c", "2016", "A") + LEA % ("d", "2010", "Z")) == ["Lea, 2010", "Lea, 2016", "Local Government Act 1999", "Sherman et al., 2016"]


def test_tells_works_of_one_author_and_year_apart_in_the_order_of_the_list():
    works = LEA % ("a", "2010", "Zeal") + LEA % ("b", "2010", "Act") + LEA % ("c", "2011", "Act")
    assert labels(works) == ["Lea, 2010a", "Lea, 2010b", "Lea, 2011"]
    assert [line[:22] for line in printed(works)] == ["Lea, J. (2010a) Act. S", "Lea, J. (2010b) Zeal. ", "Lea, J. (2011) Act. Sa"]


def test_tells_works_apart_that_only_their_later_authors_differ_in():
    other = SHERMAN.replace("{a,", "{b,").replace("Eleanor", "Ann")
    assert labels(SHERMAN + other) == ["Sherman et al., 2016a", "Sherman et al., 2016b"]


def test_names_a_kind_that_has_no_form(faults):
    assert faults("\n@artcle{a, title={T}}")[0] == "2: No form is known for '@artcle' ('a'). Did you mean 'article'?"


def test_names_a_field_that_its_kind_does_not_print(faults):
    text = "@misc{b,\n  author = {{B}}, year = {2001}, title = {T}\n}\n@misc{a,\n  author = {{A}},\n  year = {2001},\n  title = {T},\n  howpublishd = {P}\n}"
    assert faults(text) == ["8: '@misc' prints no field 'howpublishd' ('a'). Did you mean 'howpublished'?"]


@pytest.mark.parametrize(("gone", "name"), [("journal={Policing}, ", "journal"), ("year={2016}, ", "year"), ("title={The Cambridge Crime Harm Index}, ", "title")])
def test_names_a_field_that_is_missing(faults, gone, name):
    assert gone in SHERMAN
    assert faults(SHERMAN.replace(gone, "")) == [f"1: The entry 'a' has no {name}. Add it: '@article' prints it."]


def test_names_a_missing_author(faults):
    assert faults("@misc{a, year={2001}, title={T}}") == ["1: The entry 'a' has no author. Add it: '@misc' prints it."]


def test_names_a_date_that_cannot_be_read(faults):
    fault = faults("@online{a, author={{A}}, year={2001}, title={T}, url={http://x.uk}, urldate={2 May 2026}}")
    assert fault == ["1: The date '2 May 2026' of 'a' cannot be read. Write it as 2026-11-02."]


def test_the_books_own_references_can_all_be_printed():
    assert list(harvard.faults(bibliography().entries.values(), paths.CHAPTERS / "references.bib")) == []
