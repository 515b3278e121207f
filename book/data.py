"""The book's data sets: `load` reads and checks a table, `cite` gives its source line.

A data set is `data/<name>.csv` with `data/<name>.yml` beside it, which says what each column
means, its unit and its range, where the figures come from and under which licence.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from book import paths
from book.errors import BookError, Faults, nearest

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
TYPES = {"integer": int, "number": float, "text": str, "date": str}
REQUIRED = ("title", "source", "licence", "retrieved", "geography", "fields")


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
    text = file.read_text(encoding="utf-8")
    lines = _Lines(text)
    try:
        raw = yaml.safe_load(text)
    except yaml.YAMLError as fault:
        line = fault.problem_mark.line + 1 if getattr(fault, "problem_mark", None) else None
        raise BookError(f"This is not YAML: {getattr(fault, 'problem', fault)}.", "Mend the line.", file=file, line=line) from None
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
    kinds = {"integer": "Int64", "number": "float64", "text": "str", "date": "str"}
    table = pd.read_csv(file, dtype={column.name: kinds[column.type] for column in about.columns})
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
    if raw["licence"] not in LICENCES:
        todo = f"Only openly licensed tables ship: {', '.join(LICENCES)}. Take the table out and cite single figures instead."
        raise BookError(f"The licence '{raw['licence']}' is not open.", todo, file=file, line=lines.of("licence:"))


def _column(entry: dict, file: Path, lines: _Lines) -> Column:
    name = entry.get("name", "")
    line = lines.of("name:", name)
    for key in ("name", "meaning", "unit", "type"):
        if not entry.get(key):
            raise BookError(f"The field '{name}' has no '{key}'.", "Add it.", file=file, line=line)
    if entry["unit"] not in UNITS:
        raise BookError(f"The field '{name}' has the unit '{entry['unit']}'.", nearest(entry["unit"], UNITS), file=file, line=line)
    if entry["type"] not in TYPES:
        raise BookError(f"The field '{name}' has the type '{entry['type']}'.", nearest(entry["type"], TYPES), file=file, line=line)
    values = tuple(str(value) for value in entry.get("values", ()))
    return Column(**{**{k: entry[k] for k in entry if k in Column.__dataclass_fields__}, "values": values})


def _faults(about: Description, file: Path):
    """Yield each fault of the table: its columns, then its cells."""
    if not file.exists():
        yield BookError(f"The table of '{about.name}' is missing.", f"Add {file.name} or delete {about.file.name}.", file=about.file)
        return
    with file.open(encoding="utf-8", newline="") as source:
        rows = csv.DictReader(source)
        header = rows.fieldnames or []
        wanted = [column.name for column in about.columns]
        for name in wanted:
            if name not in header:
                yield BookError(f"The column '{name}' is missing.", f"Add it, or take it out of {about.file.name}.", file=file, line=1)
        for name in header:
            if name not in wanted:
                yield BookError(f"The column '{name}' is not described.", f"Describe it in {about.file.name}.", file=file, line=1)
        present = [column for column in about.columns if column.name in header]
        for row in rows:
            for column in present:
                fault = _cell_fault(column, row[column.name])
                if fault:
                    yield BookError(f"{column.name} is '{row[column.name]}', {fault}.", "Mend the value or the description.", file=file, line=rows.line_num)


def _cell_fault(column: Column, text: str | None) -> str:
    """Say what is wrong with a cell, or nothing."""
    if text is None or text == "":
        return "" if column.missing and text == "" else "but every row needs a value"
    if column.values and text not in column.values:
        return f"but it must be one of {', '.join(column.values)}"
    if column.type in ("integer", "number"):
        try:
            value = TYPES[column.type](text)
        except ValueError:
            return f"which is not {'a whole number' if column.type == 'integer' else 'a number'}"
        if (column.min is not None and value < column.min) or (column.max is not None and value > column.max):
            return f"outside {column.min} to {column.max} {column.unit}"
    return ""
