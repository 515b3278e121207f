"""A widget on whose list it is: a local order, four rooms that were asked, and national targets."""

from __future__ import annotations

import html

import traitlets

from book.data import load
from book.models.priorities_board import FREE_SPLIT_PCT
from book.widgets.base import Prediction, Try, Widget, fallback_html
from book.widgets.helplines import helplines

# What the first National Policing Plan (2003 to 2006) wanted cut, in the words of the table.
TARGETS = ["Vehicle crime", "Burglary", "Street violence"]
ROOMS = {
    "public-meeting": ("public_meeting_pct", "A public meeting in the town hall"),
    "young-people": ("young_people_pct", "Young people at a youth project"),
    "tenants": ("tenants_pct", "Tenants, asked at their own doors"),
    "support-users": ("support_users_pct", "People who use services for victims"),
}


class PrioritiesBoard(Widget):
    """Problems in the reader's order beside those of others; use `priorities_board`."""

    module = "priorities_board"

    problems = traitlets.List().tag(sync=True)
    rooms = traitlets.List().tag(sync=True)
    targets = traitlets.List().tag(sync=True)
    split = traitlets.List().tag(sync=True)
    order = traitlets.List().tag(sync=True)
    room = traitlets.Unicode("public-meeting").tag(sync=True)
    tied = traitlets.Int(0).tag(sync=True)

    def fallback(self) -> dict[str, str]:
        head = "<th>Problem</th><th>Incidents</th><th>Harm of one</th>" + "".join(f"<th>{html.escape(label)} (%)</th>" for _, label in ROOMS.values())
        body = "".join(_row(problem) for problem in self.problems)
        words = f"<p>National targets: {html.escape(', '.join(TARGETS))}.</p><p>{html.escape(self.leaves_out)}</p><p>{html.escape(self.assumptions)}</p>"
        said = "Four rooms do not agree on what comes first. Which of them would you follow, and what is left once money follows national targets?"
        table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        return {"text/html": fallback_html(self.title, "", said, table + words), "text/plain": f"{self.title}. {said}"}


def priorities_board() -> PrioritiesBoard:
    """Make the board of an illustrative borough's priorities.

    Returns
    -------
    PrioritiesBoard
        Eight problems to be put in order, four rooms and the share of money tied to targets.

    Source: borough_audit; borough_voices
    """
    table = load("borough_audit").merge(load("borough_voices"), on="problem")
    problems = [_problem(row) for row in table.to_dict("records")]
    rooms = [{"id": room, "label": label} for room, (_, label) in ROOMS.items()]
    return PrioritiesBoard(problems=problems, rooms=rooms, targets=TARGETS, split=list(FREE_SPLIT_PCT), order=[one["id"] for one in problems], **WORDS)


def _problem(row: dict) -> dict:
    shares = {room: float(row[column]) for room, (column, _) in ROOMS.items()}
    return {"id": row["problem"].lower().replace(" ", "-"), "name": row["problem"], "incidents": int(row["incidents_count"]), "harm": int(row["harm_score"]), "shares": shares}


def _row(problem: dict) -> str:
    cells = [html.escape(problem["name"]), f"{problem['incidents']:,}", str(problem["harm"]), *(f"{share:g}" for share in problem["shares"].values())]
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


WORDS = {
    "title": "Whose list is it?",
    "idea": "priorities_board",
    "predict": Prediction(
        question="Four groups in one borough are asked what to deal with first: a public meeting, young people, tenants and people who use services for victims. How many different problems come first?",
        options=["One or two: they live in the same place", "Three", "Four"],
        answer=1,
        why="Three, in this invented borough: anti-social behaviour for the meeting and for the tenants, street violence for the young, abuse at home for those who use services. What the community wants depends on who is in the room.",
    ),
    "tries": [
        Try(
            "Give the public meeting its own order. How well does it agree with the people who use services for victims?",
            {"order": "anti-social-behaviour,burglary,vehicle-crime,criminal-damage,shop-theft,street-violence,domestic-abuse,hate-crime", "room": "support-users", "tied": "0"},
            "Hardly at all: the agreement is well below nought. A partnership that asks one room and calls it the community has chosen whom to hear.",
        ),
        Try(
            "Keep the order of those who use services, and tie 80% of the money to national targets. What is left for their first priority?",
            {"order": "domestic-abuse,hate-crime,street-violence,anti-social-behaviour,burglary,criminal-damage,vehicle-crime,shop-theft", "room": "support-users", "tied": "80"},
            "£10 in £100, and nothing from the targets. People were asked, and the money had been spoken for. To call residents back in and to direct the partners from above pull against each other.",
        ),
        Try(
            "Now an order that happens to put national targets first. Who set the agenda here?",
            {"order": "burglary,vehicle-crime,street-violence,anti-social-behaviour,criminal-damage,domestic-abuse,shop-theft,hate-crime", "room": "public-meeting", "tied": "80"},
            "You cannot tell from the spending. Where the lists agree, nobody has to give way, and it does not show who could have made whom. Move one of the three down to see.",
        ),
    ],
    "leaves_out": (
        "Left out are problems that no room names, the cost of dealing with each and whether anything works, and that one person can sit in two rooms. "
        "Young people, tenants and victims are rooms here only to show that rooms differ; nobody speaks for all of a group. "
        "A national target can also be right: it may hold a place to what its own loudest residents would drop."
    ),
    "assumptions": (
        "Illustrative: the borough, its figures and what the rooms say are invented. "
        "Agreement is Spearman's rank correlation: 1 is the same order, 0 none, -1 the reverse. "
        f"Money that is not tied goes {FREE_SPLIT_PCT[0]}, {FREE_SPLIT_PCT[1]} and {FREE_SPLIT_PCT[2]}% to your first three; how much is tied is yours to set. "
        "The targets stand for those of the National Policing Plan of 2003 to 2006: vehicle crime, burglary of homes and, in ten areas, robbery, for which street violence stands in."
    ),
    "content_note": "This activity names abuse and violence as kinds of problem, with no cases. " + helplines(["national_domestic_abuse_helpline", "live_fear_free", "mens_advice_line"]),
}
