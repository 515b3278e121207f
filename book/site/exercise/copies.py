"""Makes an exercise's copies from its text notebook: the student's, without solutions, the solved one, nbgrader's source, and the form's.

What each tag of a cell means stands in CONTRIBUTING.md.
"""

from __future__ import annotations

import ast
import copy
import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from book import paths, rules
from book.errors import BookError, nearest
from book.reading import parse_yaml, read_text
from book.site import chapter

if TYPE_CHECKING:
    import nbformat

# What a cell's tag says of it; cells with these stand in some copies only.
TASK, CHECK, WRITTEN, SOLUTION, LECTURER, FORM, CODE = "task", "check", "written", "solution", "lecturer", "form", "code"
OPTIONS = re.compile(r"^\{\{options ([\w-]+)\}\}$", flags=re.M)
BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
NBGRADER = Path(__file__).with_name("nbgrader_config.py")
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
    for fault in header_faults(source):
        raise fault
    return copy.deepcopy(_parsed(read_text(source)))


@lru_cache(maxsize=64)
def _parsed(text: str) -> nbformat.NotebookNode:
    """Parse a text notebook; a build asks for each some twenty times."""
    import jupytext

    return jupytext.reads(text, fmt="md:myst")


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


def student(source: Path) -> nbformat.NotebookNode:
    """Make the student's copy: no solution, no note for lecturers, nothing that only the form shows.

    Its cells carry nbgrader's metadata, and its header an `edition`, which changes with its cells.
    """
    made = _notebook(source, [cell for cell in _numbered(source) if not {SOLUTION, LECTURER, FORM} & tags(cell)])
    made.metadata["exercise"]["edition"] = edition(made)
    return made


def solved(source: Path) -> nbformat.NotebookNode:
    """Make the solved copy: solutions run after their task, and a check that is not met stops the run."""
    made = _notebook(source, [cell for cell in _numbered(source) if not {FORM} & tags(cell)])
    for cell in made.cells:
        if CHECK in tags(cell):
            cell.source = _required(cell.source)
    return made


def nbgrader_source(source: Path) -> nbformat.NotebookNode:
    """Make what nbgrader's `generate_assignment` starts from: each solution stands within its task, and checks stop the run."""
    made = _notebook(source, _with_solutions_within(_numbered(source)))
    for cell in made.cells:
        if CHECK in tags(cell):
            cell.source = _required(cell.source)
    return made


def form(source: Path) -> nbformat.NotebookNode:
    """Make what the form without code is set from: the student's copy, with what only the form shows and no wording on code."""
    return _notebook(source, [cell for cell in _numbered(source) if not {SOLUTION, LECTURER, CODE} & tags(cell)], to_form=True)


def tags(cell: nbformat.NotebookNode) -> set[str]:
    """Give a cell's tags."""
    return set(cell.metadata.get("tags", ()))


def check_of(cell: nbformat.NotebookNode) -> tuple[str, str]:
    """Name the check of a check cell and the variable that it looks at.

    Raises
    ------
    ValueError
        If its second line is not `check("<id>", <name>)`.
    """
    match ast.parse(cell.source).body:
        case [ast.Expr(ast.Call(ast.Name("check"), [ast.Constant(str(name)), ast.Name(variable)], []))]:
            return name, variable
    raise ValueError(cell.source)


def in_order() -> list[Path]:
    """List the exercises' text notebooks in the order of `_toc.yml`; one that is not named there comes last."""
    order = parse_yaml(read_text(paths.ROOT / "_toc.yml"), paths.ROOT / "_toc.yml").get("meta", {}).get("exercises", [])
    return sorted(sources(), key=lambda file: (order.index(file.stem) if file.stem in order else len(order), file.stem))


def _numbered(source: Path) -> list[nbformat.NotebookNode]:
    """Read the cells, each with its nbgrader name and an id that is the same in every copy."""
    found, place = read(source).cells, 0
    marks = {one.id: one.marks for part in _rules(source) for one in part}
    for number, cell in enumerate(found, 1):
        cell.id = f"cell-{number}"
        place += TASK in tags(cell)
        cell.metadata = {key: value for key, value in cell.metadata.items() if key in ("tags", "alt", "question")}
        grader = _grader(cell, f"{source.stem}-task-{place}", marks)
        if grader:
            cell.metadata["nbgrader"] = {"schema_version": 3, "task": False, **grader}
    return found


def _rules(source: Path) -> tuple[list, list]:
    read_rules = rules.read(paths.RULES / f"{source.stem}.yml")
    return read_rules.checks, read_rules.written


def _grader(cell: nbformat.NotebookNode, task: str, marks: dict[str, int]) -> dict:
    """Give nbgrader's view of a cell, where it has one."""
    kind = tags(cell)
    if TASK in kind:
        return {"grade": False, "solution": True, "locked": False, "grade_id": task}
    if CHECK in kind:
        name = check_of(cell)[0]
        return {"grade": True, "solution": False, "locked": True, "grade_id": name, "points": marks.get(name, 0)}
    if WRITTEN in kind:
        name = cell.metadata["question"]
        return {"grade": True, "solution": True, "locked": False, "grade_id": name, "points": marks.get(name, 0)}
    return {}


