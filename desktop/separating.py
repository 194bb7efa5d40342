"""两个人分开: registrations that were taken for one person's become two again, after a plain question."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from core.commands.merging import separate_volunteers
from core.ports.rows import MergedRow
from desktop import words
from desktop.page import PageTools
from desktop.sentences import sentence
from widgets.buttons import ButtonKind
from widgets.dialog import Dialog
from widgets.tokens import Tone

translate = QCoreApplication.translate


def ask_to_separate(
    tools: PageTools, page: QWidget, merge: MergedRow, done: Callable[[], None] | None = None
) -> Dialog:
    """The question, with what goes back and what stays; `done` when they are two again."""
    now = tools.now()
    title = translate("Separating", "Are %1 and %2 two people?")
    kept, merged = f"{merge.kept_name} {merge.kept_number}", f"{merge.name} {merge.number}"
    text = translate(
        "Separating",
        "Service records, sign-ins and certificates that were joined at %1 go back. "
        "What was entered since stays with %2. It can be done until %3.",
    )
    text = text.replace("%1", words.moment(merge.merged_at, now)).replace("%2", merge.kept_number)
    dialog = Dialog(
        tools.theme,
        page.window(),
        title.replace("%1", kept).replace("%2", merged),
        text.replace("%3", words.moment(merge.until, now)),
    )
    dialog.add_button("keep", translate("Separating", "One person, leave it"))
    dialog.add_button("apart", translate("Separating", "Two people, separate"), ButtonKind.DANGER)

    def separated() -> None:
        told = translate("Separating", "They are two again, each with their own records.")
        tools.notices.say(told, Tone.OK)
        if done is not None:
            done()

    def answered(answer: str) -> None:
        if answer == "apart":
            order = partial(separate_volunteers, merged_id=merge.merged_id)
            tools.runner.write(
                page,
                order,
                lambda _written: separated(),
                lambda error: tools.notices.say(sentence(error), Tone.WARN),
            )

    dialog.answered.connect(answered)
    dialog.ask()
    return dialog
