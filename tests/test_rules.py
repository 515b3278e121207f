"""The rules of the exercises: what a rules file must hold, and how its faults are told."""

import pytest

from book import paths, rules
from book.errors import BookError

ASKED = "written:\n  - {id: a-why, marks: 2, ask: Why?, words: 50, rubric: [{marks: 1, earns: A.}, {marks: 1, earns: B.}]}\n"
RULE = "checks:\n  - id: a-step\n    kind: %s\n    marks: 1\n    form: How much?\n    answer: 1\n    tolerance: 0\n    right: Yes.\n%s"
NUMBER = RULE % ("number", "    otherwise: No.\n")
LETTERS = RULE.replace("answer: 1", "answer: %s").replace("    tolerance: 0\n", "    options: {A: a, B: b}\n")


@pytest.fixture
def trial(tmp_path):
    def write(text):
        file = tmp_path / "trial.yml"
        file.write_text(text)
        return file

    return write


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (RULE % ("numbre", ""), ":2: The check 'a-step' has the kind 'numbre'. Did you mean 'number'?"),
        (RULE % ("number", ""), ":2: The check 'a-step' has no 'otherwise'. Add it."),
        (NUMBER.replace("    form: How much?\n", ""), ":2: The check 'a-step' has no 'form'. Add it."),
        ("checks:\n  - id: [\n", ":4: This is not YAML"),
        ("", ":1: The file has no list of checks."),
        ("checks:\n  - a-step\n", ":1: A check is written as 'a-step'."),
        (NUMBER.replace("answer: 1", "answer: one"), ":2: The check 'a-step' has 'one' for 'answer', which is not a number."),
        (LETTERS % ("choice", "b", "    why: {A: a, B: b}\n    otherwise: No.\n"), ":2: The check 'a-step' has the answer 'b'. Use the options' letters: A, B."),
        (LETTERS % ("choice", "B", "    why: {}\n    otherwise: No.\n"), ":2: The check 'a-step' has no reason for the option A. Add `A:` under `why:`."),
        (LETTERS % ("choices", "[A]", "    why: {A: a}\n"), ":2: The check 'a-step' has no reason for the option B."),
        (LETTERS % ("order", "[A]", "    otherwise: No.\n"), ":2: The check 'a-step' has an answer without every option."),
        (RULE.replace("answer: 1", "answer: [1, 2]") % ("numbers", "    labels: [one]\n    otherwise: No.\n"), ":2: The check 'a-step' has 1 labels for 2 numbers."),
        (RULE % ("number", "    otherwise: No.\n    nearr: []\n"), ":2: The check 'a-step' has the key 'nearr'. Did you mean 'near'?"),
    ],
)
def test_points_at_a_fault_in_a_check(trial, text, said):
    with pytest.raises(BookError) as fault:
        rules.read(trial(text + (ASKED if text else "")))
    assert f"trial.yml{said}" in str(fault.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ":1: The file has no list of written questions."),
        (ASKED.replace("marks: 2", "marks: 3"), "The rubric of 'a-why' adds up to 2 of 3 marks. Make the two equal."),
        (ASKED.replace("earns: A.", "erns: A."), "The rubric of 'a-why' is not a list of points."),
        (ASKED.replace("words: 50, ", ""), "The written question 'a-why' has no 'words'. Add it."),
    ],
)
def test_points_at_a_fault_in_a_written_question(trial, text, said):
    with pytest.raises(BookError) as fault:
        rules.read(trial(NUMBER + text))
    assert said in str(fault.value)


def test_adds_up_the_marks_of_checks_and_written_questions(trial):
    assert rules.read(trial(NUMBER + ASKED)).marks == 3


def test_refuses_an_id_that_two_exercises_share(tmp_path, monkeypatch):
    for name in ("one", "two"):
        (tmp_path / f"{name}.yml").write_text(NUMBER + ASKED)
    monkeypatch.setattr(paths, "RULES", tmp_path)
    with pytest.raises(BookError, match="'a-step' stands in one.yml too"):
        rules.read_all()
