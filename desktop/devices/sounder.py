"""Short answers to a scan. Why not QtMultimedia: docs/decisions/sound.md."""

import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import resources
from core.ports.devices import Sounder

if TYPE_CHECKING:
    import subprocess

TONES = ("success", "problem", "already")
_log = logging.getLogger("desk.sound")

# Players of sound files that come with the sound systems of Linux desktops; the first one found is used.
PLAYERS: tuple[tuple[str, ...], ...] = (("pw-play",), ("paplay",), ("aplay", "-q"))


class SilentSounder:
    """Plays nothing and remembers what it was asked for; for tests, the demo, and sounds switched off."""

    def __init__(self) -> None:
        self.played: list[str] = []

    def play(self, tone: str) -> None:
        """Remember the tone."""
        self.played.append(tone)


class BeepSounder:
    """The system's own beep, where nothing better exists: one for success, none of the others' rhythm."""

    def __init__(self, beep: Callable[[], None]) -> None:
        self._beep = beep

    def play(self, tone: str) -> None:
        """Beep, whatever the tone."""
        _log.debug("beep for %s", tone)
        self._beep()


class ProcessSounder:
    """A player process for each tone. The newest answer wins: one still sounding is ended."""

    def __init__(self, player: Sequence[str], folder: Path) -> None:
        self._player, self._folder = tuple(player), folder
        self._playing: list[subprocess.Popen[bytes]] = []

    def play(self, tone: str) -> None:
        """Start the player and return; a few milliseconds. Trouble is logged, never raised."""
        import subprocess  # noqa: PLC0415  # 4 ms, and only where a process plays

        self.stop()
        try:
            self._playing.append(
                subprocess.Popen(  # noqa: S603  # the player was found by name, the file is our own
                    [*self._player, str(self._folder / f"{tone}.wav")],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
            )
        except OSError as problem:
            _log.warning("no sound: %s", type(problem).__name__)

    def stop(self) -> None:
        """End what still sounds and forget what has ended."""
        for process in self._playing:
            if process.poll() is None:
                process.terminate()
        self._playing = [process for process in self._playing if process.poll() is None]

    def close(self) -> None:
        """At the end of the program: wait until the last player has gone."""
        self.stop()
        for process in self._playing:
            process.wait(timeout=2)
        self._playing = []


if sys.platform == "win32":
    import winsound

    class WindowsSounder:
        """Windows plays the file itself, without a thread or process of ours."""

        def __init__(self, folder: Path) -> None:
            self._folder = folder

        def play(self, tone: str) -> None:
            """Start and return; a new tone ends the one still sounding."""
            flags = winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT
            try:
                winsound.PlaySound(str(self._folder / f"{tone}.wav"), flags)
            except RuntimeError as problem:
                _log.warning("no sound: %s", type(problem).__name__)


def best_sounder(beep: Callable[[], None], which: Callable[[str], str | None] | None = None) -> Sounder:
    """What this PC can play with; `beep` is QApplication.beep."""
    folder = resources.path("sounds")
    if sys.platform == "win32":
        return WindowsSounder(folder)
    for name, *options in PLAYERS:
        if found := (which or _which)(name):
            return ProcessSounder((found, *options), folder)
    return BeepSounder(beep)


def _which(name: str) -> str | None:
    import shutil  # noqa: PLC0415  # loads every packer of files

    return shutil.which(name)
