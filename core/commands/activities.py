"""Activities are planned, signed up for, printed as sheets, and closed."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import msgspec

from core.commands.handler import Handler
from core.commands.lookup import optional_text, require, require_reason, required_text
from core.commands.numbering import next_yearly_number
from core.commands.patching import Patch, Patched, differing, put_if_changed, values_of
from core.commands.persons import acting, acting_id
from core.commands.places import require_open_place
from core.commands.refusals import (
    ActivityNotOpen,
    AlreadySignedUp,
    InsuranceMissing,
    TimesRefused,
    VolunteerWithdrawn,
)
from core.domain.activity import (
    Activity,
    ActivityState,
    RiskLevel,
    SignInSheetPage,
    Signup,
)
from core.domain.attendance import signup_id
from core.domain.codes import CodeKind
from core.domain.local_time import local_day
from core.domain.minors import (
    AdultsOnly,
    Missing,
    ParticipationPending,
    participation,
    require_taking_part,
)
from core.domain.numbers import Series
from core.domain.phone import check_phone
from core.domain.refusals import FieldMissing
from core.domain.volunteer import Volunteer, VolunteerStatus, is_masked
from core.ports.store import Command, Desk, OpKind, Ref, UnitOfWork

SHEET_ROWS = 20
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
    "door_code_only",
)
"""What a form may change of an activity."""
LONGEST = timedelta(hours=24)


class ActivityForm(msgspec.Struct, frozen=True, kw_only=True):
    """What the clerk entered for an activity; instants are aware."""

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
    door_code_only: bool = False


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


class SignUp(Command, frozen=True, kw_only=True):
    """A volunteer takes a place on the list."""

    signup: Signup


class WithdrawSignup(Patch, frozen=True, kw_only=True):
    """A volunteer gives the place back."""

    activity_id: str
    volunteer_id: str
    changed: tuple[str, ...] = ("withdrawn",)


class IssueSignInSheet(Command, frozen=True, kw_only=True):
    """The pages of one printed sheet: which volunteer stands on which row, so it can be read back."""

    activity_id: str
    pages: tuple[SignInSheetPage, ...]


class CloseActivity(Command, frozen=True, kw_only=True):
    """The activity is over; whoever has no sign-out counts 0 until a person settles it."""

    activity_id: str


def plan_activity(desk: Desk, form: ActivityForm) -> PlanActivity:
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
        door_secret=desk.new_token(CodeKind.ACTIVITY),
    )
    return PlanActivity(at=desk.now(), by=desk.clerk.id, site_id=desk.site.id, activity=_told(activity, form))


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


def sign_up(
    desk: Desk,
    activity_id: str,
    volunteer_ids: Sequence[str],
    role: str = "",
    *,
    by: str | None = None,
    site_id: str | None = None,
) -> tuple[SignUp, ...]:
    """Put volunteers on an activity's list, in the order given, behind those who are there.

    `by` and `site_id` are the clerk on duty and the unit of the desk, unless told otherwise.
    """
    clerk_id = desk.clerk.id if by is None else by
    unit_id = desk.site.id if site_id is None else site_id
    taken = desk.rows.find(Signup, activity_id=activity_id)
    last = max((signup.position for signup in taken), default=0)
    return tuple(
        SignUp(
            at=desk.now(),
            by=clerk_id,
            site_id=unit_id,
            signup=Signup(
                id=signup_id(activity_id, volunteer_id),
                activity_id=activity_id,
                volunteer_id=volunteer_id,
                site_id=unit_id,
                role=optional_text("role", role, 12),
                position=last + offset,
                signed_up_at=desk.now(),
            ),
        )
        for offset, volunteer_id in enumerate(volunteer_ids, start=1)
    )


def withdraw_signup(desk: Desk, activity_id: str, volunteer_id: str) -> WithdrawSignup:
    """Give a place back."""
    return WithdrawSignup(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        activity_id=activity_id,
        volunteer_id=volunteer_id,
    )


def issue_sign_in_sheet(desk: Desk, activity_id: str, blank_rows: int = 4) -> IssueSignInSheet:
    """The pages of a sheet for everyone on the list, with at least `blank_rows` for walk-ins."""
    require(desk.rows, Activity, activity_id)
    signups = sorted(
        (s for s in desk.rows.find(Signup, activity_id=activity_id) if not s.withdrawn),
        key=lambda s: (s.position, s.id),
    )
    printed: list[str | None] = [signup.volunteer_id for signup in signups]
    page_count = max(1, -(-(len(printed) + blank_rows) // SHEET_ROWS))
    printed += [None] * (page_count * SHEET_ROWS - len(printed))
    number = next_yearly_number(desk, Series.SHEET).text
    pages = tuple(
        SignInSheetPage(
            id=desk.new_id(),
            activity_id=activity_id,
            site_id=desk.site.id,
            number=f"{number}/{page}",
            token=desk.new_token(CodeKind.SHEET),
            page=page,
            pages=page_count,
            first_row=(page - 1) * SHEET_ROWS + 1,
            volunteer_ids=tuple(printed[(page - 1) * SHEET_ROWS : page * SHEET_ROWS]),
            printed_at=desk.now(),
        )
        for page in range(1, page_count + 1)
    )
    return IssueSignInSheet(
        at=desk.now(), by=desk.clerk.id, site_id=desk.site.id, activity_id=activity_id, pages=pages
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
        door_code_only=form.door_code_only,
    )


def require_open(rows: UnitOfWork, activity_id: str) -> Activity:
    """The activity; ActivityNotOpen when it is closed or cancelled."""
    activity = require(rows, Activity, activity_id)
    if activity.state is not ActivityState.PLANNED:
        raise ActivityNotOpen(activity_id=activity_id, state=activity.state.value)
    return activity


def require_person(rows: UnitOfWork, volunteer_id: str) -> Volunteer:
    """The registration that counts for this one."""
    return acting(rows, volunteer_id) or require(rows, Volunteer, volunteer_id)


def refuse_unfit(activity: Activity, volunteer: Volunteer) -> None:
    """Refuse a person who may not take part: withdrawn, too young, something missing, or not an adult.

    The state is judged for the day of the activity, not for the day of registration.
    """
    if volunteer.status is VolunteerStatus.WITHDRAWN:
        raise VolunteerWithdrawn(volunteer_id=volunteer.id)
    dangerous = activity.risk_level is RiskLevel.DANGEROUS
    if is_masked(volunteer):
        _refuse_foreign_card(volunteer, dangerous=dangerous)
        return
    state = participation(
        volunteer.birth_on,
        local_day(activity.starts_at),
        guardian=volunteer.guardian,
        consent=volunteer.consent is not None,
    )
    require_taking_part(state, dangerous=dangerous)


def _refuse_foreign_card(volunteer: Volunteer, *, dangerous: bool) -> None:
    """Another unit's volunteer: its own unit says what is missing; the age is not known here."""
    if dangerous:
        raise AdultsOnly(age=None)
    if volunteer.missing:
        raise ParticipationPending(missing=tuple(map(Missing, volunteer.missing)))


