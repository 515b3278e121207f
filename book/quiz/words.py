"""When two written answers count as the same; words.js does the same, held to this by vectors."""

from __future__ import annotations

import re
import unicodedata

# British, American and -ize spellings of a word are brought to one form, which need not be a word.
SPELLINGS = [
    (r"iz(e|ed|es|er|ers|ing|ation|ations)$", r"is\1"),
    (r"yz(e|ed|es|er|ers|ing)$", r"ys\1"),
    (r"(..)our(s|ed|ing|al|hood|hoods)?$", r"\1or\2"),
    (r"^(cent|theat|met|lit|fib)re(s?)$", r"\1er\2"),
    (r"^(def|off|pret|lic)ense(s?)$", r"\1ence\2"),
    (r"^practis", r"practic"),
    (r"^programme(s?)$", r"program\1"),
    (r"dgement(s?)$", r"dgment\1"),
    (r"^enquir", r"inquir"),
    (r"^(counsel|travel|label|model|signal|cancel|channel)l", r"\1"),
    (r"^ageing$", r"aging"),
]


def fold(text: str) -> str:
    """Bring a written answer to the form in which answers are compared.

    Parameters
    ----------
    text : str
        As a person wrote it.

    Returns
    -------
    str
        Small letters and digits only; a point stays between digits. Accents, full stops, hyphens,
        spaces, a leading article and variants of spelling make no difference. May be empty.
    """
    plain = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFKD", text)).lower().replace("&", " and ")
    plain = re.sub(r"(?<![0-9])[.]|[.](?![0-9])|['\u2018\u2019]", "", plain)
    words = [word for word in re.split(r"[^a-z0-9.]+", plain) if word]
    if len(words) > 1 and words[0] in ("a", "an", "the"):
        words = words[1:]
    return "".join(_spelling(word) for word in words)


def _spelling(word: str) -> str:
    for pattern, form in SPELLINGS:
        word = re.sub(pattern, form, word)
    return word
