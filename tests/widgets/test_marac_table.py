"""At the table: the module held to its model, and the words to what they promise."""

import html
import json
import random
import re
from pathlib import Path

from book.models import marac_table as model
from book.widgets.marac_table import ALL_SAID, WORDS, marac_table
from tests import node

PLACES = [model.SAY, model.CARE, model.BACK]


def drawn(rng):
    placed = {piece.id: rng.choice(PLACES) for piece in model.PIECES if rng.random() < 0.6}
    owners = {action.id: rng.choice(model.AGENCIES) for action in model.ACTIONS if rng.random() < 0.5}
    return {"placed": placed, "owners": owners, "dates": {action.id: rng.choice(model.WHENS) for action in model.ACTIONS if rng.random() < 0.5}}


def test_javascript_says_what_the_python_model_says():
    widget, rng = marac_table(), random.Random(11)
    vectors = [{"now": now, "said": model.sentence(**now), "known": model.known(now["placed"])} for now in (drawn(rng) for _ in range(50))]
    done = node.run(Path(__file__).with_name("marac_table.test.mjs"), TABLE=json.dumps({"pieces": widget.pieces, "actions": widget.actions, "vectors": vectors}))
    assert done.returncode == 0, done.stdout
    assert re.search(r"pass 2", done.stdout)


def test_tries_name_pieces_and_decisions_that_are_there():
    for one in WORDS["tries"]:
        pairs = [pair.split(".") for pair in one.set["placed"].split(",")]
        assert all(piece in {known.id for known in model.PIECES} and place in PLACES for piece, place in pairs)
    assert len(ALL_SAID.split(",")) == len(model.PIECES)


def test_a_reader_without_scripts_sees_every_piece_and_action():
    seen = html.unescape(marac_table().fallback()["text/html"])
    assert all(piece.text in seen for piece in model.PIECES)
    assert all(action.text in seen for action in model.ACTIONS)


def test_case_is_called_invented_and_leads_to_help():
    widget = marac_table()
    assert widget.assumptions.startswith("Illustrative")
    assert "999" in widget.content_note and "](https://" in widget.content_note
