"""What tests and measurements of the built site share: a server, a refusing proxy, Chromium and axe."""

from __future__ import annotations

import functools
import gzip
import http.server
import threading
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from book import paths
from book.site import chromium

AXE = paths.ROOT / "node_modules" / "axe-core" / "axe.min.js"
HERE = "127.0.0.1,localhost"
TEXT = (".html", ".js", ".mjs", ".css", ".svg", ".json", ".csv", ".yml", ".ipynb")


class Site(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as an ordinary static host does: text gzipped, no cross-origin headers."""

    protocol_version = "HTTP/1.1"
    zipped: dict[tuple[str, float], bytes] = {}

    def log_message(self, *_args) -> None:
        """Stay quiet."""

    def do_GET(self) -> None:
        """Send text gzipped, other files as they are."""
        file = Path(self.translate_path(self.path))
        if file.is_dir():
            file = file / "index.html"
        if file.suffix not in TEXT or not file.is_file() or "gzip" not in self.headers.get("Accept-Encoding", ""):
            super().do_GET()
            return
        key = (str(file), file.stat().st_mtime)
        if key not in self.zipped:
            self.zipped[key] = gzip.compress(file.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(self.zipped[key])))
        self.end_headers()
        self.wfile.write(self.zipped[key])


class Refusal(http.server.BaseHTTPRequestHandler):
    """A proxy that refuses every host and remembers what was asked of it."""

    def log_message(self, *_args) -> None:
        """Stay quiet."""

    def handle_one_request(self) -> None:
        """Remember the request line and refuse."""
        line = self.rfile.readline(4096).decode("latin-1").strip()
        if line:
            self.server.asked.append(line)
            self.wfile.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        self.close_connection = True


class Running:
    """A server on a free port of this machine, in a thread, until `close`."""

    def __init__(self, handler):
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.asked = []
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        """Give its address, with no slash at the end."""
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    def asked(self) -> list[str]:
        """List the requests that a proxy refused."""
        return self._server.asked

    def close(self) -> None:
        """Stop it."""
        self._server.shutdown()
        self._server.server_close()


def serve(folder: Path) -> Running:
    """Serve a folder."""
    return Running(functools.partial(Site, directory=str(folder)))


def launch(driver: Playwright) -> Browser:
    """Start Chromium so that nothing of its own reaches a network."""
    # Its own services are pointed at this machine: only what a page asks for is to be seen.
    own = [f"--{name}-url=http://127.0.0.1:9/" for name in ("autofill-server", "gaia", "gcm-checkin")]
    flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", *own]
    return driver.chromium.launch(executable_path=chromium.find(), args=flags, proxy={"server": "http://127.0.0.1:9", "bypass": HERE})


def context(browser: Browser, proxy: Running, **options) -> BrowserContext:
    """Open a context whose pages reach this machine only; `proxy.asked` remembers what else they ask for."""
    return browser.new_context(proxy={"server": proxy.address, "bypass": HERE}, **options)


def violations(page: Page) -> list[str]:
    """Run axe-core over the page; each violation as its rule and first element."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]} ({one['nodes'][0]['failureSummary'][:200]})" for one in found]


def to_the_end(page: Page) -> None:
    """Scroll through the whole page, so that everything is brought to life."""
    top = 0
    while top < page.evaluate("() => document.documentElement.scrollHeight"):  # which grows as widgets come to life
        page.evaluate("top => scrollTo(0, top)", top)
        page.wait_for_timeout(20)
        top += 800
    page.wait_for_function("() => [...document.querySelectorAll('.ju-host')].every(host => host.querySelector('.ju-live:not([hidden])'))")
