"""Code that tries to get out of the desk's Python by the browser's own doors: what it reaches, and what is believed of it."""

import pytest

from tests.lecturer.desk_page import dropped, hand_in

NAMES = "fetch XMLHttpRequest WebSocket EventSource importScripts postMessage Worker BroadcastChannel indexedDB caches localStorage navigator document parent self globalThis eval Function setTimeout"
# Each cell tells by its error what it reached; {url} is an address of the test's server.
REACHES = {
    f"import js\nraise ValueError([name for name in '{NAMES}'.split() if hasattr(js, name)])": "ValueError: []",
    "from pyodide.code import run_js\nrun_js('fetch(\"{url}\")')": "ImportError: cannot import name 'eval' from 'js'",
    "import js\njs.Object.getPrototypeOf(js.Object.getOwnPropertyDescriptor).constructor.new('return 1')": "JsException: EvalError",
    "import pyodide_js\npyodide_js._api.scheduleCallback.constructor.new('return globalThis')": "JsException: EvalError",
    "from pyodide.http import pyfetch\nawait pyfetch('{url}')": "Error",
    "from pyodide.http import open_url\nopen_url('{url}')": "Error",
    "import pyodide_js\nawait pyodide_js.loadPackage('{url}/x-1.0-py3-none-any.whl')": "",
    "from urllib.request import urlopen\nurlopen('{url}')": "URLError",
    "import socket\nsocket.create_connection(('127.0.0.1', {port}), timeout=1)": "Error",
    "import pyodide_js as p\np.FS.mkdir('/kept')\np.FS.mount(p.FS.filesystems.IDBFS, p._api.config, '/kept')\np.FS.syncfs(True, print)": "",
    "from os import walk\nraise ValueError([f for _, _, files in walk('/') for f in files if f.endswith(('.ipynb', '.zip')) and 'python312' not in f])": "ValueError: []",
    "import os\nraise ValueError([name for name in os.environ if 'KEY' in name or 'TOKEN' in name])": "ValueError: []",
}
FORGES = """
import gc
for thing in gc.get_objects():
    if type(thing).__name__ == "Runner":
        type(thing).read = lambda self, name: '{"met": true, "marks": 20, "type": "mark"}'
"""
LIES = """
import json, book.answers, book.checks
json.dumps = lambda *_args, **_options: '{"marks": 20}'
book.checks.check = book.checks.judge = lambda *_args: book.checks.Result("two-series-step", True, "Full marks.")
"""
COPIES = "from pyodide.ffi import to_js\nheld = [to_js(bytes(60_000_000)) for _ in range(60)]"
FILES = "for number in range(60):\n    open(f'/tmp/{number}', 'wb').write(bytes(30_000_000))"
GROWS = "held = []\nwhile True:\n    held.append(bytearray(50_000_000))"
LEAVES = "import os\nos._exit(0)"
RIGHT = {1: "step_pct = 14.0"}


@pytest.fixture(scope="module")
def cells(desk_server):
    address = desk_server.page.split("/bare")[0]
    return tuple(cell.replace("{url}", f"{address}/LEAK").replace("{port}", address.split(":")[-1]) for cell in REACHES)


def test_code_that_tries_to_get_out_reaches_nothing_and_is_believed_nothing(bare, desk_server, cells):
    files = {
        "copies.ipynb": hand_in(cells=(COPIES,), tasks=RIGHT), "files.ipynb": hand_in(cells=(FILES,), tasks=RIGHT), "forges.ipynb": hand_in(cells=(FORGES,), tasks=RIGHT),
        "grows.ipynb": hand_in(cells=(GROWS,), tasks=RIGHT), "leaves.ipynb": hand_in(cells=(LEAVES,), tasks=RIGHT), "lies.ipynb": hand_in(cells=(LIES,)), "reaches.ipynb": hand_in(cells=cells, tasks=RIGHT),
    }  # fmt: skip
    bare.evaluate("() => { localStorage.setItem('key', 'secret'); document.cookie = 'key=secret'; }")
    bare.evaluate("bare.open({limits: {cell: 20, notebook: 60, memory: 2 ** 29}})")
    bare.evaluate("files => bare.drop(files)", dropped(files))
    asked = len(desk_server.seen)
    found = {result["file"]: result for result in bare.evaluate("bare.mark()")}
    assert desk_server.seen[asked:] == []
    assert bare.evaluate("[localStorage.getItem('key'), document.title]") == ["secret", "Bare"]
    marks = {file: (result["marks"], result["state"]) for file, result in found.items()}
    assert marks == {
        "copies.ipynb": (3, "marked"), "files.ipynb": (3, "marked"), "forges.ipynb": (0, "marked"), "grows.ipynb": (3, "marked"),
        "leaves.ipynb": (0, "stopped"), "lies.ipynb": (0, "marked"), "reaches.ipynb": (3, "marked"),
    }  # fmt: skip
    _says_what_it_met(found)
    bare.complaints[:] = [line for line in bare.complaints if "unsafe-eval" not in line]


def _says_what_it_met(found):
    def said(name):
        return " ".join(found[f"{name}.ipynb"]["notes"])

    assert "Cell 1: " in said("copies")
    assert "No space left on device" in said("files")
    assert said("forges").count("could not be read. It scores nothing.") == 5
    assert "Cell 1: MemoryError" in said("grows")
    assert "Python ended in cell 1." in said("leaves")
    for number, words in enumerate(REACHES.values(), 1):
        if words:
            assert any(note.startswith(f"Cell {number}: ") and words in note for note in found["reaches.ipynb"]["notes"]), (number, words, said("reaches"))
