"""Reading a chapter: cells, citations, labels and sentences keep their lines."""

import pytest

from book import paths
from book.errors import BookError
from book.site import chapter

TEXT = """\
---
kernelspec:
  name: python3
---

(first)=
# A title

One sentence {cite:p}`key1,key2`.
Another with a {doc}`word <page>` and a [link](x.html) {cite:t}`see{p. 3}`.

```{code-cell} ipython3
---
mystnb:
  image:
    alt: Words.
---
from book.figures import show
```

```{admonition} Note
:class: tip
Inside it is prose.
```

- A list item.
"""


@pytest.fixture
def page(tmp_path):
    file = tmp_path / "trial.md"
    file.write_text(TEXT)
    return chapter.read(file)


def test_finds_each_citation_key_with_its_line(page):
    assert page.citations == [(9, "key1"), (9, "key2"), (10, "see")]


def test_finds_labels_and_headings(page):
    assert page.labels == {"first": 6}
    assert page.headings == [(7, 1, "A title")]


def test_parts_a_cells_settings_from_its_code(page):
    (cell,) = page.cells
    assert (cell.line, cell.settings["mystnb"]["image"]["alt"], cell.code) == (12, "Words.", "from book.figures import show")


def test_reads_prose_as_a_reader_does(page):
    assert page.prose == [(9, "One sentence."), (10, "Another with a word and a link."), (23, "Inside it is prose."), (26, "A list item.")]


@pytest.mark.parametrize(("text", "codes", "prose"), [("---\na b\n\n# T\n", [], ["a b"]), ("# T\n\n```{code-cell}\nx = 1\n", ["x = 1"], [])])
def test_reads_a_page_that_ends_before_it_is_closed(tmp_path, text, codes, prose):
    file = tmp_path / "trial.md"
    file.write_text(text)
    page = chapter.read(file)
    assert [cell.code for cell in page.cells] == codes
    assert [sentence for _, sentence in page.prose] == prose


def test_refuses_settings_that_are_no_keys(tmp_path):
    file = tmp_path / "trial.md"
    file.write_text("# T\n\n```{code-cell}\n---\nhidden\n---\nx = 1\n```\n")
    with pytest.raises(BookError, match=r"trial.md:5: The cell's settings are 'hidden'. Write them as keys with values"):
        chapter.read(file).cells


@pytest.mark.parametrize("text", ["parts: []\n", "root: a\nparts:\n  - chapter: []\n", "root: a\nparts: x\n", "- a\n"])
def test_refuses_an_order_that_cannot_be_read(tmp_path, monkeypatch, text):
    monkeypatch.setattr(paths, "ROOT", tmp_path.resolve())
    (tmp_path / "_toc.yml").write_text(text)
    with pytest.raises(BookError, match=r"_toc.yml:1: The order of the book cannot be read"):
        chapter.in_order()


def test_names_the_line_of_settings_that_are_not_yaml(tmp_path):
    file = tmp_path / "trial.md"
    file.write_text("# T\n\n```{code-cell}\n---\na: [\n---\nx = 1\n```\n")
    with pytest.raises(BookError, match=r"trial.md:\d: The cell's settings are not YAML"):
        chapter.read(file).cells


def test_reads_a_law_by_its_title():
    assert chapter.plain("Under {law}`crime_and_disorder_act_1998 s 5(1)` they must.") == "Under Crime and Disorder Act 1998, s 5(1) they must."
    assert chapter.plain("See {law}`missing`.") == "See missing."


def test_names_a_page_that_does_not_exist():
    with pytest.raises(BookError, match=r"_toc.yml: The page 'chapters/no_such.md' does not exist. Write it, or take it out."):
        chapter.read(paths.CHAPTERS / "no_such.md")
