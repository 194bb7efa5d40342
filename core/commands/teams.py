"""Volunteer teams are founded, amended, paused and retired; who belongs to them is in team_members."""

from datetime import date

import msgspec

from core.commands.handler import Handler
from core.commands.lookup import optional_text, require, require_reason, required_text
from core.commands.patching import Patch, Patched, differing, put_if_changed, values_of
from core.commands.persons import acting
from core.commands.places import require_open_place
from core.commands.refusals import PauseRefused, PersonErased, TeamBusy, TeamNameTaken, TeamRetired
from core.domain.dispatch import LIVE, Dispatch
from core.domain.erasure import is_erased
from core.domain.local_time import local_day
from core.domain.person_name import check_name
from core.domain.phone import check_phone
from core.domain.refusals import FieldMissing
from core.domain.service_request import IN_HAND, ServiceRequest
from core.domain.social_credit import check_social_credit_code
from core.domain.timetable import check_timetable
from core.domain.volunteer import Volunteer
from core.domain.volunteer_team import FreeTime, TeamKind, VolunteerTeam
from core.ports.store import Command, Desk, OpKind, Ref, UnitOfWork

NAME_LIMIT = 40
MOST_SKILLS = 12
MOST_AREAS = 200
MOST_A_MONTH = 999
TEAM_FIELDS = (
    "name",
    "kind",
    "leader_id",
    "leader_name",
    "leader_phone",
    "skills",
    "categories",
    "areas",
    "timetable",
    "monthly_capacity",
    "link_token",
    "code",
    "founded_on",
    "note",
    "paused_from",
    "paused_until",
)
"""What may be changed of a team. Whether it is in the lists follows from its name and its retirement."""


class TeamForm(msgspec.Struct, frozen=True, kw_only=True):
    """What the clerk entered of a team; only the name is needed. `leader_id` names a registered volunteer."""

    name: str = ""
    kind: TeamKind = TeamKind.OWN
    leader_id: str = ""
    leader_name: str = ""
    leader_phone: str = ""
    skills: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    timetable: tuple[FreeTime, ...] = ()
    monthly_capacity: int = 0
    code: str = ""
    founded_on: date | None = None
    note: str = ""


class AddTeam(Command, frozen=True, kw_only=True):
    """A volunteer team."""

    id: str
    name: str


class AmendTeam(Patch, frozen=True, kw_only=True):
    """A team as it is from now on; members are told of apart."""

    team: VolunteerTeam


class RetireTeam(Command, frozen=True, kw_only=True):
    """The team is no more: it stays on old rows and gets no new work."""

    team_id: str
    reason: str


class RestoreTeam(Command, frozen=True, kw_only=True):
    """A team that was retired by mistake works again."""

    team_id: str


def add_team(desk: Desk, *, name: str) -> AddTeam:
    """A team; a name that exists gives the same team again."""
    wanted = required_text("team", name, NAME_LIMIT)
    known = named_team(desk.rows, desk.site.id, wanted)
    return AddTeam(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        id=desk.new_id() if known is None else known.id,
        name=wanted,
    )


def found_team(desk: Desk, form: TeamForm) -> tuple[Command, ...]:
    """A new team with everything that is known of it. A name that exists is refused: TeamNameTaken."""
    known = named_team(desk.rows, desk.site.id, form.name.strip())
    if known is not None:
        raise TeamNameTaken(team_id=known.id, name=known.name)
    added = add_team(desk, name=form.name)
    blank = VolunteerTeam(id=added.id, site_id=added.site_id, name=added.name)
    amended = _amended(desk, blank, _told(desk, blank, form))
    return (added, amended) if amended.changed else (added,)


def amend_team(desk: Desk, team_id: str, form: TeamForm) -> AmendTeam:
    """Make the command that changes a team to what the form says."""
    before = require(desk.rows, VolunteerTeam, team_id)
    return _amended(desk, before, _told(desk, before, form))


def form_of_team(team: VolunteerTeam) -> TeamForm:
    """The form as it is filled from a team that stands."""
    return TeamForm(**{name: getattr(team, name) for name in TeamForm.__struct_fields__})


def set_leader(desk: Desk, team_id: str, volunteer_id: str) -> AmendTeam:
    """A registered volunteer leads the team; name and telephone are taken from the registration."""
    before = require(desk.rows, VolunteerTeam, team_id)
    person = acting(desk.rows, volunteer_id) or require(desk.rows, Volunteer, volunteer_id)
    return _amended(
        desk,
        before,
        msgspec.structs.replace(
            before, leader_id=person.id, leader_name=person.name, leader_phone=person.phone
        ),
    )


