"""An exercise's copies: the student's holds no solution, the solved one asks every check to be met."""

import pytest

from book import checks, paths
from book.errors import BookError
from book.site.exercise import copies

EXERCISES = copies.sources()
HEADER = "---\nkernelspec: {{display_name: Python 3, language: python, name: python3}}\nexercise: {{title: T, chapters: [{slug}], {rest}}}\n---\n\n# T\n"


def named(source):
    return source.stem


@pytest.mark.parametrize("source", EXERCISES, ids=named)
def test_keeps_solutions_out_of_the_students_copy(source):
    whole = copies.read(source)
    solutions = [cell.source for cell in whole.cells if copies.SOLUTION in copies.tags(cell)]
    student = [cell.source for cell in copies.student(whole).cells]
    assert solutions
    assert not [text for text in solutions if any(text in cell for cell in student)]


@pytest.mark.parametrize("source", EXERCISES, ids=named)
def test_has_a_rule_for_each_check_and_a_check_for_each_rule(source):
    cells = [cell.source for cell in copies.read(source).cells if "check" in copies.tags(cell)]
    rules = [rule.id for rule in checks.read(paths.RULES / f"{source.stem}.yml")]
    assert [text.split('"')[1] for text in cells] == rules


@pytest.mark.parametrize("source", EXERCISES, ids=named)
def test_says_in_a_checks_first_line_what_it_checks(source):
    first = [cell.source.splitlines()[0] for cell in copies.read(source).cells if "check" in copies.tags(cell)]
    assert all(line.startswith("# Checks ") and line.endswith(".") for line in first)


@pytest.mark.parametrize("source", EXERCISES, ids=named)
def test_gives_written_questions_at_least_two_fifths_of_the_marks(source):
    text = source.read_text(encoding="utf-8")
    written = sum(int(part.split(" marks)")[0].rsplit("(", 1)[1]) for part in text.split("**Question ")[1:])
    tasks = sum(rule.marks for rule in checks.read(paths.RULES / f"{source.stem}.yml"))
    assert written / (written + tasks) >= 0.4
    assert f"**Marks** {written + tasks}:" in text


@pytest.mark.parametrize("source", EXERCISES, ids=named)
def test_shows_no_cell_longer_than_seven_lines(source):
    code = [cell.source for cell in copies.read(source).cells if cell.cell_type == "code"]
    assert max(len([line for line in cell.splitlines() if line.strip()]) for cell in code) <= 7


def test_asks_each_check_of_the_solved_copy_to_be_met():
    made = copies.solved(copies.read(EXERCISES[0]))
    ends = [cell.source.endswith(".require()") for cell in made.cells if "check" in copies.tags(cell)]
    assert ends and all(ends)


def test_gives_the_same_copy_each_time():
    notebook = copies.read(EXERCISES[0])
    assert copies.student(notebook) == copies.student(notebook)


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
