"""What a lecturer gives becomes a list of hand-ins, and a notebook its steps: in Python, and the same in the desk's JavaScript."""

import base64
import dataclasses
import io
import json
import zipfile
from pathlib import Path

import pytest

from book.lecturer.hand_ins import Sizes, from_paths, hand_ins
from book.lecturer.plan import plans
from book.lecturer.program import program, trimmed, written
from tests import node
from tests.lecturer import hostile
from tests.lecturer.hostile import SLUG, code, notebook, packed, zipped

ONE = packed(notebook(name="Ann", number="1"))
MOODLE, BOARD = f"Ann Lee_101_assignsubmission_file_/{SLUG}.ipynb", f"two series_ann_attempt_2026-11-20-10-00-00_{SLUG}.ipynb"
FORGED = (
    "Mal Ory_111_assignsubmission_file_/Ann Lee_101_assignsubmission_file_x.ipynb",
    "Mal Ory_111_assignsubmission_file_/two series_ann_attempt_2026-11-20-10-00-00_x.ipynb",
    "Mal Ory_111_assignsubmission_file_two series_ann_attempt_2026-11-20-10-00-00_x.ipynb",
    "two series_mal_attempt_2026-11-20-10-00-00_two series_ann_attempt_2026-11-20-10-00-00_x.ipynb",
    "two series_mal_attempt_2026-11-20-10-00-00_Ann Lee_101_assignsubmission_file_x.ipynb",
)
SMALL = Sizes(file=200_000, zip=400_000, files=6)


def with_flags(content, *, add=0, method=None):
    """Change an entry's flags or method, in the directory."""
    at = content.index(b"PK\x01\x02")
    flags = int.from_bytes(content[at + 8 : at + 10], "little") | add
    changed = content[: at + 8] + flags.to_bytes(2, "little") + (content[at + 10 : at + 12] if method is None else method.to_bytes(2, "little")) + content[at + 12 :]
    return changed


def named(raw):
    """Make a zip whose entry has a name of these bytes, with no word on what they are."""
    content = zipped({"x" * len(raw): ONE})
    return content.replace(b"x" * len(raw), raw)


def stored():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.ipynb", ONE)
    return b"something before it" + made.getvalue()


def edited(**header):
    made = notebook(name="Ann")
    made["metadata"]["exercise"].update(header)
    return packed(made)


