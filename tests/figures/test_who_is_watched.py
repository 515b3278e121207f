"""What the chapter's figures draw: the published counts of a list, and referrals with those taken on."""

import pytest

from book.data import load
from book.figures.who_is_watched import EVENTS, names_on_the_list, referrals


@pytest.fixture(scope="module")
def counts():
    return load("gangs_matrix")


@pytest.fixture(scope="module")
def years():
    return load("prevent_referrals")


def test_points_are_the_published_counts(counts):
    line = names_on_the_list(counts).axes[0].lines[-1]
    assert line.get_ydata().tolist() == counts["names_count"].tolist()


def test_points_stand_at_the_month_of_publication(counts):
    line = names_on_the_list(counts).axes[0].lines[-1]
    assert [int(x) for x in line.get_xdata()] == [int(month[:4]) for month in counts["published"]]


def test_the_list_begins_at_zero_people(counts):
    assert names_on_the_list(counts).axes[0].get_ylim()[0] == 0


def test_the_list_had_halved_before_the_settlement(counts):
    assert counts["names_count"].iloc[-1] < 0.55 * counts["names_count"].iloc[0]
    assert counts["published"].iloc[-1] < "2022-11"


def test_each_event_has_its_words(counts):
    words = [text.get_text() for text in names_on_the_list(counts).axes[0].texts]
    assert [said for _, said in EVENTS if said not in words] == []


def test_bars_are_the_referrals_of_each_year(years):
    bars = referrals(years).axes[0].patches[: len(years)]
    assert [bar.get_width() for bar in bars] == years["referred_count"].tolist()


def test_the_filled_part_is_the_number_taken_on(years):
    filled = referrals(years).axes[0].patches[len(years) :]
    known = years["adopted_count"].notna()
    drawn = [bar.get_width() for bar, counted in zip(filled, known, strict=True) if counted]
    assert drawn == pytest.approx(years.loc[known, "adopted_count"].astype(float).tolist(), rel=0.01)


def test_shares_follow_from_the_counts(years):
    known = years[years["adopted_count"].notna()]
    assert (100 * known["adopted_count"] / known["referred_count"]).astype(float).round(1).tolist() == known["adopted_share_pct"].tolist()


def test_a_number_that_was_not_seen_is_not_drawn_as_nought(years):
    ax = referrals(years).axes[0]
    assert "not seen" in [text.get_text() for text in ax.texts]
    assert "0 in 100" not in [text.get_text() for text in ax.texts]


@pytest.mark.parametrize("draw, name", [(names_on_the_list, "gangs_matrix"), (referrals, "prevent_referrals")])
def test_words_leave_slack_at_the_right(draw, name):
    fig = draw(load(name))
    fig.draw_without_rendering()
    for text in fig.axes[0].texts:
        box = text.get_window_extent()
        assert box.x0 + 1.08 * box.width <= fig.bbox.x1
