"""Fixtures of the marking desk's tests: a bare page with its engine, on a server that counts."""

from __future__ import annotations

import pytest

from tests.lecturer import desk_page

SHUT_OUT = ("/exercises/plans.json?shut", "Refused to connect because it violates the document's Content Security Policy")


@pytest.fixture(scope="session")
def desk_server(built, tmp_path_factory):
    """A server with the built site and the bare page."""
    folder = tmp_path_factory.mktemp("bare")
    desk_page.make(folder)
    server = desk_page.Server(built, folder)
    yield server
    server.close()


@pytest.fixture
def bare(desk_server, open_page):
    """The bare page. At the end the browser's words on the shut door are set aside, and the server is whole again."""
    page = open_page(desk_server.page)
    yield page
    desk_server.changed.clear()
    page.complaints[:] = [line for line in page.complaints if not any(words in line for words in SHUT_OUT)]
