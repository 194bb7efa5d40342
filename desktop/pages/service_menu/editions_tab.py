"""版本: what was published when, and what changed from one edition to the next."""

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.commands.service_menu import publish_menu
from core.domain.service_menu import MenuEdition, edition_changes
from desktop.page import PageTools
from desktop.pages.service_menu.acts import MenuActs
from desktop.pages.service_menu.looks import change_text, edition_look, entry_text
from widgets.base import Label, arrange
from widgets.buttons import Button, ButtonKind
from widgets.cards import Card, EmptyState, clear_layout
from widgets.chips import StateChip
from widgets.lists import PagedListModel, RowList, rows_at_once
from widgets.rows import RowDelegate, RowLook


class EditionsTab(QWidget):
    """Editions at left, newest first; at right what the chosen one changed, or its services."""

    def __init__(self, tools: PageTools, acts: MenuActs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools, self._acts = tools, acts
        self._editions: tuple[MenuEdition, ...] = ()
        theme = tools.theme
        self.card = Card(theme, self.tr("Editions"), flush=True)
        self.model: PagedListModel[MenuEdition] = PagedListModel(
            rows_at_once(()), key=lambda row: row.id, sentence=lambda row: row.label, parent=self
        )
        self.list = RowList(theme, self.tr("Editions"))
        self.list.setItemDelegate(RowDelegate(theme, self._look, self.list, height=60))
        self.list.set_rows(self.model)
        self.empty = EmptyState(theme, self.tr("No edition yet. Publish one to keep it."), icon="book-open")
        self.publish = Button(theme, self.tr("Publish an edition"), kind=ButtonKind.PRIMARY, icon="stamp")
        self.detail = Card(theme, self.tr("What changed"))
        self._lines = QVBoxLayout()
        self._build()

    def _build(self) -> None:
        self.card.body.addWidget(self.list, 1)
        self.card.body.addWidget(self.empty, 1)
        self.card.footer().row.addWidget(self.publish)
        self.card.footer().row.addStretch(1)
        self.detail.body.addLayout(self._lines)
        self._scroll = QScrollArea()
        self._scroll.setProperty("plain", True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self.detail)
        row = QHBoxLayout(self)
        row.addWidget(self.card, 2)
        row.addWidget(self._scroll, 3)
        arrange(row, self._tools.theme.tokens, (0, 0, 0, 0), 16)
        self.publish.clicked.connect(self.publish_now)
        self.list.chosen.connect(self.show_edition)

    def load(self, *, ours: bool) -> None:
        """Read the editions again; only the unit of the menu publishes one."""
        self.publish.setVisible(ours)
        self._tools.runner.read(self, self._tools.queries.menu_editions, self._got, slot="editions")

    def _got(self, editions: tuple[MenuEdition, ...]) -> None:
        more, self._editions = len(editions) > len(self._editions), editions
        self.model.reload(rows_at_once(editions))
        self.list.setVisible(bool(editions))
        self.empty.setVisible(not editions)
        self._scroll.setVisible(bool(editions))
        if editions and (more or not self.list.current_key()):
            self.list.choose(editions[0].id)
        self.show_edition(self.list.current_key())

    def publish_now(self) -> None:
        """Freeze the menu as it stands."""
        self._acts.write(publish_menu, said=self.tr("Published. This edition never changes."))

    def show_edition(self, edition_id: str) -> None:
        """What it changed against the one before it; the first one is shown whole."""
        clear_layout(self._lines)
        place = next((at for at, one in enumerate(self._editions) if one.id == edition_id), -1)
        if place < 0:
            return
        chosen = self._editions[place]
        if place + 1 == len(self._editions):
            self.detail.set_title(self.tr("The first edition"))
            for entry in chosen.entries:
                self._add(entry_text(entry))
        else:
            before = self._editions[place + 1]
            self.detail.set_title(self.tr("Changed since %1").replace("%1", before.label))
            changes = edition_changes(before, chosen)
            for change in changes:
                word, tone, text = change_text(change)
                self._add(text, StateChip(self._tools.theme, word, tone))
            if not changes:
                self._add(self.tr("Nothing changed."))
        self._lines.addStretch(1)

    def _add(self, text: str, chip: StateChip | None = None) -> None:
        row = QHBoxLayout()
        if chip is not None:
            row.addWidget(chip)
        row.addWidget(Label(self._tools.theme, text, role="body_s", wrap=True), 1)
        self._lines.addLayout(row)

    def _look(self, edition: MenuEdition) -> RowLook:
        return edition_look(edition, self._tools.now())
