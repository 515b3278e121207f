"""Finds a Chromium to drive in tests and measurements, and installs one where there is none.

`python -m book.site.chromium` prints the path of the program.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from book.errors import BookError

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """Give the path of a Chromium that is there, or None; `CHROMIUM` in the environment goes first."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named if shutil.which(named) else None
    return next((path for path in map(shutil.which, NAMES) if path), None) or _playwright()


def install() -> str:
    """Find a Chromium, installing one where there is none.

    Returns
    -------
    str
        The path of the program.

    Raises
    ------
    BookError
        If there is none and none can be installed.
    """
    found = find()
    if found:
        return found
    if os.environ.get("CHROMIUM"):
        raise BookError(f"CHROMIUM is '{os.environ['CHROMIUM']}', which is no program.", "Give the path of a Chromium, or unset it.")
    tries = [["apt-get", "install", "-y", "-q", "chromium"]] if _may_apt() else []
    tries.append([sys.executable, "-m", "playwright", "install", "--with-deps" if _may_apt() else "--no-shell", "chromium"])
    for command in tries:
        _run(command)
        found = find()
        if found:
            return found
    raise BookError("No Chromium was found, and none could be installed.", "Install one and put it on the PATH, or name it: CHROMIUM=/path/to/chromium make test.")


def _may_apt() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and bool(shutil.which("apt-get"))


def _run(command: list[str]) -> None:
    """Run an installer; its words go to the error stream, since the path goes to the other."""
    if command[0] == "apt-get":
        subprocess.run(["apt-get", "update", "-q"], stdout=sys.stderr, check=False)
    subprocess.run(command, stdout=sys.stderr, check=False, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})


def _playwright() -> str | None:
    """Ask Playwright for its own Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        path = driver.chromium.executable_path
    return path if os.path.exists(path) else None


if __name__ == "__main__":
    try:
        print(install())
    except BookError as fault:
        sys.exit(str(fault))
