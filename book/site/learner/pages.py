"""Makes the learner's pages, review and record, and lets the book's pages note what a reader does."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from book import paths
from book.quiz import bank
from book.site import chapter, host
from book.site.learner import banks, coverage, sensitive
from book.site.shell import LANDING
from book.widgets import bundles

REVIEW = """\
<section id="review"><h1>Review</h1>
<p>What you have answered comes back here when you are about to forget it: mixed across chapters, five minutes at a time.
Nothing that you do here is sent to anyone.</p>
{live}
</section>"""
RECORD = """\
<section id="your-record"><h1>Your record</h1>
<p>What this book keeps about you, where it is, and what you can do with it.</p>
{live}
</section>"""
NO_SCRIPT = "<p>This page needs scripts, since what it shows is kept in your browser and nowhere else. The chapters and their questions can be read without.</p>"
PAGES = {"review": ("Review", REVIEW, "review"), "record": ("Your record", RECORD, "your_record")}


def in_book(env) -> list[bank.Bank]:
    """Load the banks of the chapters that this build holds, in the order of the book."""
    slugs = [page.slug for page in chapter.in_order() if f"chapters/{page.slug}" in env.found_docs]
    return [bank.load(slug) for slug in slugs if (paths.QUESTIONS / f"{slug}.yml").exists()]


def prepare(app, env) -> list[str]:
    """Work out, once all chapters are read, what their pages and the learner's need to know."""
    found = in_book(env)
    titles = {one.chapter: env.titles[f"chapters/{one.chapter}"].astext() for one in found}
    file = banks.write(Path(app.outdir) / banks.FOLDER, banks.index(found, titles, _sections(env)), found)
    unnamed = [one.chapter for one in found if sensitive.is_unnamed(one)]
    env.ju_learner = {"index": file, "unnamed": unnamed, "chapters": list(titles), "titles": titles}
    return []


def pages(app) -> Iterator[tuple[str, dict, str]]:
    """Give Sphinx the pages.

    Parameters
    ----------
    app : Sphinx
        The running build; `html-collect-pages` calls this.

    Yields
    ------
    tuple
        Page name, context and template.
    """
    about = app.env.ju_learner
    for name, (title, body, module) in PAGES.items():
        state = {"idea": module, "host": {"module": module, "print": "live"}, "bank": about["index"]}
        live = preload(about["index"], module) + host.host_script("") + host.mount_html(state, NO_SCRIPT, root="")
        yield name, {"title": title, "body": body.format(live=live)}, "page.html"
    yield "teach/bank", {"title": "The question bank", "body": coverage.page(in_book(app.env), about["titles"], root="../")}, "page.html"


def preload(index: str, module: str) -> str:
    """Let the browser fetch at once what the page's module will ask for, and not one after the other."""
    files = (f"{banks.FOLDER}/{index}", f"{host.FOLDER}/{host.versioned(module, 'page.js')}")
    return "".join(f'<link rel="preload" as="script" href="{file}">' for file in files)


def _sections(env) -> dict[str, dict[str, str]]:
    """List the titles of labelled sections, by chapter and label."""
    found: dict[str, dict[str, str]] = {}
    for label, (docname, _, title) in env.domaindata["std"]["labels"].items():
        found.setdefault(docname.removeprefix("chapters/"), {})[label] = title
    return found


def is_outdated(app, env, _added, _changed, _removed) -> list[str]:
    """Have Sphinx finish a build, and so write these pages, where only a bank or this package has changed."""
    files = [*paths.QUESTIONS.glob("*.yml"), *Path(__file__).parent.glob("*.py"), bundles.stamp()]
    key = hashlib.sha256(b"\0".join(file.read_bytes() for file in sorted(files))).hexdigest()
    if getattr(env, "ju_learner_key", "") == key:
        return []
    env.ju_learner_key = key
    return [app.config.root_doc]


def dress(app, pagename: str, _template: str, context: dict, _doctree) -> None:
    """Let chapters and the page of contents load the script that notes what a reader does, and keep telling names off the tab."""
    about = app.env.ju_learner
    slug = pagename.removeprefix("chapters/")
    root = "../" * app.builder.get_target_uri(pagename).count("/")
    told = {"data-reader": "", "data-root": root or "./"}
    if pagename == LANDING:
        told |= {"data-index": about["index"], "data-review": host.versioned("review", "page.js"), "data-unnamed": " ".join(about["unnamed"])}
    elif pagename.startswith("chapters/") and slug in about["chapters"]:
        told["data-chapter"] = slug
    else:
        return
    if slug in about["unnamed"]:
        context["tab_title"] = f"Chapter {about['chapters'].index(slug) + 1}"
    app.add_js_file(f"ju/{host.versioned('reader', 'page.js')}", loading_method="defer", **told)
    app.add_css_file(f"ju/{host.versioned('reader', 'css')}")


def setup(app) -> None:
    """Connect to Sphinx."""
    app.connect("env-get-outdated", is_outdated)
    app.connect("env-updated", prepare)
    app.connect("html-collect-pages", pages)
    app.connect("html-page-context", dress, priority=400)  # before the shell takes its list of scripts
