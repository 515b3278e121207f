"""The built lite/ folder: complete, closed, and not built again without cause."""

import json
import re

import pytest

from book.site import lite
from book.site.exercise import copies
from book.site.lite import app, distribution, lock

ELSEWHERE = re.compile(r"https?://(?!www\.w3\.org|jupyterlite|127\.0\.0\.1)[\w.-]+")


@pytest.fixture(scope="module")
def folder(built):
    return built / "lite"


@pytest.fixture(scope="module")
def packages(folder):
    return json.loads((folder / "static" / "pyodide" / "pyodide-lock.json").read_text())["packages"]


def test_holds_every_package_of_its_lock_with_the_hash_that_the_lock_gives(folder, packages):
    wrong = [e["file_name"] for e in packages.values() if lock.sha256(folder / "static" / "pyodide" / e["file_name"]) != e["sha256"]]
    assert wrong == []


def test_solves_every_need_beforehand(packages):
    needs = {distribution.normal(need) for entry in packages.values() for need in entry["depends"]}
    assert needs - set(packages) == set()
    assert distribution.loaded(packages, distribution.KERNEL) <= set(packages)


def test_serves_the_core_as_published_but_for_the_compiled_library(folder):
    for entry in lock.read()["core"]:
        if entry["file_name"] != distribution.STANDARD_LIBRARY:
            lock.check(folder / "static" / "pyodide" / entry["file_name"], entry)


def test_takes_python_from_its_own_folder_and_installs_from_nowhere(folder):
    settings = json.loads((folder / "jupyter-lite.json").read_text())["jupyter-config-data"]["litePluginSettings"][app.KERNEL]
    assert settings["pyodideUrl"] == "./static/pyodide/pyodide.mjs"
    assert settings["disablePyPIFallback"] is True
    assert ELSEWHERE.findall(json.dumps(settings)) == []


def test_lets_its_pages_speak_to_their_own_host_only(folder):
    pages = list(folder.rglob("*.html"))
    assert pages
    assert [page.name for page in pages if "connect-src 'self'" not in page.read_text()] == []


def test_lists_the_student_copies(folder):
    listed = json.loads((folder / "api" / "contents" / "all.json").read_text())["content"]
    assert [entry["name"] for entry in listed] == [f"{source.stem}.ipynb" for source in copies.in_order()]


def test_does_nothing_where_nothing_has_changed(built):
    said = []
    lite.build(built, log=said.append)
    assert said == []


@pytest.mark.parametrize("changed", copies.sources(), ids=lambda source: source.stem)
def test_an_edited_notebook_leaves_the_other_stages_alone(monkeypatch, tmp_path, changed):
    before = lite._keys()
    edited = tmp_path / changed.name
    edited.write_text(changed.read_text() + "\nMore.\n")
    monkeypatch.setattr(copies, "sources", lambda: [edited])
    after = lite._keys()
    assert {name for name in before if before[name] != after[name]} == {"notebooks"}


def test_refuses_pages_that_would_take_python_from_elsewhere(tmp_path):
    kernel = {app.KERNEL: {"pyodideUrl": "https://example.org/pyodide.mjs"}}
    (tmp_path / "jupyter-lite.json").write_text(json.dumps({"jupyter-config-data": {"litePluginSettings": kernel}}))
    with pytest.raises(app.BookError, match="would load Python from 'https://example.org/pyodide.mjs'"):
        app._close(tmp_path)
