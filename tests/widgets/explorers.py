"""What the tests of Explorers share: their settings, the numbers drawn, and faults of wording."""

from __future__ import annotations

import itertools
import random
import re

from matplotlib.figure import Figure


def settings(widget) -> list[dict]:
    """List every setting of an Explorer."""
    shape = [range(len(values)) for values in widget._values.values()]
    return [widget.setting(index) for index in itertools.product(*shape)]


def some(widget, count: int = 12) -> list[dict]:
    """Draw some settings at random, always the same."""
    return random.Random(1998).sample(settings(widget), count)


def lines(fig: Figure, panel: int = 0) -> list:
    """List the lines of a panel that run through several points."""
    return [line for line in fig.axes[panel].lines if len(line.get_xdata()) > 2]


def bar_widths(fig: Figure) -> list[float]:
    """List the widths of the bars of the panel that has some, from the top."""
    ax = next(one for one in fig.axes if one.patches)
    return [bar.get_width() for bar in ax.patches]


def texts(fig: Figure) -> list[str]:
    """List all words in the panels, but for those of the axes."""
    return [text.get_text() for ax in fig.axes for text in ax.texts]


def wording_faults(sentence: str) -> list[str]:
    """List what no sentence may hold: a wrong plural, a missing number, a gap."""
    wrong = [r"(?<![\d.,])1 \w+s\b(?<!1 loses)", r"(?<![\d.,])(?:0|[2-9]|\d\d+) (?:case|partner|pair|contact|hand-off|free rider|agency)\b", r"\bnan\b|None|\binf\b", r"  | [.,;]", r"\.\.", r"-0\b"]
    found = [match[0] for pattern in wrong for match in re.finditer(pattern, sentence)]
    return found + ([] if sentence.endswith(".") and sentence[0].isupper() else ["its ends"])
