"""What only lecturers have: no solution and no model answer is in the built site, the wheel or a student's copy."""

import ast
import html
import io
import json
import re
import zipfile
from functools import cache

import pytest

from book import paths
from book.site.exercise import copies
from book.site.lite import wheels
from book.widgets import bundles

EXERCISES = copies.in_order()
SENTENCE = 40  # characters from which a sentence of a model answer is looked for
# Other people's programs: they come from the registries, and nothing of the book is in them.
FOREIGN = ("lite/build/", "lite/extensions/", "lite/static/pyodide/")


def plain(code):
    """Give code without comments and layout, so that only what it does is compared."""
    return re.sub(r"\s", "", ast.unparse(ast.parse(code)))


def statements(code):
    return {plain(ast.unparse(one)) for one in ast.parse(code).body}


@cache
def kept_back(source):
    """Give the statements of an exercise's solutions that no student's copy has, and the sentences of its model answers."""
    given = {one for cell in copies.student(source).cells if cell.cell_type == "code" for one in statements(cell.source)}
    solutions = [cell for cell in copies.solved(source).cells if copies.SOLUTION in copies.tags(cell)]
    code = {one for cell in solutions if cell.cell_type == "code" for one in statements(cell.source)} - given
    prose = {line.strip() for cell in solutions if cell.cell_type == "markdown" for line in cell.source.splitlines()}
    return code, {squeezed(line).replace("*", "") for line in prose if len(line) >= SENTENCE}


def squeezed(text):
    """Give a text without blanks and tags, as code or prose may be laid out and coloured."""
    return re.sub(r"\s+", "", html.unescape(re.sub(r"<[^>]+>", "", text)))


def found(source, text):
    """List what of an exercise's solutions and answers stands in a text, however it is laid out and coloured."""
    code, prose = kept_back(source)
    # In a notebook a < is a sign of comparison and begins no tag.
    bare = squeezed(text) + "\n" + re.sub(r"\s+", "", text)
    quoted = bare.replace('\\"', '"').replace('"', "'")  # code within JSON, and either kind of quotation mark
    unmarked = bare.replace("*", "")  # italics within prose
    return [one for one in code if one in quoted or one in bare] + [one for one in prose if one in unmarked]


def texts_of_zip(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [(name, archive.read(name).decode("utf-8", "replace")) for name in archive.namelist()]


@pytest.fixture(scope="module")
def site_texts(built):
    """Every text that the built site serves and that is the book's own, those within zips too."""
    texts = []
    for file in sorted(built.rglob("*")):
        name = file.relative_to(built).as_posix()
        if name.startswith(FOREIGN) or not file.is_file():
            continue
        if file.suffix == ".zip":
            texts += texts_of_zip(file.read_bytes())
        elif file.suffix in (".html", ".js", ".mjs", ".json", ".ipynb", ".txt", ".py", ".csv", ".yml", ".bib"):
            texts.append((name, file.read_text(encoding="utf-8", errors="replace")))
    return texts


@pytest.mark.parametrize("source", EXERCISES, ids=lambda source: source.stem)
def test_no_solution_and_no_model_answer_is_in_the_site(source, site_texts):
    assert kept_back(source)[0] and kept_back(source)[1]
    assert [(name, one) for name, text in site_texts for one in found(source, text)] == []


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    bundles.make()
    return texts_of_zip(wheels.build_book(tmp_path_factory.mktemp("wheel")).read_bytes())


@pytest.mark.parametrize("source", EXERCISES, ids=lambda source: source.stem)
def test_no_solution_and_no_model_answer_is_in_the_wheel(source, wheel):
    assert [(name, one) for name, text in wheel for one in found(source, text)] == []


def test_the_wheel_in_the_site_is_compiled_from_those_very_files(built, wheel):
    compiled = next((built / "lite" / "static" / "pyodide").glob("joined_up-*.whl"))
    names = {name for name, _ in wheel}
    with zipfile.ZipFile(compiled) as archive:
        assert {re.sub(r"\.pyc$", ".py", name) for name in archive.namelist() if "dist-info" not in name} <= names


@pytest.mark.parametrize("source", EXERCISES, ids=lambda source: source.stem)
def test_finds_a_solution_that_is_laid_out_and_coloured_otherwise(source):
    code, prose = kept_back(source)
    coloured = "".join(f"<span class='n'>{html.escape(letter)}</span> \n" for letter in sorted(code)[0])
    assert found(source, coloured) and found(source, json.dumps({"source": sorted(code)[0]})) and found(source, f"<p>{sorted(prose)[0]}</p>")
