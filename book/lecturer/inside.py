"""What runs within the sandbox: one hand-in's Python, which answers one question at a time over a pipe.

`python -m book.lecturer.inside <memory in MB> <seconds of processor>`. It knows no mark, no plan and no other hand-in.
"""

from __future__ import annotations

import os
import shutil
import sys
from json import dumps, loads  # by name: a cell may put others into the module
from pathlib import Path

from book.lecturer.runner import Runner

FILE_MAX = 64_000_000  # bytes of one file
FILES_MAX = 256  # open at a time
SAID_MAX = 2_000_001  # characters of an answer: one more than a reader takes
FONTS = "FONTS"  # names the folder with matplotlib's list of fonts


def limit(memory_mb: int, seconds: int) -> None:
    """Let this process and what it starts have no more than this; where the system knows no such limits, none is set."""
    try:
        import resource
    except ImportError:
        return
    wanted = {"AS": memory_mb * 1024 * 1024, "CPU": seconds, "FSIZE": FILE_MAX, "CORE": 0, "NOFILE": FILES_MAX, "MEMLOCK": 0, "MSGQUEUE": 0}
    if os.environ.get("FORKS") == "limit":
        wanted["NPROC"] = 1
    for name, most in wanted.items():
        kind = getattr(resource, f"RLIMIT_{name}", None)
        if kind is not None:
            _set(resource, kind, most)


def _set(resource, kind: int, most: int) -> None:
    hard = resource.getrlimit(kind)[1]
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    try:
        resource.setrlimit(kind, (most, most))
    except (OSError, ValueError):  # macOS refuses some of them: the clocks outside still hold
        return


def serve() -> None:
    """Answer questions until there are no more. The token comes with the question and goes with the answer."""
    questions, answers = os.fdopen(os.dup(0), encoding="utf-8"), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):  # what libraries print goes nowhere
        os.dup2(nothing, stream)
    runner, own = Runner(), os.getpid()
    _tell(answers, {"ready": True})
    for line in questions:
        question = loads(line)
        said = runner.run(question["run"]) if "run" in question else runner.read(question["read"])
        if os.getpid() != own:  # a copy that the cell made of this process has nothing to say
            os._exit(0)
        _tell(answers, {"token": question["token"], "said": said[:SAID_MAX]})


def _tell(answers: int, answer: dict) -> None:
    left = dumps(answer).encode() + b"\n"
    while left:
        left = left[os.write(answers, left) :]


def _bring_fonts() -> None:
    """Put matplotlib's list of fonts where matplotlib looks for it and may write: making it anew takes a second."""
    kept = Path(os.environ.pop(FONTS, ""))
    for file in kept.glob("fontlist-*.json"):
        shutil.copy(file, os.environ["MPLCONFIGDIR"])


if __name__ == "__main__":
    limit(int(sys.argv[1]), int(sys.argv[2]))
    if os.environ.get(FONTS):
        _bring_fonts()
    serve()
