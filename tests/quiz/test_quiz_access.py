"""Who can use the quiz: with a screen reader, a narrow screen, a thumb, no script, on paper; and what never runs."""

import json

import pytest

from book.quiz.quiz import Quiz
from tests import browser
from tests.quiz.driving import HOSTILE, KEY, answer_all, check, choose, question, reload, said


def test_hostile_words_never_run(write, folder, open_page, good):
    write(text=good.replace("Which *basis* fits the case?", f"'{HOSTILE}'").replace("text: Consent", f"text: '{HOSTILE}2'").replace("Nobody was free to refuse.", f"'{HOSTILE}3'")
        .replace("unit: per cent", f"unit: '{HOSTILE}'").replace("text: Review", f"text: '{HOSTILE}'").replace("name the lawful", f"{HOSTILE} name the lawful"))  # fmt: skip
    address = folder.put(Quiz.of("sharing", title=HOSTILE))
    page = open_page(address)
    keys = {"sh-one-basis": "0", "sh-rise-pct": HOSTILE}
    tries = {name: {"chapter": HOSTILE, "tries": [{"given": [HOSTILE, key], "right": True, "at": 1, "round": 0}], "round": 0} for name, key in keys.items()}
    empty = {part: {} for part in ("cards", "pages", "unrecorded", "settings")}
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps({"version": 2, "book": "joined-up", "seed": 1, "answers": tries, **empty})])
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
    page.locator(".ju-host").nth(3).scroll_into_view_if_needed()
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
