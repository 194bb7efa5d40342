"""Where the people of a batch come from: an activity, a series of activities, a team, or one by one."""

from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from typing import NamedTuple

from core.domain.activity import ActivityState
from core.ports.queries import Queries
from core.ports.rows import ActivityDetail, ActivityRow, CertificateCandidate
from desktop.pages.certificates.people import Period

SERIES_MARK = " · "


class Mode(StrEnum):
    """The three ways to choose people."""

    ACTIVITY = "activity"
    TEAM = "team"
    SINGLE = "single"


class Source(NamedTuple):
    """One entry of the activity box: the people of these activities. `day` is set for a single activity."""

    name: str
    activity_ids: tuple[str, ...]
    row: ActivityRow | None = None


def activity_sources(rows: Sequence[ActivityRow]) -> list[Source]:
    """Series first, newest first, then each activity of a series with several.

    A series is what stands before the middle dot of a title: 银发学堂 of 银发学堂 · 手机防诈骗. Only
    activities that count as volunteer service and took place can be certified.
    """
    counted = [row for row in rows if row.counts_as_service and row.state is not ActivityState.CANCELLED]
    series: dict[str, list[ActivityRow]] = {}
    for row in sorted(counted, key=lambda row: (row.starts_at, row.id), reverse=True):
        series.setdefault(row.title.split(SERIES_MARK)[0].strip(), []).append(row)
    whole = [Source(name, tuple(row.id for row in members)) for name, members in series.items()]
    singles = [
        Source(row.title, (row.id,), row)
        for members in series.values()
        if len(members) > 1
        for row in members
    ]
    return whole + singles


def row_of(detail: ActivityDetail) -> ActivityRow:
    """An activity outside the period, as an entry of the box."""
    activity = detail.activity
    return ActivityRow(
        id=activity.id,
        number=activity.number,
        title=activity.title,
        place=activity.place,
        starts_at=activity.starts_at,
        ends_at=activity.ends_at,
        state=activity.state,
        counts_as_service=activity.counts_as_service,
        needed=activity.needed_volunteers,
        signed_up=len(detail.attendees),
        checked_in=sum(attendee.check_in_at is not None for attendee in detail.attendees),
    )


def of_activities(
    queries: Queries, activity_ids: Sequence[str], period: Period
) -> tuple[CertificateCandidate, ...]:
    """The people of all these activities, each once, in the order of the store; for a reader thread."""
    found: dict[str, CertificateCandidate] = {}
    for activity_id in activity_ids:
        for candidate in queries.certificate_candidates(*period, activity_id=activity_id):
            found.setdefault(candidate.volunteer_id, candidate)
    return tuple(found.values())


def of_team(queries: Queries, team_id: str, period: Period) -> tuple[CertificateCandidate, ...]:
    """The people of a team."""
    return queries.certificate_candidates(*period, team_id=team_id)


def of_people(
    queries: Queries, volunteer_ids: Sequence[str], period: Period
) -> tuple[CertificateCandidate, ...]:
    """People found one by one, in the order they were found; unknown ids are left out."""
    ask = partial(queries.certificate_candidate, period_from=period.first, period_to=period.last)
    return tuple(candidate for one in volunteer_ids if (candidate := ask(one)) is not None)
