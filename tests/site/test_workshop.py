"""The workshop from which the book grew: each of its points is treated where the table says; and cautions that a program can hold."""

import re

import pytest
import yaml

from book import paths
from book.quiz import bank
from book.site import chapter
from tests.site.test_slides import section

POINTS = yaml.safe_load((paths.ROOT / "tests" / "site" / "workshop.yml").read_text())
PARTS = {"setting", "method", "communication", "indicators", "risk", "resources", "question 1", "question 2", "question 3"}
PAGES = sorted(chapter.numbered())


def prose(slug: str) -> str:
    """Give a chapter and its questions as one line of text."""
    return " ".join((paths.CHAPTERS / f"{slug}.md").read_text().split()) + " " + " ".join((paths.QUESTIONS / f"{slug}.yml").read_text().split())


def around(text: str, pattern: str, reach: int = 300) -> list[str]:
    """Give what stands about each place where a pattern is found."""
    return [text[max(0, one.start() - reach) : one.end() + reach] for one in re.finditer(pattern, text)]


@pytest.mark.parametrize("row", POINTS, ids=lambda row: row["point"])
def test_a_point_of_the_workshop_stands_where_the_table_says(row):
    text = section(row["section"]).lower()
    assert [word for word in row["words"] if word.lower() not in text] == []


def test_every_part_of_the_page_is_traced():
    assert {row["part"] for row in POINTS} == PARTS
    assert len({row["point"] for row in POINTS}) == len(POINTS)


@pytest.mark.parametrize("slug", PAGES)
def test_the_uncounted_number_of_arrangements_stands_only_as_one_without_a_source(slug):
    for place in around(prose(slug), r"3,300|£3 (?:billion|bn)", 1500):
        assert re.search(r"no source|no document was found", place, flags=re.I), place


@pytest.mark.parametrize("slug", PAGES)
def test_no_page_says_that_maracs_have_no_statutory_basis(slug):
    assert [one for one in around(prose(slug), r"MARACs? (?:have|has) no statutory (?:basis|footing)", 60)] == []


@pytest.mark.parametrize("slug", PAGES)
def test_no_loss_per_retelling_is_derived(slug):
    assert [one for one in around(prose(slug), r"\d(?:\.\d+)?(?: per cent|%) (?:are lost |lost |loss )?(?:per|with each|at each|for each) (?:re)?telling", 60)] == []


def test_the_chapter_on_journeys_says_that_the_question_is_open():
    text = section("journeys#an-open-question")
    assert "no study was found" in text and "Do not use it" in text


@pytest.mark.parametrize("slug", PAGES)
def test_dash_is_described_and_none_of_its_questions_printed(slug):
    # Openings of questions on the published form, kept short so that this test does not print the form either.
    openings = r"has the current incident resulted|are you very frightened|has .{1,20} ever threatened to kill|is the abuse (?:happening|getting)|has .{1,20} ever used weapons|do you feel isolated"
    assert [one for one in around(prose(slug), f"(?i){openings}", 40)] == []


@pytest.mark.parametrize("slug", PAGES)
def test_ninety_nine_per_cent_false_positive_is_named_as_the_authors_label(slug):
    for place in around(prose(slug), r"99(?:%| per cent) false"):
        assert re.search(r"authors call|authors[’'] label", place, flags=re.I), place


@pytest.mark.parametrize("slug", PAGES)
def test_exclusion_is_never_said_to_double_the_risk(slug):
    for place in around(prose(slug), r"exclusion (?:doubles|doubled)|doubles? the (?:risk|hazard)", 160):
        assert re.search(r"\bnot\b|no proof|cannot", place), place


@pytest.mark.parametrize("slug", PAGES)
def test_the_sources_that_could_not_be_read_are_not_cited(slug):
    assert [one for one in around(prose(slug), r"Southport Inquiry|Think Family database|section 115A", 60)] == []


@pytest.mark.parametrize("slug", PAGES)
def test_no_page_sends_a_reader_to_a_document_sharing_site(slug):
    sites = r"https?://[\w.-]*(?:scribd|docslib|vdocument|fdocuments|dokumen|epdf|slideserve|studylib|paperzz|yumpu)[\w.-]*"
    assert re.findall(sites, prose(slug)) == []


def test_every_chapter_has_its_questions():
    assert {one.chapter for one in bank.check_all()[0]} >= set(PAGES)
