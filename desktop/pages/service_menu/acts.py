"""What a clerk does with the menu: each act is one order, with its undo and the sentence of a refusal."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from core.commands.demand_menu import ClaimRequest, PublishRequest
from core.commands.service_menu import SetMenuItem, SetOffer
from core.commands.undo import compensation
from core.ports.store import Command, Order, Written
from desktop.marking import QT_TRANSLATE_NOOP
from desktop.page import PageTools
from desktop.runtime.undo import UndoEntry
from desktop.sentences import sentence
from widgets.tokens import Tone

_UNDO_TEXTS: dict[type[Command], str] = {
    SetMenuItem: QT_TRANSLATE_NOOP("Undo", "Menu changed: {name}"),
    SetOffer: QT_TRANSLATE_NOOP("Undo", "Offer changed: {name}"),
    PublishRequest: QT_TRANSLATE_NOOP("Undo", "Demand menu changed: {name}"),
    ClaimRequest: QT_TRANSLATE_NOOP("Undo", "Claimed: {name}"),
}
Done = Callable[[], None]


class MenuActs(QObject):
    """Writes orders; what was done can be taken back as one step."""

    refused = Signal(str)
    """The sentence of a refusal, for the form that asked."""

    def __init__(self, tools: PageTools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools

    def write(self, order: Order, name: str = "", said: str = "", done: Done | None = None) -> None:
        """Carry the order out; `said` is the sentence afterwards, `name` what the undo bar names."""

        def written(result: Written) -> None:
            self._remember(result, name)
            if said:
                self._tools.notices.say(said, Tone.OK)
            if done is not None:
                done()

        self._tools.runner.write(self, order, written, self._failed)

    def _remember(self, result: Written, name: str) -> None:
        """Several rows that were changed together are taken back together, the last one first."""
        backs = [back for command in reversed(result.commands) if (back := compensation(command, ""))]
        text = _UNDO_TEXTS.get(type(result.commands[0])) if result.commands else None
        if not backs or text is None:
            return
        order = _together(backs)
        entry = UndoEntry(text=text, at=result.commands[0].at, order=lambda: order, facts={"name": name})
        self._tools.undo.push(entry)

    def _failed(self, error: Exception) -> None:
        said = sentence(error)
        self._tools.notices.say(said, Tone.WARN)
        self.refused.emit(said)


def _together(orders: list[Order]) -> Order:
    def made(desk: object) -> list[Command]:
        commands: list[Command] = []
        for order in orders:
            found = order(desk)  # type: ignore[arg-type]  # a desk, as every order is given one
            commands += [found] if isinstance(found, Command) else list(found)
        return commands

    return made
