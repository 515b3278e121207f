"""The chronology's model: what fits a choice, how many fall where, and what is said of it."""

import pytest

from book import law
from book.models import timeline
from book.models.timeline import ALL, chosen, columns, counts, describe, fold, when


@pytest.fixture(scope="module")
def entries():
    return law.entries()


def keys(entries, **choice):
    return [one.key for one in chosen(entries, **choice)]


def test_folds_case_accents_spaces_and_apostrophes():
    assert fold("  Climbié\n CHILDREN’s  ") == "climbie children's"


def test_everything_fits_no_choice(entries):
    assert chosen(entries) == entries


def test_a_nation_takes_in_what_it_shares(entries):
    found = keys(entries, nation="scotland")
    assert {"social_work_scotland_act_1968", "children_act_1948", "beveridge_report_1942"} <= set(found)
    assert "crime_and_disorder_act_1998" not in found


def test_every_nation_of_the_table_is_taken_in_by_some_choice():
    listed = next(column.values for column in law.data.describe("law").columns if column.name == "nation")
    assert set(listed) == {nation for covered in timeline.COVERS.values() for nation in covered}


def test_a_decade_holds_its_ten_years_only(entries):
    assert {one.date[:3] for one in chosen(entries, decade="1990")} == {"199"}


def test_every_word_of_a_search_must_stand_somewhere(entries):
    assert "victoria_climbie_inquiry_2003" in keys(entries, search="CLIMBIE")
    both = set(keys(entries, search="crime disorder"))
    assert both == set(keys(entries, search="crime")) & set(keys(entries, search="disorder"))


def test_a_search_is_read_to_its_60th_character(entries):
    assert keys(entries, search="crime" + " " * 55 + "nowhere") == keys(entries, search="crime")


def test_choices_narrow_one_another(entries):
    found = chosen(entries, theme="police", nation="northern_ireland", decade="2000")
    assert found and all(one.theme == "police" and one.nation in ("northern_ireland", "uk") and one.date[:3] == "200" for one in found)


def test_columns_are_decades_or_the_years_of_one(entries):
    assert columns(entries, ALL)[0] == "1940" and columns(entries, ALL)[-1] == "2020" and len(columns(entries, ALL)) == 9
    assert columns(entries, "1990") == [str(year) for year in range(1990, 2000)]


@pytest.mark.parametrize("decade", [ALL, "2000"])
def test_counts_miss_no_entry(entries, decade):
    shown = chosen(entries, decade=decade)
    found = counts(shown, decade)
    assert sum(found.values()) == len(shown)
    assert {column for _, column in found} <= set(columns(entries, decade))


@pytest.mark.parametrize(("date", "words"), [("1998-07-31", "31 July 1998"), ("1974-04", "April 1974"), ("1968", "1968")])
def test_says_a_date_as_exactly_as_it_is_known(entries, date, words):
    assert when(next(one for one in entries if one.date == date)) == words


def test_says_when_nothing_fits(entries):
    assert describe(len(entries), [], ALL) == f"None of the {len(entries)} entries fits these filters. Widen one of them."


def test_says_of_a_single_entry_how_it_stands(entries):
    one = law.entry("crime_and_disorder_act_1998")
    assert describe(130, [one], ALL) == "1 of 130 entries fits: Crime and Disorder Act 1998, 31 July 1998. In force, with any amendments, as at 22 November 2026."


def test_names_every_decade_that_ties_for_the_fullest(entries):
    shown = [next(one for one in entries if one.date[:3] == ten and one is not other) for ten in ("198", "199") for other in [None]]
    four = sorted({*shown, *(chosen(entries, decade="1980")[:2]), *(chosen(entries, decade="1990")[:2])}, key=lambda one: one.date)
    assert "The fullest, with 2 each, are the 1980s and the 1990s. " in describe(130, four, ALL)


def test_names_no_fullest_where_no_decade_has_two(entries):
    two = [chosen(entries, decade="1980")[0], chosen(entries, decade="1990")[0]]
    assert "fullest" not in describe(130, two, ALL)


def test_counts_what_has_force_of_law(entries):
    for decade in columns(entries, ALL):
        shown = chosen(entries, decade=decade)
        number = sum(one.status in timeline.IN_FORCE for one in shown)
        if len(shown) > 1:
            assert (f"{number} of them" in describe(130, shown, decade)) == (number > 0)


def test_says_one_day_once(entries):
    same = [one for one in entries if one.date == "2026-04-29"]
    assert len(same) > 1 and "all of 29 April 2026" in describe(130, same, ALL)
