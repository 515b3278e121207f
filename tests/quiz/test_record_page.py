"""The record page as a reader has it: what is kept, taken elsewhere, handed in, printed and erased."""

import csv
import json
import time

import pytest

from book.quiz.quiz import Quiz
from tests import browser
from tests.quiz.driving import DAY, HOSTILE, KEY, card, kept, question, record, remember, said, tab_to, tried

NOW = int(time.time() * 1000)
ANSWERS = {
    "sh-one-basis": [tried(NOW - 3 * DAY, right=False, sure=2), tried(NOW - 2 * DAY, sure=2, session=NOW - 2 * DAY)],
    "sh-rise-pct": [tried(NOW - 3 * DAY, right=False, sure=2)],
    "sh-which-bodies": [tried(NOW - 3 * DAY, right=False, sure=2)],
    "sh-steps-order": [tried(NOW - DAY, sure=1)],
}


@pytest.fixture
def mine(write, folder, open_page):
    """Open the record page with a record from an earlier visit."""
    write()
    folder.put_learner()
    folder.put(Quiz.of("sharing"))

    def open_record(answers=None, *, raw=None, parts=None, **options):
        page = open_page(f"{folder.address}/chapters/sharing.html", **options)
        page.evaluate("() => localStorage.clear()")
        if raw is not None:
            page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, raw])
        elif answers is not None:
            remember(page, record(answers, **(parts or {})))
        page.goto(f"{folder.address}/record.html")
        page.locator(".ju-record-page").wait_for()
        return page

    return open_record


def part(page, name):
    return page.get_by_role("region", name=name)


def export(page, tmp_path, name="record.json"):
    """Export by keyboard and give the file."""
    with page.expect_download() as download:
        tab_to(page, "Export to a file")
        page.keyboard.press("Enter")
    file = tmp_path / name
    download.value.save_as(file)
    return file


def import_file(page, file):
    page.get_by_label("Import a file from another device").set_input_files(file)
    page.locator(".ju-record-page [role=status]:not(:empty)").last.wait_for()
    return page.locator("section", has=page.get_by_role("heading", name="Take it with you")).get_by_role("status").text_content()


def test_says_in_plain_words_what_is_kept(mine):
    page = mine(ANSWERS, parts={"cards": {"own-1": card()}, "pages": {"chapters/sharing": {"first": 1, "last": 2}}})
    words = part(page, "What is kept").inner_text()
    for sentence in ("nowhere else. Nobody is sent it.", "5 tries at 4 questions in 1 chapter", "Your own cards (1)", "Chapters that you opened (1)"):
        assert sentence in words


def test_says_that_nothing_is_kept_and_why_that_may_be(mine):
    assert "the browser may have deleted them: some do so after about a week without a visit" in part(mine(), "What is kept").inner_text()


def test_what_one_browser_exports_another_shows_the_same(mine, folder, tmp_path):
    one = mine(ANSWERS, parts={"cards": {"own-1": card()}})
    file = export(one, tmp_path)
    two = mine()
    assert import_file(two, file) == "The file has been joined to your record: 4 questions more than before."
    assert kept(two) == kept(one) == json.loads(file.read_text())
    shown = []
    for page in (one, two):
        page.goto(f"{folder.address}/chapters/sharing.html")
        page.locator(".ju-quiz").wait_for()
        shown.append(page.locator(".ju-quiz").inner_text())
    assert shown[0] == shown[1]


def test_two_devices_joined_lose_no_answer_whichever_way(mine, tmp_path):
    one, two = mine({"sh-one-basis": [tried(1), tried(2)]}), mine({"sh-one-basis": [tried(2), tried(3)], "sh-rise-pct": [tried(4)]})
    files = [export(page, tmp_path, f"{number}.json") for number, page in enumerate((one, two))]
    import_file(one, files[1])
    import_file(two, files[0])
    assert kept(one) == kept(two)
    assert [each["at"] for each in kept(one)["answers"]["sh-one-basis"]["tries"]] == [1, 2, 3]
    import_file(one, files[1])
    assert kept(one) == kept(two)


