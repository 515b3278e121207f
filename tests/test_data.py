"""Data sets: what `load`, `describe` and `cite` accept, refuse and say."""

import pandas as pd
import pytest

from book import data, paths
from book.errors import BookError

DESCRIPTION = """\
title: Cases
source: An office, a document, 2020
licence: {licence}
retrieved: 2026-01-01
geography: England
fields:
  - {{name: year, meaning: calendar year, unit: year, type: integer, min: 2000, max: 2020}}
  - {{name: share_pct, meaning: share of cases, unit: {unit}, type: number, min: 0, max: 100, missing: true}}
"""


@pytest.fixture
def cases(tmp_path, monkeypatch):
    """Write a small data set and return the function that does so."""
    monkeypatch.setattr(paths, "DATA", tmp_path)

    def write(table="year,share_pct\n2001,5.5\n2002,\n", licence="OGL-UK-3.0", unit="pct", description=DESCRIPTION):
        (tmp_path / "cases.csv").write_text(table)
        (tmp_path / "cases.yml").write_text(description.format(licence=licence, unit=unit))

    return write


def fault_of(call) -> str:
    with pytest.raises(BookError) as caught:
        call()
    return str(caught.value)


def test_loads_typed_columns_with_blanks_where_they_are_allowed(cases):
    cases()
    table = data.load("cases")
    assert table.dtypes.astype(str).to_dict() == {"year": "int64", "share_pct": "float64"}
    assert pd.isna(table.share_pct[1])


def test_refuses_a_missing_column_by_name(cases):
    cases(table="year\n2001\n")
    assert "cases.csv:1: The column 'share_pct' is missing." in fault_of(lambda: data.load("cases"))


def test_refuses_a_column_that_is_not_described(cases):
    cases(table="year,share_pct,extra\n2001,5,1\n")
    assert "cases.csv:1: The column 'extra' is not described." in fault_of(lambda: data.load("cases"))


def test_refuses_an_unknown_unit_and_proposes_one(cases):
    cases(unit="pctt")
    assert fault_of(lambda: data.load("cases")).endswith("cases.yml:8: The field 'share_pct' has the unit 'pctt'. Did you mean 'pct'?")


def test_refuses_a_value_out_of_range_with_its_line(cases):
    cases(table="year,share_pct\n2001,5\n1999,5\n")
    assert "cases.csv:3: year is '1999', outside 2000 to 2020 year." in fault_of(lambda: data.load("cases"))


def test_refuses_words_in_a_number_column(cases):
    cases(table="year,share_pct\n2001,many\n")
    assert "share_pct is 'many', which is not a number." in fault_of(lambda: data.load("cases"))


def test_refuses_a_blank_where_none_is_allowed(cases):
    cases(table="year,share_pct\n,5\n")
    assert "year is '', but every row needs a value." in fault_of(lambda: data.load("cases"))


def test_refuses_a_row_with_too_few_cells(cases):
    cases(table="year,share_pct\n2001\n")
    assert "share_pct is 'None', but every row needs a value" in fault_of(lambda: data.load("cases"))


def test_refuses_a_row_with_too_many_cells(cases):
    cases(table="year,share_pct\n2001,5,9\n")
    assert "cases.csv:2: The row has more cells than there are columns, and ends in '9'." in fault_of(lambda: data.load("cases"))


def test_refuses_a_column_that_stands_twice(cases):
    cases(table="year,share_pct,share_pct\n2001,5,6\n")
    assert "cases.csv:1: The column 'share_pct' stands twice." in fault_of(lambda: data.load("cases"))


@pytest.mark.parametrize(("cell", "said"), [("nan", "a number"), ("inf", "a number"), ("1_0", "a number"), ("1e3", "a number")])
def test_refuses_what_only_python_takes_for_a_number(cases, cell, said):
    cases(table=f"year,share_pct\n2001,{cell}\n")
    assert f"share_pct is '{cell}', which is not {said}." in fault_of(lambda: data.load("cases"))


