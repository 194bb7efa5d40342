"""The first start: unit, first clerk, recovery sheet; then joining the county, which can wait."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.commands.sites import first_start
from core.domain.practice_site import SiteLevel
from core.domain.refusals import Refusal
from core.ports.store import Written
from desktop.join_panel import JoinPanel
from desktop.name_entry import settle_name
from desktop.page import Page, PageTools
from desktop.pages.first_start.steps_panel import WIDTH as STEPS
from desktop.pages.first_start.steps_panel import StepsPanel
from desktop.runtime.invitation import read_invitation
from desktop.runtime.sync_desk import SyncStatus
from desktop.sentences import field_of, sentence
from widgets.base import Label, arrange
from widgets.buttons import Button, ButtonKind
from widgets.cards import Card, Note
from widgets.chips import Option, Segmented
from widgets.inputs import Field, TextInput
from widgets.people import ProductMark
from widgets.tokens import Tone

CARD = 760
"""How wide the card is at 100 % text."""


class FirstStartPage(Page):
    """第一次使用: what the desk must know before the first resident comes; everything else can wait."""

    full_window = True
    gate = True
    begun = Signal()
    """Unit and clerk are on disk; the second step may follow or not."""
    finished = Signal()
    recovery_asked = Signal()

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        theme = tools.theme
        self.unit = TextInput(theme, self.tr("County practice centre, its full name"))
        self.code = TextInput(theme, self.tr("Two to six letters, e.g. QH"))
        self.phone = TextInput(theme, self.tr("Printed on slips"))
        self.hours = TextInput(theme, "8:30–17:30")
        self.clerk = TextInput(theme, self.tr("Your name"))
        self.level = Segmented(
            theme,
            [
                Option(SiteLevel.COUNTY_CENTER.value, self.tr("Centre")),
                Option(SiteLevel.TOWN_STATION.value, self.tr("Station")),
                Option(SiteLevel.VILLAGE_POST.value, self.tr("Post")),
            ],
        )
        self.level.choose(SiteLevel.COUNTY_CENTER.value)
        self._fields = {
            "unit": Field(theme, self.tr("Unit"), self.unit),
            "site_code": Field(theme, self.tr("Short code"), self.code, hint=self.tr("begins every number")),
            "phone": Field(theme, self.tr("Phone"), self.phone, hint=self.tr("may stay empty")),
            "opening_hours": Field(
                theme, self.tr("Opening hours"), self.hours, hint=self.tr("may stay empty")
            ),
            "clerk_name": Field(theme, self.tr("First clerk"), self.clerk),
        }
        self.clerk.editingFinished.connect(lambda: settle_name(self._fields["clerk_name"], self.clerk))
        self._busy = False
        self._recovery = False
        self._scanned = ""
        self._build()
        self._build_joining()
        self._stand()

    def _build(self) -> None:
        theme = self.tools.theme
        self._card = Card(theme)
        # In a narrow window the panel beside the card is gone, and the card says who is asking.
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(ProductMark(theme))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(theme, self.tr("Practice Desk"), role="h2"))
        words.addWidget(
            Label(
                theme,
                self.tr("First start: about a minute, no network needed"),
                role="small",
                colour="text_2",
            )
        )
        head.addLayout(words, 1)
        self._card.body.addWidget(self._head)
        self._heading = Label(theme, self.tr("Your unit and its first clerk"), role="h2")
        self._card.body.addWidget(self._heading)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.tokens.space(20))
        grid.setVerticalSpacing(theme.tokens.space(16))
        grid.addWidget(self._fields["unit"], 0, 0, 1, 2)
        level = Field(theme, self.tr("Level"), self.level)
        grid.addWidget(level, 1, 0)
        grid.addWidget(self._fields["site_code"], 1, 1)
        grid.addWidget(self._fields["phone"], 2, 0)
        grid.addWidget(self._fields["opening_hours"], 2, 1)
        grid.addWidget(self._fields["clerk_name"], 3, 0, 1, 2)
        self._card.body.addLayout(grid)
        self._note = Note(
            theme,
            self.tr(
                "Your records are encrypted. Print the recovery sheet and lock it away: "
                "without it a backup cannot be opened when this computer has died."
            ),
            tone=Tone.INFO,
        )
        self._card.body.addWidget(self._note)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        self.start_only = Button(theme, self.tr("Start, print the sheet later"))
        self.start = Button(
            theme, self.tr("Start and print the recovery sheet"), kind=ButtonKind.PRIMARY, hint="Enter"
        )
        self.start_only.clicked.connect(partial(self._begin, recovery=False))
        self.start.clicked.connect(partial(self._begin, recovery=True))
        self.clerk.returnPressed.connect(partial(self._begin, recovery=True))
        buttons.addWidget(self.start_only)
        buttons.addWidget(self.start)
        self._card.body.addLayout(buttons)

    def _build_joining(self) -> None:
        """登记本机: the unit stands already, so the desk may be closed here without harm."""
        theme = self.tools.theme
        self.joining = Card(theme)
        self.joining.body.addWidget(Label(theme, self.tr("Join this PC to the county"), role="h2"))
        sentence_below = self.tr("So records go up by themselves. It can be done later in the settings.")
        self.joining.body.addWidget(Label(theme, sentence_below, role="small", colour="text_2", wrap=True))
        self.panel = JoinPanel(self.tools)
        self.joining.body.addWidget(self.panel)
        row = QHBoxLayout()
        row.addStretch(1)
        self.go_on = Button(theme, self.tr("Later, open the desk"), hint="Esc")
        self.go_on.clicked.connect(self._end)
        row.addWidget(self.go_on)
        self.joining.body.addLayout(row)
        self.tools.sync.status_changed.connect(self._name_end)
        self.tools.on_duty.changed.connect(self._print_sheet)
        self.joining.hide()

    def _stand(self) -> None:
        self.steps = StepsPanel(self.tools.theme)
        inside = QWidget()
        inside.setProperty("plain", True)
        column = QVBoxLayout(inside)
        column.addStretch(1)
        for card in (self._card, self.joining):
            column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        # Large text on a low window, with a problem below its field: rather scroll than squeeze.
        self._scroll = QScrollArea()
        self._scroll.setProperty("plain", True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.steps)
        row.addWidget(self._scroll, 1)
        self.steps.steps.show_step(0)
        self.tools.theme.changed.connect(self._size)
        self._size()

    def _size(self) -> None:
        tokens = self.tools.theme.tokens
        for card in (self._card, self.joining):
            arrange(card.body, tokens, (32, 28, 32, 28), 20)
            card.setFixedWidth(tokens.space(CARD))
        beside = self.width() >= tokens.space(CARD + STEPS + 80)
        self.steps.setVisible(beside)
        self._head.setVisible(not beside)
        self._heading.setVisible(beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The steps stand beside the card where there is room."""
        super().resizeEvent(event)
        self._size()

    def opened(self, argument: str) -> None:
        """The first field waits for the unit's name; what was begun goes on where it was."""
        del argument
        (self.unit if self._card.isVisibleTo(self) else self.panel.address).setFocus()

    def take_text(self, text: str) -> bool:
        """The county's code. Scanned before its step has come, it is kept for it."""
        if self.joining.isVisible():
            return self.panel.take_invitation(text)
        if read_invitation(text) is None:
            return False
        self._scanned = text
        self.tools.notices.say(self.tr("The county's code is kept for the next step."), Tone.OK)
        return True

    def save_and_print(self) -> None:
        """F9 means the same here as everywhere."""
        self._begin(recovery=True)

    def save(self) -> None:
        """Start without the sheet."""
        self._begin(recovery=False)

    def _begin(self, *, recovery: bool) -> None:
        if self.joining.isVisible():
            self._end()
            return
        if self._busy:
            return
        self._busy = True
        for field in self._fields.values():
            field.clear_message()
        order = partial(
            first_start,
            unit=self.unit.text(),
            code=self.code.text(),
            level=SiteLevel(self.level.chosen()),
            clerk_name=self.clerk.text(),
            phone=self.phone.text(),
            opening_hours=self.hours.text(),
        )
        self.tools.runner.write(self, order, partial(self._begun, recovery), self._refused)

    def _begun(self, recovery: bool, _written: Written) -> None:
        self._busy, self._recovery, self.lingers = False, recovery, True
        self.begun.emit()
        self._card.hide()
        self.joining.show()
        self.steps.steps.show_step(1)
        self.panel.refresh()
        self.panel.address.setFocus()
        self.panel.take_invitation(self._scanned)

    def _name_end(self, status: SyncStatus) -> None:
        on = status.waiting or status.joined
        self.go_on.setText(self.tr("Open the desk") if on else self.tr("Later, open the desk"))

    def _end(self) -> None:
        """The desk opens; a request that was made goes on by itself."""
        self.lingers = False
        self.finished.emit()

    def _print_sheet(self) -> None:
        """The sheet names unit and clerk, so it waits until both are on duty."""
        if self._recovery and self.tools.on_duty.clerk is not None:
            self._recovery = False
            self.recovery_asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the second step, which may wait; the first one must be done."""
        if event.key() == Qt.Key.Key_Escape and self.joining.isVisible():
            self._end()
        else:
            super().keyPressEvent(event)

    def _refused(self, error: Exception) -> None:
        self._busy = False
        text = sentence(error)
        field = self._fields.get(field_of(error) if isinstance(error, Refusal) else "", self._fields["unit"])
        field.show_problem(text)
        field.input.setFocus()
