"""Hours that may hang out (公示), the lists that were made of them, and what was said against them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy import Integer, Row, case, func, literal_column, select, type_coerce
from sqlalchemy.engine import Connection

from core.commands.hours_postings import has_hung
from core.domain.activity import ActivityState
from core.domain.attendance import Attendance
from core.domain.hours_correction import CorrectionAnswer, HoursCorrection
from core.domain.hours_posting import HoursPosting
from core.domain.local_time import LOCAL_ZONE, local_day
from core.ports.rows import PostableRow, PostedRow, PostingList, PostingListRow
from db.queries.reading import labelled, our_site, struct
from db.tables import (
    activity,
    attendance,
    clerk,
    hours_correction,
    hours_posting,
    person_entry,
    volunteer,
    volunteer_team,
)

_VISIT, _ASKED = "visit_", "asked_"
_TEAM = func.coalesce(volunteer_team.c.name, "").label("team")


def postings_of(connection: Connection, activity_ids: Iterable[str]) -> dict[str, list[HoursPosting]]:
    """What hangs and hung of these activities."""
    found = connection.execute(
        select(hours_posting).where(hours_posting.c.activity_id.in_(sorted(set(activity_ids))))
    )
    postings: dict[str, list[HoursPosting]] = defaultdict(list)
    for row in found:
        posting = struct(HoursPosting, row)
        postings[posting.activity_id].append(posting)
    return postings


_VISITS = (
    select(
        *labelled(Attendance, _VISIT),
        volunteer.c.name,
        activity.c.title,
        activity.c.organising_unit,
        _TEAM,
    )
    .select_from(attendance)
    .join(activity, activity.c.id == attendance.c.activity_id)
    .join(volunteer, volunteer.c.id == attendance.c.volunteer_id)
    .outerjoin(volunteer_team, volunteer_team.c.id == volunteer.c.team_id)
    .outerjoin(person_entry, person_entry.c.row_id == volunteer.c.id)
)
"""A visit with who, which team, what and for whom: one line of a list that hangs or may hang."""


def postable(
    connection: Connection, first: date, last: date, now: datetime, limit: int
) -> tuple[PostableRow, ...]:
    """The unit's unconfirmed hours of these days that neither hang nor hung as they are."""
    begins = datetime.combine(first, time(), LOCAL_ZONE)
    ends = datetime.combine(last + timedelta(days=1), time(), LOCAL_ZONE)
    found = connection.execute(
        _VISITS.where(
            attendance.c.reviewed_at.is_(None),
            # A sum, so that the index of what is unconfirmed is taken and not that of all visits.
            type_coerce(attendance.c.cancelled, Integer) + 0 == 0,
            attendance.c.service_minutes > 0,
            attendance.c.check_in_at >= begins,
            attendance.c.check_in_at < ends,
            activity.c.ends_at < now,
            activity.c.counts_as_service.is_(True),
            activity.c.state != ActivityState.CANCELLED,
            activity.c.site_id == our_site(),
        )
        .order_by(activity.c.starts_at, activity.c.id, person_entry.c.sort_key, attendance.c.id)
        .limit(limit)
    ).all()
    visits = [struct(Attendance, row, _VISIT) for row in found]
    postings = postings_of(connection, (visit.activity_id for visit in visits))
    return tuple(
        PostableRow(
            attendance_id=visit.id,
            activity_id=visit.activity_id,
            volunteer_id=visit.volunteer_id,
            name=row.name,
            team=row.team,
            activity=row.title,
            unit=row.organising_unit,
            served_on=local_day(visit.check_in_at),
            minutes=visit.service_minutes,
        )
        for row, visit in zip(found, visits, strict=True)
        if _is_free(postings[visit.activity_id], visit)
    )


def _is_free(postings: Sequence[HoursPosting], visit: Attendance) -> bool:
    """Neither hangs a list of the activity, nor has the visit hung."""
    return not any(posting.hangs for posting in postings) and not has_hung(postings, visit)


