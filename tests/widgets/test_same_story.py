"""Five files, one story: the module held to its model, and the words to what they promise."""

import html
import json
import random
import re
from dataclasses import asdict
from pathlib import Path

from book.models import same_story as model
from book.widgets.same_story import ALL, SLIDERS, START, WORDS, same_story
from tests import node


def drawn(rng):
    setting = {name: rng.randrange(least, most + 1, step) for name, _, least, most, step, _ in SLIDERS}
    return {**setting, "asked": rng.random() < 0.5, "counted": [entry for entry in ALL if rng.random() < 0.6]}


def believed(**changes):
    setting = {**START, **changes}
    return model.belief_pct(setting["prior"], setting["counted"], rumour=setting["rumour"], clue=setting["clue"])


def test_javascript_says_what_the_python_model_says():
    rng = random.Random(1985)
    vectors = []
    for setting in (drawn(rng) for _ in range(100)):
        belief = model.belief_pct(setting["prior"], setting["counted"], rumour=setting["rumour"], clue=setting["clue"])
        vectors.append({"setting": setting, "belief": belief, "heard": model.heard_pct(setting["says"], 3), "said": model.sentence(**setting)})
    story = {"entries": [asdict(entry) for entry in model.ENTRIES], "weak": model.WEAK, "vectors": vectors}
    done = node.run(Path(__file__).with_name("same_story.test.mjs"), STORY=json.dumps(story))
    assert done.returncode == 0, done.stdout
    assert re.search(r"pass 2", done.stdout)


def test_what_the_tries_promise_is_so():
    assert 60 < believed() < 70, "about two thirds"
    assert believed(counted=[entry for entry in ALL if entry != "day-centre"]) > 90
    for one in WORDS["tries"][1:]:
        counted = one.set["counted"].split(",")
        assert set(counted) == model.independent()
        assert round(believed(counted=counted)) == 20, "about one in five"


def test_a_reader_without_scripts_sees_every_entry_and_its_origin():
    seen = html.unescape(same_story().fallback()["text/html"])
    assert all(entry.text in seen and entry.origin in seen for entry in model.ENTRIES)


def test_what_is_invented_is_called_illustrative():
    assert same_story().assumptions.startswith("Illustrative")
