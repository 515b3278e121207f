"""The quiz as a reader has it: in a page made as the build makes it, in Chromium, by keyboard."""

import json

import pytest

from book.quiz.quiz import Quiz
from tests import browser

KEY = "/book/:answers:sharing"
HOSTILE = "<img src=x onerror=window.ran=1>"
FOCUS = "() => { const at = document.activeElement; return at.getAttribute('aria-label') || at.labels?.[0]?.textContent || at.textContent; }"


def tab_to(page, name):
    """Press Tab until the thing of this name has the focus."""
    for _ in range(60):
        if page.evaluate(FOCUS).strip() == name:
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab does not reach '{name}'")


def choose(page, question, name):
    """Choose an option by its text, with Tab and the arrow keys, or with Tab and the space bar."""
    option = question.get_by_label(name, exact=True)
    for _ in range(60):
        page.keyboard.press("Tab")
        if question.get_by_role("radio", name=name, exact=True).count() and question.evaluate("node => node.contains(document.activeElement) && document.activeElement.type === 'radio'"):
            page.keyboard.press("Space")
            while not option.is_checked():
                page.keyboard.press("ArrowDown")
            return
        if page.evaluate(FOCUS).strip() == name:
            page.keyboard.press("Space")
            return
    pytest.fail(f"Tab does not reach '{name}'")


def check(page, sure="Fairly sure"):
    """Say how sure, at the first try, and check; by keyboard."""
    if sure:
        tab_to(page, "A guess")
        page.keyboard.press("Space")
        while page.evaluate(FOCUS).strip() != sure:
            page.keyboard.press("ArrowRight")
    tab_to(page, "Check" if sure else "Check again")
    page.keyboard.press("Enter")


def question(page, name):
    return page.locator(f'[data-question="{name}"]')


def said(question):
    """What the live region of a question says."""
    return question.locator(".ju-reply[aria-live=polite]")


def reload(page):
    page.reload()
    page.locator(".ju-quiz").first.wait_for()


def kept(page):
    return json.loads(page.evaluate("key => localStorage.getItem(key)", KEY))


@pytest.fixture
def ask(write, folder, open_page):
    """Open a page that asks these questions of the good bank, all of them where none is named."""
    write()

    def open_quiz(*ids, **options):
        page = open_page(folder.put(Quiz.of("sharing", ids or None)), **options)
        page.locator(".ju-quiz").wait_for()
        return page

    return open_quiz


def test_a_right_choice_is_told_with_its_reason_and_section(ask):
    page = ask("sh-one-basis")
    one = question(page, "sh-one-basis")
    choose(page, one, "Public task")
    check(page)
    assert said(one).text_content() == "Right.The Act gives the task."
    assert one.get_by_role("link").get_attribute("href") == "#the-basis"
    assert one.get_by_role("link").text_content() == "Read this again: The basis"
    assert page.evaluate(FOCUS).startswith("Answer and reasons")
    assert page.locator(".ju-score").text_content() == ""


def test_a_wrong_choice_has_a_reason_and_a_second_try_before_the_answer(ask):
    page = ask("sh-one-basis")
    one = question(page, "sh-one-basis")
    choose(page, one, "No")
    check(page)
    assert said(one).text_content() == "Not right yet. You have a second try.A bare word is still a word."
    assert "The Act gives the task." not in one.text_content()
    one.get_by_label("Consent").focus()
    page.keyboard.press("Space")
    check(page, sure=None)
    assert said(one).text_content() == "Not right.Nobody was free to refuse."
    assert one.get_by_role("listitem").filter(has_text="Public task").text_content() == "Public task RightThe Act gives the task."
    assert one.get_by_role("listitem").filter(has_text="Consent").text_content() == "Consent Wrong, your answerNobody was free to refuse."


def test_the_answer_is_shown_when_asked_for_after_a_try(ask):
    page = ask("sh-one-basis")
    one = question(page, "sh-one-basis")
    choose(page, one, "No")
    check(page)
    tab_to(page, "Show the answer")
    page.keyboard.press("Enter")
    assert one.get_by_role("listitem").filter(has_text="Public task").text_content() == "Public task RightThe Act gives the task."


