"""The list of law: each row is there once with its anchor, and what is new or gone is named."""

import re

import pytest

from book import law
from book.site import law_page
from tests.site import app

SETUP = "from book.site.law_page import LawDirective, LawChangesDirective\ndef setup(app):\n    app.add_directive('law-of-the-book', LawDirective)\n    app.add_directive('law-changes', LawChangesDirective)\n"


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    text = "Page\n====\n\n.. law-changes::\n   :since: 2025\n\n.. law-of-the-book::\n"
    return (app.build(tmp_path_factory.mktemp("law"), SETUP, {"index": text}) / "index.html").read_text()


def test_every_row_has_an_anchor_of_its_own(page):
    assert sorted(re.findall(r'<dt id="law-(\w+)">', page)) == sorted(one.key for one in law.entries())


def test_a_row_says_what_it_is_how_it_stands_and_where_to_read_it(page):
    row = re.search(r'<dt id="law-crime_and_disorder_act_1998">.*?</dd>', page, flags=re.S)[0]
    words = re.sub(r"<[^>]+>", "", row)
    assert words.startswith("Crime and Disorder Act 1998 (1998 c. 37)31 July 1998; act; England and Wales. Gave councils")
    assert "In force, with any amendments, as at 22 November 2026." in words
    assert 'href="https://www.legislation.gov.uk/ukpga/1998/37"' in row


def test_says_what_was_read_only_elsewhere(page):
    for one in law.entries():
        row = re.search(rf'<dt id="law-{one.key}">.*?</dd>', page, flags=re.S)[0]
        assert (law.READ[one.read_in] in row.replace("&#x27;", "'")) and ((law_page.RECALLED in row) == (one.sure == "recalled"))


def test_names_what_is_new_and_what_is_gone(page):
    new, gone = re.search(r"New since 2025.*?</ul>", page, flags=re.S)[0], re.search(r"Since repealed.*?</ul>", page, flags=re.S)[0]
    assert 'href="#law-crime_and_policing_act_2026"' in new and "#law-crime_and_disorder_act_1998" not in new
    assert "#law-data_protection_act_1998" in gone


def test_every_theme_has_its_own_words():
    assert [law_page.theme_in_words(theme) for theme in law_page.by_theme()][:3] == ["Welfare state", "Child protection", "Health and social care"]
    assert sum(len(entries) for entries in law_page.by_theme().values()) == len(law.entries())
