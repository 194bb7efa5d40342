"""What a handler may refuse, named as the desk would say it; pages turn these into sentences."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from core.domain.refusals import Refusal


@dataclass(eq=False, kw_only=True)
class NotFound(Refusal):
    """The row is not in this store."""

    code: ClassVar[str] = "not_found"
    kind: str
    row_id: str


@dataclass(eq=False, kw_only=True)
class StatusRefused(Refusal):
    """The request is in a state from which this step does not exist."""

    code: ClassVar[str] = "status_refused"
    request_id: str
    state: str
    wanted: str


@dataclass(eq=False, kw_only=True)
class ReasonMissing(Refusal):
    """A step that takes something back or sends it away needs a reason."""

    code: ClassVar[str] = "reason_missing"


@dataclass(eq=False, kw_only=True)
class AlreadyRegistered(Refusal):
    """Someone with this identity number is registered."""

    code: ClassVar[str] = "already_registered"
    volunteer_id: str
    number: str


@dataclass(eq=False, kw_only=True)
class VolunteerWithdrawn(Refusal):
    """The volunteer's registration was withdrawn."""

    code: ClassVar[str] = "volunteer_withdrawn"
    volunteer_id: str


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
class AlreadyReviewed(Refusal):
    """The hours were confirmed; they change only by a correction with its own reason."""

    code: ClassVar[str] = "already_reviewed"
    attendance_id: str


@dataclass(eq=False, kw_only=True)
class SignOutOutsideActivity(Refusal):
    """A settled sign-out must lie after the sign-in and not after the planned end."""

    code: ClassVar[str] = "sign_out_outside_activity"
    attendance_id: str
    latest: datetime


@dataclass(eq=False, kw_only=True)
class NotVolunteerService(Refusal):
    """The activity does not count as volunteer service and must not be recorded so (Order 67 art. 19)."""

    code: ClassVar[str] = "not_volunteer_service"
    activity_id: str


@dataclass(eq=False, kw_only=True)
class NothingToCertify(Refusal):
    """No reviewed record of this unit lies in the period."""

    code: ClassVar[str] = "nothing_to_certify"
    volunteer_id: str


@dataclass(eq=False, kw_only=True)
class StarNotReached(Refusal):
    """The reviewed hours of this unit do not reach the first star, or not the one to be certified."""

    code: ClassVar[str] = "star_not_reached"
    volunteer_id: str


@dataclass(eq=False, kw_only=True)
class IdentityMissing(Refusal):
    """A certificate names the ID type and number (民发〔2015〕149 号); the record holds none."""

    code: ClassVar[str] = "identity_missing"
    volunteer_id: str


@dataclass(eq=False, kw_only=True)
class RecordNotCertifiable(Refusal):
    """A record is not reviewed, cancelled, another person's or another unit's."""

    code: ClassVar[str] = "record_not_certifiable"
    record_id: str


@dataclass(eq=False, kw_only=True)
class AlreadyVoid(Refusal):
    """The certificate was voided before."""

    code: ClassVar[str] = "already_void"
    number: str
    at: datetime


@dataclass(eq=False, kw_only=True)
class CertificateExists(Refusal):
    """This person has a valid certificate of this kind for this period; it can be printed again."""

    code: ClassVar[str] = "certificate_exists"
    certificate_id: str
    number: str
    issued_at: datetime


@dataclass(eq=False, kw_only=True)
class PersonErased(Refusal):
    """The person's data were erased by law; nothing can be written to the record any more."""

    code: ClassVar[str] = "person_erased"
    row_id: str


@dataclass(eq=False, kw_only=True)
class RegistrationMerged(Refusal):
    """This registration was merged into another one of the same person."""

    code: ClassVar[str] = "registration_merged"
    volunteer_id: str
    kept_id: str


@dataclass(eq=False, kw_only=True)
class SamePerson(Refusal):
    """A registration cannot be merged with itself."""

    code: ClassVar[str] = "same_registration"
    volunteer_id: str


@dataclass(eq=False, kw_only=True)
class NotMerged(Refusal):
    """There is no merge to take back, or it was taken back before."""

    code: ClassVar[str] = "not_merged"
    volunteer_id: str


