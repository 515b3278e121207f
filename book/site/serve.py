"""Serves the site while it is written, and builds again what is saved."""

from __future__ import annotations

import asyncio
import importlib
import os
import re
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path

import uvicorn
from sphinx.application import builtin_extensions
from sphinx_autobuild.filter import IgnoreFilter
from sphinx_autobuild.middleware import JavascriptInjectorMiddleware
from sphinx_autobuild.server import RebuildServer
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount, WebSocketRoute
from starlette.staticfiles import StaticFiles

from book import paths
from book.errors import BookError
from book.site import build, content
from book.site.exercise import copies

# What the build itself writes, and what is no part of the book.
IGNORED = ["_build", "node_modules", ".venv", ".git", ".pytest_cache", "bundles", "__pycache__"]


def serve(port: int, *, lite: bool = True) -> None:
    """Build the site, serve it on this machine, and build it again whenever a file of the book is saved.

    Parameters
    ----------
    port : int
        Where to serve it.
    lite : bool
        Whether Python for the browser is made too.

    Raises
    ------
    BookError
        If the port is taken.
    """
    os.chdir(paths.ROOT)
    _check_free(port)
    _in_a_fresh_process(lite)
    _load_extensions()
    _read_ahead()
    address = f"127.0.0.1:{port}"
    watcher = RebuildServer([paths.ROOT], _ignore(), partial(rebuild, lite=lite))
    app = Starlette(
        routes=[WebSocketRoute("/websocket-reload", watcher, name="reload"), Mount("/", app=StaticFiles(directory=paths.HTML, html=True), name="static")],
        middleware=[Middleware(JavascriptInjectorMiddleware, ws_url=address)],
        lifespan=partial(_watched, watcher, address),
    )
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning")


@asynccontextmanager
async def _watched(watcher: RebuildServer, address: str, app: Starlette) -> AsyncIterator[None]:
    """Say where the book is once its files are watched: from then on no save is missed."""
    async with watcher.lifespan(app):
        await asyncio.sleep(0.1)  # ends once the watcher, which holds everything up while it begins, waits for a first save
        print(f"Joined Up is at http://{address}/ (Ctrl+C stops it). What you save is on the page within seconds.", flush=True)
        yield


def rebuild(*, changed_paths: Sequence[Path], lite: bool) -> None:
    """Build after a save; the watcher calls it in a process of its own, where Sphinx is loaded already.

    Parameters
    ----------
    changed_paths : sequence of Path
        What was saved. Where the book's own Python is among it, the build needs a fresh process.
    lite : bool
        Whether Python for the browser is brought up to date too, after the pages.
    """
    saved = ", ".join(sorted({paths.relative(path) for path in changed_paths}))
    print(f"Saved: {saved}", flush=True)
    if any(path.suffix == ".py" for path in changed_paths):
        failed = _in_a_fresh_process(lite)
    else:
        failed = _here(lite)
    print("The last build has the faults named above." if failed else "Built.", flush=True)


def _here(lite: bool) -> int:
    """Build the pages even where the content has faults, so that its author sees them, and name the faults once they stand."""
    raised, failed = [], 1
    try:
        failed = build.pages(paths.HTML) or build.make_lite(paths.HTML, wanted=lite, quiet=True)
    except BookError as fault:
        raised = [fault]
    faults = [*content.faults(), *raised]
    for fault in faults:
        print(fault, file=sys.stderr, flush=True)
    return failed or len(faults)


def _in_a_fresh_process(lite: bool) -> int:
    return subprocess.call([sys.executable, "-m", "book", "build"], env={**os.environ, "LITE": "1" if lite else "0"})


def _check_free(port: int) -> None:
    """Refuse a port that is taken before anything is built."""
    with socket.socket() as trial:
        # As the server itself will: a port that only waits after its last use is free.
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("127.0.0.1", port))
        except OSError as fault:
            raise BookError(f"The port {port} cannot be used: {fault.strerror}.", f"Try another: make serve PORT={port + 1}.") from None


def _load_extensions() -> None:
    """Load what a build needs, so that each later one starts at once."""
    for name in ("jupytext", *builtin_extensions, *build.settings()["extensions"]):
        importlib.import_module(name)
    for name in ("directives", "execution", "files", "shell", "exercise.page", "exercise.form"):
        importlib.import_module(f"book.site.{name}")


def _read_ahead() -> None:
    """Read what takes longest to read and rarely changes: each build starts from here, and reads anew what was saved since."""
    with suppress(BookError):  # the build before has named it
        list(content.references())
        for source in copies.sources():
            copies.read(source)


def _ignore() -> IgnoreFilter:
    return IgnoreFilter([], [rf"(^|/)({'|'.join(map(re.escape, IGNORED))})(/|$)"])
