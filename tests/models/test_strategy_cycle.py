"""The three-year cycle: chance that can be repeated, and effects that are what they are said to be."""

import statistics

import pytest

from book.data import load
from book.models.strategy_cycle import ACTIONS, BUDGET, PHASES, change_pct, fault, generator, run, sentence

PLAN = ("vehicles", "damage", "burglary")


def test_chance_is_that_of_the_published_generator():
    """First numbers of mulberry32 from the seed 1, as its own code gives them."""
    draw = generator(1)
    assert [draw() for _ in range(3)] == pytest.approx([0.6270739405881613, 0.002735721180215478, 0.5274470399599522], abs=1e-15)


def test_same_seed_gives_the_same_years_and_the_twin_does_not_depend_on_the_plan():
    assert run(5, PLAN) == run(5, PLAN)
    assert all(run(5, PLAN)[name].twin == run(5, ("asb",))[name].twin for name in run(5, PLAN))


def test_effects_lie_in_their_ranges_and_nothing_is_done_where_nothing_was_chosen():
    for seed in range(1, 60):
        for action in ACTIONS:
            course = run(seed, PLAN)[action.id]
            if action.id in PLAN:
                assert action.effect[0] <= course.effect <= action.effect[1]
            else:
                assert course.effect == course.told == 0


def test_against_its_twin_a_plan_shows_its_true_effect_on_average():
    action = next(one for one in ACTIONS if one.id == "burglary")
    courses = [run(seed, ("burglary",), side=False)["burglary"] for seed in range(1, 500)]
    seen = statistics.mean(change_pct([one.here]) - change_pct([one.twin]) for one in courses)
    assert seen == pytest.approx(100 * statistics.mean(action.effect) * 0.93, abs=2), "the trend shrinks a point of the audit to about 0.93 by year 3"


def test_more_reports_can_hide_a_fall():
    courses = [run(seed, ("hate",))["hate"] for seed in range(1, 300)]
    assert statistics.mean(one.effect for one in courses) < 0
    assert statistics.mean(change_pct([one.here]) - change_pct([one.twin]) for one in courses) > 0


def test_a_side_effect_raises_another_problem_and_can_be_set_to_nil():
    with_side = statistics.mean(change_pct([run(seed, ("vehicles",))["burglary"].here]) for seed in range(1, 400))
    without = statistics.mean(change_pct([run(seed, ("vehicles",), side=False)["burglary"].here]) for seed in range(1, 400))
    assert with_side - without == pytest.approx(3 * 0.93, abs=0.3)


def test_the_borough_is_the_one_of_the_audit():
    audit = load("borough_audit").set_index("problem")["incidents_count"]
    assert {action.problem: action.base for action in ACTIONS} == audit.to_dict()
    assert PHASES[0] == 0, "nothing has been done in the year of the audit"


@pytest.mark.parametrize(("chosen", "words"), [((), "at least one"), (("asb", "shops", "hate", "damage"), "take 1 away"), (("asb", "abuse", "violence"), "costs £130,000"), (("weather",), "no action 'weather'")])
def test_a_plan_that_cannot_be_is_told_why(chosen, words):
    assert words in fault(chosen)
    with pytest.raises(ValueError, match=words):
        run(1, chosen)


def test_sentence_keeps_the_twin_back_until_the_reader_has_bet():
    assert "£80,000 of £100,000" in sentence(1, PLAN, side=True, done=False, bet="")
    assert "twin" not in sentence(1, PLAN, side=True, done=True, bet="").replace("Before you see the twin", "")
    assert "in the twin that did nothing they" in sentence(1, PLAN, side=True, done=True, bet="no")
    assert BUDGET == 100
