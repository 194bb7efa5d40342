"""What pages know of sync: how the desk stands to the platform, and the few things a person may ask for."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import ClassVar

import msgspec
from PySide6.QtCore import QObject, Signal

from core.sync.standing import Standing
from desktop.runtime.runner import Failed
from desktop.settings import JoinRequest


class Line(StrEnum):
    """The line to the platform as the last try found it."""

    UNTRIED = "untried"
    UP = "up"
    DOWN = "down"


class SyncStatus(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the screens say about the platform, at one moment.

    `busy` while something is being sent or fetched, `fetched` the rows of that round so far. `down_since` is
    the first try in a row without an answer, `next_try_at` the next one by itself. `clock_offset_ms` is
    platform minus desk. `problem` names the last refusal of the platform as in docs/sync.md, "Problems".
    `request` is the wish to be let in that has not been granted yet.
    """

    standing: Standing = Standing.ALONE
    line: Line = Line.UNTRIED
    busy: bool = False
    fetched: int = 0
    pending: int = 0
    last_contact_at: datetime | None = None
    last_sync_at: datetime | None = None
    down_since: datetime | None = None
    next_try_at: datetime | None = None
    clock_offset_ms: int = 0
    platform_url: str = ""
    county: str = ""
    desk_code: str = ""
    problem: str = ""
    request: JoinRequest | None = None

    @property
    def joined(self) -> bool:
        """Whether this desk sends and fetches."""
        return self.standing is Standing.ENROLLED

    @property
    def waiting(self) -> bool:
        """Whether somebody in the county still has to decide."""
        asked = self.request is not None and self.request.answer in {"", "pending"}
        return self.standing is Standing.COPIED or (asked and not self.joined)

    @property
    def clock_is_off(self) -> bool:
        """More than two minutes: worth a sentence (docs/sync.md, "Clocks")."""
        return abs(self.clock_offset_ms) > CLOCK_OFF_MS


CLOCK_OFF_MS = 120_000

BUNDLE = ".pdb1"
"""The ending of a file carried by USB stick."""


class Carried(msgspec.Struct, frozen=True, kw_only=True):
    """What a file of the county brought; `missing` when an earlier file has to be read first."""

    acknowledged: int = 0
    rows: int = 0
    missing: bool = False


class SyncDesk(QObject):
    """The calls that pages make; SyncService answers from the network's thread.

    This class itself is a desk that knows no platform: its calls are kept in `asked` and nothing happens.
    """

    status_changed = Signal(SyncStatus)
    """On the UI thread, whenever `status` is another one."""
    answered = Signal(SyncStatus)
    """What came of `sync_now`, once the desk rests again."""

    none: ClassVar[SyncStatus] = SyncStatus()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._status = self.none
        self.asked: list[str] = []

    @property
    def status(self) -> SyncStatus:
        """How things stand."""
        return self._status

    def show_status(self, status: SyncStatus) -> None:
        """Take another status and tell everybody."""
        if status != self._status:
            self._status = status
            self.status_changed.emit(status)

    def sync_now(self) -> None:
        """F5: try at once, whatever the timer says."""
        self.asked.append("sync")

    def ask_to_join(self, url: str, code: str) -> None:
        """Ask a platform to let this desk in; kept and tried again until somebody answers."""
        self.asked.append(f"join {url} {code}".rstrip())

    def withdraw(self) -> None:
        """Forget the request."""
        self.asked.append("withdraw")

    def settle(self, case: str, how: str, owner: QObject, done: Callable[[], None]) -> None:
        """Note that a person has settled a case, and how; a note of this desk, no command."""
        del owner
        self.asked.append(f"settle {case} {how}")
        done()

    def save_bundle(
        self, folder: Path, owner: QObject, done: Callable[[Path], None], failed: Failed | None = None
    ) -> None:
        """Write what waits into a file another computer with a line can hand over."""
        del owner, done, failed
        self.asked.append(f"bundle to {folder}")

    def take_bundle(
        self, file: Path, owner: QObject, done: Callable[[Carried], None], failed: Failed | None = None
    ) -> None:
        """Take in the county's file."""
        del owner, done, failed
        self.asked.append(f"bundle from {file}")
