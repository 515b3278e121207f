"""A question as a reader has it: in a page made as the build makes it, in Chromium, by keyboard."""

from tests.quiz.driving import FOCUS, check, choose, kept, question, said, tab_to


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
