"""The list at the left of a page: its search, what narrows it, painted rows, and words when it is empty."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.base import arrange
from widgets.cards import Card, EmptyState
from widgets.lists import PagedListModel, RowList
from widgets.rows import RowDelegate, RowLook
from widgets.search_input import SearchInput
from widgets.theme import Theme


class _Row(Protocol):
    @property
    def id(self) -> str: ...


Row = TypeVar("Row", bound=_Row)


class Empty(NamedTuple):
    """What an empty list says, and the words of its one action."""

    text: str
    icon: str
    action: str


class ListPane(Card, Generic[Row]):
    """`chosen` tells whose row became current; `begun`: the action of a list in which nothing is yet.

    A pane lays out what narrows it, and has its rows fetched, painted and spoken.
    """

    chosen = Signal(str)
    begun = Signal()

    def __init__(self, theme: Theme, search: SearchInput, *, row_height: int, page: int) -> None:
        super().__init__(theme, flush=True)
        self.search = search
        self.model: PagedListModel[Row] = PagedListModel(
            self.ask, key=lambda row: row.id, sentence=self.sentence, page=page, parent=self
        )
        self.list = RowList(theme, "")
        self.list.setItemDelegate(RowDelegate(theme, self.look, self.list, height=row_height))
        self.list.set_rows(self.model)
        self.empty = EmptyState(theme, "")
        self.empty.hide()
        self._top = QWidget()
        self.head = QVBoxLayout(self._top)
        self.head.addWidget(search)
        search.textEdited.connect(self.narrow)
        search.left_down.connect(self.enter)
        self.list.chosen.connect(self.chosen)
        self.list.opened.connect(self.chosen)
        # In a narrow window the row that is current already is clicked to see it again.
        self.list.clicked.connect(lambda index: self.chosen.emit(self.model.key_at(index.row())))
        self.model.loaded.connect(self._loaded)
        self.empty.acted.connect(self._empty_acted)
        self.retheme()

    def lay_out(self, *narrowing: QWidget) -> None:
        """What narrows the list below its search, then the list: the order of Tab, too."""
        for part in narrowing:
            self.head.addWidget(part)
        self.body.addWidget(self._top)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.empty, 1)

    def retheme(self) -> None:
        """Padding for the text size."""
        super().retheme()
        if hasattr(self, "head"):
            arrange(self.head, self.tokens, (14, 14, 14, 12), 10)
            # The rounded corners stay free of rows.
            self.body.setContentsMargins(0, 0, 0, self.tokens.space(10))

    # --- what a pane says of itself -----------------------------------------------------------------

    @abstractmethod
    def ask(self, offset: int, limit: int, done: Callable[[Sequence[Row], bool], None]) -> None:
        """Fetch rows as the list is narrowed now."""

    @abstractmethod
    def look(self, row: Row) -> RowLook:
        """How a row is painted."""

    @abstractmethod
    def sentence(self, row: Row) -> str:
        """What screen readers say."""

    @abstractmethod
    def is_filtered(self) -> bool:
        """Something narrows the list."""

    @abstractmethod
    def clear_filter(self) -> None:
        """Everything again."""

    @abstractmethod
    def nothing(self) -> Empty:
        """What is said when no row matches, or when there is none at all."""

    # --- what all panes do --------------------------------------------------------------------------

    def reload(self) -> None:
        """The same filter again; the current row stays."""
        self.model.reload()

    def narrow(self) -> None:
        """Ask again, for what narrows the list now."""
        self.model.reload(self.ask)

    def enter(self) -> None:
        """From the search into the list, on the first row when none is current."""
        if self.model.rowCount():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            if not self.list.current_key():
                self.list.step(0)

    def _loaded(self) -> None:
        there = self.model.rowCount() > 0
        self.list.setVisible(there)
        self.empty.setVisible(not there)
        if not there:
            said = self.nothing()
            self.empty.say(said.text, icon=said.icon, action=said.action)

    def _empty_acted(self) -> None:
        if self.is_filtered():
            self.clear_filter()
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.begun.emit()
