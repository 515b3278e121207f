"""The Sorter on six lenses: one estate, and what each reading sees, does, counts and misses."""

from __future__ import annotations

from book.models.sorting import Card, Case
from book.widgets.helplines import helplines
from book.widgets.sorter import Prediction, Sorter, Try

RIGHT, LEFT, WOMEN, POWER, THIRD, MANAGE = "right-realist", "left-realist", "feminist", "critical", "third-way", "managerialist"

PLACES = [
    (RIGHT, "Right realist", "A theory of crime: choice, control and order."),
    (LEFT, "Left realist", "A theory of crime: relative deprivation, and police who answer locally."),
    (WOMEN, "Feminist", "A theory of crime: gender, power, and harm behind doors."),
    (POWER, "Critical, on race and class", "A theory of crime: who has the power to label and to punish."),
    (THIRD, "Third Way", "A way of governing: community, with rights and responsibilities."),
    (MANAGE, "Managerialist", "A way of governing: plans, targets and performance."),
]

STORY = (
    "An illustrative estate of the 1960s: noise, off-road bikes and smashed lifts; two households are blamed; the youth club shut; the landlord is slow to mend; "
    "and an older tenant has complained fourteen times to three agencies. "
)


def theory_lenses() -> Sorter:
    """Make the Sorter of statements on one estate, by six lenses.

    Returns
    -------
    Sorter
        Four questions, six statements each.

    Source: illustrative; lenses as in the chapter on realism
    """
    return Sorter(CASES, PLACES, ask="What is asked", **WORDS)


CAUSE = Case(
    "cause",
    "What is wrong here?",
    STORY + "Six readers say what is wrong. Which lens does each look through?",
    [
        Card("unchecked", "Small disorder was left alone, and so worse followed.", {RIGHT: "Disorder that nobody checks invites more: the argument of Wilson and Kelling."}, "Which lens begins with order?", {MANAGE: "It would ask who was to check it and by when; it has no view of why disorder grows."}),
        Card("want", "The young see what others have and they have not, and nobody here trusts the police.", {LEFT: "Relative deprivation, and the broken relation between public and police."}, "It takes harm to the poor seriously, and it has two causes in one sentence.", {POWER: "Near. But it says that the harm is real and asks for better policing."}),
        Card("indoors", "Some of the noise is a man shouting at a woman, and nobody has asked.", {WOMEN: "It looks behind the complaint, for harm that is not counted as public."}, "Whose safety counts as public?"),
        Card("label", "Those in charge choose what to call anti-social, and they look at some families harder than at others.", {POWER: "The question is who has the power to define, and over whom."}, "Who named the problem?", {WOMEN: "Near: it too asks whose definition counts. Here the power is over families of a certain class or colour."}),
        Card("owe", "People no longer feel that they owe one another anything.", {THIRD: "Civic decline: bonds and duties have weakened, and community is what can mend them."}, "Which lens speaks of duties as well as rights?", {RIGHT: "Near. But it looks to community for the cure more than to control."}),
        Card("nobody", "No agency owns the problem, and no two count it alike.", {MANAGE: "The fault is in the organisation: no owner, no measure, no plan."}, "It says nothing at all about why people behave so."),
    ],
)

WHO = Case(
    "who",
    "Who should act?",
    STORY + "Six readers say who should act. Which lens does each look through?",
    [
        Card("patrol", "Officers on foot, and a landlord who mends at once and evicts where he must.", {RIGHT: "Order is restored by those who can enforce it."}, "Who here can enforce?"),
        Card("elected", "A local body, elected, with residents on it, to which the police must answer.", {LEFT: "Democratic control of policing is half of what left realists asked for, and the half that was not adopted."}, "Which lens wanted the police to answer to the voters?", {THIRD: "Residents are on it; but here they are in charge, and not only partners."}),
        Card("audit", "A specialist women's service, and a safety audit led by women who live there.", {WOMEN: "Those who know the harm lead."}, "Whose knowledge is used?"),
        Card("groups", "Residents' groups, against the landlord and the council where need be.", {POWER: "The agencies may be part of the problem."}, "It does not expect the agencies to be on the same side."),
        Card("partners", "Residents as partners, helped by agencies that the government has brought together.", {THIRD: "The State enables, the community acts."}, "Who is helping whom to act?", {LEFT: "Near. But nobody is elected, and nobody has to answer."}),
        Card("lead", "One named officer, with a plan, a budget and a date.", {MANAGE: "It gives the problem an owner."}, "It could be said of any problem at all."),
    ],
)

