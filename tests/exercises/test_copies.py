"""An exercise's copies: the student's holds no solution, the solved one asks every check to be met, nbgrader takes both."""

import ast

import nbformat
import pytest
import yaml

from book import paths, rules
from book.errors import BookError
from book.lecturer import plan
from book.site.exercise import copies

EXERCISES = copies.in_order()
HEADER = "---\nkernelspec: {{display_name: Python 3, language: python, name: python3}}\nexercise: {{title: T, chapters: [{slug}], {rest}}}\n---\n\n# T\n"
TRIAL = """---
kernelspec: {display_name: Python 3, language: python, name: python3}
exercise: {title: T, summary: S, chapters: [crime_and_disorder_act], minutes: 5, level: 4}
---

# T

{{options trial-letter}}

```{code-cell} ipython3
:tags: [task]
letter = ...
```

```{code-cell} ipython3
:tags: [solution]
letter = "A"
```

```{code-cell} ipython3
:tags: [check]
# Checks the letter.
check("trial-letter", letter)
```

+++ {"tags": ["code"]}

Wording on code.

+++ {"tags": ["form"]}

Only in the form.

+++ {"tags": ["lecturer"]}

For setters.

+++ {"tags": ["written"], "question": "trial-why"}

*Write your answer here.*

+++ {"tags": ["solution"], "question": "trial-why"}

**Model answer.** Because.
"""
RULES = {
    "checks": [{"id": "trial-letter", "kind": "choice", "marks": 3, "form": "Which?", "options": {"A": "this", "B": "that"}, "answer": "A", "right": "Yes.", "why": {"B": "No."}, "otherwise": "Choose."}],
    "written": [{"id": "trial-why", "marks": 2, "ask": "Why?", "words": 50, "rubric": [{"marks": 2, "earns": "A reason"}]}],
}


def named(source):
    return source.stem


@pytest.fixture
def trial(tmp_path, monkeypatch):
    """Write an exercise of one check and one question, and give its file."""
    monkeypatch.setattr(paths, "RULES", tmp_path)

    def write(text=TRIAL, **changed):
        (tmp_path / "trial.yml").write_text(yaml.safe_dump({**RULES, **changed}))
        (tmp_path / "trial.md").write_text(text)
        return tmp_path / "trial.md"

    return write


def text_of(notebook):
    return "\n\n".join(cell.source for cell in notebook.cells)


def code_in(text):
    """Give a cell's code without its comments and layout, statement by statement."""
    return [ast.dump(statement) for statement in ast.parse(text).body]


@pytest.mark.parametrize("source", EXERCISES, ids=named)
def test_keeps_solutions_out_of_the_students_copy_and_of_the_form(source):
    solved = [cell for cell in copies.solved(source).cells if copies.SOLUTION in copies.tags(cell)]
    public = [cell for copy in (copies.student(source), copies.form(source)) for cell in copy.cells]
    code = {statement for cell in public if cell.cell_type == "code" for statement in code_in(cell.source)}
    assert solved
    assert [cell.source for cell in solved if cell.cell_type == "code" and not set(code_in(cell.source)) - code] == []
    assert [cell.source for cell in solved if cell.cell_type == "markdown" and any(cell.source in other.source for other in public)] == []


@pytest.mark.parametrize("source", EXERCISES, ids=named)
def test_has_rules_for_its_checks_and_questions_in_their_order(source):
    assert list(copies.faults(source)) == []


@pytest.mark.parametrize("source", EXERCISES, ids=named)
def test_says_in_a_checks_first_line_what_it_checks(source):
    first = [cell.source.splitlines()[0] for cell in copies.read(source).cells if copies.CHECK in copies.tags(cell)]
    assert all(line.startswith("# Checks ") and line.endswith(".") for line in first)


@pytest.mark.parametrize("source", EXERCISES, ids=named)
def test_gives_written_questions_at_least_two_fifths_of_the_marks(source):
    one = rules.read(paths.RULES / f"{source.stem}.yml")
    assert sum(question.marks for question in one.written) / one.marks >= 0.4
    assert f"**Marks** {one.marks}:" in text_of(copies.student(source))


@pytest.mark.parametrize("source", EXERCISES, ids=named)
def test_shows_no_cell_longer_than_seven_lines(source):
    code = [cell.source for cell in copies.read(source).cells if cell.cell_type == "code"]
    assert max(len([line for line in cell.splitlines() if line.strip()]) for cell in code) <= 7


def test_asks_each_check_of_the_solved_copy_to_be_met(trial):
    assert 'check("trial-letter", letter).require()' in text_of(copies.solved(trial()))


def test_sets_a_written_question_with_its_rubric_above_the_answer(trial):
    student = copies.student(trial())
    place = next(number for number, cell in enumerate(student.cells) if copies.WRITTEN in copies.tags(cell))
    assert student.cells[place - 1].source.startswith("**Question 1 (2 marks).**\nWhy?\nUp to about 50 words.")
    assert "| 2 | A reason |" in student.cells[place - 1].source


