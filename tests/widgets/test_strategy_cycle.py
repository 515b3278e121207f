"""The three-year cycle: the module held to its model, and the words to what they promise."""

import json
import random
import re
from pathlib import Path

from book.models import strategy_cycle as model
from book.widgets.strategy_cycle import START, WORDS, strategy_cycle
from tests import node


def drawn(rng):
    chosen = rng.sample([action.id for action in model.ACTIONS], rng.randint(0, 4))
    ordered = [action.id for action in model.ACTIONS if action.id in chosen]
    return {"seed": rng.randint(1, 999), "side": rng.random() < 0.5, "chosen": ordered, "done": rng.random() < 0.8, "bet": rng.choice(["", "yes", "no", "cannot"])}


def vector(now):
    wrong = model.fault(now["chosen"])
    courses = {} if wrong else {name: {"here": one.here, "twin": one.twin, "effect": one.effect, "told": one.told} for name, one in model.run(now["seed"], now["chosen"], side=now["side"]).items()}
    said = model.sentence(now["seed"], now["chosen"], side=now["side"], done=now["done"], bet=now["bet"])
    return {"now": now, "wrong": wrong, "said": said, "courses": courses}


def test_javascript_runs_the_years_that_the_python_model_runs():
    widget, rng = strategy_cycle(), random.Random(1999)
    cycle = {"actions": widget.actions, "rules": widget.rules, "vectors": [vector(drawn(rng)) for _ in range(60)]}
    done = node.run(Path(__file__).with_name("strategy_cycle.test.mjs"), CYCLE=json.dumps(cycle))
    assert done.returncode == 0, done.stdout
    assert re.search(r"pass 4", done.stdout)


def test_what_the_tries_promise_is_so():
    setting = WORDS["tries"][1].set
    said = model.sentence(int(setting["seed"]), setting["chosen"].split(","), side=True, done=True, bet="no")
    assert "fell by 18%" in said and "they fell by 16%" in said
    nil = model.sentence(2, setting["chosen"].split(","), side=False, done=True, bet="no")
    ends = [int(re.search(r"priorities fell by (\d+)%", words)[1]) for words in (said, nil)]
    assert abs(ends[0] - ends[1]) <= 3, "a few points at most"
    for one in WORDS["tries"]:
        assert model.fault(one.set["chosen"].split(",")) == ""


def test_start_is_a_plan_that_can_be():
    assert model.fault(START["chosen"]) == ""


def test_a_reader_without_scripts_sees_every_action_and_an_example():
    seen = strategy_cycle().fallback()["text/html"]
    assert all(action.problem in seen for action in model.ACTIONS)
    assert "in the twin that did nothing" in seen
