"""The sandbox: what a hand-in sees of the machine, what it may take, and how it is ended."""

import json
import os
import shutil
import signal
import time

import pytest

from book import paths
from book.errors import BookError
from book.lecturer import walls
from book.lecturer.sandbox import Ended, Late, Sandbox

MARKED = 86_413  # seconds that no other sandbox is given


@pytest.fixture(scope="module")
def sandbox():
    made = Sandbox(memory_mb=300, seconds=30)
    yield made
    made.close()


@pytest.fixture
def session(sandbox):
    made = sandbox.start(20)
    yield made
    made.end()


def value(session, code):
    """Run code and give what it leaves in `x`."""
    fault = session.ask({"run": code}, 20)
    assert fault == ""
    return json.loads(session.ask({"read": "x"}, 20))


def texts(session, code):
    return [item["value"] for item in value(session, code)["value"]]


def test_sees_the_system_the_books_package_and_nothing_else(session):
    seen = texts(session, "import os\nx = os.listdir('/')")
    allowed = {"usr", "bin", "sbin", "lib", "lib32", "lib64", "etc", "dev", "tmp", "clone", "packages", "fonts"}
    assert set(seen) - allowed <= {walls.Path(walls.sys.base_prefix).parts[1]}
    assert texts(session, "x = sorted(os.listdir('/clone')) + os.listdir('/clone/exercises') + os.listdir('/etc')") == ["_toc.yml", "book", "data", "exercises", "checks", "ld.so.cache"]


def test_has_no_home_no_variables_and_no_other_process(session):
    names = texts(session, "import os\nx = sorted(os.environ)")
    assert set(names) <= {*walls.environment(), "PWD"}
    assert value(session, "x = os.path.exists('/proc') or os.path.exists('/sys')") == {"type": "bool", "value": False}
    assert value(session, "x = os.getuid()") == {"type": "int", "value": "65534"}
    assert texts(session, f"x = [name for name in os.listdir(os.path.expanduser('~')) if not name.startswith('fontlist')] + [name for name in ({str(paths.ROOT)!r}, {str(paths.ROOT / 'exercises')!r}) if os.path.exists(name)]") == []


def test_gets_no_memory_that_its_limit_does_not_count(session):
    code = "import ctypes\nlibrary = ctypes.CDLL(None)\nx = [library.shmget(0, 1000, 0o1600), library.msgget(0, 0o1600), library.semget(0, 1, 0o1600)]"
    assert [item["value"] for item in value(session, code)["value"]] == ["-1", "-1", "-1"]


def test_writes_only_into_its_own_small_folder(session):
    code = "x = []\nfor name in ('/x', '/dev/x', '/dev/shm/x', '/usr/x', '/clone/x', '/clone/book/x', '/packages/x', '/tmp/x'):\n    try:\n        open(name, 'w').close()\n        x.append(name)\n    except OSError: pass"
    assert texts(session, code) == ["/tmp/x"]
    fault = session.ask({"run": "for name in 'abc':\n    open('/tmp/' + name, 'wb').write(bytes(30_000_000))"}, 20)
    assert "No space left" in fault


@pytest.mark.parametrize("code", ["import os\nos.fork()", "import subprocess\nsubprocess.run(['true'])", "import os\nos.posix_spawn('/bin/true', ['true'], {})", "import os\nos.memfd_create('x')"])
def test_starts_no_process_and_takes_no_memory_that_is_not_counted(session, code):
    assert session.ask({"run": code}, 20).startswith("PermissionError")


def test_threads_are_allowed(session):
    assert value(session, "import threading\nx = []\none = threading.Thread(target=x.append, args=('here',))\none.start()\none.join()")["value"] == [{"type": "text", "value": "here"}]


def test_memory_ends_in_an_error_and_the_next_cell_runs(session):
    assert session.ask({"run": "held = [bytes(20_000_000) for _ in range(100)]"}, 20).startswith("MemoryError")
    assert value(session, "x = 1") == {"type": "int", "value": "1"}


