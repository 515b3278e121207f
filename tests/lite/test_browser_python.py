"""The exercise in a real browser: started by keyboard, run to its last cell, and honest where it cannot start."""

import json

import pandas
import pytest

from book.site.exercise import copies
from tests import browser
from tests.lite import notebook as driving

SOURCE = next(source for source in copies.sources() if source.stem == "two_series")
ADDRESS = f"exercises/{SOURCE.stem}.html"
VERSION = "import pandas\npandas.__version__"


@pytest.fixture
def page(site, open_page):
    """The exercise's page; what JupyterLite logs as it starts is set aside at the end, errors are not."""
    page = open_page(f"{site}/{ADDRESS}", viewport={"width": 1280, "height": 900})
    yield page
    page.complaints[:] = [line for line in page.complaints if not line.startswith(("debug:", "info:", "log:", "warning:"))]


def solved():
    return json.loads(json.dumps(copies.solved(SOURCE)))


def last_number(text):
    return float(text.split()[-1])


def test_a_reader_runs_the_notebook_to_its_last_cell(page):
    frame = driving.start_by_keyboard(page)
    driving.run_all(page)
    assert browser.violations(page) == []
    assert driving.unrun(frame) == 0
    assert driving.faults(frame) == []
    assert len(driving.checked(frame)) == 5
    assert all(said.startswith("Not yet. ") for said in driving.checked(frame))
    _shows_a_plot(frame)
    _explorer_answers_arrow_keys(page, frame)
    _solved_copy_meets_every_check(page, frame)
    _has_the_desks_pandas(page, frame)


def _shows_a_plot(frame):
    picture = frame.locator(".jp-OutputArea-output img").first
    picture.scroll_into_view_if_needed()
    assert picture.evaluate("(image) => image.naturalWidth") > 300


def _explorer_answers_arrow_keys(page, frame):
    slider = frame.get_by_label("Weight on harm")
    widget = frame.get_by_role("region", name="Try it: ")
    assert not widget.get_by_text("Domestic abuse comes first").is_visible()
    slider.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    widget.get_by_text("Domestic abuse comes first").wait_for()
    assert slider.input_value() == "3"


def _solved_copy_meets_every_check(page, frame):
    driving.replace(frame, solved())
    driving.run_all(page)
    assert driving.unrun(frame) == 0
    assert driving.faults(frame) == []
    assert [said.split(".")[0] for said in driving.checked(frame)] == ["Right"] * 5


def _has_the_desks_pandas(page, frame):
    trial = solved()
    trial["cells"] = [{**trial["cells"][1], "cell_type": "code", "source": VERSION, "outputs": [], "execution_count": None}]
    driving.replace(frame, trial)
    driving.run_all(page)
    assert driving.outputs(frame)[0]["data"]["text/plain"] == f"'{pandas.__version__}'"


def test_fetches_what_the_page_says_and_each_file_once(page):
    seen = []
    page.on("response", lambda response: seen.append(response))
    frame = driving.start_by_keyboard(page)
    driving.run_all(page)
    frame.wait_for_timeout(500)
    stated = last_number(page.locator(".ju-exercise-offer").inner_text().split(" MB")[0])
    sizes = frame.evaluate("() => performance.getEntriesByType('resource').reduce((sum, one) => sum + one.decodedBodySize, 0)")
    python = json.loads(page.locator(".ju-exercise-files").text_content())
    fetched = [one.url.rsplit("/", 1)[1] for one in seen if "/static/pyodide/" in one.url and not one.from_service_worker]
    assert sorted(fetched) == sorted(python)
    assert (sizes + sum(file["size"] for file in python.values())) / 1e6 == pytest.approx(stated, rel=0.1)


def test_fetches_no_python_before_it_is_asked(site, open_page):
    page = open_page(f"{site}/{ADDRESS}")
    asked = page.evaluate("() => performance.getEntriesByType('resource').map((one) => one.name)")
    assert [name for name in asked if "/lite/" in name] == []
    assert page.locator("iframe").count() == 0


def test_says_what_could_not_be_fetched_and_lets_the_reader_try_again(page):
    page.route("**/static/pyodide/pandas-*", lambda route: route.fulfill(status=503))
    page.get_by_role("button", name="Run this in Python").click()
    driving.wait_until_said(page, "pandas-")
    assert "the server said 503" in page.locator(driving.SAID).inner_text()
    assert page.get_by_role("button", name="Run this in Python").is_visible()
    page.complaints[:] = [line for line in page.complaints if "503" not in line]


def test_says_from_a_file_why_python_cannot_start_and_offers_the_notebook(built, open_page):
    page = open_page((built / ADDRESS).as_uri())
    assert page.locator(driving.SAID).inner_text().startswith("Python cannot start from a file on your disk")
    assert not page.get_by_role("button", name="Run this in Python").is_visible()
    link = page.get_by_role("link", name="Download the notebook")
    assert (built / "exercises" / link.get_attribute("href")).exists()


def test_reads_without_scripts(site, open_page):
    page = open_page(f"{site}/{ADDRESS}", java_script_enabled=False)
    assert page.get_by_role("heading", name="Task 1: how big is the break of 1998?").is_visible()
    assert page.get_by_text("step_pct = change_pct").first.is_visible()
    assert page.get_by_text("scripts must be on").is_visible()


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_passes_axe_and_fits_a_small_phone(site, open_page, colours):
    page = open_page(f"{site}/{ADDRESS}", color_scheme=colours, viewport={"width": 320, "height": 640})
    assert browser.violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320


def test_keeps_python_for_the_next_visit(page, site):
    driving.start_by_keyboard(page)
    asked = []
    again = page.context.new_page()
    again.on("response", lambda response: asked.append(response))
    again.goto(f"{site}/{ADDRESS}")
    driving.start_by_keyboard(again)
    python = [response for response in asked if "/static/pyodide/" in response.url]
    assert python
    assert [response.url for response in python if not response.from_service_worker] == []


def test_starts_where_the_browser_cannot_keep_files(page):
    page.evaluate("() => Object.defineProperty(navigator, 'serviceWorker', { value: undefined })")
    page.get_by_role("button", name="Run this in Python").click()
    driving.wait_until_said(page, "Fetching and starting Python. This browser")
    driving.wait_until_said(page, "Python is ready")
    assert not page.get_by_role("progressbar").is_visible()
