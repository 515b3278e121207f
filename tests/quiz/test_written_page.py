"""Matching, short, gap and open questions as a reader has them: in Chromium, by keyboard."""

import pytest

from book.quiz.quiz import Quiz
from tests import browser
from tests.quiz.driving import FOCUS, HOSTILE, check, kept, question, reload, said, tab_to

MATCHES = {"Crime audit": "Act of 1998", "Child reviews": "Act of 2004", "Adult boards": "Act of 2014"}


@pytest.fixture
def ask(write, folder, open_page, written):
    """Open a page that asks these questions of the bank, all of them where none is named."""
    write(text=written)

    def open_quiz(*ids, **options):
        page = open_page(folder.put(Quiz.of("sharing", ids or None)), **options)
        page.locator(".ju-quiz").wait_for()
        return page

    return open_quiz


def match(page, one, left, right):
    """Choose a fellow with Tab and the arrow keys."""
    for _ in range(60):
        if page.evaluate("() => document.activeElement.labels?.[0]?.textContent") == left:
            break
        page.keyboard.press("Tab")
    box = one.get_by_label(left, exact=True)
    page.keyboard.press("Home")
    for _ in range(6):
        if box.locator("option:checked").text_content() == right:
            return
        page.keyboard.press("ArrowDown")
    pytest.fail(f"The arrow keys do not reach '{right}'")


def write_in(page, label, text):
    """Write into the field of this label, in place of what it holds."""
    tab_to(page, label)
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def press(page, name):
    tab_to(page, name)
    page.keyboard.press("Enter")


def listed(one, text):
    return one.get_by_role("listitem").filter(has_text=text).text_content()


def test_a_matching_has_reasons_a_second_try_and_an_answer(ask):
    page = ask("sh-match-acts")
    one = question(page, "sh-match-acts")
    for left, right in {**MATCHES, "Adult boards": "Act of 2018"}.items():
        match(page, one, left, right)
    check(page)
    assert said(one).text_content() == "Not right yet. You have a second try.2 of 3 are matched right. “Act of 2018” fits none of these: It is on data. Think of whom each Act is on."
    assert "Section 43" not in one.text_content()
    one.get_by_label("Adult boards").focus()
    match(page, one, "Adult boards", "Act of 2014")
    check(page, sure=None)
    assert said(one).text_content() == "Right at the second try."
    assert listed(one, "Adult boards") == "Adult boards: Act of 2014 Matched rightSection 43 sets them up."


def test_a_matching_shows_what_was_chosen_wrongly(ask):
    page = ask("sh-match-acts")
    one = question(page, "sh-match-acts")
    for left in MATCHES:
        match(page, one, left, "Act of 1998")
    check(page)
    press(page, "Show the answer")
    assert listed(one, "Child reviews") == "Child reviews: Act of 2004 You chose “Act of 1998”Section 14 asks for them."
    assert listed(one, "Crime audit") == "Crime audit: Act of 1998 Matched rightSection 6 asks for it."


def test_a_matching_that_is_not_complete_leads_to_what_is_open(ask):
    page = ask("sh-match-acts")
    one = question(page, "sh-match-acts")
    match(page, one, "Crime audit", "Act of 1998")
    check(page)
    assert said(one).text_content() == "Choose a match for each first."
    assert page.evaluate("document.activeElement.labels[0].textContent") == "Child reviews"
    assert kept(page)["answers"] == {}


def test_a_reload_keeps_matches_and_the_order_of_choices(ask):
    page = ask("sh-match-acts")
    one = question(page, "sh-match-acts")
    order = one.locator("select").first.locator("option").all_text_contents()
    for left in MATCHES:
        match(page, one, left, "Act of 2018")
    check(page)
    reload(page)
    assert one.locator("select").first.locator("option").all_text_contents() == order
    assert one.locator("option:checked").all_text_contents() == ["Act of 2018"] * 3
    assert said(one).text_content().startswith("Not right yet.")


def test_a_short_answer_is_marked_with_near_ones_and_forgiven_forms(ask):
    page = ask("sh-short-name")
    one = question(page, "sh-short-name")
    write_in(page, "Your answer", "m.a.r.a.c.")
    check(page)
    assert said(one).text_content() == "Not right yet. You have a second try.That one is on domestic abuse."
    reload(page)
    assert one.get_by_role("textbox").input_value() == "m.a.r.a.c."
    write_in(page, "Your answer", "Multi agency public protection arrangements")
    page.keyboard.press("Enter")
    assert said(one).text_content() == "Right at the second try.The name is in the Act of 2003."
    assert listed(one, "MAPPA") == "MAPPA, or multi-agency public protection arrangements Right"


