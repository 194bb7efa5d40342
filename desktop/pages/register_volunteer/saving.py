"""Saving the form: one commit, what is said of it, and how it is taken back."""

from functools import partial

import msgspec
from PySide6.QtCore import QCoreApplication

from core.commands.teams import add_team
from core.commands.undo import compensation
from core.commands.volunteers import (
    AmendVolunteer,
    RegisterVolunteer,
    VolunteerForm,
    amend_volunteer,
    register_volunteer,
)
from core.domain.print_record import Paper
from core.domain.volunteer import Volunteer, VolunteerStatus
from core.ports.rows import VolunteerDetail
from core.ports.store import Command, Desk, Order, Written
from desktop.marking import QT_TRANSLATE_NOOP
from desktop.page import PageTools
from desktop.pages.register_volunteer.form_state import whole_form_of
from desktop.runtime.undo import UndoEntry
from desktop.words import missing_text

REGISTERED = QT_TRANSLATE_NOOP("Undo", "Registered volunteer {name}")
COMPLETED = QT_TRANSLATE_NOOP("Undo", "Completed the record of {name}")

translate = QCoreApplication.translate
Saved = RegisterVolunteer | AmendVolunteer


def order_of(form: VolunteerForm, new_team: str, record_id: str) -> Order:
    """One commit: a team that is new comes first. `record_id`: the record that is completed, or empty."""

    def commands(desk: Desk) -> list[Command]:
        made: list[Command] = []
        told = form
        if new_team:
            added = add_team(desk, name=new_team)
            made.append(added)
            told = msgspec.structs.replace(form, team_id=added.id)
        person = amend_volunteer(desk, record_id, told) if record_id else register_volunteer(desk, told)
        return [*made, person]

    return commands


def saved_command(written: Written) -> Saved:
    """The person among what was written."""
    command = written.commands[-1]
    if not isinstance(command, (RegisterVolunteer, AmendVolunteer)):
        raise TypeError(command)
    return command


def saved_sentence(volunteer: Volunteer) -> str:
    """The number, or what a pending record still lacks."""
    text = translate("RegisterVolunteerPage", "Saved · number %1")
    if volunteer.status is VolunteerStatus.PENDING:
        text = translate(
            "RegisterVolunteerPage", "%1 is saved as pending; still missing: %2. No card until then."
        )
        text = text.replace("%2", missing_text(volunteer.missing))
    return text.replace("%1", volunteer.number)


def remember(tools: PageTools, command: Saved, record: VolunteerDetail | None) -> None:
    """What takes it back: a completed record becomes what it was, a new one is registered by mistake."""
    volunteer = command.volunteer
    facts = {"name": volunteer.name, "number": volunteer.number}
    if record is not None:
        order: Order | None = partial(
            amend_volunteer, volunteer_id=volunteer.id, form=whole_form_of(record.volunteer)
        )
        text = COMPLETED
    else:
        order = compensation(command, translate("RegisterVolunteerPage", "Registered by mistake"))
        text = REGISTERED
        facts |= {"paper": Paper.VOLUNTEER_CARD.value, "subject_id": volunteer.id}
    if order is not None:
        back = order
        tools.undo.push(UndoEntry(text, tools.now(), lambda: back, facts))
