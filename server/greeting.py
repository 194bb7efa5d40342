"""Hello: how a desk stands, where its log goes on, and whether both sides hold the same."""

from core.sync.op import GENESIS
from core.sync.wire import HelloReply, HelloRequest, LogEnd
from server.database import Session
from server.devices import Device
from server.digests import equal
from server.feed import read_scopes
from server.problems import ProblemRaised
from server.pulling import MAX_SCHEMA, MIN_SCHEMA, refuse_scopes


def hello(session: Session, county: str, device: Device, request: HelloRequest, now_ms: int) -> HelloReply:
    """Note what the desk says of itself and tell where the platform stands. Raises epoch_stale or fork."""
    if request.epoch < device.epoch:
        raise ProblemRaised("epoch_stale")
    refuse_scopes(device, [*request.cursors, *request.roots])
    last_seq = device.last_seq if request.epoch == device.epoch else 0
    if 0 < request.acked <= last_seq and _chain_at(session, county, device, request.acked) != request.chain:
        raise ProblemRaised("fork")
    session.run(
        "UPDATE device SET contact_ms = ?, clock_offset_ms = ?, pending = ?, oldest_ms = ?, app = ?, "
        "schema = ?, disk_free = ? WHERE county = ? AND device = ?",
        (
            now_ms,
            now_ms - request.wall_ms,
            request.pending,
            request.oldest_ms,
            request.app,
            request.schema,
            request.disk_free,
            county,
            device.device,
        ),
    )
    scopes = read_scopes(session, county, list(device.scopes))
    return HelloReply(
        server_ms=now_ms,
        expected_seq=last_seq + 1,
        scopes=device.scopes,
        heads={scope: scopes[scope].n if scope in scopes else 0 for scope in device.scopes},
        floors={scope: scopes[scope].floor for scope in device.scopes if scope in scopes},
        equal=equal(session, county, device, request.cursors, request.roots),
        min_schema=MIN_SCHEMA,
        max_schema=MAX_SCHEMA,
        log=_ends(session, county, device),
    )


def _ends(session: Session, county: str, device: Device) -> tuple[LogEnd, ...]:
    """Where each epoch of the desk ends here."""
    older = [
        LogEnd(epoch, seq, bytes(chain))
        for epoch in range(1, device.epoch)
        for seq, chain in session.all(
            "SELECT seq, chain FROM op WHERE county = ? AND device = ? AND epoch = ? "
            "ORDER BY seq DESC LIMIT 1",
            (county, device.device, epoch),
        )
    ]
    return (*older, LogEnd(device.epoch, device.last_seq, device.head))


def _chain_at(session: Session, county: str, device: Device, seq: int) -> bytes:
    if seq == device.last_seq:
        return device.head
    found = session.one(
        "SELECT chain FROM op WHERE county = ? AND device = ? AND epoch = ? AND seq = ?",
        (county, device.device, device.epoch, seq),
    )
    return GENESIS if found is None else bytes(found[0])
