"""nbgrader takes the book's notebooks: it makes assignments of the lecturer's pack and marks what students hand in."""

import copy
import logging
import os
import sys
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from traitlets.config import Config

from book.site.exercise import copies

EXERCISES = copies.in_order()
MARKED = next(source for source in EXERCISES if source.stem == "two_series")
STUB = "\n# Change the lines above, or write your own here."


def settings(course):
    """Give nbgrader the settings of the pack, as its own program would read them."""
    made = Config()
    exec((course / copies.NBGRADER.name).read_text(), {"get_config": lambda: made})
    made.CourseDirectory.root = str(course)
    return made


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """The lecturer's pack as a course of nbgrader's, with every assignment made."""
    folder = tmp_path_factory.mktemp("course")
    copies.write_lecturers(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)  # nbgrader calls alembic by its name
        yield _course(folder)


def _course(folder):
    grader = NbGraderAPI(config=settings(folder))
    grader.log.setLevel(logging.ERROR)
    grader.folder, grader.made = folder, {}
    for source in EXERCISES:
        grader.made[source.stem] = grader.generate_assignment(source.stem)
    return grader


def plain(cell):
    """Give a cell's text as the student's copy of the site has it."""
    return cell.source.replace(STUB, "").removesuffix(".require()")


@pytest.mark.parametrize("source", EXERCISES, ids=lambda source: source.stem)
def test_makes_an_assignment_that_is_the_students_copy(course, source):
    assert course.made[source.stem]["success"], course.made[source.stem].get("error")
    released = nbformat.read(course.folder / "release" / source.stem / f"{source.stem}.ipynb", as_version=4)
    student = copies.student(source)
    assert [plain(cell) for cell in released.cells] == [cell.source for cell in student.cells]
    assert [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in released.cells if "nbgrader" in cell.metadata] == [cell.metadata["nbgrader"]["grade_id"] for cell in student.cells if "nbgrader" in cell.metadata]


def hand_in(course, student, notebook):
    folder = course.folder / "submitted" / student / MARKED.stem
    folder.mkdir(parents=True)
    nbformat.write(notebook, folder / f"{MARKED.stem}.ipynb")
    done = course.autograde(MARKED.stem, student)
    assert done["success"], done.get("error")
    with Gradebook(f"sqlite:///{course.folder}/gradebook.db") as book:
        found = book.find_submission_notebook(MARKED.stem, MARKED.stem, student)
        return {grade.name: grade.auto_score for grade in found.grades if grade.cell_type == "code"}


def test_marks_the_sites_copy_as_it_stands_and_as_it_is_solved(course):
    blank = copies.student(MARKED)
    solved = copy.deepcopy(blank)
    answers = [cell.source for cell in copies.read(MARKED).cells if copies.SOLUTION in copies.tags(cell) and cell.cell_type == "code"]
    for cell, code in zip((cell for cell in solved.cells if copies.TASK in copies.tags(cell)), answers, strict=True):
        cell.source = code
    checks = [cell.metadata["nbgrader"] for cell in blank.cells if copies.CHECK in copies.tags(cell)]
    assert hand_in(course, "blank", blank) == {one["grade_id"]: 0 for one in checks}
    assert hand_in(course, "solved", solved) == {one["grade_id"]: one["points"] for one in checks}
