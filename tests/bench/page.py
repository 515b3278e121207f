"""Measures a page: what it fetches, and how long a key press takes to reach the screen."""

from __future__ import annotations

import gzip
import statistics
from dataclasses import dataclass

from playwright.sync_api import BrowserContext, Page


SLOWER = 4  # how many times slower the processor is made, to stand for a phone
PRESSES = 30
PACKED = ("javascript", "css", "html", "json", "svg", "csv", "plain")

# From the key's own time stamp to the first task after the next paint.
TIMER = """() => {
  window.juTimes = [];
  addEventListener("keydown", (event) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => window.juTimes.push(performance.now() - event.timeStamp);
    requestAnimationFrame(() => channel.port2.postMessage(0));
  }, true);
}"""


@dataclass(frozen=True)
class Weight:
    """What a page fetched: requests, those to other hosts, and bytes with text gzipped."""

    requests: int
    foreign: int
    bytes: int


def weigh(context: BrowserContext, address: str, use) -> Weight:
    """Open a page, scroll to its end, use it, and weigh all that it fetched.

    Parameters
    ----------
    context : BrowserContext
        With nothing cached.
    address : str
        The page.
    use : callable
        `use(page)` uses what is on it.

    Returns
    -------
    Weight
        Bytes of bodies: text as gzip -6 makes it, the rest as it is.
    """
    page, fetched = context.new_page(), []
    page.on("response", lambda response: fetched.append(response))
    page.goto(address, wait_until="load")
    scroll(page)
    use(page)
    page.wait_for_timeout(500)
    foreign = sum(not response.url.startswith(address.split("/", 3)[0] + "//" + address.split("/", 3)[2]) for response in fetched)
    weight = Weight(len(fetched), foreign, sum(map(_size, fetched)))
    page.close()
    return weight


def scroll(page: Page) -> None:
    """Scroll through the page."""
    for top in range(0, page.evaluate("() => document.documentElement.scrollHeight"), 800):
        page.evaluate("top => scrollTo(0, top)", top)
        page.wait_for_timeout(40)


def input_to_paint(page: Page, focus, keys: tuple[str, str] = ("ArrowRight", "ArrowLeft")) -> float:
    """Give the median time from a key press to the paint after it, on a processor made slower.

    Parameters
    ----------
    page : Page
        Open, with its widget alive.
    focus : callable
        `focus(page)` puts the focus on a slider.
    keys : pair of str
        Pressed by turns, each three times running.

    Returns
    -------
    float
        Milliseconds.
    """
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.evaluate(TIMER)
    focus(page)
    for press in range(PRESSES):
        page.keyboard.press(keys[press // 3 % 2])
        page.wait_for_timeout(150)
    page.wait_for_function("count => window.juTimes.length >= count", arg=PRESSES)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    return statistics.median(page.evaluate("() => window.juTimes"))


def widget_to_paint(context: BrowserContext, address: str, idea: str) -> float:
    """Give the median time from a key press to the paint after it for one widget.

    Parameters
    ----------
    context : BrowserContext
    address : str
        A page that has the widget.
    idea : str
        Its name. Its first slider or list is moved by the arrow keys; where it has neither, the
        first button after the prediction is pressed.

    Returns
    -------
    float
        Milliseconds.
    """
    page = context.new_page()
    page.goto(address)
    page.locator(f'[data-widget="{idea}"]').scroll_into_view_if_needed()
    live = page.locator(f'[data-widget="{idea}"] > .ju-live:not([hidden])')
    live.wait_for()
    control, button = live.locator("input[type=range], select"), live.locator(":not(.ju-predict) > button")
    if control.count():
        spent = input_to_paint(page, lambda _page: control.first.focus())
    else:
        spent = input_to_paint(page, lambda _page: button.first.focus(), ("Enter", "Space"))
    page.close()
    return spent


def _size(response) -> int:
    if response.status in (204, 301, 302, 304):
        return 0
    body = response.body()
    kind = response.headers.get("content-type", "")
    return len(gzip.compress(body, 6)) if any(word in kind for word in PACKED) else len(body)


