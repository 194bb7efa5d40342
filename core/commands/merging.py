"""Two registrations of one person become one, and two again where that was a mistake (合并重复登记)."""

from typing import TypeVar

import msgspec

from core.commands.certificates import valid_twin
from core.commands.counting import count_again
from core.commands.handler import Handler
from core.commands.lookup import optional_text, require
from core.commands.patching import put_if_changed
from core.commands.persons import acting_id
from core.commands.refusals import (
    MergeTooOld,
    NotMerged,
    PersonErased,
    RegistrationMerged,
    SamePerson,
)
from core.commands.reopening import confirm_again, note_reopened, reopen_beyond, reopening_id
from core.commands.signups import seat_everyone
from core.commands.volunteers import with_status
from core.domain.activity import Signup
from core.domain.attendance import Attendance
from core.domain.certificate import Certificate
from core.domain.erasure import is_erased
from core.domain.hours_correction import HoursCorrection
from core.domain.local_time import local_day
from core.domain.personal_record import TrainingRecord, VolunteerAward, VolunteerEvaluation
from core.domain.service_minutes import HoursPolicy
from core.domain.service_record import ServiceRecord
from core.domain.star_list import StarAward
from core.domain.volunteer import Volunteer, VolunteerStatus
from core.domain.volunteer_merge import UNDO_WITHIN, VolunteerMerge, merge_id
from core.ports.store import Command, Desk, OpKind, Ref, UnitOfWork

R = TypeVar("R", bound=msgspec.Struct)
SIGNUP, ATTENDANCE, RECORD, CERTIFICATE = "signup", "attendance", "service_record", "certificate"
CORRECTION = "hours_correction"
WITHDRAWN_SIGNUP = "signup.withdrawn"
REOPENED = "attendance.reopened"
PERSONAL: dict[str, type[msgspec.Struct]] = {
    "training_record": TrainingRecord,
    "volunteer_award": VolunteerAward,
    "volunteer_evaluation": VolunteerEvaluation,
    "star_award": StarAward,
}
"""What else is entered for one person, by table."""
FILLED = "volunteer."
"""How `moved` names a field of the kept registration that the merged one filled."""

FILLS = (
    "phone",
    "contact",
    "town",
    "village",
    "address",
    "team_id",
    "skills",
    "service_categories",
    "available_times",
    "emergency_contact",
    "clothing_size",
    "guardian",
    "consent",
    "national_number",
)
"""What the kept registration takes over where it knows nothing itself."""


class MergeVolunteers(Command, frozen=True, kw_only=True):
    """The registration `merged_id` is the same person as `kept_id`; the policy counts shared days again."""

    kept_id: str
    merged_id: str
    policy: HoursPolicy
    reason: str = ""


class SeparateVolunteers(Command, frozen=True, kw_only=True):
    """They are two people after all: every reference that was rewritten goes back."""

    merged_id: str
    policy: HoursPolicy


def merge_volunteers(
    desk: Desk, kept_id: str, merged_id: str, reason: str = "", *, by: str | None = None
) -> MergeVolunteers:
    """Make `merged_id` an alias of `kept_id`; where that one was merged itself, of the one that counts.

    `by` is the clerk on duty unless told otherwise.
    """
    return MergeVolunteers(
        at=desk.now(),
        by=desk.clerk.id if by is None else by,
        site_id=desk.site.id,
        kept_id=acting_id(desk.rows, kept_id),
        merged_id=merged_id,
        policy=desk.policy.hours,
        reason=optional_text("reason", reason, 100),
    )


def separate_volunteers(desk: Desk, merged_id: str) -> SeparateVolunteers:
    """Take a merge back, within thirty days."""
    return SeparateVolunteers(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        merged_id=merged_id,
        policy=desk.policy.hours,
    )


def _check_merge(rows: UnitOfWork, command: MergeVolunteers) -> None:
    _pair(rows, command)


def _pair(rows: UnitOfWork, command: MergeVolunteers) -> tuple[Volunteer, Volunteer]:
    """The registration that is kept and the one that is merged into it."""
    merged = require(rows, Volunteer, command.merged_id)
    kept = require(rows, Volunteer, acting_id(rows, command.kept_id))
    if merged.status is VolunteerStatus.MERGED:
        raise RegistrationMerged(volunteer_id=merged.id, kept_id=acting_id(rows, merged.id))
    if kept.id == merged.id:
        raise SamePerson(volunteer_id=merged.id)
    for person in (kept, merged):
        if is_erased(person.name):
            raise PersonErased(row_id=person.id)
    return kept, merged


