"""The desk's store as the sync engine sees it: core.sync.parts.SyncStore over the desk's own file."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from core.ports.store import Changed
from core.sync.parts import DeskState, Standing
from core.sync.sealing import agreement
from core.sync.wire import (
    SCHEMA,
    DeviceCertificate,
    DigestReply,
    EnrolRequest,
    ErasureReceipt,
    HelloRequest,
    LogEnd,
    Page,
    PullReply,
    PushReply,
    PushRequest,
)
from db.columns import to_ms
from db.identity import read_identity
from db.inside import Inside
from db.sync import blobs, enrolment, epochs, outgoing, row_digests, taking
from db.sync.state import chain_at, desk_state, read_state


class HasInside(Protocol):
    """A store that lets its parts in."""

    @property
    def inside(self) -> Inside:
        """What they share."""


class UnknownCase(Exception):
    """There is no open case of this key."""


class DeskSyncStore:
    """Implements core.sync.parts.SyncStore. Thread-safe; a clerk's save always goes first.

    No transaction here is longer than some hundred rows, but for enrolment and a new epoch.
    """

    def __init__(self, store: HasInside) -> None:
        self._inside = store.inside
        self._served = 0

    # How the log stands

    def state(self) -> DeskState:
        """How the log stands."""
        with self._inside.reading() as connection:
            return desk_state(connection)

    def hello(self, *, app: str, wall_ms: int, disk_free: int) -> HelloRequest:
        """What to say first. The roots are those of the row digests; see `digest_due`."""
        with self._inside.reading() as connection:
            state, identity, told = read_state(connection), read_identity(connection), desk_state(connection)
            return HelloRequest(
                device=told.device,
                epoch=told.epoch,
                acked=told.acked_seq,
                chain=chain_at(connection, identity, told.acked_seq),
                pending=told.pending,
                oldest_ms=told.oldest_ms,
                wall_ms=wall_ms,
                app=app,
                schema=SCHEMA,
                disk_free=disk_free,
                cursors=told.cursors,
                roots=row_digests.roots(connection, state.scopes),
            )

    def contact(self, server_ms: int, now: datetime, round_trip_ms: int) -> None:
        """The platform answered: clock offset, last contact."""
        offset = server_ms - (to_ms(now) - round_trip_ms // 2)
        with self._inside.writing() as connection:
            connection.execute(
                "UPDATE sync_state SET clock_offset_ms = ?, last_contact_at = ?", (offset, to_ms(now))
            )

    def synced(self, now: datetime) -> None:
        """Everything is sent and pulled, and the digests agree."""
        with self._inside.writing() as connection:
            connection.execute("UPDATE sync_state SET last_sync_at = ?", (to_ms(now),))

    # Sending

    def batch(self, limit: int, after: int = 0) -> PushRequest | None:
        """The entries after the acknowledged ones, or after entry `after` if that is later."""
        with self._inside.reading() as connection:
            return outgoing.batch(connection, limit, after)

    def void(self, seq: int) -> None:
        """Send this entry without its body from now on: the platform cannot read it."""
        with self._inside.writing() as connection:
            outgoing.void(connection, seq)

    def acknowledged(self, reply: PushReply, now: datetime) -> Changed:
        """Take in what the platform has and what became of it."""
        with self._inside.writing() as connection:
            return outgoing.acknowledged(connection, reply, to_ms(now))

    def lost_behind(self, expected_seq: int) -> None:
        """The platform forgot the newest entries: send them again."""
        with self._inside.writing() as connection:
            outgoing.lost_behind(connection, expected_seq)

    def lost_since(self, log: Sequence[LogEnd]) -> LogEnd | None:
        """Where entries begin that the platform acknowledged and lost, and does not ask for again."""
        with self._inside.reading() as connection:
            return epochs.lost_since(connection, log)

    def renumber(self, *, device: str | None, now: datetime, behind: LogEnd | None = None) -> None:  # noqa: ARG002 - the protocol's signature
        """Unsent entries, or all `behind` an end, get the first numbers of the next epoch or device."""
        with self._inside.writing() as connection:
            # What was acknowledged under the old numbers is hashed while the log still says what it touched.
            while row_digests.take_in_own(connection):
                pass
            epochs.renumber(connection, self._inside.random, device, behind)
        self._inside.identity_changed()

    # Taking in

    def take(self, reply: PullReply, now: datetime) -> Changed:
        """Write pulled rows, replay what is pending over them, store the cursors."""
        served, self._served = self._served, self._inside.turns.served
        rows = taking.ROWS_ALONE if served == self._served else taking.ROWS_BESIDE_A_CLERK
        return taking.Taking(self._inside, reply.included_seq, rows).pull(reply, to_ms(now))

    def repair(self, page: Page, now: datetime) -> Changed:  # noqa: ARG002 - the protocol's signature
        """Put single rows right that a digest found different."""
        return taking.Taking(self._inside, 0).repair(page)

    def forget_cursor(self, scope: str) -> None:
        """Pull this scope from the beginning."""
        with self._inside.writing() as connection:
            connection.execute("DELETE FROM sync_cursor WHERE scope = ?", (scope,))

    def index_due(self) -> bool:
        """Make some people's search words after a big pull; True while more wait. Call when all is idle."""
        with self._inside.writing() as connection:
            return taking.learn_people(connection)

    # Comparing

    def digest_due(self) -> bool:
        """Bring some rows' digests up to date; True while there are more."""
        with self._inside.writing() as connection:
            return row_digests.take_in_own(connection)

    def sums(self, scope: str, table: str, prefixes: Sequence[str]) -> DigestReply:
        """This desk's side of a digest request."""
        with self._inside.reading() as connection:
            return row_digests.sums(connection, scope, table, prefixes)

    # Erasure

    def erasures_due(self) -> tuple[ErasureReceipt, ...]:
        """Receipts not yet acknowledged by the platform; none before this desk is enrolled."""
        with self._inside.reading() as connection:
            device = read_identity(connection).device
            found = connection.execute(
                "SELECT erasure_id, scrubbed_ops, scrubbed_rows, scrubbed_at FROM erasure_receipt "
                "WHERE given = 0 ORDER BY scrubbed_at, erasure_id"
            )
            return tuple(
                ErasureReceipt(
                    device=device, erasure_id=order, scrubbed_ops=ops, scrubbed_rows=rows, wall_ms=at
                )
                for order, ops, rows, at in found
            )

    def receipt_given(self, erasure_id: str) -> None:
        """The platform has the receipt."""
        with self._inside.writing() as connection:
            connection.execute("UPDATE erasure_receipt SET given = 1 WHERE erasure_id = ?", (erasure_id,))

    # Files

    def add_blob(self, content: bytes, now: datetime) -> str:
        """Keep a file to be sent beside the log; returns its SHA-256 in hex."""
        with self._inside.writing() as connection:
            return blobs.add(connection, content, to_ms(now))

    def blobs_due(self) -> list[tuple[str, int, int]]:
        """Files to send: sha256, total size, bytes already sent."""
        with self._inside.reading() as connection:
            return blobs.due(connection)

    def blobs_sent(self) -> list[tuple[str, int]]:
        """Files that the platform had whole when it was asked last: sha256 and size."""
        with self._inside.reading() as connection:
            return blobs.whole(connection)

    def blob_part(self, sha256: str, offset: int, size: int) -> bytes:
        """A part of a file."""
        with self._inside.reading() as connection:
            return blobs.part(connection, sha256, offset, size)

    def blob_sent(self, sha256: str, sent: int) -> None:
        """The platform has so many bytes."""
        with self._inside.writing() as connection:
            blobs.sent(connection, sha256, sent)

    # Being let in

    def enrolment(self, platform_url: str) -> EnrolRequest:
        """The request to be let in; makes the desk's key if there is none yet."""
        with self._inside.writing() as connection:
            request = enrolment.enrolment(connection, self._inside.random, platform_url)
        self._inside.identity_changed()
        return request

    def agree(self, public: bytes) -> bytes:
        """core.sync.sealing.agreement of the desk's key: opens what was sealed for it."""
        with self._inside.reading() as connection:
            key = enrolment.private_key(connection)
        return agreement(key.private_bytes_raw())(public)

    def sign(self, message: bytes) -> bytes:
        """Ed25519 over `message` with the desk's key."""
        with self._inside.reading() as connection:
            key = enrolment.private_key(connection)
        return key.sign(message)

    def waiting_for(self, platform_url: str) -> None:
        """A request to be let in is under way at this platform."""
        with self._inside.writing() as connection:
            connection.execute(
                "UPDATE sync_state SET platform_url = ?, standing = ?", (platform_url, Standing.WAITING.value)
            )

    def enrolled(self, certificate: DeviceCertificate, now: datetime) -> None:  # noqa: ARG002 - the protocol's signature
        """Take the certificate: site, desk code, the county's identity key, scopes."""
        with self._inside.applying() as connection:
            enrolment.enrolled(connection, certificate)
        self._inside.identity_changed()

    def stand(self, standing: Standing) -> None:
        """The platform says we are retired, or that this database runs on two computers."""
        with self._inside.writing() as connection:
            connection.execute("UPDATE sync_state SET standing = ?", (standing.value,))

    # The sync centre

    def settle(self, key: str, how: str, by: str, now: datetime) -> None:
        """A person looked at a case (CaseRow.entry.key): what they chose, and the clerk's id.

        Raises UnknownCase when nothing of this key is open.
        """
        device, epoch, seq = key.rsplit("/", 2)
        with self._inside.writing() as connection:
            found = connection.execute(
                "UPDATE attention SET settled_at = ?, settled_by = ?, settled_how = ? "
                "WHERE device = ? AND epoch = ? AND seq = ? AND settled_at IS NULL RETURNING seq",
                (to_ms(now), by, how, device, int(epoch), int(seq)),
            ).fetchall()
        if not found:
            raise UnknownCase(key)
