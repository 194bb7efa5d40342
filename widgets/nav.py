"""The navigation column: mark and site, groups, badges, staff and lock at the bottom."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from widgets.base import (
    ElidedLabel,
    Label,
    Painted,
    PaintedButton,
    PaintedText,
    arrange,
    paint_box,
    paint_text,
    painting,
    text_width,
)
from widgets.buttons import IconButton
from widgets.cards import Rule
from widgets.icons import paint_icon, qicon
from widgets.people import ProductMark, paint_avatar
from widgets.theme import Theme
from widgets.tokens import MEDIUM, Tokens


class Badge(StrEnum):
    """FILLED red = our turn; OUTLINED = just a count."""

    FILLED = "filled"
    OUTLINED = "outlined"


class NavEntry(NamedTuple):
    """One page. `short`: two characters for the 64 px column; `desk` pages stay in the large-text column."""

    key: str
    text: str
    icon: str
    short: str
    badge: Badge = Badge.OUTLINED
    desk: bool = False


class NavGroup(NamedTuple):
    """A heading and its pages."""

    text: str
    entries: Sequence[NavEntry]


class NavLook(StrEnum):
    """How much room the column takes."""

    FULL = "full"
    COLLAPSED = "collapsed"
    """64 px: icons with two characters."""
    LARGE = "large"
    """Large text: the five desk pages and 更多."""


def paint_badge(painter: QPainter, t: Tokens, rect: QRectF, count: str, badge: Badge) -> None:
    """A count in a pill."""
    filled = badge is Badge.FILLED
    fill = t.color("brand_fill" if filled else "surface")
    border = None if filled else t.color("line_strong")
    paint_box(painter, rect, fill=fill, border=border, width=t.border, radius=rect.height() / 2)
    ink = t.color("on_brand" if filled else "text_2")
    paint_text(painter, rect, count, t.font("caption", MEDIUM), ink, Qt.AlignmentFlag.AlignHCenter)


class NavButton(PaintedButton):
    """One page in the column."""

    def __init__(self, theme: Theme, entry: NavEntry, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.entry, self._count, self._collapsed = entry, 0, False
        self.setCheckable(True)
        self.setText(entry.text)
        self.setAccessibleName(entry.text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_count(self, count: int) -> None:
        """0 hides the badge."""
        self._count = count
        self.setAccessibleName(f"{self.entry.text} {count}" if count else self.entry.text)
        self.update()

    def set_collapsed(self, collapsed: bool) -> None:
        """Icon over two characters."""
        self._collapsed = collapsed
        self.setToolTip(self.entry.text if collapsed else "")
        self.updateGeometry()
        self.update()

    def set_entry(self, entry: NavEntry) -> None:
        """Other words, after a change of language."""
        self.entry = entry
        self.setText(entry.text)
        self.set_count(self._count)

    def _badge(self) -> str:
        return "" if not self._count else "99+" if self._count > 99 else str(self._count)

    def sizeHint(self) -> QSize:
        """One row."""
        t = self.tokens
        if self._collapsed:
            return QSize(t.size(56), t.size(54))
        words = text_width(self.entry.text, t.font("body", MEDIUM))
        badge = self._badge_width() + t.space(8) if self._count else 0
        return QSize(round(words + t.space(38) + t.size(6) + badge + t.space(10)), t.size(40))

    def _badge_width(self) -> float:
        t = self.tokens
        return max(t.size(20), text_width(self._badge(), t.font("caption", MEDIUM)) + t.space(12))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Soft box when open, icon, words, badge."""
        t, open_, rect = self.tokens, self.isChecked(), QRectF(self.rect())
        ink = t.color("brand" if open_ else "text_2")
        with painting(self) as painter:
            if open_ or self.hovered:
                fill = t.color("brand_soft" if open_ else "lane")
                border = t.color("brand") if open_ and t.border > 1 else None
                paint_box(painter, rect, fill=fill, border=border, width=t.border, radius=8)
            side = t.size(20)
            if self._collapsed:
                icon = QRectF((rect.width() - side) / 2, t.size(6), side, side)
            else:
                icon = QRectF(t.space(9), (rect.height() - side) / 2, side, side)
            paint_icon(painter, self.entry.icon, icon, ink)
            for text in self.texts()[:1]:
                align = Qt.AlignmentFlag.AlignHCenter if self._collapsed else Qt.AlignmentFlag.AlignLeft
                colour = ink if open_ else t.color("text" if self.hovered else "text_2")
                paint_text(painter, text.rect, text.text, text.font, colour, align)
            if self._count:
                paint_badge(painter, t, self._badge_rect(), self._badge(), self.entry.badge)

    def _badge_rect(self) -> QRectF:
        t, width = self.tokens, self._badge_width()
        height = t.size(18)
        if self._collapsed:
            return QRectF(self.width() / 2 + t.size(4), 2, width, height)
        return QRectF(self.width() - width - t.space(10), (self.height() - height) / 2, width, height)

    def texts(self) -> list[PaintedText]:
        """Words, then the badge's number."""
        t = self.tokens
        font = t.font("caption" if self._collapsed else "body", MEDIUM if self.isChecked() else None)
        if self._collapsed:
            words = QRectF(0, t.size(29), self.width(), t.line_height("caption"))
            return [PaintedText(self.entry.short, font, words)]
        left = t.space(9) + t.size(20) + t.space(9)
        right = self._badge_rect().left() - t.space(4) if self._count else self.width()
        found = [PaintedText(self.entry.text, font, QRectF(left, 0, right - left, self.height()))]
        if self._count:
            found.append(PaintedText(self._badge(), t.font("caption", MEDIUM), self._badge_rect()))
        return found


