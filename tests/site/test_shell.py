"""The shell around each page, in a real browser: light, reachable, calm, and an edition on paper."""

import gzip
import re

import pytest
from docutils import nodes
from playwright.sync_api import expect

from book.site import shell
from tests import browser as browsers
from tests.colours import contrast

LANDING = "index.html"
CHAPTER = "chapters/crime_and_disorder_act.html"
FIRST = "chapters/what_is_multi_agency.html"
SERVING = [f"chapters/{name}.html" for name in ("how_to_use", "support", "glossary", "law", "data", "widgets", "references", "about", "accessibility")]
PAGES = [LANDING, CHAPTER, *SERVING, "search.html?q=audit"]
PHONE = {"width": 390, "height": 800}
NARROW = {"width": 320, "height": 640}
WIDE = {"width": 1280, "height": 800}


def palettes() -> list[dict[str, str]]:
    """The light palette, the dark one by choice and the dark one by device."""
    blocks = re.findall(r"\{([^{}]*--ju-ink[^{}]*)\}", (shell.THEME / "palette.css").read_text())
    return [dict(re.findall(r"--ju-(\w+): (#\w{6})", block)) for block in blocks]


def colours_of(page) -> tuple[str, str]:
    return tuple(page.evaluate("() => { const style = getComputedStyle(document.body); return [style.color, style.backgroundColor]; }"))


def tab_to(page, role: str, name: str) -> None:
    """Press Tab until the control of that role and name has the focus."""
    wanted = page.get_by_role(role, name=name, exact=True)
    for _ in range(40):
        page.keyboard.press("Tab")
        if wanted.evaluate("node => node === document.activeElement"):
            return
    raise AssertionError(f"No {role} named {name!r} within 40 presses of Tab")


# The palette


@pytest.mark.parametrize("number", range(3), ids=["light", "dark by choice", "dark by device"])
@pytest.mark.parametrize("ground", ["paper", "soft"])
def test_each_text_colour_can_be_read_on_each_ground(number, ground):
    palette = palettes()[number]
    roles = ["ink", "muted", "blue", "orange", "green", "purple", "red"]
    assert {role: ratio for role in roles if (ratio := contrast(palette[role], palette[ground])) < 4.5} == {}
    assert contrast(palette["line"], palette[ground]) >= 3


def test_both_ways_to_dark_give_the_same_colours():
    _light, chosen, device = palettes()
    assert chosen == device


def test_the_figures_colours_are_the_pages_light_ones():
    from book.style import COLOURS

    assert COLOURS == {role: palettes()[0][role] for role in COLOURS}


# What is made for the pages at build


def paragraph_page(*texts: str) -> nodes.document:
    from docutils.utils import new_document

    page = new_document("trial")
    section = nodes.section()
    section.extend(nodes.paragraph("", text) for text in texts)
    page.append(section)
    return page


def test_describes_a_page_by_its_opening():
    assert shell.describe(paragraph_page("Short and whole.", "Second.")) == "Short and whole."


def test_cuts_a_long_description_at_a_word():
    said = shell.describe(paragraph_page("word, " * 60))
    assert len(said) <= shell.LONGEST_DESCRIPTION + 2
    assert said.endswith("word …")


def test_a_table_becomes_a_region_that_the_keyboard_reaches():
    html = '<div class="pst-scrollable-table-container"><table class="table">\n<caption><span>Who "joined"</span></caption>'
    assert shell.scrollable(html).startswith('<div class="pst-scrollable-table-container" role="group" tabindex="0" aria-label="Table: Who &quot;joined&quot;"><table')


WIDE_TABLE = (
    '<div class="pst-scrollable-table-container" role="group"><table class="table">\n<thead><tr><th class="head"><p>Body</p></th><th class="head"><p>Its <em>footing</em></p></th>{more}</tr></thead>'
    '<tbody><tr><td><p>Police</p></td><td class="text-right"><p>duty</p></td><td><p>1998</p></td></tr></tbody></table></div>'
)


def test_cells_of_a_table_that_folds_carry_the_names_of_their_columns():
    folded = shell.folded(WIDE_TABLE.format(more='<th class="head"><p>Since</p></th>'))
    assert '<div class="pst-scrollable-table-container ju-folds"' in folded
    assert '<td data-label="Body"><p>Police</p></td><td data-label="Its footing" class="text-right"><p>duty</p></td><td data-label="Since"><p>1998</p></td>' in folded


def test_a_table_of_two_columns_stays_as_it_is():
    two = WIDE_TABLE.format(more="")
    assert shell.folded(two) == two


# The built site


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_has_no_axe_violation(site, open_page, path, scheme):
    page = open_page(f"{site}/{path}", color_scheme=scheme, viewport=WIDE)
    browsers.to_the_end(page)
    assert browsers.violations(page) == []


