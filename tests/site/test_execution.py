"""A chapter's seal names what its cells rest on, however they import it."""

import pytest

from book import fingerprint
from book.site import execution

CELL = "```{{code-cell}} ipython3\n:tags: [remove-input]\n\n%matplotlib inline\n{code}\n```\n"


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("from book.data import load", {"book.data", "book.data.load"}),
        ("from book.data import load, cite\nload('x')", {"book.data", "book.data.load", "book.data.cite"}),
        ("from book.data import (\n    cite,\n    load,\n)\nload('x')", {"book.data", "book.data.load", "book.data.cite"}),
        ("import book.data as tables", {"book.data"}),
        ("if True:\n    from book.data import load", {"book.data", "book.data.load"}),
        ("import pandas", set()),
    ],
)
def test_names_the_modules_that_a_cell_imports(monkeypatch, code, wanted):
    seen = []
    monkeypatch.setattr(fingerprint, "of_modules", lambda modules, text: seen.append(modules) or "seal")
    assert execution.chapter_print(CELL.format(code=code)) == "seal"
    assert seen == [wanted]


def test_a_page_without_cells_has_no_seal():
    assert execution.chapter_print("# Text\n") == ""
