"""What the quiz keeps: over a reload, an update of the book, damage and refusal, and in a notebook."""

import json
from pathlib import Path

import pytest

from book.quiz.quiz import Quiz
from tests.quiz.driving import HOSTILE, KEY, answer_all, check, choose, kept, question, record, reload, said, tried


def test_a_reload_keeps_order_answers_and_place(ask):
    page = ask()
    options = page.locator('[data-question="sh-one-basis"] .ju-choice').all_inner_texts()
    reload(page)
    assert page.locator('[data-question="sh-one-basis"] .ju-choice').all_inner_texts() == options
    choose(page, question(page, "sh-one-basis"), "No")
    check(page)
    reload(page)
    assert said(question(page, "sh-one-basis")).text_content().endswith("A bare word is still a word.")
    question(page, "sh-one-basis").get_by_label("Public task").focus()
    page.keyboard.press("Space")
    check(page, sure=None)
    reload(page)
    assert question(page, "sh-which-bodies").is_visible()
    assert page.get_by_role("button", name="1: right").is_visible()


def test_an_update_of_the_book_keeps_what_still_fits(ask, write, folder, good):
    page = ask()
    answer_all(page)
    head, *parts = good.split("  - id: ")
    parts[1] = parts[1].replace("text: The police", "text: The constabulary")
    write(text=head + "".join("  - id: " + part for part in [parts[3], parts[1], parts[0]]))
    folder.put(Quiz.of("sharing"))
    reload(page)
    labels = page.get_by_role("group", name="Go to a question").get_by_role("button").evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    assert labels == ["1: not right", "2: not answered", "3: right"]
    assert said(question(page, "sh-which-bodies")).text_content() == "This question has changed since you answered it."
    assert "sh-rise-pct" in kept(page)["answers"]


WHOLE = json.dumps(record({"sh-one-basis": [tried(5)]}))
DAMAGE = {
    "truncated": (WHOLE[:90], "could not be read. It was put aside"),
    "of wrong types": (json.dumps({**record(), "answers": {"sh-one-basis": {"tries": 3}}}), "A part of the record"),
    "of a future edition": (json.dumps({**record(), "version": 3}), "is from a later edition of the book"),
    "hostile": (json.dumps({**record(), "answers": {HOSTILE: {"chapter": HOSTILE, "round": 0, "tries": HOSTILE}}}), "A part of the record"),
    "empty": ("", "could not be read. It was put aside"),
    "half-written": (WHOLE[:70] + WHOLE, "could not be read. It was put aside"),
    "of another site's making": ('{"theme": "dark"}', "is no record of this book"),
    "huge": ("x" * 4_000_000, "could not be read and is left as it is"),
    "deleted by the browser": (None, ""),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_a_record_that_is_damaged_leaves_the_page_usable_is_kept_aside_and_told_once(ask, name):
    text, sentence = DAMAGE[name]
    page = ask("sh-one-basis", "sh-rise-pct")
    page.evaluate("([key, text]) => { localStorage.clear(); if (text !== null) localStorage.setItem(key, text); }", [KEY, text])
    reload(page)
    if sentence:
        page.locator(".ju-notice", has_text=sentence).first.wait_for()
    notices = [words for words in page.locator(".ju-notice").all_text_contents() if words]
    assert [sentence in words for words in notices] == [True] * bool(sentence)
    choose(page, question(page, "sh-one-basis"), "Public task")
    check(page)
    assert said(question(page, "sh-one-basis")).text_content() == "Right.The Act gives the task."
    if text is not None:
        where = KEY if name == "huge" else f"{KEY}:aside:1"
        assert page.evaluate("([key, text]) => localStorage.getItem(key) === text", [where, text])
    assert page.evaluate("window.ran") is None


def test_a_refused_storage_is_said_once_and_the_quiz_works(write, folder, open_page):
    write()
    address = folder.put(Quiz.of("sharing", ["sh-one-basis"]), Quiz.of("sharing", ["sh-rise-pct"]))
    page = open_page("about:blank")
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } })")
    page.goto(address)
    page.locator(".ju-quiz").nth(1).wait_for()
    assert page.get_by_text("does not let the book keep your record").count() == 1
    choose(page, question(page, "sh-one-basis"), "Public task")
    check(page)
    assert said(question(page, "sh-one-basis")).text_content().startswith("Right.")
    assert page.get_by_text("does not let the book keep your record").count() == 1


NOTEBOOK = """state => {
  const model = { get: name => state[name], on(name, call) { this.call = call; }, off() {}, saved: 0,
    set(name, value) { state[name] = value; this.call?.(); }, save_changes() { this.saved++; } };
  window.model = model;
  const el = document.createElement('div');
  document.querySelector('main').replaceChildren(el);
  window.end = juModules.quiz.default.render({ model, el });
}"""


