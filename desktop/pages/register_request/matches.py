"""服务菜单里有这些: at most three services that fit the words, with their reasons; one may be picked."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from core.domain.menu_match import MOST, Fit, MenuChoice, MenuMatch, OfferFacts, match_services
from core.domain.service_menu import OfferState
from core.domain.service_request import RequestCategory
from core.ports.rows import MenuService, OfferRow, ServiceMenu
from desktop.marking import QT_TRANSLATE_NOOP
from widgets.base import Label, PaintedButton, arrange, paint_box, painting
from widgets.cards import Card
from widgets.chips import StateChip
from widgets.flow import FlowLayout
from widgets.theme import Theme
from widgets.tokens import MEDIUM, Tone

WELL_RATED = 4.0
"""From this mean grade on it is a reason."""
MOST_REASONS = 5
PICK = "Ctrl+Alt+{}"
"""Alt and a digit choose the category, so the services take Ctrl besides."""
_FITS = {
    Fit.GOOD: QT_TRANSLATE_NOOP("ServiceMatches", "Fits well"),
    Fit.SUITS: QT_TRANSLATE_NOOP("ServiceMatches", "Fits"),
    Fit.POSSIBLE: QT_TRANSLATE_NOOP("ServiceMatches", "Possible"),
}


class Wanted(NamedTuple):
    """What services are looked for: words, category as far as known, village, and what was picked."""

    words: str
    category: RequestCategory | None
    village: str
    picked: str


def choices_of(menu: ServiceMenu) -> tuple[MenuChoice, ...]:
    """The services of the menu that a team can take on now."""
    return tuple(_choice(service) for service in menu.services if service.state is OfferState.OPEN)


def fitting(menu: Sequence[MenuChoice], wanted: Wanted) -> tuple[MenuMatch, ...]:
    """What fits; a service that was picked stays among them whatever is typed afterwards."""
    found: list[MenuMatch] = []
    if len(wanted.words) >= 2:
        found.extend(match_services(wanted.words, wanted.category, wanted.village, menu))
    if wanted.picked and wanted.picked not in {match.item.id for match in found}:
        kept = [choice for choice in menu if choice.item.id == wanted.picked]
        found[MOST - 1 :] = [
            MenuMatch(item=choice.item, offer=choice.offers[0], fit=Fit.POSSIBLE) for choice in kept
        ]
    return tuple(found)


def _choice(service: MenuService) -> MenuChoice:
    return MenuChoice(
        item=service.item,
        offers=tuple(_offer(row) for row in service.offers if row.state is OfferState.OPEN),
    )


def _offer(row: OfferRow) -> OfferFacts:
    limits = [
        most - load.month
        for most, load in (
            (row.offer.monthly_capacity, row.load),
            (row.limits.monthly_capacity, row.team_load),
        )
        if most
    ]
    return OfferFacts(
        team=row.team, times=row.offer.times, villages=row.offer.villages,
        left=min(limits) if limits else None, grade=row.grade,
    )  # fmt: skip


class ServiceCard(PaintedButton):
    """A service: number, name, how well it fits, team, and the reasons as chips. Picked: brand border."""

    ring_radius = 10

    def __init__(self, theme: Theme, place: int) -> None:
        super().__init__(theme)
        self.match: MenuMatch | None = None
        self.reasons: list[str] = []
        self.setCheckable(True)
        self.setToolTip(PICK.format(place))
        self._name = Label(theme, role="body", weight=MEDIUM, wrap=True)
        self._fit = Label(theme, role="small", colour="text_2")
        self._team = Label(theme, role="small", colour="text_2", wrap=True)
        self._chips = [StateChip(theme, "") for _ in range(MOST_REASONS)]
        self._flow = FlowLayout()
        for chip in self._chips:
            self._flow.addWidget(chip)
        self._grid = QGridLayout(self)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(Label(theme, str(place), role="small", colour="text_3"), 0, 0, top)
        self._grid.addWidget(self._name, 0, 1)
        self._grid.addWidget(self._fit, 0, 2, top)
        self._grid.addWidget(self._team, 1, 1, 1, 2)
        self._grid.addLayout(self._flow, 2, 1, 1, 2)
        self._grid.setColumnStretch(1, 1)
        self._grid.setRowStretch(3, 1)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.retheme()

    def show_match(self, match: MenuMatch | None) -> None:
        """Another service, or none."""
        self.match = match
        self.setVisible(match is not None)
        if match is None:
            return
        fit = QCoreApplication.translate("ServiceMatches", _FITS[match.fit])
        self.reasons = self._reasons(match)
        self._name.setText(match.item.name)
        self._fit.setText(fit)
        self._fit.set_look(colour="brand" if match.fit is Fit.GOOD else "text_2")
        self._team.setText(match.offer.team)
        for place, chip in enumerate(self._chips):
            chip.setVisible(place < len(self.reasons))
            if place < len(self.reasons):
                chip.set_state(self.reasons[place], Tone.GREY)
        self.setAccessibleName(match.item.name)
        self.setAccessibleDescription(" · ".join([fit, match.offer.team, *self.reasons]))
        self.updateGeometry()

    def _reasons(self, match: MenuMatch) -> list[str]:
        """Why the service is shown, a few words each."""
        offer = match.offer
        told = []
        if match.said:
            comma = self.tr(", ", "between words that were said")
            told.append(self.tr("Says “%1”").replace("%1", comma.join(match.said[:2])))
        elif match.same_category:
            told.append(self.tr("Same category"))
        if match.serves_village:
            told.append(self.tr("Serves the village"))
        if offer.times:
            told.append(offer.times)
        if offer.grade is not None and offer.grade >= WELL_RATED:
            told.append(self.tr("Rated %1").replace("%1", f"{offer.grade:.1f}"))
        if offer.left is not None:
            told.append(self.tr("%n order(s) left this month", "", offer.left))
        return told[:MOST_REASONS]

    def retheme(self) -> None:
        """Padding for the text size."""
        arrange(self._grid, self.tokens, (14, 9, 14, 9), 3)
        self._grid.setHorizontalSpacing(self.tokens.space(8))
        self._flow.set_gaps(self.tokens.space(6), self.tokens.space(4))

    def hasHeightForWidth(self) -> bool:
        """Names and chips wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as what is inside at this width."""
        return self._grid.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        """What is inside."""
        return self._grid.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """What is inside, as high as it is at this width."""
        least = self._grid.totalMinimumSize()
        return QSize(least.width(), max(least.height(), self.heightForWidth(self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps otherwise."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def hitButton(self, pos: object) -> bool:  # noqa: ARG002 - the whole card is the button
        """Everywhere."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The card; what is inside are labels."""
        t, on = self.tokens, self.isChecked()
        fill = t.color("brand_soft" if on else "sunken" if self.hovered else "surface")
        edge = t.color("brand" if on else "line_strong")
        with painting(self) as painter:
            paint_box(
                painter, QRectF(self.rect()), fill=fill, border=edge, width=2 if on else t.border, radius=10
            )


