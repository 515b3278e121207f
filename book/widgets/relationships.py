"""The Explorer on relationships: how many contacts between organisations outlast the people who hold them."""

from __future__ import annotations

from functools import cache

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from book.data import load
from book.models.relationships import end_alive, hub_pairs, pairs, person_pairs, role_pairs
from book.style import COLOURS
from book.widgets.explorer import Explorer, Prediction, Try
from book.widgets.panels import heading, horizontal_bars, lines_over_bars
from book.widgets.sentences import counted

ORGANISATIONS = [3, 5, 8, 12]
LOW, HIGH = 5, 30  # per cent of staff a year: illustrative ends of the scale
ENDING = [0, 20, 50]  # per cent of posts
HANDED = [50, 80, 100]  # per cent of departures
MONTHS = [0, 6, 12, 18, 24]
JUST_BEFORE = 1e-6  # months before a contract ends, so that the fall is drawn upright
WAYS = {"person to person": ("blue", "o"), "role to role": ("green", "s"), "through a hub": ("orange", "^")}


def relationships() -> Explorer:
    """Make the Explorer of contacts and the people who hold them.

    Returns
    -------
    Explorer
        Organisations, turnover, contracts that end, and how often contacts are handed over.

    Source: social_worker_turnover for two of the rates; the rest is illustrative
    """
    turnover = load("social_worker_turnover")["turnover_rate_pct"]
    return Explorer(
        draw,
        params={"organisations": ORGANISATIONS, "turnover": [LOW, turnover.min(), turnover.max(), HIGH], "ending": ENDING, "handed": HANDED},
        describe=describe,
        table=table,
        **_words(),
    )


def describe(*, organisations: int, turnover: float, ending: int, handed: int) -> str:
    """Say how many pairs are still in contact after one and two years, and what became of the hub.

    Parameters
    ----------
    organisations : int
    turnover : float
        Per cent of holders who leave in a year.
    ending, handed : int
        Per cent of posts on contracts that end, and of departures that hand over.

    Returns
    -------
    str
    """
    person, role, hub = ([_in_contact(month, organisations, turnover, ending, handed)[way] for month in (12, 24)] for way in range(3))
    gone = round(100 * (1 - end_alive(24, turnover, ending_pct=ending)))
    return (
        f"Of {counted(pairs(organisations), 'pair')}, {person[0]:.1f} are still in contact person to person after 12 months and {person[1]:.1f} after 24. "
        f"Role to role it is {role[0]:.1f} and {role[1]:.1f}. "
        f"Through a hub it is {hub[0]:.1f} and {hub[1]:.1f}, with {counted(organisations - 1, 'contact')} to keep up instead of {pairs(organisations)}; "
        f"in {gone} of 100 such networks the hub's own person has left by then, and no pair is in contact."
    )


def table(*, organisations: int, turnover: float, ending: int, handed: int) -> list[dict]:
    """List the pairs in contact by month, the table twin of the picture.

    Parameters
    ----------
    organisations, turnover, ending, handed
        As for `describe`.

    Returns
    -------
    list of dict
        One row a month, and last the number of contacts that somebody must keep up.
    """
    rows = []
    for month in MONTHS:
        values = _in_contact(month, organisations, turnover, ending, handed)
        rows.append({"Months": str(month), **{f"{way} (pairs)": f"{value:.1f}" for way, value in zip(_headings(), values, strict=True)}})
    return [*rows, dict(zip(rows[0], ["Contacts to keep up", *map(str, _contacts(organisations))], strict=True))]


def draw(*, organisations: int, turnover: float, ending: int, handed: int) -> Figure:
    """Draw pairs still in contact over two years, and how many contacts each way asks to keep up.

    Parameters
    ----------
    organisations, turnover, ending, handed
        As for `describe`.

    Returns
    -------
    Figure
        Above, three lines of pairs; below, bars of contacts.
    """
    fig, ax, bars = lines_over_bars(5.4, left=60, words=4)
    months = sorted([*range(25), 12 - JUST_BEFORE, 24 - JUST_BEFORE])
    along = [_in_contact(month, organisations, turnover, ending, handed) for month in months]
    heading(ax, 3, f"pairs in contact after 12 and 24 months, of {pairs(organisations)}:")
    for way, (name, at) in enumerate(zip(WAYS, (2, 1, 0))):
        _line(ax, months, [one[way] for one in along], name, at)
    ax.set(xlim=(-0.5, 25), ylim=(0, 1.05 * pairs(organisations)), xlabel="Months", ylabel="Pairs in contact")
    ax.set_xticks([0, 6, 12, 18, 24])
    # The same number of ticks at every setting, so that a step changes few elements of the picture.
    ticks = [0, pairs(organisations) / 2, pairs(organisations)]
    ax.set_yticks(ticks, [f"{tick:g}" for tick in ticks])
    contacts = _contacts(organisations)
    colours = [colour for colour, _ in WAYS.values()]
    horizontal_bars(bars, ["person", "role", "hub"], contacts, [str(one) for one in contacts], colours=colours, most=pairs(organisations))
    bars.set(xlabel="Contacts to keep up")
    bars.set_xticks(ticks, [f"{tick:g}" for tick in ticks])
    return fig


