"""The page 工作台: everything starts at its one box."""

from datetime import timedelta
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.commands.activity_duties import ActivityDue, due_of
from core.commands.policies import policy_of
from core.commands.sign_in_sheets import issue_sign_in_sheet
from core.domain.local_time import local_day
from core.domain.print_record import Paper
from core.ports.rows import ActivityRow, CodeTarget, HomeBoard, HoursWaiting
from core.ports.store import Changed, Written
from desktop import sync_words, words
from desktop.card_print import print_card
from desktop.form_menu import print_form
from desktop.lookup import Lookup
from desktop.page import Destination, Page, PageTools
from desktop.pages.home.queue_card import QueueCard
from desktop.pages.home.small_cards import UploadCard, spread
from desktop.pages.home.today_card import TodayCard
from desktop.runtime.paper_desk import Printed
from desktop.runtime.sync_desk import Line, SyncStatus
from desktop.runtime.undo import UndoEntry
from desktop.sentences import sentence
from widgets.base import Label, arrange, tab_after
from widgets.buttons import Button, ButtonKind
from widgets.cards import UndoBar
from widgets.chips import Pill
from widgets.responsive import Breadth, breadth_of
from widgets.scan_box import ScanBox
from widgets.tokens import Tone

LOW = 800
"""Below this height (a 768 px screen) greeting and status share one line."""
BACK_TO_BOX_MS = 20_000
CLOCK_MS = 5_000
# The card of what is not sent yet counts every commit, so the site's own rows matter too.
TABLES = (
    "service_request", "activity", "attendance", "signup", "volunteer", "print_record", "certificate",
    "practice_site", "clerk", "volunteer_team", "sign_in_sheet_page",
)  # fmt: skip


class BoardView(NamedTuple):
    """The board with the first activity of the coming days, and what of activities is to be told."""

    board: HomeBoard
    following: ActivityRow | None
    due: tuple[ActivityDue, ...] = ()
    hours: HoursWaiting = HoursWaiting()


