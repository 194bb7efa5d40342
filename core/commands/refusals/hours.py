"""Hours made up, posted, confirmed and corrected, the stars made of them, and reporting upward."""

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
class MinutesSaid(Refusal):
    """A second person granted what a person said; counting by the clock would undo it."""

    code: ClassVar[str] = "minutes_said"
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


@dataclass(eq=False, kw_only=True)
class AlreadyReviewed(Refusal):
    """The hours were confirmed; they change only by a correction with its own reason."""

    code: ClassVar[str] = "already_reviewed"
    attendance_id: str


@dataclass(eq=False, kw_only=True)
class NotVolunteerService(Refusal):
    """The activity does not count as volunteer service and must not be recorded so (Order 67 art. 19)."""

    code: ClassVar[str] = "not_volunteer_service"
    activity_id: str


@dataclass(eq=False, kw_only=True)
class MinutesRefused(Refusal):
    """Minutes are at least one, and no more than there can be."""

    code: ClassVar[str] = "minutes_refused"
    minutes: int
    most: int


@dataclass(eq=False, kw_only=True)
class EvidenceNotSeen(Refusal):
    """An award of the county or above is recorded once its evidence was shown (Order 67 art. 9)."""

    code: ClassVar[str] = "evidence_not_seen"
    level: str


@dataclass(eq=False, kw_only=True)
class NobodyRose(Refusal):
    """Nobody reached more stars up to this day."""

    code: ClassVar[str] = "nobody_rose"
    as_of: date


@dataclass(eq=False, kw_only=True)
class StarsDiffer(Refusal):
    """The records say something else than the list: they changed after it was made."""

    code: ClassVar[str] = "stars_differ"
    volunteer_id: str
    minutes: int
    told: int


@dataclass(eq=False, kw_only=True)
class NothingToReport(Refusal):
    """No record was chosen."""

    code: ClassVar[str] = "nothing_to_report"


@dataclass(eq=False, kw_only=True)
class AlreadyReported(Refusal):
    """The record stands in a file for the national system, and was not returned."""

    code: ClassVar[str] = "already_reported"
    record_id: str
    batch: str


@dataclass(eq=False, kw_only=True)
class NotReported(Refusal):
    """An answer to a record that was never reported."""

    code: ClassVar[str] = "not_reported"
    record_id: str
