"""A fictional case at a table of six agencies: what is said, on how many sources it rests, and who acts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SAY, CARE, BACK = "say", "care", "back"  # minuted; with limits; kept back
AGENCIES = ("Police", "Health", "Housing", "School", "Probation", "IDVA")
WHENS = ("today", "in three days", "by the next meeting")


@dataclass(frozen=True)
class Piece:
    """Something that one agency holds.

    Parameters
    ----------
    id, agency, text : str
    topic : str
        What it is about; pieces on one topic are counted together.
    source : str
        Where it comes from: two pieces of one source are one piece of evidence.
    notes : dict of str to str
        What is to be thought of where it is said, said with limits, or kept back.
    """

    id: str
    agency: str
    text: str
    topic: str
    source: str
    notes: dict[str, str]


@dataclass(frozen=True)
class Action:
    """Something to be done: its text, and what is to be thought of for the agency that is asked to do it."""

    id: str
    text: str
    owners: dict[str, str]
    otherwise: str


# Illustrative: nobody in this case is real.
PIECES = (
    Piece("log", "Police", "3 March. A neighbour heard shouting; he had gone when officers came.", "Shouting on 3 March", "log of 3 March",
          {SAY: "Relevant and recent. It is one source: note who else will bring the same log.", CARE: "Little need for limits here, unless the neighbour could be known by it.", BACK: "The table then does not know what led to the referral."}),
    Piece("copy", "Housing", "On file: disturbance at the flat on 3 March.", "Shouting on 3 March", "log of 3 March",
          {SAY: "It came from the police log. Said as if it were news, it makes one event sound like two.", CARE: "Say that you have the police log and nothing of your own: that is worth knowing.", BACK: "Nothing is lost, since the police bring it."}),
    Piece("waiting", "Police", "10 March. He waited outside her work, against his bail.", "He looks for her", "officer, 10 March",
          {SAY: "It bears on what may happen next, and somebody must act on it today.", CARE: "Limits would keep it from those who could help at her work.", BACK: "The most pressing piece on the table would be missing."}),
    Piece("lapsed", "Probation", "Since 1 March he has lost his job and missed every appointment.", "His life has changed", "probation's own record",
          {SAY: "Only probation holds it. What one holds alone is what meetings most often fail to hear.", CARE: "He has rights too: say what is needed about risk, and no more of his file.", BACK: "Nobody else can bring it."}),
    Piece("wrist", "Health", "4 March. Her wrist was hurt. She asked the nurse to tell nobody.", "Injury in March", "nurse, 4 March",
          {SAY: "It can be lawful to share without her consent where there is risk of serious harm. But nobody asked her again, and she may not trust a nurse twice.",
           CARE: "Ask her first if there is time. If it must be said, say only what is needed, record why, and tell her.", BACK: "Her wish has weight, and so has her safety. Whoever keeps it back should write down why."}),
    Piece("past", "Health", "Treated for depression in 2015.", "Her health years ago", "health record",
          {SAY: "It has no bearing on this danger, and it can be used against her in a family court. More than is needed is not careful but unlawful.", CARE: "Limits do not make it relevant.", BACK: "Need and proportion: it is hers, and it stays where it is."}),
    Piece("collected", "School", "Last week he twice collected her son, aged 8, with nothing agreed.", "He and the child", "class teacher",
          {SAY: "It concerns the child and the days ahead. Children's services may have to know as well.", CARE: "Those who plan for the child need all of it.", BACK: "The child's danger would be unseen."}),
    Piece("address", "School", "The contact form gives her sister's address, where she sleeps on Fridays. Parents can see the form.", "Where she sleeps", "contact form",
          {SAY: "Minuted, the address is in six files, and he can see one of them already. This can lead him to her.", CARE: "Say that an address on a form that he can see must come off it today. Nobody needs the address itself.", BACK: "Then nobody takes it off the form."}),
    Piece("wish", "IDVA", "She wants to stay in her home with new locks. She does not want a refuge.", "What she wants", "she herself",
          {SAY: "Her own voice, and the best guide to what will work. It is brought because she asked for it.", CARE: "She asked for it to be said. Limits would weaken it.", BACK: "The plan would be made about her and without her."}),
    Piece("visa", "IDVA", "Her visa depends on him, and she fears that she will be sent away.", "Her visa", "she herself, in confidence",
          {SAY: "Said here it may reach immigration enforcement, and she may never ask for help again. He has probably told her so.",
           CARE: "With her agreement it can be told to whoever finds her a lawyer, and to nobody else.", BACK: "Keep it until she agrees, and get her legal advice. It explains much, but it is hers to tell."}),
    Piece("rent", "Housing", "The tenancy is in his name; two months' rent is owing.", "The home", "rent account",
          {SAY: "It decides whether she can stay, so the plan needs it.", CARE: "The sum is not needed; whose tenancy it is, is.", BACK: "A plan to change the locks would fail at the first telephone call."}),
)  # fmt: skip

ACTIONS = (
    Action("breach", "Act on the breach of bail", {"Police": "Only the police can, and they can do it today."}, "Who has the power to arrest?"),
    Action("form", "Take the address off the school's form", {"School": "It is the school's own form: a minute's work, and perhaps the most useful of all."}, "Whose form is it?"),
    Action("locks", "Change the locks, and sort out the tenancy", {"Housing": "The landlord can, once it knows what she wants."}, "Who owns the door?"),
    Action("appointments", "See him about the appointments he missed", {"Probation": "Probation supervises him, and must not let slip what it heard here."}, "Who may require him to come?"),
    Action("advice", "Find her a lawyer for the visa, if she wants one", {"IDVA": "Only the adviser knows of it, and she has her trust."}, "Who knows of it without a breach of her confidence?"),
    Action("tell", "Tell her what was shared, why, and what will happen", {"IDVA": "By voice, when he cannot hear it. A letter could reach him first."}, "Whom does she trust, and how can she be reached safely?"),
)
WISH = "wish"


def on_table(placed: Mapping[str, str]) -> list[Piece]:
    """Give the pieces that are said, with limits or without."""
    return [piece for piece in PIECES if placed.get(piece.id) in (SAY, CARE)]


def known(placed: Mapping[str, str]) -> dict[str, tuple[int, int]]:
    """Count what is known on each topic.

    Parameters
    ----------
    placed : mapping of str to str
        Piece to "say", "care" or "back".

    Returns
    -------
    dict of str to tuple of int
        By topic: pieces that are said, and independent sources behind them.
    """
    said = on_table(placed)
    return {topic: (sum(one.topic == topic for one in said), len({one.source for one in said if one.topic == topic})) for topic in dict.fromkeys(one.topic for one in said)}


def sentence(placed: Mapping[str, str], owners: Mapping[str, str], dates: Mapping[str, str]) -> str:
    """State what lies on the table and what is agreed; there is no score.

    Parameters
    ----------
    placed : mapping of str to str
        Piece to "say", "care" or "back".
    owners, dates : mapping of str to str
        Action to agency, and action to date.

    Returns
    -------
    str
    """
    if not any(piece.id in placed for piece in PIECES):
        return "Nothing has been decided yet: take a piece and say what its agency should do with it."
    said, sources = len(on_table(placed)), len({piece.source for piece in on_table(placed)})
    pieces = f"{said} of {len(PIECES)} pieces {'is' if said == 1 else 'are'} on the table, from {sources} independent {'source' if sources == 1 else 'sources'}"
    wish = "Her own wish has been heard" if placed.get(WISH) in (SAY, CARE) else "Her own wish has not been heard"
    ready = sum(action.id in owners and action.id in dates for action in ACTIONS)
    return f"{pieces}. {wish}. {ready} of {len(ACTIONS)} actions {'has' if ready == 1 else 'have'} somebody to do them and a date."
