"""The log as it is kept: entries, which rows naming a person they touched, and how they ended."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec

from core.ports.store import OpKind
from server.applying import ERASED, OK, Applier, Ended, Key, Sender, corrected_hlc
from server.database import Bulk, Session
from server.entries import Entry
from server.tables import field_stamp, op, op_ref, op_result, rejected_row

_OP = Bulk(op)
_OP_REF = Bulk(op_ref)
_OP_RESULT = Bulk(op_result)
_STAMP = Bulk(field_stamp)
_REJECTED = Bulk(rejected_row)
SPEAKING = frozenset(
    {
        "activity",
        "certificate",
        "dispatch",
        "print_record",
        "rating",
        "request_step",
        "resident",
        "service_request",
        "volunteer",
        "volunteer_merge",
    }
)
"""Tables whose commands may hold words about a person: which entries touched them is kept for erasure."""
WITH_REASON = frozenset({"attendance"})
"""Tables whose commands speak of a person only in the reason they give."""
_encode = msgspec.json.Encoder().encode
# An enum's own `value` is a slow look-up, and each entry asks.
_KINDS = {kind: kind.value for kind in OpKind}


class Done(NamedTuple):
    """An entry that was applied, by whom, and how it ended."""

    entry: Entry
    ended: Ended
    sender: Sender


def write_log(session: Session, county: str, done: Sequence[Done], received_ms: int) -> None:
    """Entries and results. What was erased by law, or came again, has no body or salt; its chain verifies."""
    ops: list[tuple[Any, ...]] = []
    refs: dict[tuple[Any, ...], None] = {}
    results: list[tuple[Any, ...]] = []
    for entry, ended, sender in done:
        header = entry.header
        kept = entry.body is not None and ended.code != ERASED and not (ended.again or ended.bodiless)
        place = (header.device, header.epoch, header.seq)
        ops.append(
            (
                county,
                *place,
                header.op_id,
                _KINDS[header.kind],
                header.type,
                header.schema,
                header.wall_ms,
                header.hlc,
                corrected_hlc(header.hlc, sender),
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
        for ref in header.refs:
            if ref.table in SPEAKING or (ref.table in WITH_REASON and gives_reason(entry)):
                refs[county, ref.table, ref.id, *place] = None
        if ended.code != OK:
            results.append((county, *place, ended.code, _encode(ended.detail).decode(), received_ms))
    session.insert(_OP, ops)
    session.insert(_OP_REF, list(refs))
    session.insert(_OP_RESULT, results)


def gives_reason(entry: Entry) -> bool:
    """Whether somebody wrote words into the command."""
    return bool(getattr(entry.command, "reason", ""))


def write_rejected(session: Session, county: str, device: str, applier: Applier) -> None:
    """The rows that rejected entries would have made, and those that are there after all."""
    new = applier.newly_rejected - applier.no_longer_rejected
    session.upsert(_REJECTED, [(county, device, *key, applier.first_seq(key)) for key in sorted(new)])
    session.many(
        "DELETE FROM rejected_row WHERE county = ? AND device = ? AND table_name = ? AND row_id = ?",
        [(county, device, *key) for key in sorted(applier.no_longer_rejected)],
    )


def write_stamps(session: Session, county: str, applier: Applier, numbers: dict[Key, int]) -> None:
    """Who set which field, under the number the row got in its unit's feed."""
    rows = [
        (county, *key, field, stamp.hlc, stamp.device, stamp.actor, numbers.get(key, 0), stamp.at_ms)
        for key, fields in applier.stamped.items()
        for field, stamp in fields.items()
    ]
    session.upsert(_STAMP, rows)
