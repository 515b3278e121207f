"""The Explorer of services around a survivor: a journey, the tellings it takes, and the gaps."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from book.models.service_map import COORDINATOR, DOORS, NEEDS, SERVICES, Journey, journey, links
from book.style import COLOURS, new_figure
from book.widgets.explorer import Explorer, Prediction, Try
from book.widgets.helplines import helplines

OPEN = "none"
POST = {"nobody in post": "none", "in post": "in post", "was in post, has left": "has left"}
NOTES = {"no": False, "yes, if she agrees": True}
PARAMS = {"door": list(DOORS), "closed": [OPEN, "Advocate", "Refuge", "Housing", "Children's services"], "coordinator": list(POST), "notes": list(NOTES)}

# Where each service stands in the picture, in its own units.
PLACES = {
    "GP": (0.5, 7.4), "Police": (0.5, 5.4), "School": (0.5, 3.4), "Helpline": (0.5, 1.4),
    COORDINATOR: (3.4, 8.7), "Advocate": (3.4, 6.4), "Children's services": (3.4, 4.1),
    "Solicitor": (6.4, 7.2), "Refuge": (6.4, 4.8), "Housing": (6.4, 2.4), "Counselling": (3.4, 1.3),
}  # fmt: skip


def service_map() -> Explorer:
    """Make the Explorer of one survivor's way through an invented town's services.

    Returns
    -------
    Explorer
        The first door, a service that has closed, a co-ordinator, and whether notes travel.

    Source: illustrative
    """
    return Explorer(draw, params=PARAMS, describe=describe, table=table, **WORDS)


def followed(door: str, closed: str, coordinator: str, notes: str) -> Journey:
    """Give the journey of a setting; arguments are values of the controls."""
    return journey(door, removed=_closed(closed), post=POST[coordinator], notes=NOTES[notes])


def describe(*, door: str, closed: str, coordinator: str, notes: str) -> str:
    """Say how many services she comes to, how often she tells it and what she does not reach.

    Returns
    -------
    str
    """
    one = followed(door, closed, coordinator, notes)
    services = "that one service and no other" if len(one.steps) == 1 else f"{len(one.steps)} services in all"
    tellings = "once" if one.tellings == 1 else "twice" if one.tellings == 2 else f"{one.tellings} times"
    gaps = f"finds no way to {_listed(one.gaps)}" if one.gaps else "finds a way to all that she needs"
    return f"Beginning with the {_door(door)}, she comes to {services}, tells her story {tellings} and {gaps}."


def table(*, door: str, closed: str, coordinator: str, notes: str) -> list[dict]:
    """List the steps of the journey and then the needs, the table twin of the drawing.

    Returns
    -------
    list of dict
        One row a step, then one a need.
    """
    one = followed(door, closed, coordinator, notes)
    steps = [_row(f"{number}. {step.service}", _how(step.came_from, step.link), "tells her story" if step.told else "notes came with her") for number, step in enumerate(one.steps, 1)]
    needs = [_row(f"Need: {need}", "no way found" if need in one.gaps else f"met by {service}", "") for need, service in NEEDS.items()]
    return steps + needs


def draw(*, door: str, closed: str, coordinator: str, notes: str) -> Figure:
    """Draw the services and their links, with her way in blue and numbered.

    Returns
    -------
    Figure
        Warm links as lines, cold ones dashed; a closed service is struck out.
    """
    one, shut = followed(door, closed, coordinator, notes), _closed(closed)
    fig, ax = new_figure(width=4.4, height=4.9)
    used = {(step.came_from, step.service) for step in one.steps if step.came_from}
    for pair, kind in links(shut, POST[coordinator]).items():
        if COORDINATOR not in pair or pair in used:
            _link(ax, pair, kind, used=pair in used)
    numbers = {step.service: number for number, step in enumerate(one.steps, 1)}
    for service in (*SERVICES, *([COORDINATOR] if POST[coordinator] == "in post" else [])):
        _service(ax, service, numbers.get(service), closed=service == shut)
    ax.text(3.45, 0.15, "line: introduced · dashes: a number to ring · blue: her way", ha="center", fontsize=9.5)
    ax.set(xlim=(-0.75, 7.65), ylim=(-0.1, 9.3))
    ax.axis("off")
    return fig


def _link(ax: Axes, pair: tuple[str, str], kind: str, *, used: bool) -> None:
    (x0, y0), (x1, y1) = (PLACES[name] for name in pair)
    style = {"color": COLOURS["blue" if used else "grid"], "linewidth": 2.6 if used else 1.6, "linestyle": "-" if kind == "warm" else (0, (4, 3)), "arrowstyle": "->" if used else "-"}
    ax.annotate("", (x1, y1), xytext=(x0, y0), arrowprops={**style, "shrinkA": 26, "shrinkB": 30})


def _service(ax: Axes, service: str, number: int | None, *, closed: bool) -> None:
    x, y = PLACES[service]
    name = service.replace(" ", "\n").replace("Co-ordinator", "Co-ord-\ninator")
    words = f"{name}\nclosed" if closed else f"{number}. {name}" if number else name
    edge = COLOURS["blue" if number else "muted"]
    box = {"boxstyle": "round,pad=0.35", "facecolor": COLOURS["paper"], "edgecolor": edge, "linewidth": 2.2 if number else 1, "linestyle": (0, (2, 2)) if closed else "-"}
    ax.text(x, y, words, ha="center", va="center", fontsize=10.5, color=COLOURS["muted" if closed else "ink"], bbox=box)


def _closed(closed: str) -> str:
    return "" if closed == OPEN else closed


def _door(door: str) -> str:
    return door if door == "GP" else door.lower()


def _listed(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " or " + names[-1]


def _how(came_from: str, link: str) -> str:
    if not came_from:
        return "her first door"
    return f"introduced by {came_from}" if link == "warm" else f"given a number by {came_from}"


def _row(what: str, how: str, told: str) -> dict:
    return {"Step or need": what, "How": how, "Telling": told}


WORDS = {
    "title": "Her way through the services",
    "idea": "service_map",
    "labels": {"door": "She first tells", "closed": "A service that has closed", "coordinator": "A co-ordinator", "notes": "Notes go with her"},
    "start": {"door": "GP", "closed": OPEN, "coordinator": "nobody in post", "notes": "no"},
    "predict": Prediction(
        question="A survivor first tells her GP. She needs somewhere safe, a court order, a home and somebody to talk to. Which service, if it closes, leaves most of these out of reach?",
        options=["The refuge", "The housing office", "The advocate, who meets none of the four needs herself"],
        answer=2,
        why="The advocate. Nobody needs an advocate as such, but on this map three of the four ways lead through her. What a service joins can matter more than what it gives, and a count of beds or cases does not show it.",
    ),
    "tries": [
        Try(
            "Close the advocate's service. What does the GP's patient still reach?",
            {"door": "GP", "closed": "Advocate", "coordinator": "nobody in post", "notes": "no"},
            "Only somebody to talk to. Then begin at the helpline: there nothing changes. Which door she happens to come by decides what she gets.",
        ),
        Try(
            "Put a co-ordinator in post, and let notes travel if she agrees.",
            {"door": "School", "closed": OPEN, "coordinator": "in post", "notes": "yes, if she agrees"},
            "She reaches everything and tells her story twice. Now nearly everything rests on one post, and on what is done with her notes.",
        ),
        Try(
            "The post was funded for a year, and the co-ordinator has left. Is the town back where it began?",
            {"door": "School", "closed": OPEN, "coordinator": "was in post, has left", "notes": "no"},
            "It is worse off. We assume that the numbers which services used to hand out lapsed while she did it for them. Whether that happens is a question for the place; this shows only what follows if it does.",
        ),
    ],
    "leaves_out": (
        "The map does not turn tellings into women who give up: no study was found that isolates retelling, or poor communication between agencies, as a cause of disengagement. "
        "Left out too are waiting lists, thresholds, language, immigration status, what she wants first, and that some will tell one person and nobody else. "
        "Notes that travel can also reach the wrong hands: agreeing to it is hers, and she may change her mind."
    ),
    "assumptions": (
        "Illustrative: the town, its services and every link are invented. She always takes the shortest way from a service that she knows. "
        "A co-ordinator is known at every door and knows every service; when she has left, links that were only a number to ring are gone."
    ),
    "content_note": "This activity is about seeking help after abuse, and describes no abuse. " + helplines(["national_domestic_abuse_helpline", "live_fear_free", "mens_advice_line"]),
}
