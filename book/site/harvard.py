"""How each kind of work stands in the list of references, in the Harvard form of UK universities.

FORMS says how a kind is printed, and so which fields its entry must and may have.
How the text cites the works, and what Sphinx needs for it, lives in `book.site.citations`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from string import ascii_lowercase

from pybtex.database import Entry, Person
from pybtex.plugin import Plugin
from pybtex.richtext import HRef, Text
from pybtex.style import FormattedEntry
from pybtex.style.formatting import BaseStyle
from pybtex.style.sorting import BaseSortingStyle
from pybtex.style.template import FieldIsMissing, Node, field, first_of, join, names, node, optional, sentence, tag

from book.errors import BookError, nearest

# Welcome in every entry though not every form prints them: a number to find the book by, and the year that the text cites.
KEPT = {"isbn", "year"}
EDITORS = (" (ed.)", " (eds)")


@node
def by(_children, data, *roles):
    """Name the people in the first of these roles that the work has."""
    people = data["entry"].persons
    role = next((role for role in roles if people.get(role)), None)
    if role is None:
        raise FieldIsMissing(roles[0], data["entry"])
    named = names(role, sep=", ", sep2=" and ", last_sep=" and ").format_data(data)
    return Text(named, EDITORS[len(people[role]) > 1] if role == "editor" else "")


@node
def dated(_children, data, _name):
    """Give the year, with the letter that tells works of one author and year apart."""
    return year_of(data["label"])


@node
def link(_children, data, name, *, before=""):
    """Print an address that leads to itself."""
    address = before + field(name, raw=True).format_data(data)
    return Text("Available at: ", HRef(address, address))


READERS = {"by", "dated", "link", "field"}


def curly(text: Text) -> Text:
    """Set apostrophes as printers do."""
    return Text("’").join(text.split("'"))


def counted(one: str, many: str):
    """Write "p. 3", but "pp. 3–9"."""
    return lambda text: Text(many if set(str(text)) & set("–-,") else one, " ", text)


def ordinal(text: Text) -> str:
    """Write an edition: "6th edn", "Revised edn"."""
    number = str(text)
    if number.isdecimal():
        number += "th" if number[-2:-1] == "1" else {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")
    return f"{number} edn"


def in_words(iso: str) -> str:
    """Write 2026-11-02 as 2 November 2026."""
    when = date.fromisoformat(iso)
    return f"{when.day} {when:%B %Y}"


def said(name: str) -> Node:
    """Print a field as it is written, capitals and all."""
    return field(name, apply_func=curly)


def italic(name: str) -> Node:
    """Print a field in italics."""
    return tag("em")[said(name)]


def glossed(title: Node) -> Node:
    """Print a title in italics, and what it means in English where it is in another language."""
    return join(sep=" ")[tag("em")[title], optional["[", said("titleaddon"), "]"]]


def quoted(name: str) -> Node:
    """Print a field in quotation marks."""
    return join["‘", said(name), "’"]


def published(publisher: str) -> Node:
    """Print a publisher after its place, where that is known."""
    return join(sep=": ")[optional[said("address")], said(publisher)]


TITLE = glossed(said("title"))
ACCESSED = optional[" (Accessed: ", field("urldate", raw=True, apply_func=in_words), ")"]
ONLINE = sentence(sep="")[link("url"), ACCESSED]
WEB = first_of[optional[sentence[link("doi", before="https://doi.org/")]], optional[ONLINE]]
EDITION = optional[sentence[field("edition", apply_func=ordinal)]]
NUMBER = optional[sentence[said("number")]]
PLACE = sentence[optional[said("howpublished")], optional[said("month")]]
ISSUE = optional[said("volume"), optional["(", said("number"), ")"]]
PAGES = optional[field("pages", apply_func=counted("p.", "pp."))]
COLUMNS = optional[field("pages", apply_func=counted("col.", "cols"))]


def unauthored(*parts: Node | str, web: Node = WEB) -> Node:
    """Print a work that has no author."""
    return join(sep=" ")[[*parts, web, optional[sentence[said("note")]]]]


def authored(*parts: Node | str, roles: tuple[str, ...] = ("author",), web: Node = WEB) -> Node:
    """Print a work that begins with its author and year."""
    return unauthored(by(*roles), join["(", dated("year"), ")"], *parts, web=web)


FORMS: dict[str, Node] = {
    "article": authored(sentence[quoted("title"), italic("journal"), ISSUE, optional["article ", said("eid")], PAGES]),
    "book": authored(sentence[TITLE], EDITION, NUMBER, sentence[published("publisher")], roles=("author", "editor")),
    "hansard": authored(sentence[quoted("title"), said("type"), tag("em")["Hansard"], said("month"), optional["vol. ", said("volume")], COLUMNS]),
    "incollection": authored(sentence[quoted("title"), join(sep=" ")["in", optional[by("editor")], italic("booktitle")]], EDITION, sentence[published("publisher"), PAGES]),
    "jurisdiction": unauthored(sentence(sep=" ")[italic("title"), said("number")]),
    "legislation": unauthored(sentence[glossed(join(sep=" ")[said("title"), dated("year")]), said("number")]),
    "misc": authored(sentence[TITLE], PLACE),
    "online": authored(sentence[TITLE], PLACE, web=ONLINE),
    "phdthesis": authored(sentence[TITLE], "PhD thesis.", sentence[said("school")]),
    "techreport": authored(sentence[TITLE], NUMBER, sentence[published("institution")]),
}


def surname(person: Person) -> str:
    """Give a surname with its "van" or "de", or a body's name whole."""
    return " ".join(map(str, person.rich_prelast_names + person.rich_last_names)).replace("'", "’")


