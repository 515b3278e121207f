"""Runs a student's cells one after another, and gives what their variables hold as described values.

The command line runs this within its sandbox, and the desk within the browser's Python: it uses neither processes nor
signals. Nothing here computes a mark, or knows what is right.
"""

from __future__ import annotations

import __future__
import ast
import asyncio
import inspect
import io
import json
import os
import re
import sys
import types
from collections.abc import Coroutine
from typing import Any

from book.answers import typed

OUTPUT_MAX = 1_000_000  # characters that one cell may print
FAULT_MAX = 300  # characters of what an error says
LEFT_OUT_MAX = 60  # characters of a line that was left out
FUTURE = sum(getattr(__future__, name).compiler_flag for name in __future__.all_feature_names)
# Cell magics after which the rest of the cell is Python all the same.
PYTHON_CELL = re.compile(r"%%(time|timeit|capture)\b")
NOT_PYTHON = re.compile(r"[%!?]|[\w.]+\?{1,2}\s*$")
TIMED = re.compile(r"(\s*)%time\s+(.+)")


class Flood(BaseException):
    """A cell printed too much. Not an Exception, so that `except Exception` does not swallow it."""


class _Counted(io.TextIOBase):
    """Takes what a cell prints, keeps nothing of it, and stops the cell at a limit."""

    def __init__(self) -> None:
        self.left = OUTPUT_MAX

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.left -= len(text)
        if self.left < 0:
            raise Flood
        return len(text)


class Runner:
    """One hand-in's Python: its cells share a namespace, as in a notebook."""

    def __init__(self) -> None:
        os.environ["MPLBACKEND"] = "AGG"
        self._before = sys.modules["__main__"]  # kept, since a module that nobody holds is emptied
        self._module = types.ModuleType("__main__")
        self._module.__dict__["display"] = lambda *_values, **_options: None
        sys.modules["__main__"] = self._module
        self._flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT

    def run(self, source: str) -> str | Coroutine[Any, Any, str]:
        """Run a cell.

        Parameters
        ----------
        source : str
            Its code. Lines that only a notebook understands are left out.

        Returns
        -------
        str
            What went wrong, or what was left out, in words; "" where nothing did. In the browser a cell that
            awaits gives a coroutine of it.
        """
        out, left_out = _Counted(), []
        try:
            with _silence(out):
                code, left_out = self._compile(source)
                found = eval(code, self._module.__dict__)
            if code.co_flags & inspect.CO_COROUTINE:
                waiting = self._finish(found, out, left_out)
                return waiting if sys.platform == "emscripten" else asyncio.run(waiting)
        except BaseException as fault:  # whatever a student's code raises is told, and the next cell runs
            return _words(left_out, _fault(fault))
        _close_figures()
        return _words(left_out, "")

    async def _finish(self, found: Coroutine, out: _Counted, left_out: list[str]) -> str:
        """Wait for a cell that awaits something."""
        try:
            with _silence(out):
                await found
        except BaseException as fault:
            return _words(left_out, _fault(fault))
        return _words(left_out, "")

    def _compile(self, source: str) -> tuple[types.CodeType, list[str]]:
        """Compile a cell; where that fails, once more without the lines that are not Python."""
        try:
            code, left_out = self._compiled(source), []
        except SyntaxError:
            bare, left_out = _without_magics(source)
            if not left_out:
                raise
            code = self._compiled(bare)
        self._flags |= code.co_flags & FUTURE  # as a notebook does, for the cells that follow
        return code, left_out

    def _compiled(self, source: str) -> types.CodeType:
        return compile(source, "<cell>", "exec", flags=self._flags, dont_inherit=True)

    def read(self, name: str) -> str:
        """Describe what a variable holds.

        Parameters
        ----------
        name : str
            The variable.

        Returns
        -------
        str
            JSON as `book.answers.typed` gives it, or `{"type": "missing"}`.
        """
        try:
            if name not in self._module.__dict__:
                return '{"type": "missing"}'
            return json.dumps(typed(self._module.__dict__[name]), allow_nan=False)
        except BaseException:  # the student's code may have broken what is used here: then there is no answer
            return '{"type": "other", "name": "value that cannot be read"}'


class _silence:
    """Swallow what is printed, and give no input, while a cell runs."""

    def __init__(self, out: _Counted):
        self._new = {"stdout": out, "stderr": out, "stdin": io.StringIO()}

    def __enter__(self) -> None:
        self._old = {name: getattr(sys, name, None) for name in self._new}
        for name, stream in self._new.items():
            setattr(sys, name, stream)

    def __exit__(self, *_fault: object) -> None:
        for name, stream in self._old.items():
            setattr(sys, name, stream)


def _without_magics(source: str) -> tuple[str, list[str]]:
    """Leave out the lines that only a notebook understands; they become `pass`, so that a block stays whole."""
    lines, left_out = source.splitlines(), []
    first = next((line for line in lines if line.strip()), "")
    if first.startswith("%%") and not PYTHON_CELL.match(first):
        return "", [first]
    for number, line in enumerate(lines):
        bare = line.lstrip()
        timed = TIMED.fullmatch(line)
        if timed:
            lines[number] = timed[1] + timed[2]
        elif NOT_PYTHON.match(bare):
            lines[number] = line[: len(line) - len(bare)] + "pass"
        if lines[number] != line:
            left_out.append(bare)
    return "\n".join(lines), left_out


def _fault(fault: BaseException) -> str:
    """Say what was raised; its own words are a student's, and may fail."""
    if isinstance(fault, Flood):
        return f"It printed more than {OUTPUT_MAX:,} characters and was stopped."
    name = type.__dict__["__name__"].__get__(type(fault))
    try:
        return f"{name}: {fault}"[:FAULT_MAX]
    except BaseException:
        return f"{name}"[:FAULT_MAX]


def _words(left_out: list[str], fault: str) -> str:
    told = [f"The line '{line[:LEFT_OUT_MAX]}' was left out." for line in left_out[:3]]
    return " ".join([*told, fault]).strip()


def _close_figures() -> None:
    """Close a cell's figures, as a notebook does once it has shown them."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot:
        try:
            pyplot.close("all")
        except BaseException:  # a student's code may have changed it: figures are not what is marked
            return
