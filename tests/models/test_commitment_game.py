"""The game of giving, against rounds worked by hand and against a plain game of one kind of work."""

import pytest

from book.errors import BookError
from book.models.commitment_game import FIRST_DAYS, GOODWILL, PARTNERS, REPORT_DAYS, ROUNDS, Rule, play


def column(name, *args, **given):
    return play(*args, **{"free_riders": 0, "follow_seen": False, **given})[name].tolist()


def plain(match, riders, floor=0.0):
    """Play with one kind of work and a floor for all, as the fact base's own model does; the mean by round."""
    days = [0.0 if at < riders else FIRST_DAYS for at in range(PARTNERS)]
    means = []
    for _ in range(ROUNDS):
        days = [max(floor, one) for one in days]
        means.append(sum(days) / PARTNERS)
        days = [0.0 if at < riders else match * (sum(days) - own) / (PARTNERS - 1) for at, own in enumerate(days)]
    return means


def test_goodwill_without_free_riders_shrinks_by_the_match_rate_each_round():
    by_hand = [FIRST_DAYS * 0.85**number for number in range(ROUNDS)]
    assert column("seen_days", 85, GOODWILL) == column("unseen_days", 85, GOODWILL) == pytest.approx(by_hand)


def test_both_kinds_together_give_the_means_of_the_published_rule():
    game = play(85, GOODWILL, free_riders=0, follow_seen=False)
    total = game["seen_days"] + game["unseen_days"]
    assert [round(total[at - 1], 1) for at in (1, 2, 3, 5, 10)] == [7.0, 6.0, 5.1, 3.7, 1.6]
    one = play(85, GOODWILL, free_riders=1, follow_seen=False)
    assert [round((one["seen_days"] + one["unseen_days"])[at - 1], 1) for at in (1, 2, 3, 5, 10)] == [5.6, 3.6, 2.3, 0.9, 0.1]


@pytest.mark.parametrize("riders", [0, 1, 2, 5])
@pytest.mark.parametrize("match", [0, 70, 100])
def test_a_monitored_floor_is_the_plain_game_with_a_floor_for_all(match, riders):
    assert column("seen_days", match, Rule(2, monitored=True), free_riders=riders) == pytest.approx(plain(match / 100, riders, 2))
    assert column("unseen_days", match, GOODWILL, free_riders=riders) == pytest.approx(plain(match / 100, riders))


def test_full_matching_keeps_what_it_began_with():
    assert column("unseen_days", 100, GOODWILL) == [FIRST_DAYS] * ROUNDS


def test_one_free_rider_pulls_down_four_who_match_in_full():
    # Each of the four meets the average of three who give and one who does not.
    by_hand = [FIRST_DAYS * 0.8 * 0.75**number for number in range(ROUNDS)]
    assert column("seen_days", 100, GOODWILL, free_riders=1) == pytest.approx(by_hand)


def test_a_duty_holds_up_seen_work_and_leaves_unseen_work_alone():
    assert column("seen_days", 80, Rule(4)) == [4.0] * ROUNDS
    assert column("unseen_days", 80, Rule(4)) == column("unseen_days", 80, GOODWILL)


def test_a_duty_nobody_checks_does_not_move_a_free_rider_and_a_monitored_one_does():
    assert play(90, Rule(4), free_riders=1, follow_seen=False)["rider_days"].tolist() == [0.0] * ROUNDS
    assert play(90, Rule(4, monitored=True), free_riders=1, follow_seen=False)["rider_days"].tolist() == [4.0] * ROUNDS


def test_monitoring_takes_its_time_from_unseen_work_from_the_first_round():
    unseen = column("unseen_days", 90, Rule(4, monitored=True))
    assert unseen[0] == FIRST_DAYS - REPORT_DAYS
    assert unseen[1] == pytest.approx(0.9 * unseen[0] - REPORT_DAYS)
    assert unseen[-1] == 0


def test_unseen_work_that_follows_seen_work_is_held_up_by_a_duty():
    assert column("unseen_days", 90, Rule(4), follow_seen=True)[1:] == pytest.approx([3.6] * (ROUNDS - 1))


def test_no_partner_of_a_kind_has_no_days():
    assert play(90, GOODWILL, free_riders=0, follow_seen=False)["rider_days"].isna().all()
    assert play(90, GOODWILL, free_riders=PARTNERS, follow_seen=False)["willing_days"].isna().all()


@pytest.mark.parametrize(
    ("match", "rule", "riders", "words"),
    [(101, GOODWILL, 0, "The match rate is 101 per cent."), (90, Rule(6), 0, "The duty asks for 6 days. Give 0 to 5."), (90, GOODWILL, 6, "The number of free riders is 6. Give 0 to 5.")],
)
def test_refuses_a_number_outside_its_range(match, rule, riders, words):
    with pytest.raises(BookError, match=words):
        play(match, rule, free_riders=riders, follow_seen=False)