def test_sets_the_options_in_the_notebook_and_leaves_them_to_the_form(trial):
    source = trial()
    assert "- **A** this\n- **B** that" in text_of(copies.student(source))
    assert "**A**" not in text_of(copies.form(source))
    assert "{{" not in text_of(copies.student(source)) + text_of(copies.form(source))


def test_gives_each_copy_its_own_cells(trial):
    source = trial()
    student, form, solved = (text_of(copy(source)) for copy in (copies.student, copies.form, copies.solved))
    assert ["Wording on code." in text for text in (student, form, solved)] == [True, False, True]
    assert ["Only in the form." in text for text in (student, form, solved)] == [False, True, False]
    assert ["For setters." in text for text in (student, form, solved)] == [False, False, True]


def test_names_its_cells_as_nbgrader_does(trial):
    cells = [cell.metadata["nbgrader"] for cell in copies.student(trial()).cells if "nbgrader" in cell.metadata]
    assert [(cell["grade_id"], cell["solution"], cell["grade"], cell["locked"], cell.get("points")) for cell in cells] == [
        ("trial-task-1", True, False, False, None),
        ("trial-letter", False, True, True, 3),
        ("trial-why", True, True, False, 2),
    ]


def test_changes_its_edition_with_its_cells_and_only_then(trial):
    first = copies.student(trial()).metadata["exercise"]["edition"]
    assert copies.student(trial(TRIAL.replace("For setters.", "For all setters."))).metadata["exercise"]["edition"] == first
    assert copies.student(trial(TRIAL.replace("Wording on code.", "Other wording."))).metadata["exercise"]["edition"] != first


def test_gives_the_same_copy_each_time(trial):
    source = trial()
    assert copies.student(source) == copies.student(source)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('check("trial-letter", letter)', 'check("trial-letter", letter + 1)', "The check cell '# Checks the letter."),
        ('check("trial-letter", letter)', 'check("trial-word", letter)', "The checks are trial-word; the rules have trial-letter. Give both the same ids in the same order."),
        ('"tags": ["written"], "question": "trial-why"', '"tags": ["written"], "question": "trial-when"', "The written questions are trial-when; the rules have trial-why."),
        ("{{options trial-letter}}", "{{options trial-leter}}", "trial.md:8: There are no options for 'trial-leter'. Did you mean 'trial-letter'?"),
    ],
)
def test_points_at_a_cell_that_its_rules_do_not_know(trial, old, new, said):
    assert said in " ".join(map(str, copies.faults(trial(TRIAL.replace(old, new, 1)))))


def test_plans_which_variable_each_check_reads_and_which_task_makes_it(trial):
    made = plan.plan(trial())
    assert [(one["id"], one["name"], one["task"], one["marks"]) for one in made["checks"]] == [("trial-letter", "letter", "trial-task-1", 3)]
    assert (made["marks"], [one["id"] for one in made["written"]]) == (5, ["trial-why"])


def test_writes_the_lecturers_pack_with_solved_copies_and_nbgraders_sources(tmp_path):
    files = [file.relative_to(tmp_path).as_posix() for file in copies.write_lecturers(tmp_path)]
    assert "solved/two_series.ipynb" in files and "source/two_series/two_series.ipynb" in files and "nbgrader_config.py" in files
    within = nbformat.read(tmp_path / "source/two_series/two_series.ipynb", as_version=4)
    assert sum(copies.BEGIN in cell.source and copies.END in cell.source for cell in within.cells) == 6


@pytest.mark.parametrize(
    ("slug", "rest", "said"),
    [
        ("crime_and_disorder_act", "minutes: 5, level: 4", "has no 'summary' under 'exercise:'. Add it."),
        ("crime_and_disorder_act", "summary: S, minutes: 5", "has no 'level' under 'exercise:'. Add it."),
        ("crime_and_disorder_acts", "summary: S, minutes: 5, level: 4", "names the chapter 'crime_and_disorder_acts', which does not exist. Did you mean 'crime_and_disorder_act'?"),
    ],
)
def test_points_at_a_fault_in_the_header(tmp_path, slug, rest, said):
    file = tmp_path / "trial.md"
    file.write_text(HEADER.format(slug=slug, rest=rest))
    with pytest.raises(BookError) as fault:
        copies.read(file)
    assert said in str(fault.value)


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("kernelspec: {}", "trial.md:1: The notebook's header has no 'exercise:'. Add it, with title, summary, chapters, minutes, level."),
        ("exercise: {title: [", "trial.md:2: The header is not YAML"),
        ("exercise:\n  {title: T, summary: S, minutes: 5, level: 4,\n  chapters: crime_and_disorder_act}", "trial.md:4: The chapters are written as 'crime_and_disorder_act'."),
    ],
)
def test_points_at_a_header_that_is_none(tmp_path, header, said):
    file = tmp_path / "trial.md"
    file.write_text(f"---\n{header}\n---\n\n# T\n")
    with pytest.raises(BookError) as fault:
        copies.read(file)
    assert said in str(fault.value)
