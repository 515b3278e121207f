"""A small site for tests: a folder with pages as reStructuredText, built by Sphinx with warnings as errors."""

from pathlib import Path

from sphinx.testing.util import SphinxTestApp
from sphinx.util.docutils import docutils_namespace


def build(folder: Path, setup: str, pages: dict[str, str]) -> Path:
    """Write the pages and build them.

    Parameters
    ----------
    folder : Path
        Where they go.
    setup : str
        The body of the settings: imports, then `def setup(app)`.
    pages : dict
        Name to text; "index" is the root.

    Returns
    -------
    Path
        The folder of the built site.
    """
    (folder / "conf.py").write_text(f"extensions = []\nnumfig = True\n{setup}")
    for name, text in pages.items():
        (folder / f"{name}.rst").parent.mkdir(exist_ok=True)
        (folder / f"{name}.rst").write_text(text)
    with docutils_namespace():
        app = SphinxTestApp(srcdir=folder, warningiserror=True)
        try:
            app.build()
        finally:
            app.cleanup()
    return Path(app.outdir)
