"""The package's shape: imports run one way, functions stay short, and nothing reaches another host."""

import ast
import re

import pytest

from book import paths

# Each layer may import itself and those before it; the innermost first.
LAYERS = [
    {"paths"},
    {"errors"},
    {"reading"},
    {"answers", "data", "style", "fingerprint"},
    {"law", "rules"},
    {"models"},
    {"figures", "checks"},
    {"widgets"},
    {"quiz"},
    {"site", "lecturer"},
    {"__main__"},
]
FILES = sorted(file for file in paths.PACKAGE.rglob("*.py") if "__pycache__" not in file.parts)


def part(file) -> str:
    first = file.relative_to(paths.PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported_parts(file) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "book":
            inner = node.module.split(".")[1:2]
            found |= set(inner) or {alias.name for alias in node.names if (paths.PACKAGE / f"{alias.name}.py").exists() or (paths.PACKAGE / alias.name).is_dir()}
    return found


def layer(name: str) -> int:
    return next((i for i, names in enumerate(LAYERS) if name in names), -1)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(paths.PACKAGE).as_posix())
def test_imports_run_one_way(file):
    name = part(file)
    if name == "__init__":
        assert imported_parts(file) == set()
        return
    assert layer(name) >= 0, f"Give the part '{name}' its layer in this test."
    assert {other for other in imported_parts(file) if layer(other) > layer(name)} == set()


def test_models_know_no_files_no_drawing_and_no_clock():
    barred = re.compile(r"^\s*(?:import|from)\s+(?:matplotlib|os|pathlib|time|datetime|random|book\.(?:paths|data|style))\b|\bopen\(", flags=re.M)
    assert [file.name for file in (paths.PACKAGE / "models").glob("*.py") if barred.search(file.read_text())] == []


def functions(file):
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(paths.PACKAGE).as_posix())
def test_functions_stay_short(file):
    """At most 40 lines without the docstring: 10 is the aim, 30 is long."""
    long = []
    for node in functions(file):
        words = node.body[0] if ast.get_docstring(node) else None
        lines = node.end_lineno - node.lineno + 1 - (words.end_lineno - words.lineno + 1 if words else 0)
        if lines > 40:
            long.append(f"{node.name}: {lines}")
    assert long == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(paths.PACKAGE).as_posix())
def test_modules_stay_short_and_say_what_lives_in_them(file):
    text = file.read_text()
    assert len(text.splitlines()) <= 320
    assert ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(paths.PACKAGE).as_posix())
def test_public_functions_have_docstrings_and_no_fault_is_swallowed(file):
    tree = ast.parse(file.read_text())
    public = [n for n in tree.body if isinstance(n, (ast.FunctionDef, ast.ClassDef)) and not n.name.startswith("_")]
    assert [n.name for n in public if not ast.get_docstring(n)] == []
    assert [n.lineno for n in ast.walk(tree) if isinstance(n, ast.ExceptHandler) and n.type is None] == []


def test_the_top_level_holds_only_what_it_should():
    known = {
        ".ci", ".gitignore", ".npmrc", "CITATION.cff", "CONTRIBUTING.md", "LICENSE", "LICENSE-TEXT", "Makefile", "README.md", "_config.yml",
        "_toc.yml", "book", "chapters", "data", "exercises", "package-lock.json", "package.json", "pyproject.toml", "requirements.txt", "tests",
    }  # fmt: skip
    made = {".git", ".venv", "_build", "node_modules", ".pytest_cache", "__pycache__", "dist"}
    assert {file.name for file in paths.ROOT.iterdir()} - made == known


def test_no_lock_names_an_address():
    assert '"resolved"' not in (paths.ROOT / "package-lock.json").read_text()
