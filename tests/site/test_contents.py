"""The contents on the landing page: every chapter in order, with its number in the book and its question."""

import re

from book.site import chapter, contents
from tests.site import app

SETUP = "from book.site.contents import ContentsDirective\ndef setup(app):\n    app.add_directive('contents-of-the-book', ContentsDirective)\n"


def test_every_chapter_states_its_question():
    assert [page.slug for page in chapter.in_order() if not contents.question(page).endswith("?")] == []


def test_parts_hold_the_chapters_in_the_order_of_the_book():
    assert [page.slug for _, pages in chapter.parts() for page in pages] == [page.slug for page in chapter.in_order()]


def test_lists_chapters_by_part_with_numbers_that_go_on(tmp_path):
    pages = {f"chapters/{page.slug}": f"Title of {page.slug}\n====================================================\n" for page in chapter.in_order()}
    index = "Page\n====\n\n.. contents-of-the-book::\n\n.. toctree::\n   :glob:\n\n   chapters/*\n"
    html = (app.build(tmp_path, SETUP, {"index": index, **pages}) / "index.html").read_text()
    lists = re.findall(r'<p class="ju-part rubric">(.*?)</p>\s*<ol class="[^"]*ju-chapters[^"]*"(?: start="(\d+)")?>(.*?)</ol>', html, flags=re.S)
    assert [caption for caption, _, _ in lists] == [caption for caption, _ in chapter.parts()]
    number = 1
    for (_, start, items), (_, pages) in zip(lists, chapter.parts(), strict=True):
        assert int(start or 1) == number
        assert re.findall(r'href="chapters/(\w+)\.html"', items) == [page.slug for page in pages]
        number += len(pages)
    assert "Who provides, who pays and who regulates" in html
