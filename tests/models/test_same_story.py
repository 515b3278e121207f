"""Belief from files: held to sums by hand."""

import pytest

from book.models.same_story import ENTRIES, belief_pct, heard_pct, independent, sentence

ALL = {entry.id for entry in ENTRIES}


def test_one_source_multiplies_even_odds():
    assert belief_pct(50, {"housing"}, rumour=3, clue=8) == pytest.approx(75)


def test_copies_counted_as_sources_multiply_the_same_word_again():
    """Odds 3 x 3 x 3 = 27 to 1."""
    assert belief_pct(50, {"housing", "police", "social-care"}, rumour=3, clue=8) == pytest.approx(100 * 27 / 28)


def test_clue_divides_the_odds():
    assert belief_pct(50, independent(), rumour=3, clue=8) == pytest.approx(100 * (3 / 8 / 1.5) / (1 + 3 / 8 / 1.5))


def test_what_fits_both_accounts_changes_nothing():
    assert belief_pct(30, {"visits"}, rumour=3, clue=8) == pytest.approx(30)


def test_every_copy_leads_back_to_an_entry_that_is_there():
    assert {entry.copy_of for entry in ENTRIES if entry.copy_of} <= ALL
    assert independent() == {"housing", "visits", "doctor", "day-centre"}


@pytest.mark.parametrize(("says", "holders", "expected"), [(30, 1, 30), (30, 2, 51), (30, 3, 65.7), (0, 3, 0), (100, 1, 100)])
def test_more_holders_make_an_item_likelier_to_be_heard(says, holders, expected):
    assert heard_pct(says, holders) == pytest.approx(expected)


def test_sentence_states_belief_and_chances():
    said = sentence(prior=50, rumour=3, clue=8, says=30, asked=False, counted=ALL)
    assert said == (
        "You count 6 of 6 entries as sources of their own, 2 of them copies. Belief that he deals: 69% if the day centre is heard, 95% if it is not. "
        "At the meeting the rumour comes up with a chance of 66%, what only the day centre knows with 30%."
    )


@pytest.mark.parametrize(("prior", "rumour", "counted", "words"), [(0, 2, [], "above 0 and below 100"), (50, 0.5, [], "at least 1"), (50, 2, ["x"], "no entry 'x'")])
def test_rejects_what_cannot_be_weighed(prior, rumour, counted, words):
    with pytest.raises(ValueError, match=words):
        belief_pct(prior, counted, rumour=rumour, clue=2)


def test_rejects_a_chance_that_is_none():
    with pytest.raises(ValueError, match="130%"):
        heard_pct(130, 2)
