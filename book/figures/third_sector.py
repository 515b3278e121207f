"""Figures of the chapter on the third sector: a comparison with a gap, two budgets, the degrees of compulsion."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
from matplotlib.figure import Figure

from book.style import COLOURS, new_figure

WIDTH = 4.4  # inches: on a phone the picture is drawn at about this size
SMALL = 10.5  # points
SUPPORT = {"by_and_for": "a service by and for\ntheir community", "none": "no support"}
NOT_COMPARED = "another kind\nof service"


@dataclass(frozen=True)
class Degree:
    """One way in which an agency is brought to the table: what it is told, by what, and whom that binds."""

    told: str
    by: str
    charities: bool


# From the most compelled to the least, in England; each provision is cited in the chapter.
DEGREES = (
    Degree("must plan and act together", "Act of 1998, s 5(1), s 6", False),
    Degree("must co-operate", "Act of 1998, s 5(2)", False),
    Degree("must share counts of events", "Act of 1998, s 17A", False),
    Degree("must weigh the effect on crime", "Act of 1998, s 17", False),
    Degree("must do what was sold", "contract", True),
    Degree("must have a seat on the board", "Act of 2021, s 58", True),
    Degree("must be invited", "Act of 1998, s 5(3)", True),
    Degree("gives its own time", "nothing but will", True),
)


def felt_safer(survivors: pd.DataFrame) -> Figure:
    """Draw the share who felt safer, with an empty place for the comparison that was not made.

    Parameters
    ----------
    survivors : DataFrame, one row a kind of support
        support (by_and_for or none), felt_safer_share_pct (per cent).

    Returns
    -------
    Figure
        Horizontal bars from zero with their values, and one place that holds words and no bar.

    Source: by_and_for_support
    """
    fig, ax = new_figure(width=WIDTH, height=2.7)
    ax.barh(range(len(survivors)), survivors["felt_safer_share_pct"], color=[COLOURS["blue"], COLOURS["muted"]], height=0.55)
    for row, share in enumerate(survivors["felt_safer_share_pct"]):
        ax.text(share + 1.5, row, f"{share:.0f}%", va="center")
    gap = len(survivors)
    ax.text(2, gap, "not given beside these two", va="center", style="italic", fontsize=SMALL, color=COLOURS["red"])
    ax.set_yticks(range(gap + 1), [*(SUPPORT[kind] for kind in survivors["support"]), NOT_COMPARED])
    ax.set(xlim=(0, 100), ylim=(gap + 0.6, -0.6), xlabel="Said they felt safer (%)")
    ax.grid(visible=False, axis="y")
    ax.tick_params(axis="y", length=0)
    return fig


def youth_budgets(money: pd.DataFrame) -> Figure:
    """Draw what councils spent on services for young people and on youth justice.

    Parameters
    ----------
    money : DataFrame, one row a year
        year_ending_march (year), youth_services_gbp_m and youth_justice_gbp_m (millions of pounds, cash).

    Returns
    -------
    Figure
        Two labelled lines from zero, each with its change from the first year to the last.

    Source: youth_services_spending
    """
    fig, ax = new_figure(width=WIDTH, height=3.8)
    for column, colour, marker, words, lift in (
        ("youth_services_gbp_m", "blue", "o", "services for young people", -50),
        ("youth_justice_gbp_m", "orange", "s", "youth justice", -56),
    ):
        spent = money[column]
        ax.plot(money["year_ending_march"], spent, marker + "-", color=COLOURS[colour], markersize=5)
        change = 100 * (spent.iloc[-1] / spent.iloc[0] - 1)
        ax.text(2020, spent.iloc[4] + lift, f"{words}: {change:+.0f}%", ha="center", va="center", fontsize=SMALL, color=COLOURS[colour])
    ax.set(xlim=(2016.5, 2025.5), ylim=(0, 560), ylabel="Councils' spending (£ million, cash)", xlabel="Year ending March")
    ax.set_xticks([2017, 2019, 2021, 2023, 2025])
    return fig


def compulsion(degrees: tuple[Degree, ...] = DEGREES) -> Figure:
    """Draw the ways in which agencies are brought to work together, the most compelled first.

    Parameters
    ----------
    degrees : tuple of Degree

    Returns
    -------
    Figure
        One row a degree: a square where it binds public bodies, a circle where it meets charities and
        volunteers; the mark moves from made (left) to asked (right).

    Source: crime_and_disorder_act_1998, domestic_abuse_act_2021
    """
    fig, ax = new_figure(width=WIDTH, height=4.6)
    ax.set_axis_off()
    last = len(degrees) - 1
    for row, one in enumerate(degrees):
        colour, marker = (COLOURS["green"], "o") if one.charities else (COLOURS["blue"], "s")
        ax.plot(row / last, row, marker, color=colour, markersize=10)
        left = row <= last / 2
        ax.text(row / last + (0.05 if left else -0.05), row, f"{one.told}\n({one.by})", ha="left" if left else "right", va="center", fontsize=SMALL)
    ax.text(0, -0.95, "made", weight="bold", ha="center")
    ax.text(1, last + 0.95, "asked", weight="bold", ha="center")
    ax.plot(0.62, -0.95, "s", color=COLOURS["blue"], markersize=8)
    ax.text(0.66, -0.95, "public bodies", va="center", fontsize=SMALL)
    ax.plot(-0.02, last + 0.95, "o", color=COLOURS["green"], markersize=8)
    ax.text(0.02, last + 0.95, "charities and volunteers", va="center", fontsize=SMALL)
    ax.set(xlim=(-0.08, 1.08), ylim=(last + 1.5, -1.5))
    return fig
