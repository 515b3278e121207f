"""How the quiz's tests use a page: by keyboard, as a reader would."""

import json

import pytest

KEY = "/book/:record"
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


DAY = 86_400_000  # milliseconds


def tried(at, *, right=True, sure=1, **rest):
    """A first try, as the record keeps it."""
    return {"at": at, "given": ["k"], "right": right, "sure": sure, "round": 0, **rest}


def record(answers=None, **parts):
    """A record as the browser keeps it; answers as tries by question id."""
    entries = {name: {"chapter": "sharing", "tries": tries, "round": 0} for name, tries in (answers or {}).items()}
    empty = {part: {} for part in ("cards", "pages", "unrecorded", "settings")}
    return {"version": 2, "book": "joined-up", "seed": 7, "answers": entries, **empty, **parts}


def card(front="What is a duty?", back="What the law asks.", *, made=0, **rest):
    """An own card, as the record keeps it."""
    return {"front": front, "back": back, "chapter": "sharing", "section": "the-basis", "made": made, "changed": made, "reviews": [], **rest}


def remember(page, kept_record):
    """Put a record into the browser's storage, as if kept on an earlier visit."""
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(kept_record)])
