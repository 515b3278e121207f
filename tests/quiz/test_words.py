"""What counts as the same written answer; the page's own marking is held to this by vectors."""

import json
import random
import re
from pathlib import Path

import pytest

from book.quiz.words import fold
from tests import node

SAME = [
    ("MAPPA", "m.a.p.p.a."), ("MAPPA", " mappa "), ("M A P P A", "MAPPA"), ("multi-agency", "Multi agency"), ("multiagency", "multi\u2011agency"),
    ("organisation", "Organization"), ("analyse", "analyzed"[:-1]), ("behaviour", "behavior"), ("neighbourhoods", "neighborhoods"), ("centre", "center"),
    ("defence", "defense"), ("licence", "license"), ("practise", "practice"), ("programme", "program"), ("judgement", "judgment"),
    ("enquiry", "inquiry"), ("counselling", "counseling"), ("the police", "police"), ("crime & disorder", "Crime and Disorder"),
    ("children's services", "children\u2019s services"), ("naïve", "naive"), ("14.5", "14.5."),
]  # fmt: skip
OTHER = [("MAPPA", "MARAC"), ("14.5", "145"), ("police", "policy"), ("four", "for"), ("the", "a"), ("council", "councillor")]


@pytest.mark.parametrize(("one", "two"), SAME)
def test_forgives_case_stops_spaces_and_spelling(one, two):
    assert fold(one) == fold(two) != ""


@pytest.mark.parametrize(("one", "two"), OTHER)
def test_tells_other_words_apart(one, two):
    assert fold(one) != fold(two)


def test_the_page_reads_written_answers_as_python_does():
    rng = random.Random(5)
    pieces = ["iz", "ise", "our", "re", "ense", "pract", "the ", "a ", ".", "-", " ", "&", "'", "\u2019", "é", "Cent", "ll", "travel", "1", "2.5", "B", "x", "\u00a0", "ß", "İ", "中", "dgement", "programme", "enquir", "ageing", "\n"]
    texts = [word for pair in SAME + OTHER for word in pair] + ["".join(rng.choices(pieces, k=rng.randint(0, 6))) for _ in range(3000)]
    done = node.run(Path(__file__).with_name("written.test.mjs"), VECTORS=json.dumps([[text, fold(text)] for text in texts]))
    assert done.returncode == 0, done.stdout
    assert int(re.search(r"pass (\d+)", done.stdout)[1]) >= 10
