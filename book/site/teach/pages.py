"""Makes the pages of the lecturer's pack and puts the files of the reading lists beside them."""

from __future__ import annotations

import hashlib
import html
from collections.abc import Callable, Iterator
from pathlib import Path

from book.site.chapter import Chapter
from book.site.teach import institutions, reading
from book.site.teach.parts import FOLDER, Pack, content, is_sensitive, items, table, words

NAV = {"index": "The pack", "modules": "Module plans", "reading": "Reading lists", "essays": "Essays and marking", "outcomes": "Outcomes and benchmarks", "editions": "Editions", "bank": "The question bank", "mark": "The marking desk", "institutions": "nbgrader on JupyterHub"}
UPSET = (
    "Say at the start that anybody may step out, and that no reason is asked. "
    "If someone is upset, stop the task for all with a short break, and speak with that person apart. "
    "Listen, do not question, and do not promise to keep secret what you may have to pass on. "
    "Point to [where to find help](support) and to your university's own support service, and look in again a day later."
)
CALM = "Anybody may step out, and no reason is asked. [Where to find help](support) has numbers to ring."
SUGGESTED = "Timings and tasks are suggestions; nobody has yet tested them in a class."
SECTION = '<section id="{id}"><h1>{title}</h1>{body}</section>'


def nav(root: str) -> str:
    """Link the pack's pages to each other."""
    links = (f'<a href="{root}teach/{name}.html">{words}</a>' for name, words in NAV.items())
    return f'<nav class="ju-teach ju-no-print" aria-label="The lecturer’s pack"><p>{" · ".join(links)}</p></nav>'


def index(pack: Pack, root: str) -> str:
    """Say what is here."""
    plans = items((pack.link(page.slug, root, page="teach/seminars/{}.html") for page in pack.chapters), "ol")
    return (
        f"<p>For those who teach with the book. All of it is yours to change, under CC BY 4.0. {SUGGESTED}</p>"
        f'<ul><li><a href="{root}teach/modules.html">Module plans</a> for ten and for twenty weeks</li>'
        f'<li><a href="{root}teach/reading.html">Reading lists</a>: core and further reading of each chapter, with files for a reference manager</li>'
        f'<li><a href="{root}teach/essays.html">Essays and marking</a>: twenty titles, and criteria for levels 4, 5 and 6</li>'
        f'<li><a href="{root}teach/outcomes.html">Outcomes and benchmarks</a>: Criminology, Policing and Social Policy</li>'
        f'<li><a href="{root}teach/editions.html">Editions</a>: what stays the same for a year</li>'
        f'<li><a href="{root}teach/bank.html">The question bank</a>: every question, and what the questions cover</li>'
        f'<li><a href="{root}exercises/index.html">Exercises</a>: notebooks that run in the browser, each with a form without code</li>'
        f'<li><a href="{root}teach/mark.html">The marking desk</a>: mark what your students hand in, in this browser, with nothing to install</li>'
        f'<li><a href="{root}teach/institutions.html">At an institution</a>: the same exercises in nbgrader on JupyterHub</li></ul>'
        f"<h2>Seminar plans</h2><p>One a chapter, on one sheet of A4 when it is printed.</p>{plans}"
        f'<h2>In class</h2><p>How to link to a section, a figure or a model’s setting is told in <a href="{root}chapters/how_to_use.html#for-lecturers">how to use this book</a>.</p>'
    )


def modules(pack: Pack, root: str) -> str:
    """Give both plans, week by week."""

    def row(number: int, week: dict) -> list[str]:
        read = ", ".join(pack.link(slug, root) for slug in week["read"]) or html.escape(week["note"])
        plan = f'<a href="{root}teach/seminars/{week["seminar"]}.html">Plan<span class="ju-hidden"> for {pack.title(week["seminar"])}</span></a>' if pack.has(week.get("seminar", "")) else "none"
        return [f"Week {number}", read, plan, html.escape(week.get("due", "")) or "nothing"]

    def plan(name: str, caption: str) -> str:
        return table(caption, ("Week", "Read", "Seminar", "Due"), [row(number, week) for number, week in enumerate(content("modules")[name], 1)])

    return (
        f"<p>Two suggestions, to be cut to your own calendar. Each week takes one seminar of 50 minutes, and about an hour of reading a chapter with its questions. {SUGGESTED}</p>"
        "<p>In ten weeks most weeks have two chapters. Set the first for all; a student who has time for one only can follow the seminar with it.</p>"
        f"<h2>Ten weeks</h2>{plan('ten', 'A plan for ten weeks')}<h2>Twenty weeks</h2>{plan('twenty', 'A plan for twenty weeks')}"
        f"<h2>Before you begin</h2>"
        f"<p>Chapters on abuse, death and control carry a content note. Name those weeks in the handbook, say what may be done instead, and put <a href=\"{root}chapters/support.html\">where to find help</a> on its first page.</p>"
    )


