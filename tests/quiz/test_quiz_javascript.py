"""The quiz's pure functions and the learner's record, by Node; and the quiz's weight."""

import gzip
import re
from pathlib import Path

import pytest

from book import paths
from book.widgets import bundles
from tests import node

MOST_BYTES = 20_000  # gzipped, module and style sheet
LEAST = {"quiz": 14, "record": 42, "merge": 6, "review": 16, "hand_in": 4}  # tests in each file: none may go by unseen


@pytest.mark.parametrize("name", LEAST)
def test_holds_in_node(name):
    done = node.run(Path(__file__).with_name(f"{name}.test.mjs"))
    assert done.returncode == 0, done.stdout
    assert int(re.search(r"pass (\d+)", done.stdout)[1]) >= LEAST[name]


def test_the_quiz_adds_at_most_20_kilobytes():
    bundles.make()
    files = [paths.BUNDLES / "quiz.page.js", paths.BUNDLES / "quiz.css"]
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) <= MOST_BYTES
