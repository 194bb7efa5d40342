"""The one box: frame with icon, line edit and button; 68 px on the desk page, compact in page headers."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from widgets.base import Label, Painted, arrange, paint_box, painting, show_if
from widgets.buttons import Button, KeyHint
from widgets.inputs import IM_ENABLED, IconView
from widgets.rare_faces import want
from widgets.theme import Theme


class ScanEdit(QLineEdit):
    """A line edit whose input method is off until a letter is typed by hand.

    So a scanner's first characters never fall into a Chinese composition, and a clerk who types pinyin
    gets the input method from the second letter on: whoever wants Chinese words presses the key again or
    goes on, initials are found either way. Emptying the box switches it off again.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by_hand = False
        self.setProperty("bare", True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(150)
        self._timer.timeout.connect(self._still_there)
        self.textChanged.connect(self._emptied)
        self.textChanged.connect(want)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:  # type: ignore[override]  # the form Qt calls
        """Off until something is typed by hand."""
        if query == IM_ENABLED:
            return self._by_hand
        return super().inputMethodQuery(query)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Notices the first letter, and believes it when it is still there after any scan would be over."""
        super().keyPressEvent(event)
        if event.text().isalpha() and not self._by_hand:
            self._timer.start()

    def _still_there(self) -> None:
        if self.text():
            self._set_by_hand(by_hand=True)

    def _emptied(self, text: str) -> None:
        if not text:
            self._timer.stop()
        if not text and self._by_hand:
            self._set_by_hand(by_hand=False)

    def _set_by_hand(self, *, by_hand: bool) -> None:
        self._by_hand = by_hand
        self.updateMicroFocus(IM_ENABLED)


class ScanBox(Painted):
    """Where everything goes that the clerk has in hand.

    submitted: Enter or the button, with the text. typed: each change, for the lookup popover.
    step: the arrow keys (-1, +1), digit: a digit that is not part of a number; both for the popover.
    escaped: Esc in an empty box. The page calls `clear` after using the text.
    """

    submitted = Signal(str)
    typed = Signal(str)
    step = Signal(int)
    digit = Signal(int)
    escaped = Signal()

    def __init__(
        self, theme: Theme, *, compact: bool = False, icon: str = "scan-line", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._compact, self._popover_open, self._words = compact, False, ""
        self._icon = IconView(theme, icon, 20 if compact else 28, "text_2" if compact else "brand")
        self.edit = ScanEdit(self)
        self.hint = Label(theme, role="small", colour="text_3")
        self.hint.setVisible(False)
        self.key = KeyHint(theme, "Ctrl K")
        show_if(self.key, compact)
        self.button = Button(theme, self.tr("Find"), size="large", hint="Enter")
        show_if(self.button, not compact)
        self._row = QHBoxLayout(self)
        for part in (self._icon, self.edit, self.hint, self.key, self.button):
            self._row.addWidget(part, 1 if part is self.edit else 0)
        self.setFocusProxy(self.edit)
        self.edit.setAccessibleName(self.tr("Scan or search"))
        self.edit.installEventFilter(self)
        self.edit.textEdited.connect(self.typed)
        self.button.clicked.connect(self._submit)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Preferred if compact else policy.Expanding, policy.Fixed)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.retheme()

    def set_words(self, placeholder: str, hint: str = "") -> None:
        """Placeholder, and the example at right (desk box only)."""
        self._words = placeholder
        self._fit_words()
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint) and not self._compact)

    def _fit_words(self) -> None:
        """The placeholder ends in dots where the box is too narrow for it; Qt would cut it off."""
        room = self.edit.width() - 2 * self.tokens.space(4)
        self.edit.setPlaceholderText(
            QFontMetricsF(self.edit.font()).elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less room for the words."""
        super().resizeEvent(event)
        self._row.activate()
        self._fit_words()

    def set_key(self, keys: str) -> None:
        """The key printed in a compact box: Ctrl K, or / for a page's own list search."""
        self.key.keys = keys
        self.key.updateGeometry()
        self.key.update()

    def text(self) -> str:
        """What stands there."""
        return self.edit.text()

    def clear(self) -> None:
        """Empties it."""
        self.edit.clear()

    def set_popover_open(self, is_open: bool) -> None:
        """Digits pick rows only while the popover is open."""
        self._popover_open = is_open

    def retranslate(self) -> None:
        """Button and accessible name."""
        self.button.setText(self.tr("Find"))
        self.edit.setAccessibleName(self.tr("Scan or search"))

    def retheme(self) -> None:
        """Type and padding for the text size."""
        t = self.tokens
        self.edit.setFont(t.font("body_s" if self._compact else "h2", 400))
        arrange(
            self._row, t, (12, 0, 12, 0) if self._compact else (22, 0, 10, 0), 10 if self._compact else 16
        )
        self.button.set_hint("Enter" if t.scale == 1.0 else "")
        self.hint.setVisible(bool(self.hint.text()) and not self._compact and t.scale == 1.0)

    def sizeHint(self) -> QSize:
        """400 x 40 or any x 68."""
        t = self.tokens
        return QSize(t.space(400), t.size(40)) if self._compact else QSize(t.space(700), t.size(68))

    def minimumSizeHint(self) -> QSize:
        """Still of use."""
        return QSize(self.tokens.space(164), self.sizeHint().height())

    def _submit(self) -> None:
        self.submitted.emit(self.edit.text().strip())
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the edit that mean the popover, and repainting of the frame."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._took(event):
            return True
        return super().eventFilter(watched, event)

    def _took(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._submit()
            case Qt.Key.Key_Down if self._popover_open:
                self.step.emit(1)
            case Qt.Key.Key_Up if self._popover_open:
                self.step.emit(-1)
            case Qt.Key.Key_Escape:
                if self.edit.text():
                    self.clear()
                    self.typed.emit("")
                else:
                    # Not used up: Esc in an empty box leaves the page, which is the window's affair.
                    self.escaped.emit()
                    return False
            case key if self._popover_open and Qt.Key.Key_1 <= key <= Qt.Key.Key_8 and not self._numeric():
                self.digit.emit(int(key) - int(Qt.Key.Key_0))
            case _:
                return False
        return True

    def _numeric(self) -> bool:
        """A phone number or one of our numbers is being typed: its digits are not picks."""
        return any(character.isdigit() for character in self.edit.text())

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """A click anywhere in the frame goes to the edit."""
        self.edit.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The frame; 2 px focus while the edit has it."""
        t = self.tokens
        focused = self.edit.hasFocus()
        border = t.color("focus" if focused else "control")
        with painting(self) as painter:
            radius = 8 if self._compact else 12
            width = 2 if focused else t.border
            paint_box(
                painter,
                QRectF(self.rect()),
                fill=t.color("surface"),
                border=border,
                width=width,
                radius=radius,
            )
