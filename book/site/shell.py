"""The slim shell around each page: only the files that a reader uses, and the landing page at the top."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
from pathlib import Path

from docutils import nodes
from sphinx import addnodes

from book.site import chapter

THEME = Path(__file__).parent / "theme"
LANDING = "chapters/index"
FOLDER = "_static/shell"
STYLES = ("palette", "frame", "text", "landing", "print")
SCRIPTS = ("book.js", "cite.js", "search.js")
# What the theme and Sphinx would load on each page, and its folders that no page of ours asks for.
REPLACED = re.compile(r"documentation_options|doctools|sphinx_highlight|sphinx-book-theme|pydata-sphinx-theme|mystnb|pygments\.css|basic\.css")
UNUSED = ("scripts", "styles", "vendor", "images", "locales", "webpack-macros.html", "sbt-webpack-macros.html")
LONGEST_DESCRIPTION = 155  # characters, about what a search engine shows

TABLE = re.compile(r'<div class="pst-scrollable-table-container">(?=\s*<table[^>]*>(?:\s*<caption>(.*?)</caption>)?)', flags=re.S)
WHOLE_TABLE = re.compile(r'<div class="pst-scrollable-table-container"[^>]*>\s*<table.*?</table>', flags=re.S)
HEAD_CELL = re.compile(r"<th[ >][^>]*>(.*?)</th>", flags=re.S)
ROW = re.compile(r"<tr.*?</tr>", flags=re.S)
CELL = re.compile(r"<td(?=[ >])")
PRINTED_TABLE = re.compile(r'<div class="output text_html">(?=\s*<(?:div|style|table))')
WITHDRAWN_ROLE = 'role="doc-biblioentry"'
TAGS = re.compile(r"<[^>]+>")


def landing_at_top(app) -> None:
    """Write the landing page to the site's own address, though its source lies with the chapters."""
    if app.builder.format != "html":
        return
    uri, file = app.builder.get_target_uri, app.builder.get_outfilename
    app.builder.get_target_uri = lambda name, typ=None: "index.html" if name == LANDING else uri(name, typ)
    app.builder.get_outfilename = lambda name: str(Path(app.outdir, "index.html")) if name == LANDING else file(name)


def use_templates(app, config) -> None:
    """Let the shell's templates go before the theme's of the same name."""
    config.templates_path.insert(0, str(THEME / "templates"))


def style_sheet() -> str:
    """Join the shell's style sheets, without comments and indentation."""
    text = "\n".join((THEME / f"{name}.css").read_text(encoding="utf-8") for name in STYLES)
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    return re.sub(r"\s*\n\s*", "\n", text).strip() + "\n"


def fingerprint() -> str:
    """Hash what the shell loads, so that a browser's cache is never stale."""
    scripts = "".join((THEME / name).read_text(encoding="utf-8") for name in SCRIPTS)
    return hashlib.sha256((style_sheet() + scripts).encode()).hexdigest()[:10]


def favicon() -> str:
    """Give the icon as an address that holds it, which needs no request."""
    return "data:image/svg+xml;base64," + base64.b64encode((THEME / "icon.svg").read_bytes()).decode()


def describe(doctree: nodes.document) -> str:
    """Take a page's first paragraph, cut at a word, as its description."""
    for paragraph in doctree.findall(nodes.paragraph):
        text = " ".join("".join(_words(paragraph)).split())
        if not isinstance(paragraph.parent, nodes.section) or not text:
            continue
        return text if len(text) <= LONGEST_DESCRIPTION else text[:LONGEST_DESCRIPTION].rsplit(" ", 1)[0].rstrip(",;:. ") + " …"
    return ""


def _words(paragraph: nodes.paragraph) -> list[str]:
    """Give a paragraph's text without its citations, which are keys until they are resolved."""
    cited = [node for node in paragraph.findall(addnodes.pending_xref) if node.get("refdomain") == "cite"]
    return [text.astext() for text in paragraph.findall(nodes.Text) if not any(node in _above(text) for node in cited)]


def _above(node: nodes.Node) -> list[nodes.Node]:
    return [node.parent, *_above(node.parent)] if node.parent else []


