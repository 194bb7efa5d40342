"""Page header: title, compact scan box, the page's one primary button, status pill; 64 px over a hairline."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from widgets.base import ElidedLabel, Painted, arrange, painting, text_width
from widgets.chips import Pill
from widgets.scan_box import ScanBox
from widgets.theme import Theme


class PageHeader(Painted):
    """Every page but the desk has one; the primary button goes into `buttons`."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.title = ElidedLabel(theme, title, role="h2")
        self.scan_box = ScanBox(theme, compact=True)
        self.buttons = QHBoxLayout()
        self.link_pill = Pill(theme, "")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.title)
        self._row.addStretch(1)
        self._row.addWidget(self.scan_box)
        self._row.addLayout(self.buttons)
        self._row.addWidget(self.link_pill)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retheme()

    def set_title(self, title: str) -> None:
        """Another title."""
        self.title.setText(title)
        self._keep_title()

    def _keep_title(self) -> None:
        # The box gives way before the title does.
        whole = round(text_width(self.title.full_text(), self.title.font())) + 2
        self.title.setMinimumWidth(min(whole, self.tokens.space(360)))

    def retheme(self) -> None:
        """Padding for the text size."""
        arrange(self._row, self.tokens, (24, 0, 24, 0), 20)
        self.buttons.setSpacing(self.tokens.space(8))
        self.setFixedHeight(self.tokens.size(64))
        self._keep_title()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Surface and hairline."""
        with painting(self) as painter:
            painter.fillRect(self.rect(), self.tokens.color("surface"))
            painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), self.tokens.color("line"))
