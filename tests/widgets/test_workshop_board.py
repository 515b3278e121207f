"""The workshop's board: the module held to its model, and what a reader without scripts sees."""

import html
import json
import re
from pathlib import Path

from book.models.workshop_board import WORKSHOP, fault, sentence
from book.widgets.workshop_board import workshop_board
from tests import node
from tests.models.test_workshop_board import EMPTY, SPOILT, changed


def test_javascript_judges_a_board_as_the_python_model_does():
    boards = [WORKSHOP, EMPTY, *(changed(change) for change, _ in SPOILT.values()), changed(lambda b: b["themes"][1].update(votes=7)), changed(lambda b: b.update(key="risk"))]
    vectors = [{"board": board, "wrong": fault(board), "said": "" if fault(board) else sentence(board)} for board in [*boards, None, 3, []]]
    given = {"limits": workshop_board().limits, "vectors": vectors, "workshop": WORKSHOP}
    done = node.run(Path(__file__).with_name("workshop_board.test.mjs"), BOARDS=json.dumps(given))
    assert done.returncode == 0, done.stdout
    assert re.search(r"pass 6", done.stdout)


def test_a_reader_without_scripts_sees_themes_issues_and_questions():
    seen = html.unescape(workshop_board().fallback()["text/html"])
    assert all(theme["label"] in seen for theme in WORKSHOP["themes"])
    assert all(issue["text"] in seen for issue in WORKSHOP["issues"])
    assert all(question in seen for question in WORKSHOP["questions"])


def test_two_widgets_do_not_share_a_board():
    first, second = workshop_board(), workshop_board()
    first.board["questions"].clear()
    assert second.board["questions"]


def test_tells_the_reader_not_to_write_about_a_real_person():
    assert "Do not write about a real person" in workshop_board().content_note