def refuse_uninsured(activity: Activity) -> None:
    """Refuse sign-in to a dangerous activity whose day no insurance covers."""
    if activity.risk_level is not RiskLevel.DANGEROUS:
        return
    day = local_day(activity.starts_at)
    covered = (
        activity.insured_from is not None
        and activity.insured_to is not None
        and activity.insured_from <= day <= activity.insured_to
    )
    if not activity.insurance_number or not covered:
        raise InsuranceMissing(activity_id=activity.id)


def _check_facts(activity: Activity) -> None:
    for field in ("title", "content", "place", "organising_unit", "leader_name"):
        if not getattr(activity, field).strip():
            raise FieldMissing(field=field)
    if not activity.starts_at < activity.ends_at <= activity.starts_at + LONGEST:
        raise TimesRefused(starts_at=activity.starts_at, ends_at=activity.ends_at)
    if activity.risk_level is RiskLevel.DANGEROUS and not activity.risk_note:
        raise FieldMissing(field="risk_note")


def _check_plan(rows: UnitOfWork, command: PlanActivity) -> None:
    require_open_place(rows, command.site_id, local_day(command.at))
    _check_facts(command.activity)


def _plan(rows: UnitOfWork, command: PlanActivity) -> None:
    if rows.get(Activity, command.activity.id) is None:
        rows.put(command.activity)


def _check_amend(rows: UnitOfWork, command: AmendActivity) -> None:
    require_open(rows, command.activity.id)
    _check_facts(command.activity)


def _amend_patch(_rows: UnitOfWork, command: AmendActivity) -> Patched:
    values = values_of(command.activity, command.changed, ACTIVITY_FIELDS)
    return Patched(Activity, command.activity.id, values)


def _amend(rows: UnitOfWork, command: AmendActivity) -> None:
    """Also of an activity that is over: what was corrected before the desk heard of it is a correction."""
    before = require(rows, Activity, command.activity.id)
    put_if_changed(rows, before, msgspec.structs.replace(before, **_amend_patch(rows, command).values))


def _check_cancel(rows: UnitOfWork, command: CancelActivity) -> None:
    require_open(rows, command.activity_id)
    require_reason(command.reason)


