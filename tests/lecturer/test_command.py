"""`python -m book mark` as a lecturer runs it: what it writes, what it contains, and how it goes on where it was stopped."""

import csv
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import defaultdict

import nbformat
import pytest

from book import __main__, paths
from book.lecturer import tables
from book.lecturer.plan import plans
from book.site.exercise import copies
from tests import browser
from tests.lecturer import hostile
from tests.lecturer.hostile import ALL, RIGHT, SLUG, notebook, packed, zipped

PLAN = plans()[SLUG]
LEAFLET, BOTH = "two-series-leaflet", "two-series-both-right"


class Asked(browser.Refusal):
    """A server of which every request is remembered."""


def mark(*arguments):
    return __main__.main(["mark", *map(str, arguments)])


def rows(file):
    return list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"))))


def notes(out):
    found = defaultdict(list)
    for line in (out / "notes.txt").read_text(encoding="utf-8").splitlines():
        file, _, note = line.partition(": ")
        found[file].append(note)
    return found


@pytest.fixture(scope="module")
def hostile_batch(tmp_path_factory):
    """The hostile batch, marked once; gives its folder, what was asked of the server, and the exit code."""
    folder = tmp_path_factory.mktemp("hostile")
    server = browser.Running(Asked)
    file = folder / "hand_ins.zip"
    file.write_bytes(hostile.batch(server.address))
    code = mark(file, "--cell-seconds", 1, "--notebook-seconds", 5, "--memory-mb", 400, "--jobs", 4)
    server.close()
    return folder, list(server.asked), code


def test_hostile_hand_ins_are_contained_and_the_batch_completes(hostile_batch):
    folder, asked, code = hostile_batch
    found, said, wrong = {row["File"]: row for row in rows(folder / "marks" / "marks.csv")}, notes(folder / "marks"), []
    for case in hostile.cases():
        row, file = found.pop(tables._safe(hostile.listed_as(case))), hostile.listed_as(case)
        marks = int(row["Tasks"] or 0)
        if marks != case.marks or row["State"] not in case.states or (case.says and not any(re.search(case.says, note) for note in said[file])):
            wrong.append((file, marks, row["State"], said[file]))
    assert wrong == []
    assert found == {}
    assert asked == []
    assert code == 3


def test_nothing_of_a_hostile_batch_stands_outside_its_tables(hostile_batch):
    folder, _, _ = hostile_batch
    assert sorted(file.name for file in folder.iterdir()) == ["hand_ins.zip", "marks"]
    assert sorted(file.name for file in (folder / "marks").iterdir()) == [".marking", "marks.csv", "moodle.csv", "notes.txt", "written.csv"]
    assert not (paths.ROOT.parent / "escaped.ipynb").exists()


