"""The timeline: its front end agrees with its model, its words with the table, and a reader can use it."""

import gzip
import itertools
import json
import random
import re
from pathlib import Path

import pytest
import traitlets

from book import law, paths
from book.models.timeline import ALL, COVERS, chosen, columns, counts, decades, describe, fold, when
from book.site import host
from book.widgets import bundles
from book.widgets.timeline import TAGS, WORDS, picture, timeline
from tests import browser, node
from tests.widgets import mounted

MOST_BYTES = 42_000  # gzipped: what the widget adds to its page, the whole table with it, live and without scripts
SEARCHES = ["", "duty", "Crime and  DISORDER", "climbié", "children’s", "information", "nowhere at all", "1998 c. 37"]


@pytest.fixture(scope="module")
def table():
    return law.entries()


@pytest.fixture(scope="module")
def widget():
    bundles.make()
    return timeline()


@pytest.fixture(scope="module")
def address(widget, tmp_path_factory):
    with mounted.served(widget, tmp_path_factory.mktemp("timeline")) as at:
        yield at


@pytest.fixture
def page(address, open_page):
    return mounted.alive(open_page(address))


def settings(widget, table):
    names = {"theme": [ALL, *(one["value"] for one in widget.themes)], "nation": [ALL, *COVERS], "decade": [ALL, *decades(table)], "search": SEARCHES}
    every = [dict(zip(names, values)) for values in itertools.product(*names.values())]
    return random.Random(1942).sample(every, 150) + [one for one in every if list(one.values()).count(ALL) == 2 and not one["search"]]


def vector(table, setting):
    shown = chosen(table, **setting)
    numbers = sorted([theme, column, number] for (theme, column), number in counts(shown, setting["decade"]).items())
    return {"setting": setting, "titles": [one.title for one in shown], "columns": columns(table, setting["decade"]), "numbers": numbers, "sentence": describe(len(table), shown, setting["decade"])}


def test_front_end_agrees_with_the_model(widget, table, tmp_path):
    cases = [vector(table, one) for one in settings(widget, table)]
    vectors = {"entries": widget.entries, "covers": COVERS, "cases": cases, "folded": [[text, fold(text)] for text in [*SEARCHES, " Ünïted\tKingdom ", "Act’s"]]}
    file = tmp_path / "vectors.json"
    file.write_text(json.dumps(vectors), encoding="utf-8")
    done = node.run(Path(__file__).with_name("timeline.test.mjs"), VECTORS=str(file))
    assert done.returncode == 0, done.stdout
    assert re.search(r"pass 3", done.stdout)


def test_carries_the_table_that_the_prose_reads(widget, table):
    assert [one["title"] for one in widget.entries] == [one.title for one in table]
    assert [one["standing"] for one in widget.entries] == [one.standing() for one in table]
    assert [one["source"] for one in widget.entries] == [one.source for one in table]


def test_every_status_has_its_word():
    assert set(TAGS) == set(law.STANDING)


def test_the_prediction_is_right(table):
    first = chosen(table, theme="crime_prevention")[0]
    assert f"The {first.date[:3]}0s" == WORDS["predict"].options[WORDS["predict"].answer]
    assert (first.date, first.kind) == ("1984", "circular")


def test_the_tries_show_what_they_say(table):
    children, duty, scotland = (chosen(table, **one.set) for one in WORDS["tries"])
    assert [one.kind for one in children].count("circular") == 2 and {one.status for one in children if one.kind == "circular"} == {"superseded"}
    crime = [one for one in duty if one.theme in ("police", "crime_prevention", "community_safety", "youth_justice", "probation_and_offenders")]
    first = next(one for one in crime if one.kind == "act")
    assert first.key == "crime_and_disorder_act_1998"
    assert [one.kind for one in crime[: crime.index(first)]] == ["inquiry", "circular", "report"]
    assert any(one.kind == "act" and one.date < first.date for one in duty)
    alone = [one for one in scotland if one.nation == "scotland"]
    assert (alone[0].date[:4], alone[0].kind) == ("1964", "report") and len(alone) < len(scotland) / 2


def test_refuses_a_setting_that_is_not_there(widget):
    with pytest.raises(traitlets.TraitError, match="There is no nation 'france'. Use one of: all, england"):
        widget.nation = "france"


def test_caps_a_search(widget):
    one = timeline()
    one.search = "x" * 200
    assert one.search == "x" * 60


def test_draws_the_counts_of_the_model(table):
    drawn = sorted(text.get_text() for text in picture(table).axes[0].texts)
    assert drawn == sorted(str(number) for number in counts(table, ALL).values())


def test_fallback_holds_the_picture_the_sentence_and_every_entry(widget, table):
    text = widget.fallback()["text/html"]
    assert "<svg" in text and describe(len(table), table, ALL) in text
    assert text.count("<li>") == len(table)
    assert all(f"<li>{when(one)}: " in text for one in table)