@pytest.mark.parametrize(("text", "sentence"), [
    ('{"version": 2, "answ', "The file could not be read, so nothing has changed."),
    ("", "The file could not be read, so nothing has changed."),
    (HOSTILE, "The file could not be read, so nothing has changed."),
    ('{"name": "homework"}', "The file is no record of this book, so nothing has changed."),
    (json.dumps({**record(), "version": 9}), "The file is from a later edition of this book, so nothing has changed."),
    (json.dumps({**record(), "cards": HOSTILE}), "A part of the file could not be read. The rest has been joined to your record."),
])  # fmt: skip
def test_a_file_that_is_none_is_told_and_harms_nothing(mine, tmp_path, text, sentence):
    page = mine(ANSWERS)
    file = tmp_path / "other.json"
    file.write_text(text)
    assert import_file(page, file) == sentence
    assert set(kept(page)["answers"]) == set(ANSWERS)
    assert page.evaluate("window.ran") is None


def test_hostile_words_in_an_imported_record_never_run(mine, tmp_path):
    page = mine(ANSWERS)
    bad = record({"sh-one-basis": [tried(5, given=HOSTILE)], HOSTILE: [tried(6)]}, cards={HOSTILE: card(HOSTILE, HOSTILE, chapter=HOSTILE)}, unrecorded={HOSTILE: {"value": True, "at": 1}}, pages={HOSTILE: {"first": 1, "last": 1}})
    bad["answers"][HOSTILE]["chapter"] = HOSTILE
    file = tmp_path / "bad.json"
    file.write_text(json.dumps(bad))
    import_file(page, file)
    for summary in page.locator("summary").all():
        summary.click()
    page.get_by_label("Name or number").fill(HOSTILE)
    for box in page.locator("form input[type=checkbox]").all():
        box.check()
    assert HOSTILE in page.locator("main").inner_text()
    assert page.locator("main img").count() == 0
    assert page.evaluate("window.ran") is None


def test_erasing_asks_first_and_takes_out_everything_of_the_book(mine):
    page = mine(ANSWERS)
    page.evaluate("() => { localStorage.setItem('/book/:record:aside:1', 'bad'); localStorage.setItem('/other/:record', 'x'); }")
    tab_to(page, "Erase")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent").startswith("Erase all of it from this browser?")
    tab_to(page, "Keep it")
    page.keyboard.press("Enter")
    assert set(kept(page)["answers"]) == set(ANSWERS)
    page.get_by_role("button", name="Erase", exact=True).click()
    page.get_by_role("button", name="Erase it for good").click()
    assert page.evaluate("Object.keys(localStorage)") == ["/other/:record"]
    assert "Nothing is kept" in part(page, "What is kept").inner_text()


def test_erasing_reaches_another_tab_that_is_open(mine, folder):
    page = mine({"sh-one-basis": [{**tried(1), "right": True}]})
    other = page.context.new_page()
    other.goto(f"{folder.address}/record.html")
    other.get_by_text("1 try at 1 question").wait_for()
    page.get_by_role("button", name="Erase", exact=True).click()
    page.get_by_role("button", name="Erase it for good").click()
    other.get_by_text("Nothing is kept in this browser yet.").wait_for()


def test_a_damaged_record_is_told_and_set_aside(mine):
    page = mine(raw='{"version": 2, "answers": ')
    page.get_by_text("The record kept in this browser could not be read. It was put aside").wait_for()
    assert "1 record that could not be read is kept beside it, until you erase." in page.locator("main").inner_text()


def test_mastery_falls_with_a_later_error_and_is_told(mine):
    known = [tried(NOW - 9 * DAY)]
    page = mine({"sh-one-basis": [*known, tried(NOW - DAY, right=False)], "sh-rise-pct": known, "sh-steps-order": known})
    page.get_by_text("On sharing: ").first.click()
    states = page.locator(".ju-outcomes li").all_text_contents()
    assert states == ["↓Slipped: it was secure, and an error came later. name the lawful basis of a disclosure", "✓Secure. put the steps of a referral in order"]


def test_certainty_stands_beside_what_was_right(mine):
    page = mine(ANSWERS)
    assert "When you were certain, you were right 1 of 4 times." in part(page, "How far you can trust your certainty").inner_text()
    assert page.get_by_role("row", name="Certain").inner_text().split("\t") == ["Certain", "4", "1", "25%"]


