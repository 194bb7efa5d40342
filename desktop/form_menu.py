"""The forms of a row, in the menu of its page."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from core.domain.print_record import BLANK, Paper
from desktop import words
from desktop.page import PageTools
from desktop.runtime.paper_desk import Printed
from desktop.sentences import sentence
from widgets.tokens import Tone


def add_forms(
    menu: QMenu, tools: PageTools, owner: QWidget, papers: Sequence[Paper], subject_id: str
) -> list[QAction]:
    """One entry a form, which prints it."""
    actions = []
    for paper in papers:
        text = QCoreApplication.translate("Forms", "Print: %1").replace("%1", words.name_of(paper))
        action = menu.addAction(text)
        action.triggered.connect(partial(print_form, tools, owner, paper, subject_id))
        actions.append(action)
    return actions


def blank(tools: PageTools) -> str:
    """The subject of a form to be filled in by hand; empty before the unit is known."""
    site = tools.on_duty.site
    return BLANK + site.id if site is not None else ""


def offer_forms(
    button: QWidget, tools: PageTools, owner: QWidget, papers: Sequence[Paper], subject_id: str
) -> QMenu:
    """A menu of forms below their button."""
    menu = QMenu(owner)
    add_forms(menu, tools, owner, papers, subject_id)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(button.mapToGlobal(QPoint(0, button.height())))
    return menu


def print_form(
    tools: PageTools, owner: QWidget, paper: Paper, subject_id: str, _checked: object = None
) -> None:
    """Print a form; what became of it is said in a sentence."""

    def printed(done: Printed) -> None:
        text = QCoreApplication.translate("Forms", "%1 printed: %2")
        text = text.replace("%1", words.name_of(paper)).replace("%2", done.place)
        tools.notices.say(text, Tone.OK)

    def failed(error: Exception) -> None:
        tools.sounder.play("problem")
        tools.notices.say(sentence(error), Tone.ERROR)

    tools.papers.print(owner, paper, subject_id, printed, failed)