def posting_lists(connection: Connection, limit: int) -> tuple[PostingListRow, ...]:
    """The newest lists of this unit, those that hang among them."""
    return tuple(struct(PostingListRow, row) for row in _lists(connection, "", limit))


def _lists(connection: Connection, list_id: str, limit: int) -> Sequence[Row[tuple[object, ...]]]:
    posting = hours_posting.c
    minutes = literal_column("(SELECT sum(value) FROM json_each(hours_posting.minutes))", Integer)
    open_objections = (
        select(func.count(case((hours_correction.c.answer == CorrectionAnswer.ASKED, 1))))
        .where(hours_correction.c.posting_id == posting.id)
        .correlate(hours_posting)
        .scalar_subquery()
    )
    asked = (
        select(
            posting.list_id,
            func.min(posting.posted_at).label("posted_at"),
            func.min(func.coalesce(clerk.c.name, "")).label("clerk_name"),
            func.max(posting.until).label("until"),
            func.max(posting.days).label("days"),
            func.count().label("activities"),
            func.sum(func.json_array_length(posting.attendance_ids)).label("visits"),
            func.sum(minutes).label("minutes"),
            func.sum(open_objections).label("objections"),
            func.max(posting.ended_at).label("ended_at"),
            func.min(posting.cancelled).label("cancelled"),
            func.max(posting.cancel_reason).label("cancel_reason"),
        )
        .outerjoin(clerk, clerk.c.id == posting.posted_by)
        .where(posting.site_id == our_site())
        .group_by(posting.list_id)
        .order_by(func.min(posting.posted_at).desc(), posting.list_id)
        .limit(limit)
    )
    return connection.execute(asked.where(posting.list_id == list_id) if list_id else asked).all()


def posting_list(connection: Connection, list_id: str) -> PostingList | None:
    """One list with its rows, as it hung; what counts now, and what was objected, stands beside them."""
    found = _lists(connection, list_id, 1)
    if not found:
        return None
    postings = [
        struct(HoursPosting, row)
        for row in connection.execute(select(hours_posting).where(hours_posting.c.list_id == list_id))
    ]
    shown = {
        visit_id: (posting, minutes)
        for posting in postings
        for visit_id, minutes in zip(posting.attendance_ids, posting.minutes, strict=False)
    }
    objections = _objections(connection, [posting.id for posting in postings])
    visits = connection.execute(
        _VISITS.where(attendance.c.id.in_(sorted(shown))).order_by(
            activity.c.starts_at, activity.c.id, person_entry.c.sort_key, attendance.c.id
        )
    )
    rows = []
    for row in visits:
        visit = struct(Attendance, row, _VISIT)
        posting, minutes = shown[visit.id]
        rows.append(
            PostedRow(
                attendance_id=visit.id,
                activity_id=visit.activity_id,
                volunteer_id=visit.volunteer_id,
                posting_id=posting.id,
                name=row.name,
                team=row.team,
                activity=row.title,
                unit=row.organising_unit,
                served_on=local_day(visit.check_in_at),
                minutes=minutes,
                minutes_now=visit.service_minutes,
                confirmed=visit.reviewed_at is not None,
                objection=objections.get(visit.id),
            )
        )
    return PostingList(told=struct(PostingListRow, found[0]), rows=tuple(rows))


def _objections(connection: Connection, posting_ids: Sequence[str]) -> dict[str, HoursCorrection]:
    """The newest objection to each visit."""
    found = connection.execute(
        select(hours_correction)
        .where(
            hours_correction.c.posting_id.in_(posting_ids),
            hours_correction.c.answer != CorrectionAnswer.WITHDRAWN,
        )
        .order_by(hours_correction.c.asked_at)
    )
    rows = [struct(HoursCorrection, row) for row in found]
    return {row.attendance_id: row for row in rows}
