"""Sets the questions of a form: a fieldset for each, with its fields, a button to check and room for the reply."""

from __future__ import annotations

import html
from collections.abc import Callable

from book.rules import Rule, Written

Inline = Callable[[str], str]  # sets a line of text with its emphasis
CHECK = '<p class="ju-ask-do" hidden><button type="button" class="ju-button" data-does="check">Check<span class="ju-spoken"> question {number}</span></button></p>'


def asked(number: int, rule: Rule, inline: Inline) -> str:
    """Set the question of a check.

    Parameters
    ----------
    number : int
        Of the question, from 1.
    rule : Rule
        What is asked and of which kind.
    inline : callable
        Sets a line of text.

    Returns
    -------
    str
        HTML.
    """
    fields = FIELDS[rule.kind](rule, inline)
    return f"{_start(number, rule, rule.kind, rule.form, inline)}{fields}{CHECK.format(number=number)}{_reply(rule)}</fieldset>"


def written(number: int, one: Written, inline: Inline) -> str:
    """Set a written question, with its rubric beside it."""
    rows = "".join(f"<tr><td>{point['marks']}</td><td>{inline(point['earns'])}</td></tr>" for point in one.rubric)
    rubric = f'<table class="ju-rubric"><caption>Rubric</caption><thead><tr><th scope="col">Marks</th><th scope="col">What earns them</th></tr></thead><tbody>{rows}</tbody></table>'
    area = f'<label for="{one.id}">Your answer</label><textarea id="{one.id}" class="ju-area" rows="8" aria-describedby="{one.id}-count"></textarea>'
    count = f'<p class="ju-note" id="{one.id}-count" data-words="{one.words}">Up to about {one.words} words.</p><p class="ju-print-only ju-own"></p>'
    return f'{_start(number, one, "written", one.ask, inline)}<div class="ju-beside"><div>{area}{count}</div>{rubric}</div></fieldset>'


def _start(number: int, one: Rule | Written, kind: str, words: str, inline: Inline) -> str:
    marks = f"{one.marks} mark{'s' * (one.marks != 1)}"
    return f'<fieldset class="ju-ask" id="ask-{one.id}" data-ask="{one.id}" data-kind="{kind}"><legend><strong>Question {number}.</strong> {inline(words)} <span class="ju-note">({marks})</span></legend>'


def _reply(rule: Rule) -> str:
    return f'<p class="ju-reply" id="{rule.id}-reply" role="status"></p>'


def _typed(rule: Rule, name: str, label: str, *, number: int = 0) -> str:
    """Set a field for one number, its unit beside it, with a button for the sign: a phone's number keys may lack the minus."""
    unit, spoken = "", ""
    if rule.unit:
        unit = f'<span class="ju-unit" aria-hidden="true">{html.escape(rule.unit)}</span>'
        spoken = f'<span class="ju-spoken">, in {html.escape(rule.unit)}</span>'
    field = f'<input type="text" inputmode="decimal" id="{name}" class="ju-number" autocomplete="off" spellcheck="false" aria-describedby="{rule.id}-reply" data-place="{number}">'
    sign = f'<button type="button" class="ju-button" data-does="sign" data-field="{name}" hidden><span aria-hidden="true">+/−</span><span class="ju-spoken">Change the sign: {html.escape(label)}</span></button>'
    return f'<p class="ju-typed"><label for="{name}">{html.escape(label)}{spoken}</label><span>{field}{unit}{sign}</span></p>'


def _number(rule: Rule, _inline: Inline) -> str:
    return _typed(rule, rule.id, "Your answer")


def _numbers(rule: Rule, _inline: Inline) -> str:
    return "".join(_typed(rule, f"{rule.id}-{place}", str(label), number=place) for place, label in enumerate(rule.labels))


def _options(rule: Rule, inline: Inline, kind: str) -> str:
    return "".join(
        f'<label class="ju-choice"><input type="{kind}" name="{rule.id}" value="{letter}"><span><strong>{letter}</strong> {inline(words)}</span></label>' for letter, words in rule.options.items()
    )


def _order(rule: Rule, inline: Inline) -> str:
    """Set the options as a list to put in order: each has a menu for its place, and buttons to move it by one."""
    count = len(rule.options)
    rows = "".join(_movable(rule, place, letter, inline(words), count) for place, (letter, words) in enumerate(rule.options.items(), 1))
    return f'<p class="ju-note">First at the top. Choose a place, or move a line up or down.</p><ol class="ju-order">{rows}</ol><p class="ju-spoken" role="status" data-told></p>'


def _movable(rule: Rule, place: int, letter: str, words: str, count: int) -> str:
    places = "".join(f'<option value="{one}"{" selected" * (one == place)}>{one}</option>' for one in range(1, count + 1))
    name = f"{rule.id}-place-{letter}"
    menu = f'<label class="ju-spoken" for="{name}">Place of {letter}</label><select class="ju-select" id="{name}" data-does="place">{places}</select>'
    buttons = "".join(f'<button type="button" class="ju-button" data-does="{does}" hidden><span aria-hidden="true">{sign}</span><span class="ju-spoken">Move {letter} {does}</span></button>' for does, sign in (("up", "↑"), ("down", "↓")))
    return f'<li data-letter="{letter}"><span><strong>{letter}</strong> {words}</span><span class="ju-moves">{menu}{buttons}</span></li>'


FIELDS: dict[str, Callable[[Rule, Inline], str]] = {
    "number": _number,
    "numbers": _numbers,
    "choice": lambda rule, inline: _options(rule, inline, "radio"),
    "choices": lambda rule, inline: _options(rule, inline, "checkbox"),
    "order": _order,
}
