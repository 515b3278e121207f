"""When a question is asked again: ts-fsrs in the page, held to PyPI's fsrs step by step."""

import datetime
import json
import random
import re
from pathlib import Path

from fsrs import Card, Rating, Scheduler
from fsrs.scheduler import DEFAULT_PARAMETERS

from tests import node

HISTORIES = 1000
START = datetime.datetime(2026, 9, 21, 8, 0, tzinfo=datetime.UTC)
# The page's own settings: no steps within a day, nothing away for more than a year, no chance.
SCHEDULER = Scheduler(learning_steps=(), relearning_steps=(), maximum_interval=365, enable_fuzzing=False)


def gap(rng: random.Random, due: datetime.datetime, now: datetime.datetime) -> datetime.timedelta:
    """Come back within the hour, across midnight, on the day it is due, or far too early or late."""
    planned = (due - now).total_seconds()
    seconds = rng.choice([rng.uniform(1, 3600), rng.uniform(3600, 2 * 86400), planned, planned * rng.uniform(0.2, 3), rng.choice([86399, 86400, 86401])])
    return datetime.timedelta(milliseconds=round(seconds * 1000))


def history(rng: random.Random) -> list[list]:
    """Answer one question again and again; each step as time, grade, stability, difficulty, due."""
    card, now, steps = Card(card_id=1), START + datetime.timedelta(seconds=rng.randrange(10_000_000)), []
    for _ in range(rng.randint(1, 14)):
        rating = rng.choices(list(Rating), weights=[2, 1, 4, 2])[0]
        card, _ = SCHEDULER.review_card(card, rating, now)
        steps.append([now.timestamp() * 1000, int(rating), card.stability, card.difficulty, card.due.timestamp() * 1000])
        now += gap(rng, card.due, now)
    return steps


def test_1000_random_histories_equal_those_of_fsrs_step_by_step(tmp_path):
    rng = random.Random(20261125)
    histories = [history(rng) for _ in range(HISTORIES)]
    file = tmp_path / "histories.json"
    file.write_text(json.dumps({"parameters": DEFAULT_PARAMETERS, "histories": histories}))
    done = node.run(Path(__file__).with_name("schedule.test.mjs"), HISTORIES=str(file))
    assert done.returncode == 0, done.stdout
    assert int(re.search(r"pass (\d+)", done.stdout)[1]) >= 5
