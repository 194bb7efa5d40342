"""One request: state, the resident's words as title, state line, facts, teams, history, what can be done."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from core.domain.correction import CorrectionState
from core.domain.local_time import local_day
from core.domain.masking import mask_phone
from core.domain.minors import age_on
from core.domain.print_record import Paper
from core.domain.service_request import RequestState, ServiceRequest, WantedTime, is_shown_to_serve
from core.domain.standing import time_left
from core.domain.working_days import WorkingCalendar
from core.ports.rows import BoardDetail, RequestRow
from core.ports.store import DeskPolicy
from desktop import words
from desktop.pages.requests.acts import Act, act_text, offered
from desktop.pages.requests.advice import Advice
from desktop.pages.requests.candidates import Candidates
from desktop.pages.requests.foot import Foot
from desktop.pages.requests.history import History, together_text
from desktop.pages.requests.state_steps import state_steps
from widgets.base import Label, arrange
from widgets.buttons import Button, ButtonKind, IconButton
from widgets.cards import Card, Note, Rule, clear_layout
from widgets.chips import StateChip
from widgets.flow import FlowLayout
from widgets.inputs import IconView
from widgets.progress import StateLine
from widgets.theme import Theme
from widgets.tokens import MEDIUM, Tone

FORMS = (Paper.REQUEST_FORM, Paper.DISPATCH_NOTICE, Paper.FEEDBACK_FORM)
LEAST_FOR_LINE = 560
"""A card lower than this (at 100 % text) has no state line."""
_REPRINT_KEY = "Ctrl P"


class DetailCard(Card):
    """Shows a BoardDetail. The signals ask the page; nothing is changed here."""

    asked = Signal(Act)
    reprint = Signal()
    call = Signal()
    form = Signal(Paper)
    phone_asked = Signal()
    merge_asked = Signal()
    together_asked = Signal(str)
    back = Signal()

    def __init__(
        self,
        theme: Theme,
        calendar: WorkingCalendar,
        rules: Callable[[], DeskPolicy],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, flush=True, parent=parent)
        self._calendar = calendar
        self._advice = Advice(calendar, rules, self)
        self._board: BoardDetail | None = None
        self._phone_shown = ""
        self._build_head()
        self._build_middle()
        self.foot = Foot(theme)
        self.footer().row.addLayout(self.foot, 1)
        self.foot.asked.connect(self.asked)
        self.candidates.chosen.connect(self._name_team)
        theme.changed.connect(self.retheme_parts)
        self.retheme_parts()

    def _build_head(self) -> None:
        theme = self.theme
        self.back_button = IconButton(theme, "arrow-left", self.tr("Back to the list"))
        self.back_button.clicked.connect(self.back)
        self.number = Label(theme, role="small", colour="text_2")
        self.chip = StateChip(theme, "")
        self._due_icon = IconView(theme, "timer", 16, "text_3")
        self.due = Label(theme, role="small", colour="text_3")
        self.reprint_button = Button(
            theme, self.tr("Print slip again"), size="small", icon="printer", hint=_REPRINT_KEY
        )
        self.reprint_button.setToolTip(_REPRINT_KEY)
        self.reprint_button.clicked.connect(self.reprint)
        self.call_button = Button(theme, self.tr("Call"), size="small", icon="phone")
        self.call_button.clicked.connect(self.call)
        self.more = IconButton(theme, "ellipsis", self.tr("More"), framed=True)
        self.more.clicked.connect(self.open_menu)
        self._first = QHBoxLayout()
        for part in (self.back_button, self.number, self.chip, self._due_icon, self.due):
            self._first.addWidget(part)
        self._first.addStretch(1)
        for button in (self.reprint_button, self.call_button, self.more):
            self._first.addWidget(button)
        self.words = Label(theme, role="h2", wrap=True)
        self.line = StateLine(theme)
        self._head = QVBoxLayout()
        self._head.addLayout(self._first)
        self._head.addWidget(self.words)
        self._head.addWidget(self.line)
        self.body.addLayout(self._head)
        self.body.addWidget(Rule(theme))

    def _build_middle(self) -> None:
        theme = self.theme
        inner = QWidget()
        inner.setProperty("plain", True)
        self._facts = FlowLayout(gap=28, line_gap=8)
        self.note = Note(theme, "", Tone.INFO)
        self.together = Note(theme, "", Tone.INFO, icon="git-merge")
        self.together.acted.connect(self._open_together)
        self.candidates = Candidates(theme)
        self.merge_hint = Note(theme, "", Tone.INFO, icon="lightbulb")
        self.merge_hint.acted.connect(self.merge_asked)
        self._history_title = Label(theme, self.tr("History"), role="body", weight=700)
        self._history_hint = Label(theme, self.tr("every step is kept"), role="small", colour="text_3")
        self._history_head = QHBoxLayout()
        self._history_head.addWidget(self._history_title)
        self._history_head.addWidget(self._history_hint)
        self._history_head.addStretch(1)
        self._history = QVBoxLayout()
        self._prints_title = Label(theme, self.tr("Papers printed"), role="body", weight=700)
        self._prints = QVBoxLayout()
        self._middle = QVBoxLayout(inner)
        self._middle.addLayout(self._facts)
        for part in (self.together, self.note, self.candidates, self.merge_hint):
            self._middle.addWidget(part)
        self._middle.addLayout(self._history_head)
        self._middle.addLayout(self._history)
        self._middle.addWidget(self._prints_title)
        self._middle.addLayout(self._prints)
        self._middle.addStretch(1)
        self.scroll_area = QScrollArea()
        self.scroll_area.setProperty("plain", True)
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_area.setWidget(inner)
        self.body.addWidget(self.scroll_area, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow card prints no keys on its buttons; the tooltip has them."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # Large text on a low screen: the chip says the state, the room is for what can be done.
        self.line.setVisible(self.height() >= self.theme.tokens.size(LEAST_FOR_LINE))
        self.reprint_button.set_hint(_REPRINT_KEY)
        for button in (self.call_button, self.reprint_button):
            button.show()
        if self._head_is_wide():
            self.reprint_button.set_hint("")
        for button in (self.call_button, self.reprint_button):
            button.setVisible(not self._head_is_wide())
        self._name_team()

    def _head_is_wide(self) -> bool:
        self._first.invalidate()  # a layout in a layout hears of its parts only when it is placed anew
        margins = self._head.contentsMargins()
        return self._first.sizeHint().width() + margins.left() + margins.right() > self.width()

    def _name_team(self) -> None:
        self.foot.name_team(self.candidates.selected())
        margins = self.footer().row.contentsMargins()
        self.foot.fit(self.width() - margins.left() - margins.right())

    def retheme_parts(self) -> None:
        """Gaps for the text size."""
        t = self.theme.tokens
        arrange(self._head, t, (24, 16, 24, 14), 10)
        self._first.setSpacing(t.space(8))
        arrange(self._middle, t, (24, 14, 24, 14), 10)
        self._facts.set_gaps(t.space(28), t.space(8))
        self._history.setSpacing(t.space(6))
        self._prints.setSpacing(t.space(6))
        self.foot.setSpacing(t.space(12))
        self.footer().setMinimumHeight(t.size(68))

    # --- showing ------------------------------------------------------------------------------------

    def show_board(self, board: BoardDetail, now: datetime) -> None:
        """A request as it stands."""
        request = board.detail.request
        if self._board is None or self._board.detail.request.id != request.id:
            self._phone_shown = ""
            self.foot.message.clear()
            self.scroll_area.verticalScrollBar().setValue(0)
        self._board = board
        self.number.setText(self.tr("Number %1").replace("%1", board.detail.spoken_number))
        self.chip.set_state(words.state_text(request.state), words.state_tone(request.state))
        self._show_due(board, now)
        self.words.setText(request.words)
        self.line.set_steps(state_steps(board.detail, now))
        self._show_facts(board, now)
        self._show_note(board, now)
        told = together_text(board)
        self.together.setVisible(bool(told))
        self.together.say(told, action=self.tr("Open it") if board.main is not None else "")
        self._show_history(board, now)
        self._show_prints(board, now)
        waits = request.state is RequestState.ACCEPTED
        self.candidates.setVisible(waits)
        if not waits:
            self.candidates.clear()
            self.show_similar(())
        self.reprint_button.setEnabled(not is_shown_to_serve(request))
        acts = offered(board)
        self.foot.show_acts(acts)
        self.footer().setVisible(acts.main is not None)
        self._fit()
        self.setAccessibleName(f"{board.detail.spoken_number} {request.words}")

    def show_phone(self) -> None:
        """The whole number, until another request is shown."""
        if self._board is not None:
            self._phone_shown = self._board.detail.request.id

    def show_similar(self, rows: tuple[RequestRow, ...]) -> None:
        """相近的需求: they could be done in the same visit."""
        self.merge_hint.setVisible(bool(rows))
        if rows:
            told = self.tr("%n like it nearby in 7 days; one visit could do for all.", "", len(rows))
            self.merge_hint.say(told, action=self.tr("Merge"))

    def _show_due(self, board: BoardDetail, now: datetime) -> None:
        text, tone, exact = self._time(board, now)
        self.due.setVisible(bool(text))
        self._due_icon.setVisible(bool(text))
        self.due.setText(text)
        self.due.setToolTip(exact)
        if tone is Tone.ERROR:
            self.due.set_look(colour="error")
        else:
            self.due.set_look(colour="warn" if tone is Tone.WARN else "text_3")

    def _time(self, board: BoardDetail, now: datetime) -> words.TimeText:
        request, correction = board.detail.request, board.correction
        if correction is not None and correction.state is not CorrectionState.CLOSED:
            return words.limit_text(time_left(correction.due_at, now, self._calendar))
        sent = board.service.dispatches[0].dispatch.state if board.service.dispatches else None
        return words.request_time(request.state, request.due_at, now, self._calendar, sent)

    def _show_note(self, board: BoardDetail, now: datetime) -> None:
        """What is to be done next, where the buttons below do not say it all."""
        told, tone = self._advice.told(board, now)
        self.note.setVisible(bool(told))
        if told:
            self.note.say(told, tone)

    def _show_facts(self, board: BoardDetail, now: datetime) -> None:
        clear_layout(self._facts)
        for label, value in self._told_facts(board, now):
            self._facts.addWidget(self._fact(label, value))

    def _told_facts(self, board: BoardDetail, now: datetime) -> list[tuple[str, str]]:
        request = board.detail.request
        wanted = words.name_of(request.wanted)
        if request.wanted is WantedTime.ON_DATE and request.wanted_on is not None:
            wanted = words.day(request.wanted_on)
        if request.urgent:
            urgent = self.tr("Urgent")
            wanted = f"{wanted} · {urgent}"
        agreed = self.tr("Given") if request.consent_share else self.tr("Not given")
        hints = self.tr(", ", "between hints").join(words.name_of(hint) for hint in request.hints)
        facts = [
            (self.tr("Resident"), self._who(board, now)),
            (self.tr("For whom"), self._for_whom(request)),
            (self.tr("Phone") if request.phone else self.tr("Whom to ask"), self._reach(board)),
            (self.tr("Category"), request.menu_item_text or words.name_of(request.category)),
            (self.tr("Place"), " ".join(p for p in (request.town, request.village, request.address) if p)),
            (self.tr("Wished time"), wanted),
            (self.tr("Source"), words.name_of(request.channel)),
            (self.tr("Consent to share"), agreed),
            (self.tr("Tell visitors"), hints),
            (self.tr("Beware"), request.risk_note),
            (self.tr("Activity"), board.activity),
        ]
        return [(label, value) for label, value in facts if value]

    def _for_whom(self, request: ServiceRequest) -> str:
        """Who is served, of which group, how many; one person who asks for itself says nothing."""
        told = [request.on_behalf_of]
        if request.served_group is not None:
            told.append(words.name_of(request.served_group))
        if request.people_count > 1:
            told.append(self.tr("%n people", "", request.people_count))
        return " · ".join(part for part in told if part)

    def _who(self, board: BoardDetail, now: datetime) -> str:
        request, resident = board.detail.request, board.detail.resident
        who = [request.requester_name]
        if resident is not None and resident.sex is not None:
            who.append(words.name_of(resident.sex))
        if resident is not None and resident.birth_on is not None:
            age = age_on(resident.birth_on, local_day(now))
            who.append(self.tr("%n year(s) old", "", age))
        return " · ".join(who)

    def _reach(self, board: BoardDetail) -> str:
        request = board.detail.request
        if self._phone_shown == request.id and request.phone:
            return request.phone
        return mask_phone(request.phone) if request.phone else request.contact

    def _fact(self, label: str, value: str) -> QWidget:
        fact = QWidget()
        column = QVBoxLayout(fact)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Label(self.theme, label, role="small", colour="text_3"))
        row = QHBoxLayout()
        row.setSpacing(round(self.theme.tokens.space(6)))
        row.addWidget(Label(self.theme, value, role="body_s", weight=MEDIUM))
        if "*" in value and label == self.tr("Phone"):
            self.reveal = Button(self.theme, self.tr("Show"), kind=ButtonKind.TEXT, size="small")
            self.reveal.setToolTip(self.tr("The look at it is kept in the history."))
            self.reveal.setFixedHeight(self.theme.tokens.line_height("body_s"))
            self.reveal.clicked.connect(self.phone_asked)
            row.addWidget(self.reveal)
        column.addLayout(row)
        return fact

    def _show_history(self, board: BoardDetail, now: datetime) -> None:
        clear_layout(self._history)
        for line in History().lines(board):
            self._history.addWidget(self._line(words.moment(line.at, now), line.who, line.told))

    def _line(self, at: str, clerk: str, told: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.tokens.space(16))
        row.addWidget(Label(self.theme, at, role="small", colour="text_2"))
        row.addWidget(Label(self.theme, clerk, role="small", colour="text_2"))
        row.addWidget(Label(self.theme, told, role="small", colour="text_2", wrap=True), 1)
        return line

    def _show_prints(self, board: BoardDetail, now: datetime) -> None:
        """打印记录: which paper went out when, by whom, and why again."""
        clear_layout(self._prints)
        prints = board.detail.prints
        self._prints_title.setVisible(bool(prints))
        for row in reversed(prints):
            what = words.name_of(row.paper)
            if row.copy_number > 1:
                told = self.tr("%1, copy %2", "paper").replace("%1", what)
                what = told.replace("%2", str(row.copy_number))
            text = self.tr("%1: %2", "act and reason").replace("%1", what).replace("%2", row.reason)
            self._prints.addWidget(
                self._line(words.moment(row.printed_at, now), row.clerk_name, text if row.reason else what)
            )

    # --- the menu -----------------------------------------------------------------------------------

    def menu(self) -> QMenu:
        """The rarer acts and the forms."""
        menu = QMenu(self)
        if self._board is not None:
            for act in offered(self._board).more:
                menu.addAction(act_text(act)).triggered.connect(
                    lambda _on=False, one=act: self.asked.emit(one)
                )
            for button, signal in ((self.call_button, self.call), (self.reprint_button, self.reprint)):
                if button.isHidden():
                    action = menu.addAction(button.label())
                    action.setEnabled(button.isEnabled())
                    action.triggered.connect(signal)
            menu.addSeparator()
        for paper in FORMS:
            text = self.tr("Print: %1").replace("%1", words.name_of(paper))
            menu.addAction(text).triggered.connect(lambda _on=False, one=paper: self.form.emit(one))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def open_menu(self) -> None:
        """Below its button."""
        self.menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _open_together(self) -> None:
        if self._board is not None and self._board.main is not None:
            self.together_asked.emit(self._board.main.id)
