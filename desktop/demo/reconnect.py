"""The line is back: a desk of the demo asks to be let in, sends what it did offline, and fetches the rest."""

from functools import partial
from typing import NamedTuple

from core.sync import digest
from core.sync.standing import Standing
from core.sync.wire import DigestRequest
from desktop.demo.counter import Counter
from desktop.demo.hands import StuckError
from desktop.demo.platform import PlatformAt
from desktop.main import Desk
from desktop.platform_link import APP
from desktop.runtime.sync_desk import Line, SyncStatus

PATIENCE_MS = 180_000
"""As long as the demo tries; a platform that answers needs a few seconds."""


class NotSynced(Exception):
    """The desk could not send or fetch everything; the text says how far it came."""


class Synced(NamedTuple):
    """What came of it: rows fetched, and the digest of what the platform holds for this desk."""

    pulled: int
    platform_digest: str


def join_and_sync(counter: Counter, platform: PlatformAt) -> Synced:
    """Be let in if this desk is not yet, then send and fetch until nothing is left. Raises NotSynced."""
    desk = counter.desk
    try:
        if desk.sync.status.standing is not Standing.ENROLLED:
            desk.sync.ask_to_join(platform.url, platform.code)
            counter.hands.wait(
                lambda: desk.sync.status.standing is Standing.ENROLLED, "being let in", PATIENCE_MS
            )
        counter.hands.wait(partial(_is_synced, desk, _asked(desk)), "everything sent", PATIENCE_MS)
    except StuckError as stuck:
        status = desk.sync.status
        raise NotSynced(f"{stuck}: {status.pending} unsent, {status.problem or status.line}") from stuck
    return Synced(desk.sync.status.fetched, _platform_digest(desk, platform.url))


def _asked(desk: Desk) -> list[SyncStatus]:
    """Ask to sync now; the list fills with what came of it, tried again by the engine's own timer."""
    answers: list[SyncStatus] = []
    desk.sync.answered.connect(answers.append)
    desk.sync.sync_now()
    return answers


def _is_synced(desk: Desk, answers: list[SyncStatus]) -> bool:
    if not answers:
        return False
    if answers[-1].problem or answers[-1].line is not Line.UP or desk.late.store().sync.state().pending:
        answers.clear()
        desk.sync.sync_now()
        return False
    return True


def _platform_digest(desk: Desk, url: str) -> str:
    """The digest of what the platform holds for this desk, out of its sums for each scope: docs/digest.md."""
    from desktop.devices.platform_line import HttpPlatformLine  # noqa: PLC0415 - loads ssl

    sync = desk.late.store().sync
    state = sync.state()

    def now_s() -> float:
        return desk.devices.clock().timestamp() + sync.state().clock_offset_ms / 1000

    line = HttpPlatformLine(url, device=lambda: state.device, sign=sync.sign, now_s=now_s, app=APP)
    sums: dict[str, int] = {}
    for scope in state.certificate.scopes if state.certificate is not None else ():
        told = line.digest(DigestRequest(device=state.device, scope=scope))
        for table, total in told.sums.items():
            sums[table] = (sums.get(table, 0) + int(total, 16)) % digest.MODULUS
    line.close()
    return digest.root(sums)
