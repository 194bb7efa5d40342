"""What a text field looked like before a scan's first character fell into it, and how to put it back."""

from PySide6.QtCore import QDateTime
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDateTimeEdit,
    QDoubleSpinBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

_MOST_UNDO_STEPS = 4


def takes_text(widget: QWidget) -> bool:
    """A character typed now would be written into this widget."""
    if isinstance(widget, QComboBox):
        return widget.isEditable()
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit | QAbstractSpinBox):
        return not widget.isReadOnly() and widget.isEnabled()
    return False


class Snapshot:
    """One field's text, cursor, selection and value."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._line = _line_of(widget)
        self._text, self._cursor, self._selection = "", 0, (0, 0)
        self._number = float(widget.value()) if isinstance(widget, QSpinBox | QDoubleSpinBox) else 0.0
        self._moment = widget.dateTime() if isinstance(widget, QDateTimeEdit) else QDateTime()
        combo = widget if isinstance(widget, QComboBox) else widget.parent()
        self._combo = combo if isinstance(combo, QComboBox) else None
        self._index = self._combo.currentIndex() if self._combo is not None else -1
        if self._line is not None:
            line = self._line
            self._text, self._cursor = line.text(), line.cursorPosition()
            self._selection = (line.selectionStart(), len(line.selectedText()))
        elif isinstance(widget, QPlainTextEdit | QTextEdit):
            self._text = widget.toPlainText()
            self._cursor = widget.textCursor().position()
            self._selection = (widget.textCursor().anchor(), 0)

    def restore(self) -> None:
        """Puts the field back, through its own undo as far as that leads there."""
        widget = self._widget
        if not isValid(widget):
            return  # its page was closed meanwhile
        if isinstance(widget, QPlainTextEdit | QTextEdit):
            self._restore_area(widget)
            return
        if isinstance(widget, QSpinBox):
            widget.setValue(int(self._number))
        elif isinstance(widget, QDoubleSpinBox):
            widget.setValue(self._number)
        elif isinstance(widget, QDateTimeEdit):
            widget.setDateTime(self._moment)
        if self._combo is not None:
            self._combo.setCurrentIndex(self._index)
        if self._line is not None:
            self._restore_line(self._line)

    def _restore_line(self, line: QLineEdit) -> None:
        for _ in range(_MOST_UNDO_STEPS):
            if line.text() == self._text or not line.isUndoAvailable():
                break
            line.undo()
        if line.text() != self._text:
            line.selectAll()
            line.insert(self._text)  # keeps the history, which setText would throw away
        if line.text() != self._text:
            line.setText(self._text)
        start, length = self._selection
        if start >= 0 and length:
            line.setSelection(start, length)
        else:
            line.setCursorPosition(self._cursor)

    def _restore_area(self, area: QPlainTextEdit | QTextEdit) -> None:
        document: QTextDocument = area.document()
        for _ in range(_MOST_UNDO_STEPS):
            if area.toPlainText() == self._text or not document.isUndoAvailable():
                break
            document.undo()
        cursor = area.textCursor()
        if area.toPlainText() != self._text:
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(self._text)
        cursor.setPosition(self._selection[0])
        cursor.setPosition(self._cursor, QTextCursor.MoveMode.KeepAnchor)
        area.setTextCursor(cursor)


def _line_of(widget: QWidget) -> QLineEdit | None:
    if isinstance(widget, QLineEdit):
        return widget
    if isinstance(widget, QComboBox):
        return widget.lineEdit()
    if isinstance(widget, QAbstractSpinBox):
        return widget.findChild(QLineEdit)
    return None
