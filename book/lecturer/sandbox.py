"""A place where a student's Python can reach nothing: one process a hand-in, within bubblewrap, driven over a pipe.

The parent asks one question at a time, by the clock, and believes one answer to each: that with the question's token.
"""

from __future__ import annotations

import json
import os
import queue
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import weakref
from pathlib import Path

from book.lecturer import walls

SAID_MAX = 5_000_000  # bytes that may come out between two questions


class Late(Exception):
    """No answer came in time."""


class Ended(Exception):
    """Python is gone."""


class Session:
    """One hand-in's Python."""

    def __init__(self, process: subprocess.Popen, folder: tempfile.TemporaryDirectory | None):
        self._process, self._folder = process, folder
        self._answers: queue.SimpleQueue = queue.SimpleQueue()
        self._questions: queue.SimpleQueue = queue.SimpleQueue()
        self._spare = SAID_MAX
        # A pipe that nobody reads or fills must not hold the parent: each has a thread of its own.
        self._threads = [threading.Thread(target=work, daemon=True) for work in (self._listen, self._speak)]
        for thread in self._threads:
            thread.start()

    def _listen(self) -> None:
        rest = b""
        while chunk := os.read(self._process.stdout.fileno(), 65_536):
            self._spare -= len(chunk)
            if self._spare < 0:
                break
            *lines, rest = (rest + chunk).split(b"\n")
            for line in lines:
                self._answers.put(line)
        self._answers.put(None)

    def _speak(self) -> None:
        while (line := self._questions.get()) is not None:
            try:
                self._process.stdin.write(line)
                self._process.stdin.flush()
            except OSError:
                return

    def wait_ready(self, seconds: float) -> None:
        """Wait until Python is there; raises Late or Ended."""
        self._next(lambda answer: answer.get("ready") is True, seconds)

    def ask(self, question: dict, seconds: float) -> str:
        """Ask one question.

        Parameters
        ----------
        question : dict
            `{"run": source}` or `{"read": name}`.
        seconds : float
            How long the answer may take.

        Returns
        -------
        str
            What was said; it is a stranger's.

        Raises
        ------
        Late, Ended
        """
        token = secrets.token_hex(16)
        self._spare = SAID_MAX
        self._questions.put(json.dumps({**question, "token": token}).encode() + b"\n")
        said = self._next(lambda answer: answer.get("token") == token, seconds).get("said")
        return said if isinstance(said, str) else ""

    def _next(self, is_wanted, seconds: float) -> dict:
        """Wait for the answer that is wanted; what else is said is not listened to."""
        until = time.monotonic() + seconds
        while True:
            try:
                line = self._answers.get(timeout=max(0.0, until - time.monotonic()))
            except queue.Empty:
                raise Late from None
            if line is None:
                raise Ended
            answer = _parsed(line)
            if is_wanted(answer):
                return answer

    def kill(self) -> None:
        """Kill it with all that it started."""
        try:
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()
        except ProcessLookupError:
            return

    def end(self) -> None:
        """Kill it and clear up after it."""
        self._questions.put(None)
        self.kill()
        self._process.wait()
        for thread in self._threads:
            thread.join(timeout=5)
        for pipe in (self._process.stdin, self._process.stdout):
            _close(pipe)
        if self._folder:
            self._folder.cleanup()


def _close(pipe) -> None:
    try:
        pipe.close()
    except OSError:  # a question that could not be written any more
        return


def _parsed(line: bytes) -> dict:
    try:
        answer = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return answer if isinstance(answer, dict) else {}


class Sandbox:
    """Starts one Python after another, each with its own walls.

    Parameters
    ----------
    memory_mb : int
        Memory that one may take (MiB).
    seconds : int
        Seconds of the processor that one may take, in case the clocks outside are gone.
    without : bool
        Whether to go without bubblewrap: then a hand-in reaches all that the person who marks can reach.
    hidden : tuple of Path
        What must not be seen, in case it lies within a folder that Python needs.
    """

    def __init__(self, *, memory_mb: int, seconds: int, without: bool = False, hidden: tuple[Path, ...] = ()):
        self.without, self._hidden = without, hidden
        self._inside = ["-s", "-m", "book.lecturer.inside", str(memory_mb), str(seconds)]
        self._live: weakref.WeakSet[Session] = weakref.WeakSet()
        self._fonts = tempfile.TemporaryDirectory(prefix="fonts-")
        _list_fonts(Path(self._fonts.name))

    def stop(self) -> None:
        """End all that runs; who waits for an answer hears that Python is gone."""
        for session in list(self._live):
            session.kill()

    def close(self) -> None:
        """Take away what was made for it."""
        self._fonts.cleanup()

    def start(self, seconds: float) -> Session:
        """Start a Python.

        Parameters
        ----------
        seconds : float
            How long it may take to start.

        Raises
        ------
        Late, Ended
            If it does not start.
        """
        session = self._open() if self.without else self._within_walls()
        self._live.add(session)
        try:
            session.wait_ready(seconds)
        except (Late, Ended):
            session.end()
            raise
        return session

    def _within_walls(self) -> Session:
        fonts = Path(self._fonts.name)
        read, write = os.pipe()
        try:
            os.write(write, walls.calls_filter())
            os.close(write)
            command = [*walls.command(fonts, self._hidden, calls=read), *self._inside]
            return Session(_popen(command, walls.environment(), pass_fds=(read,)), None)
        finally:
            os.close(read)

    def _open(self) -> Session:
        folder = tempfile.TemporaryDirectory(prefix="hand-in-", ignore_cleanup_errors=True)
        environment = {**walls.environment(), **walls.outside(Path(folder.name), Path(self._fonts.name))}
        return Session(_popen([sys.executable, *self._inside], environment, cwd=folder.name), folder)


def _popen(command: list[str], environment: dict[str, str], **options) -> subprocess.Popen:
    try:
        return subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True, **options)
    except OSError:  # no room for one more, say: the batch goes on, and the hand-in is named
        raise Ended from None


def _list_fonts(folder: Path) -> None:
    """Have matplotlib's list of fonts ready: each Python would else make it anew."""
    import matplotlib
    from matplotlib import font_manager

    for file in Path(matplotlib.get_cachedir()).glob(f"fontlist-v{font_manager.FontManager.__version__}.json"):
        shutil.copy(file, folder)
