"""The welfare mix: its front end agrees with its model, its words with the table, and a reader can use it."""

import itertools
import json
import re
from pathlib import Path

import pytest
import traitlets

from book import data
from book.models.welfare_mix import NONE, ROLES, SERVICES, change, describe, mixes
from book.widgets import bundles
from book.widgets.welfare_mix import HELPLINES, WORDS, picture, welfare_mix
from tests import browser, node
from tests.widgets import mounted


@pytest.fixture(scope="module")
def found():
    return mixes(data.load("welfare_mix"))


@pytest.fixture(scope="module")
def widget():
    bundles.make()
    return welfare_mix()


@pytest.fixture(scope="module")
def address(widget, tmp_path_factory):
    with mounted.served(widget, tmp_path_factory.mktemp("welfare_mix")) as at:
        yield at


@pytest.fixture
def page(address, open_page):
    return mounted.alive(open_page(address))


def at(found, service, *periods):
    return [next(mix for mix in found[service] if mix.period == period) for period in periods]


def said(found, service, *periods):
    return describe(service, *at(found, service, *periods))


def cases(found):
    for service, dates in found.items():
        for first, second in itertools.product(dates, [None, *dates]):
            if first is not second:
                changed = [change(first, second, role) for role in ROLES] if second else []
                yield {"service": service, "date": first.period, "compare": second.period if second else NONE, "sentence": describe(service, first, second), "changed": changed}


MARKS = [
    {"part": {"main": "market", "also": ["state"]}, "sector": sector, "is": mark} for sector, mark in (("market", "main"), ("state", "also"), ("informal", ""))
] + [
    {"part": {"main": "mixed", "also": ["state", "voluntary"]}, "sector": "state", "is": "mixed"},
    {"part": {"main": "mixed", "also": ["state", "voluntary"]}, "sector": "market", "is": ""},
    {"part": {"main": "unknown", "also": []}, "sector": "state", "is": "unknown"},
]


def test_front_end_agrees_with_the_model(widget, found, tmp_path):
    file = tmp_path / "vectors.json"
    file.write_text(json.dumps({"mixes": widget.mixes, "services": SERVICES, "roles": widget.roles, "cases": list(cases(found)), "marks": MARKS}), encoding="utf-8")
    done = node.run(Path(__file__).with_name("welfare_mix.test.mjs"), VECTORS=str(file))
    assert done.returncode == 0, done.stdout
    assert re.search(r"pass 2", done.stdout)


@pytest.mark.parametrize(("name", "value"), [("service", "prisons"), ("date", "1066"), ("compare", "never")])
def test_refuses_a_setting_that_is_not_there(name, value):
    with pytest.raises(traitlets.TraitError, match=f"There is no {name} '{value}'. Use one of: "):
        setattr(welfare_mix(), name, value)


def test_shows_the_first_date_where_a_notebook_sets_another_service_alone(found):
    one = welfare_mix()
    one.service = "refuges"
    assert one.shown() == found["refuges"][:1]


def test_the_prediction_is_right(found):
    later = at(found, "probation", "2015-19")[0].parts
    assert (later["provides"].main, later["pays"].main, later["regulates"].main) == ("market", "state", "state")
    assert WORDS["predict"].options[WORDS["predict"].answer] == "The State paid, and the State inspected"


def test_the_tries_show_what_they_say(found):
    first, victims, youth = (one.set for one in WORDS["tries"])
    assert [mix.parts["provides"].main for mix in at(found, "probation", first["date"], first["compare"])] == ["voluntary", "state"]
    assert (lambda parts: (parts["pays"].main, parts["provides"].main))(at(found, "victim_services", victims["date"])[0].parts) == ("state", "voluntary")
    assert (lambda parts: (parts["pays"].main, parts["provides"].main))(at(found, "youth_work", youth["date"])[0].parts) == ("state", "voluntary")


def test_help_is_named_as_the_table_of_services_has_it(widget):
    services = data.load("support").set_index("key").loc[list(HELPLINES)]
    assert all(f"[{one.service}]({one.web}) {one.phone}" in widget.content_note for one in services.itertuples())


def test_picture_fills_a_box_for_each_sector_that_does_most(found):
    shown = at(found, "probation", "1973-77", "2015-19")
    drawn = picture(shown)
    assert drawn.count("fill: var(--ju-blue,#1f5fa8)") == sum(mix.parts[role].main in ("state", "market", "voluntary", "informal") for mix in shown for role in ROLES)


