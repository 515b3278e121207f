"""The Sorter on the ladder of partnership: how far up does the task need one to go?"""

from __future__ import annotations

from book.models.sorting import Card, Case
from book.widgets.helplines import helplines
from book.widgets.sorter import Prediction, Sorter, Try

APART, TALK, HELP, PLAN, CORE, ONE = "keep-apart", "communication", "co-operation", "co-ordination", "federation", "merger"

PLACES = [
    (APART, "Keep apart", "No link on this: it would do harm, or is not theirs to give."),
    (TALK, "1. Communication", "They tell each other. It costs little but time."),
    (HELP, "2. Co-operation", "They help on a case. Each gives up some priority."),
    (PLAN, "3. Co-ordination", "They plan together. Each gives up some discretion."),
    (CORE, "4. Federation", "They share a core with its own staff or money."),
    (ONE, "5. Merger", "You cannot tell them apart any more."),
]


def partnership_ladder() -> Sorter:
    """Make the Sorter of arrangements and tasks on the ladder from communication to merger.

    Returns
    -------
    Sorter
        Two cases: where real arrangements stand, and what tasks need.

    Source: illustrative; the ladder as used in British writing on crime prevention
    """
    return Sorter(CASES, PLACES, ask="What to place", **WORDS)


NEEDED = Case(
    "needed",
    "What does the task need?",
    "Each card is a task. Put it on the lowest rung that would do the task well: every rung costs something.",
    [
        Card(
            "registration",
            "A school should know before registration that a pupil saw violence at home last night.",
            {TALK: "A message in time is the whole task. The school knows what to do with it, and a joint plan for every such pupil would come too late for most."},
            "What has to reach the school, and by when?",
            {PLAN: "A plan takes a meeting, and registration is at nine.", HELP: "The school can do its part without anybody coming."},
        ),
        Card(
            "vans",
            "Two charities take hot food to the same car park, sometimes on the same night.",
            {TALK: "They need each other's timetable. To stop here is the right answer, not a first step."},
            "What would each have to know?",
            {ONE: "A merger would settle it, and would cost both their donors, their names and a year of work."},
        ),
        Card(
            "visit",
            "A tenant is afraid of a neighbour. Police and landlord would each have her tell it all again.",
            {HELP: "One visit by both: help on a case, with no standing plan."},
            "It is about one person and one visit.",
            {TALK: "If they only tell each other, two people still come and ask."},
        ),
        Card(
            "night",
            "Violence in a town centre follows licences, buses, street lights and what the hospital sees.",
            {PLAN: "Each holds one lever, and the levers work only if pulled together over months."},
            "How many levers are there, and who holds each?",
            {TALK: "Telling each other of the problem moves no lever.", CORE: "A shared core could do it, but nobody has to give up staff or money for it."},
        ),
        Card(
            "six-plans",
            "Some forty families each have six workers, and each worker has a plan.",
            {PLAN: "One plan that all six keep to. Who leads may change from family to family."},
            "Where is the waste: in the number of workers or of plans?",
            {ONE: "Six professions in one would lose what each is for."},
        ),
        Card(
            "orders",
            "Young people under court orders need social work, health, schooling and police, week after week.",
            {CORE: "Daily work on the same young people by several professions, with its own manager and money. That is what the Act of 1998 asked of youth offending teams."},
            "How often would they have to meet?",
            {PLAN: "A plan does it while contact is rare. Here it is every week for years."},
        ),
        Card(
            "two-halves",
            "One service was split in two by risk, and people are handed over whenever their risk changes.",
            {ONE: "The hand-over is the problem, and it goes only when the boundary does. England and Wales ended such a split of probation in 2021."},
            "Where does it go wrong, and can a plan mend that?",
            {PLAN: "A plan manages a boundary. Here the boundary is what harms."},
        ),
        Card(
            "visitors",
            "An immigration team asks a women's refuge for the names of those who stay there.",
            {APART: "If names are passed on, some will not come, and they are the ones in most danger. Some agencies ought to keep apart on some things."},
            "What would word of it do to who comes for help?",
            {TALK: "Even telling may do the harm here."},
        ),
    ],
)

STANDING = Case(
    "standing",
    "Where does it stand?",
    "Each card is a kind of arrangement in England and Wales. Put it on the rung where it stands now.",
    [
        Card("encompass", "Police tell a child's school of an incident of domestic abuse before the next school day.", {TALK: "A message from one to the other. It is known as Operation Encompass."}, "Who does something together?"),
        Card("joint-visit", "A housing officer goes along when the police visit a tenant.", {HELP: "Help on one case."}, "Is there a plan beyond this case?"),
        Card("strategy", "A community safety partnership agrees a strategy for its area.", {PLAN: "They plan together; each keeps its staff and its money."}, "Who employs the people who carry it out?", {CORE: "It has no staff or money of its own to speak of."}),
        Card(
            "marac-plan",
            "A multi-agency risk assessment conference ends with a list of who does what.",
            {PLAN: "A plan, made case by case; each agency carries out its own part."},
            "Who carries out the actions?",
            {TALK: "They do more than tell: they leave with actions.", HELP: "Near. But there is a standing meeting with a form and a plan."},
        ),
        Card("yot", "A youth offending team, with staff sent by police, health, education and probation.", {CORE: "A shared core with its own manager. Each worker is still lent by an agency that wants them back."}, "Who pays the person's wages?", {ONE: "The agencies that lend the staff go on as they were."}),
        Card("pooled", "A council and the local health body put money into one fund for care.", {CORE: "Shared money under one agreement, while both bodies go on."}, "What has been put together: plans, or money?"),
        Card("probation", "Since 2021 one Probation Service has supervised people of every level of risk.", {ONE: "Two kinds of provider became one service."}, "Can you still tell the parts apart?"),
    ],
)

CASES = [NEEDED, STANDING]

WORDS = {
    "title": "How far up the ladder?",
    "idea": "partnership_ladder",
    "predict": Prediction(
        question="A ladder runs from communication up to merger. Eight tasks are to be placed on the rung that each needs. How many of them belong on the two highest rungs?",
        options=["Two", "Four", "Six"],
        answer=0,
        why="Two, as we read them. The ladder shows what could be given up, and not what is better. Several tasks are done by a message or a joint visit, and one by keeping apart.",
    ),
    "tries": [
        Try(
            "Put the vans and the school on rung 1 and check. Are these partnerships that failed to grow?",
            {"case": "needed", "vans": TALK, "registration": TALK},
            "No. A message was all that the task needed. Press the button to see why, then place the others.",
        ),
        Try(
            "Put the youth offending team on the top rung and check. What is still missing for a merger?",
            {"case": "standing", "yot": ONE},
            "Each worker is still lent by an agency that goes on without them. That is federation, with all its pulls of loyalty.",
        ),
    ],
    "leaves_out": (
        "One arrangement can stand on several rungs at once: chief officers may plan together while those on the front line hardly talk. "
        "The ladder leaves out who has the power, who pays, and what the person concerned wants."
    ),
    "assumptions": (
        "Illustrative: the tasks are invented, and placing tasks and arrangements is our reading, to be argued with. "
        "The ladder is common in British writing on crime prevention since the 1990s; it was adapted from American work on social services that is usually credited to Davidson (1976), and the chain has not been settled."
    ),
    "content_note": "Some cards name domestic abuse, with no story. " + helplines(["national_domestic_abuse_helpline", "live_fear_free", "mens_advice_line"]),
}
