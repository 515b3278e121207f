"""Parts of the desk's engine that need no browser: run by Node, and held to what Python does."""

import json
from pathlib import Path

import pytest

from book import answers
from book.errors import BookError
from tests import node

NUMBER = '{"type": "float", "value": 1.5}'
TEXTS = [
    NUMBER, '{"type": "int", "value": "-14"}', '{"type": "int", "value": 14}', '{"type": "int", "value": "1e3"}', '{"type": "int", "value": "٣"}',
    '{"type": "int", "value": "' + "9" * 404 + '"}', '{"type": "float", "value": "nan"}', '{"type": "float", "value": "high"}', '{"type": "float", "value": 1e400}',
    '{"type": "float", "value": true}', '{"type": "float", "value": NaN}', '{"type": "bool", "value": true}', '{"type": "bool", "value": 1}',
    '{"type": "text", "value": "B"}', '{"type": "text", "value": "' + "b" * 2_001 + '"}', '{"type": "text", "value": "' + "\U0001f600" * 2_000 + '"}',
    '{"type": "date", "value": "1998-04-01"}', '{"type": "list", "value": [' + NUMBER + "]}", '{"type": "list", "value": [1.5]}', '{"type": "list", "value": {}}',
    '{"type": "list", "value": [' + ", ".join([NUMBER] * 1_001) + "]}", '{"type": "list", "value": [' * 6 + NUMBER + "]}" * 6, '{"type": "list", "value": [' * 5 + NUMBER + "]}" * 5,
    '{"type": "map", "value": [[' + NUMBER + ", " + NUMBER + "]]}", '{"type": "map", "value": [[' + NUMBER + "]]}", '{"type": "table", "columns": ["a"], "rows": [[' + NUMBER + "]]}",
    '{"type": "table", "columns": ["a"], "rows": [[]]}', '{"type": "nothing"}', '{"type": "nothing", "value": 1}', '{"type": "missing"}', '{"type": "other", "name": "function"}',
    '{"type": "mark", "value": 20}', '{"type": "toString"}', '{"met": true}', '[]', "", "null", "{", '{"type": "text", "value": "' + "b" * 2_000_001 + '"}',
]  # fmt: skip


def read(text):
    try:
        return answers.read(text)
    except BookError:
        return None


def run(tmp_path, **vectors):
    file = tmp_path / "vectors.json"
    file.write_text(json.dumps(vectors), encoding="utf-8")
    return node.run(Path(__file__).with_name("reading.test.mjs"), VECTORS=str(file))


def test_answers_are_held_to_the_same_form_as_in_python(tmp_path):
    vectors = [{"text": text, "found": read(text)} for text in TEXTS]
    assert 12 < sum(one["found"] is None for one in vectors) < len(TEXTS) - 12
    done = run(tmp_path, answers=vectors)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", ["store"])
def test_by_node(name):
    done = node.run(Path(__file__).with_name(f"{name}.test.mjs"))
    assert done.returncode == 0, done.stdout