def folded(body: str) -> str:
    """Let a table of three columns or more fold on a phone: each cell carries the name of its column."""

    def fold(match: re.Match) -> str:
        heads = [" ".join(TAGS.sub("", head).split()).replace('"', "&quot;") for head in HEAD_CELL.findall(match[0])]
        if len(heads) < 3:
            return match[0]
        rows = ROW.sub(lambda row: _labelled(row[0], heads), match[0])
        return rows.replace("pst-scrollable-table-container", "pst-scrollable-table-container ju-folds", 1)

    return WHOLE_TABLE.sub(fold, body)


def _labelled(row: str, heads: list[str]) -> str:
    labels = iter(heads)
    return CELL.sub(lambda _: f'<td data-label="{next(labels, "")}"', row)


def scrollable(body: str) -> str:
    """Let a reader without a mouse reach and scroll a table or code that is wider than the page."""
    start = '<div class="{}" role="group" tabindex="0" aria-label="{}">'

    def named(match: re.Match) -> str:
        caption = " ".join(TAGS.sub("", match[1] or "").split()).replace('"', "&quot;")
        return start.format("pst-scrollable-table-container", f"Table: {caption}" if caption else "Table")

    body = body.replace('<div class="highlight"><pre>', '<div class="highlight"><pre tabindex="0">')
    return folded(PRINTED_TABLE.sub(start.format("output text_html", "Table"), TABLE.sub(named, body)))


def dress(app, pagename: str, _template: str, context: dict, doctree) -> None:
    """Give a page's template what the shell needs, and leave out what no reader uses."""
    for kind in ("script_files", "css_files"):
        context[kind] = [file for file in context[kind] if not _is_replaced(file)]
    context |= {"shell_print": fingerprint(), "favicon_data": favicon(), "landing": pagename == LANDING}
    context["citable"] = pagename.startswith("chapters/") and pagename.rpartition("/")[2] in chapter.numbered()
    context["cites"] = context["citable"] or any(mark in (context.get("body") or "") for mark in ('class="ju-cite', "ju-copy"))
    context["description"] = app.env.ju_descriptions.get(pagename, "")
    if pagename == "search":
        context["descriptions"] = json.dumps(_descriptions(app.env), ensure_ascii=False).replace("<", "\\u003c")
    # Sphinx puts entries into a list under a role that ARIA has withdrawn; they are its items.
    context["body"] = scrollable(context.get("body") or "").replace(WITHDRAWN_ROLE, 'role="listitem"')


def _is_replaced(file) -> bool:
    name, body = str(getattr(file, "filename", file) or ""), getattr(file, "attributes", {}).get("body", "")
    return bool(REPLACED.search(name)) or "DOCUMENTATION_OPTIONS" in str(body)


def _descriptions(env) -> dict[str, str]:
    return {name: text for name, text in sorted(env.ju_descriptions.items()) if name in env.found_docs}


def start_descriptions(app, env, _names) -> None:
    """Make the place where descriptions are kept between builds."""
    env.ju_descriptions = getattr(env, "ju_descriptions", {})


def keep_description(app, doctree: nodes.document) -> None:
    """Keep a page's description: what its front matter gives as `description`, else its opening."""
    env = app.env
    env.ju_descriptions[env.docname] = env.metadata[env.docname].get("description") or describe(doctree)


def copy(app, fault) -> None:
    """Put the shell's files beside the pages and take out the theme's that no page asks for."""
    if fault or app.builder.format != "html":
        return
    static, folder = Path(app.outdir) / "_static", Path(app.outdir) / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "book.css").write_text(style_sheet(), encoding="utf-8")
    for name in SCRIPTS:
        shutil.copyfile(THEME / name, folder / name)
    for name in UNUSED:
        target = static / name
        shutil.rmtree(target) if target.is_dir() else target.unlink(missing_ok=True)


def setup(app) -> None:
    """Connect to Sphinx."""
    app.connect("config-inited", use_templates)
    app.connect("builder-inited", landing_at_top)
    app.connect("env-before-read-docs", start_descriptions)
    app.connect("doctree-read", keep_description)
    app.connect("html-page-context", dress, priority=900)
    app.connect("build-finished", copy)
