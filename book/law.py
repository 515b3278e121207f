"""The table of law, policy and ideas in `data/law.csv`: its entries, their faults, and what is due for review.

The timeline, the `law` role and the glossary read it here. What holds for every table is checked in `book.data`.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import lru_cache
from urllib.parse import urlsplit

from book import data, paths
from book.errors import BookError, Faults, nearest
from book.reading import read_text

NAME = "law"
# Whose address may stand as a source: the official home of a text, or the publisher of the work that was read.
HOSTS = {
    "www.legislation.gov.uk": "the official text of Acts and instruments",
    "www.gov.uk": "the Government's own publications",
    "www.scotland.gov.uk": "the Scottish Government's own publications",
    "api.parliament.uk": "Historic Hansard, the official record to 2005",
    "hansard.parliament.uk": "Hansard, the official record",
    "publications.parliament.uk": "reports of parliamentary committees",
    "www.parliament.uk": "notices of parliamentary committees",
    "commonslibrary.parliament.uk": "briefings of the House of Commons Library",
    "webarchive.nationalarchives.gov.uk": "former government pages, kept by The National Archives",
    "www.justiceinspectorates.gov.uk": "reports of the justice inspectorates",
    "doi.org": "articles and books, at their publisher",
    "www.cambridge.org": "Cambridge University Press, for its books",
    "www.nfer.ac.uk": "the National Foundation for Educational Research, for its own report",
    "www.civitas.org.uk": "the publisher, for its own book",
    "www.ncjrs.gov": "abstracts of the United States Department of Justice",
    "www.theatlantic.com": "the magazine, for its own article",
    "www.theguardian.com": "the newspaper, for its own report",
    "www.tes.com": "the magazine, for its own article",
    "www.communitycare.co.uk": "the magazine, for its own article",
    "localgovernmentlawyer.co.uk": "the magazine, for its own report",
    "www.kirkusreviews.com": "the magazine, for its own review",
}
# What a reader is told of a status.
STANDING = {
    "in_force": "In force, with any amendments,",
    "partly_in_force": "In force only in part",
    "enacted": "Passed, with what is in force not checked,",
    "amended": "In force, though what is described here has been changed or replaced,",
    "repealed": "Repealed",
    "superseded": "No longer current: something later has replaced it,",
    "published": "Published; it has no force of law of its own,",
    "announced": "Announced, and not yet law,",
    "running": "Running",
    "ended": "Ended",
    "not_checked": "What became of it was not checked",
}
READ = {
    "original": "",
    "copy": "Its text was read in a copy and not at this address.",
    "abstract": "Only its abstract or summary was read.",
    "account": "It was not read itself, but in another body's account of it.",
}
# Kinds whose titles are those of documents, which stand in italics.
DOCUMENTS = ("report", "inquiry", "white_paper", "guidance", "circular", "publication")
# How a provision is written, and what it is called in an address of legislation.gov.uk.
PROVISIONS = {"s": "section", "ss": "section", "art": "article", "arts": "article", "reg": "regulation", "regs": "regulation", "sch": "schedule", "part": "part"}
ADDRESS = re.compile(r"https://www\.legislation\.gov\.uk/[a-z]+/(?:[A-Za-z0-9]+/)?[\d-]+/\d+")
PROVISION = re.compile(r"(?:ss?|arts?|regs?|sch|part) \d+[A-Z]*[^`]*", flags=re.IGNORECASE)
# What stands in the text: "key", "key s 5(1)", or the author's own words before either, as in "section 5 <key s 5>".
MENTION = re.compile(r"(?:(?P<words>[^<]+?)\s*<)?(?P<key>[^\s<>]+)(?: (?P<provision>[^<>]+))?>?")
WORDS = range(8, 26)
MONTHS = "January February March April May June July August September October November December".split()


@dataclass(frozen=True)
class Entry:
    """One event: what it is, what it changed, how it stands and where that can be read."""

    key: str
    date: str
    title: str
    citation: str
    kind: str
    nation: str
    theme: str
    effect: str
    status: str
    status_date: str
    sure: str
    read_in: str
    source: str
    note: str
    review_by: str

    def known_by(self, provision: str = "") -> str:
        """Print the title, with a provision such as "s 5(1)" behind a comma."""
        return f"{self.title}, {provision}" if provision else self.title

    def standing(self) -> str:
        """Say how it stands, and as at which day: "In force, as amended, as at 22 November 2026."."""
        return f"{STANDING[self.status]} as at {in_words(self.status_date)}."

    def address(self, provision: str = "") -> str:
        """Give the source, or the page of a provision such as "s 5(1)" or "s 5 as enacted" where the address can name it."""
        match = re.match(r"(\w+) (\d+[A-Z]*)", provision)
        if not match or match[1].lower() not in PROVISIONS or not ADDRESS.fullmatch(self.source):
            return self.source
        enacted = "/enacted" if provision.endswith("as enacted") else ""
        return f"{self.source}/{PROVISIONS[match[1].lower()]}/{match[2]}{enacted}"


def entries() -> list[Entry]:
    """Read every entry, in the order of dates.

    Returns
    -------
    list of Entry

    Raises
    ------
    BookError
        If a row has a fault, with file, line, value and mend.
    """
    return list(_read(_file(), read_text(_file()), read_text(_file().with_suffix(".yml"))))


@lru_cache(maxsize=1)
def _read(*_state) -> tuple[Entry, ...]:
    """Read and check the table anew only where its files have changed: a chapter asks for dozens of entries."""
    data.load(NAME)
    found = [fault for line, one in _rows() for fault in _faults(line, one)] + list(_repeats())
    if found:
        raise Faults(found)
    return tuple(sorted((one for _, one in _rows()), key=lambda one: (one.date, one.key)))


def entry(key: str) -> Entry:
    """Find one entry.

    Parameters
    ----------
    key : str
        The entry's key, such as "crime_and_disorder_act_1998".

    Raises
    ------
    BookError
        If there is none, with the nearest key; or if the table has a fault.
    """
    known = {one.key: one for one in entries()}
    if key not in known:
        near = nearest(key, known)
        raise BookError(f"There is no law '{key}'.", near if near.startswith("Did") else f"Add it to {paths.relative(_file())}.")
    return known[key]


def named(text: str) -> tuple[str, str, str]:
    """Part what stands in a `law` role into the author's words, the key and the provision; "" for what is not there."""
    match = MENTION.fullmatch(text.strip())
    if not match:
        raise BookError(f"The law is written '{text}'.", "Write 'key', 'key s 5(1)' or 'your words <key s 5(1)>'.")
    return match["words"] or "", match["key"], match["provision"] or ""


