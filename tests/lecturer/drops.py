"""What lecturers may drop on the desk, and what somebody may have put into it: read by Python and by the desk alike."""

from __future__ import annotations

import io
import json
import zipfile

from tests.lecturer.desk_page import hand_in, zipped

LIMITS = {"file": 200_000, "zip": 1_000_000, "files": 40}
MOODLE, MOODLE_2 = "Ann Lee_101_assignsubmission_file/two_series.ipynb", "Zoë O'Day_102_assignsubmission_file_/my work.ipynb"
BOARD = "Week 3_essay_al12_attempt_2026-11-20-10-00-00"
ANN, BO = hand_in(name="Ann Lee", number="7"), hand_in(name="Bo  Day", route="form")


def cases() -> dict[str, dict[str, bytes]]:
    """Give what is dropped, by a name in words: the dropped files by their names."""
    return {**_ordinary(), **_strange(), **_zips(), **_notebooks()}


def _ordinary() -> dict[str, dict[str, bytes]]:
    return {
        "Moodle's folders": {"all.zip": zipped({MOODLE: ANN, MOODLE_2: BO, "Cy_103_assignsubmission_onlinetext_/onlinetext.html": b"<p>"})},
        "Moodle's names without folders": {"all.zip": zipped({MOODLE.replace("/", "_"): ANN})},
        "a folder round Moodle's": {"all.zip": zipped({f"Week 3/{MOODLE}": ANN})},
        "Blackboard's files": {"all.zip": zipped({f"{BOARD}_two_series.ipynb": ANN, f"{BOARD}.txt": b"Name: Ann", f"{BOARD}_notes.txt": b""})},
        "loose files": {"b.ipynb": BO, "a.ipynb": ANN, "c.IPYNB": hand_in()},
        "a zip and a loose file": {"all.zip": zipped({MOODLE: ANN}), "b.ipynb": BO},
        "what computers add": {"all.zip": zipped({MOODLE: ANN, f"__MACOSX/{MOODLE}": b"x", ".DS_Store": b"x", "a/Thumbs.db": b"x", "desktop.ini": b"x", "folder/": b""})},
        "other files": {"all.zip": zipped({"essay.pdf": b"%PDF", MOODLE: ANN}), "notes.docx": b"x"},
        "a zip that a student made": {"all.zip": zipped({"Ann Lee_101_assignsubmission_file/work.zip": zipped({"two_series.ipynb": ANN, "x/other.ipynb": BO})})},
        "the same person twice": {"all.zip": zipped({MOODLE: ANN, MOODLE.replace("two_series", "again"): hand_in(name="Ann Lee", number="8")})},
        "the same claim twice": {"a.ipynb": hand_in(number="7"), "b.ipynb": hand_in(number="7", name="B"), "c.ipynb": hand_in(name="Ann  LEE"), "d.ipynb": hand_in(name="ann lee", route="form")},
        "the same bytes twice": {"all.zip": zipped({MOODLE: ANN, MOODLE_2: ANN, "Cy_103_assignsubmission_file/c.ipynb": ANN})},
    }


def _strange() -> dict[str, dict[str, bytes]]:
    paths = ("../up.ipynb", "a/../../up.ipynb", "/root.ipynb", "C:/disk.ipynb", "c:disk.ipynb", "..\\up.ipynb", "a/..b/fine.ipynb", "a/./fine.ipynb")
    names = ("=1+1_104_assignsubmission_file/a.ipynb", "<img src=x onerror=alert(1)>_105_assignsubmission_file/a.ipynb", "日本_106_assignsubmission_file/a.ipynb")
    return {
        "paths that lead out": {"all.zip": zipped({path: hand_in(name=path) for path in paths})},
        "names that bite": {"all.zip": zipped({name: hand_in(name=name) for name in names}), "a.ipynb": hand_in(name="=HYPERLINK(1)", number="\t<b>\u0007 x" + "y" * 300)},
        "a claim of other types": {"a.ipynb": hand_in(name=["x"], number=7, route="telepathy")},
        "names of the first PCs": {"all.zip": zipped({MOODLE_2: ANN}).replace("Zoë".encode(), b"Zo\x89x").replace(b"\x00\x08\x08\x00", b"\x00\x00\x08\x00")},
    }


