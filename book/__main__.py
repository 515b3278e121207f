"""The commands behind the Makefile: `python -m book build | serve | check | lecturer | mark | bundle`."""

from __future__ import annotations

import argparse
import datetime
import os
import sys

from book.errors import BookError


def build(_options) -> int:
    """Build the site into _build/html, if its content has no fault."""
    from book.site.build import build

    return _told(_faults()) or build(lite=_lite())


def serve(options) -> int:
    """Serve the site and rebuild what is saved."""
    from book.site.serve import serve

    serve(options.port, lite=_lite())
    return 0


def _lite() -> bool:
    """Tell whether Python for the browser is wanted."""
    return os.environ.get("LITE", "1") != "0"


def check(options) -> int:
    """Name each fault in chapters, questions, data and citations."""
    from book import law
    from book.site import prose, services

    faults = _faults()
    if not faults:
        today = datetime.date.today()
        for notice in [*law.due(today), *services.due(today)]:
            print(f"Notice: {notice}")
    if options.prose:
        print(prose.report())
    print(f"{len(faults)} fault{'' if len(faults) == 1 else 's'}." if faults else "No fault found.")
    return _told(faults)


def _faults() -> list[BookError]:
    from book.site import content

    return content.faults()


def _told(faults: list[BookError]) -> int:
    """Print each fault in a line; returns 1 where there are any."""
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def lecturer(_options) -> int:
    """Write the lecturer's pack: each exercise with its solutions, outside the site."""
    from book import paths
    from book.site.exercise import copies

    for file in copies.write_lecturers(paths.BUILD / "lecturer"):
        print(paths.relative(file))
    return 0


def mark(options) -> int:
    """Mark hand-ins, each in a sandbox, and write tables of marks."""
    from book.lecturer.command import mark

    return mark(options)


def bundle(_options) -> int:
    """Bundle the widgets' modules."""
    from book.widgets import bundles

    print("Bundles made." if bundles.make() else "Bundles are up to date.")
    return 0


def parser() -> argparse.ArgumentParser:
    """Describe the commands."""
    from book.lecturer.command import describe

    top = argparse.ArgumentParser(prog="python -m book", description="Build, serve and check the book.")
    commands = top.add_subparsers(dest="command", required=True)
    for call in (build, serve, check, lecturer, mark, bundle):
        command = commands.add_parser(call.__name__, help=call.__doc__)
        command.set_defaults(call=call)
        if call is serve:
            command.add_argument("--port", type=int, default=8000, help="where to serve it (8000)")
        if call is mark:
            describe(command)
        if call is check:
            command.add_argument("--prose", action="store_true", help="also report sentence length and reading grade")
    return top


def main(arguments: list[str] | None = None) -> int:
    """Run a command; a fault in the book's files is told in its own words, with exit code 1."""
    options = parser().parse_args(arguments)
    try:
        return options.call(options)
    except BookError as fault:
        print(fault, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
