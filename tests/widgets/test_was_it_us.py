"""The Explorer on cause: sentence, table and picture say the model's numbers."""

import itertools
import random
import re

import pytest

from book.models.was_it_us import CARDIFF, CITIES
from book.widgets.was_it_us import BY_LOT, NOTHING, PARAMS, REAL, WORDS, counts, describe, draw, table, was_it_us

ALL = [dict(zip(PARAMS, values)) for values in itertools.product(*PARAMS.values())]
INVENTED = random.Random(16).sample([one for one in ALL if one["areas"] != REAL], 20)
PUBLISHED = [one for one in ALL if one["areas"] == REAL]


def signed(words):
    """Turn "a fall of 12%" or "no change" back into per cent."""
    if words == "no change":
        return 0
    way, size = re.fullmatch(r"a (fall|rise) of (\d+)%", words).groups()
    return int(size) * (-1 if way == "fall" else 1)


@pytest.mark.parametrize("setting", INVENTED, ids=str)
def test_sentence_says_the_model_s_average_and_the_true_effect(setting):
    said = describe(**setting)
    average = re.search(r"this design says (.+?) on average", said)[1]
    assert signed(average) == round(counts(**{**setting, "run": 0}).apparent_pct)
    assert ("took away 20%" in said) == (setting["effect"] == -20)


@pytest.mark.parametrize("setting", INVENTED, ids=str)
def test_table_holds_the_model_s_counts_and_changes(setting):
    one, rows = counts(**setting), table(**setting)
    groups = [one.treated] + ([one.other] if one.other else [])
    for row, pair in zip(rows, groups):
        assert (float(row["Before"]), float(row["After"])) == pytest.approx(pair, abs=0.051)
    assert int(rows[len(groups)]["Change (%)"]) == round(one.apparent_pct)


@pytest.mark.parametrize("setting", INVENTED[:6] + PUBLISHED[:2], ids=str)
def test_picture_draws_the_rows_of_the_table(setting):
    lines = [line for line in draw(**setting).axes[0].get_lines()]
    drawn = [[f"{y:.1f}" for y in line.get_ydata()] for line in lines]
    assert drawn == [[row["Before"], row["After"]] for row in table(**setting) if row["Before"]]


@pytest.mark.parametrize("setting", PUBLISHED, ids=str)
def test_cardiff_shows_published_figures_whatever_the_sliders_say(setting):
    one = counts(**setting)
    assert one.treated == CARDIFF
    assert (one.other is None) == (setting["beside"] == NOTHING)
    assert one.other in (None, CITIES)
    assert ("the other controls change only" in describe(**setting)) == bool(setting["trend"] or setting["effect"])


def test_what_the_prediction_and_the_tries_promise_is_so():
    start = counts(**WORDS["start"])
    many = counts(**{**WORDS["start"], "run": 0})
    assert -15 < many.apparent_pct < -10, "a fall of about an eighth"
    others, lots = (counts(**{**one.set, "run": 0}) for one in WORDS["tries"][:2])
    assert others.apparent_pct < many.apparent_pct - 3, "worse than no comparison"
    assert abs(lots.apparent_pct) < 1, "nil on average"
    assert start.other is None


def test_lots_without_choice_of_the_worst_are_right_on_average():
    said = describe(areas=BY_LOT, beside=NOTHING, trend=0, effect=-20, run=2)
    assert said.endswith("right on average, whatever this one run says.")


def test_makes_an_explorer_with_its_words():
    widget = was_it_us()
    assert [param["name"] for param in widget.params] == list(PARAMS)
    assert widget.assumptions.startswith("Illustrative")
