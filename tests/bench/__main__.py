"""`make bench`: the chapter's weight and speed beside a default Jupyter Book page, all in one run."""

from __future__ import annotations

import sys
from contextlib import closing

from playwright.sync_api import sync_playwright

from book import paths
from tests import browser
from tests.bench import browser_python, default_book, marking, page
from tests.widgets.placed import found

CHAPTER = "/chapters/crime_and_disorder_act.html"
ROW = "{:44} {:>16} {:>16}"


def use_chapter(opened) -> None:
    """Use the Explorer and answer a question of each quiz in sight."""
    opened.get_by_role("button", name="Set it for me").first.click()
    for question in opened.locator("[data-question]").all():
        check = question.get_by_role("button", name="Check", exact=True)
        if question.is_visible() and check.is_visible():
            question.get_by_label("Fairly sure").check()
            for kind in ("radio", "checkbox"):
                for box in question.locator(f"input[type={kind}]").all()[:1]:
                    box.check()
            check.click()


def use_default(opened) -> None:
    """Move the slider, once its scripts have made one."""
    focus_default(opened)
    opened.keyboard.press("ArrowRight")


def focus_chapter(opened) -> None:
    """Put the focus on the Explorer's slider."""
    opened.get_by_label("Weight on harm", exact=True).focus()


def focus_default(opened) -> None:
    """Put the focus on the ipywidgets slider."""
    opened.locator(".noUi-handle").first.focus()


def main() -> int:
    """Measure and print; returns 0."""
    default = default_book.build()
    ours, theirs = browser.serve(paths.HTML), browser.serve(default)
    with closing(ours), closing(theirs), sync_playwright() as driver:
        chromium = browser.launch(driver)
        print(ROW.format("", "this book", "default book"))
        _pages(chromium, ours.address + CHAPTER, theirs.address + "/page.html")
        _widgets(chromium, ours.address)
        _python(chromium, ours.address)
        marking.measure(chromium)
        chromium.close()
    print("The default book has no Python in the browser: its slider moves and nothing answers.")
    return 0


def _pages(chromium, chapter: str, default: str) -> None:
    """Print weight, requests and input-to-paint of the two pages."""
    proxy = browser.Running(browser.Refusal)
    rows = []
    for address, use, focus, prepare in ((chapter, use_chapter, focus_chapter, None), (default, use_default, focus_default, default_book.answer_for_other_hosts)):
        context = browser.context(chromium, proxy, viewport={"width": 390, "height": 800})
        if prepare:
            prepare(context)
        weight = page.weigh(context, address, use)
        opened = context.new_page()
        opened.goto(address)
        page.scroll(opened)
        rows.append((weight, page.input_to_paint(opened, focus)))
        context.close()
    proxy.close()
    (own, own_paint), (other, other_paint) = rows
    print(ROW.format("transferred, gzip (KB)", f"{own.bytes / 1000:.0f}", f"{other.bytes / 1000:.0f}"))
    print(ROW.format("requests", own.requests, other.requests))
    print(ROW.format("requests to other hosts", own.foreign, other.foreign))
    print(ROW.format(f"key to paint, CPU {page.SLOWER}x slower (ms)", f"{own_paint:.0f}", f"{other_paint:.0f}"))


def _widgets(chromium, site: str) -> None:
    """Print input-to-paint of every widget of the book."""
    proxy = browser.Running(browser.Refusal)
    context = browser.context(chromium, proxy, viewport={"width": 390, "height": 800})
    for idea, where in found():
        print(ROW.format(f"key to paint, {page.SLOWER}x slower: {idea} (ms)", f"{page.widget_to_paint(context, site + where, idea):.0f}", "none"))
    context.close()
    proxy.close()


def _python(chromium, site: str) -> None:
    """Print how long Python in the browser takes, from pressing the button."""
    if not (paths.HTML / "lite").exists():
        print("Python in the browser was left out of this build (LITE=0).")
        return
    times = browser_python.measure(chromium, site)
    for kind, steps in times.items():
        for step, seconds in steps.items():
            print(ROW.format(f"browser Python, {kind}: {step} (s)", f"{seconds:.1f}", "none"))


if __name__ == "__main__":
    sys.exit(main())
