"""What a bank covers, in numbers: for its authors, beside the checks that each question must pass."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import median

from book.quiz.bank import Bank
from book.quiz.schema import Choice


@dataclass(frozen=True)
class Coverage:
    """What one or more banks hold.

    Parameters
    ----------
    questions : int
        How many.
    types, kinds, levels : Counter
        How many of each.
    sensitive : int
        How many are sensitive.
    by_outcome : dict of str to int
        Questions of each outcome, those without any too.
    places : Counter
        Where the right option of a single choice stands in its file, from 1.
    ratio : float or None
        Median of right option's length over the mean of the wrong ones'; None without single choices.
    longest_pct : float or None
        Share of single choices whose right option is the longest, in per cent.
    """

    questions: int
    types: Counter
    kinds: Counter
    levels: Counter
    sensitive: int
    by_outcome: dict[str, int]
    places: Counter
    ratio: float | None
    longest_pct: float | None

    def share(self, *kinds: str) -> float:
        """Give the share of questions of some kinds, in per cent."""
        return 100 * sum(self.kinds[kind] for kind in kinds) / self.questions if self.questions else 0.0


def of(*banks: Bank) -> Coverage:
    """Count what banks hold.

    Parameters
    ----------
    *banks : Bank
        One, or all of the book's; outcomes of the same name in two are counted apart.
    """
    questions = [question for one in banks for question in one.questions]
    tested = Counter((one.chapter, question.outcome) for one in banks for question in one.questions)
    outcomes = {(one.chapter, name) for one in banks for name in one.outcomes}
    single = [question for question in questions if isinstance(question, Choice) and question.type == "single"]
    lengths = [_lengths(question) for question in single]
    return Coverage(
        questions=len(questions),
        types=Counter(question.type for question in questions),
        kinds=Counter(question.kind for question in questions),
        levels=Counter(question.level for question in questions),
        sensitive=sum(bool(question.sensitive) for question in questions),
        by_outcome={name if len(banks) == 1 else f"{chapter}: {name}": tested[chapter, name] for chapter, name in sorted(outcomes)},
        places=Counter(_place(question) for question in single),
        ratio=median(right / (sum(wrong) / len(wrong)) for right, wrong in lengths) if lengths else None,
        longest_pct=100 * sum(right > max(wrong) for right, wrong in lengths) / len(lengths) if lengths else None,
    )


def _place(question: Choice) -> int:
    return next(at for at, option in enumerate(question.options, 1) if option.right)


def _lengths(question: Choice) -> tuple[int, list[int]]:
    """Give the characters of the right option, and of each wrong one."""
    right = next(len(option.text) for option in question.options if option.right)
    return right, [len(option.text) for option in question.options if not option.right]
