"""Invented people, activities and visits for the tests of commands, made by the real orders."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import partial

from core.commands.activities import ActivityForm, PlanActivity, plan_activity
from core.commands.attendances import check_in, check_out
from core.commands.reviewing import review_attendance
from core.commands.volunteers import RegisterVolunteer, VolunteerForm, register_volunteer
from core.domain.activity import Activity
from core.domain.attendance import Attendance, AttendanceSource, attendance_id
from core.domain.clerk import Clerk
from core.domain.identity_number import mainland_check_character
from core.domain.volunteer import Volunteer
from tests.core.memory import MORNING, MemoryDesk

SCAN = AttendanceSource.SCAN


def an_id_number(birth_on: date = date(1990, 3, 15), sequence: int = 11) -> str:
    """In the region 999901, which is not assigned."""
    first = f"999901{birth_on:%Y%m%d}{sequence:03d}"
    return first + mainland_check_character(first)


def a_volunteer(desk: MemoryDesk, name: str = "罗小满", **told: object) -> Volunteer:
    """An adult with everything the law asks for, unless told otherwise."""
    sequence = int(desk.new_id().split("-")[1]) % 900 + 11
    given: dict[str, object] = {
        "name": name,
        "id_number": an_id_number(sequence=sequence),
        "phone": "13600005590",
        "consent": True,
    }
    form = VolunteerForm(**(given | told))  # type: ignore[arg-type]  # a builder: the tests name the fields
    (command,) = desk.write(partial(register_volunteer, form=form))
    assert isinstance(command, RegisterVolunteer)
    return command.volunteer


def an_activity_form(**told: object) -> ActivityForm:
    """From 09:30 to 11:30 on the desk's first day."""
    given: dict[str, object] = {
        "title": "银发学堂 · 手机防诈骗",
        "content": "教老年人识别电话和网络诈骗",
        "starts_at": MORNING + timedelta(minutes=30),
        "ends_at": MORNING + timedelta(minutes=150),
        "place": "桂花社区文明实践站 二楼",
        "leader_name": "罗小满",
        "needed_volunteers": 30,
    }
    return ActivityForm(**(given | told))  # type: ignore[arg-type]  # a builder: the tests name the fields


def an_activity(desk: MemoryDesk, **told: object) -> Activity:
    """A planned activity."""
    (command,) = desk.write(partial(plan_activity, form=an_activity_form(**told)))
    assert isinstance(command, PlanActivity)
    return command.activity


def signs_in(desk: MemoryDesk, activity: Activity, volunteer: Volunteer, at: datetime | None = None) -> None:
    """The card is scanned, at the desk's time or at `at`."""
    desk.instant = at or desk.instant
    desk.write(partial(check_in, activity_id=activity.id, volunteer_id=volunteer.id, source=SCAN))


def signs_out(desk: MemoryDesk, activity: Activity, volunteer: Volunteer, at: datetime | None = None) -> None:
    """The card is scanned again."""
    desk.instant = at or desk.instant
    desk.write(partial(check_out, activity_id=activity.id, volunteer_id=volunteer.id, source=SCAN))


def a_visit(desk: MemoryDesk, activity: Activity, volunteer: Volunteer, minutes: int = 120) -> Attendance:
    """Signed in now and out after `minutes`."""
    signs_in(desk, activity, volunteer)
    signs_out(desk, activity, volunteer, desk.instant + timedelta(minutes=minutes))
    return visit_of(desk, activity, volunteer)


def visit_of(desk: MemoryDesk, activity: Activity, volunteer: Volunteer) -> Attendance:
    """The visit as it stands."""
    row = desk.rows.get(Attendance, attendance_id(activity.id, volunteer.id))
    assert row is not None
    return row


def reviewed(desk: MemoryDesk, activity: Activity, rows: Sequence[str] | None = None) -> None:
    """A clerk confirms the hours."""
    desk.write(partial(review_attendance, activity_id=activity.id, attendance_ids=rows))


def another_clerk(desk: MemoryDesk, row_id: str = "clerk-2") -> Clerk:
    """A second person of the unit."""
    clerk = Clerk(id=row_id, site_id=desk.site.id, name="吕佳禾", badge_token=row_id.upper())
    desk.rows.put(clerk)
    return clerk
