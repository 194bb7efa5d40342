"""Finds text that does not fit: measured against its place, its ancestors and its siblings.

Shortened text is right only where the whole stands in the tooltip (`ElidedLabel`: names and titles).
"""

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStyle,
    QStyleOptionFrame,
    QWidget,
)

from widgets.base import ElidedLabel, Painted, PaintedButton
from widgets.buttons import Button, IconButton
from widgets.inputs import ComboInput

_SLACK = 1.0


def clipped_texts(root: QWidget) -> list[str]:
    """One sentence per visible text under `root` that is cut or covered; empty when all is well.

    `root` must be shown (offscreen is enough) so that its layouts have done their work.
    """
    found: list[str] = []
    for widget in [root, *root.findChildren(QWidget)]:
        if not widget.isVisibleTo(root) or widget.width() <= 0:
            continue
        found += [f"{type(widget).__name__}: {problem}" for problem in _problems(widget, root)]
    return found


def _problems(widget: QWidget, root: QWidget) -> Iterator[str]:
    words = _words(widget)
    if words:
        yield from _placement(widget, root, words)
    for kind, look in _LOOKS:
        if isinstance(widget, kind):
            yield from look(widget)
            return


def _words(widget: QWidget) -> str:
    """What a widget says, to know whether its place matters and to name it."""
    if isinstance(widget, Painted | PaintedButton):
        return " ".join(text.text for text in widget.texts())
    if isinstance(widget, QLabel | QLineEdit | QAbstractButton):
        return str(widget.text())
    if isinstance(widget, QComboBox):
        return str(widget.currentText())
    return ""


def _painted(widget: Painted | PaintedButton) -> Iterator[str]:
    whole = QRectF(widget.rect()).adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK)
    for text in widget.texts():
        if not text.text:
            continue
        width = QFontMetricsF(text.font).horizontalAdvance(text.text)
        if width > text.rect.width() + _SLACK:
            yield f"“{text.text}” is {width:.0f} px wide, its place {text.rect.width():.0f}"
        yield from _height(text.text, text.font, text.rect.height())
        if not whole.contains(text.rect):
            yield f"“{text.text}” reaches out of its widget"


def _button(button: Button | IconButton) -> Iterator[str]:
    """Some of the padding may go; then icon and key are cut at the edges, before any word is."""
    needed, spare, name = button.sizeHint(), button.tokens.size(8), button.accessibleName()
    if button.width() + spare < needed.width():
        yield f"“{name}” needs {needed.width()} px, has {button.width()}"
    if button.height() + 2 * spare < needed.height():
        yield f"“{name}” needs {needed.height()} px of height, has {button.height()}"
    yield from _painted(button)


def _height(text: str, font: QFont, room: float) -> Iterator[str]:
    tight = QFontMetricsF(font).tightBoundingRect(text or "国").height()  # zh: a full character
    if tight > room + _SLACK:
        yield f"“{text}” is {tight:.0f} px high, its place {room:.0f}"


def _label(label: QLabel) -> Iterator[str]:
    text = label.text()
    if not text or label.textFormat() == Qt.TextFormat.RichText:
        return
    room = label.contentsRect()
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        if needed > label.height() + _SLACK:
            yield f"“{text}” needs {needed} px of height at this width, has {label.height()}"
        longest = max(
            (QFontMetricsF(label.font()).horizontalAdvance(word) for word in text.split()), default=0
        )
        if longest > room.width() + _SLACK and text.isascii():
            yield f"“{text}” has a word wider than its place"
        return
    for line in text.split("\n"):
        width = QFontMetricsF(label.font()).horizontalAdvance(line)
        if width > room.width() + _SLACK:
            yield f"“{line}” is {width:.0f} px wide, its place {room.width()}"
    yield from _height(text, label.font(), room.height())


def _elided(label: ElidedLabel) -> Iterator[str]:
    if label.text() != label.full_text() and label.toolTip() != label.full_text():
        yield f"“{label.full_text()}” is shortened and has no tooltip"


def _push_button(button: QPushButton) -> Iterator[str]:
    if button.width() < button.minimumSizeHint().width():
        yield f"“{button.text()}” needs {button.minimumSizeHint().width()} px, has {button.width()}"


