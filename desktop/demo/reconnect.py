"""The line is back: a desk of the demo asks to be let in, sends what it did offline, and fetches the rest."""

from core.sync import digest
from core.sync.parts import PlatformLine
from core.sync.standing import Standing
from core.sync.wire import DigestRequest
from desktop.demo.counter import Counter
from desktop.demo.hands import StuckError
from desktop.demo.platform import PlatformAt
from desktop.main import Desk

PATIENCE_MS = 180_000
"""As long as the demo tries; a platform that answers needs a few seconds."""


class NotSynced(Exception):
    """The desk could not send or fetch everything; the text says how far it came."""


def join_and_sync(counter: Counter, platform: PlatformAt) -> None:
    """Be let in if this desk is not yet, then send and fetch until nothing is left. Raises NotSynced."""
    desk = counter.desk
    try:
        if desk.sync.status.standing is not Standing.ENROLLED:
            desk.sync.ask_to_join(platform.url, platform.code)
            counter.hands.wait(
                lambda: desk.sync.status.standing is Standing.ENROLLED, "being let in", PATIENCE_MS
            )
        before = desk.late.store().sync.state().last_sync_at
        desk.sync.sync_now()
        counter.hands.wait(lambda: _is_synced(desk, before), "everything sent", PATIENCE_MS)
    except StuckError as stuck:
        status = desk.sync.status
        raise NotSynced(f"{stuck}: {status.pending} unsent, {status.problem or status.line}") from stuck


def _is_synced(desk: Desk, before: object) -> bool:
    state = desk.late.store().sync.state()
    return not state.pending and not desk.sync.status.busy and state.last_sync_at not in {None, before}


def platform_digest(line: PlatformLine, device: str, scopes: tuple[str, ...]) -> str:
    """The digest of what the platform holds for a desk, out of its sums for each scope: docs/digest.md."""
    sums: dict[str, int] = {}
    for scope in scopes:
        told = line.digest(DigestRequest(device=device, scope=scope))
        for table, total in told.sums.items():
            sums[table] = (sums.get(table, 0) + int(total, 16)) % digest.MODULUS
    return digest.root(sums)
