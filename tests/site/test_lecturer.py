"""As a lecturer: find, cite and link one figure, one interactive and one section, each in a few presses from the menu."""

import re

import pytest

WIDE = {"width": 1280, "height": 800}
ALLOWED = ["clipboard-read", "clipboard-write"]


@pytest.fixture
def page(site, open_page):
    """Start on the first chapter, with the right to use the clipboard."""
    return open_page(f"{site}/chapters/what_is_multi_agency.html", viewport=WIDE, permissions=ALLOWED)


def copied(page, what: str) -> str:
    page.get_by_role("button", name=f"Copy the {what}").click()
    page.get_by_text(f"{what.capitalize()} copied.").wait_for()
    return page.evaluate("navigator.clipboard.readText()")


def follow(page, name: str) -> None:
    page.get_by_role("navigation", name="Main").get_by_role("link", name=name).click()


def test_finds_cites_and_links_a_figure(page, open_page):
    follow(page, "Data and figures")
    item = page.get_by_role("listitem").filter(has_text="Counting rules alone raised recorded crime")
    item.get_by_role("button", name="Cite or link").click()
    citation, link = copied(page, "citation"), copied(page, "link")
    assert re.match(r"The authors of Joined Up \(2026\) ‘Figure \d+\.1: Counting rules alone raised recorded crime by 14 per cent in 1998-99’, in chapter \d+, ‘The Crime and Disorder Act 1998’, Joined Up", citation)
    assert link.endswith("/chapters/crime_and_disorder_act.html#fig-recorded-crime") and link in citation
    other = open_page(link, viewport=WIDE)
    other.wait_for_function("() => Math.abs(document.getElementById('fig-recorded-crime').getBoundingClientRect().top) < innerHeight")


def test_finds_cites_and_links_an_interactive(page, open_page):
    follow(page, "Interactives")
    item = page.get_by_role("listitem").filter(has_text="What should this borough put first?")
    item.get_by_role("button", name="Cite or link").click()
    link = copied(page, "link")
    assert link.endswith("/chapters/crime_and_disorder_act.html#widget-local_audit")
    other = open_page(link, viewport=WIDE)
    other.wait_for_function("() => document.querySelector('#widget-local_audit .ju-live:not([hidden])')")
    other.wait_for_function("() => Math.abs(document.getElementById('widget-local_audit').getBoundingClientRect().top) < innerHeight")


def test_finds_cites_and_links_a_section(page, open_page):
    follow(page, "The Crime and Disorder Act 1998")
    heading = page.get_by_role("heading", name="Two more sections: 17 and 115")
    heading.hover()
    heading.get_by_role("link").click()
    citation, link = copied(page, "citation"), copied(page, "link")
    assert "(2026) ‘Two more sections: 17 and 115’, in ‘The Crime and Disorder Act 1998’, Joined Up" in citation
    assert link.endswith("/chapters/crime_and_disorder_act.html#two-more-sections")


def test_every_interactive_of_a_chapter_is_listed(built):
    listed = set(re.findall(r'href="(\w+)\.html#widget-(\w+)"', (built / "chapters" / "widgets.html").read_text()))
    there = {(file.stem, idea) for file in (built / "chapters").glob("*.html") for idea in re.findall(r'id="widget-(\w+)"', file.read_text())}
    assert there and listed == there


def test_every_figure_of_a_chapter_is_listed(built):
    listed = set(re.findall(r'href="(\w+)\.html#(fig-[\w-]+)"', (built / "chapters" / "data.html").read_text()))
    there = {(file.stem, name) for file in (built / "chapters").glob("*.html") for name in re.findall(r'<figure[^>]* id="(fig-[\w-]+)"', file.read_text())}
    assert there and listed == there
