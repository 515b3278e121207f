"""The marking desk's face in a real browser, on an engine without Python: from a zip to marks in a spreadsheet, by keyboard too."""

import csv
import io
import json
import shutil
import zipfile

import pytest
from playwright.sync_api import expect

from book import paths
from book.lecturer import desk, plan, sample
from book.widgets import bundles
from tests import browser
from tests.lecturer.desk_page import hand_in, zipped

SLUG = "two_series"
WRITTEN = {"two-series-both-right": "The police count what is reported to them, canary-answer says.", "two-series-leaflet": "Counting changed on 1 April."}
NAMES = ("Zebedee Quill", "Yolanda Canary", "Xaver Alto", "Wim Basso")
STEPS = ("Choose files", "Marking", "Results", "Written answers", "Second marking", "Take the marks away", "Class picture", "Erase")


@pytest.fixture(scope="module")
def stubbed(tmp_path_factory):
    """A site with nothing but the desk, its script on an engine without Python."""
    site = tmp_path_factory.mktemp("desk")
    folder = site / "teach" / "desk"
    folder.mkdir(parents=True)
    (site / "exercises").mkdir()
    source = paths.NOTEBOOKS / f"{SLUG}.md"
    (site / "exercises" / "plans.json").write_text(json.dumps({SLUG: plan.plan(source)}), encoding="utf-8")
    bundles.bundle(paths.ROOT / "tests" / "lecturer" / "desk_stub.js", folder / "desk.js", "--format=iife")
    bundles.bundle(desk.SOURCE / "desk.css", folder / "desk.css")
    (site / "teach" / "mark.html").write_text(desk.page(folder), encoding="utf-8")
    (site / "teach" / "sample_hand_ins.zip").write_bytes(sample.make())
    server = browser.serve(site)
    yield f"{server.address}/teach/mark.html"
    server.close()
    shutil.rmtree(site)


def tasks(step="14.0", pairs='["A", "C", "E"]', claim='"B"'):
    return {1: f"step_pct = {step}", 2: f"comparable = {pairs}", 3: "police_change = -9.8\nvictims_change = -12.7", 4: f"claim = {claim}"}


def answered(*, texts=WRITTEN, **values):
    notebook = json.loads(hand_in(tasks=tasks(**values)))
    for cell in notebook["cells"]:
        cell["source"] = texts.get(cell["metadata"]["nbgrader"]["grade_id"], cell["source"])
    return json.dumps(notebook).encode()


def batch(**more):
    contents = (answered(), answered(step="11.1"), answered(step='"canary-typed"', claim='"C"'), answered(texts={"two-series-both-right": "<img src=x onerror=alert(1)>"}))
    files = {f"{name}_{number}_assignsubmission_file/x.ipynb": content for number, (name, content) in enumerate(zip(NAMES, contents, strict=True), 101)}
    return {"name": "all.zip", "mimeType": "application/zip", "buffer": zipped({**files, "essay.pdf": b"%PDF", **more})}


def drop(page, files):
    page.set_input_files("input[type=file]", files)


@pytest.fixture
def marked(stubbed, open_page):
    page = open_page(stubbed, accept_downloads=True)
    drop(page, batch())
    page.wait_for_selector(".desk-results")
    return page


def go(page, step):
    page.get_by_role("navigation").get_by_role("button", name=step, exact=True).click()


def cells(page):
    rows = page.locator(".desk-results tbody tr:not(.desk-more)")
    return [[cell.strip() for cell in row.locator("th, td").all_inner_texts()] for row in rows.all()]


def download(page, button):
    with page.expect_download() as got:
        page.get_by_role("button", name=button).click()
    with open(got.value.path(), "rb") as file:
        return got.value.suggested_filename, file.read()


def mark_all(page, keys="1"):
    page.focus(".desk-where")  # out of the comment, where letters are letters
    for _ in range(20):
        if "All answers are marked." in page.inner_text("#desk"):
            return
        page.keyboard.press(keys)
        page.keyboard.press("n")
    raise AssertionError("The answers do not end.")


