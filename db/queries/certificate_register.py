"""The register of certificates: every number of a year with what became of it."""

from calendar import monthrange
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, literal_column, or_, select
from sqlalchemy.engine import Connection

from core.domain.certificate import CertificateStatus
from core.domain.local_time import day_bounds, local_day
from core.ports.rows import RegisterFilter, RegisterRow, RegisterSummary
from db.queries.reading import AnyRow, print_count
from db.tables import certificate, clerk, desk_identity, print_record

_BETWEEN = "\x1f"
"""Between reasons that SQLite hands over as one text; no keyboard types it."""
# Written out, not bound: only so does SQLite see that the index of the register holds the names.
_NAME: ColumnElement[str] = func.json_extract(certificate.c.facts, literal_column("'$.volunteer_name'"))
_OLDER = certificate.alias("older")
_PRINTED = exists().where(print_record.c.subject_id == certificate.c.id)
_STATES: dict[str, ColumnElement[bool]] = {
    "everything": certificate.c.id != "",
    "valid": certificate.c.status == CertificateStatus.VALID,
    "void": certificate.c.status == CertificateStatus.VOID,
    "reissued": certificate.c.reissue_of != "",
    "unprinted": and_(certificate.c.status == CertificateStatus.VALID, ~_PRINTED),
}
_REASONS = (
    select(func.group_concat(print_record.c.reason, _BETWEEN))
    .where(print_record.c.subject_id == certificate.c.id, print_record.c.reason != "")
    .scalar_subquery()
)


def register(
    connection: Connection, asked: RegisterFilter, offset: int, limit: int
) -> tuple[RegisterRow, ...]:
    """The lines of a year, the highest number first."""
    which = select(certificate.c.id, certificate.c.number).where(*_asked(asked))
    page = which.order_by(certificate.c.number.desc(), certificate.c.id).offset(offset).limit(limit)
    shown = page.subquery("shown")
    rows = select(
        certificate.c.id,
        certificate.c.number,
        certificate.c.kind,
        certificate.c.status,
        _NAME.label("volunteer_name"),
        certificate.c.issued_at,
        func.coalesce(clerk.c.name, "").label("clerk_name"),
        certificate.c.void_at,
        certificate.c.void_reason,
        func.coalesce(_OLDER.c.number, certificate.c.reissue_of).label("reissue_of"),
        print_count(certificate.c.id),
        _REASONS.label("reasons"),
    ).select_from(
        shown.join(certificate, certificate.c.id == shown.c.id)
        .outerjoin(clerk, clerk.c.id == certificate.c.issued_by)
        .outerjoin(_OLDER, _OLDER.c.id == certificate.c.reissue_of)
    )
    found = connection.execute(rows.order_by(certificate.c.number.desc(), certificate.c.id))
    return tuple(map(_row, found))


def summary(connection: Connection, year: int) -> RegisterSummary:
    """The counts of every state, the numbers of the year, and which years there are."""
    this = _in_year(year)
    counted = connection.execute(
        select(*(func.count().filter(state).label(name) for name, state in _STATES.items()))
        .select_from(certificate)
        .where(*this)
    ).one()
    listed = _numbers(this)
    first = connection.execute(select(func.min(certificate.c.issued_at)).where(_ours())).scalar_one()
    last = connection.execute(select(func.max(certificate.c.issued_at)).where(_ours())).scalar_one()
    years = range(local_day(last).year, local_day(first).year - 1, -1) if first is not None else ()
    unprinted = _numbers((*this, _STATES["unprinted"]))
    return RegisterSummary(
        counts=dict(counted._mapping),  # noqa: SLF001 - SQLAlchemy's public name for it
        numbers=tuple((row.id, row.number) for row in connection.execute(listed)),
        unprinted=tuple((row.id, row.kind) for row in connection.execute(unprinted)),
        years=tuple(years),
        desk_code=connection.execute(select(desk_identity.c.desk_code)).scalar_one(),
    )


def _numbers(which: tuple[ColumnElement[bool], ...]) -> Select[Any]:
    return (
        select(certificate.c.id, certificate.c.number, certificate.c.kind)
        .where(*which)
        .order_by(certificate.c.number, certificate.c.id)
    )


def _asked(asked: RegisterFilter) -> list[ColumnElement[bool]]:
    """Raises KeyError for a state nobody knows."""
    where = [*_in_year(asked.year, asked.month), _STATES[asked.state]]
    if asked.kind is not None:
        where.append(certificate.c.kind == asked.kind)
    text = asked.text.strip()
    if text:
        where.append(
            or_(certificate.c.number.contains(text, autoescape=True), _NAME.contains(text, autoescape=True))
        )
    return where


def _in_year(year: int, month: int | None = None) -> tuple[ColumnElement[bool], ...]:
    last = date(year, month or 12, monthrange(year, month or 12)[1])
    begin, end = day_bounds(date(year, month or 1, 1), last)
    return (_ours(), certificate.c.issued_at >= begin, certificate.c.issued_at < end)


def _ours() -> ColumnElement[bool]:
    """What other units voided is here by its number only."""
    return certificate.c.volunteer_id != ""


def _row(row: AnyRow) -> RegisterRow:
    values = row._asdict()
    values["reasons"] = tuple(row.reasons.split(_BETWEEN)) if row.reasons else ()
    return RegisterRow(**values)
