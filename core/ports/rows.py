"""The frozen rows that screens show; queries make them, nothing changes them."""

from datetime import date, datetime

import msgspec

from core.domain.activity import Activity, ActivityPhoto, ActivityState, SignInSheetPage, SiteSeats
from core.domain.attendance import AttendanceFlag, AttendanceSource
from core.domain.certificate import Certificate, CertificateKind, CertificateStatus
from core.domain.correction import Correction
from core.domain.dispatch import Dispatch, DispatchState
from core.domain.identity_number import Sex
from core.domain.print_record import Paper
from core.domain.rating import Grade, Rating
from core.domain.request_note import RequestNote
from core.domain.resident import Resident
from core.domain.service_request import RequestCategory, RequestState, ServiceRequest
from core.domain.volunteer import Volunteer, VolunteerStatus
from core.domain.volunteer_team import TeamKind, TeamRole, VolunteerTeam


class RequestRow(msgspec.Struct, frozen=True, kw_only=True):
    """A request in a list."""

    id: str
    number: str
    spoken_number: str
    words: str
    requester_name: str
    town: str
    village: str
    category: RequestCategory
    state: RequestState
    urgent: bool
    due_at: datetime | None
    registered_at: datetime


class SimilarRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A request that says the same as the one being typed; `said` are the words of both, `share` 0 to 1."""

    row: RequestRow
    share: float
    said: tuple[str, ...]


class StepRow(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a request's history."""

    id: str
    at: datetime
    clerk_name: str
    from_state: RequestState
    to_state: RequestState
    reason: str
    desk_code: str = ""


class PrintRow(msgspec.Struct, frozen=True, kw_only=True):
    """One print in the log."""

    paper: Paper
    printed_at: datetime
    copy_number: int
    reason: str
    clerk_name: str = ""


class DispatchRow(msgspec.Struct, frozen=True, kw_only=True):
    """A request that went to a team, with the team's name."""

    dispatch: Dispatch
    team: str


class ServiceFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a request: dispatches, newest first, when it was served, the rating that counts."""

    dispatches: tuple[DispatchRow, ...]
    served_at: datetime | None
    rating: Rating | None


class RequestDetail(msgspec.Struct, frozen=True, kw_only=True):
    """A request with its history, newest step first, and the prints of its papers, the first one first."""

    request: ServiceRequest
    resident: Resident | None
    clerk_name: str
    steps: tuple[StepRow, ...]
    print_count: int
    prints: tuple[PrintRow, ...] = ()


class BoardFilter(msgspec.Struct, frozen=True, kw_only=True):
    """What of the board is asked for. `lane` is a tab of the board (LANES); empty values narrow nothing.

    `team_id`: a team that was asked. `first` to `last` are local days of registration. `text` is part
    of the words, the name or a number. `below` takes in the units below ours.
    """

    lane: str = "ours"
    text: str = ""
    town: str = ""
    category: RequestCategory | None = None
    team_id: str = ""
    first: date | None = None
    last: date | None = None
    below: bool = False

    def narrows(self) -> bool:
        """Something beside the lane is asked for."""
        return self != BoardFilter(lane=self.lane)


class NoteRow(msgspec.Struct, frozen=True, kw_only=True):
    """A note with the name of who made it."""

    note: RequestNote
    clerk_name: str


class BoardDetail(msgspec.Struct, frozen=True, kw_only=True):
    """A request with all that was done for it.

    `notes` are newest first. `merged` are the requests that are done with this one, `main` the one that this
    is done with; `activity` is the title of the activity that serves it. `correction_by` names the clerks of
    the correction by their ids.
    """

    detail: RequestDetail
    service: ServiceFacts
    notes: tuple[NoteRow, ...] = ()
    correction: Correction | None = None
    correction_by: dict[str, str] = {}
    merged: tuple[RequestRow, ...] = ()
    main: RequestRow | None = None
    activity: str = ""


class ActivityRow(msgspec.Struct, frozen=True, kw_only=True):
    """An activity in a list."""

    id: str
    number: str
    title: str
    place: str
    starts_at: datetime
    ends_at: datetime
    state: ActivityState
    counts_as_service: bool
    needed: int
    signed_up: int
    checked_in: int
    waiting: int = 0
    seats: tuple[SiteSeats, ...] = ()
    site_id: str = ""
    unit: str = ""
    category: str = "other"
    team_id: str = ""
    team: str = ""
    series_id: str = ""

    @property
    def places(self) -> int:
        """How many can sign up; 0 means there is no limit."""
        return sum(share.seats for share in self.seats)


class ServedRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A request that an activity serves."""

    id: str
    spoken_number: str
    words: str
    state: RequestState


class PlannableRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A request that a team has taken, and the team; both prefill the plan of an activity."""

    request: ServiceRequest
    team_id: str
    team: str
    team_kind: TeamKind | None
    leader_name: str
    leader_phone: str


class FilingRow(msgspec.Struct, frozen=True, kw_only=True):
    """An activity that may have to be declared or filed; `volunteers` is how many signed up or came."""

    activity: Activity
    volunteers: int


class AttendeeRow(msgspec.Struct, frozen=True, kw_only=True):
    """One person of an activity: signed up, walked in, or both. `position` is 0 for a walk-in."""

    volunteer_id: str
    attendance_id: str | None
    position: int
    name: str
    number: str
    phone_tail: str
    team: str
    role: str
    check_in_at: datetime | None
    check_in_source: AttendanceSource | None
    check_out_at: datetime | None
    service_minutes: int
    flags: tuple[AttendanceFlag, ...]
    reviewed: bool
    waiting: bool = False


class ActivityDetail(msgspec.Struct, frozen=True, kw_only=True):
    """An activity and its people in list order; walk-ins follow by the time they came.

    `photos` are those on the record, `series_size` counts the activities planned together with it.
    """

    activity: Activity
    attendees: tuple[AttendeeRow, ...]
    expected_minutes: int
    sheet_pages: int
    unit: str = ""
    team: str = ""
    series_size: int = 0
    photos: tuple[ActivityPhoto, ...] = ()
    requests: tuple[ServedRequest, ...] = ()


class KioskPerson(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody at an activity as the sign-in kiosk shows them; `position` is 0 for a walk-in."""

    volunteer_id: str
    name: str
    number: str
    team: str
    role: str
    position: int
    check_in_at: datetime | None
    check_out_at: datetime | None
    service_minutes: int
    flags: tuple[AttendanceFlag, ...]
    companions: int
    pending: bool


class KioskBoard(msgspec.Struct, frozen=True, kw_only=True):
    """What the sign-in kiosk shows beside its answers.

    `listed` signed up, `missing` of them are not here yet; `here` came, listed or not, `gone` of them left.
    `last_in` and `last_out` are the newest four. `person` is whoever was asked for.
    """

    activity: Activity
    public_host: str
    listed: int
    missing: int
    here: int
    gone: int
    last_in: tuple[KioskPerson, ...]
    last_out: tuple[KioskPerson, ...]
    person: KioskPerson | None


class SheetPerson(msgspec.Struct, frozen=True, kw_only=True):
    """Who stands on a printed row."""

    volunteer_id: str
    name: str
    number: str


class SheetPageRow(msgspec.Struct, frozen=True, kw_only=True):
    """A printed page of a sign-in sheet; `people` has an entry a printed row, None where the row is blank.

    `booked_at` is when the page was last read back and booked, `pictures` the SHA-256 of what was booked.
    """

    page: SignInSheetPage
    people: tuple[SheetPerson | None, ...]
    booked_at: datetime | None = None
    pictures: frozenset[str] = frozenset()


