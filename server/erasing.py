"""Erasure by law: rows are scrubbed by the command; here follow bodies, results and stamps."""

from collections.abc import Sequence

from core.commands.erasing import rows_of
from core.domain.erasure import Erasure
from core.domain.personal import NAMED_IN
from core.sync.wire import ErasureReceipt
from db.mapping import TABLE_MAPS
from db.unit_of_work import UnitOfWork
from server.applying import Key
from server.database import Bulk, Session
from server.tables import erased_row, erasure_receipt

_ERASED = Bulk(erased_row)
_RECEIPT = Bulk(erasure_receipt)
ORDER = "ErasePerson"
_NAMING = tuple(sorted(TABLE_MAPS[kind].name for kind in NAMED_IN))


class Scrub:
    """Collects what the erasures of a transaction reach, and scrubs it from the log at its end."""

    def __init__(self, session: Session, county: str) -> None:
        self._session = session
        self._county = county
        self.rows: dict[Key, str] = {}

    def remember(self, rows: UnitOfWork, erasure: Erasure) -> None:
        """Every row that belongs to the person; the references still stand after the row was scrubbed."""
        self.rows[erasure.subject_table, erasure.subject_id] = erasure.id
        for row in rows_of(rows, erasure.subject_table, erasure.subject_id):
            self.rows[TABLE_MAPS[type(row)].name, row.id] = erasure.id  # type: ignore[attr-defined]  # every synced struct has an id

    def write(self, now_ms: int) -> None:
        """Empty the bodies and results of the entries that touched these rows; later ones end `erased`."""
        if not self.rows:
            return
        session, county = self._session, self._county
        session.upsert(_ERASED, [(county, *key, erasure_id, now_ms) for key, erasure_id in self.rows.items()])
        session.run(
            "UPDATE county SET erasures = (SELECT count(*) FROM erased_row e WHERE e.county = county.county) "
            "WHERE county = ?",
            (county,),
        )
        places = self._places()
        session.many(
            "UPDATE op SET body = NULL, salt = ? WHERE county = ? AND device = ? AND epoch = ? AND seq = ? "
            "AND type <> ?",
            [(b"", county, *place, ORDER) for place in places],
        )
        session.many(
            "UPDATE op_result SET detail = ? WHERE county = ? AND device = ? AND epoch = ? AND seq = ?",
            [('{"rule":"erased"}', county, *place) for place in places],
        )
        session.many(
            "DELETE FROM field_stamp WHERE county = ? AND table_name = ? AND row_id = ?",
            [(county, *key) for key in self.rows],
        )

    def _places(self) -> Sequence[tuple[object, ...]]:
        found = self._session.all(
            "SELECT DISTINCT table_name, row_id, device, epoch, seq FROM op_ref "
            f"WHERE county = ? AND row_id {self._session.among}",
            (self._county, self._session.ids(sorted({row_id for _, row_id in self.rows}))),
        )
        return sorted(
            {
                (device, epoch, seq)
                for table, row_id, device, epoch, seq in found
                if (table, row_id) in self.rows
            }
        )


def take_receipt(session: Session, county: str, receipt: ErasureReceipt, now_ms: int) -> None:
    """A desk says that it has scrubbed everything; told twice, it counts once."""
    row = (
        county,
        receipt.erasure_id,
        receipt.device,
        receipt.scrubbed_ops,
        receipt.scrubbed_rows,
        receipt.wall_ms,
        now_ms,
    )
    session.upsert(_RECEIPT, [row])