def test_a_short_answer_that_stays_wrong_is_shown_beside_the_right_one(ask):
    page = ask("sh-short-name")
    one = question(page, "sh-short-name")
    for text, sure in (("panel", "Certain"), ("board", None)):
        one.get_by_role("textbox").focus()
        write_in(page, "Your answer", text)
        check(page, sure=sure)
    assert said(one).text_content() == "Not right.It manages offenders."
    assert listed(one, "MAPPA").endswith("RightThe name is in the Act of 2003.")
    assert listed(one, "board") == "board your answer"


def test_each_gap_has_its_own_reason(ask):
    page = ask("sh-gap-duty")
    one = question(page, "sh-gap-duty")
    write_in(page, "Gap 1", "Court")
    check(page)
    assert said(one).text_content() == "Fill every gap first."
    assert page.evaluate(FOCUS) == "Gap 2"
    write_in(page, "Gap 2", "the police")
    page.keyboard.press("Enter")
    assert said(one).text_content() == "Not right yet. You have a second try.Gap 1 is wrong. Courts were left out.Gap 2 is right. The section names it second."
    reload(page)
    assert [field.input_value() for field in one.get_by_role("textbox").all()] == ["Court", "the police"]
    write_in(page, "Gap 1", "Local Authority")
    page.keyboard.press("Enter")
    assert said(one).text_content().startswith("Right at the second try.")
    assert listed(one, "Gap 1: council") == "Gap 1: council, or local authority Filled rightThe section names it first."


def test_gaps_that_stay_wrong_are_shown_with_what_was_written(ask):
    page = ask("sh-gap-duty")
    one = question(page, "sh-gap-duty")
    write_in(page, "Gap 1", "council")
    write_in(page, "Gap 2", "fire")
    check(page)
    press(page, "Show the answer")
    assert listed(one, "Gap 2: police") == "Gap 2: police You wrote “fire”The section names it second."


def test_an_open_answer_is_written_compared_and_marked_by_its_reader(ask):
    page = ask("sh-open-why")
    one = question(page, "sh-open-why")
    assert "levers" not in one.text_content()
    assert one.get_by_text("How sure are you?").is_hidden()
    write_in(page, "Your answer", "Councils and police\nneed each other.")
    assert page.evaluate("document.getElementById(document.activeElement.getAttribute('aria-describedby')).textContent").startswith("Do not write about a real person.")
    press(page, "Show the model answer")
    assert page.evaluate(FOCUS).startswith("Your answer and a model answer")
    assert one.locator("blockquote").all_text_contents() == ["Councils and police\nneed each other.", "No single body holds all the levers."]
    reload(page)
    tab_to(page, "Names two bodies (2 marks)")
    page.keyboard.press("Space")
    press(page, "Save my marks")
    assert said(one).text_content() == "Marked by you."
    assert one.get_by_text("Marked by you: 2 of 5 marks").is_visible()
    assert listed(one, "Says what each brings") == "Says what each brings Not ticked"
    reload(page)
    assert listed(one, "Names two bodies") == "Names two bodies Ticked, 2 marks"


def test_an_open_answer_with_no_point_ticked_can_be_saved(ask):
    page = ask("sh-open-why")
    write_in(page, "Your answer", "None.")
    press(page, "Show the model answer")
    press(page, "Save my marks")
    page.get_by_text("Marked by you: 0 of 5 marks").wait_for()


def test_an_open_answer_needs_words(ask):
    page = ask("sh-open-why")
    press(page, "Show the model answer")
    assert said(question(page, "sh-open-why")).text_content() == "Write an answer first."
    assert page.evaluate(FOCUS) == "Your answer"


def answer_all(page):
    """Answer all four by keyboard: the gaps wrongly, and the open one with all its points."""
    for left, right in MATCHES.items():
        match(page, question(page, "sh-match-acts"), left, right)
    check(page)
    press(page, "Next question")
    write_in(page, "Your answer", "MAPPA")
    check(page, "Certain")
    press(page, "Next question")
    write_in(page, "Gap 1", "court")
    write_in(page, "Gap 2", "fire")
    check(page)
    press(page, "Show the answer")
    press(page, "Next question")
    write_in(page, "Your answer", "Both hold levers.")
    press(page, "Show the model answer")
    for point in ("Names two bodies (2 marks)", "Says what each brings (3 marks)"):
        tab_to(page, point)
        page.keyboard.press("Space")
    press(page, "Save my marks")


