"""Hours are posted before they count where the centre asks for it (公示)."""

from datetime import date, datetime

import msgspec


class HoursPosting(msgspec.Struct, frozen=True, kw_only=True):
    """The hours of one activity, posted with masked names up to and including `until`.

    `attendance_ids` and `minutes` stand side by side: the list as it hung on the wall. What was hung out
    together has one `list_id` and is one paper. `days`: working days it hangs. A list hung out by mistake is
    taken back (`cancelled`) with its reason and counts as never posted.
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
    list_id: str = ""
    days: int = 0
    cancelled: bool = False
    cancel_reason: str = ""

    @property
    def hangs(self) -> bool:
        """It is on the wall: neither ended nor taken back."""
        return self.ended_at is None and not self.cancelled

    @property
    def has_hung(self) -> bool:
        """It hung to its end."""
        return self.ended_at is not None and not self.cancelled
