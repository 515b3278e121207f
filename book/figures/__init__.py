"""One module a chapter that has figures; each function takes a DataFrame and returns a Figure."""

from __future__ import annotations

import hashlib

from matplotlib.figure import Figure

from book import style


class Picture:
    """A drawn figure that a notebook and the built page both show.

    Parameters
    ----------
    fig : Figure
        From a function of `book.figures`.
    """

    def __init__(self, fig: Figure):
        self.figure = fig
        salt = "f" + hashlib.sha256(style.to_svg(fig, "f").encode()).hexdigest()[:8]
        self.svg = style.to_svg(fig, salt)

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        return {"image/svg+xml": self.svg, "text/plain": "A figure: see its caption."}


def show(fig: Figure) -> Picture:
    """Show a figure as a picture that follows the page's theme.

    Parameters
    ----------
    fig : Figure
        From a function of `book.figures`.

    Returns
    -------
    Picture
        The last value of a figure cell.
    """
    return Picture(fig)
