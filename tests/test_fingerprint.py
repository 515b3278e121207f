"""A fingerprint changes with the code and data that a drawing rests on, and with nothing else."""

import pytest

from book import fingerprint, paths


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A small package: `a` imports `b`; `c` stands alone."""
    fingerprint._closure.cache_clear()
    monkeypatch.setattr(paths, "PACKAGE", tmp_path)
    monkeypatch.setattr(paths, "DATA", tmp_path)
    (tmp_path / "a.py").write_text("from book import b\nload('cases')\n")
    (tmp_path / "b.py").write_text("x = 1\n")
    (tmp_path / "c.py").write_text("y = 1\n")
    (tmp_path / "cases.csv").write_text("year\n2001\n")
    yield tmp_path
    fingerprint._closure.cache_clear()


def of_a() -> str:
    fingerprint._closure.cache_clear()
    return fingerprint.of_modules(["book.a"])


@pytest.mark.parametrize("file", ["a.py", "b.py", "cases.csv"])
def test_changes_with_what_a_module_rests_on(package, file):
    before = of_a()
    (package / file).write_text((package / file).read_text() + "# more\n")
    assert of_a() != before


def test_stays_when_another_module_changes(package):
    before = of_a()
    (package / "c.py").write_text("y = 2\n")
    assert of_a() == before


def test_names_the_modules_that_code_imports():
    assert fingerprint.imported("import numpy\nfrom book.figures import marac") == {"book.figures", "book.figures.marac"}


def test_knows_no_file_of_a_module_that_is_not_the_books():
    assert fingerprint.file_of("functools") is None


def test_takes_code_that_is_not_python_as_importing_nothing():
    assert fingerprint.imported("from book import (") == set()
