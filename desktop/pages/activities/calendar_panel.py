"""The left card: week or month with dots, and the activities from the chosen day on."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import QDate, QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QStyleOptionViewItem, QVBoxLayout, QWidget

from core.commands.activity_duties import ActivityDue
from core.domain.activity_filing import Duty
from core.domain.local_time import local_day
from core.ports.rows import ActivityRow
from desktop import words
from desktop.pages.activities.filters import Filter
from desktop.pages.activities.looks import DayHeading, Entry, by_day, entry_key, entry_look, entry_sentence
from desktop.pages.activities.month_grid import MonthGrid
from widgets.base import ElidedLabel, Label, arrange, paint_text
from widgets.buttons import Button, ButtonKind, IconButton
from widgets.cards import Card, EmptyState, Rule
from widgets.chips import Option, Segmented
from widgets.lists import ROW, AnyIndex, PagedListModel, RowList, rows_at_once
from widgets.rows import RowDelegate, RowLook
from widgets.theme import Theme
from widgets.week_strip import Day, WeekStrip


class _Entries(PagedListModel[Entry]):
    """Headings can neither be chosen nor reached by the arrow keys."""

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if isinstance(self.row_at(index.row()), DayHeading):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class _EntryDelegate(RowDelegate):
    """Activities as every list paints them, headings lower and quiet."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        if isinstance(index.data(ROW), DayHeading):
            return QSize(100, self._theme.tokens.size(36))
        return super().sizeHint(option, index)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry = index.data(ROW)
        if not isinstance(entry, DayHeading):
            super().paint(painter, option, index)
            return
        t = self._theme.tokens
        rect = QRectF(option.rect)
        words_room = rect.adjusted(t.space(16), 0, -t.space(16), 0)
        paint_text(painter, words_room, entry.text, t.font("small"), t.color("text_2"))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), t.color("line"))


class ActivityList(RowList):
    """Steps over the headings."""

    def step(self, by: int) -> None:
        """Next or previous activity."""
        model, at = self.model(), self.currentIndex().row() + by
        while 0 <= at < model.rowCount():
            index = model.index(at, 0)
            if model.flags(index) & Qt.ItemFlag.ItemIsSelectable:
                self.setCurrentIndex(index)
                return
            at += by


