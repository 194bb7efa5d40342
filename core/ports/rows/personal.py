"""What screens and papers read of one person's five statutory groups, of star lists and of reports upward."""

from datetime import date, datetime

import msgspec

from core.domain.attendance import AttendanceSource
from core.domain.identity_number import IdType
from core.domain.personal_record import TrainingRecord, VolunteerAward, VolunteerEvaluation
from core.domain.star_list import StarAward
from core.domain.volunteer import Volunteer


class ServedRow(msgspec.Struct, frozen=True, kw_only=True):
    """One service record as the full record tells it; `source` says how it came about."""

    record_id: str
    served_on: date
    activity_name: str
    content: str
    place: str
    recording_unit: str
    leader_name: str
    service_minutes: int
    source: AttendanceSource
    cancelled: bool


class FullRecord(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is kept of one volunteer (Order 67 art. 4): five groups, wrong entries among them."""

    volunteer: Volunteer
    team: str
    served: tuple[ServedRow, ...]
    trainings: tuple[TrainingRecord, ...]
    awards: tuple[VolunteerAward, ...]
    evaluations: tuple[VolunteerEvaluation, ...]
    stars: tuple[StarAward, ...]

    @property
    def service_minutes(self) -> int:
        """The sum of the records that count."""
        return sum(row.service_minutes for row in self.served if not row.cancelled)

    @property
    def training_minutes(self) -> int:
        """A sum of its own: training is no service (art. 8)."""
        return sum(row.minutes for row in self.trainings if not row.cancelled)


class StarCandidate(msgspec.Struct, frozen=True, kw_only=True):
    """Who would rise by a list as of a day, by this unit's reviewed records alone."""

    volunteer_id: str
    name: str
    number: str
    team: str
    minutes: int
    stars: int
    before: int


class StarListRow(msgspec.Struct, frozen=True, kw_only=True):
    """A list that was made, with its thresholds in hours."""

    id: str
    as_of: date
    star_hours: tuple[int, ...]
    people: int
    made_at: datetime
    clerk_name: str
    posted_until: date | None
    cancelled: bool
    cancel_reason: str


class NationalRow(msgspec.Struct, frozen=True, kw_only=True):
    """A service record and how it stands to the national system.

    `state` is unreported, reported, confirmed, returned or changed. The identity number is whole: the file
    needs it, screens mask it.
    """

    record_id: str
    volunteer_id: str
    name: str
    volunteer_number: str
    national_number: str
    id_type: IdType
    id_number: str
    activity_name: str
    content: str
    place: str
    recording_unit: str
    leader_name: str
    served_on: date
    service_minutes: int
    state: str
    batch: str
    number: str
    reason: str


class NationalCounts(msgspec.Struct, frozen=True, kw_only=True):
    """How many records stand how."""

    unreported: int
    reported: int
    confirmed: int
    returned: int
    changed: int
