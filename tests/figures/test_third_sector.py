"""What the figures of the chapter on the third sector draw."""

import pytest

from book.data import load
from book.figures.third_sector import DEGREES, NOT_COMPARED, Degree, compulsion, felt_safer, youth_budgets


def words(fig):
    return [text.get_text() for text in fig.axes[0].texts]


def marks(fig):
    """The marks of the degrees, without those of the key, which stand above and below them."""
    return [line for line in fig.axes[0].lines if 0 <= line.get_ydata()[0] <= len(DEGREES) - 1]


@pytest.fixture(scope="module")
def survivors():
    return load("by_and_for_support")


@pytest.fixture(scope="module")
def money():
    return load("youth_services_spending")


def test_bars_are_the_shares_from_zero(survivors):
    bars = felt_safer(survivors).axes[0].patches
    assert [bar.get_width() for bar in bars] == survivors["felt_safer_share_pct"].tolist()
    assert {bar.get_x() for bar in bars} == {0}


def test_the_comparison_that_was_not_made_has_a_place_and_no_bar(survivors):
    ax = felt_safer(survivors).axes[0]
    assert ax.get_yticklabels()[-1].get_text() == NOT_COMPARED
    assert len(ax.patches) == len(ax.get_yticklabels()) - 1


def test_budgets_draw_both_series_from_zero(money):
    ax = youth_budgets(money).axes[0]
    assert [list(line.get_ydata()) for line in ax.lines] == [money["youth_services_gbp_m"].tolist(), money["youth_justice_gbp_m"].tolist()]
    assert ax.get_ylim()[0] == 0


def test_the_changes_in_words_follow_the_data(money):
    assert {"services for young people: +2%", "youth justice: +33%"} <= set(words(youth_budgets(money)))
    doubled = money.assign(youth_justice_gbp_m=[100.0] * 8 + [200.0])
    assert "youth justice: +100%" in words(youth_budgets(doubled))


def test_budgets_differ_by_more_than_colour(money):
    assert len({line.get_marker() for line in youth_budgets(money).axes[0].lines}) == 2


def test_compulsion_shows_each_degree_from_made_to_asked():
    shown = words(compulsion())
    assert all(f"{one.told}\n({one.by})" in shown for one in DEGREES)
    places = [line.get_xdata()[0] for line in marks(compulsion())]
    assert places == sorted(places)
    assert (places[0], places[-1]) == (0, 1)


def test_charities_have_another_mark_than_public_bodies():
    assert [line.get_marker() == "o" for line in marks(compulsion())] == [one.charities for one in DEGREES]


def test_compulsion_follows_its_table():
    turned = tuple(Degree(one.told, one.by, not one.charities) for one in DEGREES)
    assert [line.get_marker() == "o" for line in marks(compulsion(turned))] == [not one.charities for one in DEGREES]