def set_timetable(desk: Desk, team_id: str, times: tuple[FreeTime, ...]) -> AmendTeam:
    """When the team can come from now on."""
    before = require(desk.rows, VolunteerTeam, team_id)
    return _amended(desk, before, msgspec.structs.replace(before, timetable=check_timetable(times)))


def pause_team(desk: Desk, team_id: str, *, starts: date, until: date | None = None) -> AmendTeam:
    """Nothing is sent to the team on these days, both included; without an end until it is taken back."""
    before = require(desk.rows, VolunteerTeam, team_id)
    return _amended(desk, before, msgspec.structs.replace(before, paused_from=starts, paused_until=until))


def resume_team(desk: Desk, team_id: str) -> AmendTeam:
    """A pause ends at once."""
    before = require(desk.rows, VolunteerTeam, team_id)
    return _amended(desk, before, msgspec.structs.replace(before, paused_from=None, paused_until=None))


def put_team_back(desk: Desk, team: VolunteerTeam, changed: tuple[str, ...]) -> AmendTeam:
    """The values these fields had: what takes an amendment back."""
    now = require(desk.rows, VolunteerTeam, team.id)
    return _amended(desk, now, msgspec.structs.replace(now, **values_of(team, changed, TEAM_FIELDS)))


def retire_team(desk: Desk, team_id: str, reason: str) -> RetireTeam:
    """Take a team off the lists. A team that has requests in hand is refused: TeamBusy."""
    return RetireTeam(at=desk.now(), by=desk.clerk.id, site_id=desk.site.id, team_id=team_id, reason=reason)


def restore_team(desk: Desk, team_id: str) -> RestoreTeam:
    """Put a retired team back."""
    return RestoreTeam(at=desk.now(), by=desk.clerk.id, site_id=desk.site.id, team_id=team_id)


def named_team(rows: UnitOfWork, site_id: str, name: str) -> VolunteerTeam | None:
    """The unit's team of this name that is in the lists."""
    same = rows.find(VolunteerTeam, name=name, site_id=site_id)
    return next((team for team in same if team.active), None)


def _amended(desk: Desk, before: VolunteerTeam, after: VolunteerTeam) -> AmendTeam:
    return AmendTeam(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        team=after,
        changed=differing(before, after, TEAM_FIELDS),
    )


def _told(desk: Desk, before: VolunteerTeam, form: TeamForm) -> VolunteerTeam:
    """The team as the form says; a leader who is registered is named as the registration does."""
    person = acting(desk.rows, form.leader_id) if form.leader_id else None
    name = form.leader_name if person is None else person.name
    phone = form.leader_phone.strip() or ("" if person is None else person.phone)
    kept = phone == before.leader_phone
    return msgspec.structs.replace(
        before,
        name=required_text("team", form.name, NAME_LIMIT),
        kind=form.kind,
        leader_id="" if person is None else person.id,
        leader_name=check_name(name, "leader_name").legal if name.strip() else "",
        leader_phone=phone if kept or not phone else check_phone(phone).value,
        skills=_texts("skills", form.skills, MOST_SKILLS),
        categories=form.categories,
        areas=_texts("areas", form.areas, MOST_AREAS),
        timetable=check_timetable(form.timetable),
        monthly_capacity=max(0, min(form.monthly_capacity, MOST_A_MONTH)),
        code=check_social_credit_code(form.code) if form.code.strip() else "",
        founded_on=form.founded_on,
        note=optional_text("note", form.note, 200),
    )


def _texts(field: str, texts: tuple[str, ...], most: int) -> tuple[str, ...]:
    told = (optional_text(field, text, 40) for text in texts)
    return tuple(dict.fromkeys(text for text in told if text))[:most]


def _check_add(rows: UnitOfWork, command: AddTeam) -> None:
    required_text("team", command.name, NAME_LIMIT)
    require_open_place(rows, command.site_id, local_day(command.at))


def _add(rows: UnitOfWork, command: AddTeam) -> None:
    if rows.get(VolunteerTeam, command.id) is None:
        rows.put(VolunteerTeam(id=command.id, site_id=command.site_id, name=command.name))
    _settle_names(rows, command.site_id, command.name)


def _settle_names(rows: UnitOfWork, site_id: str, name: str) -> None:
    """Of a unit's teams of one name that are not retired, the one with the smallest id is in the lists.

    Two desks that named the same team end with one. The other keeps its row, so whoever was put into it is
    still shown under the right name.
    """
    same = rows.find(VolunteerTeam, name=name, site_id=site_id)
    first = min((team.id for team in same if team.retired_on is None), default="")
    for team in same:
        put_if_changed(rows, team, msgspec.structs.replace(team, active=team.id == first))


