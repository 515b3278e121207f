"""The chronology of `data/law.csv` as a widget: decades by theme, filters, search, and each entry to read."""

from __future__ import annotations

import html
from collections.abc import Sequence

import traitlets
from matplotlib.figure import Figure

from book import data, law, style
from book.models.timeline import ALL, COVERS, IN_FORCE, MOST_SEARCH, columns, counts, decades, describe, when
from book.widgets.base import Prediction, Try, Widget, fallback_html

# What stands beside a title in the list; the whole sentence is read on opening it.
TAGS = {
    "in_force": "In force",
    "partly_in_force": "In force in part",
    "enacted": "Passed",
    "amended": "In force, changed",
    "repealed": "Repealed",
    "superseded": "Replaced",
    "published": "Published",
    "announced": "Announced",
    "running": "Running",
    "ended": "Ended",
    "not_checked": "Not checked",
}
NAMES = {"uk": "United Kingdom", "domestic_abuse_and_marac": "Domestic abuse and MARAC"}


class Timeline(Widget):
    """Every entry of the table of law, with filters for theme, nation, decade and words.

    Its four settings are traits of their own, so that a notebook can set and read them.
    """

    module = "timeline"
    prints = "fallback"

    entries = traitlets.List().tag(sync=True)
    themes = traitlets.List().tag(sync=True)
    nations = traitlets.List().tag(sync=True)
    hint = traitlets.Unicode().tag(sync=True)
    theme = traitlets.Unicode(ALL).tag(sync=True)
    nation = traitlets.Unicode(ALL).tag(sync=True)
    decade = traitlets.Unicode(ALL).tag(sync=True)
    search = traitlets.Unicode().tag(sync=True)

    def __init__(self, table: Sequence[law.Entry], **traits):
        self._table = table
        super().__init__(entries=[_carried(one) for one in table], themes=_themes(), nations=_nations(), hint=HINT, **traits)

    @traitlets.validate("theme", "nation", "decade")
    def _known(self, proposal):
        known = {"theme": [one["value"] for one in self.themes], "nation": list(COVERS), "decade": decades(self._table)}[proposal.trait.name]
        if proposal.value not in (ALL, *known):
            raise traitlets.TraitError(f"There is no {proposal.trait.name} '{proposal.value}'. Use one of: {ALL}, {', '.join(known)}.")
        return proposal.value

    @traitlets.validate("search")
    def _short(self, proposal):
        return proposal.value[:MOST_SEARCH]

    def fallback(self) -> dict[str, str]:
        sentence = describe(len(self._table), self._table, ALL)
        items = "".join(f"<li>{_line(one)}</li>" for one in self._table)
        words = f"<p>{html.escape(self.leaves_out)}</p>"
        text = fallback_html(self.title, style.to_svg(picture(self._table), "timeline"), sentence, f'{words}<ol class="ju-entries">{items}</ol>')
        return {"text/html": text, "text/plain": f"{self.title}. {sentence}"}


def timeline() -> Timeline:
    """Make the chronology from the table that the prose reads.

    Returns
    -------
    Timeline

    Raises
    ------
    BookError
        If a row of the table has a fault.
    """
    return Timeline(law.entries(), **WORDS)


def picture(table: Sequence[law.Entry]) -> Figure:
    """Draw the entries of each theme in each decade, as dots with their number.

    Parameters
    ----------
    table : sequence of Entry
        The whole table, by date.

    Returns
    -------
    Figure
    """
    found, tens, themes = counts(table, ALL), decades(table), _themes()
    fig, ax = style.new_figure(4.8, 4.6)
    for (theme, ten), number in found.items():
        x, y = tens.index(ten), [one["value"] for one in themes].index(theme)
        ax.scatter(x, y, s=90 * number**0.5, color=style.COLOURS["blue"], linewidths=0)
        ax.text(x, y, str(number), color=style.COLOURS["paper"], fontsize=8, ha="center", va="center_baseline")
    ax.set_xticks(range(len(tens)), [f"’{ten[2:]}" for ten in tens])
    ax.set_yticks(range(len(themes)), [one["text"] for one in themes])
    ax.set_xlabel("Decade")
    ax.invert_yaxis()
    ax.grid(axis="x", visible=False)
    return fig


