"""The walls of the sandbox: what bubblewrap shows of the machine, and which calls to the kernel are refused.

`python -m book.lecturer.walls` finds bubblewrap, and on Debian installs it where it is missing.
"""

from __future__ import annotations

import os
import platform
import shutil
import struct
import subprocess
import sys
from functools import cache
from pathlib import Path

from book import paths
from book.errors import BookError

SYSTEM = ("usr", "bin", "sbin", "lib", "lib32", "lib64")
CLONE, PACKAGES, FONTS = Path("/clone"), Path("/packages"), Path("/fonts")
# The only folder in which a student's code can write: it is in memory and goes with the sandbox.
SCRATCH = Path("/", "tmp")
HOME = SCRATCH / "home"
# What of the clone a notebook uses: not its exercises' notebooks, which hold solutions.
OF_THE_CLONE = ("book", "data", "exercises/checks", "_toc.yml")
FILES_MAX = 64_000_000  # bytes of all its own files
RISK = "Without it a hand-in could read, change and send all that you can."

# Calls that are refused, by machine: new processes, and what opens a way to others or to memory that is not counted.
REFUSED = {
    "x86_64": {
        "architecture": 0xC000003E, "clone": 56, "clone3": 435, "fork": 57, "vfork": 58, "ptrace": 101, "process_vm_readv": 310, "process_vm_writev": 311,
        "add_key": 248, "request_key": 249, "keyctl": 250, "unshare": 272, "setns": 308, "mount": 165, "bpf": 321, "userfaultfd": 323,
        "perf_event_open": 298, "io_uring_setup": 425, "memfd_create": 319, "memfd_secret": 447, "shmget": 29, "semget": 64, "msgget": 68,
    },
    "aarch64": {
        "architecture": 0xC00000B7, "clone": 220, "clone3": 435, "ptrace": 117, "process_vm_readv": 270, "process_vm_writev": 271,
        "add_key": 217, "request_key": 218, "keyctl": 219, "unshare": 97, "setns": 268, "mount": 40, "bpf": 280, "userfaultfd": 282,
        "perf_event_open": 241, "io_uring_setup": 425, "memfd_create": 279, "memfd_secret": 447, "shmget": 194, "semget": 190, "msgget": 186,
    },
}  # fmt: skip
ALLOW, KILL, REFUSE, NO_SUCH = 0x7FFF0000, 0x80000000, 0x00050001, 0x00050026  # EPERM; ENOSYS
LOAD, IF_EQUAL, IF_AT_LEAST, IF_HAS, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
THREAD, OTHER_TABLE = 0x00010000, 0x40000000


def find() -> str:
    """Give the path of bubblewrap.

    Raises
    ------
    BookError
        If it is missing, or cannot be used here.
    """
    program = shutil.which("bwrap")
    if not program:
        raise BookError("bubblewrap, which keeps students' code in a sandbox, is not here.", f"Install it (Debian and Ubuntu: apt install bubblewrap), mark at the desk in the browser, or say --without-sandbox. {RISK}")
    why = _why_not(program)
    if why:
        raise BookError(f"bubblewrap is here, but makes no sandbox: {why}.", f"Mark at the desk in the browser, or say --without-sandbox. {RISK}")
    return program


@cache
def _why_not(program: str) -> str:
    """Try bubblewrap once: containers and some systems forbid what it does."""
    try:
        done = subprocess.run([program, *_shown(), "true"], capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired) as fault:
        return str(fault)
    return (done.stderr.strip().splitlines() or ["it gives no reason"])[0][:200] if done.returncode else ""


def command(fonts: Path, hidden: tuple[Path, ...], *, calls: int) -> list[str]:
    """Give the command that a Python's arguments follow.

    Parameters
    ----------
    fonts : Path
        The folder with matplotlib's list of fonts.
    hidden : tuple of Path
        What must not be seen.
    calls : int
        The open file with the filter of calls.
    """
    shown = [*_shown(), *_masked(hidden), *_of_python(), "--ro-bind", str(fonts), str(FONTS)]
    for name in OF_THE_CLONE:
        shown += ["--ro-bind", str(paths.ROOT / name), str(CLONE / name)]
    sized = ["--size", str(FILES_MAX)] if _knows_sizes() else []
    own = ["--dev", "/dev", "--remount-ro", "/dev", *sized, "--tmpfs", str(SCRATCH), "--dir", str(HOME), "--chdir", str(HOME), "--remount-ro", "/"]
    filtered = ["--seccomp", str(calls)] if _machine() else []
    return [find(), *shown, *own, *filtered, os.path.realpath(sys.executable)]


