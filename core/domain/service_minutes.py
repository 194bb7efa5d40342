"""Service minutes (服务时长): how a visit becomes minutes, and minutes become hours on paper.

Order 67 art. 7 asks for the time really given, in hours; neither it nor any national rule sets rounding or
caps, so both are the centre's policy and its version is kept with every result. Minutes are whole numbers.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

import msgspec

from core.domain.refusals import Refusal


class Rounding(StrEnum):
    """How a visit's minutes are rounded; halves go up."""

    NONE = "none"
    FLOOR_30 = "floor_30"
    NEAREST_30 = "nearest_30"
    NEAREST_6 = "nearest_6"


class HoursPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """The centre's rules for hours; None means no cap. A changed policy gets a new `version`.

    `overlap_once`: minutes that two visits of one person share count for the one confirmed or begun first;
    else for both, and only the day's limit holds. `made_up_cap`: the most that made-up time (补录) of one
    activity counts. `posting_days`: working days the hours of an activity hang out (公示); with
    `posting_required` nothing is confirmed before they are over, so that they must leave room in the ten
    working days that the law gives for a record (Order 67 art. 11).
    """

    version: int = 1
    rounding: Rounding = Rounding.NONE
    max_per_activity: int | None = None
    max_per_day: int | None = 480
    min_countable: int = 15
    overlap_once: bool = True
    made_up_cap: int | None = None
    posting_days: int = 3
    posting_required: bool = False


class Limit(StrEnum):
    """Why a visit counts other than by the clock; a page explains each in words."""

    NOT_SIGNED_OUT = "not_signed_out"
    TOO_SHORT = "too_short"
    ROUNDED = "rounded"
    PLANNED_LENGTH = "planned_length"
    ACTIVITY_CAP = "activity_cap"
    DAY_CAP = "day_cap"
    MADE_UP_CAP = "made_up_cap"
    NOT_APPROVED = "not_approved"


class ServiceTime(msgspec.Struct, frozen=True, kw_only=True):
    """What a visit counts (`minutes`), what the clock said (`clock_minutes`), and by which policy."""

    minutes: int
    clock_minutes: int
    policy_version: int
    limits: tuple[Limit, ...] = ()

    @property
    def settled(self) -> bool:
        """False while the sign-out or a second person is missing; then the visit counts 0."""
        return Limit.NOT_SIGNED_OUT not in self.limits and Limit.NOT_APPROVED not in self.limits


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """One sign-in pair as the sums need it."""

    id: str
    check_in: datetime
    check_out: datetime | None


class DayShare(msgspec.Struct, frozen=True):
    """What one visit counts within its day, and how much the day cap took."""

    id: str
    minutes: int
    cut: int


@dataclass(eq=False, kw_only=True)
class SignOutBeforeSignIn(Refusal):
    """The sign-out is earlier than the sign-in."""

    code: ClassVar[str] = "sign_out_before_sign_in"
    check_in: datetime
    check_out: datetime


@dataclass(eq=False, kw_only=True)
class MadeUpBeyondPlan(Refusal):
    """Made-up time (补录) may not be longer than the activity was planned."""

    code: ClassVar[str] = "made_up_beyond_plan"
    minutes: int
    planned_minutes: int


def service_minutes(
    check_in: datetime,
    check_out: datetime | None,
    policy: HoursPolicy,
    *,
    planned_minutes: int | None = None,
) -> ServiceTime:
    """Whole minutes served, seconds dropped; 0 without a sign-out until a person settles it.

    In this order: too short counts 0, then rounding, then the cap of `planned_minutes` (give it only where
    nobody may count more than was planned), then the cap per activity. Rounding up never passes a cap.
    Raises SignOutBeforeSignIn. Source: Order 67 art. 7; rounding and caps are the centre's own.
    """
    if check_out is None:
        return ServiceTime(
            minutes=0, clock_minutes=0, policy_version=policy.version, limits=(Limit.NOT_SIGNED_OUT,)
        )
    if check_out < check_in:
        raise SignOutBeforeSignIn(check_in=check_in, check_out=check_out)
    clock = int((check_out - check_in).total_seconds()) // 60
    minutes, limits = _counted(clock, policy, planned_minutes)
    return ServiceTime(minutes=minutes, clock_minutes=clock, policy_version=policy.version, limits=limits)


