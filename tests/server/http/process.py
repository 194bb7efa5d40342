"""A real platform process, as `start.py server` runs it."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[3]


class Running(NamedTuple):
    """A process that said it is ready. `told` is its line."""

    process: "subprocess.Popen[str]"
    told: dict[str, Any]

    @property
    def url(self) -> str:
        return str(self.told["url"])

    def end(self) -> tuple[int, str, str]:
        """Ask it to end; its exit code and everything it wrote."""
        self.process.send_signal(signal.SIGTERM)
        written, errors = self.process.communicate(timeout=30)
        return self.process.returncode, written, errors


def surroundings() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("PRACTICE_DESK")}


@contextmanager
def a_process(folder: Path, *options: str) -> Iterator[Running]:
    process = subprocess.Popen(
        [sys.executable, "-m", "server", "--port", "0", "--data", str(folder), *options],
        cwd=ROOT,
        env=surroundings(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line, process.stderr.read() if process.stderr else ""
        yield Running(process, json.loads(line))
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def refused(*options: str) -> tuple[int, str, str]:
    """Exit code and words of a start that cannot be."""
    done = subprocess.run(
        [sys.executable, "-m", "server", *options],
        cwd=ROOT,
        env=surroundings(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr
