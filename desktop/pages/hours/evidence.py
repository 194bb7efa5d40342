"""The picture behind made-up hours or a correction: small beside the row, large at a click."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from desktop.page import PageTools
from desktop.photo_files import thumbnail
from widgets.base import Painted, painting
from widgets.dialog import Dialog
from widgets.icons import paint_icon
from widgets.tokens import Tone

SMALL = QSize(128, 96)
LARGE = QSize(592, 420)


class EvidenceView(Painted):
    """A thumbnail; without a picture it is not there at all."""

    asked = Signal()

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools.theme, parent)
        self._tools = tools
        self.sha256 = ""
        self.image = QImage()
        self.setAccessibleName(self.tr("Picture of the sheet"))
        self.setToolTip(self.tr("Show it large"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.asked.connect(self.show_large)
        self.hide()
        self.retheme()

    def retheme(self) -> None:
        """A fixed place."""
        self.setFixedSize(self.tokens.size(SMALL.width()), self.tokens.size(SMALL.height()))

    def show_picture(self, sha256: str) -> None:
        """Another row's picture; empty for none."""
        self.sha256, self.image = sha256, QImage()
        self.setVisible(bool(sha256))
        if sha256:
            self._read(SMALL, partial(self._got, sha256))

    def _read(self, room: QSize, done: object) -> None:
        query = partial(thumbnail, self._tools.queries, self.sha256, room * 2)
        self._tools.runner.read(self, query, done, slot="evidence")  # type: ignore[arg-type]  # a callback

    def _got(self, sha256: str, image: QImage) -> None:
        if sha256 == self.sha256:
            self.image = image
            self.update()

    def show_large(self) -> None:
        """In a dialog, as large as it has room for."""
        if self.sha256:
            self._read(LARGE, self._open)

    def _open(self, image: QImage) -> None:
        if image.isNull():
            self._tools.notices.say(self.tr("The picture is on the desk that entered it."), Tone.INFO)
            return
        dialog = Dialog(self._tools.theme, self.window(), self.tr("Picture of the sheet"), wide=True)
        picture = QLabel()
        room = QSize(self.tokens.size(LARGE.width()), self.tokens.size(LARGE.height()))
        shown = image.scaled(
            room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        picture.setPixmap(QPixmap.fromImage(shown))
        picture.setAccessibleName(self.tr("Picture of the sheet"))
        dialog.body.addWidget(picture)
        button = dialog.add_button("close", self.tr("Close"))
        dialog.ask(button)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click shows it large."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.asked.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fills its place; an icon while it is read or where this desk has not got it."""
        with painting(self) as painter:
            painter.fillRect(self.rect(), self.tokens.color("sunken"))
            if self.image.isNull():
                side = self.tokens.size(24)
                middle = self.rect().center()
                box = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
                paint_icon(painter, "image", box, self.tokens.color("text_3"))
                return
            part = QSize(self.size()).scaled(self.image.size(), Qt.AspectRatioMode.KeepAspectRatio)
            left = (self.image.width() - part.width()) / 2
            painter.drawImage(QRectF(self.rect()), self.image, QRectF(left, 0, part.width(), part.height()))
