"""Builds the JupyterLite pages: two apps, the widget extensions, and the settings that keep them at home."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from book.errors import BookError

APPS = ("lab", "notebooks")
# What JupyterLite takes from the environment: widgets in notebooks, and the kernel.
EXTENSIONS = ("@jupyter-widgets/jupyterlab-manager", "@jupyterlite/pyodide-kernel-extension", "anywidget")
KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
# Our own service worker keeps Python's files; JupyterLite's would take its place, and no exercise needs its file system.
KEEPER = Path(__file__).with_name("keep.js")
DISABLED = ("@jupyterlite/application-extension:service-worker-manager",)
# Pages of the apps may speak to their own host only.
POLICY = "connect-src 'self' blob: data:"


def build_app(target: Path, starts_with: Iterable[str], *, log: Callable[[str], None]) -> None:
    """Build JupyterLite into a folder that must not exist yet.

    A build over an older one silently loses `pyodideUrl`, and the page then goes to a CDN;
    so this always starts from nothing.

    Parameters
    ----------
    target : Path
        The folder to make.
    starts_with : iterable of str
        Names of the packages that Python loads before the first cell.
    log : callable
        Takes one line of progress.

    Raises
    ------
    BookError
        If JupyterLite fails or its pages would load Python from another host.
    """
    log("  Building the JupyterLite pages …")
    work = target.with_name(target.name + ".work")
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    _write(work / "jupyter_lite_config.json", _build_settings(target))
    _write(work / "jupyter-lite.json", _page_settings(starts_with))
    _write(work / "overrides.json", OVERRIDES)
    ran = subprocess.run([sys.executable, "-m", "jupyterlite_core", "build"], cwd=work, capture_output=True, text=True)
    if ran.returncode:
        last = [line for line in (ran.stdout + ran.stderr).splitlines() if line.strip()][-3:]
        raise BookError(f"JupyterLite could not be built: {' '.join(last)}.", "Delete _build/cache/lite and build again.")
    shutil.rmtree(work)
    _slim(target)
    _close(target)
    shutil.copyfile(KEEPER, target / KEEPER.name)


def _write(file: Path, content: dict) -> None:
    file.write_text(json.dumps(content, indent=1), encoding="utf-8")


def _build_settings(target: Path) -> dict:
    folder = Path(sys.prefix, "share", "jupyter", "labextensions")
    return {
        "LiteBuildConfig": {
            "apps": list(APPS),
            "federated_extensions": [str(folder / name) for name in EXTENSIONS],
            "ignore_sys_prefix": ["federated_extensions"],
            "no_sourcemaps": True,
            "no_unused_shared_packages": True,
            "output_dir": str(target),
        }
    }


def _page_settings(starts_with: Iterable[str]) -> dict:
    kernel = {
        "pyodideUrl": "./static/pyodide/pyodide.mjs",
        "disablePyPIFallback": True,
        "loadPyodideOptions": {"packages": sorted(starts_with)},
    }
    return {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {
            "appName": "Joined Up",
            "contentsAllJsonFile": "all.json",
            "exposeAppInBrowser": True,
            "enableMemoryStorage": True,  # where the browser keeps nothing, the notebook still opens, and the page says so
            "disabledExtensions": list(DISABLED),
            "litePluginSettings": {KERNEL: kernel},
        },
    }


OVERRIDES: dict = {
    "@jupyterlab/notebook-extension:tracker": {"kernelShutdown": True, "windowingMode": "none"},
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
}


def _slim(target: Path) -> None:
    """Take out what these pages never load: the kernel's own wheels, for the lock names ours."""
    for folder in target.rglob("pyodide-kernel-extension/static/pypi"):
        shutil.rmtree(folder)


def _close(target: Path) -> None:
    """Give every page a policy, and make sure that Python comes from here."""
    settings = json.loads((target / "jupyter-lite.json").read_text(encoding="utf-8"))
    url = settings["jupyter-config-data"]["litePluginSettings"][KERNEL].get("pyodideUrl")
    if url != "./static/pyodide/pyodide.mjs":
        raise BookError(f"The JupyterLite pages would load Python from '{url}'.", "Delete _build/cache/lite and build again.")
    tag = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    for page in target.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        page.write_text(re.sub(r"(<head[^>]*>)", rf"\1\n    {tag}", text, count=1), encoding="utf-8")
