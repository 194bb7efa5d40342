"""Activities with who signed up and who was there, for the calendar, the kiosk and the sheets."""

from datetime import datetime

import msgspec

from core.domain.activity import Activity, ActivityPhoto, ActivityState, SignInSheetPage, SiteSeats
from core.domain.attendance import AttendanceFlag, AttendanceSource
from core.domain.rating import Grade
from core.domain.service_request import RequestState, ServiceRequest
from core.domain.volunteer_team import TeamKind


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
    spoken_number: str
    team_id: str
    team: str
    team_kind: TeamKind | None
    leader_name: str
    leader_phone: str


class FilingRow(msgspec.Struct, frozen=True, kw_only=True):
    """An activity that may have to be declared or filed.

    `volunteers` is how many signed up or came, or how many are needed where that is enough to owe it.
    """

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


class SaidRow(msgspec.Struct, frozen=True, kw_only=True):
    """Something a resident said: noted at the desk (`feedback_id`), or with a rating of a request it served.

    `name` is who said it, where the person agreed; of a rating only the request's `spoken_number` is told.
    """

    words: str
    at: datetime
    feedback_id: str = ""
    name: str = ""
    spoken_number: str = ""
    grade: Grade | None = None


class ActivityDetail(msgspec.Struct, frozen=True, kw_only=True):
    """An activity and its people in list order; walk-ins follow by the time they came.

    `photos` are those on the record, `series_size` counts the activities planned together with it. `said` is
    what residents said, the newest first.
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
    said: tuple[SaidRow, ...] = ()


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
