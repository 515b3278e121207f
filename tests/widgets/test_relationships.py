"""The Explorer on relationships: what it draws, says and lists is what the model and the data give."""

import re

import pytest

from book.data import load
from book.models.relationships import end_alive, hub_pairs, pairs, person_pairs, role_pairs
from book.widgets import relationships as module
from book.widgets.relationships import MONTHS, describe, draw, table
from tests.widgets import explorers

WIDGET = module.relationships()
WORDS = module._words()
ALL = explorers.settings(WIDGET)
SOME = explorers.some(WIDGET)


def model(setting, months):
    number, turnover, ending = setting["organisations"], setting["turnover"], setting["ending"]
    person = person_pairs(number, months, turnover, ending_pct=ending)
    role = role_pairs(number, months, turnover, ending_pct=ending, handed_pct=setting["handed"])
    return person, role, hub_pairs(number, months, turnover, ending_pct=ending)


def curves(fig):
    return explorers.lines(fig)


@pytest.mark.parametrize("setting", SOME, ids=str)
def test_draws_the_models_pairs(setting):
    fig = draw(**setting)
    for way, line in enumerate(curves(fig)):
        for months, value in zip(line.get_xdata(), line.get_ydata(), strict=True):
            assert value == pytest.approx(model(setting, months)[way])
    number = setting["organisations"]
    assert explorers.bar_widths(fig) == [pairs(number), pairs(number), number - 1]


@pytest.mark.parametrize("setting", SOME, ids=str)
def test_table_and_picture_agree(setting):
    rows, fig = table(**setting), draw(**setting)
    for way, line in enumerate(curves(fig), 1):
        drawn = dict(zip(line.get_xdata(), line.get_ydata()))
        assert [list(row.values())[way] for row in rows[:-1]] == [f"{drawn[month]:.1f}" for month in MONTHS]
    assert [int(value) for value in list(rows[-1].values())[1:]] == explorers.bar_widths(fig)
    words = explorers.texts(fig)
    for way, name in enumerate(("person to person", "role to role", "through a hub"), 1):
        assert any(f"{name}: {list(rows[2].values())[way]}, {list(rows[4].values())[way]}" in text for text in words)


@pytest.mark.parametrize("setting", ALL, ids=str)
def test_says_the_models_numbers_at_every_setting(setting):
    said = describe(**setting)
    assert explorers.wording_faults(said) == []
    assert said.startswith(f"Of {pairs(setting['organisations'])} pairs, ")
    one, two = model(setting, 12), model(setting, 24)
    wanted = [f"{number:.1f}" for way in range(3) for number in (one[way], two[way])]
    assert re.findall(r"\d+\.\d", said) == wanted
    gone = 1 - end_alive(24, setting["turnover"], ending_pct=setting["ending"])
    assert int(re.search(r"in (\d+) of 100", said)[1]) == round(100 * gone)


def test_offers_the_lowest_and_the_highest_official_rate():
    rates = load("social_worker_turnover").turnover_rate_pct
    offered = WIDGET._values["turnover"]
    assert offered[1:3] == [rates.min(), rates.max()] == [11.8, 17.2]
    assert "17.2% in 2022 and 11.8% in 2025" in WORDS["assumptions"]


def test_the_prediction_is_right():
    after = [person_pairs(8, months, 17.2, ending_pct=0) for months in (12, 24)]
    assert [round(one) for one in after] == [19, 13]
    assert WORDS["predict"].options[WORDS["predict"].answer] == "About 19"
    stays = end_alive(12, 17.2, ending_pct=0)
    assert f"{100 * stays:.0f}% of {100 * stays:.0f}% is {100 * stays**2:.0f}%" in WORDS["predict"].why


def test_what_the_tries_tell_a_reader_to_see_is_what_the_model_gives():
    hub, ending, handed = (one.set for one in WORDS["tries"])
    assert f"{model(hub, 24)[2]:.1f} are in contact" in WORDS["tries"][0].see
    assert f"in {100 * (1 - end_alive(24, 17.2, ending_pct=0)):.0f} of 100" in WORDS["tries"][0].see
    assert 19 < model(ending, 11.99)[0] < 20 and f"{model(ending, 12)[0]:.1f} after it" in WORDS["tries"][1].see
    assert model(handed, 24)[1] == 28


def test_the_line_falls_upright_when_contracts_end():
    person = curves(draw(organisations=8, turnover=17.2, ending=50, handed=80))[0]
    steps = [(before, after) for before, after in zip(person.get_xdata(), person.get_xdata()[1:]) if 0 < after - before < 0.01]
    assert [round(after) for _, after in steps] == [12, 24]


def test_the_fallback_shows_the_start():
    html = WIDGET.fallback()["text/html"]
    assert "<svg" in html and "Of 3 pairs" in html
