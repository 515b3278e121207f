"""Explorer, the general widget: one picture, one sentence and one table for every setting."""

from __future__ import annotations

import functools
import gzip
import hashlib
import html
import itertools
import json
from collections.abc import Callable, Mapping, Sequence

import traitlets
from matplotlib.figure import Figure

from book import fingerprint, paths, style
from book.errors import BookError
from book.widgets.base import Prediction, Try, Widget, building, fallback_html
from book.widgets.packing import pack

__all__ = ["Explorer", "Prediction", "Try"]

# What one widget may add to a page: beyond this a reader on a phone waits.
MOST_FRAMES = 300
MOST_BYTES = 60_000  # gzipped


class Explorer(Widget):
    """A picture that follows its controls.

    In the site's build every combination is drawn, packed and carried by the page, so that it
    answers with no Python; in a live notebook each picture is drawn when it is asked for.

    Parameters
    ----------
    draw : callable
        `draw(**setting)` returns a Figure from `book.style.new_figure`.
    params : mapping of str to sequence
        The values that each control offers, in order. Numbers make a slider, texts a list.
    describe : callable
        `describe(**setting)` returns one sentence that states the result.
    table : callable
        `table(**setting)` returns the same as rows: a list of dicts, all with the same keys,
        which are the column headings with their units.
    idea, title : str
        The widget's name and what it is called on the page.
    labels : mapping of str to str, optional
        What each control is called.
    units : mapping of str to str or pair, optional
        The unit shown and spoken after a number: "%", "days", or for one and for many
        ("day", "days").
    start : mapping, optional
        The first setting; the middle of each control where it is not given.
    **words
        `predict`, `tries`, `leaves_out`, `assumptions`, `content_note`: see `Widget`.

    Raises
    ------
    BookError
        If a start or a try names a setting that is not there, or the widget is too large.
    """

    module = "explorer"

    params = traitlets.List().tag(sync=True)
    index = traitlets.List().tag(sync=True)
    columns = traitlets.List().tag(sync=True)
    pack = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        draw: Callable[..., Figure],
        params: Mapping[str, Sequence],
        describe: Callable[..., str],
        table: Callable[..., list[dict]],
        *,
        idea: str,
        title: str,
        labels: Mapping[str, str] | None = None,
        units: Mapping[str, str | tuple[str, str]] | None = None,
        start: Mapping | None = None,
        **words,
    ):
        self._draw, self._describe, self._table = draw, describe, table
        self._values = {name: list(values) for name, values in params.items()}
        self._salt = "e" + hashlib.sha256(idea.encode()).hexdigest()[:6]
        index = self._positions(start or {}, idea)
        first = self._frame(index)
        self._check_tries(words.get("tries") or [], idea)
        super().__init__(
            idea=idea,
            title=title,
            params=[_control(name, values, labels or {}, units or {}) for name, values in self._values.items()],
            index=index,
            columns=list(first["table"][0]),
            pack=self._all_frames(idea) if building() else {},
            **words,
        )
        self._first = first
        self.on_msg(self._answer)

    def fallback(self) -> dict[str, str]:
        rows = self._first["table"]
        head = "".join(f'<th scope="col">{html.escape(str(name))}</th>' for name in rows[0])
        body = "".join("<tr>" + "".join(f"<td>{html.escape(str(cell))}</td>" for cell in row.values()) + "</tr>" for row in rows)
        table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        words = "".join(f"<p>{html.escape(text)}</p>" for text in (self.leaves_out, self.assumptions) if text)
        text = fallback_html(self.title, self._first["svg"], self._first["sentence"], table + words)
        return {"text/html": text, "text/plain": f"{self.title}. {self._first['sentence']}"}

    def setting(self, index: Sequence[int]) -> dict:
        """Give the values at these positions, by name of control."""
        return {name: values[at] for (name, values), at in zip(self._values.items(), index)}

    def _frame(self, index: Sequence[int]) -> dict:
        setting = self.setting(index)
        return {
            "svg": style.to_svg(self._draw(**setting), self._salt),
            "sentence": self._describe(**setting),
            "table": self._table(**setting),
        }

    def _positions(self, start: Mapping, idea: str) -> list[int]:
        for name, value in start.items():
            if value not in self._values.get(name, ()):
                offered = ", ".join(map(str, self._values.get(name, self._values)))
                raise BookError(f"The widget '{idea}' has no setting {name}={value!r}.", f"It offers: {offered}.")
        return [values.index(start[name]) if name in start else len(values) // 2 for name, values in self._values.items()]

    def _check_tries(self, tries: Sequence[Try], idea: str) -> None:
        for one in tries:
            self._positions(one.set, idea)

    def _answer(self, _widget, message: dict, _buffers) -> None:
        """Draw for a live notebook."""
        if message.get("kind") == "draw":
            index = [min(max(int(at), 0), len(values) - 1) for at, values in zip(message["index"], self._values.values())]
            frame = self._frame(index)
            self.send({"kind": "drawn", "index": index, "svg": frame["svg"], "sentence": frame["sentence"], "rows": _cells(frame["table"])})

    def _all_frames(self, idea: str) -> dict:
        """Draw every setting, or take them from the cache where nothing that they rest on changed."""
        modules = {_home(function) for function in (self._draw, self._describe, self._table)} | {__name__}
        if "__main__" in modules:  # written in a cell, which no fingerprint covers
            return self._packed(idea)
        key = fingerprint.of_modules(modules, json.dumps([idea, self._values], default=str))
        file = paths.CACHE / "frames" / f"{idea}-{key}.json"
        if file.exists():
            return json.loads(file.read_text(encoding="utf-8"))
        packed = self._packed(idea)
        file.parent.mkdir(parents=True, exist_ok=True)
        for old in file.parent.glob(f"{idea}-*.json"):
            old.unlink()
        file.write_text(json.dumps(packed, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        return packed

    def _packed(self, idea: str) -> dict:
        settings = list(itertools.product(*(range(len(values)) for values in self._values.values())))
        if len(settings) > MOST_FRAMES:
            raise BookError(f"The widget '{idea}' has {len(settings)} settings, over the limit of {MOST_FRAMES}.", "Offer fewer values.")
        frames = [self._frame(index) for index in settings]
        packed = {
            "svg": pack([frame["svg"].split("\n") for frame in frames]),
            "rows": pack([[json.dumps(row, ensure_ascii=False) for row in _cells(frame["table"])] for frame in frames]),
            "sentences": [frame["sentence"] for frame in frames],
        }
        size = len(gzip.compress(json.dumps(packed, ensure_ascii=False, separators=(",", ":")).encode()))
        if size > MOST_BYTES:
            raise BookError(f"The widget '{idea}' weighs {size:,} bytes gzipped, over the limit of {MOST_BYTES:,}.", "Offer fewer values or draw less.")
        return packed


def _home(function: Callable) -> str:
    """Name the module that a function, or what a partial wraps, was written in."""
    while isinstance(function, functools.partial):
        function = function.func
    return function.__module__


def _cells(rows: list[dict]) -> list[list]:
    return [list(row.values()) for row in rows]


def _control(name: str, values: Sequence, labels: Mapping[str, str], units: Mapping[str, str | tuple[str, str]]) -> dict:
    """Describe a control for the front end: its values as they are linked, and as they are shown."""
    texts = [f"{value:g}" if isinstance(value, (int, float)) else str(value) for value in values]
    shown = [_with_unit(text, units.get(name, "")) for text in texts]
    kind = "list" if any(isinstance(value, str) for value in values) else "slider"
    return {"name": name, "label": labels.get(name, name.replace("_", " ")), "kind": kind, "values": texts, "shown": shown}


def _with_unit(text: str, unit: str | tuple[str, str]) -> str:
    """Put a unit after a number, as print does: "20%", "1 day", "3 days"."""
    if isinstance(unit, tuple):
        unit = unit[text != "1"]
    gap = "" if not unit or unit.startswith("%") else " "
    return f"{text}{gap}{unit}"
