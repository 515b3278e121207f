"""The question types whose answers are matched or written: their faults, and what is seen with no script."""

import pytest

from book.errors import Faults
from book.quiz.bank import load
from book.quiz.quiz import Quiz

# What is replaced in the good file, by what; then the line and the sentences that must come.
FAULTS = {
    "a pair without a reason": ("right: Act of 2004, why: Section 14 asks for them.", "right: Act of 2004", 16,
        "Pair 2 of the question 'sh-match-acts' has no 'why'. Write the reason in a sentence or two."),
    "two pairs only": ("      - {left: Adult boards, right: Act of 2014, why: Section 43 sets them up.}\n", "", 14,
        "The question 'sh-match-acts' has 2 pairs. Write three to seven pairs, each with `left`, `right` and `why`."),
    "a fellow for two": ("right: Act of 2004", "right: act of 1998", 16,
        "The question 'sh-match-acts' has 'act of 1998' twice on the right. Give each its own fellow."),
    "an extra that is right": ("right: Act of 2018", "right: Act of 2014", 19,
        "The question 'sh-match-acts' has 'Act of 2014' twice on the right. Give each its own fellow."),
    "a left side twice": ("left: Child reviews", "left: crime audit", 16,
        "The question 'sh-match-acts' has 'crime audit' twice. Change or drop one of them."),
    "a choice too long for a phone": ("right: Act of 2018", "right: The Data Protection Act of the years 2018", 19,
        "The choice 'The Data Protection Act of the years 2018' of the question 'sh-match-acts' has 41 characters. Use at most 40, so that a phone shows all of it; put the long part on the left."),
    "no hint for a wrong match": ("    otherwise: Think of whom each Act is on.\n", "", 6,
        "The question 'sh-match-acts' has no 'otherwise'. Write the hint that a reader sees after any other wrong answer."),
    "no accepted form": ("accept: [MAPPA, multi-agency public protection arrangements]", "accept: []", 29,
        "The question 'sh-short-name' has 0 accepted forms. List the accepted forms, such as `accept: [LSCB, local safeguarding children board]`."),
    "an accepted form that is empty": ("accept: [MAPPA, ", "accept: ['', ", 29,
        "Accepted form 1 of the question 'sh-short-name' has an empty 'accept'. List the accepted forms, such as `accept: [LSCB, local safeguarding children board]`."),
    "an accepted form without letters": ("accept: [MAPPA, ", "accept: ['...', ", 29,
        "'...' is an accepted form of the question 'sh-short-name', and has neither a letter nor a digit of English. Write it in letters or digits."),
    "two forms that count as one": ("accept: [MAPPA, ", "accept: [MAPPA, m.a.p.p.a., ", 29,
        "'m.a.p.p.a.' and 'MAPPA' count as the same in the question 'sh-short-name'. Keep one: case, spaces, full stops and variants of spelling are forgiven."),
    "a near answer that counts as right": ("text: MARAC", "text: M.A.P.P.A.", 32,
        "'M.A.P.P.A.' is a near answer of the question 'sh-short-name' and counts as right, like 'MAPPA'. Change or drop one of them."),
    "an unknown key of a near answer": ("text: MARAC, why", "text: MARAC, wy", 32,
        "Near answer 1 of the question 'sh-short-name' has the unknown key 'wy'. Did you mean 'why'?"),
    "a gap without its mark": ("[[2]]", "a force", 42,
        "The text of the question 'sh-gap-duty' marks the gaps [1], and there are 2 under 'gaps'. Mark each once and in order: [[1]] [[2]]."),
    "a gap without a hint": ("        otherwise: It wears a uniform.\n", "", 49,
        "Gap 2 of the question 'sh-gap-duty' has no 'otherwise'. Write the hint that a reader sees after any other wrong answer."),
    "a near answer of a gap without a reason": ("{text: court, why: Courts were left out.}", "{text: court}", 47,
        "Near answer 1 of gap 1 of the question 'sh-gap-duty' has no 'why'. Write the reason in a sentence or two."),
    "a near answer of a gap that counts as right": ("text: court", "text: Local Authority", 47,
        "'Local Authority' is a near answer of gap 1 of the question 'sh-gap-duty' and counts as right, like 'local authority'. Change or drop one of them."),
    "no model answer": ("    model: No single body holds all the levers.\n", "", 52,
        "The question 'sh-open-why' has no 'model'. Write the answer that a good reader would give."),
    "one point only": ("      - {point: Says what each brings, marks: 3}\n", "", 61,
        "The question 'sh-open-why' has 1 point. Write two to six points, each with `point` and `marks`."),
    "marks that are no number": ("marks: 3", "marks: three", 63,
        "Point 2 of the question 'sh-open-why' says 'three' for 'marks', which is not a number of marks. Write how many marks the point is worth, from 1 to 9."),
    "a point twice": ("point: Says what each brings", "point: names two bodies", 63,
        "The question 'sh-open-why' has 'names two bodies' twice. Change or drop one of them."),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_tells_the_fault_with_line_value_and_mend(write, written, name):
    old, new, line, sentence = FAULTS[name]
    file = write(old, new, text=written)
    with pytest.raises(Faults) as caught:
        load("sharing")
    assert f"{file}:{line}: {sentence}" in str(caught.value).split("\n")


def test_a_good_file_has_no_fault(write, written):
    write(text=written)
    assert [question.type for question in load("sharing").questions] == ["matching", "short", "gap", "open"]


def test_shows_what_is_asked_and_no_answer_with_no_script(write, written):
    write(text=written)
    seen = Quiz.of("sharing").fallback()["text/html"]
    for text in ("Crime audit: ________", "To choose from: Act of 1998; Act of 2004; Act of 2014; Act of 2018.", "The (1) ________ and the chief officer of (2) ________ shared", "Do not write about a real person."):
        assert text in seen
    for answer in ("MAPPA", "council", "levers", "Names two bodies", "Section 6"):
        assert answer not in seen


def test_choices_without_script_stand_by_alphabet(write, written):
    write("right: Act of 1998", "right: The last Act", text=written)
    assert "To choose from: Act of 2004; Act of 2014; Act of 2018; The last Act." in Quiz.of("sharing").fallback()["text/html"]
