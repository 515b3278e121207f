"""Stands where JupyterLite expects its installer: this book's Python is complete and installs nothing from elsewhere."""

_PIPLITE_DISABLE_PYPI = True
_PIPLITE_URLS = []

SORRY = (
    "This page's Python comes whole from the book's own site, so nothing more can be installed here. "
    "pandas, numpy, matplotlib and the book's own package are ready to import. "
    "For other packages, download the notebook and open it in JupyterLab."
)


async def install(*_names, **_options):
    """Say that nothing can be installed."""
    raise RuntimeError(SORRY)


async def get_transformed_code(_arguments, _context):
    """Give the code that runs in place of `%pip install`."""
    return f"raise RuntimeError({SORRY!r})"
