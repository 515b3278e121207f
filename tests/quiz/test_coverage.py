"""What a bank covers, in numbers."""

from book.quiz import coverage
from book.quiz.bank import check_all, load


def test_counts_types_kinds_levels_and_what_is_sensitive(write):
    write()
    found = coverage.of(load("sharing"))
    assert (found.questions, dict(found.types)) == (4, {"single": 1, "multiple": 1, "numeric": 1, "ordering": 1})
    assert (found.share("apply", "infer"), found.share("recall"), found.sensitive) == (75.0, 25.0, 1)
    assert dict(found.levels) == {4: 3, 5: 1}


def test_tells_of_outcomes_without_a_question(write):
    write("  order: put", "  extra: do more\n  order: put")
    (one,), _ = check_all()
    assert coverage.of(one).by_outcome == {"basis": 3, "extra": 0, "order": 1}


def test_measures_the_right_option_beside_the_wrong_ones(write):
    write()  # "Public task" (11) beside "No" (2) and "Consent" (7)
    found = coverage.of(load("sharing"))
    assert (round(found.ratio, 3), found.longest_pct, dict(found.places)) == (round(11 / 4.5, 3), 100.0, {1: 1})


def test_has_no_lengths_without_single_choices(write, written):
    write(text=written)
    found = coverage.of(load("sharing"))
    assert (found.ratio, found.longest_pct, dict(found.places)) == (None, None, {})


def test_adds_up_several_banks_and_keeps_their_outcomes_apart(write, good):
    write()
    write(slug="caring", text=good.replace("chapter: sharing", "chapter: caring").replace("sh-", "ca-"))
    found = coverage.of(load("caring"), load("sharing"))
    assert (found.questions, found.by_outcome) == (8, {"caring: basis": 3, "caring: order": 1, "sharing: basis": 3, "sharing: order": 1})