def cited(entry: Entry) -> str:
    """Give what the text cites a work by: "Lea, 2010", but "Police Reform Act 2002"."""
    for needed in ("title", "year"):
        if needed not in entry.fields:
            raise FieldIsMissing(needed, entry)
    year, people = entry.fields["year"], entry.persons.get("author") or entry.persons.get("editor")
    if not people:
        title = str(curly(Text.from_latex(entry.fields["title"])))
        return f"{title} {year}" if entry.type == "legislation" else f"{title}, {year}"
    first = [surname(person) for person in people]
    return f"{first[0]} et al., {year}" if len(first) > 2 else f"{' and '.join(first)}, {year}"


def year_of(label: str) -> str:
    """Take the year with its letter out of what the text cites a work by."""
    return label.rpartition(" ")[2]


class Names(Plugin):
    """Surname first, then initials; a body's name whole."""

    def format(self, person: Person, _abbr: bool = False) -> str:
        """Write "Neyroud, P.W."."""
        initials = "".join(str(part.abbreviate()) for part in person.rich_first_names + person.rich_middle_names)
        return ", ".join(part for part in (surname(person), initials) if part)


class Labels(Plugin):
    """What the text cites each work by, with a letter where two would be the same."""

    def format_labels(self, entries: Iterable[Entry]) -> list[str]:
        """Give the labels of works that stand in the list's order."""
        plain = [cited(entry) for entry in entries]
        return [label + ascii_lowercase[plain[:at].count(label)] if plain.count(label) > 1 else label for at, label in enumerate(plain)]


class Order(BaseSortingStyle):
    """By author, then year, then title; case, accents and punctuation do not count."""

    def sorting_key(self, entry: Entry) -> tuple[str, str, str]:
        """Give what a work is sorted by."""
        people = entry.persons.get("author") or entry.persons.get("editor") or []
        title = _letters(entry.fields["title"])
        return _letters(" ".join(Names().format(person) for person in people)) or title, entry.fields["year"], title


def _letters(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text).casefold().replace("-", " ")
    return " ".join("".join(letter for letter in parts if letter.isalnum() or letter == " ").split())


class Harvard(BaseStyle):
    """The list of references."""

    default_name_style, default_label_style, default_sorting_style = Names, Labels, Order

    def format_entry(self, label: str, entry: Entry, bib_data=None) -> FormattedEntry:
        """Print one work."""
        text = FORMS[entry.type].format_data({"entry": entry, "style": self, "label": label, "bib_data": bib_data})
        return FormattedEntry(entry.key, text, label)


# Files that were found to print: to print five hundred works takes a second.
_PRINTABLE: set[str] = set()


def faults(entries: Iterable[Entry], file: Path) -> list[BookError]:
    """Say what the list of references could not print.

    Parameters
    ----------
    entries : iterable of Entry
        All the works of a file.
    file : Path
        The BibTeX file that holds them.

    Returns
    -------
    list of BookError
        For a kind with no form, a field that its kind does not print, or one that it needs.
    """
    text = file.read_text(encoding="utf-8")
    found = [] if text in _PRINTABLE else list(_faults(entries, file, [line.lower().replace(" ", "") for line in text.splitlines()]))
    if not found:
        _PRINTABLE.add(text)
    return found


def _faults(entries: Iterable[Entry], file: Path, lines: list[str]) -> Iterator[BookError]:
    for entry in entries:
        line = _line(lines, "{" + entry.key + ",")
        if entry.type not in FORMS:
            yield BookError(f"No form is known for '@{entry.type}' ('{entry.key}').", nearest(entry.type, FORMS), file=file, line=line)
            continue
        known = fields(FORMS[entry.type]) | KEPT
        for name in sorted({*map(str.lower, (*entry.fields, *entry.persons))} - known):
            yield BookError(f"'@{entry.type}' prints no field '{name}' ('{entry.key}').", nearest(name, known), file=file, line=_line(lines, name, after=line))
        yield from _unprintable(entry, file, line)


def fields(form: Node) -> set[str]:
    """Name the fields that a form prints."""
    own = set(form.args) if form.name in READERS else set()
    return own.union(*(fields(child) for child in form.children if isinstance(child, Node)))


def _unprintable(entry: Entry, file: Path, line: int | None) -> Iterator[BookError]:
    try:
        Harvard().format_entry(cited(entry), entry)
    except FieldIsMissing as fault:
        yield BookError(f"The entry '{entry.key}' has no {fault.field_name}.", f"Add it: '@{entry.type}' prints it.", file=file, line=line)
    except ValueError:
        yield BookError(f"The date '{entry.fields['urldate']}' of '{entry.key}' cannot be read.", "Write it as 2026-11-02.", file=file, line=line)


def _line(lines: list[str], text: str, after: int | None = 1) -> int | None:
    return next((at for at, line in enumerate(lines, 1) if at >= (after or 1) and text in line), None)
