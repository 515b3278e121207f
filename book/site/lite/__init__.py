"""Python in the browser: builds `<site>/lite/`, a JupyterLite that brings its own Pyodide and asks no other host for anything."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import os
import shutil
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from book import paths
from book.site.exercise import copies
from book.site.lite import app, contents, distribution, fetch, wheels
from book.widgets import bundles

FOLDER = Path(__file__).parent
CACHE = paths.CACHE / "lite"
# What a build came from and how much a reader will fetch; the exercise page reads it.
REPORT = "build.json"


def build(out: Path, *, log: Callable[[str], None] = print) -> None:
    """Make `<out>/lite/`, from a cache as far as nothing has changed.

    Parameters
    ----------
    out : Path
        The top of the built site.
    log : callable
        Takes one line of progress.

    Raises
    ------
    BookError
        If a file is not the listed one, cannot be fetched, or a step fails.
    """
    bundles.make()
    keys = _keys()
    if _built(out) == keys:
        return
    log("Python in the browser: building lite/ …")
    with ThreadPoolExecutor() as pool:  # each is a program of its own, and neither needs the other
        making = pool.submit(_stage, "stock", keys["stock"], lambda target: _make_stock(target, log=log))
        pages = _stage("app", keys["app"], lambda target: app.build_app(target, distribution.KERNEL, log=log))
        stock = making.result()
    book = _stage("book", keys["book"], lambda target: _make_book(target, log=log))
    fresh = out / "lite.new"
    shutil.rmtree(fresh, ignore_errors=True)
    _link(pages, fresh)
    for folder in (stock, book):
        _link(folder, fresh / "static" / "pyodide")
    _finish(fresh, next(book.glob("*.whl")).name, keys)
    _swap(fresh, out / "lite")


def _keys() -> dict[str, str]:
    """Fingerprint what each stage is made from."""
    own = paths.PACKAGE.rglob("*")
    readers = [file for file in own if not {"site", "lecturer", "__pycache__"} & set(file.relative_to(paths.PACKAGE).parts)]
    carried = [*paths.DATA.iterdir(), *paths.QUESTIONS.iterdir(), *paths.RULES.iterdir(), paths.ROOT / "pyproject.toml"]
    code = [FOLDER / name for name in ("bytecode.py", "compile.mjs", "rewrite.py")]
    stock = _hash([FOLDER / "lock.json", *code, FOLDER / "distribution.py", FOLDER / "wheels.py", wheels.CLOSED])
    versions = [f"{name}=={importlib.metadata.version(name)}" for name in ("jupyterlite-core", fetch.KERNEL, "jupyterlab_widgets", "anywidget")]
    return {
        "stock": stock,
        "app": _hash([FOLDER / "app.py", app.KEEPER], *versions, *distribution.KERNEL),
        "book": _hash([*readers, *carried], stock),
        "notebooks": _hash([*copies.sources(), Path(copies.__file__), FOLDER / "contents.py", FOLDER / "__init__.py"]),
    }


def _hash(files: Iterable[Path], *words: str) -> str:
    digest = hashlib.sha256("\0".join(words).encode())
    for file in sorted(file for file in files if file.is_file()):
        digest.update(f"\0{paths.relative(file)}\0".encode() + file.read_bytes())
    return digest.hexdigest()[:16]


def _built(out: Path) -> dict | None:
    """Read what the site's present lite/ was made from."""
    try:
        return json.loads((out / "lite" / REPORT).read_text(encoding="utf-8"))["keys"]
    except (FileNotFoundError, KeyError, ValueError):
        return None


def _stage(name: str, key: str, make: Callable[[Path], None]) -> Path:
    """Give a stage's folder, made once for each key; older ones go."""
    target = CACHE / f"{name}-{key}"
    if not target.exists():
        part = target.with_name(f"{target.name}.part")
        shutil.rmtree(part, ignore_errors=True)
        make(part)
        part.replace(target)
        for old in CACHE.glob(f"{name}-*"):
            if old != target:
                shutil.rmtree(old, ignore_errors=True)
    return target


def _make_stock(target: Path, *, log: Callable[[str], None]) -> None:
    distribution.make_stock(fetch.fetch(CACHE / "fetched", log=log), target, log=log)


def _make_book(target: Path, *, log: Callable[[str], None]) -> None:
    """Build the book's wheel and compile it."""
    from book.site.lite.bytecode import Archive, compile_archives

    wheel = wheels.build_book(CACHE / "wheel")
    compile_archives([Archive(wheel, wheel.name)], target, CACHE / "fetched", log=log)


def _finish(lite: Path, wheel: str, keys: dict[str, str]) -> None:
    """Write what names the rest: the lock, the notebooks with their list, and the report."""
    folder = lite / "static" / "pyodide"
    packages = distribution.write_lock(folder, folder / wheel)
    report = {"keys": keys, **contents.sizes(lite, packages, contents.write(lite))}
    (lite / REPORT).write_text(json.dumps(report, indent=1), encoding="utf-8")


def _link(source: Path, target: Path) -> None:
    """Lay a folder's files into another by hard link, or by copy where the disk has none."""

    def place(old: str, new: str) -> None:
        try:
            os.link(old, new)
        except OSError:
            shutil.copyfile(old, new)

    shutil.copytree(source, target, copy_function=place, dirs_exist_ok=True)


def _swap(fresh: Path, target: Path) -> None:
    """Put a whole new folder where an old one may stand."""
    old = target.with_name("lite.old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.replace(old)
    fresh.replace(target)
    shutil.rmtree(old, ignore_errors=True)
