"""Activities, their roles, signing up, signing in and out, and the sheets."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from core.domain.refusals import Refusal


@dataclass(eq=False, kw_only=True)
class TimesRefused(Refusal):
    """An activity must end after it starts, within one day's length."""

    code: ClassVar[str] = "times_refused"
    starts_at: datetime
    ends_at: datetime


@dataclass(eq=False, kw_only=True)
class ActivityNotOpen(Refusal):
    """The activity is closed or cancelled."""

    code: ClassVar[str] = "activity_not_open"
    activity_id: str
    state: str


@dataclass(eq=False, kw_only=True)
class NameConsentMissing(Refusal):
    """Nobody is named with what they said unless they agreed."""

    code: ClassVar[str] = "name_consent_missing"


@dataclass(eq=False, kw_only=True)
class AlreadySignedUp(Refusal):
    """The volunteer is on the list."""

    code: ClassVar[str] = "already_signed_up"
    volunteer_id: str


@dataclass(eq=False, kw_only=True)
class InsuranceMissing(Refusal):
    """A dangerous activity needs accident insurance for its day before sign-in opens (Regulation art. 17)."""

    code: ClassVar[str] = "insurance_missing"
    activity_id: str


@dataclass(eq=False, kw_only=True)
class AlreadyCheckedIn(Refusal):
    """Signed in before; `at` is the first time."""

    code: ClassVar[str] = "already_checked_in"
    volunteer_id: str
    at: datetime


@dataclass(eq=False, kw_only=True)
class NotCheckedIn(Refusal):
    """There is no sign-in to sign out from."""

    code: ClassVar[str] = "not_checked_in"
    volunteer_id: str


@dataclass(eq=False, kw_only=True)
class AlreadyCheckedOut(Refusal):
    """Signed out before; `at` is when, `service_minutes` what it came to."""

    code: ClassVar[str] = "already_checked_out"
    volunteer_id: str
    at: datetime
    service_minutes: int


@dataclass(eq=False, kw_only=True)
class SignOutOutsideActivity(Refusal):
    """A settled sign-out must lie after the sign-in and not after the planned end."""

    code: ClassVar[str] = "sign_out_outside_activity"
    attendance_id: str
    latest: datetime


@dataclass(eq=False, kw_only=True)
class TooManyCompanions(Refusal):
    """More children than one volunteer can have along, or fewer than none."""

    code: ClassVar[str] = "too_many_companions"
    companions: int
    most: int


@dataclass(eq=False, kw_only=True)
class OutsideSignInTimes(Refusal):
    """With one's own phone one signs in and out only around the activity's time."""

    code: ClassVar[str] = "outside_sign_in_times"
    activity_id: str
    opens_at: datetime
    closes_at: datetime


@dataclass(eq=False, kw_only=True)
class SheetAlreadyBooked(Refusal):
    """This very picture of the page was booked, at `at`."""

    code: ClassVar[str] = "sheet_already_booked"
    reading_id: str
    at: datetime


@dataclass(eq=False, kw_only=True)
class SheetRowRefused(Refusal):
    """One row of a sheet cannot be booked; `why` is what refuses the person who stands there."""

    code: ClassVar[str] = "sheet_row_refused"
    row: int
    name: str
    why: Refusal


@dataclass(eq=False, kw_only=True)
class TooYoungForActivity(Refusal):
    """The activity asks for an age; `age` is None on another unit's card, where it is not known."""

    code: ClassVar[str] = "too_young_for_activity"
    age: int | None
    min_age: int


@dataclass(eq=False, kw_only=True)
class SkillMissing(Refusal):
    """The work asks for one of these skills (Regulation art. 15)."""

    code: ClassVar[str] = "skill_missing"
    skills: tuple[str, ...]


@dataclass(eq=False, kw_only=True)
class LicenceMissing(Refusal):
    """The work may only be done with this licence (Regulation art. 16)."""

    code: ClassVar[str] = "licence_missing"
    licence: str


@dataclass(eq=False, kw_only=True)
class RoleUnknown(Refusal):
    """The activity has no such role."""

    code: ClassVar[str] = "role_unknown"
    role: str


@dataclass(eq=False, kw_only=True)
class RoleFull(Refusal):
    """As many as the role needs have it."""

    code: ClassVar[str] = "role_full"
    role: str
    needed: int


@dataclass(eq=False, kw_only=True)
class RoleTwice(Refusal):
    """A role stands twice on the plan of an activity."""

    code: ClassVar[str] = "role_twice"
    role: str


@dataclass(eq=False, kw_only=True)
class SeatsTwice(Refusal):
    """A unit has two shares of the seats of one activity."""

    code: ClassVar[str] = "seats_twice"
    site_id: str


@dataclass(eq=False, kw_only=True)
class NumberRefused(Refusal):
    """A number outside of what the field takes."""

    code: ClassVar[str] = "number_refused"
    field: str
    least: int
    most: int


@dataclass(eq=False, kw_only=True)
class ActivityAhead(Refusal):
    """Nobody signs in to an activity, and nobody finishes one, before its day."""

    code: ClassVar[str] = "activity_ahead"
    activity_id: str
    day: date


@dataclass(eq=False, kw_only=True)
class ActivityPast(Refusal):
    """Its last day is over: whoever was there is told of by made-up hours."""

    code: ClassVar[str] = "activity_past"
    activity_id: str
    day: date


@dataclass(eq=False, kw_only=True)
class PeopleSignedIn(Refusal):
    """It is taking place: people are here, or were. It is finished, not called off."""

    code: ClassVar[str] = "people_signed_in"
    activity_id: str
    people: int


@dataclass(eq=False, kw_only=True)
class HoursConfirmed(Refusal):
    """Its hours stand in service records; whether it counts as service does not change any more."""

    code: ClassVar[str] = "hours_confirmed"
    activity_id: str
    people: int


@dataclass(eq=False, kw_only=True)
class InsuranceDatesRefused(Refusal):
    """An insurance ends on or after the day it begins."""

    code: ClassVar[str] = "insurance_dates_refused"
    first: date
    until: date


@dataclass(eq=False, kw_only=True)
class SeriesEmpty(Refusal):
    """Every day of a series is a holiday that was to be left out, or lies after its end."""

    code: ClassVar[str] = "series_empty"
