"""用 U 盘转交: what waits goes into a sealed file, and the county's answer comes in from one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.page import PageTools
from desktop.runtime.sync_desk import BUNDLE, Carried
from widgets.base import Label
from widgets.buttons import ButtonKind
from widgets.dialog import Dialog
from widgets.tokens import Tone

translate = QCoreApplication.translate

Choose = Callable[[QWidget, Callable[[Path], None]], None]
"""Asks for a folder or a file and tells it later; tests choose without a window."""


class Carry(QObject):
    """One question, then the system's own choice of folder or file, then one sentence: what came of it."""

    ended = Signal()

    def __init__(self, tools: PageTools, window: QWidget, choose_folder: Choose, choose_file: Choose) -> None:
        super().__init__(window)
        self._tools, self._window = tools, window
        self._choose_folder, self._choose_file = choose_folder, choose_file

    def ask(self, unsent: int) -> Dialog:
        """Which way; `unsent` entries would go out."""
        theme = self._tools.theme
        text = self.tr("A PC with a network, or the county office, hands it over. Twice does no harm.")
        dialog = Dialog(theme, self._window.window(), self.tr("Hand over by USB stick"), text, wide=True)
        waiting = translate(
            "Carry", "%n entries would go out, sealed: only the county can read them.", None, unsent
        )
        dialog.body.addWidget(Label(theme, waiting, role="body_s", colour="text_2", wrap=True))
        dialog.add_button("close", self.tr("Close"), ButtonKind.TEXT)
        dialog.add_button("in", self.tr("Read the county's file"))
        save = dialog.add_button("out", self.tr("Save to a stick"), ButtonKind.PRIMARY)
        dialog.answered.connect(self._answered)
        dialog.ask(save)
        return dialog

    def _answered(self, key: str) -> None:
        if key == "out":
            self._choose_folder(self._window, self._save)
        elif key == "in":
            self._choose_file(self._window, self._take)

    def _save(self, folder: Path) -> None:
        self._tools.sync.save_bundle(folder, self, self._saved, self._refused)

    def _saved(self, place: Path) -> None:
        text = self.tr("Saved: %1. Please have the county read it.").replace("%1", place.name)
        self._tools.notices.say(text, Tone.OK)

    def _take(self, file: Path) -> None:
        self._tools.sync.take_bundle(file, self, self._taken, self._refused)

    def _taken(self, carried: Carried) -> None:
        if carried.missing:
            text = self.tr("An earlier file of the county is missing. Please read that one first.")
            self._tools.notices.say(text, Tone.WARN)
            return
        entries = translate("Carry", "%n entries have arrived at the county", None, carried.acknowledged)
        rows = translate("Carry", "%n rows taken in", None, carried.rows)
        self._tools.notices.say(self.tr("%1; %2.").replace("%1", entries).replace("%2", rows), Tone.OK)
        self.ended.emit()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, OSError):
            text = self.tr("The stick cannot be read or written. Please plug it in again.")
        else:
            text = _told(str(getattr(error, "code", "")), error)
        self._tools.notices.say(text, Tone.WARN)


def _told(code: str, error: Exception) -> str:
    match code:
        case "not_a_bundle":
            return translate("Carry", "This is not a file of the county platform.")
        case "wrong_reader":
            return translate("Carry", "This file was made for another PC.")
        case "damaged" | "signature_invalid":
            return translate("Carry", "The file is damaged. Please copy it to the stick again.")
        case "too_large":
            return translate("Carry", "The file is too large to carry. Please use a network.")
    raise error


def choose_folder(window: QWidget, chosen: Callable[[Path], None]) -> None:
    """The system's choice of a folder; never blocks."""
    dialog = QFileDialog(window, translate("Carry", "Where is the stick?"))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    _open(dialog, chosen)


def choose_file(window: QWidget, chosen: Callable[[Path], None]) -> None:
    """The system's choice of a file."""
    dialog = QFileDialog(window, translate("Carry", "Which file did the county give you?"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([translate("Carry", "Files of the county (*%1)").replace("%1", BUNDLE), "* (*)"])
    _open(dialog, chosen)


def _open(dialog: QFileDialog, chosen: Callable[[Path], None]) -> None:
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
