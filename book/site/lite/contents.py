"""Puts the notebooks into a JupyterLite folder, and works out how much a reader of each will fetch."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from book import fingerprint
from book.site.exercise import copies
from book.site.lite import distribution, lock

if TYPE_CHECKING:
    import nbformat

# JupyterLite shows a date with each file; the same content must give the same bytes.
DATE = "2020-01-01T00:00:00Z"
FILE = {
    "content": None, "created": DATE, "format": None, "hash": None, "hash_algorithm": None,
    "last_modified": DATE, "mimetype": None, "writable": True,
}  # fmt: skip


def write(lite: Path) -> dict[str, nbformat.NotebookNode]:
    """Write each exercise's student copy and the file list that JupyterLite reads.

    Parameters
    ----------
    lite : Path
        The JupyterLite folder.

    Returns
    -------
    dict of str to NotebookNode
        The student copies by the exercise's name.
    """
    import nbformat

    notebooks = {source.stem: copies.student(source) for source in copies.in_order()}
    files, api = lite / "files", lite / "api" / "contents"
    files.mkdir(exist_ok=True)
    api.mkdir(parents=True, exist_ok=True)
    listed = []
    for name, notebook in notebooks.items():
        file = files / f"{name}.ipynb"
        file.write_text(nbformat.writes(notebook), encoding="utf-8")
        listed.append({**FILE, "name": file.name, "path": file.name, "size": file.stat().st_size, "type": "notebook"})
    top = {**FILE, "content": listed, "format": "json", "name": "", "path": "", "size": None, "type": "directory"}
    (api / "all.json").write_text(json.dumps(top, indent=1), encoding="utf-8")
    return notebooks


def sizes(lite: Path, packages: dict, notebooks: dict[str, nbformat.NotebookNode]) -> dict:
    """List what running each notebook fetches of Python, with sizes in bytes and hashes.

    Parameters
    ----------
    lite : Path
        The JupyterLite folder, complete.
    packages : dict
        The packages of its Pyodide lock.
    notebooks : dict of str to NotebookNode
        The student copies.

    Returns
    -------
    dict
        `exercises` (for each, its files by name: size in bytes, sha256), `pages` (what JupyterLite itself loads, bytes)
        and `total` (the whole folder, bytes).
    """
    folder = lite / "static" / "pyodide"
    core = [*(entry["file_name"] for entry in lock.read()["core"]), "pyodide-lock.json"]
    report = {}
    for name, notebook in notebooks.items():
        names = distribution.loaded(packages, [*distribution.KERNEL, *_packages(notebook, packages)])
        files = core + sorted(entry["file_name"] for key, entry in packages.items() if key in names)
        report[name] = {file: {"size": (folder / file).stat().st_size, "sha256": lock.sha256(folder / file)} for file in files}
    return {"exercises": report, "pages": lock.read()["pages"]["size"], "total": sum(file.stat().st_size for file in lite.rglob("*") if file.is_file())}


def _packages(notebook: nbformat.NotebookNode, packages: dict) -> set[str]:
    """Name the packages that a notebook's cells import."""
    code = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    modules = {module.split(".")[0] for source in code for module in fingerprint.imports(source)}
    return {name for name, entry in packages.items() if modules & set(entry["imports"])}
