"""What the chapter's figure draws: every theme, one of them chosen, and a leader for each question."""

import pytest

from book.figures.run_a_workshop import CHOSEN, LEADERS, QUESTIONS, THEMES, issues_to_questions
from book.models.workshop_board import WORKSHOP


@pytest.fixture(scope="module")
def texts():
    return issues_to_questions().axes[0].texts


def test_picture_and_board_have_as_many_themes_and_questions():
    assert len(THEMES) == len(WORKSHOP["themes"])
    assert len(QUESTIONS) == len(WORKSHOP["questions"]) == len(LEADERS)


def test_the_chosen_theme_is_the_boards_key(texts):
    label = {theme["id"]: theme["label"] for theme in WORKSHOP["themes"]}[WORKSHOP["key"]]
    assert CHOSEN == label


def test_every_theme_is_drawn_and_the_chosen_one_twice(texts):
    words = [text.get_text() for text in texts]
    assert {theme: words.count(theme) for theme in THEMES} == {theme: 2 if theme == CHOSEN else 1 for theme in THEMES}


def test_the_chosen_theme_has_the_heavier_frame(texts):
    widths = {text.get_text(): text.get_bbox_patch().get_linewidth() for text in texts if text.get_text() in THEMES}
    assert all(widths[CHOSEN] > widths[theme] for theme in THEMES if theme != CHOSEN)


def test_each_question_stands_above_its_leader(texts):
    places = {text.get_text(): text.get_position()[0] for text in texts if text.get_text() in QUESTIONS}
    leaders = [text for text in texts if text.get_text() in LEADERS]
    assert [text.get_position()[0] for text in leaders] == [places[question] for question in QUESTIONS]


def test_no_two_boxes_of_themes_touch():
    fig = issues_to_questions()
    fig.draw_without_rendering()
    boxes = [text.get_bbox_patch().get_window_extent() for text in fig.axes[0].texts if text.get_text() in THEMES]
    assert not any(one.overlaps(other) for at, one in enumerate(boxes) for other in boxes[:at])