@dataclass(eq=False, kw_only=True)
class MergeTooOld(Refusal):
    """A merge can be taken back for thirty days; `until` was the last moment."""

    code: ClassVar[str] = "merge_too_old"
    volunteer_id: str
    until: datetime


@dataclass(eq=False, kw_only=True)
class AlreadyDispatched(Refusal):
    """Another team has been asked for this request and has not been called back."""

    code: ClassVar[str] = "already_dispatched"
    request_id: str
    dispatch_id: str
    team_id: str
    at: datetime
    by: str


@dataclass(eq=False, kw_only=True)
class DispatchOver(Refusal):
    """The dispatch was answered, called back or ran out of time; `state` says which."""

    code: ClassVar[str] = "dispatch_over"
    dispatch_id: str
    state: str


@dataclass(eq=False, kw_only=True)
class ReplyLate(Refusal):
    """The link could be answered until `reply_by`."""

    code: ClassVar[str] = "reply_late"
    dispatch_id: str
    reply_by: datetime


@dataclass(eq=False, kw_only=True)
class ReplyNotDue(Refusal):
    """The team still has time to answer, until `reply_by`."""

    code: ClassVar[str] = "reply_not_due"
    dispatch_id: str
    reply_by: datetime


@dataclass(eq=False, kw_only=True)
class NotFulfilled(Refusal):
    """A service can be rated once it has been given."""

    code: ClassVar[str] = "not_fulfilled"
    request_id: str
    state: str


@dataclass(eq=False, kw_only=True)
class RatingOpen(Refusal):
    """The resident can still rate, until `rated_until`."""

    code: ClassVar[str] = "rating_open"
    request_id: str
    rated_until: datetime


@dataclass(eq=False, kw_only=True)
class MergeRefused(Refusal):
    """A request is merged into another one of the unit that is still to be done."""

    code: ClassVar[str] = "merge_refused"
    request_id: str
    into_id: str
    state: str


@dataclass(eq=False, kw_only=True)
class OthersMerged(Refusal):
    """Other requests wait for this one: it cannot be given up before they stand for themselves again."""

    code: ClassVar[str] = "others_merged"
    request_id: str
    others: int


@dataclass(eq=False, kw_only=True)
class CorrectionOpen(Refusal):
    """A bad rating was not put right yet, or the resident not called back; owed by `due_at`."""

    code: ClassVar[str] = "correction_open"
    request_id: str
    due_at: datetime


@dataclass(eq=False, kw_only=True)
class CorrectionRefused(Refusal):
    """A correction is put right first, then the resident is called back; only the last act is taken back."""

    code: ClassVar[str] = "correction_refused"
    correction_id: str
    state: str


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
class DayAhead(Refusal):
    """What is recorded has happened: its day cannot lie ahead."""

    code: ClassVar[str] = "day_ahead"
    day: date


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
class SeriesEmpty(Refusal):
    """Every day of a series is a holiday that was to be left out, or lies after its end."""

    code: ClassVar[str] = "series_empty"


@dataclass(eq=False, kw_only=True)
class NotPublished(Refusal):
    """A team claims only what stands on the demand menu."""

    code: ClassVar[str] = "not_published"
    request_id: str
    state: str


@dataclass(eq=False, kw_only=True)
class MinutesRefused(Refusal):
    """Minutes are at least one, and no more than there can be."""

    code: ClassVar[str] = "minutes_refused"
    minutes: int
    most: int


@dataclass(eq=False, kw_only=True)
class EvidenceNotSeen(Refusal):
    """An award of the county or above is recorded once its evidence was shown (Order 67 art. 9)."""

    code: ClassVar[str] = "evidence_not_seen"
    level: str


@dataclass(eq=False, kw_only=True)
class NobodyRose(Refusal):
    """Nobody reached more stars up to this day."""

    code: ClassVar[str] = "nobody_rose"
    as_of: date


@dataclass(eq=False, kw_only=True)
class StarsDiffer(Refusal):
    """The records say something else than the list: they changed after it was made."""

    code: ClassVar[str] = "stars_differ"
    volunteer_id: str
    minutes: int
    told: int