def test_results_show_marks_in_order_and_open_to_what_was_read(marked):
    assert [row[:3] for row in cells(marked)] == [["Wim Basso", "12", "3"], ["Xaver Alto", "6", "0"], ["Yolanda Canary", "9", "0"], ["Zebedee Quill", "12", "3"]]
    assert "The file is no notebook, and was left out." in marked.inner_text("#desk")
    marked.get_by_role("button", name="Yolanda Canary").click()
    assert "Read: 11.1. You have 11.1 per cent. This still compares 1997" in marked.inner_text(".desk-found")
    marked.get_by_role("button", name="Tasks, of 12").click()
    assert [row[1] for row in cells(marked)] == ["6", "9", "12", "12"]
    assert marked.get_attribute("th:has-text('Tasks, of 12')", "aria-sort") == "ascending"
    marked.get_by_role("button", name="Tasks, of 12").click()
    assert cells(marked)[-1][0] == "Xaver Alto"


def test_written_answers_are_marked_by_keyboard_without_names_and_as_text(marked):
    go(marked, "Written answers")
    seen = set()
    for _ in range(7):
        seen.add(marked.inner_text(".desk-answer"))
        assert not [name for name in NAMES if name in marked.inner_text("#desk")]
        marked.keyboard.press("1")
        marked.keyboard.press("n")
    assert "All answers are marked." in marked.inner_text("#desk")
    assert seen == {*WRITTEN.values(), "<img src=x onerror=alert(1)>"}
    go(marked, "Results")
    assert [row[7:10] for row in cells(marked)] == [["1", "0", "13"], ["1", "1", "8"], ["1", "1", "11"], ["1", "1", "14"]]


def test_keys_do_nothing_where_somebody_writes_or_turned_them_off(marked):
    go(marked, "Written answers")
    marked.keyboard.press("3")
    assert "Marks: 1 of 4" in marked.inner_text("#desk")
    marked.keyboard.press("c")
    marked.keyboard.type("1 need n")
    assert "Marks: 1 of 4" in marked.inner_text("#desk")
    assert marked.input_value("textarea") == "1 need n"
    marked.get_by_label("Keys: 1 to 9").uncheck()
    marked.keyboard.press("1")
    assert "Marks: 1 of 4" in marked.inner_text("#desk")