def _combo(combo: QComboBox) -> Iterator[str]:
    if combo.isEditable():
        return
    room = combo.text_rect().width() if isinstance(combo, ComboInput) else combo.width() - 40.0
    text = combo.currentText() or combo.placeholderText()
    width = QFontMetricsF(combo.font()).horizontalAdvance(text)
    if width > room + _SLACK and combo.toolTip() != text:
        yield f"“{text}” is {width:.0f} px wide, its place {room:.0f}"


def _line_edit(edit: QLineEdit) -> Iterator[str]:
    if isinstance(edit.parent(), QAbstractSpinBox):
        return
    option = QStyleOptionFrame()
    edit.initStyleOption(option)
    room = edit.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, edit)
    margins = edit.textMargins()
    width = room.width() - margins.left() - margins.right()
    placeholder = edit.placeholderText()
    needed = QFontMetricsF(edit.font()).horizontalAdvance(placeholder)
    if placeholder and not edit.text() and needed > width + _SLACK:
        yield f"placeholder “{placeholder}” is {needed:.0f} px wide, its place {width}"
    yield from _height(edit.text() or placeholder, edit.font(), room.height())


def _area(area: QPlainTextEdit) -> Iterator[str]:
    placeholder = area.placeholderText()
    if placeholder and not area.toPlainText():
        room = area.viewport().rect()
        flags = int(Qt.TextFlag.TextWordWrap)
        needed = QFontMetricsF(area.font()).boundingRect(
            QRectF(0, 0, room.width() - 8, 9999), flags, placeholder
        )
        if needed.height() > room.height() + _SLACK:
            yield f"placeholder “{placeholder}” does not fit its field"


def _header(header: QHeaderView) -> Iterator[str]:
    model = header.model()
    if header.orientation() is not Qt.Orientation.Horizontal:
        return
    for section in range(header.count()):
        if header.isSectionHidden(section):
            continue
        text = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
        width = QFontMetricsF(header.font()).horizontalAdvance(text)
        if width + 8 > header.sectionSize(section):
            yield f"heading “{text}” is {width:.0f} px wide, its column {header.sectionSize(section)}"


def _placement(widget: QWidget, root: QWidget, words: str) -> Iterator[str]:
    """Inside all ancestors (a scrolled view may hold more than it shows), and under no sibling."""
    mine = widget.rect()
    parent = widget.parentWidget()
    inner: QWidget = widget
    while parent is not None and inner is not root:
        place = QRect(widget.mapTo(parent, QPoint(0, 0)), mine.size())
        area = parent.parentWidget()
        if isinstance(area, QAbstractScrollArea):
            # What is scrolled may be longer than the view; where nobody can scroll sideways, not wider.
            still = area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            if still and (place.left() < -1 or place.right() > parent.width()):
                yield f"“{words}” is cut at the side of its {type(area).__name__}"
            break
        if not parent.rect().adjusted(-1, -1, 1, 1).contains(place):
            yield f"“{words}” is cut by its {type(parent).__name__}"
            break
        inner, parent = parent, parent.parentWidget()
    yield from _covered(widget, words)


def _covered(widget: QWidget, words: str) -> Iterator[str]:
    parent = widget.parentWidget()
    if parent is None or getattr(widget, "overlay", False):
        return
    place = widget.geometry()
    for sibling in parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if sibling is widget or sibling.isWindow() or not sibling.isVisibleTo(parent):
            continue
        if getattr(sibling, "overlay", False) or getattr(sibling, "under", False):
            continue
        shared = place.intersected(sibling.geometry())
        if shared.width() > 2 and shared.height() > 2:
            yield f"“{words}” and a {type(sibling).__name__} lie over each other"


_LOOKS: tuple[tuple[type[QWidget], Callable[[Any], Iterator[str]]], ...] = (
    (Painted, _painted),
    (Button, _button),
    (IconButton, _button),
    (PaintedButton, _painted),
    (ElidedLabel, _elided),
    (QLabel, _label),
    (QComboBox, _combo),
    (QLineEdit, _line_edit),
    (QPlainTextEdit, _area),
    (QHeaderView, _header),
    (QPushButton, _push_button),
)
"""The first kind that fits decides how a widget is measured."""