def test_errors_in_certainty_lead_to_their_paragraphs(mine):
    page = mine(ANSWERS)
    page.get_by_text("3 to look at").click()
    errors = part(page, "Certain and wrong")
    errors.get_by_role("listitem").nth(2).wait_for()
    words = errors.get_by_role("listitem").all_text_contents()
    assert any(one.startswith("Which basis fits the case? Since then you had it right.") for one in words)
    assert any(one.startswith("By how much did it rise? Not put right yet.") for one in words)
    assert any(one.startswith("A question with a content note") for one in words)
    assert errors.get_by_role("link", name="Read again: The basis").get_attribute("href").endswith("/chapters/sharing.html#the-basis")


def test_a_chapter_that_is_not_recorded_is_named_only_when_asked_for(mine):
    page = mine({}, parts={"unrecorded": {"sharing": {"value": True, "at": 1}}})
    assert page.get_by_role("listitem").filter(has_text="On sharing").is_hidden()
    page.get_by_text("1 chapter is not recorded").click()
    page.get_by_role("button", name="Record it from now on").click()
    assert kept(page)["unrecorded"]["sharing"]["value"] is False


def test_the_hand_in_file_holds_what_the_learner_chose_and_shows_it_first(mine, tmp_path):
    page = mine(ANSWERS)
    page.get_by_label("Name or number").fill("=HYPERLINK(1)")
    page.get_by_label("On sharing").check()
    page.get_by_label("How sure I was").check()
    page.get_by_text("See what the file will hold").click()
    seen = part(page, "All that the file will hold").get_by_role("row").all_inner_texts()
    assert seen[1].split("\t") == ["=HYPERLINK(1)", "sharing", "sh-one-basis", "no", "certain"]
    with page.expect_download() as download:
        page.get_by_role("button", name="Make the file (CSV)").click()
    file = tmp_path / "answers.csv"
    download.value.save_as(file)
    rows = list(csv.reader(file.open(newline="")))
    assert rows[0] == ["name", "chapter", "question", "right", "sure"]
    assert rows[1] == ["'=HYPERLINK(1)", "sharing", "sh-one-basis", "no", "certain"]
    assert len(rows) == 5


def test_says_whether_the_browser_has_promised_to_keep_it(mine):
    page = mine(ANSWERS)
    assert "has not promised to keep your record" in part(page, "What is kept").inner_text()
    page.evaluate("() => { navigator.storage.persist = async () => true; navigator.storage.persisted = async () => true; }")
    page.get_by_role("button", name="Ask the browser to keep it").click()
    page.get_by_text("This browser has promised to keep your record until you erase it.").wait_for()


def test_says_where_nothing_can_be_kept(write, folder, open_page):
    write()
    page = open_page("about:blank")
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } })")
    page.goto(f"{folder.put_learner()}/record.html")
    page.get_by_text("This browser does not let the book keep anything").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_everything_open(mine, scheme):
    page = mine(ANSWERS, color_scheme=scheme, viewport={"width": 390, "height": 800}, parts={"unrecorded": {"other": {"value": True, "at": 1}}})
    assert browser.violations(page) == []
    for summary in page.locator("summary").all():
        summary.click()
    page.get_by_role("button", name="Erase", exact=True).click()
    page.get_by_label("On sharing").check()
    assert browser.violations(page) == []


def test_fits_a_narrow_screen_with_targets_for_a_thumb(mine):
    page = mine(ANSWERS, viewport={"width": 320, "height": 640})
    for summary in page.locator("summary").all():
        summary.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    boxes = page.locator(".ju-record-page :is(button, label.ju-choice, summary, input[type=text], input[type=file]):visible").evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert min(boxes) >= 44


def test_paper_holds_the_record_and_no_forms(mine):
    page = mine(ANSWERS)
    page.emulate_media(media="print")
    seen = page.locator("main").inner_text()
    assert "5 tries at 4 questions" in seen and "Make the file" not in seen


def test_an_answer_in_another_tab_is_shown_at_once(mine, folder):
    page = mine({})
    other = page.context.new_page()
    other.goto(f"{folder.address}/chapters/sharing.html")
    question(other, "sh-one-basis").get_by_label("Public task").check()
    question(other, "sh-one-basis").get_by_label("Certain").check()
    question(other, "sh-one-basis").get_by_role("button", name="Check").click()
    said(question(other, "sh-one-basis")).get_by_text("Right.").wait_for()
    page.get_by_text("1 try at 1 question").wait_for()
