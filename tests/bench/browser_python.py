"""Measures Python in the browser: seconds from pressing the button, with an empty cache and a full one."""

from __future__ import annotations

import time

from playwright.sync_api import Browser, BrowserContext

from tests.lite import notebook as driving

EXERCISE = "exercises/two_series.html"
STEPS = ("pages shown", "Python ready", "first output", "plot shown", "last cell run")
TABLE, PLOT = ".jp-OutputArea-output table", ".jp-OutputArea-output img"


def measure(chromium: Browser, site: str, *, rounds: int = 3) -> dict[str, dict[str, float]]:
    """Time each step of starting and running the exercise's notebook.

    Parameters
    ----------
    chromium : Browser
        A running Chromium.
    site : str
        The address of the built site, with no slash at the end.
    rounds : int
        How often each start is measured; the median is given.

    Returns
    -------
    dict
        "cold" (nothing cached) and "warm" (a second visit), each with the seconds of every step.
    """
    runs: dict[str, list[dict[str, float]]] = {"cold": [], "warm": []}
    for _ in range(rounds):
        context = chromium.new_context(viewport={"width": 1280, "height": 900})
        for kind in ("cold", "warm"):
            runs[kind].append(_visit(context, site))
        context.close()
    return {kind: {step: sorted(run[step] for run in seen)[rounds // 2] for step in STEPS} for kind, seen in runs.items()}


def _visit(context: BrowserContext, site: str) -> dict[str, float]:
    """Start the exercise in a new page and run all its cells."""
    page = context.new_page()
    page.goto(f"{site}/{EXERCISE}")
    start, seen = time.perf_counter(), {}

    def note(step: str) -> None:
        seen[step] = time.perf_counter() - start

    page.get_by_role("button", name="Run this in Python").click()
    frame = page.frame_locator("iframe")
    frame.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=driving.PATIENCE_MS)
    note("pages shown")
    driving.wait_until_said(page, "Python is ready")
    note("Python ready")
    page.get_by_role("button", name="Run all").click()
    for step, where in (("first output", TABLE), ("plot shown", PLOT)):
        frame.locator(where).first.wait_for(timeout=driving.PATIENCE_MS)
        note(step)
    driving.wait_until_said(page, "All cells have been run")
    note("last cell run")
    page.close()
    return seen
