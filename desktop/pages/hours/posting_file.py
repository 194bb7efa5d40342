"""另存为表格: a list of posted hours as a table, with masked names as on the paper."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from core.domain.masking import mask_name_public
from core.domain.service_minutes import hours_text
from core.domain.table_text import Cell, csv_text
from core.ports.rows import PostedRow, PostingList
from desktop.pages.hours.posting_looks import objection_text
from desktop.paths import write_atomically

SUFFIX = ".csv"


def choose_place(window: QWidget, name: str, chosen: Callable[[Path], None]) -> None:
    """The system's choice of a place; never blocks."""
    dialog = QFileDialog(window, QCoreApplication.translate("PostingFile", "Save the list as a table"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
    dialog.setNameFilters([QCoreApplication.translate("PostingFile", "Table (*.csv)")])
    dialog.selectFile(f"{name}{SUFFIX}")
    dialog.fileSelected.connect(lambda place: chosen(Path(place)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def save(place: Path, found: PostingList) -> None:
    """On disk when it returns, in UTF-8 with the mark by which spreadsheets know it. Raises OSError."""
    lines = (_line(number, row) for number, row in enumerate(found.rows, 1))
    write_atomically(place, csv_text([_head(), *lines]).encode("utf-8-sig"))


def _head() -> list[Cell]:
    return [
        QCoreApplication.translate("PostingFile", "Line"),
        QCoreApplication.translate("PostingFile", "Name (masked)"),
        QCoreApplication.translate("PostingFile", "Team"),
        QCoreApplication.translate("PostingFile", "Activity"),
        QCoreApplication.translate("PostingFile", "Held by"),
        QCoreApplication.translate("PostingFile", "Day"),
        QCoreApplication.translate("PostingFile", "Hours as posted"),
        QCoreApplication.translate("PostingFile", "Hours now"),
        QCoreApplication.translate("PostingFile", "Confirmed"),
        QCoreApplication.translate("PostingFile", "Objection"),
    ]


def _line(number: int, row: PostedRow) -> list[Cell]:
    yes, no = (
        QCoreApplication.translate("PostingFile", "yes"),
        QCoreApplication.translate("PostingFile", "no"),
    )
    return [
        number,
        mask_name_public(row.name),
        row.team,
        row.activity,
        row.unit,
        row.served_on,
        hours_text(row.minutes),
        hours_text(row.minutes_now),
        yes if row.confirmed else no,
        objection_text(row),
    ]
