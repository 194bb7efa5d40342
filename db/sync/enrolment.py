"""The desk's key, what it asks for, and what the county's certificate changes here."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec import json

from core.domain.codes import CodeKind, new_token
from core.domain.identity_number import IdType
from core.domain.practice_site import SiteLevel
from core.sync.parts import Standing
from core.sync.wire import EVERYTHING, DeviceCertificate, EnrolRequest
from db.errors import FirstStartUnfinished
from db.identity import RandomBytes, digest_identity, read_identity
from db.raw import RawConnection
from db.sync import epochs, row_digests
from db.sync.row_digests import BY_NAME
from db.sync.state import read_state

_KEY_BYTES = 32
_NEEDS_ANOTHER_DEVICE = frozenset({Standing.COPIED, Standing.RETIRED})


class NotOurCertificate(Exception):
    """The certificate names another device than this one."""


def enrolment(connection: RawConnection, random: RandomBytes, platform_url: str) -> EnrolRequest:
    """The request to be let in. A copied or retired desk asks as a new device, with a new key."""
    _become_another_device(connection, random)
    state, identity = read_state(connection), read_identity(connection)
    if state.private_key is None:
        connection.execute("UPDATE sync_state SET private_key = ?", (random(_KEY_BYTES),))
    connection.execute("UPDATE sync_state SET platform_url = ?", (platform_url,))
    site = connection.execute(
        "SELECT id, code, name, level FROM practice_site WHERE id = ?", (identity.site_id,)
    ).fetchone()
    if site is None:
        raise FirstStartUnfinished("site")
    key = private_key(connection)
    return EnrolRequest(
        device=identity.device,
        public_key=key.public_key().public_bytes_raw(),
        desk_code=identity.desk_code,
        site_id=site[0],
        site_code=site[1],
        site_name=site[2],
        site_level=SiteLevel(site[3]),
        desk_name=_desk_name(connection, identity.desk_code),
        app="",
        first_site_id=state.first_site_id or "",
    )


def _become_another_device(connection: RawConnection, random: RandomBytes) -> None:
    state, identity = read_state(connection), read_identity(connection)
    certificate = state.read_certificate()
    known = certificate is not None and certificate.device == identity.device
    if Standing(state.standing) in _NEEDS_ANOTHER_DEVICE and known:
        # What the old name stands for is another computer's now, or nobody's: were the platform put back, it
        # would not ask us for it. Everything goes again under the new name; ids tell what is there already.
        epochs.renumber(connection, random, new_token(CodeKind.DEVICE, random), EVERYTHING)
        connection.execute("UPDATE sync_state SET private_key = NULL")


def _desk_name(connection: RawConnection, desk_code: str) -> str:
    found = connection.execute("SELECT value FROM local_setting WHERE name = 'desk_name'").fetchone()
    return desk_code if found is None else str(found[0])


def private_key(connection: RawConnection) -> Ed25519PrivateKey:
    """The desk's key. Raises FirstStartUnfinished before the first enrolment made one."""
    found = read_state(connection).private_key
    if found is None:
        raise FirstStartUnfinished("key")
    return Ed25519PrivateKey.from_private_bytes(found)


def enrolled(connection: RawConnection, certificate: DeviceCertificate) -> None:
    """Take the certificate: who we are, which key identity hashes have, which scopes we hold."""
    identity = read_identity(connection)
    if certificate.device != identity.device:
        raise NotOurCertificate
    if identity.site_id is not None and identity.site_id != certificate.site_id:
        _adopt_site(connection, identity.site_id, certificate.site_id)
    if identity.identity_key != certificate.identity_key:
        _hash_identities_anew(connection, certificate.identity_key)
    connection.execute(
        "UPDATE desk_identity SET desk_code = ?, identity_key = ?, site_id = ?",
        (certificate.desk_code, certificate.identity_key, certificate.site_id),
    )
    row_digests.forget_scopes(connection, certificate.scopes)
    connection.execute(
        "UPDATE sync_state SET certificate = ?, standing = ?, "
        "seen = coalesce((SELECT n FROM sync_cursor WHERE scope = ?), 0)",
        (json.encode(certificate).decode(), Standing.ENROLLED.value, f"site:{certificate.site_id}"),
    )


def _adopt_site(connection: RawConnection, old: str, new: str) -> None:
    """The county knows our unit by another id. Rows follow at once, so that no list is empty meanwhile.

    The platform does the same with our entries; what comes back by the next pull is equal.
    """
    columns = BY_NAME["practice_site"].columns
    copied = ", ".join("?1" if name == "id" else name for name in columns)
    connection.execute(
        f"INSERT OR IGNORE INTO practice_site ({', '.join(columns)}) "  # noqa: S608 - our own names
        f"SELECT {copied} FROM practice_site WHERE id = ?2",
        (new, old),
    )
    connection.execute("DELETE FROM practice_site WHERE id = ?", (old,))
    for table, mapped in BY_NAME.items():
        if "site_id" in mapped.columns:
            connection.execute(f"UPDATE {table} SET site_id = ? WHERE site_id = ?", (new, old))  # noqa: S608 - our own names
    connection.execute("UPDATE person_entry SET site_id = ? WHERE site_id = ?", (new, old))
    connection.execute(
        "UPDATE before_image SET body = replace(body, ?, ?) WHERE body IS NOT NULL", (f'"{old}"', f'"{new}"')
    )
    connection.execute("UPDATE sync_state SET first_site_id = ?", (old,))


def _hash_identities_anew(connection: RawConnection, key: bytes) -> None:
    people = connection.execute(
        "SELECT id, id_type, id_number FROM volunteer WHERE id_digest <> ''"
    ).fetchall()
    connection.executemany(
        "UPDATE volunteer SET id_digest = ? WHERE id = ?",
        [
            (digest_identity(key, IdType(id_type), number), row_id)
            for row_id, id_type, number in people
            # What came masked has the county's hash already.
            if number and "*" not in number
        ],
    )
