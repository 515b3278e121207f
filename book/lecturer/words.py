"""What markers say of a hand-in: the sentences of `words.json`, which the desk in the browser says too."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

MILLION = 1_000_000  # bytes of what people call a megabyte


@cache
def _sentences() -> dict[str, str]:
    return json.loads(Path(__file__).with_name("words.json").read_text(encoding="utf-8"))


def say(key: str, **filled: object) -> str:
    """Give a sentence.

    Parameters
    ----------
    key : str
        Its name in `words.json`.
    filled : any
        What stands in its braces.
    """
    return _sentences()[key].format(**filled)


class Refused(Exception):
    """Why a file is not opened: a sentence for people, which stands in the place of a mark."""
