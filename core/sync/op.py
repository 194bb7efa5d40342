"""One numbered, chained command of one desk: the unit of the log and of sync."""

import hashlib
from collections.abc import Iterable

import msgspec

from core.ports.store import OpKind

SALT_BYTES = 8
GENESIS = bytes(32)
_encode = msgspec.json.Encoder().encode


class OpRef(msgspec.Struct, frozen=True, array_like=True):
    """A row the command touched: table, id and the version it had before (0 when it was new)."""

    table: str
    id: str
    base_version: int


class OpHeader(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the chain covers besides the body's digest.

    `wall_ms` is the desk's clock in Unix milliseconds, `hlc` the hybrid clock (milliseconds shifted left by
    16 bits plus a counter), `schema` the version of the command's form, `actor` the clerk's id. `seen` is the
    newest feed number of its own scope that the desk held when the command was made: what the platform
    numbered higher, this command knew nothing of. It is left out of the JSON while it is 0, as in the first
    release, so old chains verify.
    """

    device: str
    epoch: int
    seq: int
    op_id: str
    kind: OpKind
    type: str
    schema: int
    wall_ms: int
    hlc: int
    actor: str
    refs: tuple[OpRef, ...]
    seen: int = 0


class Op(msgspec.Struct, frozen=True, kw_only=True):
    """A log entry. `body` is the command as JSON; erasure sets it to None and the chain still verifies."""

    header: OpHeader
    salt: bytes
    body: bytes | None
    digest: bytes
    chain: bytes


class BrokenChain(Exception):
    """The log does not continue the way it was written; `seq` is the first entry that does not fit."""

    def __init__(self, device: str, seq: int) -> None:
        super().__init__(f"{device} {seq}")
        self.device = device
        self.seq = seq


def body_digest(salt: bytes, body: bytes) -> bytes:
    """SHA-256 over salt and body; the salt keeps a scrubbed body from being guessed."""
    return hashlib.sha256(salt + body).digest()


def chain_hash(previous: bytes, header: OpHeader, digest: bytes) -> bytes:
    """SHA-256 over the previous chain value, the header as JSON in field order, and the body's digest."""
    return hashlib.sha256(previous + _encode(header) + digest).digest()


def derived_op_id(device: str, epoch: int, seq: int, wall_ms: int, digest: bytes) -> str:
    """The id of a new entry: a UUID of version 8 in time order, which the platform can make again.

    It rests on the salted digest of the body, so that two entries under one number, as after a restored
    backup, never share it. An entry that is numbered again keeps the id it was born with.
    """
    said = hashlib.sha256(f"{device}/{epoch}/{seq}".encode() + digest).hexdigest()
    time = f"{wall_ms & (1 << 48) - 1:012x}"
    variant = "89ab"[int(said[3], 16) & 3]
    return f"{time[:8]}-{time[8:]}-8{said[:3]}-{variant}{said[4:7]}-{said[7:19]}"


def make_op(header: OpHeader, *, salt: bytes, body: bytes, previous: bytes) -> Op:
    """The entry that follows `previous` (GENESIS for the first of a device and epoch)."""
    digest = body_digest(salt, body)
    return Op(header=header, salt=salt, body=body, digest=digest, chain=chain_hash(previous, header, digest))


def verify_chain(ops: Iterable[Op], previous: bytes = GENESIS, first_seq: int = 1) -> bytes:
    """Check consecutive entries of one device and epoch and return the last chain value.

    Raises BrokenChain at the first gap, changed header, changed body or changed link.
    """
    expected = first_seq
    for op in ops:
        whole = op.body is None or body_digest(op.salt, op.body) == op.digest
        if op.header.seq != expected or not whole or chain_hash(previous, op.header, op.digest) != op.chain:
            raise BrokenChain(op.header.device, expected)
        previous = op.chain
        expected += 1
    return previous


def next_hlc(last: int, wall_ms: int) -> int:
    """The hybrid clock after an event at `wall_ms`: never behind the wall, always ahead of `last`."""
    return max(wall_ms << 16, last + 1)
