"""The county's activities, planned and over, with their people, visits, records and what came of these."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import msgspec

from benchmarks.county_base import DAYS, NOW, Frame, row_id
from benchmarks.people import Made
from core.domain.activity import Activity, ActivityState, Signup
from core.domain.attendance import (
    Attendance,
    AttendanceSource,
    attendance_id,
    service_record_id,
    signup_id,
)
from core.domain.hours_correction import CorrectionAnswer, HoursCorrection
from core.domain.hours_posting import HoursPosting
from core.domain.local_time import local_day
from core.domain.national_report import NationalReport, ReportState, national_report_id
from core.domain.practice_site import PracticeSite
from core.domain.service_record import ServiceRecord

CROWD = 20
AHEAD = 30
"""Days for which activities are planned already."""
CENTRE_SHARE = 10
"""The county's centre organises every tenth activity itself."""
FRESH_DAYS = 10
MADE_UP, NOT_REVIEWED, CORRECTED, POSTED, NOT_TOLD = 41, 51, 301, 100, 5
"""One in so many: hours put in afterwards, left over, corrected, posted; not told to the national system."""
_ANSWERS = (ReportState.REPORTED, ReportState.CONFIRMED, ReportState.CONFIRMED, ReportState.RETURNED)


def hours(county: Frame) -> Iterator[msgspec.Struct]:
    """Activities of twenty people each; a third of the visits are those of a few busy people."""
    # So many are yet to come that the visits of the others are as many as asked for.
    over = county.size.visits // CROWD
    for index in range(over * (DAYS + AHEAD) // DAYS):
        site = county.at(index, CENTRE_SHARE)
        begins = NOW + timedelta(days=AHEAD - index % (DAYS + AHEAD), hours=index % 9 - 4)
        activity = _activity(county, index, site, begins)
        yield activity
        visits = [row for person in _crowd(county, index) for row in _place(activity, index, *person)]
        yield from visits
        if index % POSTED == 0 and activity.state is ActivityState.CLOSED:
            yield _posting(activity, index, [row for row in visits if isinstance(row, Attendance)])


def _crowd(county: Frame, index: int) -> list[tuple[int, Made]]:
    """Number on the list and person."""
    many = len(county.people) if index % 3 else max(CROWD, len(county.people) // 50)
    first = county.chance.randrange(many)
    return [(place, county.people[(first + place) % many]) for place in range(CROWD)]


def _activity(county: Frame, index: int, site: PracticeSite, begins: datetime) -> Activity:
    closed = local_day(begins) < local_day(NOW)
    return Activity(
        id=row_id(3, index),
        version=1,
        site_id=site.id,
        number=f"{site.code}-K7-A2026-{index:06d}-X",
        token=row_id(3, index),
        title=f"第{index}次清洁家园",
        content="打扫广场",
        starts_at=begins,
        ends_at=begins + timedelta(hours=2),
        place="文化广场",
        organising_unit=site.name,
        leader_name="周敏",
        needed_volunteers=CROWD,
        series_id=row_id(20, index // 4) if index % 8 < 4 else "",
        team_id=county.teams[index % len(county.teams)].id if index % 2 else "",
        declared_at=begins - timedelta(days=4) if index % 6 else None,
        filed_at=begins + timedelta(days=2) if index % 6 and closed else None,
        state=ActivityState.CLOSED if closed else ActivityState.PLANNED,
        closed_at=begins + timedelta(hours=3) if closed else None,
    )


def _place(activity: Activity, number: int, place: int, person: Made) -> Iterator[msgspec.Struct]:
    """One person's place on the list, and once the activity began the visit and what came of it."""
    index = number * CROWD + place
    begins = activity.starts_at
    yield Signup(
        id=signup_id(activity.id, person.id),
        version=1,
        activity_id=activity.id,
        volunteer_id=person.id,
        site_id=activity.site_id,
        position=place + 1,
        signed_up_at=begins - timedelta(days=1),
        waiting=begins > NOW and place == CROWD - 1,
    )
    if begins > NOW:
        return
    visit = _visit(activity, index, person)
    yield visit
    if visit.reviewed_at is not None:
        record = _record(activity, visit, visit.reviewed_at)
        yield record
        if index % NOT_TOLD and begins < NOW - timedelta(days=FRESH_DAYS * 3):
            yield _report(record, index)
    if index % CORRECTED == 0:
        yield _correction(visit, index)


def _visit(activity: Activity, index: int, person: Made) -> Attendance:
    begins, minutes = activity.starts_at, 60 + index % 60
    made_up = index % MADE_UP == 0
    source = AttendanceSource.MAKEUP if made_up else AttendanceSource.SCAN
    closed = activity.state is ActivityState.CLOSED
    fresh = begins > NOW - timedelta(days=FRESH_DAYS)
    reviewed = closed and not (index % 2 if fresh else index % NOT_REVIEWED == 0)
    return Attendance(
        id=attendance_id(activity.id, person.id),
        version=1,
        activity_id=activity.id,
        volunteer_id=person.id,
        site_id=activity.site_id,
        check_in_at=begins,
        check_in_source=source,
        check_out_at=begins + timedelta(minutes=minutes) if closed else None,
        check_out_source=source if closed else None,
        recorded_by="bench",
        service_minutes=minutes if closed else 0,
        policy_version=1,
        settle_reason="忘带证" if made_up else "",
        approved_by="bench2" if made_up and index % (MADE_UP * 8) else "",
        reviewed_by="bench" if reviewed else "",
        reviewed_at=begins + timedelta(days=1) if reviewed else None,
    )


def _record(activity: Activity, visit: Attendance, reviewed_at: datetime) -> ServiceRecord:
    return ServiceRecord(
        id=service_record_id(visit.id),
        version=1,
        site_id=activity.site_id,
        volunteer_id=visit.volunteer_id,
        activity_id=activity.id,
        attendance_id=visit.id,
        activity_name=activity.title,
        content=activity.content,
        place=activity.place,
        recording_unit=activity.organising_unit,
        leader_name=activity.leader_name,
        served_on=local_day(activity.starts_at),
        service_minutes=visit.service_minutes,
        source=visit.check_in_source,
        policy_version=1,
        recorded_by="bench",
        reviewed_by="bench",
        reviewed_at=reviewed_at,
    )


def _report(record: ServiceRecord, index: int) -> NationalReport:
    state = _ANSWERS[index % len(_ANSWERS)]
    told = record.reviewed_at + timedelta(days=20)
    return NationalReport(
        id=national_report_id(record.id),
        version=1,
        site_id=record.site_id,
        record_id=record.id,
        state=state,
        batch=f"B{record.served_on:%Y%m}",
        number=f"ZY{index:09d}" if state is ReportState.CONFIRMED else "",
        reason="证件号码不符" if state is ReportState.RETURNED else "",
        reported_at=told,
        reported_by="bench",
        answered_at=None if state is ReportState.REPORTED else told + timedelta(days=3),
    )


def _correction(visit: Attendance, index: int) -> HoursCorrection:
    asked = index % (CORRECTED * 10) == 0
    return HoursCorrection(
        id=row_id(12, index),
        version=1,
        site_id=visit.site_id,
        attendance_id=visit.id,
        activity_id=visit.activity_id,
        volunteer_id=visit.volunteer_id,
        old_minutes=visit.service_minutes,
        new_minutes=visit.service_minutes + 30,
        reason="签退晚了",
        asked_at=visit.check_in_at + timedelta(days=2),
        asked_by="bench",
        answer=CorrectionAnswer.ASKED if asked else CorrectionAnswer.GRANTED,
        decided_at=None if asked else visit.check_in_at + timedelta(days=3),
        decided_by="" if asked else "bench2",
    )


def _posting(activity: Activity, index: int, visits: list[Attendance]) -> HoursPosting:
    posted = activity.ends_at + timedelta(days=1)
    over = posted < NOW - timedelta(days=FRESH_DAYS)
    return HoursPosting(
        id=row_id(13, index),
        version=1,
        site_id=activity.site_id,
        activity_id=activity.id,
        attendance_ids=tuple(visit.id for visit in visits),
        minutes=tuple(visit.service_minutes for visit in visits),
        posted_at=posted,
        posted_by="bench",
        until=local_day(posted + timedelta(days=7)),
        ended_at=posted + timedelta(days=8) if over else None,
        ended_by="bench" if over else "",
    )
