"""The quiz's pure functions and its record, by Node; and its weight."""

import gzip
import re
from pathlib import Path

from book import paths
from book.widgets import bundles
from tests import node

MOST_BYTES = 20_000  # gzipped, module and style sheet


def test_marking_and_record_in_node():
    done = node.run(Path(__file__).with_name("quiz.test.mjs"))
    assert done.returncode == 0, done.stdout
    assert int(re.search(r"pass (\d+)", done.stdout)[1]) > 25


def test_the_quiz_adds_at_most_20_kilobytes():
    bundles.make()
    files = [paths.BUNDLES / "quiz.page.js", paths.BUNDLES / "quiz.css"]
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) <= MOST_BYTES
