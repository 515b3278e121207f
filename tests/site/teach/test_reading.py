"""The files of the reading lists, read back by the parsers that reference managers use."""

import pytest
import rispy
from pybtex.database import Entry, Person, parse_string

from book.site import chapter, content
from book.site.teach import reading

PAGES = {page.slug: page for page in chapter.in_order()}
WORKS = content.bibliography().entries


def works(slug: str) -> list:
    return [(key, WORKS[key]) for key in reading.cited(PAGES[slug])]


@pytest.mark.parametrize("slug", PAGES)
def test_ris_reads_back_with_the_keys_that_the_chapter_cites(slug):
    found = rispy.loads(reading.ris(works(slug)))
    assert [one["id"] for one in found] == reading.cited(PAGES[slug])
    assert all(one["title"] and one["year"] for one in found)
    assert [one["id"] for one in found if "unknown_tag" in one] == []


@pytest.mark.parametrize("slug", PAGES)
def test_bibtex_reads_back_with_the_keys_that_the_chapter_cites(slug):
    found = parse_string(reading.bibtex(works(slug)), "bibtex").entries
    assert list(found) == reading.cited(PAGES[slug])
    assert {one.type for one in found.values()} <= {"article", "book", "incollection", "misc", "phdthesis", "techreport"}
    assert [key for key, one in found.items() if one.persons.get("author", []) != WORKS[key].persons.get("author", [])] == []


def test_an_article_keeps_its_parts():
    entry = Entry(
        "article",
        fields={"title": "On {MARACs}", "year": "2015", "journal": "A \\& B", "volume": "3", "number": "2", "pages": "10--19", "doi": "10.1/x"},
        persons={"author": [Person("van Dyke, Ann B."), Person("{Home Office}")]},
    )
    (one,) = rispy.loads(reading.ris([("key", entry)]))
    assert one["type_of_reference"] == "JOUR" and one["title"] == "On MARACs" and one["secondary_title"] == "A & B"
    assert one["authors"] == ["van Dyke, Ann B.", "Home Office"]
    assert (one["volume"], one["number"], one["start_page"], one["end_page"], one["doi"]) == ("3", "2", "10", "19", "10.1/x")


def test_a_work_is_free_where_the_chapter_says_so_or_its_host_is_known():
    paid, law = (Entry("online", fields={"url": url}) for url in ("https://www.example.org/x", "https://www.legislation.gov.uk/ukpga/1998/37"))
    assert not reading.is_open(paid, "worth its price")
    assert reading.is_open(paid, "short, and free to read") and reading.is_open(law)
    assert not reading.is_open(Entry("online", fields={"url": "https://notgov.uk/x"}))


@pytest.mark.parametrize("slug", PAGES)
def test_further_reading_is_found(slug):
    found = reading.further(PAGES[slug])
    assert len(found) >= 4 and set(found) <= set(reading.cited(PAGES[slug]))
