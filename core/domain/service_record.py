"""The statutory service record (志愿服务记录), Order 67 art. 7."""

from datetime import date, datetime

import msgspec

from core.domain.attendance import AttendanceSource


class ServiceRecord(msgspec.Struct, frozen=True, kw_only=True):
    """Reviewed minutes of one visit, with the facts of the activity as they were when it was reviewed.

    Only such rows may be certified, and only by the unit that recorded them (`site_id`).
    """

    id: str
    version: int = 0
    site_id: str
    volunteer_id: str
    activity_id: str
    attendance_id: str
    activity_name: str
    content: str
    place: str
    recording_unit: str
    leader_name: str
    served_on: date
    service_minutes: int
    source: AttendanceSource
    policy_version: int
    recorded_by: str
    reviewed_by: str
    reviewed_at: datetime
    cancelled: bool = False
