"""The state of the tree changes with each file of the project, and with nothing that is made."""

import pytest

from book.site import state


@pytest.fixture
def tree(tmp_path):
    (tmp_path / "chapters").mkdir()
    (tmp_path / "chapters" / "a.md").write_text("one")
    (tmp_path / "_build").mkdir()
    return tmp_path


def test_changes_when_a_file_is_edited_added_renamed_or_deleted(tree):
    seen = [state.of_tree(tree)]
    (tree / "chapters" / "a.md").write_text("two")
    seen.append(state.of_tree(tree))
    (tree / "README.md").write_text("")
    seen.append(state.of_tree(tree))
    (tree / "README.md").rename(tree / "README.txt")
    seen.append(state.of_tree(tree))
    (tree / "chapters" / "a.md").unlink()
    seen.append(state.of_tree(tree))
    assert len(set(seen)) == 5


def test_stays_when_only_what_is_made_changes(tree):
    before = state.of_tree(tree)
    (tree / "_build" / "page.html").write_text("made")
    assert state.of_tree(tree) == before
