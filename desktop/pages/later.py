"""Pages whose subject comes with a later release: each says so, and what can be done or is true now."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.print_record import Paper
from desktop.form_menu import blank, print_form
from desktop.marking import QT_TRANSLATE_NOOP
from desktop.page import Destination, Page, PageTools
from widgets.base import arrange
from widgets.buttons import Button
from widgets.cards import Card, EmptyState


class _Words(NamedTuple):
    heading: str
    icon: str
    line: str
    button: str
    go_to: Destination


_WORDS: dict[Destination, _Words] = {
    Destination.SERVICE_MENU: _Words(
        QT_TRANSLATE_NOOP("LaterPage", "Service menu"),
        "book-open",
        QT_TRANSLATE_NOOP("LaterPage", "The service menu comes with a later release. Requests work now."),
        QT_TRANSLATE_NOOP("LaterPage", "Register a request"),
        Destination.NEW_REQUEST,
    ),
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


_POSTER = QT_TRANSLATE_NOOP("LaterPage", "Print the poster")


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
        self.poster_button: Button | None = None
        if place is Destination.SERVICE_MENU:
            self.poster_button = Button(
                tools.theme, _told(_POSTER), size="small", icon="printer", hint="Ctrl P"
            )
            self.poster_button.clicked.connect(self.print_open)
            row = self._card.footer().row
            row.addStretch(1)
            row.addWidget(self.poster_button)
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

    def print_open(self) -> None:
        """Ctrl+P: the poster of the service menu."""
        if self.poster_button is not None:
            print_form(self.tools, self, Paper.MENU_POSTER, blank(self.tools))

    def keys(self) -> tuple[tuple[str, str], ...]:
        """For the key sheet."""
        return (("Ctrl P", _told(_POSTER)),) if self.poster_button is not None else ()

    def _arrange(self) -> None:
        arrange(self._column, self.tools.theme.tokens, (24, 20, 24, 20), 16)


def _told(text: str) -> str:
    return QCoreApplication.translate("LaterPage", text)
