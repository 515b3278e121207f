"""The threshold: its front end agrees with its model, its words with the numbers, and a reader can use it."""

import dataclasses
import json
import random
import re
from pathlib import Path

import pytest
import traitlets

from book import data
from book.models import threshold as model
from book.models.threshold import describe, outcome
from book.widgets import bundles
from book.widgets.threshold import HELPLINES, OFFERED, STUDY, WORDS, icons, threshold
from tests import browser, node
from tests.widgets import mounted

ABOUT = "Base rate (illustrative): serious harm would follow"


def cells(setting):
    return outcome(serious=setting["serious"], sensitivity_pct=setting["sensitivity"], specificity_pct=setting["specificity"], averted_pct=setting["averted"])


def said(setting):
    return describe(cells(setting), setting["averted"])


START = {"serious": 5, "sensitivity": 33, "specificity": 90, "averted": 0}


@pytest.fixture(scope="module")
def widget():
    bundles.make()
    return threshold()


@pytest.fixture(scope="module")
def address(widget, tmp_path_factory):
    with mounted.served(widget, tmp_path_factory.mktemp("threshold")) as at:
        yield at


@pytest.fixture
def page(address, open_page):
    return mounted.alive(open_page(address))


def test_front_end_agrees_with_the_model(tmp_path):
    rng, cases = random.Random(2017), []
    ends = [{name: offered[2][at] for name, offered in OFFERED.items()} for at in (0, -1)]
    for setting in [START, *ends, *({name: rng.choice(offered[2]) for name, offered in OFFERED.items()} for _ in range(150))]:
        across = rng.choice([25, 50])
        cases.append({"setting": setting, "cells": list(dataclasses.astuple(cells(setting))), "sentence": said(setting), "across": across, "paths": list(icons(cells(setting), across).values())})
    file = tmp_path / "vectors.json"
    file.write_text(json.dumps(cases), encoding="utf-8")
    done = node.run(Path(__file__).with_name("threshold.test.mjs"), VECTORS=str(file))
    assert done.returncode == 0, done.stdout
    assert re.search(r"pass 3", done.stdout)


def test_starts_where_the_class_says(widget):
    assert {name: getattr(widget, name) for name in OFFERED} == START


def test_every_setting_is_labelled_illustrative():
    assert all("(illustrative)" in label for label, _, _ in OFFERED.values())
    assert WORDS["assumptions"].startswith("Illustrative: ")


def test_the_study_is_shown_with_what_it_does_not_give():
    assert STUDY["rows"][0][1:] == ["22", "12,279", "12,301 gradings"]
    assert [row[1] for row in STUDY["rows"][1:]] == ["45", "67 cases with earlier police contact"]
    assert [cell for row in STUDY["rows"][1:] for cell in row[2:]] == ["not given"] * 4
    text = " ".join(STUDY["notes"])
    assert "0.18%" in text and "32.8%" in text and "Another 40 serious cases" in text


def test_help_is_named_as_the_table_of_services_has_it(widget):
    services = data.load("support").set_index("key").loc[list(HELPLINES)]
    assert "call 999" in widget.content_note
    for one in services.itertuples():
        assert f"[{one.service}]({one.web}) {one.phone}" in widget.content_note


@pytest.mark.parametrize(("name", "value"), [("serious", 0), ("averted", 15), ("specificity", 101)])
def test_refuses_a_setting_that_no_slider_offers(name, value):
    with pytest.raises(traitlets.TraitError, match=f"{name} is {value}. Give a whole number from"):
        setattr(threshold(), name, value)


def test_the_prediction_is_right():
    found = outcome(serious=10, sensitivity_pct=90, specificity_pct=90)
    assert (found.caught, found.high) == (9, 108)
    assert WORDS["predict"].options[WORDS["predict"].answer] == "About 1 in 12"


def test_the_tries_show_what_they_say():
    wide, narrow, helped = (cells(one.set) for one in WORDS["tries"])
    assert (wide.caught, wide.high) == (9, 108)
    assert (narrow.caught, narrow.high, narrow.missed, narrow.serious) == (3, 13, 7, 10)
    assert (helped.happened, helped.high, helped.caught) == (6, 110, 12)