def test_adds_about_40_kilobytes_to_its_page_and_no_more(widget):
    page = host.mount_html(widget.get_state(), widget.fallback()["text/html"], root="../")
    files = [(paths.BUNDLES / f"timeline.{ending}").read_bytes() for ending in ("page.js", "css")]
    assert sum(len(gzip.compress(part, 6)) for part in [page.encode(), *files]) <= MOST_BYTES


def test_filters_change_the_picture_the_sentence_the_list_and_the_table(page, table):
    page.get_by_role("combobox", name="Theme").select_option("Police")
    page.get_by_role("combobox", name="Nation").select_option("Scotland")
    shown = chosen(table, theme="police", nation="scotland")
    mounted.says(page, describe(len(table), shown, ALL))
    assert page.locator(".ju-live .ju-entries li").count() == len(shown)
    page.get_by_role("combobox", name="Nation").select_option("All nations")
    shown = chosen(table, theme="police")
    mounted.says(page, describe(len(table), shown, ALL))
    numbers = [counts(shown, ALL).get(("police", ten), 0) for ten in decades(table)]
    assert mounted.twin(page)[1:] == [["Police", *map(str, numbers), str(len(shown))]]
    assert page.get_by_role("gridcell").all_inner_texts() == [str(number or "") for number in numbers]


def test_a_dot_zooms_into_its_decade_and_then_opens_its_year_by_keyboard(page, table):
    grid = page.get_by_role("grid", name="Entries by theme and time")
    grid.get_by_role("button").first.focus()
    page.keyboard.press("End")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert (page.get_by_role("combobox", name="Theme").input_value(), page.get_by_role("combobox", name="Decade").input_value()) == ("child_protection", "2020")
    page.keyboard.press("Enter")
    first = chosen(table, theme="child_protection", decade="2020")[0]
    opened = page.locator(".ju-live .ju-entries details[open]")
    assert opened.get_by_text(first.effect).is_visible() and opened.get_by_text(first.standing()).is_visible()
    assert opened.get_by_role("link").get_attribute("href") == first.source
    assert opened.locator("summary").evaluate("node => node === document.activeElement")


def test_the_grid_is_one_stop_for_the_tab_key(page):
    page.get_by_role("button", name="Clear all filters").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('[role=grid]') !== null")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.tagName") == "SUMMARY"


def test_lists_more_on_request_and_keeps_the_place(page, table):
    for _ in range(10):
        if page.get_by_role("button", name="Show more").is_hidden():
            break
        page.get_by_role("button", name="Show more").click()
    assert page.locator(".ju-live .ju-entries li").count() == len(table)
    assert page.evaluate("() => document.activeElement.tagName") == "SUMMARY"


def test_a_link_restores_the_setting(address, open_page, table):
    page = mounted.alive(open_page(f"{address}#timeline:theme=all&nation=wales&decade=2010&search=act"))
    mounted.says(page, describe(len(table), chosen(table, nation="wales", decade="2010", search="act"), "2010"))
    assert page.get_by_role("searchbox").input_value() == "act"


def test_a_nonsense_link_is_refused_and_everything_shown(address, open_page, table):
    page = mounted.alive(open_page(f"{address}#timeline:theme=weather&decade=2010"))
    assert page.get_by_text("That link asks for a setting that is not there").is_visible()
    mounted.says(page, describe(len(table), table, ALL))


def test_words_from_a_link_are_capped_and_never_run(address, open_page, table):
    page = mounted.alive(open_page(f"{address}#timeline:search=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E{'y' * 300}"))
    assert page.locator(".ju-live img").count() == 0
    assert page.get_by_role("searchbox").input_value() == "<img src=x onerror=alert(1)>" + "y" * 32
    mounted.says(page, describe(len(table), [], ALL))


def test_reset_shows_everything_again(page, table):
    page.get_by_role("searchbox").fill("nowhere")
    mounted.says(page, describe(len(table), [], ALL))
    page.get_by_role("button", name="Reset").click()
    mounted.says(page, describe(len(table), table, ALL))


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_passes_axe_and_fits_before_and_after_use(address, open_page, colours, width):
    page = mounted.alive(open_page(address, color_scheme=colours, viewport={"width": width, "height": 800}, reduced_motion="reduce"))
    assert browser.violations(page) == []
    page.get_by_role("combobox", name="Decade").select_option("1990s")
    page.locator(".ju-live .ju-entries summary").first.click()
    page.get_by_text("The same in numbers", exact=True).click()
    page.wait_for_timeout(300)
    assert browser.violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width


def test_the_accessibility_tree_tells_question_controls_dots_and_result(page):
    tree = page.locator(".ju-live").aria_snapshot()
    for part in ['group "Predict first.', 'combobox "Theme"', 'combobox "Decade"', 'searchbox "Search"', 'button "Community safety, 2000s: ', 'list "The entries, by date"']:
        assert part in tree
    assert re.search(r"paragraph: \d+ of \d+ entries fit", tree)


def test_without_scripts_the_entries_can_be_read(address, open_page, table):
    page = open_page(address, java_script_enabled=False)
    assert page.get_by_role("link", name=table[0].title, exact=True).is_visible()
