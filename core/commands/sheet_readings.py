"""Paper sign-in sheets that were read back (签到表回录): the ticked rows of one page become visits."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from hashlib import sha256

import msgspec

from core.commands.activities import LONGEST
from core.commands.attendances import CheckIn, CheckOut, note_sign_in, note_sign_out
from core.commands.counting import put_counted
from core.commands.erasing import shows_erased
from core.commands.handler import Handler
from core.commands.lookup import require
from core.commands.patching import put_if_changed
from core.commands.persons import acting_id
from core.commands.policies import hours_policy
from core.commands.refusals import (
    ActivityNotOpen,
    AlreadyReviewed,
    SheetAlreadyBooked,
    SheetRowRefused,
    TimesRefused,
)
from core.commands.signups import sign_up, signup_of
from core.commands.taking_part import refuse_unfit, refuse_uninsured, require_person
from core.commands.visits import open_visit, present_visit
from core.commands.volunteers import VolunteerForm, register_volunteer
from core.domain.activity import Activity, ActivityState, SignInSheetPage
from core.domain.attendance import Attendance, AttendanceSource, attendance_id
from core.domain.refusals import Refusal
from core.domain.service_minutes import HoursPolicy
from core.domain.sheet_reading import ReadRow, SheetReading, sheet_reading_id
from core.domain.volunteer import ConsentForm, Volunteer
from core.ports.store import Command, CounterDesk, Desk, OpKind, Ref, UnitOfWork


class WalkIn(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who wrote a name into a blank row and has no registration yet; signed on paper."""

    row: int
    name: str
    id_number: str
    phone: str


class SheetForm(msgspec.Struct, frozen=True, kw_only=True):
    """One page as the clerk confirmed it; `rows` name everyone who is registered.

    `picture` is the straightened page, kept as evidence. The times hold for every ticked row of the page.
    """

    page_id: str
    picture: bytes
    rows: tuple[ReadRow, ...]
    walk_ins: tuple[WalkIn, ...] = ()
    starts_at: datetime
    ends_at: datetime


class BookSheet(Command, frozen=True, kw_only=True):
    """The rows of a page were decided: 到 means here since `starts_at`, 退 left at `ends_at`.

    `before` are the visits of these people as the desk knew them, for taking the booking back.
    """

    reading: SheetReading
    starts_at: datetime
    ends_at: datetime
    policy: HoursPolicy
    before: tuple[Attendance, ...] = ()


class WithdrawSheet(Command, frozen=True, kw_only=True):
    """The booking of a page was a mistake: what it added goes, what it moved goes back."""

    booked: BookSheet


def book_sheet(desk: CounterDesk, form: SheetForm) -> tuple[Command, ...]:
    """Book one page: walk-ins are registered and put on the list, ticked rows become visits. One commit.

    A picture that shows somebody erased by law is not kept; its hash still tells which one was booked.
    """
    page = require(desk.rows, SignInSheetPage, form.page_id)
    activity = require(desk.rows, Activity, page.activity_id)
    registered = {walk_in.row: register_volunteer(desk, _three_fields(walk_in)) for walk_in in form.walk_ins}
    rows = tuple(
        msgspec.structs.replace(row, volunteer_id=registered[row.row].volunteer.id)
        if row.row in registered
        else row
        for row in form.rows
    )
    here = list(dict.fromkeys(row.volunteer_id for row in rows if row.present and row.volunteer_id))
    joined = sign_up(desk, activity.id, _not_listed(desk.rows, activity, here))
    known = (present_visit(desk.rows, activity.id, person) for person in here)
    image = sha256(form.picture).hexdigest()
    reading = SheetReading(
        id=sheet_reading_id(page.id, image),
        site_id=desk.site.id,
        page_id=page.id,
        activity_id=activity.id,
        image=image,
        rows=rows,
        read_at=desk.now(),
        read_by=desk.clerk.id,
    )
    if not shows_erased(desk.rows, page, reading):
        desk.keep_file(form.picture)
    booking = BookSheet(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        reading=reading,
        starts_at=form.starts_at,
        ends_at=form.ends_at,
        policy=hours_policy(desk, activity.id),
        before=tuple(visit for visit in known if visit is not None),
    )
    return (*registered.values(), *joined, booking)


def withdraw_sheet(desk: Desk, booked: BookSheet) -> WithdrawSheet:
    """Take a booked page back; people who were registered with it stay registered."""
    return WithdrawSheet(at=desk.now(), by=desk.clerk.id, site_id=desk.site.id, booked=booked)


def _three_fields(walk_in: WalkIn) -> VolunteerForm:
    return VolunteerForm(
        name=walk_in.name,
        id_number=walk_in.id_number,
        phone=walk_in.phone,
        consent=True,
        consent_form=ConsentForm.PAPER,
    )


def _not_listed(rows: UnitOfWork, activity: Activity, people: Sequence[str]) -> list[str]:
    """Who came without a place on the list; a list that is closed stays as it is."""
    if activity.state is not ActivityState.PLANNED:
        return []
    places = {person: signup_of(rows, activity.id, person) for person in people}
    return [person for person, place in places.items() if place is None or place.withdrawn]


def _present(command: BookSheet) -> Iterator[ReadRow]:
    return (row for row in command.reading.rows if row.present and row.volunteer_id)


