"""The checks of the exercises: what they say to each kind of value, and what they refuse in a rules file."""

import numpy as np
import pandas as pd
import pytest

from book import checks, paths
from book.checks import NotMet, check
from book.errors import BookError


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
    assert check("two-series-step", 5).message.startswith("You have 5 per cent. Put the count under the old rules")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "Nothing is there yet"),
        (..., "Nothing is there yet"),
        ("14", "You have the text '14'. Take the quotation marks away"),
        (True, "You have a bool"),
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
    assert check("two-series-claim", value).message.startswith("Put one of the letters")


def test_shows_its_state_in_words_and_escapes_what_the_learner_wrote():
    shown = check("two-series-pairs", ["<b>"])._repr_html_()
    assert "<strong>Not yet.</strong>" in shown
    assert "&lt;B&gt;" in shown


def test_stops_the_run_only_when_asked_to():
    assert check("two-series-claim", "B").require().met
    with pytest.raises(NotMet, match="two-series-claim: The share of victims did fall"):
        check("two-series-claim", "A").require()


def test_names_the_nearest_check_where_there_is_none():
    with pytest.raises(BookError, match="There is no check 'two-series-stop'. Did you mean 'two-series-step'?"):
        check("two-series-stop", 1)


RULE = "checks:\n  - id: a-step\n    kind: {kind}\n    marks: 1\n    answer: 1\n    tolerance: 0\n    right: Yes.\n{rest}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (RULE.format(kind="numbre", rest=""), ":2: The check 'a-step' has the kind 'numbre'. Did you mean 'number'?"),
        (RULE.format(kind="number", rest=""), ":2: The check 'a-step' has no 'otherwise'. Add it."),
        ("checks:\n  - id: [\n", ":3: This is not YAML"),
        ("", ":1: The file has no list of checks."),
        ("checks:\n  - a-step\n", ":1: A check is written as 'a-step'."),
        (RULE.replace("answer: 1", "answer: one").format(kind="number", rest="    otherwise: No.\n"), ":2: The check 'a-step' has 'one' for 'answer', which is not a number."),
        (RULE.replace("answer: 1", "answer: b").format(kind="choice", rest="    why: {{}}\n    otherwise: No.\n".replace("{{}}", "{}")), ":2: The check 'a-step' has the answer 'b'. Write it as a capital letter."),
        (RULE.format(kind="number", rest="    otherwise: No.\n    nearr: []\n"), ":2: The check 'a-step' has the key 'nearr'. Did you mean 'near'?"),
    ],
)
def test_points_at_a_fault_in_a_rules_file(tmp_path, text, said):
    file = tmp_path / "trial.yml"
    file.write_text(text)
    with pytest.raises(BookError) as fault:
        checks.read(file)
    assert f"trial.yml{said}" in str(fault.value)


def test_refuses_an_id_that_two_exercises_share(tmp_path, monkeypatch):
    for name in ("one", "two"):
        (tmp_path / f"{name}.yml").write_text(RULE.format(kind="number", rest="    otherwise: No.\n"))
    monkeypatch.setattr(paths, "RULES", tmp_path)
    checks.rules.cache_clear()
    with pytest.raises(BookError, match="The check 'a-step' stands in one.yml too"):
        checks.rules()
    checks.rules.cache_clear()
