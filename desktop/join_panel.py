"""登记本机: ask the county to let this PC in, and what has become of it. Works without a network."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.sync.standing import Standing
from desktop import words
from desktop.page import PageTools
from desktop.runtime.invitation import AddressRefused, Invitation, platform_address, read_invitation
from desktop.runtime.sync_desk import Line, SyncStatus
from widgets.base import (
    ElidedLabel,
    Label,
    Painted,
    PaintedText,
    arrange,
    paint_box,
    paint_text,
    painting,
    show_if,
    text_width,
)
from widgets.buttons import Button, ButtonKind
from widgets.cards import Note, announce
from widgets.inputs import Field, TextInput
from widgets.theme import Theme
from widgets.tokens import BOLD, MEDIUM, Tone

translate = QCoreApplication.translate


class LargeCode(Painted):
    """A code to be read out on the telephone: large, in groups, on its own ground."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._code = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_code(self, code: str) -> None:
        """Another code; told to screen readers letter by letter."""
        if code != self._code:
            self._code = code
            announce(self, " ".join(code))
            self.update()

    def sizeHint(self) -> QSize:
        """Two lines high."""
        t = self.tokens
        width = text_width(self._code, t.font("figure_l", BOLD)) + 2 * t.space(24)
        return QSize(round(width + 1), round(t.size(72)))

    def texts(self) -> list[PaintedText]:
        """The code."""
        return [PaintedText(self._code, self.tokens.font("figure_l", BOLD), QRectF(self.rect()))]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Box and code."""
        t = self.tokens
        with painting(self) as painter:
            border = t.color("line_strong")
            paint_box(
                painter,
                QRectF(self.rect()),
                fill=t.color("sunken"),
                border=border,
                width=t.border,
                radius=10,
            )
            for text in self.texts():
                centre = Qt.AlignmentFlag.AlignHCenter
                paint_text(painter, text.rect, text.text, text.font, t.color("text"), centre)


class JoinPanel(QWidget):
    """Follows the sync status by itself. `asked` when a request has been kept."""

    asked = Signal()

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        theme = tools.theme
        self.note = Note(theme, "", Tone.INFO)
        self.code_shown = LargeCode(theme)
        self._build_fields()
        self._build_facts()
        self.withdraw_button = Button(theme, self.tr("Take the request back"))
        self.withdraw_button.clicked.connect(self._withdraw)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.ask_button)
        self._buttons.addWidget(self.withdraw_button)
        self._buttons.addStretch(1)
        self._column = QVBoxLayout(self)
        for part in (self.note, self.code_shown, self._facts, self._fields):
            self._column.addWidget(part)
        self._column.addLayout(self._buttons)
        tools.sync.status_changed.connect(self.show_status)
        tools.on_duty.changed.connect(self.refresh)
        theme.changed.connect(self._arrange)
        self._arrange()
        self.refresh()

    def _build_fields(self) -> None:
        theme = self._tools.theme
        self._fields = QWidget(self)
        self._lines = QVBoxLayout(self._fields)
        self.address = TextInput(theme, "zx.example.gov.cn", latin=True)
        self.code = TextInput(theme, "K7MA-2PXT", latin=True)
        self.address.setMaxLength(200)
        self.code.setMaxLength(200)
        self.address_field = Field(theme, self.tr("Address of the county platform"), self.address)
        hint = self.tr("from the county office; may stay empty")
        self.code_field = Field(theme, self.tr("Code"), self.code, hint=hint)
        for field in (self.address_field, self.code_field):
            self._lines.addWidget(field)
        self.ask_button = Button(theme, self.tr("Join this PC"), kind=ButtonKind.PRIMARY, icon="link")
        self.ask_button.clicked.connect(self.ask)
        self.address.returnPressed.connect(self.ask)
        self.code.returnPressed.connect(self.ask)

    def _build_facts(self) -> None:
        theme = self._tools.theme
        self._facts = QWidget(self)
        self._grid = QGridLayout(self._facts)
        self._grid.setColumnStretch(1, 1)
        self._values: dict[str, ElidedLabel] = {}
        names = {
            "unit": self.tr("Unit"),
            "county": self.tr("County"),
            "desk": self.tr("Code of this PC"),
            "address": self.tr("Platform"),
            "contact": self.tr("Last contact"),
        }
        for row, (key, name) in enumerate(names.items()):
            self._grid.addWidget(Label(theme, name, role="body_s", colour="text_2"), row, 0)
            self._values[key] = ElidedLabel(theme, weight=MEDIUM)
            self._grid.addWidget(self._values[key], row, 1)

    # -- what is shown --

    def refresh(self) -> None:
        """How things stand now."""
        self.show_status(self._tools.sync.status)

    def show_status(self, status: SyncStatus) -> None:
        """Fields to ask with, a code to read out, or the facts of a desk that was let in."""
        waiting = status.waiting
        self._say(status)
        code = status.request.user_code if status.request is not None else ""
        self.code_shown.show_code(code)
        show_if(self.code_shown, waiting and bool(code))
        show_if(self._facts, status.joined)
        show_if(self._fields, not status.joined and not waiting)
        self.ask_button.setVisible(not status.joined and not waiting)
        again = status.standing in {Standing.RETIRED, Standing.UNKNOWN}
        self.ask_button.setText(self.tr("Join again") if again else self.tr("Join this PC"))
        self.withdraw_button.setVisible(waiting and status.standing is not Standing.COPIED)
        if not self.address.text() and status.platform_url:
            self.address.setText(status.platform_url)
        if status.joined:
            self._fill(status)

    def _fill(self, status: SyncStatus) -> None:
        site, now = self._tools.on_duty.site, self._tools.now()
        contact = words.moment(status.last_contact_at, now) if status.last_contact_at is not None else "–"
        values = {
            "unit": site.name if site is not None else "",
            "county": status.county,
            "desk": status.desk_code,
            "address": status.platform_url,
            "contact": contact,
        }
        for key, value in values.items():
            self._values[key].setText(value)

    def _say(self, status: SyncStatus) -> None:
        text, tone = _told(status)
        self.note.say(text, tone)

    # -- what is done --

    def take_invitation(self, text: str) -> bool:
        """A scan of the county's code fills both fields and asks at once; True when it was one."""
        invitation = read_invitation(text)
        status = self._tools.sync.status
        if invitation is None or status.joined:
            return False
        self._fill_in(invitation)
        self.ask()
        return True

    def _fill_in(self, invitation: Invitation) -> None:
        if invitation.url:
            self.address.setText(invitation.url)
        self.code.setText(invitation.code)

    def ask(self) -> None:
        """Keep the request; it goes out as soon as there is a line."""
        self.address_field.clear_message()
        # A slow scanner types like a hand: then the whole link stands in the field that has the focus.
        for field in (self.address, self.code):
            invitation = read_invitation(field.text())
            if invitation is not None and invitation.url:
                self._fill_in(invitation)
                break
        try:
            url = platform_address(self.address.text())
        except AddressRefused as refused:
            self.address_field.show_problem(_address_problem(refused.reason))
            self.address.setFocus()
            return
        self.address.setText(url)
        self._tools.sync.ask_to_join(url, self.code.text().strip().upper())
        self.asked.emit()

    def _withdraw(self) -> None:
        self._tools.sync.withdraw()
        self.code.clear()
        self.address.setFocus()

    def _arrange(self) -> None:
        t = self._tools.theme.tokens
        arrange(self._column, t, (0, 0, 0, 0), 16)
        arrange(self._lines, t, (0, 0, 0, 0), 16)
        arrange(self._grid, t, (0, 0, 0, 0), 8)
        self._grid.setHorizontalSpacing(t.space(20))
        self._buttons.setSpacing(t.space(8))


