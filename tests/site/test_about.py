"""What the page About says of reviews and of sources that were not read in full."""

import pytest

from book import paths
from book.errors import BookError
from book.site import about, chapter


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Write the file of reviews."""
    monkeypatch.setattr(paths, "CHAPTERS", tmp_path)
    monkeypatch.setattr(chapter, "numbered", lambda: {"realism"})
    return lambda text: (tmp_path / "reviews.yml").write_text(text)


def test_a_chapter_that_is_not_named_has_no_review(written):
    written("# Nobody yet.\n")
    assert about.reviews() == {}


def test_reads_a_review(written):
    written("realism:\n  - {who: 'A. Reader, lecturer', when: March 2027, what: the whole chapter}\n")
    assert about.reviews() == {"realism": [about.Review("A. Reader, lecturer", "March 2027", "the whole chapter")]}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("realsm: []\n", "reviews.yml: There is no chapter 'realsm'. Did you mean 'realism'?"),
        ("realism:\n  - {who: A, when: March 2027}\n", "reviews.yml: A review of 'realism' has no 'what'. Give it who, when and what."),
    ],
)
def test_names_a_fault(written, text, fault):
    written(text)
    with pytest.raises(BookError) as caught:
        about.reviews()
    assert str(caught.value).endswith(fault)


def test_the_books_own_file_of_reviews_can_be_read():
    assert isinstance(about.reviews(), dict)


WAY = dict(zip(["not", "abstract", "part", "copy"], about.WAYS, strict=True))


@pytest.mark.parametrize(
    ("note", "way"),
    [
        ("Only the abstract was read.", WAY["abstract"]),
        ("The Morgan report; read in the Home Office's own summary.", WAY["abstract"]),
        ("Not read; two short quotations through Hale (2004).", WAY["not"]),
        ("Quoted through Powell (2019).", WAY["not"]),
        ("Read in part, in a copy.", WAY["part"]),
        ("Chapter 8 read.", WAY["part"]),
        ("Table 1 read.", WAY["part"]),
        ("Read in reports of the judgment.", WAY["not"]),
        ("Page about the report read.", WAY["not"]),
        ("Published 29 November 1999; read in a copy.", WAY["copy"]),
        ("With its Explanatory Notes.", ""),
        ("Introduction to Part III.", ""),
    ],
)
def test_takes_how_a_work_was_read_from_its_note(note, way):
    assert about.way_of(note) == way
