"""Explorer: what it carries, what it refuses, what it shows without scripts."""

import functools
import itertools
import json

import pytest

from book import fingerprint, paths, style
from book.errors import BookError
from book.widgets import explorer
from book.widgets.base import BUILDING, Widget
from book.widgets.explorer import Explorer, Prediction, Try
from book.widgets.packing import unpack


def draw(rate, crowd):
    fig, ax = style.new_figure(2, 2)
    ax.bar([0, 1], [rate, len(crowd)])
    return fig


def describe(rate, crowd):
    return f"At {rate}% the {crowd} <crowd> waits."


def table(rate, crowd):
    return [{"measure": "rate", "value (%)": rate}, {"measure": crowd, "value (%)": len(crowd)}]


def make(**changes):
    given = dict(params={"rate": [10, 20, 30], "crowd": ["few", "many"]}, idea="trial", title="A trial", start={"rate": 20, "crowd": "few"}, leaves_out="Everything <else>.")
    return Explorer(draw, describe=describe, table=table, **{**given, **changes})


@pytest.fixture
def built(monkeypatch, tmp_path):
    monkeypatch.setenv(BUILDING, "1")
    monkeypatch.setattr(paths, "CACHE", tmp_path)
    return tmp_path


def test_carries_nothing_drawn_in_a_live_notebook():
    assert make().pack == {}


def test_carries_every_setting_in_the_built_page_in_the_order_of_its_controls(built):
    widget = make()
    settings = list(itertools.product([10, 20, 30], ["few", "many"]))
    for i, (rate, crowd) in enumerate(settings):
        assert widget.pack["sentences"][i] == describe(rate, crowd)
        assert [json.loads(row) for row in unpack(widget.pack["rows"], i)] == [["rate", rate], [crowd, len(crowd)]]
        assert "\n".join(unpack(widget.pack["svg"], i)) == widget._frame([[10, 20, 30].index(rate), ["few", "many"].index(crowd)])["svg"]


def test_takes_its_frames_from_the_cache_where_nothing_changed(built, monkeypatch):
    first = make().pack
    monkeypatch.setattr(Explorer, "_packed", lambda *_: pytest.fail("drawn again"))
    assert make().pack == first


def test_draws_again_when_a_function_was_written_in_a_cell(built, monkeypatch):
    monkeypatch.setattr(draw, "__module__", "__main__")
    make()
    assert not (built / "frames").exists()


def test_keeps_its_frames_by_the_module_that_a_partial_wraps(built, monkeypatch):
    seen = []
    monkeypatch.setattr(fingerprint, "of_modules", lambda modules, text: seen.append(modules) or "key")
    Explorer(functools.partial(draw, crowd="few"), {"rate": [1]}, lambda rate: "So.", lambda rate: [{"rate": rate}], idea="trial", title="T", leaves_out="All.")
    assert "functools" not in seen[0] and draw.__module__ in seen[0]


def test_draws_again_when_a_control_offers_other_values(built):
    make()
    assert len(make(params={"rate": [20], "crowd": ["few"]}).pack["sentences"]) == 1


def test_keeps_one_cached_pack_a_widget(built):
    make()
    make(params={"rate": [20], "crowd": ["few"]})
    assert len(list((built / "frames").iterdir())) == 1


def test_refuses_more_settings_than_a_phone_should_load(built):
    with pytest.raises(BookError, match="has 301 settings, over the limit of 300"):
        make(params={"rate": list(range(301)), "crowd": ["few"]})


def test_refuses_more_bytes_than_a_phone_should_load(built, monkeypatch):
    monkeypatch.setattr(explorer, "MOST_BYTES", 100)
    with pytest.raises(BookError, match="bytes gzipped, over the limit of 100"):
        make()


def test_refuses_a_start_that_is_not_offered():
    with pytest.raises(BookError, match="The widget 'trial' has no setting rate=99. It offers: 10, 20, 30."):
        make(start={"rate": 99})


def test_refuses_a_try_of_a_control_that_is_not_there():
    with pytest.raises(BookError, match="has no setting crowds='few'. It offers: rate, crowd."):
        make(tries=[Try("Try.", {"crowds": "few"}, "See.")])


def test_starts_in_the_middle_where_no_start_is_given():
    assert make(start=None).index == [1, 1]


def test_offers_lists_for_words_and_sliders_for_numbers():
    widget = make(units={"rate": "%"}, labels={"rate": "Rate of loss"})
    assert [one["kind"] for one in widget.params] == ["slider", "list"]
    assert widget.params[0]["label"] == "Rate of loss"
    assert widget.params[0]["shown"] == ["10%", "20%", "30%"]
    assert widget.params[1]["shown"] == ["few", "many"]


def test_shows_a_unit_in_the_singular_after_one():
    widget = make(params={"rate": [0, 1, 2.5], "crowd": ["few"]}, units={"rate": ("day", "days")}, start={"rate": 1})
    assert widget.params[0]["shown"] == ["0 days", "1 day", "2.5 days"]


def test_shows_picture_sentence_table_and_what_is_left_out_without_scripts():
    text = make().fallback()["text/html"]
    assert "<svg" in text and "<table>" in text
    assert "At 20% the few &lt;crowd&gt; waits." in text
    assert "Everything &lt;else&gt;." in text


def test_hands_the_prediction_and_the_tries_to_the_frame():
    widget = make(predict=Prediction("Which?", ["a", "b"], 1, "Because."), tries=[Try("Try.", {"rate": 30}, "See.")])
    assert widget.predict == {"question": "Which?", "options": ["a", "b"], "answer": 1, "why": "Because."}
    assert widget.tries == [{"ask": "Try.", "set": {"rate": 30}, "see": "See."}]


def test_draws_on_demand_for_a_live_notebook():
    widget, sent = make(), []
    widget.send = sent.append
    widget._answer(widget, {"kind": "draw", "index": [2, 1]}, [])
    assert sent[0]["sentence"] == describe(30, "many")
    assert sent[0]["index"] == [2, 1] and sent[0]["rows"] == [["rate", 30], ["many", 4]]


def test_brings_a_position_that_is_out_of_bounds_back_into_them():
    widget, sent = make(), []
    widget.send = sent.append
    widget._answer(widget, {"kind": "draw", "index": [99, -5]}, [])
    assert sent[0]["index"] == [2, 0]


def test_says_how_to_make_a_bundle_that_is_missing(monkeypatch, tmp_path):
    monkeypatch.setattr(paths, "BUNDLES", tmp_path)
    with pytest.raises(BookError, match="has not been made. Run `python -m book bundle`"):
        make()


def test_refuses_a_widget_that_names_no_module():
    with pytest.raises(BookError, match="The widget 'Widget' does not name its module."):
        Widget(idea="trial", title="A trial")


def test_brings_its_module_and_style_to_a_notebook():
    state = make().get_state()
    assert "export{" in state["_esm"]
    assert ".ju-picture" in state["_css"]
