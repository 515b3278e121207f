"""A question bank of the tests' own."""

import pytest

from book import paths
from book.quiz import bank
from book.quiz.quiz import Quiz
from book.site import files, host
from book.site.learner import banks, pages
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
    equal: sh-one-basis
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

WRITTEN = """\
chapter: sharing
outcomes:
  law: match duties to Acts
  words: write about the duty
questions:
  - id: sh-match-acts
    type: matching
    outcome: law
    kind: apply
    level: 4
    section: the-basis
    source: {key: cda1998, at: s 5}
    question: Which Act gives which duty?
    pairs:
      - {left: Crime audit, right: Act of 1998, why: Section 6 asks for it.}
      - {left: Child reviews, right: Act of 2004, why: Section 14 asks for them.}
      - {left: Adult boards, right: Act of 2014, why: Section 43 sets them up.}
    extra:
      - {right: Act of 2018, why: It is on data.}
    otherwise: Think of whom each Act is on.
  - id: sh-short-name
    type: short
    outcome: words
    kind: recall
    level: 4
    section: the-basis
    source: {key: cda1998}
    question: What is the panel of agencies called?
    accept: [MAPPA, multi-agency public protection arrangements]
    why: The name is in the Act of 2003.
    near:
      - {text: MARAC, why: That one is on domestic abuse.}
    otherwise: It manages offenders.
  - id: sh-gap-duty
    type: gap
    outcome: words
    kind: apply
    level: 4
    section: the-basis
    source: {key: cda1998}
    question: Complete the sentence.
    text: The [[1]] and the chief officer of [[2]] shared the duty.
    gaps:
      - accept: [council, local authority]
        why: The section names it first.
        near:
          - {text: court, why: Courts were left out.}
        otherwise: It is an elected body.
      - accept: [police]
        why: The section names it second.
        otherwise: It wears a uniform.
  - id: sh-open-why
    type: open
    outcome: words
    kind: infer
    level: 5
    section: the-basis
    source: {key: cda1998}
    question: Why was the duty shared?
    model: No single body holds all the levers.
    rubric:
      - {point: Names two bodies, marks: 2}
      - {point: Says what each brings, marks: 3}
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


@pytest.fixture
def written():
    """The text of a question file with the types whose answers are matched or written."""
    return WRITTEN


class Folder:
    """A small site of one page, made as the build makes pages, and served."""

    def __init__(self, folder, address):
        self.folder, self.address = folder, address

    def put(self, *quizzes, rest="", script=""):
        """Write the chapter's page with these quizzes on it, and give its address."""
        bundles.make()
        mounts = TEXT + "".join(_mount(quiz) for quiz in quizzes)
        return self._page("chapters/sharing.html", "Sharing", mounts + rest, host.host_script("../") + script)

    def put_reading(self, *quizzes, rest=""):
        """Write the chapter's page with the script that notes what a reader does."""
        bundles.make()
        name, style = (host.versioned("reader", ending) for ending in ("page.js", "css"))
        script = f'<link rel="stylesheet" href="../_static/ju/{style}"><script defer data-reader data-root="../" data-chapter="sharing" src="../_static/ju/{name}"></script>'
        return self.put(*quizzes, rest=rest, script=script)

    def put_learner(self, *banks_of):
        """Write the review and record pages and the bank's files; gives the address of the folder."""
        bundles.make()
        found = [bank.load(slug) for slug in banks_of or ("sharing",)]
        titles = {one.chapter: f"On {one.chapter}" for one in found}
        index = banks.index(found, titles, {one.chapter: {"the-basis": "The basis", "the-bodies": "The bodies"} for one in found})
        file = banks.write(self.folder / banks.FOLDER, index, found)
        for name, (title, body, module) in pages.PAGES.items():
            state = {"idea": module, "host": {"module": module, "print": "live"}, "bank": file}
            live = pages.preload(file, module) + host.mount_html(state, pages.NO_SCRIPT, root="")
            self._page(f"{name}.html", title, body.format(live=live), host.host_script(""))
        return self.address

    def put_landing(self, unnamed=""):
        """Write a page of contents that welcomes a reader back."""
        self.put_learner()
        index = next(file.name for file in (self.folder / banks.FOLDER).glob("bank.*.js"))
        about = {"index": index, "review": host.versioned("review", "page.js"), "unnamed": unnamed, "root": "./", "reader": ""}
        told = " ".join(f'data-{key}="{value}"' for key, value in about.items())
        menu = '<div id="ju-menu"><a href="chapters/sharing.html">1. Sharing</a></div>'
        return self._page("index.html", "Book", menu, f'<script defer {told} src="_static/ju/{host.versioned("reader", "page.js")}"></script>')

    def _page(self, name, title, body, script):
        files.copy_widgets(self.folder / host.FOLDER)
        style = "".join((paths.PACKAGE / "site" / "theme" / f"{part}.css").read_text() for part in ("palette", "text", "print"))
        page = self.folder / name
        page.parent.mkdir(exist_ok=True)
        heading = "" if "<h1>" in body else f"<h1>{title}</h1>"
        page.write_text(PAGE.format(title=title, style=style, body=heading + body, script=script), encoding="utf-8")
        return f"{self.address}/{name}"


def _mount(quiz):
    return host.mount_html(quiz.get_state(), quiz.fallback()["text/html"], root="../", attributes={"data-quiz": quiz.chapter})


PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1"><style>
body {{ margin: 0; background: var(--ju-paper); color: var(--ju-ink); font-family: var(--ju-sans); line-height: 1.6; }}
main {{ max-width: 44rem; margin: 0 auto; padding: 1rem; }} {style}</style></head>
<body><main class="bd-article">{body}</main>{script}</body></html>"""
TEXT = """<section id="the-basis"><h2><span class="section-number">1. </span>The basis<a class="headerlink" href="#the-basis">#</a></h2>
<p>Text.</p></section>"""


@pytest.fixture
def folder(tmp_path):
    """A folder that is served; `put` writes its page."""
    top = tmp_path / "site" / "book"
    top.mkdir(parents=True)
    server = browser.serve(top.parent)
    yield Folder(top, f"{server.address}/book")
    server.close()


@pytest.fixture
def ask(write, folder, open_page):
    """Open a page that asks these questions of the good bank, all of them where none is named."""
    write()

    def open_quiz(*ids, **options):
        page = open_page(folder.put(Quiz.of("sharing", ids or None)), **options)
        page.locator(".ju-quiz").wait_for()
        return page

    return open_quiz