def check_provision(text: str) -> None:
    """Refuse a provision that is not written in the book's form, such as "s 5(1)" or "ss 325-327"."""
    if text and not PROVISION.fullmatch(text):
        raise BookError(f"The provision is written '{text}'.", "Write it as 's 5(1)', 'ss 5-7', 'art 49', 'reg 3', 'sch 9' or 'Part 2', with ' as enacted' where that text is meant.")


def due(today: datetime.date) -> list[str]:
    """Say which rows are past their day of review, one sentence each with file and line.

    Parameters
    ----------
    today : datetime.date
        The day to compare with.
    """
    return [f"{paths.relative(_file())}:{line}: '{one.key}' was to be reviewed by {one.review_by}." for line, one in _rows() if one.review_by < today.isoformat()]


def in_words(day: str) -> str:
    """Write "2026-11-22" as "22 November 2026", "2026-11" as "November 2026", and a year as it is."""
    year, month, number = (day.split("-") + ["", ""])[:3]
    return " ".join(([str(int(number))] if number else []) + ([MONTHS[int(month) - 1]] if month else []) + [year])


def _file():
    return paths.DATA / f"{NAME}.csv"


def _rows() -> Iterator[tuple[int, Entry]]:
    """Give each row with its line; `data.load` has checked columns and cells."""
    names = {field.name for field in fields(Entry)}
    rows = csv.DictReader(io.StringIO(read_text(_file())))
    for row in rows:
        yield rows.line_num, Entry(**{name: row[name] for name in names})


def _repeats() -> Iterator[BookError]:
    seen: dict[str, int] = {}
    for line, one in _rows():
        if one.key in seen:
            yield BookError(f"The key '{one.key}' stands in line {seen[one.key]} too.", "Give each row its own key.", file=_file(), line=line)
        seen.setdefault(one.key, line)


def _faults(line: int, one: Entry) -> Iterator[BookError]:
    for what, todo in _row_faults(one):
        yield BookError(what, todo, file=_file(), line=line)


def _row_faults(one: Entry) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with one row, and what to do."""
    if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", one.key):
        yield f"The key is '{one.key}'.", "Write it in small letters and digits, joined by single underscores."
    at = urlsplit(one.source)
    if at.scheme != "https" or at.hostname not in HOSTS:
        yield f"The source is '{one.source}', which is no official or publisher's address that the book knows.", "Give such an address, or add its host to HOSTS in book/law.py with the reason."
    if one.kind == "act" and not ADDRESS.fullmatch(one.source) and one.read_in != "account":
        yield f"The source of an Act is '{one.source}'.", "Give the Act's address on www.legislation.gov.uk, with no section after its number."
    if one.kind in ("act", "instrument") and not one.citation:
        yield f"The citation of '{one.key}' is missing.", "Add it, such as '1998 c. 37' or 'SI 2007/1830'."
    if len(one.effect.split()) not in WORDS:
        yield f"The effect of '{one.key}' has {len(one.effect.split())} words.", f"Write {WORDS.start} to {WORDS.stop - 1}."
    if one.date > one.status_date:
        yield f"The date is '{one.date}', after its status_date '{one.status_date}'.", "Mend the one that is wrong."
    if one.review_by < one.status_date:
        yield f"The review_by is '{one.review_by}', before its status_date '{one.status_date}'.", "Mend the one that is wrong."
