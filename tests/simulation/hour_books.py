"""What has to hold of hours, whatever desks, telephones and the platform did: invariants 28, 29 and 30."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TypeVar

import msgspec

from core.domain.attendance import Attendance, is_made_up, is_waiting
from core.domain.hours_correction import CorrectionAnswer, HoursCorrection
from core.domain.hours_posting import HoursPosting
from core.domain.local_time import local_day
from core.domain.service_record import ServiceRecord
from core.domain.unit_policy import UnitPolicy
from tests.simulation import books
from tests.simulation.books import Rows
from tests.simulation.hours import MOST_A_DAY

R = TypeVar("R", bound=msgspec.Struct)


def hours_count_once(rows: Rows) -> Iterator[str]:
    """28: no person's day counts more than its limit, nor more than the time in which its visits lie.

    Registrations that were ever one are left out: what was confirmed of each before stays.
    """
    joined = {
        person
        for (table, _), values in rows.items()
        if table == "volunteer_merge"
        for person in (books.struct(table, values).kept_id, books.struct(table, values).merged_id)
    }
    said = {
        row.attendance_id for row in _all(rows, HoursCorrection) if row.answer is CorrectionAnswer.GRANTED
    }
    days: dict[tuple[str, date], list[Attendance]] = defaultdict(list)
    for visit in _all(rows, Attendance):
        if not visit.cancelled and visit.volunteer_id not in joined:
            days[visit.volunteer_id, local_day(visit.check_in_at)].append(visit)
    for (person, day), visits in days.items():
        counted = sum(visit.service_minutes for visit in visits)
        if counted > MOST_A_DAY:
            yield f"{person} counts {counted} minutes on {day}"
        clock = [visit for visit in visits if visit.id not in said]
        served, present = sum(visit.service_minutes for visit in clock), _present(clock)
        if served > present:
            yield f"{person} counts {served} minutes on {day} and was there for {present}"


def _present(visits: Iterable[Attendance]) -> int:
    """Whole minutes in which at least one of the visits lies."""
    spans = sorted(
        (visit.check_in_at, visit.check_out_at) for visit in visits if visit.check_out_at is not None
    )
    total, until = 0.0, datetime.min.replace(tzinfo=spans[0][0].tzinfo) if spans else None
    for begins, ends in spans:
        if until is not None and ends > until:
            total += (ends - max(begins, until)).total_seconds()
            until = ends
    return int(total) // 60


def records_say_what_was_confirmed(rows: Rows) -> Iterator[str]:
    """29: a record is of one confirmed visit and says its minutes; two people stand behind what was said."""
    yield from _alone(rows)
    visits = {visit.id: visit for visit in _all(rows, Attendance)}
    reopened = {
        (row.attendance_id, row.old_minutes)
        for row in _all(rows, HoursCorrection)
        if row.answer is CorrectionAnswer.REOPENED
    }
    recorded: set[str] = set()
    for record in _all(rows, ServiceRecord):
        visit = visits.get(record.attendance_id)
        if visit is not None and _is_struck_out(record, visit, reopened):
            pass
        elif visit is None or visit.reviewed_at is None:
            yield f"record {record.id} of {visit}"
        elif (record.service_minutes, record.cancelled) != (visit.service_minutes, not visit.service_minutes):
            yield f"record {record.id} says {record.service_minutes}, its visit {visit.service_minutes}"
        if record.attendance_id in recorded:
            yield f"two records of {record.attendance_id}"
        recorded.add(record.attendance_id)
    for visit in visits.values():
        if visit.reviewed_at is not None and visit.service_minutes and visit.id not in recorded:
            yield f"visit {visit.id} was confirmed with {visit.service_minutes} and has no record"


def _is_struck_out(record: ServiceRecord, visit: Attendance, reopened: set[tuple[str, int]]) -> bool:
    """Whether the record only tells what counted before a merge put its visit back.

    A merge of registrations reopens what their day has no room for (core/commands/reopening.py): the record
    stays, struck out, with the minutes that the correction explains, until the visit is confirmed with some.
    """
    counts = visit.reviewed_at is not None and visit.service_minutes > 0
    return record.cancelled and not counts and (visit.id, record.service_minutes) in reopened


def _alone(rows: Rows) -> Iterator[str]:
    """Made-up hours and corrections that count without a second person."""
    for visit in _all(rows, Attendance):
        if is_waiting(visit) and not visit.cancelled and (visit.service_minutes or visit.reviewed_at):
            yield f"visit {visit.id} waits for a second person and counts {visit.service_minutes}"
        if is_made_up(visit) and visit.approved_by and visit.approved_by == visit.recorded_by:
            yield f"visit {visit.id} was made up by one person alone"
    for row in _all(rows, HoursCorrection):
        decided = row.answer in {CorrectionAnswer.GRANTED, CorrectionAnswer.REFUSED}
        if decided and row.decided_by == row.asked_by:
            yield f"correction {row.id} was decided by whoever asked"


def questions_are_asked_once(rows: Rows) -> Iterator[str]:
    """30: one open correction a visit, one list hanging an activity, one decision a number."""
    open_now: dict[tuple[object, ...], int] = defaultdict(int)
    for correction in _all(rows, HoursCorrection):
        open_now["correction", correction.attendance_id] += correction.answer is CorrectionAnswer.ASKED
    for posting in _all(rows, HoursPosting):
        open_now["posting", posting.activity_id] += posting.ended_at is None
    for decision in _all(rows, UnitPolicy):
        open_now["decision", decision.site_id, decision.kind, decision.number] += 1
    yield from (f"{count} times {what}" for what, count in open_now.items() if count > 1)


def _all(rows: Rows, kind: type[R]) -> Iterator[R]:
    """Every row of one table."""
    name = next(mapped.name for mapped in books.MAPS.values() if mapped.kind is kind)
    for (table, _), values in rows.items():
        if table == name:
            row = books.struct(table, values)
            assert isinstance(row, kind)
            yield row
