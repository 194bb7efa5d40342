"""The page 设置: sections at left, one of them at right."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.devices.printer import printers
from desktop.page import Page, PageTools
from desktop.pages.settings.about import AboutSection
from desktop.pages.settings.data import DataSection
from desktop.pages.settings.deadlines import DeadlinesSection
from desktop.pages.settings.display import DisplaySection
from desktop.pages.settings.hours_rules import HoursRulesSection
from desktop.pages.settings.language import LanguageSection
from desktop.pages.settings.places import PlacesSection
from desktop.pages.settings.printing import PrintingSection
from desktop.pages.settings.section import Section
from desktop.pages.settings.staff import StaffSection
from desktop.pages.settings.sync import SyncSection
from desktop.pages.settings.templates import TemplatesSection
from desktop.pages.settings.unit import UnitSection
from widgets.base import PaintedButton, PaintedText, arrange, paint_box, paint_text, painting, text_width
from widgets.cards import Card
from widgets.icons import paint_icon
from widgets.theme import Theme
from widgets.tokens import MEDIUM, REGULAR


class Part(StrEnum):
    """The sections, in order; the value is an argument of the page."""

    UNIT = "unit"
    PLACES = "places"
    PRINTING = "printing"
    TEMPLATES = "templates"
    DEADLINES = "deadlines"
    HOURS = "hours"
    STAFF = "staff"
    DISPLAY = "display"
    LANGUAGE = "language"
    SYNC = "sync"
    DATA = "data"
    ABOUT = "about"


_ICONS = {
    Part.UNIT: "building",
    Part.PLACES: "map-pin",
    Part.PRINTING: "printer",
    Part.TEMPLATES: "file-text",
    Part.DEADLINES: "timer",
    Part.HOURS: "clock",
    Part.STAFF: "users",
    Part.DISPLAY: "type",
    Part.LANGUAGE: "languages",
    Part.SYNC: "refresh-cw",
    Part.DATA: "hard-drive",
    Part.ABOUT: "info",
}


class PartButton(PaintedButton):
    """One entry at left: icon and name; chosen = soft brand and a bar at the card's edge."""

    def __init__(self, theme: Theme, icon: str, name: str, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._icon, self._name = icon, name
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def texts(self) -> list[PaintedText]:
        """The name."""
        t = self.tokens
        left = t.space(10) + t.size(20) + t.space(8)
        weight = MEDIUM if self.isChecked() else REGULAR
        rect = QRectF(left, 0, self.width() - left - t.space(4), self.height())
        return [PaintedText(self._name, t.font("body", weight), rect)]

    def sizeHint(self) -> QSize:
        """Icon and name."""
        t = self.tokens
        width = t.space(22) + t.size(20) + text_width(self._name, t.font("body", MEDIUM)) + 2
        return QSize(round(width), t.size(40))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, bar, icon, name."""
        t, rect, on = self.tokens, QRectF(self.rect()), self.isChecked()
        ink = t.color("brand" if on else "text_2")
        with painting(self) as painter:
            if on or self.hovered:
                paint_box(painter, rect, fill=t.color("brand_soft" if on else "sunken"), radius=8)
            if on:
                painter.fillRect(QRectF(0, t.space(4), 3, rect.height() - t.space(8)), t.color("brand_fill"))
            side = t.size(20)
            paint_icon(painter, self._icon, QRectF(t.space(10), (rect.height() - side) / 2, side, side), ink)
            for text in self.texts():
                paint_text(painter, text.rect, text.text, text.font, ink)


class SettingsPage(Page):
    """设置. The argument names a section. Everything applies at once; there is no OK button."""

    language_changed = Signal(str)
    recovery_asked = Signal()

    def __init__(
        self,
        tools: PageTools,
        parent: QWidget | None = None,
        *,
        ask_printers: Callable[[], Sequence[str]] = printers,
    ) -> None:
        super().__init__(tools, parent)
        language, data = LanguageSection(tools), DataSection(tools)
        self._sync = SyncSection(tools)
        language.chosen.connect(self.language_changed)
        data.recovery_asked.connect(self.recovery_asked)
        self.sections: dict[Part, Section] = {
            Part.UNIT: UnitSection(tools),
            Part.PLACES: PlacesSection(tools),
            Part.PRINTING: PrintingSection(tools, ask_printers),
            Part.TEMPLATES: TemplatesSection(tools),
            Part.DEADLINES: DeadlinesSection(tools),
            Part.HOURS: HoursRulesSection(tools),
            Part.STAFF: StaffSection(tools),
            Part.DISPLAY: DisplaySection(tools),
            Part.LANGUAGE: language,
            Part.SYNC: self._sync,
            Part.DATA: data,
            Part.ABOUT: AboutSection(tools),
        }
        self._build()
        tools.theme.changed.connect(self._arrange)
        self._arrange()
        self.show_part(Part.UNIT)

    def _build(self) -> None:
        theme = self.tools.theme
        self._list = Card(theme)
        self._list.setAccessibleName(self.heading())
        self._group = QButtonGroup(self)
        self.buttons: dict[Part, PartButton] = {}
        self.stack = QStackedWidget(self)
        for part, section in self.sections.items():
            button = PartButton(theme, _ICONS[part], section.accessibleName(), self._list)
            button.clicked.connect(partial(self.show_part, part))
            self._group.addButton(button)
            self._list.body.addWidget(button)
            self.buttons[part] = button
            self.stack.addWidget(self._scrolling(section))
        self._list.body.addStretch(1)
        self._right = Card(theme, flush=True)
        self._right.body.addWidget(self.stack)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._list)
        self._row.addWidget(self._right, 1)

    def _scrolling(self, section: Section) -> QScrollArea:
        section.setProperty("plain", True)
        scroll = QScrollArea(self)
        scroll.setProperty("plain", True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        # At 150 % on a small screen some sections are wider than the view: nothing may be out of reach.
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(section)
        return scroll

    def _arrange(self) -> None:
        t = self.tools.theme.tokens
        arrange(self._row, t, (24, 20, 24, 20), 20)
        body = self._list.body
        if isinstance(body, QVBoxLayout):
            arrange(body, t, (12, 12, 12, 12), 2)
        self._list.setFixedWidth(max(t.space(220), self._list.minimumSizeHint().width()))

    def heading(self) -> str:
        """The title in the header."""
        return self.tr("Settings")

    def opened(self, argument: str) -> None:
        """Show a section, by its name or the last one."""
        part = Part(argument) if argument in set(Part) else self.part()
        self.show_part(part)
        self.buttons[part].setFocus()

    def take_text(self, text: str) -> bool:
        """The county's code, scanned while this page is in front."""
        taken = self._sync.panel.take_invitation(text)
        if taken:
            self.show_part(Part.SYNC)
        return taken

    def part(self) -> Part:
        """The section shown."""
        return next(part for part, button in self.buttons.items() if button.isChecked())

    def show_part(self, part: Part) -> None:
        """Bring a section to the front and let it read what it shows."""
        self.buttons[part].setChecked(True)
        self.stack.setCurrentIndex(list(self.sections).index(part))
        self.sections[part].opened()
