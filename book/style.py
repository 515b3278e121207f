"""The look of every drawing: one palette, one set of sizes, and SVG that follows the page's theme."""

from __future__ import annotations

import io
import re

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure

# Colours by role. Blue, orange, green, purple and red keep apart for the common kinds of
# colour blindness (checked in tests) and reach 3:1 on the page in light; the site's style
# sheet gives each a partner for dark, under the CSS variable named in `VARIABLES`.
COLOURS = {
    "ink": "#1f2328",
    "muted": "#59636e",
    "grid": "#d5d9de",
    "paper": "#ffffff",
    "blue": "#1f5fa8",
    "orange": "#b4540a",
    "green": "#1b7a5a",
    "purple": "#7d4698",
    "red": "#b3263a",
}
VARIABLES = {colour: f"--ju-{role}" for role, colour in COLOURS.items()}

SETTINGS = {
    "svg.fonttype": "none",
    "path.simplify": False,
    "figure.constrained_layout.use": True,
    "font.family": "sans-serif",
    "font.size": 11,
    "text.color": COLOURS["ink"],
    "axes.edgecolor": COLOURS["muted"],
    "axes.labelcolor": COLOURS["ink"],
    "axes.labelsize": 11,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": COLOURS["grid"],
    "grid.linewidth": 0.8,
    "xtick.color": COLOURS["muted"],
    "ytick.color": COLOURS["muted"],
    "xtick.labelcolor": COLOURS["ink"],
    "ytick.labelcolor": COLOURS["ink"],
    "lines.linewidth": 2.2,
    "figure.facecolor": "none",
    "axes.facecolor": "none",
    "savefig.facecolor": "none",
}

_NUMBER = re.compile(r"(?<![#\w])-?\d+\.\d+(?:e-?\d+)?")
_GEOMETRY = re.compile(r'\b(d|x|y|width|height|points|transform|viewBox|style)="([^"]*)"')


def new_figure(width: float = 5.6, height: float = 3.6, **subplots) -> tuple[Figure, Axes]:
    """Make a figure in the book's style, with no title inside the picture.

    Parameters
    ----------
    width, height : float
        Size in inches. Keep to 6.4 wide: on a phone the picture is scaled to the page.
    **subplots
        Passed on to `Figure.subplots`.

    Returns
    -------
    tuple of Figure and Axes
        Not registered with pyplot, so nothing is shown until the caller shows it.
    """
    matplotlib.rcParams.update(SETTINGS)
    fig = Figure(figsize=(width, height))
    return fig, fig.subplots(**subplots)


def to_svg(fig: Figure, salt: str) -> str:
    """Draw a figure as compact SVG whose colours follow the page.

    Parameters
    ----------
    fig : Figure
        From `new_figure`.
    salt : str
        Makes ids inside the SVG differ from those of other pictures on the page.

    Returns
    -------
    str
        One `<svg>` element: text is text, coordinates to a tenth of a point, the palette's
        colours as CSS variables with the light colour as fallback.
    """
    target = io.StringIO()
    with matplotlib.rc_context({**SETTINGS, "svg.hashsalt": salt}):
        fig.savefig(target, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    return _themed(_compact(target.getvalue(), salt))


def _compact(svg: str, salt: str) -> str:
    """Strip what a browser does not need; one SVG part a line, so that frames share lines."""
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<!--.*?-->|<metadata>.*?</metadata>", "", svg, flags=re.S)
    # A style sheet inside an inline picture would reach the whole page.
    svg = re.sub(r"<defs>\s*<style.*?</style>\s*</defs>", "", svg, flags=re.S)
    svg = re.sub(r' xmlns:xlink="[^"]*"| version="[^"]*"', "", svg).replace("xlink:href", "href")
    svg = _bare(_salted(svg, salt))
    svg = re.sub(r" font-family: [^;\"]*;?", "", svg)
    svg = re.sub(r' transform="rotate\(-0 [^"]*"', "", svg)
    svg = _GEOMETRY.sub(_shorten, svg)
    svg = re.sub(r"\s*\n\s*", "\n", svg)
    svg = re.sub(r"\n(?=[MLQCz\d\"-])", " ", svg)
    return re.sub(r" ?([MLQCz]) ?(?=[MLQCz\d\"-])", r"\1", svg).replace(' "', '"').strip()


def _salted(svg: str, salt: str) -> str:
    """Keep only the ids that something refers to, and make them this picture's own."""
    used = set(re.findall(r'(?:url\(#|href="#)([\w.-]+)', svg))
    svg = re.sub(r' id="([\w.-]+)"', lambda m: f' id="{salt}-{m[1]}"' if m[1] in used else "", svg)
    return re.sub(r'(url\(#|href="#)', rf"\g<1>{salt}-", svg)


def _bare(svg: str) -> str:
    """Drop groups that carry nothing, and paths that paint nothing: a phone lays each of them out."""
    svg = re.sub(r'<path d="[^"]*" style="fill: none"/>|<g/>', "", svg)
    open_groups: list[bool] = []

    def part(match: re.Match) -> str:
        if match[0] == "</g>":
            return match[0] if open_groups.pop() else ""
        open_groups.append(match[0] != "<g>")
        return match[0] if open_groups[-1] else ""

    return re.sub(r"<g(?: [^>]*)?>|</g>", part, svg)


def _shorten(match: re.Match) -> str:
    """Cut numbers to a tenth of a point."""
    return f'{match[1]}="{_NUMBER.sub(lambda n: _tenth(float(n[0])), match[2])}"'


def _tenth(value: float) -> str:
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _themed(svg: str) -> str:
    """Turn the palette's colours into CSS variables and let the picture fill its column."""
    box = re.search(r'viewBox="[^"]*"', svg)[0]
    ink = f"var({VARIABLES[COLOURS['ink']]},{COLOURS['ink']})"
    root = f'<svg {box} xmlns="http://www.w3.org/2000/svg" style="fill: {ink}; stroke-linejoin: round; stroke-linecap: butt">'
    pattern = re.compile("|".join(map(re.escape, VARIABLES)), flags=re.I)
    body = pattern.sub(lambda m: f"var({VARIABLES[m[0].lower()]},{m[0].lower()})", svg[svg.index(">") + 1 :])
    # Text has the root's ink already, and grid lines end where their clip would end them.
    body = re.sub(rf"(<text [^>]*); fill: {re.escape(ink)}", r"\1", body)
    return root + re.sub(r' clip-path="[^"]*"(?= style="fill: none; stroke: var\(--ju-grid,)', "", body)
