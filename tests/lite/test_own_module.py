"""A widget with a module of its own, unchanged, in JupyterLab and in JupyterLite: its traits stay in step both ways."""

import contextlib
import subprocess

import nbformat
import pytest
from playwright.sync_api import TimeoutError

from book import law
from book.models.timeline import chosen, describe
from tests.lite import notebook as driving
from tests.lite import test_browser_python as exercise
from tests.lite import test_jupyterlab as desk

MAKE = "from book.widgets.timeline import timeline\n\none = timeline()"
READ = 'print("The theme is", one.theme)'
SET = 'one.decade = "1990"'
SHOW = "one"
CELLS = (MAKE, READ, SET, SHOW)


def sentence(**setting):
    entries = law.entries()
    return describe(len(entries), chosen(entries, **setting), setting.get("decade", "all"))


@pytest.fixture
def lab(tmp_path):
    """The address of a JupyterLab of our own; the widget is in the last cell, so that the others stay in view."""
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(text) for text in CELLS])
    book.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(book, tmp_path / "trial.ipynb")
    desk.link_widgets(tmp_path)
    own = {**desk.surroundings(tmp_path), "IPYTHONDIR": str(tmp_path / ".ipython")}
    server = subprocess.Popen(desk.command(tmp_path), cwd=tmp_path, stderr=subprocess.PIPE, text=True, env=own)
    yield f"{desk.address(server)}lab/tree/trial.ipynb?token={desk.TOKEN}"
    server.terminate()
    server.wait(timeout=30)


@pytest.fixture
def quiet(open_page):
    """Open a page whose own chatter, other than errors, is set aside at the end."""
    pages = []

    def open_one(url):
        pages.append(open_page(url, viewport={"width": 1280, "height": 900}))
        return pages[-1]

    yield open_one
    for page in pages:
        page.complaints[:] = [line for line in page.complaints if not line.startswith(desk.QUIET)]


def run_cell(page, place):
    """Run one cell. A key that comes before the kernel is there does nothing, so it is pressed again until the cell is run."""
    prompt = "document.querySelectorAll('.jp-Notebook .jp-Cell')[place].querySelector('.jp-InputPrompt').textContent"
    for _ in range(30):
        page.locator(".jp-Notebook .cm-content").nth(place).click()
        page.keyboard.press("Control+Enter")
        with contextlib.suppress(TimeoutError):
            page.wait_for_function(f"place => {prompt} !== '[ ]:'", arg=place, timeout=2_000)
            break
    page.wait_for_function(f"place => /\\d/.test({prompt})", arg=place, timeout=60_000)


def in_step(place, run):
    """Change a setting in the widget and read it in Python; then set one in Python and see it in the widget.

    `place` is the page or frame that holds the notebook; `run` runs its reading cell (1) or its setting cell (2).
    """
    place.get_by_role("button", name="Clear all filters").click()
    theme, decade = (place.get_by_role("combobox", name=name, exact=True) for name in ("Theme", "Decade"))
    theme.select_option("Police")
    place.get_by_text(sentence(theme="police")).wait_for()
    run(1)
    place.get_by_text("The theme is police", exact=True).wait_for(timeout=60_000)
    run(2)
    place.get_by_text(sentence(theme="police", decade="1990")).wait_for(timeout=60_000)
    assert decade.input_value() == "1990"


def test_in_jupyterlab(lab, quiet):
    page = quiet(lab)
    page.locator(".jp-Notebook .cm-content").first.wait_for(timeout=60_000)
    page.wait_for_function("() => document.querySelector('.jp-Notebook-ExecutionIndicator')?.dataset.status === 'idle'", timeout=60_000)
    run_cell(page, 0)
    run_cell(page, 3)
    page.get_by_role("combobox", name="Theme", exact=True).wait_for(timeout=60_000)
    in_step(page, lambda place: run_cell(page, place))


def test_in_jupyterlite(site, quiet):
    page = quiet(f"{site}/{exercise.ADDRESS}")
    frame = driving.start_by_keyboard(page)
    trial = exercise.solved()
    trial["cells"] = [{**trial["cells"][1], "cell_type": "code", "id": f"cell-{at}", "source": text, "outputs": [], "execution_count": None} for at, text in enumerate(CELLS)]
    driving.replace(frame, trial)
    driving.run_all(page)

    def run(place):
        frame.evaluate("(place) => { jupyterapp.shell.currentWidget.content.activeCellIndex = place; return jupyterapp.commands.execute('notebook:run-cell').then(() => null); }", place)

    in_step(frame, run)
