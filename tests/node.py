"""Runs a file of Node tests with the Node that came with this Python."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

NODE = Path(sys.executable).parent / "node"


def run(file: Path, **environment: str) -> subprocess.CompletedProcess:
    """Run the tests of a file; its words are in `stdout`."""
    return subprocess.run([str(NODE), "--test", str(file)], capture_output=True, text=True, env={**os.environ, **environment})
