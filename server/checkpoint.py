"""The county's log as a Merkle tree (RFC 6962): proof that entries are only ever added, never changed.

A leaf is the chain value of an entry with its device, epoch and number, so erasure of a body leaves it as it
is. Entries enter the tree when a checkpoint is made, device by device; complete subtrees are stored, so roots
and proofs read a few dozen rows whatever the size.
"""

import hashlib
from collections.abc import Callable, Iterable
from datetime import datetime

import msgspec

from core.sync.wire import Checkpoint
from server.database import Bulk, Database, Session
from server.devices import lock_county, read_county
from server.problems import ProblemRaised
from server.tables import log_mark, log_node

MADE_EVERY_MS = 86_400_000
_LABEL = b"practice-desk checkpoint 1\n"


class ConsistencyProof(msgspec.Struct, frozen=True, kw_only=True):
    """RFC 6962, 2.1.2: the tree of size `second` begins with the tree of size `first`."""

    first: int
    second: int
    path: tuple[bytes, ...]


def leaf_hash(device: str, epoch: int, seq: int, chain: bytes) -> bytes:
    """The hash of one entry."""
    return hashlib.sha256(b"\x00" + f"{device}/{epoch}/{seq}\n".encode() + chain).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def statement(checkpoint: Checkpoint) -> bytes:
    """The bytes the county signs."""
    said = msgspec.to_builtins(checkpoint)
    del said["signature"]
    return _LABEL + msgspec.json.encode(said)


