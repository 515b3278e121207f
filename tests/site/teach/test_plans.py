"""The pack's own files: a plan for each chapter, whose places, works and outcomes exist; two module plans; twenty titles."""

import re

import pytest
import yaml

from book import paths
from book.site import chapter
from book.site.teach import reading
from book.site.teach.parts import content, words

PAGES = {page.slug: page for page in chapter.in_order()}
PLANS = content("plans")
PLACE = re.compile(r"\]\((\w+)#([\w-]+)\)")


def places(slug: str) -> set[str]:
    """Name the anchors of a chapter: labels, figures and widgets."""
    text = PAGES[slug].text
    return {*PAGES[slug].labels, *re.findall(r"^ +name: (fig-[\w-]+)", text, flags=re.M), *(f"widget-{idea}" for idea in re.findall(r"from book\.widgets\.(\w+) import", text))}


def told(slug: str) -> str:
    plan = PLANS[slug]
    return " ".join([plan["aim"], *plan["prepare"], *(text for _, text in plan["do"]), plan["after"], plan.get("upset", "")])


def test_each_chapter_has_a_plan():
    assert list(PLANS) == list(PAGES)


@pytest.mark.parametrize("slug", PLANS)
def test_a_plan_fills_fifty_minutes_and_no_more_than_a_sheet_holds(slug):
    assert sum(minutes for minutes, _ in PLANS[slug]["do"]) == 50
    assert 110 <= len(told(slug).split()) <= 230


@pytest.mark.parametrize("slug", PLANS)
def test_a_plan_is_made_for_its_chapter(slug):
    found = PLACE.findall(told(slug))
    assert [f"{where}#{anchor}" for where, anchor in found if anchor not in places(where)] == []
    widgets = {anchor for anchor in places(slug) if anchor.startswith("widget-")}
    figures = {anchor for anchor in places(slug) if anchor.startswith("fig-")}
    assert {anchor for where, anchor in found if where == slug} & (widgets or figures)


@pytest.mark.parametrize("slug", PLANS)
def test_core_reading_is_of_the_chapters_further_reading(slug):
    assert len(PLANS[slug]["core"]) == 2
    assert set(PLANS[slug]["core"]) <= set(reading.further(PAGES[slug]))


@pytest.mark.parametrize("name,weeks", [("ten", 10), ("twenty", 20)])
def test_a_module_plan_sets_every_chapter_once(name, weeks):
    plan = content("modules")[name]
    assert len(plan) == weeks
    assert sorted(slug for week in plan for slug in week["read"]) == sorted(PAGES)
    assert all(week["seminar"] in week["read"] for week in plan if week["read"])


def test_twenty_titles_for_three_levels_each_with_criteria():
    essays = content("essays")
    titles = [title for one in essays["titles"].values() for title, _ in one]
    assert len(titles) == len(set(titles)) == 20
    assert set(essays["titles"]) == set(essays["criteria"]) == {4, 5, 6}
    assert all(slug in PAGES for one in essays["titles"].values() for _, slugs in one for slug in slugs)
    assert all(len(cells) == len(essays["bands"]) for rows in essays["criteria"].values() for _, cells in rows)


def test_no_title_stands_in_the_chapter_that_sums_up_too():
    summing_up = PAGES["summing_up"].text.lower()
    assert [title for one in content("essays")["titles"].values() for title, _ in one if title.lower().rstrip(".?") in summing_up] == []


def test_every_outcome_that_is_mapped_exists_and_every_chapter_is_mapped():
    named = [name for one in content("outcomes") for _, names in one["rows"] for name in names]
    banks = {slug: yaml.safe_load((paths.QUESTIONS / f"{slug}.yml").read_text())["outcomes"] for slug in PAGES}
    assert [name for name in named if name.split(".")[1] not in banks[name.split(".")[0]]] == []
    assert {name.split(".")[0] for name in named} == set(PAGES)


def test_an_edition_is_named_only_where_it_was_confirmed():
    told = {one["subject"]: one["edition"] for one in content("outcomes")}
    assert told["Policing"].startswith("First edition, 30 March 2022.")
    assert [subject for subject, edition in told.items() if not edition.startswith("Current edition.")] == ["Policing"]


def test_words_become_links_and_nothing_else_becomes_html():
    assert words("See [the *story*](marac#does-marac-work) & <b>", "../") == 'See <a href="../chapters/marac.html#does-marac-work">the <em>story</em></a> &amp; &lt;b&gt;'
