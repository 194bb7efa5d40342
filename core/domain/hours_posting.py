"""Hours are posted before they count where the centre asks for it (公示)."""

from datetime import date, datetime

import msgspec


class HoursPosting(msgspec.Struct, frozen=True, kw_only=True):
    """The hours of one activity, posted with masked names up to and including `until`.

    `attendance_ids` and `minutes` stand side by side: the list as it hung on the wall.
    """

    id: str
    version: int = 0
    site_id: str
    activity_id: str
    attendance_ids: tuple[str, ...]
    minutes: tuple[int, ...]
    posted_at: datetime
    posted_by: str
    until: date
    objections: str = ""
    ended_at: datetime | None = None
    ended_by: str = ""
