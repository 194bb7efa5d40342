"""The tab 培训与表彰: training, awards, evaluations and stars of the person, wrong entries among them."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from core.commands.personal_records import RecordKind
from core.domain.service_minutes import hours_text
from core.ports.rows import FullRecord
from desktop import words
from widgets.base import arrange
from widgets.buttons import Button
from widgets.cards import EmptyState
from widgets.table import Cell, Column, RowTable, TableModel
from widgets.theme import Theme
from widgets.tokens import Tone


class Entry(NamedTuple):
    """One line. `kind` is None for stars: they are awarded by a list, and taken back with it."""

    kind: RecordKind | None
    id: str
    on: date
    group: str
    title: str
    unit: str
    result: str
    struck: str


class PersonalTab(QWidget):
    """The newest first; entered by three buttons, taken out by the menu of a row."""

    add_asked = Signal(RecordKind)
    withdraw_asked = Signal(RecordKind, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._entries: dict[str, Entry] = {}
        self.model: TableModel[Entry] = TableModel(
            (
                Column("on", self.tr("Day"), 156),
                Column("group", self.tr("Group"), 84),
                Column("title", self.tr("What")),
                Column("unit", self.tr("By"), 160),
                Column("result", self.tr("Result"), 150),
            ),
            cells=_cells,
            key=lambda entry: entry.id,
            sentence=lambda entry: " ".join(cell.text for cell in _cells(entry)),
            parent=self,
        )
        self.table = RowTable(theme, self.tr("Training and awards"))
        self.table.giving_way = ("unit",)
        self.table.set_table(self.model)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(lambda _place: self.offer_withdrawal())
        self.empty = EmptyState(theme, self.tr("No training, award or evaluation yet."), icon="award")
        self.buttons = {
            RecordKind.TRAINING: Button(theme, self.tr("Training"), icon="plus"),
            RecordKind.AWARD: Button(theme, self.tr("Award"), icon="plus"),
            RecordKind.EVALUATION: Button(theme, self.tr("Evaluation"), icon="plus"),
        }
        self.withdraw_button = Button(theme, self.tr("Strike out…"))
        self._acts = QHBoxLayout()
        for kind, button in self.buttons.items():
            button.clicked.connect(lambda _=False, chosen=kind: self.add_asked.emit(chosen))
            self._acts.addWidget(button)
        self._acts.addStretch(1)
        self._acts.addWidget(self.withdraw_button)
        self.withdraw_button.clicked.connect(self.withdraw_current)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._acts)
        self._column.addWidget(self.table, 1)
        self._column.addWidget(self.empty, 1)
        theme.changed.connect(self.retheme)
        self.retheme()
        self.show_record(None)

    def retheme(self) -> None:
        """Gaps for the text size."""
        arrange(self._column, self.theme.tokens, (0, 0, 0, 0), 0)
        arrange(self._acts, self.theme.tokens, (24, 12, 24, 12), 8)

    def show_record(self, record: FullRecord | None) -> None:
        """Another person's groups."""
        found = sorted(_entries(record), key=lambda entry: entry.on, reverse=True) if record else []
        self._entries = {entry.id: entry for entry in found}
        self.model.set_rows(found)
        self.table.setVisible(bool(found))
        self.empty.setVisible(not found)
        self.withdraw_button.setVisible(any(entry.kind and not entry.struck for entry in found))

    def offer_withdrawal(self) -> QMenu | None:
        """What can be done with the current row."""
        entry = self._current()
        if entry is None or entry.kind is None or entry.struck:
            return None
        menu = QMenu(self)
        menu.addAction(self.tr("Strike out…")).triggered.connect(self.withdraw_current)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        row = self.table.visualRect(self.table.currentIndex())
        menu.popup(self.table.viewport().mapToGlobal(row.center()))
        return menu

    def withdraw_current(self) -> None:
        """The current row, else the newest one that counts."""
        entry = self._current()
        if entry is None or entry.kind is None or entry.struck:
            entry = next((one for one in self._entries.values() if one.kind and not one.struck), None)
        if entry is not None and entry.kind is not None:
            self.withdraw_asked.emit(entry.kind, entry.id)

    def _current(self) -> Entry | None:
        return self._entries.get(self.model.key_at(self.table.currentIndex().row()))


def _entries(record: FullRecord) -> Iterator[Entry]:
    for training in record.trainings:
        yield Entry(
            RecordKind.TRAINING,
            training.id,
            training.held_on,
            QCoreApplication.translate("PersonalTab", "Training"),
            training.name,
            training.organiser,
            words.hours(training.minutes),
            training.cancel_reason if training.cancelled else "",
        )
    for award in record.awards:
        yield Entry(
            RecordKind.AWARD,
            award.id,
            award.granted_on,
            QCoreApplication.translate("PersonalTab", "Award"),
            award.name,
            award.granted_by,
            words.name_of(award.level),
            award.cancel_reason if award.cancelled else "",
        )
    for rated in record.evaluations:
        yield Entry(
            RecordKind.EVALUATION,
            rated.id,
            rated.rated_on,
            QCoreApplication.translate("PersonalTab", "Evaluation"),
            rated.words,
            words.name_of(rated.rater),
            words.grade_text(rated.grade),
            rated.cancel_reason if rated.cancelled else "",
        )
    for star in record.stars:
        yield Entry(
            None,
            star.id,
            star.as_of,
            QCoreApplication.translate("PersonalTab", "Stars"),
            QCoreApplication.translate("PersonalTab", "%1 stars reached").replace("%1", str(star.stars)),
            "",
            QCoreApplication.translate("PersonalTab", "%1 h").replace("%1", hours_text(star.minutes)),
            QCoreApplication.translate("PersonalTab", "list taken back") if star.cancelled else "",
        )


def _cells(entry: Entry) -> Sequence[Cell]:
    struck = QCoreApplication.translate("PersonalTab", "Struck out: %1").replace("%1", entry.struck)
    result = Cell(struck, tone=Tone.GREY) if entry.struck else Cell(entry.result, "text")
    return (
        Cell(words.full_day(entry.on)),
        Cell(entry.group),
        Cell(entry.title, "text", strong=not entry.struck),
        Cell(entry.unit),
        result,
    )
