"""Fetching: every file is held to its hash, and a source that is gone is told in one line."""

import sys

import pytest

from book import paths
from book.errors import BookError
from book.site.lite import fetch, lock
from tests import browser

WHEEL = {"name": "trial", "version": "1", "file_name": "trial-1-py3-none-any.whl", "size": 5, "sha256": "0" * 64}
SEEN = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"  # of "hello"


@pytest.fixture
def index(tmp_path, monkeypatch):
    """A folder that pip takes for its only index."""
    folder = tmp_path / "index"
    folder.mkdir()
    pip = [sys.executable, "-m", "pip", "download", "--no-index", "--find-links", str(folder), "--no-deps", "--require-hashes"]
    monkeypatch.setattr(fetch, "_pip", lambda: pip)
    return folder


@pytest.fixture
def release(tmp_path, monkeypatch):
    """A folder that is served as Pyodide's own release."""
    folder = tmp_path / "release"
    folder.mkdir()
    server = browser.serve(folder)
    monkeypatch.setitem(lock.read()["pyodide"], "address", f"{server.address}/")
    yield folder
    server.close()


def test_refuses_a_cached_file_with_a_wrong_hash(tmp_path):
    file = tmp_path / WHEEL["file_name"]
    file.write_bytes(b"hello")
    with pytest.raises(BookError) as fault:
        lock.check(file, WHEEL)
    said = str(fault.value)
    assert f"{WHEEL['file_name']} has the wrong sha256: expected {'0' * 64}, seen {SEEN}." in said
    assert f"Delete {file} and build again." in said


def test_points_at_the_line_of_the_list(tmp_path):
    entry = lock.read()["core"][0]
    file = tmp_path / entry["file_name"]
    file.write_bytes(b"hello")
    with pytest.raises(BookError) as fault:
        lock.check(file, entry)
    assert f"lock.json:{fault.value.line}:" in str(fault.value)
    assert entry["sha256"] in lock.FILE.read_text().splitlines()[fault.value.line - 1]


def test_refuses_what_the_index_sends_with_a_wrong_hash(tmp_path, index):
    (index / WHEEL["file_name"]).write_bytes(b"hello")
    with pytest.raises(BookError) as fault:
        fetch._download(tmp_path, [WHEEL], log=print)
    assert f"expected {'0' * 64}, seen {SEEN}" in str(fault.value)
    assert not (tmp_path / WHEEL["file_name"]).exists()


def test_says_how_to_build_without_python_where_the_index_is_out_of_reach(tmp_path, index):
    with pytest.raises(fetch.Unreachable) as fault:
        fetch._download(tmp_path, [WHEEL], log=print)
    assert str(fault.value).startswith("trial could not be fetched: No matching distribution found")
    assert str(fault.value).endswith("`make site LITE=0` builds the book without Python in the browser.")


def test_takes_pyodides_own_release_where_the_mirror_is_gone(tmp_path, index, release):
    entry = lock.read()["core"][0]
    (release / entry["file_name"]).write_bytes(b"hello")
    said = []
    fetch._fetch_pyodide(tmp_path, [entry], log=said.append)
    assert (tmp_path / entry["file_name"]).read_bytes() == b"hello"
    assert any("trying Pyodide's own release" in line for line in said)


def test_says_so_where_the_release_is_gone_too(tmp_path, index, release):
    with pytest.raises(fetch.Unreachable, match="pyodide.mjs could not be fetched: .*LITE=0"):
        fetch._fetch_pyodide(tmp_path, [lock.read()["core"][0]], log=print)
    assert list(tmp_path.glob("pyodide*")) == []


def test_says_so_where_the_installed_kernel_is_another(tmp_path):
    with pytest.raises(BookError, match="has no trial-1-py3-none-any.whl. Install the version that requirements.txt names."):
        fetch._copy_kernel(tmp_path, [WHEEL])


def test_serves_the_wheels_that_the_desk_runs():
    wanted = {name: lock.read()["pypi"][name]["version"] for name in ("anywidget", "ipywidgets", "pandas", "pyyaml")}
    pins = dict(line.split("==") for line in (paths.ROOT / "requirements.txt").read_text().splitlines() if "==" in line)
    desk = {name.lower(): version for name, version in pins.items()}
    assert wanted == {name: desk[name] for name in wanted}
