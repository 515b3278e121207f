"""The content check: broken input gives one line with file, line, value and mend."""

import shutil
import subprocess
import sys

import pytest

from book import paths
from book.errors import BookError, Faults
from book.site import chapter, content, prose

CHAPTER = "crime_and_disorder_act"


@pytest.fixture
def check(tmp_path, monkeypatch):
    """Change files in a copy of the content, and give the lines of its faults."""
    for name in ("chapters", "data", "exercises", "_toc.yml"):
        source = paths.ROOT / name
        shutil.copytree(source, tmp_path / name) if source.is_dir() else shutil.copy(source, tmp_path / name)
    for name, place in {"ROOT": ".", "DATA": "data", "CHAPTERS": "chapters", "QUESTIONS": "exercises/questions", "NOTEBOOKS": "exercises/notebooks", "RULES": "exercises/checks"}.items():
        monkeypatch.setattr(paths, name, (tmp_path / place).resolve())

    def run(name: str, change) -> list[str]:
        file = tmp_path / name
        file.write_text(change(file.read_text() if file.exists() else ""))
        return str(Faults(content.faults())).splitlines()

    return run


def swap(old: str, new: str):
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


def line_of(name: str, text: str) -> int:
    lines = (paths.ROOT / name).read_text().splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_finds_no_fault_in_the_book():
    assert [str(fault) for fault in content.faults()] == []


