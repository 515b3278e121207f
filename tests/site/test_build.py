"""The build itself, in a copy of the sources: what stops it, plain Sphinx, and serving while writing."""

import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from book import paths

CHAPTER = "chapters/crime_and_disorder_act"
SOURCES = ("book", "chapters", "data", "exercises", "_config.yml", "_toc.yml", "package-lock.json", "pyproject.toml", "README.md")


@pytest.fixture
def copy(tmp_path):
    """A copy of the sources, with what was drawn and run before, so that it builds quickly."""
    for name in SOURCES:
        source = paths.ROOT / name
        shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__")) if source.is_dir() else shutil.copy(source, tmp_path / name)
    (tmp_path / "node_modules").symlink_to(paths.ROOT / "node_modules")
    for made in ("frames", "notebooks", "exercises", "scripts"):
        shutil.copytree(paths.CACHE / made, tmp_path / "_build" / "cache" / made)
    return tmp_path


def run(folder: Path, *command: str) -> subprocess.CompletedProcess:
    """Run a program of this Python's folder in the copy, with the copy's own package."""
    return subprocess.run([sys.executable, "-m", *command], cwd=folder, capture_output=True, text=True, env=environment(folder))


def environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "LITE": "0", "PYTHONPATH": str(folder), "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])}


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


def written(folder: Path) -> dict[str, str]:
    """The pages of a built site, without lines that name its folder or the moment."""
    return {str(file.relative_to(folder)): file.read_text() for file in sorted(folder.rglob("*.html"))}


def test_plain_sphinx_builds_the_same_book(copy):
    assert run(copy, "book", "build").returncode == 0
    program = str(Path(sys.executable).with_name("jupyter-book"))
    subprocess.run([program, "config", "sphinx", "."], cwd=copy, check=True, capture_output=True, env=environment(copy))
    plain = run(copy, "sphinx", "-b", "html", "-W", "--keep-going", "-n", ".", "_build/plain")
    assert plain.returncode == 0, plain.stderr
    ours, theirs = written(copy / "_build" / "html"), written(copy / "_build" / "plain")
    assert set(ours) == set(theirs) and len(ours) >= 6
    assert {name for name in ours if ours[name] != theirs[name]} == set()


def test_a_failing_cell_stops_the_build_and_is_named_with_its_line(copy):
    chapter = copy / f"{CHAPTER}.md"
    edit(chapter, "\nlocal_audit()\n", "\nlocal_audit()\n1 / 0\n")
    lines = chapter.read_text().splitlines()
    cell = max(i for i, line in enumerate(lines[: lines.index("1 / 0")], 1) if line.startswith("```{code-cell}"))
    built = run(copy, "book", "build")
    assert built.returncode != 0
    assert built.stderr.splitlines()[-1] == (
        f"{CHAPTER}.md:{cell}: The cell fails with ZeroDivisionError: division by zero. Mend it, or what it calls: the traceback is in _build/failed_cell.txt."
    )
    assert "1 / 0" in (copy / "_build" / "failed_cell.txt").read_text()


def test_an_unresolved_reference_stops_the_build(copy):
    edit(copy / f"{CHAPTER}.md", "\n## Key points\n", "\nSee [](#no-such-label).\n\n## Key points\n")
    built = run(copy, "book", "build")
    assert built.returncode != 0
    assert re.search(rf"{CHAPTER}\.md:\d+: WARNING: .*no-such-label", built.stderr)


def test_a_fault_of_the_content_stops_the_build_before_sphinx(copy):
    edit(copy / f"{CHAPTER}.md", "from book.widgets.local_audit import", "from book.widgets.local_adit import")
    built = run(copy, "book", "build")
    assert built.returncode == 1
    assert built.stderr.count("\n") == 1 and "There is no widget 'book.widgets.local_adit'." in built.stderr


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def until(true, seconds: int = 300) -> None:
    """Wait for something to become true; the bound is only there so that a failure ends."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "It did not happen."
        time.sleep(0.1)


@pytest.fixture
def serving(copy):
    """`make serve` in the copy: gives the copy and a function that fetches a page, "" until it answers."""
    port = free_port()
    server = subprocess.Popen([sys.executable, "-m", "book", "serve", "--port", str(port)], cwd=copy, env=environment(copy), stdout=subprocess.PIPE, text=True)

    def page(name: str) -> str:
        try:
            return urllib.request.urlopen(f"http://127.0.0.1:{port}/{name}", timeout=5).read().decode()
        except (OSError, http.client.HTTPException):  # not up yet, or the page is just being written
            return ""

    until(lambda: page("index.html"))
    yield copy, page
    server.terminate()
    server.wait(120)


def test_what_is_saved_is_on_the_page_and_a_drawing_redraws_only_its_own_frames(serving):
    copy, page = serving
    before = {file.name for file in (copy / "_build" / "cache" / "frames").iterdir()}
    edit(copy / f"{CHAPTER}.md", "\nThe idea was not new in 1998.", "\nThe idea was not at all new in 1998.")
    until(lambda: "not at all new in 1998" in page(f"{CHAPTER}.html"))
    assert {file.name for file in (copy / "_build" / "cache" / "frames").iterdir()} == before
    (copy / "book" / "widgets" / "second.py").write_text((copy / "book" / "widgets" / "local_audit.py").read_text().replace('"local_audit"', '"second"').replace("def local_audit", "def second"))
    edit(copy / f"{CHAPTER}.md", "import local_audit\n\nlocal_audit()\n", "import local_audit\nfrom book.widgets.second import second\nfrom IPython.display import display\ndisplay(local_audit())\nsecond()\n")
    until(lambda: 'data-widget="second"' in page(f"{CHAPTER}.html"))
    kept = {file.name for file in (copy / "_build" / "cache" / "frames").iterdir()} & before
    assert kept == before
    edit(copy / "book" / "widgets" / "second.py", "What should this borough put first?", "What would this borough put first?")
    until(lambda: "What would this borough put first?" in page(f"{CHAPTER}.html"))
    assert {file.name for file in (copy / "_build" / "cache" / "frames").iterdir()} >= before


def test_a_port_that_is_taken_is_refused_before_anything_is_built(copy):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        served = run(copy, "book", "serve", "--port", str(port))
    assert served.returncode == 1
    assert served.stderr == f"The port {port} cannot be used: Address already in use. Try another: make serve PORT={port + 1}.\n"
    assert not (copy / "_build" / "html").exists()


def test_a_foreign_widget_stops_the_build_and_is_named(copy):
    edit(copy / f"{CHAPTER}.md", "\nlocal_audit()\n", "\nimport ipywidgets\nipywidgets.IntSlider()\n")
    built = run(copy, "book", "build")
    assert built.returncode == 1
    assert re.match(rf"{CHAPTER}\.md:\d+: The cell shows a widget that is not the book's", built.stderr.splitlines()[-1])


def test_takes_out_what_no_page_names_any_longer(copy):
    stale = [copy / "_build" / "html" / "exercises" / "gone.html", copy / "_build" / "cache" / "states" / "gone.0123456789.js"]
    for file in stale:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("old")
    assert run(copy, "book", "build").returncode == 0
    assert [file for file in stale if file.exists()] == []
    assert (stale[0].parent / "two_series.html").exists()
