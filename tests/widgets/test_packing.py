"""Packed texts come back as they were."""

import random

import pytest

from book.widgets.packing import pack, unpack


def test_gives_back_every_text():
    rng = random.Random(7)
    texts = [[rng.choice("abcdef") for _ in range(rng.choice([5, 5, 5, 6]))] for _ in range(40)]
    packed = pack(texts)
    assert [unpack(packed, i) for i in range(40)] == texts


def test_keeps_each_line_once():
    assert pack([["a", "b"], ["a", "c"]])["lines"] == ["a", "b", "c"]


def test_says_that_there_is_no_such_text():
    with pytest.raises(IndexError):
        unpack(pack([["a"]]), 3)
