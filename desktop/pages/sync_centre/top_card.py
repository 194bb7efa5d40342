"""The sentence first, then what can be done, then the three nodes."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.sync.standing import Standing
from desktop import sync_words
from desktop.page import PageTools
from desktop.pages.sync_centre.nodes import Link, Node, Nodes
from desktop.runtime.sync_desk import Line, SyncStatus
from widgets.base import Label, arrange
from widgets.buttons import Button, ButtonKind
from widgets.cards import Card
from widgets.tokens import Tone

TICK_MS = 1_000


class TopCard(Card):
    """网络不通，不影响办理. `join_asked` where the desk has to be joined (again) before anything is sent."""

    join_asked = Signal()
    sync_asked = Signal()
    carry_asked = Signal()

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools.theme, parent=parent)
        self._tools, self._unsent = tools, 0
        theme = tools.theme
        self.headline = Label(theme, role="h2", weight=700, wrap=True)
        self.sentence = Label(theme, role="body_s", colour="text_2", wrap=True)
        self.join_button = Button(theme, self.tr("Join this PC"), kind=ButtonKind.PRIMARY, icon="link")
        self.try_button = Button(
            theme, self.tr("Try now"), kind=ButtonKind.PRIMARY, icon="refresh-cw", hint="F5"
        )
        self.carry_button = Button(theme, self.tr("Hand over by USB stick"), icon="usb")
        self.join_button.clicked.connect(self.join_asked)
        self.try_button.clicked.connect(self.sync_asked)
        self.carry_button.clicked.connect(self.carry_asked)
        self.nodes = Nodes(theme)
        self._acts = QHBoxLayout()
        for button in (self.join_button, self.try_button, self.carry_button):
            self._acts.addWidget(button)
        self._acts.addStretch(1)
        self._words = QVBoxLayout()
        self._words.addWidget(self.headline)
        self._words.addWidget(self.sentence)
        self._words.addLayout(self._acts)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.addLayout(self._words, 10)
        self._row.addWidget(self.nodes, 17)
        self.body.addLayout(self._row)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.refresh)
        self.retheme()

    def show_unsent(self, unsent: int) -> None:
        """What waits, as the store counts it."""
        self._unsent = unsent
        self.refresh()

    def refresh(self) -> None:
        """Say again how things stand; the time to the next try runs on."""
        status, now = self._tools.sync.status, self._tools.now()
        told = sync_words.state_told(status, self._unsent, now)
        for label, text in ((self.headline, told.headline), (self.sentence, told.detail)):
            if label.text() != text:
                label.setText(text)
        self.join_button.setVisible(not status.joined)
        self.join_button.setText(_join_text(status))
        self.try_button.setVisible(status.joined)
        self.carry_button.setVisible(status.joined)
        self.nodes.show_nodes(_nodes(status, self._unsent, now), _links(status, now))
        self._fit()

    def retheme(self) -> None:
        """Gaps for the text size."""
        super().retheme()
        if hasattr(self, "_row"):
            t = self.tokens
            arrange(self.body, t, (28, 18, 28, 18), 12)
            arrange(self._row, t, (0, 0, 0, 0), 32)
            arrange(self._words, t, (0, 0, 0, 0), 6)
            arrange(self._acts, t, (0, 8, 0, 0), 8)
            self._fit()

    def _fit(self) -> None:
        """Where the nodes find no room beside the words they stand below."""
        t = self.tokens
        least = max(self._acts.minimumSize().width(), t.space(320))
        room = self.width() - 2 * t.space(28) - t.space(32)
        beside = least + self.nodes.minimumSizeHint().width() <= room
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(across if beside else down)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside or below."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """The seconds run while somebody looks."""
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing runs unseen."""
        self._timer.stop()
        super().hideEvent(event)


def _join_text(status: SyncStatus) -> str:
    translate = QCoreApplication.translate
    if status.waiting and status.standing is not Standing.COPIED:
        return translate("TopCard", "Show the request")
    if status.standing in {Standing.RETIRED, Standing.COPIED, Standing.UNKNOWN}:
        return translate("TopCard", "Join again")
    return translate("TopCard", "Join this PC")


def _nodes(status: SyncStatus, unsent: int, now: datetime) -> tuple[Node, ...]:
    translate = QCoreApplication.translate
    return (
        Node("monitor", translate("TopCard", "This PC"), sync_words.count_text(status, unsent), ours=True),
        Node("server", translate("TopCard", "County platform"), sync_words.last_text(status, now)),
        Node("smartphone", translate("TopCard", "Phone pages"), translate("TopCard", "teams, residents")),
    )


def _links(status: SyncStatus, now: datetime) -> tuple[Link, ...]:
    above = sync_words.since_text(status, now)
    below = sync_words.next_text(status, now)
    if not status.joined:
        return Link(above, below, "unplug", Tone.GREY, broken=True), Link()
    if status.line is Line.DOWN:
        return Link(above, below, "wifi-off", Tone.WARN, broken=True), Link()
    if status.line is Line.UNTRIED:
        return Link(above, below, "hourglass", Tone.GREY, broken=True), Link()
    icon = "refresh-cw" if status.busy else "wifi"
    return Link(above, below, icon, Tone.OK), Link(tone=Tone.OK)
