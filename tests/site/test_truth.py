"""The truth check: what needs a source in its paragraph, what does not, and how a fault is told."""

from pathlib import Path

import pytest

from book import paths
from book.site import chapter, truth

MEND = "Give the source there, with {cite:p}, {law} or {source}, or write it without."


@pytest.fixture
def check(tmp_path, monkeypatch):
    """Check one page that holds a text, with exceptions; gives its faults as they are printed."""
    monkeypatch.setattr(paths, "CHAPTERS", tmp_path)
    monkeypatch.setattr(paths, "ROOT", tmp_path)

    def run(text: str, allowed: str = "") -> list[str]:
        (tmp_path / "unsourced.yml").write_text(allowed)
        page = chapter.Chapter(tmp_path / "a_chapter.md", text)
        return [str(fault) for fault in truth.faults([page])]

    return run


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("There were 376 partnerships.", "'376' stands"),
        ("It cost £2,500 in a third of areas and 14% more in others.", "'£2,500', '14%' stand"),
        ("It began on 1 April 1999.", "'1 April 1999' stands"),
        ("It began in April 1999 and in the 1980s.", "'April 1999', '1980s' stand"),
        ("The duty is in section 5(1) and 6(2)(a).", "'5(1)', '6(2)(a)' stand"),
        ('He called it "now the cornerstone".', "'\"now the cornerstone\"' stands"),
        ("He called it “now the 3 cornerstones”.", "'“now the 3 cornerstones”' stands"),
        ("He called it 'the Act's cornerstone' then.", "''the Act's cornerstone'' stands"),
        ("- first of 3", "'3' stands"),
        ("| Ring | Who |\n|---|---|\n| 1998 | councils |", "'1998' stands"),
        (":::{admonition} Note\nThere were 376.\n:::", "'376' stands"),
        ("::::{container} outer\n:::{container} inner\nThere were 376.\n:::\n::::", "'376' stands"),
        ("```{list-table}\n:header-rows: 1\n* - Ring\n  - Who\n* - 1998\n  - councils\n```", "'1998' stands"),
        ("[It was 1998](https://example.org/1998).", "'1998' stands"),
    ],
)
def test_names_what_has_no_source(check, text, shown):
    faults = check(text)
    assert len(faults) == 1
    assert f": {shown} in a paragraph with no source. {MEND}" in faults[0]


@pytest.mark.parametrize("source", ["{cite:p}`a2001`", "{cite:t}`a2001{p. 12}`", "{law}`act s 5`", "{source}`police_recorded_crime`"])
def test_takes_a_source_anywhere_in_the_paragraph(check, source):
    assert check(f'There were 376.\nHe said "no" {source}.\nIn 1999 it ended.') == []


@pytest.mark.parametrize(
    "text",
    [
        "# The Act of 1998",
        "The chapter has three sections and two figures.",
        "1. Review it.\n2. Publish it.\n10) Go on.",
        "See {numref}`fig-in-1998`, {ref}`part 2 <a-1998>` and {doc}`history`.",
        "See [section 2](#part-2), [chapter 3](history.md) and <https://example.org/1998>.",
        "Ring [0808 2000 247](tel:08082000247), or 999.",
        "Step 4 hides the hardest part; steps 1 to 3 do not.",
        "Law as at 22 November 2026, and law as checked on 22 November 2026.",
        "```{code-cell} ipython3\n---\nmystnb:\n  figure:\n    caption: In 1998, \"14 per cent\"\n---\nx = 3\n```",
        "```{quiz} a_chapter\nquestion-2\n```",
        "(in-1998)=\n## In 1998",
        "```{admonition} Law of 1998\n:class: note-2\nText.\n```",
        "The council's police and the partners' plans don't count.",
        "---\nversion: 3\n---\n\nText.",
    ],
)
def test_leaves_alone_what_claims_nothing(check, text):
    assert check(text) == []


def test_a_source_does_not_reach_the_next_list_item(check):
    assert check("- In 1998 {cite:p}`a2001`.\n- In 1999.\n") == [f"a_chapter.md:2: '1999' stands in a paragraph with no source. {MEND}"]


def test_a_second_line_belongs_to_its_list_item(check):
    assert check("- In 1998 it began.\n  So they say {cite:p}`a2001`.\n") == []


def test_a_table_takes_in_its_line_of_sources_and_no_other(check):
    table = "| Ring | Who |\n|---|---|\n| 1998 | councils |\n\n"
    assert check(table + "*Sources: {law}`act s 5`.*") == []
    assert check(table + "Next {law}`act s 5`.")[0].startswith("a_chapter.md:3: '1998' stands")


def test_gives_the_line_of_the_first_value(check):
    assert check("Words.\n\nNo figure here.\n{numref}`fig-1`\nThere were 376.")[0].startswith("a_chapter.md:5: '376'")


def test_an_exception_lets_its_text_stand_and_nothing_else(check):
    allowed = '- page: a_chapter\n  text: "all 43 forces"\n  why: Common knowledge.\n'
    assert check("It asked\nall 43\nforces.", allowed) == []
    assert check("It asked all 43 forces in 1999.", allowed) == [f"a_chapter.md:1: '1999' stands in a paragraph with no source. {MEND}"]


@pytest.mark.parametrize(
    ("allowed", "fault"),
    [
        ("- page: a_chapter\n  text: all 42 forces\n  why: None.\n", "unsourced.yml:1: The exception 'all 42 forces' is not needed in a_chapter.md. Take it out."),
        ("# First.\n- page: a_chaptre\n  text: forces\n  why: None.\n", "unsourced.yml:2: The exception names the page 'a_chaptre', which is no chapter. Did you mean 'a_chapter'?"),
    ],
)
def test_an_exception_that_is_not_needed_is_a_fault(check, allowed, fault):
    assert check("It asked all forces.", allowed) == [fault]


def test_an_exception_needs_its_reason(check):
    with pytest.raises(truth.BookError, match=r"unsourced.yml:1: The exception has no 'why'. Give it page, text and why."):
        check("Text.", "- page: a_chapter\n  text: all\n")


def test_more_than_thirty_exceptions_are_a_fault(check):
    figures = [f"{number} forces" for number in range(100, 131)]
    allowed = "".join(f"- page: a_chapter\n  text: {one}\n  why: None.\n" for one in figures)
    assert check("\n\n".join(figures), allowed) == ["unsourced.yml: There are 31 exceptions, and at most 30 are allowed. Give sources instead."]


def test_the_existing_chapter_is_checked():
    page = chapter.read(Path(paths.CHAPTERS, "crime_and_disorder_act.md"))
    cited = [one for one in truth.paragraphs(page) if one.values()]
    assert len(cited) > 30
    assert all(truth.SOURCE.search(one.text) for one in cited)
