"""Whom a request is for when somebody else asks, how many, what to beware of: asked where it matters."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.commands.requests import MOST_PEOPLE, RISK_LIMIT, RequestForm
from core.domain.service_request import ServedGroup
from desktop.words import name_of
from widgets.base import arrange
from widgets.buttons import Button, ButtonKind
from widgets.chips import Option, OptionChips
from widgets.flow import FlowLayout
from widgets.inputs import Field, TextInput
from widgets.theme import Theme


class WhomSection(QWidget):
    """One button until somebody needs it; then it stays open for this request."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._group = ""
        self.more = Button(
            theme,
            self.tr("For whom, how many, what to beware of"),
            kind=ButtonKind.TEXT,
            size="small",
            icon="plus",
        )
        self.name = TextInput(theme, self.tr("Name, where somebody else asks"))
        self.people = TextInput(theme, "1", latin=True)
        self.people_field = Field(theme, self.tr("People served"), self.people)
        self.risk = TextInput(theme, self.tr("For instance: a dog, no light on the stairs"))
        self.risk_field = Field(theme, self.tr("Beware"), self.risk)
        self.group = OptionChips(
            theme, [Option(code.value, name_of(code)) for code in ServedGroup], many=True
        )
        self.group.setAccessibleName(self.tr("Who is served"))
        self.asked = QWidget()
        self._lines = QVBoxLayout(self.asked)
        self._flow = FlowLayout()
        for part in (Field(theme, self.tr("For whom"), self.name), self.people_field):
            self._flow.addWidget(part)
        # Not beside their name in a flow: that does not make room for chips that wrap.
        self._lines.addWidget(Field(theme, self.tr("Who is served"), self.group))
        self._lines.addLayout(self._flow)
        self._lines.addWidget(self.risk_field)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.asked)
        self.asked.hide()
        self.more.clicked.connect(self._opened_by_hand)
        self.group.changed.connect(self._group_chosen)
        for line in (self.name, self.people, self.risk):
            line.textChanged.connect(lambda _text: self._told())
        theme.changed.connect(self.retheme)
        self.retheme()

    def retheme(self) -> None:
        """Gaps for the text size."""
        arrange(self._column, self.theme.tokens, (0, 0, 0, 0), 8)
        arrange(self._lines, self.theme.tokens, (0, 0, 0, 0), 12)
        self._flow.set_gaps(self.theme.tokens.space(20), self.theme.tokens.space(8))
        for line, wide in ((self.name, 260), (self.people, 90)):
            line.setMinimumWidth(self.theme.tokens.size(wide))

    def open(self) -> None:
        """Show the questions."""
        self.more.hide()
        self.asked.show()

    def fill(self, told: RequestForm) -> None:
        """Show an answer without telling anyone; open where there is one."""
        self.name.setText(told.on_behalf_of)
        self.people.setText("" if told.people_count == 1 else str(told.people_count))
        self.risk.setText(told.risk_note)
        self._group = told.served_group.value if told.served_group is not None else ""
        self.group.choose(*([self._group] if self._group else []))
        self.people_field.clear_message()
        self.risk_field.clear_message()
        answered = bool(told.on_behalf_of or told.risk_note or told.served_group) or told.people_count != 1
        self.more.setVisible(not answered)
        self.asked.setVisible(answered)

    def on_behalf_of(self) -> str:
        """Who is served."""
        return self.name.text().strip()

    def served_group(self) -> ServedGroup | None:
        """Which group that person belongs to, if it was said."""
        return ServedGroup(self._group) if self._group else None

    def people_count(self) -> int:
        """For how many; one when nothing was typed, 0 for what is no number."""
        typed = self.people.text().strip() or "1"
        return int(typed) if typed.isdecimal() and len(typed) <= len(str(MOST_PEOPLE)) else 0

    def risk_note(self) -> str:
        """What whoever goes should beware of."""
        return self.risk.text().strip()

    def problems(self) -> list[tuple[str, QWidget]]:
        """What keeps the form from being saved."""
        found: list[tuple[str, QWidget]] = []
        if not 1 <= self.people_count() <= MOST_PEOPLE:
            text = self.tr("Please type a number from 1 to %1.").replace("%1", str(MOST_PEOPLE))
            self.people_field.show_problem(text)
            found.append((text, self.people))
        over = len(self.risk_note()) - RISK_LIMIT
        if over > 0:
            text = self.tr("%n character(s) too many", "", over)
            self.risk_field.show_problem(text)
            found.append((text, self.risk))
        return found

    def _opened_by_hand(self) -> None:
        self.open()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _group_chosen(self, keys: list[str]) -> None:
        """One group or none: the one pressed last; pressed again, it is taken back."""
        self._group = next((key for key in keys if key != self._group), "")
        self.group.choose(*([self._group] if self._group else []))
        self._told()

    def _told(self) -> None:
        self.people_field.clear_message()
        self.risk_field.clear_message()
        self.changed.emit()
