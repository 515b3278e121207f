"""Each fault of a question file is told with its line, its value and its mend."""


import pytest

from book.errors import BookError, Faults
from book.quiz.bank import check_all, load

# What is replaced in the good file, by what; then the line and the sentences that must come.
FAULTS = {
    "no right answer": ("{text: Public task, right: true,", "{text: Public task,", 14,
        "The question 'sh-one-basis' has no right answer. Add `right: true` to the right option."),
    "two right in a single": ("{text: Consent, why", "{text: Consent, right: true, why", 14,
        "The question 'sh-one-basis' is single and has 2 right answers: 'Public task' and 'Consent'. Keep one `right: true`, or make its type multiple."),
    "nothing wrong in a multiple": ("{text: The court, why: Courts were left out.}\n      - {text: The press, why: Never a public body.}", "{text: The court, right: true, why: Named.}", 28,
        "The question 'sh-which-bodies' has no wrong option. Add an option that a reader could believe, and say why it is wrong."),
    "a missing reason": ("{text: Consent, why: Nobody was free to refuse.}", "{text: Consent}", 17,
        "Option 3 of the question 'sh-one-basis' has no 'why'. Write the reason in a sentence or two."),
    "an empty reason": ("why: Nobody was free to refuse.}", "why: }", 17,
        "Option 3 of the question 'sh-one-basis' has an empty 'why'. Write the reason in a sentence or two."),
    "an item without a reason": ("{text: Review, why: Nothing can be planned before.}", "{text: Review}", 57,
        "Item 1 of the question 'sh-steps-order' has no 'why'. Write the reason in a sentence or two."),
    "an unknown outcome": ("outcome: order", "outcome: ordr", 50,
        "The question 'sh-steps-order' names the unknown outcome 'ordr'. Did you mean 'order'?"),
    "an outcome without a question": ("  order: put", "  extra: do more\n  order: put", 4,
        "No question tests the outcome 'extra'. Write one, or drop the outcome."),
    "an unknown type": ("type: single", "type: singel", 7,
        "The question 'sh-one-basis' has the unknown type 'singel'. Did you mean 'single'?"),
    "no type": ("    type: single\n", "", 6,
        "The question 'sh-one-basis' has no 'type'. Use one of: gap, matching, multiple, numeric, open, ordering, short, single."),
    "an unknown kind": ("kind: infer", "kind: infr", 51,
        "The question 'sh-steps-order' says 'infr' for 'kind'. Did you mean 'infer'?"),
    "an unknown level": ("level: 5", "level: 7", 37,
        "The question 'sh-rise-pct' says '7' for 'level', which is not a level. Use one of: 4, 5, 6."),
    "an unknown sensitivity": ("sensitive: abuse", "sensitive: abus", 25,
        "The question 'sh-which-bodies' says 'abus' for 'sensitive'. Did you mean 'abuse'?"),
    "a sensitive question with no equal": ("    equal: sh-one-basis\n", "", 25,
        "The question 'sh-which-bodies' is sensitive and names no equal. Name a question of this file that tests the same outcome and is not sensitive, such as `equal: cda-joint-duty`."),
    "an equal that is not there": ("equal: sh-one-basis", "equal: sh-one-bases", 26,
        "The question 'sh-which-bodies' names the unknown equal 'sh-one-bases'. Did you mean 'sh-one-basis'?"),
    "an equal of another outcome": ("equal: sh-one-basis", "equal: sh-steps-order", 26,
        "The question 'sh-which-bodies' names the equal 'sh-steps-order', which tests the outcome 'order' and not 'basis'. Name a question of this file that tests the same outcome and is not sensitive, such as `equal: cda-joint-duty`."),
    "an equal that is sensitive": ("equal: sh-one-basis", "equal: sh-which-bodies", 26,
        "The question 'sh-which-bodies' names the equal 'sh-which-bodies', which is sensitive too. Name a question of this file that tests the same outcome and is not sensitive, such as `equal: cda-joint-duty`."),
    "an equal of a question that is not sensitive": ("    sensitive: abuse\n", "", 25,
        "The question 'sh-which-bodies' names the equal 'sh-one-basis' and is not sensitive. Drop `equal`, or say what is sensitive: abuse, death or self-harm."),
    "an id given twice": ("id: sh-which-bodies", "id: sh-one-basis", 18,
        "The id 'sh-one-basis' is given twice, first in line 6. Give this question an id of its own."),
    "an id that is a number": ("id: sh-one-basis", "id: 1", 6,
        "The question '1' says '1' for 'id', which is not an id. Write two or more small words joined by hyphens, such as cda-joint-duty."),
    "an unknown key": ("unit: per cent", "units: per cent", 43,
        "The question 'sh-rise-pct' has the unknown key 'units'. Did you mean 'unit'?"),
    "a comma that ends a text early": ("why: Nobody was free to refuse.", "why: Nobody was free, or asked.", 17,
        "Option 3 of the question 'sh-one-basis' has the unknown key 'or asked.'. Use one of: right, text, why. If it is part of a text with a comma, put that text in double quotes."),
    "a hash sign that ends a text early": ("question: By how much did it rise?", "question: By how much did #offences rise?", 40,
        "The words '#offences rise?' are lost, because a hash sign begins a comment. Put the whole text in double quotes: a colon, a comma or a hash sign may have ended it early."),
    "an unknown key at the top": ("outcomes:", "outcome:\nx: y\noutcomes:", 2,
        "The file has the unknown key 'outcome'. Did you mean 'outcomes'?"),
    "a key given twice": ("    level: 5\n", "    level: 5\n    level: 4\n", 38,
        "The key 'level' is given twice. Keep one of the two."),
    "a right option that is far the longest": ("text: Public task,", "text: The public task that a named Act gives to the body,", 15,
        "The right option of the question 'sh-one-basis' has 50 characters and the longest wrong one 7, so its length gives it away. Shorten it, or make the wrong ones as full."),
    "two options only": ("      - {text: Consent, why: Nobody was free to refuse.}\n", "", 14,
        "The question 'sh-one-basis' has 2 options. Write three to five options, each with `text` and `why`."),
    "an option twice": ("text: Consent", "text: public task", 17,
        "The question 'sh-one-basis' has 'public task' twice. Change or drop one of them."),
    "all of the above": ("text: The press", "text: All of the above", 32,
        "Option 4 of the question 'sh-which-bodies' says 'All of the above'. Name the thing itself: options are shuffled, and this one tests only elimination."),
    "a negative tolerance": ("tolerance: 0.5", "tolerance: -0.5", 42,
        "The question 'sh-rise-pct' says '-0.5' for 'tolerance', which is below zero. Write how far an answer may be off, such as 0.5; 0 asks for the exact value."),
    "a number with a comma": ("answer: 14.0", "answer: 1,400", 41,
        "The question 'sh-rise-pct' says '1,400' for 'answer', which is not a number. Write digits only, with a point for decimals, such as 1250.5."),
    "a number that is not finite": ("answer: 14.0", "answer: .inf", 41,
        "The question 'sh-rise-pct' says '.inf' for 'answer', which is not a number. Write digits only, with a point for decimals, such as 1250.5."),
    "a near value that counts as right": ("value: 12.3", "value: 13.6", 46,
        "Near value 1 of the question 'sh-rise-pct', 13.6, counts as right, since the answer is 14 within 0.5. Change the value or the tolerance."),
    "a right that is a word": ("{text: The court, why", "{text: The court, right: perhaps, why", 31,
        "Option 3 of the question 'sh-which-bodies' says 'perhaps' for 'right', which is neither true nor false. Write `right: true`, or leave `right` out."),
    "an option that is bare text": ("{text: The press, why: Never a public body.}", "The press", 32,
        "Option 4 of the question 'sh-which-bodies' has 'The press' under 'options', which does not belong there. Write three to five options, each with `text` and `why`."),
    "a source without a key": ("source: {key: ons2001}", "source: {at: p 3}", 39,
        "The 'source' of the question 'sh-rise-pct' has no 'key'. Add `key:` with its value."),
    "no source": ("    source: {key: ons2001}\n", "", 33,
        "The question 'sh-rise-pct' has no 'source'. Write `source: {key: ..., at: ...}` with a key of references.bib."),
    "a question that is bare text": ("  - id: sh-steps-order", "  - Order these\n  - id: sh-steps-order", 48,
        "A question is written as 'Order these'. Write it as keys with values, beginning `- id:`."),
    "another chapter": ("chapter: sharing", "chapter: caring", 1,
        "The file says it belongs to the chapter 'caring', and its name says 'sharing'. Write `chapter: sharing`, or rename the file."),
    "a colon that breaks the YAML": ("question: By how much did it rise?", "question: By how much: say it", 40,
        "The YAML cannot be read at 'question: By how much: say it': mapping values are not allowed in this context. Put the whole text in double quotes: a colon, a comma or a hash sign may have ended it early."),
    "a tab": ("    answer: 14.0", "\tanswer: 14.0", 41,
        "The line begins with a tab. Indent with spaces only, two for each step."),
    "an alias": ("{text: The press, why: Never a public body.}\n", "&a {text: The press, why: Never a public body.}\n      - *a\n", 32,
        "A value is taken from elsewhere in the file by `*`. Write it out again here."),
    "a control character": ("Put the steps", "Put \x07 the steps", 55,
        "The character U+0007 is not allowed. Delete it."),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_tells_the_fault_with_line_value_and_mend(write, name):
    old, new, line, sentence = FAULTS[name]
    file = write(old, new)
    with pytest.raises(Faults) as caught:
        load("sharing")
    assert f"{file}:{line}: {sentence}" in str(caught.value).split("\n")


def test_a_good_file_has_no_fault(write):
    write()
    assert [question.id for question in load("sharing").questions] == ["sh-one-basis", "sh-which-bodies", "sh-rise-pct", "sh-steps-order"]


def test_an_option_no_stays_a_word(write):
    write()
    assert load("sharing").questions[0].options[1].text == "No"


def test_tells_all_faults_of_a_file_in_order_of_line(write):
    write(text=write("type: single", "type: singel").read_text().replace("kind: infer", "kind: infr"))
    with pytest.raises(Faults) as caught:
        load("sharing")
    assert [fault.line for fault in caught.value.faults] == [7, 51]


def test_refuses_a_file_that_asks_mostly_to_recall(write, good):
    write(text=good.replace("kind: apply", "kind: recall"))
    with pytest.raises(Faults, match="3 of 4 questions ask only to recall. Let at least half apply or infer."):
        load("sharing")


@pytest.mark.parametrize(("text", "sentence"), [
    ("", "The file is empty."),
    ("# later\n", "The file holds nothing but comments."),
    ("- a\n", "The file is not a list of keys with their values."),
    ("chapter: sharing\n", "The file has no questions."),
])  # fmt: skip
def test_tells_what_a_file_without_questions_lacks(write, text, sentence):
    write(text=text)
    with pytest.raises(Faults, match=sentence):
        load("sharing")


def test_tells_the_line_of_a_letter_that_is_not_utf8(bank_folder):
    (bank_folder / "sharing.yml").write_bytes(b"chapter: sharing\n# caf\xe9\n")
    with pytest.raises(Faults, match=r"sharing\.yml:2: A letter here is not written in UTF-8"):
        load("sharing")


def test_names_the_nearest_chapter_where_there_is_no_file(write):
    write()
    with pytest.raises(BookError, match="no question file for the chapter 'sharin'. Did you mean 'sharing'?"):
        load("sharin")


def test_an_id_may_stand_in_one_file_only(write, good):
    first = write(slug="caring", text=good.replace("chapter: sharing", "chapter: caring"))
    second = write()
    _, faults = check_all()
    assert str(faults[0]) == f"{second}:6: The id 'sh-one-basis' is also used in {first}. Give this question an id of its own."
    assert len(faults) == 4


def test_references_give_section_and_citation_with_their_lines(write):
    write()
    found = list(load("sharing").references())[2]
    assert (found.section, found.section_line, found.key, found.key_line) == ("the-figures", 38, "ons2001", 39)


def test_references_keep_their_lines_beside_a_question_that_cannot_be_read(write):
    write("type: single", "type: singel")
    banks, faults = check_all()
    assert len(faults) == 1
    assert [one.section_line for one in banks[0].references()] == [23, 38, 53]


def test_checks_2000_questions_together(bank_folder, good):
    head, questions = good.split("questions:\n")
    for chapter in range(20):
        many = "".join(questions.replace("sh-", f"c{chapter}-n{n}-") for n in range(25))
        text = head.replace("sharing", f"c{chapter}") + "questions:\n" + many
        (bank_folder / f"c{chapter}.yml").write_text(text, encoding="utf-8")
    banks, faults = check_all()
    assert (sum(len(bank.questions) for bank in banks), faults) == (2000, [])
