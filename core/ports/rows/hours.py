"""The frozen rows of the hours to be confirmed and of their corrections."""

from datetime import date, datetime

import msgspec

from core.domain.attendance import Attendance
from core.domain.hours_correction import CorrectionAnswer, HoursCorrection, was_said
from core.domain.hours_findings import Finding, Point
from core.domain.unit_policy import UnitPolicy


class HoursChange(msgspec.Struct, frozen=True, kw_only=True):
    """A correction of one visit with the names of who asked and who decided."""

    correction: HoursCorrection
    asked_name: str = ""
    decided_name: str = ""


class ConfirmedRow(msgspec.Struct, frozen=True, kw_only=True):
    """A confirmed visit with what it counted before; `rules_now` is the number that holds for its day."""

    visit: Attendance
    name: str
    activity: str
    rules_now: int
    changes: tuple[HoursChange, ...] = ()

    @property
    def by_other_rules(self) -> bool:
        """Counted by rules that do not hold for its day (any more), and not settled by two people."""
        said = was_said(change.correction for change in self.changes)
        return not said and self.visit.policy_version not in {0, self.rules_now}


class DecidedRow(msgspec.Struct, frozen=True, kw_only=True):
    """A decision with the name of who made it; `unit` is empty for the desk's own."""

    policy: UnitPolicy
    decided_name: str
    unit: str = ""


class HoursRow(msgspec.Struct, frozen=True, kw_only=True):
    """A visit nobody confirmed yet, with what is to be looked at.

    `hangs_until`: the last day of the list on which it hangs now (公示). `objected`: somebody said something
    against it that nobody has decided. `posting_due`: the unit's rules ask for it to hang out first.
    `changes`: what it counted before, where it had been confirmed already and went back.
    """

    visit: Attendance
    name: str
    activity: str
    ends_at: datetime
    findings: tuple[Finding, ...]
    hangs_until: date | None = None
    objected: bool = False
    posting_due: bool = False
    changes: tuple[HoursChange, ...] = ()

    @property
    def held_back(self) -> bool:
        """It cannot be confirmed before its list came down, or before an objection is decided."""
        return self.hangs_until is not None or self.objected or self.posting_due

    @property
    def reopened(self) -> HoursChange | None:
        """It had been confirmed and went back: two registrations were joined, and the day was full."""
        gone = [one for one in self.changes if one.correction.answer is CorrectionAnswer.REOPENED]
        return gone[-1] if gone else None

    @property
    def plain(self) -> bool:
        """Nothing to judge, so it may be confirmed with others in one go; rounding is arithmetic."""
        return (
            not self.held_back
            and self.reopened is None
            and all(finding.point is Point.ROUNDED for finding in self.findings)
        )


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


class PostableRow(msgspec.Struct, frozen=True, kw_only=True):
    """Hours that may hang out; `unit` is who held the activity."""

    attendance_id: str
    activity_id: str
    volunteer_id: str
    name: str
    team: str
    activity: str
    unit: str
    served_on: date
    minutes: int


class PostingListRow(msgspec.Struct, frozen=True, kw_only=True):
    """One list of hours that hangs or hung; `objections` are those nobody has decided."""

    list_id: str
    posted_at: datetime
    clerk_name: str
    until: date
    days: int
    activities: int
    visits: int
    minutes: int
    objections: int
    ended_at: datetime | None
    cancelled: bool
    cancel_reason: str

    @property
    def hangs(self) -> bool:
        """It is on the wall."""
        return self.ended_at is None and not self.cancelled


class PostedRow(msgspec.Struct, frozen=True, kw_only=True):
    """A line of a list: `minutes` as they hung, `minutes_now` as they count now."""

    attendance_id: str
    activity_id: str
    volunteer_id: str
    posting_id: str
    name: str
    team: str
    activity: str
    unit: str
    served_on: date
    minutes: int
    minutes_now: int
    confirmed: bool
    objection: HoursCorrection | None


class PostingList(msgspec.Struct, frozen=True, kw_only=True):
    """A list with its lines, activity by activity, the names in their order."""

    told: PostingListRow
    rows: tuple[PostedRow, ...]
