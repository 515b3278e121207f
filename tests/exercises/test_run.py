"""Exercises run on the desk: solved copies to the end with nbval, student copies with messages and nothing else."""

import subprocess
import sys

import nbclient
import nbformat
import pytest

from book.site.exercise import copies

EXERCISES = copies.in_order()


def named(source):
    return source.stem


def run(notebook):
    nbclient.NotebookClient(notebook, timeout=60).execute()
    return notebook


@pytest.mark.parametrize("source", EXERCISES, ids=named)
def test_the_solved_copy_runs_to_its_last_cell(source, tmp_path):
    file = tmp_path / f"{source.stem}.ipynb"
    nbformat.write(copies.solved(source), file)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--nbval-lax", str(file)]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout[-2000:]


@pytest.mark.parametrize("source", EXERCISES, ids=named)
def test_the_students_copy_fails_its_checks_with_messages_and_nothing_else(source):
    cells = [cell for cell in run(copies.student(source)).cells if cell.cell_type == "code"]
    faults = [out for cell in cells for out in cell.outputs if out.output_type == "error" or out.get("name") == "stderr"]
    said = [cell.outputs[-1]["data"]["text/plain"] for cell in cells if copies.CHECK in copies.tags(cell)]
    assert faults == []
    assert said and all(text.startswith("Not yet. ") and len(text) > 40 for text in said)


def test_a_solved_copy_without_its_solutions_stops_at_the_first_check():
    notebook = copies.solved(EXERCISES[-1])
    notebook.cells = [cell for cell in notebook.cells if copies.SOLUTION not in copies.tags(cell)]
    with pytest.raises(nbclient.exceptions.CellExecutionError, match="NotMet"):
        run(notebook)
