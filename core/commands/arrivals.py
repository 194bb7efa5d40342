"""Who comes together to an activity, and who had to wait for the sign-in: families, teams, newcomers."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from core.commands.attendances import (
    CheckIn,
    cancel_check_in,
    cancel_check_out,
    check_in,
    check_out,
    require_may_check_in,
)
from core.commands.handler import Handler
from core.commands.lookup import require
from core.commands.patching import Patch, Patched, put_if_changed, values_of
from core.commands.refusals import NotCheckedIn, TooManyCompanions
from core.commands.signups import sign_up, signup_of
from core.commands.visits import open_visit, present_visit, visit_refs
from core.domain.attendance import MOST_COMPANIONS, Attendance, AttendanceSource
from core.domain.refusals import Refusal
from core.ports.store import Command, Desk, OpKind, UnitOfWork


class NoteCompanions(Patch, frozen=True, kw_only=True):
    """So many children under eight came along with a volunteer; they have no record of their own."""

    activity_id: str
    volunteer_id: str
    companions: int
    changed: tuple[str, ...] = ("companions",)


def check_in_together(
    desk: Desk, activity_id: str, volunteer_ids: Sequence[str], source: AttendanceSource
) -> tuple[Command, ...]:
    """Sign several people in with one commit; whoever had no place on the list gets one.

    Who is there already, or may not take part, is left out. When nobody remains, the reason of the first one
    is raised.
    """
    refused: list[Refusal] = []
    fit: list[CheckIn] = []
    for volunteer_id in dict.fromkeys(volunteer_ids):
        arrival = check_in(desk, activity_id, volunteer_id, source)
        try:
            require_may_check_in(desk.rows, arrival)
        except Refusal as refusal:
            refused.append(refusal)
        else:
            fit.append(arrival)
    if not fit and refused:
        raise refused[0]
    new = [arrival.volunteer_id for arrival in fit if not _has_place(desk, activity_id, arrival.volunteer_id)]
    return (*sign_up(desk, activity_id, new), *fit)


def check_out_together(
    desk: Desk, activity_id: str, volunteer_ids: Sequence[str], source: AttendanceSource
) -> tuple[Command, ...]:
    """Sign several people out with one commit; who is not here, or has left, is left out."""
    here = [
        person
        for person in dict.fromkeys(volunteer_ids)
        if (visit := present_visit(desk.rows, activity_id, person)) is not None and visit.check_out_at is None
    ]
    if not here and volunteer_ids:
        raise NotCheckedIn(volunteer_id=volunteer_ids[0])
    return tuple(check_out(desk, activity_id, person, source) for person in here)


def take_back_together(
    desk: Desk, activity_id: str, volunteer_ids: Sequence[str], *, out: bool
) -> tuple[Command, ...]:
    """Take the sign-ins (or the sign-outs) of a group back with one commit, where they can be."""
    take_back = cancel_check_out if out else cancel_check_in
    visits = ((person, open_visit(desk.rows, activity_id, person)) for person in volunteer_ids)
    standing = [
        person
        for person, visit in visits
        if visit is not None and (visit.check_out_at is not None or not out)
    ]
    if not standing and volunteer_ids:
        raise NotCheckedIn(volunteer_id=volunteer_ids[0])
    return tuple(take_back(desk, activity_id, person) for person in standing)


def note_companions(desk: Desk, activity_id: str, volunteer_id: str, companions: int) -> NoteCompanions:
    """How many children under eight came along."""
    return NoteCompanions(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        activity_id=activity_id,
        volunteer_id=volunteer_id,
        companions=companions,
    )


def check_in_since(
    desk: Desk, activity_id: str, volunteer_id: str, arrived_at: datetime, reason: str
) -> tuple[Command, ...]:
    """Sign somebody in as of the moment they stood here, now that nothing is missing any more."""
    arrival = msgspec.structs.replace(
        check_in(desk, activity_id, volunteer_id, AttendanceSource.DESK, reason),
        at=min(arrived_at, desk.now()),
    )
    if _has_place(desk, activity_id, volunteer_id):
        return (arrival,)
    return (*sign_up(desk, activity_id, [volunteer_id]), arrival)


def _has_place(desk: Desk, activity_id: str, volunteer_id: str) -> bool:
    place = signup_of(desk.rows, activity_id, volunteer_id)
    return place is not None and not place.withdrawn


def _visit_there(rows: UnitOfWork, command: NoteCompanions) -> Attendance:
    visit = present_visit(rows, command.activity_id, command.volunteer_id)
    if visit is None:
        raise NotCheckedIn(volunteer_id=command.volunteer_id)
    return visit


def _check_companions(rows: UnitOfWork, command: NoteCompanions) -> None:
    _visit_there(rows, command)
    if not 0 <= command.companions <= MOST_COMPANIONS:
        raise TooManyCompanions(companions=command.companions, most=MOST_COMPANIONS)


def _companions_patch(rows: UnitOfWork, command: NoteCompanions) -> Patched:
    told = msgspec.structs.replace(
        _visit_there(rows, command), companions=max(0, min(command.companions, MOST_COMPANIONS))
    )
    return Patched(Attendance, told.id, values_of(told, command.changed, ("companions",)))


def _note_companions(rows: UnitOfWork, command: NoteCompanions) -> None:
    patch = _companions_patch(rows, command)
    before = require(rows, Attendance, patch.id)
    put_if_changed(rows, before, msgspec.structs.replace(before, **patch.values))


HANDLERS = (
    Handler(
        NoteCompanions,
        OpKind.PATCH,
        lambda c: visit_refs(c.activity_id, c.volunteer_id),
        _check_companions,
        _note_companions,
        patch=_companions_patch,
    ),
)
