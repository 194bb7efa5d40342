"""The focus ring: 2 px, drawn 2 px outside the focused control, by one overlay per window."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from widgets.base import Painted, paint_box, painting
from widgets.theme import Theme

_REACH = 4
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange)


class FocusRing(Painted):
    """Follows the focus inside `window`; the shell and every further top-level window make one.

    Widgets that want the ring have a `ring_radius` (all our buttons do). Text inputs and lists draw their
    focus themselves. Takes no mouse and no focus.
    """

    overlay = True

    def __init__(self, theme: Theme, window: QWidget, app: QApplication) -> None:
        super().__init__(theme, window)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._whole = QRect()
        self.hide()
        app.focusChanged.connect(self._focus_changed)

    def target(self) -> QWidget | None:
        """The widget that wears the ring now."""
        return self._target

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._watched:
            widget.removeEventFilter(self)
            widget.destroyed.disconnect(self._gone)
        self._watched = []
        inside = new is not None and self._window.isAncestorOf(new)
        self._target = new if inside and isinstance(getattr(new, "ring_radius", None), int) else None
        walk = self._target
        while walk is not None and walk is not self._window:
            walk.installEventFilter(self)
            walk.destroyed.connect(self._gone)
            self._watched.append(walk)
            walk = walk.parentWidget()
        self._place()

    def _gone(self, _widget: QObject) -> None:
        self._watched = []
        self._target = None
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Moves along with the control."""
        if event.type() in _MOVES:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        target = self._target
        if target is None or not target.isVisible():
            self.hide()
            return
        window = self._window
        corner = target.mapTo(window, QPoint(0, 0))
        self._whole = QRect(corner, target.size()).adjusted(-_REACH, -_REACH, _REACH, _REACH)
        seen = self._whole
        walk = target.parentWidget()
        while walk is not None and walk is not window:
            if isinstance(walk.parentWidget(), QAbstractScrollArea):
                seen = seen.intersected(QRect(walk.mapTo(window, QPoint(0, 0)), walk.size()))
            walk = walk.parentWidget()
        self.setGeometry(seen)
        self.setVisible(not seen.isEmpty())
        self.raise_()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ring; parts outside a scrolled view are cut off."""
        radius = getattr(self._target, "ring_radius", 8)
        whole = QRectF(self._whole.translated(-self.x(), -self.y()))
        radius = min(radius + 3, whole.height() / 2)
        with painting(self) as painter:
            paint_box(painter, whole, border=self.tokens.color("focus"), width=2, radius=radius)
