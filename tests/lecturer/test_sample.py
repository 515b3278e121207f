"""The sample zip: both routes, labelled as made up, in a VLE's folders, and with nothing of the solutions."""

import io
import json
import zipfile

from book import paths
from book.lecturer import plan, sample
from book.site.exercise import copies
from tests.exercises.test_kept_back import EXERCISES, found

FILES = {info.filename: zipfile.ZipFile(io.BytesIO(sample.make())).read(info) for info in zipfile.ZipFile(io.BytesIO(sample.make())).infolist()}
NOTEBOOKS = [json.loads(content) for content in FILES.values()]


def test_it_is_the_same_each_time():
    assert sample.make() == sample.make()


def test_it_has_eight_hand_ins_of_both_routes_all_labelled():
    assert len(FILES) == 8
    assert {one["metadata"]["hand_in"]["route"] for one in NOTEBOOKS} == {"notebook", "form"}
    assert all("(illustrative)_9000" in name and name.split("/")[0].endswith("_assignsubmission_file") for name in FILES)
    assert all("(illustrative)" in one["metadata"]["hand_in"]["name"] for one in NOTEBOOKS)


def test_it_is_of_the_present_edition_and_keeps_every_check():
    rules = plan.plan(paths.NOTEBOOKS / "two_series.md")
    assert {one["metadata"]["exercise"]["edition"] for one in NOTEBOOKS} == {rules["edition"]}
    for one in NOTEBOOKS:
        names = [cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in one["cells"]]
        assert {check["id"] for check in rules["checks"]} | {question["id"] for question in rules["written"]} <= set(names)


def test_nothing_of_a_solution_or_a_model_answer_is_in_it():
    for source in EXERCISES:
        assert [(name, one) for name, content in FILES.items() for one in found(source, content.decode())] == []


def test_the_answers_differ_from_what_the_student_is_given():
    given = {cell["id"]: cell["source"] for cell in copies.student(paths.NOTEBOOKS / "two_series.md")["cells"]}
    assert all(sum(cell["source"] != given[cell["id"]] for cell in one["cells"]) >= 4 for one in NOTEBOOKS)
