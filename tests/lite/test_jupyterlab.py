"""The Explorer, unchanged, in JupyterLab on the desk: shown by a kernel, answering arrow keys."""

import os
import re
import secrets
import subprocess
import sys
import threading
from pathlib import Path

import nbformat
import pytest

TOKEN = secrets.token_hex(16)
CELL = "from book.widgets.local_audit import local_audit\n\nlocal_audit()"
QUIET = ("debug:", "info:", "log:", "warning:")


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """The address of a JupyterLab of our own, with one notebook."""
    root = tmp_path_factory.mktemp("lab")
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CELL)])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, root / "trial.ipynb")
    link_widgets(root)
    server = subprocess.Popen(command(root), cwd=root, stderr=subprocess.PIPE, text=True, env=surroundings(root))
    yield f"{address(server)}lab/tree/trial.ipynb?token={TOKEN}"
    server.terminate()
    server.wait(timeout=30)


def link_widgets(root):
    """Link the widget extensions only: the environment also holds JupyterLite's kernel, which JupyterLab proper cannot load."""
    folder = root / ".labextensions"
    for name in ("anywidget", "@jupyter-widgets"):
        folder.mkdir(exist_ok=True)
        (folder / name).symlink_to(Path(sys.prefix, "share", "jupyter", "labextensions", name))


def command(root):
    here = ["--no-browser", "--allow-root", "--ServerApp.ip=127.0.0.1", "--ServerApp.port=0", f"--ServerApp.root_dir={root}"]
    quiet = ["--LabApp.news_url=None", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate", f"--LabApp.labextensions_path={root / '.labextensions'}"]
    return [sys.executable, "-m", "jupyterlab", *here, *quiet, f"--IdentityProvider.token={TOKEN}"]


def surroundings(root):
    """Give the server settings of its own, so that nobody's JupyterLab is touched."""
    folders = {f"JUPYTER_{kind}_DIR": str(root / f".{kind.lower()}") for kind in ("CONFIG", "DATA", "RUNTIME")}
    return {**os.environ, **folders, "JUPYTERLAB_SETTINGS_DIR": str(root / ".settings"), "JUPYTERLAB_WORKSPACES_DIR": str(root / ".workspaces")}


def address(server):
    """Read from the server's log where it listens; the rest is read too, or a full pipe would stop it."""
    for line in server.stderr:
        found = re.search(r"(http://127\.0\.0\.1:\d+/)lab", line)
        if found:
            threading.Thread(target=server.stderr.read, daemon=True).start()
            return found[1]
    pytest.fail("JupyterLab did not start.")


@pytest.fixture
def page(lab, open_page):
    page = open_page(lab, viewport={"width": 1280, "height": 900})
    yield page
    page.complaints[:] = [line for line in page.complaints if not line.startswith(QUIET)]


def test_the_explorer_answers_arrow_keys(page):
    page.locator(".jp-Notebook .cm-content").first.click(timeout=60_000)
    page.wait_for_function("() => document.querySelector('.jp-Notebook-ExecutionIndicator')?.dataset.status === 'idle'", timeout=60_000)
    page.keyboard.press("Shift+Enter")
    slider = page.get_by_label("Weight on harm")
    slider.wait_for(timeout=60_000)
    widget = page.get_by_role("region", name="Try it: ")
    assert not widget.get_by_text("Domestic abuse comes first").is_visible()
    slider.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    widget.get_by_text("Domestic abuse comes first").wait_for()
    assert slider.input_value() == "3"