def _check_book(rows: UnitOfWork, command: BookSheet) -> None:
    reading = command.reading
    activity = require(rows, Activity, reading.activity_id)
    if activity.state is ActivityState.CANCELLED:
        raise ActivityNotOpen(activity_id=activity.id, state=activity.state.value)
    refuse_uninsured(activity)
    if not command.starts_at < command.ends_at <= command.starts_at + LONGEST:
        raise TimesRefused(starts_at=command.starts_at, ends_at=command.ends_at)
    before = rows.get(SheetReading, reading.id)
    if before is not None and before.rows:
        raise SheetAlreadyBooked(reading_id=reading.id, at=before.read_at)
    for row in _present(command):
        person = require_person(rows, row.volunteer_id)
        try:
            refuse_unfit(activity, person)
        except Refusal as refusal:
            raise SheetRowRefused(row=row.row, name=person.name, why=refusal) from refusal


def _book(rows: UnitOfWork, command: BookSheet) -> None:
    """Each ticked box is a sign-in or sign-out like any other, so the rules of those decide what counts."""
    reading = command.reading
    for row in _present(command):
        note_sign_in(
            rows,
            CheckIn(
                at=command.starts_at,
                by=command.by,
                site_id=command.site_id,
                activity_id=reading.activity_id,
                volunteer_id=row.volunteer_id,
                source=AttendanceSource.PAPER_SHEET,
                policy=command.policy,
            ),
        )
        if row.left:
            note_sign_out(
                rows,
                CheckOut(
                    at=command.ends_at,
                    by=command.by,
                    site_id=command.site_id,
                    activity_id=reading.activity_id,
                    volunteer_id=row.volunteer_id,
                    source=AttendanceSource.PAPER_SHEET,
                    policy=command.policy,
                ),
            )
    before = rows.get(SheetReading, reading.id)
    kept = reading if before is None or not before.rows else min(before, reading, key=_earlier)
    put_if_changed(rows, before, kept)


def _earlier(reading: SheetReading) -> tuple[datetime, str, bytes]:
    """Two desks that booked one picture: the earlier booking is the one on record, in any order."""
    return (reading.read_at, reading.read_by, msgspec.json.encode(reading.rows))


def _visits(rows: UnitOfWork, booked: BookSheet) -> list[Attendance]:
    """What can still be changed of the visits that the booking touched."""
    people = dict.fromkeys(acting_id(rows, row.volunteer_id) for row in _present(booked))
    visits = (open_visit(rows, booked.reading.activity_id, person) for person in people)
    return [visit for visit in visits if visit is not None]


def _check_withdraw(rows: UnitOfWork, command: WithdrawSheet) -> None:
    booked = command.booked
    require(rows, SheetReading, booked.reading.id)
    for row in _present(booked):
        visit = present_visit(rows, booked.reading.activity_id, row.volunteer_id)
        if visit is not None and visit.reviewed_at is not None:
            raise AlreadyReviewed(attendance_id=visit.id)


def _withdraw(rows: UnitOfWork, command: WithdrawSheet) -> None:
    booked = command.booked
    reading = require(rows, SheetReading, booked.reading.id)
    known = {acting_id(rows, visit.volunteer_id): visit for visit in booked.before}
    for visit in _visits(rows, booked):
        after = _without_paper(visit, known.get(visit.volunteer_id), booked)
        if after != visit:
            put_counted(rows, after, booked.policy, moved_from=visit)
    if reading.rows:
        rows.put(msgspec.structs.replace(reading, rows=()))


def _without_paper(visit: Attendance, before: Attendance | None, booked: BookSheet) -> Attendance:
    """The visit as it was before the page; what was told by somebody else since then stays."""
    paper = AttendanceSource.PAPER_SHEET
    after = visit
    if (visit.check_out_source, visit.check_out_at) == (paper, booked.ends_at):
        after = msgspec.structs.replace(
            after,
            check_out_at=before.check_out_at if before else None,
            check_out_source=before.check_out_source if before else None,
            settled_by=before.settled_by if before else "",
            settle_reason=before.settle_reason if before else "",
        )
    if (visit.check_in_source, visit.check_in_at) != (paper, booked.starts_at):
        return after
    if before is not None:
        return msgspec.structs.replace(
            after,
            check_in_at=before.check_in_at,
            check_in_source=before.check_in_source,
            recorded_by=before.recorded_by,
            site_id=before.site_id,
        )
    return msgspec.structs.replace(after, cancelled=True) if after.check_out_at is None else after


def _refs(command: BookSheet) -> tuple[Ref, ...]:
    reading = command.reading
    people = [row.volunteer_id for row in _present(command)]
    return (
        Ref(SheetReading, reading.id),
        Ref(SignInSheetPage, reading.page_id),
        Ref(Activity, reading.activity_id),
        *(Ref(Volunteer, person) for person in people),
        *(Ref(Attendance, attendance_id(reading.activity_id, person)) for person in people),
    )


HANDLERS = (
    Handler(BookSheet, OpKind.FACT, _refs, _check_book, _book),
    Handler(WithdrawSheet, OpKind.STATE, lambda c: _refs(c.booked), _check_withdraw, _withdraw),
)
