"""The figure of the last chapter: five arrangements, and which links of their claim have been seen."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from book.style import COLOURS, new_figure

WIDTH = 4.4  # inches: on a phone the picture is drawn at about this size
SMALL = 10.5  # points

LINKS = {"meet": "meet", "share": "share", "decide": "decide", "act": "act", "change": "change"}
# How far a link has been seen: the mark, its filling, its colour and its words.
STATES = {
    "seen": ("o", "full", "blue", "seen"),
    "partly": ("o", "left", "purple", "in part"),
    "not_found": ("o", "none", "red", "not found"),
    "not_looked_at": ("_", "full", "muted", "not looked at"),
}
FIRST, STEP = 4.2, 1.27  # where the links begin, and how far apart they stand


def claim_links(links: pd.DataFrame) -> Figure:
    """Draw which links of each arrangement's claim have been seen.

    Parameters
    ----------
    links : DataFrame, one row an arrangement and link
        label, link, state (labels).

    Returns
    -------
    Figure
        One line an arrangement, one column a link from meeting to a change for people.

    Source: claim_links
    """
    labels = list(dict.fromkeys(links["label"]))
    fig, ax = new_figure(width=WIDTH, height=3.6)
    ax.set_axis_off()
    ax.set(xlim=(0, FIRST + STEP * (len(LINKS) - 0.5)), ylim=(len(labels) + 1.9, -1.2))
    for link, words in LINKS.items():
        ax.text(column(link), -0.75, words, ha="center", va="center", fontsize=SMALL, color=COLOURS["muted"])
    for row, label in enumerate(labels):
        ax.text(0, row, label, va="center", fontsize=SMALL)
    for one in links.itertuples():
        _mark(ax, column(one.link), labels.index(one.label), one.state)
    _explain(ax, len(labels) + 0.3)
    return fig


def column(link: str) -> float:
    """Give the place of a link along the picture."""
    return FIRST + STEP * list(LINKS).index(link)


def _mark(ax: Axes, x: float, y: float, state: str) -> None:
    marker, filling, colour, _ = STATES[state]
    ax.plot([x], [y], marker, fillstyle=filling, color=COLOURS[colour], markerfacecoloralt=COLOURS["paper"], markeredgewidth=2, markersize=11)


def _explain(ax: Axes, top: float) -> None:
    """Say what the marks mean, two a row."""
    for number, (state, (*_, words)) in enumerate(STATES.items()):
        x, y = 0.3 + 4.9 * (number % 2), top + 0.95 * (number // 2)
        _mark(ax, x, y, state)
        ax.text(x + 0.5, y, words, va="center", fontsize=SMALL, color=COLOURS["muted"])