@pytest.mark.parametrize("path", [LANDING, CHAPTER])
def test_open_menus_have_no_axe_violation(site, open_page, path):
    page = open_page(f"{site}/{path}", viewport=PHONE)
    for name in ("Contents of the book", "Colours: light or dark"):
        page.get_by_role("button", name=name).click()
        assert browsers.violations(page) == []
        page.keyboard.press("Escape")


@pytest.mark.parametrize("path", PAGES)
def test_does_not_scroll_sideways_at_320(site, open_page, path):
    page = open_page(f"{site}/{path}", viewport=NARROW)
    browsers.to_the_end(page)
    assert page.evaluate("() => document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("path", [LANDING, CHAPTER])
def test_the_shells_controls_are_large_enough_for_a_thumb(site, open_page, path):
    page = open_page(f"{site}/{path}", viewport=NARROW)
    boxes = page.locator("header.bd-header :is(a, button):visible").evaluate_all("nodes => nodes.map(node => [node.offsetWidth, node.offsetHeight])")
    assert len(boxes) >= 4
    assert [box for box in boxes if min(box) < 44] == []


def test_weighs_little(site, open_page):
    """Budget of a text page: 150 KB; the shell itself aims far below, so that widgets have room."""
    for path, most in ((LANDING, 70_000), *((path, 80_000) for path in SERVING), ("search.html?q=audit", 150_000)):
        page = open_page("about:blank")
        bodies = []
        page.on("response", lambda response: bodies.append(response))
        page.goto(f"{site}/{path}")
        browsers.to_the_end(page)
        page.wait_for_load_state("networkidle")
        weight = sum(len(gzip.compress(response.body(), 6)) for response in bodies)
        assert weight <= most, f"{path}: {weight} bytes"


def test_loads_nothing_that_only_the_theme_wants(built):
    text = (built / CHAPTER).read_text(encoding="utf-8")
    assert re.findall(r'(?:src|href)="[^"]*(?:fontawesome|bootstrap|thebe|clipboard|copybutton|pydata|mathjax|searchindex)[^"]*"', text, flags=re.I) == []
    assert not (built / "_static" / "vendor").exists()


@pytest.mark.parametrize("path", [LANDING, CHAPTER])
def test_says_its_language_and_what_it_is(site, open_page, path):
    page = open_page(f"{site}/{path}")
    assert page.locator("html").get_attribute("lang") == "en-GB"
    assert 50 <= len(page.locator("meta[name=description]").get_attribute("content")) <= 170


# Finding the way


def test_the_menu_opens_leads_and_closes_by_keyboard(site, open_page):
    page = open_page(f"{site}/{CHAPTER}", viewport=PHONE)
    link = page.get_by_role("navigation", name="Main").get_by_role("link", name="Glossary")
    tab_to(page, "button", "Contents of the book")
    page.keyboard.press("Enter")
    assert link.is_visible()
    page.keyboard.press("Escape")
    assert link.is_hidden()
    assert page.evaluate("() => document.activeElement.getAttribute('aria-label')") == "Contents of the book"
    page.keyboard.press("Enter")
    tab_to(page, "link", "Glossary")
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary.html")


def test_the_pages_contents_lead_to_a_section_and_close(site, open_page):
    page = open_page(f"{site}/{CHAPTER}", viewport=PHONE)
    page.get_by_role("button", name="On this page").press("Enter")
    page.get_by_role("link", name="Key points").press("Enter")
    assert page.get_by_role("link", name="Key points").is_hidden()
    page.wait_for_function("() => Math.abs(document.querySelector('#key-points h2').getBoundingClientRect().top) < innerHeight / 2")


def test_the_section_being_read_is_marked_beside_the_text(site, open_page):
    page = open_page(f"{site}/{CHAPTER}#key-points", viewport=WIDE)
    page.wait_for_function("() => document.querySelector('[aria-current=location]')?.textContent.includes('Key points')")


def test_the_first_press_of_tab_offers_to_skip_to_the_text(site, open_page):
    page = open_page(f"{site}/{CHAPTER}")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "main-content"


def test_the_landing_page_leads_a_student_on_at_once(site, open_page):
    page = open_page(f"{site}/{LANDING}", viewport=PHONE)
    start = page.get_by_role("link", name="Start with chapter 1")
    box = start.bounding_box()
    assert box["y"] + box["height"] <= PHONE["height"]
    start.click()
    assert page.url.endswith(FIRST)


def test_the_landing_page_leads_a_lecturer_on(site, open_page):
    page = open_page(f"{site}/{LANDING}")
    page.get_by_role("link", name="For lecturers").click()
    assert "how_to_use.html#" in page.url
    assert page.get_by_role("heading", name="If you teach").is_visible()


def test_search_finds_the_chapter_and_says_what_it_is(site, open_page):
    page = open_page(f"{site}/{LANDING}", viewport=WIDE)
    page.get_by_role("searchbox", name="Search the book").fill("audit")
    page.keyboard.press("Enter")
    found = page.get_by_role("main").get_by_role("listitem").filter(has=page.locator(f"a[href*='{CHAPTER}']"))
    expect(found.first).to_contain_text("16 December 1992")
    assert page.locator("#search-results a[href*='chapters/index']").count() == 0


# Colours


def test_the_choice_of_colours_is_kept(site, open_page):
    page = open_page(f"{site}/{CHAPTER}", color_scheme="light")
    light = colours_of(page)
    page.get_by_role("button", name="Colours: light or dark").press("Enter")
    page.get_by_role("radio", name="Dark").check()
    dark = colours_of(page)
    assert dark != light
    page.goto(f"{site}/{LANDING}")
    assert colours_of(page) == dark
    page.get_by_role("button", name="Colours: light or dark").press("Enter")
    assert page.get_by_role("radio", name="Dark").is_checked()
    page.get_by_role("radio", name="As this device").check()
    page.reload()
    assert colours_of(page) == light


def test_the_chosen_colours_are_there_at_the_first_paint(site, open_page):
    page = open_page(f"{site}/{LANDING}", color_scheme="light")
    page.evaluate("() => localStorage.setItem('/colours', 'dark')")
    page.route("**/book.js*", lambda route: route.abort())
    page.reload()
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.complaints.clear()


def test_refused_storage_does_no_harm(site, open_page):
    page = open_page("about:blank")
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('refused', 'SecurityError'); }})")
    page.goto(f"{site}/chapters/how_to_use.html")
    light = colours_of(page)
    page.get_by_role("button", name="Colours: light or dark").click()
    page.get_by_role("radio", name="Dark").check()
    assert colours_of(page) != light


