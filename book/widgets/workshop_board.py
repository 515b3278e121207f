"""A widget to run the practitioners' workshop: issues, themes, votes, a key issue and its questions."""

from __future__ import annotations

import copy
import html

import traitlets

from book.models import workshop_board as model
from book.widgets.base import Prediction, Try, Widget, fallback_html


class WorkshopBoard(Widget):
    """The board of a workshop, which the reader may change, keep and pass on; use `workshop_board`."""

    module = "workshop_board"

    board = traitlets.Dict().tag(sync=True)
    limits = traitlets.Dict().tag(sync=True)

    def fallback(self) -> dict[str, str]:
        texts = {issue["id"]: issue["text"] for issue in self.board["issues"]}
        themes = "".join(f"<li><strong>{html.escape(theme['label'])}</strong><ul>{_items(texts[one] for one in theme['issues'])}</ul></li>" for theme in self.board["themes"])
        questions = f"<p>Questions made of the key issue:</p><ol>{_items(self.board['questions'])}</ol>"
        words = f"<p>{html.escape(self.leaves_out)}</p><p>{html.escape(self.assumptions)}</p>"
        said = model.sentence(self.board)
        return {"text/html": fallback_html(self.title, "", said, f"<ul>{themes}</ul>{questions}{words}"), "text/plain": f"{self.title}. {said}"}


def workshop_board() -> WorkshopBoard:
    """Make the board, as the practitioners' workshop left it.

    Returns
    -------
    WorkshopBoard
        Four themes, the issues under them, the key issue and three questions.

    Source: workshop2023
    """
    limits = {"issues": model.MOST_ISSUES, "themes": model.MOST_THEMES, "questions": model.MOST_QUESTIONS, "letters": model.MOST_LETTERS, "votes": model.MOST_VOTES}
    return WorkshopBoard(board=copy.deepcopy(model.WORKSHOP), limits=limits, **WORDS)


def _items(texts) -> str:
    return "".join(f"<li>{html.escape(text)}</li>" for text in texts)


WORDS = {
    "title": "Run the workshop",
    "idea": "workshop_board",
    "predict": Prediction(
        question="In January 2023, 23 practitioners from 15 organisations grouped their troubles with multi-agency work under four themes, and then chose one. Which one?",
        options=["Sharing information and assessing risk", "Managing resources", "Communication", "Performance indicators"],
        answer=2,
        why="Communication, overwhelmingly, says the page about the workshop. They did not stop there: a theme is too large to look into, so they broke it into three questions.",
    ),
    "tries": [
        Try(
            "Begin with the board as the workshop left it. Which issue could stand under two themes?",
            {"board": "workshop"},
            "Several: who is told of a risk is about risk and about communication, and the page itself says that the two overlapped. Move one, and see which questions you would then have asked.",
        ),
        Try(
            "Begin with an empty board, for a workshop of your own.",
            {"board": "empty"},
            "Write issues first and name no theme until there are a dozen. Themes that come first tend to shape what people then dare to write.",
        ),
    ],
    "leaves_out": (
        "The board does not show who spoke and who kept silent, who was not invited, or why an issue is as it is. "
        "A vote says what those in the room think comes first, and those in the room were practitioners: survivors were not voting. "
        "A good question also needs somebody who can answer it, with time, access and consent."
    ),
    "assumptions": (
        "The themes and questions are those of the workshop's own page, in our words; the short issues under the themes are ours, made from its summary. "
        "It gives no counts of votes, so none are shown. Votes and whatever else you add are yours."
    ),
    "content_note": (
        "Do not write about a real person here, or anything by which one could be known. What you write is kept in this browser only, and goes nowhere unless you send it."
    ),
}
