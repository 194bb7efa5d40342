"""Stars are awarded by a list as of a day (星级认定), which anyone can compute again from the records."""

from collections.abc import Sequence
from datetime import date

import msgspec

from core.commands.award_rules import own_records
from core.commands.handler import Handler
from core.commands.lookup import optional_text, require, require_reason
from core.commands.patching import Patch, Patched, put_if_changed
from core.commands.persons import acting_id, registrations
from core.commands.refusals import DayAhead, NobodyRose, StarsDiffer
from core.domain.local_time import local_day
from core.domain.star_list import StarAward, StarList, StarRow, star_award_id
from core.domain.stars import stars_for
from core.ports.store import Command, Desk, OpKind, Ref, UnitOfWork

REASON_LIMIT = 200


class AwardStars(Command, frozen=True, kw_only=True):
    """The list, and with it each volunteer's new stars."""

    stars: StarList


class CancelStarList(Patch, frozen=True, kw_only=True):
    """The list was wrong: it and its awards stay with the reason and count no more."""

    list_id: str
    reason: str
    changed: tuple[str, ...] = ("cancelled", "cancel_reason")


def award_stars(
    desk: Desk, volunteer_ids: Sequence[str], as_of: date, posted_until: date | None = None
) -> AwardStars:
    """Award these volunteers what their reviewed hours up to the day give; who did not rise is left out.

    Raises NobodyRose when nobody of them did.
    """
    star_hours = desk.policy.star_hours
    found = (star_row(desk.rows, row_id, desk.site.id, as_of, star_hours) for row_id in volunteer_ids)
    rows = tuple(row for row in found if row.stars > row.before)
    if not rows:
        raise NobodyRose(as_of=as_of)
    return AwardStars(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        stars=StarList(
            id=desk.new_id(),
            site_id=desk.site.id,
            as_of=as_of,
            star_hours=star_hours,
            rows=rows,
            made_at=desk.now(),
            made_by=desk.clerk.id,
            posted_until=posted_until,
        ),
    )


def cancel_star_list(desk: Desk, list_id: str, reason: str) -> CancelStarList:
    """Take a list back with everything it awarded."""
    return CancelStarList(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        list_id=list_id,
        reason=optional_text("reason", reason, REASON_LIMIT),
    )


def star_row(
    rows: UnitOfWork, volunteer_id: str, site_id: str, as_of: date, star_hours: Sequence[int]
) -> StarRow:
    """What a list of this unit says of the person: reviewed records up to and with the day, nothing else."""
    person = acting_id(rows, volunteer_id)
    records = own_records(rows, person, site_id)
    minutes = sum(record.service_minutes for record in records if record.served_on <= as_of)
    held = [award for award in awards_of(rows, person) if not award.cancelled]
    return StarRow(
        volunteer_id=person,
        minutes=minutes,
        stars=stars_for(minutes, star_hours),
        before=max((award.stars for award in held), default=0),
    )


def awards_of(rows: UnitOfWork, volunteer_id: str) -> list[StarAward]:
    """The person's star history under every registration, the oldest first."""
    people = [row.id for row in registrations(rows, volunteer_id)] or [volunteer_id]
    found = [award for person in people for award in rows.find(StarAward, volunteer_id=person)]
    return sorted(found, key=lambda award: (award.as_of, award.id))


def _check_award(rows: UnitOfWork, command: AwardStars) -> None:
    """The list is computed again: it must say the same of everybody on it."""
    told = command.stars
    if told.as_of > local_day(command.at):
        raise DayAhead(day=told.as_of)
    if not told.rows:
        raise NobodyRose(as_of=told.as_of)
    for row in told.rows:
        again = star_row(rows, row.volunteer_id, told.site_id, told.as_of, told.star_hours)
        if again != row or row.stars <= row.before:
            raise StarsDiffer(volunteer_id=row.volunteer_id, minutes=again.minutes, told=row.minutes)


def _award(rows: UnitOfWork, command: AwardStars) -> None:
    told = command.stars
    if rows.get(StarList, told.id) is None:
        rows.put(told)
    for row in told.rows:
        award = StarAward(
            id=star_award_id(row.volunteer_id, told.id),
            site_id=told.site_id,
            volunteer_id=acting_id(rows, row.volunteer_id),
            list_id=told.id,
            stars=row.stars,
            minutes=row.minutes,
            as_of=told.as_of,
            awarded_at=told.made_at,
        )
        if rows.get(StarAward, award.id) is None:
            rows.put(award)


def _check_cancel(rows: UnitOfWork, command: CancelStarList) -> None:
    require_reason(command.reason)
    require(rows, StarList, command.list_id)


def _cancel_patch(_rows: UnitOfWork, command: CancelStarList) -> Patched:
    values = {"cancelled": True, "cancel_reason": command.reason}
    return Patched(
        StarList, command.list_id, {name: values[name] for name in command.changed if name in values}
    )


def _cancel(rows: UnitOfWork, command: CancelStarList) -> None:
    before = require(rows, StarList, command.list_id)
    after = msgspec.structs.replace(before, **_cancel_patch(rows, command).values)
    put_if_changed(rows, before, after)
    for award in rows.find(StarAward, list_id=command.list_id):
        put_if_changed(rows, award, msgspec.structs.replace(award, cancelled=after.cancelled))


def _refs(told: StarList) -> tuple[Ref, ...]:
    awards = (Ref(StarAward, star_award_id(row.volunteer_id, told.id)) for row in told.rows)
    return (Ref(StarList, told.id), *awards)


HANDLERS = (
    Handler(AwardStars, OpKind.FACT, lambda c: _refs(c.stars), _check_award, _award),
    Handler(
        CancelStarList,
        OpKind.PATCH,
        lambda c: (Ref(StarList, c.list_id),),
        _check_cancel,
        _cancel,
        patch=_cancel_patch,
    ),
)