def go(page, number):
    page.get_by_role("button", name=f"{number}: ").click()


def test_what_the_reader_marked_is_counted_apart(ask):
    page = ask()
    answer_all(page)
    page.get_by_text("4 of 4 answered: 2 right at the first try, 0 at the second, 1 marked by you. You were certain 1 time, and right 1 time.").wait_for()
    assert page.get_by_role("group", name="Go to a question").get_by_role("button").evaluate_all("all => all.map(one => one.getAttribute('aria-label'))") == ["1: right", "2: right", "3: not right", "4: marked by you"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_before_and_after(ask, scheme):
    page = ask(color_scheme=scheme, viewport={"width": 390, "height": 800})
    for number in (1, 2, 3, 4):
        go(page, number)
        assert browser.violations(page) == []
    question(page, "sh-open-why").get_by_role("textbox").fill("Both.")
    page.get_by_role("button", name="Show the model answer").click()
    assert browser.violations(page) == []
    page.evaluate("localStorage.clear()")
    reload(page)
    answer_all(page)
    for number in (1, 2, 3, 4):
        go(page, number)
        assert browser.violations(page) == []


def test_the_accessibility_tree_tells_question_fields_and_state(ask):
    page = ask("sh-match-acts")
    tree = question(page, "sh-match-acts").aria_snapshot()
    assert 'group "Which Act gives which duty? Choose a match for each."' in tree
    for left in MATCHES:
        assert f'combobox "{left}"' in tree
    assert 'option "Choose a match" [selected]' in tree


CONTROLS = ".ju-quiz button:visible, .ju-quiz label.ju-choice:visible, .ju-quiz input[type=text]:visible, .ju-quiz select:visible, .ju-quiz textarea:visible"


def test_fits_a_narrow_screen_with_targets_for_a_thumb(ask):
    page = ask(viewport={"width": 320, "height": 640}, has_touch=True)
    for number in (1, 2, 3, 4):
        page.get_by_role("button", name=f"{number}: ").tap()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert min(page.locator(CONTROLS).evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")) >= 44
    question(page, "sh-open-why").get_by_role("textbox").fill("x" * 300)
    page.get_by_role("button", name="Show the model answer").tap()
    page.get_by_label("Names two bodies").tap()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_role("button", name="Save my marks").tap()
    assert page.get_by_text("Marked by you: 2 of 5 marks").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_hostile_words_never_run(write, folder, open_page, written):
    text = written
    for old in ("Crime audit", "Act of 2018", "It is on data.", "MARAC", "That one is on domestic abuse.", "It wears a uniform.", "No single body holds all the levers.", "Names two bodies"):
        text = text.replace(old, f"'{HOSTILE}'")
    write("The [[1]] and", f"{HOSTILE} [[1]] and", text=text)
    page = open_page(folder.put(Quiz.of("sharing")))
    page.locator(".ju-quiz").wait_for()
    acts = question(page, "sh-match-acts")
    for box in acts.locator("select").all():
        box.select_option(HOSTILE)
    acts.get_by_label("A guess").check()
    acts.get_by_role("button", name="Check").click()
    assert f"“{HOSTILE}” fits none of these: {HOSTILE}" in said(acts).text_content()
    acts.get_by_role("button", name="Show the answer").click()
    for number, name in ((2, "sh-short-name"), (3, "sh-gap-duty"), (4, "sh-open-why")):
        go(page, number)
        one = question(page, name)
        for field in one.get_by_role("textbox").all():
            field.fill(HOSTILE)
        if number < 4:
            one.get_by_label("A guess").check()
        one.locator("button[type=submit]").click()
        (one.get_by_role("button", name="Show the answer") if number < 4 else one.get_by_role("button", name="Save my marks")).click()
        assert HOSTILE in one.text_content()
    assert page.locator("main img").count() == 0
    assert page.evaluate("window.ran") is None


def test_print_shows_what_is_asked_and_no_answer(ask):
    page = ask()
    page.emulate_media(media="print")
    seen = page.locator("[data-quiz]").inner_text()
    for text in ("Crime audit: ________", "What is the panel of agencies called?", "The (1) ________ and", "Why was the duty shared?"):
        assert text in seen
    assert "levers" not in seen
