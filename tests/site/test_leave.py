"""The way to leave a page in a hurry, in a real browser: always in reach, by keyboard, on a small screen, with scripts off."""

import re

import pytest

from book import paths
from book.site import chapter, leave
from tests import browser as browsers

PAGE = "/chapters/journeys.html"
BEFORE = "/chapters/references.html"
SUPPORT = re.compile(r"^`{3,}\{support\}", flags=re.M)
SENSITIVE = [slug for slug in sorted(chapter.numbered()) if SUPPORT.search((paths.CHAPTERS / f"{slug}.md").read_text())]
OTHERS = sorted(chapter.numbered() - set(SENSITIVE))


@pytest.fixture
def sensitive_page(chromium, site):
    """Open a sensitive page after another one, with a stand-in for the page that the link leads to.

    The page's `left` lists the headers with which that page was asked for, `asked` what went to
    another host, whose name a browser looks up once a reader has set out for it.
    """
    proxy, contexts = browsers.Running(browsers.Refusal), []

    def go(**options):
        contexts.append(browsers.context(chromium, proxy, **options))
        page = contexts[-1].new_page()
        page.left, page.asked = [], proxy.asked

        def answer(route):
            page.left.append(route.request.all_headers())
            route.fulfill(body="<title>Weather</title>Rain", content_type="text/html")

        page.route(leave.ADDRESS, answer)
        page.goto(site + BEFORE)
        page.goto(site + PAGE)
        return page

    yield go
    for context in contexts:
        context.close()
    proxy.close()


def way_out(page):
    return page.locator("a.ju-leave")


def covered_by_it(page) -> list[str]:
    """Name what stands under the way out where the page ends."""
    page.evaluate("() => scrollTo(0, document.documentElement.scrollHeight)")
    return page.evaluate("""() => {
      const out = document.querySelector("a.ju-leave").getBoundingClientRect();
      const under = (box) => box.bottom > out.top + 1 && box.top < out.bottom && box.right > out.left && box.left < out.right;
      return [...document.querySelectorAll(".bd-footer p, .prev-next-area a")].filter((one) => under(one.getBoundingClientRect())).map((one) => one.textContent);
    }""")


@pytest.mark.parametrize("width,height", [(320, 640), (390, 844), (844, 390), (1280, 900)])
def test_is_in_sight_wherever_the_reader_is_and_hides_nothing(sensitive_page, width, height):
    page = sensitive_page(viewport={"width": width, "height": height})
    for share in (0, 0.3, 0.6, 1):
        page.evaluate("share => scrollTo(0, share * document.documentElement.scrollHeight)", share)
        box = way_out(page).bounding_box()
        assert box["height"] >= 44 and 0 <= box["y"] and box["y"] + box["height"] <= height + 0.5
        assert 0 <= box["x"] and box["x"] + box["width"] <= width + 0.5
        assert page.evaluate("([x, y]) => document.elementFromPoint(x, y).closest('a.ju-leave') !== null", [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2])
    assert covered_by_it(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_puts_another_page_in_this_ones_place_and_tells_it_nothing(sensitive_page):
    page = sensitive_page(viewport={"width": 320, "height": 640})
    way_out(page).click()
    page.wait_for_url(leave.ADDRESS)
    assert [headers.get("referer") for headers in page.left] == [None]
    page.go_back()
    assert page.url.endswith(BEFORE)


def test_is_the_second_stop_of_the_keyboard(sensitive_page):
    page = sensitive_page()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.textContent") == leave.WORDS
    page.keyboard.press("Enter")
    page.wait_for_url(leave.ADDRESS)


def test_escape_does_not_leave(sensitive_page):
    page = sensitive_page()
    for _ in range(4):
        page.keyboard.press("Escape")
    page.wait_for_timeout(100)
    assert page.url.endswith(PAGE) and page.left == []


def test_is_a_link_where_scripts_are_off(sensitive_page):
    page = sensitive_page(java_script_enabled=False)
    way_out(page).click()
    page.wait_for_url(leave.ADDRESS)
    assert [headers.get("referer") for headers in page.left] == [None]


def test_stands_in_the_content_note_too_and_says_that_history_remains(sensitive_page):
    page = sensitive_page(viewport={"width": 320, "height": 640})
    note = page.locator(".admonition .ju-leave-note")
    assert note.count() == 1
    assert "does not clear your browser’s history" in note.inner_text()
    assert way_out(page).get_attribute("aria-describedby") == note.locator("span").get_attribute("id")
    note.get_by_role("link", name=leave.WORDS).click()
    page.wait_for_url(leave.ADDRESS)


def test_is_not_printed(sensitive_page):
    page = sensitive_page()
    page.emulate_media(media="print")
    assert not way_out(page).is_visible() and not page.locator(".ju-leave-note").is_visible()


IS_CLEAR = """() => {
  const box = document.activeElement.getBoundingClientRect(), out = document.querySelector("a.ju-leave").getBoundingClientRect();
  return document.activeElement.matches("a.ju-leave") || box.width < 2 || box.top < out.top;
}"""


def test_what_the_keyboard_reaches_is_not_under_it(sensitive_page):
    page = sensitive_page(viewport={"width": 320, "height": 640})
    for _ in range(40):
        page.keyboard.press("Tab")
        page.wait_for_function(IS_CLEAR)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_passes_axe(sensitive_page, theme):
    page = sensitive_page(color_scheme=theme, viewport={"width": 390, "height": 844})
    page.evaluate(browsers.AXE.read_text(encoding="utf-8"))
    found = page.evaluate("() => axe.run('.ju-leave, .ju-leave-note', {resultTypes: ['violations']})")["violations"]
    assert [one["id"] for one in found] == []


def test_every_page_that_names_services_has_it_and_no_other(built):
    for slug in [*SENSITIVE, "support"]:
        text = (built / "chapters" / f"{slug}.html").read_text()
        assert text.count('class="ju-leave"') == 1 and text.count('class="ju-leave-note') == 1, slug
    for slug in OTHERS:
        assert "data-leave" not in (built / "chapters" / f"{slug}.html").read_text(), slug


def test_asks_the_other_host_nothing_before_the_reader_leaves(sensitive_page):
    page = sensitive_page()
    way_out(page).hover()
    way_out(page).focus()
    page.wait_for_timeout(300)
    assert page.asked == [] and page.left == []
