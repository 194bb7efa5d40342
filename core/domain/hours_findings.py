"""Why a visit counts what it counts: what a reviewer is told, with the figures."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

import msgspec

from core.domain.attendance import Attendance, AttendanceFlag, is_made_up, is_waiting
from core.domain.service_minutes import HoursPolicy, Limit, ServiceTime, made_up_minutes, service_minutes


def served_time(row: Attendance, since: datetime, policy: HoursPolicy) -> ServiceTime:
    """What a visit counts by itself, from `since` on."""
    if is_made_up(row) and row.check_out_at is not None:
        return made_up_minutes(since, row.check_out_at, policy, approved=not is_waiting(row))
    return service_minutes(since, row.check_out_at, policy)


class Point(StrEnum):
    """One thing to look at."""

    NO_SIGN_OUT = "no_sign_out"
    WAITING = "waiting"
    MADE_UP = "made_up"
    TOO_SHORT = "too_short"
    ROUNDED = "rounded"
    CAPPED = "capped"
    DAY_CAP = "day_cap"
    OVERLAP = "overlap"


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """A point with its figures in minutes: by the clock, counted, the limit, what the day holds already."""

    point: Point
    clock: int = 0
    counted: int = 0
    limit: int = 0
    taken: int = 0


def findings(visit: Attendance, others: Sequence[Attendance], policy: HoursPolicy) -> tuple[Finding, ...]:
    """What is to be looked at; `others` are the person's other visits of the day. Empty: plain hours."""
    if visit.check_out_at is None:
        return (Finding(point=Point.NO_SIGN_OUT),)
    alone = served_time(visit, min(visit.check_in_at, visit.check_out_at), policy)
    if is_waiting(visit):
        return (Finding(point=Point.WAITING, clock=alone.clock_minutes),)
    counted = visit.service_minutes
    told = [Finding(point=Point.MADE_UP, counted=counted)] if is_made_up(visit) else []
    for limit, point in _POINTS.items():
        if limit in alone.limits:
            edge = policy.min_countable if point is Point.TOO_SHORT else alone.minutes
            told.append(Finding(point=point, clock=alone.clock_minutes, counted=counted, limit=edge))
    taken = sum(other.service_minutes for other in others if not other.cancelled)
    if AttendanceFlag.OVERLAP in visit.flags:
        told.append(Finding(point=Point.OVERLAP, clock=alone.clock_minutes, counted=counted))
    cap = policy.max_per_day
    cut = AttendanceFlag.CAPPED in visit.flags and counted < alone.minutes
    if cut and cap is not None and taken + counted >= cap:
        told.append(Finding(point=Point.DAY_CAP, counted=counted, limit=cap, taken=taken))
    return tuple(told)


_POINTS = {
    Limit.TOO_SHORT: Point.TOO_SHORT,
    Limit.ROUNDED: Point.ROUNDED,
    Limit.ACTIVITY_CAP: Point.CAPPED,
    Limit.MADE_UP_CAP: Point.CAPPED,
}
