"""One request: state, the resident's words as title, state line, facts, history, and what can be done."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.domain.local_time import local_day
from core.domain.masking import mask_phone
from core.domain.minors import age_on
from core.domain.service_request import RequestState, WantedTime
from core.domain.working_days import WorkingCalendar
from core.ports.rows import RequestDetail, StepRow
from desktop import words
from desktop.pages.request_card.state_steps import OURS, state_steps
from widgets.base import Label, arrange
from widgets.buttons import Button, ButtonKind, IconButton
from widgets.cards import Card, Note, Rule, clear_layout
from widgets.chips import StateChip
from widgets.flow import FlowLayout
from widgets.inputs import IconView
from widgets.progress import StateLine
from widgets.theme import Theme
from widgets.tokens import MEDIUM, Tone

CAN_RETURN = (RequestState.SUBMITTED, RequestState.ACCEPTED)
CAN_WITHDRAW = OURS
_REPRINT_KEY = "Ctrl P"


class DetailCard(Card):
    """Shows a RequestDetail. The signals ask the page; nothing is changed here."""

    reprint = Signal()
    accept = Signal()
    hand_back = Signal()
    complete = Signal()
    withdraw = Signal()
    forms = Signal()
    back = Signal()

    def __init__(self, theme: Theme, calendar: WorkingCalendar, parent: QWidget | None = None) -> None:
        super().__init__(theme, flush=True, parent=parent)
        self._calendar = calendar
        self._build_head()
        self._build_middle()
        self._build_footer()
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
        self.forms_button = IconButton(theme, "file-text", self.tr("Print a form"))
        self.forms_button.clicked.connect(self.forms)
        self._first = QHBoxLayout()
        for part in (self.back_button, self.number, self.chip, self._due_icon, self.due):
            self._first.addWidget(part)
        self._first.addStretch(1)
        self._first.addWidget(self.forms_button)
        self._first.addWidget(self.reprint_button)
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
        self._middle.addWidget(self.note)
        self._middle.addLayout(self._history_head)
        self._middle.addLayout(self._history)
        self._middle.addWidget(self._prints_title)
        self._middle.addLayout(self._prints)
        self._middle.addStretch(1)
        scroll = QScrollArea()
        scroll.setProperty("plain", True)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        self.body.addWidget(scroll, 1)

    def _build_footer(self) -> None:
        theme, row = self.theme, self.footer().row
        self.withdraw_button = Button(theme, self.tr("Withdraw"), kind=ButtonKind.DANGER)
        self.return_button = Button(theme, self.tr("Return for more"))
        self.complete_button = Button(
            theme, self.tr("Complete and submit"), kind=ButtonKind.PRIMARY, hint="Ctrl Enter"
        )
        self.accept_button = Button(
            theme, self.tr("Approve"), kind=ButtonKind.PRIMARY, icon="check", hint="Ctrl Enter"
        )
        row.addWidget(self.withdraw_button)
        row.addStretch(1)
        for button in (self.return_button, self.complete_button, self.accept_button):
            row.addWidget(button)
        self.withdraw_button.clicked.connect(self.withdraw)
        self.return_button.clicked.connect(self.hand_back)
        self.complete_button.clicked.connect(self.complete)
        self.accept_button.clicked.connect(self.accept)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow card prints no key on its small button; the tooltip has it."""
        super().resizeEvent(event)
        self._fit_head()

    def _fit_head(self) -> None:
        self.reprint_button.set_hint(_REPRINT_KEY)
        self._first.invalidate()  # a layout in a layout hears of its parts only when it is placed anew
        margins = self._head.contentsMargins()
        if self._first.sizeHint().width() + margins.left() + margins.right() > self.width():
            self.reprint_button.set_hint("")

    def retheme_parts(self) -> None:
        """Gaps for the text size."""
        t = self.theme.tokens
        arrange(self._head, t, (24, 16, 24, 14), 10)
        self._first.setSpacing(t.space(8))
        arrange(self._middle, t, (24, 14, 24, 14), 10)
        self._facts.set_gaps(t.space(28), t.space(8))
        self._history.setSpacing(t.space(6))
        self._prints.setSpacing(t.space(6))
        self.footer().setMinimumHeight(t.size(68))

    def show_detail(self, detail: RequestDetail, now: datetime) -> None:
        """A request as it stands."""
        request = detail.request
        ours = request.state in OURS
        self.number.setText(self.tr("Number %1").replace("%1", request.spoken_number))
        self.chip.set_state(words.state_text(request.state), words.state_tone(request.state))
        self._show_due(detail, now)
        self._fit_head()
        self.words.setText(request.words)
        self.line.set_steps(state_steps(detail, now))
        self._show_facts(detail, now)
        self._show_note(request.state)
        clear_layout(self._history)
        for step in detail.steps:
            self._history.addWidget(self._step_line(step, now))
        self._show_prints(detail, now)
        self.accept_button.setVisible(request.state is RequestState.SUBMITTED)
        self.complete_button.setVisible(request.state is RequestState.RETURNED)
        self.return_button.setVisible(request.state in CAN_RETURN)
        self.withdraw_button.setVisible(request.state in CAN_WITHDRAW)
        self.footer().setVisible(ours)
        self.setAccessibleName(f"{request.spoken_number} {request.words}")

    def _show_due(self, detail: RequestDetail, now: datetime) -> None:
        text, tone, exact = words.request_time(
            detail.request.state, detail.request.due_at, now, self._calendar
        )
        self.due.setVisible(bool(text))
        self._due_icon.setVisible(bool(text))
        self.due.setText(text)
        self.due.setToolTip(exact)
        if tone is Tone.ERROR:
            self.due.set_look(colour="error")
        else:
            self.due.set_look(colour="warn" if tone is Tone.WARN else "text_3")

    def _show_note(self, state: RequestState) -> None:
        """What is to be done next, where the buttons below do not say it all."""
        told = {
            RequestState.ACCEPTED: self.tr(
                "Dispatching to a team comes with a later version; it waits here."
            ),
            RequestState.RETURNED: self.tr("Ask the resident for what is missing, then complete it."),
        }
        self.note.setVisible(state in told)
        if state in told:
            self.note.say(told[state])

    def _show_facts(self, detail: RequestDetail, now: datetime) -> None:
        request, resident = detail.request, detail.resident
        who = [request.requester_name]
        if resident is not None and resident.sex is not None:
            who.append(words.name_of(resident.sex))
        if resident is not None and resident.birth_on is not None:
            age = age_on(resident.birth_on, local_day(now))
            who.append(self.tr("%n year(s) old", "", age))
        reach = mask_phone(request.phone) if request.phone else request.contact
        wanted = words.name_of(request.wanted)
        if request.wanted is WantedTime.ON_DATE and request.wanted_on is not None:
            wanted = words.day(request.wanted_on)
        if request.urgent:
            wanted = f"{wanted} · {self.tr('Urgent')}"
        agreed = self.tr("given") if request.consent_share else self.tr("not given")
        place = " ".join(part for part in (request.town, request.village, request.address) if part)
        facts = [
            (self.tr("Resident"), " · ".join(who)),
            (self.tr("Phone") if request.phone else self.tr("Whom to ask"), reach),
            (self.tr("Category"), words.name_of(request.category)),
            (self.tr("Place"), place),
            (self.tr("Wished time"), wanted),
            (self.tr("Source"), words.name_of(request.channel)),
            (self.tr("Consent to share"), agreed),
        ]
        if request.hints:
            hints = self.tr(", ", "between hints").join(words.name_of(hint) for hint in request.hints)
            facts.append((self.tr("Tell visitors"), hints))
        clear_layout(self._facts)
        for label, value in facts:
            self._facts.addWidget(self._fact(label, value))

    def _fact(self, label: str, value: str) -> QWidget:
        fact = QWidget()
        column = QVBoxLayout(fact)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Label(self.theme, label, role="small", colour="text_3"))
        column.addWidget(Label(self.theme, value, role="body_s", weight=MEDIUM))
        return fact

    def _step_line(self, step: StepRow, now: datetime) -> QWidget:
        return self._line(words.moment(step.at, now), step.clerk_name, self._told(step))

    def _line(self, at: str, clerk: str, told: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.tokens.space(16))
        row.addWidget(Label(self.theme, at, role="small", colour="text_2"))
        row.addWidget(Label(self.theme, clerk, role="small", colour="text_2"))
        row.addWidget(Label(self.theme, told, role="small", colour="text_2", wrap=True), 1)
        return line

    def _show_prints(self, detail: RequestDetail, now: datetime) -> None:
        """打印记录: which paper went out when, by whom, and why again."""
        clear_layout(self._prints)
        self._prints_title.setVisible(bool(detail.prints))
        for row in reversed(detail.prints):
            what = words.name_of(row.paper)
            if row.copy_number > 1:
                told = self.tr("%1, copy %2", "paper").replace("%1", what)
                what = told.replace("%2", str(row.copy_number))
            text = self.tr("%1: %2", "act and reason").replace("%1", what).replace("%2", row.reason)
            self._prints.addWidget(
                self._line(words.moment(row.printed_at, now), row.clerk_name, text if row.reason else what)
            )

    def _told(self, step: StepRow) -> str:
        """What a step did, in words; the reason a clerk gave stands behind it."""
        acts = {
            RequestState.SUBMITTED: self.tr("Submitted"),
            RequestState.RETURNED: self.tr("Returned for more"),
            RequestState.ACCEPTED: self.tr("Approved"),
            RequestState.WITHDRAWN: self.tr("Withdrawn"),
        }
        told = acts.get(step.to_state, words.state_text(step.to_state))
        if step.from_state is RequestState.DRAFT:
            told = self.tr("Registered")
        if step.reason == "undo":
            return self.tr("Taken back: now %1").replace("%1", words.state_text(step.to_state))
        if step.reason:
            return self.tr("%1: %2", "act and reason").replace("%1", told).replace("%2", step.reason)
        return told
