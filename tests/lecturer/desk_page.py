"""A bare page with the desk's engine, on a server that counts every request: what the tests of the engine share."""

from __future__ import annotations

import base64
import functools
import io
import json
import shutil
import zipfile
from pathlib import Path

from book import paths
from book.site import scripts
from book.site.exercise import copies
from book.widgets import bundles
from tests import browser

DESK = paths.PACKAGE / "lecturer" / "desk"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'"
PAGE = f'<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{POLICY}"><title>Bare</title></head><body><script src="bare.js"></script></body></html>'


class Counted(browser.Site):
    """Serves the built site, and under /bare/ a folder of the test's; remembers every request."""

    def __init__(self, *args, bare: Path, seen: list[str], changed: dict[str, bytes], **options):
        self.bare, self.seen, self.changed = bare, seen, changed
        super().__init__(*args, **options)

    def log_message(self, *_args) -> None:
        """Stay quiet."""

    def translate_path(self, path: str) -> str:
        """Find the test's own files beside the site's."""
        name = path.split("?")[0].removeprefix("/bare/")
        return str(self.bare / name) if path.startswith("/bare/") else super().translate_path(path)

    def do_GET(self) -> None:
        """Send a file, or what the test put in its place."""
        content = self.changed.get(self.path.split("/")[-1])
        if content is None:
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def handle_one_request(self) -> None:
        """Remember what was asked, whatever it was."""
        super().handle_one_request()
        if getattr(self, "raw_requestline", b""):
            self.seen.append(self.raw_requestline.decode("latin-1").strip())


def make(folder: Path) -> None:
    """Write the bare page with all that the engine asks for beside it."""
    bundles.bundle(Path(__file__).with_name("bare.js"), folder / "bare.js", "--format=iife")
    scripts.write(DESK / "worker.js", folder / "worker.js")
    for file in (DESK / "frame.html", DESK.parent / "runner.py"):
        shutil.copy(file, folder)
    (folder / "free.html").write_text('<!doctype html><link rel="icon" href="data:,"><title>No policy</title>', encoding="utf-8")
    (folder / "index.html").write_text(PAGE, encoding="utf-8")


class Server:
    """Serves the site and the bare page; `seen` lists what it was asked, `changed` holds files put in others' place by name."""

    def __init__(self, site: Path, folder: Path):
        self.seen: list[str] = []
        self.changed: dict[str, bytes] = {}
        self._running = browser.Running(functools.partial(Counted, directory=str(site), bare=folder, seen=self.seen, changed=self.changed))
        self.page = f"{self._running.address}/bare/index.html"
        self.close = self._running.close


def zipped(files: dict[str, bytes]) -> bytes:
    """Pack files as a VLE does."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def dropped(files: dict[str, bytes]) -> list[list[str]]:
    """Put files into the form in which the bare page takes them."""
    return [[name, base64.b64encode(content).decode()] for name, content in files.items()]


@functools.cache
def _student(slug: str) -> str:
    return json.dumps(copies.student(paths.NOTEBOOKS / f"{slug}.md"))


def hand_in(slug: str = "two_series", *, tasks: dict[int, str] | None = None, cells: tuple[str, ...] = (), light: bool = True, **header: str) -> bytes:
    """Make a hand-in from the student's copy.

    `tasks` replaces the code of a task by its number, `cells` are put before all others; where it is `light`, given
    code is left out, so that it runs in no time; `header` says whose it is.
    """
    made = json.loads(_student(slug))
    for cell in made["cells"]:
        task = cell["metadata"].get("nbgrader", {}).get("grade_id", "").removeprefix(f"{slug}-task-")
        if task.isdigit() and int(task) in (tasks or {}):
            cell["source"] = tasks[int(task)]
    kept = [cell for cell in made["cells"] if "nbgrader" in cell["metadata"] or not light]
    made["cells"] = [_code(source) for source in cells] + kept
    made["metadata"]["hand_in"] = {"name": "", "number": "", "route": "notebook", "made": "2026-11-25T10:00:00Z", "checks": {}, **header}
    return json.dumps(made).encode()


def _code(source: str) -> dict:
    return {"cell_type": "code", "metadata": {}, "source": source, "outputs": [], "execution_count": None, "id": "put-before"}
