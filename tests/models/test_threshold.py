"""Many cases, few catastrophes: cells that add up, shares that are exact, sentences that fit every setting."""

import itertools
import random
import re

import pytest

from book.errors import BookError
from book.models import threshold
from book.models.threshold import AVERTED, CASES, SENSITIVITY, SERIOUS, SPECIFICITY, Outcome, describe, outcome, percent

NAMES = ("serious", "sensitivity_pct", "specificity_pct", "averted_pct")
EDGES = [dict(zip(NAMES, values)) for values in itertools.product(*((offered[0], offered[-1]) for offered in (SERIOUS, SENSITIVITY, SPECIFICITY, AVERTED)))]
DRAWN = [dict(zip(NAMES, map(random.Random(at).choice, (SERIOUS, SENSITIVITY, SPECIFICITY, AVERTED)))) for at in range(200)]


@pytest.mark.parametrize("setting", EDGES + DRAWN[:40], ids=str)
def test_the_cells_add_up(setting):
    found = outcome(**setting)
    assert found.happened + found.averted + found.missed + found.false_alarms + found.cleared == CASES
    assert min(found.happened, found.averted, found.missed, found.false_alarms, found.cleared) >= 0
    assert found.serious == setting["serious"]


@pytest.mark.parametrize("setting", DRAWN[:40], ids=str)
def test_the_cells_are_the_expected_values_to_half_a_case(setting):
    found = outcome(**setting)
    assert found.caught == pytest.approx(setting["serious"] * setting["sensitivity_pct"] / 100, abs=0.5)
    assert found.false_alarms == pytest.approx((CASES - setting["serious"]) * (1 - setting["specificity_pct"] / 100), abs=0.5)
    assert found.averted == pytest.approx(found.caught * setting["averted_pct"] / 100, abs=0.5)


def test_a_perfect_grading_misses_nobody_and_alarms_nobody():
    assert outcome(serious=7, sensitivity_pct=100, specificity_pct=100) == Outcome(7, 0, 0, 0, 993)


@pytest.mark.parametrize(("name", "value"), [("serious", 0), ("serious", 51), ("sensitivity_pct", 101), ("specificity_pct", 49), ("averted_pct", 95), ("averted_pct", 5)])
def test_refuses_a_setting_outside_its_range(name, value):
    with pytest.raises(BookError, match=f"{name} is {value}. Give a whole number from"):
        outcome(**{**EDGES[0], name: value})


@pytest.mark.parametrize(("part", "whole", "text"), [(22, 12301, "0.2%"), (22, 67, "32.8%"), (1, 8, "12.5%"), (1, 16, "6.3%"), (3, 3, "100.0%"), (0, 5, "0.0%")])
def test_writes_a_share_half_upwards(part, whole, text):
    assert percent(part, whole) == text


def test_the_study_gives_these_cells_and_no_more():
    assert (threshold.DORSET_HIGH, threshold.DORSET_HIGH_SERIOUS, threshold.DORSET_SERIOUS_KNOWN, threshold.DORSET_SERIOUS_ALL) == (12_301, 22, 67, 107)


@pytest.mark.parametrize("setting", EDGES + DRAWN, ids=str)
def test_the_sentence_says_the_cells(setting):
    found, said = outcome(**setting), describe(outcome(**setting), setting["averted_pct"])
    assert said.startswith(f"Of 1,000 cases, {found.serious} would be followed by serious harm and {CASES - found.serious} would not.")
    if found.high:
        assert f"{found.high} {'is' if found.high == 1 else 'are'} graded high: {found.caught} of the {found.serious} and {found.false_alarms} of the others." in said
        assert f"in {found.caught} of {found.high} high gradings ({percent(found.caught, found.high)})" in said
    else:
        assert "No case is graded high" in said
    assert ("missed" in said) and (str(found.missed) in said or not found.missed)
    assert bool(found.averted) == bool(re.search(rf"averts {found.averted}, so the records show serious harm after {found.happened} of", said))


def test_says_one_of_a_kind_in_the_singular():
    assert "1 serious case is missed." in describe(Outcome(1, 0, 1, 0, 998), 0)
    assert "1 is graded high" in describe(Outcome(1, 0, 1, 0, 998), 0)
    assert "none is missed" in describe(Outcome(1, 0, 0, 0, 999), 0)


def test_says_when_too_few_were_caught_to_avert_one():
    assert describe(outcome(serious=1, sensitivity_pct=100, specificity_pct=90, averted_pct=40), 40).endswith("Averting 40% of so few comes to less than half a case.")


def test_better_help_makes_the_grading_look_worse():
    shares = [(found.happened / found.high) for found in (outcome(serious=40, sensitivity_pct=60, specificity_pct=90, averted_pct=pct) for pct in AVERTED)]
    assert shares == sorted(shares, reverse=True) and shares[0] > shares[-1]
