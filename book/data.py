"""The book's data sets: `load` reads and checks a table, `cite` gives its source line.

A data set is `data/<name>.csv` with `data/<name>.yml` beside it, which says what each column
means, its unit and its range, where the figures come from and under which licence.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from book import paths
from book.errors import BookError, Faults, nearest
from book.reading import parse_yaml, read_text

# Licences under which a table may ship with the book, and how a reader sees them.
LICENCES = {
    "OGL-UK-3.0": "Open Government Licence v3.0",
    "OPL-3.0": "Open Parliament Licence v3.0",
    "CC-BY-4.0": "CC BY 4.0",
    "CC0-1.0": "CC0 1.0",
    "own": "made for this book, CC BY 4.0",
}
UNITS = {
    "label", "year", "date", "days", "months", "people", "offences", "incidents", "cases",
    "partnerships", "pct", "rate", "score", "weight", "gbp", "gbp_m", "count",
}  # fmt: skip
# How a cell of each type is written, and what that is called.
TYPES = {
    "integer": (r"-?\d+", "a whole number"),
    "number": (r"-?\d+(\.\d+)?", "a number"),
    "text": (r".*", "text"),
    "date": (r"\d{4}-\d\d-\d\d", "a date such as 2026-11-24"),
    "part_date": (r"\d{4}(-\d\d(-\d\d)?)?", "a date such as 2026, 2026-11 or 2026-11-24"),
}
REQUIRED = ("title", "source", "licence", "retrieved", "geography", "fields")
OPTIONAL = ("url", "notes", "illustrative")


@dataclass(frozen=True)
class Column:
    """What one column holds: its meaning, unit, type and the values that it may take."""

    name: str
    meaning: str
    unit: str
    type: str
    min: float | None = None
    max: float | None = None
    values: tuple[str, ...] = ()
    missing: bool = False


@dataclass(frozen=True)
class Description:
    """What `data/<name>.yml` says of a data set."""

    name: str
    title: str
    source: str
    licence: str
    retrieved: str
    geography: str
    columns: tuple[Column, ...]
    url: str = ""
    notes: str = ""
    illustrative: bool = False
    file: Path = field(default=Path(), compare=False)


def names() -> list[str]:
    """List the data sets, by name."""
    return sorted(path.stem for path in paths.DATA.glob("*.yml"))


def describe(name: str) -> Description:
    """Read what the book knows of a data set.

    Parameters
    ----------
    name : str
        The data set's name, such as "police_recorded_crime".

    Returns
    -------
    Description

    Raises
    ------
    BookError
        If there is no such data set, or its description has a fault.
    """
    file = paths.DATA / f"{name}.yml"
    if not file.exists():
        raise BookError(f"There is no data set '{name}'.", nearest(name, names()))
    text = read_text(file)
    lines = _Lines(text)
    raw = parse_yaml(text, file)
    _check_description(raw, file, lines)
    columns = tuple(_column(entry, file, lines) for entry in raw["fields"])
    text_of = {key: str(raw.get(key, "")).strip() for key in ("title", "source", "licence", "retrieved", "geography", "url", "notes")}
    return Description(name=name, columns=columns, illustrative=bool(raw.get("illustrative")), file=file, **text_of)


def load(name: str):
    """Read a data set and check every cell against its description.

    Parameters
    ----------
    name : str
        The data set's name, such as "police_recorded_crime".

    Returns
    -------
    pandas.DataFrame
        One row a record; columns, units and ranges as `describe(name)` says.

    Raises
    ------
    BookError
        If a column is missing or a value does not fit, with file, line, value and mend.
    """
    import pandas as pd

    about = describe(name)
    file = about.file.with_suffix(".csv")
    faults = list(_faults(about, file))
    if faults:
        raise Faults(faults)
    kinds = {"integer": "Int64", "number": "float64", "text": "str", "date": "str", "part_date": "str"}
    # A place may be called "NA": only an empty cell is a missing value.
    table = pd.read_csv(file, dtype={column.name: kinds[column.type] for column in about.columns}, encoding="utf-8-sig", keep_default_na=False, na_values=[""])
    whole = [c.name for c in about.columns if c.type == "integer" and not table[c.name].hasnans]
    return table.astype({name: "int64" for name in whole})


def cite(name: str) -> str:
    """Give the source line that stands under a figure.

    Parameters
    ----------
    name : str
        The data set's name.

    Returns
    -------
    str
        "Source: publisher and document (licence)." or, for made-up data, "Illustrative: ...".
    """
    about = describe(name)
    if about.illustrative:
        return f"Illustrative: {about.source.rstrip('.')}."
    return f"Source: {about.source.rstrip('.')} ({LICENCES[about.licence]})."


class _Lines:
    """Finds the line of a key or a field in a description file."""

    def __init__(self, text: str):
        self._lines = text.splitlines()

    def of(self, *needles: str) -> int:
        return next((i for i, line in enumerate(self._lines, 1) if all(n in line for n in needles)), 1)


def _check_description(raw, file: Path, lines: _Lines) -> None:
    if not isinstance(raw, dict):
        raise BookError("The description is empty.", f"Give it {', '.join(REQUIRED)}.", file=file, line=1)
    for key in REQUIRED:
        if not raw.get(key):
            raise BookError(f"The description has no '{key}'.", "Add it.", file=file, line=1)
    for key in raw:
        if key not in (*REQUIRED, *OPTIONAL):
            raise BookError(f"The description has the unknown key '{key}'.", nearest(str(key), (*REQUIRED, *OPTIONAL)), file=file, line=lines.of(f"{key}:"))
    if str(raw["licence"]) not in LICENCES:
        todo = f"Only openly licensed tables ship: {', '.join(LICENCES)}. Take the table out and cite single figures instead."
        raise BookError(f"The licence '{raw['licence']}' is not open.", todo, file=file, line=lines.of("licence:"))


def _column(entry: object, file: Path, lines: _Lines) -> Column:
    if not isinstance(entry, dict):
        raise BookError(f"A field is written as '{entry}'.", "Write it as keys with values, beginning `- {name:`.", file=file, line=lines.of("fields:"))
    name = str(entry.get("name", ""))
    for what, todo in _field_faults(entry):
        raise BookError(f"The field '{name}' has {what}.", todo, file=file, line=lines.of("name:", name))
    odd = [value for value in entry.get("values", ()) if isinstance(value, bool)]
    if odd:
        raise BookError(f"The field '{name}' lists {odd[0]} among its values.", "Put words such as yes and no in quotation marks.", file=file, line=lines.of("name:", name))
    return Column(**{**entry, "name": name, "values": tuple(str(value) for value in entry.get("values", ()))})


def _field_faults(entry: dict) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with one field of a description, and what to do."""
    for key in ("name", "meaning", "unit", "type"):
        if not entry.get(key):
            yield f"no '{key}'", "Add it."
    for key in entry:
        if key not in Column.__dataclass_fields__:
            yield f"the unknown key '{key}'", nearest(str(key), Column.__dataclass_fields__)
    for key, known in (("unit", UNITS), ("type", TYPES)):
        if str(entry[key]) not in known:
            yield f"the {key} '{entry[key]}'", nearest(str(entry[key]), known)
    for key in ("min", "max"):
        if not isinstance(entry.get(key, 0), (int, float)):
            yield f"'{entry[key]}' for '{key}', which is not a number", "Write digits only, with a point for decimals."


