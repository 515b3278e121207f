"""Figures of the chapter on journeys: three maps of one case, and support that was wanted and reached."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from book.style import COLOURS, new_figure

WIDTH = 4.4  # inches: on a phone the picture is drawn at about this size
SMALL = 10.5  # points

# The service map: all that the invented town has, from the top down, whether or not a route comes by.
SERVICES = ("GP", "School", "Helpline", "Police", "Advocate", "Housing", "Solicitor", "Counselling")
LABELS = {"children": "support for\ntheir children", "perpetrator_change": "help for the abuser\nto change"}


def three_maps(routes: pd.DataFrame) -> Figure:
    """Draw a town's services, the pathway that a policy names and one person's journey.

    Parameters
    ----------
    routes : DataFrame, one row a step
        route (pathway or journey), step, service, told (1 where the story is told, 0 where it is known).

    Returns
    -------
    Figure
        One row a service; the pathway dashed with squares, the journey whole with circles; filled marks are tellings.

    Source: journey_example
    """
    fig, ax = new_figure(width=WIDTH, height=4.3)
    _route(ax, routes[routes["route"] == "pathway"], "orange", "s", (0, (4, 3)))
    _route(ax, routes[routes["route"] == "journey"], "blue", "o", "-")
    ax.text(4.3, 7.08, "pathway", color=COLOURS["orange"], fontsize=SMALL)
    ax.text(6.15, 4.6, "journey", color=COLOURS["blue"], fontsize=SMALL)
    ax.set_yticks(range(len(SERVICES)), SERVICES)
    ax.set(xlim=(0.6, 7.5), ylim=(len(SERVICES) - 0.5, -0.6), xlabel="Step (filled: the story is told)")
    ax.set_xticks(range(1, 8))
    ax.grid(visible=False, axis="x")
    ax.tick_params(axis="y", length=0)
    return fig


def wanted_and_reached(support: pd.DataFrame) -> Figure:
    """Draw, of those who wanted a kind of support, how many reached it.

    Parameters
    ----------
    support : DataFrame, one row a kind
        support_kind (label), reached_share_pct (per cent of those who wanted it).

    Returns
    -------
    Figure
        One bar a kind from zero to 100, the part reached filled and written.

    Source: support_wanted
    """
    fig, ax = new_figure(width=WIDTH, height=2.5)
    rows, shares = range(len(support)), support["reached_share_pct"]
    ax.barh(rows, [100] * len(support), color="none", edgecolor=COLOURS["muted"], height=0.55)
    ax.barh(rows, shares, color=COLOURS["blue"], height=0.55)
    for row, share in zip(rows, shares, strict=True):
        ax.text(share + 2, row, f"{share:g} reached it", va="center", color=COLOURS["ink"])
    ax.set_yticks(rows, [LABELS[kind] for kind in support["support_kind"]])
    ax.set(xlim=(0, 101), ylim=(len(support) - 0.5, -0.5), xlabel="Of each 100 who wanted it")
    ax.grid(visible=False, axis="y")
    ax.tick_params(axis="y", length=0)
    return fig


def _route(ax: Axes, route: pd.DataFrame, colour: str, marker: str, dashes: str | tuple) -> None:
    places = [SERVICES.index(service) for service in route["service"]]
    ax.plot(route["step"], places, color=COLOURS[colour], linestyle=dashes, zorder=2)
    for step, place, told in zip(route["step"], places, route["told"], strict=True):
        face = COLOURS[colour] if told else COLOURS["paper"]
        ax.plot([step], [place], marker, markersize=9, markerfacecolor=face, markeredgecolor=COLOURS[colour], markeredgewidth=2, zorder=3)