def test_fallback_holds_picture_sentence_study_and_notes(widget):
    text = widget.fallback()["text/html"]
    assert "<svg" in text and said(START) in text
    assert "<td>12,301 gradings</td>" in text and "https://doi.org/10.1007/s41887-017-0010-2" in text
    assert text.count('<path d="M') == sum(number > 0 for number in dataclasses.astuple(cells(START)))


def test_sliders_change_picture_sentence_and_table_alike(page):
    page.get_by_label(ABOUT).focus()
    for _ in range(15):
        page.keyboard.press("ArrowRight")
    page.get_by_label("Acting on a high grading averts").focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    setting = {**START, "serious": 20, "averted": 50}
    found = cells(setting)
    mounted.says(page, said(setting))
    assert mounted.twin(page)[1] == ["Graded high", *map(str, (found.happened, found.averted, found.false_alarms, found.high))]
    drawn = page.evaluate("() => [...document.querySelectorAll('.ju-cases path')].map(path => (path.getAttribute('d').match(/M/g) ?? []).length)")
    assert drawn == list(dataclasses.astuple(found))
    assert page.locator(".ju-legend strong").all_inner_texts() == [str(number) for number in drawn]


def test_a_narrow_screen_has_half_as_many_icons_in_a_row(address, open_page):
    wide = mounted.alive(open_page(address, viewport={"width": 1280, "height": 800}))
    narrow = mounted.alive(open_page(address, viewport={"width": 320, "height": 640}))
    boxes = [page.locator(".ju-cases svg").get_attribute("viewBox") for page in (wide, narrow)]
    assert boxes == ["0 0 500 200", "0 0 250 400"]


def test_a_link_restores_the_setting(address, open_page):
    setting = {"serious": 12, "sensitivity": 80, "specificity": 95, "averted": 30}
    page = mounted.alive(open_page(f"{address}#threshold:" + "&".join(f"{name}={value}" for name, value in setting.items())))
    mounted.says(page, said(setting))
    assert page.get_by_label(ABOUT).input_value() == "12"


@pytest.mark.parametrize("state", ["serious=999", "serious=1e1", "risk=5", "serious=%3Cimg%20src=x%20onerror=alert(1)%3E"])
def test_a_nonsense_link_is_refused_and_the_start_shown(address, open_page, state):
    page = mounted.alive(open_page(f"{address}#threshold:{state}"))
    assert page.get_by_text("That link asks for a setting that is not there").is_visible()
    mounted.says(page, said(START))
    assert page.locator(".ju-live img").count() == 0


def test_reset_goes_back_to_the_start(page):
    page.get_by_role("button", name="Set it for me").last.click()
    mounted.says(page, said(WORDS["tries"][-1].set))
    page.get_by_role("button", name="Reset").click()
    mounted.says(page, said(START))


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_passes_axe_and_fits_before_and_after_use(address, open_page, colours, width):
    page = mounted.alive(open_page(address, color_scheme=colours, viewport={"width": width, "height": 800}, reduced_motion="reduce"))
    assert browser.violations(page) == []
    page.get_by_role("button", name="Set it for me").last.click()
    for text in ("What can and cannot be known from it", "The same in numbers", "What this leaves out"):
        page.get_by_text(text, exact=True).click()
    page.wait_for_timeout(300)
    assert browser.violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width


def test_the_accessibility_tree_tells_question_controls_units_and_result(page):
    tree = page.locator(".ju-live").aria_snapshot()
    for part in ['group "Predict first. Suppose', f'slider "{ABOUT}"', 'cell "not given"', f'img "{said(START)}"', 'link "National Domestic Abuse Helpline']:
        assert part in tree
    shown = [page.get_by_role("slider").nth(at).get_attribute("aria-valuetext") for at in range(4)]
    assert shown == ["5 in 1,000 cases", "33%", "90%", "0%"]


def test_no_checklist_question_stands_in_it(widget):
    """DASH may not be reprinted, and nobody is to score a real situation here: the only things to set are the model's."""
    assert set(OFFERED) == {"serious", "sensitivity", "specificity", "averted"}
    assert "not use this page to judge a real situation" in widget.content_note.replace("*", "")
