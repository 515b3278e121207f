"""A student's work in the browser: kept, never written over, put aside, and handed in."""

import json
import re

import nbformat
import pytest

from book.lecturer import plan
from book.site.exercise import copies
from tests import browser
from tests.lite import notebook as driving

NAME = "first_notebook"
SOURCE = next(source for source in copies.sources() if source.stem == NAME)
ADDRESS = f"exercises/{NAME}.html"
CHATTER = ("debug:", "info:", "log:", "warning:")
ENDED = re.compile(r"was disposed$|^Canceled")
CODE = next(place for place, cell in enumerate(copies.student(SOURCE).cells) if cell.cell_type == "code")
KEPT = ".ju-exercise-kept"
MINE = "# What I wrote myself"
NEW = "# What the book writes now"


@pytest.fixture
def page(site, open_page):
    page = open_page(f"{site}/{ADDRESS}", viewport={"width": 1280, "height": 900})
    page.set_default_timeout(60_000)
    yield page
    # A page that is left, or restarts Python, ends JupyterLite's own questions to the kernel, and it says so.
    page.complaints[:] = [line for line in page.complaints if not line.startswith(CHATTER) and not ENDED.search(line)]


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def write(page, frame, text):
    """Write into the last cell and wait until the page says that it is kept."""
    page.locator(KEPT).evaluate("(line) => line.replaceChildren()")
    driving.write_into(frame, -1, text)
    page.wait_for_function("(where) => /^Kept in this browser at \\d\\d:\\d\\d\\.$/.test(document.querySelector(where).textContent)", arg=KEPT)


def copies_of(page):
    """Give the names of the copies that the page lists."""
    return page.locator(".ju-exercise-copies li > span").all_text_contents()


def publish(page, text):
    """Let the site hold a newer edition of the exercise, in its page and in its notebook."""
    newer = copies.student(SOURCE)
    newer.cells[-1].source = text
    newer.metadata["exercise"]["edition"] = copies.edition(newer)

    def change(route):
        answer = route.fetch()
        now = plan.plans()[NAME]["edition"]
        route.fulfill(response=answer, body=answer.text().replace(f'data-edition="{now}"', f'data-edition="{newer.metadata["exercise"]["edition"]}"'))

    page.unroute_all()
    page.route(f"**/exercises/{NAME}.html", change)
    page.route(f"**/exercises/{NAME}.ipynb", lambda route: route.fulfill(body=nbformat.writes(newer), content_type="application/json"))


def come_back(page, said="Python is ready"):
    page.reload()
    page.get_by_role("button", name="Run this in Python").click()
    driving.wait_until_said(page, said)
    return driving.open_frame(page)


def test_work_survives_a_reload_and_is_never_written_over(page):
    frame = driving.start_by_keyboard(page)
    write(page, frame, MINE)
    driving.write_into(frame, -1, MINE + " in the last moment")  # not yet saved when the page is left
    publish(page, NEW)
    frame = come_back(page, "Python is ready. This exercise has changed")
    assert driving.sources(frame)[-1] == MINE + " in the last moment"
    assert browser.violations(page) == []
    _goes_on_with_its_own(page)
    _takes_the_new_one(page)


def _goes_on_with_its_own(page):
    button(page, "Keep working on mine").click()
    driving.wait_until_said(page, "You go on with your own work")
    frame = come_back(page, "Python is ready. Run")  # not asked again
    assert driving.sources(frame)[-1].startswith(MINE)
    assert not button(page, "Keep working on mine").is_visible()


def _takes_the_new_one(page):
    publish(page, NEW + ", again")
    frame = come_back(page, "Python is ready. This exercise has changed")
    button(page, "Take the new one, keep mine as a copy").click()
    driving.wait_until_said(page, "The notebook is as new")
    assert driving.sources(frame)[-1] == NEW + ", again"
    page.locator(".ju-exercise-copies summary").click()
    [name] = copies_of(page)
    with page.expect_download() as kept:
        button(page, f"Download: {name}").click()
    assert MINE in kept.value.path().read_text(encoding="utf-8")
    button(page, f"Work on this copy: {name}").click()
    driving.wait_until_said(page, "The copy is open")
    assert driving.sources(frame)[-1].startswith(MINE)
    assert len(copies_of(page)) == 2