DROPS = {
    "loose": {"a.ipynb": ONE, "b.ipynb": packed(notebook()), "c.txt": b"x", "desktop.ini": b"x"},
    "moodle": {"all.zip": zipped({MOODLE: ONE, f"Bo Day_102_assignsubmission_file/sub/{SLUG}.ipynb": packed(notebook(name="Not Bo")), "Bo Day_102_assignsubmission_onlinetext_/text.html": b"x"})},
    "blackboard": {"all.zip": zipped({BOARD: ONE, BOARD.replace(f"_{SLUG}.ipynb", ".txt"): b"x", "__MACOSX/._x.ipynb": b"x", "a/.DS_Store": b"x"})},
    "zips in a zip": {"all.zip": zipped({"Ann Lee_101_assignsubmission_file_/mine.zip": zipped({"x/two_series.ipynb": ONE}), "deep.zip": zipped({"deeper.zip": zipped({"y.ipynb": ONE})})})},
    "named for another": {"all.zip": zipped({path: ONE for path in FORGED} | {"Mal Ory_111_assignsubmission_file_/z.zip": zipped({"Ann Lee_101_assignsubmission_file_x.ipynb": ONE})})},
    "line ends in names": {"all.zip": zipped({"Ann\nLee_101_assignsubmission_file_/x.ipynb": ONE, "two\u2028series_ann_attempt_2026-11-20-10-00-00_x.ipynb": ONE, "__MACOSX/a\nb.ipynb": ONE})},
    "a greedy student": {"all.zip": zipped({"Aa Greedy_111_assignsubmission_file_/a.zip": zipped({f"{number}.ipynb": b" " * 150_000 for number in range(3)}), MOODLE: ONE.ljust(190_000)})},
    "a student with many": {"all.zip": zipped({"Aa Greedy_111_assignsubmission_file_/a.zip": zipped({f"{number}.ipynb": b"" for number in range(21)}), MOODLE: ONE})},
    "paths": {"all.zip": zipped({"../a.ipynb": ONE, "/a.ipynb": ONE, "C:\\a.ipynb": ONE, "a/../b.ipynb": ONE, "a\\b.ipynb": ONE, "a..b.ipynb": ONE})},
    "same person": {"a.ipynb": ONE, "b.ipynb": packed(notebook(name="ann", number="1", made="later")), "c.ipynb": ONE, "d.ipynb": packed(notebook(name="ANN"))},
    "broken zip": {"all.zip": zipped({"a.ipynb": ONE})[:-30], "none.zip": b"", "short.zip": b"PK\x05\x06"},
    "cut entry": {"all.zip": zipped({"a.ipynb": ONE}).replace(b"PK\x03\x04", b"PK\x03\x05")},
    "locked": {"all.zip": with_flags(zipped({"a.ipynb": ONE}), add=1)},
    "other method": {"all.zip": with_flags(zipped({"a.ipynb": ONE}), method=12)},
    "bomb": {"all.zip": zipped({"a.ipynb": b" " * 250_000, "b.ipynb": ONE}), "large.ipynb": b" " * 250_000},
    "lying bomb": {"all.zip": hostile.lying(size=250_000)},
    "many": {"all.zip": zipped({f"{number}.ipynb": b"" for number in range(7)})},
    "all too large": {"all.zip": zipped({f"{number}.ipynb": b" " * 150_000 for number in range(4)})},
    "stored": {"all.zip": stored()},
    "names": {"utf8.zip": named("Zoë.ipynb".encode()), "old.zip": named(b"Zo\x89.ipynb")},
    "not notebooks": {name.split("/")[1]: content for name, content in ((one.file, one.content) for one in hostile.unreadable()) if len(content) < 200_000},
    "odd json": {"bom.ipynb": b"\xef\xbb\xbf" + ONE, "float.ipynb": ONE.replace(b'"nbformat": 4', b'"nbformat": 4.0'), "unending.ipynb": b'{"a": "' + b'\\"' * 90_000, "unending_too.ipynb": b'{"a": "' + b'\\"' * 90_000 + b"\\", "future.ipynb": ONE.replace(b'"nbformat": 4', b'"nbformat": 1234567'), "text.ipynb": ONE.replace(b'"nbformat": 4', b'"nbformat": "4"'), "number.ipynb": ONE[:-1] + b', "x": ' + b"9" * 5_000 + b"}"},
    "headers": {"other.ipynb": edited(edition="000000000000"), "proto.ipynb": edited(slug="toString"), "number.ipynb": edited(slug=5), "names.ipynb": packed(notebook(name=" A\n\tB\u0007 ", number=5)), "long.ipynb": packed(notebook(name="\U0001f600" * 300))},
}  # fmt: skip


def listed(files, sizes=SMALL):
    return hand_ins([(name, len(content), lambda content=content: content) for name, content in files.items()], plans(), sizes)


def plain(one):
    return {key: value for key, value in dataclasses.asdict(one).items() if key != "notebook"}


def faults(name):
    return {one.file: one.fault for one in listed(DROPS[name])}


def test_names_come_from_the_vles_path_before_what_the_file_claims():
    found = {one.file: one.who for one in listed(DROPS["moodle"])}
    assert found[MOODLE] == {"name": "Ann Lee", "number": "", "username": "", "participant": "101"}
    assert found[f"Bo Day_102_assignsubmission_file/sub/{SLUG}.ipynb"]["name"] == "Bo Day"
    (board,) = listed(DROPS["blackboard"])
    assert board.who == {"name": "", "number": "", "username": "ann", "participant": ""}


