"""Entries on their way to the platform, and what it said of them."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from core.ports.store import Changed, OpKind
from core.sync.cases import BY_LAW, settled_how
from core.sync.op import OpRef
from core.sync.wire import (
    MAX_COMPRESSED,
    MAX_OPS,
    MAX_PLAIN,
    OpResult,
    PushReply,
    PushRequest,
    WireOp,
    pack,
)
from db import before_images, op_log
from db.identity import DeskIdentity, read_identity
from db.raw import RawConnection
from db.subjects import subjects
from db.sync.state import NOTHING_CHANGED, chain_at, read_state

_PLAIN_BUDGET = MAX_PLAIN // 2
_ENVELOPE = 200
"""What an entry's facts besides body and refs take, roughly and at most."""
_ATTEND = (
    "INSERT INTO attention "
    "(device, epoch, seq, code, detail, arrived_at, settled_at, settled_by, settled_how) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, '', ?) ON CONFLICT (device, epoch, seq) DO NOTHING"
)
_SEQ, _REFS, _BODY, _CHAIN = 2, 11, 13, 15
"""Where these stand in a row of op_log."""
_KINDS = {kind.value: kind for kind in OpKind}
_refs = msgspec.json.Decoder(tuple[OpRef, ...])
_encoder = msgspec.json.Encoder()


def batch(connection: RawConnection, limit: int, after: int = 0) -> PushRequest | None:
    """The entries behind the acknowledged ones, or behind `after`; within the caps of one body, or None."""
    state, identity = read_state(connection), read_identity(connection)
    voided = {seq for (seq,) in connection.execute("SELECT seq FROM voided_entry")}
    ops: list[WireOp] = []
    heads: list[bytes] = []
    size = 0
    behind = max(state.acked_seq, after)
    for stored in op_log.stored(connection, identity.device, identity.epoch, behind, min(limit, MAX_OPS)):
        size += _ENVELOPE + len(stored[_BODY] or b"") + len(stored[_REFS])
        if ops and size > _PLAIN_BUDGET:
            break
        ops.append(
            _wire(stored, state.own_ids_until, bodiless=stored[_BODY] is None or stored[_SEQ] in voided)
        )
        heads.append(stored[_CHAIN])
    if not ops:
        return None
    previous = chain_at(connection, identity, behind)
    request = _request(identity, previous, ops, heads)
    while size > MAX_COMPRESSED and len(ops) > 1 and len(pack(request)) > MAX_COMPRESSED:
        ops = ops[: len(ops) // 2]
        request = _request(identity, previous, ops, heads)
    return request


def _request(
    identity: DeskIdentity, previous: bytes, ops: Sequence[WireOp], heads: Sequence[bytes]
) -> PushRequest:
    return PushRequest(
        device=identity.device,
        epoch=identity.epoch,
        previous=previous,
        head=heads[len(ops) - 1],
        ops=tuple(ops),
    )


# Any: a row of op_log, in the order of its columns.
def _wire(stored: Sequence[Any], own_ids_until: int, *, bodiless: bool) -> WireOp:
    """core.sync.wire.to_wire without the structs between: a third of the time for 100,000 entries."""
    _, _, seq, op_id, kind, name, schema, wall_ms, hlc, actor, seen, refs, salt, body, digest, _ = stored
    return WireOp(
        seq,
        op_id if seq <= own_ids_until else None,
        _KINDS[kind],
        name,
        schema,
        wall_ms,
        hlc - (wall_ms << 16),
        actor,
        seen,
        _refs.decode(refs),
        b"" if bodiless else salt,
        None if bodiless else msgspec.Raw(body),
        digest if bodiless else None,
    )


def void(connection: RawConnection, seq: int) -> None:
    """Send this entry without its body; what the platform says to that makes it a case."""
    connection.execute("INSERT OR IGNORE INTO voided_entry (seq) VALUES (?)", (seq,))


def acknowledged(connection: RawConnection, reply: PushReply, now_ms: int) -> Changed:
    """Note what the platform has; what did not end as a plain yes becomes a row of `attention`."""
    state, identity = read_state(connection), read_identity(connection)
    head = op_log.head(connection, identity.device, identity.epoch)
    acked = max(state.acked_seq, min(reply.ack, head.seq))
    connection.execute("UPDATE sync_state SET acked_seq = ?", (acked,))
    before_images.drop_until(connection, acked)
    connection.execute("DELETE FROM voided_entry WHERE seq <= ?", (acked,))
    if not reply.results:
        return NOTHING_CHANGED
    return _attend(connection, identity, reply.results, now_ms)


def _attend(
    connection: RawConnection, identity: DeskIdentity, results: Iterable[OpResult], now_ms: int
) -> Changed:
    known = [
        (result, *found)
        for result in results
        if (found := _entry(connection, identity, result.seq)) is not None
    ]
    about = subjects(connection.execute, [refs for _, refs, _, _ in known])
    rows = []
    for (result, _, scrubbed, actor), subject in zip(known, about, strict=True):
        # Rows of a rejected entry vanish with the next pull; the case still says whom it was about.
        named = {} if scrubbed else {"about": [subject.title, subject.number]}
        detail = _encoder.encode({**result.detail, **named}).decode()
        how = BY_LAW if scrubbed else settled_how(result.code, result.detail, actor)
        settled = now_ms if how else None
        rows.append((identity.device, identity.epoch, result.seq, result.code, detail, now_ms, settled, how))
    connection.executemany(_ATTEND, rows)
    keys = frozenset(f"{identity.device}/{identity.epoch}/{result.seq}" for result, _, _, _ in known)
    return Changed({"attention": keys})


def _entry(
    connection: RawConnection, identity: DeskIdentity, seq: int
) -> tuple[tuple[OpRef, ...], bool, str] | None:
    found = connection.execute(
        "SELECT refs, body IS NULL, actor FROM op_log WHERE device = ? AND epoch = ? AND seq = ?",
        (identity.device, identity.epoch, seq),
    ).fetchone()
    return None if found is None else (_refs.decode(found[0]), bool(found[1]), str(found[2]))


def lost_behind(connection: RawConnection, expected_seq: int) -> None:
    """Entries from this number on are pending again; what was said of them will be said anew.

    Cases that a person settled stay settled.
    """
    identity = read_identity(connection)
    connection.execute(
        "DELETE FROM attention WHERE device = ? AND epoch = ? AND seq >= ? AND settled_by = ''",
        (identity.device, identity.epoch, expected_seq),
    )
    connection.execute(
        "UPDATE sync_state SET acked_seq = min(acked_seq, ?1), digested_seq = min(digested_seq, ?1)",
        (max(0, expected_seq - 1),),
    )
