"""Makes an exercise's copies from its text notebook: the student's, without solutions, and the solved one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from book import paths
from book.errors import BookError, nearest

if TYPE_CHECKING:
    import nbformat

# Cells with these tags stand in one copy only.
SOLUTION, LECTURER = "solution", "lecturer"
ABOUT = ("title", "chapters", "minutes", "level")


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
        If the header lacks a key or names a chapter that does not exist.
    """
    import jupytext

    notebook = jupytext.read(source, fmt="md:myst")
    about = notebook.metadata.get("exercise", {})
    for key in ABOUT:
        if not about.get(key):
            raise BookError(f"The notebook's header has no '{key}' under 'exercise:'.", "Add it.", file=source, line=1)
    chapters = {file.stem for file in paths.CHAPTERS.glob("*.md")}
    for slug in about["chapters"]:
        if slug not in chapters:
            raise BookError(f"The exercise names the chapter '{slug}', which does not exist.", nearest(slug, chapters), file=source, line=1)
    return notebook


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
