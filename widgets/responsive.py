"""Which layout a width asks for (design 3)."""

from enum import IntEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from widgets.theme import Theme

UNLIMITED = 16777215
"""Qt's QWIDGETSIZE_MAX, which PySide does not name: no greatest width or height."""


class Breadth(IntEnum):
    """From narrow to wide, so that they compare."""

    SINGLE = 0
    """One pane: list, then detail with a back button."""
    DRAWER = 1
    """Helper column is a drawer; list 320 px."""
    COMPACT = 2
    """Navigation is 64 px; helper column 320 px."""
    FULL = 3
    """As drawn."""


def breadth_of(width: int, scale: float = 1.0) -> Breadth:
    """Breadth of a window width; large text makes the same window narrower."""
    effective = width / (1 + (scale - 1) / 2)
    for least, breadth in ((1360, Breadth.FULL), (1180, Breadth.COMPACT), (1000, Breadth.DRAWER)):
        if effective >= least:
            return breadth
    return Breadth.SINGLE


class TwoPanes:
    """A list at left and the detail of its row at right; where there is no room, one of the two (design 3).

    `panes` are list, detail and what leads back to the list. `widths` are those of the list, wide and narrow,
    `least` is the width of a detail below which it stands alone, all at 100 %; from `wide_from` on it is the
    wide one. After `fit`, `breadth` is that of the window and `room` the width in which the detail stands.
    """

    GAPS = 68
    """Page margins and the gap between the panes."""
    MARGINS = 48

    def __init__(
        self,
        theme: Theme,
        page: QWidget,
        panes: tuple[QWidget, QWidget, QWidget],
        widths: tuple[int, int],
        least: int,
        wide_from: Breadth = Breadth.COMPACT,
    ) -> None:
        self._theme, self._page, self._widths, self._least = theme, page, widths, least
        self._list, self._detail, self._back = panes
        self._wide_from = wide_from
        self.single = False
        self.breadth = Breadth.FULL
        self.room = 0

    def fit(self, *, detail: bool) -> None:
        """Share the page's width; `detail`: in a single pane that of the row, not the list, is shown."""
        t = self._theme.tokens
        self.breadth = breadth_of(self._page.window().width(), t.scale)
        wide, narrow = self._widths
        width = t.space(wide if self.breadth >= self._wide_from else narrow)
        beside = self._page.width() - width - t.space(self.GAPS)
        self.single = self.breadth is Breadth.SINGLE or beside < t.size(self._least)
        self.room = self._page.width() - t.space(self.MARGINS) if self.single else beside
        self._list.setMinimumWidth(0 if self.single else width)
        self._list.setMaximumWidth(UNLIMITED if self.single else width)
        self._back.setVisible(self.single)
        self.show(detail=detail)

    def show(self, *, detail: bool) -> None:
        """In a single pane: the detail or the list; else both stay. The focus leaves a list that goes."""
        alone = self.single and detail
        focused = QApplication.focusWidget()
        self._detail.setVisible(not self.single or detail)
        if alone and focused is not None and self._list.isAncestorOf(focused):
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        self._list.setVisible(not alone)

    def focus(self, widget: QWidget) -> None:
        """To this part of the list, or where the detail stands alone to what leads back."""
        alone = self.shows_detail_alone()
        (self._back if alone else widget).setFocus(Qt.FocusReason.OtherFocusReason)

    def shows_detail_alone(self) -> bool:
        """Whether a way back to the list is due."""
        return self.single and self._detail.isVisible()
