"""What the visits of a person's day count: always the whole day, so that no order of arrival matters."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

import msgspec

from core.commands.patching import put_if_changed
from core.commands.policies import hours_by_number, hours_on, lineage, units_at_and_below
from core.domain.activity import Activity
from core.domain.attendance import Attendance
from core.domain.day_count import counted_day
from core.domain.local_time import day_bounds, local_day
from core.domain.practice_site import PracticeSite
from core.domain.service_minutes import HoursPolicy
from core.domain.unit_policy import SHIPPED_NUMBER, PolicyKind, UnitPolicy
from core.ports.store import UnitOfWork

SIGNED_IN_LATE = timedelta(days=31)
"""No sign-in is told longer after an activity: records are due in ten working days."""


def _same_day(rows: UnitOfWork, visit: Attendance) -> list[Attendance]:
    """The person's other visits of that day."""
    return [
        other for other in visits_of_day(rows, visit.volunteer_id, visit.check_in_at) if other.id != visit.id
    ]


def visits_of_day(rows: UnitOfWork, volunteer_id: str, instant: datetime) -> list[Attendance]:
    """The person's visits of the local day in which the instant lies, without those taken back."""
    day = local_day(instant)
    # Not all visits of the person: somebody busy has hundreds, and every sign-in asks for the day.
    visits = rows.find_within(Attendance, "check_in_at", *day_bounds(day, day), volunteer_id=volunteer_id)
    return [visit for visit in visits if not visit.cancelled]


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
    counted = dict(zip((row.id for row in day), _counted_day(rows, day, policy), strict=True))
    rows.put(counted.get(visit.id, visit))
    left_behind = []
    if moved_from is not None and local_day(moved_from.check_in_at) != local_day(visit.check_in_at):
        left_behind = _same_day(rows, moved_from)
    for before, after in (
        *((row, counted[row.id]) for row in others),
        *zip(left_behind, _counted_day(rows, left_behind, policy), strict=True),
    ):
        if before != after:
            rows.put(after)


def count_under(rows: UnitOfWork, decision: UnitPolicy) -> None:
    """Count again what nobody confirmed yet of the days from which on a decision for hours holds."""
    _count_from(rows, decision.site_id, decision.valid_from)


def put_place(rows: UnitOfWork, before: PracticeSite | None, after: PracticeSite) -> None:
    """Put the place; where it stands below another one now, what nobody confirmed counts by the rules there.

    As if it had always stood there: so it does not matter whether a visit, a decision or the move was told
    first, nor in which order a place moved.
    """
    if before is not None and before.parent_id == after.parent_id:
        put_if_changed(rows, before, after)
        return
    old = _decisions_above(rows, after.id)
    rows.put(after)
    new = _decisions_above(rows, after.id)
    begun = [(old.get(key) or new[key]).valid_from for key in old.keys() ^ new.keys()]
    if before is None:
        begun.append(date.min)
    if begun:
        _count_from(rows, after.id, min(begun))


def _decisions_above(rows: UnitOfWork, site_id: str) -> dict[str, UnitPolicy]:
    return {row.id: row for row in lineage(rows, site_id) if row.kind is PolicyKind.HOURS}


def _count_from(rows: UnitOfWork, site_id: str, since: date) -> None:
    """Count again what nobody confirmed yet of the days from `since` on, of the unit and those below it."""
    for unit in units_at_and_below(rows, site_id):
        for activity in rows.find(Activity, site_id=unit):
            if local_day(activity.ends_at) + SIGNED_IN_LATE >= since:
                _count_activity(rows, activity.id, since)


def count_activity(rows: UnitOfWork, activity_id: str) -> None:
    """The activity arrived after people had signed in: its unit's rules hold for them."""
    _count_activity(rows, activity_id, date.min)


def _count_activity(rows: UnitOfWork, activity_id: str, since: date) -> None:
    for visit in rows.find(Attendance, activity_id=activity_id):
        if visit.reviewed_at is None and not visit.cancelled and local_day(visit.check_in_at) >= since:
            count_again(rows, visit.volunteer_id, (visit.check_in_at,), HoursPolicy())


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
        for before, after in zip(visits, _counted_day(rows, visits, policy), strict=True):
            put_if_changed(rows, before, after)


def counted_anew(rows: UnitOfWork, visit: Attendance, told: HoursPolicy) -> Attendance:
    """The visit as it would count if its whole day were counted now, as if nobody had confirmed any of it."""
    day = [
        msgspec.structs.replace(row, reviewed_at=None)
        for row in visits_of_day(rows, visit.volunteer_id, visit.check_in_at)
    ]
    return next(row for row in _counted_day(rows, day, told) if row.id == visit.id)


def _counted_day(rows: UnitOfWork, visits: list[Attendance], told: HoursPolicy) -> list[Attendance]:
    """One person's visits of a day with their minutes and flags.

    Reviewed visits keep their minutes and take their room first; the others share what the day's cap leaves,
    earlier sign-ins first.
    """
    policies = {row.id: rule_for(rows, row, told) for row in visits if row.reviewed_at is None}
    return counted_day(visits, policies)


def rule_for(rows: UnitOfWork, visit: Attendance, told: HoursPolicy) -> HoursPolicy:
    """The rules a visit counts by: what the activity's unit decided for the visit's day.

    A decision stands above what a command says, so that it does not matter which desk had heard of it when.
    Where there is none the shipped rules hold: `told` may be of a unit that this one no longer stands below,
    and a decision still to come counts again. Only of a unit this store does not know is `told` believed.
    Of an unknown activity it is the unit that recorded.
    """
    shipped = told if told.version == SHIPPED_NUMBER else HoursPolicy()
    unit = _unit_of(rows, visit)
    found = hours_on(rows, unit, local_day(visit.check_in_at), shipped)
    return found or (told if rows.get(PracticeSite, unit) is None else shipped)


def rule_of(rows: UnitOfWork, visit: Attendance, told: HoursPolicy) -> HoursPolicy:
    """The rules a visit was counted by; where this store does not hold them, those it would count by now."""
    own = hours_by_number(rows, _unit_of(rows, visit), visit.policy_version, HoursPolicy())
    return own or rule_for(rows, visit, told)


def _unit_of(rows: UnitOfWork, visit: Attendance) -> str:
    activity = rows.get(Activity, visit.activity_id)
    return visit.site_id if activity is None else activity.site_id
