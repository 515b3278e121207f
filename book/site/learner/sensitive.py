"""Which chapters touch on abuse, death or self-harm, so that a reader may keep them out of sight."""

from __future__ import annotations

import re

from book import paths
from book.quiz import bank

# From this share of sensitive questions on, a chapter's very name is taken to tell.
TELLING_SHARE = 0.25
FRONT_MATTER = re.compile(r"\A---\n(.*?)^---$", flags=re.S | re.M)
FLAG = re.compile(r"^sensitive:\s*true\s*$", flags=re.M)


def is_flagged(slug: str) -> bool:
    """Tell whether a chapter's front matter says `sensitive: true`."""
    file = paths.CHAPTERS / f"{slug}.md"
    head = FRONT_MATTER.match(file.read_text(encoding="utf-8")) if file.exists() else None
    return bool(head and FLAG.search(head[1]))


def is_sensitive(one: bank.Bank) -> bool:
    """Tell whether a reader of a chapter is offered not to record it."""
    return is_flagged(one.chapter) or any(question.sensitive for question in one.questions)


def is_unnamed(one: bank.Bank) -> bool:
    """Tell whether a chapter's name stays out of tab titles and of lists that others might see."""
    told = sum(bool(question.sensitive) for question in one.questions)
    return is_flagged(one.chapter) or (told > 0 and told >= TELLING_SHARE * len(one.questions))

