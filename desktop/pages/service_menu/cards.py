"""The cards of a group's services: who offers each, when, how much this month, how it was rated."""

from collections.abc import Sequence
from functools import partial
from itertools import accumulate

from PySide6.QtCore import Qt, Signal
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
from widgets.stepwise import Stepwise
from widgets.theme import Theme
from widgets.tokens import Tone

LEAST_CARD = 330
SHOWN_OFFERS = 5
"""Teams of a service shown until somebody asks for the others; a county has a hundred."""
AT_ONCE = 24
"""Lines of cards built before the cards are painted: more than a large screen shows."""


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
        self._ours = ours
        self.lines: list[OfferLine] = []
        self._offers = QVBoxLayout()
        self._offers.setSpacing(theme.tokens.space(8))
        self.body.addLayout(self._offers)
        self._add_lines(service.offers[:SHOWN_OFFERS])
        hidden = len(service.offers) - len(self.lines)
        self.more = Button(theme, self.tr("%n more team(s)", "", hidden), kind=ButtonKind.TEXT, size="small")
        self.more.clicked.connect(self.show_all)
        self.more.setVisible(hidden > 0)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
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
        for button in (self.edit, self.add):
            button.setVisible(ours)
        arrange(self.body, theme.tokens, (16, 14, 16, 10), 8)
        self.setAccessibleName(service.item.name)

    def show_all(self) -> None:
        """The teams that were left out at first, too."""
        self.more.hide()
        self._add_lines(self.service.offers[len(self.lines) :])

    def _add_lines(self, rows: Sequence[OfferRow]) -> None:
        for row in rows:
            line = OfferLine(self.theme, row)
            line.asked.connect(self.asked)
            for button in (line.edit, line.pause):
                button.setVisible(self._ours)
            self._offers.addWidget(line)
            if self.lines:
                QWidget.setTabOrder(self.lines[-1].pause, line.edit)
                QWidget.setTabOrder(line.edit, line.pause)
            self.lines.append(line)

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
        self.services: tuple[MenuService, ...] = ()
        self._columns = 1
        self._steps = Stepwise(self)
        self.setProperty("plain", True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        self.setWidget(self._inside)

    def show_services(self, services: Sequence[MenuService], *, ours: bool) -> None:
        """Cards for these services, in their order; without `ours` they are only read.

        Those below the edge come a moment later.
        """
        self._steps.stop()
        clear_layout(self._grid)
        self.services = tuple(services)
        self.cards = []
        self._arrange()
        lines = accumulate(1 + min(len(service.offers), SHOWN_OFFERS) for service in services)
        at_once = sum(1 for count in lines if count <= AT_ONCE)
        self._steps.start([partial(self._add, service, ours=ours) for service in services], max(1, at_once))

    def reach(self, item_id: str) -> None:
        """Bring the card of a service into view."""
        if not any(service.item.id == item_id for service in self.services):
            return
        while (card := self._card(item_id)) is None and self._steps.step():
            pass
        if card is not None:
            self.ensureWidgetVisible(card)

    def _card(self, item_id: str) -> ServiceCard | None:
        return next((card for card in self.cards if card.service.item.id == item_id), None)

    def _add(self, service: MenuService, *, ours: bool) -> None:
        card = ServiceCard(self.theme, service, ours=ours)
        card.asked.connect(self.asked)
        self._grid.addWidget(card, *divmod(len(self.cards), self._columns))
        self.cards.append(card)
        # At once as high as it needs, or the cards above would be pressed together until Qt gets to it.
        card.show()
        self._inside.resize(
            self._inside.width(), max(self.viewport().height(), self._inside.minimumSizeHint().height())
        )

    def _fitting(self) -> int:
        t = self.theme.tokens
        gap = t.space(12)
        return max(1, min(2, int((self.viewport().width() + gap) // (t.size(LEAST_CARD) + gap))))

    def _arrange(self) -> None:
        """As many columns as fit, and all cards there are in them."""
        self._columns = self._fitting()
        for place, card in enumerate(self.cards):
            self._grid.addWidget(card, *divmod(place, self._columns))
        last = -(-len(self.services) // self._columns)
        for row in range(self._grid.rowCount() + 1):
            self._grid.setRowStretch(row, 1 if row == last else 0)
        self._grid.setRowStretch(last, 1)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)
        arrange(self._grid, self.theme.tokens, (0, 0, 4, 0), 12)

    def resizeEvent(self, event: object) -> None:
        """Columns follow the width."""
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt's event, untouched
        if self._columns != self._fitting():
            self._arrange()
