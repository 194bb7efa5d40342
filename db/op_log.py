"""The numbered, chained log of this desk's commands, as it is kept."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from core.ports.store import OpKind
from core.sync.op import GENESIS, BrokenChain, Op, OpHeader, OpRef, verify_chain
from db.raw import RawConnection

_COLUMNS = (
    "device, epoch, seq, op_id, kind, type, schema, wall_ms, hlc, actor, seen, "
    "refs, salt, body, digest, chain"
)
_INSERT = f"INSERT INTO op_log ({_COLUMNS}) VALUES ({', '.join('?' * 16)})"  # noqa: S608 - fixed names
_INSERT_REF = "INSERT INTO op_ref (row_id, device, epoch, seq) VALUES (?, ?, ?, ?)"
_HEAD = "SELECT seq, hlc, chain FROM op_log WHERE device = ? AND epoch = ? ORDER BY seq DESC LIMIT 1"
_AFTER = (
    f"SELECT {_COLUMNS} FROM op_log "  # noqa: S608 - fixed names
    "WHERE device = ? AND epoch = ? AND seq > ? ORDER BY seq LIMIT ?"
)
_EVERYTHING = -1  # SQLite's LIMIT for all
UNSENT = (
    "SELECT coalesce(max(seq), 0) - (SELECT acked_seq FROM sync_state) FROM op_log "
    "WHERE (device, epoch) = (SELECT device, epoch FROM desk_identity)"
)
"""How many entries the platform has not acknowledged."""
_STREAMS = "SELECT DISTINCT device, epoch FROM op_log ORDER BY device, epoch"
_refs_decoder = msgspec.json.Decoder(tuple[OpRef, ...])


class Head(NamedTuple):
    """Where a device's log stands: the last number, clock and chain value."""

    seq: int
    hlc: int
    chain: bytes


def head(connection: RawConnection, device: str, epoch: int) -> Head:
    """The last entry, or the beginning of an empty log."""
    found = connection.execute(_HEAD, (device, epoch)).fetchone()
    return Head(*found) if found else Head(0, 0, GENESIS)


def append(connection: RawConnection, ops: Sequence[Op]) -> None:
    """Write entries and what they touched."""
    connection.executemany(_INSERT, [_values(op) for op in ops])
    touched = {
        (ref.id, op.header.device, op.header.epoch, op.header.seq) for op in ops for ref in op.header.refs
    }
    connection.executemany(_INSERT_REF, sorted(touched))


def read(
    connection: RawConnection, device: str, epoch: int, *, after: int = 0, limit: int = _EVERYTHING
) -> Iterator[Op]:
    """The entries of one device and epoch in order, from the one that follows number `after`."""
    for values in connection.execute(_AFTER, (device, epoch, after, limit)):
        yield _op(values)


def stored(connection: RawConnection, device: str, epoch: int, after: int, limit: int) -> Iterable[Any]:
    """The same entries as rows of the table: for sync, which makes messages of thousands at once."""
    rows: Iterable[Any] = connection.execute(_AFTER, (device, epoch, after, limit))
    return rows


def chain_is_whole(connection: RawConnection) -> bool:
    """Verify every device and epoch in the log from its first entry."""
    for device, epoch in connection.execute(_STREAMS).fetchall():
        try:
            verify_chain(read(connection, device, epoch))
        except BrokenChain:
            return False
    return True


def _values(op: Op) -> tuple[object, ...]:
    header = op.header
    return (
        header.device,
        header.epoch,
        header.seq,
        header.op_id,
        header.kind.value,
        header.type,
        header.schema,
        header.wall_ms,
        header.hlc,
        header.actor,
        header.seen,
        msgspec.json.encode(header.refs).decode(),
        op.salt,
        op.body,
        op.digest,
        op.chain,
    )


def _op(values: Sequence[Any]) -> Op:
    header = OpHeader(
        device=values[0],
        epoch=values[1],
        seq=values[2],
        op_id=values[3],
        kind=OpKind(values[4]),
        type=values[5],
        schema=values[6],
        wall_ms=values[7],
        hlc=values[8],
        actor=values[9],
        seen=values[10],
        refs=_refs_decoder.decode(values[11]),
    )
    return Op(header=header, salt=values[12], body=values[13], digest=values[14], chain=values[15])
