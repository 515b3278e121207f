"""The table of law: what a row must hold, how its faults are told, and what is due for review."""

import csv
import datetime
import io
import shutil

import pytest

from book import law, paths
from book.__main__ import main
from book.errors import BookError
from book.site import content

KEY = "crime_and_disorder_act_1998"


@pytest.fixture
def change(tmp_path, monkeypatch):
    """Change cells of one row in a copy of the table; gives the line on which the row ends."""
    for ending in ("csv", "yml"):
        shutil.copy(paths.DATA / f"law.{ending}", tmp_path)
    monkeypatch.setattr(paths, "DATA", tmp_path)
    monkeypatch.setattr(paths, "ROOT", tmp_path)

    def run(row_key: str = KEY, **cells) -> int:
        file = tmp_path / "law.csv"
        reader = csv.DictReader(io.StringIO(file.read_text()))
        rows = list(reader)
        at = next(number for number, row in enumerate(rows) if row["key"] == row_key)
        rows[at] |= cells
        with file.open("w", newline="") as out:
            writer = csv.DictWriter(out, reader.fieldnames, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        return at + 2

    return run


def told() -> list[str]:
    with pytest.raises(BookError) as fault:
        law.entries()
    return str(fault.value).splitlines()


def test_the_table_is_as_large_as_the_book_needs():
    assert len(law.entries()) >= 110


def test_gives_entries_by_date():
    dates = [one.date for one in law.entries()]
    assert dates == sorted(dates)


def test_finds_an_entry_by_its_key():
    one = law.entry(KEY)
    assert (one.citation, one.date) == ("1998 c. 37", "1998-07-31")


def test_names_the_nearest_key():
    with pytest.raises(BookError, match="There is no law 'crime_and_disorder_act_1989'. Did you mean 'crime_and_disorder_act_1998'?"):
        law.entry("crime_and_disorder_act_1989")


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"date": "1998-7-31"}, "date is '1998-7-31', which is not a date such as 2026, 2026-11 or 2026-11-24. Mend the value or the description."),
        ({"date": "1998-02-30"}, "date is '1998-02-30', which is no day of the calendar. Mend the value or the description."),
        ({"status_date": "2026"}, "status_date is '2026', which is not a date such as 2026-11-24. Mend the value or the description."),
        ({"source": ""}, "source is '', but every row needs a value. Mend the value or the description."),
        ({"review_by": ""}, "review_by is '', but every row needs a value. Mend the value or the description."),
        (
            {"source": "https://docslib.org/doc/1759847"},
            "The source is 'https://docslib.org/doc/1759847', which is no official or publisher's address that the book knows. Give such an address, or add its host to HOSTS in book/law.py with the reason.",
        ),
        ({"citation": ""}, f"The citation of '{KEY}' is missing. Add it, such as '1998 c. 37' or 'SI 2007/1830'."),
        ({"effect": "Joined people up."}, f"The effect of '{KEY}' has 3 words. Write 8 to 25."),
        ({"key": "Crime-Act"}, "The key is 'Crime-Act'. Write it in small letters and digits, joined by single underscores."),
        (
            {"source": "https://www.legislation.gov.uk/ukpga/1998/37/section/5"},
            "The source of an Act is 'https://www.legislation.gov.uk/ukpga/1998/37/section/5'. Give the Act's address on www.legislation.gov.uk, with no section after its number.",
        ),
        ({"review_by": "1990-01-01"}, "The review_by is '1990-01-01', before its status_date '2026-11-22'. Mend the one that is wrong."),
        ({"date": "2027-05"}, "The date is '2027-05', after its status_date '2026-11-22'. Mend the one that is wrong."),
    ],
)
def test_names_a_fault_with_its_line(change, cells, fault):
    line = change(**cells)
    assert told()[0] == f"law.csv:{line}: {fault}"


@pytest.mark.parametrize("column", ["theme", "kind", "nation", "status", "sure", "read_in"])
def test_refuses_a_word_outside_a_closed_list(change, column):
    line = change(**{column: "weather"})
    assert told()[0].startswith(f"law.csv:{line}: {column} is 'weather', but it must be one of ")


def test_refuses_a_key_used_twice(change):
    first = change()
    second = change("local_government_act_1999", key=KEY)
    assert told() == [f"law.csv:{second}: The key '{KEY}' stands in line {first} too. Give each row its own key."]


