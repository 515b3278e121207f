"""The lecture from which the book grew: each of its points is treated where the table says, corrected where it was wrong."""

import re

import pytest
import yaml

from book import paths
from book.site import chapter

POINTS = yaml.safe_load((paths.ROOT / "tests" / "site" / "slides.yml").read_text())
SLIDES = {"meaning", "need", "history", "mixed economy", "provision", "implementing", "summary"}


def section(place: str) -> str:
    """Give the text of a section, from its label to the next heading of its level."""
    slug, _, label = place.partition("#")
    page = chapter.read(paths.CHAPTERS / f"{slug}.md")
    start = page.labels[label]
    _, level, _ = next(one for one in page.headings if one[0] > start)
    after = [line for line, depth, _ in page.headings if line > start + 1 and depth <= level]
    lines = page.lines[start : (after[0] - 1 if after else None)]
    return " ".join(" ".join(lines).split())


@pytest.mark.parametrize("row", POINTS, ids=lambda row: row["point"])
def test_a_point_stands_where_the_table_says(row):
    slug = row["section"].partition("#")[0]
    assert slug in chapter.numbered(), f"{slug} is no chapter of the book"
    text = section(row["section"]).lower()
    assert [word for word in row["words"] if word.lower() not in text] == []


def test_every_slide_is_traced():
    assert {row["slide"] for row in POINTS} == SLIDES
    assert len(POINTS) >= 40


def test_no_point_stands_twice():
    assert len({row["point"] for row in POINTS}) == len(POINTS)


def test_each_thing_that_the_lecture_got_wrong_is_corrected():
    assert sum("corrected" in row for row in POINTS) >= 20


@pytest.mark.parametrize("slug", sorted(chapter.numbered()))
def test_no_chapter_prints_what_the_fact_base_withdrew(slug):
    text = " ".join((paths.CHAPTERS / f"{slug}.md").read_text().split())
    assert not re.search(r"[“\"][^”\"]*the civic decline that is evidenced[^”\"]*[”\"]", text)
    for figure in ("3,300", "£3 billion"):
        for at in (match.start() for match in re.finditer(figure, text)):
            assert re.search(r"no source", text[at : at + 250], flags=re.IGNORECASE)