def test_starts_again_and_keeps_what_was_there(page):
    frame = driving.start_by_keyboard(page)
    before = driving.sources(frame)
    write(page, frame, MINE)
    button(page, "Start again from the beginning").click()
    driving.wait_until_said(page, "The notebook is as new")
    assert driving.sources(frame) == before
    page.locator(".ju-exercise-copies summary").click()
    assert len(copies_of(page)) == 1
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Remove: ").click()
    page.wait_for_function("() => document.querySelector('.ju-exercise-said').textContent.endsWith('has been removed from this browser.')")
    assert copies_of(page) == []


def test_hands_in_by_keyboard(page):
    frame = driving.start_by_keyboard(page)
    driving.run_all(page)
    button(page, "Hand in").focus()
    page.keyboard.press("Enter")
    summed = page.locator(".ju-exercise-sum")
    checks = plan.plans()[NAME]["checks"]
    assert f"0 of {len(checks)} checks are met. Still empty: written question" in summed.inner_text()
    assert summed.get_by_text("not yet").count() == len(checks)
    assert page.evaluate("() => document.activeElement.id") == "hand-in-title"
    assert browser.violations(page) == []
    _asks_whose_work_it_is(page)
    handed = _file(page)
    assert nbformat.validate(nbformat.from_dict(handed)) is None
    assert handed["metadata"]["hand_in"] | {"made": ""} == {"name": "Ada O’Neill", "number": "12/34", "route": "notebook", "made": "", "checks": {check["id"]: False for check in checks}}
    assert [cell["source"] for cell in handed["cells"]] == [cell["source"] for cell in frame.evaluate("() => jupyterapp.shell.currentWidget.context.model.toJSON().cells")]


def _asks_whose_work_it_is(page):
    button(page, "Make the file to hand in").click()
    page.get_by_text("Type your name or number first").wait_for()
    assert page.evaluate("() => document.activeElement.id") == "who-name"
    page.keyboard.type("Ada O’Neill")
    page.keyboard.press("Tab")
    page.keyboard.type("12/34")


def _file(page):
    with page.expect_download() as made:
        page.keyboard.press("Enter")
    page.get_by_text(f"The file {NAME}-12-34.ipynb is among your downloads").wait_for()
    assert made.value.suggested_filename == f"{NAME}-12-34.ipynb"
    return json.loads(made.value.path().read_text(encoding="utf-8"))


def test_remembers_a_name_only_where_asked(page):
    driving.start_by_keyboard(page)
    button(page, "Hand in").click()
    page.get_by_label("Name", exact=True).fill("Ada")
    page.reload()
    assert page.get_by_label("Name", exact=True).input_value() == ""
    assert "Ada" not in page.evaluate("() => JSON.stringify(localStorage)")


def test_says_where_the_browser_keeps_nothing_and_runs_all_the_same(site, open_page):
    page = open_page("about:blank", viewport={"width": 1280, "height": 900})
    page.add_init_script("Object.defineProperty(window, 'indexedDB', { value: { open() { throw new DOMException('refused', 'SecurityError'); } } })")
    page.goto(f"{site}/{ADDRESS}")
    driving.start_by_keyboard(page)
    assert page.locator(KEPT).inner_text().startswith("Not kept: this browser")
    page.complaints.clear()


def test_python_that_does_not_come_to_an_end_is_restarted(page):
    frame = driving.start_by_keyboard(page)
    driving.write_into(frame, CODE, "while True:\n    pass")
    button(page, "Run all").click()
    driving.wait_until_said(page, "Running.")
    driving.restart(page)
    driving.write_into(frame, CODE, "print('well')")
    driving.run_all(page)
    assert "well" in json.dumps(driving.outputs(frame))
