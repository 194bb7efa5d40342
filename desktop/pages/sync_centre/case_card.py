"""要您看一下: one case at a time, both sides beside each other, and what can be done about it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.page import PageTools
from desktop.pages.sync_centre.views import Case, Side
from widgets.base import ElidedLabel, Label, arrange, show_if
from widgets.buttons import Button, ButtonKind, IconButton
from widgets.cards import Card, EmptyState, clear_layout
from widgets.choices import RadioCard
from widgets.people import Avatar
from widgets.tokens import MEDIUM, Tone


class CaseCard(Card):
    """`acted` carries the case's key, the act's key and the chosen side's key (empty without sides)."""

    acted = Signal(str, str, str)
    rebuilt = Signal()
    """Another case is shown with buttons of its own: Tab has to find them where they stand."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools.theme, " ", " ", flush=True, icon="user-search", tone=Tone.WARN, parent=parent)
        self._cases: tuple[Case, ...] = ()
        self._at = 0
        self.position = Label(tools.theme, role="small", colour="text_2")
        self.before = IconButton(tools.theme, "chevron-left", self.tr("Previous case"))
        self.after = IconButton(tools.theme, "chevron-right", self.tr("Next case"))
        self.before.clicked.connect(partial(self.step, -1))
        self.after.clicked.connect(partial(self.step, 1))
        for part in (self.position, self.before, self.after):
            self.header().row.addWidget(part)
        self._build_case()
        self.empty = EmptyState(tools.theme, "", icon="circle-check")
        self.body.addWidget(self._case)
        self.body.addWidget(self.empty, 1)
        self.retheme()
        self.show_cases((), "")

    def _build_case(self) -> None:
        theme = self.theme
        self._case = QWidget(self)
        self._inner = QVBoxLayout(self._case)
        self._avatar = Avatar(theme, side=36)
        self.name = ElidedLabel(theme, weight=700)
        self.about = ElidedLabel(theme, role="small", colour="text_2")
        self._person = QHBoxLayout()
        self._person.addWidget(self._avatar)
        self._person.addWidget(self.name)
        self._person.addWidget(self.about, 1)
        self.text = Label(theme, role="body", wrap=True)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._group = QButtonGroup(self)
        self.cards: dict[str, RadioCard] = {}
        self._acts = QHBoxLayout()
        self.buttons: dict[str, Button] = {}
        self.foot = Label(theme, role="small", colour="text_2")
        self._inner.addLayout(self._person)
        self._inner.addWidget(self.text)
        self._inner.addLayout(self._sides)
        self._inner.addLayout(self._acts)

    # -- what is shown --

    def show_cases(self, cases: Sequence[Case], nothing: str) -> None:
        """The cases as they stand; the one being looked at stays in front if it is still there."""
        before = self.case
        self._cases = tuple(cases)
        keys = [case.key for case in self._cases]
        stays = before is not None and before.key in keys
        self._at = keys.index(before.key) if before is not None and stays else 0
        self.empty.say(nothing)
        # What somebody has chosen there already must not be taken back by news about something else.
        self._show(anew=before is None or self.case != before)

    @property
    def case(self) -> Case | None:
        """The case in front."""
        return self._cases[self._at] if self._at < len(self._cases) else None

    def step(self, by: int) -> None:
        """The next or the previous case; from the last to the first."""
        if self._cases:
            self._at = (self._at + by) % len(self._cases)
            self._show()

    def chosen(self) -> str:
        """Key of the side that is chosen."""
        return next((key for key, card in self.cards.items() if card.isChecked()), "")

    def _show(self, *, anew: bool = True) -> None:
        case, count = self.case, len(self._cases)
        translate = QCoreApplication.translate
        title = translate("CaseCard", "%n to look at", None, count) if case else self.tr("Nothing to look at")
        self.set_title(title, case.caption if case is not None else "")
        self.set_tone(Tone.WARN if case is not None else None)
        self._icon.set_icon(*(("user-search", "warn") if case is not None else ("circle-check", "ok")))
        self._icon.show()
        for part in (self.position, self.before, self.after):
            part.setVisible(count > 1)
        place = self.tr("%1 of %2").replace("%1", str(self._at + 1)).replace("%2", str(count))
        self.position.setText(place)
        show_if(self._case, case is not None)
        show_if(self.empty, case is None)
        if case is not None and anew:
            self._fill(case)

    def _fill(self, case: Case) -> None:
        self._avatar.set_name(case.name)
        self.name.setText(case.name)
        self.about.setText(case.about)
        self.text.setText(case.text)
        self.text.setVisible(bool(case.text))
        self._fill_sides(case.sides)
        self._fill_acts(case)

    def _fill_sides(self, sides: tuple[Side, ...]) -> None:
        for card in self.cards.values():
            self._group.removeButton(card)
        clear_layout(self._sides)
        self.cards = {}
        for side in sides:
            card = RadioCard(self.theme, side.title, side.detail, parent=self._case)
            card.body.addWidget(_Facts(self, side))
            card.setAccessibleDescription(" ".join((side.detail, *(f"{a} {b}" for a, b in side.facts))))
            self._group.addButton(card)
            self._sides.addWidget(card, 1)
            card.show()
            self.cards[side.key] = card
            card.toggled.connect(self._side_chosen)
        if self.cards:
            next(iter(self.cards.values())).setChecked(True)
        self._fit()

    def _fill_acts(self, case: Case) -> None:
        had_focus = any(button.hasFocus() for button in self.buttons.values())
        self._acts.removeWidget(self.foot)
        clear_layout(self._acts)
        self.buttons = {}
        for place, act in enumerate(case.acts):
            last = place == len(case.acts) - 1 and len(case.acts) > 1
            kind = ButtonKind.PRIMARY if place == 0 else ButtonKind.TEXT if last else ButtonKind.SECONDARY
            button = Button(self.theme, act.text, kind=kind, parent=self._case)
            button.clicked.connect(partial(self._act, act.key))
            self._acts.addWidget(button)
            button.show()
            self.buttons[act.key] = button
        self._acts.addStretch(1)
        self.foot.setText(case.foot)
        self._acts.addWidget(self.foot)
        self._side_chosen()
        self._inner.activate()
        if had_focus:
            next(iter(self.buttons.values())).setFocus()
        self.rebuilt.emit()

    def _side_chosen(self) -> None:
        """The primary button says which side it takes."""
        if not self.cards or "take" not in self.buttons:
            return
        mine = self.tr("Use this PC's")
        theirs = self.tr("Use the platform's")
        self.buttons["take"].setText(mine if self.chosen() == "mine" else theirs)

    def _act(self, act: str) -> None:
        case = self.case
        if case is None:
            return
        if act == "later":
            self.step(1)
            return
        self.acted.emit(case.key, act, self.chosen())

    # -- sizes --

    def retheme(self) -> None:
        """Gaps for the text size."""
        super().retheme()
        if hasattr(self, "_acts"):
            t = self.tokens
            arrange(self._inner, t, (20, 16, 20, 16), 14)
            arrange(self._person, t, (0, 0, 0, 0), 10)
            arrange(self._sides, t, (0, 0, 0, 0), 12)
            arrange(self._acts, t, (0, 0, 0, 0), 8)
            self._fit()

    def _fit(self) -> None:
        """Two sides stand below each other where they find no room."""
        need = sum(card.minimumSizeHint().width() for card in self.cards.values()) + self.tokens.space(60)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(down if self.cards and need > self.width() else across)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside or below."""
        super().resizeEvent(event)
        self._fit()


class _Facts(QWidget):
    """Label and value, one line each."""

    def __init__(self, card: CaseCard, side: Side) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        grid = QGridLayout(self)
        t = card.tokens
        grid.setContentsMargins(0, t.space(6), 0, t.space(2))
        grid.setHorizontalSpacing(t.space(12))
        grid.setVerticalSpacing(t.space(2))
        for row, (label, value) in enumerate(side.facts):
            name = Label(card.theme, label, role="body_s", colour="text_2")
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            shown = Label(card.theme, value, role="body_s", weight=MEDIUM, wrap=True)
            grid.addWidget(shown, row, 1)
        grid.setColumnStretch(1, 1)
