"""The hostile batch at the desk: each contained and told in words, nothing believed, nothing let out, and the batch gets to its end."""

import re

import pytest

from tests.lecturer import hostile
from tests.lecturer.desk_page import dropped

LIMITS = {"cell": 4, "notebook": 20, "start": 90, "memory": 2**29}
WORDS = {  # where a browser's Python says it in words of its own
    "Asks the page": "AttributeError: document", "Asks the storage": "AttributeError: localStorage", "Processes": "Error|Python ended",
}  # fmt: skip


@pytest.fixture(scope="module")
def marked(desk_server, built, chromium):
    """The whole batch marked once: results by file, what the server was asked, and what the page still holds."""
    page = chromium.new_page()
    page.set_default_timeout(240_000)
    page.goto(desk_server.page)
    page.evaluate("() => localStorage.setItem('mine', 'secret')")
    page.evaluate("limits => bare.open({limits})", LIMITS)
    asked = len(desk_server.seen)
    address = desk_server.page.split("/bare")[0]
    page.evaluate("files => bare.drop(files)", dropped({"all.zip": hostile.batch(address)}))
    results = {result["file"]: result for result in page.evaluate("bare.mark()")}
    yield results, desk_server.seen[asked:], page.evaluate("Object.entries(localStorage)")
    page.close()


def test_every_file_is_in_the_results_and_nothing_was_let_out(marked):
    results, asked, kept = marked
    assert set(results) == {hostile.listed_as(case) for case in hostile.cases()}
    assert asked == []
    assert ["mine", "secret"] in kept


def test_what_is_kept_names_nobody_and_quotes_nobody(marked):
    text = str(marked[2])
    assert [words for words in ("Ordinary", "Twin", "HYPERLINK", "<img", "onerror", "Injected", "assignsubmission") if words in text] == []


@pytest.mark.parametrize("case", hostile.cases(), ids=lambda case: case.file.split("_")[0])
def test_is_contained_and_told(marked, case):
    result = marked[0][hostile.listed_as(case)]
    assert (result["marks"], result["state"] in case.states) == (case.marks, True), result["notes"]
    words = WORDS.get(case.file.split("_")[0], case.says)
    assert re.search(words, " ".join(result["notes"])), result["notes"]
    assert all(len(note) < 400 and note.isprintable() for note in result["notes"])
