"""识别结果: every row and what becomes of it, the times of the page, and the booking."""

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.domain.attendance import AttendanceSource
from core.domain.local_time import local, local_day, local_instant
from desktop import words
from desktop.pages.read_back.sheet import Box, Cell, Sheet, Standing
from widgets.base import Label, arrange
from widgets.buttons import Button, ButtonKind
from widgets.cards import Card
from widgets.lists import PagedListModel, RowList, rows_at_once
from widgets.moments import TimeInput
from widgets.rows import RowDelegate, RowLook
from widgets.theme import Theme
from widgets.tokens import Tone

_PLAIN = frozenset({Standing.ABSENT, Standing.SCANNED})


class ResultCard(Card):
    """opened: Enter on a row asks it again; booked, put_aside: the buttons; times_changed: the two times."""

    opened = Signal(int)
    booked = Signal()
    put_aside = Signal()
    times_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("What was read"), flush=True, parent=parent)
        self.set_title(self.tr("What was read"), self.tr("Ticks decide; signatures are kept as evidence"))
        self._sheet: Sheet | None = None
        self._only_differing = False
        self.filter_button = Button(theme, "", kind=ButtonKind.TEXT, size="small")
        self.header().row.addWidget(self.filter_button)
        self.list = RowList(theme, self.tr("Rows of the page"))
        self.list.setItemDelegate(RowDelegate(theme, self._look, self.list, height=46))
        self.model: PagedListModel[int] = PagedListModel(rows_at_once([]), key=str, sentence=self._spoken)
        self.list.set_rows(self.model)
        self.body.addWidget(self.list, 1)
        self.starts, self.ends = self._time(self.tr("Came at")), self._time(self.tr("Left at"))
        self.said = Label(theme, self.tr("Ticked rows"), role="body_s", colour="text_2")
        self.dash = Label(theme, "–", colour="text_2")
        self.aside_button = Button(theme, self.tr("Take again"))
        self.book_button = Button(
            theme, self.tr("Book page"), kind=ButtonKind.PRIMARY, icon="check", hint="Ctrl Enter"
        )
        self._times = QHBoxLayout()
        row = self.footer().row
        for part in (self.said, self.starts, self.dash, self.ends):
            self._times.addWidget(part)
        row.addLayout(self._times)
        row.addStretch(1)
        row.addWidget(self.aside_button)
        row.addWidget(self.book_button)
        self.filter_button.clicked.connect(self._filter)
        self.list.opened.connect(lambda key: self.opened.emit(int(key)))
        self.list.doubleClicked.connect(lambda _index: self.opened.emit(int(self.list.current_key())))
        self.aside_button.clicked.connect(self.put_aside)
        self.book_button.clicked.connect(self.booked)
        for edit in (self.starts, self.ends):
            edit.timeChanged.connect(self._times_changed)
        self._name_filter()
        self._space()
        theme.changed.connect(self._space)

    def show_sheet(self, sheet: Sheet) -> None:
        """The rows as they stand now."""
        other = sheet is not self._sheet
        self._sheet = sheet
        if other:
            for edit, at in ((self.starts, sheet.starts_at), (self.ends, sheet.ends_at)):
                blocked = edit.blockSignals(True)
                clock = local(at)
                edit.setTime(QTime(clock.hour, clock.minute))
                edit.blockSignals(blocked)
        shown = [
            place
            for place in sheet.places()
            if not self._only_differing or sheet.standing(place) not in _PLAIN
        ]
        self.model.reload(rows_at_once(shown))

    def row_text(self, place: int) -> tuple[str, str]:
        """What a row says: what is known, and what becomes of it."""
        return self._detail(place), self._chip(place)[0]

    def _time(self, name: str) -> TimeInput:
        edit = TimeInput(self.theme)
        edit.setAccessibleName(name)
        edit.setToolTip(name)
        return edit

    def _times_changed(self) -> None:
        if self._sheet is None:
            return
        day = local_day(self._sheet.detail.activity.starts_at)
        starts, ends = (edit.time().toPython() for edit in (self.starts, self.ends))
        self._sheet.starts_at = local_instant(day, starts)  # type: ignore[arg-type]  # a time, the stubs say object
        self._sheet.ends_at = local_instant(day, ends)  # type: ignore[arg-type]  # the same
        self.times_changed.emit()

    def _filter(self) -> None:
        self._only_differing = not self._only_differing
        self._name_filter()
        if self._sheet is not None:
            self.show_sheet(self._sheet)

    def _name_filter(self) -> None:
        text = self.tr("Show every row") if self._only_differing else self.tr("Only who came")
        self.filter_button.setText(text)

    def _look(self, place: int) -> RowLook:
        sheet = self._sheet
        if sheet is None:
            return RowLook("")
        chip, tone = self._chip(place)
        name = sheet.name(place) or self.tr("Written in by hand")
        return RowLook(
            title=f"{sheet.number(place):02d}  {name}",
            after=self._detail(place),
            chip=chip,
            tone=tone,
        )

    def _spoken(self, place: int) -> str:
        name = self._sheet.name(place) if self._sheet else ""
        return " ".join((str(place), name, self._detail(place), self._chip(place)[0]))

    def _detail(self, place: int) -> str:
        sheet = self._sheet
        if sheet is None:
            return ""
        known = sheet.known(place)
        if known is not None and known.check_in_at is not None:
            at = words.clock(known.check_in_at)
            scan = known.check_in_source is not AttendanceSource.PAPER_SHEET
            return (self.tr("here since %1") if scan else self.tr("on paper since %1")).replace("%1", at)
        if sheet.standing(place) is Standing.OPEN:
            return ""
        if not sheet.ticked(Cell(place, Box.PRESENT)):
            return self.tr("no tick")
        left = sheet.ticked(Cell(place, Box.LEFT))
        return self.tr("both boxes ticked") if left else self.tr("no tick for leaving, counts 0")

    def _chip(self, place: int) -> tuple[str, Tone]:
        standing = self._sheet.standing(place) if self._sheet else Standing.ABSENT
        return {
            Standing.OPEN: (self.tr("You decide"), Tone.WARN),
            Standing.UNNAMED: (self.tr("Type the name"), Tone.WARN),
            Standing.NEW: (self.tr("New"), Tone.OK),
            Standing.MERGED: (self.tr("On paper too, merged"), Tone.OK),
            Standing.SCANNED: (self.tr("As scanned"), Tone.INFO),
            Standing.ABSENT: (self.tr("Not here"), Tone.GREY),
            Standing.BLANK: ("", Tone.GREY),
        }[standing]

    def _space(self) -> None:
        arrange(self._times, self.tokens, (0, 0, 0, 0), 8)
        for edit in (self.starts, self.ends):
            edit.setFixedWidth(self.tokens.size(76))
            edit.lineEdit().setTextMargins(self.tokens.space(8), 0, 0, 0)