def _faults(about: Description, file: Path) -> Iterator[BookError]:
    """Yield each fault of the table: its columns, then its cells."""
    if not file.exists():
        yield BookError(f"The table of '{about.name}' is missing.", f"Add {file.name} or delete {about.file.name}.", file=about.file)
        return
    rows = csv.DictReader(io.StringIO(read_text(file)))
    header, wanted = list(rows.fieldnames or []), [column.name for column in about.columns]
    for name in wanted:
        if name not in header:
            yield BookError(f"The column '{name}' is missing.", f"Add it, or take it out of {about.file.name}.", file=file, line=1)
    for at, name in enumerate(header):
        if name not in wanted:
            yield BookError(f"The column '{name}' is not described.", f"Describe it in {about.file.name}.", file=file, line=1)
        if name in header[:at]:
            yield BookError(f"The column '{name}' stands twice.", "Rename or delete one.", file=file, line=1)
    for row in rows:
        for what, todo in _row_faults([column for column in about.columns if column.name in header], row):
            yield BookError(what, todo, file=file, line=rows.line_num)


def _row_faults(columns: list[Column], row: dict) -> Iterator[tuple[str, str]]:
    if None in row:
        yield f"The row has more cells than there are columns, and ends in '{','.join(row[None])}'.", "Put a text that holds a comma in double quotes."
    for column in columns:
        fault = _cell_fault(column, row[column.name])
        if fault:
            yield f"{column.name} is '{row[column.name]}', {fault}.", "Mend the value or the description."


def _cell_fault(column: Column, text: str | None) -> str:
    """Say what is wrong with a cell, or nothing."""
    if text is None or text == "":
        return "" if column.missing and text == "" else "but every row needs a value"
    if column.values and text not in column.values:
        return f"but it must be one of {', '.join(column.values)}"
    form, words = TYPES[column.type]
    if not re.fullmatch(form, text, flags=re.DOTALL):
        return f"which is not {words}"
    if column.type.endswith("date") and not _in_calendar(text):
        return "which is no day of the calendar"
    if column.type in ("integer", "number"):
        value = float(text)
        if (column.min is not None and value < column.min) or (column.max is not None and value > column.max):
            return f"outside {column.min} to {column.max} {column.unit}"
    return ""


def _in_calendar(text: str) -> bool:
    """Tell whether a date, or its year or month alone, exists."""
    try:
        datetime.date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        return False
    return True
