"""The Sorter on the square of crime: which relation does an action work on, and which one moved?"""

from __future__ import annotations

from book.models.sorting import Card, Case
from book.widgets.helplines import helplines
from book.widgets.sorter import Prediction, Sorter, Try

SO, SV, SP, PO, PV, OV = "state-offender", "state-victim", "state-public", "public-offender", "public-victim", "offender-victim"

PLACES = [
    (SO, "State and offender", "Policing, sanction, supervision, treatment."),
    (SV, "State and victim", "Being heard, told, protected and helped."),
    (SP, "State and public", "Trust, reporting, and answering for what is done."),
    (PO, "Public and offender", "Informal control, what people put up with, who buys stolen goods."),
    (PV, "Public and victim", "Neighbours, friends, employers: those who often hear first."),
    (OV, "Offender and victim", "How they meet, what ties them, what it does."),
]

DRAWING = {
    "width": 360,
    "height": 250,
    "corners": [{"x": 60, "y": 40, "text": "State"}, {"x": 300, "y": 40, "text": "Offender"}, {"x": 60, "y": 210, "text": "Public"}, {"x": 300, "y": 210, "text": "Victim"}],
    "lines": [
        {"place": SO, "x1": 105, "y1": 40, "x2": 255, "y2": 40, "tx": 180, "ty": 30},
        {"place": PV, "x1": 105, "y1": 210, "x2": 255, "y2": 210, "tx": 180, "ty": 230},
        {"place": SP, "x1": 60, "y1": 56, "x2": 60, "y2": 194, "tx": 44, "ty": 130},
        {"place": OV, "x1": 300, "y1": 56, "x2": 300, "y2": 194, "tx": 316, "ty": 130},
        {"place": SV, "x1": 95, "y1": 57, "x2": 265, "y2": 193, "tx": 135, "ty": 78},
        {"place": PO, "x1": 95, "y1": 193, "x2": 265, "y2": 57, "tx": 225, "ty": 78},
    ],
}


def square_of_crime() -> Sorter:
    """Make the Sorter of actions on three crimes, and of reasons why recorded crime rose.

    Returns
    -------
    Sorter
        Four cases, six relations.

    Source: illustrative; the square after Lea (2016) and Young (1992)
    """
    return Sorter(CASES, PLACES, ask="What is on the table", drawing=DRAWING, **WORDS)


BURGLARY = Case(
    "burglary",
    "Burglary of homes",
    "Each card is something that somebody does. Which relation of the square does it work on?",
    [
        Card("prolific", "Police and probation together manage the few people who burgle most.", {SO: "Two arms of the State, and the person who offends: this is the line most people think of first."}, "Ask who acts, and on whom."),
        Card(
            "lock",
            "The council fits better locks on a home within a day of its first burglary.",
            {SV: "An agency helps somebody who has just been harmed, and who is more likely than most to be harmed again.", OV: "It changes how easily the two can meet again. It can lie here, or on the line between State and victim."},
            "Ask who is helped, or whose meeting it makes harder.",
        ),
        Card(
            "cocoon",
            "The nearest neighbours of a burgled home agree to keep an eye on it.",
            {PV: "Members of the public stand by somebody who was harmed.", PO: "They also act as guardians towards whoever comes back. It can lie on either line."},
            "No agency acts here, though one may have asked for it.",
            {SV: "An agency may have arranged it, but the neighbours do it."},
        ),
        Card("second-hand", "Customers of second-hand shops ask where the goods come from.", {PO: "Burglary pays only if somebody buys. The public is on this line as a market."}, "Think of what makes stolen goods worth stealing."),
        Card("told", "Police ring back people burgled twice and say what has been done.", {SV: "Whether a victim hears back shapes whether she reports again."}, "Ask who has been waiting to hear."),
        Card("meeting", "Officers answer in public for what residents asked them to do last month.", {SP: "Left realists put this first: police who must answer locally are told more."}, "Ask to whom the police are answering."),
        Card(
            "restore",
            "A man convicted of burglary meets the household, because all of them want to.",
            {OV: "The two come face to face. An agency has to arrange it, but what it works on is this line."},
            "An agency arranges it. Between whom does something happen?",
            {SO: "A court or a probation officer may arrange it, but more than the offender is in the room."},
        ),
    ],
)

ABUSE = Case(
    "domestic-abuse",
    "Domestic abuse",
    "Each card is something that somebody does. Which relation of the square does it work on?",
    [
        Card("breach", "Police arrest a man who has broken a protective order.", {SO: "The State acts on the person who offends. On its own it cannot be the policy, since most abuse is never reported."}, "Ask who acts, and on whom."),
        Card(
            "idva",
            "An independent adviser helps her plan, and says to the agencies what she wants.",
            {SV: "Agencies pay for and listen to the adviser, so this line is a good answer.", PV: "Many advisers work for charities and are meant to be independent of the State, so this line is a good answer too."},
            "Ask whose side the adviser is on, and who pays.",
        ),
        Card("friends", "Friends learn what to say when somebody tells them.", {PV: "Friends and family are often the first to hear."}, "Ask who hears first."),
        Card("leave", "An employer gives paid leave, and makes sure that he cannot reach her at work.", {PV: "An employer belongs to the public in this square."}, "Which corner does an employer stand on?", {OV: "It does keep them apart. Who is acting?"}),
        Card("norms", "Men on a team stop laughing at jokes about hitting women.", {PO: "Informal control: what people around him let pass."}, "Who is telling him that it is not all right?"),
        Card("programme", "A programme works with men who have abused a partner.", {SO: "Work with the person who offends, most often paid for by the State."}, "Ask who is being worked with."),
        Card(
            "contact",
            "A court settles where and how he may see the children.",
            {OV: "It decides how the two go on meeting, which is where safety often fails.", SO: "The court binds him. It can lie here too, but watch what it does to the line between the two."},
            "What happens at the handover of the children?",
        ),
        Card("publish", "The force publishes how many reports of abuse ended with no action.", {SP: "It answers in public for what it does, and people judge whether reporting is worth it."}, "Who reads what a force publishes?"),
    ],
)

