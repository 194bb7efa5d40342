"""Confirmed hours of two registrations that turn out to be one person's: no day counts more than it may.

Each was within the day's limit alone. Together, what was confirmed first keeps its place; a visit that passes
the limit, or shares minutes with it, goes back to be confirmed anew and is explained there as any other. Its
old minutes stay in a correction (REOPENED) and, struck out, in its service record.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from uuid import UUID, uuid5

import msgspec

from core.commands.counting import count_again, rule_of
from core.domain.attendance import Attendance, service_record_id
from core.domain.day_count import worth_beside
from core.domain.hours_correction import CorrectionAnswer, HoursCorrection
from core.domain.local_time import local_day
from core.domain.service_minutes import HoursPolicy
from core.domain.service_record import ServiceRecord
from core.ports.store import Command, UnitOfWork

_NAMESPACE = UUID("b7a1f0f4-3d3c-5b8e-9f0a-6d5f1c2e8a44")


def reopening_id(attendance_id: str, merged_at: datetime) -> str:
    """The one correction that a merge leaves for a visit, the same on every desk."""
    return str(uuid5(_NAMESPACE, f"{attendance_id}/{merged_at.isoformat()}"))


def reopen_beyond(
    rows: UnitOfWork, person: str, moved: frozenset[str], policy: HoursPolicy
) -> list[Attendance]:
    """Put back what does not fit; `moved` came from the other registration.

    Returns the visits as they had been confirmed.
    """
    reopened = []
    for day in _shared_days(rows, person, moved):
        kept: list[Attendance] = []
        for visit in day:
            theirs = [row for row in kept if (row.id in moved) != (visit.id in moved)]
            if not theirs or _fits(rows, visit, kept, theirs, policy):
                kept.append(visit)
            else:
                _reopen(rows, visit)
                reopened.append(visit)
    return reopened


def _shared_days(rows: UnitOfWork, person: str, moved: frozenset[str]) -> Iterator[list[Attendance]]:
    """Days on which both registrations have confirmed hours, what was confirmed first at the front."""
    confirmed = [row for row in rows.find(Attendance, volunteer_id=person) if _counts(row)]
    confirmed.sort(key=lambda row: (local_day(row.check_in_at), row.reviewed_at, row.check_in_at, row.id))
    for _, day in groupby(confirmed, key=lambda row: local_day(row.check_in_at)):
        found = list(day)
        if len({row.id in moved for row in found}) > 1:
            yield found


def _counts(visit: Attendance) -> bool:
    return visit.reviewed_at is not None and not visit.cancelled and visit.service_minutes > 0


def _fits(
    rows: UnitOfWork,
    visit: Attendance,
    kept: Sequence[Attendance],
    theirs: Sequence[Attendance],
    policy: HoursPolicy,
) -> bool:
    """Within the limit of the rules it was confirmed by, and no minute that one of `theirs` has already.

    Which minutes a visit counted is not kept, only how many; so where spans cross, the visits together may
    not count more than the time in which the person was there.
    """
    rule = rule_of(rows, visit, policy)
    taken = sum(row.service_minutes for row in kept)
    if rule.max_per_day is not None and taken + visit.service_minutes > rule.max_per_day:
        return False
    rivals = _around(
        visit, [row for row in kept if rule.overlap_once or row.activity_id == visit.activity_id]
    )
    if not any(row in theirs for row in rivals):
        return True
    own = [row for row in rivals if row not in theirs]
    alone, beside = worth_beside(visit, own, rule), worth_beside(visit, rivals, rule)
    if beside < alone and visit.service_minutes > beside:
        return False
    return visit.service_minutes + sum(row.service_minutes for row in rivals) <= _present((visit, *rivals))


def _around(visit: Attendance, others: Sequence[Attendance]) -> list[Attendance]:
    """Whose time crosses the visit's, and whose crosses theirs."""
    found: list[Attendance] = []
    reached = [visit]
    while reached:
        at = reached.pop()
        near = [row for row in others if row not in found and _share_time(at, row)]
        found += near
        reached += near
    return found


def _share_time(one: Attendance, other: Attendance) -> bool:
    if one.check_out_at is None or other.check_out_at is None:
        return False
    return one.check_in_at < other.check_out_at and other.check_in_at < one.check_out_at


def _present(visits: Sequence[Attendance]) -> int:
    """Minutes in which the person was at any of these."""
    total, until = timedelta(0), None
    for visit in sorted(visits, key=lambda row: row.check_in_at):
        end = visit.check_out_at or visit.check_in_at
        begin = visit.check_in_at if until is None else max(until, visit.check_in_at)
        total += max(timedelta(0), end - begin)
        until = end if until is None else max(until, end)
    return int(total.total_seconds()) // 60


def _reopen(rows: UnitOfWork, visit: Attendance) -> None:
    rows.put(msgspec.structs.replace(visit, reviewed_by="", reviewed_at=None))
    record = rows.get(ServiceRecord, service_record_id(visit.id))
    if record is not None:
        rows.put(msgspec.structs.replace(record, cancelled=True))


def note_reopened(rows: UnitOfWork, before: Sequence[Attendance], command: Command, reason: str) -> None:
    """Beside the old minutes what the visit counts now, after its day was counted again."""
    for visit in before:
        now = rows.get(Attendance, visit.id)
        rows.put(
            HoursCorrection(
                id=reopening_id(visit.id, command.at),
                site_id=visit.site_id,
                attendance_id=visit.id,
                activity_id=visit.activity_id,
                volunteer_id=visit.volunteer_id if now is None else now.volunteer_id,
                old_minutes=visit.service_minutes,
                new_minutes=0 if now is None else now.service_minutes,
                reason=reason,
                asked_at=command.at,
                asked_by=command.by,
                answer=CorrectionAnswer.REOPENED,
            )
        )


def confirm_again(rows: UnitOfWork, attendance_id: str, merged_at: datetime, command: Command) -> None:
    """They are two people after all: what the merge put back counts as it was confirmed.

    Only while nobody has confirmed it otherwise, and where the person's day still has room.
    """
    visit = rows.get(Attendance, attendance_id)
    record = rows.get(ServiceRecord, service_record_id(attendance_id))
    noted = rows.get(HoursCorrection, reopening_id(attendance_id, merged_at))
    if visit is None or record is None or noted is None or not record.cancelled:
        return
    if visit.reviewed_at is not None or visit.cancelled:
        return
    confirmed = msgspec.structs.replace(
        visit,
        service_minutes=record.service_minutes,
        policy_version=record.policy_version,
        reviewed_by=record.reviewed_by,
        reviewed_at=record.reviewed_at,
    )
    day = local_day(visit.check_in_at)
    others = [
        row
        for row in rows.find(Attendance, volunteer_id=visit.volunteer_id)
        if row.id != visit.id and _counts(row) and local_day(row.check_in_at) == day
    ]
    if others and not _fits(rows, confirmed, others, others, HoursPolicy()):
        return
    rows.put(confirmed)
    rows.put(msgspec.structs.replace(record, cancelled=False))
    rows.put(
        msgspec.structs.replace(
            noted, answer=CorrectionAnswer.WITHDRAWN, decided_at=command.at, decided_by=command.by
        )
    )
    count_again(rows, visit.volunteer_id, (visit.check_in_at,), HoursPolicy())
