"""The tests' own bank serves the learner's pages too."""

from tests.quiz.conftest import bank_folder, good, write, written  # noqa: F401
