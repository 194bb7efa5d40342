"""Puts engine and line together for the sync service; everything heavy is loaded on the network's thread."""

import secrets
import shutil
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from platform import node
from random import SystemRandom
from time import monotonic
from typing import TYPE_CHECKING

from core.domain.local_time import local
from desktop.paths import write_atomically
from desktop.runtime.sync_desk import BUNDLE, Carried
from desktop.runtime.sync_service import Engine

if TYPE_CHECKING:
    from core.sync.parts import PlatformLine, SyncStore

APP = "0.1.0"

OpenLine = Callable[["SyncStore", str], "PlatformLine"]


class PlatformLink:
    """One line at a time. `open_line` makes another kind of line, for tests and the demo."""

    def __init__(
        self, folder: Path, clock: Callable[[], datetime], open_line: OpenLine | None = None
    ) -> None:
        self._folder, self._clock = folder, clock
        self._open_line = open_line or self._over_https
        self._lock = threading.Lock()
        self._line: PlatformLine | None = None

    def open_engine(self, store: "SyncStore", url: str) -> Engine:
        """An engine over a fresh line to this platform; on the network's thread."""
        from core.sync.engine import SyncEngine  # noqa: PLC0415 - only a desk with a platform pays for it

        line = self._open_line(store, url)
        with self._lock:
            self._line = line
        return SyncEngine(
            store,
            line,
            self._clock,
            SystemRandom().random,
            monotonic=monotonic,
            app=APP,
            desk_name=node(),
            disk_free=self._disk_free,
        )

    def write_bundle(self, store: "SyncStore", folder: Path) -> Path:
        """What waits, sealed for the county, as a file of this folder. Raises OSError and BundleRefused."""
        from core.sync.bundle import BundleRefused  # noqa: PLC0415 - loads cryptography
        from core.sync.carrying import write_for_county  # noqa: PLC0415 - the same

        certificate, now = store.state().certificate, self._clock()
        if certificate is None:
            raise BundleRefused("wrong_reader")
        pieces = write_for_county(
            store, certificate, app=APP, now=now, disk_free=self._disk_free(), once=secrets.token_bytes(32)
        )
        place = folder / f"{certificate.desk_code}-{local(now):%Y%m%d-%H%M%S}{BUNDLE}"
        write_atomically(place, b"".join(pieces))
        return place

    def read_bundle(self, store: "SyncStore", file: Path) -> Carried:
        """Take the county's file in. Raises OSError and BundleRefused."""
        from core.sync.bundle import MAX_BUNDLE, BundleRefused, read_bundle  # noqa: PLC0415 - the same
        from core.sync.carrying import take_from_county  # noqa: PLC0415 - the same

        certificate = store.state().certificate
        if certificate is None:
            raise BundleRefused("wrong_reader")
        if file.stat().st_size > MAX_BUNDLE:
            raise BundleRefused("too_large")
        taken = take_from_county(store, certificate, read_bundle(file.read_bytes()), self._clock())
        return Carried(acknowledged=taken.acknowledged, rows=taken.rows, missing=taken.missing)

    def _disk_free(self) -> int:
        return shutil.disk_usage(self._folder).free

    def close(self) -> None:
        """Let the connections go; from any thread."""
        with self._lock:
            line, self._line = self._line, None
        close: Callable[[], None] | None = getattr(line, "close", None)
        if close is not None:
            close()

    def _over_https(self, store: "SyncStore", url: str) -> "PlatformLine":
        from desktop.devices.platform_line import HttpPlatformLine  # noqa: PLC0415 - loads ssl

        def now_s() -> float:
            return self._clock().timestamp() + store.state().clock_offset_ms / 1000

        return HttpPlatformLine(
            url, device=lambda: store.state().device, sign=store.sign, now_s=now_s, app=APP
        )
