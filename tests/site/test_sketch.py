"""The small picture of a data set: what it draws of any table, and what it never joins."""

import re

import pytest

from book import data, paths
from book.site.sketch import sketch

HEAD = "title: Cases\nsource: An office\nlicence: OGL-UK-3.0\nretrieved: 2026-01-01\ngeography: England\nfields:\n"
YEAR = "  - {name: year, meaning: calendar year, unit: year, type: integer, min: 1990, max: 2030}\n"
RULES = "  - {name: rules, meaning: rules, unit: label, type: text}\n"
CASES = "  - {name: cases_count, meaning: cases, unit: cases, type: integer, min: 0, max: 9000000, missing: true}\n"
KIND = "  - {name: kind, meaning: kind, unit: label, type: text, values: [act, report]}\n"
NAME = "  - {name: problem, meaning: problem, unit: label, type: text}\n"


@pytest.fixture
def draw(tmp_path, monkeypatch):
    """Draw a data set that is given as fields and rows."""
    monkeypatch.setattr(paths, "DATA", tmp_path)

    def run(fields: str, table: str) -> str:
        (tmp_path / "cases.yml").write_text(HEAD + fields)
        (tmp_path / "cases.csv").write_text(table)
        return sketch("cases")

    return run


def lines(picture: str) -> list[int]:
    """How many points each line has."""
    return [path.count("L") + 1 for path in re.findall(r'<path d="(M[^"]*)"', picture)]


def test_draws_a_measure_over_time_from_nought(draw):
    picture = draw(YEAR + CASES, "year,cases_count\n2001,100\n2003,0\n2002,50\n")
    assert lines(picture) == [3]
    assert 'aria-label="cases: from 0 to 100, 2001 to 2003"' in picture
    assert re.search(r'<path d="M4.0 30.0 L93.0 62.0 L182.0 94.0"', picture)


def test_never_joins_rows_whose_labels_differ(draw):
    picture = draw(YEAR + RULES + CASES, "year,rules,cases_count\n2001,old,1\n2002,old,2\n2002,new,5\n2003,new,6\n2004,new,6\n")
    assert lines(picture) == [2, 3]
    assert "one line for each group that may not be joined" in picture


def test_leaves_out_what_is_missing(draw):
    assert lines(draw(YEAR + CASES, "year,cases_count\n2001,100\n2002,\n2003,0\n")) == [2]


def test_draws_bars_by_name_where_there_is_no_time(draw):
    picture = draw(NAME + CASES, "problem,cases_count\nShop theft,100\nStreet <b>violence,25\n")
    assert re.findall(r'<rect x="0" y="\d+" width="([\d.]+)"', picture) == ["190.0", "47.5"]
    assert 'aria-label="cases: Shop theft 100; Street &lt;b&gt;violence 25"' in picture
    assert "<b>" not in picture


def test_says_how_many_bars_found_no_room(draw):
    picture = draw(NAME + CASES, "problem,cases_count\n" + "".join(f"Kind number {n},{n + 9}\n" for n in range(9)))
    assert picture.count("<rect") == 7
    assert "2 more are in the table" in picture


def test_draws_nothing_of_a_measure_that_holds_no_value(draw):
    assert draw(NAME + CASES, "problem,cases_count\nShop theft,\nBurglary,\n") == ""


def test_counts_rows_where_nothing_is_measured(draw):
    assert 'aria-label="rows by kind: report 2; act 1"' in draw(NAME + KIND, "problem,kind\na,act\nb,report\nc,report\n")


def test_does_not_take_a_place_in_an_order_for_a_measure(draw):
    assert draw(NAME + CASES, "problem,cases_count\nfirst,1\nsecond,2\nthird,3\n") == ""


@pytest.mark.parametrize("name", data.names())
def test_draws_every_data_set_that_has_figures(name):
    picture, about = sketch(name), data.describe(name)
    measured = [one for one in about.columns if one.type == "number"]
    assert picture or not measured
    assert picture.count("<svg") <= 3
    assert len(picture) < 6000
