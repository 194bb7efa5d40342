"""Training, awards and evaluations: three of the five statutory groups (Order 67 art. 8-10)."""

from datetime import date, datetime
from enum import StrEnum

import msgspec

from core.domain.rating import Grade


class TrainingRecord(msgspec.Struct, frozen=True, kw_only=True):
    """Training (培训, art. 8): name, content, minutes, organiser, day. Its minutes are no service minutes."""

    id: str
    version: int = 0
    site_id: str
    volunteer_id: str
    name: str
    content: str
    minutes: int
    organiser: str
    held_on: date
    recorded_at: datetime
    recorded_by: str
    cancelled: bool = False
    cancel_reason: str = ""


class AwardLevel(StrEnum):
    """Who granted it; COUNTY and above are recorded once the evidence was shown (art. 9)."""

    UNIT = "unit"
    TOWN = "town"
    COUNTY = "county"
    CITY = "city"
    PROVINCE = "province"
    STATE = "state"


class VolunteerAward(msgspec.Struct, frozen=True, kw_only=True):
    """An award (表彰奖励, art. 9). `evidence` is the SHA-256 of a kept picture, `seen_by` who saw it."""

    id: str
    version: int = 0
    site_id: str
    volunteer_id: str
    name: str
    level: AwardLevel
    granted_by: str
    granted_on: date
    evidence: str = ""
    seen_by: str = ""
    recorded_at: datetime
    recorded_by: str
    cancelled: bool = False
    cancel_reason: str = ""


class RaterKind(StrEnum):
    """Who evaluates (art. 10): the person served, the leader of the activity, or the unit."""

    SERVED_PERSON = "served_person"
    LEADER = "leader"
    UNIT = "unit"


class VolunteerEvaluation(msgspec.Struct, frozen=True, kw_only=True):
    """An evaluation of service quality (服务评价, art. 10): grade and day, perhaps of one activity."""

    id: str
    version: int = 0
    site_id: str
    volunteer_id: str
    activity_id: str = ""
    grade: Grade
    rater: RaterKind
    words: str = ""
    rated_on: date
    recorded_at: datetime
    recorded_by: str
    cancelled: bool = False
    cancel_reason: str = ""
