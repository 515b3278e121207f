"""The review page as a reader has it: what is due, by keyboard and by touch, with care for what is sensitive."""

import time

import pytest

from book.quiz.quiz import Quiz
from book.site.learner import sensitive
from tests import browser
from tests.quiz.driving import DAY, FOCUS, HOSTILE, card, check, choose, kept, question, record, remember, said, tab_to, tried

NOW = int(time.time() * 1000)
WRONG = {"sh-one-basis": [tried(NOW - 3 * DAY, right=False)], "sh-rise-pct": [tried(NOW - 40 * DAY)]}
SENSITIVE = {"sh-which-bodies": [tried(NOW - 9 * DAY)]}


@pytest.fixture
def review(write, folder, open_page, monkeypatch):
    """Open the review page with a record from an earlier visit; `named` lets it name the chapter, of which a quarter is sensitive."""
    write()
    folder.put(Quiz.of("sharing"))

    def open_review(answers=None, *, parts=None, named=True, **options):
        monkeypatch.setattr(sensitive, "TELLING_SHARE", 0.5 if named else 0.25)
        folder.put_learner()
        page = open_page(f"{folder.address}/chapters/sharing.html", **options)
        remember(page, record(answers, **(parts or {})))
        page.goto(f"{folder.address}/review.html")
        page.locator(".ju-review-page").wait_for()
        return page

    return open_review


def start(page):
    tab_to(page, "Start five minutes")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Start five minutes").wait_for(state="detached")


def has_focus(page, words):
    """Wait until what has the focus says these words; the questions' file may still be on its way."""
    page.wait_for_function("words => document.activeElement.textContent.includes(words)", arg=words)


def says(page, beginning):
    """Wait until the sentence begins so: it is spoken a moment after a change."""
    page.wait_for_function("words => document.querySelector('.ju-review-page > .ju-sentence').textContent.startsWith(words)", arg=beginning)


def sentence(page):
    return page.locator(".ju-review-page > .ju-sentence").text_content()


def test_says_what_to_do_where_nothing_was_learnt_yet(review):
    page = review()
    assert sentence(page).startswith("Nothing to review yet. Answer a question in a chapter")
    assert page.get_by_role("button", name="Start five minutes").count() == 0


def test_a_question_that_cannot_be_fetched_is_said_and_stays_due(review):
    page = review(WRONG)
    due = sentence(page)
    page.route("**/learner/*sharing*", lambda route: route.abort())
    start(page)
    has_focus(page, "This question could not be fetched")
    page.get_by_role("button", name="Next").press("Enter")
    page.reload()
    page.locator(".ju-review-page > .ju-sentence").wait_for()
    assert sentence(page) == due
    assert all("ERR_FAILED" in line for line in page.complaints)
    page.complaints.clear()


def test_says_when_the_next_is_due(review):
    page = review({"sh-one-basis": [tried(NOW, sure=2)]})
    assert sentence(page).startswith("Nothing is due today. The next is due on ")


def test_counts_what_is_due_today(review):
    page = review(WRONG, parts={"cards": {"own-1": card()}})
    assert sentence(page) == "Due today: 2 questions and 1 card of your own."


def test_a_sitting_goes_by_keyboard_and_ends_with_what_to_read_again(review):
    page = review(WRONG)
    start(page)
    has_focus(page, "1 of 2, from On sharing. ")
    for _ in range(2):
        if question_now(page) == "number":
            tab_to(page, "Your answer, in per cent")
            page.keyboard.type("14")
            check(page)
            assert page.locator(".ju-reply").text_content() == "Right.From 100 to 114 is 14 per cent."
        else:
            choose(page, page.locator(".ju-review-page"), "No")
            check(page)
            assert page.locator(".ju-reply").text_content() == "Not right yet. You have a second try.A bare word is still a word."
            tab_to(page, "Show the answer")
            page.keyboard.press("Enter")
        tab_to(page, "Next" if page.get_by_role("button", name="Next", exact=True).count() else "Finish")
        page.keyboard.press("Enter")
    assert page.evaluate(FOCUS) == "2 asked, 1 known at the first try."
    assert page.get_by_role("link", name="On sharing: The basis").first.get_attribute("href").endswith("/chapters/sharing.html#the-basis")
    assert sentence(page).startswith("Nothing is due today.")