def _cancel(rows: UnitOfWork, command: CancelActivity) -> None:
    activity = require(rows, Activity, command.activity_id)
    rows.put(msgspec.structs.replace(activity, state=ActivityState.CANCELLED, closed_at=command.at))


def signup_of(rows: UnitOfWork, activity_id: str, volunteer_id: str) -> Signup | None:
    """The person's place on the list; also one that was made under a registration merged since."""
    person = acting_id(rows, volunteer_id)
    row = rows.get(Signup, signup_id(activity_id, person))
    if row is not None:
        return row
    places = rows.find(Signup, activity_id=activity_id, volunteer_id=person)
    return min(places, key=lambda place: (place.withdrawn, place.id), default=None)


def _check_sign_up(rows: UnitOfWork, command: SignUp) -> None:
    activity = require_open(rows, command.signup.activity_id)
    refuse_unfit(activity, require_person(rows, command.signup.volunteer_id))
    taken = signup_of(rows, command.signup.activity_id, command.signup.volunteer_id)
    if taken is not None and not taken.withdrawn:
        raise AlreadySignedUp(volunteer_id=command.signup.volunteer_id)


def _sign_up(rows: UnitOfWork, command: SignUp) -> None:
    """Two desks that put the same person on the list: the earlier place stands.

    There is no last seat: `needed_volunteers` says how many are needed, more are welcome.
    """
    told = command.signup
    person = acting_id(rows, told.volunteer_id)
    before = signup_of(rows, told.activity_id, person)
    row_id = signup_id(told.activity_id, person) if before is None else before.id
    after = msgspec.structs.replace(told, id=row_id, volunteer_id=person)
    if before is not None and not before.withdrawn:
        after = min(before, after, key=lambda place: (place.signed_up_at, place.position, place.role))
    put_if_changed(rows, before, after)


def _check_withdraw_signup(rows: UnitOfWork, command: WithdrawSignup) -> None:
    _require_place(rows, command)


def _require_place(rows: UnitOfWork, command: WithdrawSignup) -> Signup:
    place = signup_of(rows, command.activity_id, command.volunteer_id)
    return place or require(rows, Signup, signup_id(command.activity_id, command.volunteer_id))


def _withdraw_patch(rows: UnitOfWork, command: WithdrawSignup) -> Patched:
    values = {"withdrawn": True} if "withdrawn" in command.changed else {}
    return Patched(Signup, _require_place(rows, command).id, values)


def _withdraw_signup(rows: UnitOfWork, command: WithdrawSignup) -> None:
    before = _require_place(rows, command)
    put_if_changed(rows, before, msgspec.structs.replace(before, **_withdraw_patch(rows, command).values))


def _check_sheet(rows: UnitOfWork, command: IssueSignInSheet) -> None:
    require(rows, Activity, command.activity_id)


def _issue_sheet(rows: UnitOfWork, command: IssueSignInSheet) -> None:
    for page in command.pages:
        if rows.get(SignInSheetPage, page.id) is None:
            rows.put(page)


def _check_close(rows: UnitOfWork, command: CloseActivity) -> None:
    require_open(rows, command.activity_id)


def _close(rows: UnitOfWork, command: CloseActivity) -> None:
    activity = require(rows, Activity, command.activity_id)
    rows.put(msgspec.structs.replace(activity, state=ActivityState.CLOSED, closed_at=command.at))


HANDLERS = (
    Handler(PlanActivity, OpKind.FACT, lambda c: (Ref(Activity, c.activity.id),), _check_plan, _plan),
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
    Handler(
        SignUp,
        OpKind.FACT,
        lambda c: (
            Ref(Signup, c.signup.id),
            Ref(Activity, c.signup.activity_id),
            Ref(Volunteer, c.signup.volunteer_id),
        ),
        _check_sign_up,
        _sign_up,
    ),
    Handler(
        WithdrawSignup,
        OpKind.PATCH,
        lambda c: (
            Ref(Signup, signup_id(c.activity_id, c.volunteer_id)),
            Ref(Volunteer, c.volunteer_id),
        ),
        _check_withdraw_signup,
        _withdraw_signup,
        schema=2,
        patch=_withdraw_patch,
    ),
    Handler(
        IssueSignInSheet,
        OpKind.FACT,
        lambda c: (
            Ref(Activity, c.activity_id),
            *(Ref(SignInSheetPage, page.id) for page in c.pages),
        ),
        _check_sheet,
        _issue_sheet,
    ),
    Handler(CloseActivity, OpKind.STATE, lambda c: (Ref(Activity, c.activity_id),), _check_close, _close),
)
