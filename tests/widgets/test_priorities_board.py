"""Whose list is it: the module held to its model, and the words to what they promise."""

import json
import random
import re
from pathlib import Path

import pytest

from book.models.priorities_board import FREE_SPLIT_PCT, agreement, allocation
from book.widgets.priorities_board import ROOMS, TARGETS, WORDS, priorities_board
from tests import node


@pytest.fixture(scope="module")
def widget():
    return priorities_board()


def shares(widget, room):
    return {problem["id"]: problem["shares"][room] for problem in widget.problems}


def targets(widget):
    return [problem["id"] for problem in widget.problems if problem["name"] in TARGETS]


def vector(widget, rng):
    order, room, tied = rng.sample(widget.order, len(widget.order)), rng.choice(list(ROOMS)), rng.randrange(0, 101, 10)
    return {"order": order, "room": room, "tied": tied, "agreement": agreement(order, shares(widget, room)), "money": allocation(order, targets(widget), tied)}


def test_javascript_reckons_what_the_python_model_reckons(widget):
    rng = random.Random(2003)
    board = {"problems": widget.problems, "rooms": widget.rooms, "targets": targets(widget), "split": FREE_SPLIT_PCT, "vectors": [vector(widget, rng) for _ in range(80)]}
    done = node.run(Path(__file__).with_name("priorities_board.test.mjs"), BOARD=json.dumps(board))
    assert done.returncode == 0, done.stdout
    assert re.search(r"pass 3", done.stdout)


def test_every_target_is_a_problem_of_the_borough(widget):
    assert len(targets(widget)) == len(TARGETS)


def test_three_different_problems_come_first_in_the_four_rooms(widget):
    firsts = {room: max(widget.problems, key=lambda problem: problem["shares"][room])["name"] for room in ROOMS}
    assert len(set(firsts.values())) == 3, "as the prediction says"
    assert firsts["public-meeting"] == firsts["tenants"] == "Anti-social behaviour"


def test_what_the_tries_promise_is_so(widget):
    meeting, tied, agreed = ([*one.set["order"].split(",")] for one in WORDS["tries"])
    assert agreement(meeting, shares(widget, "public-meeting")) > 0.95, "the meeting's own order"
    assert agreement(meeting, shares(widget, "support-users")) < -0.2, "well below nought"
    assert agreement(tied, shares(widget, "support-users")) > 0.9, "the order of those who use services"
    assert allocation(tied, targets(widget), 80)["domestic-abuse"] == pytest.approx((0, 10))
    assert set(agreed[:3]) == set(targets(widget))


def test_a_reader_without_scripts_sees_every_problem_and_room(widget):
    seen = widget.fallback()["text/html"]
    assert all(problem["name"] in seen for problem in widget.problems)
    assert all(label in seen for _, label in ROOMS.values())
