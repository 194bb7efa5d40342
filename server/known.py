"""What earlier batches left that decides about the entries of this one, read in bulk."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from core.ports.store import OpKind, Ref
from core.sync.merge import Stamp
from server.applying import OK, Ended, Key, Known
from server.database import Session
from server.devices import County
from server.entries import Entry

_details = msgspec.json.Decoder(dict[str, object])


def read_known(session: Session, county: County, device: str, entries: Sequence[Entry]) -> Known:
    """Everything the applier asks for, with one statement a question, and none where the answer is plain."""
    return Known(
        repeated=_repeated(session, county.county, [e.header.op_id for e in entries if e.told_id]),
        erased=_erased(session, county.county, entries) if county.erasures else {},
        rejected=_rejected(session, county.county, device),
        stamps=_stamps(session, county.county, entries),
    )


def command_refs(entries: Iterable[Entry]) -> Iterator[Ref]:
    """The rows the commands name."""
    for entry in entries:
        if entry.handler is not None and entry.command is not None:
            yield from entry.handler.refs(entry.command)


def _repeated(session: Session, county: str, op_ids: Sequence[str]) -> dict[str, Ended]:
    if not op_ids:
        return {}
    found = session.all(
        "SELECT o.op_id, r.code, r.detail FROM op o LEFT JOIN op_result r ON r.county = o.county "
        "AND r.device = o.device AND r.epoch = o.epoch AND r.seq = o.seq "
        f"WHERE o.county = ? AND o.op_id {session.among} ORDER BY o.epoch, o.seq",
        (county, session.ids(op_ids)),
    )
    return {
        op_id: Ended(code or OK, _details.decode(detail) if detail else {}, canonical=True, again=True)
        for op_id, code, detail in found
    }


def _erased(session: Session, county: str, entries: Sequence[Entry]) -> dict[Key, str]:
    named = {ref.id for entry in entries for ref in entry.header.refs}
    named.update(ref.id for ref in command_refs(entries))
    found = session.all(
        f"SELECT table_name, row_id, erasure_id FROM erased_row WHERE county = ? AND row_id {session.among}",
        (county, session.ids(sorted(named))),
    )
    return {(table, row_id): erasure_id for table, row_id, erasure_id in found}


def _rejected(session: Session, county: str, device: str) -> dict[Key, int]:
    found = session.all(
        "SELECT table_name, row_id, seq FROM rejected_row WHERE county = ? AND device = ?", (county, device)
    )
    return {(table, row_id): seq for table, row_id, seq in found}


def _stamps(session: Session, county: str, entries: Sequence[Entry]) -> dict[Key, dict[str, Stamp]]:
    patches = [entry for entry in entries if entry.handler and entry.handler.kind is OpKind.PATCH]
    patched = {ref.id for ref in command_refs(patches)}
    if not patched:
        return {}
    found = session.all(
        "SELECT table_name, row_id, field, hlc, device, actor, n, at_ms FROM field_stamp "
        f"WHERE county = ? AND row_id {session.among}",
        (county, session.ids(sorted(patched))),
    )
    stamps: dict[Key, dict[str, Stamp]] = {}
    for table, row_id, field, *stamp in found:
        stamps.setdefault((table, row_id), {})[field] = Stamp(*stamp)
    return stamps