def question_now(page):
    return "number" if page.get_by_label("Your answer, in per cent").count() else "choice"


def test_a_review_is_kept_and_leaves_the_chapters_quiz_as_it_was(review, folder):
    page = review({"sh-one-basis": [tried(NOW - 3 * DAY, right=False)]})
    start(page)
    choose(page, page.locator(".ju-review-page"), "Public task")
    check(page, "Certain")
    tries = kept(page)["answers"]["sh-one-basis"]["tries"]
    assert [(one["right"], one["sure"], "session" in one) for one in tries] == [(False, 1, False), (True, 2, True)]
    page.goto(f"{folder.address}/chapters/sharing.html")
    page.locator(".ju-quiz").wait_for()
    assert "Right." not in said(question(page, "sh-one-basis")).text_content()


def test_what_is_passed_over_stays_due(review):
    page = review(WRONG)
    start(page)
    for _ in range(2):
        tab_to(page, "Not now")
        page.keyboard.press("Enter")
    assert sentence(page) == "Due today: 2 questions."


def test_a_card_is_turned_over_and_graded_by_keyboard(review):
    page = review(parts={"cards": {"own-1": card()}})
    start(page)
    has_focus(page, "1 of 1, from On sharing. Your card")
    assert page.get_by_text("What the law asks.").count() == 0
    tab_to(page, "Show the back")
    page.keyboard.press("Enter")
    assert page.get_by_text("What the law asks.").is_visible()
    assert page.evaluate(FOCUS) == "Forgotten"
    tab_to(page, "Good")
    page.keyboard.press("Enter")
    says(page, "Nothing is due today.")
    assert [one["grade"] for one in kept(page)["cards"]["own-1"]["reviews"]] == [3]


def test_a_card_is_written_changed_and_deleted(review):
    page = review()
    page.get_by_text("Your cards (0)").click()
    page.get_by_role("button", name="Write a card").click()
    page.get_by_label("Front: a question to yourself").fill("Who may ask?")
    page.get_by_label("Back: the answer").fill("Anybody.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Change the card: Who may ask?").click()
    page.get_by_label("Back: the answer").fill("Nobody.")
    page.get_by_role("button", name="Save the card").click()
    assert [one["back"] for one in kept(page)["cards"].values()] == ["Nobody."]
    page.get_by_role("button", name="Delete the card: Who may ask?").click()
    page.get_by_text("Your cards (0)").wait_for()
    assert [(one["front"], one["back"], one["gone"]) for one in kept(page)["cards"].values()] == [("", "", True)]


def test_a_card_is_given_up_with_escape(review):
    page = review()
    page.get_by_text("Your cards (0)").click()
    page.get_by_role("button", name="Write a card").click()
    page.get_by_label("Front: a question to yourself").fill("Who?")
    page.keyboard.press("Escape")
    assert page.get_by_role("dialog").count() == 0
    assert kept(page)["cards"] == {}


def test_the_first_sensitive_question_of_a_day_is_announced_and_asked_for_who_agrees(review):
    page = review(SENSITIVE)
    start(page)
    assert page.evaluate(FOCUS) == "The next question touches on abuse."
    tab_to(page, "Ask it")
    page.keyboard.press("Enter")
    has_focus(page, "Which bodies share the duty?")
    page.reload()
    start(page)
    has_focus(page, "Which bodies share the duty?")


def test_sensitive_questions_are_left_out_with_no_loss_for_who_wishes(review):
    page = review(SENSITIVE)
    start(page)
    tab_to(page, "Leave them out today")
    page.keyboard.press("Enter")
    has_focus(page, "Which basis fits the case?")
    choose(page, page.locator(".ju-review-page"), "Public task")
    check(page)
    assert set(kept(page)["answers"]) == {"sh-which-bodies", "sh-one-basis"}
    page.reload()
    page.locator(".ju-review-page").wait_for()
    assert sentence(page).startswith("Nothing is due today.")


def test_who_never_wants_them_is_asked_their_equals(review):
    page = review(SENSITIVE)
    page.get_by_text("Questions on abuse, death or self-harm").click()
    page.get_by_label("Leave them out").check()
    start(page)
    has_focus(page, "Which basis fits the case?")
    assert kept(page)["settings"]["sensitive"]["value"] == "leave"


def test_what_has_slipped_links_back_and_names_no_sensitive_section(review):
    page = review({"sh-one-basis": [tried(NOW, right=False)], "sh-which-bodies": [tried(NOW, right=False)]})
    page.get_by_text("What has slipped (2)").click()
    assert sorted(page.locator("details[open]").get_by_role("link").all_text_contents()) == ["A section with a content note", "On sharing: The basis"]
    assert "abuse" not in page.title()


def test_a_chapter_whose_name_tells_is_not_named(review):
    page = review(WRONG, named=False)
    page.get_by_text("What has slipped (1)").click()
    assert "On sharing" not in page.locator("main").inner_text()
    start(page)
    has_focus(page, "1 of 2. ")


def test_a_question_that_is_no_longer_in_the_book_is_not_due(review):
    page = review({"sh-gone": [tried(NOW - 9 * DAY)], **WRONG})
    assert sentence(page) == "Due today: 2 questions."


def test_hostile_words_in_cards_and_record_never_run(review):
    bad = card(HOSTILE, HOSTILE, chapter=HOSTILE, section=HOSTILE)
    page = review({"sh-one-basis": [tried(NOW - 3 * DAY, right=False)], HOSTILE: [tried(1)]}, parts={"cards": {HOSTILE: bad}, "settings": {"sensitive_day": {"value": HOSTILE, "at": 1}}, "pages": {HOSTILE: {"first": 1, "last": 1, "section": HOSTILE}}})
    page.get_by_text("Your cards (1)").click()
    start(page)
    for _ in range(2):
        if page.get_by_role("button", name="Show the back").count():
            page.get_by_role("button", name="Show the back").click()
            assert page.locator("blockquote").all_text_contents() == [HOSTILE, HOSTILE]
        page.get_by_role("button", name="Not now").click()
    assert page.locator("main img").count() == 0
    assert page.evaluate("window.ran") is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_before_during_and_after(review, scheme):
    page = review({**WRONG, **SENSITIVE}, parts={"cards": {"own-1": card()}}, color_scheme=scheme, viewport={"width": 390, "height": 800})
    for summary in page.locator("summary").all():
        summary.click()
    assert browser.violations(page) == []
    page.get_by_role("button", name="Write a card").click()
    assert browser.violations(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Start five minutes").click()
    for _ in range(4):
        if page.get_by_role("button", name="Ask it").count():
            assert browser.violations(page) == []
            page.get_by_role("button", name="Ask it").click()
        if page.get_by_role("button", name="Show the back").count():
            page.get_by_role("button", name="Show the back").click()
        assert browser.violations(page) == []
        page.get_by_role("button", name="Not now").click()
    assert sentence(page).startswith("Due today:")
    assert browser.violations(page) == []


def test_works_by_touch_on_a_narrow_screen_with_targets_for_a_thumb(review):
    page = review(WRONG, parts={"cards": {"own-1": card()}}, viewport={"width": 320, "height": 640}, has_touch=True)
    page.get_by_role("button", name="Start five minutes").tap()
    for _ in range(3):
        page.get_by_role("button", name="Not now").wait_for()
        asked = page.locator(".ju-review-page").text_content()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        boxes = page.locator(".ju-review-page :is(button, label.ju-choice, summary, input[type=text]):visible").evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
        assert min(boxes) >= 44
        page.get_by_role("button", name="Not now").tap()
        page.wait_for_function("asked => document.querySelector('.ju-review-page').textContent !== asked", arg=asked)
    says(page, "Due today:")


def test_the_accessibility_tree_tells_what_is_asked_and_what_is_due(review):
    page = review({"sh-one-basis": [tried(NOW - 3 * DAY, right=False)]})
    assert 'button "Start five minutes"' in page.locator(".ju-review-page").aria_snapshot()
    start(page)
    tree = page.locator(".ju-review-page").aria_snapshot()
    assert 'group "1 of 1, from On sharing. Which basis fits the case? Choose one."' in tree
    assert 'radio "Public task"' in tree and 'button "Not now"' in tree


def test_without_scripts_it_says_why_nothing_is_there(write, folder, open_page):
    write()
    page = open_page(f"{folder.put_learner()}/review.html", java_script_enabled=False)
    assert page.get_by_text("This page needs scripts").is_visible()