class CalendarPanel(Card):
    """period_changed: first and last day to load; chosen: an activity; due_chosen: one that is owed."""

    period_changed = Signal(date, date)
    chosen = Signal(str)
    due_chosen = Signal(str)
    export_asked = Signal()

    def __init__(
        self, theme: Theme, clock: Callable[[], datetime], units: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, flush=True, parent=parent)
        self._clock, self._units = clock, units
        self._day = local_day(clock())
        self._every: tuple[ActivityRow, ...] = ()
        self._rows: tuple[ActivityRow, ...] = ()
        self._names = tuple(_short_weekday(n) for n in range(7))
        self.month = Label(theme, role="h3")
        self.back_button = IconButton(theme, "chevron-left", self.tr("Earlier"))
        self.on_button = IconButton(theme, "chevron-right", self.tr("Later"))
        self.today_button = Button(theme, self.tr("Back to today"), kind=ButtonKind.TEXT, size="small")
        self.span = Segmented(theme, (Option("week", self.tr("Week")), Option("month", self.tr("Month"))))
        self.week = WeekStrip(theme)
        self.grid = MonthGrid(theme, self._names)
        self.list = ActivityList(theme, self.tr("Activities"))
        self.empty = EmptyState(theme, "", icon="calendar-days")
        self.summary = ElidedLabel(theme, role="small", colour="text_2")
        self.filter = Filter()
        self.filter_button = IconButton(theme, "list-filter", self.tr("Show only some"))
        self.export_button = Button(theme, "", kind=ButtonKind.TEXT, size="small")
        self.due_button = Button(theme, "", kind=ButtonKind.QUIET, size="small", icon="clipboard-list")
        self._due: tuple[ActivityDue, ...] = ()
        self._model = _Entries(rows_at_once([]), key=entry_key, sentence=self._sentence)
        self._build()
        self._connect()

    def _build(self) -> None:
        top = QWidget()
        column = QVBoxLayout(top)
        row = QHBoxLayout()
        arrange(row, self.tokens, (0, 0, 0, 0), 6)
        row.addWidget(self.month)
        row.addWidget(self.back_button)
        row.addWidget(self.on_button)
        row.addWidget(self.today_button)
        row.addStretch(1)
        row.addWidget(self.filter_button)
        row.addWidget(self.span)
        column.addLayout(row)
        column.addWidget(self.week)
        column.addWidget(self.grid)
        column.addWidget(self._units)
        self.grid.hide()
        arrange(column, self.tokens, (16, 12, 16, 10), 8)
        self.list.setUniformItemSizes(False)
        self.list.setItemDelegate(_EntryDelegate(self.theme, self._look, self.list, height=68, pad=16))
        self.list.set_rows(self._model)
        self._below = QStackedWidget()
        self._below.addWidget(self.list)
        self._below.addWidget(self.empty)
        self.body.addWidget(top)
        self.body.addWidget(Rule(self.theme))
        self.body.addWidget(self._below, 1)
        self._due_row = QHBoxLayout()
        self._due_row.addWidget(self.due_button, 1)
        arrange(self._due_row, self.tokens, (12, 6, 12, 6), 0)
        self.body.addLayout(self._due_row)
        self.due_button.hide()
        self.footer().row.addWidget(self.summary, 1)
        self.footer().row.addWidget(self.export_button)

    def _connect(self) -> None:
        self.back_button.clicked.connect(lambda: self._turn(-1))
        self.on_button.clicked.connect(lambda: self._turn(1))
        self.today_button.clicked.connect(lambda: self.show_day(local_day(self._clock())))
        self.span.changed.connect(lambda _key: self._span_changed())
        self.week.chosen.connect(self._day_chosen)
        self.grid.chosen.connect(self._day_chosen)
        self.list.chosen.connect(self._entry_chosen)
        self.filter_button.clicked.connect(self._open_filter)
        self.export_button.clicked.connect(self.export_asked)
        self.due_button.clicked.connect(self._open_due)

    def period(self) -> tuple[date, date]:
        """First and last day that is shown: the week from Monday, or the month."""
        if self.span.chosen() == "month":
            first = self._day.replace(day=1)
            return first, (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
        first = self._day - timedelta(days=self._day.weekday())
        return first, first + timedelta(days=6)

    def show_day(self, day: date) -> None:
        """Go to a day and ask for its period."""
        self._day = day
        self._show_calendar()
        self.period_changed.emit(*self.period())

    def show_rows(self, rows: Sequence[ActivityRow], chosen: str) -> None:
        """The period's activities; `chosen` is the one whose detail is open."""
        self._every = tuple(rows)
        self._filter_rows(chosen)

    def _filter_rows(self, chosen: str) -> None:
        self._rows = tuple(row for row in self._every if self.filter.lets(row))
        self.filter_button.setAccessibleDescription(self.filter.named(self._every))
        self.filter_button.setVisible(any(self.filter.offered(self._every)))
        self._show_calendar()
        self._show_list(chosen)

    def show_due(self, told: tuple[tuple[ActivityDue, ...], int]) -> None:
        """What is to be declared or filed; late ones in the tone of alarm."""
        self._due, late = told
        self.due_button.setVisible(bool(self._due))
        declare = sum(1 for one in self._due if one.due.duty is Duty.DECLARE)
        parts = []
        if declare:
            parts.append(self.tr("%n to declare", "", declare))
        if len(self._due) > declare:
            parts.append(self.tr("%n to file", "", len(self._due) - declare))
        if late:
            parts.append(self.tr("%n late", "", late))
        self.due_button.setText(" · ".join(parts))

    def _open_due(self) -> None:
        menu = QMenu(self)
        for one in self._due[:20]:
            text = self.tr("Declare by %1: %2") if one.due.duty is Duty.DECLARE else self.tr("File by %1: %2")
            said = text.replace("%1", words.day(one.due.on)).replace("%2", one.title)
            menu.addAction(said).triggered.connect(
                lambda _checked=False, key=one.activity_id: self.due_chosen.emit(key)
            )
        menu.popup(self.due_button.mapToGlobal(QPoint(0, self.due_button.height())))
        menu.aboutToHide.connect(menu.deleteLater)

    def _open_filter(self) -> None:
        menu = QMenu(self)
        for field, named in self.filter.offered(self._every):
            part = menu.addMenu(self._filter_title(field))
            for key, text in (("", self.tr("All of them")), *named):
                act = part.addAction(text)
                act.setCheckable(True)
                act.setChecked(self.filter.of(field) == key)
                act.triggered.connect(lambda _checked=False, f=field, k=key: self.set_filter(f, k))
        menu.popup(self.filter_button.mapToGlobal(QPoint(0, self.filter_button.height())))
        menu.aboutToHide.connect(menu.deleteLater)

    def _filter_title(self, field: str) -> str:
        titles = {"unit": self.tr("Unit"), "category": self.tr("Kind of service"), "team": self.tr("Team")}
        return titles[field]

    def set_filter(self, field: str, key: str) -> None:
        """Show only activities of this unit, kind or team; an empty key shows all again."""
        self.filter = self.filter.with_(field, key)
        self._filter_rows(self.list.current_key())

    def rows(self) -> tuple[ActivityRow, ...]:
        """What the period holds."""
        return self._rows

    def step(self, by: int) -> None:
        """Next or previous activity, from wherever the focus is."""
        self.list.step(by)

    def _show_calendar(self) -> None:
        counts = Counter(local_day(row.starts_at) for row in self._rows)
        first, _ = self.period()
        today = local_day(self._clock())
        chosen = QDate(self._day.year, self._day.month, self._day.day)
        self.month.setText(words.month(self._day))
        if self.span.chosen() == "month":
            by_date = {QDate(day.year, day.month, day.day): count for day, count in counts.items()}
            self.grid.set_month(chosen, by_date, QDate(today.year, today.month, today.day))
        else:
            days = [first + timedelta(days=n) for n in range(7)]
            strip = [
                Day(QDate(day.year, day.month, day.day), name, counts[day], day == today)
                for day, name in zip(days, self._names, strict=True)
            ]
            self.week.set_week(strip, chosen)
        self.today_button.setVisible(self._day != today)

    def _show_list(self, chosen: str) -> None:
        from_day = [row for row in self._rows if local_day(row.starts_at) >= self._day]
        blocked = self.list.blockSignals(True)
        self._model.reload(rows_at_once(by_day(from_day, self._clock())))
        self.list.choose(chosen)
        self.list.blockSignals(blocked)
        self.empty.say(
            self.tr("Nothing more is planned this month.")
            if self.span.chosen() == "month"
            else self.tr("Nothing more is planned this week.")
        )
        self._below.setCurrentWidget(self.list if from_day else self.empty)
        people = sum(row.signed_up for row in self._rows)
        count = self.tr("%n activit(ies)", "", len(self._rows))
        signed = self.tr("%n sign-up(s)", "", people)
        when = self.tr("This month") if self.span.chosen() == "month" else self.tr("This week")
        text = self.tr("%1 %2 · %3", "this week, activities, sign-ups")
        text = text.replace("%1", when).replace("%2", count).replace("%3", signed)
        only = self.filter.named(self._every)
        self.summary.setText(f"{only} · {text}" if only else text)
        month = self.span.chosen() == "month"
        self.export_button.setText(self.tr("Export the month") if month else self.tr("Export the week"))
        self.export_button.setVisible(bool(self._every))

    def _look(self, entry: Entry) -> RowLook:
        return entry_look(entry, self._clock())

    def _sentence(self, entry: Entry) -> str:
        return entry_sentence(entry, self._clock())

    def _turn(self, by: int) -> None:
        first, last = self.period()
        self.show_day(last + timedelta(days=1) if by > 0 else self._before(first))

    def _before(self, first: date) -> date:
        earlier = first - timedelta(days=1)
        return earlier.replace(day=1) if self.span.chosen() == "month" else first - timedelta(days=7)

    def _span_changed(self) -> None:
        month = self.span.chosen() == "month"
        self.week.setVisible(not month)
        self.grid.setVisible(month)
        self.show_day(self._day)

    def _day_chosen(self, day: QDate) -> None:
        known = self.period()
        self._day = date(day.year(), day.month(), day.day())
        if self.period() != known:
            self.show_day(self._day)
            return
        self._show_calendar()
        self._show_list(self.list.current_key())

    def _entry_chosen(self, key: str) -> None:
        if key and not key.startswith("day:"):
            self.chosen.emit(key)


def _short_weekday(index: int) -> str:
    """周一 ... 周日, Mon ... Sun."""
    name = words.weekday(date(2026, 5, 18) + timedelta(days=index))
    return name.replace("星期", "周") if words.in_chinese() else name[:3]  # zh: the short form of the day
