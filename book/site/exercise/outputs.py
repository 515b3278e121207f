"""Runs an exercise's cells for the form without code, and keeps what they show until cells, code or data change."""

from __future__ import annotations

import ast
import hashlib
import json
import re
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from book import fingerprint, paths, style
from book.errors import BookError
from book.site.exercise import copies

if TYPE_CHECKING:
    import nbformat

CACHE = paths.CACHE / "exercises"
TABLE = "application/vnd.joined-up.table+json"  # a table as its cells' text, for the form only
MOST_ROWS, ENDS = 60, 5  # beyond so many rows only both ends are shown, as in a notebook
PREPARE = "from book.site.exercise import outputs as _outputs\n_outputs.prepare({salt!r})"
WIDEST = 4.8  # inches
TIMEOUT = 120  # seconds a cell
CODED = re.compile(r"[a-z0-9]+(_[a-z0-9]+)+")  # a name as code writes it
UNITS = {"pct": "per cent", "gbp": "£"}


def of(source: Path) -> dict[str, list[dict]]:
    """Give what each shown code cell of an exercise shows.

    Parameters
    ----------
    source : Path
        `exercises/notebooks/<exercise>.md`.

    Returns
    -------
    dict
        By cell id: the outputs in order, each `{"text": ...}`, `{"svg": ...}` or `{"table": ...}`.

    Raises
    ------
    BookError
        If a cell fails.
    """
    notebook = copies.form(source)
    file = CACHE / f"{source.stem}-{_key(notebook)}.json"
    if file.exists():
        return json.loads(file.read_text(encoding="utf-8"))
    shown = _run(notebook, source)
    CACHE.mkdir(parents=True, exist_ok=True)
    for old in CACHE.glob(f"{source.stem}-????????????.json"):
        old.unlink()
    file.write_text(json.dumps(shown, ensure_ascii=False), encoding="utf-8")
    return shown


def is_run(cell: nbformat.NotebookNode) -> bool:
    """Tell whether the form runs a cell: neither a check, which it makes itself, nor a widget, which stands in the chapter."""
    return cell.cell_type == "code" and copies.CHECK not in copies.tags(cell) and "book.widgets" not in cell.source


def is_shown(cell: nbformat.NotebookNode) -> bool:
    """Tell whether the form shows what a cell shows: a task's given lines are wrong on purpose."""
    return is_run(cell) and copies.TASK not in copies.tags(cell)


def _key(notebook: nbformat.NotebookNode) -> str:
    """Fingerprint all that the outputs rest on: cells, the book's code that they reach, data, and this module."""
    code = "\n".join(cell.source for cell in notebook.cells if is_run(cell))
    rests = fingerprint.of_modules(fingerprint.imported(code) | {"book.style"}, code)
    parts = [rests.encode(), Path(__file__).read_bytes(), "\0".join(cell.id for cell in notebook.cells).encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:12]


def _run(notebook: nbformat.NotebookNode, source: Path) -> dict[str, list[dict]]:
    """Run the cells in order in one kernel."""
    import nbclient
    import nbformat
    from nbclient.exceptions import CellExecutionError

    ran = nbformat.v4.new_notebook(metadata=notebook.metadata)
    ran.cells = [nbformat.v4.new_code_cell(PREPARE.format(salt=source.stem.replace("_", "-"))), *(cell for cell in notebook.cells if is_run(cell))]
    try:
        nbclient.NotebookClient(ran, timeout=TIMEOUT, resources={"metadata": {"path": str(paths.ROOT)}}).execute()
    except CellExecutionError as fault:
        raise BookError(f"A cell fails in the form without code: {fault.ename}: {fault.evalue}.", "Mend it, or what it calls.", file=source) from None
    return {cell.id: _shown(cell) for cell in ran.cells[1:] if is_shown(cell)}


def _shown(cell: nbformat.NotebookNode) -> list[dict]:
    """Take from a cell's outputs what the form can show."""
    found = [one for one in map(_one, cell.outputs) if one]
    pictures = any("svg" in one for one in found)
    # What a drawing function returns says nothing to a reader.
    return [one for one in found if not (pictures and one.get("result"))]


def _one(output: nbformat.NotebookNode) -> dict | None:
    if output.output_type == "stream":
        return {"text": plain(output.text.rstrip())} if output.name == "stdout" and output.text.strip() else None
    data = output.get("data", {})
    if TABLE in data:
        return {"table": data[TABLE]}
    if "image/svg+xml" in data:
        return {"svg": data["image/svg+xml"]}
    text = data.get("text/plain", "")
    return {"text": plain(text), "result": True} if text and not text.startswith("<") else None


def plain(text: str) -> str:
    """Say what Python prints in words: a list without its brackets and quotation marks, a text without its own."""
    try:
        value = ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return text
    if isinstance(value, (list, tuple)) and not any(isinstance(one, (list, tuple, dict)) for one in value):
        return ", ".join(map(cell, value))
    return value if isinstance(value, str) else text


