"""The widget on the mixed economy of welfare: who provides, pays for and regulates a service, at two dates."""

from __future__ import annotations

import html

import traitlets

from book import data
from book.models.welfare_mix import NONE, ROLES, SECTORS, SERVICES, Mix, describe, mixes
from book.widgets.base import Prediction, Try, Widget, fallback_html
from book.widgets.helplines import helplines

NAME = "welfare_mix"
# What stands in the boxes.
SHORT = {"state": "State", "market": "Firms", "voluntary": "Voluntary bodies", "informal": "Households"}
HELPLINES = ("national_domestic_abuse_helpline", "live_fear_free", "victim_support")
BOX = (88, 34)  # width and height of a box in the fallback's picture


class WelfareMix(Widget):
    """A service at a date, and beside another date; the three settings are traits of their own."""

    module = "welfare_mix"

    services = traitlets.List().tag(sync=True)
    roles = traitlets.List().tag(sync=True)
    sectors = traitlets.List().tag(sync=True)
    mixes = traitlets.Dict().tag(sync=True)
    service = traitlets.Unicode("probation").tag(sync=True)
    date = traitlets.Unicode("1973-77").tag(sync=True)
    compare = traitlets.Unicode("2015-19").tag(sync=True)

    def __init__(self, found: dict[str, list[Mix]], **traits):
        self._found = found
        super().__init__(
            services=_options({service: SERVICES[service] for service in found}),
            roles=_options(ROLES),
            sectors=_options(SHORT),
            mixes={service: [_carried(mix) for mix in dates] for service, dates in found.items()},
            **traits,
        )

    @traitlets.validate("service")
    def _known(self, proposal):
        if proposal.value not in self._found:
            raise traitlets.TraitError(f"There is no service '{proposal.value}'. Use one of: {', '.join(self._found)}.")
        return proposal.value

    @traitlets.validate("date", "compare")
    def _dated(self, proposal):
        known = [mix.period for dates in self._found.values() for mix in dates]
        if proposal.value not in known and (proposal.trait.name, proposal.value) != ("compare", NONE):
            raise traitlets.TraitError(f"There is no {proposal.trait.name} '{proposal.value}'. Use one of: {', '.join(known)}.")
        return proposal.value

    def shown(self) -> list[Mix]:
        """Give the mix at the date, and at the other date where one is set."""
        by_period = {mix.period: mix for mix in self._found[self.service]}
        first = by_period.get(self.date, self._found[self.service][0])
        other = by_period.get(self.compare, first)
        return [first] if other is first else [first, other]

    def fallback(self) -> dict[str, str]:
        shown = self.shown()
        sentence = describe(self.service, *shown)
        lists = "".join(_list(service, dates) for service, dates in self._found.items())
        words = "".join(f"<p>{html.escape(text)}</p>" for text in (self.leaves_out, self.assumptions))
        text = fallback_html(self.title, picture(shown), sentence, lists + words)
        return {"text/html": text, "text/plain": f"{self.title}. {sentence}"}


def welfare_mix() -> WelfareMix:
    """Make the widget from the data set welfare_mix.

    Returns
    -------
    WelfareMix

    Raises
    ------
    BookError
        If the table has a fault.
    """
    return WelfareMix(mixes(data.load(NAME)), content_note=NOTE.format(helplines(HELPLINES)), **WORDS)


def picture(shown: list[Mix]) -> str:
    """Draw a strip for each role and date: filled where a sector does most, outlined where it takes part.

    Parameters
    ----------
    shown : list of Mix
        One or two.

    Returns
    -------
    str
        SVG whose colours follow the page.
    """
    width, height = BOX
    parts, y = [], 0
    for role, words in ROLES.items():
        parts.append(_text(0, y + 16, words, "font-weight: 600; "))
        y += 24
        for mix in shown:
            parts.append(_text(0, y + 22, mix.period))
            parts += [_box(90 + at * (width + 4), y, SHORT[sector], _mark(mix, role, sector)) for at, sector in enumerate(SECTORS)]
            y += height + 6
    return f'<svg viewBox="0 0 {90 + len(SECTORS) * (width + 4)} {y}" xmlns="http://www.w3.org/2000/svg">{"".join(parts)}</svg>'


