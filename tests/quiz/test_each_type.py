"""Every type of question: answered by touch alone, and told by the accessibility tree before and after."""

import pytest

from book.quiz.quiz import Quiz
from tests import browser
from tests.quiz.driving import question, said

MATCHES = {"Crime audit": "Act of 1998", "Child reviews": "Act of 2004", "Adult boards": "Act of 2014"}


def tap_options(*names):
    def answer(one):
        for name in names:
            one.get_by_label(name, exact=True).tap()

    return answer


def write_in(**texts):
    def answer(one):
        for label, text in texts.items():
            field = one.get_by_label(label.replace("_", " "))
            field.tap()
            field.page.keyboard.insert_text(text)

    return answer


def put_in_order(one):
    for place, name in enumerate(("Review", "Consult", "Publish")):
        while one.get_by_role("listitem").nth(place).get_by_role("button", name=f"Up: {name}").count() == 0:
            one.get_by_role("button", name=f"Up: {name}").tap()


def match(one):
    for left, right in MATCHES.items():
        one.get_by_label(left, exact=True).select_option(right)  # what the phone's own list of choices does


def mark_oneself(one):
    write_in(Your_answer="Both hold levers.")(one)
    one.get_by_role("button", name="Show the model answer").tap()
    for point in ("Names two bodies", "Says what each brings"):
        one.get_by_label(point).tap()


# Each type: its question and how it is answered right; what its tree says before, and what is said after.
TYPES = {
    "single": ("sh-one-basis", tap_options("Public task"), ['group "Which basis fits the case? Choose one."', 'radio "Public task"', 'group "How sure are you?"'], "Right.The Act gives the task."),
    "multiple": ("sh-which-bodies", tap_options("The council", "The police"), ['group "Which bodies share the duty? Choose all that are right."', 'checkbox "The court"'], "Right.The council is right. Named in the section.The police is right. Named in the section too."),
    "numeric": ("sh-rise-pct", write_in(Your_answer="14"), ['group "By how much did it rise? Write a number."', 'textbox "Your answer, in per cent"'], "Right.From 100 to 114 is 14 per cent."),
    "ordering": ("sh-steps-order", put_in_order, ['group "Put the steps in order. Put these in order."', 'button "Up: Review"', 'button "Down: Publish"'], "Right."),
    "matching": ("sh-match-acts", match, ['group "Which Act gives which duty? Choose a match for each."', 'combobox "Crime audit"'], "Right."),
    "short": ("sh-short-name", write_in(Your_answer="mappa"), ['group "What is the panel of agencies called? Write a word or a few."', 'textbox "Your answer"'], "Right.The name is in the Act of 2003."),
    "gap": ("sh-gap-duty", write_in(Gap_1="council", Gap_2="police"), ['group "Complete the sentence. Fill the gaps."', 'textbox "Gap 1"', 'textbox "Gap 2"'], "Right.Gap 1 is right. The section names it first.Gap 2 is right. The section names it second."),
    "open": ("sh-open-why", mark_oneself, ['group "Why was the duty shared? Write a few sentences', 'textbox "Your answer"'], "Marked by you."),
}  # fmt: skip


@pytest.fixture(params=TYPES)
def asked(request, write, written, good, folder, open_page):
    """Open a page that asks the question of a type, on a phone; gives the page, the question, and what it should be."""
    name, answer, before, after = TYPES[request.param]
    write(text=good if name in good else written)
    page = open_page(folder.put(Quiz.of("sharing", [name])), has_touch=True, is_mobile=True, viewport={"width": 390, "height": 800})
    page.locator(".ju-quiz").wait_for()
    return page, question(page, name), answer, before, after


def finish(one, answer):
    answer(one)
    if one.get_by_label("Fairly sure").is_visible():
        one.get_by_label("Fairly sure").tap()
    one.locator("button[type=submit]").tap()


def test_is_answered_by_touch_alone(asked):
    _, one, answer, _, after = asked
    finish(one, answer)
    assert said(one).text_content() == after


def test_the_accessibility_tree_tells_question_controls_state_and_feedback(asked):
    page, one, answer, before, _ = asked
    tree = one.aria_snapshot()
    for part in before:
        assert part in tree
    assert browser.violations(page) == []
    finish(one, answer)
    tree = one.aria_snapshot()
    assert 'group "Answer and reasons"' in tree and "listitem" in tree
    assert any(word in tree for word in ("Right", "Placed right", "Matched right", "Filled right", "Ticked"))
    assert said(one).get_attribute("aria-live") == "polite"
    assert browser.violations(page) == []


def test_the_state_of_what_was_chosen_is_in_the_tree(write, folder, open_page):
    write()
    page = open_page(folder.put(Quiz.of("sharing", ["sh-one-basis"])))
    one = question(page, "sh-one-basis")
    one.get_by_label("Consent").check()
    assert 'radio "Consent" [checked]' in one.aria_snapshot()
