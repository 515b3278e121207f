"""Every exercise in the browser's Python, other hosts refused: the student's copy says what to try next, the solved one meets every check."""

import json

import pytest

from book.lecturer import plan
from book.site.exercise import copies
from tests.lite import notebook as driving
from tests.lite.test_browser_python import ADDRESS

CHATTER = ("debug:", "info:", "log:", "warning:")


def plain(notebook):
    return json.loads(json.dumps(notebook))


def shown(page, frame, notebook):
    """Run a notebook and give what its checks said; nothing else may have gone wrong."""
    driving.replace(frame, plain(notebook))
    driving.run_all(page)
    assert driving.unrun(frame) == 0
    assert driving.faults(frame) == []
    return driving.checked(frame)


def helps(said):
    """Tell whether a check of work not yet begun says what to try next, and not only that it is not met."""
    return said.startswith("Not yet. ") and len(said) > len("Not yet. ") + 20


@pytest.fixture
def page(site, open_page):
    page = open_page(f"{site}/{ADDRESS}", viewport={"width": 1280, "height": 900})
    page.set_default_timeout(60_000)
    yield page
    page.complaints[:] = [line for line in page.complaints if not line.startswith(CHATTER)]


def test_every_exercise_runs_to_its_end(page):
    frame = driving.start_by_keyboard(page)
    for source in copies.in_order():
        checks = plan.plans()[source.stem]["checks"]
        driving.forget(frame)
        said = shown(page, frame, copies.student(source))
        assert len(said) == len(checks), source.stem
        assert [one for one in said if not helps(one)] == []
        assert [one.split(".")[0] for one in shown(page, frame, copies.solved(source))] == ["Right"] * len(checks), source.stem