def test_fallback_holds_the_picture_the_sentence_and_every_source(widget, found):
    text = widget.fallback()["text/html"]
    assert "<svg" in text and said(found, "probation", "1973-77", "2015-19") in text
    sources = {address for dates in found.values() for mix in dates for part in mix.parts.values() for address, _ in part.sources}
    assert all(f'href="{address}"' in text for address in sources)


def test_controls_change_the_boxes_the_sentence_the_sources_and_the_table_alike(page, found):
    page.get_by_role("combobox", name="Service").select_option("Services for victims of crime")
    mounted.says(page, said(found, "victim_services", "1974"))
    page.get_by_role("group", name="Date").get_by_label("2004").check()
    page.get_by_role("group", name="Compare with").get_by_label("2013-15").check()
    mounted.says(page, said(found, "victim_services", "2004", "2013-15"))
    shown = at(found, "victim_services", "2004", "2013-15")
    assert mounted.twin(page) == [["Role", "2004", "2013-15"], *([words, *(mix.parts[role].named() for mix in shown)] for role, words in ROLES.items())]
    assert page.locator(".ju-live .ju-is-main > :first-child").all_inner_texts() == ["Voluntary bodies", "Voluntary bodies", "State", "State", "Voluntary bodies", "State"]
    for mix in shown:
        for part in mix.parts.values():
            assert page.locator(".ju-said").get_by_text(part.detail).is_visible()


def test_unknown_is_said_as_unknown(page, found):
    page.get_by_role("combobox", name="Service").select_option("Refuges from domestic abuse")
    mounted.says(page, said(found, "refuges", "1974"))
    regulates = page.get_by_role("group", name="Who regulates")
    assert regulates.get_by_text("Not found in the sources read").first.is_visible()
    assert regulates.get_by_role("listitem").count() == 0


def test_dates_answer_arrow_keys(page, found):
    page.get_by_role("group", name="Date").get_by_label("1973-77").focus()
    page.keyboard.press("ArrowLeft")
    mounted.says(page, said(found, "probation", "1876-1907", "2015-19"))
    assert page.get_by_role("group", name="Date").get_by_label("1876-1907").evaluate("node => node === document.activeElement")


def test_a_link_restores_the_setting(address, open_page, found):
    page = mounted.alive(open_page(f"{address}#welfare_mix:service=youth_work&date=before+1939&compare=2021-23"))
    mounted.says(page, said(found, "youth_work", "before 1939", "2021-23"))
    assert page.get_by_role("group", name="Date").get_by_label("before 1939").is_checked()


@pytest.mark.parametrize("state", ["service=prisons", "service=refuges&date=2015-19", "date=%3Cimg%20src=x%20onerror=alert(1)%3E", "service=__proto__", "other=1"])
def test_a_nonsense_link_is_refused_and_the_start_shown(address, open_page, found, state):
    page = mounted.alive(open_page(f"{address}#welfare_mix:{state}"))
    assert page.get_by_text("That link asks for a setting that is not there").is_visible()
    mounted.says(page, said(found, "probation", "1973-77", "2015-19"))
    assert page.locator(".ju-live img").count() == 0


def test_tries_and_reset_set_service_and_dates_together(page, found):
    page.get_by_role("button", name="Set it for me").nth(1).click()
    mounted.says(page, said(found, "victim_services", "2013-15"))
    page.get_by_role("button", name="Reset").click()
    mounted.says(page, said(found, "probation", "1973-77", "2015-19"))


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_passes_axe_and_fits_before_and_after_use(address, open_page, colours, width):
    page = mounted.alive(open_page(address, color_scheme=colours, viewport={"width": width, "height": 800}, reduced_motion="reduce"))
    assert browser.violations(page) == []
    page.get_by_role("combobox", name="Service").select_option("Drug treatment")
    page.get_by_role("group", name="Compare with").get_by_label("2017-21").check()
    page.get_by_text("The same in numbers", exact=True).click()
    page.wait_for_timeout(300)
    assert browser.violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width


def test_the_accessibility_tree_tells_question_controls_boxes_and_result(page, found):
    tree = page.locator(".ju-live").aria_snapshot()
    for part in ['group "Predict first. From 2015', 'combobox "Service"', 'group "Date"', 'radio "1973-77" [checked]', 'group "Who provides"', "listitem: Firms does most", said(found, "probation", "1973-77", "2015-19")]:
        assert part in tree


def test_without_scripts_the_table_fits_a_phone(address, open_page):
    page = open_page(address, java_script_enabled=False, viewport={"width": 320, "height": 640})
    fallback = page.locator(".ju-fallback")
    assert fallback.get_by_text("Youth work", exact=True).is_visible()
    assert fallback.bounding_box()["width"] <= 320
