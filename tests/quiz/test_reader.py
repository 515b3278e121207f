"""What pages note for their reader: a chapter read, a card from a passage, and where one was, on the page of contents."""

import time

import pytest

from book.quiz.quiz import Quiz
from tests import browser
from tests.quiz.driving import DAY, FOCUS, HOSTILE, card, kept, record, remember, tab_to, tried

NOW = int(time.time() * 1000)
LONG = '<section id="the-bodies"><h2>The bodies</h2><p id="passage">The council and the police shared <em>the duty</em>.</p><p>More <a href="#x">text</a>.</p></section><div style="height: 3000px"></div><section id="key-points"><h2>Key points</h2><p>The end.</p></section>'
SELECT = """id => { const range = document.createRange(); range.selectNodeContents(document.getElementById(id));
  getSelection().removeAllRanges(); getSelection().addRange(range); }"""


@pytest.fixture
def read(write, folder, open_page):
    """Open a chapter that notes what its reader does."""
    write()

    def open_chapter(**options):
        return open_page(folder.put_reading(Quiz.of("sharing", ["sh-one-basis"]), rest=LONG), **options)

    return open_chapter


def noted(page):
    page.wait_for_function("() => localStorage.getItem('/book/:record')?.includes('chapters/sharing')")
    return kept(page)["pages"]["chapters/sharing"]


def test_a_chapter_that_was_opened_is_noted_and_read_only_at_its_end(read):
    page = read()
    assert "read" not in noted(page)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_function("() => localStorage.getItem('/book/:record').includes('\"read\"')")
    assert noted(page)["section"] == "the-bodies"


def test_a_chapter_that_is_not_recorded_is_not_noted(read):
    page = read()
    page.get_by_label("Do not record this chapter.").check()
    before = noted(page)["last"]
    page.reload()
    page.locator(".ju-quiz").wait_for()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(300)
    assert (noted(page)["last"], "read" in noted(page)) == (before, False)
    page.evaluate(SELECT, "passage")
    page.wait_for_timeout(400)
    assert page.get_by_role("button", name="Make a card", exact=True).is_hidden()


def test_a_card_is_made_from_a_passage_by_keyboard(read):
    page = read()
    page.locator("#passage").dblclick(position={"x": 8, "y": 8})
    page.keyboard.press("Shift+End")
    page.get_by_role("button", name="Make a card", exact=True).wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS) == "Make a card"
    page.keyboard.press("Enter")
    assert page.get_by_role("dialog", name="A card from this passage").is_visible()
    assert page.get_by_label("Back: the answer").input_value() == "The council and the police shared the duty."
    assert page.evaluate(FOCUS) == "Front: a question to yourself"
    page.keyboard.type("Who shared it?")
    tab_to(page, "Save the card")
    page.keyboard.press("Enter")
    page.get_by_text("Your card is kept. It comes up on the review page tomorrow.").wait_for()
    (made,) = kept(page)["cards"].values()
    assert {key: made[key] for key in ("front", "back", "chapter", "section", "reviews")} == {
        "front": "Who shared it?", "back": "The council and the police shared the duty.", "chapter": "sharing", "section": "the-bodies", "reviews": []}  # fmt: skip


def test_a_card_is_made_from_a_passage_with_the_mouse_or_a_finger(read):
    page = read(has_touch=True, viewport={"width": 390, "height": 800})
    page.evaluate(SELECT, "passage")
    offer = page.get_by_role("button", name="Make a card", exact=True)
    offer.wait_for()
    box, text = offer.bounding_box(), page.locator("#passage").bounding_box()
    assert box["height"] >= 44 and 0 <= box["y"] - text["y"] - text["height"] <= 40 and box["x"] + box["width"] <= 390
    assert browser.violations(page) == []
    offer.tap()
    assert browser.violations(page) == []
    page.get_by_label("Front: a question to yourself").fill(HOSTILE)
    page.get_by_role("button", name="Save the card").tap()
    page.get_by_text("Your card is kept.").wait_for()
    assert [one["front"] for one in kept(page)["cards"].values()] == [HOSTILE]
    assert page.evaluate("window.ran") is None


