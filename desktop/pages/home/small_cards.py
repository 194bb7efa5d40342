"""待上传: what has not been sent, in honest words."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.sync.standing import Standing
from desktop import sync_words, words
from desktop.runtime.sync_desk import Line, SyncStatus
from widgets.base import Label, arrange
from widgets.buttons import Button, ButtonKind
from widgets.cards import Card
from widgets.people import IconTile
from widgets.theme import Theme
from widgets.tokens import MEDIUM


class UploadCard(Card):
    """How much waits for the platform; `wanted` asks for the sync page."""

    wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, flush=True, parent=parent)
        self._tile = IconTile(
            theme, "cloud-upload", ink="warn", fill="warn_soft", line="warn_line", round_=True
        )
        self._done = IconTile(theme, "cloud-check", ink="ok", fill="ok_soft", line="ok_line", round_=True)
        self.headline = Label(theme, role="body_s", weight=MEDIUM)
        self.detail = Label(theme, role="small", colour="text_2", wrap=True)
        self.look = Button(theme, self.tr("Look"), kind=ButtonKind.QUIET, size="small")
        self.look.setAccessibleName(self.tr("Look at what waits for upload"))
        self.look.clicked.connect(self.wanted)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self.headline)
        lines.addWidget(self.detail)
        self._line = QHBoxLayout()
        for part in (self._tile, self._done):
            self._line.addWidget(part)
        self._line.addLayout(lines, 1)
        self._line.addWidget(self.look)
        self.body.addLayout(self._line)
        theme.changed.connect(self.retheme_line)
        self.retheme_line()

    def retheme_line(self) -> None:
        """Padding for the text size."""
        arrange(self._line, self.theme.tokens, (20, 12, 20, 12), 12)

    def show_unsent(self, unsent: int, status: SyncStatus, now: datetime) -> None:
        """The count, and what becomes of it: when it was last sent, or that there is no platform yet."""
        done = status.joined and not unsent
        self._tile.setVisible(not done)
        self._done.setVisible(done)
        self.look.setVisible(not done)
        if done:
            self.headline.setText(self.tr("Everything is uploaded"))
        elif status.joined:
            self.headline.setText(self.tr("%n record(s) to upload", "", unsent))
        else:
            self.headline.setText(self.tr("%n record(s) on this PC", "", unsent))
        self.detail.setText(self._detail(status, now, done=done))
        self.detail.setVisible(bool(self.detail.text()))

    def _detail(self, status: SyncStatus, now: datetime, *, done: bool) -> str:
        last = words.moment(status.last_sync_at, now) if status.last_sync_at is not None else ""
        if done or status.standing in {Standing.RETIRED, Standing.COPIED, Standing.UNKNOWN}:
            return last if done else sync_words.link_text(status)
        if not status.joined:
            waits = status.waiting
            return (
                self.tr("Sent once the county agrees")
                if waits
                else self.tr("Sent by itself once a platform is joined")
            )
        if status.line is Line.DOWN:
            return self.tr("Last sync %1; goes on by itself").replace("%1", last) if last else ""
        return self.tr("On their way now")


def spread(*parts: QWidget) -> QHBoxLayout:
    """Widgets side by side, each as wide as the others."""
    row = QHBoxLayout()
    for part in parts:
        row.addWidget(part, 1)
    return row
