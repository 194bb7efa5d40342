"""Shows a PDF as it will be printed: one page at a time, as wide as there is room, white in every theme."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainterPath, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from widgets.base import Label, Painted, arrange, painting
from widgets.buttons import IconButton
from widgets.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument


class UnreadablePdfError(ValueError):
    """The bytes are not a PDF that can be shown."""


class Pager(Painted):
    """Two arrows and 第 1 份，共 8 份 between them; override `words` for other words."""

    turned = Signal(int)
    """The new position, from 0."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._at, self._count = 0, 0
        self.back = IconButton(theme, "chevron-left", self.tr("Previous"))
        self.forward = IconButton(theme, "chevron-right", self.tr("Next"))
        self._label = Label(theme, role="small", colour="text_2")
        self._row = QHBoxLayout(self)
        for part in (self.back, self._label, self.forward):
            self._row.addWidget(part)
        self.back.clicked.connect(lambda: self._turn(-1))
        self.forward.clicked.connect(lambda: self._turn(1))
        arrange(self._row, theme.tokens, (0, 0, 0, 0), 2)
        self.set_position(0, 0)

    def words(self, at: int, count: int) -> str:
        """What stands between the arrows; override for copies instead of pages."""
        return self.tr("Page {0} of {1}").format(at + 1, count) if count else ""

    def set_position(self, at: int, count: int) -> None:
        """Shows a position; says nothing."""
        self._at, self._count = at, count
        self._label.setText(self.words(at, count))
        self.back.setEnabled(at > 0)
        self.forward.setEnabled(at + 1 < count)

    def retranslate(self) -> None:
        """Arrows and position."""
        self.back.set_name(self.tr("Previous"))
        self.forward.set_name(self.tr("Next"))
        self.set_position(self._at, self._count)

    def _turn(self, by: int) -> None:
        at = max(0, min(self._at + by, self._count - 1))
        self.set_position(at, self._count)
        self.turned.emit(at)


class _Paper(Painted):
    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = self.tokens
        with painting(self) as painter:
            painter.fillRect(self.rect(), t.color("desk"))
            if not self.image.isNull():
                size = self.image.deviceIndependentSize()
                place = QRectF((self.width() - size.width()) / 2, t.space(14), size.width(), size.height())
                painter.fillRect(place.adjusted(-1, -1, 1, 1), t.color("line_strong"))
                painter.fillRect(place, t.color("paper"))
                painter.drawImage(place, self.image)


class PdfPreview(QScrollArea):
    """`show_pdf` takes the same bytes the printer gets. QtPdf is loaded at the first of them."""

    page_shown = Signal(int, int)
    """Position from 0, and number of pages."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._document: QPdfDocument | None = None
        self._buffer = QBuffer(self)
        self._page = 0
        self._corners = (False, False)
        self._paper = _Paper(theme)
        self.setWidget(self._paper)
        self.setProperty("plain", True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)

    def round_foot(self, *, left: bool, right: bool) -> None:
        """Where the preview fills a card down to its lower corners, it is cut to their shape."""
        self._corners = (left, right)
        self._cut()

    def _cut(self) -> None:
        radius = 12 - self.theme.tokens.border
        left, right = (0 if rounded else radius for rounded in self._corners)
        # A corner that stays square lies outside the rounded shape's reach.
        shape = QRectF(self.rect()).adjusted(-left, -radius, right, 0)
        path = QPainterPath()
        path.addRoundedRect(shape, radius, radius)
        self.setMask(QRegion(path.toFillPolygon().toPolygon()))

    def show_pdf(self, data: bytes) -> None:
        """Shows the first page. Raises UnreadablePdfError."""
        from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415 - not loaded before the first preview

        if self._document is None:
            self._document = QPdfDocument(self)
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        if self._document.status() is not QPdfDocument.Status.Ready:
            self.clear()
            raise UnreadablePdfError
        self.show_page(0)

    def clear(self) -> None:
        """Shows no paper."""
        if self._document is not None:
            self._document.close()
        self._paper.image = QImage()
        self._fit()
        self.page_shown.emit(0, 0)

    def page_count(self) -> int:
        """Pages of the document, 0 when there is none."""
        return self._document.pageCount() if self._document is not None else 0

    def show_page(self, page: int) -> None:
        """Another page, from 0."""
        self._page = max(0, min(page, self.page_count() - 1))
        self._render()
        self.verticalScrollBar().setValue(0)
        self.page_shown.emit(self._page, self.page_count())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draws the page anew for the new width."""
        super().resizeEvent(event)
        if any(self._corners):
            self._cut()
        self._render()

    def _render(self) -> None:
        if self._document is not None and self.page_count():
            ratio = self.devicePixelRatioF()
            points = self._document.pagePointSize(self._page)
            width = max(60, self.viewport().width() - 2 * self.theme.tokens.space(14))
            height = width * points.height() / points.width()
            image = self._document.render(self._page, QSize(round(width * ratio), round(height * ratio)))
            image.setDevicePixelRatio(ratio)
            self._paper.image = image
        self._fit()

    def _fit(self) -> None:
        tall = self._paper.image.deviceIndependentSize().height() + 2 * self.theme.tokens.space(14)
        self._paper.resize(self.viewport().width(), max(round(tall), self.viewport().height()))
        self._paper.update()
