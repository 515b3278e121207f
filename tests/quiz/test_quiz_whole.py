"""A whole quiz: one by one, with its numbers, its score and its end."""

from book.quiz.quiz import Quiz
from tests.quiz.driving import FOCUS, answer_all, check, choose, kept, question, reload, said, tab_to


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


def test_start_again_opens_every_question_anew(ask):
    page = ask()
    answer_all(page)
    tab_to(page, "Start again")
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUS).startswith("Question 1 of 4.")
    reload(page)
    assert page.get_by_role("group", name="Go to a question").get_by_role("button").first.get_attribute("aria-label") == "1: not answered"
    entries = kept(page)["answers"].values()
    assert [(entry["round"], len(entry["tries"])) for entry in entries] == [(1, 1)] * 4

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


def test_a_sensitive_question_can_be_left_out_and_taken_back(ask):
    page = ask("sh-which-bodies", "sh-one-basis")
    bodies = question(page, "sh-which-bodies")
    tab_to(page, "Leave this one out")
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUS) == "You left this question out. Nothing is lost by that: another one tests the same."
    reload(page)
    assert bodies.get_by_role("checkbox").count() == 0
    bodies.get_by_role("button", name="Answer it after all").click()
    choose(page, bodies, "The council")
    check(page)
    assert said(bodies).text_content().startswith("Not right yet.")
    assert question(page, "sh-one-basis").get_by_role("button", name="Leave this one out").is_hidden()


def test_what_was_left_out_costs_nothing_at_the_end(ask):
    page = ask()
    answer_all(page)
    tab_to(page, "Start again")
    page.keyboard.press("Enter")
    choose(page, question(page, "sh-one-basis"), "Public task")
    check(page)
    for number, does in ((2, "Leave this one out"), (3, ""), (4, "")):
        page.get_by_role("button", name=f"{number}: ").click()
        one = page.locator("[data-question]:visible")
        if does:
            one.get_by_role("button", name=does).click()
            continue
        for field in one.get_by_role("textbox").all():
            field.fill("14")
        one.get_by_label("Certain").check()
        one.get_by_role("button", name="Check", exact=True).click()
        if one.get_by_role("button", name="Show the answer").is_visible():
            one.get_by_role("button", name="Show the answer").click()
    page.get_by_text("; 1 left out.").wait_for()
    assert page.get_by_role("button", name="2: left out").is_visible()
    ending = page.locator(".ju-results").inner_text()
    assert ending.index("Secure:") < ending.index("name the lawful basis") < ending.index("Not secure yet:")
