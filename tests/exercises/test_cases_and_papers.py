"""The tables of the exercises on thresholds, linking and screening: what their tasks rest on."""

import re

from book import data, paths


def test_the_made_up_scores_are_of_a_thousand_cases():
    scores = data.load("risk_scores")
    assert (scores.serious_cases.sum(), scores.other_cases.sum()) == (20, 980)


def test_a_lower_threshold_adds_more_false_alarms_for_each_case_found():
    scores = data.load("risk_scores").set_index("score")
    high, added = scores.loc[7:].sum(), scores.loc[5:6].sum()
    assert (high.other_cases / high.serious_cases, round(added.other_cases / added.serious_cases, 1)) == (6, 21.7)


def _jordan():
    files = data.load("linked_files")
    return files[(files.name == "Jordan Hale") & (files.birth_year == 2011)]


def test_one_entry_of_the_linked_files_is_about_another_child():
    by_name_and_year = _jordan()
    others = by_name_and_year[by_name_and_year.carer != "Dawn"]
    assert (len(by_name_and_year), list(others.entry)) == (7, ["P2"])


def test_a_link_by_street_would_lose_the_entry_from_before_the_move():
    jordan = _jordan()
    assert list(jordan[(jordan.carer == "Dawn") & (jordan.street != "Mill Lane")].entry) == ["N1"]


def test_one_entry_of_the_linked_files_is_a_copy_of_another_agency():
    files = data.load("linked_files").set_index("entry")
    copies = files[files.copied_from != "none"]
    original = files.loc[copies.copied_from["P1"]]
    assert list(copies.index) == ["P1"]
    assert (original.source, original.agency) == (copies.source["P1"], "school")


def test_without_copy_and_false_match_the_police_know_nothing_of_jordan():
    jordan = _jordan()
    own = jordan[(jordan.carer == "Dawn") & (jordan.copied_from == "none")]
    assert (own.source.nunique(), sorted(set(own.agency))) == (5, ["health", "housing", "school"])


def test_each_paper_to_be_screened_stands_in_the_list_of_references():
    known = re.findall(r"^@\w+\{([^,]+),", (paths.CHAPTERS / "references.bib").read_text(encoding="utf-8"), flags=re.M)
    assert set(data.load("screening_papers").reference_key) <= set(known)


def test_the_papers_to_be_screened_mix_their_kinds():
    kinds = data.load("screening_papers").kind
    assert (len(kinds), kinds.nunique(), kinds.value_counts().max()) == (10, 6, 3)


def test_two_screeners_agree_on_seven_papers_and_chance_would_give_five():
    keeps = data.load("screening_decisions").set_index("paper") == "in"
    first, second = keeps.first_screener, keeps.second_screener
    chance = first.mean() * second.mean() + (1 - first.mean()) * (1 - second.mean())
    assert (list(first.index[first != second]), chance) == (["A", "B", "D"], 0.5)