def _merge(rows: UnitOfWork, command: MergeVolunteers) -> None:
    kept, merged = _pair(rows, command)
    filled = {
        name: getattr(merged, name) for name in FILLS if not getattr(kept, name) and getattr(merged, name)
    }
    moved = [
        *((FILLED + name, kept.id) for name in filled),
        *_move_places(rows, merged.id, kept.id),
        *_move_certificates(rows, merged.id, kept.id),
        *_move(rows, RECORD, ServiceRecord, merged.id, kept.id),
        *_move(rows, ATTENDANCE, Attendance, merged.id, kept.id),
        *_move(rows, CORRECTION, HoursCorrection, merged.id, kept.id),
    ]
    for table, kind in PERSONAL.items():
        moved += _move(rows, table, kind, merged.id, kept.id)
    came = frozenset(row_id for table, row_id in moved if table == ATTENDANCE)
    reopened = reopen_beyond(rows, kept.id, came, command.policy)
    moved += [(REOPENED, visit.id) for visit in reopened]
    moved += [(CORRECTION, reopening_id(visit.id, command.at)) for visit in reopened if visit.id in came]
    put_if_changed(rows, kept, _with_filled(kept, filled, command))
    rows.put(msgspec.structs.replace(merged, status=VolunteerStatus.MERGED, alias_of=kept.id))
    rows.put(
        VolunteerMerge(
            id=merge_id(merged.id),
            site_id=command.site_id,
            kept_id=kept.id,
            merged_id=merged.id,
            reason=command.reason,
            moved=tuple(moved),
            merged_at=command.at,
            merged_by=command.by,
        )
    )
    _count_days(rows, moved, (kept.id,), command.policy)
    note_reopened(rows, reopened, command, command.reason)


def _with_filled(kept: Volunteer, filled: dict[str, object], command: Command) -> Volunteer:
    after = msgspec.structs.replace(kept, **filled)
    if not filled or kept.status is VolunteerStatus.WITHDRAWN:
        return after
    return with_status(after, local_day(command.at))


def _move(rows: UnitOfWork, table: str, kind: type[R], from_id: str, to_id: str) -> list[tuple[str, str]]:
    """Rewrite the reference of every row of this kind; which these were."""
    moved = []
    for row in rows.find(kind, volunteer_id=from_id):
        rows.put(msgspec.structs.replace(row, volunteer_id=to_id))
        moved.append((table, _id(row)))
    return moved


def _move_places(rows: UnitOfWork, merged_id: str, kept_id: str) -> list[tuple[str, str]]:
    """Places on lists move; where the person stands on a list twice, the second place is given back."""
    moved = []
    taken = {place.activity_id for place in rows.find(Signup, volunteer_id=kept_id) if not place.withdrawn}
    for place in rows.find(Signup, volunteer_id=merged_id):
        second = place.activity_id in taken and not place.withdrawn
        waiting = place.waiting and not second
        rows.put(
            msgspec.structs.replace(
                place, volunteer_id=kept_id, withdrawn=place.withdrawn or second, waiting=waiting
            )
        )
        moved.append((SIGNUP, place.id))
        if second:
            moved.append((WITHDRAWN_SIGNUP, place.id))
            seat_everyone(rows, place.activity_id)
    return moved


def _move_certificates(rows: UnitOfWork, merged_id: str, kept_id: str) -> list[tuple[str, str]]:
    """Certificates move, but for one whose kind and period the kept registration has certified as well.

    Both papers are true and given out, so neither is voided; this one stays with the registration it names.
    """
    moved = []
    for certificate in rows.find(Certificate, volunteer_id=merged_id):
        after = msgspec.structs.replace(certificate, volunteer_id=kept_id)
        if valid_twin(rows, after) is None:
            rows.put(after)
            moved.append((CERTIFICATE, certificate.id))
    return moved


