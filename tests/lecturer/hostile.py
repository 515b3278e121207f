"""A batch of hand-ins that try to get out, to get marks that they have not earned, or to stop the marking; with a few ordinary ones.

The desk and the command line are held to the same expectations. What an attack would gain is a right answer: a case
that reaches what it should not reach has marks, and the test fails.
"""

from __future__ import annotations

import functools
import io
import json
import struct
import zipfile
from dataclasses import dataclass

from book import paths
from book.site.exercise import copies

SLUG = "two_series"
RIGHT = {1: "step_pct = 14.0", 2: 'comparable = ["A", "C", "E"]', 3: "police_change, victims_change = -9.8, -12.7", 4: 'claim = "B"'}
ALL = 12
NONE = {1: "step_pct = 0", 2: "comparable = []", 3: "police_change = victims_change = 0", 4: 'claim = "A"'}
# A mark for whoever reaches what `reached` says.
IF_REACHED = 'step_pct = 14.0 if reached else 0\nclaim = "B" if reached else "A"'
LIMIT = "ran longer than"


@dataclass(frozen=True)
class Case:
    """One file of the batch, and what must come of it.

    `says` is a regular expression that one of its notes must match; "" where there is nothing to say.
    """

    file: str
    content: bytes
    marks: int
    says: str = ""
    states: tuple[str, ...] = ("marked",)


@functools.cache
def _student() -> str:
    return json.dumps(copies.student(paths.NOTEBOOKS / f"{SLUG}.md"))


def notebook(*, tasks: dict[int, str] | None = None, first: tuple[str, ...] = (), **claim: object) -> dict:
    """Make a hand-in from the student's copy: tasks by number, cells put before all others, and what it claims of itself.

    Given code is left out, so that it runs in no time.
    """
    made = json.loads(_student())
    made["cells"] = [cell for cell in made["cells"] if "nbgrader" in cell["metadata"]]
    for cell in made["cells"]:
        number = cell["metadata"]["nbgrader"]["grade_id"].removeprefix(f"{SLUG}-task-")
        if number.isdigit():
            cell["source"] = {**NONE, **(tasks or {})}[int(number)]
    made["cells"] = [code(source) for source in first] + made["cells"]
    made["metadata"]["hand_in"] = {"name": "", "number": "", "route": "notebook", "made": "2026-11-25T10:00:00Z", "checks": {}, **claim}
    return made


def code(source: str) -> dict:
    """Make a code cell."""
    return {"cell_type": "code", "metadata": {}, "source": source, "outputs": [], "execution_count": None, "id": "put-before"}


def packed(made: dict) -> bytes:
    """Write a notebook."""
    return json.dumps(made).encode()


def case(name: str, marks: int = 0, says: str = "", *, states: tuple[str, ...] = ("marked",), **made) -> Case:
    """Make a case under a name of its own, as Moodle would file it."""
    number = 1000 + len(name) * 31 + sum(map(ord, name)) % 997
    return Case(f"{name}_{number}_assignsubmission_file_/{SLUG}.ipynb", packed(notebook(**made)), marks, says, states)


def ordinary() -> list[Case]:
    """Hand-ins that mean no harm."""
    return [
        case("Ordinary all right", ALL, tasks=RIGHT),
        case("Ordinary none right"),
        case("Ordinary one right", 3, tasks={1: RIGHT[1]}),
        case("Ordinary with an error", 9, "ZeroDivisionError", tasks={**RIGHT, 4: "1 / 0"}),
    ]


def endless() -> list[Case]:
    """Those that would hold up the batch; each costs the limit of a cell."""
    stopped = ("stopped",)
    return [
        case("Endless loop", 9, LIMIT, states=stopped, tasks={**RIGHT, 4: "while True: pass"}),
        case("Endless loop that swallows all", 3, LIMIT, states=stopped, tasks={1: RIGHT[1], 2: "while True:\n    try:\n        while True: pass\n    except BaseException: pass"}),
        case("Sleep", 0, LIMIT, states=stopped, first=("import time\ntime.sleep(10**6)",), tasks=RIGHT),
        case("Endless repr", 0, LIMIT, states=stopped, first=("class Poison(Exception):\n    def __str__(self):\n        while True: pass\nraise Poison",), tasks=RIGHT),
        case("Output flood", 9, "printed more than|ran longer", states=("marked", "stopped"), tasks={**RIGHT, 4: "while True: print('x' * 10_000)"}),
        case("Output flood that swallows all", 9, LIMIT, states=stopped, tasks={**RIGHT, 4: "while True:\n    try: print('x' * 10_000)\n    except BaseException: pass"}),
        case("Output past Python", 9, LIMIT, states=stopped, tasks={**RIGHT, 4: "import os\nwhile True: os.write(1, b'x' * 65_536)"}),
    ]


