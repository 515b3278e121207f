"""A question bank of the tests' own."""

import shutil

import pytest

from book import paths
from book.site import host
from book.widgets import bundles
from tests import browser

GOOD = """\
chapter: sharing
outcomes:
  basis: name the lawful basis of a disclosure
  order: put the steps of a referral in order
questions:
  - id: sh-one-basis
    type: single
    outcome: basis
    kind: apply
    level: 4
    section: the-basis
    source: {key: dpa2018, at: s 8}
    question: Which *basis* fits the case?
    options:
      - {text: Public task, right: true, why: The Act gives the task.}
      - {text: No, why: A bare word is still a word.}
      - {text: Consent, why: Nobody was free to refuse.}
  - id: sh-which-bodies
    type: multiple
    outcome: basis
    kind: recall
    level: 4
    section: the-bodies
    source: {key: cda1998, at: s 5(1)}
    sensitive: abuse
    question: Which bodies share the duty?
    options:
      - {text: The council, right: true, why: Named in the section.}
      - {text: The police, right: true, why: Named in the section too.}
      - {text: The court, why: Courts were left out.}
      - {text: The press, why: Never a public body.}
  - id: sh-rise-pct
    type: numeric
    outcome: basis
    kind: apply
    level: 5
    section: the-figures
    source: {key: ons2001}
    question: By how much did it rise?
    answer: 14.0
    tolerance: 0.5
    unit: per cent
    why: From 100 to 114 is 14 per cent.
    near:
      - {value: 12.3, tolerance: 0.1, why: You divided by the later figure.}
    otherwise: Divide the change by the first figure.
  - id: sh-steps-order
    type: ordering
    outcome: order
    kind: infer
    level: 4
    section: the-steps
    source: {key: cda1998, at: s 6}
    question: Put the steps in order.
    items:
      - {text: Review, why: Nothing can be planned before.}
      - {text: Consult, why: People answer to the review.}
      - {text: Publish, why: The strategy rests on both.}
    otherwise: Ask what each step needs from the one before.
"""


@pytest.fixture
def bank_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "QUESTIONS", tmp_path)
    return tmp_path


@pytest.fixture
def write(bank_folder):
    """Write a question file, with one piece of the good one replaced."""

    def put(old="", new="", *, slug="sharing", text=GOOD):
        assert old in text
        file = bank_folder / f"{slug}.yml"
        file.write_text(text.replace(old, new, 1) if old else text, encoding="utf-8")
        return file

    return put


@pytest.fixture
def good():
    """The text of a question file with no fault."""
    return GOOD


class Folder:
    """A small site of one page, made as the build makes pages, and served."""

    def __init__(self, folder, address):
        self.folder, self.address = folder, address

    def put(self, *quizzes, rest=""):
        """Write the page with these quizzes on it, and give its address."""
        bundles.make()
        assets = self.folder / "_static" / "ju"
        assets.mkdir(parents=True, exist_ok=True)
        for ending in ("page.js", "css"):
            shutil.copy(paths.BUNDLES / f"quiz.{ending}", assets / host.versioned("quiz", ending))
        shutil.copy(paths.PACKAGE / "site" / "host.js", assets)
        style = "".join((paths.PACKAGE / "site" / "theme" / f"{name}.css").read_text() for name in ("palette", "text", "print"))
        mounts = "".join(_mount(quiz) for quiz in quizzes)
        page = self.folder / "chapters" / "sharing.html"
        page.parent.mkdir(exist_ok=True)
        page.write_text(PAGE.format(style=style, mounts=mounts, rest=rest, script=host.host_script("../")), encoding="utf-8")
        return f"{self.address}/chapters/sharing.html"


def _mount(quiz):
    return host.mount_html(quiz.get_state(), quiz.fallback()["text/html"], root="../", attributes={"data-quiz": quiz.chapter})


PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sharing</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1"><style>
body {{ margin: 0; background: var(--ju-paper); color: var(--ju-ink); font-family: var(--ju-sans); line-height: 1.6; }}
main {{ max-width: 44rem; margin: 0 auto; padding: 1rem; }} {style}</style></head>
<body><main class="bd-article"><h1>Sharing</h1><section id="the-basis"><h2><span class="section-number">1. </span>The basis<a class="headerlink" href="#the-basis">#</a></h2>
<p>Text.</p></section>{mounts}{rest}</main>{script}</body></html>"""


@pytest.fixture
def folder(tmp_path):
    """A folder that is served; `put` writes its page."""
    top = tmp_path / "site" / "book"
    top.mkdir(parents=True)
    server = browser.serve(top.parent)
    yield Folder(top, f"{server.address}/book")
    server.close()