def test_a_multiple_choice_tells_of_each_chosen_and_of_what_is_left_out(ask):
    page = ask("sh-which-bodies")
    one = question(page, "sh-which-bodies")
    choose(page, one, "The council")
    one.get_by_label("The court").focus()
    page.keyboard.press("Space")
    check(page)
    words = said(one).text_content()
    for part in ("The council is right. Named in the section.", "The court is wrong. Courts were left out.", "1 more belongs here."):
        assert part in words


def test_a_number_is_marked_with_unit_and_expected_mistakes(ask):
    page = ask("sh-rise-pct")
    one = question(page, "sh-rise-pct")
    tab_to(page, "Your answer, in per cent")
    page.keyboard.type("many")
    check(page)
    assert "“many” is not read as a number" in said(one).text_content()
    page.keyboard.press("Control+A")
    page.keyboard.type("12,3 %")
    page.keyboard.press("Enter")
    assert said(one).text_content() == "Not right yet. You have a second try.You divided by the later figure."
    one.get_by_role("textbox").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("14.2")
    page.keyboard.press("Enter")
    assert said(one).text_content() == "Right at the second try.From 100 to 114 is 14 per cent."


def test_items_are_ordered_by_keyboard_and_each_move_is_spoken(ask):
    page = ask("sh-steps-order")
    one = question(page, "sh-steps-order")
    while not one.get_by_role("listitem").first.text_content().startswith("Review"):
        tab_to(page, "Up: Review")
        page.keyboard.press("Enter")
        assert page.evaluate(FOCUS) == "Up: Review"
    tab_to(page, "Up: Review")
    page.keyboard.press("Enter")
    assert one.get_by_role("status").text_content() == "“Review” is already first."
    tab_to(page, "Down: Publish")
    page.keyboard.press("Enter")
    if not one.get_by_role("listitem").last.text_content().startswith("Publish"):
        page.keyboard.press("Enter")
    assert one.get_by_role("status").text_content() in ("“Publish” is now 3 of 3.", "“Publish” is already last.")
    check(page)
    assert said(one).text_content() == "Right."
    assert one.get_by_role("listitem").first.text_content() == "Review Placed rightNothing can be planned before."


def test_asks_for_an_answer_and_for_how_sure_before_it_marks(ask):
    page = ask("sh-one-basis")
    one = question(page, "sh-one-basis")
    tab_to(page, "Check")
    page.keyboard.press("Enter")
    assert said(one).text_content() == "Choose an answer first."
    page.keyboard.press("Space")
    tab_to(page, "Check")
    page.keyboard.press("Enter")
    assert said(one).text_content() == "Say how sure you are first: a guess is fine."
    assert page.evaluate(FOCUS) == "A guess"
    assert kept(page)["answers"] == {}


def test_the_same_wrong_answer_again_does_not_use_up_the_second_try(ask):
    page = ask("sh-one-basis")
    one = question(page, "sh-one-basis")
    choose(page, one, "No")
    check(page)
    check(page, sure=None)
    assert "That is the answer you gave before." in said(one).text_content()
    assert len(kept(page)["answers"]["sh-one-basis"]["tries"]) == 1


def answer_all(page):
    """Answer the whole bank by keyboard, the last of four wrongly."""
    choose(page, question(page, "sh-one-basis"), "Public task")
    check(page)
    tab_to(page, "Next question")
    page.keyboard.press("Enter")
    bodies = question(page, "sh-which-bodies")
    choose(page, bodies, "The council")
    bodies.get_by_label("The police").focus()
    page.keyboard.press("Space")
    check(page)
    tab_to(page, "Next question")
    page.keyboard.press("Enter")
    tab_to(page, "Your answer, in per cent")
    page.keyboard.type("14")
    check(page)
    tab_to(page, "Next question")
    page.keyboard.press("Enter")
    check(page, "Certain")
    tab_to(page, "Show the answer")
    page.keyboard.press("Enter")


