"""What may be refused about hours: made up, posted, confirmed, corrected."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from core.domain.refusals import Refusal


@dataclass(eq=False, kw_only=True)
class ActivityNotOver(Refusal):
    """Hours are made up after the activity only."""

    code: ClassVar[str] = "activity_not_over"
    activity_id: str
    ends_at: datetime


@dataclass(eq=False, kw_only=True)
class SecondPersonMissing(Refusal):
    """Another clerk of the unit has to agree, not the one who asked."""

    code: ClassVar[str] = "second_person_missing"


@dataclass(eq=False, kw_only=True)
class NotWaiting(Refusal):
    """It was decided before, or taken back."""

    code: ClassVar[str] = "not_waiting"
    row_id: str


@dataclass(eq=False, kw_only=True)
class NotReviewed(Refusal):
    """Hours that nobody confirmed yet are changed directly, not by a correction."""

    code: ClassVar[str] = "not_reviewed"
    attendance_id: str


@dataclass(eq=False, kw_only=True)
class NothingToCorrect(Refusal):
    """The hours already count what they should."""

    code: ClassVar[str] = "nothing_to_correct"


@dataclass(eq=False, kw_only=True)
class CorrectionPending(Refusal):
    """A correction of these hours waits for a second person since `at`."""

    code: ClassVar[str] = "correction_pending"
    correction_id: str
    at: datetime


@dataclass(eq=False, kw_only=True)
class CorrectionBeyondDay(Refusal):
    """The day's limit leaves the person `room` minutes for this visit."""

    code: ClassVar[str] = "correction_beyond_day"
    minutes: int
    room: int


@dataclass(eq=False, kw_only=True)
class ValueMoved(Refusal):
    """The hours changed since the correction was asked for."""

    code: ClassVar[str] = "value_moved"
    was: int
    now: int


@dataclass(eq=False, kw_only=True)
class HoursMoved(Refusal):
    """Others told more of the person's day, and the visit counts other minutes than were confirmed."""

    code: ClassVar[str] = "hours_moved"
    was: int
    now: int


@dataclass(eq=False, kw_only=True)
class NothingToPost(Refusal):
    """The activity has no hours that could hang out."""

    code: ClassVar[str] = "nothing_to_post"


@dataclass(eq=False, kw_only=True)
class PostingNotOver(Refusal):
    """The list hangs up to and including `until`."""

    code: ClassVar[str] = "posting_not_over"
    until: date


@dataclass(eq=False, kw_only=True)
class PostingDue(Refusal):
    """The unit's rules ask for these hours to hang out before they are confirmed."""

    code: ClassVar[str] = "posting_due"
    attendance_id: str
