"""The forms in a real browser: checked, kept, handed in, by keyboard, on a phone, from a file and without scripts."""

import json
import re

import nbformat
import pytest

from book import paths, rules
from book.answers import typed
from book.checks import judge
from book.lecturer import plan
from book.site.exercise import copies
from tests import browser as browsers

SLUG = "two_series"
KEPT = "() => Object.entries(localStorage).find(([key]) => key.endsWith(':board:form:two_series'))?.[1]"
KINDS = {check["kind"]: (slug, check) for slug, planned in plan.plans().items() for check in planned["checks"]}


@pytest.fixture
def form(open_page, site):
    def open_one(slug=SLUG, **options):
        return open_page(f"{site}/exercises/{slug}_form.html", **options)

    return open_one


def box(page, name):
    return page.locator(f"#ask-{name}")


def answer(page, check, value):
    """Answer one question as a person would, by its labels."""
    asked = box(page, check["id"])
    if check["kind"] == "number":
        asked.get_by_role("textbox").fill(str(value))
    elif check["kind"] == "numbers":
        for field, one in zip(asked.get_by_role("textbox").all(), value):
            field.fill(str(one))
    elif check["kind"] in ("choice", "choices"):
        for letter in value:
            asked.locator(f"label:has(input[value={letter}])").click()
    else:
        for place, letter in enumerate(value):
            asked.get_by_label(f"Place of {letter}", exact=True).select_option(str(place + 1))


def reply(page, check):
    box(page, check["id"]).get_by_role("button", name="Check").click()
    return page.locator(f"#{check['id']}-reply").text_content()


def download(page, name):
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).click()
    return waiting.value


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_question_says_what_the_notebook_says(form, kind):
    slug, check = KINDS[kind]
    page, rule = form(slug), rules.checks()[check["id"]]
    assert reply(page, check) == "Nothing is answered here yet. Answer first, then check." or kind == "order"
    answer(page, check, check["answer"])
    assert reply(page, check) == repr(judge(rule, typed(check["answer"])))


def test_a_wrong_answer_has_the_notebooks_next_step(form):
    page, check = form(), plan.plans()[SLUG]["checks"][0]
    answer(page, check, "11.1 per cent")
    assert reply(page, check) == repr(judge(rules.checks()[check["id"]], typed(11.1)))
    answer(page, check, "about ten")
    assert "“about ten” cannot be read as one number." in reply(page, check)
    assert box(page, check["id"]).get_by_role("textbox").get_attribute("aria-invalid") == "true"


def test_by_keyboard_alone_a_number_is_turned_checked_and_an_order_moved(form):
    page, check = form(), plan.plans()[SLUG]["checks"][2]
    box(page, check["id"]).get_by_role("textbox").focus()
    page.keyboard.type("9.8")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the sign
    assert page.evaluate("() => document.activeElement.value") == "−9.8"
    page.keyboard.press("Enter")
    assert page.locator(f"#{check['id']}-reply").text_content().startswith("Right.")
    slug, order = KINDS["order"]
    page = form(slug)
    first, second = list(order["options"])[:2]
    page.get_by_role("button", name=f"Move {second} up").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.textContent").endswith(f"Move {second} up")
    assert [row.get_attribute("data-letter") for row in box(page, order["id"]).locator("li").all()][:2] == [second, first]
    assert f"{second} is now in place 1" in box(page, order["id"]).locator("[data-told]").text_content()


def test_work_survives_a_reload_and_the_record_page_erases_it(form, site):
    page, planned = form(), plan.plans()[SLUG]
    answer(page, planned["checks"][1], ["A", "C"])
    written = box(page, planned["written"][0]["id"])
    written.get_by_label("Your answer").fill("They count different things.")
    assert written.get_by_text("4 words; up to about 100.").is_visible()
    page.reload()
    assert box(page, planned["checks"][1]["id"]).locator("input:checked").count() == 2
    assert written.get_by_label("Your answer").input_value() == "They count different things."
    page.get_by_text(f"2 of {len(planned['checks']) + len(planned['written'])} answered.").wait_for()
    page.goto(f"{site}/record.html")
    page.get_by_role("button", name="Erase", exact=True).click()
    page.get_by_role("button", name="Erase it for good").click()
    assert page.evaluate(KEPT) is None


def test_after_an_update_answers_are_kept_and_the_page_says_what_changed(form):
    page, planned = form(), plan.plans()[SLUG]
    answer(page, planned["checks"][0], 14)
    page.wait_for_function(f"() => ({KEPT})()?.includes('\"14\"')")
    older = {**json.loads(page.evaluate(KEPT)), "edition": "older"}
    older["raw"]["two-series-gone"], older["asked"]["two-series-gone"] = "7", {"sign": "", "words": "How many?"}
    older["asked"][planned["checks"][0]["id"]]["sign"] = "other"
    page.add_init_script(f"if (!sessionStorage.been) {{ sessionStorage.been = 1; for (const key of Object.keys(localStorage)) if (key.endsWith(':board:form:{SLUG}')) localStorage.setItem(key, {json.dumps(json.dumps(older))}); }}")
    page.reload()
    news = page.locator(".ju-form-news").text_content()
    assert "This exercise has changed since you last worked on it here." in news
    assert "Question 1 is asked in other words now" in news and "One question that you had answered is no longer asked." in news
    assert box(page, planned["checks"][0]["id"]).get_by_role("textbox").input_value() == "14"
    assert "How many? 7" in page.locator(".ju-form-news details").text_content()