def _carried(one: law.Entry) -> dict:
    """Give what the front end needs of an entry, as words to show."""
    same = {name: getattr(one, name) for name in ("date", "title", "citation", "nation", "theme", "effect", "source", "note")}
    words = {"kind": _named(one.kind), "nation_text": _named(one.nation), "theme_text": _named(one.theme)}
    return {**same, **words, "when": when(one), "standing": one.standing(), "tag": TAGS[one.status], "force": one.status in IN_FORCE, "read": law.READ[one.read_in]}


def _line(one: law.Entry) -> str:
    title = f'<a href="{html.escape(one.source)}">{html.escape(one.title)}</a>'
    return f"{when(one)}: {title} ({TAGS[one.status].lower()}, as at {one.status_date}). {html.escape(one.effect)}"


def _themes() -> list[dict]:
    values = next(column.values for column in data.describe(law.NAME).columns if column.name == "theme")
    return [{"value": value, "text": _named(value)} for value in values]


def _nations() -> list[dict]:
    return [{"value": value, "text": _named(value), "covers": list(covers)} for value, covers in COVERS.items()]


def _named(key: str) -> str:
    """Write a word of a closed list for people: "england_wales" is "England and Wales"."""
    if key in NAMES:
        return NAMES[key]
    if key in ("england_wales", "great_britain", "northern_ireland"):
        return key.replace("_", " and " if key == "england_wales" else " ").title().replace(" And ", " and ")
    return key.replace("_", " ").capitalize()


HINT = "Words in a title, its number, its effect or a note. They go nowhere but into a link that you copy. Do not write about a real person."
WORDS = {
    "idea": "timeline",
    "title": "How agencies were brought together, 1942 to 2026",
    "predict": Prediction(
        question="Partnership against crime is often said to have begun with the Government that was elected in May 1997. In which decade does the first entry under *Crime prevention* stand?",
        options=["The 1980s", "The 1990s, before May 1997", "The 1990s, after May 1997", "The 2000s"],
        answer=0,
        why=(
            "It is a Home Office circular of 1984, which told all local agencies that preventing crime was their task too. "
            "In child protection joint work is older: a circular of 1974 asked for case conferences and area committees. "
            "What 1998 added was a statutory duty."
        ),
    ),
    "tries": [
        Try(
            "Choose *Child protection* in the 1970s. What was asked of agencies, and was it law?",
            {"theme": "child_protection", "nation": ALL, "decade": "1970", "search": ""},
            "Two circulars asked for joint committees, case conferences and the police's part in them. A circular asks: neither is an Act, and both were replaced later.",
        ),
        Try(
            "Search for *duty*. Which is the first Act among them that is about crime?",
            {"theme": ALL, "nation": ALL, "decade": ALL, "search": "duty"},
            "The Crime and Disorder Act 1998. What stands before it about crime was an inquiry, a circular and a report: they asked or advised. Acts on other work named duties earlier.",
        ),
        Try(
            "Choose *Scotland*. Which entries are about Scotland alone?",
            {"theme": ALL, "nation": "scotland", "decade": ALL, "search": ""},
            "Open some: the grey line says which nations an entry is about. The first about Scotland alone is a report of 1964; most of the others here are about Great Britain or the whole United Kingdom. Community safety partnerships under the Act of 1998 are a matter of England and Wales.",
        ),
    ],
    "leaves_out": (
        "The entries are this book's choice, so a full decade may show where the book looked and not where most was done. "
        "A dot says that something was published or passed, not that anybody worked differently. "
        "Local agreements, practice and unpublished work are missing, and England and Wales have more entries than the other nations. "
        "How an entry stands is stated as at the day given with it. Nothing here is legal advice."
    ),
}