def _zips() -> dict[str, dict[str, bytes]]:
    whole = zipped({MOODLE: ANN, MOODLE_2: BO})
    deep = zipped({"two.zip": zipped({"three.zip": zipped({"a.ipynb": ANN}), "b.ipynb": BO})})
    return {
        "no zip at all": {"all.zip": b"Dear all, find attached"},
        "an empty file": {"all.zip": b"", "a.ipynb": b""},
        "an empty zip": {"all.zip": zipped({})},
        "a zip that was cut": {"all.zip": whole[: len(whole) // 2]},
        "a zip with something before and after it": {"all.zip": b"#!/bin/sh\n" + _commented(whole)},
        "a damaged file in a sound zip": {"all.zip": _damaged(whole)},
        "a file that says it is smaller": {"all.zip": _smaller(whole)},
        "a bomb": {"all.zip": zipped({"bomb.ipynb": bytes(3_000_000), "b.ipynb": BO})},
        "a bomb of many files": {"all.zip": zipped({f"{number:02}.ipynb": b" " * 190_000 for number in range(8)})},
        "a bomb within": {"all.zip": zipped({"in.zip": zipped({f"{number}.ipynb": b" " * 190_000 for number in range(8)}), "z.ipynb": BO})},
        "too many files": {"all.zip": zipped({f"{number}.ipynb": b"" for number in range(41)})},
        "a zip that is too large": {"all.zip": bytes(1_000_001)},
        "zips in zips in zips": {"all.zip": deep},
        "a locked file": {"all.zip": whole.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00")},
        "another way of packing": {"all.zip": _packed(zipfile.ZIP_BZIP2)},
        "files that are not packed": {"all.zip": _packed(zipfile.ZIP_STORED)},
    }


def _commented(content: bytes) -> bytes:
    return content[:-2] + (3).to_bytes(2, "little") + b"end"


def _damaged(content: bytes) -> bytes:
    at = content.index(b".ipynb") + 200
    return content[:at] + bytes(byte ^ 0xFF for byte in content[at : at + 8]) + content[at + 8 :]


def _smaller(content: bytes) -> bytes:
    at = content.index(b"PK\x01\x02") + 24
    return content[:at] + (100).to_bytes(4, "little") + content[at + 4 :]


def _packed(method: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        archive.writestr(MOODLE, ANN)
    return made.getvalue()


def _notebooks() -> dict[str, dict[str, bytes]]:
    sound = json.loads(ANN)
    header = {**sound["metadata"], "exercise": {**sound["metadata"]["exercise"], "slug": "toString"}}
    made = {
        "list": [], "no cells": {"nbformat": 4, "metadata": sound["metadata"]}, "old": {**sound, "nbformat": 3}, "no exercise": {**sound, "metadata": {}},
        "another": {**sound, "metadata": header}, "long": {**sound, "cells": [{"cell_type": "raw", "metadata": {}, "source": ""}] * 501}, "cells of text": {**sound, "cells": "none"},
        "other edition": {**sound, "metadata": {**sound["metadata"], "exercise": {**sound["metadata"]["exercise"], "edition": "000000000000"}}},
        "metadata of text": {**sound, "metadata": "none"}, "format of text": {**sound, "nbformat": "4"},
    }  # fmt: skip
    texts = {
        "half": ANN[:500], "nothing": b"", "words": b"Here you are", "utf-16": ANN.decode().encode("utf-16"), "mark first": b"\xef\xbb\xbf" + ANN,
        "not a number": ANN.replace(b'"nbformat": 4', b'"nbformat": NaN'), "deep": b"[" * 100_000 + b"]" * 100_000, "large": b" " * 200_001, "null": b"null",
        "bad bytes": ANN.replace(b"Ann Lee", b"Ann \xff\xfe"),
    }  # fmt: skip
    files = {**{f"{name}.ipynb": json.dumps(one).encode() for name, one in made.items()}, **{f"{name}.ipynb": text for name, text in texts.items()}}
    return {"notebooks that are none, and some that are": files}


def notebooks() -> dict[str, dict]:
    """Give hand-ins whose cells students have changed, by what they did to them."""
    sound = json.loads(ANN)
    checks = [cell for cell in sound["cells"] if cell["metadata"].get("nbgrader", {}).get("points") and cell["cell_type"] == "code"]
    first, rest = checks[0], [cell for cell in sound["cells"] if cell is not checks[0]]
    call = 'check("two-series-step", step_pct)'

    def with_first(**changes: object) -> dict:
        return {**sound, "cells": [*rest, {**first, **changes}]}

    def with_cells(*cells: object) -> dict:
        return {**sound, "cells": [*cells, *sound["cells"]]}

    return {
        "nothing": sound,
        "moved a check to the end": with_first(),
        "took a check away": {**sound, "cells": rest},
        "took all cells away": {**sound, "cells": []},
        "changed a check": with_first(source="# Checks.\ncheck('two-series-step', 14.0)"),
        "spaced and requoted a check": with_first(source=["# Checks.\n", "\n", " check( 'two-series-step' ,step_pct )  \n"]),
        "put code into a check": with_first(source=f"step_pct = 14.0\n{call}"),
        "made a check text": with_first(cell_type="markdown"),
        "lost the metadata of a check": with_first(metadata={}),
        "lost the metadata and put code before": with_first(metadata={}, source=f"step_pct = 14.0\n# {call}\n{call}"),
        "lost the metadata and put code on the line": with_first(metadata={}, source=f"step_pct = 14.0; {call}"),
        "lost the metadata and required it": with_first(metadata={}, source=f"{call}.require()"),
        "checks two in one cell": with_first(metadata={}, source=f'{call}\ncheck("two-series-claim", claim)'),
        "checks something else": with_first(metadata={}, source='check("of-another", 1)'),
        "has a check twice": with_cells({**first}, {**first, "metadata": {}}),
        "tags that are text": with_cells({**first, "metadata": {"tags": "look"}}, {**first, "metadata": {"tags": ["look"]}}),
        "cells that are none": with_cells(None, 7, "code", [], {}, {"cell_type": "code"}, {"cell_type": "code", "source": 7, "metadata": []}),
        "metadata of other types": with_cells({"cell_type": "code", "source": ["a = 1\n", 7, "b = 2"], "metadata": {"nbgrader": {"grade_id": ["x"]}}}, {"cell_type": "code", "source": "a", "metadata": {"nbgrader": "x"}}),
        "other ends of lines": with_first(metadata={}, source=f"# Checks.\r{call}\r\n"),
    }
