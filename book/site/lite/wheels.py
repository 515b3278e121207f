"""Builds the wheels that are our own: the book's reader's half, and the small ones that fill gaps in the kernel."""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from book import paths
from book.errors import BookError

DATE = (2020, 1, 1, 0, 0, 0)
CLOSED = Path(__file__).parent / "closed" / "piplite.py"
# The kernel asks for these by name; the book's pages need nothing of them but the name.
FILLERS = {
    "jedi": {},
    "micropip": {"micropip.py": CLOSED},
    "piplite": {"piplite/__init__.py": None, "piplite/piplite.py": CLOSED, "piplite/cli.py": CLOSED},
}


def build_book(target: Path) -> Path:
    """Build the wheel of the reader's half from the clone.

    Parameters
    ----------
    target : Path
        The folder to put it in.

    Returns
    -------
    Path
        The wheel; the same sources give the same bytes.

    Raises
    ------
    BookError
        If hatchling cannot build it, with its last words.
    """
    with tempfile.TemporaryDirectory() as scratch:
        command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", scratch]
        ran = subprocess.run(command, cwd=paths.ROOT, capture_output=True, text=True)
        made = list(Path(scratch).glob("*.whl"))
        if ran.returncode or not made:
            last = [line for line in (ran.stdout + ran.stderr).splitlines() if line.strip()][-2:]
            raise BookError(f"The book's wheel could not be built: {' '.join(last)}.", "Mend the file.", file=paths.ROOT / "pyproject.toml")
        target.mkdir(parents=True, exist_ok=True)
        return made[0].replace(target / made[0].name)


def build_filler(name: str, target: Path) -> Path:
    """Build one of the small wheels that take the place of a package that the pages do without."""
    wheel = target / f"{name}-0-py3-none-any.whl"
    about = f"{name}-0.dist-info"
    members = {
        **{inside: file.read_text(encoding="utf-8") if file else "" for inside, file in FILLERS[name].items()},
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 0\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nGenerator: joined-up\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for inside, text in members.items():
            archive.writestr(zipfile.ZipInfo(inside, DATE), text)
    wheel.write_bytes(packed.getvalue())
    return wheel
