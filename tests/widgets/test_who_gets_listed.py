"""The Explorer of the list: sentence, table and picture say the model's numbers."""

import itertools
import random
import re

import pytest

from book.widgets.who_gets_listed import PARAMS, WORDS, course, describe, draw, table, who_gets_listed

ALL = [dict(zip(PARAMS, values)) for values in itertools.product(*PARAMS.values())]
DRAWN = random.Random(2018).sample(ALL, 16)


@pytest.mark.parametrize("setting", DRAWN, ids=str)
def test_sentence_says_the_shares_of_the_last_year(setting):
    one = course(**setting)
    said = re.search(r"makes up (\d+)% of the list and (\d+)% of the records.*?, (yet|and) (\d+)% of the records are about them; (\d+)% of them", describe(**setting))
    shares = [int(said[i]) for i in (1, 2, 4, 5)]
    assert shares == pytest.approx([one.list_b[-1], one.records_b[-1], one.records_listed[-1], one.stay[-1]], abs=0.51)
    assert (said[3] == "and") == (said[4] == "5")


@pytest.mark.parametrize("setting", DRAWN, ids=str)
def test_table_agrees_with_the_sentence(setting):
    last = [row["Year 8 (%)"] for row in table(**setting)]
    said = re.findall(r"(\d+)%", describe(**setting))
    assert last == [said[0], said[1], said[4], said[5]]


@pytest.mark.parametrize("setting", DRAWN[:6], ids=str)
def test_picture_draws_the_model_s_course(setting):
    one, (top, low) = course(**setting), draw(**setting).axes
    assert list(top.get_lines()[1].get_ydata()) == pytest.approx(list(one.list_b))
    assert [bar.get_width() for bar in low.patches] == pytest.approx([5, 5, one.records_listed[-1]])


def test_what_the_prediction_and_the_tries_promise_is_so():
    start = course(**WORDS["start"])
    assert 63 < start.list_b[-1] < 69 and start.list_b[-1] > start.records_b[-1] + 2, "about two thirds, more than the records"
    alike, expiry, check = (course(**one.set) for one in WORDS["tries"])
    assert alike.records_listed[-1] == pytest.approx(20, abs=3), "about a fifth of the records"
    assert expiry.stay[-1] < 0.6 * course(**{**WORDS["tries"][1].set, "safeguard": "none"}).stay[-1]
    audit = course(**{**WORDS["tries"][2].set, "safeguard": "audit of the list"})
    assert abs(check.list_b[-1] - 50) < 3 < 65 < audit.list_b[-1]


def test_makes_an_explorer_with_its_words():
    widget = who_gets_listed()
    assert [param["name"] for param in widget.params] == list(PARAMS)
    assert widget.assumptions.startswith("Illustrative")
