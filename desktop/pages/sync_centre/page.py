"""The page 同步中心: how things stand, what waits, what a person should look at, what was settled by rule."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from core.commands.again import CannotIssueAgain
from core.ports.rows import CaseRow, LinkFacts, WaitingRow
from core.ports.store import Changed
from desktop import sync_words
from desktop.page import Destination, Page, PageTools
from desktop.pages.sync_centre.acts import order_for
from desktop.pages.sync_centre.carry import Carry, Choose, choose_file, choose_folder
from desktop.pages.sync_centre.case_card import CaseCard
from desktop.pages.sync_centre.looks import case_look, settled_look, size_text, waiting_look
from desktop.pages.sync_centre.settled_card import AllSettled, SettledCard
from desktop.pages.sync_centre.top_card import TopCard
from desktop.pages.sync_centre.views import Settled, Waiting
from desktop.pages.sync_centre.waiting_card import WaitingCard
from desktop.runtime.sync_desk import SyncStatus
from desktop.sentences import sentence
from widgets.base import arrange, show_if, tab_after
from widgets.cards import Note
from widgets.responsive import Breadth, breadth_of
from widgets.tokens import Tone

translate = QCoreApplication.translate

LEAST_WAITING = 340
"""Narrower than this (at 100 % text) the list of what waits says too little of each line."""

NEWEST = 20
"""So many settled lines on the page; all of them behind one click."""


class SyncCentrePage(Page):
    """同步中心. Nothing here stops anybody's work; every case can wait."""

    def __init__(
        self,
        tools: PageTools,
        parent: QWidget | None = None,
        *,
        ask_folder: Choose = choose_folder,
        ask_file: Choose = choose_file,
    ) -> None:
        super().__init__(tools, parent)
        self.carry = Carry(tools, self, ask_folder, ask_file)
        self._stale = True
        self._facts: LinkFacts | None = None
        self._rows: dict[str, CaseRow] = {}
        self.top = TopCard(tools)
        self.clock_note = Note(tools.theme, "", Tone.WARN, icon="clock")
        self.waiting = WaitingCard(tools)
        self.cases = CaseCard(tools)
        self.settled = SettledCard(tools)
        self.all_settled = AllSettled(tools)
        self._lay_out()
        self._connect()
        self._arrange()

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("plain", True)
        self._right = QVBoxLayout()
        self._right.addWidget(self.cases)
        self._right.addWidget(self.settled, 1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.addWidget(self.waiting, 78)
        self._columns.addLayout(self._right, 100)
        inside.installEventFilter(self)
        self._column = QVBoxLayout(inside)
        self._column.addWidget(self.top)
        self._column.addWidget(self.clock_note)
        self._column.addLayout(self._columns, 1)
        self._scroll = QScrollArea()
        self._scroll.setProperty("plain", True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self.all_settled)

    def _connect(self) -> None:
        tools = self.tools
        tools.sync.status_changed.connect(self._status_changed)
        tools.runner.committed.connect(self._committed)
        tools.theme.changed.connect(self._arrange)
        self.top.sync_asked.connect(tools.sync.sync_now)
        self.top.join_asked.connect(lambda: self.go.emit(Destination.SETTINGS, "sync"))
        self.top.carry_asked.connect(lambda: self.carry.ask(tools.sync.status.pending))
        self.waiting.sheet_button.clicked.connect(lambda: self.go.emit(Destination.SETTINGS, "data"))
        self.cases.acted.connect(self._act)
        self.cases.rebuilt.connect(self._order_tabs)
        self.settled.all_wanted.connect(self._open_all)
        self.settled.opened.connect(self._open_all)
        self.all_settled.closed.connect(self._close_all)

    # -- what a page is --

    def heading(self) -> str:
        """The title in the header."""
        return self.tr("Sync centre")

    def opened(self, argument: str) -> None:
        """How things stand now; the first button has the focus."""
        del argument
        self._close_all()
        self._show_status(self.tools.sync.status)
        if self._stale:
            self.reload()
        first = self.top.try_button if self.tools.sync.status.joined else self.top.join_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_back(self) -> bool:
        """Esc leaves the whole list of what was settled."""
        if self._stack.currentWidget() is self.all_settled:
            self._close_all()
            return True
        return False

    def keys(self) -> tuple[tuple[str, str], ...]:
        """For the key sheet."""
        return (("J K", self.tr("Next and previous line")),)

    # -- what is shown --

    def _committed(self, _changed: Changed) -> None:
        if self.isVisible():
            self.reload()
        else:
            self._stale = True

    def reload(self) -> None:
        """Ask for everything of this moment."""
        self._stale = False
        queries, now = self.tools.queries, self.tools.now()
        self.tools.runner.read(self, lambda: queries.link(now), self._show_facts, slot="facts")
        self.tools.runner.read(self, queries.open_cases, self._show_cases, slot="cases")
        newest = partial(queries.settled_cases, 0, NEWEST)
        self.tools.runner.read(self, newest, self._show_settled, slot="settled")
        self.tools.runner.read(self, queries.encrypted, self._show_kept, slot="kept")

    def _show_facts(self, facts: LinkFacts) -> None:
        self._facts = facts
        self.top.show_unsent(facts.unsent)
        count = translate("SyncCentrePage", "%n entries", None, facts.unsent)
        caption = f"{count} · {size_text(facts.unsent_bytes)}" if facts.unsent else ""
        self.waiting.show_rows(self._fetch_waiting, caption, self._nothing_waits())
        self._caption_settled()

    def _nothing_waits(self) -> str:
        if self.tools.sync.status.joined:
            return self.tr("Everything is uploaded.")
        return self.tr("Nothing has been entered yet.")

    def _fetch_waiting(
        self, offset: int, limit: int, done: Callable[[Sequence[Waiting], bool], None]
    ) -> None:
        def got(rows: tuple[WaitingRow, ...]) -> None:
            status = self.tools.sync.status
            done([waiting_look(row, status) for row in rows], len(rows) == limit)

        ask = partial(self.tools.queries.waiting, offset, limit)
        self.tools.runner.read(self, ask, got, slot=f"waiting {offset}")

    def _show_cases(self, rows: tuple[CaseRow, ...]) -> None:
        self._rows = {row.entry.key: row for row in rows}
        now = self.tools.now()
        nothing = self.tr("Nothing to look at. What differs is settled by rule or shown here.")
        self.cases.show_cases([case_look(row, now) for row in rows], nothing)

    def _show_settled(self, rows: tuple[CaseRow, ...]) -> None:
        now = self.tools.now()
        self.settled.show_rows([settled_look(row, now) for row in rows], "")
        self._caption_settled()

    def _caption_settled(self) -> None:
        if self._facts is not None and self._facts.settled_today:
            caption = translate(
                "SyncCentrePage", "%n today, the originals are kept", None, self._facts.settled_today
            )
            self.settled.set_title(self.settled.title.text(), caption)

    def _fetch_settled(
        self, offset: int, limit: int, done: Callable[[Sequence[Settled], bool], None]
    ) -> None:
        def got(rows: tuple[CaseRow, ...]) -> None:
            now = self.tools.now()
            done([settled_look(row, now) for row in rows], len(rows) == limit)

        ask = partial(self.tools.queries.settled_cases, offset, limit)
        self.tools.runner.read(self, ask, got, slot=f"settled {offset}")

    def _show_kept(self, encrypted: bool) -> None:
        safe = self.tr("Kept here, encrypted")
        plain = self.tr("Kept here, not encrypted")
        self.waiting.show_kept(safe if encrypted else plain, sheet=encrypted)

    # -- what is done --

    def _open_all(self, key: str = "") -> None:
        self._stack.setCurrentWidget(self.all_settled)
        self.all_settled.show_rows(self._fetch_settled, self.settled.caption.text(), key)
        self.all_settled.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _act(self, case: str, act: str, side: str) -> None:
        row = self._rows.get(case)
        if row is None:
            return
        how = side if act == "take" else act
        order = order_for(row, how, self.tools.queries.entry_body)
        settle = partial(self._settle, case, how)
        if order is None:
            settle()
        else:
            self.tools.runner.write(self, order, lambda _written: settle(), self._refused)

    def _settle(self, case: str, how: str) -> None:
        self.tools.sync.settle(case, how, self, self._settled)

    def _settled(self) -> None:
        self.tools.notices.say(self.tr("Settled; it stands under “Settled by rule” now."), Tone.OK)
        self.reload()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, CannotIssueAgain):
            told = self.tr("Its content is not there any more. Please enter it again by hand.")
        else:
            told = sentence(error)
        self.tools.notices.say(told, Tone.WARN)

    def _status_changed(self, status: SyncStatus) -> None:
        """What the platform has taken changes no row, so nobody but the status tells of it."""
        if not self.isVisible():
            self._stale = True
            return
        if self._facts is None or self._facts.unsent != status.pending:
            self.reload()
        self._show_status(status)

    def _show_status(self, status: SyncStatus) -> None:
        self.top.refresh()
        told = sync_words.clock_text(status)
        self.clock_note.say(told, Tone.WARN, icon="clock")
        show_if(self.clock_note, bool(told))

    def _close_all(self) -> None:
        self._stack.setCurrentWidget(self._scroll)

    # -- sizes --

    def _arrange(self) -> None:
        t = self.tools.theme.tokens
        arrange(self._column, t, (24, 20, 24, 20), 16)
        arrange(self._columns, t, (0, 0, 0, 0), 16)
        arrange(self._right, t, (0, 0, 0, 0), 16)
        self._fit()

    def _fit(self) -> None:
        """Two columns, or one where they find no room."""
        t = self.tools.theme.tokens
        # Words of another language, or large ones, may ask for more than the breadth of the window gives.
        right = max(self.cases.minimumSizeHint().width(), self.settled.minimumSizeHint().width())
        need = t.space(LEAST_WAITING) + right + t.space(16 + 2 * 24)
        breadth = breadth_of(self.window().width(), t.scale)
        stacked = breadth <= Breadth.DRAWER or need > self._scroll.viewport().width()
        # Stacked, what a person should look at stands above what only waits.
        across, up = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.BottomToTop
        direction = up if stacked else across
        if direction != self._columns.direction():
            self._columns.setDirection(direction)
            self._order_tabs()

    def _order_tabs(self) -> None:
        """Tab goes as the eye does, through the newest buttons too."""
        right = (self.cases, self.settled)
        stacked = self._columns.direction() is QBoxLayout.Direction.BottomToTop
        order = (*right, self.waiting) if stacked else (self.waiting, *right)
        for before, after in pairwise((self.top, *order)):
            tab_after(before, after)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where two find no room."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A case that has come may need more room than the one before."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)