# No scripts, no server, paper


def test_with_scripts_off_text_and_menus_are_there(site, open_page):
    page = open_page(f"{site}/{CHAPTER}", java_script_enabled=False, viewport=PHONE)
    assert page.get_by_role("heading", name="Key points").is_visible()
    assert page.get_by_role("button", name="Colours: light or dark").is_hidden()
    page.get_by_role("button", name="Contents of the book").click()
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Glossary").click()
    page.wait_for_url("**/glossary.html")


def test_with_scripts_off_the_devices_dark_is_followed(site, open_page):
    light = colours_of(open_page(f"{site}/{LANDING}", color_scheme="light"))
    assert colours_of(open_page(f"{site}/{LANDING}", color_scheme="dark", java_script_enabled=False)) != light


def test_works_from_a_folder_with_no_server(built, open_page):
    page = open_page(f"{(built / LANDING).as_uri()}", color_scheme="light")
    light = colours_of(page)
    page.get_by_role("button", name="Colours: light or dark").click()
    page.get_by_role("radio", name="Dark").check()
    page.get_by_role("link", name="Start with chapter 1").click()
    assert colours_of(page) != light
    page.goto(f"{(built / 'search.html').as_uri()}?q=audit")
    page.get_by_role("main").get_by_role("link", name="The Crime and Disorder Act 1998").first.wait_for()


def test_paper_is_light_and_carries_pictures_and_questions_but_no_frame(site, open_page):
    page = open_page(f"{site}/{CHAPTER}", color_scheme="dark", viewport=WIDE)
    browsers.to_the_end(page)
    page.emulate_media(media="print")
    assert colours_of(page)[1] == "rgb(255, 255, 255)"
    for part in ("header.bd-header", "#ju-menu", "#ju-toc", ".prev-next-area"):
        assert page.locator(part).is_hidden(), part
    widget = page.locator("[data-widget=local_audit]")
    assert [widget.locator(part).locator("visible=true").count() for part in ("svg", ".ju-sentence", "input[type=range]")] == [1, 1, 0]
    quizzes = page.locator("[data-quiz]")
    assert quizzes.count() > 0
    assert quizzes.locator("> .ju-fallback:visible").count() == quizzes.count()
    assert quizzes.locator("> .ju-live:visible").count() == 0


def test_folded_text_opens_for_print_and_closes_again(site, open_page):
    page = open_page(f"{site}/{CHAPTER}")
    page.evaluate("() => { const folded = document.createElement('details'); folded.id = 'folded'; document.querySelector('article').append(folded); }")
    states = page.evaluate("() => ['beforeprint', 'afterprint'].map(name => { dispatchEvent(new Event(name)); return document.getElementById('folded').open; })")
    assert states == [True, False]
