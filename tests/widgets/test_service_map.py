"""Her way through the services: sentence, table and picture say the model's journey."""

import itertools
import random
import re

import pytest

from book.models.service_map import NEEDS
from book.widgets.service_map import PARAMS, WORDS, describe, draw, followed, service_map, table

ALL = [dict(zip(PARAMS, values)) for values in itertools.product(*PARAMS.values())]
DRAWN = random.Random(23).sample(ALL, 20)
TIMES = {"once": 1, "twice": 2}


@pytest.mark.parametrize("setting", ALL, ids=lambda one: "-".join(one.values()))
def test_sentence_says_the_tellings_and_the_gaps(setting):
    one, said = followed(**setting), describe(**setting)
    words = re.search(r"tells her story (once|twice|(\d+) times) and", said)
    assert (TIMES.get(words[1]) or int(words[2])) == one.tellings
    assert all((need in said) == (need in one.gaps) for need in NEEDS)


@pytest.mark.parametrize("setting", DRAWN, ids=str)
def test_table_lists_every_step_and_every_need(setting):
    one, rows = followed(**setting), table(**setting)
    assert [row["Step or need"] for row in rows[: len(one.steps)]] == [f"{i}. {step.service}" for i, step in enumerate(one.steps, 1)]
    assert [row["How"] == "no way found" for row in rows[len(one.steps) :]] == [need in one.gaps for need in NEEDS]
    assert sum(row["Telling"] == "tells her story" for row in rows) == one.tellings


@pytest.mark.parametrize("setting", DRAWN[:8], ids=str)
def test_picture_numbers_the_services_as_she_comes_to_them(setting):
    texts = [text.get_text().replace("Co-ord-\ninator", "Co-ordinator").replace("\n", " ") for text in draw(**setting).axes[0].texts]
    numbered = sorted(text for text in texts if re.match(r"\d\. ", text))
    assert numbered == [f"{i}. {step.service}" for i, step in enumerate(followed(**setting).steps, 1)]


def test_what_the_tries_promise_is_so():
    closed, post, left = (followed(**one.set) for one in WORDS["tries"])
    assert closed.gaps == ("somewhere safe", "a court order", "a home")
    assert followed(**{**WORDS["tries"][0].set, "door": "Helpline"}).steps == followed(**{**WORDS["tries"][0].set, "door": "Helpline", "closed": "none"}).steps
    assert not post.gaps and post.tellings == 2
    before = followed(**{**WORDS["tries"][2].set, "coordinator": "nobody in post"})
    assert len(left.gaps) > len(before.gaps)


def test_makes_an_explorer_that_says_what_it_does_not_claim():
    widget = service_map()
    assert "does not turn tellings into women who give up" in widget.leaves_out
    assert widget.assumptions.startswith("Illustrative")
