"""The platform of the demo: a child process of ours, or one that somebody named."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Self

ROOT = Path(__file__).resolve().parents[2]
NEVER = "0"


class PlatformMissing(Exception):
    """The embedded platform did not come up."""


@dataclass
class PlatformAt:
    """Where the desks ask to be let in, and with which code."""

    url: str
    code: str

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_what: object) -> None:
        """Somebody else's platform goes on."""


@dataclass
class EmbeddedPlatform(PlatformAt):
    """`python -m server --demo` over a folder of its own; an interrupted demo finds the same one again."""

    process: subprocess.Popen[bytes] = field(repr=False)

    def __exit__(self, *_what: object) -> None:
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def start_platform(folder: Path, now: datetime) -> EmbeddedPlatform:
    """Start one whose clock stands at `now`. Raises PlatformMissing."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / "port"
    port = kept.read_text("utf-8") if kept.exists() else NEVER
    try:
        return _started(folder, now, port)
    except PlatformMissing:
        if port == NEVER:
            raise
        # Another program took the port in the meantime.
        return _started(folder, now, NEVER)


def _started(folder: Path, now: datetime, port: str) -> EmbeddedPlatform:
    options = ["--demo", "--data", str(folder), "--port", port, "--now", now.isoformat()]
    # Its words belong to whoever looks for a fault, not to the demo's output.
    with (folder / "platform.log").open("ab") as log:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-m", "server", *options],
            stdout=subprocess.PIPE,
            stderr=log,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
    line = process.stdout.readline() if process.stdout is not None else b""
    if not line:
        process.wait()
        raise PlatformMissing(str(folder / "platform.log"))
    told = json.loads(line)
    (folder / "port").write_text(told["url"].rsplit(":", 1)[1], "utf-8")
    return EmbeddedPlatform(told["url"], told["enrol_codes"][0], process)