def test_in_a_notebook_the_answers_live_in_the_widget(ask):
    page = ask("sh-one-basis")
    page.evaluate("() => localStorage.clear()")
    state = {key: value for key, value in Quiz.of("sharing", ["sh-one-basis"]).get_state().items() if not key.startswith("_") and isinstance(value, (str, list, dict))}
    page.evaluate(NOTEBOOK, state)
    one = question(page, "sh-one-basis")
    choose(page, one, "Public task")
    check(page)
    assert page.evaluate("model.get('state').answers['sh-one-basis'].tries.length") == 1
    assert page.evaluate("localStorage.length") == 0
    assert one.get_by_role("link").count() == 0
    assert page.locator(".ju-quiz button:not([data-lm-suppress-shortcuts]), .ju-quiz input:not([data-lm-suppress-shortcuts])").count() == 0


def test_a_question_that_has_changed_is_answered_anew_and_stays_so(ask, write, folder, good):
    page = ask("sh-one-basis")
    choose(page, question(page, "sh-one-basis"), "Consent")
    check(page)
    write(text=good.replace("text: Consent", "text: Agreement"))
    folder.put(Quiz.of("sharing", ["sh-one-basis"]))
    reload(page)
    choose(page, question(page, "sh-one-basis"), "Public task")
    check(page)
    reload(page)
    assert said(question(page, "sh-one-basis")).text_content() == "Right.The Act gives the task."
    assert [one["right"] for one in kept(page)["answers"]["sh-one-basis"]["tries"]] == [False, True]


def test_a_record_of_the_first_format_is_taken_over(ask):
    page = ask("sh-rise-pct")
    page.evaluate("() => localStorage.clear()")
    old = (Path(__file__).parent / "records" / "version1.json").read_text()
    page.evaluate("text => localStorage.setItem('/book/:answers:sharing', text)", old)
    reload(page)
    assert question(page, "sh-rise-pct").get_by_role("listitem").filter(has_text="12.3").text_content() == "12.3 your answer"
    assert kept(page)["version"] == 2
    assert page.evaluate("Object.keys(localStorage)") == [KEY]


def test_two_tabs_at_once_keep_both_answers_and_show_them(ask):
    page = ask("sh-one-basis", "sh-rise-pct")
    other = page.context.new_page()
    other.goto(page.url)
    other.locator(".ju-quiz").wait_for()
    choose(page, question(page, "sh-one-basis"), "Public task")
    check(page)
    said(question(other, "sh-one-basis")).get_by_text("Right.").wait_for()
    question(other, "sh-rise-pct").get_by_role("textbox").fill("14")
    question(other, "sh-rise-pct").get_by_label("Certain").check()
    question(other, "sh-rise-pct").get_by_role("button", name="Check").click()
    said(question(page, "sh-rise-pct")).get_by_text("Right.").wait_for()
    assert set(kept(page)["answers"]) == {"sh-one-basis", "sh-rise-pct"}


def test_a_full_storage_is_said_once_and_the_quiz_works(ask):
    page = ask("sh-one-basis", "sh-rise-pct")
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }")
    choose(page, question(page, "sh-one-basis"), "Public task")
    check(page)
    assert said(question(page, "sh-one-basis")).text_content().startswith("Right.")
    assert page.get_by_text("The room that this browser gives the book is full").count() == 1


def test_a_sensitive_chapter_is_left_out_of_the_record_before_the_first_answer(ask):
    page = ask("sh-one-basis")
    page.get_by_label("Do not record this chapter.").focus()
    page.keyboard.press("Space")
    choose(page, question(page, "sh-one-basis"), "Public task")
    check(page)
    assert said(question(page, "sh-one-basis")).text_content().startswith("Right.")
    assert kept(page)["answers"] == {}
    reload(page)
    assert page.get_by_label("Do not record this chapter.").is_checked()
    assert said(question(page, "sh-one-basis")).text_content() == ""


def test_the_offer_not_to_record_goes_with_the_first_answer_that_is_recorded(ask):
    page = ask("sh-one-basis")
    assert page.get_by_label("Do not record this chapter.").is_visible()
    choose(page, question(page, "sh-one-basis"), "Public task")
    check(page)
    assert page.get_by_label("Do not record this chapter.").is_hidden()


def test_the_browser_is_asked_once_to_keep_the_record(ask):
    page = ask("sh-one-basis", "sh-rise-pct")
    page.evaluate("() => { window.asked = 0; navigator.storage.persist = async () => { asked += 1; return false; }; }")
    choose(page, question(page, "sh-one-basis"), "No")
    check(page)
    check_again = question(page, "sh-one-basis").get_by_label("Public task")
    check_again.check()
    question(page, "sh-one-basis").get_by_role("button", name="Check again").click()
    assert page.evaluate("asked") == 1