def test_a_whole_quiz_goes_one_by_one_and_ends_with_what_is_secure(ask):
    page = ask()
    assert page.locator("[data-question]:visible").count() == 1
    answer_all(page)
    page.get_by_text("4 of 4 answered: 3 right at the first try, 0 at the second. You were certain 1 time, and right 0 times.").wait_for()
    ending = page.locator(".ju-results").inner_text()
    assert ending.index("Secure:") < ending.index("name the lawful basis") < ending.index("Not secure yet:") < ending.index("put the steps of a referral")


def test_next_puts_the_focus_on_the_question(ask):
    page = ask()
    tab_to(page, "Next question")
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUS).startswith("Question 2 of 4. Which bodies share the duty?")
    assert page.evaluate("document.activeElement.tagName") == "LEGEND"


def test_the_numbers_tell_how_each_question_stands(ask):
    page = ask()
    answer_all(page)
    assert page.get_by_role("group", name="Go to a question").get_by_role("button").evaluate_all("all => all.map(one => one.getAttribute('aria-label'))") == ["1: right", "2: right", "3: right", "4: not right"]
    page.get_by_role("button", name="2: right").click()
    assert question(page, "sh-which-bodies").is_visible()


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


def test_start_again_opens_every_question_anew(ask):
    page = ask()
    answer_all(page)
    tab_to(page, "Start again")
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUS).startswith("Question 1 of 4.")
    reload(page)
    assert page.get_by_role("group", name="Go to a question").get_by_role("button").first.get_attribute("aria-label") == "1: not answered"
    assert [entry["tries"] for entry in kept(page)["answers"].values()] == [[], [], [], []]


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


def test_a_question_asked_twice_on_a_page_stays_in_step(write, folder, open_page):
    write()
    page = open_page(folder.put(Quiz.of("sharing", ["sh-one-basis"]), Quiz.of("sharing")))
    page.locator(".ju-quiz").nth(1).wait_for()
    pause, quiz = question(page, "sh-one-basis").all()
    choose(page, pause, "No")
    check(page)
    assert said(quiz).text_content() == said(pause).text_content() != ""
    quiz.get_by_label("Public task").focus()
    page.keyboard.press("Space")
    check(page, sure=None)
    assert said(pause).text_content() == "Right at the second try.The Act gives the task."


def test_a_damaged_record_is_put_aside_and_the_quiz_works(ask):
    page = ask("sh-one-basis")
    bad = f'{{"version": 1, "answers": "{HOSTILE}'
    page.evaluate("([key, bad]) => localStorage.setItem(key, bad)", [KEY, bad])
    reload(page)
    page.get_by_text("Answers kept in this browser could not be read.").wait_for()
    choose(page, question(page, "sh-one-basis"), "Public task")
    check(page)
    assert page.evaluate("key => localStorage.getItem(key)", f"{KEY}:aside:1") == bad
    assert len(kept(page)["answers"]) == 1


def test_a_refused_storage_is_said_once_and_the_quiz_works(write, folder, open_page):
    write()
    address = folder.put(Quiz.of("sharing", ["sh-one-basis"]), Quiz.of("sharing", ["sh-rise-pct"]))
    page = open_page("about:blank")
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } })")
    page.goto(address)
    page.locator(".ju-quiz").nth(1).wait_for()
    assert page.get_by_text("does not let the book keep your answers").count() == 1
    choose(page, question(page, "sh-one-basis"), "Public task")
    check(page)
    assert said(question(page, "sh-one-basis")).text_content().startswith("Right.")
    assert page.get_by_text("does not let the book keep your answers").count() == 1


