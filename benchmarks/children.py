"""Processes of a benchmark: none outlives it, however it ends. Imports nothing of ours: peers use it too."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from types import FrameType

_PR_SET_PDEATHSIG = 1
GRACE_S = 3.0


def end_on_signal() -> None:
    """SIGTERM unwinds as Ctrl-C does, so that every `with` lets its processes go."""

    def leave(number: int, _frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    signal.signal(signal.SIGTERM, leave)


def end_with_us() -> None:
    """For `preexec_fn`: Linux kills this child when its parent is gone, even by `kill -9`."""
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 - only here

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


PREEXEC = end_with_us if sys.platform == "linux" else None


def end(process: "subprocess.Popen[bytes]") -> None:
    """Ask it to end, then make it."""
    process.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(GRACE_S)
    process.kill()
    process.wait()
    if process.stdout is not None:
        process.stdout.close()


def told_by(command: Sequence[str], environ: Mapping[str, str] | None = None) -> str:
    """What a process prints; whatever it started ends with it."""
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environ,
        start_new_session=True,
        preexec_fn=PREEXEC,  # noqa: PLW1509 - one prctl, and no threads of ours yet
    )
    try:
        told, errors = process.communicate()
    finally:
        _end_session(process)
    if process.returncode:
        raise RuntimeError(f"{command[1:3]} ended with {process.returncode}: {errors[-2000:]}")
    return told


def _end_session(process: "subprocess.Popen[str]") -> None:
    if sys.platform == "win32":
        process.kill()
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
