"""Erasure by law: rows are scrubbed by the command; here follow bodies, results, stamps and pictures."""

from collections.abc import Sequence

from core.commands.erasing import OnPaper, rows_of, shows_erased
from core.domain.activity import SignInSheetPage
from core.domain.erasure import Erasure
from core.domain.sheet_reading import SheetReading
from core.domain.volunteer import Volunteer
from core.sync.wire import ErasureReceipt
from db.mapping import TABLE_MAPS
from db.unit_of_work import UnitOfWork
from server.applying import Key
from server.blobs import ERASED_FILE
from server.database import Bulk, Session
from server.tables import erased_row, erasure_receipt

_ERASED = Bulk(erased_row)
_RECEIPT = Bulk(erasure_receipt)
ORDER = "ErasePerson"


class Scrub:
    """Collects what the erasures of a transaction reach, and scrubs it from the log at its end."""

    def __init__(self, session: Session, county: str) -> None:
        self._session = session
        self._county = county
        self.rows: dict[Key, str] = {}
        self._pictures: dict[str, str] = {}

    def remember(self, rows: UnitOfWork, erasure: Erasure) -> None:
        """Every row that belongs to the person; the references still stand after the row was scrubbed."""
        self.rows[erasure.subject_table, erasure.subject_id] = erasure.id
        own = list(rows_of(rows, erasure.subject_table, erasure.subject_id))
        self._pictures.update(dict.fromkeys(OnPaper(rows, own).pictures(), erasure.id))
        for row in own:
            self.rows[TABLE_MAPS[type(row)].name, row.id] = erasure.id  # type: ignore[attr-defined]  # every synced struct has an id

    def refuse_picture(self, rows: UnitOfWork, reading: SheetReading) -> None:
        """A sheet booked by a desk that had not heard of the erasure: its picture is not taken."""
        page = rows.get(SignInSheetPage, reading.page_id)
        for person in shows_erased(rows, page, reading):
            now = self.rows.get((TABLE_MAPS[Volunteer].name, person))
            found = (
                (now,)
                if now
                else self._session.one(
                    "SELECT erasure_id FROM erased_row WHERE county = ? AND row_id = ? AND table_name = ?",
                    (self._county, person, TABLE_MAPS[Volunteer].name),
                )
            )
            if found is not None:
                self._pictures[reading.image] = found[0]

    def write(self, now_ms: int) -> None:
        """Empty the bodies and results of the entries that touched these rows; later ones end `erased`."""
        pictures = {(ERASED_FILE, name): erasure_id for name, erasure_id in self._pictures.items()}
        reached = self.rows | pictures
        if not reached:
            return
        session, county = self._session, self._county
        session.upsert(_ERASED, [(county, *key, erasure_id, now_ms) for key, erasure_id in reached.items()])
        session.run(
            "UPDATE county SET erasures = (SELECT count(*) FROM erased_row e WHERE e.county = county.county) "
            "WHERE county = ?",
            (county,),
        )
        for table in ("blob_part", "blob"):
            session.many(
                f"DELETE FROM {table} WHERE county = ? AND sha256 = ?",
                [(county, name) for name in sorted(self._pictures)],
            )
        if not self.rows:
            return
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