def test_refuses_a_date_that_is_none(cases):
    cases(table="year,share_pct\n2001,soon\n", unit="date", description=DESCRIPTION.replace("number, min: 0, max: 100", "date"))
    assert "share_pct is 'soon', which is not a date such as 2026-11-24." in fault_of(lambda: data.load("cases"))


def test_keeps_a_text_that_looks_like_a_missing_value(cases):
    cases(table="year,share_pct\n2001,NA\n", unit="label", description=DESCRIPTION.replace("number, min: 0, max: 100", "text"))
    assert data.load("cases").share_pct.tolist() == ["NA"]


def test_reads_a_table_that_a_spreadsheet_saved(cases):
    cases(table="\ufeffyear,share_pct\r\n2001,5.5\r\n")
    assert data.load("cases").to_dict("list") == {"year": [2001], "share_pct": [5.5]}


def test_tells_the_line_of_a_letter_that_is_not_utf8(cases, tmp_path):
    cases()
    (tmp_path / "cases.csv").write_bytes(b"year,share_pct\n2001,5\n2002,\xa35\n")
    assert "cases.csv:3: A letter here is not written in UTF-8." in fault_of(lambda: data.load("cases"))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("min: 2000", "minimum: 2000", ":7: The field 'year' has the unknown key 'minimum'. Did you mean 'min'?"),
        ("min: 2000", "min: low", ":7: The field 'year' has 'low' for 'min', which is not a number. Write digits only"),
        ("  - {{name: year, meaning: calendar year, unit: year, type: integer, min: 2000, max: 2020}}", "  - year", ":6: A field is written as 'year'. Write it as keys with values"),
        ("geography: England", "geography: England\nillustratve: true", ":6: The description has the unknown key 'illustratve'. Did you mean 'illustrative'?"),
    ],
)
def test_points_at_a_fault_in_a_description(cases, old, new, said):
    assert old in DESCRIPTION
    cases(description=DESCRIPTION.replace(old, new))
    assert f"cases.yml{said}" in fault_of(lambda: data.load("cases"))


def test_refuses_a_licence_that_is_not_open(cases):
    cases(licence="CC-BY-NC-4.0")
    assert "cases.yml:3: The licence 'CC-BY-NC-4.0' is not open." in fault_of(lambda: data.load("cases"))


def test_refuses_a_description_that_is_not_yaml(cases):
    cases(description="title: [\n")
    assert "cases.yml:2: This is not YAML" in fault_of(lambda: data.load("cases"))


def test_refuses_a_description_without_a_source(cases):
    cases(description=DESCRIPTION.replace("source: An office, a document, 2020\n", ""))
    assert "The description has no 'source'. Add it." in fault_of(lambda: data.load("cases"))


def test_tells_every_fault_of_a_table_at_once(cases):
    cases(table="year,share_pct\n1999,many\n")
    assert len(fault_of(lambda: data.load("cases")).splitlines()) == 2


def test_names_the_nearest_data_set(cases):
    cases()
    assert fault_of(lambda: data.load("case")) == "There is no data set 'case'. Did you mean 'cases'?"


def test_cites_the_publisher_and_the_licence(cases):
    cases()
    assert data.cite("cases") == "Source: An office, a document, 2020 (Open Government Licence v3.0)."


def test_calls_made_up_data_illustrative(cases):
    cases(licence="own", description=DESCRIPTION + "illustrative: true\n")
    assert data.cite("cases") == "Illustrative: An office, a document, 2020."


def test_refuses_words_that_yaml_reads_as_true_or_false(cases):
    cases(description=DESCRIPTION + "  - {{name: told, meaning: whether told, unit: label, type: text, values: [yes, no]}}\n")
    assert "The field 'told' lists True among its values. Put words such as yes and no in quotation marks." in fault_of(lambda: data.load("cases"))
