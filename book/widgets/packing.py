"""Packs many texts that share most of their lines, such as the frames of a widget."""

from __future__ import annotations

from collections.abc import Sequence


def pack(texts: Sequence[Sequence[str]]) -> dict:
    """Keep each different line once, and each text as its difference from the first.

    Parameters
    ----------
    texts : sequence of sequences of str
        Each text as its lines; at least one text.

    Returns
    -------
    dict
        `lines`, every different line; `base`, the first text as places in `lines`; `rows`, for
        each text the changes from the base as position and place in turn, or, where it has
        another number of lines, `{"all": places}`. `unpack` (here and in explorer.js) reads it.
    """
    known: dict[str, int] = {}
    placed = [[known.setdefault(line, len(known)) for line in text] for text in texts]
    base = placed[0]
    return {"lines": list(known), "base": base, "rows": [_difference(base, row) for row in placed]}


def _difference(base: list[int], row: list[int]) -> list[int] | dict:
    if len(row) != len(base):
        return {"all": row}
    return [part for at, (old, new) in enumerate(zip(base, row)) if old != new for part in (at, new)]


def unpack(packed: dict, i: int) -> list[str]:
    """Give back the lines of text `i`; raises IndexError where there is no such text."""
    row = packed["rows"][i]
    if isinstance(row, dict):
        return [packed["lines"][place] for place in row["all"]]
    places = list(packed["base"])
    for at, place in zip(row[::2], row[1::2]):
        places[at] = place
    return [packed["lines"][place] for place in places]
