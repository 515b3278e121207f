"""A widget on five files that tell one story: which entries are sources, and which are copies?"""

from __future__ import annotations

import html
from dataclasses import asdict

import traitlets

from book.models import same_story as model
from book.widgets.base import Prediction, Try, Widget, fallback_html

ALL = [entry.id for entry in model.ENTRIES]
START = {"prior": 50, "rumour": 3, "clue": 8, "says": 30, "asked": False, "counted": ALL}
# Name, label, least, most, step, unit.
SLIDERS = [
    ("prior", "Belief that he deals, before any file", 10, 90, 10, "%"),
    ("rumour", "The neighbour's word: likelier if he deals by", 1, 6, 1, "times"),
    ("clue", "What he said: likelier if others took his flat by", 1, 20, 1, "times"),
    ("says", "Chance that one holder speaks up", 10, 90, 10, "%"),
]


class SameStory(Widget):
    """Five files, one rumour in three of them, one clue in one; use `same_story`."""

    module = "same_story"

    entries = traitlets.List().tag(sync=True)
    sliders = traitlets.List().tag(sync=True)
    weak = traitlets.Float().tag(sync=True)
    prior = traitlets.Int().tag(sync=True)
    rumour = traitlets.Int().tag(sync=True)
    clue = traitlets.Int().tag(sync=True)
    says = traitlets.Int().tag(sync=True)
    asked = traitlets.Bool().tag(sync=True)
    counted = traitlets.List().tag(sync=True)

    def fallback(self) -> dict[str, str]:
        rows = "".join(f"<li>{html.escape(entry.agency)}: {html.escape(entry.text)} ({html.escape(entry.origin)})</li>" for entry in model.ENTRIES)
        words = f"<p>{html.escape(self.leaves_out)}</p><p>{html.escape(self.assumptions)}</p>"
        said = model.sentence(**START)
        traced = model.sentence(**{**START, "counted": sorted(model.independent()), "asked": True})
        rest = f"<p>With the copies left out, and everybody asked: {html.escape(traced)}</p><ul>{rows}</ul>{words}"
        return {"text/html": fallback_html(self.title, "", said, rest), "text/plain": f"{self.title}. {said}"}


def same_story() -> SameStory:
    """Make the widget of five files on one man.

    Returns
    -------
    SameStory
        Entries to count or not, three strengths of belief, and how a meeting hears.

    Source: illustrative; Bayes' rule; Stasser and Titus (1985)
    """
    sliders = [dict(zip(("name", "label", "min", "max", "step", "unit"), one, strict=True)) for one in SLIDERS]
    return SameStory(entries=[asdict(entry) for entry in model.ENTRIES], sliders=sliders, weak=model.WEAK, **START, **WORDS)


WORDS = {
    "title": "Five files, one story",
    "idea": "same_story",
    "predict": Prediction(
        question="Housing, police and social care each have it on file that a man deals drugs. A charity alone has heard him say that others have his key. How many sources say that he deals?",
        options=["Three: each agency has its own record", "One, unless you know where each entry came from", "Two: the police would have checked it"],
        answer=1,
        why="One, as you can find out by tracing each entry. A neighbour rang the landlord, who told the police, who told social care. Three files agree because they were copied, and nothing was checked on the way.",
    ),
    "tries": [
        Try(
            "Count every entry as it stands. How sure would the files make you?",
            {"counted": ",".join(ALL), "asked": "no"},
            "About two thirds, though the clue and the nurse's note count as well; and over 90% if nobody hears the day centre. One call was weighed three times.",
        ),
        Try(
            "Now leave out the two copies. What has become of the case against him?",
            {"counted": "housing,visits,doctor,day-centre", "asked": "no"},
            "It has turned round: about one in five. The same files, read for where they come from, say that he may be the victim. But watch the two chances: three agencies can raise the rumour, one the clue.",
        ),
        Try(
            "Let the chair ask each agency in turn for what only it knows.",
            {"counted": "housing,visits,doctor,day-centre", "asked": "yes"},
            "The clue is heard for certain, by a change in how the meeting is run and no change in what anybody knows. In experiments, groups dwell on what all of them know already.",
        ),
    ],
    "leaves_out": (
        "Left out: that he can be asked, and should be; that an entry can be half a copy; that somebody may lie; and that both accounts can be true, since people who are made to deal are often punished for it. "
        "Whether sharing each entry was lawful and fair is another question, and no belief in per cent answers it. "
        "The experiments used students and invented choices, and not professionals with papers and duties."
    ),
    "assumptions": (
        "Illustrative: the man, the files and every strength are invented, and the strengths are yours to set. "
        f"Each entry that you count multiplies the odds (Bayes' rule); the nurse's note counts {model.WEAK} to 1 against dealing, the visits not at all. "
        "An item that several hold is raised with the chance 1 minus (1 minus the chance of one) to the power of the holders, after Stasser and Titus (1985). "
        "A review of 65 studies found that groups mention what all know far more than what one knows (Lu, Yuan and McLeod, 2012)."
    ),
    "content_note": "The case is about drugs and a man who may be exploited in his own home. It is invented. If you are worried about somebody, the police can be reached on 101, and on 999 in an emergency.",
}