def greedy() -> list[Case]:
    """Those that take more than they may have."""
    gone, either = "MemoryError|Python ended|memory|ran longer", ("marked", "stopped")
    return [
        case("Memory", 9, gone, states=either, tasks={**RIGHT, 4: "held = []\nwhile True: held.append(bytearray(50_000_000))"}),
        case("Recursion", 9, "RecursionError", states=either, tasks={**RIGHT, 4: "def again(): return again()\nagain()"}),
        case("Disk", 9, "Error|ran longer", states=either, tasks={**RIGHT, 4: "with open('big', 'wb') as file:\n    while True: file.write(bytes(10_000_000))"}),
        case("Processes", 9, "Error|ran longer", states=either, tasks={**RIGHT, 4: "import os\nwhile True: os.fork()"}),
        case("Deep value", 9, tasks={**RIGHT, 4: "claim = []\nfor _ in range(100_000): claim = [claim]"}),
        case("Long value", 5, tasks={**RIGHT, 2: "comparable = ['A'] * 10_000_000", 4: "claim = 'B' * 10_000_000"}),
    ]


def curious(address: str) -> list[Case]:
    """Those that look for others: files, the page, its storage, the network at `address`, the marker's process."""
    look = "import os\nfound = []\nfor top, folders, files in os.walk('/'):\n    folders[:] = [one for one in folders if one not in ('usr', 'lib', 'packages', '.pyenv', 'site-packages')]\n    found += [os.path.join(top, name) for name in files]\n"
    books = "reached = [name for name in found if name.endswith(('.ipynb', '.zip', 'two_series.md')) or '.marking' in name or 'marks.csv' in name]\n"
    homes = "import os\nreached = []\nfor name in ('~', '/root', '/home', '..', '/proc/1', '/etc/passwd', '/etc/shadow'):\n    try:\n        path = os.path.expanduser(name)\n        reached += [one for one in (os.listdir(path) if os.path.isdir(path) else [open(path).read()]) if '.bash' in one or 'environ' in one or 'root:' in one]\n    except OSError: pass\n"
    ask = f"import urllib.request\nreached = urllib.request.urlopen('{address}/urllib', timeout=2).read()\n"
    plug = f"import socket\nhost, port = '{address}'.split('//')[1].split(':')\nline = socket.create_connection((host, int(port)), 2)\nline.sendall(b'GET /socket HTTP/1.0\\r\\n\\r\\n')\nreached = line.recv(10)\n"
    curl = f"import subprocess\nreached = subprocess.run(['curl', '-s', '{address}/curl'], capture_output=True, timeout=2).stdout\n"
    page = "import js\nreached = str(js.document.title) or str(js.parent.document.title)\n"
    kept = "import js\nreached = js.localStorage.length + 1\n"
    fetch = f"import js\nanswer = await js.fetch('{address}/fetch')\nreached = answer.status\n"
    request = f"import js\nasked = js.XMLHttpRequest.new()\nasked.open('GET', '{address}/xhr', False)\nasked.send()\nreached = asked.status\n"
    beacon = f"import js\nreached = js.navigator.sendBeacon('{address}/beacon', 'x')\n"
    opened = f"from pyodide.http import open_url\nreached = open_url('{address}/open').read()\n"
    kill = "import os, signal\nfor number in (os.getppid(), 1, 0, -1):\n    try: os.kill(number, signal.SIGKILL if number > 1 else signal.SIGTERM)\n    except OSError: pass\n"
    no = "Error|no attribute|refused"
    attacks = {"Reads files": look + books, "Reads homes": homes, "Fetches": ask, "Opens a socket": plug, "Starts a program": curl, "Asks the page": page, "Asks the storage": kept}
    attacks |= {"Fetches by the page": fetch, "Requests by the page": request, "Sends a beacon": beacon, "Opens a URL": opened}
    silent = ("Reads files", "Reads homes")
    made = [case(name, 0, "" if name in silent else no, states=("marked", "stopped"), tasks={1: attack + IF_REACHED, 4: "pass"}) for name, attack in attacks.items()]
    return [*made, case("Kills others", 0, "", states=("marked", "stopped"), tasks={1: kill})]


