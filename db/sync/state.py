"""How this desk stands to the platform: the one row of sync_state beside the desk's identity."""

from typing import NamedTuple

import msgspec

from core.ports.store import Changed
from core.sync.op import GENESIS
from core.sync.parts import DeskState, Standing
from core.sync.wire import DeviceCertificate
from db import op_log
from db.columns import from_ms
from db.identity import DeskIdentity, read_identity
from db.raw import RawConnection

_SELECT = (
    "SELECT acked_seq, digested_seq, clock_offset_ms, last_contact_at, last_sync_at, platform_url, "
    "private_key, certificate, standing, first_site_id, own_ids_until FROM sync_state"
)
_certificate = msgspec.json.Decoder(DeviceCertificate)

NOTHING_CHANGED = Changed({})


class SyncState(NamedTuple):
    """The row as it is kept; instants are Unix milliseconds."""

    acked_seq: int
    digested_seq: int
    clock_offset_ms: int
    last_contact_at: int | None
    last_sync_at: int | None
    platform_url: str
    private_key: bytes | None
    certificate: str | None
    standing: str
    first_site_id: str | None
    own_ids_until: int

    @property
    def scopes(self) -> tuple[str, ...]:
        """What the certificate lets this desk see; nothing before enrolment."""
        certificate = self.read_certificate()
        return () if certificate is None else certificate.scopes

    def read_certificate(self) -> DeviceCertificate | None:
        """The certificate, once the county gave one."""
        return None if self.certificate is None else _certificate.decode(self.certificate)


def read_state(connection: RawConnection) -> SyncState:
    """The state as it stands."""
    return SyncState(*connection.execute(_SELECT).fetchone())


def desk_state(connection: RawConnection) -> DeskState:
    """The same as the engine sees it, with head and cursors."""
    state, identity = read_state(connection), read_identity(connection)
    head = op_log.head(connection, identity.device, identity.epoch)
    return DeskState(
        standing=Standing(state.standing),
        device=identity.device,
        epoch=identity.epoch,
        head_seq=head.seq,
        acked_seq=state.acked_seq,
        pending=head.seq - state.acked_seq,
        oldest_ms=oldest_pending(connection, identity, state),
        cursors=cursors(connection),
        clock_offset_ms=state.clock_offset_ms,
        last_contact_at=None if state.last_contact_at is None else from_ms(state.last_contact_at),
        last_sync_at=None if state.last_sync_at is None else from_ms(state.last_sync_at),
        platform_url=state.platform_url,
        certificate=state.read_certificate(),
    )


def cursors(connection: RawConnection) -> dict[str, int]:
    """How far each scope was pulled."""
    return dict(connection.execute("SELECT scope, n FROM sync_cursor").fetchall())


def chain_at(connection: RawConnection, identity: DeskIdentity, seq: int) -> bytes:
    """The chain value after entry `seq` of the current device and epoch."""
    found = connection.execute(
        "SELECT chain FROM op_log WHERE device = ? AND epoch = ? AND seq = ?",
        (identity.device, identity.epoch, seq),
    ).fetchone()
    return GENESIS if found is None else bytes(found[0])


def oldest_pending(connection: RawConnection, identity: DeskIdentity, state: SyncState) -> int | None:
    """When the first entry that waits was made, in Unix milliseconds."""
    found = connection.execute(
        "SELECT wall_ms FROM op_log WHERE device = ? AND epoch = ? AND seq = ?",
        (identity.device, identity.epoch, state.acked_seq + 1),
    ).fetchone()
    return None if found is None else int(found[0])
