"""Who belongs to a team: any number of teams for a volunteer, one of them the main one.

In the team are the volunteers whose main team it is (Volunteer.team_id) and those with an open membership
row. The orders here keep both true: who joins a first team has it as the main one, who leaves the main one
gets another of their teams, if any.
"""

from datetime import date

import msgspec

from core.commands.handler import Handler
from core.commands.lookup import require
from core.commands.patching import put_if_changed
from core.commands.persons import acting
from core.commands.refusals import (
    AlreadyInTeam,
    NotInTeam,
    PersonErased,
    TeamRetired,
    VolunteerWithdrawn,
)
from core.commands.volunteers import AmendVolunteer
from core.domain.erasure import is_erased
from core.domain.local_time import local_day
from core.domain.volunteer import Volunteer, VolunteerStatus
from core.domain.volunteer_team import TeamMember, TeamRole, VolunteerTeam, team_member_id
from core.ports.store import Command, Desk, OpKind, Ref, UnitOfWork


class AddTeamMember(Command, frozen=True, kw_only=True):
    """A volunteer joins a team, or has another role in it."""

    member: TeamMember


class RemoveTeamMember(Command, frozen=True, kw_only=True):
    """A volunteer is in the team no longer; hours given with it stay."""

    member: TeamMember


def add_member(
    desk: Desk,
    team_id: str,
    volunteer_id: str,
    *,
    role: TeamRole = TeamRole.MEMBER,
    joined_on: date | None = None,
) -> tuple[Command, ...]:
    """A volunteer joins; the first team of a volunteer of this unit becomes the main one."""
    person = acting(desk.rows, volunteer_id) or require(desk.rows, Volunteer, volunteer_id)
    standing = membership(desk.rows, team_id, person.id)
    joined = standing.joined_on if standing is not None else joined_on or desk.today()
    added = AddTeamMember(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        member=_member(desk, team_id, person.id, role=role, joined_on=joined),
    )
    if person.team_id or person.site_id != desk.site.id:
        return (added,)
    return (added, _main_team(desk, person, team_id))


def remove_member(desk: Desk, team_id: str, volunteer_id: str) -> tuple[Command, ...]:
    """A volunteer leaves; where it was the main team, another team of theirs takes its place."""
    person = acting(desk.rows, volunteer_id) or require(desk.rows, Volunteer, volunteer_id)
    standing = membership(desk.rows, team_id, person.id)
    if standing is None:
        raise NotInTeam(team_id=team_id, volunteer_id=person.id)
    left = msgspec.structs.replace(
        _member(desk, team_id, person.id, role=standing.role, joined_on=standing.joined_on),
        left_on=desk.today(),
    )
    removed = RemoveTeamMember(at=desk.now(), by=desk.clerk.id, site_id=desk.site.id, member=left)
    if person.team_id != team_id or person.site_id != desk.site.id:
        return (removed,)
    return (removed, _main_team(desk, person, _other_team(desk.rows, person.id, team_id)))


def membership(rows: UnitOfWork, team_id: str, volunteer_id: str) -> TeamMember | None:
    """The standing membership: the row, or what the main team of the registration says; None outside."""
    row = rows.get(TeamMember, team_member_id(team_id, volunteer_id))
    if row is not None and row.left_on is None:
        return row
    person = rows.get(Volunteer, volunteer_id)
    team = rows.get(VolunteerTeam, team_id)
    if person is None or team is None or person.team_id != team_id:
        return None
    return TeamMember(
        id=team_member_id(team_id, volunteer_id),
        site_id=team.site_id,
        team_id=team_id,
        volunteer_id=volunteer_id,
        joined_on=local_day(person.registered_at),
        told_at=person.registered_at,
    )


def teams_of(rows: UnitOfWork, volunteer_id: str) -> list[str]:
    """The teams a volunteer is in, the main one first."""
    person = rows.get(Volunteer, volunteer_id)
    main = [person.team_id] if person is not None and person.team_id else []
    told = [row.team_id for row in rows.find(TeamMember, volunteer_id=volunteer_id) if row.left_on is None]
    return list(dict.fromkeys((*main, *told)))


def _other_team(rows: UnitOfWork, volunteer_id: str, team_id: str) -> str | None:
    return next((other for other in teams_of(rows, volunteer_id) if other != team_id), None)


def _main_team(desk: Desk, person: Volunteer, team_id: str | None) -> AmendVolunteer:
    return AmendVolunteer(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        volunteer=msgspec.structs.replace(person, team_id=team_id),
        changed=("team_id",),
    )


def _member(desk: Desk, team_id: str, volunteer_id: str, *, role: TeamRole, joined_on: date) -> TeamMember:
    return TeamMember(
        id=team_member_id(team_id, volunteer_id),
        site_id=desk.site.id,
        team_id=team_id,
        volunteer_id=volunteer_id,
        role=role,
        joined_on=joined_on,
        told_at=desk.now(),
    )


def _check_add(rows: UnitOfWork, command: AddTeamMember) -> None:
    told = command.member
    team = require(rows, VolunteerTeam, told.team_id)
    if team.retired_on is not None:
        raise TeamRetired(team_id=team.id, name=team.name)
    person = require(rows, Volunteer, told.volunteer_id)
    if is_erased(person.name):
        raise PersonErased(row_id=person.id)
    if person.status is VolunteerStatus.WITHDRAWN:
        raise VolunteerWithdrawn(volunteer_id=person.id)
    standing = membership(rows, told.team_id, told.volunteer_id)
    if standing is not None and standing.role is told.role:
        raise AlreadyInTeam(team_id=team.id, volunteer_id=person.id)


def _check_remove(rows: UnitOfWork, command: RemoveTeamMember) -> None:
    told = command.member
    if membership(rows, told.team_id, told.volunteer_id) is None:
        raise NotInTeam(team_id=told.team_id, volunteer_id=told.volunteer_id)


def _tell(rows: UnitOfWork, command: AddTeamMember | RemoveTeamMember) -> None:
    """What was told last stands, in whatever order it arrives."""
    before = rows.get(TeamMember, command.member.id)
    if before is None or before.told < command.member.told:
        put_if_changed(rows, before, command.member)


def _refs(command: AddTeamMember | RemoveTeamMember) -> tuple[Ref, ...]:
    told = command.member
    return (
        Ref(TeamMember, told.id),
        Ref(VolunteerTeam, told.team_id),
        Ref(Volunteer, told.volunteer_id),
    )


HANDLERS = (
    Handler(AddTeamMember, OpKind.FACT, _refs, _check_add, _tell),
    Handler(RemoveTeamMember, OpKind.FACT, _refs, _check_remove, _tell),
)
