"""The frozen rows of the hours to be confirmed and of their corrections."""

from datetime import datetime

import msgspec

from core.domain.attendance import Attendance
from core.domain.hours_correction import HoursCorrection
from core.domain.hours_findings import Finding, Point


class HoursRow(msgspec.Struct, frozen=True, kw_only=True):
    """A visit nobody confirmed yet, with what is to be looked at."""

    visit: Attendance
    name: str
    activity: str
    ends_at: datetime
    findings: tuple[Finding, ...]

    @property
    def plain(self) -> bool:
        """Nothing to judge, so it may be confirmed with others in one go; rounding is arithmetic."""
        return all(finding.point is Point.ROUNDED for finding in self.findings)


class CorrectionRow(msgspec.Struct, frozen=True, kw_only=True):
    """A correction that waits; `certificates` are numbers of valid ones issued on the old value."""

    correction: HoursCorrection
    name: str
    activity: str
    certificates: tuple[str, ...]


class HoursWaiting(msgspec.Struct, frozen=True, kw_only=True):
    """How many visits nobody confirmed yet, and when the oldest of their activities ended."""

    total: int = 0
    oldest_ended_at: datetime | None = None


class HoursReview(msgspec.Struct, frozen=True, kw_only=True):
    """What waits for a clerk: the oldest first. The totals count beyond the rows read."""

    rows: tuple[HoursRow, ...] = ()
    corrections: tuple[CorrectionRow, ...] = ()
    total: int = 0
    corrections_total: int = 0
