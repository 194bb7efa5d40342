"""今日活动: what runs today, 签到 for the one running now, 签到表 before a start; tomorrow's first line."""

from collections.abc import Sequence
from datetime import datetime
from enum import Enum
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.commands.activity_duties import ActivityDue
from core.domain.activity import ActivityState
from core.domain.activity_filing import Duty
from core.domain.local_time import local_day
from core.ports.rows import ActivityRow, HoursWaiting
from desktop import words
from desktop.page import PageTools
from widgets.base import ElidedLabel, Label, arrange, tab_after, text_width
from widgets.buttons import Button, ButtonKind, IconButton
from widgets.cards import Card, EmptyState, Rule, clear_layout
from widgets.progress import Bar
from widgets.stepwise import Stepwise
from widgets.theme import Theme
from widgets.tokens import BOLD, MEDIUM


class Phase(Enum):
    """Where the clock stands in an activity."""

    BEFORE = "before"
    RUNNING = "running"
    OVER = "over"


AT_ONCE = 8
"""Lines built before the card is painted: more than a large screen shows."""


def phase_of(row: ActivityRow, now: datetime) -> Phase:
    """Before the start, running, or over (also when it was closed early)."""
    if now < row.starts_at:
        return Phase.BEFORE
    return Phase.RUNNING if now <= row.ends_at and row.state is ActivityState.PLANNED else Phase.OVER


