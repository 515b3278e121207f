"""Drives an exercise's page and the notebook in its frame, as a reader would."""

from __future__ import annotations

from playwright.sync_api import Frame, Page

SAID = ".ju-exercise-said"
PATIENCE_MS = 150_000


def wait_until_said(page: Page, words: str) -> None:
    """Wait until the page's live region begins with some words."""
    page.wait_for_function("([where, words]) => document.querySelector(where).textContent.startsWith(words)", arg=[SAID, words], timeout=PATIENCE_MS)


def start_by_keyboard(page: Page) -> Frame:
    """Press the start button by keyboard, and give the notebook's frame once Python answers."""
    page.get_by_role("button", name="Run this in Python").focus()
    page.keyboard.press("Enter")
    wait_until_said(page, "Python is ready")
    return open_frame(page)


def open_frame(page: Page) -> Frame:
    """Give the notebook's frame."""
    return next(frame for frame in page.frames if "/lite/notebooks/" in frame.url)


def restart(page: Page) -> None:
    """Restart Python, with nothing in memory."""
    page.get_by_role("button", name="Restart Python").click()
    wait_until_said(page, "Python has restarted")


def forget(frame: Frame) -> None:
    """Take every name out of Python's memory, as a restart does, but with the packages still loaded: that takes no time."""
    frame.evaluate("() => jupyterapp.shell.currentWidget.sessionContext.session.kernel.requestExecute({ code: '%reset -f', store_history: false }).done.then(() => null)")


def write_into(frame: Frame, place: int, text: str) -> None:
    """Change a cell's text, as typing in it does."""
    frame.evaluate("([place, text]) => jupyterapp.shell.currentWidget.content.widgets.at(place).model.sharedModel.setSource(text)", [place, text])


def sources(frame: Frame) -> list[str]:
    """Give the text of every cell."""
    return frame.evaluate("() => jupyterapp.shell.currentWidget.content.widgets.map((one) => one.model.sharedModel.getSource())")


def run_all(page: Page) -> None:
    """Run every cell and wait until the last has answered."""
    page.get_by_role("button", name="Run all").focus()
    page.keyboard.press("Enter")
    wait_until_said(page, "All cells have been run")


def outputs(frame: Frame) -> list[dict]:
    """Give the outputs of all code cells, as the notebook holds them."""
    return frame.evaluate("() => jupyterapp.shell.currentWidget.context.model.toJSON().cells.flatMap((cell) => cell.outputs ?? [])")


def unrun(frame: Frame) -> int:
    """Count the code cells that have not been run."""
    cells = frame.evaluate("() => jupyterapp.shell.currentWidget.context.model.toJSON().cells")
    return sum(cell["cell_type"] == "code" and cell["execution_count"] is None for cell in cells)


def faults(frame: Frame) -> list[str]:
    """Name what went wrong in the outputs: exceptions, and anything on the error stream."""
    return [one.get("evalue") or "".join(one["text"]) for one in outputs(frame) if one["output_type"] == "error" or one.get("name") == "stderr"]


def checked(frame: Frame) -> list[str]:
    """Give what each check said."""
    texts = ["".join(one["data"].get("text/plain", "")) for one in outputs(frame) if "data" in one]
    return [text for text in texts if text.startswith(("Right. ", "Not yet. "))]


def replace(frame: Frame, notebook: dict) -> None:
    """Put another notebook in the place of the one that is open."""
    frame.evaluate("(notebook) => jupyterapp.shell.currentWidget.context.model.fromJSON(notebook)", notebook)
