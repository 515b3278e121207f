"""Boards and cases as a reader meets them: cards by keyboard, mouse and touch, and work that is kept."""

import json

import pytest

from book.models.workshop_board import WORKSHOP, fault
from book.widgets.marac_table import marac_table
from book.widgets.priorities_board import priorities_board
from book.widgets.square_of_crime import square_of_crime
from book.widgets.strategy_cycle import strategy_cycle
from book.widgets.workshop_board import workshop_board
from tests import browser
from tests.widgets.mounted import alive, says, served, twin

CARD = "Police and probation together"
HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture
def opened(tmp_path, open_page):
    """Open a widget on a page of its own; `opened(widget, hash, **context options)`."""
    with_servers = []

    def one(widget, ending="", **options):
        context = served(widget, tmp_path / str(len(with_servers)))
        with_servers.append(context)
        return alive(open_page(context.__enter__() + ending, **options))

    yield one
    for context in with_servers:
        context.__exit__(None, None, None)


def spoken(page):
    return page.locator(".ju-spoken").inner_text()


def cards_in(page, place):
    return page.get_by_role("list", name=place).get_by_role("button").all_inner_texts()


def by_keyboard(page):
    page.get_by_role("button", name=CARD).focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="State and offender", exact=True).focus()
    page.keyboard.press("Enter")


def by_mouse(page):
    page.get_by_role("button", name=CARD).drag_to(page.get_by_text("State and offender", exact=False).first)


def by_touch(page):
    page.get_by_role("button", name=CARD).tap()
    page.get_by_role("button", name="State and offender", exact=True).tap()


@pytest.mark.parametrize(("way", "options"), [(by_keyboard, {}), (by_mouse, {"viewport": {"width": 1280, "height": 2400}}), (by_touch, {"has_touch": True, "viewport": {"width": 390, "height": 800}})], ids=["keyboard", "mouse", "touch"])
def test_a_card_is_moved_with_the_same_result_by(opened, way, options):
    page = opened(square_of_crime(), **options)
    way(page)
    assert spoken(page) == "Moved to State and offender, 1 of 1."
    says(page, "1 of 7 cards is placed. Check them whenever you like.")
    assert twin(page)[1][1] == "State and offender"


def test_taking_a_card_moves_the_focus_to_its_places_and_escape_leaves_it(opened):
    page = opened(square_of_crime())
    page.get_by_role("button", name=CARD).press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "State and offender"
    assert "Taken." in spoken(page)
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent").startswith(CARD)
    assert spoken(page) == "Left where it was."


def test_a_reader_who_empties_the_tray_goes_on_with_the_next_card(opened):
    page = opened(square_of_crime())
    by_keyboard(page)
    assert page.evaluate("document.activeElement.textContent").startswith("The council fits better locks")


def test_reasons_stand_under_the_cards_only_after_the_reader_asks(opened):
    page = opened(square_of_crime())
    by_keyboard(page)
    assert page.locator(".ju-verdict").count() == 0
    page.get_by_role("button", name="Check what I have placed").click()
    assert page.locator(".ju-verdict").inner_text().startswith("Fits. Two arms of the State")


def test_a_priority_goes_up_several_steps_by_pressing_the_same_button(opened):
    page = opened(priorities_board())
    page.get_by_role("button", name="Hate crime").press("Enter")
    up = page.get_by_role("button", name="Up one")
    up.press("Enter")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Up one"
    assert spoken(page) == "Moved to Your order, first priority first, 6 of 8."


def write_workshop(page):
    page.get_by_label("1. Write an issue").fill(HOSTILE)
    page.keyboard.press("Enter")
    page.get_by_label("2. Name a theme").fill("Trust")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="One vote more for Trust").click()
    page.get_by_role("button", name="Key issue: Trust").click()
    says(page, "11 issues, 10 of them under 5 themes. The key issue is Trust with 1 vote, broken into 3 questions.")


def test_a_board_is_there_again_after_a_reload_and_its_words_are_text(opened):
    page = opened(workshop_board())
    write_workshop(page)
    page.reload()
    says(alive(page), "11 issues, 10 of them under 5 themes. The key issue is Trust with 1 vote, broken into 3 questions.")
    assert cards_in(page, "Issues under no theme (1)")[0] == HOSTILE
    assert page.locator(".ju-live img").count() == 0


def test_an_exported_board_opens_again_as_it_was(opened, tmp_path):
    page = opened(workshop_board())
    write_workshop(page)
    with page.expect_download() as started:
        page.get_by_role("button", name="Save as a file").click()
    file = tmp_path / "workshop-board.json"
    started.value.save_as(file)
    saved = json.loads(file.read_text())
    assert fault(saved) == ""
    other = opened(workshop_board())
    other.get_by_label("Open a saved board").set_input_files(file)
    says(other, "11 issues, 10 of them under 5 themes. The key issue is Trust with 1 vote, broken into 3 questions.")
    with other.expect_download() as again:
        other.get_by_role("button", name="Save as a file").click()
    again.value.save_as(tmp_path / "again.json")
    assert json.loads((tmp_path / "again.json").read_text()) == saved


