"""The straightened page, with the row in question framed; and single rows cut out of it."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from core.papers.sign_in_sheet import sheet_geometry
from widgets.base import Painted, painting
from widgets.theme import Theme
from widgets.tokens import Tone

PIXELS_A_MM = 8
"""Of the straightened page (core.papers.sheet_reading.readings)."""
_ROOM = 16


def row_rect(place: int) -> QRect:
    """Row `place` of the straightened page, as wide as the table."""
    geometry = sheet_geometry()
    row = geometry.rows[place - 1]
    left, right = geometry.page_code.x - 1, row.check_out_time.x + row.check_out_time.width + 1
    top, height = row.name.y - 0.4, row.name.height + 0.8
    return QRectF(
        left * PIXELS_A_MM, top * PIXELS_A_MM, (right - left) * PIXELS_A_MM, height * PIXELS_A_MM
    ).toRect()


class CutOut(Painted):
    """One row of the paper, as wide as there is room."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._row = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.tokens.size(40))

    def show_row(self, page: QImage, place: int) -> None:
        """Another row."""
        self._row = page.copy(row_rect(place))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Whole, never stretched."""
        if self._row.isNull():
            return
        size = self._row.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        with painting(self) as painter:
            painter.setRenderHint(painter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(
                QRect(0, (self.height() - size.height()) // 2, size.width(), size.height()), self._row
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As high as the row is at this width."""
        super().resizeEvent(event)
        rect = row_rect(1)
        self.setFixedHeight(max(20, round(self.width() * rect.height() / rect.width())))


class _Paper(Painted):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.image = QImage()
        self.place = 0
        self.zoomed = False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The desk below, the paper, the frame around the row."""
        with painting(self) as painter:
            painter.fillRect(self.rect(), self.tokens.color("sunken"))
            if self.image.isNull():
                return
            target = self.target()
            painter.setRenderHint(painter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(target, self.image)
            painter.setPen(self.tokens.color("line"))
            painter.drawRect(target)
            if self.place:
                ink, row = self.tokens.tone(Tone.WARN)[0], self.on_screen(self.place)
                painter.setOpacity(0.15)
                painter.fillRect(row, ink)
                painter.setOpacity(1.0)
                pen = painter.pen()
                pen.setColor(ink)
                pen.setWidth(2)
                painter.setPen(pen)
                painter.drawRect(row)

    def target(self) -> QRectF:
        """Where the paper lies."""
        room = self.size() - QSize(2 * _ROOM, 2 * _ROOM)
        size = self.image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF((self.width() - size.width()) / 2, _ROOM, size.width(), size.height())

    def on_screen(self, place: int) -> QRectF:
        """Where a row lies."""
        target, row = self.target(), row_rect(place)
        scale = target.width() / max(1, self.image.width())
        return QRectF(
            target.x() + row.x() * scale,
            target.y() + row.y() * scale,
            row.width() * scale,
            row.height() * scale,
        )


class SheetView(QScrollArea):
    """Fits the page into its place, or shows it as wide as the place is when zoomed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wide = False
        self.paper = _Paper(theme)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self.paper)

    @property
    def image(self) -> QImage:
        """The page that is shown."""
        return self.paper.image

    def show_page(self, jpeg: bytes) -> None:
        """Another page."""
        self.paper.image = QImage.fromData(jpeg)
        self._fit()

    def mark(self, place: int) -> None:
        """Frame a row and bring it into sight; 0 frames none."""
        self.paper.place = place
        self.paper.update()
        if place:
            middle = self.paper.on_screen(place).center().toPoint()
            self.ensureVisible(middle.x(), middle.y(), 0, 120)

    def fit_width(self, *, always: bool) -> None:
        """Where there is little height the whole page could not be read."""
        if always is not self._wide:
            self._wide = always
            self._fit()
            self.mark(self.paper.place)

    def zoom(self) -> None:
        """Between the whole page and its full width."""
        self.paper.zoomed = not self.paper.zoomed
        self._fit()
        self.mark(self.paper.place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The paper follows."""
        super().resizeEvent(event)
        self._fit()
        self.mark(self.paper.place)

    def _fit(self) -> None:
        room = self.viewport().size()
        height = room.height()
        if (self.paper.zoomed or self._wide) and not self.paper.image.isNull():
            wide = room.width() - 2 * _ROOM
            height = round(wide * self.paper.image.height() / self.paper.image.width()) + 2 * _ROOM
        self.paper.resize(room.width(), height)
        self.paper.update()
