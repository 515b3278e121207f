"""Where a reader of a widget on abuse or crime finds help: numbers and addresses from the table of services."""

from __future__ import annotations

from collections.abc import Sequence

from book import data
from book.models.timeline import in_words


def helplines(keys: Sequence[str]) -> str:
    """Write the services as two sentences with links, for a content note.

    Parameters
    ----------
    keys : sequence of str
        Keys of the data set support; 999 comes first by itself.

    Returns
    -------
    str
        Text with links as `book/widgets/base.js` reads them.
    """
    services = data.load("support").set_index("key").loc[list(keys)]
    lines = "; ".join(f"[{one.service}]({one.web}) {one.phone}" for one in services.itertuples())
    return f"In an emergency call 999. Help: {lines}. Numbers seen on {in_words(min(services['seen_on']))}: check each on its own site."
