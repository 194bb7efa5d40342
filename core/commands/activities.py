"""Activities are planned, changed, called off and closed."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import msgspec

from core.commands.counting import count_activity
from core.commands.handler import Handler
from core.commands.lookup import optional_text, require, require_reason, required_text
from core.commands.numbering import next_yearly_number
from core.commands.patching import Patch, Patched, differing, put_if_changed, values_of
from core.commands.places import require_open_place
from core.commands.policies import policy_on
from core.commands.refusals import (
    ActivityAhead,
    HoursConfirmed,
    InsuranceDatesRefused,
    NumberRefused,
    PeopleSignedIn,
    RoleTwice,
    SeatsTwice,
    TimesRefused,
)
from core.commands.signups import ROLE_LIMIT, seat_everyone
from core.commands.taking_part import require_open
from core.domain.activity import (
    Activity,
    ActivityRole,
    ActivityState,
    RiskLevel,
    ServicePlatform,
    SiteSeats,
)
from core.domain.attendance import Attendance
from core.domain.codes import CodeKind
from core.domain.local_time import local_day
from core.domain.numbers import Series
from core.domain.phone import check_phone
from core.domain.refusals import FieldMissing
from core.domain.service_request import ServiceRequest
from core.domain.volunteer_team import TeamKind
from core.ports.store import Command, Desk, OpKind, Ref, UnitOfWork

ACTIVITY_FIELDS = (
    "title",
    "content",
    "starts_at",
    "ends_at",
    "place",
    "organising_unit",
    "leader_name",
    "leader_phone",
    "counts_as_service",
    "category",
    "risk_level",
    "risk_note",
    "insurer",
    "insurance_number",
    "insured_from",
    "insured_to",
    "needed_volunteers",
    "team_id",
    "team_kind",
    "platform",
    "roles",
    "required_skills",
    "required_licence",
    "min_age",
    "seats",
    "door_code_only",
)
"""What a form may change of an activity."""
LONGEST = timedelta(hours=24)
OLDEST, MOST_SEATS, MOST_SERVED, MOST_NEEDED = 100, 9_999, 99_999, 99_999


class ActivityForm(msgspec.Struct, frozen=True, kw_only=True):
    """What the clerk entered for an activity; instants are aware.

    `door_code_only` None says nothing: a new activity follows the unit's rule, a planned one keeps its own.
    """

    title: str
    content: str
    starts_at: datetime
    ends_at: datetime
    place: str
    leader_name: str
    organising_unit: str = ""
    leader_phone: str = ""
    counts_as_service: bool = True
    category: str = "other"
    risk_level: RiskLevel = RiskLevel.ORDINARY
    risk_note: str = ""
    insurer: str = ""
    insurance_number: str = ""
    insured_from: date | None = None
    insured_to: date | None = None
    needed_volunteers: int = 0
    team_id: str = ""
    team_kind: TeamKind | None = None
    platform: ServicePlatform | None = None
    roles: tuple[ActivityRole, ...] = ()
    required_skills: tuple[str, ...] = ()
    required_licence: str = ""
    min_age: int = 0
    seats: tuple[SiteSeats, ...] = ()
    door_code_only: bool | None = None


class PlanActivity(Command, frozen=True, kw_only=True):
    """A new activity."""

    activity: Activity


class AmendActivity(Patch, frozen=True, kw_only=True):
    """An activity as it is now planned."""

    activity: Activity


class CancelActivity(Command, frozen=True, kw_only=True):
    """The activity does not take place."""

    activity_id: str
    reason: str


class CloseActivity(Command, frozen=True, kw_only=True):
    """The activity is over; whoever has no sign-out counts 0 until a person settles it."""

    activity_id: str


def plan_activity(
    desk: Desk, form: ActivityForm, request_ids: Sequence[str] = (), series_id: str = ""
) -> PlanActivity:
    """Make the command for a new activity; refusals name the field."""
    activity = Activity(
        id=desk.new_id(),
        site_id=desk.site.id,
        number=next_yearly_number(desk, Series.ACTIVITY).text,
        token=desk.new_token(CodeKind.ACTIVITY),
        title=form.title,
        content=form.content,
        starts_at=form.starts_at,
        ends_at=form.ends_at,
        place=form.place,
        organising_unit=form.organising_unit.strip() or desk.site.name,
        leader_name=form.leader_name,
        request_ids=tuple(request_ids),
        series_id=series_id,
        door_secret=desk.new_token(CodeKind.ACTIVITY),
        door_code_only=_usual_door_rule(desk, form),
    )
    return PlanActivity(at=desk.now(), by=desk.clerk.id, site_id=desk.site.id, activity=_told(activity, form))


def _usual_door_rule(desk: Desk, form: ActivityForm) -> bool:
    """What the unit decided for the day of the activity."""
    day = local_day(form.starts_at)
    return policy_on(desk.rows, desk.site.id, day, desk.shipped_policy).door_code_only


def amend_activity(desk: Desk, activity_id: str, form: ActivityForm) -> AmendActivity:
    """Make the command that changes a planned activity."""
    before = require(desk.rows, Activity, activity_id)
    after = _told(before, form)
    return AmendActivity(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        activity=after,
        changed=differing(before, after, ACTIVITY_FIELDS),
    )


def demand_door_code(desk: Desk, activity_id: str, *, demanded: bool) -> AmendActivity:
    """Telephones must show the code of the screen at the door, or the printed one is enough again."""
    before = require(desk.rows, Activity, activity_id)
    return AmendActivity(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        activity=msgspec.structs.replace(before, door_code_only=demanded),
        changed=("door_code_only",),
    )


def cancel_activity(desk: Desk, activity_id: str, reason: str) -> CancelActivity:
    """Call an activity off."""
    return CancelActivity(
        at=desk.now(), by=desk.clerk.id, site_id=desk.site.id, activity_id=activity_id, reason=reason
    )


def close_activity(desk: Desk, activity_id: str) -> CloseActivity:
    """End an activity."""
    return CloseActivity(at=desk.now(), by=desk.clerk.id, site_id=desk.site.id, activity_id=activity_id)


def _told(before: Activity, form: ActivityForm) -> Activity:
    phone = check_phone(form.leader_phone).value if form.leader_phone.strip() else ""
    return msgspec.structs.replace(
        before,
        title=required_text("title", form.title, 40),
        content=required_text("content", form.content, 200),
        starts_at=form.starts_at,
        ends_at=form.ends_at,
        place=required_text("place", form.place, 60),
        organising_unit=optional_text("organising_unit", form.organising_unit, 60) or before.organising_unit,
        leader_name=required_text("leader_name", form.leader_name, 60),
        leader_phone=phone,
        counts_as_service=form.counts_as_service,
        category=form.category,
        risk_level=form.risk_level,
        risk_note=optional_text("risk_note", form.risk_note, 200),
        insurer=optional_text("insurer", form.insurer, 60),
        insurance_number=optional_text("insurance_number", form.insurance_number, 40),
        insured_from=form.insured_from,
        insured_to=form.insured_to,
        needed_volunteers=form.needed_volunteers,
        team_id=form.team_id,
        team_kind=form.team_kind,
        platform=form.platform,
        roles=_told_roles(form.roles),
        required_skills=form.required_skills,
        required_licence=optional_text("required_licence", form.required_licence, 40),
        min_age=form.min_age,
        seats=form.seats,
        door_code_only=before.door_code_only if form.door_code_only is None else form.door_code_only,
    )


def _told_roles(roles: Sequence[ActivityRole]) -> tuple[ActivityRole, ...]:
    """The roles without empty lines; FieldMissing and FieldTooLong name the field."""
    named = [role for role in roles if role.name.strip() or role.needed]
    return tuple(
        ActivityRole(
            name=required_text("role", role.name, ROLE_LIMIT),
            needed=max(0, role.needed),
            skill=role.skill.strip(),
        )
        for role in named
    )


def _check_facts(activity: Activity) -> None:
    for field in ("title", "content", "place", "organising_unit", "leader_name"):
        if not getattr(activity, field).strip():
            raise FieldMissing(field=field)
    if not activity.starts_at < activity.ends_at <= activity.starts_at + LONGEST:
        raise TimesRefused(starts_at=activity.starts_at, ends_at=activity.ends_at)
    if activity.risk_level is RiskLevel.DANGEROUS and not activity.risk_note:
        raise FieldMissing(field="risk_note")
    _check_numbers(activity)
    units = [share.site_id for share in activity.seats]
    if len(set(units)) < len(units):
        raise SeatsTwice(site_id=next(unit for unit in units if units.count(unit) > 1))
    names = [role.name for role in activity.roles]
    if len(set(names)) < len(names):
        raise RoleTwice(role=next(name for name in names if names.count(name) > 1))


def _check_numbers(activity: Activity) -> None:
    first, until = activity.insured_from, activity.insured_to
    if first is not None and until is not None and until < first:
        raise InsuranceDatesRefused(first=first, until=until)
    if not 0 <= activity.min_age <= OLDEST:
        raise NumberRefused(field="min_age", least=0, most=OLDEST)
    if not 0 <= activity.needed_volunteers <= MOST_NEEDED:
        raise NumberRefused(field="needed_volunteers", least=0, most=MOST_NEEDED)
    if any(not 0 <= share.seats <= MOST_SEATS for share in activity.seats):
        raise NumberRefused(field="seats", least=0, most=MOST_SEATS)


def _check_plan(rows: UnitOfWork, command: PlanActivity) -> None:
    for instant in (command.at, command.activity.starts_at):
        require_open_place(rows, command.site_id, local_day(instant))
    _check_facts(command.activity)


def _plan(rows: UnitOfWork, command: PlanActivity) -> None:
    if rows.get(Activity, command.activity.id) is None:
        rows.put(command.activity)
        seat_everyone(rows, command.activity.id)
        count_activity(rows, command.activity.id)
        _lead_requests_here(rows, command.activity)


def _lead_requests_here(rows: UnitOfWork, activity: Activity) -> None:
    """Its requests name the activity; of two that were planned for one request the later one."""
    for request_id in activity.request_ids:
        request = rows.get(ServiceRequest, request_id)
        # Ids are made in the order of time (UUIDv7).
        if request is not None and request.activity_id < activity.id:
            rows.put(msgspec.structs.replace(request, activity_id=activity.id))


def _check_amend(rows: UnitOfWork, command: AmendActivity) -> None:
    before = require_open(rows, command.activity.id)
    _check_facts(command.activity)
    if before.counts_as_service and not command.activity.counts_as_service:
        _refuse_confirmed(rows, before)


def _refuse_confirmed(rows: UnitOfWork, activity: Activity) -> None:
    """HoursConfirmed: no record may stay of what does not count as service (Order 67 art. 19)."""
    confirmed = [row for row in _present(rows, activity.id) if row.reviewed_at is not None]
    if confirmed:
        raise HoursConfirmed(activity_id=activity.id, people=len(confirmed))


def _present(rows: UnitOfWork, activity_id: str) -> list[Attendance]:
    return [row for row in rows.find(Attendance, activity_id=activity_id) if not row.cancelled]


def _amend_patch(_rows: UnitOfWork, command: AmendActivity) -> Patched:
    values = values_of(command.activity, command.changed, ACTIVITY_FIELDS)
    return Patched(Activity, command.activity.id, values)


def _amend(rows: UnitOfWork, command: AmendActivity) -> None:
    """Also of an activity that is over: what was corrected before the desk heard of it is a correction."""
    before = require(rows, Activity, command.activity.id)
    after = msgspec.structs.replace(before, **_amend_patch(rows, command).values)
    put_if_changed(rows, before, after)
    if after.seats != before.seats:
        seat_everyone(rows, after.id)


def _check_cancel(rows: UnitOfWork, command: CancelActivity) -> None:
    activity = require_open(rows, command.activity_id)
    require_reason(command.reason)
    present = _present(rows, activity.id)
    if present:
        raise PeopleSignedIn(activity_id=activity.id, people=len(present))


def _cancel(rows: UnitOfWork, command: CancelActivity) -> None:
    activity = require(rows, Activity, command.activity_id)
    rows.put(msgspec.structs.replace(activity, state=ActivityState.CANCELLED, closed_at=command.at))


def _check_close(rows: UnitOfWork, command: CloseActivity) -> None:
    activity = require_open(rows, command.activity_id)
    day = local_day(activity.starts_at)
    if local_day(command.at) < day:
        raise ActivityAhead(activity_id=activity.id, day=day)


def _close(rows: UnitOfWork, command: CloseActivity) -> None:
    activity = require(rows, Activity, command.activity_id)
    rows.put(msgspec.structs.replace(activity, state=ActivityState.CLOSED, closed_at=command.at))


HANDLERS = (
    Handler(
        PlanActivity,
        OpKind.FACT,
        lambda c: (
            Ref(Activity, c.activity.id),
            *(Ref(ServiceRequest, row_id) for row_id in c.activity.request_ids),
        ),
        _check_plan,
        _plan,
    ),
    Handler(
        AmendActivity,
        OpKind.PATCH,
        lambda c: (Ref(Activity, c.activity.id),),
        _check_amend,
        _amend,
        schema=2,
        patch=_amend_patch,
    ),
    Handler(CancelActivity, OpKind.STATE, lambda c: (Ref(Activity, c.activity_id),), _check_cancel, _cancel),
    Handler(CloseActivity, OpKind.STATE, lambda c: (Ref(Activity, c.activity_id),), _check_close, _close),
)