def test_the_book_and_its_data_are_there(session):
    assert value(session, "from book.data import load\nx = len(load('police_recorded_crime')) > 5") == {"type": "bool", "value": True}


def test_a_cell_without_end_is_late_and_is_killed(sandbox):
    session = sandbox.start(20)
    with pytest.raises(Late):
        session.ask({"run": "while True: pass"}, 0.3)
    session.end()
    assert session._process.returncode is not None


@pytest.mark.parametrize("code", ["import os\nos._exit(0)", "import os\nos.kill(os.getpid(), 9)", "import ctypes\nctypes.string_at(0)"])
def test_a_python_that_is_gone_is_told_so(sandbox, code):
    session = sandbox.start(20)
    with pytest.raises(Ended):
        session.ask({"run": code}, 20)
    session.end()


def test_other_words_on_the_channel_are_not_listened_to(session):
    code = "import os\nfor number in range(20):\n    try: os.write(number, b'{\"token\": \"x\", \"said\": \"forged\"}\\n[]\\nnothing\\n')\n    except OSError: pass\nx = 'own'"
    assert value(session, code) == {"type": "text", "value": "own"}


def test_a_flood_on_the_channel_ends_it(sandbox):
    session = sandbox.start(20)
    with pytest.raises(Ended):
        session.ask({"run": "import os\nwhile True:\n    for number in range(3, 20):\n        try: os.write(number, b'x' * 65_536)\n        except OSError: pass"}, 20)
    session.end()


def test_ends_when_the_one_who_marks_is_gone():
    """Kills a marker as the system would; its student's Python must not run on."""
    read, write = os.pipe()
    marker = os.fork()
    if not marker:
        session = Sandbox(memory_mb=300, seconds=MARKED).start(20)
        session._questions.put(json.dumps({"token": "x", "run": "while True: pass"}).encode() + b"\n")
        os.write(write, b"x")
        time.sleep(60)
    os.read(read, 1)
    assert _running()
    os.kill(marker, signal.SIGKILL)
    os.waitpid(marker, 0)
    until = time.monotonic() + 10
    while _running() and time.monotonic() < until:
        time.sleep(0.05)
    assert _running() == []


def _running():
    """List the Pythons that were started for this test, by their command line."""
    found = []
    for file in walls.Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = file.read_bytes().split(b"\0")
        except OSError:
            continue
        found += [file] if str(MARKED).encode() in words else []
    return found


def test_without_the_sandbox_limits_and_clocks_still_hold(tmp_path):
    sandbox = Sandbox(memory_mb=300, seconds=30, without=True)
    session = sandbox.start(20)
    assert session.ask({"run": "held = [bytes(20_000_000) for _ in range(100)]"}, 20).startswith("MemoryError")
    assert value(session, "import os\nx = 'SECRET' in os.environ or os.path.expanduser('~') == os.environ.get('PWD')") == {"type": "bool", "value": False}
    with pytest.raises(Late):
        session.ask({"run": "while True: pass"}, 0.3)
    session.end()
    sandbox.close()


def test_without_bubblewrap_it_refuses_in_words(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(BookError, match="is not here. Install it .*say --without-sandbox. Without it a hand-in could read, change and send all that you can"):
        walls.find()


def test_a_bubblewrap_that_does_not_work_is_refused_in_words(tmp_path, monkeypatch):
    broken = tmp_path / "bwrap"
    broken.write_text("#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda _name: str(broken))
    with pytest.raises(BookError, match="makes no sandbox: bwrap: No permissions to create new namespace"):
        walls.find()


def test_what_lies_within_a_shown_folder_is_covered(tmp_path):
    inside = walls.Path("/usr/share/hand-ins.zip")
    assert walls._masked((inside, tmp_path))[-3:] == ["--ro-bind", os.devnull, str(inside)]


def test_a_machine_with_no_room_for_one_more_is_told_as_a_python_that_does_not_start(sandbox, session, monkeypatch):
    def refuse(*_given, **_options):
        raise BlockingIOError

    monkeypatch.setattr("book.lecturer.sandbox.subprocess.Popen", refuse)
    with pytest.raises(Ended):
        sandbox.start(5)
