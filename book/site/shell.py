"""The slim shell around each page: only the files that a reader uses, and the landing page at the top."""

from __future__ import annotations

from pathlib import Path

THEME = Path(__file__).parent / "theme"
LANDING = "chapters/index"


def landing_at_top(app) -> None:
    """Write the landing page to the site's own address, though its source lies with the chapters."""
    if app.builder.format != "html":
        return
    uri, file = app.builder.get_target_uri, app.builder.get_outfilename
    app.builder.get_target_uri = lambda name, typ=None: "index.html" if name == LANDING else uri(name, typ)
    app.builder.get_outfilename = lambda name: str(Path(app.outdir, "index.html")) if name == LANDING else file(name)


def setup(app) -> None:
    """Connect to Sphinx."""
    app.connect("builder-inited", landing_at_top)
