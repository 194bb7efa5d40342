"""Every print is a fact: what, when, by whom, and why again."""

from collections import Counter
from collections.abc import Sequence

from core.commands.handler import Handler
from core.commands.lookup import require_reason
from core.domain.print_record import REASONED, Paper, PrintRecord
from core.ports.store import Command, Desk, OpKind, Ref, UnitOfWork


class RecordPrint(Command, frozen=True, kw_only=True):
    """The printer took these pages."""

    id: str
    paper: Paper
    subject_id: str
    printer: str
    copy_number: int
    reason: str = ""


def record_print(desk: Desk, paper: Paper, subject_id: str, printer: str, reason: str = "") -> RecordPrint:
    """Note a print that the printer's queue accepted; from the second copy on the reason is kept."""
    return _recorded(desk, paper, subject_id, printer, _copies(desk, paper, subject_id) + 1, reason)


def record_prints(
    desk: Desk, paper: Paper, subject_ids: Sequence[str], printer: str, copies_reason: str = ""
) -> list[RecordPrint]:
    """The same for one job of several papers, in their order; who is named twice had two copies.

    `copies_reason` stands with every copy but the first.
    """
    copies: Counter[str] = Counter()
    for subject_id in dict.fromkeys(subject_ids):
        copies[subject_id] = _copies(desk, paper, subject_id)
    prints = []
    for subject_id in subject_ids:
        copies[subject_id] += 1
        number = copies[subject_id]
        reason = copies_reason if number > 1 else ""
        prints.append(_recorded(desk, paper, subject_id, printer, number, reason))
    return prints


def _copies(desk: Desk, paper: Paper, subject_id: str) -> int:
    earlier = desk.rows.find(PrintRecord, subject_id=subject_id)
    return sum(1 for record in earlier if record.paper is paper)


def _recorded(
    desk: Desk, paper: Paper, subject_id: str, printer: str, copy_number: int, reason: str
) -> RecordPrint:
    return RecordPrint(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        id=desk.new_id(),
        paper=paper,
        subject_id=subject_id,
        printer=printer,
        copy_number=copy_number,
        reason=reason.strip(),
    )


def _check_print(_rows: UnitOfWork, command: RecordPrint) -> None:
    if command.copy_number > 1 and command.paper in REASONED:
        require_reason(command.reason)


def _print(rows: UnitOfWork, command: RecordPrint) -> None:
    if rows.get(PrintRecord, command.id) is not None:
        return
    rows.put(
        PrintRecord(
            id=command.id,
            site_id=command.site_id,
            paper=command.paper,
            subject_id=command.subject_id,
            printed_at=command.at,
            clerk_id=command.by,
            printer=command.printer,
            copy_number=command.copy_number,
            reason=command.reason,
        )
    )


HANDLERS = (Handler(RecordPrint, OpKind.FACT, lambda c: (Ref(PrintRecord, c.id),), _check_print, _print),)