SHOPS = Case(
    "shop-theft",
    "Theft from shops",
    "Each card is something that somebody does. Which relation of the square does it work on?",
    [
        Card("attend", "Officers come whenever shop staff are attacked.", {SV: "Those who were harmed call, and the State comes."}, "Ask who called, and who came."),
        Card("treatment", "A court sets treatment for drug use beside the sentence.", {SO: "The State acts on the reason for offending as well as on the offence."}, "Ask who acts, and on whom."),
        Card("counter", "The shop moves what is most often stolen behind the counter.", {OV: "The one who is stolen from changes how the two meet."}, "Which corner does the shop stand on?"),
        Card("to-order", "People on the estate stop buying meat that was stolen to order.", {PO: "Demand is part of the theft."}, "Think of who makes the theft pay."),
        Card(
            "scheme",
            "Shops that pay a fee share pictures of people they suspect.",
            {OV: "Those who are stolen from act on those they suspect, with no State between. What of shops that do not pay, and of people wrongly shown?", PO: "Seen as traders acting together, they are part of the public. What of people wrongly shown?"},
            "No police officer is in this one.",
        ),
        Card("council", "Councillors ask the police in public how often they come when a shop calls.", {SP: "It makes the police answer locally."}, "Who is asking, and on whose behalf?"),
        Card("respect", "A union asks shoppers to stand up for staff who are abused.", {PV: "The public is asked to stand by those who are harmed."}, "Who is asked to do something, and for whom?"),
    ],
)

ROSE = Case(
    "recorded-crime-rose",
    "Recorded crime rose: what moved?",
    "The number of crimes recorded in a town went up by a tenth. Each card is a reason that somebody gives. Which relation would have moved?",
    [
        Card("unit", "A new unit believes people, so more of them come forward.", {SV: "Nothing more need have happened in the town. More of what happened is told."}, "Did more crime happen, or was more told?"),
        Card(
            "rule",
            "Officers must now record every report, where some used to be written off.",
            {SV: "What the State does with a victim's word has changed.", SP: "The rule also changes what the public is told of crime. It can lie here too."},
            "Did anything happen in the street?",
        ),
        Card("ring-again", "People who had given up on the police begin to ring them again.", {SP: "Trust went up, and so did the count. A rise can be good news."}, "What has to be there before people ring?"),
        Card("search", "A drive against drugs finds far more people in possession.", {SO: "The count of this crime follows how hard the police look."}, "Who looks harder for whom?"),
        Card("works", "The works closed, and young men have neither a wage nor a place.", {PO: "Left realists would begin here: want beside plenty, and bonds that have worn thin."}, "No agency does anything on this card."),
        Card("phones", "Everybody now carries something small, dear and easy to sell.", {OV: "More chances where the two meet, with no change in anybody's character."}, "What has changed about the moment of the theft?"),
        Card("strangers", "Neighbours no longer know each other, and nobody steps in.", {PO: "Informal control has weakened.", PV: "It also leaves those who are harmed alone. It can lie here too."}, "Who used to step in?"),
    ],
)

CASES = [BURGLARY, ABUSE, SHOPS, ROSE]

WORDS = {
    "title": "Which relation does it work on?",
    "idea": "square_of_crime",
    "predict": Prediction(
        question="Left realists draw crime as a square: State, public, offender, victim. What does the square say are the things to change?",
        options=["The four corners, each in turn", "The corner that offends, above all", "The lines between the corners"],
        answer=2,
        why="The lines. Whether people trust the police enough to report, and whether a victim is heard, matter as much as who stands on each corner. The square is a set of relations, and no list of four causes.",
    ),
    "tries": [
        Try(
            "Take burglary, and put three cards where you think they go. Then look at the drawing: which lines has nobody touched?",
            {"case": "burglary", "prolific": SO, "lock": SV, "second-hand": PO},
            "Three lines are bare: a plan of these three actions would leave trust, neighbours and the meeting of the two alone. Press the button to check the cards.",
        ),
        Try(
            "Recorded crime rose by a tenth. Before you place anything: how many of these reasons need more crime to have happened?",
            {"case": "recorded-crime-rose"},
            "Three: the works, the phones and the strangers. The other four change what is told, looked for or written down. A count is the end of a chain of relations.",
        ),
    ],
    "leaves_out": (
        "The square puts each actor on one corner, and life does not: a young man is an offender on Friday and a victim on Saturday, and a charity stands between State and public. "
        "It says nothing of how strong each relation is, of relations among agencies, or of unequal power within a corner."
    ),
    "assumptions": (
        "Illustrative: the actions are of kinds that are in use, put in our words, and placing them is our reading. Where two lines make sense, both are accepted. "
        "The square is that of British left realism, as set out by Lea (2016)."
    ),
    "content_note": "One of the cases is domestic abuse, named as a kind of problem and with no story. " + helplines(["national_domestic_abuse_helpline", "live_fear_free", "mens_advice_line"]),
}