COUNTED = Case(
    "counted",
    "How would you know that it worked?",
    STORY + "A year later six readers say what they would look at. Which lens does each look through?",
    [
        Card("calls", "Fewer calls to the police, and an estate that looks cared for.", {RIGHT: "Signs of order."}, "What does order look like?", {MANAGE: "It can be counted; but what is counted here is order itself."}),
        Card("survey", "A survey of residents that finds fewer victims, and more trust.", {LEFT: "Left realists made the local victim survey their tool."}, "Who invented the local survey for this?"),
        Card("safer", "Women say that they are safer, on the stairs and at home.", {WOMEN: "It counts safety behind the door as well."}, "Where is safety measured?"),
        Card("fewer", "Fewer young people with a record, and complaints against agencies upheld.", {POWER: "Success is less harm done by those with power."}, "Whose conduct is measured here?"),
        Card("turn-out", "More people volunteer, turn up and say that they belong.", {THIRD: "Community is the means, and so it is also the measure."}, "What would a stronger community look like?", {LEFT: "Trust matters there too, but first of all fewer victims."}),
        Card("days", "The share of cases closed within 28 days.", {MANAGE: "A figure that can be set as a target, and met."}, "What does this say of life on the estate?"),
    ],
)

MISSED = Case(
    "missed",
    "What does the lens miss?",
    STORY + "Each card is what one of the lenses is likely to overlook. Whose blind spot is it?",
    [
        Card("fair", "Whether the crackdown was fair, and where the trouble went.", {RIGHT: "Fairness and displacement are the usual charges against it."}, "Which lens cracks down?"),
        Card("speaks", "Who gets to speak for the community.", {LEFT: "It puts its trust in local democracy, which some dominate.", THIRD: "It appeals to community as if it had one voice. The charge is made against both."}, "Two lenses lean on the community."),
        Card("other-harm", "Harm that has little to do with gender.", {WOMEN: "A lens made to see one thing well sees others less."}, "Which lens was made to see one kind of harm that all the others missed?"),
        Card("fourteen", "The fourteen complaints, and what the tenant needs this week.", {POWER: "Left realists made this charge: that in asking who labels, one forgets who is hurt."}, "Which lens is slow to say that somebody has been hurt?"),
        Card("neighbour", "Whose idea of a good neighbour is enforced, and that the youth club shut for want of money.", {THIRD: "It speaks of duties more readily than of means."}, "Which lens asks most of residents?", {RIGHT: "It too enforces, but it makes no promise of community."}),
        Card("no-number", "Whatever has no number, such as what it is like to live there.", {MANAGE: "What is measured is managed, and the rest is not."}, "Which lens lives by figures?"),
    ],
)

CASES = [CAUSE, WHO, COUNTED, MISSED]

WORDS = {
    "title": "One estate, six lenses",
    "idea": "theory_lenses",
    "predict": Prediction(
        question="Six ways of reading one estate: right realist, left realist, feminist, critical, Third Way, managerialist. How many of them are theories of crime?",
        options=["All six", "Five", "Four"],
        answer=2,
        why="Four. The Third Way and managerialism say how to govern, and borrow their account of crime from elsewhere. That is why policy could be right realist on Monday and left realist on Tuesday, and managerialist on both days.",
    ),
    "tries": [
        Try(
            "Six answers to what is wrong. Start with the two that are easiest to mix up.",
            {"case": "cause", "want": LEFT, "label": POWER},
            "Both ask about inequality. One holds that the harm to poor residents is real and must be policed better; the other asks first who had the power to call it a problem. Check, then place the rest.",
        ),
        Try(
            "A year later, what counts as success? Find the figure that tells nothing about life on the estate.",
            {"case": "counted"},
            "The share of cases closed in time. It can be met while nothing changes for anybody, which is no argument against counting, but one against counting only that.",
        ),
    ],
    "leaves_out": (
        "Each lens is a family of writers who disagree, and nobody real says only one of these things. "
        "Left out are ultra-realism, green and southern criminology, and what research on such estates found. To say which lens is right takes evidence, and not a better fit with the story."
    ),
    "assumptions": (
        "Illustrative: the estate and the statements are invented, and the statements are our short versions of long arguments. "
        "Where a statement fits two lenses, both are accepted."
    ),
    "content_note": "One card hints at abuse in a home. " + helplines(["national_domestic_abuse_helpline", "live_fear_free", "mens_advice_line"]),
}
