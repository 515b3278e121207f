"""The exercise's page as it is built: with its size where Python was built, honest where it was not."""

import json
import re
from types import SimpleNamespace

import pytest

from book.lecturer import plan
from book.site.exercise import copies, index, page

SOURCE = next(source for source in copies.sources() if source.stem == "two_series")
WORDS = SimpleNamespace(chapter=lambda slug: f"<a>{slug}</a>", code=lambda source: f"<pre>{len(source)}</pre>")
FETCHED = {"pages": 7_000_000, "python": {"a.whl": {"size": 3_000_000, "sha256": "</script>"}}}


@pytest.fixture
def student():
    return copies.student(SOURCE)


def data(body, name):
    return json.loads(body.split(f'class="ju-exercise-{name}">')[1].split("</script>")[0])


def test_says_how_much_running_it_fetches(student):
    body = page._body(SOURCE, student, FETCHED, WORDS)
    assert "Run this in Python (10 MB)" in body
    assert "10 MB at most" in body


def test_offers_the_form_and_the_download_where_python_was_not_built(student):
    body = page._body(SOURCE, student, None, WORDS)
    assert "was built without Python in the browser" in body
    assert "ju-exercise-run" not in body
    assert 'href="two_series.ipynb"' in body
    assert 'href="two_series_form.html"' in body


def test_says_level_time_marks_and_chapters(student):
    facts = re.findall(r"<dt>(.+?)</dt><dd>(.+?)</dd>", page._body(SOURCE, student, None, WORDS))
    assert facts == [("Level", "4"), ("Time", "about 45 minutes"), ("Marks", str(plan.plans()["two_series"]["marks"])), ("Chapter", "<a>crime_and_disorder_act</a>")]


def test_says_its_title_once(student):
    body = page._body(SOURCE, student, None, WORDS)
    assert len(re.findall(r"<h1>", body)) == 1
    assert body.count(student.metadata["exercise"]["title"]) == 1


def test_holds_its_list_of_files_as_data_that_cannot_end_the_script(student):
    assert data(page._body(SOURCE, student, FETCHED, WORDS), "files") == FETCHED["python"]


def test_knows_the_edition_and_what_to_sum_up_as_the_plan_has_it(student):
    body, planned = page._body(SOURCE, student, FETCHED, WORDS), plan.plans()["two_series"]
    told = data(body, "plan")
    assert f'data-edition="{planned["edition"]}"' in body
    assert [one["id"] for one in told["checks"]] == [one["id"] for one in planned["checks"]]
    assert [one["id"] for one in told["written"]] == [one["id"] for one in planned["written"]]
    assert told["checks"][0]["what"] == "the size of the step that the new rules made, in per cent"


def test_lists_every_exercise_in_order_with_its_three_ways():
    body = index.body(WORDS.chapter, has_python=True)
    assert re.findall(r'<h3><a href="(\w+)\.html">', body) == [source.stem for source in copies.in_order()]
    for source in copies.in_order():
        for address in (f"{source.stem}.html#run", f"{source.stem}_form.html", f"{source.stem}.ipynb"):
            assert f'href="{address}"' in body


def test_lists_no_way_in_the_browser_where_python_was_not_built():
    body = index.body(WORDS.chapter, has_python=False)
    assert "#run" not in body
    assert index.HERE not in body
