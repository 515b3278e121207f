"""Sorter: held to its Python model, and the contents of the three widgets that are made with it."""

import json
import random
import re
from dataclasses import asdict
from pathlib import Path

import pytest

from book.errors import BookError
from book.models.sorting import Card, Case, score, sentence, verdict
from book.widgets import partnership_ladder, square_of_crime, theory_lenses
from book.widgets.sorter import Sorter, Try
from tests import node

IDEAS = {"square_of_crime": square_of_crime, "partnership_ladder": partnership_ladder, "theory_lenses": theory_lenses}
MADE = pytest.mark.parametrize("idea", IDEAS)


def vector(idea, case, places, rng):
    placed = {card.id: rng.choice(places) for card in case.cards if rng.random() < 0.6}
    checked = rng.random() < 0.6
    verdicts = {card.id: verdict(card, placed[card.id]) for card in case.cards if card.id in placed}
    said = sentence(case, placed, checked=checked)
    return {"idea": idea, "id": case.id, "placed": placed, "checked": checked, "said": said, "counts": score(case, placed), "verdicts": verdicts, "places": [{"id": place} for place in places]}


def test_javascript_says_what_the_python_model_says():
    rng = random.Random(6)
    vectors = [vector(idea, case, [place for place, _, _ in module.PLACES], rng) for idea, module in IDEAS.items() for case in module.CASES for _ in range(8)]
    cases = {idea: [asdict(case) for case in module.CASES] for idea, module in IDEAS.items()}
    done = node.run(Path(__file__).with_name("sorter.test.mjs"), SORTS=json.dumps({"cases": cases, "vectors": vectors}))
    assert done.returncode == 0, done.stdout
    assert re.search(r"pass [1-9]", done.stdout)


@MADE
def test_every_place_is_right_for_some_card_and_every_card_has_a_place(idea):
    cards = [card for case in IDEAS[idea].CASES for card in case.cards]
    assert {place for card in cards for place in card.belongs} == {place for place, _, _ in IDEAS[idea].PLACES}
    assert all(card.belongs for card in cards)


@MADE
def test_a_hint_does_not_give_the_place_away(idea):
    labels = {place: re.sub(r"^\d\. ", "", label).lower() for place, label, _ in IDEAS[idea].PLACES}
    given = [card.id for case in IDEAS[idea].CASES for card in case.cards if any(labels[place] in card.otherwise.lower() for place in card.belongs)]
    assert given == []


@MADE
def test_a_reader_without_scripts_sees_every_card_and_place(idea):
    seen = getattr(IDEAS[idea], idea)().fallback()["text/html"]
    for case in IDEAS[idea].CASES:
        assert all(card.text.replace("'", "&#x27;") in seen for card in case.cards)


@MADE
def test_what_is_invented_is_called_illustrative(idea):
    assert IDEAS[idea].WORDS["assumptions"].startswith("Illustrative")


def test_the_ladder_keeps_what_its_prediction_promises():
    top = {partnership_ladder.CORE, partnership_ladder.ONE}
    assert sum(bool(top & set(card.belongs)) for card in partnership_ladder.NEEDED.cards) == 2
    assert len(partnership_ladder.NEEDED.cards) == 8


def test_the_square_draws_one_line_for_each_relation():
    assert sorted(line["place"] for line in square_of_crime.DRAWING["lines"]) == sorted(place for place, _, _ in square_of_crime.PLACES)


PLACES = [("x", "X", "")]
WORDS = {"idea": "trial", "title": "Trial"}


@pytest.mark.parametrize(
    ("cards", "tries", "words"),
    [
        ([Card("a", "A", {"x": "."}, "."), Card("a", "B", {"x": "."}, ".")], [], "two cards of one id in the case 'one'"),
        ([Card("a", "A", {"y": "."}, ".")], [], "names the place 'y', which is not there. The places are: x."),
        ([Card("a", "A", {"x": "."}, ".")], [Try("?", {"b": "x"}, ".")], "sets b='x', which is not there"),
        ([Card("a", "A", {"x": "."}, ".")], [Try("?", {"case": "two"}, ".")], "sets case='two', which is not there"),
    ],
)
def test_rejects_contents_that_do_not_hold_together(cards, tries, words):
    with pytest.raises(BookError, match=re.escape(words)):
        Sorter([Case("one", "One", "", cards)], PLACES, tries=tries, **WORDS)