def _mark(mix: Mix, role: str, sector: str) -> str:
    part = mix.parts[role]
    return "main" if part.main == sector else "also" if sector in part.also else "?" if part.main == "unknown" else ""


def _box(x: int, y: int, name: str, mark: str) -> str:
    width, height = BOX
    ink = "var(--ju-paper,#ffffff)" if mark == "main" else "var(--ju-ink,#1f2328)" if mark == "also" else "var(--ju-muted,#59636e)"
    fill = "var(--ju-blue,#1f5fa8)" if mark == "main" else "none"
    line = "var(--ju-blue,#1f5fa8)" if mark in ("main", "also") else "var(--ju-grid,#d5d9de)"
    words = f"{name}?" if mark == "?" else name
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="4" style="fill: {fill}; stroke: {line}; stroke-width: 2"/>' + _text(x + 5, y + 21, words, f"fill: {ink}; ", 11)


def _text(x: int, y: int, words: str, style: str = "", size: int = 12) -> str:
    return f'<text x="{x}" y="{y}" style="{style}font-size: {size}px">{html.escape(words)}</text>'


def _carried(mix: Mix) -> dict:
    parts = {role: {"main": part.main, "also": list(part.also), "named": part.named(), "detail": part.detail, "sources": [list(one) for one in part.sources]} for role, part in mix.parts.items()}
    return {"place": mix.place, "period": mix.period, "parts": parts}


def _list(service: str, dates: list[Mix]) -> str:
    items = "".join(f"<li>{html.escape(mix.period)}, {html.escape(mix.place)}. {' '.join(_line(mix, role) for role in ROLES)}</li>" for mix in dates)
    return f"<p><strong>{html.escape(SERVICES[service])}</strong></p><ul>{items}</ul>"


def _line(mix: Mix, role: str) -> str:
    part = mix.parts[role]
    links = "; ".join(f'<a href="{html.escape(address)}">{html.escape(name)}</a>' for address, name in part.sources)
    return f"{ROLES[role]}: {html.escape(part.named())}" + (f" ({links})." if links else ".")


def _options(words: dict[str, str]) -> list[dict]:
    return [{"value": value, "text": text} for value, text in words.items()]


NOTE = "Two of the six services, refuges and help for victims, are about abuse and crime; no case is told. {}"
WORDS = {
    "idea": "welfare_mix",
    "title": "Who provides, who pays, who regulates?",
    "predict": Prediction(
        question="From 2015 private companies held most probation cases of low and medium risk in England and Wales. Who paid for that work, and who inspected it?",
        options=["The companies paid, and inspected themselves", "The State paid, and nobody inspected", "The State paid, and the State inspected"],
        answer=2,
        why="The State paid and a state inspectorate inspected. Provision moved to the market, and finance and regulation did not. To say that the State withdrew, you must say from which of the three.",
    ),
    "tries": [
        Try(
            "Compare probation in 1876-1907 with 1973-77. Which way did provision move?",
            {"service": "probation", "date": "1876-1907", "compare": "1973-77"},
            "From a temperance society to the State. The mixed economy did not begin in 1979: here it came before the public service.",
        ),
        Try(
            "Look at services for victims in 2013-15. Who paid, and who did the work?",
            {"service": "victim_services", "date": "2013-15", "compare": NONE},
            "The State paid and a charity did the work. Paying and providing are two things.",
        ),
        Try(
            "Look at youth work in 2021-23. Does the sector with the most bodies also pay the most?",
            {"service": "youth_work", "date": "2021-23", "compare": NONE},
            "No. Most bodies that answered the census are voluntary, and most of the money that councils record is the councils' own.",
        ),
    ],
    "leaves_out": (
        "Nobody counts what families, friends and neighbours do, so the fourth box is empty where it should often be the fullest. "
        "A box says who takes part, not how much: no shares are drawn, because none were found. "
        "It leaves out quality, how easy a service is to reach, and what people who use it think. Nations are not compared."
    ),
    "assumptions": (
        "Which sector does most is our judgement from the source named; the source's words are beside it. "
        "*Not found* means that we found no source, and not that nobody did it. Dates are those of the sources."
    ),
}