def test_what_is_kept_and_cannot_be_read_is_put_aside(form):
    page = form()
    answer(page, plan.plans()[SLUG]["checks"][0], 14)
    page.wait_for_function(KEPT)
    page.add_init_script(f"for (const key of Object.keys(localStorage)) if (key.endsWith(':board:form:{SLUG}')) localStorage.setItem(key, '{{oh');")
    page.reload()
    assert "could not be read" in page.locator(".ju-form-news").text_content()
    assert page.evaluate("() => Object.keys(localStorage).some((key) => key.endsWith(':set-aside'))")


def test_hands_in_a_notebook_that_names_who_and_holds_every_answer(form):
    page, planned = form(), plan.plans()[SLUG]
    for check in planned["checks"]:
        answer(page, check, check["answer"])
    for one in planned["written"]:
        box(page, one["id"]).get_by_label("Your answer").fill(f"About {one['id']} <b>.")
    page.get_by_role("button", name="Make the file to hand in").click()
    assert "Type your name or number first" in page.locator(".ju-form-said").text_content()
    assert page.evaluate("() => document.activeElement.id") == "who-name"
    page.keyboard.type("Zoë")
    got = download(page, "Make the file to hand in")
    assert got.suggested_filename == "two_series-Zoe.ipynb"
    notebook = nbformat.read(got.path(), as_version=4)
    nbformat.validate(notebook)
    hand_in = notebook.metadata["hand_in"]
    assert (hand_in["name"], hand_in["route"], hand_in["checks"]) == ("Zoë", "form", {check["id"]: True for check in planned["checks"]})
    assert notebook.metadata["exercise"] == copies.student(paths.NOTEBOOKS / f"{SLUG}.md").metadata["exercise"]
    sources = "\n".join(cell.source for cell in notebook.cells)
    assert 'comparable = ["A", "C", "E"]' in sources and "About two-series-leaflet <b>." in sources
    assert "upload this one file as it is" in page.locator(".ju-form-said").text_content()


def test_says_what_is_open_before_it_makes_the_file(form):
    page = form()
    page.get_by_label("Student number").fill("s1")
    page.get_by_role("button", name="Make the file to hand in").click()
    assert "7 of 7 questions are not answered" in page.locator(".ju-form-said").text_content()
    assert download(page, "Make the file as it is").suggested_filename == "two_series-s1.ipynb"


def test_answers_are_downloaded_as_text_and_the_form_is_cleared_only_when_sure(form):
    page, check = form(), plan.plans()[SLUG]["checks"][0]
    answer(page, check, "1,234")
    text = download(page, "Download my answers as text").path().read_text(encoding="utf-8")
    assert "1234 per cent" in text and text.count("(not answered)") == 6
    page.get_by_role("button", name="Clear this form").click()
    page.get_by_role("button", name="Keep my answers").click()
    assert box(page, check["id"]).get_by_role("textbox").input_value() == "1,234"
    page.get_by_role("button", name="Clear this form").click()
    page.get_by_role("button", name="Empty it for good").click()
    assert box(page, check["id"]).get_by_role("textbox").input_value() == ""
    assert page.locator(".ju-form-progress").text_content() == "0 of 7 answered."
    page.reload()
    assert page.evaluate(KEPT) is None


@pytest.mark.parametrize(("slug", "scheme"), [*((slug, "light") for slug in sorted({slug for slug, _ in KINDS.values()})), (SLUG, "dark")])
def test_axe_finds_nothing_where_every_question_has_its_reply(form, slug, scheme):
    page = form(slug, color_scheme=scheme, viewport={"width": 390, "height": 800})
    for button in page.get_by_role("button", name=re.compile("^Check")).all():
        button.click()
    assert browsers.violations(page) == []


def test_no_form_scrolls_sideways_on_a_narrow_phone(form, site):
    page, wide = form(viewport={"width": 320, "height": 700}), {}
    for slug in plan.plans():
        page.goto(f"{site}/exercises/{slug}_form.html")
        wide[slug] = page.evaluate("() => document.documentElement.scrollWidth")
    assert wide == dict.fromkeys(plan.plans(), 320)


def test_works_from_a_file(open_page, built):
    page, check = open_page((built / "exercises" / f"{SLUG}_form.html").as_uri()), plan.plans()[SLUG]["checks"][0]
    answer(page, check, 14)
    assert reply(page, check).startswith("Right. 14 per cent is right.")
    page.get_by_label("Name").fill("A")
    page.get_by_role("button", name="Make the file to hand in").click()
    assert download(page, "Make the file as it is").suggested_filename == "two_series-A.ipynb"


def test_without_scripts_all_text_is_there_with_a_word_on_what_is_missing(form):
    page = form(java_script_enabled=False)
    assert page.get_by_text("Scripts are off in this browser.").is_visible()
    assert page.get_by_role("group").filter(has_text="Question 7.").is_visible()
    assert page.get_by_role("button", name="Check").count() == 0


def test_on_paper_stand_the_answers_and_no_buttons(form):
    page = form()
    one = plan.plans()[SLUG]["written"][0]
    box(page, one["id"]).get_by_label("Your answer").fill("On paper.")
    page.emulate_media(media="print")
    assert box(page, one["id"]).get_by_text("On paper.").last.is_visible()
    assert not page.get_by_role("button", name="Make the file to hand in").is_visible()
