"""The entries of one device, applied and written inside one transaction."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from core.domain.attendance import Attendance
from core.domain.service_record import ServiceRecord
from core.domain.volunteer import Volunteer
from core.ports.store import OpKind, Ref
from core.sync.merge import Stamp
from core.sync.scopes import scopes_of, site_scope
from core.sync.wire import OpResult
from db.unit_of_work import UnitOfWork
from server import rules
from server.applying import OK, Applier, Ended, Key, Known, Sender, corrected_hlc
from server.database import Bulk, Session
from server.devices import County, Device
from server.entries import Entry
from server.feed import FOREIGN, FeedWriter, RowChange
from server.rows import KIND_OF, ROW_MAPS, PlatformRows
from server.tables import field_stamp, op, op_ref, op_result, rejected_row

_OP = Bulk(op)
_OP_REF = Bulk(op_ref)
_OP_RESULT = Bulk(op_result)
_STAMP = Bulk(field_stamp)
_REJECTED = Bulk(rejected_row)
PERSONAL = frozenset({"volunteer", "resident", "service_request", "certificate"})
"""Tables whose rows name a person: which entries touched them is kept for erasure."""
_encode = msgspec.json.Encoder().encode
_details = msgspec.json.Decoder(dict[str, object])


class Batch:
    """Applies new entries in order and writes rows, log, results, stamps and feed, the feed numbers last."""

    def __init__(self, session: Session, county: County, device: Device, now_ms: int) -> None:
        self._session = session
        self._county = county.county
        self._device = device
        self._now_ms = now_ms
        self._rows = PlatformRows(session, county.county)
        self.rows = UnitOfWork(self._rows)
        self._erasures = county.erasures
        self._sender = Sender(
            device=device.device,
            site_id=device.site_id,
            units=device.units,
            identity_key=county.identity_key,
            received_ms=now_ms,
            clock_offset_ms=device.clock_offset_ms,
        )
        self._standing: dict[Key, int] = {}
        """Each row to be numbered: what its desk had seen, or FOREIGN."""

    def run(self, entries: Sequence[Entry]) -> list[OpResult]:
        """Apply the entries; returns those that did not end as a plain ok."""
        known = self._known(entries)
        self._preload(entries)
        applier = Applier(self.rows, self._sender, known)
        ended = []
        for entry in entries:
            end = applier.end(entry)
            self._note(entry, end)
            ended.append(end)
            if entry.told_id:
                known.repeated[entry.header.op_id] = end._replace(touched=(), canonical=True)
        self._write_rows()
        self._write_log(entries, ended)
        self._write_rejected(applier)
        numbers = self._write_feed()
        self._write_stamps(applier, numbers)
        return [
            OpResult(entry.header.seq, end.code, end.detail)
            for entry, end in zip(entries, ended, strict=True)
            if end.code != OK
        ]

    # What is known before the batch begins

    def _known(self, entries: Sequence[Entry]) -> Known:
        return Known(
            repeated=self._repeated([entry.header.op_id for entry in entries if entry.told_id]),
            erased=self._erased(entries) if self._erasures else {},
            rejected=self._rejected(),
            stamps=self._stamps(entries),
        )

    def _repeated(self, op_ids: Sequence[str]) -> dict[str, Ended]:
        if not op_ids:
            return {}
        among, ids = self._session.among, self._session.ids(op_ids)
        found = self._session.all(
            "SELECT o.op_id, r.code, r.detail FROM op o LEFT JOIN op_result r ON r.county = o.county "
            "AND r.device = o.device AND r.epoch = o.epoch AND r.seq = o.seq "
            f"WHERE o.county = ? AND o.op_id {among}",
            (self._county, ids),
        )
        return {
            op_id: Ended(OK, {}, canonical=True) if code is None else Ended(code, _details.decode(detail))
            for op_id, code, detail in found
        }

    def _erased(self, entries: Sequence[Entry]) -> dict[Key, str]:
        touched = {ref.id for entry in entries for ref in entry.header.refs}
        touched.update(ref.id for ref in self._command_refs(entries))
        found = self._session.all(
            "SELECT table_name, row_id, erasure_id FROM erased_row "
            f"WHERE county = ? AND row_id {self._session.among}",
            (self._county, self._session.ids(sorted(touched))),
        )
        return {(table, row_id): erasure_id for table, row_id, erasure_id in found}

    def _rejected(self) -> dict[Key, int]:
        found = self._session.all(
            "SELECT table_name, row_id, seq FROM rejected_row WHERE county = ? AND device = ?",
            (self._county, self._device.device),
        )
        return {(table, row_id): seq for table, row_id, seq in found}

    def _stamps(self, entries: Sequence[Entry]) -> dict[Key, dict[str, Stamp]]:
        patched = {
            ref.id
            for entry in entries
            if entry.handler is not None and entry.handler.kind is OpKind.PATCH and entry.command is not None
            for ref in entry.handler.refs(entry.command)
        }
        stamps: dict[Key, dict[str, Stamp]] = {}
        if patched:
            sql = (
                "SELECT table_name, row_id, field, hlc, device, actor, n, at_ms FROM field_stamp "
                f"WHERE county = ? AND row_id {self._session.among}"
            )
            for table, row_id, field, *stamp in self._session.all(
                sql, (self._county, self._session.ids(sorted(patched)))
            ):
                stamps.setdefault((table, row_id), {})[field] = Stamp(*stamp)
        return stamps

    def _command_refs(self, entries: Iterable[Entry]) -> Iterable[Ref]:
        for entry in entries:
            if entry.handler is not None and entry.command is not None:
                yield from entry.handler.refs(entry.command)

    def _preload(self, entries: Sequence[Entry]) -> None:
        self.rows.preload(self._command_refs(entries))
        wanted: dict[tuple[type[msgspec.Struct], str], list[str]] = {}
        for entry in entries:
            if entry.command is not None:
                for kind, column, value in rules.finds(entry.command):
                    wanted.setdefault((kind, column), []).append(value)
        for (kind, column), values in wanted.items():
            self._rows.prefetch(kind, column, values)

    # Whose rows need not come back

    def _note(self, entry: Entry, end: Ended) -> None:
        """Remember for each row whether its desk has it as it stands: docs/sync.md."""
        refs = [(ref.table, ref.id) for ref in entry.header.refs]
        clean = end.code == OK and not end.canonical
        for key in end.touched:
            if not clean or key not in refs:
                self._standing[key] = FOREIGN
            else:
                self._standing.setdefault(key, entry.header.seen)
        for key in refs:
            if not clean or key not in end.touched:
                self._standing[key] = FOREIGN

    # What the batch leaves behind

    def _write_rows(self) -> None:
        changed: dict[type[msgspec.Struct], list[tuple[Any, ...]]] = {}
        self._values: dict[Key, tuple[Any, ...]] = {}
        for key in self._standing:
            kind = KIND_OF.get(key[0])
            row = None if kind is None else self.rows.get(kind, key[1])
            if kind is not None and row is not None and row is not self._rows.originals.get(key):
                values = self._values[key] = ROW_MAPS[kind].values(row)
                changed.setdefault(kind, []).append((self._county, *values))
        for kind, rows in changed.items():
            self._session.upsert(ROW_MAPS[kind].bulk, rows)

    def _write_log(self, entries: Sequence[Entry], ended: Sequence[Ended]) -> None:
        ops: list[tuple[Any, ...]] = []
        refs: list[tuple[Any, ...]] = []
        results: list[tuple[Any, ...]] = []
        county, received_ms = self._county, self._now_ms
        for entry, end in zip(entries, ended, strict=True):
            header = entry.header
            kept = entry.body is not None and end.code != "erased"
            place = (header.device, header.epoch, header.seq)
            ops.append(
                (
                    county,
                    *place,
                    header.op_id,
                    header.kind.value,
                    header.type,
                    header.schema,
                    header.wall_ms,
                    header.hlc,
                    corrected_hlc(header.hlc, self._sender),
                    header.actor,
                    header.seen,
                    _encode(header.refs).decode(),
                    entry.salt if kept else b"",
                    entry.body if kept else None,
                    entry.digest,
                    entry.chain,
                    received_ms,
                )  # fmt: skip - the order of the table
            )
            refs.extend((county, ref.table, ref.id, *place) for ref in header.refs if ref.table in PERSONAL)
            if end.code != OK:
                results.append((county, *place, end.code, _encode(end.detail).decode(), received_ms))
        self._session.insert(_OP, ops)
        self._session.insert(_OP_REF, list(dict.fromkeys(refs)))
        self._session.insert(_OP_RESULT, results)

    def _write_rejected(self, applier: Applier) -> None:
        device = self._device.device
        new = applier.newly_rejected - applier.no_longer_rejected
        rows = [(self._county, device, *key, applier.first_seq(key)) for key in sorted(new)]
        self._session.upsert(_REJECTED, rows)
        if applier.no_longer_rejected:
            self._session.many(
                "DELETE FROM rejected_row WHERE county = ? AND device = ? AND table_name = ? AND row_id = ?",
                [(self._county, device, *key) for key in sorted(applier.no_longer_rejected)],
            )

    def _write_feed(self) -> dict[Key, int]:
        own = site_scope(self._device.site_id)
        writer = FeedWriter(
            self._session, self._county, maker=self._device.maker, own_scope=own, site_of=self._site_of
        )
        return writer.write(self._changes(), self._old_site_of, self._now_ms)

    def _changes(self) -> Iterable[RowChange]:
        for key, seen in self._with_moved_people().items():
            kind = KIND_OF.get(key[0])
            if kind is None:
                continue
            old, new = self._rows.originals.get(key), self.rows.get(kind, key[1])
            yield RowChange(*key, old, new, seen, self._values.get(key))
            if seen == FOREIGN and new is not None and self._hidden(new):
                yield RowChange(*key, None, None, seen, None)

    def _hidden(self, new: msgspec.Struct) -> bool:
        """A row its desk named that none of its scopes shows: the desk is told to drop it."""
        return bool(self._device.scopes) and not set(scopes_of(new, self._site_of)) & set(self._device.scopes)

    def _with_moved_people(self) -> dict[Key, int]:
        """The rows to number, and the visits of people whose unit is new: their scopes follow the person."""
        standing = dict(self._standing)
        for table, row_id in self._standing:
            if table != "volunteer":
                continue
            old, new = self._rows.originals.get((table, row_id)), self.rows.get(Volunteer, row_id)
            if new is None or (isinstance(old, Volunteer) and old.site_id == new.site_id):
                continue
            for visit in self.rows.find(Attendance, volunteer_id=row_id):
                standing.setdefault(("attendance", visit.id), FOREIGN)
            for record in self.rows.find(ServiceRecord, volunteer_id=row_id):
                standing.setdefault(("service_record", record.id), FOREIGN)
        return standing

    def _site_of(self, volunteer_id: str) -> str | None:
        row = self.rows.get(Volunteer, volunteer_id)
        return None if row is None else row.site_id

    def _old_site_of(self, volunteer_id: str) -> str | None:
        row = self._rows.originals.get(("volunteer", volunteer_id))
        return row.site_id if isinstance(row, Volunteer) else None

    def _write_stamps(self, applier: Applier, numbers: dict[Key, int]) -> None:
        self._session.upsert(
            _STAMP,
            [
                (
                    self._county,
                    *key,
                    field,
                    stamp.hlc,
                    stamp.device,
                    stamp.actor,
                    numbers.get(key, 0),
                    stamp.at_ms,
                )
                for key, fields in applier.stamped.items()
                for field, stamp in fields.items()
            ],
        )
