"""The table of services: what a row must hold, who is chosen, and what is due for review."""

import csv
import datetime
import shutil

import pytest

from book import paths
from book.__main__ import main
from book.errors import BookError
from book.site import content, services

KEY = "live_fear_free"


@pytest.fixture
def change(tmp_path, monkeypatch):
    """Change cells of one row in a copy of the table; gives the row's line."""
    for ending in ("csv", "yml"):
        shutil.copy(paths.DATA / f"support.{ending}", tmp_path)
    monkeypatch.setattr(paths, "DATA", tmp_path)
    monkeypatch.setattr(paths, "ROOT", tmp_path)

    def run(**cells) -> int:
        file = tmp_path / "support.csv"
        rows = list(csv.DictReader(file.open()))
        at = next(number for number, row in enumerate(rows) if row["key"] == KEY)
        rows[at] |= cells
        with file.open("w", newline="") as out:
            writer = csv.DictWriter(out, rows[0], lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        return at + 2

    return run


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"phone": "0808 80 10 800 (free)"}, f"The phone of '{KEY}' is '0808 80 10 800 (free)'. Write digits and single spaces only; other words go into note."),
        ({"groups": "domestic_abuse;sexual_violense"}, f"The group 'sexual_violense' of '{KEY}' is unknown. Did you mean 'sexual_violence'?"),
        ({"web": "gov.wales"}, f"The web of '{KEY}' is 'gov.wales'. Give an address that begins https://."),
        ({"review_by": "2026-01-01"}, f"The review_by of '{KEY}' is '2026-01-01', not after its seen_on '2026-11-22'. Mend the one that is wrong."),
        ({"source": ""}, "source is '', but every row needs a value. Mend the value or the description."),
        ({"nations": "cymru"}, "nations is 'cymru', but it must be one of uk, england, wales, scotland, northern_ireland, england_wales, england_wales_scotland, england_wales_northern_ireland. Mend the value or the description."),
    ],
)
def test_names_a_fault_with_its_line(change, cells, fault):
    line = change(**cells)
    assert [str(one) for one in content.tables() for one in getattr(one, "faults", [one]) if "support" in str(one)] == [f"support.csv:{line}: {fault}"]


def test_lists_what_is_past_its_day_of_review(change):
    line = change(review_by="2026-12-31")
    assert services.due(datetime.date(2026, 12, 31)) == []
    assert services.due(datetime.date(2027, 1, 1)) == [f"support.csv:{line}: '{KEY}' was to be reviewed by 2026-12-31."]


def test_the_command_lists_services_that_are_due(monkeypatch, capsys):
    monkeypatch.setattr(services, "due", lambda today: ["data/support.csv:2: 'a_row' was to be reviewed by 2026-01-01."])
    monkeypatch.setattr(content, "faults", list)
    assert main(["check"]) == 0
    assert "Notice: data/support.csv:2: 'a_row' was to be reviewed by 2026-01-01.\n" in capsys.readouterr().out


def keys(groups, nations=()) -> list[str]:
    return [one.key for one in services.chosen(list(groups), list(nations))]


def test_the_emergency_number_stands_first():
    assert keys(["distress"])[0] == keys([])[0] == "emergency"


def test_chooses_by_group_and_nation():
    assert keys(["sexual_violence"], ["scotland"]) == ["emergency", "galop", "rape_crisis_scotland", "survivors_uk"]


def test_a_service_of_two_nations_is_chosen_for_either():
    assert "mens_advice_line" in keys(["men"], ["wales"])
    assert "mens_advice_line" not in keys(["men"], ["northern_ireland"])


def test_wales_is_not_taken_for_another_nation():
    one = next(one for one in services.services() if one.key == "cruse")
    assert one.where() == "England, Wales and Northern Ireland"


def test_every_group_and_nation_has_a_service():
    for nation in services.NATIONS:
        assert len(keys(["domestic_abuse"], [nation])) > 1
        assert len(keys(["distress"], [nation])) > 1
    assert {kind for one in services.services() for kind in one.kinds} == set(services.GROUPS)


def test_names_an_unknown_group_and_nation():
    with pytest.raises(BookError, match="There is no kind of help 'domestic'. Did you mean 'domestic_abuse'?"):
        keys(["domestic"])
    with pytest.raises(BookError, match="There is no nation 'whales'. Did you mean 'wales'?"):
        keys(["men"], ["whales"])


def test_gives_hours_only_where_any_time_was_read():
    assert {one.hours for one in services.services()} == {"", "any time, day or night"}


def test_says_how_a_number_was_seen():
    one = next(one for one in services.services() if one.key == "galop")
    assert one.seen() == "Seen on 22 November 2026 on the service's own page, which bears the date 2 February 2023"
