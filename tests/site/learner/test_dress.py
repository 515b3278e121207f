"""Which script a page loads for its reader, and what its tab says."""

from types import SimpleNamespace

import pytest

from book.site.learner import pages
from book.site.shell import LANDING
from book.widgets import bundles

ABOUT = {"index": "bank.0.js", "unnamed": ["marac"], "chapters": ["realism", "marac"], "titles": {}}


@pytest.fixture
def dressed():
    """Dress a page; gives its context and the attributes of its script, None where it has none."""
    bundles.make()

    def dress(name):
        context, added = {}, []
        app = SimpleNamespace(
            env=SimpleNamespace(ju_learner=ABOUT),
            builder=SimpleNamespace(get_target_uri=lambda page: "index.html" if page == LANDING else f"{page}.html"),
            add_js_file=lambda file, **given: added.append((file, given)),
            add_css_file=lambda file: None,
        )
        pages.dress(app, name, "page.html", context, None)
        return context, added[0][1] if added else None

    return dress


def test_a_chapter_loads_what_notes_its_reading(dressed):
    context, script = dressed("chapters/realism")
    assert (script["data-chapter"], script["data-root"], "tab_title" in context) == ("realism", "../", False)


def test_a_tab_does_not_name_a_chapter_whose_name_tells(dressed):
    context, _ = dressed("chapters/marac")
    assert context["tab_title"] == "Chapter 2"


def test_the_landing_page_knows_what_it_may_not_name(dressed):
    _, script = dressed(LANDING)
    assert (script["data-index"], script["data-unnamed"], script["data-root"]) == ("bank.0.js", "marac", "./")


@pytest.mark.parametrize("name", ["chapters/glossary", "review", "record", "search", "exercises/two_series"])
def test_other_pages_note_nothing(dressed, name):
    assert dressed(name) == ({}, None)
