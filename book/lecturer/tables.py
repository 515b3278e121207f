"""The tables that a lecturer takes away, safe for any spreadsheet. `desk/tables.js` makes the same columns.

A sheet is a result of `book.lecturer.marking` with `written`: the marks that a person gave for each written question.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from pathlib import Path
from typing import Any

from book.errors import BookError
from book.lecturer.words import say

FORMULA = re.compile(r"[=+\-@\t\r]")
CODE_LENGTH = 10  # digits of a hand-in's hash: enough to tell some thousands apart
HAND_INS = (".ipynb", ".zip")  # how the files end that may be somebody's hand-in
WRITTEN = ("code", "question", "answer", "marks_of", "mark", "comment")
Rows = list[list[Any]]


def _is_read(sheet: dict) -> bool:
    """Tell whether there are marks at all: what could not be read has none, which is not the same as nought."""
    return sheet["state"] != "unreadable"


def tasks_of(plan: dict) -> int:
    """Give the marks that all tasks can earn."""
    return sum(check["marks"] for check in plan["checks"])


def written_of(plan: dict) -> int:
    """Give the marks that all written questions can earn."""
    return sum(one["marks"] for one in plan["written"])


def is_complete(sheet: dict, plan: dict) -> bool:
    """Tell whether every written question has its marks."""
    return _is_read(sheet) and all(sheet["written"].get(one["id"]) for one in plan["written"])


def _written_marks(sheet: dict) -> float:
    return sum(one["marks"] for one in sheet["written"].values() if one)


def grade(sheet: dict, plan: dict, *, tasks_only: bool = False) -> float | str:
    """Give the mark for the whole; "" where it is not known yet."""
    if not _is_read(sheet) or not (tasks_only or is_complete(sheet, plan)):
        return ""
    return sheet["marks"] + (0 if tasks_only else _written_marks(sheet))


def grade_of(plan: dict, *, tasks_only: bool = False) -> int:
    """Say what the whole is out of."""
    return tasks_of(plan) + (0 if tasks_only else written_of(plan))


def full(sheets: list[dict], plan: dict) -> Rows:
    """Give a row for each hand-in, a column for each task and question."""
    checks, written = [check["id"] for check in plan["checks"]], [one["id"] for one in plan["written"]]
    head = ["Name", "Number", "Username", "Participant", "File", "State", *checks, "Tasks", "Tasks of", *written, "Written", "Written of", "Total", "Of", "Notes", "Code"]
    return [head, *(_full_row(sheet, plan) for sheet in sheets)]


def _full_row(sheet: dict, plan: dict) -> list[Any]:
    read, who = _is_read(sheet), sheet["who"]
    of_tasks = [sheet["checks"][check["id"]]["marks"] if read else "" for check in plan["checks"]]
    of_written = [sheet["written"][one["id"]]["marks"] if read and sheet["written"].get(one["id"]) else "" for one in plan["written"]]
    written = _written_marks(sheet) if is_complete(sheet, plan) else ""
    about = [who["name"], who["number"], who["username"], who["participant"], sheet["file"], sheet["state"]]
    tasks = [*of_tasks, sheet["marks"] if read else "", tasks_of(plan)]
    return [*about, *tasks, *of_written, written, written_of(plan), grade(sheet, plan), grade_of(plan), " ".join(sheet["notes"]), code(sheet["key"])]


def moodle(sheets: list[dict], plan: dict, *, tasks_only: bool = False) -> Rows:
    """Make Moodle's grading worksheet. An empty grade leaves what Moodle has."""
    rows: Rows = [["Identifier", "Full name", "Grade", "Maximum Grade", "Feedback comments"]]
    for sheet, is_only in one_per_person(sheets, "participant"):
        marks, said = (grade(sheet, plan, tasks_only=tasks_only), _comments(sheet, plan, tasks_only=tasks_only)) if is_only else ("", "")
        rows.append([f"Participant {sheet['who']['participant']}", sheet["who"]["name"], marks, grade_of(plan, tasks_only=tasks_only), said])
    return rows


def blackboard(sheets: list[dict], plan: dict, *, tasks_only: bool = False) -> Rows:
    """Make Blackboard's upload form. Its zip names only the username."""
    rows: Rows = [["Username", "Last Name", "First Name", f"{plan['title']} [Total Pts: {grade_of(plan, tasks_only=tasks_only)} Score]"]]
    for sheet, is_only in one_per_person(sheets, "username"):
        rows.append([sheet["who"]["username"], "", "", grade(sheet, plan, tasks_only=tasks_only) if is_only else ""])
    return rows


def one_per_person(sheets: list[dict], by: str) -> list[tuple[dict, bool]]:
    """Keep one hand-in for each person that the VLE knows; with it, whether it is the only one.

    The same file twice is one, and a picture or a text beside a notebook is none.
    """
    found: dict[str, list[dict]] = {}
    for sheet in sheets:
        if sheet["who"][by]:
            found.setdefault(sheet["who"][by], []).append(sheet)
    counted = [[one for one in same if one["file"].lower().endswith(HAND_INS)] or same for same in found.values()]
    return [(same[0], len({one["key"] or one["file"] for one in same}) == 1) for same in counted]


