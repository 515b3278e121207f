"""The learner's and authors' pages in the built site: within reach of every page, light, and the same with no server."""

import gzip

import pytest

from tests import browser

CHAPTER = "chapters/crime_and_disorder_act.html"
PAGES = ["review.html", "record.html", "teach/bank.html"]
PHONE = {"width": 390, "height": 800}


@pytest.mark.parametrize("path", ["index.html", CHAPTER, "chapters/glossary.html", "exercises/two_series.html", *PAGES])
def test_review_and_record_are_in_every_pages_menu(site, open_page, path):
    page = open_page(f"{site}/{path}", viewport=PHONE)
    for name, file in (("Your record", "record.html"), ("Review", "review.html")):
        page.get_by_role("button", name="Contents of the book").press("Enter")
        link = page.get_by_role("navigation", name="Yours").get_by_role("link", name=name)
        assert link.get_attribute("href").lstrip("./") == ("#" if page.url.endswith(f"/{file}") else file)
        link.press("Enter")
        page.wait_for_url(f"**/{file}*")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_has_no_accessibility_fault_and_no_sideways_scroll(site, open_page, path, scheme):
    page = open_page(f"{site}/{path}", viewport={"width": 320, "height": 640}, color_scheme=scheme)
    browser.to_the_end(page)
    for summary in page.locator("main summary").all():
        summary.click()
    assert browser.violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def answer(page):
    """Answer the first question of the chapter's first quiz."""
    browser.to_the_end(page)
    one = page.locator("[data-question]:visible").first
    one.locator("input").first.check()
    one.get_by_label("Certain").check()
    one.get_by_role("button", name="Check", exact=True).click()
    one.locator(".ju-reply:not(:empty)").wait_for()


def test_an_answer_is_in_the_record_and_the_landing_page_leads_back(site, open_page):
    page = open_page(f"{site}/{CHAPTER}")
    answer(page)
    page.goto(f"{site}/record.html")
    page.get_by_text("1 try at 1 question in 1 chapter").wait_for()
    page.goto(f"{site}/index.html")
    page.get_by_text("Nothing to review today.").wait_for()
    page.locator(".ju-go-on").click()
    assert CHAPTER in page.url


def test_works_from_a_folder_with_no_server(built, open_page):
    page = open_page((built / CHAPTER).as_uri())
    answer(page)
    page.goto((built / "review.html").as_uri())
    page.get_by_text("Nothing is due today.").wait_for()
    page.goto((built / "record.html").as_uri())
    page.get_by_text("1 try at 1 question in 1 chapter").wait_for()


@pytest.mark.parametrize(("path", "most"), [("review.html", 60_000), ("record.html", 60_000)])
def test_weighs_little(site, open_page, path, most):
    page, bodies = open_page("about:blank"), []
    page.on("response", lambda response: bodies.append(response))
    page.goto(f"{site}/{path}")
    browser.to_the_end(page)
    page.wait_for_load_state("networkidle")
    assert sum(len(gzip.compress(response.body(), 6)) for response in bodies) <= most


def test_the_bank_of_every_chapter_is_on_the_authors_page_and_nothing_is_missing(site, open_page, built):
    page = open_page(f"{site}/teach/bank.html")
    chapters = {file.name.split(".")[0].removeprefix("bank-") for file in (built / "_static" / "learner").glob("bank-*.js")}
    assert chapters and {node.get_attribute("id") for node in page.locator("main h2[id]").all()} >= chapters
    links = page.locator("main details a").evaluate_all("all => all.map(one => one.href.split('#'))")
    for address, section in {(address, section) for address, section in links}:
        text = (built / address.replace(f"{site}/", "")).read_text(encoding="utf-8")
        assert f'id="{section}"' in text, f"{address}#{section}"
