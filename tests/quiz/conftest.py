"""A question bank of the tests' own."""

import pytest

from book import paths

GOOD = """\
chapter: sharing
outcomes:
  basis: name the lawful basis of a disclosure
  order: put the steps of a referral in order
questions:
  - id: sh-one-basis
    type: single
    outcome: basis
    kind: apply
    level: 4
    section: the-basis
    source: {key: dpa2018, at: s 8}
    question: Which *basis* fits the case?
    options:
      - {text: Public task, right: true, why: The Act gives the task.}
      - {text: No, why: A bare word is still a word.}
      - {text: Consent, why: Nobody was free to refuse.}
  - id: sh-which-bodies
    type: multiple
    outcome: basis
    kind: recall
    level: 4
    section: the-bodies
    source: {key: cda1998, at: s 5(1)}
    sensitive: abuse
    question: Which bodies share the duty?
    options:
      - {text: The council, right: true, why: Named in the section.}
      - {text: The police, right: true, why: Named in the section too.}
      - {text: The court, why: Courts were left out.}
      - {text: The press, why: Never a public body.}
  - id: sh-rise-pct
    type: numeric
    outcome: basis
    kind: apply
    level: 5
    section: the-figures
    source: {key: ons2001}
    question: By how much did it rise?
    answer: 14.0
    tolerance: 0.5
    unit: per cent
    why: From 100 to 114 is 14 per cent.
    near:
      - {value: 12.3, tolerance: 0.1, why: You divided by the later figure.}
    otherwise: Divide the change by the first figure.
  - id: sh-steps-order
    type: ordering
    outcome: order
    kind: infer
    level: 4
    section: the-steps
    source: {key: cda1998, at: s 6}
    question: Put the steps in order.
    items:
      - {text: Review, why: Nothing can be planned before.}
      - {text: Consult, why: People answer to the review.}
      - {text: Publish, why: The strategy rests on both.}
    otherwise: Ask what each step needs from the one before.
"""


@pytest.fixture
def bank_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "QUESTIONS", tmp_path)
    return tmp_path


@pytest.fixture
def write(bank_folder):
    """Write a question file, with one piece of the good one replaced."""

    def put(old="", new="", *, slug="sharing", text=GOOD):
        assert old in text
        file = bank_folder / f"{slug}.yml"
        file.write_text(text.replace(old, new, 1) if old else text, encoding="utf-8")
        return file

    return put


@pytest.fixture
def good():
    """The text of a question file with no fault."""
    return GOOD