def _shown() -> list[str]:
    """Show the system's programs and libraries and nothing else: no home, no network, no other process."""
    found = ["--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL", "--uid", "65534", "--gid", "65534", "--hostname", "sandbox"]
    for name in SYSTEM:
        folder = Path("/", name)
        if folder.is_symlink():
            found += ["--symlink", os.readlink(folder), str(folder)]
        elif folder.is_dir():
            found += ["--ro-bind", str(folder), str(folder)]
    return [*found, "--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache"]


def _of_python() -> list[str]:
    """Show this Python, if it lies outside the system's folders, and its packages."""
    found = []
    for prefix in {Path(sys.base_prefix), Path(os.path.realpath(sys.executable)).parent.parent}:
        if not any(Path("/", name) in (prefix, *prefix.parents) for name in SYSTEM):
            found += ["--ro-bind", str(prefix), str(prefix)]
    for number, folder in enumerate(_packages()):
        found += ["--ro-bind", str(folder), str(PACKAGES / str(number))]
    return found


def _packages() -> list[Path]:
    return [Path(folder) for folder in sys.path if Path(folder).name in ("site-packages", "dist-packages") and Path(folder).is_dir()]


def _masked(hidden: tuple[Path, ...]) -> list[str]:
    """Cover what must not be seen where it lies within a folder that is shown."""
    found = []
    for path in {Path.home().resolve(), paths.ROOT.resolve(), *(one.resolve() for one in hidden)}:
        if any(Path("/", name) in path.parents for name in SYSTEM):
            found += ["--tmpfs", str(path)] if path.is_dir() else ["--ro-bind", os.devnull, str(path)]
    return found


@cache
def _knows_sizes() -> bool:
    return "--size" in subprocess.run(["bwrap", "--help"], capture_output=True, text=True, check=False).stdout


def environment() -> dict[str, str]:
    """Give the only variables that a student's Python has; one seed, so that a set has the same order each time."""
    folders = [CLONE, *(PACKAGES / str(number) for number, _ in enumerate(_packages()))]
    one_thread = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    own = {"HOME": str(HOME), "MPLCONFIGDIR": str(HOME), "FONTS": str(FONTS), "FORKS": "" if _machine() else "limit"}
    python = {"PYTHONPATH": os.pathsep.join(map(str, folders)), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0", "MPLBACKEND": "AGG"}
    return {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", **own, **one_thread, **python}


def outside(folder: Path, fonts: Path) -> dict[str, str]:
    """Give what differs without a sandbox: the real folders, and a home that is taken away afterwards."""
    found = {"PYTHONPATH": os.pathsep.join(map(str, [paths.ROOT, *_packages()])), "HOME": str(folder), "MPLCONFIGDIR": str(folder), "FONTS": str(fonts), "FORKS": ""}
    return {**found, **({"SYSTEMROOT": os.environ["SYSTEMROOT"]} if "SYSTEMROOT" in os.environ else {})}


def _machine() -> dict[str, int]:
    return REFUSED.get(platform.machine(), {})


@cache
def calls_filter() -> bytes:
    """Make the filter of calls to the kernel, as bubblewrap takes it: threads are allowed, new processes are not."""
    numbers = dict(_machine())
    if not numbers:
        return b""
    architecture, clone, clone3 = (numbers.pop(name) for name in ("architecture", "clone", "clone3"))
    steps = [(LOAD, 0, 0, 4), (IF_EQUAL, 1, 0, architecture), (RETURN, 0, 0, KILL), (LOAD, 0, 0, 0)]
    steps += [(IF_AT_LEAST, 0, 1, OTHER_TABLE), (RETURN, 0, 0, REFUSE)]
    for number in numbers.values():
        steps += [(IF_EQUAL, 0, 1, number), (RETURN, 0, 0, REFUSE)]
    steps += [(IF_EQUAL, 0, 1, clone3), (RETURN, 0, 0, NO_SUCH)]  # libraries then fall back to clone
    steps += [(IF_EQUAL, 1, 0, clone), (RETURN, 0, 0, ALLOW), (LOAD, 0, 0, 16), (IF_HAS, 0, 1, THREAD), (RETURN, 0, 0, ALLOW), (RETURN, 0, 0, REFUSE)]
    return b"".join(struct.pack("=HBBI", *step) for step in steps)


def install() -> str:
    """Find bubblewrap; on Debian, and as root, install it where it is missing."""
    if not shutil.which("bwrap") and hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        for arguments in (["update", "-q"], ["install", "-y", "-q", "bubblewrap"]):
            subprocess.run(["apt-get", *arguments], stdout=sys.stderr, check=False, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
    return find()


if __name__ == "__main__":
    try:
        print(install())
    except BookError as fault:
        sys.exit(str(fault))
