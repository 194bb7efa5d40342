"""By when the next step of a request is owed: working days, or hours when it is urgent (domain.md 3.2).

No national number exists; these are a unit's own settings.
"""

from datetime import datetime, timedelta

import msgspec

from core.domain.local_time import close_of_business, local_day
from core.domain.service_request import STATES, Limit, RequestState
from core.domain.working_days import WorkingCalendar


class Deadlines(msgspec.Struct, frozen=True, kw_only=True):
    """A unit's spans: working days, but for `rating_days` (days of the calendar) and `urgent_hours`.

    `correction_days`: within 15 working days a bad rating is put right (好差评).
    """

    verify_days: int = 1
    dispatch_days: int = 1
    reply_days: int = 1
    contact_days: int = 1
    service_days: int = 7
    rating_days: int = 7
    correction_days: int = 15
    urgent_hours: int = 2

    def days(self, limit: Limit) -> int:
        """The days of a deadline of an ordinary request."""
        days: int = getattr(self, f"{limit.value}_days")
        return days

    def due(self, limit: Limit, since: datetime, calendar: WorkingCalendar, *, urgent: bool) -> datetime:
        """When a deadline that began at `since` runs out: at the close of its day, urgent ones to the minute.

        Urgency hurries the centre and the team; a service takes its time, and so does who rates.
        """
        if limit is Limit.RATING:
            return close_of_business(local_day(since) + timedelta(days=self.rating_days))
        if urgent and limit is not Limit.SERVICE:
            return since + timedelta(hours=self.urgent_hours)
        return close_of_business(calendar.add_working_days(local_day(since), self.days(limit)).day)

    def due_in(
        self, state: RequestState, since: datetime, calendar: WorkingCalendar, *, urgent: bool
    ) -> datetime | None:
        """When the step that a state waits for is owed; None where nobody owes one."""
        limit = STATES[state].limit
        return None if limit is None else self.due(limit, since, calendar, urgent=urgent)

    def correction_due(self, since: datetime, calendar: WorkingCalendar) -> datetime:
        """By when what a resident was not satisfied with is put right and the resident called back."""
        return close_of_business(calendar.add_working_days(local_day(since), self.correction_days).day)