class HomePage(Page):
    """工作台: the box holds the focus; after everything else it gets it back."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self._stale = True
        self._view: BoardView | None = None
        self._printer_ready: bool | None = None
        self._build_top()
        self._build_actions()
        self._build_cards()
        self._lay_out()
        self._connect()
        self.retheme()
        self._show_duty()

    # --- building -----------------------------------------------------------------------------------

    def _build_top(self) -> None:
        theme = self.tools.theme
        self.greeting = Label(theme, role="h1")
        self.status = Label(theme, role="body_s", colour="text_2")
        self.printer_pill = Pill(theme, "", icon="printer", clickable=False)
        self.link_pill = Pill(theme, "")
        self.clock_pill = Pill(theme, "", strong=True, clickable=False)
        self._greetings = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._greetings.addWidget(self.greeting)
        self._greetings.addWidget(self.status)
        self._top = QHBoxLayout()
        self._top.addLayout(self._greetings)
        self._top.addStretch(1)
        for pill in (self.printer_pill, self.link_pill, self.clock_pill):
            self._top.addWidget(pill)
        self.box = ScanBox(theme)
        self.lookup = Lookup(self.tools, self.box, self)

    def _build_actions(self) -> None:
        theme = self.tools.theme
        asked = (
            (self.tr("Request"), "clipboard-plus", "F2", Destination.NEW_REQUEST),
            (self.tr("Volunteer"), "user-plus", "F3", Destination.NEW_VOLUNTEER),
            (self.tr("Sign-in"), "scan-line", "F4", Destination.KIOSK),
            (self.tr("Certificate"), "award", "F6", Destination.CERTIFICATES),
        )
        self.quick_actions: list[Button] = []
        for text, icon, key, destination in asked:
            kind = ButtonKind.SECONDARY if self.quick_actions else ButtonKind.PRIMARY
            button = Button(theme, text, kind=kind, size="quick", icon=icon, hint=key, spread=True)
            button.clicked.connect(partial(self.go.emit, destination, ""))
            self.quick_actions.append(button)
        self.sheet_button = Button(
            theme, self.tr("Sign-in sheet"), size="quick", icon="printer", hint="F7", spread=True
        )
        self.sheet_button.clicked.connect(self.print_next_sheet)
        self.quick_actions.append(self.sheet_button)
        self._quick_row = spread(*self.quick_actions)

    def _build_cards(self) -> None:
        self.queue = QueueCard(self.tools)
        self.today = TodayCard(self.tools)
        self.upload = UploadCard(self.tools.theme)
        self.just_now = UndoBar(self.tools.theme, stays=True, parent=self)
        self.just_now.again_button.setText(self.tr("Reprint"))

    def _lay_out(self) -> None:
        self._side = QVBoxLayout()
        self._side.addWidget(self.today, 1)
        self._side.addWidget(self.upload)
        self._side.addWidget(self.just_now)
        cards = QWidget()
        cards.setProperty("plain", True)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight, cards)
        self._cards.addWidget(self.queue, 172)
        self._cards.addLayout(self._side, 100)
        self._scroll = QScrollArea()
        self._scroll.setProperty("plain", True)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(cards)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        self._column.addWidget(self.box)
        self._column.addLayout(self._quick_row)
        self._column.addWidget(self._scroll, 1)

    def _connect(self) -> None:
        tools = self.tools
        self.lookup.chosen.connect(self._open_found)
        self.lookup.offered.connect(self.go)
        self.lookup.submitted.connect(self._hand_over)
        self.link_pill.clicked.connect(partial(self.go.emit, Destination.SYNC, ""))
        self.queue.opened.connect(partial(self.go.emit, Destination.REQUESTS))
        self.queue.all_wanted.connect(partial(self.go.emit, Destination.REQUESTS))
        self.queue.first_wanted.connect(partial(self.go.emit, Destination.NEW_REQUEST, ""))
        self.today.sign_in.connect(partial(self.go.emit, Destination.KIOSK))
        self.today.opened.connect(partial(self.go.emit, Destination.ACTIVITIES))
        self.today.hours_wanted.connect(partial(self.go.emit, Destination.HOURS))
        self.today.plan_wanted.connect(partial(self.go.emit, Destination.NEW_ACTIVITY, ""))
        self.today.print_sheet.connect(self.print_sheet_of)
        self.upload.wanted.connect(partial(self.go.emit, Destination.SYNC, ""))
        self.just_now.undo.connect(self.undo_last)
        self.just_now.again.connect(self.print_last_again)
        tools.undo.changed.connect(self._show_last)
        tools.sync.status_changed.connect(self._status_changed)
        tools.on_duty.changed.connect(self._show_duty)
        tools.units.changed.connect(self._reload_or_wait)
        tools.runner.committed.connect(self.reload_if_touched)
        tools.theme.changed.connect(self.retheme)
        self._clock = QTimer(self)
        self._clock.setInterval(CLOCK_MS)
        self._clock.timeout.connect(self._tick)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(BACK_TO_BOX_MS)
        self._idle.timeout.connect(self._back_to_box)
        for button in self.findChildren(QWidget):
            if button.focusPolicy() != Qt.FocusPolicy.NoFocus:
                button.installEventFilter(self)

    def retheme(self) -> None:
        """Gaps and what is shown for the text size."""
        t = self.tools.theme.tokens
        arrange(self._column, t, (28, 20, 28, 20), 16)
        arrange(self._top, t, (0, 0, 0, 0), 8)
        arrange(self._quick_row, t, (0, 0, 0, 0), 12)
        arrange(self._cards, t, (0, 0, 0, 0), 16)
        arrange(self._side, t, (0, 0, 0, 0), 16)
        self._fit()

    def _is_large(self) -> bool:
        return self.tools.theme.tokens.scale > 1.0

    def _fit(self) -> None:
        """Design 3 and 10: large text or a narrow window stacks the cards; a low one joins two lines."""
        large = self._is_large()
        breadth = breadth_of(self.window().width(), self.tools.theme.tokens.scale)
        stacked = large or breadth <= Breadth.DRAWER or self._beside() > self._scroll.viewport().width()
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._cards.setDirection(down if stacked else across)
        # Stacked, the queue fills what is seen and the day's activities follow below.
        seen = self._scroll.viewport().height()
        self.queue.setMinimumHeight(max(seen, self.queue.full_height()) if stacked else 0)
        self._greetings.setDirection(across if self.window().height() < LOW and not large else down)
        self._greetings.setSpacing(self.tools.theme.tokens.space(16) if self.window().height() < LOW else 0)
        self.status.setVisible(not large)
        self.printer_pill.setVisible(not large)
        self.clock_pill.setVisible(not large)
        self.sheet_button.setVisible(not large)
        self.queue.set_large(large=large)
        placeholder = self.tr("Scan, or type a name, pinyin, phone, ID or number")
        if large:
            placeholder = self.tr("Scan, or type a name, pinyin or phone")
        self.box.set_words(placeholder, "" if large else self.tr("Initials find people too"))
        self._show_link()

    def _beside(self) -> int:
        """The width both columns need side by side."""
        gap = self.tools.theme.tokens.space(16)
        return self.queue.minimumSizeHint().width() + gap + self._side.minimumSize().width()

    # --- what a page is -----------------------------------------------------------------------------

    def opened(self, argument: str) -> None:
        """Load when something changed; the box gets the focus."""
        del argument
        if self._stale or self._view is None:
            self.reload()
        self._tick()
        self.tools.papers.printer_ready(self, Paper.REQUEST_SLIP, self._show_printer)
        self.box.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def search_here(self) -> bool:
        """Ctrl K and /: the big box."""
        self.box.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.edit.selectAll()
        return True

    def step_back(self) -> bool:
        """Esc closes the results, then clears the box."""
        if self.lookup.close():
            return True
        if self.box.text():
            self.box.clear()
            return True
        self._back_to_box()
        return False

    def keys(self) -> tuple[tuple[str, str], ...]:
        """For the key sheet."""
        return (
            ("Enter", self.tr("Open the marked result")),
            ("1–8", self.tr("Open result n")),
            ("Ctrl P", self.tr("Print today's duty log")),
        )

    def reload_if_touched(self, changed: Changed) -> None:
        """What the board shows has changed."""
        if changed.touches(*TABLES):
            self._reload_or_wait()

    def _reload_or_wait(self) -> None:
        """Seen: load again. Not seen: remember to."""
        if self.isVisible():
            self.reload()
        else:
            self._stale = True

    def reload(self) -> None:
        """Ask for the board of this moment."""
        queries, now, below = self.tools.queries, self.tools.now(), self.tools.units.below
        tomorrow = local_day(now) + timedelta(days=1)

        def ask() -> BoardView:
            board = queries.home(now, below=below)
            following = next(iter(queries.activities(tomorrow, tomorrow, below=below)), None)
            if following is None and board.next_activity is not None:
                later = local_day(board.next_activity.starts_at) > local_day(now)
                following = board.next_activity if later else None
            rules = policy_of(queries.policies(), local_day(now), self.tools.policy)
            due, _late = due_of(
                queries.activities_to_tell(now, rules.declare_from),
                rules,
                self.tools.calendar,
                local_day(now),
            )
            return BoardView(board, following, due, queries.hours_waiting(now))

        self._stale = False
        self.tools.runner.read(self, ask, self._show_board, slot="board")

    # --- showing ------------------------------------------------------------------------------------

    def _show_board(self, view: BoardView) -> None:
        self._view = view
        board = view.board
        self.queue.show_board(board)
        self._fit()
        self._show_today()
        self._show_upload()
        self._show_status()
        self._show_link()
        self._show_last()

    def _show_duty(self) -> None:
        clerk = self.tools.on_duty.clerk
        hello = words.greeting(self.tools.now())
        if clerk is not None:
            hello = self.tr("%1, %2", "greeting, given name").replace("%1", hello)
            hello = hello.replace("%2", words.given_name(clerk.name))
        self.greeting.setText(hello)

    def _show_today(self) -> None:
        if self._view is None:
            return
        view = self._view
        new = self.today.show_rows(view.board.activities, view.following, self.tools.now())
        self.today.show_due(view.due)
        self.today.show_hours(view.hours)
        if new:
            # Its lines come and go; Tab still reaches them before what stands below.
            for before, after in pairwise((self.today, self.upload, self.just_now)):
                tab_after(before, after)

    def _show_status(self) -> None:
        today = local_day(self.tools.now())
        text = f"{words.full_day(today)} {words.weekday(today)}"
        if self._view is not None:
            board = self._view.board
            counts = self.tr("%1 taken today, %2 closed").replace("%1", str(board.handled_today))
            text = f"{text} · {counts.replace('%2', str(board.closed_today))}"
        self.status.setText(text)

    def _show_link(self) -> None:
        status = self.tools.sync.status
        unsent = self._view.board.unsent if self._view is not None else status.pending
        text = sync_words.link_text(status)
        if self._is_large():
            text = sync_words.pill_text(status, unsent)
        elif status.joined and status.line is Line.DOWN:
            text = self.tr("No network, everything works")
        tone = sync_words.link_tone(status, unsent)
        self.link_pill.set_state(text, tone, soft=tone in {Tone.WARN, Tone.ERROR})

    def _show_upload(self) -> None:
        if self._view is not None:
            self.upload.show_unsent(self._view.board.unsent, self.tools.sync.status, self.tools.now())

    def _status_changed(self, status: SyncStatus) -> None:
        """The link, and how much waits."""
        self._show_link()
        if self._view is None or not self.isVisible():
            self._stale = True
        elif status.pending != self._view.board.unsent:
            self.reload()
        else:
            self._show_upload()

    def _show_printer(self, ready: bool) -> None:
        text = self.tr("Printer ready") if ready else self.tr("Printer not connected")
        self.printer_pill.set_state(text, None if ready else Tone.WARN, "printer", soft=not ready)

    def _show_last(self) -> None:
        entry = self.tools.undo.newest()
        if entry is None:
            self.just_now.show_action(
                self.tr("Just now"), self.tr("What was done last can be undone here"), can_undo=False
            )
            return
        told = self.tr("Just now: %1").replace("%1", words.undo_text(entry))
        number = entry.facts.get("number", "")
        detail = words.clock(entry.at)
        if number:
            spoken = self.tr("number %1").replace("%1", number)
            detail = f"{detail} · {spoken}"
        self.just_now.show_action(told, detail, can_print="paper" in entry.facts)

    def _tick(self) -> None:
        """Clock, greeting, minutes left; an activity may have begun."""
        now = self.tools.now()
        shown = words.clock(now)
        if shown == self.clock_pill.text():
            return
        self.clock_pill.set_state(shown)
        self._show_duty()
        self._show_status()
        self.queue.refresh_times()
        if self._view is not None:
            self._show_today()
        if self.tools.undo.newest() is None:
            self._show_last()

    # --- acts ---------------------------------------------------------------------------------------

    def _open_found(self, target: CodeTarget) -> None:
        self.open_target.emit(target)

    def _hand_over(self, text: str) -> None:
        self.box.clear()
        self.entered.emit(text)

    def undo_last(self) -> None:
        """撤销 on the card."""
        entry = self.tools.undo.newest()
        if entry is not None:
            self.tools.undo.undo(entry, self, partial(self._undone, entry), self._refused)
        self._back_to_box()

    def _undone(self, entry: UndoEntry, _written: Written) -> None:
        told = self.tr("Taken back: %1").replace("%1", words.undo_text(entry))
        self.tools.notices.say(told, Tone.OK)

    def print_open(self) -> None:
        """Ctrl+P: the duty log of today, with what the desk counted so far."""
        day = local_day(self.tools.now())
        print_form(self.tools, self, Paper.DUTY_LOG, day.isoformat())
        self._back_to_box()

    def print_last_again(self) -> None:
        """重打: the paper of the last action."""
        entry = self.tools.undo.newest()
        if entry is not None and "paper" in entry.facts:
            paper = Paper(entry.facts["paper"])
            subject_id = entry.facts["subject_id"]
            if paper is Paper.VOLUNTEER_CARD:
                print_card(self.tools, self, subject_id, self._printed, self._refused)
                return
            self.tools.papers.print(self, paper, subject_id, self._printed, self._refused)
        self._back_to_box()

    def print_next_sheet(self) -> None:
        """打印签到表 of the activity that runs now or comes next."""
        query = partial(self.tools.queries.next_activity, self.tools.now())
        self.tools.runner.read(self, query, self._print_sheet_found, slot="sheet")
        self._back_to_box()

    def _print_sheet_found(self, row: ActivityRow | None) -> None:
        if row is None:
            self.tools.notices.say(self.tr("No activity is planned. Plan one first."), Tone.WARN)
            return
        self.print_sheet_of(row.id)

    def print_sheet_of(self, activity_id: str) -> None:
        """A new sheet with everyone who is on the list now, then the paper."""
        order = partial(issue_sign_in_sheet, activity_id=activity_id)
        self.tools.runner.write(self, order, lambda _w: self._print_sheet_made(activity_id), self._refused)
        self._back_to_box()

    def _print_sheet_made(self, activity_id: str) -> None:
        self.tools.papers.print(self, Paper.SIGN_IN_SHEET, activity_id, self._printed, self._refused)

    def _printed(self, printed: Printed) -> None:
        if printed.paper is Paper.SIGN_IN_SHEET:
            self.tools.notices.say(self.tr("The sign-in sheet is printed."), Tone.OK)
        else:
            self.tools.notices.say(self.tr("Printed again."), Tone.OK)

    def _refused(self, error: Exception) -> None:
        self.tools.notices.say(sentence(error), Tone.ERROR)
        self.tools.sounder.play("problem")

    # --- focus and Qt's own -------------------------------------------------------------------------

    def _back_to_box(self) -> None:
        """The box gets the focus unless someone types elsewhere on the page."""
        focused = QApplication.focusWidget()
        typing = isinstance(focused, (QLineEdit, QPlainTextEdit, QComboBox))
        if self.isVisible() and not typing and (focused is None or self.isAncestorOf(focused)):
            self.box.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter typed while nothing that takes text has the focus goes to the box."""
        text = event.text()
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if text.isprintable() and text.strip() and plain and not self.box.edit.hasFocus():
            self.box.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self.box.edit.insert(text)
            self.lookup.look_up(self.box.text())
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Twenty seconds on a button without a key, and the box has the focus again."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress}:
            self._idle.start()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """The clock runs while it is seen."""
        super().showEvent(event)
        self._clock.start()
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing runs unseen."""
        self._clock.stop()
        self._idle.stop()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns follow the window."""
        super().resizeEvent(event)
        self._fit()