def test_a_card_is_written_at_the_end_of_the_chapter(read):
    page = read()
    tab_to(page, "Write a card on this chapter")
    page.keyboard.press("Enter")
    page.keyboard.type("Who?")
    tab_to(page, "Back: the answer")
    page.keyboard.type("Both.")
    tab_to(page, "Save the card")
    page.keyboard.press("Enter")
    page.get_by_text("Your card is kept.").wait_for()
    assert [(one["front"], one["back"], one["chapter"]) for one in kept(page)["cards"].values()] == [("Who?", "Both.", "sharing")]
    assert page.evaluate(FOCUS) == "Write a card on this chapter"


def test_no_card_is_offered_for_a_quiz_or_for_nothing(read):
    page = read()
    page.locator(".ju-quiz").wait_for()
    page.evaluate("() => { document.querySelector('.ju-quiz .ju-title').id = 'inside'; }")
    for name in ("inside", "passage"):
        page.evaluate(SELECT, name)
        page.wait_for_timeout(350)
        assert page.get_by_role("button", name="Make a card", exact=True).is_visible() == (name == "passage")
    page.evaluate("getSelection().removeAllRanges()")
    page.get_by_role("button", name="Make a card", exact=True).wait_for(state="hidden")


@pytest.fixture
def landing(write, folder, open_page):
    """Open the page of contents with a record from an earlier visit."""
    write()

    def open_landing(kept_record=None, unnamed="", **options):
        address = folder.put_landing(unnamed)
        page = open_page(f"{folder.address}/review.html", **options)
        page.evaluate("() => localStorage.clear()")
        if kept_record:
            remember(page, kept_record)
        page.goto(address)
        return page

    return open_landing


VISIT = {"chapters/sharing": {"first": NOW - DAY, "last": NOW - DAY, "section": "the-basis"}}


def test_a_reader_who_returns_is_led_on_and_told_how_much_is_due(landing):
    page = landing(record({"sh-one-basis": [tried(NOW - 3 * DAY)]}, cards={"own-1": card()}, pages=VISIT))
    page.get_by_role("link", name="2 to review today").wait_for()
    on = page.get_by_role("link", name="Go on with Sharing")
    assert on.get_attribute("href").endswith("/chapters/sharing.html#the-basis")
    assert browser.violations(page) == []


def test_a_chapter_whose_name_tells_is_not_named(landing):
    page = landing(record(pages=VISIT), unnamed="sharing")
    page.get_by_role("link", name="Go on where you were").wait_for()
    assert "Sharing" not in page.locator(".ju-back").inner_text()
    page.get_by_text("Nothing to review today.").wait_for()


def test_a_chapter_that_is_not_recorded_is_not_led_back_to(landing):
    page = landing(record({"sh-one-basis": [tried(NOW)]}, pages=VISIT, unrecorded={"sharing": {"value": True, "at": NOW}}))
    page.get_by_text("Nothing to review today.").wait_for()
    assert page.get_by_text("Welcome back").count() == 0


def test_a_new_reader_is_not_welcomed_back_and_fetches_nothing(landing):
    page = landing()
    page.wait_for_timeout(300)
    assert page.locator(".ju-back").count() == 0
    assert page.evaluate("typeof window.juBank") == "undefined"


def test_a_hostile_record_harms_no_page(landing):
    page = landing(record(pages={HOSTILE: {"first": 1, "last": 2, "section": HOSTILE}, **VISIT}, cards={HOSTILE: card(HOSTILE)}))
    page.get_by_role("link", name="1 to review today").wait_for()
    assert page.locator("main img").count() == 0
    assert page.evaluate("window.ran") is None