@pytest.mark.parametrize(("text", "words"), [("no board", "This file holds no board."), ('{"themes": []}', "This is no board"), (json.dumps({**WORKSHOP, "key": "x"}), "The key issue is none of the themes.")])
def test_a_file_that_is_no_board_is_refused_in_words_and_yours_stays(opened, tmp_path, text, words):
    page = opened(workshop_board())
    file = tmp_path / "other.json"
    file.write_text(text)
    page.get_by_label("Open a saved board").set_input_files(file)
    page.get_by_text(words, exact=False).wait_for()
    says(page, "10 issues, 10 of them under 4 themes. The key issue is Communication, broken into 3 questions.")


def test_a_spoilt_board_in_storage_is_put_aside(opened):
    page = opened(workshop_board())
    write_workshop(page)
    page.evaluate("() => { for (const key of Object.keys(localStorage)) if (key.endsWith(':board:workshop_board')) localStorage.setItem(key, '{broken'); }")
    page.reload()
    alive(page).get_by_text("It was put aside", exact=False).wait_for()
    assert page.evaluate("() => Object.entries(localStorage).some(([key, text]) => key.endsWith(':set-aside') && text === '{broken')")


def test_reasons_and_plan_are_there_again_after_a_reload(opened):
    page = opened(strategy_cycle())
    page.get_by_label("3. Write why these").fill(HOSTILE)
    page.get_by_role("button", name="Run three years").click()
    page.get_by_role("radio", name="Cannot say", exact=True).check()
    said = page.locator(".ju-live .ju-sentence")
    page.wait_for_function("() => document.querySelector('.ju-live .ju-sentence').textContent.includes('in the twin')")
    before = said.inner_text()
    page.reload()
    says(alive(page), before)
    assert page.get_by_label("3. Write why these").input_value() == HOSTILE


def follow(page, link):
    """Come to the page anew, by a link to a setting."""
    address = page.url
    page.goto("about:blank")
    page.goto(address + link)
    return alive(page)


def test_a_link_to_another_board_leaves_the_readers_own_to_go_back_to(opened):
    page = opened(workshop_board())
    write_workshop(page)
    says(follow(page, "#workshop_board:board=empty"), "The board is empty: write the first issue.")
    page.get_by_role("button", name="Show my board").click()
    says(page, "11 issues, 10 of them under 5 themes. The key issue is Trust with 1 vote, broken into 3 questions.")


def test_a_link_to_a_plan_leaves_the_readers_own_words(opened):
    page = opened(strategy_cycle())
    page.get_by_label("3. Write why these").fill("Because they last.")
    says(follow(page, "#strategy_cycle:seed=7&side=no&chosen=shops"), "1 priority, £15,000 of £100,000. Write down why, then run three years.")
    assert page.get_by_label("3. Write why these").input_value() == "Because they last."


def test_the_twin_is_hidden_until_the_reader_has_bet(opened):
    page = opened(strategy_cycle())
    page.get_by_role("button", name="Run three years").click()
    page.get_by_role("radio", name="Yes", exact=True).wait_for()
    assert page.locator(".ju-twin").count() == 0
    page.get_by_role("radio", name="Yes", exact=True).check()
    page.locator(".ju-twin").first.wait_for()


def test_a_link_restores_the_table_and_nonsense_is_refused(opened):
    page = opened(marac_table(), "#marac_table:placed=log.say%2Cwish.care&owners=tell.IDVA&dates=tell.today")
    says(page, "2 of 11 pieces are on the table, from 2 independent sources. Her own wish has been heard. 1 of 6 actions has somebody to do them and a date.")
    other = opened(marac_table(), f"#marac_table:placed={HOSTILE}.say")
    assert "not there" in other.locator(".ju-notice").inner_text()
    says(other, "Nothing has been decided yet: take a piece and say what its agency should do with it.")


@pytest.mark.parametrize("make", [marac_table, strategy_cycle, workshop_board], ids=lambda make: make.__name__)
def test_the_debrief_and_the_boards_are_clean_after_use(opened, make):
    page = opened(make(), viewport={"width": 320, "height": 800})
    page.get_by_role("button", name="Set it for me").first.click()
    for name in ("Open the debrief", "Run three years"):
        if page.get_by_role("button", name=name).count():
            page.get_by_role("button", name=name).click()
    assert browser.violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
