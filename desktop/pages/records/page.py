"""The page 星级与报送: star lists that can be made again, and service records for the national system."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.ports.store import Changed
from desktop.page import OF_STARS, Destination, Page, PageTools
from desktop.pages.records.national_panel import NationalPanel
from desktop.pages.records.stars_panel import StarsPanel
from widgets.base import arrange
from widgets.cards import Card
from widgets.tabs import Tab, Tabs

TABLES = ("service_record", "star_list", "star_award", "national_report", "volunteer")


class RecordsPage(Page):
    """Two tabs; each reads again what was touched while it was hidden."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        theme = tools.theme
        self.card = Card(theme, flush=True, parent=self)
        self.tabs = Tabs(
            theme, [Tab("stars", self.tr("Stars")), Tab("national", self.tr("National system"))], pad=12
        )
        self.stars = StarsPanel(tools, self)
        self.national = NationalPanel(tools, self)
        self.stars.certificates_asked.connect(
            lambda list_id: self.go.emit(Destination.CERTIFICATES, OF_STARS + list_id)
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.stars)
        self._stack.addWidget(self.national)
        self.card.body.addWidget(self.tabs)
        self.card.body.addWidget(self._stack, 1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.card, 1)
        self.tabs.changed.connect(self.open_tab)
        tools.runner.committed.connect(self._reload_if_touched)
        tools.theme.changed.connect(self._arrange)
        self._arrange()

    def _arrange(self) -> None:
        arrange(self._column, self.tools.theme.tokens, (24, 20, 24, 20), 0)

    def heading(self) -> str:
        """The title in the page header."""
        return self.tr("Stars and reports")

    def opened(self, argument: str) -> None:
        """`argument` names a tab."""
        if argument:
            self.tabs.choose(argument)
            self.open_tab(argument)
        stars = self._stack.currentWidget() is self.stars
        (self.stars.day if stars else self.national.table).setFocus(Qt.FocusReason.OtherFocusReason)
        self.reload()

    def open_tab(self, key: str) -> None:
        """Another tab."""
        self._stack.setCurrentWidget(self.national if key == "national" else self.stars)
        self.reload()

    def reload(self) -> None:
        """What is in front."""
        (self.stars if self._stack.currentWidget() is self.stars else self.national).load()

    def _reload_if_touched(self, changed: Changed) -> None:
        if self.isVisible() and changed.touches(*TABLES):
            self.reload()

    def keys(self) -> tuple[tuple[str, str], ...]:
        """For the key sheet."""
        return (
            ("Ctrl Enter", self.tr("Award the stars, or mark as reported")),
            ("Ctrl P", self.tr("Print the star list")),
        )

    def print_open(self) -> None:
        """Ctrl+P: the star list that is chosen."""
        if self._stack.currentWidget() is self.stars:
            self.stars.print_list()

    def save(self) -> None:
        """Ctrl+Enter."""
        if self._stack.currentWidget() is self.stars:
            self.stars.award()
        else:
            self.national.choose_place()