def test_the_check_of_the_book_tells_the_faults_of_the_table(change):
    line = change(theme="weather")
    assert [str(fault).partition(" ")[0] for fault in content.tables()] == [f"law.csv:{line}:"]


def test_lists_what_is_past_its_day_of_review(change):
    line = change(review_by="2026-12-31")
    assert law.due(datetime.date(2026, 12, 31)) == []
    assert law.due(datetime.date(2027, 1, 1)) == [f"law.csv:{line}: '{KEY}' was to be reviewed by 2026-12-31."]


@pytest.mark.parametrize(
    ("provision", "end"),
    [("", ""), ("s 5(1)", "/section/5"), ("ss 325-327", "/section/325"), ("s 16LA", "/section/16LA"), ("s 5(1) as enacted", "/section/5/enacted"), ("sch 9", "/schedule/9"), ("Part 2", "/part/2")],
)
def test_leads_to_the_page_of_a_provision(provision, end):
    assert law.entry(KEY).address(provision) == f"https://www.legislation.gov.uk/ukpga/1998/37{end}"


def test_leads_to_the_whole_where_an_address_has_no_provisions():
    one = law.entry("macpherson_report_1999")
    assert one.address("s 5") == one.source


def test_refuses_a_provision_in_another_form():
    law.check_provision("s 5(1)")
    with pytest.raises(BookError, match=r"The provision is written 'section 5'. Write it as 's 5\(1\)'"):
        law.check_provision("section 5")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("an_act_1998", ("", "an_act_1998", "")),
        ("an_act_1998 s 5(1) as enacted", ("", "an_act_1998", "s 5(1) as enacted")),
        ("section 5(1) <an_act_1998 s 5(1)>", ("section 5(1)", "an_act_1998", "s 5(1)")),
        ("the Act<an_act_1998>", ("the Act", "an_act_1998", "")),
    ],
)
def test_parts_the_words_from_the_law(text, parts):
    assert law.named(text) == parts


def test_refuses_what_names_no_law():
    with pytest.raises(BookError, match="The law is written 'the Act <'. Write 'key'"):
        law.named("the Act <")


def test_every_host_that_is_allowed_has_its_reason_and_is_used():
    used = {one.source.split("/")[2] for one in law.entries()}
    assert set(law.HOSTS) == used
    assert all(law.HOSTS.values())


def test_a_row_that_leans_on_the_press_says_so():
    press = {host for host, reason in law.HOSTS.items() if reason.startswith(("the magazine", "the newspaper"))}
    silent = [one.key for one in law.entries() if one.source.split("/")[2] in press and one.kind != "publication" and "address is that of" not in one.note]
    assert silent == []


def test_a_recalled_row_says_what_is_from_memory():
    assert [one.key for one in law.entries() if one.sure == "recalled" and "memory" not in one.note] == []


def test_every_status_and_way_of_reading_has_its_words():
    about = {column.name: column.values for column in law.data.describe("law").columns}
    assert (set(law.STANDING), set(law.READ)) == (set(about["status"]), set(about["read_in"]))


@pytest.mark.parametrize(
    ("key", "column", "wanted"),
    [
        ("sentencing_act_2026", "citation", "2026 c. 2"),
        ("crime_and_policing_act_2026", "citation", "2026 c. 20"),
        ("every_child_matters_2003", "date", "2003-09-08"),
        ("maria_colwell_inquiry_1974", "date", "1974-09-05"),
        ("working_together_1988", "date", "1988-07-06"),
        ("beveridge_report_1942", "date", "1942-12-01"),
        ("safer_cities_programme_1988", "nation", "england"),
        ("governing_partnerships_2005", "nation", "uk"),
        ("pcc_abolition_announced_2025", "status", "announced"),
        ("victims_and_prisoners_act_2024", "status", "partly_in_force"),
    ],
)
def test_holds_what_was_corrected(key, column, wanted):
    assert getattr(law.entry(key), column) == wanted


def test_no_row_prints_the_figures_that_have_no_source():
    text = (paths.DATA / "law.csv").read_text()
    assert "3,300" not in text and "£3 billion" not in text


def test_the_command_lists_what_is_due_and_does_not_fail(monkeypatch, capsys):
    monkeypatch.setattr(law, "due", lambda today: ["data/law.csv:2: 'a_row' was to be reviewed by 2026-01-01."])
    monkeypatch.setattr(content, "faults", list)
    assert main(["check"]) == 0
    assert "Notice: data/law.csv:2: 'a_row' was to be reviewed by 2026-01-01.\n" in capsys.readouterr().out