def prepare(salt: str) -> None:
    """Have this kernel show tables as text and pictures as the book's SVG; runs before the exercise's first cell.

    Parameters
    ----------
    salt : str
        Keeps the ids of each exercise's pictures apart.
    """
    import matplotlib.pyplot as plt
    import numpy as np
    import pandas as pd
    from IPython import get_ipython
    from matplotlib.figure import Figure

    plt.switch_backend("module://matplotlib_inline.backend_inline")
    colours = [style.COLOURS[role] for role in ("blue", "orange", "green", "purple", "red", "muted")]
    plt.rcParams.update({**style.SETTINGS, "figure.figsize": (WIDEST, 3.5), "legend.fontsize": 9.5, "legend.title_fontsize": 9.5, "axes.prop_cycle": plt.cycler(color=colours)})
    formatters, number = get_ipython().display_formatter.formatters, count(1)
    for made in formatters.values():
        made.pop(Figure, None)
    formatters["image/svg+xml"].for_type(Figure, lambda figure: said(style.to_svg(_fitted(figure), f"{salt}-{next(number)}")))
    for kind in (np.float64, np.int64):
        formatters["text/plain"].for_type(kind, lambda value, printer, _cycle: printer.text(cell(value.item())))
    mime = _formatter(get_ipython())
    for kind in (pd.DataFrame, pd.Series):
        mime.for_type(kind, table)


def _fitted(figure: Any) -> Any:
    """Make a picture no wider than its texts stay readable for on a phone."""
    width, height = figure.get_size_inches()
    if width > WIDEST:
        figure.set_size_inches(WIDEST, min(height, WIDEST))
    return figure


def said(svg: str) -> str:
    """Write the names that code uses in words, in a picture's texts."""
    return re.sub(r"(?<=>)[^<]*(?=</text>|</tspan>)", lambda text: CODED.sub(lambda name: words(name[0]), text[0]), svg)


def _formatter(shell: Any) -> Any:
    """Teach IPython one more way to show things."""
    from IPython.core.formatters import BaseFormatter

    class TableFormatter(BaseFormatter):
        format_type = TABLE
        print_method = "_repr_ju_table_"
        _return_type = dict

    made = TableFormatter(parent=shell.display_formatter)
    shell.display_formatter.formatters[TABLE] = made
    return made


def table(values: Any) -> dict:
    """Write a table's cells as text.

    Parameters
    ----------
    values : DataFrame or Series
        What a cell shows.

    Returns
    -------
    dict
        `heads` (a name for each column; those of the rows' names first), `names` (how many columns name the
        row), `rows` (lists of text; an empty list where rows are left out), `numeric` (whether each column holds numbers).
    """
    import pandas as pd

    frame = values if isinstance(values, pd.DataFrame) else values.to_frame("value" if values.name is None else values.name)
    counted = isinstance(frame.index, pd.RangeIndex) and frame.index.name is None
    named = frame if counted else _named(frame)
    names = 0 if counted else frame.index.nlevels
    heads = [_head(name, named.iloc[:, place]) for place, name in enumerate(named.columns)]
    numeric = [place >= names and pd.api.types.is_numeric_dtype(kind) and kind != bool for place, kind in enumerate(named.dtypes)]
    rows = [[cell(value) for value in row] for row in zip(*(named.iloc[:, place].tolist() for place in range(named.shape[1])))]
    if len(rows) > MOST_ROWS:
        rows = [*rows[:ENDS], [], *rows[-ENDS:]]
    return {"heads": heads, "names": names, "rows": rows, "numeric": numeric}


_BLANK = "\0unnamed"


def _head(name: Any, column: Any) -> str:
    if not str(name).startswith(_BLANK):
        return words(name)
    return "letter" if all(isinstance(value, str) and len(value) == 1 for value in column) else "row"


def _named(frame: Any) -> Any:
    """Put the rows' names into columns of their own."""
    index = frame.index
    names = [_BLANK + str(place) if name is None else name for place, name in enumerate(index.names)]
    made = frame.copy()
    for place, name in enumerate(names):
        made.insert(place, name, index.get_level_values(place), allow_duplicates=True)
    return made


def words(name: Any) -> str:
    """Say a column's name in words."""
    parts = [part for level in (name if isinstance(name, tuple) else (name,)) for part in str(level).split("_")]
    if parts[-2:] == ["gbp", "m"]:
        parts[-2:] = ["(£", "million)"]
    return " ".join(UNITS.get(part, part) for part in parts).strip()


def cell(value: Any) -> str:
    """Write one value: up to four decimals, thousands parted from 10,000 on, so that years stay years."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None or value != value:
        return "–"
    if isinstance(value, int):
        return f"{value:,}" if abs(value) >= 10_000 else str(value)
    if isinstance(value, float):
        return _decimal(value)
    if hasattr(value, "date"):
        return value.date().isoformat()
    return words(value) if CODED.fullmatch(str(value)) else str(value)


def _decimal(value: float) -> str:
    if value and abs(value) < 0.001:
        return f"{value:.2g}".replace("-", "−")
    text = f"{value:,.4f}" if abs(value) >= 10_000 else f"{value:.4f}"
    return text.rstrip("0").rstrip(".").replace("-", "−")
