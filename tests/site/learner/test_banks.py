"""The bank's files for the learner's pages: an index without words, a file for each chapter, no stale ones."""

import json
import re

from book.quiz.bank import load
from book.site.learner import banks, sensitive

TITLES, SECTIONS = {"sharing": "Sharing"}, {"sharing": {"the-basis": "The basis", "elsewhere": "Elsewhere"}}


def test_the_index_places_every_question_and_holds_none_of_its_words(write):
    write()
    index = banks.index([load("sharing")], TITLES, SECTIONS)
    assert index["questions"]["sh-which-bodies"] == [0, "basis", "the-bodies", "multiple", "abuse", "sh-one-basis"]
    assert index["questions"]["sh-rise-pct"] == [0, "basis", "the-figures", "numeric", "", ""]
    assert "Which bodies" not in json.dumps(index)


def test_the_index_gives_titles_of_the_sections_that_are_asked_about(write):
    write()
    (chapter,) = banks.index([load("sharing")], TITLES, SECTIONS)["chapters"]
    assert (chapter["title"], chapter["sections"]) == ("Sharing", {"the-basis": "The basis"})


def test_files_are_named_by_their_content_and_older_ones_go(write, tmp_path):
    write()
    folder = tmp_path / "site"
    names = []
    for old, new in (("", ""), ("By how much did it rise?", "By how much did it go up?")):
        write(old, new)
        one = load("sharing")
        name = banks.write(folder, banks.index([one], TITLES, SECTIONS), [one])
        names.append(sorted(file.name for file in folder.iterdir()))
        assert name in names[-1] and len(names[-1]) == 2
    assert not set(names[0]) & set(names[1])


def test_a_script_reads_back_as_the_questions(write, tmp_path):
    write()
    one = load("sharing")
    banks.write(tmp_path / "site", banks.index([one], TITLES, SECTIONS), [one])
    text = next((tmp_path / "site").glob("bank-sharing.*.js")).read_text()
    questions = json.loads(re.fullmatch(r'\(window\.juBanks\?\?=\{\}\)\["sharing"\]=(.*);', text)[1])
    assert [question["id"] for question in questions] == ["sh-one-basis", "sh-which-bodies", "sh-rise-pct", "sh-steps-order"]


def test_a_chapter_is_sensitive_by_a_question_or_by_its_front_matter(write, tmp_path, monkeypatch):
    monkeypatch.setattr(sensitive.paths, "CHAPTERS", tmp_path)
    write()
    assert sensitive.is_sensitive(load("sharing"))
    write("    sensitive: abuse\n    equal: sh-one-basis\n", "")
    assert not sensitive.is_sensitive(load("sharing"))
    (tmp_path / "sharing.md").write_text("---\ndescription: x\nsensitive: true\n---\n\n# Sharing\n")
    assert sensitive.is_sensitive(load("sharing")) and sensitive.is_unnamed(load("sharing"))
    (tmp_path / "sharing.md").write_text("# Sharing\n\nsensitive: true\n")
    assert not sensitive.is_sensitive(load("sharing"))


def test_a_chapters_name_tells_from_a_quarter_of_its_questions_on(write, monkeypatch):
    write()
    assert sensitive.is_unnamed(load("sharing"))
    monkeypatch.setattr(sensitive, "TELLING_SHARE", 0.26)
    assert not sensitive.is_unnamed(load("sharing"))
