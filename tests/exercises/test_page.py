"""The exercise's page as it is built: with its size where Python was built, honest where it was not."""

import json
import re
from types import SimpleNamespace

import pytest

from book.site.exercise import copies, page

SOURCE = copies.sources()[0]
WORDS = SimpleNamespace(chapter=lambda slug: f"<a>{slug}</a>", code=lambda source: f"<pre>{len(source)}</pre>")
FETCHED = {"pages": 7_000_000, "python": {"a.whl": {"size": 3_000_000, "sha256": "</script>"}}}


@pytest.fixture
def student():
    return copies.student(SOURCE)


def test_says_how_much_running_it_fetches(student):
    body = page._body("two_series", student, FETCHED, WORDS)
    assert "Run this in Python (10 MB)" in body
    assert "10 MB at most" in body


def test_offers_only_the_download_where_python_was_not_built(student):
    body = page._body("two_series", student, None, WORDS)
    assert "was built without Python in the browser" in body
    assert "ju-exercise-run" not in body
    assert 'href="two_series.ipynb"' in body


def test_says_its_title_once(student):
    body = page._body("two_series", student, None, WORDS)
    assert len(re.findall(r"<h1>", body)) == 1
    assert body.count(student.metadata["exercise"]["title"]) == 1


def test_holds_its_list_of_files_as_data_that_cannot_end_the_script(student):
    body = page._body("two_series", student, FETCHED, WORDS)
    data = body.split('class="ju-exercise-files">')[1].split("</script>")[0]
    assert json.loads(data) == FETCHED["python"]
