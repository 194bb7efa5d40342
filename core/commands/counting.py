"""What the visits of a person's day count: always the whole day, so that no order of arrival matters."""

from collections.abc import Iterable, Mapping
from datetime import datetime

import msgspec

from core.commands.patching import put_if_changed
from core.commands.policies import hours_by_number
from core.domain.attendance import Attendance, AttendanceFlag, is_waiting
from core.domain.hours_findings import served_time
from core.domain.local_time import local_day
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
from core.ports.store import UnitOfWork

CAPS = frozenset({Limit.ACTIVITY_CAP, Limit.DAY_CAP, Limit.PLANNED_LENGTH, Limit.MADE_UP_CAP})


def _same_day(rows: UnitOfWork, visit: Attendance) -> list[Attendance]:
    """The person's other visits of that day."""
    return [
        other for other in visits_of_day(rows, visit.volunteer_id, visit.check_in_at) if other.id != visit.id
    ]


def visits_of_day(rows: UnitOfWork, volunteer_id: str, instant: datetime) -> list[Attendance]:
    """The person's visits of the local day in which the instant lies, without those taken back."""
    visits = rows.find(Attendance, volunteer_id=volunteer_id)
    if not visits:  # a person's first visit needs no look at the calendar
        return []
    day = local_day(instant)
    return [visit for visit in visits if not visit.cancelled and local_day(visit.check_in_at) == day]


def put_counted(
    rows: UnitOfWork, visit: Attendance, policy: HoursPolicy, moved_from: Attendance | None = None
) -> None:
    """Put the visit and count the person's day again, and the day it was moved from.

    The whole day each time, so that neither cap nor overlaps depend on what arrived first.
    """
    others = _same_day(rows, visit)
    if moved_from is None and not visit.cancelled and _all_open((visit, *others)):
        rows.put(msgspec.structs.replace(visit, service_minutes=0, policy_version=0, flags=()))
        return
    day = others if visit.cancelled else [visit, *others]
    counted = dict(zip((row.id for row in day), _counted_day(rows, day, visit.id, policy), strict=True))
    rows.put(counted.get(visit.id, visit))
    left_behind = []
    if moved_from is not None and local_day(moved_from.check_in_at) != local_day(visit.check_in_at):
        left_behind = _same_day(rows, moved_from)
    for before, after in (
        *((row, counted[row.id]) for row in others),
        *zip(left_behind, _counted_day(rows, left_behind, visit.id, policy), strict=True),
    ):
        if before != after:
            rows.put(after)


def _all_open(visits: Iterable[Attendance]) -> bool:
    """Nobody has left yet, so nothing counts and nothing overlaps: the ordinary sign-in."""
    return all(
        visit.check_out_at is None
        and visit.reviewed_at is None
        and not visit.service_minutes
        and not visit.policy_version
        and not visit.flags
        for visit in visits
    )


def count_again(
    rows: UnitOfWork, volunteer_id: str, instants: Iterable[datetime], policy: HoursPolicy
) -> None:
    """Count the person's days on which these instants lie: registrations were merged or separated."""
    for instant in {local_day(instant): instant for instant in instants}.values():
        visits = visits_of_day(rows, volunteer_id, instant)
        for before, after in zip(visits, _counted_day(rows, visits, "", policy), strict=True):
            put_if_changed(rows, before, after)


def _counted_day(
    rows: UnitOfWork, visits: list[Attendance], changed: str, policy: HoursPolicy
) -> list[Attendance]:
    """One person's visits of a day with their minutes and flags.

    Reviewed visits keep their minutes and take their room first; the others share what the day's cap leaves,
    earlier sign-ins first. A visit counted by another policy is counted by that one again, so a new policy
    changes nothing that was counted; where this store does not hold it, its minutes stand.
    """
    policies = {row.id: _policy_of(rows, row, changed, policy) for row in visits if row.reviewed_at is None}
    begins = _beginnings(visits, policies)
    served = {
        row.id: served_time(row, begins[row.id], counted_by)
        for row in visits
        if (counted_by := policies.get(row.id)) is not None
    }
    taken = sum(row.service_minutes for row in visits if row.id not in served)
    shares: dict[str, DayShare] = {}
    for row in sorted(visits, key=lambda row: (row.check_in_at, row.id)):
        counted_by = policies.get(row.id)
        if counted_by is not None:
            shares[row.id] = day_share(row.id, served[row.id].minutes, taken, counted_by)
            taken += shares[row.id].minutes
    shared = {row_id for pair in overlaps(map(_as_visit, visits)) for row_id in pair}
    return [
        row
        if row.reviewed_at is not None
        else _flagged(row, served.get(row.id), shares.get(row.id), overlap=row.id in shared)
        for row in visits
    ]


def _policy_of(rows: UnitOfWork, row: Attendance, changed: str, policy: HoursPolicy) -> HoursPolicy | None:
    """By which policy the visit counts: of two that were told, the later one, in any order of arrival."""
    if row.policy_version <= policy.version and (
        row.id == changed or row.policy_version in {0, policy.version}
    ):
        return policy
    own = hours_by_number(rows, row.site_id, row.policy_version, HoursPolicy())
    return policy if own is None and row.id == changed else own


def _beginnings(visits: list[Attendance], policies: Mapping[str, HoursPolicy | None]) -> dict[str, datetime]:
    """From when each visit counts, so that no minute of the person counts twice.

    What is confirmed goes first, then earlier sign-ins. Two registrations of one person at one activity never
    share a minute; whether two activities do is the policy's to say.
    """
    begins: dict[str, datetime] = {}
    claimed: list[tuple[str, datetime, datetime]] = []
    for row in sorted(visits, key=lambda row: (policies.get(row.id) is not None, row.check_in_at, row.id)):
        begins[row.id] = min(row.check_in_at, row.check_out_at or row.check_in_at)
        counted_by = policies.get(row.id)
        if counted_by is not None and row.check_out_at is not None and row.check_out_at > row.check_in_at:
            taken = [
                (start, end)
                for activity_id, start, end in claimed
                if counted_by.overlap_once or activity_id == row.activity_id
            ]
            begins[row.id] = row.check_out_at - free_time(_as_visit(row), taken)
        counts = not is_waiting(row) and (counted_by is not None or row.service_minutes > 0)
        if counts and row.check_out_at is not None:
            claimed.append((row.activity_id, row.check_in_at, row.check_out_at))
    return begins


def _flagged(
    row: Attendance, served: ServiceTime | None, share: DayShare | None, *, overlap: bool
) -> Attendance:
    """The visit with what it counts now; without `served` and `share` its minutes stand."""
    flags: list[AttendanceFlag] = [flag for flag in row.flags if flag is not AttendanceFlag.OVERLAP]
    if served is not None and share is not None:
        flags = []
        if share.cut or CAPS & set(served.limits):
            flags.append(AttendanceFlag.CAPPED)
        if Limit.TOO_SHORT in served.limits and not overlap:
            flags.append(AttendanceFlag.BELOW_MINIMUM)
        row = msgspec.structs.replace(
            row,
            service_minutes=share.minutes,
            policy_version=served.policy_version if served.settled else 0,
        )
    if overlap:
        flags.append(AttendanceFlag.OVERLAP)
    return msgspec.structs.replace(row, flags=tuple(flags))


def _as_visit(row: Attendance) -> Visit:
    return Visit(id=row.id, check_in=row.check_in_at, check_out=row.check_out_at)