def test_no_cell_of_a_table_is_taken_for_a_formula(hostile_batch):
    for file in (hostile_batch[0] / "marks").glob("*.csv"):
        cells = [cell for row in csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"))) for cell in row]
        assert [cell for cell in cells if re.match(r"[=+\-@\t\r]", cell)] == []
    names = {row["Name"] for row in rows(hostile_batch[0] / "marks" / "marks.csv")}
    assert "'=HYPERLINK(\"http://example.org\",\"A\")" in names


def test_what_is_kept_holds_no_name_and_no_content(hostile_batch):
    kept = "".join(file.read_text() for file in (hostile_batch[0] / "marks" / ".marking").iterdir())
    assert len(kept) > 1_000
    for content in ("Ordinary", "Twin", "HYPERLINK", "onerror", "owned", "SystemExit", "division"):
        assert content not in kept


ANN, BO, CI = (f"{name}_assignsubmission_file_/{SLUG}.ipynb" for name in ("Ann Lee_101", "Bo Day_102", "Ci Fox_103"))


def answered(made, **answers):
    for cell in made["cells"]:
        question = cell["metadata"]["nbgrader"]["grade_id"]
        cell["source"] = answers.get(question.removeprefix("two-series-").replace("-", "_"), cell["source"])
    return packed(made)


def test_marks_go_into_tables_and_written_marks_are_added_on_the_next_run(tmp_path, capsys):
    file, out = tmp_path / "all.zip", tmp_path / "out"
    file.write_bytes(zipped({ANN: answered(notebook(tasks=RIGHT), leaflet="=A reply, in words"), BO: answered(notebook(), both_right="Both")}))
    assert mark(file, "--out", out) == 0
    assert "Written answers of 2 hand-ins have no marks yet" in capsys.readouterr().out
    asked = rows(out / "written.csv")
    assert [(row["question"], row["answer"], row["mark"]) for row in asked if row["answer"]] == [(BOTH, "Both", ""), (LEAFLET, "'=A reply, in words", "")]
    assert "Ann" not in (out / "written.csv").read_text()
    assert [row["Grade"] for row in rows(out / "moodle.csv")] == ["", ""]
    write_marks(out / "written.csv", asked, {BOTH: "2,5", LEAFLET: "4"})
    assert mark(file, "--out", out) == 0
    assert "2 of them were marked before" in capsys.readouterr().out
    assert [(row["Identifier"], row["Full name"], row["Grade"], row["Maximum Grade"]) for row in rows(out / "moodle.csv")] == [("Participant 101", "Ann Lee", "16", "20"), ("Participant 102", "Bo Day", "2.5", "20")]
    assert "two-series-leaflet: 4 of 4. Well put." in rows(out / "moodle.csv")[0]["Feedback comments"]
    assert {row["mark"] for row in rows(out / "written.csv") if row["answer"]} == {"2,5", "4"}


def write_marks(file, asked, marks):
    """Save the table as a spreadsheet of another country does."""
    with file.open("w", encoding="cp1252", newline="") as new:
        writer = csv.DictWriter(new, asked[0].keys(), delimiter=";")
        writer.writeheader()
        writer.writerows({**row, "mark": marks[row["question"]] if row["answer"] else "", "comment": "Well put." if row["answer"] else ""} for row in asked)


@pytest.mark.parametrize(("marks", "words"), [("9", "The mark '9' is not from 0 to 4"), ("good", "The mark 'good' is no number"), ("nan", "The mark 'nan' is no number"), ("inf", "The mark 'inf' is no number")])
def test_a_mark_that_cannot_be_is_named_with_its_line(tmp_path, capsys, marks, words):
    file, out = tmp_path / "a.ipynb", tmp_path / "marks"
    file.write_bytes(answered(notebook(), leaflet="A reply"))
    out.mkdir()
    (out / "written.csv").write_text(f"code,question,answer,marks_of,mark,comment\nabc,{LEAFLET},x,4,{marks},\n")
    assert mark(file) == 1
    assert f"written.csv:2: {words}" in capsys.readouterr().err


def test_marks_of_hand_ins_that_are_not_in_this_run_stay_in_the_table(tmp_path):
    first, late, out = tmp_path / "all.zip", tmp_path / "late.zip", tmp_path / "marks"
    first.write_bytes(zipped({ANN: answered(notebook(), leaflet="A reply")}))
    late.write_bytes(zipped({BO: answered(notebook(), leaflet="Late")}))
    mark(first)
    write_marks(out / "written.csv", rows(out / "written.csv"), {LEAFLET: "3"})
    mark(late)
    assert [(row["answer"], row["mark"], row["comment"]) for row in rows(out / "written.csv") if row["answer"]] == [("Late", "", ""), ("A reply", "3", "Well put.")]
    mark(first)
    assert [row["Grade"] for row in rows(out / "moodle.csv")] == ["3"]


def test_marks_stay_in_force_when_another_exercise_joins(tmp_path):
    file, out = tmp_path / "all.zip", tmp_path / "marks"
    papers = {ANN: answered(notebook(), leaflet="A reply")}
    file.write_bytes(zipped(papers))
    mark(file)
    write_marks(out / "written.csv", rows(out / "written.csv"), {LEAFLET: "3"})
    other = nbformat.writes(copies.student(paths.NOTEBOOKS / "base_rates.md")).encode()
    file.write_bytes(zipped({**papers, "Bo Day_102_assignsubmission_file_/base_rates.ipynb": other}))
    mark(file)
    assert [(row["Full name"], row["Grade"]) for row in rows(out / "moodle-two_series.csv")] == [("Ann Lee", "3")]
    assert [row["Full name"] for row in rows(out / "moodle-base_rates.csv")] == ["Bo Day"]
    assert {row["mark"] for row in rows(out / "written.csv") if row["question"] == LEAFLET} == {"3"}
    assert {row["question"] for row in rows(out / "written.csv")} == {one["id"] for slug in (SLUG, "base_rates") for one in plans()[slug]["written"]}


def test_what_is_no_hand_in_does_not_take_a_persons_grade_away(tmp_path):
    file = tmp_path / "all.zip"
    file.write_bytes(zipped({ANN: packed(notebook(tasks=RIGHT)), ANN.replace(f"{SLUG}.ipynb", "notes.pdf"): b"x"}))
    mark(file, "--tasks-only")
    assert [(row["Full name"], row["Grade"]) for row in rows(tmp_path / "marks" / "moodle.csv")] == [("Ann Lee", "12")]


def test_a_student_is_not_told_that_a_value_was_not_kept(tmp_path):
    file = tmp_path / "all.zip"
    file.write_bytes(zipped({ANN: packed(notebook(tasks={1: "step_pct = 'fourteen'"}))}))
    said = []
    for _ in range(2):
        mark(file, "--tasks-only")
        said.append(rows(tmp_path / "marks" / "moodle.csv")[0]["Feedback comments"])
    assert "You have the text" in said[0] and "two-series-step: 0 of 3. two-series-pairs" in said[1]


def test_two_of_one_person_get_no_grade_to_upload(tmp_path, capsys):
    file = tmp_path / "all.zip"
    file.write_bytes(zipped({ANN: packed(notebook(tasks=RIGHT)), ANN.replace(SLUG, "again"): packed(notebook()), BO: packed(notebook(tasks=RIGHT))}))
    assert mark(file, "--tasks-only") == 0
    assert "More than one hand-in came from 1 of the students" in capsys.readouterr().out
    assert [(row["Full name"], row["Grade"], row["Maximum Grade"]) for row in rows(tmp_path / "marks" / "moodle.csv")] == [("Ann Lee", "", "12"), ("Bo Day", "12", "12")]
    assert [row["Tasks"] for row in rows(tmp_path / "marks" / "marks.csv")] == ["0", "12", "12"]


def test_blackboards_form_is_filled_from_its_names(tmp_path):
    file = tmp_path / "all.zip"
    file.write_bytes(zipped({f"two series_ann_attempt_2026-11-20-10-00-00_{SLUG}.ipynb": packed(notebook(tasks=RIGHT))}))
    assert mark(file, "--tasks-only") == 0
    (row,) = rows(tmp_path / "marks" / "blackboard.csv")
    assert row["Username"] == "ann" and row[f"{PLAN['title']} [Total Pts: 12 Score]"] == "12"


def test_killed_halfway_it_goes_on_where_it_was(tmp_path, capsys):
    file, out = tmp_path / "all.zip", tmp_path / "marks"
    file.write_bytes(zipped({ANN: packed(notebook(tasks=RIGHT)), BO: packed(notebook()), CI: packed(notebook(first=("import time\ntime.sleep(2)",), tasks=RIGHT))}))
    running = subprocess.Popen([sys.executable, "-m", "book", "mark", str(file), "--jobs", "1"], cwd=paths.ROOT, env={**os.environ, "PYTHONPATH": str(paths.ROOT)}, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 30
    while len(list(out.glob(".marking/*.json"))) < 2 and time.monotonic() < until:
        time.sleep(0.02)
    running.send_signal(signal.SIGKILL)
    running.wait()
    before = {name.name: name.stat().st_mtime_ns for name in out.glob(".marking/*.json")}
    assert len(before) == 2 and not (out / "marks.csv").exists()
    assert mark(file) == 0
    assert "3 marked, 0 stopped, 0 not read; 2 of them were marked before" in capsys.readouterr().out
    assert {name: (out / ".marking" / name).stat().st_mtime_ns for name in before} == before
    assert [row["Tasks"] for row in rows(out / "marks.csv")] == [str(ALL), "0", str(ALL)]


def test_what_is_kept_is_marked_again_when_it_is_damaged_forged_or_asked_for(tmp_path, capsys):
    file = tmp_path / "a.ipynb"
    file.write_bytes(packed(notebook(tasks=RIGHT)))
    mark(file)
    (kept,) = (tmp_path / "marks" / ".marking").iterdir()
    whole = json.loads(kept.read_text())
    for damaged in ("", "[]", json.dumps({**whole, "rules": "other"}), json.dumps({**whole, "checks": {"x": {"met": "yes", "marks": "99", "value": None, "ran": True}}})):
        kept.write_text(damaged)
        capsys.readouterr()
        assert mark(file) == 0
        assert "marked before" not in capsys.readouterr().out
        assert json.loads(kept.read_text()) == whole
    mark(file, "--start-again")
    assert "marked before" not in capsys.readouterr().out


def test_what_was_stopped_at_a_limit_is_run_again_with_a_higher_one(tmp_path):
    file = tmp_path / "a.ipynb"
    file.write_bytes(packed(notebook(first=("import time\ntime.sleep(1)",), tasks=RIGHT)))
    assert [mark(file, "--tasks-only", "--cell-seconds", seconds) for seconds in ("0.2", "0.2", "20")] == [3, 3, 0]


def test_without_bubblewrap_nothing_is_run(tmp_path, capsys, monkeypatch):
    file = tmp_path / "a.ipynb"
    file.write_bytes(packed(notebook()))
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    assert mark(file) == 1
    assert "bubblewrap, which keeps students' code in a sandbox, is not here" in capsys.readouterr().err
    assert not (tmp_path / "marks").exists()


def test_says_what_going_without_the_sandbox_risks(tmp_path, capsys):
    file = tmp_path / "a.ipynb"
    file.write_bytes(packed(notebook(tasks=RIGHT)))
    assert mark(file, "--without-sandbox") == 0
    assert "A hand-in can read, change and send all that you can" in capsys.readouterr().err
    assert rows(tmp_path / "marks" / "marks.csv")[0]["Tasks"] == str(ALL)


def test_a_path_that_is_not_there_and_an_empty_folder_are_told(tmp_path, capsys):
    assert mark(tmp_path / "none.zip") == 1
    assert "none.zip'. Give the zip" in capsys.readouterr().err
    assert mark(tmp_path) == 1
    assert "no hand-in in what was given" in capsys.readouterr().err


def test_a_python_that_never_starts_is_told_and_not_kept(tmp_path, capsys, monkeypatch):
    from book.lecturer import marking, sandbox

    def late(_self, _seconds):
        raise sandbox.Late

    monkeypatch.setattr(marking.Sandbox, "start", late)
    file = tmp_path / "a.ipynb"
    file.write_bytes(packed(notebook()))
    assert mark(file) == 3
    assert "Python did not start within 30 seconds, twice" in capsys.readouterr().out
    assert not (tmp_path / "marks" / ".marking").exists()


def test_importing_it_brings_in_neither_sphinx_nor_pandas():
    code = "import sys, book.lecturer.command\nprint([name for name in ('sphinx', 'pandas', 'numpy') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=paths.ROOT, env={**os.environ, "PYTHONPATH": str(paths.ROOT)}, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
