"""A volunteer's visit to an activity as commands find it."""

from core.commands.persons import acting_id
from core.commands.refusals import AlreadyReviewed, NotCheckedIn
from core.domain.activity import Activity
from core.domain.attendance import Attendance, attendance_id
from core.domain.volunteer import Volunteer
from core.ports.store import Ref, UnitOfWork


def visit_of(rows: UnitOfWork, activity_id: str, person: str) -> Attendance | None:
    """The person's visit, cancelled or not; also one made under a registration that was merged since."""
    row = rows.get(Attendance, attendance_id(activity_id, person))
    if row is not None and row.volunteer_id == person:
        return row
    moved = rows.find(Attendance, activity_id=activity_id, volunteer_id=person)
    return min(moved, key=lambda visit: (visit.cancelled, visit.id)) if moved else None


def present_visit(rows: UnitOfWork, activity_id: str, volunteer_id: str) -> Attendance | None:
    """The person's visit, unless it was taken back."""
    row = visit_of(rows, activity_id, acting_id(rows, volunteer_id))
    return None if row is None or row.cancelled else row


def require_present(rows: UnitOfWork, activity_id: str, volunteer_id: str) -> Attendance:
    """The same; NotCheckedIn where there is none."""
    row = present_visit(rows, activity_id, volunteer_id)
    if row is None:
        raise NotCheckedIn(volunteer_id=volunteer_id)
    return row


def open_visit(rows: UnitOfWork, activity_id: str, volunteer_id: str) -> Attendance | None:
    """The visit while it can be changed: there, and not confirmed."""
    row = present_visit(rows, activity_id, volunteer_id)
    return None if row is None or row.reviewed_at is not None else row


def refuse_reviewed(row: Attendance) -> None:
    """AlreadyReviewed: what is confirmed changes by a correction only."""
    if row.reviewed_at is not None:
        raise AlreadyReviewed(attendance_id=row.id)


def visit_refs(activity_id: str, volunteer_id: str) -> tuple[Ref, ...]:
    """The rows a command about one visit touches or needs."""
    return (
        Ref(Attendance, attendance_id(activity_id, volunteer_id)),
        Ref(Activity, activity_id),
        Ref(Volunteer, volunteer_id),
    )
