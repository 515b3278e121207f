"""The page of data: every set is there, with what a reader needs to reuse it."""

import re

import pytest

from book import data
from book.site import chapter
from tests.site import app

SETUP = "from book.site.data_page import DataSetsDirective\ndef setup(app):\n    app.add_directive('data-sets', DataSetsDirective)\n"


@pytest.fixture(scope="module")
def sets(tmp_path_factory):
    """Each set's part of the page, by name."""
    chapters = {f"chapters/{page.slug}": f"Title of {page.slug}\n====================================================\n" for page in chapter.in_order()}
    index = "Page\n====\n\n.. data-sets::\n\n.. toctree::\n   :glob:\n\n   chapters/*\n"
    html = (app.build(tmp_path_factory.mktemp("data"), SETUP, {"index": index, **chapters}) / "index.html").read_text()
    return dict(re.findall(r'<section id="data-(\w+)">(.*?)</section>', html, flags=re.S))


def test_every_data_set_has_an_anchor_of_its_own(sets):
    assert sorted(sets) == data.names()


@pytest.mark.parametrize("name", data.names())
def test_gives_title_source_licence_download_and_every_column(sets, name):
    part, about = sets[name], data.describe(name)
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", part)).replace("&amp;", "&").replace("’", "'")
    assert about.title.replace("’", "'") in words
    assert (data.LICENCES[about.licence] in words) or about.illustrative
    assert f'href="_static/data/{name}.csv" download' in part
    assert [column for column in about.columns if f"<dt><code>{column.name}</code></dt>" not in part] == []


def test_marks_what_is_made_up(sets):
    marked = [name for name, part in sets.items() if "Illustrative: these figures are made up" in part]
    assert marked == [name for name in sorted(sets, key=lambda one: data.describe(one).title.lower()) if data.describe(name).illustrative]


def test_leads_to_the_chapters_that_use_it(sets):
    assert 'href="chapters/crime_and_disorder_act.html"' in sets["survey_prevalence"]
