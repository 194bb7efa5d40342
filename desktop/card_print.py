"""Printing a volunteer's card: the first one at once, a second one with a reason."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from core.domain.print_record import Paper
from core.ports.rows import PrintRow
from desktop.page import PageTools
from desktop.reason import ReasonDialog
from desktop.runtime.paper_desk import Printed
from desktop.runtime.runner import Failed


def print_card(
    tools: PageTools, owner: QWidget, volunteer_id: str, done: Callable[[Printed], None], failed: Failed
) -> None:
    """Print the card; who has one already is asked why, and the reason stays with the print."""

    def print_it(reason: str) -> None:
        tools.papers.print(owner, Paper.VOLUNTEER_CARD, volunteer_id, done, failed, reason=reason)

    def look(prints: tuple[PrintRow, ...]) -> None:
        cards = sum(row.paper is Paper.VOLUNTEER_CARD for row in prints)
        if cards:
            _ask(tools, owner, cards, print_it)
        else:
            print_it("")

    tools.runner.read(owner, partial(tools.queries.prints, volunteer_id), look, slot="card-prints")


def _ask(tools: PageTools, owner: QWidget, cards: int, given: Callable[[str], None]) -> None:
    translate = QCoreApplication.translate
    told = translate(
        "CardPrint", "It was printed %n time(s). The code stays the same; the reason is kept.", None, cards
    )
    common = (
        translate("CardPrint", "Card lost"),
        translate("CardPrint", "Card damaged"),
        translate("CardPrint", "Name or stars changed"),
    )
    ReasonDialog(
        tools.theme,
        owner.window(),
        (translate("CardPrint", "Print the card again?"), told),
        (translate("CardPrint", "Print again"), translate("CardPrint", "Do not print")),
        common,
        given,
    ).ask_reason()