class _Staff(PaintedButton):
    """Avatar, name and duty; a click switches the person at the desk."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.name, self.duty, self.collapsed = "", "", False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_staff(self, name: str, duty: str) -> None:
        self.name, self.duty = name, duty
        self.setAccessibleName(f"{name}, {duty}" if duty else name)
        self.setToolTip(f"{name} {duty}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.tokens.size(36), self.tokens.size(44))

    def paintEvent(self, _event: QPaintEvent) -> None:
        t, side = self.tokens, self.tokens.size(34)
        with painting(self) as painter:
            if self.hovered:
                paint_box(painter, QRectF(self.rect()), fill=t.color("lane"))
            left = (self.width() - side) / 2 if self.collapsed else 4
            paint_avatar(painter, t, QRectF(left, (self.height() - side) / 2, side, side), self.name)
            if self.collapsed:
                return
            first, second = t.line_height("body_s"), t.line_height("caption")
            top = (self.height() - first - (second if self.duty else 0)) / 2
            left += side + t.space(10)
            words = QRectF(left, top, self.width() - left, first)
            paint_text(painter, words, self.name, t.font("body_s", MEDIUM), t.color("text"), elide=True)
            below = QRectF(left, top + first, words.width(), second)
            paint_text(painter, below, self.duty, t.font("caption"), t.color("text_2"), elide=True)


class NavColumn(Painted):
    """204 px; `opened` tells which page was asked for, `open_page` marks it once the shell has switched."""

    opened = Signal(str)
    lock_asked = Signal()
    staff_asked = Signal()

    def __init__(self, theme: Theme, groups: Sequence[NavGroup], parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._groups, self._look = tuple(groups), NavLook.FULL
        self._column = QVBoxLayout(self)
        self._head, self._foot = QHBoxLayout(), QHBoxLayout()
        self._mark = ProductMark(theme)
        self._name = ElidedLabel(theme, role="h3")
        self._site = ElidedLabel(theme, role="caption", colour="text_2")
        self._build_head()
        self._headings: list[Label] = []
        self._buttons: dict[str, NavButton] = {}
        self._radio = QButtonGroup(self)
        self._build_groups()
        self._more = NavButton(theme, NavEntry("", self.tr("More"), "ellipsis", self.tr("More")), self)
        self._more.setCheckable(False)
        self._more.clicked.connect(self._show_more)
        self._column.addWidget(self._more)
        self._column.addStretch(1)
        self._build_foot()
        self.set_look(NavLook.FULL)

    def _build_head(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._site)
        self._head.addWidget(self._mark)
        self._head.addLayout(words, 1)
        self._column.addLayout(self._head)

    def _build_groups(self) -> None:
        for group in self._groups:
            heading = Label(self.theme, group.text, role="small", colour="text_3", parent=self)
            self._headings.append(heading)
            self._column.addWidget(heading)
            for entry in group.entries:
                button = NavButton(self.theme, entry, self)
                button.clicked.connect(self._clicked)
                self._radio.addButton(button)
                self._buttons[entry.key] = button
                self._column.addWidget(button)

    def _build_foot(self) -> None:
        self._rule = Rule(self.theme, self)
        self._column.addWidget(self._rule)
        self._staff = _Staff(self.theme)
        self._staff.clicked.connect(self.staff_asked)
        self.lock_button = IconButton(self.theme, "lock", self.tr("Lock"))
        self.lock_button.clicked.connect(self.lock_asked)
        self._foot.addWidget(self._staff, 1)
        self._foot.addWidget(self.lock_button)
        self._column.addLayout(self._foot)

    def set_site(self, name: str, site: str) -> None:
        """Product and window name (清禾县中心 · 1 号窗口)."""
        self._name.setText(name)
        self._site.setText(site)

    def set_staff(self, name: str, duty: str) -> None:
        """Who is at the desk."""
        self._staff.set_staff(name, duty)

    def set_groups(self, groups: Sequence[NavGroup]) -> None:
        """The same pages in other words, after a change of language."""
        self._groups = tuple(groups)
        for heading, group in zip(self._headings, groups, strict=True):
            heading.setText(group.text)
            for entry in group.entries:
                self._buttons[entry.key].set_entry(entry)

    def retranslate(self) -> None:
        """The words of its own; the pages' names come by `set_groups`."""
        self._more.set_entry(NavEntry("", self.tr("More"), "ellipsis", self.tr("More")))
        self.lock_button.set_name(self.tr("Lock"))

    def set_count(self, key: str, count: int) -> None:
        """The badge of a page."""
        self._buttons[key].set_count(count)

    def open_page(self, key: str) -> None:
        """Marks the open page; says nothing."""
        self._buttons[key].setChecked(True)
        self.update()

    def keys(self) -> list[str]:
        """Pages in order, for Ctrl+1...9."""
        return list(self._buttons)

    def set_look(self, look: NavLook) -> None:
        """Full, collapsed or large."""
        self._look = look
        collapsed = look is NavLook.COLLAPSED
        for heading in self._headings:
            heading.setVisible(look is NavLook.FULL)
        for button in self._buttons.values():
            button.set_collapsed(collapsed)
            button.setVisible(look is not NavLook.LARGE or button.entry.desk)
        self._more.setVisible(look is NavLook.LARGE)
        self._name.setVisible(not collapsed)
        self._site.setVisible(not collapsed)
        self._staff.collapsed = collapsed
        self.lock_button.setVisible(not collapsed)
        self.retheme()

    def retheme(self) -> None:
        """Width and gaps for look and text size."""
        t = self.tokens
        collapsed = self._look is NavLook.COLLAPSED
        self.setFixedWidth(t.size(64) if collapsed else t.space(204))
        arrange(self._column, t, (4, 12, 4, 12) if collapsed else (12, 12, 13, 12), 2)
        arrange(self._head, t, (4, 2, 0, 8), 10)
        arrange(self._foot, t, (2, 6, 0, 0), 4)
        for heading in self._headings:
            heading.setContentsMargins(t.space(10), t.space(10), 0, t.space(2))

    def _clicked(self) -> None:
        button = self.sender()
        if isinstance(button, NavButton):
            self.update()
            self.opened.emit(button.entry.key)

    def _show_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ink = self.tokens.color("text_2")
        for button in self._buttons.values():
            if not button.entry.desk:
                action = menu.addAction(qicon(button.entry.icon, ink, 20), button.accessibleName())
                action.triggered.connect(button.click)
        menu.popup(self._more.mapToGlobal(self._more.rect().topRight()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, right edge, and the brand bar at the open page."""
        t = self.tokens
        with painting(self) as painter:
            painter.fillRect(self.rect(), t.color("nav"))
            painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), t.color("line"))
            chosen = self._radio.checkedButton()
            if chosen is not None and chosen.isVisible():
                place = chosen.geometry()
                inset = place.height() / 4
                bar = QRectF(0, place.top() + inset, 3, place.height() - 2 * inset)
                painter.fillRect(bar, t.color("brand_fill"))
