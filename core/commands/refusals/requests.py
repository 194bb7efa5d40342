"""Requests, their dispatches, merges, ratings and corrections."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from core.domain.refusals import Refusal


@dataclass(eq=False, kw_only=True)
class StatusRefused(Refusal):
    """The request is in a state from which this step does not exist."""

    code: ClassVar[str] = "status_refused"
    request_id: str
    state: str
    wanted: str


@dataclass(eq=False, kw_only=True)
class AlreadyDispatched(Refusal):
    """Another team has been asked for this request and has not been called back."""

    code: ClassVar[str] = "already_dispatched"
    request_id: str
    dispatch_id: str
    team_id: str
    at: datetime
    by: str


@dataclass(eq=False, kw_only=True)
class DispatchOver(Refusal):
    """The dispatch was answered, called back or ran out of time; `state` says which."""

    code: ClassVar[str] = "dispatch_over"
    dispatch_id: str
    state: str


@dataclass(eq=False, kw_only=True)
class ReplyLate(Refusal):
    """The link could be answered until `reply_by`."""

    code: ClassVar[str] = "reply_late"
    dispatch_id: str
    reply_by: datetime


@dataclass(eq=False, kw_only=True)
class ReplyNotDue(Refusal):
    """The team still has time to answer, until `reply_by`."""

    code: ClassVar[str] = "reply_not_due"
    dispatch_id: str
    reply_by: datetime


@dataclass(eq=False, kw_only=True)
class NotFulfilled(Refusal):
    """A service can be rated once it has been given."""

    code: ClassVar[str] = "not_fulfilled"
    request_id: str
    state: str


@dataclass(eq=False, kw_only=True)
class RatingOpen(Refusal):
    """The resident can still rate, until `rated_until`."""

    code: ClassVar[str] = "rating_open"
    request_id: str
    rated_until: datetime


@dataclass(eq=False, kw_only=True)
class MergeRefused(Refusal):
    """A request is merged into another one of the unit that is still to be done."""

    code: ClassVar[str] = "merge_refused"
    request_id: str
    into_id: str
    state: str


@dataclass(eq=False, kw_only=True)
class OthersMerged(Refusal):
    """Other requests wait for this one: it cannot be given up before they stand for themselves again."""

    code: ClassVar[str] = "others_merged"
    request_id: str
    others: int


@dataclass(eq=False, kw_only=True)
class CorrectionOpen(Refusal):
    """A bad rating was not put right yet, or the resident not called back; owed by `due_at`."""

    code: ClassVar[str] = "correction_open"
    request_id: str
    due_at: datetime


@dataclass(eq=False, kw_only=True)
class CorrectionRefused(Refusal):
    """A correction is put right first, then the resident is called back; only the last act is taken back."""

    code: ClassVar[str] = "correction_refused"
    correction_id: str
    state: str


@dataclass(eq=False, kw_only=True)
class NotPublished(Refusal):
    """A team claims only what stands on the demand menu."""

    code: ClassVar[str] = "not_published"
    request_id: str
    state: str


@dataclass(eq=False, kw_only=True)
class TeamBusy(Refusal):
    """The team has requests in hand; they are finished or called back before it is retired."""

    code: ClassVar[str] = "team_busy"
    team_id: str
    name: str
    waiting: int


@dataclass(eq=False, kw_only=True)
class PublicConsentMissing(Refusal):
    """The resident has not agreed that the need is shown to teams."""

    code: ClassVar[str] = "public_consent_missing"
    request_id: str
