"""A widget of a fictional case at a table: what each agency should say, and who does what by when."""

from __future__ import annotations

import html
from dataclasses import asdict

import traitlets

from book.models import marac_table as model
from book.widgets.base import Prediction, Try, Widget, fallback_html
from book.widgets.helplines import helplines

PLACES = [
    {"id": model.SAY, "label": "Say it", "hint": "At the table, and in the minutes."},
    {"id": model.CARE, "label": "Say it with limits", "hint": "Only to those who need it, or not minuted, or only what must be done."},
    {"id": model.BACK, "label": "Keep it back", "hint": "And write down why."},
]
ALL_SAID = ",".join(f"{piece.id}.{model.SAY}" for piece in model.PIECES)


class MaracTable(Widget):
    """Pieces of a case, decisions on each, and actions; use `marac_table`."""

    module = "marac_table"

    pieces = traitlets.List().tag(sync=True)
    actions = traitlets.List().tag(sync=True)
    places = traitlets.List().tag(sync=True)
    agencies = traitlets.List().tag(sync=True)
    whens = traitlets.List().tag(sync=True)
    placed = traitlets.Dict().tag(sync=True)
    owners = traitlets.Dict().tag(sync=True)
    dates = traitlets.Dict().tag(sync=True)
    debrief = traitlets.Bool(False).tag(sync=True)

    def fallback(self) -> dict[str, str]:
        pieces = "".join(f"<li>{html.escape(one.agency)}: {html.escape(one.text)}</li>" for one in model.PIECES)
        actions = "".join(f"<li>{html.escape(one.text)}</li>" for one in model.ACTIONS)
        words = f"<p>{html.escape(self.leaves_out)}</p><p>{html.escape(self.assumptions)}</p>"
        said = "Six agencies hold eleven pieces of one fictional case. For each, ask: say it, say it with limits, or keep it back?"
        rest = f"<ul>{pieces}</ul><p>Then ask who does what, and by when:</p><ul>{actions}</ul>{words}"
        return {"text/html": fallback_html(self.title, "", said, rest), "text/plain": f"{self.title}. {said}"}


def marac_table() -> MaracTable:
    """Make the table of a fictional case.

    Returns
    -------
    MaracTable
        Eleven pieces and six actions, nothing decided.

    Source: illustrative
    """
    return MaracTable(
        pieces=[asdict(one) for one in model.PIECES],
        actions=[asdict(one) for one in model.ACTIONS],
        places=PLACES,
        agencies=list(model.AGENCIES),
        whens=list(model.WHENS),
        **WORDS,
    )


WORDS = {
    "title": "At the table",
    "idea": "marac_table",
    "predict": Prediction(
        question="Six agencies hold eleven pieces of information about one woman in danger. If everything were said at the table and minuted, would she be safer?",
        options=["Yes: the more is known, the better the plan", "No: some of it would put her in more danger", "It would make no difference"],
        answer=1,
        why="Some of it would. Minutes travel: an address can reach him through a record that he may see, and a visa status can reach those who would act against her. Other pieces are useless if kept back. It takes judgement, piece by piece.",
    ),
    "tries": [
        Try(
            "Say everything. Then open the debrief: which pieces have done harm, and which event was heard twice?",
            {"placed": ALL_SAID, "actions": ""},
            "Two pieces can do harm: the address, and the visa. One has no bearing at all. And the shouting of 3 March came up twice, from a single log.",
        ),
        Try(
            "Say only what the police hold. What does the table not know?",
            {"placed": "log.say,waiting.say", "actions": ""},
            "It does not know that his life has come apart, that he has been collecting the child, or what she wants. Each of these one agency holds alone.",
        ),
        Try(
            "Hear her wish, and leave every action without a name. What has the meeting decided?",
            {"placed": "wish.say,waiting.say,rent.say", "actions": ""},
            "Nothing that anybody will do. An action with no name and no date is a wish of the meeting's own. Give each of the six an agency and a date.",
        ),
    ],
    "leaves_out": (
        "Real meetings take many cases and have little time for each. Left out are what each agency could find out, how risk is assessed (no score is used here, and no questions of any risk checklist), and what happens to him. "
        "She is not in the room, as in such meetings; who speaks for her, and whether she may, is disputed. "
        "What the notes say on law is general: whoever shares must have a lawful basis, need and proportion, and should ask their own adviser."
    ),
    "assumptions": (
        "Illustrative: the case is invented, and no real person or meeting is shown. What is said of each decision is our judgement, to be argued with. "
        "Sources are counted by where a piece comes from, so that two records of one log are one source."
    ),
    "content_note": "The case is about domestic abuse, with an injury named once. It is invented. " + helplines(["national_domestic_abuse_helpline", "live_fear_free", "mens_advice_line"]),
}
