"""The wheels that are our own: the reader's half of the book, and the installer that installs nothing."""

import zipfile

import pytest

from book import data, paths
from book.site.exercise import copies
from book.site.lite import wheels
from book.site.lite.closed import piplite


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    with zipfile.ZipFile(wheels.build_book(tmp_path_factory.mktemp("wheel"))) as archive:
        yield {name: archive.read(name) for name in archive.namelist()}


def test_holds_the_readers_half_and_no_more(wheel):
    parts = {name.split("/")[1].removesuffix(".py") for name in wheel if name.startswith("book/")}
    assert {"figures", "models", "widgets", "quiz", "data", "checks", "bundles"} <= parts
    assert parts & {"site", "lecturer", "__main__"} == set()


def test_holds_every_table_with_its_description_every_question_and_every_rule(wheel):
    wanted = {f"book/_data/{name}.{ending}" for name in data.names() for ending in ("csv", "yml")}
    wanted |= {f"book/_questions/{file.name}" for file in paths.QUESTIONS.glob("*.yml")}
    wanted |= {f"book/_checks/{source.stem}.yml" for source in copies.sources()}
    assert wanted <= set(wheel)


def test_is_named_so_that_nothing_fetches_a_strangers_book(wheel):
    about = next(text for name, text in wheel.items() if name.endswith("METADATA")).decode()
    assert "Name: joined-up" in about


def result_of(coroutine):
    """Run a coroutine that waits for nothing; another test's event loop may be running in this thread."""
    try:
        coroutine.send(None)
    except StopIteration as done:
        return done.value


def test_the_installer_says_that_nothing_can_be_installed():
    with pytest.raises(RuntimeError, match="nothing more can be installed here"):
        result_of(piplite.install("seaborn"))
    with pytest.raises(RuntimeError, match="download the notebook"):
        exec(result_of(piplite.get_transformed_code([], {})))
