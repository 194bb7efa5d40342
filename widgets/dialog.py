"""A question inside the window: scrim, card, safe answer first. Answers by signal, never blocks."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from widgets.base import Label, Painted, arrange, paint_box, painting, show_if
from widgets.buttons import Button, ButtonKind
from widgets.theme import Theme


class _Sheet(Painted):
    """The dialog's card: layer 3 = surface with a control-coloured border."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = self.tokens
        with painting(self) as painter:
            paint_box(
                painter,
                QRectF(self.rect()),
                fill=t.color("surface"),
                border=t.color("control"),
                width=t.border,
                radius=12,
            )


class Dialog(Painted):
    """480 or 640 px; the title is the question. `body` takes what the page adds, `add_button` the answers.

    Open it with `ask(opener)`; it covers `window`, keeps the focus inside, closes with Esc (signal
    `cancelled`) or by an answer (signal `answered` with the button's key) and gives the focus back to what
    had it. Enter presses the focused button only, and the first safe button has the focus, so Enter never
    destroys. Deletes itself after closing.
    """

    overlay = True
    answered = Signal(str)
    cancelled = Signal()

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        title: str,
        text: str = "",
        *,
        wide: bool = False,
    ) -> None:
        super().__init__(theme, window)
        self._window = window
        self._width = 640 if wide else 480
        self._before: QWidget | None = None
        self._first: Button | None = None
        self.setAccessibleName(title)
        self._sheet = _Sheet(theme, self)
        self._column = QVBoxLayout(self._sheet)
        self.title = Label(theme, title, role="h2", wrap=True)
        self.text = Label(theme, text, role="body", colour="text_2", wrap=True)
        show_if(self.text, bool(text))
        self.body = QVBoxLayout()
        self.buttons = QHBoxLayout()
        self.buttons.addStretch(1)
        for part in (self.title, self.text):
            self._column.addWidget(part)
        self._column.addLayout(self.body)
        self._column.addLayout(self.buttons)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addWidget(self._sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)
        window.installEventFilter(self)
        self.hide()
        self.retheme()

    def retheme(self) -> None:
        """Padding and width for the text size."""
        arrange(self._column, self.tokens, (24, 20, 24, 20), 16)
        self.buttons.setSpacing(self.tokens.space(8))
        self._sheet.setFixedWidth(self.tokens.space(self._width))
        self._keep_height()

    def _keep_height(self) -> None:
        """Words that wrap need more than the layout above asks for."""
        self._sheet.setMinimumHeight(max(0, self._column.totalHeightForWidth(self._sheet.width())))

    def add_button(
        self, key: str, text: str, kind: ButtonKind = ButtonKind.SECONDARY, *, hint: str = ""
    ) -> Button:
        """An answer, from left to right, the deed last; the first that destroys nothing gets the focus."""
        button = Button(self.theme, text, kind=kind, hint=hint, parent=self._sheet)
        button.clicked.connect(lambda: self._answer(key))
        self.buttons.addWidget(button)
        if self._first is None and kind not in (ButtonKind.DANGER, ButtonKind.DANGER_FILLED):
            self._first = button
        return button

    def ask(self, focus: QWidget | None = None) -> None:
        """Opens over the window; `focus` is the first field where there is one."""
        self._before = QApplication.focusWidget()
        self.setGeometry(self._window.rect())
        self._keep_height()
        self.raise_()
        self.show()
        target = focus or self._first
        if target is not None:
            target.setFocus(Qt.FocusReason.PopupFocusReason)

    def cancel(self) -> None:
        """As Esc does."""
        self._close()
        self.cancelled.emit()

    def _answer(self, key: str) -> None:
        self._close()
        self.answered.emit(key)

    def _close(self) -> None:
        self.hide()
        self._window.removeEventFilter(self)
        if self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc cancels; no other key reaches the page behind."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's signature
        """Tab goes round inside."""
        fields = [
            w
            for w in self._sheet.findChildren(QWidget)
            if w.isVisible() and w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        if not fields:
            return True
        now = QApplication.focusWidget()
        at = fields.index(now) if now in fields else -1
        fields[(at + (1 if forward else -1)) % len(fields)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the window's size."""
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """45 % black over the window."""
        scrim = QColor(self.tokens.hex("scrim"))
        scrim.setAlphaF(0.45)
        with painting(self) as painter:
            painter.fillRect(self.rect(), scrim)
