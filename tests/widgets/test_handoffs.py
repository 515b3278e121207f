"""The Explorer on hand-offs: what it draws, says and lists is what the model gives."""

import re

import pytest

from book.models.handoffs import mean_dropped, passage
from book.widgets import handoffs as module
from book.widgets.handoffs import CASES, HANDOFFS, SHARED, TRIES, WORDS, describe, draw, table
from tests.widgets import explorers

WIDGET = module.handoffs()
ALL = explorers.settings(WIDGET)
SOME = explorers.some(WIDGET)


def model(setting, **changes):
    given = {**setting, **changes}
    return passage(given["handoffs"], given["reliability"], tries=TRIES[given["failed"]], shared_pct=SHARED[given["failures"]])


def chances(one):
    return [one.whole, one.part, one.everything]


@pytest.mark.parametrize("setting", SOME, ids=str)
def test_draws_the_models_chances(setting):
    fig = draw(**setting)
    plain, chosen = explorers.lines(fig)
    assert list(chosen.get_ydata()) == pytest.approx([CASES * model(setting, handoffs=n).whole for n in range(1, 21)])
    assert list(plain.get_ydata()) == pytest.approx([CASES * (setting["reliability"] / 100) ** n for n in range(1, 21)])
    assert explorers.bar_widths(fig) == pytest.approx([CASES * chance for chance in chances(model(setting))], abs=1)


@pytest.mark.parametrize("setting", SOME, ids=str)
def test_table_and_picture_agree(setting):
    rows, fig = table(**setting), draw(**setting)
    chosen = next(row for row in rows if "chosen" in row["Hand-offs"])
    assert list(chosen.values())[1:4] == explorers.bar_widths(fig)
    curve = explorers.lines(fig)[1].get_ydata()
    assert [row["Nothing dropped (of 1,000)"] for row in rows] == pytest.approx([curve[n - 1] for n in HANDOFFS], abs=1)
    for row, number in zip(rows, HANDOFFS, strict=True):
        assert list(row.values())[1:4] == pytest.approx([CASES * chance for chance in chances(model(setting, handoffs=number))], abs=1)


@pytest.mark.parametrize("setting", SOME, ids=str)
def test_labels_in_the_picture_are_the_numbers_of_the_table(setting):
    words = explorers.texts(draw(**setting))
    chosen = next(row for row in table(**setting) if "chosen" in row["Hand-offs"])
    assert words.count(f"{chosen['Nothing dropped (of 1,000)']:,}") >= 2
    assert {f"{chosen['Some dropped']:,}", f"{chosen['Everything dropped']:,}"} <= set(words)


def numbers(sentence):
    return [int(text.replace(",", "")) for text in re.findall(r"\d[\d,]*\b", sentence.replace("of 1,000 cases", ""))]


@pytest.mark.parametrize("setting", ALL, ids=str)
def test_says_the_models_numbers_at_every_setting(setting):
    said, one = describe(**setting), model(setting)
    assert explorers.wording_faults(said) == []
    whole = int(re.search(r"dropped in ([\d,]+) of", said)[1].replace(",", ""))
    assert whole == pytest.approx(CASES * one.whole, abs=1)
    lost = re.search(r"; (\d+) loses? (something|everything|what was handed on)", said)
    assert (int(lost[1]) if lost else 0) == CASES - whole
    other = re.search(r"second try it would be ([\d,]+)", said)
    turned = model(setting, failed=next(name for name in TRIES if name != setting["failed"]))
    assert int(other[1].replace(",", "")) == pytest.approx(CASES * turned.whole, abs=1) if other else turned.whole == pytest.approx(one.whole)
    single = re.search(r"one at a time, ([\d,]+) cases? would lose nothing", said)
    assert bool(single) == (setting["failures"] != "one at a time" and setting["handoffs"] > 1)
    if single:
        assert int(single[1].replace(",", "")) == pytest.approx(CASES * model(setting, failures="one at a time").whole, abs=1)


def test_says_how_many_lose_everything():
    assert "275 lose something, and 50 of them lose everything" in describe(handoffs=5, reliability=90, failed="it is dropped", failures="half from one absence")
    assert "none of them loses everything" in describe(handoffs=20, reliability=80, failed="it is dropped", failures="one at a time")


def test_the_prediction_is_right():
    said = describe(handoffs=5, reliability=90, failed="it is dropped", failures="one at a time")
    assert "nothing is dropped in 590 of 1,000" in said and "410 lose something" in said
    assert WORDS["predict"].options[WORDS["predict"].answer] == "About 590"
    assert "410 cases" in WORDS["predict"].why


def test_what_the_tries_tell_a_reader_to_see_is_what_the_model_gives():
    again, together, half = ({**WORDS["start"], **one.set} for one in WORDS["tries"])
    assert round(CASES * model(again).whole) == 951 == round(CASES * 0.99**5)
    assert round(CASES * model(together).whole) == 900 and model(together).part == pytest.approx(0)
    assert mean_dropped(5, 90, tries=2, shared_pct=100) == pytest.approx(mean_dropped(5, 90))
    row = next(row for row in table(**half) if "chosen" in row["Hand-offs"])
    assert f"In {CASES - row['Nothing dropped (of 1,000)']} cases something is dropped, and in {row['Everything dropped']} everything" in WORDS["tries"][2].see


def test_the_fallback_shows_the_start():
    shown = WIDGET.fallback()["text/html"]
    assert "<svg" in shown and describe(**WORDS["start"]) in shown
