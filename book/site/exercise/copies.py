"""Makes an exercise's copies from its text notebook: the student's, without solutions, and the solved one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from book import paths
from book.errors import BookError, nearest
from book.reading import parse_yaml, read_text
from book.site import chapter

if TYPE_CHECKING:
    import nbformat

# Cells with these tags stand in one copy only.
SOLUTION, LECTURER = "solution", "lecturer"
ABOUT = ("title", "summary", "chapters", "minutes", "level")


def sources() -> list[Path]:
    """List the exercises' text notebooks."""
    return sorted(paths.NOTEBOOKS.glob("*.md"))


def read(source: Path) -> nbformat.NotebookNode:
    """Read a text notebook and hold its header to what an exercise needs.

    Parameters
    ----------
    source : Path
        `exercises/notebooks/<exercise>.md`.

    Returns
    -------
    NotebookNode

    Raises
    ------
    BookError
        If the header has a fault.
    """
    import jupytext

    for fault in header_faults(source):
        raise fault
    return jupytext.read(source, fmt="md:myst")


def header_faults(source: Path) -> Iterator[BookError]:
    """Say what an exercise's header lacks; raises BookError where it is not YAML."""
    front = re.match(r"---\n(.*?)\n---", read_text(source), flags=re.DOTALL)
    header = parse_yaml(front[1], source, after=1, what="The header is") if front else None
    about = header.get("exercise") if isinstance(header, dict) else None
    if not isinstance(about, dict):
        yield BookError("The notebook's header has no 'exercise:'.", f"Add it, with {', '.join(ABOUT)}.", file=source, line=1)
        return
    for key in ABOUT:
        if not about.get(key):
            yield BookError(f"The notebook's header has no '{key}' under 'exercise:'.", "Add it.", file=source, line=1)
    yield from _chapter_faults(about.get("chapters") or [], source)


def _chapter_faults(named: list, source: Path) -> Iterator[BookError]:
    lines, known = read_text(source).splitlines(), chapter.numbered()
    at = next((number for number, line in enumerate(lines, 1) if line.strip().startswith("chapters:")), 1)
    if not isinstance(named, list):
        yield BookError(f"The chapters are written as '{named}'.", f"Write them as a list: [{named}].", file=source, line=at)
        return
    for slug in named:
        if slug not in known:
            yield BookError(f"The exercise names the chapter '{slug}', which does not exist.", nearest(str(slug), known), file=source, line=at)


def student(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Make the student's copy: no solution, no note for lecturers, no tag that says where they were."""
    cells = [cell for cell in notebook.cells if not {SOLUTION, LECTURER} & tags(cell)]
    return _copy(notebook, cells)


def solved(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Make the solved copy: solutions run after their task, and a check that is not met stops the run."""
    made = _copy(notebook, [cell for cell in notebook.cells if LECTURER not in tags(cell)])
    for cell in made.cells:
        if "check" in tags(cell):
            cell.source = cell.source.rstrip() + ".require()"
    return made


def tags(cell: nbformat.NotebookNode) -> set[str]:
    """Give a cell's tags."""
    return set(cell.metadata.get("tags", ()))


def _copy(notebook: nbformat.NotebookNode, cells: list) -> nbformat.NotebookNode:
    """Copy cells into a notebook with a plain header and ids that stay the same from build to build."""
    import nbformat

    made = nbformat.v4.new_notebook(metadata={
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
        "exercise": dict(notebook.metadata["exercise"]),
    })  # fmt: skip
    for number, cell in enumerate(cells, 1):
        new = nbformat.from_dict({**cell, "id": f"cell-{number}", "metadata": {k: v for k, v in cell.metadata.items() if k == "tags"}})
        made.cells.append(new)
    return made


def write_solved(folder: Path) -> list[Path]:
    """Write the solved copy of every exercise, for lecturers.

    Parameters
    ----------
    folder : Path
        Where they go; it is made if need be, and never lies in the site.

    Returns
    -------
    list of Path
        The files written.
    """
    import nbformat

    folder.mkdir(parents=True, exist_ok=True)
    made = {folder / f"{source.stem}.ipynb": solved(read(source)) for source in sources()}
    for file, notebook in made.items():
        nbformat.write(notebook, file)
    return list(made)
