"""The fictional case: what is said, on how many sources, and that its traps are there."""

import pytest

from book.models.marac_table import ACTIONS, AGENCIES, BACK, CARE, PIECES, SAY, known, on_table, sentence

EVERYTHING = {piece.id: SAY for piece in PIECES}


def test_two_records_of_one_log_are_one_source():
    assert known(EVERYTHING)["Shouting on 3 March"] == (2, 1)


def test_what_is_kept_back_is_not_known():
    assert "Her visa" not in known({**EVERYTHING, "visa": BACK})
    assert {piece.id for piece in on_table({"log": SAY, "rent": CARE, "visa": BACK})} == {"log", "rent"}


def test_every_agency_holds_something_and_every_action_has_one_to_do_it():
    assert {piece.agency for piece in PIECES} == set(AGENCIES)
    assert all(action.owners and set(action.owners) <= set(AGENCIES) for action in ACTIONS)


def test_every_piece_has_a_note_for_every_decision():
    assert all(set(piece.notes) == {SAY, CARE, BACK} for piece in PIECES)


@pytest.mark.parametrize(
    ("placed", "owners", "dates", "said"),
    [
        ({}, {}, {}, "Nothing has been decided yet: take a piece and say what its agency should do with it."),
        ({"log": SAY}, {}, {}, "1 of 11 pieces is on the table, from 1 independent source. Her own wish has not been heard. 0 of 6 actions have somebody to do them and a date."),
        ({"log": SAY, "copy": SAY, "wish": CARE}, {"tell": "IDVA"}, {"tell": "today"}, "3 of 11 pieces are on the table, from 2 independent sources. Her own wish has been heard. 1 of 6 actions has somebody to do them and a date."),
    ],
)
def test_sentence_states_what_lies_on_the_table(placed, owners, dates, said):
    assert sentence(placed, owners, dates) == said


def test_no_number_rates_her_risk():
    assert not any(word in sentence(EVERYTHING, {}, {}).lower() for word in ("score", "risk", "%"))
