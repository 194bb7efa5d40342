"""照片: photos of the activity with caption and consent; added from files, taken off the record."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.domain.activity import ActivityPhoto
from core.ports.rows import ActivityDetail
from desktop.page import PageTools
from desktop.photo_files import ENDINGS, ReadyPhotos, ready_photos, thumbnail
from widgets.base import Label, Painted, arrange
from widgets.buttons import Button, ButtonKind, IconButton
from widgets.cards import EmptyState
from widgets.chips import Option, OptionChip
from widgets.icons import paint_icon
from widgets.inputs import TextInput
from widgets.theme import Theme
from widgets.tokens import Tone

ROOM = QSize(128, 96)


class _Picture(Painted):
    """The thumbnail, or why there is none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.image = QImage()
        self.retheme()

    def retheme(self) -> None:
        """A fixed place."""
        self.setFixedSize(self.tokens.size(ROOM.width()), self.tokens.size(ROOM.height()))

    def show_image(self, image: QImage) -> None:
        """Another picture; a null one is not on this desk."""
        self.image = image
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fills its place, corners rounded."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()), 8, 8)
        painter.setClipPath(path)
        painter.fillRect(self.rect(), self.tokens.color("sunken"))
        if self.image.isNull():
            side = self.tokens.size(24)
            middle = self.rect().center()
            paint_icon(
                painter,
                "image",
                QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side),
                self.tokens.color("text_3"),
            )
        else:
            size = QSize(self.image.size()).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
            target = QRectF(
                (self.width() - size.width()) / 2,
                (self.height() - size.height()) / 2,
                size.width(),
                size.height(),
            )
            painter.drawImage(target, self.image)
        painter.end()


class PhotoLine(QWidget):
    """One photo: what is on it, whether everyone agreed, and off the record."""

    captioned = Signal(str, str)
    agreed = Signal(str, bool)
    taken_off = Signal(str)

    def __init__(self, theme: Theme, photo: ActivityPhoto, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.photo = photo
        self.picture = _Picture(theme)
        self.caption = TextInput(theme, self.tr("What is to be seen: who, what, where"))
        self.caption.setAccessibleName(self.tr("Caption"))
        self.caption.setMaxLength(60)
        self.consent = OptionChip(theme, Option("consent", self.tr("Everyone shown agreed")), dense=True)
        self.off_button = IconButton(theme, "x", self.tr("Take off the record"))
        side = QVBoxLayout()
        side.addStretch(1)
        side.addWidget(self.caption)
        side.addWidget(self.consent, 0, Qt.AlignmentFlag.AlignLeft)
        side.addStretch(1)
        arrange(side, theme.tokens, (0, 0, 0, 0), 8)
        row = QHBoxLayout(self)
        row.addWidget(self.picture)
        row.addLayout(side, 1)
        row.addWidget(self.off_button)
        arrange(row, theme.tokens, (0, 0, 0, 0), 16)
        self.show_photo(photo)
        self.caption.editingFinished.connect(self._captioned)
        self.consent.clicked.connect(lambda: self.agreed.emit(self.photo.id, self.consent.isChecked()))
        self.off_button.clicked.connect(lambda: self.taken_off.emit(self.photo.id))

    def show_photo(self, photo: ActivityPhoto) -> None:
        """The same photo as it stands now; what is being typed stays."""
        self.photo = photo
        if not self.caption.hasFocus():
            self.caption.setText(photo.caption)
        self.consent.setChecked(photo.consent)

    def _captioned(self) -> None:
        typed = self.caption.text().strip()
        if typed != self.photo.caption:
            self.captioned.emit(self.photo.id, typed)


class PhotosTab(QWidget):
    """added: the pictures of one choice of files, ready to be kept."""

    added = Signal(list)
    captioned = Signal(str, str)
    agreed = Signal(str, bool)
    taken_off = Signal(str)

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        theme = tools.theme
        self.lines: dict[str, PhotoLine] = {}
        self.add_button = Button(
            theme, self.tr("Add photos"), kind=ButtonKind.SECONDARY, size="small", icon="images"
        )
        self.note = Label(theme, role="small", colour="text_2", wrap=True)
        self.note.setText(
            self.tr("Only photos everyone agreed to are published. Where they were taken is not kept.")
        )
        self.empty = EmptyState(theme, self.tr("No photos yet."), icon="images")
        body = QWidget()
        body.setProperty("plain", True)
        self._column = QVBoxLayout(body)
        self._column.addStretch(1)
        arrange(self._column, theme.tokens, (20, 8, 20, 12), 12)
        self.scroller = QScrollArea()
        self.scroller.setProperty("plain", True)
        self.scroller.setWidgetResizable(True)
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setWidget(body)
        top = QHBoxLayout()
        top.addWidget(self.note, 1)
        top.addWidget(self.add_button)
        arrange(top, theme.tokens, (20, 12, 20, 8), 16)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.empty, 1)
        column.addWidget(self.scroller, 1)
        self.add_button.clicked.connect(self._choose)
        self.setAcceptDrops(True)

    def show_photos(self, detail: ActivityDetail, *, may_add: bool) -> None:
        """The photos on the record, in the order they came."""
        self.add_button.setVisible(may_add)
        wanted = {photo.id: photo for photo in detail.photos}
        for photo_id in [key for key in self.lines if key not in wanted]:
            line = self.lines.pop(photo_id)
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        for photo in detail.photos:
            if photo.id in self.lines:
                self.lines[photo.id].show_photo(photo)
            else:
                self._add_line(photo)
        self.empty.setVisible(not wanted)
        self.scroller.setVisible(bool(wanted))

    def _add_line(self, photo: ActivityPhoto) -> None:
        line = PhotoLine(self._tools.theme, photo)
        self.lines[photo.id] = line
        self._column.insertWidget(len(self.lines) - 1, line)
        line.captioned.connect(self.captioned)
        line.agreed.connect(self.agreed)
        line.taken_off.connect(self.taken_off)
        room = QSize(line.picture.width() * 2, line.picture.height() * 2)
        query = partial(thumbnail, self._tools.queries, photo.image, room)
        self._tools.runner.read(line, query, line.picture.show_image, slot="picture")

    def _choose(self) -> None:
        """Opened, not executed: nothing else waits for the answer."""
        dialog = QFileDialog(self.window(), self.tr("Choose photos"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        kind = self.tr("Photos")
        dialog.setNameFilter(f"{kind} ({' '.join(ENDINGS)})")
        dialog.filesSelected.connect(lambda names: self.take([Path(name) for name in names]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped here."""
        if event.mimeData().hasUrls() and not self.add_button.isHidden():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """The files that were dropped."""
        self.take([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def take(self, paths: Sequence[Path]) -> None:
        """Make these files ready, off the UI thread, and hand them over."""
        if paths:
            self._tools.background.run(self, partial(ready_photos, list(paths)), self._ready)

    def _ready(self, ready: ReadyPhotos) -> None:
        if ready.refused:
            said = self.tr("%n file(s) are no pictures: %1", "", len(ready.refused))
            self._tools.notices.say(said.replace("%1", ready.refused[0]), Tone.WARN)
        if ready.images:
            self.added.emit(list(ready.images))