def _required(code: str) -> str:
    return code.rstrip() + ".require()"


def _with_solutions_within(cells: list) -> list:
    """Put each solution into the cell that it solves, between nbgrader's marks: what stands before them stays with the student."""
    kept: list = []
    for cell in cells:
        if SOLUTION in tags(cell):
            within = f"{BEGIN}\n{cell.source}\n{END}"
            kept[-1].source = f"{kept[-1].source}\n{within}" if cell.cell_type == "code" else within
        elif not {LECTURER, FORM} & tags(cell):
            kept.append(cell)
    return kept


def _notebook(source: Path, cells: list, *, to_form: bool = False) -> nbformat.NotebookNode:
    """Make a notebook of cells, with the written questions and options set from the rules, and a plain header."""
    import nbformat

    checks, written = _rules(source)
    options = {one.id: "" if to_form else "\n".join(f"- **{letter}** {words}" for letter, words in one.options.items()) for one in checks}
    asked = {one.id: _question(number, one) for number, one in enumerate(written, 1)}
    made = nbformat.v4.new_notebook(metadata={"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}, "language_info": {"name": "python"}})
    for cell in cells:
        if WRITTEN in tags(cell) and not to_form:
            made.cells.append(nbformat.v4.new_markdown_cell(asked[cell.metadata["question"]], id=f"{cell.id}-question"))
        if cell.cell_type == "markdown":
            cell.source = OPTIONS.sub(lambda found: options[found[1]], cell.source)
        made.cells.append(nbformat.from_dict(cell))
    made.metadata["exercise"] = {"slug": source.stem, **read(source).metadata["exercise"]}
    return made


def _question(number: int, one: rules.Written) -> str:
    """Set a written question with its rubric, as a notebook shows it."""
    rows = "\n".join(f"| {point['marks']} | {point['earns']} |" for point in one.rubric)
    return f"**Question {number} ({one.marks} marks).**\n{one.ask}\nUp to about {one.words} words.\n\n| Marks | What earns them |\n|---|---|\n{rows}"


def edition(notebook: nbformat.NotebookNode) -> str:
    """Name what a student's copy holds, so that a change can be seen: twelve hexadecimal digits of its cells' hash."""
    content = json.dumps([[cell.cell_type, cell.source] for cell in notebook.cells])
    return hashlib.sha256(content.encode()).hexdigest()[:12]


def faults(source: Path) -> Iterator[BookError]:
    """Say where an exercise's cells and its rules part.

    Parameters
    ----------
    source : Path
        `exercises/notebooks/<exercise>.md`, whose header is sound.

    Yields
    ------
    BookError
        For a check cell of another form, and for cells and rules of which one has no other, or another order.
    """
    cells = read(source).cells
    named = []
    for cell in cells:
        if CHECK in tags(cell):
            try:
                named.append(check_of(cell)[0])
            except (ValueError, SyntaxError):
                yield BookError(f"The check cell '{cell.source[:60]}' has another form.", 'Write a comment and `check("<id>", <name>)`, with a plain name.', file=source, line=_line(source, cell.source))
    asked = [cell.metadata.get("question", "") for cell in cells if WRITTEN in tags(cell)]
    for what, here, there in zip(("checks", "written questions"), (named, asked), _rules(source)):
        wanted = [one.id for one in there]
        if here != wanted:
            yield BookError(f"The {what} are {', '.join(here) or 'none'}; the rules have {', '.join(wanted) or 'none'}.", "Give both the same ids in the same order.", file=source, line=1)
    yield from _unknown_options(source, cells)


def _unknown_options(source: Path, cells: list) -> Iterator[BookError]:
    known = {one.id for one in _rules(source)[0] if one.options}
    for cell in cells:
        for name in OPTIONS.findall(cell.source):
            if name not in known:
                yield BookError(f"There are no options for '{name}'.", nearest(name, known), file=source, line=_line(source, f"{{{{options {name}}}}}"))


def _line(source: Path, text: str) -> int:
    before, found, _ = read_text(source).partition(text)
    return before.count("\n") + 1 if found else 1


def write_lecturers(folder: Path) -> list[Path]:
    """Write the lecturer's pack: for every exercise its solved copy, and the source that nbgrader starts from.

    Parameters
    ----------
    folder : Path
        Where they go; it is made if need be, and never lies in the site.

    Returns
    -------
    list of Path
        The files written: `solved/<exercise>.ipynb`, and `source/<exercise>/<exercise>.ipynb` as nbgrader wants it.
    """
    import nbformat

    made = {}
    for source in in_order():
        made[folder / "solved" / f"{source.stem}.ipynb"] = solved(source)
        made[folder / "source" / source.stem / f"{source.stem}.ipynb"] = nbgrader_source(source)
    for file, notebook in made.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, file)
    return [*made, Path(shutil.copy(NBGRADER, folder))]
