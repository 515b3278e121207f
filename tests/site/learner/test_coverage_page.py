"""The authors' page: what each chapter's questions cover, and what they lack."""

from book.quiz.bank import check_all, load
from book.site import chapter
from book.site.learner import coverage

CHAPTER = """\
# Sharing

## The basis

```{quiz} sharing
sh-one-basis
```

## The bodies

Nothing is asked here.

## The steps

```{quiz} sharing
:title: The whole
```

## Key points
"""


def test_lists_sections_in_which_nothing_is_asked(tmp_path):
    page = chapter.Chapter(tmp_path / "sharing.md", CHAPTER)
    assert coverage.without_pause(page) == ["The bodies", "The steps"]


def test_shows_shares_lengths_places_and_every_question(write):
    write()
    seen = coverage.page([load("sharing")], {"sharing": "On sharing"}, root="../")
    for text in ("<td>25%</td><td>50%</td><td>25%</td>", "<td>2.44</td><td>100%</td><td>1: 1</td>", "4 questions: 1 multiple, 1 numeric, 1 ordering, 1 single.", "sh-steps-order", 'href="../chapters/sharing.html#the-basis"', "sensitive: abuse, equal sh-one-basis"):
        assert text in seen


def test_names_an_outcome_without_a_question(write):
    write("  order: put", "  extra: do more\n  order: put")
    (one,), _ = check_all()
    assert "No question tests <em>do more</em>." in coverage.page([one], {}, root="../")


def test_escapes_what_questions_say(write):
    write("question: By how much did it rise?", "question: '<img src=x onerror=alert(1)>'")
    assert "<img" not in coverage.page([load("sharing")], {"sharing": "<b>"}, root="../")
