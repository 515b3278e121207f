"""The form without code as it is built: the text, what the cells show, and a question for each check."""

import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from book import paths
from book.errors import BookError
from book.lecturer import plan
from book.rules import Rule
from book.site.exercise import copies, form, form_questions, outputs
from tests import node

EXERCISES = copies.in_order()
LEAST = 14  # tests in the Node file: none may go by unseen


def chapter(slug):
    return f"<a>{slug}</a>"


@pytest.fixture(scope="module")
def body():
    return form.body(EXERCISES[-1], chapter)


def without_data(body):
    return body.split('<script type="application/json"')[0]


def test_the_functions_hold_in_node():
    done = node.run(Path(__file__).with_name("form.test.mjs"))
    assert done.returncode == 0, done.stdout
    assert int(re.search(r"pass (\d+)", done.stdout)[1]) >= LEAST


@pytest.mark.parametrize("source", EXERCISES, ids=lambda source: source.stem)
def test_asks_every_question_of_the_plan_in_its_order_and_shows_no_code(source):
    shown, planned = without_data(form.body(source, chapter)), plan.plan(source)
    assert re.findall(r'data-ask="([\w-]+)"', shown) == [one["id"] for one in (*planned["checks"], *planned["written"])]
    assert not re.search(r"import |load\(|check\(|\{\{|np\.float|dtype|object at 0x", re.sub(r"<svg.*?</svg>", "", shown, flags=re.S))
    assert not re.search(r'aria-label=""|<caption></caption>|<th scope="col"[^>]*></th>', shown)
    ids = re.findall(r' id="([^"]+)"', shown)
    assert len(ids) == len(set(ids))


def test_pictures_are_inline_with_their_alt_and_the_pages_colours():
    body = form.body(paths.NOTEBOOKS / "two_series.md", chapter)
    assert re.search(r'role="img" aria-label="[^"]{20,}"><svg aria-hidden="true"', body)
    assert "var(--ju-" in body and "<img" not in body


def test_says_without_scripts_what_needs_them_and_hides_what_does():
    shown = without_data(form.body(EXERCISES[-1], chapter))
    assert '<p class="ju-form-still">Scripts are off in this browser.' in shown
    assert [part for part in re.findall(r"<p class=\"ju-ask-do\"[^>]*>|<button[^>]*data-does=\"(?:sign|up|down)\"[^>]*>", shown) if "hidden" not in part] == []


def test_holds_its_data_so_that_no_text_can_end_the_script(body):
    assert "<" not in body.split('class="ju-form-data">')[1].split("</script>")[0]


def test_an_unchanged_exercise_is_not_run_again(monkeypatch):
    first = outputs.of(EXERCISES[-1])
    monkeypatch.setattr(outputs, "_run", lambda *_: pytest.fail("It was run again."))
    assert outputs.of(EXERCISES[-1]) == first


def test_a_changed_cell_or_data_is_another_key():
    notebook = copies.form(EXERCISES[-1])
    before = outputs._key(notebook)
    next(cell for cell in notebook.cells if outputs.is_run(cell)).source += "\n1 + 1"
    assert outputs._key(notebook) != before


def test_a_failing_cell_is_named_with_its_file():
    notebook = copies.form(EXERCISES[-1])
    notebook.cells = [cell for cell in notebook.cells if outputs.is_run(cell)][:1]
    notebook.cells[0].source = "1 / 0"
    with pytest.raises(BookError, match="ZeroDivisionError: division by zero"):
        outputs._run(notebook, EXERCISES[-1])


def test_a_picture_without_alt_is_refused():
    notebook = copies.form(EXERCISES[-1])
    setter = form._Setter(EXERCISES[-1])
    with pytest.raises(BookError, match="has no ':alt:'"):
        setter._picture(next(cell for cell in notebook.cells if not cell.metadata.get("alt")), "<svg ></svg>")


def test_values_are_written_as_a_reader_would():
    values = [1998, 5_109_089, 39.5, 0.333333, 1e-5, float("nan"), None, True, pd.Timestamp("1998-04-01"), "april_to_march", "Mill_Lane", -9.8]
    assert [outputs.cell(value) for value in values] == ["1998", "5,109,089", "39.5", "0.3333", "1e−05", "–", "–", "yes", "1998-04-01", "april to march", "Mill_Lane", "−9.8"]


def test_printed_lists_and_texts_lose_their_marks_of_code():
    assert [outputs.plain(text) for text in ("['Shop theft', 'Burglary']", "'B'", "3 of 4", "[1, 2.5]", "a [b]")] == ["Shop theft, Burglary", "B", "3 of 4", "1, 2.5", "a [b]"]


def test_a_table_names_its_columns_and_rows_in_words():
    table = pd.DataFrame({"year_ending": [1998, 1999], "victims_share_pct": np.array([34.5, 30.8]), "seen": [True, False]})
    assert outputs.table(table) == {"heads": ["year ending", "victims share per cent", "seen"], "names": 0, "rows": [["1998", "34.5", "yes"], ["1999", "30.8", "no"]], "numeric": [True, True, False]}
    named = outputs.table(table.set_index("year_ending")["seen"])
    assert (named["heads"], named["names"], named["rows"][0]) == (["year ending", "seen"], 1, ["1998", "yes"])
    assert outputs.table(pd.DataFrame({"x": [1]}, index=["A"]))["heads"] == ["letter", "x"]


def test_a_long_table_shows_both_ends_and_says_so():
    shown = outputs.table(pd.DataFrame({"a": range(100)}))
    assert [row[0] if row else "" for row in shown["rows"]] == ["0", "1", "2", "3", "4", "", "95", "96", "97", "98", "99"]
    assert "Rows between are left out here." in form.table("Table 1", shown)


def test_a_table_scrolls_by_keyboard_and_folds_where_its_texts_are_long():
    figures = outputs.table(pd.DataFrame({"a": [1], "b": [2], "c": [3]}))
    texts = outputs.table(pd.DataFrame({"a": ["A <b>"], "b": ["x" * 30], "c": [3]}))
    assert "ju-folds" not in form.table("T", figures) and 'role="group" tabindex="0" aria-label="T"' in form.table("T", figures)
    assert "ju-folds" in form.table("T", texts) and '<th scope="row">A &lt;b&gt;</th>' in form.table("T", texts)
    assert '<td data-label="c" class="text-right">3</td>' in form.table("T", texts)


WORDS = {"id": "a", "marks": 1, "form": "Which *one* <b>?", "right": "So.", "otherwise": "Try.", "file": Path("a.yml")}


def test_each_number_has_its_label_and_unit():
    rule = Rule(**WORDS, kind="numbers", labels=["1998", "1999"], answer=[1, 2], unit="cases")
    set_ = form_questions.asked(3, rule, str)
    assert re.findall(r'<label for="a-(\d)">(\d+)<span class="ju-spoken">, in cases', set_) == [("0", "1998"), ("1", "1999")]
    assert set_.count('inputmode="decimal"') == 2 and "<legend><strong>Question 3.</strong>" in set_ and "(1 mark)" in set_


def test_options_are_real_radios_and_boxes_with_one_name():
    rule = Rule(**WORDS, kind="choice", options={"A": "one", "B": "two"}, answer="B")
    assert len(re.findall(r'<input type="radio" name="a" value="[AB]">', form_questions.asked(1, rule, str))) == 2


def test_an_order_has_menus_and_buttons_that_say_what_they_move():
    rule = Rule(**WORDS, kind="order", options={"A": "one", "B": "two"}, answer=["B", "A"])
    set_ = form_questions.asked(1, rule, str)
    assert "Move A down" in set_ and "Place of B" in set_
