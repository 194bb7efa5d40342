"""Volunteers and residents as lists and their pages show them."""

from datetime import date, datetime

import msgspec

from core.domain.attendance import AttendanceFlag, AttendanceSource
from core.domain.identity_number import Sex
from core.domain.volunteer import Volunteer, VolunteerStatus
from core.ports.rows.certificates import CertificateRow
from core.ports.rows.history import ChangeRow, PrintRow
from core.ports.rows.hours import HoursChange
from core.ports.rows.requests import RequestRow


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
    """A visit of a volunteer, reviewed or not; `service_minutes` is None while the visit is open.

    `changes` is what it counted before; `by_other_rules`: confirmed by rules that do not hold for its day.
    """

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
    changes: tuple[HoursChange, ...] = ()
    by_other_rules: bool = False


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
