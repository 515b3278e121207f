"""The Explorer on commitment: what it draws, says and lists is what the model gives."""

import re

import pandas as pd
import pytest

from book.models.commitment_game import REPORT_DAYS, play
from book.widgets import commitment_game as module
from book.widgets.commitment_game import FOLLOWS, RULES, WORDS, describe, draw, table
from tests.widgets import explorers

WIDGET = module.commitment_game()
ALL = explorers.settings(WIDGET)
SOME = explorers.some(WIDGET)


def model(setting, **changes):
    given = {**setting, **changes}
    return play(given["match"], RULES[given["rule"]], free_riders=given["riders"], follow_seen=FOLLOWS[given["follows"]])


def said_days(sentence):
    """Read each pair of days that a sentence gives: of seen and of unseen work."""
    return [(float(seen), float(unseen)) for seen, unseen in re.findall(r"(\d\.\d) days of seen work and (\d\.\d) of unseen", sentence)]


def shown(row):
    return (float(f"{row['seen_days']:.1f}"), float(f"{row['unseen_days']:.1f}"))


@pytest.mark.parametrize("setting", SOME, ids=str)
def test_draws_the_models_days(setting):
    game, fig = model(setting), draw(**setting)
    seen, unseen = explorers.lines(fig)
    assert list(seen.get_ydata()) == game["seen_days"].tolist()
    assert list(unseen.get_ydata()) == game["unseen_days"].tolist()
    last = game.iloc[-1].fillna(0)
    assert explorers.bar_widths(fig) == [last["willing_days"], last["rider_days"], 0]


@pytest.mark.parametrize("setting", SOME, ids=str)
def test_table_and_picture_agree(setting):
    rows, fig = table(**setting), draw(**setting)
    seen, unseen = explorers.lines(fig)
    assert [row["Seen work (days a partner)"] for row in rows[:-1]] == [f"{days:.1f}" for days in seen.get_ydata()]
    assert [row["Unseen work (days a partner)"] for row in rows[:-1]] == [f"{days:.1f}" for days in unseen.get_ydata()]
    words = explorers.texts(fig)
    assert {rows[-2]["A willing partner (days)"], rows[-2]["A free rider (days)"]} <= set(words)
    assert rows[-1]["Round"] == "Residents" and "no seat, not asked" in words


@pytest.mark.parametrize("setting", ALL, ids=str)
def test_says_the_models_days_at_every_setting(setting):
    said, game = describe(**setting), model(setting)
    assert explorers.wording_faults(said) == []
    last, other = said_days(said)
    assert last == shown(game.iloc[-1])
    beside = game.iloc[0] if setting["rule"] == "goodwill" else model(setting, rule="goodwill").iloc[-1]
    assert other == shown(beside)
    assert said.endswith("Residents have no seat and are not asked.")


def test_says_one_free_rider_in_the_singular():
    said = describe(match=90, rule="goodwill", riders=1, follows="others' unseen work")
    assert "with 1 free rider," in said


def test_no_free_rider_is_said_as_nobody():
    assert pd.isna(model(WORDS["start"])["rider_days"]).all()
    assert table(**WORDS["start"])[0]["A free rider (days)"] == "nobody"


def test_the_prediction_is_right():
    set_to = {"match": 90, "riders": 0, "follows": "others' unseen work"}
    duty, goodwill = (model(set_to, rule=rule) for rule in ("a duty of 4 days", "goodwill"))
    assert WORDS["predict"].answer == 1 and duty["unseen_days"].tolist() == goodwill["unseen_days"].tolist()
    assert shown(duty.iloc[-1]) == (4.0, 1.4)
    assert "fades to 1.4 days" in WORDS["predict"].why and "stands at 4.0" in WORDS["predict"].why


def test_what_the_tries_tell_a_reader_to_see_is_what_the_model_gives():
    rider, follows, monitored = (one.set for one in WORDS["tries"])
    assert shown(model(rider).iloc[-1]) == (0.2, 0.2)
    assert shown(model(follows).iloc[-1]) == (4.0, 3.6)
    assert shown(model(monitored).iloc[-1]) == (4.0, 0.0)
    unchecked = model(monitored, rule="a duty of 4 days")
    assert (shown(unchecked.iloc[-1])[0], shown(unchecked.iloc[3])[1]) == (3.2, 0.9)
    assert "0.9 days" in WORDS["tries"][2].see
    assert model(monitored)["unseen_days"].iloc[2] > 0 == model(monitored)["unseen_days"].iloc[3]


def test_the_words_give_the_models_constants():
    assert REPORT_DAYS == 0.5 and "takes half a day" in WORDS["assumptions"]
    assert "Each partner has 10 days a round" in WORDS["assumptions"] and "begin with 3.5 of each" in WORDS["assumptions"]


def test_the_fallback_shows_the_start():
    html = WIDGET.fallback()["text/html"]
    assert "<svg" in html and describe(**WORDS["start"]) in html
