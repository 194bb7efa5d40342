"""另存为表格: the register as a CSV file that spreadsheets open with every number whole."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from core.domain.certificate import CertificateStatus
from core.domain.local_time import local_day
from core.domain.masking import mask_name_public
from core.domain.table_text import Cell, csv_text
from core.ports.rows import RegisterRow
from desktop import words
from desktop.pages.certificates.register_rows import state_of, void_text
from desktop.paths import write_atomically

SUFFIX = ".csv"


def choose_place(window: QWidget, name: str, chosen: Callable[[Path], None]) -> None:
    """The system's choice of a place; never blocks."""
    dialog = QFileDialog(window, QCoreApplication.translate("RegisterFile", "Save the register as a table"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
    dialog.setNameFilters([QCoreApplication.translate("RegisterFile", "Table (*.csv)")])
    dialog.selectFile(f"{name}{SUFFIX}")
    dialog.fileSelected.connect(lambda place: chosen(Path(place)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def save(place: Path, rows: Sequence[RegisterRow]) -> None:
    """On disk when it returns, in UTF-8 with the mark by which spreadsheets know it. Raises OSError."""
    write_atomically(place, csv_text([_head(), *map(_line, reversed(rows))]).encode("utf-8-sig"))


def _head() -> list[Cell]:
    return [
        QCoreApplication.translate("RegisterFile", "Number"),
        QCoreApplication.translate("RegisterFile", "Kind"),
        QCoreApplication.translate("RegisterFile", "Name (masked)"),
        QCoreApplication.translate("RegisterFile", "Issued on"),
        QCoreApplication.translate("RegisterFile", "Issued by"),
        QCoreApplication.translate("RegisterFile", "State"),
        QCoreApplication.translate("RegisterFile", "Void since"),
        QCoreApplication.translate("RegisterFile", "Reason"),
        QCoreApplication.translate("RegisterFile", "Stands for"),
        QCoreApplication.translate("RegisterFile", "Times printed"),
        QCoreApplication.translate("RegisterFile", "Reasons of reprints"),
    ]


def _line(row: RegisterRow) -> list[Cell]:
    void = row.status is CertificateStatus.VOID
    return [
        row.number,
        words.name_of(row.kind),
        mask_name_public(row.volunteer_name),
        local_day(row.issued_at),
        row.clerk_name,
        state_of(row)[0],
        local_day(row.void_at) if row.void_at is not None else None,
        void_text(row.void_reason) if void else "",
        row.reissue_of,
        row.print_count,
        " · ".join(row.reasons),
    ]
