"""What the figures of the chapter on partnerships in practice draw."""

import pytest

from book.data import load
from book.figures.partnerships_in_practice import BOXES, STEPS, Step, first_time_entrants, funding, two_roads


def words(fig):
    return [text.get_text() for text in fig.axes[0].texts]


def arrows(fig):
    return [text.arrow_patch for text in fig.axes[0].texts if getattr(text, "arrow_patch", None)]


def marked(fig):
    return sorted(float(value) for line in fig.axes[0].lines for value in line.get_ydata() if line.get_marker() not in ("None", ""))


@pytest.fixture(scope="module")
def entrants():
    return load("youth_first_time_entrants")


@pytest.fixture(scope="module")
def money():
    return load("csp_funding")


def test_scheme_shows_each_box_and_each_step():
    shown = words(two_roads())
    assert {box.words for box in BOXES} | {step.words for step in STEPS} <= set(shown)
    assert len(arrows(two_roads())) == len(STEPS)


def test_only_steps_with_a_statute_are_whole_arrows():
    assert [arrow.get_linestyle() == "-" for arrow in arrows(two_roads())] == [step.binding for step in STEPS]


def test_scheme_follows_its_table():
    turned = tuple(Step(step.start, step.end, step.words, not step.binding) for step in STEPS)
    assert [arrow.get_linestyle() == "-" for arrow in arrows(two_roads(steps=turned))] == [not step.binding for step in STEPS]


def test_entrants_draws_every_year_in_thousands(entrants):
    assert marked(first_time_entrants(entrants)) == pytest.approx(sorted(entrants["entrants_count"] / 1000))


def test_no_line_joins_the_years(entrants):
    assert {line.get_linestyle() for line in first_time_entrants(entrants).axes[0].lines} == {"None"}


def test_years_stand_at_the_middle_of_their_twelve_months(entrants):
    exact, rounded = first_time_entrants(entrants).axes[0].lines
    assert exact.get_xdata()[0] == pytest.approx(2006.75)
    assert rounded.get_xdata()[0] == pytest.approx(2018.5)


def test_releases_differ_by_more_than_colour(entrants):
    assert len({line.get_marker() for line in first_time_entrants(entrants).axes[0].lines}) == 2


def test_bars_are_the_funding_from_zero(money):
    ax = funding(money).axes[0]
    assert [bar.get_height() for bar in ax.patches] == money["funding_gbp_m"].tolist()
    assert ax.get_ylim()[0] == 0


def test_the_change_in_words_follows_the_data(money):
    assert "−60% in\ntwo years" in words(funding(money))
    halved = money.assign(funding_gbp_m=[80.0, 60.0, 40.0])
    assert "−50% in\ntwo years" in words(funding(halved))
