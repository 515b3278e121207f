"""The lecturer's pack as readers have it: linked, whole on a phone, and a plan on one sheet of paper."""

import re

import pytest
import rispy

from book.site import chapter
from book.site.teach import reading
from book.site.teach.pages import PAGES
from tests.browser import violations

PLANS = sorted(chapter.numbered())
ALL = [f"teach/{name}.html" for name in PAGES] + ["teach/seminars/history.html", "teach/seminars/marac.html"]


@pytest.mark.parametrize("slug", PLANS)
def test_a_seminar_plan_prints_on_one_sheet(open_page, site, slug):
    page = open_page(f"{site}/teach/seminars/{slug}.html")
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1


@pytest.mark.parametrize("name", ALL)
def test_every_link_of_the_pack_leads_somewhere(built, name):
    file = built / name
    body = re.search(r"<article.*?</article>", file.read_text(), flags=re.S)[0]
    for target in re.findall(r'href="([^"]+)"', body):
        if target.startswith(("https:", "http:", "#")):
            continue
        path, _, anchor = target.partition("#")
        other = (file.parent / path).resolve()
        assert other.exists(), target
        assert not anchor or f'id="{anchor}"' in other.read_text(), target


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("width,theme", [(320, "light"), (1280, "dark")])
def test_a_page_of_the_pack_fits_and_passes_axe(open_page, site, name, width, theme):
    page = open_page(f"{site}/{name}", viewport={"width": width, "height": 800}, color_scheme=theme)
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert violations(page) == []


def test_a_lecturer_finds_the_pack_and_a_plan_and_takes_its_reading_home(open_page, site):
    page = open_page(f"{site}/chapters/how_to_use.html")
    page.get_by_role("link", name="lecturer’s pack").first.click()
    page.get_by_role("heading", name="The lecturer’s pack").wait_for()
    page.get_by_role("article").get_by_role("link", name="MARAC: a meeting about danger").click()
    assert page.get_by_role("heading", name="If someone is upset").is_visible()
    page.get_by_role("link", name="The whole list").click()
    with page.expect_download() as coming:
        page.get_by_role("link", name="RIS of MARAC: a meeting about danger").click()
    keys = [one["id"] for one in rispy.loads(coming.value.path().read_text())]
    assert keys == reading.cited(next(one for one in chapter.in_order() if one.slug == "marac"))


def test_the_page_of_contents_leads_to_the_pack(built):
    assert 'href="teach/index.html"' in (built / "index.html").read_text()