class ActivityLine(QWidget):
    """One activity: time, title, place, bar, count and its one button."""

    sign_in = Signal(str)
    print_sheet = Signal(str)
    opened = Signal(str)

    def __init__(self, theme: Theme, row: ActivityRow, now: datetime, *, primary: bool) -> None:
        super().__init__()
        self.theme, self._row = theme, row
        self.phase = phase_of(row, now)
        time = Label(theme, words.clock(row.starts_at), role="body", weight=BOLD)
        title = ElidedLabel(theme, row.title, role="body", weight=MEDIUM)
        place = ElidedLabel(theme, row.place, role="small", colour="text_2")
        self.button = self._make_button(primary=primary)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(title)
        names.addWidget(place)
        bar = Bar(theme, self._share(), "ok" if self.phase is Phase.RUNNING else "control", height=6)
        bar.setMaximumWidth(theme.tokens.size(162))
        self._grid = QGridLayout(self)
        self._grid.addWidget(time, 0, 0)
        self._grid.addLayout(names, 0, 1)
        self._grid.addWidget(self.button, 0, 2, Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(bar, 1, 1, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addLayout(self._counts(), 1, 2)
        self._grid.setColumnStretch(1, 1)
        arrange(self._grid, theme.tokens, (20, 12, 20, 12), 6)
        self._grid.setHorizontalSpacing(theme.tokens.space(20))

    def _make_button(self, *, primary: bool) -> Button:
        kind = ButtonKind.PRIMARY if primary else ButtonKind.QUIET
        if self.phase is Phase.BEFORE:
            button = Button(self.theme, self.tr("Sheet"), kind=kind, size="small", icon="printer")
            button.setAccessibleName(self.tr("Print the sign-in sheet of %1").replace("%1", self._row.title))
            button.clicked.connect(lambda: self.print_sheet.emit(self._row.id))
        elif self.phase is Phase.RUNNING:
            button = Button(self.theme, self.tr("Sign in"), kind=kind, size="small", icon="scan-line")
            button.setAccessibleName(self.tr("Sign in for %1").replace("%1", self._row.title))
            button.clicked.connect(lambda: self.sign_in.emit(self._row.id))
        else:
            button = Button(self.theme, self.tr("Look"), kind=kind, size="small")
            button.setAccessibleName(self.tr("Look at %1").replace("%1", self._row.title))
            button.clicked.connect(lambda: self.opened.emit(self._row.id))
        return button

    def _share(self) -> float:
        row = self._row
        if self.phase is Phase.BEFORE:
            return min(1.0, row.signed_up / row.needed) if row.needed else 0.0
        return min(1.0, row.checked_in / row.signed_up) if row.signed_up else float(row.checked_in > 0)

    def _counts(self) -> QHBoxLayout:
        row, line = self._row, QHBoxLayout()
        line.setSpacing(0)
        line.addStretch(1)
        if self.phase is not Phase.BEFORE:
            came = self.tr("%n here", "", row.checked_in)
            line.addWidget(Label(self.theme, came, role="small", colour="ok", weight=BOLD))
            text = self.tr(" of %n signed up", "", row.signed_up)
        elif row.needed and row.signed_up >= row.needed:
            text = self.tr("Full, %n signed up", "", row.signed_up)
        elif row.needed:
            text = self.tr("%1 signed up of %2").replace("%1", str(row.signed_up))
            text = text.replace("%2", str(row.needed))
        else:
            text = self.tr("%n signed up", "", row.signed_up)
        line.addWidget(Label(self.theme, text, role="small", colour="text_2"))
        return line


class FollowingLine(QWidget):
    """The first activity after today, on one line."""

    opened = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._id = ""
        self._on = Label(theme, role="small", colour="text_2")
        self._told = ElidedLabel(theme, role="body_s", colour="text_2")
        self.button = IconButton(theme, "chevron-right", self.tr("Open"))
        self.button.clicked.connect(lambda: self.opened.emit(self._id))
        row = QHBoxLayout(self)
        row.addWidget(self._on)
        row.addWidget(self._told, 1)
        row.addWidget(self.button)
        arrange(row, theme.tokens, (20, 8, 16, 8), 20)
        # Under the times above it.
        self._on.setMinimumWidth(round(text_width("00:00", theme.tokens.font("body", BOLD))) + 1)

    def show_row(self, row: ActivityRow, now: datetime) -> None:
        """When, what, how many."""
        self._id = row.id
        self._on.setText(words.relative_day(row.starts_at, now))
        signed_up = self.tr("%n signed up", "", row.signed_up)
        self._told.setText(f"{words.clock(row.starts_at)} {row.title} · {signed_up}")
        self.button.set_name(self.tr("Open %1").replace("%1", row.title))


class DueLine(FollowingLine):
    """The most urgent activity that is to be declared or filed, and how many there are."""

    def show_due(self, due: Sequence[ActivityDue]) -> None:
        """Hidden while nothing is owed."""
        self.setVisible(bool(due))
        if not due:
            return
        first = due[0]
        self._id = first.activity_id
        declare = first.due.duty is Duty.DECLARE
        self._on.setText(self.tr("Declare") if declare else self.tr("File"))
        told = self.tr("by %1: %2").replace("%1", words.day(first.due.on)).replace("%2", first.title)
        if len(due) > 1:
            count = self.tr("%n in all", "", len(due))
            told = f"{told} · {count}"
        self._told.setText(told)
        self.button.set_name(self.tr("Open %1").replace("%1", first.title))


class HoursLine(FollowingLine):
    """How many hours nobody confirmed yet, and how long the oldest may wait (Order 67 art. 11)."""

    def show_hours(self, hours: HoursWaiting, left: int) -> None:
        """`left`: working days, below 0 once they are over. Hidden while nothing waits."""
        self.setVisible(hours.total > 0)
        self._on.setText(self.tr("Hours"))
        waiting = self.tr("%n to confirm", "", hours.total)
        told = self.tr("%n day(s) late", "", -left) if left < 0 else self.tr("%n day(s) left", "", left)
        self._told.setText(f"{waiting} · {told}")
        self.button.set_name(self.tr("Confirm hours"))


class TodayCard(Card):
    """The activities of the day; the first that runs has the one filled button."""

    sign_in = Signal(str)
    print_sheet = Signal(str)
    opened = Signal(str)
    plan_wanted = Signal()
    hours_wanted = Signal(str)

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools.theme, " ", flush=True, parent=parent)
        self._tools = tools
        self.came = Label(tools.theme, role="small", colour="text_2")
        self.header().row.addWidget(self.came)
        self.lines: list[ActivityLine] = []
        self._shown: object = None
        self._steps = Stepwise(self)
        self._inner = QWidget()
        self._inner.setProperty("plain", True)
        self._day = QVBoxLayout(self._inner)
        self._day.setContentsMargins(0, 0, 0, 0)
        self._day.setSpacing(0)
        scroll = QScrollArea()
        scroll.setProperty("plain", True)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._inner)
        self.body.addWidget(scroll, 1)
        self.tomorrow = FollowingLine(tools.theme, self._inner)
        self.tomorrow.opened.connect(self.opened)
        self.due = DueLine(tools.theme, self)
        self.due.opened.connect(self.opened)
        self.due.hide()
        self.body.addWidget(self.due)
        self.hours = HoursLine(tools.theme, self)
        self.hours.opened.connect(self.hours_wanted)
        self.hours.hide()
        self.body.addWidget(self.hours)

    def show_due(self, due: Sequence[ActivityDue]) -> None:
        """What the county is to be told of."""
        self.due.show_due(due)

    def show_hours(self, hours: HoursWaiting) -> None:
        """What is owed to the service records, within the working days of the policy."""
        left = 0
        if hours.oldest_ended_at is not None:
            calendar, today = self._tools.calendar, local_day(self._tools.now())
            ended = local_day(hours.oldest_ended_at)
            due = calendar.add_working_days(ended, self._tools.rules.records_due_days)
            left = calendar.working_days_left(today, due.day).days
        self.hours.show_hours(hours, left)

    def show_rows(self, today: Sequence[ActivityRow], following: ActivityRow | None, now: datetime) -> bool:
        """Today's activities and the first one after them; False when they stand there already.

        Lines below the edge come a moment later.
        """
        phases = tuple(phase_of(row, now) for row in today)
        shown = (tuple(today), phases, following, local_day(now), self.theme.tokens.scale)
        if shown == self._shown:
            return False
        self._shown = shown
        self._day.removeWidget(self.tomorrow)
        self._steps.stop()
        clear_layout(self._day)
        self.lines = []
        self.set_title(self.tr("Today's activities"), self.tr("%n activity(s)", "", len(today)))
        came = sum(row.checked_in for row in today)
        self.came.setText(self.tr("%n signed in", "", came) if today else "")
        running = next((row.id for row in today if phase_of(row, now) is Phase.RUNNING), "")
        if not today:
            empty = EmptyState(
                self.theme,
                self.tr("No activity today."),
                icon="calendar-days",
                action=self.tr("Plan activity"),
            )
            empty.acted.connect(self.plan_wanted)
            self._day.addWidget(empty, 1)
        self._show_following(following, now)
        if today:
            self._day.addStretch(1)
        lines = [partial(self._add_line, row, now, primary=row.id == running) for row in today]
        self._steps.start(lines, AT_ONCE)
        self._order_focus()
        return True

    def _add_line(self, row: ActivityRow, now: datetime, *, primary: bool) -> None:
        """Below the lines there are, before what follows them; Tab goes the same way."""
        line = ActivityLine(self.theme, row, now, primary=primary)
        line.sign_in.connect(self.sign_in)
        line.print_sheet.connect(self.print_sheet)
        line.opened.connect(self.opened)
        place = 2 * len(self.lines)
        self._day.insertWidget(place, line)
        self._day.insertWidget(place + 1, Rule(self.theme))
        if self.lines:
            QWidget.setTabOrder(self.lines[-1].button, line.button)
        self.lines.append(line)

    def _show_following(self, row: ActivityRow | None, now: datetime) -> None:
        later = row is not None and local_day(row.starts_at) > local_day(now)
        self.tomorrow.setVisible(later)
        if row is not None and later:
            self.tomorrow.show_row(row, now)
            self._day.addWidget(self.tomorrow)

    def _order_focus(self) -> None:
        """Lines made anew come last in the chain: Tab still reaches them before what stands below them."""
        for above in (*self._inner.findChildren(EmptyState), *self.lines[-1:]):
            tab_after(above, self.tomorrow)
        tab_after(self._inner, self.due)
