"""The checks of the exercises: what they say to each kind of value, and what they refuse in a rules file."""

import numpy as np
import pandas as pd
import pytest

from book import checks
from book.answers import typed
from book.checks import NotMet, check
from book.errors import BookError
from book.rules import Rule


def test_tells_a_right_number_that_it_is_right_and_why():
    result = check("two-series-step", 14.0)
    assert result.met
    assert repr(result).startswith("Right. 14 per cent is right. The new rules alone")


@pytest.mark.parametrize("value", [np.float64(13.996), np.float32(14), pd.Series([14.0])[0]])
def test_takes_any_kind_of_number(value):
    assert check("two-series-step", value).met


def test_says_what_went_wrong_where_the_error_is_a_known_one():
    assert "1997 under old rules" in check("two-series-step", 11.1).message


def test_gives_a_hint_for_any_other_number():
    assert check("two-series-step", 5).message.startswith("You have 5 per cent. Take the count under the old rules")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "Nothing is there yet"),
        (..., "Nothing is there yet"),
        ("14", "You have the text '14'. Take the quotation marks away"),
        (True, "You have a true-or-false value"),
        ([14.0], "You have a list"),
        (float("nan"), "not a number that can be compared"),
        (float("inf"), "not a number that can be compared"),
    ],
)
def test_says_in_words_why_a_value_is_no_number(value, said):
    result = check("two-series-step", value)
    assert not result.met
    assert said in result.message


def test_counts_the_choices_that_are_right_and_explains_one_that_is_not():
    message = check("two-series-pairs", ["A", "C", "E", "F"]).message
    assert message.startswith("5 of 6 are judged rightly. F: Between 2000-01 and 2002-03")


def test_explains_a_right_choice_that_was_left_out():
    assert "E: 1999-2000 and 2000-01" in check("two-series-pairs", ["a", " C"]).message


@pytest.mark.parametrize(("value", "said"), [("ACE", "needs a list"), (["G"], "'G' is not one of A, B, C, D, E, F")])
def test_says_in_words_why_a_value_is_no_list_of_choices(value, said):
    assert said in check("two-series-pairs", value).message


def test_answers_each_wrong_letter_with_its_own_reason():
    said = {letter: check("two-series-claim", letter).message for letter in "ACD"}
    assert len(set(said.values())) == 3


@pytest.mark.parametrize("value", ["?", "Z", 2, ["B"], {"B": 1}, np.array(["B", "C"]), pd.DataFrame({"B": [1, 2]})], ids=str)
def test_asks_for_a_letter_where_there_is_none(value):
    assert check("two-series-claim", value).message.startswith("Choose one of the letters")


def test_shows_its_state_in_words_and_escapes_what_the_learner_wrote():
    shown = check("two-series-pairs", ["<b>"])._repr_html_()
    assert "<strong>Not yet.</strong>" in shown
    assert "&lt;b&gt;" in shown


def test_stops_the_run_only_when_asked_to():
    assert check("two-series-claim", "B").require().met
    with pytest.raises(NotMet, match="two-series-claim: The share of victims did fall"):
        check("two-series-claim", "A").require()


def test_names_the_nearest_check_where_there_is_none():
    with pytest.raises(BookError, match="There is no check 'two-series-stop'. Did you mean 'two-series-step'?"):
        check("two-series-stop", 1)


def rule(**given):
    return Rule(**{"id": "a-step", "marks": 1, "form": "?", "right": "Yes.", "otherwise": "Try again.", "file": None, **given})


def said(one, value):
    return checks.judge(one, typed(value)).message


ORDER = rule(kind="order", options={"A": "a", "B": "b", "C": "c"}, answer=["C", "A", "B"], near=[{"value": ["B", "A", "C"], "why": "That is the other way round."}])
NUMBERS = rule(kind="numbers", labels=["north", "south"], answer=[10, 2.5], tolerance=0.1, unit="days", near=[{"value": [2.5, 10], "why": "The two are swapped."}], why={"south": "Divide by two."})


@pytest.mark.parametrize("value", [["c", "A", " b"], ("C", "A", "B"), np.array(["C", "A", "B"]), pd.Series(["C", "A", "B"])], ids=str)
def test_takes_an_order_of_letters_from_any_kind_of_list(value):
    assert checks.judge(ORDER, typed(value)).met


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (["A", "C", "B"], "1 of 3 stand in their place. Try again."),
        (["B", "A", "C"], "1 of 3 stand in their place. That is the other way round."),
        (["A", "B"], "C is missing."),
        (["A", "A", "B", "C"], "A stands there more than once."),
        (["A", "D"], "'D' is not one of A, B, C."),
        (["A", 1], "'1' is not one of A, B, C."),
        ("ABC", "The check needs a list of letters, each in quotation marks, between square brackets."),
    ],
)
def test_says_in_words_what_is_wrong_with_an_order(value, message):
    assert said(ORDER, value) == message


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ([10, 2.5], "All 2 are right. Yes."),
        (pd.Series([10.05, 2.4]), "All 2 are right. Yes."),
        ([10, 5], "1 of 2 are right. south: you have 5 days. Divide by two."),
        ([1, 2.5], "1 of 2 are right. north: you have 1 days. Try again."),
        ([2.5, 10], "0 of 2 are right. The two are swapped."),
        ([10], "Your list has 1 of 2 numbers. It needs, in this order: north, south."),
        ([10, "2.5"], "south: You have the text '2.5'. Take the quotation marks away, so that it is a number."),
        ({"north": 10}, "You have a dictionary, and the check needs a list of 2 numbers: north, south."),
    ],
)
def test_judges_a_list_of_numbers_by_their_places(value, message):
    assert said(NUMBERS, value) == message


def test_says_that_a_value_is_missing_where_the_notebook_left_none():
    assert checks.judge(NUMBERS, {"type": "missing"}).message.startswith("There is no value of that name.")


@pytest.mark.parametrize(
    ("value", "shown"),
    [(1234567.5, "1,234,567.5"), (7, "7"), (float("inf"), "inf"), ("b", "b"), (["A", 1], "A, 1"), (True, "true"), (None, "nothing"), (len, "builtin_function_or_method"), (pd.DataFrame({"a": [1]}), "table"), (10**500, "whole number too large to use")],
    ids=str,
)
def test_says_a_value_in_a_few_words_for_a_marker(value, shown):
    assert checks.show(typed(value)) == shown
