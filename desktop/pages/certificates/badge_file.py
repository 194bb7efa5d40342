"""另存为电子徽章: a service record as an Open Badge file, wherever the clerk wants it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from core.commands.lookup import require
from core.domain.certificate import Certificate
from core.ports.store import Command, Desk
from desktop.paths import write_atomically

SUFFIX = ".jwt"


class BadgeText:
    """An order that changes nothing: the key is in the store, so the badge is signed on the writer."""

    def __init__(self, certificate_id: str) -> None:
        self._certificate_id = certificate_id
        self.text = ""

    def __call__(self, desk: Desk) -> tuple[Command, ...]:
        """Sign it; there is nothing to log."""
        from core.papers.open_badge import badge  # noqa: PLC0415 - loads PyJWT

        self.text = badge(require(desk.rows, Certificate, self._certificate_id), desk.signer())
        return ()


def choose_place(window: QWidget, name: str, chosen: Callable[[Path], None]) -> None:
    """The system's choice of a place; never blocks."""
    dialog = QFileDialog(window, QCoreApplication.translate("BadgeFile", "Save as an open badge"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
    dialog.setNameFilters([QCoreApplication.translate("BadgeFile", "Open badge (*.jwt)")])
    dialog.selectFile(f"{name}{SUFFIX}")
    dialog.fileSelected.connect(lambda place: chosen(Path(place)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def save(place: Path, text: str) -> None:
    """On disk when it returns. Raises OSError."""
    write_atomically(place, text.encode("ascii"))