def seminar(pack: Pack, page: Chapter, root: str) -> str:
    """Give a chapter's plan, on one sheet."""
    plan = content("plans")[page.slug]
    core = "Core reading: " + "; ".join(pack.short(key) for key in plan["core"]) + f'. <a class="ju-no-print" href="{root}teach/reading.html#reading-{page.slug}">The whole list</a>'
    room = [f"<strong>{minutes} minutes.</strong> {words(told, root)}" for minutes, told in plan["do"]]
    upset = " ".join([UPSET if is_sensitive(page) else CALM, *([plan["upset"]] if "upset" in plan else [])])
    return (
        f'<p class="ju-source">For chapter {pack.number(page.slug)}, {pack.link(page.slug, root)}. {sum(minutes for minutes, _ in plan["do"])} minutes. {SUGGESTED}</p>'
        f"<p><strong>At the end people can:</strong> {words(plan['aim'][0].lower() + plan['aim'][1:], root)}</p>"
        f"<h2>Preparation</h2>{items([*(words(text, root) for text in plan['prepare']), core])}"
        f"<h2>In the room</h2>{items(room, 'ol')}"
        f"<h2>Follow-up</h2><p>{words(plan['after'], root)}</p>"
        f"<h2>If someone is upset</h2><p>{words(upset, root)}</p>"
    )


def lists(pack: Pack, root: str) -> str:
    """Give each chapter's core and further reading, with its files."""

    def part(page: Chapter) -> str:
        core = [key for key in content("plans")[page.slug]["core"] if key in pack.works]
        more = [key for key in reading.further(page) if key not in core and key in pack.works]
        files = " · ".join(
            f'<a class="ju-download" href="{root}teach/reading/{page.slug}.{ending}" download>{name}<span class="ju-hidden"> of {pack.title(page.slug)}</span></a>'
            for ending, name in (("ris", "RIS"), ("bib", "BibTeX"))
        )
        return (
            f'<section id="reading-{page.slug}"><h2>{pack.number(page.slug)}. {pack.title(page.slug)}</h2>'
            f"<p>All {len(reading.cited(page))} works that the chapter cites: {files}</p>"
            f"<h3>Core</h3>{items(map(pack.work, core))}<h3>Further</h3>{items(map(pack.work, more))}</section>"
        )

    return (
        "<p>Core is what a seminar plan asks of all; further is the rest of the chapter’s own further reading, where each work has a line on why. "
        "The files hold every work that the chapter cites, as RIS and as BibTeX, with the same keys.</p>"
        "<p><strong>Free to read</strong> means that the chapter says so, or that the address is that of an official text or an open archive. "
        "<strong>Ask your library</strong> means only that we do not know of a free copy: look for one before you buy.</p>" + "".join(map(part, pack.chapters))
    )


def essays(pack: Pack, root: str) -> str:
    """Give the titles by level, and what lifts a mark."""
    told, number, parts = content("essays"), 0, []
    for level, titles in told["titles"].items():
        lines = [f"{html.escape(title, quote=False)} <small>Start from {', '.join(pack.link(slug, root) for slug in slugs)}.</small>" for title, slugs in titles]
        rows = [[name, *(html.escape(cell, quote=False) for cell in cells)] for name, cells in told["criteria"][level]]
        parts.append(f'<h2>Level {level}</h2><ol start="{number + 1}">{"".join(f"<li>{line}</li>" for line in lines)}</ol>' + table(f"What lifts a mark at level {level}", ("What", *told["bands"]), rows))
        number += len(titles)
    return (
        f'<p>Twenty titles, beside the ten with guidance in {pack.link("summing_up", root)}. Levels 4, 5 and 6 are the first, second and third year of a degree in England, Wales and Northern Ireland.</p>'
        "<p>The criteria are ours and illustrative: your department’s own go first. Work below 40 lacks what the first column asks. "
        "The wording rises by level, so that the same words in an essay are worth less in a later year.</p>" + "".join(parts)
    )