class HomeBoard(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the home page shows.

    `counts` holds SUBMITTED (with RETURNED), ACCEPTED, DISPATCHED, IN_SERVICE (with TAKEN), FULFILLED.
    `requests` are open ones by time limit, overdue first.
    """

    counts: dict[RequestState, int]
    overdue: int
    due_today: int
    open_total: int
    handled_today: int
    closed_today: int
    requests: tuple[RequestRow, ...]
    activities: tuple[ActivityRow, ...]
    next_activity: ActivityRow | None
    unsent: int
    last_sync_at: datetime | None
    pending_volunteers: int


class DayCounts(msgspec.Struct, frozen=True, kw_only=True):
    """What a desk's day came to, for the log of those on duty."""

    requests: int
    dispatched: int
    closed: int
    signed_in: int


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """One result of the box: `group` is person, request, activity or certificate; `kind` the table name."""

    group: str
    kind: str
    id: str
    title: str
    detail: str
    number: str


class VolunteerRow(msgspec.Struct, frozen=True, kw_only=True):
    """A volunteer in a list."""

    id: str
    name: str
    number: str
    team: str
    total_minutes: int
    status: VolunteerStatus


class VolunteerCounts(msgspec.Struct, frozen=True, kw_only=True):
    """The counts on the filter chips of the volunteers page."""

    everyone: int
    starred: int
    recently_active: int
    pending: int


class RecordRow(msgspec.Struct, frozen=True, kw_only=True):
    """A visit of a volunteer, reviewed or not; `service_minutes` is None while the visit is open."""

    attendance_id: str
    activity_id: str
    title: str
    place: str
    check_in_at: datetime
    check_out_at: datetime | None
    source: AttendanceSource
    service_minutes: int | None
    flags: tuple[AttendanceFlag, ...]
    reviewed: bool
    counts_as_service: bool


class CertificateRow(msgspec.Struct, frozen=True, kw_only=True):
    """An issued certificate in a list or log."""

    id: str
    number: str
    kind: CertificateKind
    status: CertificateStatus
    volunteer_id: str
    volunteer_name: str
    service_minutes: int
    issued_at: datetime
    void_at: datetime | None
    void_reason: str
    print_count: int


class RegisterFilter(msgspec.Struct, frozen=True, kw_only=True):
    """What of the register of certificates is asked for.

    `state`: everything, valid, void, reissued (stands for an older one) or unprinted (valid and never
    printed). `text` is part of a number or of a name.
    """

    year: int
    month: int | None = None
    kind: CertificateKind | None = None
    state: str = "everything"
    text: str = ""


class RegisterRow(msgspec.Struct, frozen=True, kw_only=True):
    """In the register (登记簿). `reissue_of` is the number it stands for, `reasons` those of reprints."""

    id: str
    number: str
    kind: CertificateKind
    status: CertificateStatus
    volunteer_name: str
    issued_at: datetime
    clerk_name: str
    void_at: datetime | None
    void_reason: str
    reissue_of: str
    print_count: int
    reasons: tuple[str, ...]


class RegisterSummary(msgspec.Struct, frozen=True, kw_only=True):
    """A year of the register: how many there are of each state, and every number with its row's id.

    `unprinted` are ids and kinds of those never printed, the lowest number first. `years` are those with
    certificates, newest first; `desk_code` is this desk's.
    """

    counts: dict[str, int]
    numbers: tuple[tuple[str, str], ...]
    unprinted: tuple[tuple[str, CertificateKind], ...]
    years: tuple[int, ...]
    desk_code: str


class ChangeRow(msgspec.Struct, frozen=True, kw_only=True):
    """A line of a record's history, taken from the log."""

    at: datetime
    clerk_name: str
    command: str


class MergedRow(msgspec.Struct, frozen=True, kw_only=True):
    """A registration that was made one with another, while that may be taken back (until `until`)."""

    merged_id: str
    name: str
    number: str
    kept_id: str
    kept_name: str
    kept_number: str
    merged_at: datetime
    until: datetime


class VolunteerDetail(msgspec.Struct, frozen=True, kw_only=True):
    """A volunteer with hours, newest visits first; `merges` were made into this one, the newest first.

    `prints` of the card and of forms, the first one first.
    """

    volunteer: Volunteer
    team: str
    total_minutes: int
    year_minutes: int
    activity_count: int
    records: tuple[RecordRow, ...]
    certificates: tuple[CertificateRow, ...]
    changes: tuple[ChangeRow, ...]
    merges: tuple[MergedRow, ...] = ()
    prints: tuple[PrintRow, ...] = ()


class ResidentCard(msgspec.Struct, frozen=True, kw_only=True):
    """A known resident as the request form shows them; `volunteer_id` when the same person volunteers."""

    id: str
    name: str
    sex: Sex | None
    birth_on: date | None
    phone: str
    contact: str
    town: str
    village: str
    address: str
    last_visit_at: datetime | None
    last_words: str
    volunteer_id: str | None
    requests: tuple[RequestRow, ...]


class PossibleDuplicate(msgspec.Struct, frozen=True, kw_only=True):
    """A volunteer who may be the one being registered, and which fields agree."""

    volunteer: Volunteer
    team: str
    total_minutes: int
    same_name: bool
    same_birth: bool
    same_identity: bool
    phone_digits_apart: int | None


class CertificateCandidate(msgspec.Struct, frozen=True, kw_only=True):
    """Someone who could be certified for a period; `missing` says what stands in the way.

    Codes: no_identity, pending, no_records.
    """

    volunteer_id: str
    name: str
    number: str
    service_minutes: int
    unreviewed_minutes: int
    missing: tuple[str, ...]
    issued_count: int


class CodeTarget(msgspec.Struct, frozen=True, kw_only=True):
    """What a scanned code stands for here; `kind` is the table name.

    `id` is the row's; for a page of a sign-in sheet it is that of its activity, which is what a desk opens.
    """

    kind: str
    id: str
    title: str
    at: datetime | None = None
    place: str = ""


class CertificateDetail(msgspec.Struct, frozen=True, kw_only=True):
    """A certificate with its prints, for checking and printing again."""

    certificate: Certificate
    prints: tuple[PrintRow, ...]


class EntryRow(msgspec.Struct, frozen=True, kw_only=True):
    """A log entry in plain facts.

    `key` is device/epoch/number of the entry. `command` is the command's type name. `table` and `id` name
    the row it is about (empty when it touched none), `title` and `number` what that row is called here;
    both are empty when the row is gone.
    """

    key: str
    seq: int
    at: datetime
    command: str
    table: str
    id: str
    title: str
    number: str
    clerk_name: str


class WaitingRow(msgspec.Struct, frozen=True, kw_only=True):
    """An entry the platform does not have yet. `size` counts bytes before compression.

    `bodiless` is true for one that is sent without its content: erased by law, or unreadable to the platform.
    """

    entry: EntryRow
    size: int
    bodiless: bool


class CaseRow(msgspec.Struct, frozen=True, kw_only=True):
    """What the platform said about one of this desk's entries: see docs/sync.md, "Results".

    `code` is merged, superseded, rejected or erased and `detail` as there; `their_name` is the name of
    `detail["by"]` where this desk knows the clerk. `settled_at` is None while a person has to look;
    `settled_how` is `rule` or `law` for what needed none, else what the person chose.
    """

    entry: EntryRow
    code: str
    detail: dict[str, object]
    their_name: str
    team_name: str
    arrived_at: datetime
    settled_at: datetime | None
    settled_by_name: str
    settled_how: str


class LinkFacts(msgspec.Struct, frozen=True, kw_only=True):
    """How this desk stands to the platform; `standing` is a core.sync.parts.Standing.

    Sizes are bytes; of many entries that wait it is an estimate from the oldest. `clock_offset_ms` is
    platform minus desk. `county` is empty before enrolment.
    """

    standing: str
    platform_url: str
    county: str
    desk_code: str
    device: str
    unsent: int
    unsent_bytes: int
    oldest_unsent_at: datetime | None
    open_cases: int
    settled_today: int
    blobs_waiting: int
    blob_bytes_waiting: int
    clock_offset_ms: int
    last_contact_at: datetime | None
    last_sync_at: datetime | None


class StoreHealth(msgspec.Struct, frozen=True, kw_only=True):
    """What `check` proves: see docs/digest.md for how the digest is made."""

    integrity: bool
    chain: bool
    numbers_unique: bool
    encrypted: bool
    op_count: int
    unsent: int
    counts: dict[str, int]
    digest: str


class TeamRow(msgspec.Struct, frozen=True, kw_only=True):
    """A team in a list. `rating` is the mean of the grades given, None while nobody has rated."""

    id: str
    name: str
    kind: TeamKind
    site_id: str
    unit: str
    leader_name: str
    members: int
    open_orders: int
    month_orders: int
    monthly_capacity: int
    answered: int
    accepted: int
    rating: float | None
    paused_from: date | None
    paused_until: date | None
    retired_on: date | None


class TeamCounts(msgspec.Struct, frozen=True, kw_only=True):
    """The counts on the chips of the teams page."""

    everyone: int
    busy: int
    paused: int
    retired: int


class TeamMemberRow(msgspec.Struct, frozen=True, kw_only=True):
    """A member; `main`: it is this volunteer's main team."""

    id: str
    name: str
    number: str
    phone: str
    status: VolunteerStatus
    role: TeamRole
    joined_on: date
    main: bool
    total_minutes: int


class TeamOrderRow(msgspec.Struct, frozen=True, kw_only=True):
    """A dispatch of a team; the request's state is None where this desk does not hold the request."""

    id: str
    request_id: str
    state: DispatchState
    dispatched_at: datetime
    spoken_number: str
    words: str
    request_state: RequestState | None
    grade: Grade | None


class TeamDetail(msgspec.Struct, frozen=True, kw_only=True):
    """A team with members by name, deputies first, and its newest orders."""

    team: VolunteerTeam
    figures: TeamRow
    members: tuple[TeamMemberRow, ...]
    orders: tuple[TeamOrderRow, ...]
