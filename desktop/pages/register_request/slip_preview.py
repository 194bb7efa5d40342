"""The slip as it will be printed: drawn by the same code, shown as a sheet of paper."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.base import Painted, paint_box, painting
from widgets.theme import Theme


class SlipPreview(Painted):
    """One page of a PDF on the ground a preview lies on. Paper stays white in every theme."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._pdf = b""
        self._image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Slip preview"))

    def show_pdf(self, pdf: bytes) -> None:
        """Another slip; no bytes leave the ground empty."""
        self._pdf, self._image = pdf, None
        self.update()

    def has_paper(self) -> bool:
        """Whether a slip is shown."""
        return bool(self._pdf)

    def sizeHint(self) -> QSize:
        """Enough to read the number."""
        return QSize(self.tokens.space(200), self.tokens.space(200))

    def minimumSizeHint(self) -> QSize:
        """Still a picture of a slip."""
        return QSize(self.tokens.space(140), self.tokens.space(120))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, paper, hairline round it."""
        t, margin = self.tokens, self.tokens.space(16)
        room = QRectF(self.rect()).adjusted(margin, margin, -margin, 0)
        with painting(self) as painter:
            painter.fillRect(self.rect(), t.color("desk"))
            image = self._rendered(room)
            if image is None:
                return
            ratio = self.devicePixelRatioF()
            width, height = image.width() / ratio, image.height() / ratio
            paper = QRectF(room.center().x() - width / 2, room.top(), width, height)
            paper.moveLeft(round(paper.left()))
            painter.setClipRect(room)
            painter.drawImage(paper, image)
            paint_box(painter, paper, border=t.color("line_strong"), width=t.border, radius=0)

    def _rendered(self, room: QRectF) -> QImage | None:
        """The page as wide as the room; a roll longer than the room is cut at the bottom, as drawn."""
        if not self._pdf or room.width() < 1 or room.height() < 1:
            return None
        ratio = self.devicePixelRatioF()
        wide = round(room.width() * ratio)
        if self._image is None or self._image.width() != wide:
            self._image = _page_image(self._pdf, wide)
        return self._image


def _page_image(pdf: bytes, width: int) -> QImage | None:
    """The first page, `width` pixels wide; a few milliseconds for a slip."""
    # Loaded at the first preview: the PDF module is not needed before.
    from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415

    document = QPdfDocument()
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    if document.status() != QPdfDocument.Status.Ready:
        return None
    points = document.pagePointSize(0)
    size = QSize(width, round(width * points.height() / points.width()))
    page = document.render(0, size)
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.drawImage(0, 0, page)
    painter.end()
    document.close()
    return image

