"""Volunteers take places on an activity and give them back (报名); who finds no place waits for one.

A unit gives away its own share of the seats and no more, so that desks that do not hear of each other never
promise one seat twice. Who has a seat follows from the rows alone (`seat_everyone`), never from the order in
which they arrived.
"""

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from core.commands.handler import Handler
from core.commands.lookup import optional_text, require
from core.commands.patching import Patch, Patched, put_if_changed
from core.commands.persons import acting_id
from core.commands.refusals import AlreadySignedUp, RoleFull, RoleUnknown
from core.commands.taking_part import refuse_unable, refuse_unfit, require_open, require_person
from core.domain.activity import Activity, ActivityRole, Signup, role_places, share_of
from core.domain.attendance import signup_id
from core.domain.volunteer import Volunteer
from core.ports.store import Command, Desk, OpKind, Ref, UnitOfWork

ROLE_LIMIT = 12


class SignUp(Command, frozen=True, kw_only=True):
    """A volunteer takes a place on the list.

    `signup.waiting` says what the desk expected when it was made; who waits is worked out from the rows.
    """

    signup: Signup


class WithdrawSignup(Patch, frozen=True, kw_only=True):
    """A volunteer gives the place back; the first who waits for it moves up."""

    activity_id: str
    volunteer_id: str
    changed: tuple[str, ...] = ("withdrawn",)


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
    seated = sum(
        1 for place in taken if place.site_id == unit_id and not place.withdrawn and not place.waiting
    )
    activity = desk.rows.get(Activity, activity_id)
    share = None if activity is None else share_of(activity, unit_id)
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
                role=optional_text("role", role, ROLE_LIMIT),
                position=last + offset,
                signed_up_at=desk.now(),
                waiting=share is not None and seated + offset > share,
            ),
        )
        for offset, volunteer_id in enumerate(volunteer_ids, start=1)
    )


def phone_sign_up(desk: Desk, activity_id: str, volunteer_id: str, role: str = "") -> tuple[SignUp, ...]:
    """A volunteer signs up behind the activity's code, for a seat of the unit whose activity it is.

    Asks nothing of who is on duty.
    """
    activity = require(desk.rows, Activity, activity_id)
    return sign_up(desk, activity_id, [volunteer_id], role, by="", site_id=activity.site_id)


def withdraw_signup(desk: Desk, activity_id: str, volunteer_id: str) -> WithdrawSignup:
    """Give a place back."""
    return WithdrawSignup(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        activity_id=activity_id,
        volunteer_id=volunteer_id,
    )


def signup_of(rows: UnitOfWork, activity_id: str, volunteer_id: str) -> Signup | None:
    """The person's place on the list; also one that was made under a registration merged since."""
    person = acting_id(rows, volunteer_id)
    row = rows.get(Signup, signup_id(activity_id, person))
    if row is not None:
        return row
    places = rows.find(Signup, activity_id=activity_id, volunteer_id=person)
    return min(places, key=lambda place: (place.withdrawn, place.id), default=None)


def seat_everyone(rows: UnitOfWork, activity_id: str) -> None:
    """Say of every place whether it is a seat or waits for one: in each unit the earlier sign-ups sit.

    Called by everything that changes seats or places, so that it holds after any order of arrival. Of an
    activity that this store does not hold yet nothing is known; its plan seats everybody.
    """
    activity = rows.get(Activity, activity_id)
    if activity is None:
        return
    by_unit: defaultdict[str, list[Signup]] = defaultdict(list)
    for place in rows.find(Signup, activity_id=activity_id):
        if not place.withdrawn:
            by_unit[place.site_id].append(place)
    for unit_id, places in by_unit.items():
        share = share_of(activity, unit_id)
        places.sort(key=lambda place: (place.signed_up_at, place.position, place.id))
        for taken, place in enumerate(places):
            waits = share is not None and taken >= share
            if place.waiting is not waits:
                rows.put(msgspec.structs.replace(place, waiting=waits))


def _check_sign_up(rows: UnitOfWork, command: SignUp) -> None:
    activity = require_open(rows, command.signup.activity_id)
    person = require_person(rows, command.signup.volunteer_id)
    refuse_unfit(activity, person)
    taken = signup_of(rows, command.signup.activity_id, command.signup.volunteer_id)
    if taken is not None and not taken.withdrawn:
        raise AlreadySignedUp(volunteer_id=command.signup.volunteer_id)
    role = _require_role(rows, activity, command.signup.role)
    refuse_unable(rows, activity, person, role)


def _require_role(rows: UnitOfWork, activity: Activity, name: str) -> ActivityRole | None:
    """The role that was asked for. An activity without roles takes any word for one."""
    if not name or not activity.roles:
        return None
    found = rows.find(Signup, activity_id=activity.id)
    seated = (place.role for place in found if not place.withdrawn and not place.waiting)
    places = next((one for one in role_places(activity, seated) if one.role.name == name), None)
    if places is None:
        raise RoleUnknown(role=name)
    if not places.open:
        raise RoleFull(role=name, needed=places.role.needed)
    return places.role


def _sign_up(rows: UnitOfWork, command: SignUp) -> None:
    """Two desks that put the same person on the list: the earlier place stands.

    `needed_volunteers` is no limit, more are welcome; `seats` is one, and beyond it people wait.
    """
    told = command.signup
    person = acting_id(rows, told.volunteer_id)
    before = signup_of(rows, told.activity_id, person)
    row_id = signup_id(told.activity_id, person) if before is None else before.id
    after = msgspec.structs.replace(told, id=row_id, volunteer_id=person, waiting=False)
    if before is not None:
        after = msgspec.structs.replace(after, waiting=before.waiting)
        if not before.withdrawn:
            after = min(before, after, key=_precedence)
    put_if_changed(rows, before, after)
    seat_everyone(rows, told.activity_id)


def _precedence(place: Signup) -> tuple[float, int, str, str]:
    return (place.signed_up_at.timestamp(), place.position, place.role, place.site_id)


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
    values = _withdraw_patch(rows, command).values
    after = msgspec.structs.replace(before, **values)
    if after.withdrawn:
        after = msgspec.structs.replace(after, waiting=False)
    put_if_changed(rows, before, after)
    seat_everyone(rows, before.activity_id)


HANDLERS = (
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
            Ref(Activity, c.activity_id),
        ),
        _check_withdraw_signup,
        _withdraw_signup,
        schema=2,
        patch=_withdraw_patch,
    ),
)
