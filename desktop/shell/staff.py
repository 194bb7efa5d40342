"""Who is on duty (值班): choose a name. PIN and roles come with a later release, and the dialog says so."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.commands.sites import add_clerk
from core.domain.clerk import Clerk
from core.ports.store import Written
from desktop.page import PageTools
from desktop.sentences import sentence
from widgets.buttons import Button, ButtonKind
from widgets.dialog import Dialog
from widgets.inputs import Field, TextInput


class StaffDialog(QObject):
    """A dialog with the names of the desk's clerks and a line for a new one."""

    chosen = Signal(Clerk)

    def __init__(self, tools: PageTools, window: QWidget) -> None:
        super().__init__(window)
        self._tools = tools
        self._dialog = Dialog(tools.theme, window, self.tr("Who is on duty?"))
        self._name = TextInput(tools.theme)
        self._field = Field(tools.theme, self.tr("Someone else"), self._name)
        self._dialog.cancelled.connect(self.deleteLater)
        self._dialog.answered.connect(self._answered)
        self._name.returnPressed.connect(self._add)

    def open(self) -> None:
        """Read the names, then ask."""
        self._tools.runner.read(self, self._tools.queries.clerks, self._show)

    def _show(self, clerks: tuple[Clerk, ...]) -> None:
        on_duty = self._tools.on_duty.clerk
        first: Button | None = None
        for clerk in clerks:
            kind = (
                ButtonKind.PRIMARY if on_duty is not None and clerk.id == on_duty.id else ButtonKind.SECONDARY
            )
            button = Button(self._tools.theme, clerk.name, kind=kind)
            button.clicked.connect(partial(self._choose, clerk))
            self._dialog.body.addWidget(button)
            first = first or button
        self._dialog.body.addWidget(self._field)
        self._dialog.add_button("add", self.tr("Add this person"))
        self._dialog.add_button("close", self.tr("Close"))
        self._dialog.ask(first)

    def _choose(self, clerk: Clerk) -> None:
        self._dialog.cancel()
        self.chosen.emit(clerk)

    def _answered(self, key: str) -> None:
        if key == "add":
            self._add()
        else:
            self.deleteLater()

    def _add(self) -> None:
        order = partial(add_clerk, name=self._name.text())
        self._tools.runner.write(self, order, self._added, self._refused)

    def _added(self, written: Written) -> None:
        added = {command_id(command) for command in written.commands}

        def found(clerks: tuple[Clerk, ...]) -> None:
            for clerk in clerks:
                if clerk.id in added:
                    self._choose(clerk)

        self._tools.runner.read(self, self._tools.queries.clerks, found)

    def _refused(self, error: Exception) -> None:
        self._field.show_problem(sentence(error))


def command_id(command: object) -> str:
    """The id of the row a command makes, or an empty text."""
    found = getattr(command, "id", "")
    return found if isinstance(found, str) else ""
