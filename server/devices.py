"""What the platform keeps of each desk, and the county's own keys."""

from collections.abc import Callable, Collection
from datetime import timedelta
from typing import NamedTuple

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from core.domain.codes import CodeKind, new_token
from core.domain.numbers import new_desk_code
from core.sync.op import GENESIS
from core.sync.scopes import COUNTY, site_scope, units
from core.sync.signing import signed_certificate
from core.sync.wire import DeviceCertificate, EnrolRequest
from server.database import Bulk, Session
from server.problems import ProblemRaised
from server.tables import county as county_table
from server.tables import device as device_table

RandomBytes = Callable[[int], bytes]
PLATFORM_DESK_CODE = "WW"
"""Numbers the platform draws itself carry this code; no desk gets it."""
KEY_BYTES = 32
_COUNTY = Bulk(county_table)
_DEVICE = Bulk(device_table)
_scopes = msgspec.json.Decoder(tuple[str, ...])


class County(NamedTuple):
    """A county's keys. `erasures` counts the rows scrubbed by law."""

    county: str
    private_key: bytes
    identity_key: bytes
    public_host: str
    platform_device: str
    erasures: int

    @property
    def signing_key(self) -> Ed25519PrivateKey:
        """What certificates and checkpoints are signed with."""
        return Ed25519PrivateKey.from_private_bytes(self.private_key)

    @property
    def public_key(self) -> bytes:
        """The raw public key of the county."""
        return self.signing_key.public_key().public_bytes_raw()


class Device(NamedTuple):
    """A desk that was let in, and how far its log is here."""

    device: str
    public_key: bytes
    site_id: str
    scopes: tuple[str, ...]
    desk_code: str
    retired: bool
    epoch: int
    last_seq: int
    head: bytes
    hlc: int
    clock_offset_ms: int

    @property
    def maker(self) -> str:
        """How its rows are marked. A restored copy begins a new epoch: it lacks rows it once made."""
        return f"{self.device}/{self.epoch}"

    @property
    def units(self) -> frozenset[str]:
        """The units whose rows it holds in full."""
        return units(self.scopes)


def slow_screens(session: Session, county: str, site_id: str) -> tuple[timedelta, ...]:
    """How far behind the clocks of the unit's desks are; always also "not at all"."""
    found = session.all(
        "SELECT DISTINCT clock_offset_ms FROM device"
        " WHERE county = ? AND site_id = ? AND retired_ms IS NULL AND clock_offset_ms <> 0",
        (county, site_id),
    )
    return (timedelta(), *(timedelta(milliseconds=offset) for (offset,) in sorted(found)))


def ensure_county(session: Session, county: str, random: RandomBytes, now_ms: int) -> County:
    """The county's keys, made at the first start."""
    found = read_county(session, county)
    if found is not None:
        return found
    platform_device = new_token(CodeKind.DEVICE, random)
    row = (county, random(KEY_BYTES), random(KEY_BYTES), "", platform_device, 0, 1, now_ms)
    session.insert(_COUNTY, [row])
    add_device(
        session,
        county,
        device=platform_device,
        public_key=b"",
        site_id="",
        scopes=(),
        desk_code=PLATFORM_DESK_CODE,
        desk_name="",
        app="",
        now_ms=now_ms,
    )
    return County(county, row[1], row[2], "", platform_device, 0)


def read_county(session: Session, county: str, lock: str = "") -> County | None:
    """The county's row; `lock` is the end of the statement."""
    found = session.one(
        "SELECT county, private_key, identity_key, public_host, platform_device, erasures "
        f"FROM county WHERE county = ?{lock}",
        (county,),
    )
    return None if found is None else County(*found)


def lock_county(session: Session, county: str) -> County:
    """From here to the end of the transaction nobody else writes in this county.

    Rows that two desks make at once have no row to lock before they exist, so two batches that both register
    one person would not see each other. SQLite has one writer anyway.
    """
    found = read_county(session, county, session.for_update)
    if found is None:
        raise LookupError(county)
    return found


def read_device(session: Session, county: str, device: str, *, lock: bool = False) -> Device:
    """The desk. Raises device_unknown, and device_revoked for one that was retired."""
    found = session.one(
        "SELECT device, public_key, site_id, scopes, desk_code, retired_ms, epoch, last_seq, head, hlc, "
        f"clock_offset_ms FROM device WHERE county = ? AND device = ?{session.for_update if lock else ''}",
        (county, device),
    )
    if found is None:
        raise ProblemRaised("device_unknown")
    known = Device(
        found[0],
        bytes(found[1]),
        found[2],
        _scopes.decode(found[3]),
        found[4],
        found[5] is not None,
        *found[6:],
    )
    if known.retired:
        raise ProblemRaised("device_revoked")
    return known


def add_device(
    session: Session,
    county: str,
    *,
    device: str,
    public_key: bytes,
    site_id: str,
    scopes: tuple[str, ...],
    desk_code: str,
    desk_name: str,
    app: str,
    now_ms: int,
) -> None:
    """A new desk with an empty log; one that is known keeps its log and gets these facts."""
    known = session.one("SELECT epoch FROM device WHERE county = ? AND device = ?", (county, device))
    told = msgspec.json.encode(scopes).decode()
    if known is not None:
        session.run(
            "UPDATE device SET public_key = ?, site_id = ?, scopes = ?, desk_code = ?, desk_name = ?, "
            "app = ?, admitted_ms = ?, retired_ms = NULL WHERE county = ? AND device = ?",
            (public_key, site_id, told, desk_code, desk_name, app, now_ms, county, device),
        )
        return
    row = (
        county,
        device,
        public_key,
        site_id,
        told,
        desk_code,
        desk_name,
        now_ms,
        None,
        1,
        0,
        GENESIS,
        0,
        0,
        None,
        None,
        0,
        0,
        0,
        0,
        0,
        app,
        "",
        None,
    )  # fmt: skip - the order of the table
    session.insert(_DEVICE, [row])


def free_desk_code(session: Session, county: str, wanted: str, device: str, random: RandomBytes) -> str:
    """The code the desk has already, unless another desk or the platform itself has it."""
    taken = {
        code
        for code, other in session.all("SELECT desk_code, device FROM device WHERE county = ?", (county,))
        if other != device
    }
    taken.add(PLATFORM_DESK_CODE)
    while wanted in taken or not wanted:
        wanted = new_desk_code(random)
    return wanted


def certificate(
    county: County,
    request: EnrolRequest,
    site_id: str,
    desk_code: str,
    now_ms: int,
    also: Collection[str] = (),
) -> DeviceCertificate:
    """What the desk may do, signed by the county's key over the JSON of everything but the signature.

    `also` are the other units that a county office holds in full.
    """
    told = DeviceCertificate(
        county=county.county,
        device=request.device,
        public_key=request.public_key,
        site_id=site_id,
        scopes=(*map(site_scope, (site_id, *sorted(set(also) - {site_id}))), COUNTY),
        desk_code=desk_code,
        issued_ms=now_ms,
        county_key=county.public_key,
        identity_key=county.identity_key,
        public_host=county.public_host,
    )
    return signed_certificate(told, county.signing_key.sign)
