"""The services in `data/support.csv`: whom each serves, their faults, and what is due for review.

How a page prints them lives in `book.site.support`.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields

from book import data, paths
from book.errors import BookError, Faults, nearest
from book.law import in_words
from book.reading import read_text

NAME = "support"
FIRST = "emergency"  # stands before all others, wherever services are printed
GROUPS = (
    FIRST, "domestic_abuse", "sexual_violence", "forced_marriage", "stalking", "image_abuse", "childhood_abuse", "children", "child_protection", "men", "lgbt",
    "deaf", "older_people", "own_behaviour", "distress", "mental_health", "bereavement", "victims_of_crime", "students",
)  # fmt: skip
NATIONS = {"england": "England", "wales": "Wales", "scotland": "Scotland", "northern_ireland": "Northern Ireland"}
OWNERS = {"own": "the service's own page", "public_body": "a public body's page", "other": "another body's page"}
PHONE = re.compile(r"\d[\d ]{1,15}\d")


@dataclass(frozen=True)
class Service:
    """One service: whom it serves, where, how to reach it, and where that was read."""

    key: str
    service: str
    for_whom: str
    groups: str
    nations: str
    phone: str
    hours: str
    other_ways: str
    web: str
    page_date: str
    seen_on: str
    source: str
    read_in: str
    note: str
    review_by: str

    @property
    def kinds(self) -> list[str]:
        """The groups that it belongs to."""
        return self.groups.split(";")

    def serves(self, nations: list[str]) -> bool:
        """Tell whether it serves one of these nations; no nation named means any."""
        return not nations or self.nations == "uk" or any(nation in self.places() for nation in nations)

    def places(self) -> list[str]:
        """Name the nations that it serves, by their keys."""
        return [nation for nation in NATIONS if re.search(rf"(^|_){nation}(_|$)", self.nations)]

    def where(self) -> str:
        """Say where it serves people: "UK", or "England and Wales"."""
        names = [NATIONS[nation] for nation in self.places()]
        return "UK" if not names else " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)

    def shown_web(self) -> str:
        """Give its address as people write it."""
        return self.web.removeprefix("https://").removeprefix("www.")

    def seen(self) -> str:
        """Say when and where its number was read."""
        dated = f"which bears the date {in_words(self.page_date)}" if self.page_date else "which bears no date"
        return f"Seen on {in_words(self.seen_on)} on {OWNERS[self.read_in]}, {dated}"


def services() -> list[Service]:
    """Read every service, in the order of the table; raises BookError where a row has a fault."""
    data.load(NAME)
    found = [fault for line, one in _rows() for fault in _faults(line, one)]
    if found:
        raise Faults(found)
    return [one for _, one in _rows()]


def chosen(groups: list[str], nations: list[str]) -> list[Service]:
    """Choose services by group and nation, the emergency number first.

    Parameters
    ----------
    groups : list of str
        Keys of GROUPS or of services, in the order in which they are to be printed; none means all.
    nations : list of str
        Keys of NATIONS; none means all.

    Raises
    ------
    BookError
        If a group or nation is unknown, or no service is found.
    """
    keys = [one.key for one in services()]
    for what, names, known in (("kind of help", groups, [*GROUPS, *keys]), ("nation", nations, NATIONS)):
        for name in names:
            if name not in known:
                raise BookError(f"There is no {what} '{name}'.", nearest(name, known))
    found = [one for group in groups or GROUPS for one in services() if group in (*one.kinds, one.key) and one.serves(nations)]
    if not found:
        raise BookError(f"There is no service for {', '.join(groups)} in {', '.join(nations)}.", "Name another group or nation.")
    return list(dict.fromkeys([*(one for one in services() if FIRST in one.kinds), *found]))


def due(today: datetime.date) -> list[str]:
    """Say which rows are past their day of review, one sentence each with file and line."""
    return [f"{paths.relative(_file())}:{line}: '{one.key}' was to be reviewed by {one.review_by}." for line, one in _rows() if one.review_by < today.isoformat()]


def _file():
    return paths.DATA / f"{NAME}.csv"


def _rows() -> Iterator[tuple[int, Service]]:
    """Give each row with its line; `data.load` has checked columns and cells."""
    rows = csv.DictReader(io.StringIO(read_text(_file())))
    for row in rows:
        yield rows.line_num, Service(**{field.name: row[field.name] for field in fields(Service)})


def _faults(line: int, one: Service) -> Iterator[BookError]:
    """Name each fault of one row."""

    def fault(what: str, todo: str) -> BookError:
        return BookError(what, todo, file=_file(), line=line)

    for group in one.kinds:
        if group not in GROUPS:
            yield fault(f"The group '{group}' of '{one.key}' is unknown.", nearest(group, GROUPS))
    if one.phone and not PHONE.fullmatch(one.phone):
        yield fault(f"The phone of '{one.key}' is '{one.phone}'.", "Write digits and single spaces only; other words go into note.")
    for what, address in (("web", one.web), ("source", one.source)):
        if not address.startswith("https://"):
            yield fault(f"The {what} of '{one.key}' is '{address}'.", "Give an address that begins https://.")
    if one.review_by <= one.seen_on:
        yield fault(f"The review_by of '{one.key}' is '{one.review_by}', not after its seen_on '{one.seen_on}'.", "Mend the one that is wrong.")
