"""The Explorer of public spending: sentence, table and picture say the model's numbers."""

import itertools
import random
import re

import pytest

from book.data import load
from book.models.spending_explorer import ends, share_at, spending_change_pct
from book.widgets.spending_explorer import GROWTH, ITEMS, PERIODS, WORDS, describe, draw, spending_explorer, table

ALL = [dict(zip(("item", "period", "economy"), values)) for values in itertools.product(ITEMS, PERIODS, GROWTH)]
DRAWN = random.Random(1948).sample(ALL, 20)


@pytest.fixture(scope="module")
def shares():
    return load("public_spending")


def expected(shares, item, period, economy):
    years = ends(shares, ITEMS[item], *PERIODS[period])
    before, after = (share_at(shares, ITEMS[item], year) for year in years)
    return before, after, spending_change_pct(before, after, economy)


@pytest.mark.parametrize("setting", DRAWN, ids=str)
def test_table_holds_the_shares_and_the_change_that_follows(shares, setting):
    before, after, change = expected(shares, **setting)
    values = [float(row["Value"]) for row in table(shares, **setting)]
    assert values == pytest.approx([before, after, 100 * (after / before - 1), setting["economy"], change], abs=0.51)


@pytest.mark.parametrize("setting", DRAWN, ids=str)
def test_sentence_says_both_shares_and_the_way_that_spending_went(shares, setting):
    before, after, change = expected(shares, **setting)
    said = describe(shares, **setting)
    if before != after:
        assert f"{before:.1f}% to {after:.1f}% of GDP" in said
    way = "fallen" if round(change) < 0 else "grown" if round(change) > 0 else "hardly have moved"
    assert way in said.split("spending itself")[1]
    if 0 < abs(round(change)) < 200:
        assert f"by {abs(round(change))}%." in said


@pytest.mark.parametrize("setting", DRAWN[:8], ids=str)
def test_picture_marks_the_ends_and_the_three_changes(shares, setting):
    before, after, change = expected(shares, **setting)
    top, low = draw(shares, **setting).axes
    assert list(top.get_lines()[1].get_ydata()) == [before, after]
    widths = [bar.get_width() for bar in low.patches]
    assert widths == pytest.approx([max(min(x, 120), -120) for x in (100 * (after / before - 1), setting["economy"], change)])


def test_series_that_begins_late_is_said_to(shares):
    assert "(the series begins in 1955-56)" in describe(shares, item="social security", period="1948-49 to 2022-23", economy=0)


def test_sentences_are_grammatical_at_every_setting(shares):
    for setting in ALL:
        said = describe(shares, **setting)
        assert re.fullmatch(r"[A-Z][a-z ]+ (stood at|rose from|fell from) .+ If the economy had (kept its size|grown|shrunk).*, spending itself would (hardly have moved|have (grown|fallen) .+)\.", said), said


def test_what_the_tries_promise_is_so(shares):
    fall, health, jump = (expected(shares, **one.set) for one in WORDS["tries"])
    assert round(fall[2]) == 0
    assert (health[0], health[1]) == (4.1, 4.0) and 20 < health[2] < 25
    assert round(100 * (jump[1] / jump[0] - 1)) == 35 and round(jump[2]) == 21


def test_makes_an_explorer_with_its_words():
    widget = spending_explorer()
    assert [param["name"] for param in widget.params] == ["item", "period", "economy"]
    assert "not national statistics" in widget.assumptions
