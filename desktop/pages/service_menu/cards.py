"""The cards of a group's services: who offers each, when, how much this month, how it was rated."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.domain.service_menu import OfferState
from core.ports.rows import MenuService, OfferRow
from desktop import words
from desktop.pages.service_menu.looks import offer_load, offer_when, state_text, state_tone
from widgets.base import ElidedLabel, Label, arrange, show_if
from widgets.buttons import Button, ButtonKind, IconButton
from widgets.cards import Card, clear_layout
from widgets.chips import StateChip
from widgets.people import IconTile
from widgets.theme import Theme
from widgets.tokens import Tone

LEAST_CARD = 330


class OfferLine(QWidget):
    """One team's offer: team and when at left, load, rating and state at right."""

    asked = Signal(str, str)
    """The offer's id and what is asked of it: edit, pause, resume."""

    def __init__(self, theme: Theme, row: OfferRow) -> None:
        super().__init__()
        self.row = row
        self.team = ElidedLabel(theme, row.team, role="body_s", weight=500)
        self.when = ElidedLabel(theme, offer_when(row), role="small", colour="text_2")
        self.load = Label(theme, offer_load(row), role="small", colour="text_2")
        rated = f"★ {row.grade:.1f}" if row.grade is not None else ""
        self.rating = Label(theme, rated, role="small", colour="gold", weight=700)
        show_if(self.rating, bool(rated))
        self.chip = StateChip(theme, state_text(row.state), state_tone(row.state))
        self.edit = IconButton(theme, "pencil", self.tr("Edit the offer of %1").replace("%1", row.team))
        paused = row.offer.paused_from is not None
        self.pause = IconButton(
            theme,
            "play" if paused else "pause",
            (self.tr("%1 takes orders again") if paused else self.tr("Pause %1")).replace("%1", row.team),
        )
        self.edit.clicked.connect(lambda: self.asked.emit(row.offer.id, "edit"))
        self.pause.clicked.connect(lambda: self.asked.emit(row.offer.id, "resume" if paused else "pause"))
        left, right, under = QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        left.setSpacing(0)
        right.addWidget(self.team, 1)
        right.addWidget(self.chip)
        right.addWidget(self.edit)
        right.addWidget(self.pause)
        under.addWidget(self.when, 1)
        under.addWidget(self.load)
        under.addWidget(self.rating)
        left.addLayout(right)
        left.addLayout(under)
        self.setLayout(left)
        arrange(left, theme.tokens, (0, 0, 0, 0), 0)
        arrange(under, theme.tokens, (0, 0, 0, 0), 8)


class ServiceCard(Card):
    """A service with its offers."""

    asked = Signal(str, str)
    """An id and what is asked: of the service edit, offer, off; of an offer as OfferLine says."""

    def __init__(self, theme: Theme, service: MenuService, *, ours: bool) -> None:
        super().__init__(theme)
        self.service = service
        tile = IconTile(
            theme,
            words.CATEGORY_ICONS[service.item.category],
            ink="brand",
            fill="brand_soft",
            line="brand_soft",
        )
        self.name = ElidedLabel(theme, service.item.name, role="h3", weight=700)
        self.description = Label(theme, service.item.description, role="small", colour="text_2", wrap=True)
        head, told = QHBoxLayout(), QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(self.name)
        told.addWidget(self.description)
        head.addWidget(tile)
        head.addLayout(told, 1)
        if service.state is None:
            head.addWidget(StateChip(theme, self.tr("No team"), Tone.GREY))
        self.body.addLayout(head)
        self.lines = [OfferLine(theme, row) for row in service.offers]
        for line in self.lines:
            line.asked.connect(self.asked)
            self.body.addWidget(line)
        self.body.addStretch(1)
        buttons = QHBoxLayout()
        self.edit = Button(theme, self.tr("Edit"), kind=ButtonKind.TEXT, size="small", icon="pencil")
        self.add = Button(theme, self.tr("Add a team"), kind=ButtonKind.TEXT, size="small", icon="plus")
        self.edit.clicked.connect(lambda: self.asked.emit(service.item.id, "service"))
        self.add.clicked.connect(lambda: self.asked.emit(service.item.id, "offer"))
        buttons.addWidget(self.edit)
        buttons.addWidget(self.add)
        buttons.addStretch(1)
        self.body.addLayout(buttons)
        for button in (self.edit, self.add, *(b for line in self.lines for b in (line.edit, line.pause))):
            button.setVisible(ours)
        arrange(self.body, theme.tokens, (16, 14, 16, 10), 8)
        self.setAccessibleName(service.item.name)

    def is_open(self) -> bool:
        """Whether somebody can be asked today."""
        return self.service.state is OfferState.OPEN


class ServiceCards(QScrollArea):
    """The cards in one column or two, as there is room."""

    asked = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.cards: list[ServiceCard] = []
        self._columns = 0
        self.setProperty("plain", True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        self.setWidget(self._inside)

    def show_services(self, services: Sequence[MenuService], *, ours: bool) -> None:
        """Cards for these services, in their order; without `ours` they are only read."""
        clear_layout(self._grid)
        self.cards = [ServiceCard(self.theme, service, ours=ours) for service in services]
        for card in self.cards:
            card.asked.connect(self.asked)
        self._columns = 0
        self._place()

    def reach(self, item_id: str) -> None:
        """Bring the card of a service into view."""
        card = next((card for card in self.cards if card.service.item.id == item_id), None)
        if card is not None:
            self.ensureWidgetVisible(card)

    def _place(self) -> None:
        t = self.theme.tokens
        gap = t.space(12)
        columns = max(1, min(2, (self.viewport().width() + gap) // (t.size(LEAST_CARD) + gap)))
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self.cards):
            self._grid.addWidget(card, place // columns, place % columns)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        arrange(self._grid, t, (0, 0, 4, 0), 12)

    def resizeEvent(self, event: object) -> None:
        """Columns follow the width."""
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt's event, untouched
        self._place()