def made_up_minutes(
    check_in: datetime, check_out: datetime, policy: HoursPolicy, *, approved: bool
) -> ServiceTime:
    """Made-up time (补录) by the same policy and its own cap; 0 until a second person agreed.

    That it is not longer than the activity is asked where it is made up (MadeUpBeyondPlan).
    """
    clock = int((check_out - check_in).total_seconds()) // 60
    if not approved:
        return ServiceTime(
            minutes=0, clock_minutes=clock, policy_version=policy.version, limits=(Limit.NOT_APPROVED,)
        )
    minutes, limits = _counted(clock, policy, None)
    if policy.made_up_cap is not None and minutes > policy.made_up_cap:
        minutes, limits = policy.made_up_cap, (*limits, Limit.MADE_UP_CAP)
    return ServiceTime(minutes=minutes, clock_minutes=clock, policy_version=policy.version, limits=limits)


def _counted(clock: int, policy: HoursPolicy, planned: int | None) -> tuple[int, tuple[Limit, ...]]:
    if clock < policy.min_countable:
        return 0, (Limit.TOO_SHORT,)
    minutes = _rounded(clock, policy.rounding)
    limits = [Limit.ROUNDED] if minutes != clock else []
    for limit, cap in ((Limit.PLANNED_LENGTH, planned), (Limit.ACTIVITY_CAP, policy.max_per_activity)):
        if cap is not None and minutes > cap:
            minutes = cap
            limits.append(limit)
    return minutes, tuple(limits)


def _rounded(minutes: int, rounding: Rounding) -> int:
    match rounding:
        case Rounding.NONE:
            return minutes
        case Rounding.FLOOR_30:
            return minutes // 30 * 30
        case Rounding.NEAREST_30:
            return (minutes + 15) // 30 * 30
        case Rounding.NEAREST_6:
            return (minutes + 3) // 6 * 6


def day_share(row_id: str, minutes: int, taken: int, policy: HoursPolicy) -> DayShare:
    """What a visit counts when earlier ones took so much of the day already."""
    cap = policy.max_per_day
    counted = minutes if cap is None else min(minutes, max(0, cap - taken))
    return DayShare(row_id, counted, minutes - counted)


def free_time(visit: Visit, claimed: Sequence[tuple[datetime, datetime]]) -> timedelta:
    """How long the visit lasted outside the times that count elsewhere already, which may overlap."""
    if visit.check_out is None or visit.check_out <= visit.check_in:
        return timedelta(0)
    left, at = timedelta(0), visit.check_in
    for start, end in sorted(claimed):
        if end <= at:
            continue
        if start >= visit.check_out:
            break
        left += max(timedelta(0), start - at)
        at = end
    return left + max(timedelta(0), visit.check_out - at)


def overlaps(visits: Iterable[Visit]) -> tuple[tuple[str, str], ...]:
    """Pairs of one person's visits that share time, earlier sign-in first.

    One visit that ends when the next begins does not overlap; a visit without sign-out shares no time yet.
    """
    closed = sorted(
        (
            (v.check_in, v.check_out, v.id)
            for v in visits
            if v.check_out is not None and v.check_out > v.check_in
        ),
    )
    pairs = []
    for i, (_, end, first) in enumerate(closed):
        for start, _, second in closed[i + 1 :]:
            if start >= end:
                break
            pairs.append((first, second))
    return tuple(pairs)


def hours_text(minutes: int) -> str:
    """Hours with one decimal as on paper: 5190 -> 86.5.

    Halves of a tenth (3 minutes) go up. Totals are rounded once from their minutes and never added up from
    rounded lines, so a printed total may differ from its printed lines by a few tenths.
    """
    tenths = (minutes * 10 + 30) // 60
    return f"{tenths // 10}.{tenths % 10}"