def test_a_student_cannot_take_anothers_name_by_that_of_a_file():
    assert {one.who["username"] or one.who["participant"] for one in listed(DROPS["named for another"])} == {"111", "mal"}


def test_one_students_zip_takes_no_room_from_others():
    (mine,) = (one for one in listed(DROPS["a greedy student"]) if one.file == MOODLE)
    assert not mine.fault
    (refused,) = (one.fault for one in listed(DROPS["a student with many"], dataclasses.replace(SMALL, files=100)) if one.fault)
    assert "more than 20 notebooks" in refused


def test_a_name_that_nothing_confirms_is_noted():
    one, other, text = listed(DROPS["loose"])
    assert one.who["name"], one.notes == ("Ann", ["Name and number are what the file itself says; nothing else confirms them."])
    assert other.who["name"] == "b" and "listed by its file's name" in other.notes[0]
    assert text.fault == "The file is no notebook, and was left out."


def test_two_hand_ins_of_one_person_and_one_file_twice_are_noted():
    notes = {one.file: [note.split(".")[0] for note in one.notes[1:]] for one in listed(DROPS["same person"])}
    same, again = "Another hand-in has the same name or number", "The same file was handed in more than once"
    assert notes == {"a.ipynb": [same], "b.ipynb": [same], "c.ipynb": [same, again], "d.ipynb": []}


def test_paths_that_lead_out_are_refused():
    found = faults("paths")
    assert {file for file, fault in found.items() if not fault} == {"a/b.ipynb", "a..b.ipynb"}
    assert set(found.values()) == {"", "Its path leads out of the zip's folder. It was not opened."}


@pytest.mark.parametrize(
    ("drop", "file", "words"),
    [
        ("bomb", "a.ipynb", "larger than 0.2 MB"),
        ("bomb", "large.ipynb", "larger than 0.2 MB"),
        ("lying bomb", "liar.ipynb", "larger than 0.2 MB"),
        ("many", "all.zip", "more than 6 files"),
        ("all too large", "2.ipynb", "larger than 0.4 MB when unpacked"),
        ("locked", "a.ipynb", "locked by a password"),
        ("other method", "a.ipynb", "packed in a way that is not read here"),
        ("broken zip", "all.zip", "damaged"),
        ("broken zip", "short.zip", "damaged"),
        ("cut entry", "a.ipynb", "damaged within the zip"),
        ("zips in a zip", "deep.zip/deeper.zip", "zip within a zip within a zip"),
        ("not notebooks", "deep.ipynb", "cannot be read as JSON"),
        ("not notebooks", "old.ipynb", "has format 3"),
        ("headers", "proto.ipynb", "not here"),
    ],
)
def test_what_cannot_be_opened_says_why(drop, file, words):
    assert words in faults(drop)[file]


