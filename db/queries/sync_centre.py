"""The sync centre: what waits, what a person should look at, what was settled, and how the link stands."""

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec
from sqlalchemy import RowMapping
from sqlalchemy import text as sql
from sqlalchemy.engine import Connection

from core.domain.local_time import day_bounds, local_day
from core.ports.rows import CaseRow, EntryRow, LinkFacts, WaitingRow
from core.sync.op import OpRef
from db.columns import from_ms, to_ms
from db.op_log import UNSENT
from db.subjects import NAMED, places, subjects

WEIGHED = 200
"""So many of the entries that wait are weighed. Asked after every save, also at a desk that never sends."""
_ENTRY = (
    "entry.device, entry.epoch, entry.seq, entry.type, entry.wall_ms, entry.refs, "
    "coalesce(clerk.name, '') AS clerk_name "
)
_WAITING = sql(
    f"SELECT {_ENTRY}, length(coalesce(entry.body, '')) + length(entry.refs) AS size, "  # noqa: S608 - fixed texts
    "(entry.body IS NULL OR entry.seq IN (SELECT seq FROM voided_entry)) AS bodiless "
    "FROM op_log AS entry LEFT JOIN clerk ON clerk.id = entry.actor "
    "WHERE (entry.device, entry.epoch) = (SELECT device, epoch FROM desk_identity) "
    "AND entry.seq > (SELECT acked_seq FROM sync_state) ORDER BY entry.seq LIMIT :most OFFSET :offset"
)
_CASES = (
    f"SELECT {_ENTRY}, attention.code, attention.detail, attention.arrived_at, attention.settled_at, "  # noqa: S608 - fixed texts
    "attention.settled_how, coalesce(settler.name, '') AS settler_name "
    "FROM attention JOIN op_log AS entry USING (device, epoch, seq) "
    "LEFT JOIN clerk ON clerk.id = entry.actor "
    "LEFT JOIN clerk AS settler ON settler.id = attention.settled_by "
)
_OPEN = sql(
    _CASES + "WHERE attention.settled_at IS NULL ORDER BY attention.arrived_at, attention.seq LIMIT :most"
)
_SETTLED = sql(
    _CASES + "WHERE attention.settled_at IS NOT NULL "
    "ORDER BY attention.settled_at DESC, attention.seq DESC LIMIT :most OFFSET :offset"
)
_LINK = sql(
    "SELECT state.standing, state.platform_url, state.certificate, identity.desk_code, identity.device, "  # noqa: S608 - fixed texts
    "state.clock_offset_ms, state.last_contact_at, state.last_sync_at, "
    f"({UNSENT}) AS unsent, "
    "(SELECT coalesce(sum(length(coalesce(body, '')) + length(refs)), 0) FROM op_log WHERE device = "
    "identity.device AND epoch = identity.epoch AND seq > state.acked_seq "
    "AND seq <= state.acked_seq + :weighed) AS weighed_bytes, "
    "(SELECT wall_ms FROM op_log WHERE device = identity.device AND epoch = identity.epoch "
    "AND seq = state.acked_seq + 1) AS oldest, "
    "(SELECT count(*) FROM attention WHERE settled_at IS NULL) AS open_cases, "
    "(SELECT count(*) FROM attention WHERE settled_at >= :today) AS settled_today, "
    "(SELECT count(*) FROM blob WHERE sent < size) AS blobs, "
    "(SELECT coalesce(sum(size - sent), 0) FROM blob WHERE sent < size) AS blob_bytes "
    "FROM sync_state AS state JOIN desk_identity AS identity USING (id)"
)
_BODY = sql("SELECT body FROM op_log WHERE device = :device AND epoch = :epoch AND seq = :seq")
_refs = msgspec.json.Decoder(tuple[OpRef, ...])
_detail = msgspec.json.Decoder(dict[str, object])


class _Certificate(msgspec.Struct):
    """The part of the certificate that is shown; the whole struct would bring zstandard into the start."""

    county: str


_certificate = msgspec.json.Decoder(_Certificate)


