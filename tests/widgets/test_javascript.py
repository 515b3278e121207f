"""The widgets' modules: their pure functions by Node, and their form."""

import json
import random
import re
from pathlib import Path

import pytest

from book import paths
from book.widgets import bundles
from book.widgets.packing import pack
from tests import node

SOURCES = sorted([*(paths.PACKAGE / "widgets").glob("*.js"), *(paths.PACKAGE / "quiz").glob("*.js")])


def test_pure_functions_agree_with_python():
    rng = random.Random(3)
    texts = [[rng.choice("abcd") for _ in range(rng.choice([4, 4, 5]))] for _ in range(20)]
    done = node.run(Path(__file__).with_name("explorer.test.mjs"), PACK=json.dumps({"packed": pack(texts), "texts": texts}))
    assert done.returncode == 0, done.stdout
    assert re.search(r"pass [1-9]", done.stdout)


@pytest.mark.parametrize("name", bundles.modules())
def test_a_bundle_is_one_self_contained_module(name):
    text = (paths.BUNDLES / f"{name}.mjs").read_text()
    assert not re.search(r"\bimport\s*[({\"']|from\s*[\"']", text)


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.name)
def test_a_module_reaches_no_other_host_and_leaves_no_log(file):
    text = file.read_text().replace('"http://www.w3.org/2000/svg"', "")  # the name of SVG, which nothing fetches
    assert not re.search(r"https?://|console\.log|\beval\(|new Function", text)


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.name)
def test_only_the_books_own_drawing_is_set_as_html(file):
    lines = [line for line in file.read_text().splitlines() if re.search(r"innerHTML|insertAdjacentHTML|outerHTML", line)]
    own = ['    picture.innerHTML = lines.join("\\n");', '    scratch.innerHTML = `<svg>${changed.map((one) => one.text).join("")}</svg>`;']
    assert lines == (own if file.name == "explorer.js" else [])


def test_bundles_are_not_made_again_when_nothing_changed():
    bundles.make()
    assert bundles.make() is False


def test_a_bundle_that_was_deleted_is_made_again():
    bundles.make()
    (paths.BUNDLES / "explorer.css").unlink()
    assert bundles.make() is True
    assert (paths.BUNDLES / "explorer.css").exists()