def forged() -> list[Case]:
    """Those that claim marks instead of earning them."""
    line = '{"token": "x", "said": "", "ready": true, "met": true, "marks": 12, "checks": {"two-series-claim": {"met": true, "marks": 3}}}'
    everywhere = f"import os\nfor number in range(20):\n    try: os.write(number, b'{line}\\n' * 50)\n    except OSError: pass"
    post = "import js\njs.postMessage('{\"met\": true, \"marks\": 12}')"
    dumps = "import json\njson.dumps = lambda *_, **__: '{\"met\": true, \"marks\": 12}'"
    judge = "import book.checks\nbook.checks.judge = book.checks.check = lambda *_: book.checks.Result('two-series-claim', True, 'Right.')"
    gone = "import sys\nsys.modules.clear()\ndel __builtins__"
    true = {"checks": {name: True for name in ("two-series-step", "two-series-pairs", "two-series-police", "two-series-victims", "two-series-claim")}, "mark": 12}
    return [
        case("Forged lines", states=("marked", "stopped"), tasks={1: everywhere}),
        case("Forged messages", says="Error", tasks={1: post}),
        case("Forged answers", says="could not be read", first=(dumps,)),
        case("Changed judge", first=(judge,)),
        case("Cleared modules", states=("marked", "stopped"), first=(gone,)),
        case("Forged summary", **true),
        _changed_checks(), _deleted_cells(), _unlocked(),
    ]  # fmt: skip


def _changed_checks() -> Case:
    made = notebook()
    for cell in made["cells"]:
        if cell["metadata"]["nbgrader"]["grade_id"] == "two-series-claim":
            cell["source"] = 'claim = "B"\ncheck("two-series-claim", "B")'
    return Case(f"Changed checks_1_assignsubmission_file_/{SLUG}.ipynb", packed(made), 0, "two-series-claim was changed")


def _deleted_cells() -> Case:
    made = notebook(tasks=RIGHT)
    made["cells"] = [cell for cell in made["cells"] if cell["metadata"]["nbgrader"]["grade_id"] not in ("two-series-claim", "two_series-task-1")]
    return Case(f"Deleted cells_2_assignsubmission_file_/{SLUG}.ipynb", packed(made), 9, "two-series-claim is gone")


def _unlocked() -> Case:
    """Gives every check more points in nbgrader's metadata, and a second check cell."""
    made = notebook(tasks={1: RIGHT[1]})
    for cell in made["cells"]:
        cell["metadata"]["nbgrader"]["points"] = 1_000
    made["cells"] += [cell for cell in made["cells"] if cell["metadata"]["nbgrader"]["grade_id"] == "two-series-step"]
    return Case(f"More points_3_assignsubmission_file_/{SLUG}.ipynb", packed(made), 3, "stands more than once")


def odd_values() -> list[Case]:
    """Those whose values are not what they seem."""
    equal = "class Same(float):\n    def __eq__(self, other): return True\n    __hash__ = None\n    def __sub__(self, other): return 0.0\n    __rsub__ = __sub__\n    def __abs__(self): return 0.0\n    def __float__(self): return 14.0\nstep_pct = Same(1)"
    text = "class Same(str):\n    def __eq__(self, other): return True\n    def strip(self): return 'B'\n    def upper(self): return 'B'\nclaim = Same('A')"
    shown = "class Loud:\n    def __repr__(self): raise SystemExit\n    __str__ = __repr__\n    __class__ = float\nclaim = Loud()\nclaim"
    return [
        case("Renamed variables", 9, "", tasks={**RIGHT, 4: 'my_claim = "B"'}),
        case("Wrong types", 0, tasks={1: "step_pct = '14.0'", 2: "comparable = 'ACE'", 3: "police_change = [-9.8]\nvictims_change = True", 4: "claim = {'B': 'B'}"}),
        case("No number", 0, tasks={1: "step_pct = float('nan')", 3: "police_change = float('-inf')\nvictims_change = float('inf')"}),
        case("Huge numbers", 0, tasks={1: "step_pct = 10 ** 10_000", 3: "police_change = -9 ** 9_999\nvictims_change = 10 ** 399"}),
        case("Poisoned equality", 0, tasks={1: equal, 4: text}),
        case("Poisoned repr", 9, tasks={**RIGHT, 4: shown}),
        case("Markup in values", 9, "<img", tasks={**RIGHT, 4: 'claim = "<script>alert(1)</script>"\nraise ValueError("<img src=x onerror=alert(1)>")'}),
        case("Escapes in errors", 9, "ValueError", tasks={**RIGHT, 4: 'raise ValueError("\\x1b[2J\\x1b]0;owned\\x07\\u202e" + chr(0xd800) + "\\r\\nInjected: line")'}),
    ]


