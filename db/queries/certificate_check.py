"""Checking a signed code with what this desk knows: keys, trusted counties, void papers, and the clock."""

from datetime import datetime, timedelta
from typing import NamedTuple

import msgspec
from sqlalchemy import select, text
from sqlalchemy.engine import Connection
from sqlalchemy.sql.elements import ColumnElement

from core.domain.certificate import Certificate
from core.domain.certificate_check import (
    NOT_HERE,
    UNREADABLE,
    CheckedCertificate,
    KeyRing,
    check_certificate,
    check_register,
)
from core.domain.certificate_code import (
    CertificateCode,
    CodeUnreadable,
    is_certificate_code,
    read_certificate_code,
)
from core.domain.codes import CodeCheckFailed, CodeKind, UnknownCode, parse_check_code, parse_code
from core.domain.ed25519 import public_key
from core.domain.signing_key import SigningKey
from db.columns import from_ms, to_ms
from db.queries.reading import by_id
from db.tables import certificate

MOST_DRIFT = timedelta(days=1)
"""More than that between this clock and the platform's, or back behind the newest entry, is a wrong clock."""
_RING = text(
    "SELECT county_seed, certificate, clock_offset_ms, last_contact_at, "
    "(SELECT max(wall_ms) FROM (SELECT wall_ms FROM op_log JOIN desk_identity USING (device, epoch) "
    "ORDER BY seq DESC LIMIT 1)) AS newest FROM sync_state"
)


class _County(msgspec.Struct):
    """The part of the device's certificate that says whom to trust."""

    county_key: bytes


class _Known(NamedTuple):
    trusted: frozenset[str]
    list_at: datetime | None
    clock_wrong: bool


_county = msgspec.json.Decoder(_County)


def check(connection: Connection, code_text: str, now: datetime) -> CheckedCertificate:
    """The verdict on a scanned or typed code: the signed one, the one for looking up, or the check code."""
    if not is_certificate_code(code_text):
        return _look_up(connection, code_text, now)
    try:
        code = read_certificate_code(code_text)
    except CodeUnreadable:
        return UNREADABLE
    return _proven(connection, code, _by_number(connection, code.facts.number), now)


def _proven(
    connection: Connection, code: CertificateCode, row: Certificate | None, now: datetime
) -> CheckedCertificate:
    known = _known(connection, now)
    ring = KeyRing(
        key=by_id(connection, SigningKey, code.key_id.hex()),
        trusted=known.trusted,
        list_at=known.list_at,
        clock_wrong=known.clock_wrong,
    )
    return check_certificate(code, ring, row, now)


def _look_up(connection: Connection, typed: str, now: datetime) -> CheckedCertificate:
    """A short code proves nothing itself: its row does, by its own signature where it has one."""
    try:
        wanted = _column_and_value(typed)
    except CodeCheckFailed:
        return UNREADABLE
    if wanted is None:
        return UNREADABLE
    column, value = wanted
    found = connection.execute(
        select(certificate.c.id).where(column == value).order_by(certificate.c.issued_at.desc())
    ).scalar()
    row = None if found is None else by_id(connection, Certificate, found)
    if row is None:
        return NOT_HERE
    if row.signed:
        return _proven(connection, read_certificate_code(row.signed), row, now)
    return check_register(row, _known(connection, now).list_at, now)


def _column_and_value(typed: str) -> tuple[ColumnElement[str], str] | None:
    """What to look for; None for something else. Raises CodeCheckFailed for a misread code."""
    try:
        code = parse_code(typed)
    except UnknownCode:
        try:
            return certificate.c.check_code, parse_check_code(typed)
        except UnknownCode:
            return None
    return (certificate.c.token, code.token) if code.kind is CodeKind.CERTIFICATE else None


def _by_number(connection: Connection, number: str) -> Certificate | None:
    """The certificate of this number; where two desks drew one number, the void one speaks for neither."""
    found = connection.execute(select(certificate.c.id).where(certificate.c.number == number)).scalars().all()
    return by_id(connection, Certificate, found[0]) if len(found) == 1 else None


def _known(connection: Connection, now: datetime) -> _Known:
    row = connection.execute(_RING).one()
    trusted = set()
    if row.county_seed is not None:
        trusted.add(public_key(row.county_seed).hex())
    if row.certificate is not None:
        trusted.add(_county.decode(row.certificate).county_key.hex())
    drift = MOST_DRIFT // timedelta(milliseconds=1)
    behind = row.newest is not None and to_ms(now) < row.newest - drift
    return _Known(
        trusted=frozenset(trusted),
        list_at=None if row.last_contact_at is None else from_ms(row.last_contact_at),
        clock_wrong=behind or abs(row.clock_offset_ms) > drift,
    )
