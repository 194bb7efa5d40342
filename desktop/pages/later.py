"""Pages whose subject comes with a later release: each says so, and what can be done or is true now."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.marking import QT_TRANSLATE_NOOP
from desktop.page import Destination, Page, PageTools
from widgets.base import arrange
from widgets.cards import Card, EmptyState


class _Words(NamedTuple):
    heading: str
    icon: str
    line: str
    button: str
    go_to: Destination


_WORDS: dict[Destination, _Words] = {
    Destination.PUBLICITY: _Words(
        QT_TRANSLATE_NOOP("LaterPage", "Publicity"),
        "megaphone",
        QT_TRANSLATE_NOOP("LaterPage", "Publicity comes with a later release. Activities are kept already."),
        QT_TRANSLATE_NOOP("LaterPage", "Show activities"),
        Destination.ACTIVITIES,
    ),
    Destination.STATISTICS: _Words(
        QT_TRANSLATE_NOOP("LaterPage", "Statistics"),
        "chart-column",
        QT_TRANSLATE_NOOP(
            "LaterPage", "Statistics come with a later release. Today's counts are on the desk."
        ),
        QT_TRANSLATE_NOOP("LaterPage", "Go to the desk"),
        Destination.HOME,
    ),
}


class LaterPage(Page):
    """One icon, one line, one useful button."""

    def __init__(self, tools: PageTools, place: Destination, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self._words = _WORDS[place]
        self.empty = EmptyState(
            tools.theme,
            _told(self._words.line),
            icon=self._words.icon,
            action=_told(self._words.button),
        )
        self.empty.acted.connect(lambda: self.go.emit(self._words.go_to, ""))
        self._card = Card(tools.theme)
        self._card.body.addWidget(self.empty)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._card)
        tools.theme.changed.connect(self._arrange)
        self._arrange()

    def heading(self) -> str:
        """The page's name."""
        return _told(self._words.heading)

    def opened(self, argument: str) -> None:
        """Show what is true now; there is nothing to open by an argument."""
        del argument
        self.empty.setFocus()

    def _arrange(self) -> None:
        arrange(self._column, self.tools.theme.tokens, (24, 20, 24, 20), 16)


def _told(text: str) -> str:
    return QCoreApplication.translate("LaterPage", text)