def _comments(sheet: dict, plan: dict, *, tasks_only: bool) -> str:
    """Say what the VLE shows the student. Moodle takes it for HTML, so its marks are written as such."""
    if not _is_read(sheet):
        return ""
    said = [f"Tasks: {sheet['marks']} of {tasks_of(plan)}."]
    for check in plan["checks"]:
        one, most = sheet["checks"][check["id"]], check["marks"]
        said.append(f"{check['id']}: right ({most} of {most})." if one["met"] else f"{check['id']}: 0 of {most}. {_told(one['message'])}".strip())
    for one in () if tasks_only else plan["written"]:
        given = sheet["written"].get(one["id"])
        if given:
            said.append(f"{one['id']}: {given['marks']:g} of {one['marks']}. {given['comment']}".strip())
    return re.sub(r"\s+", " ", " ".join(said)).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _told(message: str) -> str:
    """Give what a student may read of a task: that a value was not kept is for the lecturer."""
    return "" if message == say("not_kept_here") else message


def code(key: str) -> str:
    """Name a hand-in without saying whose it is; a letter stands first, since spreadsheets take 1234e56789 for a number."""
    return key and f"h{key[:CODE_LENGTH]}"


def written(answers: list[tuple[dict, list[tuple[str, dict[str, str]]]]], given: dict[tuple[str, str], dict]) -> Rows:
    """Give a row for each written answer of all exercises, question by question, each in an order of its own that says nothing of the student.

    Parameters
    ----------
    answers : list of (dict, list of (str, dict))
        For each exercise its plan, and for each hand-in its key, and its text by the question's id.
    given : dict
        Marks that were given before, by code and question. Those of hand-ins that are not here come last, so that they are
        not lost.
    """
    rows: Rows = [list(WRITTEN)]
    for one, texts in [(one, texts) for plan, texts in answers for one in plan["written"]]:
        for key, by_question in sorted(texts, key=lambda answer: hashlib.sha256(f"{one['id']} {answer[0]}".encode()).hexdigest()):
            before = given.get((code(key), one["id"]), {"mark": "", "comment": ""})
            rows.append([code(key), one["id"], by_question[one["id"]], one["marks"], before["mark"], before["comment"]])
    here = {(row[0], row[1]) for row in rows}
    rows += [[*key, *(one[name] for name in WRITTEN[2:])] for key, one in given.items() if key not in here and (one["mark"] or one["comment"])]
    return rows


def read_written(file: Path, plans: list[dict]) -> dict[tuple[str, str], dict]:
    """Read the marks that a person wrote into `written.csv`; `mark` stays as it was written.

    Parameters
    ----------
    file : Path
        Where it is, or would be.
    plans : list of dict
        Those of all exercises.

    Raises
    ------
    BookError
        If the table cannot be read, or a mark is no number from 0 to the question's marks.
    """
    if not file.exists():
        return {}
    text = _text(file)
    rows = csv.DictReader(io.StringIO(text), delimiter=";" if ";" in text.split("\n", 1)[0] else ",")
    if not {"code", "question", "mark", "comment"} <= set(rows.fieldnames or ()):
        raise BookError("The table has lost its columns code, question, mark or comment.", "Give them their names back, or move the file away to have a new one.", file=file, line=1)
    most = {one["id"]: one["marks"] for plan in plans for one in plan["written"]}
    found = {}
    for row in rows:
        said = {name: _plain(row.get(name) or "") for name in WRITTEN}
        said["mark"] = said["mark"].strip()
        fault = _mark_fault(said["mark"], most[said["question"]]) if said["question"] in most else ""
        if fault:
            raise BookError(fault, "Write a number, or leave it empty.", file=file, line=rows.line_num)
        found[said["code"], said["question"]] = said
    return found


def _text(file: Path) -> str:
    """Read a table as spreadsheets save it."""
    content = file.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _mark_fault(mark: str, most: int) -> str:
    try:
        return "" if not mark or 0 <= number(mark) <= most else f"The mark '{mark}' is not from 0 to {most}."
    except (ValueError, OverflowError):
        return f"The mark '{mark}' is no number."


def number(mark: str) -> float:
    """Read a mark; a comma for decimals is taken too."""
    value = float(mark.replace(",", "."))
    return int(value) if value == int(value) else value


def _plain(text: str) -> str:
    """Take away the apostrophe that kept a text from being a formula."""
    return text[1:] if text.startswith("'") and FORMULA.match(text[1:]) else text


def as_csv(rows: Rows) -> bytes:
    """Write rows for any spreadsheet: a mark at the start says that it is UTF-8, and no text is taken for a formula."""
    made = io.StringIO()
    csv.writer(made, lineterminator="\r\n").writerows([[_safe(cell) for cell in row] for row in rows])
    return b"\xef\xbb\xbf" + made.getvalue().encode("utf-8", "replace")


def _safe(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and FORMULA.match(cell) else cell
