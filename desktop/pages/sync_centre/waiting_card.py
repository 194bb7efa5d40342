"""待上传: every entry the platform has not got, in the order it will go, in plain words."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop import words
from desktop.page import PageTools
from desktop.pages.sync_centre.short_list import ShortList
from desktop.pages.sync_centre.views import Waiting
from widgets.base import Label, show_if
from widgets.buttons import Button, ButtonKind
from widgets.cards import Card, EmptyState
from widgets.inputs import IconView
from widgets.lists import Fetch, PagedListModel, rows_at_once
from widgets.rows import RowDelegate, RowLook


class WaitingCard(Card):
    """The list, the order it goes in, and at the foot how the data of this PC are kept."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("WaitingCard", "To upload")
        super().__init__(tools.theme, title, " ", flush=True, parent=parent)
        self._tools = tools
        theme = tools.theme
        self.list = ShortList(theme, title, self)
        self.model: PagedListModel[Waiting] = PagedListModel(
            rows_at_once([]), key=lambda row: row.key, sentence=self._spoken, parent=self
        )
        self.list.set_rows(self.model)
        self.list.setItemDelegate(RowDelegate(theme, self._look, self.list, height=56))
        self.empty = EmptyState(theme, "", icon="cloud-check")
        self.order = Label(theme, role="small", colour="text_2", wrap=True)
        self.order.setText(self.tr("In this order; a broken line goes on where it stopped, nothing twice."))
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.empty, 1)
        self.body.addWidget(self.order)
        self.model.loaded.connect(self._loaded)
        self.kept = Label(theme, role="small", colour="text_2")
        self.sheet_button = Button(theme, self.tr("Recovery sheet"), kind=ButtonKind.TEXT, size="small")
        row = self.footer().row
        row.addWidget(IconView(theme, "hard-drive", 18, "text_2"))
        row.addWidget(self.kept, 1)
        row.addWidget(self.sheet_button)
        self.retheme()

    def show_rows(self, fetch: Fetch[Waiting] | None, caption: str, empty: str) -> None:
        """Another first page, the count beside the title, and what is said when there is nothing."""
        self.set_title(self.title.text(), caption)
        self.empty.say(empty)
        self.model.reload(fetch)

    def show_kept(self, text: str, *, sheet: bool) -> None:
        """How the data of this PC are kept; `sheet` offers the recovery sheet."""
        self.kept.setText(text)
        self.sheet_button.setVisible(sheet)

    def _loaded(self) -> None:
        some = self.model.rowCount() > 0
        show_if(self.list, some)
        show_if(self.order, some)
        show_if(self.empty, not some)

    def retheme(self) -> None:
        """Padding for the text size."""
        super().retheme()
        if hasattr(self, "order"):
            t = self.tokens
            self.order.setContentsMargins(t.space(20), t.space(10), t.space(20), t.space(10))
            self.list.setMinimumHeight(t.size(56) * 3)

    def _look(self, row: Waiting) -> RowLook:
        at = words.moment(row.at, self._tools.now())
        return RowLook(row.title, detail=row.detail, icon=row.icon, tiled=False, right=at, chip=row.chip)

    def _spoken(self, row: Waiting) -> str:
        return ", ".join((row.title, row.detail, words.moment(row.at, self._tools.now()), row.chip))
