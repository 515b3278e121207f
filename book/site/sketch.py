"""A small picture of any data set, drawn from its table alone: lines over time, else bars, else counts of rows.

It shows the shape of the figures and no more; a chapter's own figures live in `book.figures`.
"""

from __future__ import annotations

import html
from dataclasses import dataclass, field

from book import data
from book.data import Column, Description

WIDTH, HEIGHT, LEFT, TOP, BOTTOM = 190, 112, 4, 30, 18
MOST_PANELS, MOST_BARS, MOST_LINES, LONGEST_NAME = 3, 7, 12, 27
UNITS = {"pct": "per cent", "gbp_m": "£ million", "gbp": "£", "score": "points", "count": "number", "rate": "rate", "weight": "weight"}


@dataclass
class Panel:
    """One small picture: lines of (time, value), or bars of (name, value)."""

    title: str
    lines: list[list[tuple[float, float]]] = field(default_factory=list)
    bars: list[tuple[str, float]] = field(default_factory=list)
    left_out: int = 0  # bars that found no room


def sketch(name: str) -> str:
    """Draw a data set.

    Parameters
    ----------
    name : str
        Its name.

    Returns
    -------
    str
        HTML with a picture a panel and a sentence that says what is drawn; "" where nothing can be.
    """
    about, table = data.describe(name), data.load(name)
    panels = _over_time(about, table) or _by_name(about, table) or _counted(about, table)
    if not panels:
        return ""
    pictures = "".join(_svg(panel) for panel in panels[:MOST_PANELS])
    return f'<div class="ju-sketches">{pictures}</div><p class="ju-source">{html.escape(_said(panels))}</p>'


def _said(panels: list[Panel]) -> str:
    """Say in a sentence what the sketch shows."""
    first, count = panels[0], min(len(panels), MOST_PANELS)
    of = f", the first {count} of {len(panels)} columns" if len(panels) > count else ""
    if not first.lines:
        more = f"; {first.left_out} more {'is' if first.left_out == 1 else 'are'} in the table" if first.left_out else ""
        return f"Sketch: {first.title}, by bars from nought{of}{more}."
    several = ", one line for each group that may not be joined" if len(first.lines) > 1 else ""
    return f"Sketch: each column over time, from nought{several}{of}."


def _measures(about: Description, table) -> list[Column]:
    """List the columns that measure something: not times, and not mere places in an order."""
    numbers = [one for one in about.columns if one.type in ("integer", "number") and one.unit not in ("year", "date", "label")]
    return [one for one in numbers if table[one.name].dropna().tolist() != list(range(1, len(table) + 1))]


def _times(about: Description) -> Column | None:
    return next((one for one in about.columns if one.unit in ("year", "date") and one.type in ("integer", "date", "part_date")), None)


def _over_time(about: Description, table) -> list[Panel]:
    """Draw each measure as lines over time; rows whose labels differ are never joined."""
    when = _times(about)
    if not when:
        return []
    groups = [one.name for one in about.columns if one.type == "text" and 1 < table[one.name].nunique() <= MOST_LINES and table[one.name].nunique() < table[when.name].nunique()]
    panels = []
    for measure in _measures(about, table):
        rows = table[[*groups, when.name, measure.name]].dropna(subset=[measure.name])
        parts = [part for _, part in rows.groupby(groups, dropna=False, sort=False)] if groups else [rows]
        lines = [sorted((_moment(at), float(value)) for at, value in zip(part[when.name], part[measure.name], strict=True)) for part in parts]
        lines = [line for line in lines if line and len({at for at, _ in line}) == len(line)]
        if sum(len(line) > 1 for line in lines) > len(parts) / 3:
            panels.append(Panel(_titled(measure), lines=lines))
    return panels


def _by_name(about: Description, table) -> list[Panel]:
    """Draw each measure as bars, one a row, named by the first column whose words tell the rows apart."""
    texts = [one.name for one in about.columns if one.type == "text"]
    named = next((name for name in texts if table[name].nunique() == len(table) and " " in str(table[name].iloc[0])), None) or next((name for name in texts if table[name].nunique() == len(table)), None)
    if not named and texts and (when := _times(about)):
        named, table = "row", table.assign(row=table[texts[0]] + ", " + table[when.name].astype(str))
    if not named:
        return []
    panels = []
    for measure in _measures(about, table):
        rows = table.dropna(subset=[measure.name])
        bars = [(str(name).replace("_", " "), float(value)) for name, value in zip(rows[named], rows[measure.name], strict=True)]
        if bars:  # a column may hold nothing yet
            panels.append(Panel(_titled(measure), bars=bars[:MOST_BARS], left_out=len(bars[MOST_BARS:])))
    return panels


