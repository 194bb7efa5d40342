"""How every desk of the county stands: what the office sees at a glance, and what needs a look."""

from typing import NamedTuple

import msgspec

from core.sync.scopes import units
from server.database import Database
from server.platform import Platform

_HOUR_MS = 3_600_000
BACKLOG_OLD_MS = 24 * _HOUR_MS
SILENT_MS = 72 * _HOUR_MS
CLOCK_OFF_MS = 120_000
DISK_LOW = 1 << 30


class DeskLine(NamedTuple):
    """A desk as the list shows it. `alarms` are codes of words, the gravest first.

    `scopes` is the JSON array of its certificate.
    """

    device: str
    site_id: str
    unit: str
    desk_code: str
    name: str
    admitted_ms: int
    retired_ms: int | None
    contact_ms: int | None
    pending: int
    oldest_ms: int | None
    app: str
    clock_offset_ms: int
    disk_free: int
    forks: int
    gaps: int
    trouble: str
    trouble_ms: int | None
    last_seq: int
    scopes: str
    receipts: int
    erasures: int
    alarms: tuple[str, ...]

    @property
    def active(self) -> bool:
        """Not retired."""
        return self.retired_ms is None

    @property
    def units(self) -> frozenset[str]:
        """The units it holds in full; more than one at a county office."""
        return units(msgspec.json.decode(self.scopes, type=tuple[str, ...]))


_COLUMNS = (
    "d.device, d.site_id, coalesce(s.name, ''), d.desk_code, d.desk_name, d.admitted_ms, d.retired_ms,"
    " d.contact_ms, d.pending, d.oldest_ms, d.app, d.clock_offset_ms, d.disk_free, d.forks, d.gaps,"
    " d.trouble, d.trouble_ms, d.last_seq, d.scopes,"
    " (SELECT count(*) FROM erasure_receipt r WHERE r.county = d.county AND r.device = d.device),"
    " (SELECT count(*) FROM erasure e WHERE e.county = d.county)"
)


def list_desks(database: Database, platform: Platform, now_ms: int) -> list[DeskLine]:
    """Every desk, those with alarms first, retired ones last. The platform's own device is none."""
    with database.read() as session:
        rows = session.all(
            f"SELECT {_COLUMNS} FROM device d"
            " LEFT JOIN practice_site s ON s.county = d.county AND s.id = d.site_id"
            " WHERE d.county = ? AND length(d.public_key) > 0",
            (platform.county,),
        )
    lines = [DeskLine._make((*row, ())) for row in rows]
    lines = [line._replace(alarms=_alarms(line, now_ms)) for line in lines]
    return sorted(
        lines, key=lambda line: (not line.active, -len(line.alarms), line.unit, line.desk_code, line.device)
    )


def _alarms(line: DeskLine, now_ms: int) -> tuple[str, ...]:
    if not line.active:
        return ()
    contact = line.contact_ms
    judged = (
        ("alarm_fork", line.forks > 0),
        ("alarm_gap", line.gaps > 0),
        ("alarm_backlog", line.oldest_ms is not None and now_ms - line.oldest_ms > BACKLOG_OLD_MS),
        ("alarm_silent", now_ms - (line.admitted_ms if contact is None else contact) > SILENT_MS),
        ("alarm_clock", abs(line.clock_offset_ms) > CLOCK_OFF_MS),
        ("alarm_disk", contact is not None and line.disk_free < DISK_LOW),
    )
    return tuple(code for code, present in judged if present)
