"""The quiz in Python: what it carries, and what is seen with no script."""

import importlib.util
import re

import pytest

from book.errors import BookError, Faults
from book.quiz.quiz import Quiz


def test_asks_the_whole_bank_one_by_one(write):
    write()
    quiz = Quiz.of("sharing")
    assert (len(quiz.questions), quiz.pace, quiz.title, quiz.chapter) == (4, "one", "Check yourself", "sharing")


def test_asks_the_named_questions_in_their_order_together(write):
    write()
    quiz = Quiz.of("sharing", ["sh-rise-pct", "sh-one-basis"])
    assert ([question["id"] for question in quiz.questions], quiz.pace, quiz.title) == (["sh-rise-pct", "sh-one-basis"], "all", "Pause and check")


def test_carries_only_the_outcomes_that_it_tests(write):
    write()
    assert list(Quiz.of("sharing", ["sh-steps-order"]).outcomes) == ["order"]


def test_carries_numbers_and_truth_values_for_marking(write):
    write()
    single, _, numeric, _ = Quiz.of("sharing").questions
    assert [option["right"] for option in single["options"]] == [True, False, False]
    assert (numeric["answer"], numeric["tolerance"], numeric["near"][0]["value"]) == (14.0, 0.5, 12.3)


def test_refuses_a_question_that_is_not_there(write):
    write()
    with pytest.raises(BookError, match="no question 'sh-one-bases'. Did you mean 'sh-one-basis'?"):
        Quiz.of("sharing", ["sh-one-bases"])


def test_refuses_a_bank_with_a_fault(write):
    write("right: true, why: The Act", "why: The Act")
    with pytest.raises(Faults, match="has no right answer"):
        Quiz.of("sharing")


def test_is_the_same_where_pydantic_is_not_installed(write, monkeypatch):
    write()
    checked = Quiz.of("sharing").questions
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert Quiz.of("sharing").questions == checked


def test_warns_of_what_its_questions_touch_on(write):
    write()
    assert Quiz.of("sharing").content_note == "Content note: this touches on abuse."
    assert Quiz.of("sharing", ["sh-one-basis"]).content_note == ""


def test_shows_all_questions_and_options_with_no_script(write):
    write()
    seen = Quiz.of("sharing").fallback()["text/html"]
    for text in ("Which <em>basis</em> fits the case?", "Public task", "The press", "Give a number in per cent.", "Consult", "Choose all that are right."):
        assert text in seen


def test_shows_no_answer_with_no_script(write):
    write()
    seen = Quiz.of("sharing").fallback()["text/html"]
    assert not re.search(r"The Act gives|right|14", seen.replace("that are right", ""))
    assert seen.index("Consult") < seen.index("Publish") < seen.index("Review")


def test_escapes_what_its_questions_say(write):
    write("text: Consent", "text: '<img src=x onerror=alert(1)>'")
    seen = Quiz.of("sharing").fallback()["text/html"]
    assert "<img" not in seen
    assert "&lt;img src=x onerror=alert(1)&gt;" in seen
