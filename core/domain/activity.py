"""Activities and who signed up for them (活动, 报名)."""

from datetime import date, datetime
from enum import StrEnum

import msgspec


class ActivityState(StrEnum):
    """PLANNED takes sign-ups and sign-ins; CLOSED has its hours computed; CANCELLED never took place."""

    PLANNED = "planned"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class RiskLevel(StrEnum):
    """DANGEROUS asks for insurance before sign-in opens (Regulation art. 17) and for adults only."""

    ORDINARY = "ordinary"
    DANGEROUS = "dangerous"


class Activity(msgspec.Struct, frozen=True, kw_only=True):
    """An activity with the seven statutory facts of Order 67 art. 7.

    They are title, day, place, content, time, organising unit and leader. When `counts_as_service` is False,
    it may neither be recorded nor certified as volunteer service (art. 19).
    """

    id: str
    version: int = 0
    site_id: str
    number: str
    token: str
    title: str
    content: str
    starts_at: datetime
    ends_at: datetime
    place: str
    organising_unit: str
    leader_name: str
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
    state: ActivityState = ActivityState.PLANNED
    closed_at: datetime | None = None


class Signup(msgspec.Struct, frozen=True, kw_only=True):
    """A volunteer's place on an activity (报名). `position` is the order on the list, from 1."""

    id: str
    version: int = 0
    activity_id: str
    volunteer_id: str
    site_id: str
    role: str = ""
    position: int
    signed_up_at: datetime
    withdrawn: bool = False


class SignInSheetPage(msgspec.Struct, frozen=True, kw_only=True):
    """One printed page of a sign-in sheet (签到表): which volunteer stands on which printed row.

    `volunteer_ids` holds one entry per printed row; None marks a blank row for a walk-in.
    """

    id: str
    version: int = 0
    activity_id: str
    site_id: str
    number: str
    token: str
    page: int
    pages: int
    first_row: int
    volunteer_ids: tuple[str | None, ...]
    printed_at: datetime
