"""Fixtures for tests that look at the built site in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import sync_playwright

from book import paths
from tests import browser as browsers


def pytest_collection_modifyitems(items):
    """Have a test that drives a browser, or programs with limits on time, run again where it fails.

    Machines are shared, and a page or a program may answer late. A real fault fails each time; what
    had to be run again is counted at the end.
    """
    for item in items:
        if "chromium" in item.fixturenames or {"exercises", "lecturer", "lite"} & set(item.path.parts):
            item.add_marker(pytest.mark.flaky(reruns=2))


@pytest.fixture(scope="session")
def built():
    """The folder of the built site."""
    if not (paths.HTML / "index.html").exists():
        pytest.fail("The site is not built: run `make site` first (`make test` does).")
    return paths.HTML


@pytest.fixture(scope="session")
def site(built):
    """The address of the built site, served as a static host would."""
    server = browsers.serve(built)
    yield server.address
    server.close()


@pytest.fixture(scope="session")
def refused():
    """A proxy that refuses and remembers every request to another host."""
    proxy = browsers.Running(browsers.Refusal)
    yield proxy
    proxy.close()


@pytest.fixture(scope="session")
def chromium():
    """A running Chromium."""
    with sync_playwright() as driver:
        browser = browsers.launch(driver)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, refused):
    """Open pages with given context options; at the end no other host may have been asked, and no page may have complained.

    `open_page(url, **options)` returns a Playwright page whose `complaints` lists console
    messages and errors; a test that expects some empties the list.
    """
    before, contexts, pages = len(refused.asked), [], []

    def open_one(url: str, **options):
        context = browsers.context(chromium, refused, **options)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.complaints = []
        page.on("console", lambda message: page.complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        contexts.append(context)
        pages.append(page)
        page.goto(url)
        return page

    yield open_one
    complaints = [line for page in pages for line in page.complaints]
    for context in contexts:
        context.close()
    assert complaints == []
    assert refused.asked[before:] == []
