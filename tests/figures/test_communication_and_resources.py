"""What the chapter's figures draw: whole series from zero, and a scheme that says whose claim each arrow is."""

import pytest

from book.data import load
from book.figures.communication_and_resources import BOXES, LINKS, how_themes_feed, leavers_and_empty_posts, repeat_referrals


@pytest.fixture(scope="module")
def rates():
    return load("social_worker_turnover")


def words(fig):
    return [text.get_text() for text in fig.axes[0].texts]


def test_repeats_are_drawn_whole_and_from_zero():
    referrals = load("children_referrals")
    ax = repeat_referrals(referrals).axes[0]
    assert list(ax.lines[0].get_ydata()) == referrals["rereferral_share_pct"].tolist()
    assert list(ax.lines[0].get_xdata()) == list(range(2013, 2026))
    assert ax.get_ylim()[0] == 0


def test_repeats_write_their_first_and_last_values():
    assert words(repeat_referrals(load("children_referrals"))) == ["24.7", "22.6"]


def test_repeat_shares_follow_from_the_counts():
    table = load("children_referrals")
    shares = 100 * table["rereferrals_count"] / table["referrals_count"]
    assert (shares - table["rereferral_share_pct"]).abs().max() < 0.06


def test_leavers_and_empty_posts_are_both_drawn_from_zero(rates):
    ax = leavers_and_empty_posts(rates).axes[0]
    vacancies, turnover = ax.lines
    assert list(vacancies.get_ydata()) == rates["vacancy_rate_pct"].tolist()
    assert list(turnover.get_ydata()) == rates["turnover_rate_pct"].tolist()
    assert ax.get_ylim()[0] == 0


def test_the_highest_and_lowest_turnover_are_written(rates):
    assert {"17.2", "11.8"} <= set(words(leavers_and_empty_posts(rates)))


def test_the_two_lines_differ_by_more_than_colour(rates):
    lines = leavers_and_empty_posts(rates).axes[0].lines
    assert len({line.get_marker() for line in lines}) == 2


def test_each_arrow_joins_boxes_that_stand():
    assert all({link.start, link.end} <= set(BOXES) for link in LINKS)


def test_scheme_tells_the_workshops_claims_from_ours():
    dashed = [link for link in LINKS if not link.said]
    arrows = [text for text in how_themes_feed().axes[0].texts if getattr(text, "arrow_patch", None) is not None]
    assert len(arrows) == len(LINKS)
    assert sum(arrow.arrow_patch.get_linestyle() != "-" for arrow in arrows) == len(dashed) == 2


def test_survivors_are_reached_and_nothing_starts_from_them():
    assert any(link.end == "survivors" for link in LINKS)
    assert not any(link.start == "survivors" for link in LINKS)
