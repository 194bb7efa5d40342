"""The main window: navigation, header, the pages one at a time, notices, undo, keys and scans."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.commands.sign_in_sheets import issue_sign_in_sheet
from core.domain.clerk import Clerk
from core.domain.print_record import Paper
from core.ports.rows import ActivityRow, CodeTarget, HomeBoard
from core.ports.store import Changed, Written
from desktop import sync_words, words
from desktop.duty import take_over
from desktop.lookup import Lookup
from desktop.page import Destination, HeaderAction, Page, PageTools
from desktop.runtime.paper_desk import Printed
from desktop.runtime.sync_desk import SyncStatus
from desktop.runtime.undo import UndoEntry
from desktop.sentences import sentence
from desktop.shell.key_sheet import show_key_sheet
from desktop.shell.keys import GO_TO, KEYS, Key
from desktop.shell.navigation import BELONGS_TO, nav_groups
from desktop.shell.scan_routing import ScanRouting
from desktop.shell.staff import StaffDialog
from widgets.buttons import Button, ButtonKind
from widgets.cards import NoticeBar, UndoBar
from widgets.focus_ring import FocusRing
from widgets.header import PageHeader
from widgets.nav import NavColumn, NavLook
from widgets.responsive import Breadth, breadth_of
from widgets.scan_box import ScanBox
from widgets.tokens import Tone

PageFactory = Callable[[PageTools], Page]

COUNTS_MS = 200
"""Between two readings of the counts in the navigation."""
TARGET_PAGES: Mapping[str, Destination] = {
    "service_request": Destination.REQUESTS,
    "resident": Destination.NEW_REQUEST,
    "volunteer": Destination.VOLUNTEERS,
    "activity": Destination.ACTIVITIES,
    "sign_in_sheet_page": Destination.READ_BACK,
    "certificate": Destination.CERTIFICATES,
    "signed_code": Destination.CERTIFICATES,
}
"""Where a row is shown when no page in front claims it (DESIGN.md section 5, last column)."""

NOTICE_MS = 8000
"""How long good news stays; long enough to read 30 characters twice."""

LEAST_SIZE = QSize(960, 600)
"""Smaller than any screen the desk is made for."""

AT_A_GATE = frozenset({"key_sheet", "save", "save_and_print", "full_screen", "larger", "smaller"})
"""Acts that work while a page lets nobody pass."""

_TEXT_FIELDS = (QLineEdit, QPlainTextEdit, QComboBox)


class _Pages(QStackedWidget):
    """Asks for the room of the page in front only; a page behind must not make the window grow."""

    def minimumSizeHint(self) -> QSize:
        """Of the page in front."""
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else QSize()


class Shell(QWidget):
    """One window. Pages are built when first opened and thrown away when the language changes."""

    closing = Signal()

    def __init__(
        self, tools: PageTools, factories: Mapping[Destination, PageFactory], app: QApplication
    ) -> None:
        super().__init__()
        self.tools = tools
        self._factories = dict(factories)
        self._pages: dict[Destination, Page] = {}
        self.current: Destination | None = None
        self._unsent = 0
        self._clock_told = ""
        self._build()
        self._ring = FocusRing(tools.theme, self, app)
        self._make_keys()
        self.routing = ScanRouting(tools, self.page, self)
        self.routing.badge.connect(self._badge_scanned)
        self.routing.invited.connect(self._invited)
        self.routing.opened.connect(self.open_target)
        self.routing.typed.connect(self._type_into_box)
        tools.notices.said.connect(self._say)
        tools.undo.changed.connect(self._offer_undo)
        self._counts_stale = False
        self._counts_due = QTimer(self)
        self._counts_due.setSingleShot(True)
        self._counts_due.setInterval(COUNTS_MS)
        self._counts_due.timeout.connect(self._counts_again)
        tools.runner.committed.connect(self._committed)
        tools.runner.failed_unseen.connect(self._failed_unseen)
        tools.sync.status_changed.connect(self._status_changed)
        tools.sync.answered.connect(self._sync_answered)
        tools.on_duty.changed.connect(self._on_duty_changed)
        tools.units.changed.connect(self._read_counts)
        tools.theme.changed.connect(self._arrange)
        self._on_duty_changed()
        self._show_link()

    # -- parts -----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self.tools.theme
        self.nav = NavColumn(theme, nav_groups(), self)
        self.nav.opened.connect(lambda key: self.go(Destination(key), ""))
        self.nav.staff_asked.connect(self.choose_staff)
        self.nav.lock_asked.connect(self.choose_staff)
        self.header = PageHeader(theme, "", self)
        self.header.link_pill.clicked.connect(lambda: self.go(Destination.SYNC, ""))
        self.lookup = Lookup(self.tools, self.header.scan_box, self)
        self.lookup.chosen.connect(self._chosen)
        self.lookup.offered.connect(self.go)
        self.lookup.submitted.connect(self._submitted)
        self._action_button: Button | None = None
        self.notice = NoticeBar(theme, self)
        self._notice_ends = QTimer(self)
        self._notice_ends.setSingleShot(True)
        self._notice_ends.setInterval(NOTICE_MS)
        self._notice_ends.timeout.connect(self._notice_over)
        self._notice_row = QVBoxLayout()
        self._notice_row.addWidget(self.notice)
        self.notice.closed.connect(self._notice_over)
        self.stack = _Pages(self)
        self.undo_bar = UndoBar(theme, parent=self)
        self.undo_bar.undo.connect(self.undo)
        body = QVBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.header)
        body.addLayout(self._notice_row)
        body.addWidget(self.stack, 1)
        body.addWidget(self.undo_bar)
        row = QHBoxLayout(self)
        # What a page needs for a moment while it arranges itself must not push the window off the screen.
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(LEAST_SIZE)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.nav)
        row.addLayout(body, 1)
        self.setWindowTitle(self.tr("Practice Desk"))

    def _make_keys(self) -> None:
        for key in KEYS:
            shortcut = QShortcut(QKeySequence(key.sequence), self)
            shortcut.activated.connect(partial(self._act, key))
        for place, name in enumerate(self.nav.keys()[:10]):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{(place + 1) % 10}"), self)
            shortcut.activated.connect(partial(self._go_by_key, Destination(name)))

    def _at_gate(self) -> bool:
        page = self.page()
        return page is not None and page.gate

    def _go_by_key(self, destination: Destination) -> None:
        if not self._at_gate():
            self.go(destination, "")

    def _act(self, key: Key) -> None:
        if self._at_gate() and key.act not in AT_A_GATE:
            return
        page = self.page()
        if key.act == "go":
            destination = GO_TO[key.sequence]
            self.go(destination, page.hand_over(destination) if page is not None else "")
            return
        acts: dict[str, Callable[[], object]] = {
            "box": self.focus_box,
            "key_sheet": partial(show_key_sheet, self.tools, self, page),
            "sheet": self.print_next_sheet,
            "sync": self.sync_now,
            "verify": self._verify,
            "undo": self.undo,
            "full_screen": self._full_screen,
            "staff": self.choose_staff,
            "larger": partial(self._step_text, 1),
            "smaller": partial(self._step_text, -1),
            "settings": partial(self.go, Destination.SETTINGS, ""),
        }
        if page is not None:
            acts |= {
                "save": page.save,
                "save_and_print": page.save_and_print,
                "print_open": page.print_open,
            }
        acts.get(key.act, lambda: None)()

    # -- pages -----------------------------------------------------------------------------------------------

    def page(self) -> Page | None:
        """The page in front."""
        return self._pages.get(self.current) if self.current is not None else None

    def go(self, destination: Destination, argument: str = "") -> None:
        """Bring a page to the front; an unfinished form is kept as a draft by its page."""
        page = self._pages.get(destination) or self._make_page(destination)
        self.current = destination
        self.lookup.close()
        if self._notice_ends.isActive():
            self._notice_ends.stop()
            self._notice_over()
        # A page that fills the window needs the room of the header, so that goes first.
        self._frame(page)
        self.stack.setCurrentWidget(page)
        self.stack.updateGeometry()
        self._show_link()
        page.opened(argument)

    def rebuild(self) -> None:
        """Every page again, in another language; forms come back from their drafts."""
        current = self.current or Destination.HOME
        for page in self._pages.values():
            self.stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self.nav.set_groups(nav_groups())
        self.setWindowTitle(self.tr("Practice Desk"))
        self._on_duty_changed()
        self._show_link()
        self.go(current, "")

    def _make_page(self, destination: Destination) -> Page:
        page = self._factories[destination](self.tools)
        page.go.connect(self.go)
        page.entered.connect(self.routing.take)
        page.open_target.connect(self.open_target)
        page.heading_changed.connect(partial(self._reframe, page))
        self._pages[destination] = page
        self.stack.addWidget(page)
        return page

    def _reframe(self, page: Page) -> None:
        if page is self.page():
            self._frame(page)

    def _frame(self, page: Page) -> None:
        """Navigation and header as this page wants them."""
        destination = self.current or Destination.HOME
        entry = BELONGS_TO.get(destination, destination)
        if entry.value in set(self.nav.keys()):
            self.nav.open_page(entry.value)
        self.nav.setVisible(not page.full_window)
        self.header.setVisible(bool(page.heading()) and not page.full_window)
        self.undo_bar.hide()
        self.header.set_title(page.heading())
        self._show_action(page.header_action())
        self._word_box()

    def _word_box(self) -> None:
        self.header.scan_box.set_words(self.tr("Scan, or type a name or number"))

    def _show_action(self, action: HeaderAction | None) -> None:
        if self._action_button is not None:
            self.header.buttons.removeWidget(self._action_button)
            self._action_button.deleteLater()
            self._action_button = None
        if action is None:
            return
        button = Button(
            self.tools.theme, action.text, kind=ButtonKind.PRIMARY, icon=action.icon, hint=action.key
        )
        button.clicked.connect(lambda: self.go(action.go_to, ""))
        self.header.buttons.addWidget(button)
        self._action_button = button

    # -- the box and scans -----------------------------------------------------------------------------------

    def focus_box(self) -> None:
        """Ctrl K: the page's own big box where it has one, else the header's."""
        page = self.page()
        if page is not None and self.current is Destination.HOME and page.search_here():
            return
        if self.header.isVisible():
            self.header.scan_box.edit.setFocus()
            self.header.scan_box.edit.selectAll()

    def open_target(self, target: CodeTarget) -> None:
        """Show a row on the page it belongs to."""
        destination = TARGET_PAGES.get(target.kind)
        if destination is not None:
            self.go(destination, target.id)
            # The page now in front may know the row better than its id (a certificate is checked).
            page = self.page()
            if page is not None and destination is Destination.CERTIFICATES:
                page.take_target(target)

    def _chosen(self, target: CodeTarget) -> None:
        self.header.scan_box.clear()
        page = self.page()
        if page is None or not page.take_target(target):
            self.open_target(target)

    def _submitted(self, text: str) -> None:
        self.header.scan_box.clear()
        self.routing.take(text)

    def _type_into_box(self, text: str) -> None:
        """A number that came as fast as a scan: as if typed into the box, with Enter."""
        self.focus_box()
        edit = QApplication.focusWidget()
        box = edit.parentWidget() if edit is not None else None
        if isinstance(box, ScanBox):
            box.edit.setText(text)
            box.typed.emit(text)
            box.submitted.emit(text)

    def _invited(self, text: str) -> None:
        """The county's code, scanned on any page: the request to join is made with it."""
        self.go(Destination.SETTINGS, "sync")
        page = self.page()
        if page is not None and not page.take_text(text):
            self.tools.notices.say(self.tr("This PC is joined already."))

    def _verify(self) -> None:
        self.go(Destination.CERTIFICATES, "verify")

    # -- staff -----------------------------------------------------------------------------------------------

    def choose_staff(self) -> None:
        """Who is on duty: a list of names; a badge scanned anywhere does the same."""
        dialog = StaffDialog(self.tools, self)
        dialog.chosen.connect(self._take_over)
        dialog.open()

    def _badge_scanned(self, token: str) -> None:
        page = self.page()
        badge = CodeTarget(kind="clerk", id=token, title="")
        if page is not None and page.take_target(badge):
            return

        def found(clerks: tuple[Clerk, ...]) -> None:
            clerk = next((clerk for clerk in clerks if clerk.badge_token == token), None)
            if clerk is None:
                self.tools.notices.say(self.tr("This badge is not known on this desk."), Tone.WARN)
            else:
                self._take_over(clerk)

        self.tools.runner.read(self, self.tools.queries.clerks, found)

    def _take_over(self, clerk: Clerk) -> None:
        take_over(self.tools, clerk)
        self.tools.notices.say(self.tr("%1 is on duty now.").replace("%1", clerk.name), Tone.OK)

    def _on_duty_changed(self) -> None:
        duty = self.tools.on_duty
        label = self.tools.settings.current.window_label
        site = duty.site.name if duty.site is not None else ""
        self.nav.set_site(
            self.tr("Practice Desk"), " · ".join(part for part in (_short(site), label) if part)
        )
        if duty.site is not None:
            self._read_counts()
        self.nav.set_staff(
            duty.clerk.name if duty.clerk is not None else "", self.tr("On duty", "below the name of a clerk")
        )

    # -- notices, undo, link ---------------------------------------------------------------------------------

    def undo(self) -> None:
        """Ctrl Z: take the last action back and say which one."""
        entry = self.tools.undo.newest()
        if entry is None:
            self.tools.notices.say(self.tr("There is nothing to undo."))
            return
        self.tools.undo.undo(entry, self, partial(self._undone, entry), self._undo_refused)

    def _undone(self, entry: UndoEntry, _written: Written) -> None:
        self.undo_bar.hide()
        self.tools.notices.say(self.tr("Taken back: %1").replace("%1", words.undo_text(entry)), Tone.OK)

    def _undo_refused(self, error: Exception) -> None:
        self.tools.notices.say(sentence(error), Tone.WARN)

    def _failed_unseen(self, error: Exception) -> None:
        """A write whose page has gone; somebody has to say it."""
        self.tools.notices.say(sentence(error), Tone.WARN)

    def _offer_undo(self) -> None:
        entry = self.tools.undo.newest()
        page = self.page()
        if entry is None or page is None or page.full_window or self.current is Destination.HOME:
            self.undo_bar.hide()
            return
        now = self.tools.now()
        if (now - entry.at).total_seconds() < 8:
            self.undo_bar.show_action(words.undo_text(entry), words.clock(entry.at))

    def _committed(self, _changed: Changed) -> None:
        """At once, but in a burst of commits a few times a second: the counts cost a reader 10 ms."""
        if self._counts_due.isActive():
            self._counts_stale = True
        else:
            self._counts_due.start()
            self._read_counts()

    def _counts_again(self) -> None:
        if self._counts_stale:
            self._counts_stale = False
            self._counts_due.start()
            self._read_counts()

    def _read_counts(self) -> None:
        self.tools.runner.read(
            self,
            partial(self.tools.queries.home, self.tools.now(), below=self.tools.units.below),
            self._count,
            slot="counts",
        )

    def _count(self, board: HomeBoard) -> None:
        self._unsent = board.unsent
        ours = sum(count for state, count in board.counts.items() if state.value in {"submitted", "accepted"})
        self.nav.set_count(Destination.REQUESTS.value, ours)
        self.nav.set_count(Destination.SYNC.value, board.unsent)
        self._show_link()

    def _show_link(self) -> None:
        status = self.tools.sync.status
        tone = sync_words.link_tone(status, self._unsent)
        text = sync_words.pill_text(status, self._unsent)
        self.header.link_pill.set_state(text, tone)
        page = self.page()
        if page is not None:
            page.show_link(text, tone)

    def _status_changed(self, status: SyncStatus) -> None:
        """Both facts on every page; a sentence where somebody asked, or where a clock should be set."""
        if status.pending != self._unsent:
            self._read_counts()
        self._show_link()
        self._tell_clock(sync_words.clock_text(status))

    def _sync_answered(self, status: SyncStatus) -> None:
        """What came of F5; a clock that is off is said again."""
        clock = sync_words.clock_text(status)
        answer = (clock, Tone.WARN) if clock else sync_words.asked_text(status)
        if answer is not None:
            self.tools.notices.say(*answer)

    def _tell_clock(self, told: str) -> None:
        """Said once, and gone when the clock is right; the sync centre keeps saying it."""
        if told and not self._clock_told and self.current is not Destination.SYNC:
            self.tools.notices.say(told, Tone.WARN)
        elif not told and self._clock_told and self.notice.text() == self._clock_told:
            self._notice_over()
        self._clock_told = told

    def sync_now(self) -> None:
        """F5: try at once and say what came of it; a desk on its own is told how to join."""
        status = self.tools.sync.status
        self.tools.sync.sync_now()
        if status.joined:
            self.tools.notices.say(self.tr("Syncing now; work goes on."))
        else:
            self.tools.notices.say(sync_words.state_told(status, self._unsent, self.tools.now()).headline)

    def _say(self, text: str, tone: Tone) -> None:
        """Good news and hints leave by themselves; a problem stays until it is closed."""
        self.notice.show_notice(text, tone)
        if tone in {Tone.OK, Tone.INFO}:
            self._notice_ends.start()
        else:
            self._notice_ends.stop()
        self._arrange()

    def _notice_over(self) -> None:
        self.notice.hide()
        self._arrange()

    def tell_crash(self, code: str) -> None:
        """A plain apology; what was typed is a draft, what was saved is safe."""
        self.tools.notices.say(
            self.tr("Something went wrong here; what was saved is safe. Please tell the centre: %1").replace(
                "%1", code
            ),
            Tone.ERROR,
        )

    # -- printing the next sheet -----------------------------------------------------------------------------

    def print_next_sheet(self) -> None:
        """F7: the sheet of what is open, else of the activity that runs now or comes next."""
        page = self.page()
        if page is not None and page.print_sheet():
            return
        queries = self.tools.queries
        self.tools.runner.read(self, partial(queries.next_activity, self.tools.now()), self._print_sheet_of)

    def _print_sheet_of(self, activity: ActivityRow | None) -> None:
        if activity is None:
            self.tools.notices.say(self.tr("There is no activity to print a sheet for. Plan one first."))
            return
        self.tools.runner.write(
            self,
            partial(issue_sign_in_sheet, activity_id=activity.id),
            partial(self._print_sheet, activity.id),
            self._undo_refused,
        )

    def _print_sheet(self, activity_id: str, _written: Written) -> None:
        self.tools.papers.print(
            self, Paper.SIGN_IN_SHEET, activity_id, self._sheet_printed, self._undo_refused
        )

    def _sheet_printed(self, printed: Printed) -> None:
        self.tools.notices.say(self.tr("Sign-in sheet printed: %1").replace("%1", printed.place), Tone.OK)

    # -- the window ------------------------------------------------------------------------------------------

    def _step_text(self, steps: int) -> None:
        self.tools.theme.step_text_scale(steps)
        self.tools.settings.change(text_scale=self.tools.theme.tokens.scale)

    def _full_screen(self) -> None:
        """The window may be a frame around this widget."""
        window = self.window()
        if window.isFullScreen():
            window.showMaximized()
        else:
            window.showFullScreen()

    def _arrange(self) -> None:
        tokens = self.tools.theme.tokens
        self._word_box()
        shown = not self.notice.isHidden()
        gaps = (tokens.space(24), tokens.space(12), tokens.space(24), 0) if shown else (0, 0, 0, 0)
        self._notice_row.setContentsMargins(*gaps)
        breadth = breadth_of(self.width(), self.tools.theme.tokens.scale)
        if breadth < Breadth.FULL and breadth > Breadth.SINGLE and self.tools.theme.tokens.scale == 1.0:
            self.nav.set_look(NavLook.COLLAPSED)
        elif self.tools.theme.tokens.scale > 1.0 or breadth is Breadth.SINGLE:
            self.nav.set_look(NavLook.LARGE)
        else:
            self.nav.set_look(NavLook.FULL)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The column narrows with the window."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and `/` that no widget used; a printable key with nothing focused goes to the box."""
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif event.text() == "/" and not isinstance(QApplication.focusWidget(), _TEXT_FIELDS):
            page = self.page()
            if page is None or not page.search_here():
                self.focus_box()
        else:
            super().keyPressEvent(event)

    def _escape(self) -> None:
        if self._at_gate() or self.lookup.close():
            return
        if self.header.scan_box.text():
            self.header.scan_box.clear()
            return
        page = self.page()
        if page is not None and page.step_back():
            return
        if self.current is not Destination.HOME:
            self.go(Destination.HOME, "")

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing ends the program in order."""
        self.closing.emit()
        super().closeEvent(event)


def _short(name: str) -> str:
    """清禾县中心 for 清禾县新时代文明实践中心: the column is narrow and the rest is the product's name."""
    return name.replace("新时代文明实践", "")  # zh: the official words in every unit's name