def _check_amend(rows: UnitOfWork, command: AmendTeam) -> None:
    told = command.team
    before = require(rows, VolunteerTeam, told.id)
    if before.retired_on is not None:
        raise TeamRetired(team_id=before.id, name=before.name)
    required_text("team", told.name, NAME_LIMIT)
    check_timetable(told.timetable)
    if "name" in command.changed:
        other = named_team(rows, before.site_id, told.name)
        if other is not None and other.id != told.id:
            raise TeamNameTaken(team_id=other.id, name=other.name)
    if told.paused_until is not None:
        if told.paused_from is None:
            raise FieldMissing(field="paused_from")
        if told.paused_until < told.paused_from:
            raise PauseRefused(first=told.paused_from, until=told.paused_until)
    if "leader_id" in command.changed and told.leader_id:
        _require_standing(rows, told.leader_id)


def _require_standing(rows: UnitOfWork, volunteer_id: str) -> None:
    person = require(rows, Volunteer, volunteer_id)
    if is_erased(person.name):
        raise PersonErased(row_id=person.id)


def _amend_patch(_rows: UnitOfWork, command: AmendTeam) -> Patched:
    values = values_of(command.team, command.changed, TEAM_FIELDS)
    return Patched(VolunteerTeam, command.team.id, values)


def _amend(rows: UnitOfWork, command: AmendTeam) -> None:
    patch = _amend_patch(rows, command)
    before = require(rows, VolunteerTeam, patch.id)
    if patch.values.get("leader_id"):
        person = rows.get(Volunteer, command.team.leader_id)
        if person is not None and is_erased(person.name):
            raise PersonErased(row_id=person.id)
    after = msgspec.structs.replace(before, **patch.values)
    put_if_changed(rows, before, after)
    if after.name != before.name:
        _settle_names(rows, before.site_id, before.name)
        _settle_names(rows, after.site_id, after.name)


def open_dispatches(rows: UnitOfWork, team_id: str) -> list[Dispatch]:
    """What the team was asked and has not finished: a dispatch stays taken when the service is over."""
    live = [sent for sent in rows.find(Dispatch, team_id=team_id) if sent.state in LIVE]
    requests = {sent.id: rows.get(ServiceRequest, sent.request_id) for sent in live}
    return [sent for sent in live if (request := requests[sent.id]) is None or request.state in IN_HAND]


def _check_retire(rows: UnitOfWork, command: RetireTeam) -> None:
    require_reason(command.reason)
    team = require(rows, VolunteerTeam, command.team_id)
    if team.retired_on is not None:
        raise TeamRetired(team_id=team.id, name=team.name)
    waiting = open_dispatches(rows, team.id)
    if waiting:
        raise TeamBusy(team_id=team.id, name=team.name, waiting=len(waiting))


def _retire(rows: UnitOfWork, command: RetireTeam) -> None:
    _set_retired(rows, command.team_id, local_day(command.at))


def _check_restore(rows: UnitOfWork, command: RestoreTeam) -> None:
    team = require(rows, VolunteerTeam, command.team_id)
    other = named_team(rows, team.site_id, team.name)
    if other is not None and other.id != team.id:
        raise TeamNameTaken(team_id=other.id, name=other.name)


def _restore(rows: UnitOfWork, command: RestoreTeam) -> None:
    _set_retired(rows, command.team_id, None)


def _set_retired(rows: UnitOfWork, team_id: str, on: date | None) -> None:
    before = require(rows, VolunteerTeam, team_id)
    put_if_changed(rows, before, msgspec.structs.replace(before, retired_on=on))
    _settle_names(rows, before.site_id, before.name)


def _amend_refs(command: AmendTeam) -> tuple[Ref, ...]:
    """The leader is named too, so that an amendment naming somebody erased by law does not come through."""
    leader = command.team.leader_id if "leader_id" in command.changed else ""
    team = Ref(VolunteerTeam, command.team.id)
    return (team, Ref(Volunteer, leader)) if leader else (team,)


HANDLERS = (
    Handler(AddTeam, OpKind.FACT, lambda c: (Ref(VolunteerTeam, c.id),), _check_add, _add),
    Handler(AmendTeam, OpKind.PATCH, _amend_refs, _check_amend, _amend, patch=_amend_patch),
    Handler(RetireTeam, OpKind.STATE, lambda c: (Ref(VolunteerTeam, c.team_id),), _check_retire, _retire),
    Handler(RestoreTeam, OpKind.STATE, lambda c: (Ref(VolunteerTeam, c.team_id),), _check_restore, _restore),
)
