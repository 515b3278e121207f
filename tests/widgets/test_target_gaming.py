"""The Explorer on targets: what it draws, says and lists is what the model gives."""

import re

import pytest

from book.models.target_gaming import best_weight, effort
from book.widgets import target_gaming as module
from book.widgets.target_gaming import BEND, OWN, WEIGHTS, WORDS, describe, draw, table
from tests.widgets import explorers

WIDGET = module.target_gaming()
ALL = explorers.settings(WIDGET)
SOME = explorers.some(WIDGET)


def model(setting, **changes):
    given = {**setting, **changes}
    worth = given["worth"] / 100
    return effort(given["weight"] / 100, worth=worth, own=OWN[given["own"]] * worth, bend=BEND[given["figures"]])


def time(one):
    return [100 * one.counted, 100 * one.uncounted, 100 * one.figures]


@pytest.mark.parametrize("setting", SOME, ids=str)
def test_draws_the_models_result_value_and_time(setting):
    fig = draw(**setting)
    result, value = explorers.lines(fig)
    along = [model(setting, weight=weight) for weight in WEIGHTS]
    assert list(result.get_ydata()) == pytest.approx([100 * one.result for one in along])
    assert list(value.get_ydata()) == pytest.approx([100 * one.value for one in along])
    assert explorers.bar_widths(fig) == pytest.approx(time(model(setting)), abs=1)


@pytest.mark.parametrize("setting", SOME, ids=str)
def test_table_and_picture_agree(setting):
    rows, fig = table(**setting), draw(**setting)
    result, value = explorers.lines(fig)
    assert [row["Target sees (% of best)"] for row in rows] == [round(one) for one in result.get_ydata()]
    assert [row["Public gets (% of best)"] for row in rows] == [round(one) for one in value.get_ydata()]
    chosen = next(row for row in rows if "chosen" in row["Target's weight (%)"])
    assert list(chosen.values())[3:] == explorers.bar_widths(fig)
    words = " ".join(explorers.texts(fig))
    assert f"target sees {chosen['Target sees (% of best)']}%" in words and f"public gets {chosen['Public gets (% of best)']}%" in words


@pytest.mark.parametrize("setting", ALL, ids=str)
def test_says_the_models_numbers_at_every_setting(setting):
    said, one, none = describe(**setting), model(setting), model(setting, weight=0)
    assert explorers.wording_faults(said) == []
    spent = [int(text) for text in re.findall(r"(\d+)%(?= of the team| to )", said)]
    assert spent == pytest.approx(time(one)[: len(spent)], abs=1) and sum(spent) == 100
    for who, now, before in (("target sees", one.result, none.result), ("public gets", one.value, none.value)):
        is_now, change, was = re.search(rf"{who} (\d+)% of [\w ]+?(?:, (up|down|as)[\w ]*?(\d+)?%?)?\.", said).groups()
        assert int(is_now) == round(100 * now)
        assert {"up": lambda: int(was) == round(100 * before) < int(is_now), "down": lambda: int(was) == round(100 * before) > int(is_now), "as": lambda: round(100 * before) == int(is_now), None: lambda: setting["weight"] == 0}[change]()


def test_names_the_figures_only_where_time_goes_to_them():
    assert "the figures" not in describe(weight=0, worth=50, own="what the public needs", figures="can be bent")
    assert "9% to working the figures" in describe(weight=50, worth=50, own="what the public needs", figures="can be bent")


def test_the_prediction_is_right():
    set_to = {"worth": 50, "own": "what the public needs", "figures": "cannot be bent"}
    before, after = (model(set_to, weight=weight) for weight in (0, 50))
    assert WORDS["predict"].answer == 1 and after.result > before.result and after.value < before.value
    shares = [round(100 * one) for one in (before.result, after.result, before.value, after.value)]
    assert [int(text) for text in re.findall(r"(\d+)%", WORDS["predict"].why)] == shares


def test_what_the_tries_tell_a_reader_to_see_is_what_the_model_gives():
    all_in, neglect, bent = (one.set for one in WORDS["tries"])
    assert (model(all_in).counted, model(all_in).result, round(100 * model(all_in).value)) == (1, 1, 24)
    assert (round(100 * model(neglect).value), round(100 * model(neglect, weight=0).value)) == (100, 80)
    assert model(neglect, weight=100).value < model(neglect).value
    assert 0.4 < best_weight(worth=0.5, own=0.125) < 0.5
    assert time(model(bent)) == pytest.approx([80, 0, 20])


def test_a_target_that_sees_half_and_cannot_be_bent_never_helps_a_team_that_does_what_is_needed():
    values = [model({"worth": 50, "own": "what the public needs", "figures": "cannot be bent"}, weight=weight).value for weight in WEIGHTS]
    assert values == sorted(values, reverse=True)


def test_the_fallback_shows_the_start():
    shown = WIDGET.fallback()["text/html"]
    assert "<svg" in shown and describe(**WORDS["start"]).replace("'", "&#x27;") in shown