def _count_days(
    rows: UnitOfWork, moved: list[tuple[str, str]], people: tuple[str, ...], policy: HoursPolicy
) -> None:
    visits = [rows.get(Attendance, row_id) for table, row_id in moved if table == ATTENDANCE]
    instants = [visit.check_in_at for visit in visits if visit is not None]
    for person in people:
        count_again(rows, person, instants, policy)


def _check_separate(rows: UnitOfWork, command: SeparateVolunteers) -> None:
    merge = _merge_to_undo(rows, command)
    until = merge.merged_at + UNDO_WITHIN
    if command.at > until:
        raise MergeTooOld(volunteer_id=merge.merged_id, until=until)


def _merge_to_undo(rows: UnitOfWork, command: SeparateVolunteers) -> VolunteerMerge:
    merge = rows.get(VolunteerMerge, merge_id(command.merged_id))
    if merge is None or merge.undone_at is not None:
        raise NotMerged(volunteer_id=command.merged_id)
    merged = require(rows, Volunteer, merge.merged_id)
    if is_erased(merged.name):
        raise PersonErased(row_id=merged.id)
    return merge


def _separate(rows: UnitOfWork, command: SeparateVolunteers) -> None:
    """What still stands as the merge left it goes back; what was entered since stays with the kept one."""
    merge = _merge_to_undo(rows, command)
    merged = require(rows, Volunteer, merge.merged_id)
    moved = list(merge.moved)
    for table, kind in _KINDS.items():
        for row_id in (row_id for name, row_id in moved if name == table):
            _give_back(rows, kind, row_id, merge)
    for row_id in (row_id for name, row_id in moved if name == WITHDRAWN_SIGNUP):
        place = rows.get(Signup, row_id)
        if place is not None:
            put_if_changed(rows, place, msgspec.structs.replace(place, withdrawn=False))
            seat_everyone(rows, place.activity_id)
    _empty_filled(rows, merge, merged, command)
    apart = with_status(msgspec.structs.replace(merged, alias_of=None), local_day(command.at))
    rows.put(apart)
    rows.put(msgspec.structs.replace(merge, undone_at=command.at))
    _count_days(rows, moved, (merge.kept_id, merge.merged_id), command.policy)
    for row_id in (row_id for name, row_id in moved if name == REOPENED):
        confirm_again(rows, row_id, merge.merged_at, command)


_KINDS: dict[str, type[msgspec.Struct]] = {
    SIGNUP: Signup,
    ATTENDANCE: Attendance,
    CORRECTION: HoursCorrection,
    RECORD: ServiceRecord,
    CERTIFICATE: Certificate,
    **PERSONAL,
}


def _give_back(rows: UnitOfWork, kind: type[msgspec.Struct], row_id: str, merge: VolunteerMerge) -> None:
    row = rows.get(kind, row_id)
    if row is not None and acting_id(rows, merge.kept_id) == getattr(row, "volunteer_id", None):
        rows.put(msgspec.structs.replace(row, volunteer_id=merge.merged_id))


def _empty_filled(
    rows: UnitOfWork, merge: VolunteerMerge, merged: Volunteer, command: SeparateVolunteers
) -> None:
    kept = rows.get(Volunteer, merge.kept_id)
    if kept is None:
        return
    blank = Volunteer(
        id="", site_id="", number="", token="", name="", registered_at=kept.registered_at, registered_by=""
    )
    names = [name.removeprefix(FILLED) for name, _ in merge.moved if name.startswith(FILLED)]
    emptied: dict[str, object] = {
        name: getattr(blank, name) for name in names if getattr(kept, name) == getattr(merged, name)
    }
    put_if_changed(rows, kept, _with_filled(kept, emptied, command))


def _id(row: msgspec.Struct) -> str:
    value: str = row.id  # type: ignore[attr-defined]  # every synced struct has it
    return value


HANDLERS = (
    Handler(
        MergeVolunteers,
        OpKind.STATE,
        lambda c: (
            Ref(Volunteer, c.kept_id),
            Ref(Volunteer, c.merged_id),
            Ref(VolunteerMerge, merge_id(c.merged_id)),
        ),
        _check_merge,
        _merge,
    ),
    Handler(
        SeparateVolunteers,
        OpKind.STATE,
        lambda c: (Ref(Volunteer, c.merged_id), Ref(VolunteerMerge, merge_id(c.merged_id))),
        _check_separate,
        _separate,
    ),
)
