"""Drawing that several widgets share: a panel of lines over a panel of bars, sized for a phone."""

from __future__ import annotations

from collections.abc import Sequence

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from book.style import COLOURS, SETTINGS

WIDTH = 4.4  # inches: on a phone the picture is drawn at about this size
SMALL = 10.5  # points
POINTS = 72  # points an inch
MARGIN = 6  # points at the edges
LINE = 16  # points a line of words
FOOT = 40  # points under a panel, for its ticks and label
BARS = 72  # points: the height of three bars
# The markers of matplotlib as letters, to stand before a line's name.
SHAPES = {"o": "●", "s": "■", "^": "▲"}


def lines_over_bars(height: float, *, left: float, words: int) -> tuple[Figure, Axes, Axes]:
    """Make a figure with a panel for lines and, under it, a lower one for three bars.

    The panels stand at fixed places, so that they do not move from one setting to the next; and
    a picture whose layout need not be found is drawn in a third of the time.

    Parameters
    ----------
    height : float
        Inches.
    left : float
        Room left of the panels for their labels (points).
    words : int
        Lines of words over the upper panel, for `heading`.

    Returns
    -------
    tuple of Figure, Axes, Axes
        The figure, the upper and the lower panel.
    """
    matplotlib.rcParams.update(SETTINGS)
    fig = Figure(figsize=(WIDTH, height), layout="none")
    wide, high = WIDTH * POINTS, height * POINTS
    width = (wide - left - MARGIN) / wide
    top, foot = high - MARGIN - LINE * words, FOOT + BARS
    lines = fig.add_axes((left / wide, (foot + FOOT) / high, width, (top - foot - FOOT) / high))
    bars = fig.add_axes((left / wide, FOOT / high, width, BARS / high))
    return fig, lines, bars


def horizontal_bars(ax: Axes, names: Sequence[str], values: Sequence[float], texts: Sequence[str], *, colours: Sequence[str], most: float) -> None:
    """Draw bars from zero, each with its name at the left and its text at its end.

    Parameters
    ----------
    ax : Axes
    names, values, texts, colours : sequences of the same length
        From the top; colours by role, as in `style.COLOURS`.
    most : float
        The end of the scale; room for the texts is added.
    """
    ax.barh(range(len(names)), values, color=[COLOURS[name] for name in colours], height=0.6)
    ax.set_yticks(range(len(names)), names)
    for row, (value, text) in enumerate(zip(values, texts, strict=True)):
        ax.text(value + 0.02 * most, row, text, va="center", fontsize=SMALL)
    ax.set(xlim=(0, 1.18 * most), ylim=(len(names) - 0.4, -0.6))
    ax.grid(visible=False, axis="y")
    ax.tick_params(axis="y", length=0)


def heading(ax: Axes, row: int, words: str, *, colour: str = "muted", marker: str = "") -> None:
    """Write a line of words above a panel, such as a line's present value after its own marker.

    Parameters
    ----------
    ax : Axes
    row : int
        0 stands right over the panel, 1 over that.
    words : str
    colour : str
        A role of `style.COLOURS`.
    marker : str
        Of `SHAPES`, or none.
    """
    text = f"{SHAPES[marker]} {words}" if marker else words
    # Points, not parts of the panel: the layout then leaves just the room that the words need.
    ax.annotate(text, (0, 1), (0, 5 + LINE * row), xycoords="axes fraction", textcoords="offset points", va="bottom", color=COLOURS[colour], fontsize=SMALL)