def _line(ax: Axes, months: list[float], values: list[float], name: str, at: int) -> None:
    """Draw a line with markers at 12 and 24 months, and these two values in words above."""
    colour, marker = WAYS[name]
    one, two = (values[months.index(month)] for month in (12, 24))
    ax.plot(months, values, color=COLOURS[colour])
    ax.plot([12, 24], [one, two], marker, color=COLOURS[colour], markersize=8)
    heading(ax, at, f"{name}: {one:.1f}, {two:.1f}", colour=colour, marker=marker)


def _in_contact(months: float, organisations: int, turnover: float, ending: int, handed: int) -> tuple[float, float, float]:
    """Give the pairs in contact: person to person, role to role, through a hub."""
    return (
        person_pairs(organisations, months, turnover, ending_pct=ending),
        role_pairs(organisations, months, turnover, ending_pct=ending, handed_pct=handed),
        hub_pairs(organisations, months, turnover, ending_pct=ending),
    )


def _contacts(organisations: int) -> tuple[int, int, int]:
    """Count the contacts that each way asks to keep up."""
    return pairs(organisations), pairs(organisations), organisations - 1


def _headings() -> list[str]:
    return [name.capitalize() for name in WAYS]


@cache
def _reference() -> dict[str, str]:
    """Name the lowest and the highest official rate, and their years."""
    table = load("social_worker_turnover").set_index("year_ending_september")["turnover_rate_pct"]
    return {"low": f"{table.min():g}", "low_year": str(table.idxmin()), "high": f"{table.max():g}", "high_year": str(table.idxmax()), "first": str(table.index.min())}


def _words() -> dict:
    """Give the frame's words, with the official rates in them."""
    rate = _reference()
    return {
        "title": "How long do contacts last when people leave?",
        "idea": "relationships",
        "labels": {"organisations": "Organisations", "turnover": "Staff who leave", "ending": "Posts that end after 12 months", "handed": "Roles hand over"},
        "units": {"organisations": "organisations", "turnover": "% a year", "ending": "% of posts", "handed": "% of the time"},
        "start": {"organisations": 3, "turnover": LOW, "ending": 0, "handed": 80},
        "predict": Prediction(
            question=f"Eight organisations know each other person to person: 28 contacts. In a year {rate['high']}% of people leave, the highest rate among England's children's social workers since {rate['first']}. How many of the 28 contacts are alive after the year?",
            options=["About 23", "About 19", "About 5"],
            answer=1,
            why="About 19. A contact has two ends, and both must stay: 83% of 83% is 69%. After two years it is 13 of 28, though no agency has withdrawn and every protocol is still in force.",
        ),
        "tries": _tries(rate["high"]),
        "leaves_out": (
            "Left out are the quality of a contact, new contacts that people make, posts that stay empty, and trust that a handed-over name does not bring. "
            "A hub here is one person; one with a deputy would last longer. A hub also has power over what is passed on, which no count shows."
        ),
        "assumptions": (
            "Illustrative, save for two rates: "
            f"turnover of children's social workers in England was {rate['high']}% in {rate['high_year']} and {rate['low']}% in {rate['low_year']}, its highest and lowest since {rate['first']} (Department for Education 2025). "
            "It counts moves to another council as leaving, and says nothing of other professions. "
            "People leave independently of each other, except when contracts end, and the numbers of pairs are averages over many such networks. "
            "Nobody makes a new contact. Person to person and at the hub, nothing is handed over."
        ),
    }


def _tries(high: str) -> list[Try]:
    """Give the settings worth trying, at the highest official rate."""
    return [
        Try(
            f"Set 8 organisations and {high}% a year. Would a hub have saved the contacts?",
            {"organisations": 8, "turnover": float(high), "ending": 0, "handed": 80},
            "No. The hub has 7 contacts to keep up instead of 28, which is its gain. But most pairs now depend on three people: 10.1 are in contact after two years, and in 31 of 100 networks the hub's own person has left.",
        ),
        Try(
            "Now let half of all posts end after 12 months. When do the contacts go?",
            {"organisations": 8, "turnover": float(high), "ending": 50, "handed": 80},
            "All at once, when the contracts end: a few more than 19 before that day, 4.8 after it. Turnover wears a network down, and short funding cuts it.",
        ),
        Try(
            "Let roles hand over every time. What does this ask of those who leave?",
            {"organisations": 8, "turnover": float(high), "ending": 50, "handed": 100},
            "All 28 pairs stay in contact. It asks for notes, an overlap or a deputy in each of 28 contacts, and someone in post to receive them: vacancies are not in this model.",
        ),
    ]
