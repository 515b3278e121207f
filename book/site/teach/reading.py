"""Reading lists: what each chapter sets, and the files that a reference manager reads, RIS and BibTeX."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from pybtex.database import BibliographyData, Entry, Person
from pybtex.richtext import Text

from book.site.chapter import Chapter

# Kinds of work, as RIS and as reference managers know them in BibTeX.
RIS_TYPES = {
    "article": "JOUR", "book": "BOOK", "hansard": "GEN", "incollection": "CHAP", "jurisdiction": "CASE",
    "legislation": "STAT", "misc": "GEN", "online": "ELEC", "phdthesis": "THES", "techreport": "RPT",
}  # fmt: skip
PLAIN = {"hansard": "misc", "jurisdiction": "misc", "legislation": "misc", "online": "misc"}
# RIS tags with the fields that fill them, in order.
RIS_FIELDS = {
    "TI": ("title",), "T2": ("journal", "booktitle", "howpublished"), "VL": ("volume",), "IS": ("number",), "ET": ("edition",),
    "PB": ("publisher", "institution", "school"), "CY": ("address",), "SN": ("isbn",), "DO": ("doi",), "UR": ("url",), "N1": ("note",),
}  # fmt: skip
# Hosts whose works anybody may read: official texts, and archives of open copies.
OPEN_HOSTS = (
    "legislation.gov.uk", "gov.uk", "parliament.uk", "nationalarchives.gov.uk", "gov.scot", "gov.wales", "ons.gov.uk", "europepmc.org",
    "ncbi.nlm.nih.gov", "eprints.whiterose.ac.uk", "openaccess.city.ac.uk", "ico.org.uk", "justiceinspectorates.gov.uk", "college.police.uk",
)  # fmt: skip
SAID_OPEN = re.compile(r"\bfree to read\b|\bopen to all\b|\bis free\b")
CITED = re.compile(r"\{cite(?::\w+)?\}`([^`]+)`")


def cited(page: Chapter) -> list[str]:
    """List the keys that a chapter cites, each once, in order."""
    return list(dict.fromkeys(key for _, key in page.citations))


def further(page: Chapter) -> dict[str, str]:
    """Give the works of a chapter's further reading, each with the line on why, as written."""
    found: dict[str, str] = {}
    start = next((line for line, _, text in page.headings if text.lower() == "further reading"), len(page.lines))
    for item in re.split(r"\n(?=- )", "\n".join(page.lines[start:])):
        keys = [re.sub(r"\{[^}]*\}", "", key).strip() for group in CITED.findall(item) for key in group.split(",")]
        found |= {key: " ".join(item.split()) for key in keys if key not in found}
    return found


def is_open(entry: Entry, said: str = "") -> bool:
    """Tell whether a work is known to be free to read: the chapter says so, or its address is one of OPEN_HOSTS.

    A work that is free elsewhere too may be missed: False means "not known to be".
    """
    host = urlsplit(entry.fields.get("url", "")).hostname or ""
    return bool(SAID_OPEN.search(said)) or any(host == one or host.endswith("." + one) for one in OPEN_HOSTS)


def ris(entries: Iterable[tuple[str, Entry]]) -> str:
    """Write works as RIS, with their keys as ids."""
    return "".join("".join(f"{tag}  - {text}\n" for tag, text in _tags(key, entry)) + "ER  - \n\n" for key, entry in entries)


def _tags(key: str, entry: Entry) -> list[tuple[str, str]]:
    tags = [("TY", RIS_TYPES[entry.type]), ("ID", key)]
    tags += [("AU" if role == "author" else "A2", _name(one)) for role in ("author", "editor") for one in entry.persons.get(role, [])]
    tags += [("PY", entry.fields["year"])]
    for tag, names in RIS_FIELDS.items():
        tags += [(tag, _plain(entry.fields[name])) for name in names if name in entry.fields][:1]
    first, _, last = entry.fields.get("pages", "").replace("--", "-").replace("–", "-").partition("-")
    return tags + [(tag, text.strip()) for tag, text in (("SP", first), ("EP", last)) if text.strip()]


def _plain(text: str) -> str:
    return " ".join(str(Text.from_latex(text)).split())


def _name(person: Person) -> str:
    last = " ".join(map(_plain, [*person.prelast_names, *person.last_names]))
    first = " ".join(map(_plain, [*person.first_names, *person.middle_names]))
    return ", ".join(part for part in (last, first) if part)


def bibtex(entries: Iterable[tuple[str, Entry]]) -> str:
    """Write works as BibTeX, in the kinds that every reference manager knows."""
    plain = {key: Entry(PLAIN.get(entry.type, entry.type), fields=dict(entry.fields), persons=entry.persons) for key, entry in entries}
    return BibliographyData(plain).to_string("bibtex")
