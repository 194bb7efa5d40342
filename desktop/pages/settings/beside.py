"""A paper's picture that stays in sight while the fields beside it are scrolled."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from widgets.pdf_preview import Pager, PdfPreview
from widgets.theme import Theme

_LEAST = 300


class PaperPager(Pager):
    """Turns the pages of one paper."""

    def words(self, at: int, count: int) -> str:
        """Page and pages."""
        return self.tr("Page {0} of {1}").format(at + 1, count) if count else ""


class PaperBeside(QWidget):
    """As tall as what stands beside it; the picture takes the part of that which can be seen."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(_LEAST)
        self._scroll: QScrollArea | None = None
        self._seen = QWidget(self)
        self.preview = PdfPreview(theme, name)
        self.pager = PaperPager(theme)
        column = QVBoxLayout(self._seen)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.preview, 1)
        column.addWidget(self.pager, 0, Qt.AlignmentFlag.AlignHCenter)
        self._page = 0
        self.preview.page_shown.connect(self._shown)
        self.pager.turned.connect(self.preview.show_page)

    def show_pdf(self, data: bytes, *, first: bool) -> None:
        """Shows the `first` page, else the page that was looked at before."""
        page = 0 if first else self._page
        self.preview.show_pdf(data)
        self.preview.show_page(page)

    def _shown(self, at: int, count: int) -> None:
        self._page = at
        self.pager.set_position(at, count)
        self.pager.setVisible(count > 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Looks for what it is scrolled by."""
        super().showEvent(event)
        above = self.parentWidget()
        while self._scroll is None and above is not None:
            if isinstance(above, QScrollArea):
                self._scroll = above
                above.verticalScrollBar().valueChanged.connect(self._follow)
                above.verticalScrollBar().rangeChanged.connect(self._follow)
            above = above.parentWidget()
        self._follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture takes what there is to see."""
        super().resizeEvent(event)
        self._follow()

    def _follow(self) -> None:
        top, bottom = 0, self.height()
        if self._scroll is not None:
            viewport = self._scroll.viewport()
            at = self.mapTo(viewport, QPoint(0, 0)).y()
            bottom = min(bottom, viewport.height() - at)
            top = min(max(0, -at), max(self.height() - _LEAST, 0))
        self._seen.setGeometry(0, top, self.width(), max(bottom - top, _LEAST))
