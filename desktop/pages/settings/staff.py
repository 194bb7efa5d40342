"""工作人员: who may be on duty, and their badges."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.commands.sites import add_clerk, retire_clerk
from core.domain.clerk import Clerk
from core.domain.print_record import Paper
from core.domain.refusals import Refusal
from core.ports.store import Changed, Written
from desktop.name_entry import settle_name
from desktop.page import PageTools
from desktop.pages.settings.section import Section
from desktop.runtime.paper_desk import Printed
from desktop.sentences import refusal_sentence, sentence
from widgets.base import ElidedLabel
from widgets.buttons import Button, ButtonKind
from widgets.cards import Rule, clear_layout
from widgets.dialog import Dialog
from widgets.inputs import Field, TextInput
from widgets.people import Avatar
from widgets.tokens import MEDIUM, Tone


class StaffSection(Section):
    """Named people only; whoever leaves keeps the name on past records."""

    def __init__(self, tools: PageTools) -> None:
        super().__init__(
            tools,
            QCoreApplication.translate("StaffSection", "Staff"),
            QCoreApplication.translate(
                "StaffSection", "Everything done here carries the name of who was on duty."
            ),
        )
        self.name = TextInput(tools.theme, self.tr("Name"))
        self.name.returnPressed.connect(self.add)
        self.field = Field(tools.theme, self.tr("Add a person"), self.name)
        self.name.editingFinished.connect(lambda: settle_name(self.field, self.name))
        self.add_button = Button(tools.theme, self.tr("Add"), icon="user-plus")
        self.add_button.clicked.connect(self.add)
        line = QHBoxLayout()
        line.addWidget(self.field, 1)
        column = QVBoxLayout()
        column.addSpacing(tools.theme.tokens.line_height("body_s") + tools.theme.tokens.space(6))
        column.addWidget(self.add_button)
        column.addStretch(1)
        line.addLayout(column)
        self.body.addLayout(line)
        self._list = QVBoxLayout()
        self.body.addLayout(self._list)
        self.badge_buttons: dict[str, Button] = {}
        self.retire_buttons: dict[str, Button] = {}
        tools.runner.committed.connect(self._reload_if_touched)
        self.finish()

    def opened(self) -> None:
        """Who is there now."""
        self.tools.runner.read(self, self.tools.queries.clerks, self._show, slot="clerks")

    def add(self) -> None:
        """Add the typed name."""
        order = partial(add_clerk, name=self.name.text())
        self.tools.runner.write(self, order, self._added, self._not_added)

    def _reload_if_touched(self, changed: Changed) -> None:
        if changed.touches("clerk"):
            self.opened()

    def _added(self, _written: Written) -> None:
        self.name.clear()
        self.field.clear_message()
        self.name.setFocus()

    def _not_added(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self.field.show_problem(refusal_sentence(error))
        self.name.setFocus()

    def _show(self, clerks: tuple[Clerk, ...]) -> None:
        clear_layout(self._list)
        self.badge_buttons, self.retire_buttons = {}, {}
        for clerk in clerks:
            self._list.addWidget(Rule(self.tools.theme))
            self._list.addWidget(self._person(clerk, alone=len(clerks) == 1))

    def _person(self, clerk: Clerk, *, alone: bool) -> QWidget:
        theme = self.tools.theme
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, theme.tokens.space(8), 0, theme.tokens.space(8))
        row.addWidget(Avatar(theme, clerk.name, side=36))
        row.addWidget(ElidedLabel(theme, clerk.name, weight=MEDIUM), 1)
        badge = Button(theme, self.tr("Print badge"), size="small", icon="id-card")
        badge.setAccessibleName(self.tr("Print the badge of %1").replace("%1", clerk.name))
        badge.clicked.connect(partial(self._print_badge, clerk))
        self.badge_buttons[clerk.id] = badge
        row.addWidget(badge)
        if not alone:
            retire = Button(theme, self.tr("Take off the list"), size="small", kind=ButtonKind.DANGER)
            retire.setAccessibleName(self.tr("Take %1 off the list").replace("%1", clerk.name))
            retire.clicked.connect(partial(self._ask_retire, clerk))
            self.retire_buttons[clerk.id] = retire
            row.addWidget(retire)
        return line

    def _print_badge(self, clerk: Clerk) -> None:
        self.tools.papers.print(self, Paper.CLERK_BADGE, clerk.id, self._printed, self._told)

    def _printed(self, _printed: Printed) -> None:
        self.tools.notices.say(self.tr("Badge printed."), Tone.OK)

    def _ask_retire(self, clerk: Clerk) -> None:
        if self.tools.on_duty.clerk is not None and clerk.id == self.tools.on_duty.clerk.id:
            text = self.tr("%1 is on duty now. Please switch to somebody else first.")
            self.tools.notices.say(text.replace("%1", clerk.name), Tone.WARN)
            return
        dialog = Dialog(
            self.tools.theme,
            self.window(),
            self.tr("Take %1 off the duty list?").replace("%1", clerk.name),
            self.tr("The badge no longer works. Past records keep the name."),
        )
        dialog.add_button("no", self.tr("Keep"))
        dialog.add_button("yes", self.tr("Take off"), ButtonKind.DANGER_FILLED)
        dialog.answered.connect(partial(self._retire, clerk))
        dialog.ask()

    def _retire(self, clerk: Clerk, answer: str) -> None:
        if answer == "yes":
            order = partial(retire_clerk, clerk_id=clerk.id)
            self.tools.runner.write(self, order, lambda _written: None, self._told)

    def _told(self, error: Exception) -> None:
        self.tools.notices.say(sentence(error), Tone.WARN)