def _counted(about: Description, table) -> list[Panel]:
    """Draw how many rows there are of each kind, by the first column with a closed list."""
    kind = next((one for one in about.columns if one.values and table[one.name].nunique() > 1), None)
    if not kind:
        return []
    bars = [(str(name).replace("_", " "), float(count)) for name, count in table[kind.name].value_counts().items()]
    return [Panel(f"rows by {kind.name.replace('_', ' ')}", bars=bars[:MOST_BARS], left_out=len(bars[MOST_BARS:]))]


def _moment(value) -> float:
    """Place a year, a month or a day on a line of years."""
    year, month, day = ([int(part) for part in str(value).split("-")] + [1, 1])[:3]
    return year + (month - 1) / 12 + (day - 1) / 366


def _titled(column: Column) -> str:
    """Name a measure with its unit, without the unit's mark in the column's name."""
    unit = UNITS.get(column.unit, column.unit)
    words = column.name.removesuffix(f"_{column.unit}").removesuffix("_count").replace("_", " ")
    return f"{words} ({unit})" if unit not in words else words


def _svg(panel: Panel) -> str:
    body = _drawn_lines(panel.lines) if panel.lines else _drawn_bars(panel.bars)
    height = HEIGHT if panel.lines else TOP + 17 * len(panel.bars)
    title = html.escape(panel.title)
    return f'<svg class="ju-sketch" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img" aria-label="{html.escape(_told(panel), quote=True)}"><text x="0" y="13">{title}</text>{body}</svg>'


def _told(panel: Panel) -> str:
    """Say what a picture shows to those who do not see it."""
    if panel.lines:
        points = sorted(point for line in panel.lines for point in line)
        least, most = min(value for _, value in points), max(value for _, value in points)
        return f"{panel.title}: from {_number(least)} to {_number(most)}, {points[0][0]:.0f} to {int(points[-1][0])}"
    return f"{panel.title}: " + "; ".join(f"{name} {_number(value)}" for name, value in panel.bars)


def _drawn_lines(lines: list[list[tuple[float, float]]]) -> str:
    points = [point for line in lines for point in line]
    first, last, top = min(at for at, _ in points), max(at for at, _ in points), max(value for _, value in points) or 1
    width, height = WIDTH - LEFT - 8, HEIGHT - TOP - BOTTOM
    floor = HEIGHT - BOTTOM

    def place(at: float, value: float) -> str:
        return f"{LEFT + width * (at - first) / ((last - first) or 1):.1f} {floor - height * max(value, 0) / top:.1f}"

    drawn = "".join(f'<path d="M{" L".join(place(*point) for point in line)}"/>' if len(line) > 1 else f'<circle cx="{place(*line[0]).split()[0]}" cy="{place(*line[0]).split()[1]}" r="2.5"/>' for line in lines)
    ends = f'<text x="0" y="{HEIGHT - 4}">{int(first)}</text><text x="{WIDTH}" y="{HEIGHT - 4}" text-anchor="end">{int(last)}</text>'
    return f'<line x1="0" y1="{floor}" x2="{WIDTH}" y2="{floor}"/><text x="{WIDTH}" y="{TOP - 3}" text-anchor="end">{_number(top)}</text>{drawn}{ends}'


def _drawn_bars(bars: list[tuple[str, float]]) -> str:
    top = max(value for _, value in bars) or 1
    rows = []
    for at, (name, value) in enumerate(bars):
        y, words = TOP + 17 * at, name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"
        rows.append(f'<rect x="0" y="{y - 7}" width="{max(WIDTH * value / top, 0):.1f}" height="15"/><text x="3" y="{y + 5}">{html.escape(words)}</text><text x="{WIDTH}" y="{y + 5}" text-anchor="end">{_number(value)}</text>')
    return "".join(rows)


def _number(value: float) -> str:
    """Print a number as people read it."""
    if abs(value) >= 1e6:
        return f"{value / 1e6:.1f} million"
    return f"{value:,.0f}" if value == int(value) or abs(value) >= 1000 else f"{value:.3g}"
