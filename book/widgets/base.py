"""What all widgets share in Python: the frame's words, the bundle, and what is seen without scripts."""

from __future__ import annotations

import html
import os
from dataclasses import asdict, dataclass
from pathlib import Path

import anywidget
import traitlets

from book import paths
from book.errors import BookError

# Set by the site's build: widgets then carry all that they need to work with no kernel.
BUILDING = "JOINED_UP_BUILD"


@dataclass(frozen=True)
class Prediction:
    """The question that a reader answers before playing.

    `answer` is the place of the right option, from 0; `why` explains it, whatever was chosen.
    """

    question: str
    options: list[str]
    answer: int
    why: str


@dataclass(frozen=True)
class Try:
    """A setting worth trying: what to ask, the values to set by name, and what to see there."""

    ask: str
    set: dict
    see: str


def building() -> bool:
    """Tell whether the site is being built, so that no kernel will answer later."""
    return os.environ.get(BUILDING) == "1"


def bundle(name: str, ending: str) -> str:
    """Read a widget's bundled module or style sheet.

    Parameters
    ----------
    name : str
        The module's stem, such as "explorer".
    ending : str
        "mjs" or "css".

    Raises
    ------
    BookError
        If it has not been made yet.
    """
    file: Path = paths.BUNDLES / f"{name}.{ending}"
    if not file.exists():
        raise BookError(f"The bundle '{file.name}' has not been made.", "Run `python -m book bundle` (or `make site`).", file=file)
    return file.read_text(encoding="utf-8")


class Widget(anywidget.AnyWidget):
    """A widget of the book: it works in a notebook, and in the built page with no kernel.

    Parameters
    ----------
    idea : str
        The widget's name, as in its module and in the links to its states.
    title : str
        What it is called on the page.
    predict : Prediction, optional
        Asked first.
    tries : list of Try, optional
        Two or three settings worth trying.
    leaves_out : str
        What the widget does not show.
    assumptions : str, optional
        What its numbers rest on; begins "Illustrative" where they are made up.
    content_note : str, optional
        Shown first where the widget touches on abuse or death.
    """

    module = ""  # the stem of its own .js and .css, which are bundled
    prints = "live"  # what goes on paper: the live widget, or its "fallback"

    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)
    host = traitlets.Dict().tag(sync=True)
    idea = traitlets.Unicode().tag(sync=True)
    title = traitlets.Unicode().tag(sync=True)
    predict = traitlets.Dict().tag(sync=True)
    tries = traitlets.List().tag(sync=True)
    leaves_out = traitlets.Unicode().tag(sync=True)
    assumptions = traitlets.Unicode().tag(sync=True)
    content_note = traitlets.Unicode().tag(sync=True)

    def __init__(self, *, predict: Prediction | None = None, tries: list[Try] | None = None, content_note: str | None = None, **traits):
        if not self.module:
            raise BookError(f"The widget '{type(self).__name__}' does not name its module.", 'Write `module = "<idea>"` in its class: the stem of its .js and .css.')
        super().__init__(
            _esm=bundle(self.module, "mjs"),
            _css=bundle(self.module, "css"),
            host={"module": self.module, "print": self.prints},
            predict=asdict(predict) if predict else {},
            tries=[asdict(one) for one in tries or []],
            content_note=content_note or "",
            **traits,
        )

    def fallback(self) -> dict[str, str]:
        """Give what a reader sees with no script and in print, by MIME type."""
        return {"text/plain": self.title}

    def _repr_mimebundle_(self, **kwargs):
        data, metadata = super()._repr_mimebundle_(**kwargs)
        return {**data, **self.fallback()}, metadata


def fallback_html(title: str, picture: str, sentence: str, rest: str = "") -> str:
    """Compose the picture and sentence that stand where scripts are off.

    Parameters
    ----------
    title, sentence : str
        Plain text.
    picture : str
        The book's own SVG, or "".
    rest : str
        Further HTML of the book's own.

    Returns
    -------
    str
        HTML; the texts are escaped.
    """
    seen = f'<div class="ju-picture" role="img" aria-label="{html.escape(sentence)}">{picture}</div>' if picture else ""
    return f'<p class="ju-title">{html.escape(title)}</p>{seen}<p class="ju-sentence">{html.escape(sentence)}</p>{rest}'