def test_the_command_prints_the_fault_and_fails(tmp_path):
    for name in ("book", "chapters", "data", "exercises"):
        shutil.copytree(paths.ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(paths.ROOT / "_toc.yml", tmp_path)
    (tmp_path / "chapters" / "stray.md").write_text("# Stray\n")
    done = subprocess.run([sys.executable, "-m", "book", "check"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr == "chapters/stray.md: The page is not in _toc.yml. Add it there, or delete it.\n"


def test_names_a_citation_key_that_does_not_exist(check):
    file = f"chapters/{CHAPTER}.md"
    at = line_of(file, "{cite:p}`hansard1992`")
    lines = check(file, swap("{cite:p}`hansard1992`", "{cite:p}`hansard1929`"))
    assert lines == [f"{file}:{at}: The citation key 'hansard1929' is not in chapters/references.bib. Did you mean 'hansard1992'?"]


def test_names_a_law_that_is_not_in_the_table(check):
    file = f"chapters/{CHAPTER}.md"
    at = line_of(file, "{cite:p}`hansard1992`")
    lines = check(file, swap("{cite:p}`hansard1992`", "{law}`care_act_2015` {law}`care_act_2014 section 42` {cite:p}`hansard1992`"))
    assert lines[0] == f"{file}:{at}: There is no law 'care_act_2015'. Did you mean 'care_act_2014'?"
    assert lines[1].startswith(f"{file}:{at}: The provision is written 'section 42'.")


def test_names_a_question_with_no_right_answer(check):
    file = f"exercises/questions/{CHAPTER}.yml"
    lines = check(file, lambda text: text.replace("right: true", "right: false", 1))
    assert len(lines) == 1
    assert lines[0].startswith(file + ":") and "right" in lines[0]


def test_names_a_table_with_a_missing_column(check):
    lines = check("data/police_recorded_crime.csv", swap("offences_count", "offences"))
    assert lines[0] == "data/police_recorded_crime.csv:1: The column 'offences_count' is missing. Add it, or take it out of police_recorded_crime.yml."


def test_names_a_bad_unit(check):
    lines = check("data/police_recorded_crime.yml", swap("unit: offences", "unit: offenses"))
    assert len(lines) == 1
    assert "has the unit 'offenses'. Did you mean 'offences'?" in lines[0]


def test_names_a_licence_that_is_not_open(check):
    at = line_of("data/police_recorded_crime.yml", "licence:")
    lines = check("data/police_recorded_crime.yml", swap("licence: OPL-3.0", "licence: CC-BY-NC-4.0"))
    assert len(lines) == 1
    assert lines[0].startswith(f"data/police_recorded_crime.yml:{at}: The licence 'CC-BY-NC-4.0' is not open. Only openly licensed tables ship")


def test_names_an_unknown_widget(check):
    file = f"chapters/{CHAPTER}.md"
    at = line_of(file, "from book.widgets.local_audit import")
    lines = check(file, swap("from book.widgets.local_audit import", "from book.widgets.local_adit import"))
    assert lines == [f"{file}:{at}: There is no widget 'book.widgets.local_adit'. Did you mean 'book.widgets.local_audit'?"]


def test_names_a_question_that_a_pause_point_asks_in_vain(check):
    file = f"chapters/{CHAPTER}.md"
    at = line_of(file, "cda-joint-duty")
    lines = check(file, swap("\ncda-joint-duty\n", "\ncda-joint-dooty\n"))
    assert lines == [f"{file}:{at}: There is no question 'cda-joint-dooty' in {CHAPTER}.yml. Did you mean 'cda-joint-duty'?"]


def test_names_a_section_that_a_question_gives_in_vain(check):
    file = f"chapters/{CHAPTER}.md"
    lines = check(file, swap("(who-had-the-duty)=", "(who-held-the-duty)="))
    assert lines
    named = [line for line in lines if line.startswith("exercises/questions/")]
    assert named and all("The section 'who-had-the-duty' is no label of" in line and "Did you mean 'who-held-the-duty'?" in line for line in named)


def test_names_an_acronym_that_is_not_spelt_out(check):
    lines = check(f"chapters/{CHAPTER}.md", swap("## Key points\n", "## Key points\n\nThe BCU met.\n"))
    assert any("The acronym 'BCU' is not spelt out at its first use." in line for line in lines)


def test_names_a_figure_without_alt_text(check):
    def drop_alt(text: str) -> str:
        lines = text.splitlines()
        at = next(i for i, line in enumerate(lines) if line.strip().startswith("alt:"))
        return "\n".join([*lines[:at], "      alt: ''", *lines[at + 1 :]]) if ">" not in lines[at] and "|" not in lines[at] else "\n".join([*lines[:at], "      old: |", *lines[at + 1 :]])

    lines = check(f"chapters/{CHAPTER}.md", drop_alt)
    assert any("The figure cell has no image alt." in line for line in lines)


def test_names_a_page_that_is_in_no_table_of_contents(check):
    lines = check("chapters/stray.md", lambda _: "# Stray\n")
    assert lines == ["chapters/stray.md: The page is not in _toc.yml. Add it there, or delete it."]


def test_names_a_label_that_another_page_has(check):
    lines = check("chapters/how_to_use.md", swap("(on-your-own)=", "(who-had-the-duty)="))
    at = line_of(f"chapters/{CHAPTER}.md", "(who-had-the-duty)=")
    assert f"chapters/{CHAPTER}.md:{at}: The label 'who-had-the-duty' stands in how_to_use.md too. Give the section a label of its own, here and in the questions that name it." in lines


def test_names_questions_without_a_chapter(check):
    lines = check("exercises/questions/stray.yml", lambda _: "chapter: stray\n")
    assert any(line.startswith("exercises/questions/stray.yml: There is no chapter 'stray'.") for line in lines)


def test_names_a_reference_that_nothing_cites(check):
    lines = check("chapters/references.bib", lambda text: text + "\n@book{unused2001, author={A, B}, title={T}, year={2001}, publisher={P}}\n")
    assert "The key 'unused2001' is cited nowhere. Cite it or take it out." in lines[0]


def test_names_an_exercise_without_a_chapter(check):
    lines = check("exercises/notebooks/two_series.md", swap(f"chapters: [{CHAPTER}]", "chapters: [no_such_chapter]"))
    assert len(lines) == 1
    assert lines[0].startswith("exercises/notebooks/two_series.md:13: The exercise names the chapter 'no_such_chapter', which does not exist.")


def test_names_a_rule_of_a_check_that_lacks_its_hint(check):
    lines = check("exercises/checks/two_series.yml", swap("    otherwise: Choose one of the letters A, B, C or D.\n", ""))
    assert len(lines) == 1
    assert lines[0].startswith("exercises/checks/two_series.yml:") and "The check 'two-series-claim' has no 'otherwise'. Add it." in lines[0]


def test_names_an_exercise_without_rules(check):
    lines = check("exercises/notebooks/without_rules.md", lambda _: (paths.NOTEBOOKS / "two_series.md").read_text())
    assert lines == ["exercises/notebooks/without_rules.md: The exercise has no rules for its checks. Add exercises/checks/without_rules.yml."]


@pytest.mark.parametrize(("right", "wrong", "kind"), [("{source}`police_recorded_crime`", "{source}`police_recorded_crme`", "data set"), ("{exercise}`two_series`", "{exercise}`two_serie`", "exercise")])
def test_names_what_a_role_gives_in_vain(check, right, wrong, kind):
    file = f"chapters/{CHAPTER}.md"
    at, name, near = line_of(file, right), wrong.split("`")[1], right.split("`")[1]
    assert check(file, swap(right, wrong)) == [f"{file}:{at}: There is no {kind} '{name}'. Did you mean '{near}'?"]


def test_names_a_figure_that_has_no_source(check):
    lines = check(f"chapters/{CHAPTER}.md", swap("## Key points\n", "## Key points\n\nThere were 376.\n"))
    assert [line.split(": ")[1] for line in lines] == ["'376' stands in a paragraph with no source. Give the source there, with {cite:p}, {law} or {source}, or write it without."]


def test_names_a_figure_whose_settings_are_a_word(check):
    file = f"chapters/{CHAPTER}.md"
    lines = check(file, swap("mystnb:\n  figure:\n    name:", "mystnb: yes\nold:\n  figure:\n    name:"))
    assert any("The figure cell has no figure name." in line for line in lines)


def test_tells_a_fault_once_though_two_checks_meet_it(check):
    lines = check("chapters/references.bib", lambda text: text.replace("year = {1998},", "year = {1998,", 1))
    assert len(lines) == 1 and "This is not BibTeX" in lines[0]


def test_takes_a_name_that_a_cell_renames(check, monkeypatch):
    monkeypatch.setattr(content, "faults", lambda: list(content.texts()) or [BookError("None.", "Go on.")])
    assert check(f"chapters/{CHAPTER}.md", swap("from book.data import load\n", "from book.data import load as read, UNITS\n")) == ["None. Go on."]


@pytest.mark.parametrize("page", chapter.in_order(), ids=lambda page: page.slug)
def test_a_chapter_reads_plainly(page):
    one = prose.measure(page)
    assert 2000 <= one.words <= 3500
    assert 14 <= one.median <= 18
    assert one.grade <= 13
    assert len(one.long) <= 0.05 * len(page.prose), f"Sentences of more than {prose.LONG} words in lines {one.long}"
