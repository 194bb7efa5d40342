"""No process of a benchmark outlives it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.children import told_by

# A child holds a pipe open: the other end sees when nobody is left.
CHILD = "import time; time.sleep(60)"
BENCHMARK = f"""
import subprocess, sys
from benchmarks.children import PREEXEC
subprocess.Popen([sys.executable, "-c", {CHILD!r}], preexec_fn=PREEXEC)
print("started", flush=True)
sys.stdin.read()
"""
SERVER = """
import sys, time
with open(sys.argv[1], "wb"):
    print("open", flush=True)
    time.sleep(60)
"""
PEER = f"""
import subprocess, sys
server = subprocess.Popen([sys.executable, "-c", {SERVER!r}, sys.argv[1]], stdout=subprocess.PIPE)
assert server.stdout.readline() == b"open\\n"
print("measured")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent is gone")
def test_a_child_ends_with_a_killed_benchmark() -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", BENCHMARK], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert parent.stdout is not None
    assert parent.stdin is not None
    assert parent.stdout.readline() == b"started\n"
    parent.send_signal(signal.SIGKILL)
    assert parent.stdout.read() == b""
    parent.stdin.close()
    parent.wait()
    parent.stdout.close()


@pytest.mark.skipif(sys.platform == "win32", reason="sessions of processes are POSIX")
def test_what_a_peer_left_running_ends_with_it(tmp_path: Path) -> None:
    alive = tmp_path / "alive"
    os.mkfifo(alive)
    held = os.open(alive, os.O_RDONLY | os.O_NONBLOCK)
    assert told_by([sys.executable, "-c", PEER, str(alive)]) == "measured\n"
    os.set_blocking(held, True)
    assert os.read(held, 1) == b""
    os.close(held)


def test_a_peer_that_fails_says_why() -> None:
    with pytest.raises(RuntimeError, match="no such peer"):
        told_by([sys.executable, "-c", "raise SystemExit('no such peer')"])
