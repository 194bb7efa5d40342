"""A name whose field is left: old private codes in it become characters, and the clerk is told."""

from PySide6.QtWidgets import QLineEdit

from core.domain.person_name import check_name
from core.domain.refusals import Refusal
from desktop.sentences import refusal_sentence, replaced_sentence
from widgets.inputs import Field


def settle_name(field: Field, edit: QLineEdit) -> bool:
    """Say below the field what is wrong with the name or what was replaced in it; whether it was changed.

    An empty field is left in peace: that is for the moment of saving.
    """
    if not edit.text().strip():
        return False
    try:
        name = check_name(edit.text())
    except Refusal as refusal:
        field.show_problem(refusal_sentence(refusal))
        return False
    if not name.replaced:
        return False
    edit.setText(name.legal)
    field.show_hint(replaced_sentence(name.replaced))
    return True
