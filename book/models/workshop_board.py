"""A workshop's board: issues under themes, votes, a key issue and its questions; what is a whole board."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

MOST_ISSUES, MOST_THEMES, MOST_QUESTIONS = 60, 12, 12
MOST_LETTERS = 200  # in one issue, theme or question
MOST_VOTES = 999
TRAY = ""  # the place of issues that lie under no theme

# The four themes and three questions of the practitioners' workshop of 26 January 2023, in our words.
# Its page gives no counts of votes; it says that communication was chosen overwhelmingly.
WORKSHOP = {
    "themes": [
        {"id": "communication", "label": "Communication", "votes": 0, "issues": ["twice", "survivors"]},
        {"id": "indicators", "label": "Performance indicators and survivor-focused work", "votes": 0, "issues": ["mismatch"]},
        {"id": "risk", "label": "Information sharing and risk assessment", "votes": 0, "issues": ["whose-risk", "telling-risk", "ways", "at-the-table"]},
        {"id": "resources", "label": "Managing resources", "votes": 0, "issues": ["one-to-one", "turnover", "short-money"]},
    ],
    "tray": [],
    "issues": [
        {"id": "twice", "text": "Poor communication means that work is done twice"},
        {"id": "survivors", "text": "Survivors feel the effects when agencies do not talk"},
        {"id": "mismatch", "text": "What indicators ask for and what survivors need do not match"},
        {"id": "whose-risk", "text": "Who is responsible for assessing risk?"},
        {"id": "telling-risk", "text": "How is risk told to others?"},
        {"id": "ways", "text": "Risk is assessed in different ways"},
        {"id": "at-the-table", "text": "Which organisations take part in talks about risk, such as MARACs?"},
        {"id": "one-to-one", "text": "Links between organisations rest on one person at each end"},
        {"id": "turnover", "text": "Staff change often, so relationships are always being built anew"},
        {"id": "short-money", "text": "Short-term funding makes turnover inevitable"},
    ],
    "key": "communication",
    "questions": [
        "What works in multi-agency working?",
        "How do MARACs work, and how is risk assessed and shared in them?",
        "When do people who use services disengage because of how agencies communicate?",
    ],
}


def fault(board: Any) -> str:
    """Say in a sentence why something is no board, or nothing where it is one.

    Parameters
    ----------
    board : any
        What was read from a file or a link: themes (id, label, votes, issues), tray, issues
        (id, text), key and questions.

    Returns
    -------
    str
        "" for a whole board: every issue lies in one place only, and every text and number is
        within the limits.
    """
    if not isinstance(board, Mapping) or not all(isinstance(board.get(name), list) for name in ("themes", "tray", "issues", "questions")):
        return "This is no board: it has no list of themes, issues and questions."
    for name, most in (("themes", MOST_THEMES), ("issues", MOST_ISSUES), ("questions", MOST_QUESTIONS)):
        if len(board[name]) > most:
            return f"This board has {len(board[name])} {name}, and {most} is the most."
    return _fault_of_texts(board) or _fault_of_places(board)


def _fault_of_texts(board: Mapping) -> str:
    rows = [*((theme, "label") for theme in board["themes"]), *((issue, "text") for issue in board["issues"])]
    if not all(isinstance(row, Mapping) and _text(row.get("id")) and _text(row.get(name)) for row, name in rows) or not all(map(_text, board["questions"])):
        return f"An issue, a theme or a question is no text of 1 to {MOST_LETTERS} letters."
    if not all(isinstance(theme.get("votes"), int) and not isinstance(theme.get("votes"), bool) and 0 <= theme["votes"] <= MOST_VOTES for theme in board["themes"]):
        return f"A theme's votes are no whole number from 0 to {MOST_VOTES}."
    return ""


def _fault_of_places(board: Mapping) -> str:
    if not all(isinstance(theme.get("issues"), list) for theme in board["themes"]):
        return "A theme has no list of its issues."
    laid = [issue for place in [board["tray"], *(theme["issues"] for theme in board["themes"])] for issue in place]
    if not all(isinstance(issue, str) for issue in laid) or sorted(laid) != sorted(issue["id"] for issue in board["issues"]) or len(set(laid)) < len(laid):
        return "An issue lies nowhere, or in two places."
    names = [theme["id"] for theme in board["themes"]]
    if len(set(names)) < len(names) or TRAY in names:
        return "Two themes share one name."
    return "" if board.get("key") in [TRAY, *names] else "The key issue is none of the themes."


def _text(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value.strip()) and len(value) <= MOST_LETTERS


def sentence(board: Mapping) -> str:
    """State how far the workshop has come.

    Parameters
    ----------
    board : mapping
        A whole board.

    Returns
    -------
    str
    """
    issues, placed = len(board["issues"]), sum(len(theme["issues"]) for theme in board["themes"])
    if not issues:
        return "The board is empty: write the first issue."
    key = next((theme for theme in board["themes"] if theme["id"] == board["key"]), None)
    count = f"{_many(issues, 'issue')}, {placed} of them under {_many(len(board['themes']), 'theme')}"
    if key is None:
        return f"{count}. No key issue has been chosen yet."
    votes = f" with {_many(key['votes'], 'vote')}" if key["votes"] else ""
    return f"{count}. The key issue is {key['label']}{votes}, broken into {_many(len(board['questions']), 'question')}."


def _many(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"
