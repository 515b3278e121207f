"""The list that proves itself: held to what can be reckoned by hand."""

import numpy as np
import pytest

from book.models.who_gets_listed import LIST_SIZE, PEOPLE, SEEN, simulate


def run(attention, watching, safeguard="none", runs=60):
    return simulate(np.random.default_rng(5), attention=attention, watching=watching, safeguard=safeguard, runs=runs)


def test_groups_watched_alike_share_list_and_records():
    course = run(1, 3)
    assert course.list_b[-1] == pytest.approx(50, abs=3)
    assert course.records_b[-1] == pytest.approx(50, abs=2)


@pytest.mark.parametrize("watching", [1, 3, 5])
def test_listed_people_supply_the_share_of_records_that_watching_alone_gives(watching):
    """Five in a hundred people, each seen `watching` times as often: w * 5 / (w * 5 + 95)."""
    expected = 100 * watching * LIST_SIZE / (watching * LIST_SIZE + PEOPLE - LIST_SIZE)
    assert run(1, watching).records_listed[-1] == pytest.approx(expected, abs=1.2)


@pytest.mark.parametrize("attention", [1.5, 2, 3])
def test_records_without_extra_watching_split_as_attention_does(attention):
    assert run(attention, 1).records_b[-1] == pytest.approx(100 * attention / (1 + attention), abs=2)


def test_list_enlarges_the_tilt_of_the_records():
    course = run(2, 3)
    assert course.list_b[-1] > course.records_b[-1] > 100 * 2 / 3


def test_expiry_frees_people_and_leaves_the_tilt():
    with_expiry, without = run(2, 5, "expiry"), run(2, 5)
    assert with_expiry.stay[-1] < 0.7 * without.stay[-1]
    assert with_expiry.list_b[-1] > 70


def test_audit_gives_the_list_of_nobody_being_watched_more():
    assert run(2, 5, "audit").list_b[-1] == pytest.approx(run(2, 1).list_b[-1], abs=3)


def test_check_brings_the_list_back_to_half():
    assert run(3, 5, "check").list_b[-1] == pytest.approx(50, abs=3)


@pytest.mark.parametrize(("setting", "words"), [((1, 1, "hope"), "no safeguard 'hope'"), ((0.5, 1, "none"), "at least 1"), ((3, 2 / SEEN, "none"), "chance above 1")])
def test_rejects_a_setting_that_cannot_be(setting, words):
    with pytest.raises(ValueError, match=words):
        run(*setting, runs=1)
