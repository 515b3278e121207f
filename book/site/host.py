"""Puts a notebook's widgets and figures into the built page: state, module and fallback, no kernel."""

from __future__ import annotations

import hashlib
import html
import json

from docutils import nodes
from myst_nb.core.render import WIDGET_STATE_MIMETYPE, WIDGET_VIEW_MIMETYPE, NbElementRenderer

from book import paths
from book.errors import BookError

FOLDER = "_static/ju"
# State over this goes to a file of its own, fetched when the widget comes near.
MOST_INLINE = 200_000  # characters
NOT_STATE = ("_", "layout", "tabbable", "tooltip")


def versioned(name: str, ending: str) -> str:
    """Name a bundle's file by its content, so that a browser's cache is never stale."""
    source = paths.BUNDLES / f"{name}.{ending}"
    digest = hashlib.sha256(source.read_bytes()).hexdigest()[:10]
    return f"{name}.{digest}.{ending.rsplit('.', 1)[-1]}"


def mount_html(state: dict, fallback: str, *, root: str, attributes: dict[str, str] | None = None) -> str:
    """Write the element that host.js brings to life.

    Parameters
    ----------
    state : dict
        The traits of a `book.widgets.base.Widget`, as JSON can hold them.
    fallback : str
        HTML shown with no script, and in print.
    root : str
        The way from the page to the top of the site, such as "../".
    attributes : dict, optional
        More attributes of the outer element.

    Returns
    -------
    str
        HTML.
    """
    kept = {key: value for key, value in state.items() if not key.startswith(NOT_STATE)}
    text = json.dumps(kept, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    module, idea = state["host"]["module"], state["idea"]
    given = {
        "data-widget": idea,
        "data-module": module,
        "data-file": versioned(module, "page.js"),
        "data-print": state["host"]["print"],
        **(attributes or {}),
    }
    inline = ""
    if len(text) > MOST_INLINE:
        given["data-state"] = _state_file(idea, text)
    else:
        inline = '<script type="application/json">' + text.replace("<", "\\u003c") + "</script>"
    marks = "".join(f' {name}="{html.escape(value)}"' for name, value in given.items())
    style = f'<link rel="stylesheet" href="{root}{FOLDER}/{versioned(module, "css")}">'
    return f'{style}<div class="ju-host"{marks}>{inline}<div class="ju-fallback ju">{fallback}</div></div>'


def host_script(root: str) -> str:
    """Write the script element of host.js: once a page."""
    digest = hashlib.sha256((paths.PACKAGE / "site" / "host.js").read_bytes()).hexdigest()[:10]
    return f'<script defer src="{root}{FOLDER}/host.js?v={digest}"></script>'


def _state_file(idea: str, text: str) -> str:
    """Keep a large state as a script, which file:// may load where it may not fetch."""
    name = f"{idea}.{hashlib.sha256(text.encode()).hexdigest()[:10]}.js"
    target = paths.CACHE / "states" / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(f'(window.juStates??={{}})["{name}"]={text};', encoding="utf-8")
    return name


def root_of(env, docname: str) -> str:
    """Give the way from a page to the top of the site."""
    return "../" * env.app.builder.get_target_uri(docname).count("/")


def raw(text: str, **attributes) -> nodes.raw:
    """Wrap the book's own HTML as a node."""
    return nodes.raw(text=text, format="html", **attributes)


def once_a_page(env) -> str:
    """Give the host's script element where this page does not have it yet."""
    if env.temp_data.get("ju-host") == env.docname:
        return ""
    env.temp_data["ju-host"] = env.docname
    return host_script(root_of(env, env.docname))


class MimeRenderer:
    """myst-nb asks it first for each output: it takes the book's widgets and pictures."""

    mime_priority_overrides = [("html", "image/svg+xml", 5)]

    @staticmethod
    def handle_mime(renderer, data, inline):
        """Return nodes for a widget or a picture, or None to leave the output to myst-nb.

        myst-nb finds this wherever the package is installed: another book's outputs are left alone.
        """
        env = getattr(renderer.renderer, "sphinx_env", None)
        if inline or env is None or "book.site" not in env.app.extensions:
            return None
        if data.mime_type == WIDGET_VIEW_MIMETYPE:
            return _widget(renderer, data)
        if data.mime_type == "image/svg+xml":
            return _picture(renderer, data)
        return None


class Renderer(NbElementRenderer):
    """myst-nb's renderer, without its second copy of every widget's state."""

    def render_nb_finalise(self, metadata: dict) -> None:
        """Embed the state only of widgets that are not the book's."""
        states = metadata.get("widgets", {}).get(WIDGET_STATE_MIMETYPE, {}).get("state", {})
        if any(one["model_module"] not in ("anywidget", "@jupyter-widgets/base") for one in states.values()):
            super().render_nb_finalise(metadata)


def _widget(renderer, data):
    notebook = renderer.renderer.nb_client
    saved = notebook.nb_metadata.get("widgets", {}).get(WIDGET_STATE_MIMETYPE, {}).get("state", {})
    record = saved.get(data.content["model_id"])
    env = renderer.renderer.sphinx_env
    if not record or "host" not in record["state"]:
        what = "The cell shows a widget that is not the book's, and no kernel would answer it on the page."
        raise BookError(what, "Use an Explorer, or a subclass of book.widgets.base.Widget.", file=env.doc2path(env.docname), line=data.line)
    _, outputs = notebook.code_cell_outputs(data.cell_index)
    fallback = "".join(outputs[data.output_index]["data"].get("text/html", ""))
    state = record["state"]
    seen = env.temp_data.setdefault("ju-widgets", set())
    anchor = "" if state["idea"] in seen else f"widget-{state['idea']}"  # a widget shown twice is found where it stands first
    seen.add(state["idea"])
    element = mount_html(state, fallback, root=root_of(env, env.docname), attributes={"id": anchor} if anchor else None)
    found = (anchor, state["title"], state.get("predict", {}).get("question", ""))
    return [raw(once_a_page(env) + element, **({"widget": found} if anchor else {}))]


def _picture(renderer, data):
    """Put a picture into the page itself, so that its colours and fonts are the page's."""
    image = data.output_metadata.get("image", {}) | data.cell_metadata.get("mystnb", {}).get("image", {})
    text = html.escape(image.get("alt", ""))
    svg = data.content.replace("<svg ", '<svg aria-hidden="true" ', 1)
    return [raw(f'<div class="ju-picture" role="img" aria-label="{text}">{svg}</div>')]