def outcomes(pack: Pack, root: str) -> str:
    """Map the book's outcomes to the benchmark statements."""
    parts = []
    for one in content("outcomes"):
        rows = [[html.escape(asks, quote=False), items(pack.outcome(name, root) for name in names)] for asks, names in one["rows"]]
        parts.append(f'<h2>{one["subject"]}</h2><p>{html.escape(one["edition"], quote=False)} <a href="{one["link"]}">Open the statement</a></p>' + table(f"{one['subject']}: what is asked, and which outcomes answer it", ("Asked", "Outcomes of this book"), rows))
    return (
        "<p>Subject benchmark statements of the Quality Assurance Agency (QAA) are reference points and no national curriculum. "
        "The mapping is our own: nobody at the QAA has seen it. Before you put it on a form, check it against the edition in force.</p>" + "".join(parts)
    )


def editions(pack: Pack, root: str) -> str:
    """Say what stays the same for a year, and how."""
    return (
        "<p>A module needs a book that does not move under it. This is how an edition is meant to be kept.</p>"
        "<h2>On 1 September</h2>"
        "<p>Whoever hosts the book freezes the text as it stands, with a tag in the repository named for the academic year, such as <code>2026-27</code>, and builds the site from the tag under an address of its own. "
        "That address goes into handbooks. It stays up for as long as a student who began with it may be resitting.</p>"
        "<h2>During the year</h2>"
        "<p>A frozen edition changes for four reasons only: a support service’s number, an error of fact, a law that has changed, and a fault that keeps somebody out. "
        f'Each change is noted with its date in the repository. <a href="{root}chapters/law.html">The law as at November 2026</a> says of each entry when it was last read.</p>'
        "<h2>What never changes</h2>"
        "<ul><li>A chapter’s address, and the labels of its sections</li>"
        "<li>The id of a question: it is in words, and is neither reused nor renumbered. A question that asks something else gets a new id, and a withdrawn one leaves its id unused, so that what students have on record still fits</li>"
        "<li>The key of a source, and of a law</li></ul>"
        "<h2>If you run your own copy</h2><p>Tag it in the same way, and say on your module’s page which tag it is. Students cite the edition by its year and the day on which they read it.</p>"
    )


PAGES: dict[str, tuple[str, Callable[[Pack, str], str]]] = {
    "index": ("The lecturer’s pack", index), "modules": ("Module plans", modules), "reading": ("Reading lists", lists),
    "essays": ("Essays and marking", essays), "outcomes": ("Outcomes and benchmarks", outcomes), "editions": ("Editions", editions),
    "institutions": ("At an institution: nbgrader on JupyterHub", institutions.page),
}  # fmt: skip


def pages(app) -> Iterator[tuple[str, dict, str]]:
    """Give Sphinx the pages; `html-collect-pages` calls this."""
    pack = Pack(app.env)
    for name, (title, made) in PAGES.items():
        yield f"teach/{name}", _context(f"teach-{name}", title, made(pack, "../") + nav("../")), "page.html"
    for page in pack.chapters:
        body = seminar(pack, page, "../../") + nav("../../")
        yield f"teach/seminars/{page.slug}", _context(f"seminar-{page.slug}", f"Seminar: {pack.title(page.slug)}", body), "page.html"


def _context(anchor: str, title: str, body: str) -> dict:
    return {"title": title, "body": SECTION.format(id=anchor, title=title, body=body)}


def write_files(app, fault) -> None:
    """Put the files of the reading lists beside the pages."""
    if fault or app.builder.format != "html":
        return
    pack, folder = Pack(app.env), Path(app.outdir) / "teach" / "reading"
    folder.mkdir(parents=True, exist_ok=True)
    institutions.write_files(Path(app.outdir))
    for page in pack.chapters:
        works = [(key, pack.entries[key]) for key in reading.cited(page)]
        for ending, made in (("ris", reading.ris), ("bib", reading.bibtex)):
            (folder / f"{page.slug}.{ending}").write_text(made(works), encoding="utf-8")


def is_outdated(app, env, _added, _changed, _removed) -> list[str]:
    """Have Sphinx finish a build, and so write these pages, where only the pack has changed."""
    key = hashlib.sha256(b"\0".join(file.read_bytes() for file in sorted([*FOLDER.glob("*.yml"), *FOLDER.glob("*.py"), *institutions.HUB.iterdir()]))).hexdigest()
    if getattr(env, "ju_teach_key", "") == key:
        return []
    env.ju_teach_key = key
    return [app.config.root_doc]


def setup(app) -> None:
    """Connect to Sphinx."""
    app.connect("env-get-outdated", is_outdated)
    app.connect("html-collect-pages", pages)
    app.connect("build-finished", write_files)
