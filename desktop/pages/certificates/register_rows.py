"""How a line of the register looks and sounds."""

from PySide6.QtCore import QCoreApplication

from core.commands.request_moves import UNDONE
from core.domain.certificate import CertificateStatus, void_reason
from core.domain.certificate_register import Gap
from core.domain.local_time import local_day
from core.ports.rows import RegisterRow
from desktop import words
from widgets.rows import RowLook
from widgets.tokens import ColourName


def row_look(row: RegisterRow, gap: Gap | None, own_desk: str) -> RowLook:
    """The number first, then whose it is; what is missing before it stands in its second line."""
    state, colour = state_of(row)
    detail = f"{words.name_of(row.kind)} · {words.full_day(local_day(row.issued_at))} · {row.clerk_name}"
    return RowLook(
        title=f"{row.number}  {row.volunteer_name}",
        detail=gap_text(gap, own_desk) if gap is not None else detail,
        detail_colour="warn" if gap is not None else "text_2",
        right=state,
        right_colour=colour,
        right_detail=told_of_prints(row),
        stacked=True,
    )


def row_sentence(row: RegisterRow, gap: Gap | None, own_desk: str) -> str:
    """One sentence for screen readers."""
    look = row_look(row, gap, own_desk)
    return " · ".join(part for part in (look.title, look.right, look.right_detail, look.detail) if part)


def state_of(row: RegisterRow) -> tuple[str, ColourName]:
    """作废, 未打印, 补发 or 有效."""
    if row.status is CertificateStatus.VOID:
        return QCoreApplication.translate("Register", "Void"), "error"
    if not row.print_count:
        return QCoreApplication.translate("Register", "Not printed"), "warn"
    if row.reissue_of:
        return QCoreApplication.translate("Register", "Reissued"), "info"
    return QCoreApplication.translate("Register", "Valid"), "ok"


def told_of_prints(row: RegisterRow) -> str:
    """印 3 次 · 原件遗失: how often, and the reason of the last reprint."""
    if not row.print_count:
        return ""
    times = QCoreApplication.translate("Register", "printed %n time(s)", None, row.print_count)
    return f"{times} · {row.reasons[-1]}" if row.reasons else times


def void_text(kept: str) -> str:
    """The reason in words; some reasons are codes of the program."""
    if kept == UNDONE:
        return QCoreApplication.translate("Register", "Taken back at the desk")
    reason = void_reason(kept)
    counts = reason.duplicate_of or reason.replaced_by
    if not counts:
        return reason.words
    text = QCoreApplication.translate("Register", "%1 counts instead").replace("%1", counts)
    return f"{text} · {reason.words}" if reason.words else text


def gap_text(gap: Gap, own_desk: str) -> str:
    """Why numbers are missing before a row."""
    span = f"{gap.first:06d}" if gap.first == gap.last else f"{gap.first:06d}–{gap.last:06d}"
    if gap.desk == own_desk:
        text = QCoreApplication.translate("Register", "%1 missing: issued before the data was put back")
    else:
        text = QCoreApplication.translate("Register", "%1 of desk %2 missing: not arrived by sync yet")
    return text.replace("%1", span).replace("%2", gap.desk)
