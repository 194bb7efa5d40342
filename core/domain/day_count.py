"""One person's visits of a day: what each counts, so that no minute counts twice and no limit is passed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

import msgspec

from core.domain.attendance import Attendance, AttendanceFlag, is_waiting
from core.domain.hours_findings import served_time
from core.domain.service_minutes import (
    DayShare,
    HoursPolicy,
    Limit,
    ServiceTime,
    Visit,
    day_share,
    free_time,
    overlaps,
)

CAPS = frozenset({Limit.ACTIVITY_CAP, Limit.DAY_CAP, Limit.PLANNED_LENGTH, Limit.MADE_UP_CAP})


def counted_day(visits: Sequence[Attendance], policies: Mapping[str, HoursPolicy]) -> list[Attendance]:
    """The visits with their minutes and flags, each by its rules; those without rules keep their minutes.

    What keeps its minutes takes its room first; the others share what the day's cap leaves, earlier sign-ins
    first.
    """
    begins = _beginnings(visits, policies)
    served = {
        row.id: served_time(row, begins[row.id], policies[row.id]) for row in visits if row.id in policies
    }
    taken = sum(row.service_minutes for row in visits if row.id not in served)
    shares: dict[str, DayShare] = {}
    for row in sorted(visits, key=lambda row: (row.check_in_at, row.id)):
        if row.id in served:
            shares[row.id] = day_share(row.id, served[row.id].minutes, taken, policies[row.id])
            taken += shares[row.id].minutes
    shared = {row_id for pair in overlaps(map(_as_visit, visits)) for row_id in pair}
    return [
        _flagged(row, served[row.id], shares[row.id], overlap=row.id in shared) if row.id in served else row
        for row in visits
    ]


def _beginnings(visits: Sequence[Attendance], policies: Mapping[str, HoursPolicy]) -> dict[str, datetime]:
    """From when each visit counts, so that no minute of the person counts twice.

    What is confirmed goes first, then earlier sign-ins. Two registrations of one person at one activity never
    share a minute; whether two activities do is the policy's to say.
    """
    begins: dict[str, datetime] = {}
    claimed: list[Attendance] = []
    for row in sorted(visits, key=lambda row: (row.id in policies, row.check_in_at, row.id)):
        counted_by = policies.get(row.id)
        begins[row.id] = _begin_beside(row, claimed if counted_by is not None else (), counted_by)
        if not is_waiting(row) and (counted_by is not None or row.service_minutes > 0):
            claimed.append(row)
    return begins


def _begin_beside(row: Attendance, others: Iterable[Attendance], rule: HoursPolicy | None) -> datetime:
    if row.check_out_at is None or row.check_out_at <= row.check_in_at:
        return min(row.check_in_at, row.check_out_at or row.check_in_at)
    taken = [
        (other.check_in_at, other.check_out_at)
        for other in others
        if other.check_out_at is not None
        and (rule is None or rule.overlap_once or other.activity_id == row.activity_id)
    ]
    return row.check_out_at - free_time(_as_visit(row), taken)


def worth_beside(row: Attendance, others: Iterable[Attendance], rule: HoursPolicy) -> int:
    """What the visit counts by itself where these others have their minutes already."""
    return served_time(row, _begin_beside(row, others, rule), rule).minutes


def _flagged(row: Attendance, served: ServiceTime, share: DayShare, *, overlap: bool) -> Attendance:
    """The visit with what it counts now."""
    flags = []
    if share.cut or CAPS & set(served.limits):
        flags.append(AttendanceFlag.CAPPED)
    if Limit.TOO_SHORT in served.limits and not overlap:
        flags.append(AttendanceFlag.BELOW_MINIMUM)
    if overlap:
        flags.append(AttendanceFlag.OVERLAP)
    return msgspec.structs.replace(
        row,
        service_minutes=share.minutes,
        policy_version=served.policy_version if served.settled else 0,
        flags=tuple(flags),
    )


def _as_visit(row: Attendance) -> Visit:
    return Visit(id=row.id, check_in=row.check_in_at, check_out=row.check_out_at)
