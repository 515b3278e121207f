"""The tables that ship: every column, unit and range, and the breaks that must not be joined."""

import re

import pytest

from book import data

UNIT_ENDINGS = {"pct": "_pct", "offences": "offences_count", "gbp_m": "_gbp_m", "days": "_days"}


@pytest.mark.parametrize("name", data.names())
def test_loads_and_fits_its_description(name):
    table, about = data.load(name), data.describe(name)
    assert list(table.columns) == [column.name for column in about.columns]
    assert len(table) > 1


@pytest.mark.parametrize("name", data.names())
def test_describes_every_column_with_a_range_or_a_list(name):
    bare = [c.name for c in data.describe(name).columns if c.type in ("integer", "number") and (c.min is None or c.max is None)]
    assert bare == []


@pytest.mark.parametrize("name", data.names())
def test_names_columns_in_words_with_their_unit(name):
    for column in data.describe(name).columns:
        assert re.fullmatch(r"[a-z][a-z0-9_]*", column.name)
        assert column.name.endswith(UNIT_ENDINGS.get(column.unit, ""))


@pytest.mark.parametrize("name", data.names())
def test_says_where_its_figures_come_from(name):
    about = data.describe(name)
    assert about.url.startswith("https://") or about.illustrative
    assert about.notes


def test_recorded_crime_keeps_both_counts_of_1998_99():
    table = data.load("police_recorded_crime")
    both = table[table.year_label == "1998-99"]
    assert sorted(both.offences_count) == [4_481_817, 5_109_089]
    assert both.rules.nunique() == 2


def test_recorded_crime_gives_each_year_once_within_a_set_of_rules():
    table = data.load("police_recorded_crime")
    assert not table.duplicated(["year_label", "rules"]).any()


def test_the_survey_peaks_in_1995():
    table = data.load("survey_prevalence")
    assert table.victims_share_pct.max() == 39.5
    assert "95" in table.loc[table.victims_share_pct.idxmax(), table.columns[0]]