class MatchesCard(Card):
    """The services that fit; `picked` tells the item's id, empty when the choice was taken back."""

    picked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        title = QCoreApplication.translate("MatchesCard", "On the service menu")
        super().__init__(theme, title)
        self.cards = [ServiceCard(theme, place) for place in range(1, MOST + 1)]
        for card in self.cards:
            card.clicked.connect(self._clicked)
            self.body.addWidget(card)
        self.hide()

    def retheme(self) -> None:
        """Less room around than in other cards: three have to stand above the slip."""
        super().retheme()
        arrange(self.body, self.tokens, (14, 12, 14, 14), 8)

    def show_matches(self, matches: Sequence[MenuMatch], picked: str) -> None:
        """Other services; the card is not seen without any."""
        for place, card in enumerate(self.cards):
            match = matches[place] if place < len(matches) else None
            card.setChecked(match is not None and match.item.id == picked)
            card.show_match(match)
        self.setVisible(bool(matches))

    def shown(self) -> list[ServiceCard]:
        """The cards with a service."""
        return [card for card in self.cards if card.match is not None]

    def pick(self, place: int) -> None:
        """The key of a service was pressed."""
        if self.isVisible() and 0 < place <= len(self.shown()):
            self.cards[place - 1].click()

    def fit(self, width: int, room: int) -> None:
        """Show as many as find room, the best one always."""
        margins = self.body.contentsMargins()
        inside = width - margins.left() - margins.right() - 2
        used = self.header().sizeHint().height() + margins.top() + margins.bottom()
        for place, card in enumerate(self.shown()):
            used += card.heightForWidth(inside) + (self.body.spacing() if place else 0)
            card.setVisible(place == 0 or used <= room)

    def _clicked(self) -> None:
        card = self.sender()
        if isinstance(card, ServiceCard) and card.match is not None:
            self.picked.emit(card.match.item.id if card.isChecked() else "")