def test_a_comment_is_saved_used_again_reworded_and_goes_to_the_student(marked):
    go(marked, "Written answers")
    marked.fill("textarea", "Name a gap.")
    marked.get_by_text("Comments used before").click()
    marked.get_by_role("button", name="Save this comment for reuse").click()
    marked.get_by_role("button", name="Save and next").click()
    marked.get_by_text("Comments used before").click()
    marked.get_by_role("button", name="Edit: Name a gap.").click()
    marked.get_by_label("The saved comment").fill("Name one gap.")
    marked.get_by_role("button", name="Save it").click()
    marked.get_by_role("button", name="Use: Name one gap.").click()
    assert marked.input_value("textarea") == "Name one gap."
    mark_all(marked, "2")
    go(marked, "Take the marks away")
    _, content = download(marked, "Moodle’s worksheet")
    said = [row["Feedback comments"] for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig")))]
    assert sum("Name a gap." in one for one in said) == 1 and sum("Name one gap." in one for one in said) == 1


def test_second_marking_is_blind_tells_agreement_and_settles(marked):
    go(marked, "Written answers")
    marked.fill("textarea", "First marker’s words")
    mark_all(marked)
    go(marked, "Second marking")
    assert marked.input_value("input[type=number]") == "3"
    marked.get_by_role("button", name="Mark the sample").click()
    marked.focus(".desk-where")
    assert "Marks: 0 of 4" in marked.inner_text("#desk") and "First marker’s words" not in marked.inner_text("#desk")
    mark_all(marked, "2")
    marked.get_by_role("button", name="Compare both markings").click()
    assert "got the same mark" in marked.inner_text("#desk") and "There are none." in marked.inner_text("#desk")
    marked.get_by_role("button", name="Mark the sample").click()
    marked.focus(".desk-where")
    marked.keyboard.press("1")
    marked.get_by_role("button", name="Compare both markings").click()
    assert "On average the second marker gave" in marked.inner_text("#desk")
    marked.get_by_role("button", name="The second stands").click()
    assert "Settled as the second marker had it: 2." in marked.inner_text(".desk-apart")
    go(marked, "Results")
    assert "2" in {row[7] for row in cells(marked)} | {row[8] for row in cells(marked)}


def test_marks_are_taken_away_as_tables_and_sheets(marked):
    go(marked, "Take the marks away")
    assert "4 hand-ins have written answers that are not marked yet" not in marked.inner_text("#desk")  # tasks alone are chosen
    marked.get_by_label("Which marks").select_option("all")
    assert "4 hand-ins have written answers that are not marked yet" in marked.inner_text("#desk")
    name, content = download(marked, "Full table")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert name.startswith("two_series-marks-") and content.startswith(b"\xef\xbb\xbf")
    assert [(row["Name"], row["Tasks"], row["Total"]) for row in rows] == [("Wim Basso", "12", ""), ("Xaver Alto", "6", ""), ("Yolanda Canary", "9", ""), ("Zebedee Quill", "12", ""), ("essay.pdf", "", "")]
    marked.get_by_label("Which marks").select_option("tasks")
    _, content = download(marked, "Moodle’s worksheet")
    assert [(row["Identifier"], row["Grade"], row["Maximum Grade"]) for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig")))][0] == ("Participant 104", "12", "12")
    _, content = download(marked, "Blackboard’s form")
    assert content.decode("utf-8-sig").startswith("Username,Last Name,First Name,Survey against police figures around 1998 [Total Pts: 12 Score]")
    _, content = download(marked, "Feedback sheets")
    assert sorted(zipfile.ZipFile(io.BytesIO(content)).namelist())[0] == "Wim Basso_104_assignsubmission_file_/feedback.html"
    assert b"Zebedee Quill" in download(marked, "All sheets to print")[1]


def test_the_class_picture_is_drawn_and_said(marked):
    go(marked, "Class picture")
    assert "4 hand-ins. The hardest was Task 1: step: 2 of 4 met it." in marked.inner_text("#desk")
    assert "11.1 in 1 hand-in. This still compares 1997" in marked.inner_text("#desk")
    assert "Task 1: step, 2 of 4 (50%)" in marked.get_attribute("svg.desk-bars", "aria-label")


def test_on_return_the_same_zip_goes_on_and_storage_holds_no_name_and_no_content(marked):
    go(marked, "Written answers")
    marked.fill("textarea", "Yolanda, think again. Secret.")
    mark_all(marked)
    kept = marked.evaluate("JSON.stringify(Object.entries(localStorage))")
    for canary in (*[part for name in NAMES for part in name.split()], "canary", "Counting changed", "Secret", "ipynb", "onerror"):
        assert canary not in kept
    marked.reload()
    drop(marked, batch(**{"Vic Nuovo_105_assignsubmission_file/x.ipynb": answered(pairs='["A"]')}))
    marked.wait_for_selector(".desk-results")
    assert marked.evaluate("stub.ran") == ["Vic Nuovo_105_assignsubmission_file/x.ipynb"]
    go(marked, "Written answers")
    assert "Question 1 of 2" in marked.inner_text("#desk") and "4 answers marked, 1 to go" in marked.inner_text(".desk-where")
    go(marked, "Erase")
    assert "Something is kept of 5 hand-ins." in marked.inner_text("#desk")
    marked.get_by_role("button", name="Erase all").click()
    marked.get_by_role("button", name="Erase it for good").click()
    assert "Something is kept of 0 hand-ins." in marked.inner_text("#desk")
    assert marked.evaluate("localStorage.length") == 0


def test_one_can_be_stopped_and_the_rest_goes_on(stubbed, open_page):
    page = open_page(stubbed)
    sleeper = hand_in(cells=("sleep",))
    drop(page, batch(**{"Aa Sleeper_100_assignsubmission_file/x.ipynb": sleeper}))
    page.get_by_role("button", name="Stop this one: Aa Sleeper").click()
    page.wait_for_selector(".desk-results")
    assert cells(page)[0][0] == "Aa Sleeper" and cells(page)[0][-1] == "1, stopped early"
    assert [row[1] for row in cells(page)] == ["0", "12", "6", "9", "12"]


def test_pause_holds_and_resume_goes_on(stubbed, open_page):
    page = open_page(stubbed)
    page.evaluate("stub.slow = true")
    drop(page, batch())
    page.get_by_role("button", name="Pause").click()
    page.get_by_text("Paused: those that are running end").wait_for()
    page.wait_for_timeout(400)
    assert page.locator(".desk-results").count() == 0 and len(page.evaluate("stub.ran")) < 4
    page.get_by_role("button", name="Resume").click()
    page.wait_for_selector(".desk-results")
    assert len(page.evaluate("stub.ran")) == 4


def test_the_sample_is_marked_with_one_press_and_limits_are_passed_on(stubbed, open_page):
    page = open_page(stubbed)
    page.get_by_text("Limits", exact=True).click()
    page.get_by_label("One cell may run for").select_option("60")
    page.get_by_role("button", name="Try it with the sample zip").click()
    page.wait_for_selector(".desk-results")
    assert len(cells(page)) == 8 and all("(illustrative)" in row[0] for row in cells(page))
    assert page.evaluate("stub.options") == {"cell": 60, "notebook": 120, "memory": 1 << 30}


def test_a_zip_can_be_dropped(stubbed, open_page):
    page = open_page(stubbed)
    made = "content => { const moved = new DataTransfer(); moved.items.add(new File([Uint8Array.from(content)], 'all.zip')); return moved; }"
    moved = page.evaluate_handle(made, list(batch()["buffer"]))
    page.dispatch_event(".desk-drop", "dragover", {"dataTransfer": moved})
    page.dispatch_event(".desk-drop", "drop", {"dataTransfer": moved})
    page.wait_for_selector(".desk-results")
    assert len(cells(page)) == 4


def test_marking_one_again_keeps_the_others(marked):
    before = cells(marked)
    marked.get_by_role("button", name="Yolanda Canary").click()
    marked.get_by_role("button", name="Mark it again").click()
    marked.wait_for_function("() => stub.ran.length === 5")
    marked.wait_for_selector(".desk-results")
    assert cells(marked) == before


def test_several_exercises_are_looked_at_one_at_a_time(stubbed, open_page):
    page = open_page(stubbed)
    page.route("**/plans.json", lambda route: route.fulfill(json={SLUG: plan.plan(paths.NOTEBOOKS / f"{SLUG}.md"), "rank_agreement": plan.plan(paths.NOTEBOOKS / "rank_agreement.md")}))
    drop(page, batch(**{"Vic Nuovo_105_assignsubmission_file/x.ipynb": hand_in("rank_agreement")}))
    page.wait_for_selector(".desk-results")
    assert len(cells(page)) == 4
    page.get_by_label("Exercise").select_option("rank_agreement")
    assert [row[0] for row in cells(page)] == ["Vic Nuovo"]
    go(page, "Take the marks away")
    assert download(page, "Full table")[0].startswith("rank_agreement-marks-")


def test_what_cannot_be_opened_is_said_in_words(stubbed, open_page):
    page = open_page(stubbed)
    page.evaluate("stub.refuse = 'This copy of the book was built without Python.'")
    drop(page, batch())
    page.get_by_text("This copy of the book was built without Python.").wait_for()
    page.evaluate("stub.refuse = ''")
    drop(page, {"name": "empty.zip", "mimeType": "application/zip", "buffer": zipped({})})
    page.get_by_text("There is no hand-in in what you chose.").wait_for()
    drop(page, {"name": "a.ipynb", "mimeType": "", "buffer": b"{"})
    page.get_by_text("None of the files could be marked.").wait_for()
    assert "cannot be read as JSON" in page.inner_text("#desk")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_step_is_accessible_and_fits_a_small_screen(stubbed, open_page, scheme):
    page = open_page(stubbed, color_scheme=scheme, viewport={"width": 320, "height": 700})
    assert browser.violations(page) == []
    drop(page, batch())
    page.wait_for_selector(".desk-results")
    for step in STEPS:
        go(page, step)
        assert browser.violations(page) == [], step
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, step


def test_the_page_has_a_policy_and_no_script_of_its_own(stubbed, open_page):
    page = open_page(stubbed)
    policy = page.get_attribute("meta[http-equiv=Content-Security-Policy]", "content")
    assert "default-src 'none'" in policy and "unsafe" not in policy and "form-action 'none'" in policy and "base-uri 'none'" in policy
    assert page.evaluate("[...document.scripts].filter((one) => !one.src).length + document.querySelectorAll('[style], [onclick]').length") == 0


def test_erases_what_was_kept_before_with_no_file_opened(stubbed, open_page):
    page = open_page(stubbed)
    page.evaluate("() => localStorage.setItem('/:desk:' + 'a'.repeat(64), JSON.stringify({version: 1, at: Date.now(), result: null, rubric: {}, begun: 0}))")
    page.reload()
    go(page, "Erase")
    expect(page.get_by_text("Something is kept of 1 hand-in.")).to_be_visible()
    page.get_by_role("button", name="Erase all").click()
    page.get_by_role("button", name="Erase it for good").click()
    expect(page.get_by_text("Something is kept of 0 hand-ins.")).to_be_visible()
    assert page.evaluate("() => Object.keys(localStorage).filter((key) => key.includes(':desk:')).length") == 0
