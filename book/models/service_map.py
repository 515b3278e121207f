"""A journey through services: whom she meets, how often she tells it again, and where no way leads on."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

# Illustrative: services of an invented town, the links between them, and what one survivor needs.
# A warm link is an introduction by a worker, by which notes can travel; a cold one is a telephone number.
LINKS = {
    ("GP", "Advocate"): "warm",
    ("GP", "Counselling"): "cold",
    ("Police", "Advocate"): "warm",
    ("Police", "Children's services"): "warm",
    ("School", "Children's services"): "warm",
    ("School", "Counselling"): "cold",
    ("Helpline", "Refuge"): "warm",
    ("Helpline", "Solicitor"): "cold",
    ("Advocate", "Refuge"): "warm",
    ("Advocate", "Solicitor"): "warm",
    ("Advocate", "Housing"): "cold",
    ("Children's services", "Advocate"): "cold",
    ("Children's services", "Housing"): "cold",
    ("Refuge", "Housing"): "warm",
    ("Refuge", "Counselling"): "cold",
}
SERVICES = tuple(dict.fromkeys(name for link in LINKS for name in link))
DOORS = ("GP", "Police", "School", "Helpline")  # where she may first tell somebody
NEEDS = {"somewhere safe": "Refuge", "a court order": "Solicitor", "a home": "Housing", "somebody to talk to": "Counselling"}
COORDINATOR = "Co-ordinator"
POSTS = ("none", "in post", "has left")


@dataclass(frozen=True)
class Step:
    """One service that she comes to: from where, by what kind of link, and whether she tells it all again."""

    service: str
    came_from: str
    link: str
    told: bool


@dataclass(frozen=True)
class Journey:
    """The steps in order, and the needs to which no way was found."""

    steps: tuple[Step, ...]
    gaps: tuple[str, ...]

    @property
    def tellings(self) -> int:
        """How often she tells her story."""
        return sum(step.told for step in self.steps)


def links(removed: str, post: str) -> dict[tuple[str, str], str]:
    """Give the links that are there.

    Parameters
    ----------
    removed : str
        A service that has closed, or "".
    post : str
        "none"; "in post": a co-ordinator whom every door knows, and who knows every service;
        "has left": she is gone, and the cold links that she had made needless have lapsed.

    Returns
    -------
    dict of pair of str to str
        From and to, with the kind of link.

    Raises
    ------
    ValueError
        If the service or the post is unknown.

    Source: illustrative
    """
    if removed and removed not in SERVICES:
        raise ValueError(f"There is no service '{removed}': it is one of {', '.join(SERVICES)}.")
    if post not in POSTS:
        raise ValueError(f"There is no such state of the post as '{post}': it is one of {', '.join(POSTS)}.")
    found = {pair: kind for pair, kind in LINKS.items() if not (post == "has left" and kind == "cold")}
    if post == "in post":
        found |= {(door, COORDINATOR): "warm" for door in DOORS}
        found |= {(COORDINATOR, service): "warm" for service in SERVICES if service not in DOORS}
    return {pair: kind for pair, kind in found.items() if removed not in pair}


def journey(door: str, *, removed: str = "", post: str = "none", notes: bool = False) -> Journey:
    """Follow her from the first door to each need in turn, always by the shortest way that is left.

    Parameters
    ----------
    door : str
        Where she first tells somebody; one of `DOORS`, and not the one that closed.
    removed, post : str
        As in `links`.
    notes : bool
        Whether she agrees that notes go with her by warm links.

    Returns
    -------
    Journey

    Raises
    ------
    ValueError
        If the door is none, or has closed.

    Source: illustrative
    """
    if door not in DOORS or door == removed:
        raise ValueError(f"She cannot begin at '{door}': it is no open door.")
    there, steps, gaps = links(removed, post), [Step(door, "", "", True)], []
    for need, service in NEEDS.items():
        known = [step.service for step in steps]
        if service in known:
            continue
        way = _way(there, known, service)
        if not way:
            gaps.append(need)
        for came_from, to in way:
            kind = there[came_from, to]
            steps.append(Step(to, came_from, kind, not (notes and kind == "warm")))
    return Journey(tuple(steps), tuple(gaps))


def _way(there: dict[tuple[str, str], str], known: list[str], goal: str) -> list[tuple[str, str]]:
    """Find the shortest way from any service that she knows; of equal ones, from the one met last."""
    came = dict.fromkeys(known)
    queue = deque(reversed(known))
    while queue:
        here = queue.popleft()
        for start, to in there:
            if start == here and to not in came:
                came[to] = here
                queue.append(to)
    if goal not in came:
        return []
    way, at = [], goal
    while came[at] is not None:
        way.append((came[at], at))
        at = came[at]
    return way[::-1]
