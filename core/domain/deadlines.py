"""By when the next step of a request is owed: working days, or hours when it is urgent (domain.md 3.2).

No national number exists; the spans are what the unit decided (core.domain.unit_policy).
"""

from datetime import datetime, timedelta
from typing import Protocol

from core.domain.local_time import close_of_business, local_day
from core.domain.service_request import STATES, Limit, RequestState
from core.domain.working_days import WorkingCalendar


class Spans(Protocol):
    """The unit's spans in working days; `unrated_days` are days of the calendar, `urgent_hours` hours."""

    @property
    def verify_days(self) -> int:
        """Until a request is reviewed."""

    @property
    def dispatch_days(self) -> int:
        """Until a team is asked."""

    @property
    def reply_days(self) -> int:
        """Until the team answers."""

    @property
    def contact_days(self) -> int:
        """Until the team has spoken to the resident."""

    @property
    def service_days(self) -> int:
        """Until the service is given, where no day was agreed."""

    @property
    def rating_days(self) -> int:
        """Until the resident is asked how the service was."""

    @property
    def unrated_days(self) -> int:
        """Until a service that nobody rated is closed as unrated."""

    @property
    def correction_days(self) -> int:
        """Until a bad rating was put right and the resident called back."""

    @property
    def urgent_hours(self) -> int:
        """Instead of the days, where a request is urgent."""


def due(spans: Spans, limit: Limit, since: datetime, calendar: WorkingCalendar, *, urgent: bool) -> datetime:
    """When a deadline that began at `since` runs out: at the close of its day, urgent ones to the minute.

    Urgency hurries the centre and the team; a service takes its time, and so does who rates.
    """
    if limit is Limit.RATING:
        return close_of_business(local_day(since) + timedelta(days=spans.unrated_days))
    if urgent and limit is not Limit.SERVICE:
        return since + timedelta(hours=spans.urgent_hours)
    days = {
        Limit.VERIFY: spans.verify_days,
        Limit.DISPATCH: spans.dispatch_days,
        Limit.REPLY: spans.reply_days,
        Limit.CONTACT: spans.contact_days,
        Limit.SERVICE: spans.service_days,
    }[limit]
    return close_of_business(calendar.add_working_days(local_day(since), days).day)


def due_in(
    spans: Spans, state: RequestState, since: datetime, calendar: WorkingCalendar, *, urgent: bool
) -> datetime | None:
    """When the step that a state waits for is owed; None where nobody owes one."""
    limit = STATES[state].limit
    return None if limit is None else due(spans, limit, since, calendar, urgent=urgent)


def correction_due(spans: Spans, since: datetime, calendar: WorkingCalendar) -> datetime:
    """By when a bad rating is put right and the resident called back (好差评: 15 days)."""
    return close_of_business(calendar.add_working_days(local_day(since), spans.correction_days).day)


def rating_asked_by(spans: Spans, served_at: datetime, calendar: WorkingCalendar) -> datetime:
    """By when the resident is asked how the service was; it may be rated until Limit.RATING runs out."""
    return close_of_business(calendar.add_working_days(local_day(served_at), spans.rating_days).day)
