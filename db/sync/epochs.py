"""New numbers for entries: after a fork, for a new device, and for what a platform put back has lost.

An epoch begins with entries of older ones, to the letter but for their numbers. Their hybrid clock tells
which: it grows with every entry a file ever made, and copies keep it. So what an older epoch keeps for
itself, because the platform had acknowledged it, lies below the first clock of every later epoch.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from core.sync.op import GENESIS, Op, chain_hash
from core.sync.wire import EVERYTHING, LogEnd
from db import op_log
from db.identity import DeskIdentity, RandomBytes, new_code_for, read_identity
from db.raw import RawConnection
from db.sync.state import read_state

_CHUNK = 1_000
_FOR_EVER = 1 << 62


class _Span(NamedTuple):
    """The entries of one epoch behind number `after`, as long as their clock lies below `below`."""

    epoch: int
    after: int
    below: int = _FOR_EVER


def lost_since(connection: RawConnection, log: Sequence[LogEnd]) -> LogEnd | None:
    """Where entries begin that the platform once acknowledged under numbers it does not ask for again.

    `log` is where each epoch of ours ends on the platform. None when it lacks nothing but, perhaps, the
    newest of the present epoch. A chain value that is not ours means that nothing can be told: everything
    counts.
    """
    if not log:
        return None
    identity, state = read_identity(connection), read_state(connection)
    ends = {end.epoch: end for end in log}
    lost: LogEnd | None = None
    for span in _kept(connection, identity, 1):
        end = ends.get(span.epoch, LogEnd(span.epoch, 0, GENESIS))
        present = span.epoch == identity.epoch
        acknowledged = not present or end.seq <= state.acked_seq
        if acknowledged and not _same(connection, identity, span, end):
            return EVERYTHING
        follows = _read(connection, identity, span._replace(after=end.seq), 1)
        if lost is None and not present and any(follows):
            lost = end
    return lost


def renumber(
    connection: RawConnection, random: RandomBytes, device: str | None, behind: LogEnd | None = None
) -> None:
    """Give unsent entries the first numbers of the next epoch, or of epoch 1 of another device.

    With `behind`, all that follow this end of one of our epochs: what the platform has of them, it finds by
    their ids.
    """
    state, identity = read_state(connection), read_identity(connection)
    if device == identity.device:
        return
    head = op_log.head(connection, identity.device, identity.epoch)
    target = (identity.device, identity.epoch + 1) if device is None else (device, 1)
    code = identity.desk_code if device is None else new_code_for(identity.desk_code, random)
    if behind is None:
        spans = [_Span(identity.epoch, state.acked_seq)]
    else:
        first, *later = _kept(connection, identity, behind.epoch)
        spans = [first._replace(after=behind.seq), *later]
        _forget_answers(connection, identity, spans)
    count = _copy(connection, identity, spans, target)
    for table in ("before_image", "voided_entry"):
        # In two steps, because a number may still be taken by a row that has not moved yet.
        connection.execute(f"UPDATE {table} SET seq = -(seq + ?)", (count - head.seq,))  # noqa: S608 - fixed names
        connection.execute(f"UPDATE {table} SET seq = -seq")  # noqa: S608 - the same
    connection.execute(
        "UPDATE desk_identity SET device = ?, epoch = ?, desk_code = ?, last_hlc = max(last_hlc, ?)",
        (*target, code, head.hlc),
    )
    connection.execute("UPDATE sync_state SET acked_seq = 0, digested_seq = 0, own_ids_until = ?", (count,))


def _kept(connection: RawConnection, identity: DeskIdentity, first: int) -> list[_Span]:
    """What each epoch from `first` on has that no later one begins with; all of the present one."""
    spans = [_Span(identity.epoch, 0)]
    below = _FOR_EVER
    for epoch in range(identity.epoch - 1, first - 1, -1):
        for op in op_log.read(connection, identity.device, epoch + 1, limit=1):
            below = min(below, op.header.hlc)
        spans.append(_Span(epoch, 0, below))
    return spans[::-1]


def _same(connection: RawConnection, identity: DeskIdentity, span: _Span, end: LogEnd) -> bool:
    """Whether the entry at this end is ours; one that is not here, or went again later, proves nothing."""
    found = _read(connection, identity, span._replace(after=end.seq - 1), 1) if end.seq else ()
    return all(ours.chain == end.chain for ours in found)


def _read(connection: RawConnection, identity: DeskIdentity, span: _Span, limit: int) -> Iterator[Op]:
    found = op_log.read(connection, identity.device, span.epoch, after=span.after, limit=limit)
    return (op for op in found if op.header.hlc < span.below)


def _forget_answers(connection: RawConnection, identity: DeskIdentity, spans: Sequence[_Span]) -> None:
    """What the platform said of these it will say anew; what a person settled stays settled."""
    connection.executemany(
        "DELETE FROM attention WHERE device = ? AND epoch = ? AND seq > ? AND settled_by = ''",
        [(identity.device, span.epoch, span.after) for span in spans],
    )


def _copy(
    connection: RawConnection, identity: DeskIdentity, spans: Sequence[_Span], target: tuple[str, int]
) -> int:
    device, epoch = target
    settled = set(
        connection.execute("SELECT epoch, seq FROM attention WHERE device = ?", (identity.device,)).fetchall()
    )
    previous, seq = GENESIS, 0
    for span in spans:
        rest = span
        while old := list(_read(connection, identity, rest, _CHUNK)):
            rest = span._replace(after=old[-1].header.seq)
            copies: list[Op] = []
            for op in old:
                seq += 1
                header = msgspec.structs.replace(op.header, device=device, epoch=epoch, seq=seq)
                previous = chain_hash(previous, header, op.digest)
                copies.append(msgspec.structs.replace(op, header=header, chain=previous))
                if (op.header.epoch, op.header.seq) in settled:
                    connection.execute(
                        "UPDATE attention SET device = ?, epoch = ?, seq = ? "
                        "WHERE device = ? AND epoch = ? AND seq = ?",
                        (device, epoch, seq, identity.device, op.header.epoch, op.header.seq),
                    )
            op_log.append(connection, copies)
    return seq
