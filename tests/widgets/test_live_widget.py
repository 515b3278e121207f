"""A widget in a live notebook: its front end with a model that stands for the kernel's, in Chromium."""

import pytest

from book import paths
from book.widgets import bundles
from tests.widgets.test_explorer import make

NOTEBOOK = """state => {
  const calls = [];
  window.model = { get: name => state[name], set(name, value) { state[name] = value; calls.filter(one => one[0] === `change:${name}`).forEach(one => one[1]()); },
    save_changes() {}, on(name, call) { calls.push([name, call]); }, off(name, call) { calls.splice(calls.findIndex(one => one[1] === call), 1); },
    sent: [], send(message) { this.sent.push(message.index.join()); }, calls,
    answer(index) { calls.filter(one => one[0] === 'msg:custom').forEach(one => one[1]({ kind: 'drawn', index, svg: '<svg viewBox="0 0 9 9">\\n</svg>', sentence: `At ${index}.`, rows: [] })); } };
  window.leave = new AbortController();
  window.end = juModules.explorer.default.render({ model, el: document.body, signal: leave.signal });
}"""


@pytest.fixture
def page(open_page):
    bundles.make()
    page = open_page("about:blank")
    page.add_script_tag(path=paths.BUNDLES / "explorer.page.js")
    page.evaluate(NOTEBOOK, {key: value for key, value in make().get_state().items() if isinstance(value, (str, list, dict))})
    return page


def test_shows_nothing_in_place_of_tries_that_are_not_given(page):
    words = page.locator("section").evaluate("node => [...node.childNodes].filter(one => one.nodeType === Node.TEXT_NODE).map(one => one.textContent).join('')")
    assert words == ""


def test_asks_for_each_picture_once_however_late_the_answers_come(page):
    page.evaluate("() => { for (const index of [[0, 0], [2, 0]]) model.set('index', index); model.answer([1, 0]); model.answer([0, 0]); }")
    assert page.evaluate("model.sent") == ["1,0", "0,0", "2,0"]


def test_stops_listening_when_it_is_taken_away(page):
    page.evaluate("() => { end(); leave.abort(); }")
    assert page.evaluate("model.calls.length") == 0