def _told(status: SyncStatus) -> tuple[str, Tone]:
    if status.standing is Standing.COPIED:
        text = translate("JoinPanel", "These data also run on another PC. Please have this one approved too.")
        return text, Tone.ERROR
    if status.joined:
        return translate("JoinPanel", "Joined. Records go and come by themselves."), Tone.OK
    if status.waiting:
        return _waiting_told(status)
    if status.request is not None and status.request.answer:
        return _ended(status.request.answer), Tone.ERROR
    return _alone_told(status.standing)


def _alone_told(standing: Standing) -> tuple[str, Tone]:
    if standing is Standing.RETIRED:
        text = translate("JoinPanel", "The county has taken this PC off its list. Everything stays here.")
        return text, Tone.ERROR
    if standing is Standing.UNKNOWN:
        text = translate("JoinPanel", "The platform does not know this PC any more. Everything stays here.")
        return text, Tone.ERROR
    text = translate("JoinPanel", "Type what the county gave you, or scan its code. It works offline too.")
    return text, Tone.INFO


def _waiting_told(status: SyncStatus) -> tuple[str, Tone]:
    if status.problem:
        text = translate(
            "JoinPanel", "The platform does not take the request yet. It is asked again by itself."
        )
        return text, Tone.WARN
    if status.request is not None and status.request.user_code:
        return translate(
            "JoinPanel", "Please read this code to the county. The rest goes by itself."
        ), Tone.INFO
    if status.line is Line.DOWN:
        return translate("JoinPanel", "No network. The request is kept and sent later by itself."), Tone.WARN
    return translate("JoinPanel", "Asking the county platform."), Tone.INFO


def _ended(answer: str) -> str:
    match answer:
        case "enrol_refused":
            return translate("JoinPanel", "The county did not agree. Please call, then try another code.")
        case "enrol_expired" | "code_unknown":
            return translate("JoinPanel", "The code is wrong, used or expired. Please ask for a new one.")
        case "device_taken":
            return translate(
                "JoinPanel", "The county knows this PC with another key. Please call the county."
            )
        case "certificate_invalid":
            return translate(
                "JoinPanel", "This is not the platform of your county. Please check the address."
            )
    return translate("JoinPanel", "The platform did not take it. Please check address and code.")


def _address_problem(reason: str) -> str:
    match reason:
        case "missing":
            return translate("JoinPanel", "Please type the address, or scan the county's code.")
        case "not_secure":
            return translate("JoinPanel", "The address must begin with https.")
    return translate("JoinPanel", "This is no address. Please compare it with the county's letter.")
