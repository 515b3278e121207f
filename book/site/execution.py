"""Runs a chapter's cells again when the code or data that they rest on has changed, and only then."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from book import fingerprint, paths
from book.widgets import bundles
from book.widgets.base import BUILDING

CELL = re.compile(r"^```\{code-cell\}[^\n]*\n(.*?)^```", flags=re.S | re.M)
# A statement by itself: a cell may also hold settings and magics, which are not Python.
IMPORT = re.compile(r"^\s*((?:from\s+book\S*\s+)?import\s+(?:\([^)]*\)|.*))$", flags=re.M)
KERNEL_NAME = re.compile(r"^(\s*display_name: )(.*)$", flags=re.M)


def chapter_print(text: str) -> str:
    """Hash what a chapter's cells rest on; "" where it has no cells."""
    code = "\n".join(CELL.findall(text))
    modules = {name for statement in IMPORT.findall(code) for name in fingerprint.imported(statement)}
    return fingerprint.of_modules(modules, code) if code else ""


def start(app) -> None:
    """Tell the kernels that the site is being built, and keep a person's own start-up files out of them."""
    os.environ[BUILDING] = "1"
    profile = paths.CACHE / "ipython" / "profile_default"
    profile.mkdir(parents=True, exist_ok=True)
    (profile / "ipython_kernel_config.py").write_text("c.Application.log_level = 'ERROR'\n", encoding="utf-8")
    os.environ["IPYTHONDIR"] = str(profile.parent)


def outdated(app, env, _added, _changed, _removed) -> set[str]:
    """Name the chapters whose drawings, or whose parts that this package writes, could have changed."""
    known, stamp = getattr(env, "ju_prints", {}), _stamp()
    if getattr(env, "ju_stamp", stamp) != stamp:
        env.ju_stamp = stamp
        return set(env.found_docs)
    env.ju_stamp = stamp
    return {name for name in env.found_docs if known.get(name, "") != _print_of(env, name)}


def _stamp() -> str:
    """Hash what writes widgets and quizzes into pages; it needs no cell to run again."""
    code = sorted([*(paths.PACKAGE / "site").glob("*.py"), *(paths.PACKAGE / "quiz").glob("*.py"), paths.PACKAGE / "widgets" / "base.py"])
    parts = [file.read_bytes() for file in [*code, paths.PACKAGE / "site" / "host.js", bundles.stamp()]]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def mark(app, docname: str, source: list[str]) -> None:
    """Let jupyter-cache see what the cells rest on: it looks at them and at the kernel's name only."""
    seal = _print_of(app.env, docname)
    app.env.__dict__.setdefault("ju_prints", {})[docname] = seal
    if seal:
        source[0] = KERNEL_NAME.sub(rf"\g<1>\g<2> ({seal})", source[0], count=1)


def _print_of(env, docname: str) -> str:
    file = env.doc2path(docname)
    return chapter_print(Path(file).read_text(encoding="utf-8")) if file.endswith(".md") else ""


def setup(app) -> None:
    """Connect to Sphinx."""
    app.connect("builder-inited", start)
    app.connect("env-get-outdated", outdated)
    app.connect("source-read", mark)
