"""The Explorer on local priorities: its words and its table say the model's numbers."""

import itertools
import random
import re

import pandas as pd
import pytest

from book.data import load
from book.models.local_audit import leaders, rank_problems
from book.widgets.local_audit import LEVELS, NO_ORDER, WORDS, describe, local_audit, table

WEIGHED = [dict(zip(("volume", "harm", "concern"), weights)) for weights in itertools.product(LEVELS, repeat=3) if any(weights)]
DRAWN = random.Random(1998).sample(WEIGHED, 20)
UNWEIGHED = {"volume": 0, "harm": 0, "concern": 0}


@pytest.fixture(scope="module")
def borough():
    return load("borough_audit")


def signed(move: str) -> int:
    """Turn "up 2", "down 1" or "same" back into places gained."""
    way, _, places = move.partition(" ")
    return {"up": 1, "down": -1}[way] * int(places) if places else 0


@pytest.mark.parametrize("weights", DRAWN, ids=str)
def test_table_holds_the_ranks_scores_and_moves_of_the_model(borough, weights):
    ranking, rows = rank_problems(borough, **weights), table(borough, **weights)
    assert [row["Problem"] for row in rows] == ranking["problem"].tolist()
    assert [int(row["Rank"]) for row in rows] == ranking["rank"].tolist()
    assert [float(row["Score (%)"]) for row in rows] == pytest.approx(ranking["score_pct"].tolist(), abs=0.05)
    assert [signed(row["Moved from volume order"]) for row in rows] == ranking["places_gained"].tolist()


@pytest.mark.parametrize("weights", DRAWN, ids=str)
def test_sentence_says_the_leader_and_the_score_of_the_model(borough, weights):
    ranking = rank_problems(borough, **weights)
    said = re.match(r"(.+) comes first with a score of (\d+) out of 100, then (.+?) and (.+?)\.", describe(borough, **weights))
    assert said[1] == leaders(ranking)[0]
    assert int(said[2]) == pytest.approx(ranking["score_pct"].iloc[0], abs=0.5)
    assert [said[3], said[4]] == [name.lower() for name in ranking["problem"].iloc[1:3]]


@pytest.mark.parametrize("weights", DRAWN, ids=str)
def test_sentence_agrees_with_the_first_row_of_the_table(borough, weights):
    first, sentence = table(borough, **weights)[0], describe(borough, **weights)
    assert sentence.startswith(f"{first['Problem']} comes first")
    assert int(re.search(r"score of (\d+)", sentence)[1]) == pytest.approx(float(first["Score (%)"]), abs=0.55)


@pytest.mark.parametrize("weights", DRAWN, ids=str)
def test_sentence_names_every_problem_that_moved_furthest_and_no_other(borough, weights):
    moves = rank_problems(borough, **weights).set_index("problem")["places_gained"]
    furthest = moves.abs().max()
    said = {name: signed(move) for name, move in re.findall(r"(?:, | and )([a-z -]+?) \(((?:up|down) \d+) places?\)", describe(borough, **weights))}
    assert said == {name.lower(): places for name, places in moves.items() if furthest and abs(places) == furthest}


def test_weight_on_volume_alone_is_said_to_be_the_order_by_volume(borough):
    assert describe(borough, volume=2, harm=0, concern=0).endswith("This is the order by volume.")


def test_a_tie_for_first_place_names_both_and_repeats_neither():
    four = pd.DataFrame({"problem": ["Ants", "Bees", "Crows", "Dogs"], "incidents_count": [2, 2, 1, 1], "harm_score": [1, 1, 2, 1], "concern_share_pct": [1, 1, 1, 1]})
    assert describe(four, volume=1, harm=0, concern=0) == "Ants and Bees come equal first with a score of 33 out of 100, then crows and dogs. This is the order by volume."


def test_without_weights_no_order_is_claimed(borough):
    rows = table(borough, **UNWEIGHED)
    assert describe(borough, **UNWEIGHED) == NO_ORDER
    assert [row["Problem"] for row in rows] == sorted(borough["problem"])
    assert {row[name] for row in rows for name in ("Rank", "Score (%)", "Moved from volume order")} == {"none"}


def test_what_the_tries_tell_a_reader_to_see_is_what_the_model_gives(borough):
    harm, concern, equal = (rank_problems(borough, **one.set).set_index("problem") for one in WORDS["tries"])
    assert harm.loc["Domestic abuse", ["rank", "places_gained"]].tolist() == [1, 2]
    assert 45 < harm.loc["Domestic abuse", "harm_share_pct"] < 50
    assert concern["rank"].to_dict()["Domestic abuse"] == 6 and concern["rank"].idxmin() == "Burglary"
    assert equal["rank"].idxmin() == "Domestic abuse"
    assert equal["harm_share_pct"].std() > max(equal["volume_share_pct"].std(), equal["concern_share_pct"].std())


def test_the_prediction_is_right(borough):
    rank = rank_problems(borough, volume=0, harm=3, concern=0).set_index("problem")["rank"]["Anti-social behaviour"]
    assert rank == 6
    assert WORDS["predict"].options[WORDS["predict"].answer] == "Sixth or lower"


def test_fallback_holds_the_picture_the_sentence_and_the_table(borough):
    shown = local_audit().fallback()["text/html"]
    assert "<svg" in shown
    assert describe(borough, **WORDS["start"]) in shown
    for row in table(borough, **WORDS["start"]):
        assert "<tr>" + "".join(f"<td>{cell}</td>" for cell in row.values()) + "</tr>" in shown
