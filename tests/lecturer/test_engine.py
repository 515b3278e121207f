"""The desk's engine in a real browser, with a handful of hand-ins: what it marks, keeps, refuses, and how it is stopped."""

import pytest

from tests.lecturer.desk_page import dropped, hand_in, zipped

RIGHT = {1: "step_pct = 14.0", 2: 'comparable = ["A", "C", "E"]', 3: "police_change, victims_change = -9.8, -12.7", 4: 'claim = "B"'}
ANN, BO = "Ann Lee_101_assignsubmission_file_/two_series.ipynb", "Bo Day_102_assignsubmission_file_/two_series.ipynb"
CI = "Ci Fox_103_assignsubmission_file_/two_series.ipynb"
SMALL = {"cell": 10, "notebook": 20, "start": 90}


def opened(page, files, **options):
    page.evaluate("options => bare.open(options)", {"limits": SMALL, **options})
    return page.evaluate("files => bare.drop(files)", dropped(files))


def marked(page, files, **options):
    opened(page, files, **options)
    return {result["file"]: result for result in page.evaluate("bare.mark()")}


def test_marks_come_from_values_and_nothing_is_fetched_after_the_door_is_shut(bare, desk_server):
    opened(bare, {"all.zip": zipped({ANN: hand_in(tasks=RIGHT), BO: hand_in(tasks={**RIGHT, 4: "1 / 0"}), CI: hand_in(tasks=RIGHT)})})
    asked = len(desk_server.seen)
    found = {result["file"]: result for result in bare.evaluate("bare.mark()")}
    assert {file: result["marks"] for file, result in found.items()} == {ANN: 12, BO: 9, CI: 12}
    assert found[BO]["notes"] == ["Cell 8: ZeroDivisionError: division by zero"]
    assert found[BO]["checks"]["two-series-claim"]["shown"] == "no value of that name"
    assert "marked once" in found[CI]["notes"][0]
    assert _tries_to_reach(bare) == ["refused"] * 4
    assert desk_server.seen[asked:] == []
    assert "Ann" not in _kept(bare)
    assert _again(bare) == [(12, True), (9, True), (12, True)]


def _tries_to_reach(page):
    page.complaints.clear()
    tried = page.evaluate(
        """async () => {
        const no = () => "refused", image = new Image();
        const picture = new Promise((give) => { image.onerror = () => give("refused"); image.onload = () => give("loaded"); image.src = "/x.png?out"; });
        const script = new Promise((give) => { const made = document.createElement("script"); made.onerror = () => give("refused"); made.onload = () => give("loaded"); made.src = "/x.js?out"; document.head.append(made); });
        const socket = new Promise((give) => { const made = new WebSocket(`ws://${location.host}/out`); made.onerror = () => give("refused"); made.onopen = () => give("open"); });
        return Promise.all([fetch("/index.html?out").then(() => "fetched", no), picture, script, socket]);
        }"""
    )
    page.complaints.clear()  # the browser says of each that it was refused
    return tried


def _kept(page):
    return page.evaluate("JSON.stringify(Object.entries(localStorage))")


def _again(page):
    return [(result["marks"], result["kept"]) for result in page.evaluate("bare.mark()")]


def test_a_tab_killed_halfway_loses_nothing_and_marks_nothing_twice(bare):
    hangs = hand_in(cells=("import time; time.sleep(60)",))
    files = {"all.zip": zipped({ANN: hand_in(tasks=RIGHT), BO: hand_in(tasks={4: "claim = 'A'"}), CI: hangs})}
    opened(bare, files)
    bare.evaluate("bare.begin()")
    bare.wait_for_function("() => bare.told.length === 2")
    second = bare.context.new_page()
    bare.close()
    second.goto(bare.url)
    found = marked(second, files, limits={"cell": 2, "notebook": 20}, lanes=1)
    assert {file: (result["marks"], result["kept"], result["state"]) for file, result in found.items()} == {
        ANN: (12, True, "marked"), BO: (0, True, "marked"), CI: (0, False, "stopped"),
    }  # fmt: skip
    assert found[BO]["checks"]["two-series-claim"]["message"].startswith("The share of victims did fall")
    assert "Ann" not in _kept(second) and "sleep" not in _kept(second)


def test_python_that_was_changed_on_its_way_is_refused_in_words(bare, desk_server):
    desk_server.changed["six-1.16.0-py2.py3-none-any.whl"] = b"other bytes"
    with pytest.raises(Exception, match="six-1.16.0-py2.py3-none-any.whl is not the file that this book was built with, and was not used"):
        bare.evaluate("bare.open({})")


def test_a_site_without_python_says_so(bare, desk_server):
    desk_server.changed["build.json"] = b"<!doctype html>"
    with pytest.raises(Exception, match="built without Python in the browser, so nothing can be marked here"):
        bare.evaluate("bare.open({})")


def test_nothing_is_opened_where_the_browser_does_not_shut_the_door(bare):
    page = "{createElement: (name) => document.createElement(name), defaultView: window, body: document.body, head: {append() {}}}"
    with pytest.raises(Exception, match="does not shut the page off from the network, so nothing is marked here"):
        bare.evaluate(f"bare.open({{page: {page}}})")


def test_a_start_that_never_answers_is_said_and_keeps_nothing(bare, desk_server):
    desk_server.changed["worker.js"] = b"// never answers"
    (found,) = marked(bare, {"a.ipynb": hand_in()}, limits={"start": 1}, lanes=1).values()
    assert (found["state"], found["marks"]) == ("stopped", 0)
    assert found["notes"][-1].startswith("Python did not start within 1 seconds, twice.")
    assert bare.evaluate("bare.desk.store.count()") == 0