def link(connection: Connection, now: datetime) -> LinkFacts:
    """How this desk stands to the platform, and how much waits."""
    begin, _ = day_bounds(local_day(now), local_day(now))
    row = connection.execute(_LINK, {"today": to_ms(begin), "weighed": WEIGHED}).one()
    return LinkFacts(
        standing=row.standing,
        platform_url=row.platform_url,
        county=_certificate.decode(row.certificate).county if row.certificate else "",
        desk_code=row.desk_code,
        device=row.device,
        unsent=row.unsent,
        unsent_bytes=row.weighed_bytes * max(row.unsent, WEIGHED) // WEIGHED,
        oldest_unsent_at=_instant(row.oldest),
        open_cases=row.open_cases,
        settled_today=row.settled_today,
        blobs_waiting=row.blobs,
        blob_bytes_waiting=row.blob_bytes,
        clock_offset_ms=row.clock_offset_ms,
        last_contact_at=_instant(row.last_contact_at),
        last_sync_at=_instant(row.last_sync_at),
    )


def waiting(connection: Connection, offset: int, limit: int) -> tuple[WaitingRow, ...]:
    """Entries the platform does not have yet, oldest first."""
    rows = connection.execute(_WAITING, {"most": limit, "offset": offset}).mappings().all()
    return tuple(
        WaitingRow(entry=entry, size=row["size"], bodiless=bool(row["bodiless"]))
        for row, entry in zip(rows, _entries(connection, rows), strict=True)
    )


def open_cases(connection: Connection, limit: int) -> tuple[CaseRow, ...]:
    """What a person should look at, oldest first."""
    return _cases(connection, connection.execute(_OPEN, {"most": limit}).mappings().all())


def settled_cases(connection: Connection, offset: int, limit: int) -> tuple[CaseRow, ...]:
    """What is settled, newest first."""
    found = connection.execute(_SETTLED, {"most": limit, "offset": offset})
    return _cases(connection, found.mappings().all())


def entry_body(connection: Connection, key: str) -> bytes | None:
    """The logged command of an entry as JSON; None when there is no such entry or its body was emptied."""
    device, epoch, seq = key.split("/")
    found = connection.execute(_BODY, {"device": device, "epoch": int(epoch), "seq": int(seq)}).one_or_none()
    return None if found is None or found.body is None else bytes(found.body)


def _cases(connection: Connection, rows: Sequence[RowMapping]) -> tuple[CaseRow, ...]:
    details = [_detail.decode(row["detail"]) for row in rows]
    clerks = _names(connection, "clerk", (detail.get("by") for detail in details))
    teams = _names(connection, "volunteer_team", (detail.get("team_id") for detail in details))
    return tuple(
        CaseRow(
            entry=_named(entry, detail.pop("about", None)),
            code=row["code"],
            detail=detail,
            their_name=clerks.get(detail.get("by"), ""),
            team_name=teams.get(detail.get("team_id"), ""),
            arrived_at=from_ms(row["arrived_at"]),
            settled_at=_instant(row["settled_at"]),
            settled_by_name=row["settler_name"],
            settled_how=row["settled_how"],
        )
        for row, detail, entry in zip(rows, details, _entries(connection, rows), strict=True)
    )


def _named(entry: EntryRow, about: object) -> EntryRow:
    """The row of a rejected entry is gone; the case kept what it was called."""
    if entry.title or entry.number or not isinstance(about, list):
        return entry
    title, number = about
    return msgspec.structs.replace(entry, title=title, number=number)


def _entries(connection: Connection, rows: Sequence[RowMapping]) -> list[EntryRow]:
    refs = [_refs.decode(row["refs"]) for row in rows]
    about = subjects(connection.exec_driver_sql, refs)
    return [
        EntryRow(
            key=f"{row['device']}/{row['epoch']}/{row['seq']}",
            seq=row["seq"],
            at=from_ms(row["wall_ms"]),
            command=row["type"],
            table=subject.table,
            id=subject.id,
            title=subject.title,
            number=subject.number,
            clerk_name=row["clerk_name"],
        )
        for row, subject in zip(rows, about, strict=True)
    ]


def _names(connection: Connection, table: str, ids: Iterable[object]) -> dict[object, str]:
    wanted = sorted({row_id for row_id in ids if isinstance(row_id, str)})
    if not wanted:
        return {}
    found = connection.exec_driver_sql(NAMED.format(table=table) + places(len(wanted)), tuple(wanted))
    return {row[0]: row[1] for row in found}


def _instant(milliseconds: int | None) -> datetime | None:
    return None if milliseconds is None else from_ms(milliseconds)
