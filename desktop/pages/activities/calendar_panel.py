"""The left card: week or month with dots, and the activities from the chosen day on."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import QDate, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QStyleOptionViewItem, QVBoxLayout, QWidget

from core.domain.local_time import local_day
from core.ports.rows import ActivityRow
from desktop import words
from desktop.pages.activities.looks import DayHeading, Entry, by_day, entry_key, entry_look, entry_sentence
from desktop.pages.activities.month_grid import MonthGrid
from widgets.base import Label, arrange, paint_text
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
    """period_changed: first and last day to load; chosen: an activity."""

    period_changed = Signal(date, date)
    chosen = Signal(str)

    def __init__(self, theme: Theme, clock: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(theme, flush=True, parent=parent)
        self._clock = clock
        self._day = local_day(clock())
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
        self.summary = Label(theme, role="small", colour="text_2")
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
        row.addWidget(self.span)
        column.addLayout(row)
        column.addWidget(self.week)
        column.addWidget(self.grid)
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
        self.footer().row.addWidget(self.summary, 1)

    def _connect(self) -> None:
        self.back_button.clicked.connect(lambda: self._turn(-1))
        self.on_button.clicked.connect(lambda: self._turn(1))
        self.today_button.clicked.connect(lambda: self.show_day(local_day(self._clock())))
        self.span.changed.connect(lambda _key: self._span_changed())
        self.week.chosen.connect(self._day_chosen)
        self.grid.chosen.connect(self._day_chosen)
        self.list.chosen.connect(self._entry_chosen)

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
        self._rows = tuple(rows)
        self._show_calendar()
        self._show_list(chosen)

    def rows(self) -> tuple[ActivityRow, ...]:
        """What the period holds."""
        return self._rows

    def step(self, by: int) -> None:
        """Next or previous activity, from wherever the focus is."""
        self.list.step(by)

    def _show_calendar(self) -> None:
        counts = Counter(local_day(row.starts_at) for row in self._rows)
        first, _ = self.period()
        chosen = QDate(self._day.year, self._day.month, self._day.day)
        self.month.setText(words.month(self._day))
        if self.span.chosen() == "month":
            by_date = {QDate(day.year, day.month, day.day): count for day, count in counts.items()}
            self.grid.set_month(chosen, by_date)
        else:
            days = [first + timedelta(days=n) for n in range(7)]
            strip = [
                Day(QDate(day.year, day.month, day.day), name, counts[day])
                for day, name in zip(days, self._names, strict=True)
            ]
            self.week.set_week(strip, chosen)
        self.today_button.setVisible(self._day != local_day(self._clock()))

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
        self.summary.setText(text.replace("%1", when).replace("%2", count).replace("%3", signed))

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