def test_a_folder_is_walked_but_for_what_is_hidden_and_the_marks(tmp_path):
    for name in ("a/x.ipynb", ".ipynb_checkpoints/x.ipynb", "marks/marks.csv", "y.ipynb"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(ONE)
    assert [name for name, _, _ in from_paths([tmp_path], tmp_path / "marks")] == ["a/x.ipynb", "y.ipynb"]


def cells(*sources, **graded):
    made = [code(source) for source in sources]
    for cell, name in zip(made, graded.get("ids", ())):
        cell["metadata"] = {"nbgrader": {"grade_id": name}} if name else {}
    return {"nbformat": 4, "metadata": {"exercise": {"slug": SLUG}}, "cells": made}


CHECK = 'check("two-series-claim", claim)'
NOTEBOOKS = {
    "student": notebook(),
    "deleted": cells("claim = 'B'"),
    "without metadata": cells("claim = 'B'", f"# Checks it.\n{CHECK}", "check('two-series-step', 14)"),
    "with other code": cells(f"claim = 'B'\n{CHECK}", f"print({CHECK})", "check( 'two-series-step' ,\n  step_pct)"),
    "changed": cells("# a comment\nclaim = 'B'\n" + CHECK, CHECK, ids=("two-series-claim", "two-series-claim")),
    "line ends": cells(f"{CHECK}\rstep_pct = (14)", f"# a\n  # b\n{CHECK}\n  # c\n"),
    "a task that checks": cells(CHECK, ids=("two_series-task-4",)),
    "odd cells": {"cells": [None, [], "x", {"cell_type": "code"}, {"cell_type": "code", "source": ["a = 1\n", 5, "b = 2"], "metadata": None}, {"cell_type": "raw", "source": "x"}, {"cell_type": "code", "source": "x", "metadata": {"tags": ["look"]}}, {"cell_type": "code", "source": "y", "metadata": {"tags": "look", "nbgrader": {"grade_id": 5}}}]},
}  # fmt: skip


def steps(name):
    return program(NOTEBOOKS[name], plans()[SLUG])


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_what_is_kept_of_a_notebook_is_all_that_is_marked(name):
    made, plan = NOTEBOOKS[name], plans()[SLUG]
    kept = trimmed({**made, "cells": [{**cell, "outputs": ["x"] * 9} if isinstance(cell, dict) else cell for cell in made["cells"]]})
    assert (program(kept, plan), written(kept, plan)) == (program(made, plan), written(made, plan))
    assert "outputs" not in json.dumps(kept)


def test_a_check_is_read_where_it_stands_and_never_run():
    found, notes = steps("student")
    assert [step.get("read") for step in found if "read" in step] == [check["id"] for check in plans()[SLUG]["checks"]]
    assert all("check(" not in step.get("run", "") for step in found)
    assert notes == []


def test_a_changed_check_is_read_as_the_exercise_asks():
    found, notes = steps("changed")
    assert found[:2] == [{"cell": 1, "read": "two-series-claim"}, {"cell": 2, "read": "two-series-claim"}]
    assert "was changed" in notes[0] and any("stands more than once" in note for note in notes)


def test_a_check_that_is_gone_is_read_at_the_end():
    found, notes = steps("deleted")
    assert [step.get("read") for step in found][1:] == [check["id"] for check in plans()[SLUG]["checks"]]
    assert len(notes) == 5 and "is gone" in notes[0]


def test_a_check_within_other_code_is_run_and_read_after_it():
    found, _ = steps("with other code")
    assert found[0] == {"cell": 1, "run": f"claim = 'B'\n{CHECK}"} and found[1] == {"cell": 1, "read": "two-series-claim"}


def test_written_answers_are_found_by_their_question():
    made = notebook()
    question = plans()[SLUG]["written"][0]["id"]
    for cell in made["cells"]:
        if cell["metadata"]["nbgrader"]["grade_id"] == question:
            cell["source"] = ["  Both can ", "be right. "]
    assert written(made, plans()[SLUG]) == {question: "Both can be right.", plans()[SLUG]["written"][1]["id"]: ""}


def test_the_desk_lists_and_reads_the_same(tmp_path):
    drops = [
        {"name": name, "files": [[file, base64.b64encode(content).decode()] for file, content in files.items()], "limits": dataclasses.asdict(SMALL), "list": [plain(one) for one in listed(files)]}
        for name, files in DROPS.items()
    ]
    programs = [{"name": name, "notebook": made, "exercise": SLUG, "steps": steps(name)[0], "notes": steps(name)[1], "written": written(made, plans()[SLUG])} for name, made in NOTEBOOKS.items()]
    file = tmp_path / "vectors.json"
    file.write_text(json.dumps({"drops": drops, "programs": programs, "plans": plans()}, default=str), encoding="utf-8")
    done = node.run(Path(__file__).with_name("reading.test.mjs"), VECTORS=str(file))
    assert done.returncode == 0, done.stdout[-6000:]
