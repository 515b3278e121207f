"""What the chapter's figures draw: every hand-off in its place, and no line across years that are not shown."""

import pytest

from book.data import load
from book.figures.why_work_together import GAP, GAP_AFTER, chain, positions, trials_not_held


def words(fig):
    return [text.get_text() for text in fig.axes[0].texts]


def series(fig):
    return [line for line in fig.axes[0].lines if len(line.get_xdata()) > 1]


@pytest.fixture(scope="module")
def handoffs():
    return load("case_handoffs")


@pytest.fixture(scope="module")
def trials():
    return load("ineffective_trials")


def test_each_hand_off_starts_where_the_last_one_ended(handoffs):
    assert handoffs["from_body"].tolist()[1:] == handoffs["to_body"].tolist()[:-1]


def test_chain_has_one_box_more_than_hand_offs(handoffs):
    assert len(chain(handoffs).axes[0].patches) == len(handoffs) + 1


def test_chain_names_bodies_from_the_top_down(handoffs):
    texts = [text for text in chain(handoffs).axes[0].texts if text.get_weight() == "bold"]
    assert [text.get_text() for text in texts] == ["Victims and witnesses", *handoffs["to_body"]]
    heights = [text.get_position()[1] for text in texts]
    assert heights == sorted(heights)


def test_chain_says_what_is_handed_on(handoffs):
    drawn = words(chain(handoffs))
    for step in handoffs.itertuples():
        assert f"{step.step}  {step.handed_on}" in drawn


def test_trials_draw_every_share_once(trials):
    drawn = [value for line in series(trials_not_held(trials)) for value in line.get_ydata()]
    assert sorted(drawn) == sorted(trials["ineffective_pct"])


def test_no_line_of_trials_crosses_the_years_not_shown(trials):
    edge = positions(trials["year"])[trials["year"] <= GAP_AFTER].max()
    for line in series(trials_not_held(trials)):
        assert not min(line.get_xdata()) <= edge < max(line.get_xdata())


def test_years_after_the_gap_stand_apart(trials):
    at = dict(zip(trials["year"], positions(trials["year"]), strict=True))
    assert at[2003] == 0 and at[2004] == 1
    assert at[2023] - at[2004] == 1 + GAP
    assert at[2025] - at[2024] == 1


def test_trials_write_each_value_beside_its_point(trials):
    drawn = words(trials_not_held(trials))
    for value in trials["ineffective_pct"]:
        assert f"{value:g}" in drawn


def test_trials_start_at_zero_and_name_their_unit(trials):
    ax = trials_not_held(trials).axes[0]
    assert ax.get_ylim()[0] == 0
    assert "%" in ax.get_ylabel() and ax.get_title() == ""


def test_courts_differ_by_more_than_colour(trials):
    looks = {}
    for line in series(trials_not_held(trials)):
        looks.setdefault(line.get_color(), set()).add(line.get_marker())
    assert len(looks) == 2 and not set.intersection(*looks.values())


@pytest.mark.parametrize("draw", ["chain", "trials"])
def test_words_leave_slack_at_the_right(draw, handoffs, trials):
    fig = chain(handoffs) if draw == "chain" else trials_not_held(trials)
    fig.draw_without_rendering()
    for text in fig.axes[0].texts:
        box = text.get_window_extent()
        assert box.x0 + 1.15 * box.width <= fig.bbox.x1
