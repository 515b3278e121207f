"""The figure of the chapter on running a workshop: from issues to themes, one key issue and three questions."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from book.style import COLOURS, new_figure

WIDTH = 4.4  # inches: on a phone the picture is drawn at about this size
SMALL = 10.5  # points

# The workshop of 26 January 2023: its themes, the one that was chosen, and the questions made of it.
THEMES = ("Communication", "Indicators against\nsurvivor focus", "Information sharing,\nassessing risk", "Managing\nresources")
CHOSEN = "Communication"
QUESTIONS = ("What works?", "How do MARACs\nassess and\nshare risk?", "When do people\ndisengage?")
LEADERS = ("Nick Mai", "Emma Sleath", "Emma Sleath")
THEME_PLACES = ((0.25, 4.3), (0.75, 4.3), (0.25, 3.35), (0.75, 3.35))  # left to right, then down
STEPS = ((5.1, "1  Write issues, and cluster them"), (2.62, "2  Filter: one key issue"), (1.35, "3  Three groups, a question each"))


def issues_to_questions() -> Figure:
    """Draw how the workshop went from issues to questions.

    Returns
    -------
    Figure
        Four themes, the chosen one with a heavier frame and again below them, and three questions
        with who leads each. Width and height of a box mean nothing.

    Source: workshop2023
    """
    fig, ax = new_figure(width=WIDTH, height=5.2)
    ax.set_axis_off()
    ax.set(xlim=(0, 1), ylim=(-0.45, 5.3))
    for height, words in STEPS:
        ax.text(0, height, words, va="center", fontsize=SMALL, color=COLOURS["muted"], bbox={"facecolor": COLOURS["paper"], "edgecolor": "none", "pad": 1})
    for place, theme in zip(THEME_PLACES, THEMES, strict=True):
        _box(ax, place, theme, "blue" if theme == CHOSEN else "muted")
    _box(ax, (0.5, 2.05), CHOSEN, "blue")
    for x, question, leader in zip((0.165, 0.5, 0.835), QUESTIONS, LEADERS, strict=True):
        ax.plot([0.5, x], [1.82, 1.0], color=COLOURS["grid"], linewidth=1.4, zorder=0.5)
        ax.text(x, 0.92, question, ha="center", va="top", fontsize=SMALL, color=COLOURS["blue"], bbox={"facecolor": COLOURS["paper"], "edgecolor": "none", "pad": 1.5})
        ax.text(x, -0.3, leader, ha="center", va="center", fontsize=SMALL, color=COLOURS["muted"])
    return fig


def _box(ax: Axes, place: tuple[float, float], words: str, colour: str) -> None:
    box = {"boxstyle": "round,pad=0.4", "facecolor": COLOURS["paper"], "edgecolor": COLOURS[colour], "linewidth": 2.6 if colour == "blue" else 1.2}
    ax.text(*place, words, ha="center", va="center", fontsize=SMALL, bbox=box)
