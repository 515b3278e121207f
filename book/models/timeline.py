"""Which entries of the chronology fit a choice of theme, nation, decade and words, and how many fall where."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence

from book.law import MONTHS, Entry

ALL = "all"
# An entry on a nation is one about it alone or together with others.
COVERS = {
    "england": ("england", "england_wales", "great_britain", "uk"),
    "wales": ("wales", "england_wales", "great_britain", "uk"),
    "scotland": ("scotland", "great_britain", "uk"),
    "northern_ireland": ("northern_ireland", "uk"),
}
# Statuses under which something of the text still has force of law.
IN_FORCE = ("in_force", "partly_in_force", "amended")
MOST_SEARCH = 60  # characters of a search that are read


def fold(text: str) -> str:
    """Make texts comparable: small letters, no accents, straight apostrophes, single spaces.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
    """
    bare = "".join(mark for mark in unicodedata.normalize("NFD", text) if unicodedata.category(mark) != "Mn")
    return " ".join(bare.replace("\u2019", "'").lower().split())


def chosen(entries: Sequence[Entry], *, theme: str = ALL, nation: str = ALL, decade: str = ALL, search: str = "") -> list[Entry]:
    """Give the entries that fit every choice, in the order given.

    Parameters
    ----------
    entries : sequence of Entry
        The table of law, by date.
    theme : str
        A theme of the table, or "all".
    nation : str
        A key of `COVERS`, or "all".
    decade : str
        The first year of a decade, such as "1990", or "all".
    search : str
        Words, each of which must stand in the title, citation, effect or note; the first
        `MOST_SEARCH` characters count.

    Returns
    -------
    list of Entry
    """
    words = fold(search[:MOST_SEARCH]).split()
    return [one for one in entries if _fits(one, theme, nation, decade) and all(word in haystack(one) for word in words)]


def haystack(one: Entry) -> str:
    """Give the text of an entry that a search looks through, folded."""
    return fold(" ".join((one.title, one.citation, one.effect, one.note)))


def when(one: Entry) -> str:
    """Write the date of an entry for people."""
    return in_words(one.date)


def in_words(date: str) -> str:
    """Write a date as exactly as it is known: "31 July 1998", "April 1974" or "1968"."""
    year, *rest = date.split("-")
    named = [MONTHS[int(rest[0]) - 1]] if rest else []
    return " ".join([*(str(int(day)) for day in rest[1:]), *named, year])


def decades(entries: Sequence[Entry]) -> list[str]:
    """List the decades from the first entry to the last, each by its first year."""
    first, last = (int(min(one.date for one in entries)[:3]), int(max(one.date for one in entries)[:3]))
    return [f"{ten}0" for ten in range(first, last + 1)]


def columns(entries: Sequence[Entry], decade: str) -> list[str]:
    """List what the picture's columns stand for: all decades, or the ten years of one.

    Parameters
    ----------
    entries : sequence of Entry
        The whole table.
    decade : str
        The first year of a decade, or "all".
    """
    return decades(entries) if decade == ALL else [str(int(decade) + year) for year in range(10)]


def counts(shown: Sequence[Entry], decade: str) -> dict[tuple[str, str], int]:
    """Count the entries of each theme in each column of the picture.

    Parameters
    ----------
    shown : sequence of Entry
        From `chosen`.
    decade : str
        "all" for a column a decade, or the decade whose years are the columns.

    Returns
    -------
    dict
        (theme, column) to number of entries, where there are any.
    """
    return dict(Counter((one.theme, _column(one, decade)) for one in shown))


def describe(total: int, shown: Sequence[Entry], decade: str) -> str:
    """Say in one to three sentences what is shown.

    Parameters
    ----------
    total : int
        Number of entries in the whole table.
    shown : sequence of Entry
        From `chosen`, by date.
    decade : str
        "all", or the decade that is zoomed into.

    Returns
    -------
    str
    """
    if not shown:
        return f"None of the {total} entries fits these filters. Widen one of them."
    if len(shown) == 1:
        return f"1 of {total} entries fits: {shown[0].title}, {when(shown[0])}. {shown[0].standing()}"
    first, last = when(shown[0]), when(shown[-1])
    span = f"all of {first}" if first == last else f"from {first} to {last}"
    return f"{len(shown)} of {total} entries fit, {span}. {_fullest(shown, decade)}{_force(shown)}"


def _fits(one: Entry, theme: str, nation: str, decade: str) -> bool:
    return theme in (ALL, one.theme) and (nation == ALL or one.nation in COVERS[nation]) and decade in (ALL, f"{one.date[:3]}0")


def _column(one: Entry, decade: str) -> str:
    return f"{one.date[:3]}0" if decade == ALL else one.date[:4]


def _fullest(shown: Sequence[Entry], decade: str) -> str:
    """Name the decade, or the year, with the most entries, or all that tie for it."""
    numbers = Counter(_column(one, decade) for one in shown)
    most = max(numbers.values())
    if len(numbers) == 1 or most == 1:
        return ""
    names = [f"the {name}s" if decade == ALL else name for name in sorted(numbers) if numbers[name] == most]
    listed = names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
    return f"The fullest {'decade' if decade == ALL else 'year'}, with {most}, is {listed}. " if len(names) == 1 else f"The fullest, with {most} each, are {listed}. "


def _force(shown: Sequence[Entry]) -> str:
    number = sum(one.status in IN_FORCE for one in shown)
    if not number:
        return "None of them is in force, as at the day given with each."
    return f"{number} of them {'is' if number == 1 else 'are'} in force, at least in part, as at the day given with each."
