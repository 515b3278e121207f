"""Sorter, the general widget for cards that are put where they belong, with a reason for each."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import asdict

import traitlets

from book.errors import BookError
from book.models.sorting import Case, sentence
from book.widgets.base import Prediction, Try, Widget, fallback_html

__all__ = ["Prediction", "Sorter", "Try"]


class Sorter(Widget):
    """Cards to be put into places; each place accepts some of them, for a stated reason.

    Parameters
    ----------
    cases : sequence of Case
        Sets of cards; the reader chooses one where there are several.
    places : sequence of tuple of str
        Id, label and hint of each place, in order.
    ask : str, optional
        What the choice of a case is called.
    drawing : dict, optional
        A plan of the places, drawn above the board: width, height, corners (x, y, text) and lines
        (place, x1, y1, x2, y2, tx, ty), in its own units.
    **words
        `idea`, `title`, `predict`, `tries`, `leaves_out`, `assumptions`, `content_note`: see `Widget`.

    Raises
    ------
    BookError
        If two cards share an id, or a card or a try names a place or a card that is not there.
    """

    module = "sorter"

    cases = traitlets.List().tag(sync=True)
    places = traitlets.List().tag(sync=True)
    drawing = traitlets.Dict().tag(sync=True)
    ask = traitlets.Unicode().tag(sync=True)
    case = traitlets.Unicode().tag(sync=True)
    placed = traitlets.Dict().tag(sync=True)
    checked = traitlets.Bool(False).tag(sync=True)

    def __init__(self, cases: Sequence[Case], places: Sequence[tuple[str, str, str]], *, ask: str = "Case", drawing: dict | None = None, **words):
        _check(cases, [place for place, _, _ in places], words.get("tries") or [], words["idea"])
        self._cases = list(cases)
        super().__init__(
            cases=[_plain(case) for case in cases],
            places=[{"id": place, "label": label, "hint": hint} for place, label, hint in places],
            drawing=drawing or {},
            ask=ask,
            case=cases[0].id,
            **words,
        )

    def fallback(self) -> dict[str, str]:
        places = "".join(f"<li><strong>{html.escape(one['label'])}</strong> {html.escape(one['hint'])}</li>" for one in self.places)
        cards = "".join(_listed(case) for case in self._cases)
        words = f"<p>{html.escape(self.leaves_out)}</p><p>{html.escape(self.assumptions)}</p>"
        said = sentence(self._cases[0], {}, checked=False)
        text = fallback_html(self.title, "", said, f"<p>Places:</p><ul>{places}</ul>{cards}{words}")
        return {"text/html": text, "text/plain": f"{self.title}. {said}"}


def _listed(case: Case) -> str:
    items = "".join(f"<li>{html.escape(card.text)}</li>" for card in case.cards)
    return f"<p>{html.escape(case.name)}. {html.escape(case.text)}</p><ul>{items}</ul>"


def _plain(case: Case) -> dict:
    return {**asdict(case), "cards": [asdict(card) for card in case.cards]}


def _check(cases: Sequence[Case], places: list[str], tries: Sequence[Try], idea: str) -> None:
    for case in cases:
        ids = [card.id for card in case.cards]
        if len(set(ids)) < len(ids):
            raise BookError(f"The widget '{idea}' has two cards of one id in the case '{case.id}'.", "Give each card its own id.")
        for card in case.cards:
            for place in [*card.belongs, *card.near]:
                if place not in places:
                    raise BookError(f"The card '{card.id}' of the widget '{idea}' names the place '{place}', which is not there.", f"The places are: {', '.join(places)}.")
    known = {"case": [case.id for case in cases]}
    for one in tries:
        ids = {card.id for case in cases if case.id == one.set.get("case", cases[0].id) for card in case.cards}
        for name, value in one.set.items():
            if value not in known.get(name, places if name in ids else ()):
                raise BookError(f"A try of the widget '{idea}' sets {name}={value!r}, which is not there.", "Name a card of its case and a place.")