def consistent(proof: ConsistencyProof, first_root: bytes, second_root: bytes) -> bool:
    """What an auditor checks (RFC 9162, 2.1.4.2)."""
    path = list(proof.path)
    if proof.first == proof.second:
        return not path and first_root == second_root
    if proof.first == 0:
        return not path
    if proof.first & (proof.first - 1) == 0:
        path.insert(0, first_root)
    if not path:
        return False
    place, last = proof.first - 1, proof.second - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    old = new = path[0]
    for part in path[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            old, new = node_hash(part, old), node_hash(part, new)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            new = node_hash(new, part)
        place, last = place >> 1, last >> 1
    return old == first_root and new == second_root and last == 0


class Checkpoints:
    """The tree of one county. Thread-safe."""

    def __init__(self, database: Database, county: str, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._county = county
        self._clock = clock
        self._nodes = Bulk(log_node)
        self._marks = Bulk(log_mark)

    def newest(self) -> Checkpoint:
        """The newest signed head; a day after the last one a new one is made."""
        now_ms = int(self._clock().timestamp() * 1000)
        with self._database.read() as session:
            found = self._stored(session)
        if found is not None and now_ms - found.made_ms < MADE_EVERY_MS:
            return found
        return self.make()

    def make(self) -> Checkpoint:
        """Take new entries into the tree and sign its head."""
        now_ms = int(self._clock().timestamp() * 1000)
        with self._database.write() as session:
            keys = lock_county(session, self._county)
            size = self._grow(session)
            made = Checkpoint(
                county=self._county,
                size=size,
                root=self._range_root(session, 0, size),
                made_ms=now_ms,
                county_key=keys.public_key,
                signature=b"",
            )
            made = msgspec.structs.replace(made, signature=keys.signing_key.sign(statement(made)))
            session.run(
                "INSERT INTO checkpoint (county, size, root, signature, made_ms) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (county, size) DO UPDATE"
                " SET signature = excluded.signature, made_ms = excluded.made_ms",
                (self._county, made.size, made.root, made.signature, now_ms),
            )
        return made

    def consistency(self, first: int, second: int) -> ConsistencyProof:
        """The proof between two sizes of the tree. Raises not_found for a size it never had."""
        with self._database.read() as session:
            if not 0 < first <= second <= self._size(session):
                raise ProblemRaised("not_found")
            path = tuple(self._subproof(session, first, 0, second, whole=True))
        return ConsistencyProof(first=first, second=second, path=path)

    def _stored(self, session: Session) -> Checkpoint | None:
        found = session.one(
            "SELECT size, root, made_ms, signature FROM checkpoint WHERE county = ?"
            " ORDER BY size DESC LIMIT 1",
            (self._county,),
        )
        keys = read_county(session, self._county)
        if found is None or keys is None:
            return None
        size, root, made_ms, signature = found
        return Checkpoint(
            county=self._county,
            size=size,
            root=bytes(root),
            made_ms=made_ms,
            county_key=keys.public_key,
            signature=bytes(signature),
        )

    def _size(self, session: Session) -> int:
        found = session.one("SELECT max(place) FROM log_node WHERE county = ? AND level = 0", (self._county,))
        return 0 if found is None or found[0] is None else int(found[0]) + 1

    def _grow(self, session: Session) -> int:
        """Append what came since, in the order of device, epoch and number; the size then."""
        size = self._size(session)
        fresh = session.all(
            "SELECT o.device, o.epoch, o.seq, o.chain FROM op o LEFT JOIN log_mark m"
            " ON m.county = o.county AND m.device = o.device AND m.epoch = o.epoch"
            " WHERE o.county = ? AND o.seq > coalesce(m.seq, 0) ORDER BY o.device, o.epoch, o.seq",
            (self._county,),
        )
        self._append(
            session,
            size,
            (leaf_hash(device, epoch, seq, bytes(chain)) for device, epoch, seq, chain in fresh),
        )
        marks = {(device, epoch): seq for device, epoch, seq, _ in fresh}
        session.upsert(self._marks, [(self._county, *key, seq) for key, seq in marks.items()])
        return size + len(fresh)

    def _append(self, session: Session, size: int, leaves: Iterable[bytes]) -> None:
        edge = {level: self._node(session, level, (size >> level) - 1) for level in _levels(size)}
        rows: list[tuple[str, int, int, bytes]] = []
        for place, leaf in enumerate(leaves, start=size):
            level, hashed = 0, leaf
            rows.append((self._county, 0, place, hashed))
            while place >> level & 1:
                hashed = node_hash(edge.pop(level), hashed)
                level += 1
                rows.append((self._county, level, place >> level, hashed))
            edge[level] = hashed
        session.insert(self._nodes, rows)

    def _node(self, session: Session, level: int, place: int) -> bytes:
        found = session.one(
            "SELECT hash FROM log_node WHERE county = ? AND level = ? AND place = ?",
            (self._county, level, place),
        )
        if found is None:
            raise ProblemRaised("server_error", "the tree has a hole")
        return bytes(found[0])

    def _range_root(self, session: Session, start: int, size: int) -> bytes:
        """The root of `size` leaves from `start`, which is a multiple of the largest power of two below."""
        if size == 0:
            return hashlib.sha256(b"").digest()
        if size & (size - 1) == 0:
            level = size.bit_length() - 1
            return self._node(session, level, start >> level)
        half = 1 << (size - 1).bit_length() - 1
        return node_hash(
            self._range_root(session, start, half), self._range_root(session, start + half, size - half)
        )

    def _subproof(
        self, session: Session, first: int, start: int, size: int, *, whole: bool
    ) -> Iterable[bytes]:
        """RFC 6962, 2.1.2: SUBPROOF(m, D[n], b) over the leaves from `start`."""
        if first == size:
            return [] if whole else [self._range_root(session, start, size)]
        half = 1 << (size - 1).bit_length() - 1
        if first <= half:
            left = self._subproof(session, first, start, half, whole=whole)
            return [*left, self._range_root(session, start + half, size - half)]
        right = self._subproof(session, first - half, start + half, size - half, whole=False)
        return [*right, self._range_root(session, start, half)]


def _levels(size: int) -> list[int]:
    """The levels of the complete subtrees at the right edge of a tree of this size."""
    return [level for level in range(size.bit_length()) if size >> level & 1]