def test_hostile_words_never_run(write, folder, open_page, good):
    write(text=good.replace("Which *basis* fits the case?", f"'{HOSTILE}'").replace("text: Consent", f"text: '{HOSTILE}2'").replace("Nobody was free to refuse.", f"'{HOSTILE}3'")
        .replace("unit: per cent", f"unit: '{HOSTILE}'").replace("text: Review", f"text: '{HOSTILE}'").replace("name the lawful", f"{HOSTILE} name the lawful"))  # fmt: skip
    address = folder.put(Quiz.of("sharing", title=HOSTILE))
    page = open_page(address)
    keys = {"sh-one-basis": "0", "sh-rise-pct": HOSTILE}
    tries = {name: {"tries": [{"given": [HOSTILE, key], "right": True, "at": 1}], "round": 0} for name, key in keys.items()}
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps({"version": 1, "seed": 1, "answers": tries})])
    reload(page)
    one = question(page, "sh-one-basis")
    choose(page, one, f"{HOSTILE}2")
    check(page)
    page.get_by_role("button", name="3: ").click()
    question(page, "sh-rise-pct").get_by_role("textbox").fill(HOSTILE)
    question(page, "sh-rise-pct").get_by_role("button", name="Check").click()
    page.get_by_role("button", name="4: ").click()
    assert HOSTILE in one.text_content()
    assert HOSTILE + "3" in said(one).text_content()
    assert page.locator("main img").count() == 0
    assert page.evaluate("window.ran") is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_before_and_after(ask, scheme):
    page = ask(color_scheme=scheme, viewport={"width": 390, "height": 800})
    assert browser.violations(page) == []
    for number in range(1, 5):
        page.get_by_role("button", name=f"{number}: ").click()
        assert browser.violations(page) == []
    page.get_by_role("button", name="1: ").click()
    reload(page)
    answer_all(page)
    for number in range(1, 5):
        page.get_by_role("button", name=f"{number}: ").click()
        assert browser.violations(page) == []


def test_axe_finds_nothing_on_a_page_with_several_pause_points(write, folder, open_page):
    write()
    page = open_page(folder.put(Quiz.of("sharing", ["sh-one-basis"]), Quiz.of("sharing", ["sh-rise-pct", "sh-steps-order"]), Quiz.of("sharing"), Quiz.of("sharing")))
    page.locator(".ju-quiz").nth(3).wait_for()
    assert browser.violations(page) == []


def test_fits_a_narrow_screen_with_targets_for_a_thumb(ask):
    page = ask(viewport={"width": 320, "height": 640})
    for number in range(1, 5):
        page.get_by_role("button", name=f"{number}: ").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        boxes = page.locator(".ju-quiz button:visible, .ju-quiz label.ju-choice:visible, .ju-quiz input[type=text]:visible").evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
        assert min(boxes) >= 44
        widths = page.locator(".ju-quiz button:visible").evaluate_all("all => all.map(one => one.getBoundingClientRect().width)")
        assert min(widths) >= 44


def test_all_questions_stand_there_with_no_script(write, folder, open_page):
    write()
    page = open_page(folder.put(Quiz.of("sharing")), java_script_enabled=False)
    assert page.locator("[data-question]:visible").count() == 4
    assert page.get_by_text("Which basis fits the case?").is_visible()


def test_print_shows_all_questions_and_no_answer(ask):
    page = ask()
    choose(page, question(page, "sh-one-basis"), "Public task")
    check(page)
    page.emulate_media(media="print")
    seen = page.locator("[data-quiz]").inner_text()
    for text in ("Which basis fits the case?", "Which bodies share the duty?", "By how much did it rise?", "Put the steps in order."):
        assert text in seen
    assert "The Act gives the task." not in seen


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


def test_an_answer_touches_no_other_question(write, folder, open_page, good):
    head, questions = good.split("questions:\n")
    write(text=head + "questions:\n" + "".join(questions.replace("sh-", f"n{n}-") for n in range(50)))
    page = open_page(folder.put(Quiz.of("sharing", pace="all")))
    page.locator(".ju-quiz").wait_for()
    assert page.locator("[data-question]").count() == 200
    page.evaluate("""() => { window.touched = new Set(); new MutationObserver(all => all.forEach(one => touched.add(one.target.closest?.('[data-question]')?.dataset.question)))
        .observe(document.querySelector('.ju-quiz'), { childList: true, subtree: true, characterData: true, attributes: true }); }""")
    one = question(page, "n20-one-basis")
    one.get_by_label("No", exact=True).check()
    one.get_by_label("A guess").check()
    one.get_by_role("button", name="Check").click()
    assert set(page.evaluate("[...touched].filter(Boolean)")) == {"n20-one-basis"}
