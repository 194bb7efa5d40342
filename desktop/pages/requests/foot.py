"""The footer of a request: what can be done now, the likeliest act filled at right."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from core.domain.team_ranking import RankedTeam
from desktop.pages.requests.acts import ICONS, Act, Offered, act_text
from widgets.base import text_width
from widgets.buttons import Button, ButtonKind
from widgets.inputs import TextInput
from widgets.theme import Theme

KEY = "Ctrl Enter"


class Foot(QHBoxLayout):
    """Buttons made anew for each state; `message` is what the team is told with a dispatch."""

    asked = Signal(Act)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.message = TextInput(theme, self.tr("A word for them (optional)"))
        self.message.setAccessibleName(self.tr("A word for the team"))
        self.message.setMaxLength(100)
        self.buttons: dict[Act, Button] = {}
        self._offered = Offered()
        theme.changed.connect(self.retheme)
        self.retheme()
        self.addWidget(self.message, 1)
        self.addStretch(1)

    def retheme(self) -> None:
        """Room for what the box asks."""
        t = self.theme.tokens
        width = text_width(self.message.placeholderText(), t.font("body")) + t.space(32)
        self.message.setMinimumWidth(round(width))

    def show_acts(self, offered: Offered) -> None:
        """The acts of this state."""
        self.message.setVisible(offered.main is Act.DISPATCH)
        if offered == self._offered:
            return
        self._offered = offered
        for button in self.buttons.values():
            self.removeWidget(button)
            button.hide()
            button.deleteLater()
        acts = (*offered.beside, *((offered.main,) if offered.main is not None else ()))
        self.buttons = {act: self._button(act, main=act is offered.main) for act in acts}
        for button in self.buttons.values():
            self.addWidget(button)
        self.setStretch(1, 0 if offered.main is Act.DISPATCH else 1)

    def _button(self, act: Act, *, main: bool) -> Button:
        kind = ButtonKind.PRIMARY if main else ButtonKind.SECONDARY
        button = Button(self.theme, act_text(act), kind=kind, icon=ICONS.get(act, "") if main else "",
                        hint=KEY if main else "")  # fmt: skip
        button.clicked.connect(lambda: self.asked.emit(act))
        return button

    def name_team(self, team: RankedTeam | None) -> None:
        """派单给“…”."""
        button = self.buttons.get(Act.DISPATCH)
        if button is not None:
            told = self.tr("Dispatch to %1").replace("%1", team.name) if team is not None else ""
            button.setText(told or act_text(Act.DISPATCH))
            button.setEnabled(team is not None)

    def fit(self, room: int) -> None:
        """A narrow card prints no key on the button, then the short word instead of the team's name."""
        main = self._offered.main
        button = self.buttons.get(main) if main is not None else None
        if main is None or button is None:
            return
        button.set_hint(KEY)
        if self._needs() > room:
            button.set_hint("")
        if self._needs() > room:
            button.setText(act_text(main))

    def _needs(self) -> int:
        self.invalidate()  # a layout in a layout hears of its parts only when it is placed anew
        return self.sizeHint().width()