@dataclass(eq=False, kw_only=True)
class NothingToReport(Refusal):
    """No record was chosen."""

    code: ClassVar[str] = "nothing_to_report"


@dataclass(eq=False, kw_only=True)
class AlreadyReported(Refusal):
    """The record stands in a file for the national system, and was not returned."""

    code: ClassVar[str] = "already_reported"
    record_id: str
    batch: str


@dataclass(eq=False, kw_only=True)
class NotReported(Refusal):
    """An answer to a record that was never reported."""

    code: ClassVar[str] = "not_reported"
    record_id: str


@dataclass(eq=False, kw_only=True)
class PublicConsentMissing(Refusal):
    """The resident has not agreed that the need is shown to teams."""

    code: ClassVar[str] = "public_consent_missing"
    request_id: str


@dataclass(eq=False, kw_only=True)
class MenuLevels(Refusal):
    """The menu has two levels: groups, and services in groups."""

    code: ClassVar[str] = "menu_levels"
    item_id: str
    name: str


@dataclass(eq=False, kw_only=True)
class TeamNameTaken(Refusal):
    """The unit has a team of this name."""

    code: ClassVar[str] = "team_name_taken"
    team_id: str
    name: str


@dataclass(eq=False, kw_only=True)
class MenuNameTaken(Refusal):
    """The group has a service of this name, or the menu a group of it."""

    code: ClassVar[str] = "menu_name_taken"
    item_id: str
    name: str


@dataclass(eq=False, kw_only=True)
class TeamRetired(Refusal):
    """The team was taken off the lists."""

    code: ClassVar[str] = "team_retired"
    team_id: str
    name: str


@dataclass(eq=False, kw_only=True)
class MenuEmpty(Refusal):
    """There is no service on the menu to make an edition of."""

    code: ClassVar[str] = "menu_empty"


@dataclass(eq=False, kw_only=True)
class TeamBusy(Refusal):
    """The team has requests in hand; they are finished or called back before it is retired."""

    code: ClassVar[str] = "team_busy"
    team_id: str
    name: str
    waiting: int


@dataclass(eq=False, kw_only=True)
class PauseRefused(Refusal):
    """A pause ends on or after the day it begins."""

    code: ClassVar[str] = "pause_refused"
    first: date | None
    until: date | None


@dataclass(eq=False, kw_only=True)
class PolicyOvertaken(Refusal):
    """Someone else decided in the meantime: `number` is taken."""

    code: ClassVar[str] = "policy_overtaken"
    number: int


@dataclass(eq=False, kw_only=True)
class PolicyRefused(Refusal):
    """A value of a decision makes no sense: `field` names it."""

    code: ClassVar[str] = "policy_refused"
    field: str


@dataclass(eq=False, kw_only=True)
class AlreadyInTeam(Refusal):
    """The volunteer is in the team, in this role."""

    code: ClassVar[str] = "already_in_team"
    team_id: str
    volunteer_id: str


@dataclass(eq=False, kw_only=True)
class NotInTeam(Refusal):
    """The volunteer is not in the team."""

    code: ClassVar[str] = "not_in_team"
    team_id: str
    volunteer_id: str


@dataclass(eq=False, kw_only=True)
class PlaceEnded(Refusal):
    """The place's last day is over: nothing new can be put there."""

    code: ClassVar[str] = "place_ended"
    name: str
    on: date


@dataclass(eq=False, kw_only=True)
class PlaceInUse(Refusal):
    """Places below still stand; they end first, or move. `name` is one of them."""

    code: ClassVar[str] = "place_in_use"
    name: str
    count: int


@dataclass(eq=False, kw_only=True)
class RegionCodeTaken(Refusal):
    """Another place has this code in the same days."""

    code: ClassVar[str] = "region_code_taken"
    region_code: str
    name: str


@dataclass(eq=False, kw_only=True)
class ParentUnknown(Refusal):
    """No place has the code that the row names as the one above."""

    code: ClassVar[str] = "parent_unknown"
    region_code: str