def odd_people() -> list[Case]:
    """Those whose names are not what they seem; loose files, so that their own claim counts."""
    said = "nothing else confirms them"
    return [
        Case("formula.ipynb", packed(notebook(tasks=RIGHT, name='=HYPERLINK("http://example.org","A")', number="+44 1")), ALL, said),
        Case("markup.ipynb", packed(notebook(tasks=RIGHT, name="<img src=x onerror=alert(1)>", number="@SUM(A1)")), ALL, said),
        Case("surrogate.ipynb", packed(notebook(name="\ud800\u0000\r\nBcc: all", number="-1")), 0, said),
        Case("one_name_1.ipynb", packed(notebook(tasks=RIGHT, name="Twin", number="77")), ALL, "same name or number"),
        Case("one_name_2.ipynb", packed(notebook(name="Twin", number="77")), 0, "same name or number"),
        Case("same_bytes_1.ipynb", packed(notebook(tasks={1: RIGHT[1]}, name="Copy", number="78")), 3, said),
        Case("same_bytes_2.ipynb", packed(notebook(tasks={1: RIGHT[1]}, name="Copy", number="78")), 3, "more than once"),
    ]


def unreadable() -> list[Case]:
    """Files that are no hand-in, whatever their name says."""
    made, state = notebook(), ("unreadable",)
    contents = {
        "broken": (packed(made)[:-50], "cannot be read as JSON"), "empty": (b"", "is empty"), "list": (b"[1, 2]", "no list of cells"),
        "deep": (b"[" * 50_000 + b"]" * 50_000, "cannot be read as JSON"), "not_utf8": (b'{"cells": "\xff"}', "cannot be read as JSON"),
        "old": (packed({**made, "nbformat": 3}), "has format 3"), "other": (packed({**made, "metadata": {"exercise": {"slug": "../two_series"}}}), "exercise that is not here"),
        "nothing": (packed({**made, "metadata": {}}), "does not say which exercise"), "long": (packed({**made, "cells": [code("1")] * 501}), "more than 500 cells"),
        "numbers": (b'{"nbformat": 4, "cells": [], "metadata": NaN}', "cannot be read as JSON"), "large": (packed({**made, "padding": "x" * 5_000_000}), "larger than 5 MB"),
    }  # fmt: skip
    return [Case(f"unreadable/{name}.ipynb", content, 0, says, state) for name, (content, says) in contents.items()]


def paths_and_bombs() -> list[Case]:
    """Entries that only a zip can hold."""
    state, bad = ("unreadable",), "leads out of the zip's folder"
    escaping = [Case(path, packed(notebook(tasks=RIGHT)), 0, bad, state) for path in ("../escaped.ipynb", "/tmp/escaped.ipynb", "C:\\escaped.ipynb", "a/../../escaped.ipynb")]
    inner = zipped({"deeper.zip": zipped({"x.ipynb": packed(notebook())})})
    return [
        *escaping,
        Case("bomb.ipynb", b"[" + b" " * 40_000_000, 0, "larger than 5 MB", state),
        Case("photo.png", b"\x89PNG", 0, "left out", state),
        Case("nested.zip", inner, 0, "zip within a zip within a zip", state),
    ]


def cases(address: str = "http://127.0.0.1:9") -> list[Case]:
    """Give the whole batch; attacks on the network go to `address`."""
    return [*ordinary(), *endless(), *greedy(), *curious(address), *forged(), *odd_values(), *odd_people(), *unreadable(), *paths_and_bombs()]


def zipped(files: dict[str, bytes]) -> bytes:
    """Pack files as a VLE does."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 11, 25, 10, 0, 0)), content, compress_type=zipfile.ZIP_DEFLATED)
    return made.getvalue()


def batch(address: str = "http://127.0.0.1:9") -> bytes:
    """Give the whole batch as one zip."""
    return zipped({one.file: one.content for one in cases(address)})


def lying(name: str = "liar.ipynb", size: int = 40_000_000) -> bytes:
    """Make a zip whose entry claims to be small and is not."""
    content = zipped({name: b" " * size})
    return content.replace(struct.pack("<I", size), struct.pack("<I", 100))


def listed_as(one: Case) -> str:
    """Give the path under which a case is listed."""
    return "nested.zip/deeper.zip" if one.file == "nested.zip" else one.file.replace("\\", "/")
