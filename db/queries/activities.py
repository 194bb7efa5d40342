"""Activities, their people, and the codes printed for them."""

from datetime import date, datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    and_,
    case,
    func,
    literal_column,
    or_,
    select,
    union_all,
)
from sqlalchemy import text as sql
from sqlalchemy.engine import Connection

from core.domain.activity import Activity, ActivityPhoto, ActivityState, SignInSheetPage
from core.domain.local_time import day_bounds
from core.domain.phone import phone_tail
from core.ports.rows import ActivityDetail, ActivityRow, AttendeeRow, FilingRow, SheetPageRow, SheetPerson
from db.queries.activity_feedback import said_of
from db.queries.activity_requests import served_requests
from db.queries.reading import AnyRow, begins, our_site, struct, struct_maker, structs
from db.queries.units import of_units
from db.tables import (
    activity,
    activity_photo,
    attendance,
    blob,
    practice_site,
    sheet_reading,
    sign_in_sheet_page,
    signup,
    volunteer,
    volunteer_team,
)

_SIGNED_UP = (
    select(func.count())
    .select_from(signup)
    .where(signup.c.activity_id == activity.c.id, signup.c.withdrawn.is_(False), signup.c.waiting.is_(False))
    .scalar_subquery()
    .label("signed_up")
)
_WAITING = (
    select(func.count())
    .select_from(signup)
    # Here and below: word for word the condition of an index that holds no more than this.
    .where(signup.c.activity_id == activity.c.id, sql("signup.waiting = 1"))
    .scalar_subquery()
    .label("waiting")
)
_CHECKED_IN = (
    select(func.count())
    .select_from(attendance)
    .where(attendance.c.activity_id == activity.c.id, sql("attendance.cancelled = 0"))
    .scalar_subquery()
    .label("checked_in")
)
_UNIT = func.coalesce(practice_site.c.name, "").label("unit")
_TEAM = func.coalesce(volunteer_team.c.name, "").label("team")
_FROM = activity.outerjoin(practice_site, practice_site.c.id == activity.c.site_id).outerjoin(
    volunteer_team, volunteer_team.c.id == activity.c.team_id
)
_ROWS = select(
    activity.c.id,
    activity.c.number,
    activity.c.title,
    activity.c.place,
    activity.c.starts_at,
    activity.c.ends_at,
    activity.c.state,
    activity.c.counts_as_service,
    activity.c.needed_volunteers.label("needed"),
    _SIGNED_UP,
    _CHECKED_IN,
    _WAITING,
    activity.c.seats,
    activity.c.site_id,
    _UNIT,
    activity.c.category,
    activity.c.team_id,
    _TEAM,
    activity.c.series_id,
).select_from(_FROM)
_KEPT = func.instr(activity.c.seats, our_site()) > 0
_PLACE = literal_column("activity.rowid", Integer)
TOLD_BACK, TOLD_AHEAD = timedelta(days=60), timedelta(days=31)
"""How far back activities are still asked to be filed, and how far ahead to be declared."""
NEWEST_TITLES = 10_000
"""A county's activities of some months; a unit's of many years."""


def _rows(connection: Connection, statement: Select[tuple[object, ...]]) -> tuple[ActivityRow, ...]:
    return structs(ActivityRow, connection.execute(statement))


def activities(connection: Connection, first: date, last: date, *, below: bool) -> tuple[ActivityRow, ...]:
    """Activities that start on these local days, by start."""
    shown = _ROWS.where(_of_days(first, last, below=below))
    return _rows(connection, shown.order_by(activity.c.starts_at, activity.c.number))


def activities_in(connection: Connection, first: date, last: date, *, below: bool) -> tuple[Activity, ...]:
    """The activities that start on these local days, whole, by start."""
    found = connection.execute(
        select(activity)
        .where(_of_days(first, last, below=below))
        .order_by(activity.c.starts_at, activity.c.number)
    )
    return structs(Activity, found)


def _of_days(first: date, last: date, *, below: bool) -> ColumnElement[bool]:
    """Of our unit alone they are found by unit, so that those of others are not read; see `_of_units`."""
    begin, end = day_bounds(first, last)
    days = and_(activity.c.starts_at >= begin, activity.c.starts_at < end)
    if below:
        return and_(days, _of_units(below=True))
    found = select(_PLACE).select_from(activity).where(days).correlate(None)
    own = found.where(activity.c.site_id == our_site())
    shared = found.where(sql("activity.seats <> '[]'"), _KEPT)  # word for word the condition of an index
    return _PLACE.in_(union_all(own, shared))


def _of_units(*, below: bool) -> ColumnElement[bool]:
    """Ours, and those of others that keep seats for us: somebody who wants one stands at our counter."""
    return or_(of_units(activity.c.site_id, below=below), _KEPT)


def activities_of_series(connection: Connection, series_id: str) -> tuple[Activity, ...]:
    """The activities that were planned together; none of those that stand alone."""
    if not series_id:
        return ()
    found = connection.execute(
        select(activity).where(activity.c.series_id == series_id).order_by(activity.c.starts_at)
    )
    return structs(Activity, found)


def activities_to_tell(connection: Connection, now: datetime, least: int) -> tuple[FilingRow, ...]:
    """This unit's activities that were not declared, or are over and not filed, by start."""
    column = activity.c
    people = func.max(_SIGNED_UP.element, _CHECKED_IN.element)
    # Nobody is counted where the number that is needed tells enough.
    volunteers = case((column.needed_volunteers >= least, column.needed_volunteers), else_=people)
    found = connection.execute(
        select(activity, volunteers.label("volunteers"))
        .where(
            column.starts_at >= now - TOLD_BACK,
            column.starts_at < now + TOLD_AHEAD,
            column.site_id == our_site(),
            or_(
                and_(column.state == ActivityState.PLANNED, column.declared_at.is_(None)),
                and_(column.state == ActivityState.CLOSED, column.filed_at.is_(None)),
            ),
            volunteers >= least,
        )
        .order_by(column.starts_at, column.number)
    )
    activity_of = struct_maker(Activity, tuple(found.keys()))
    return tuple(FilingRow(activity=activity_of(row), volunteers=row.volunteers) for row in found)


def kept_file(connection: Connection, sha256: str) -> bytes:
    """A file that was kept on this desk; empty when it is not here."""
    found = connection.execute(select(blob.c.content).where(blob.c.sha256 == sha256)).scalar_one_or_none()
    return b"" if found is None else bytes(found)


def next_activity(connection: Connection, now: datetime, *, below: bool) -> ActivityRow | None:
    """The activity running now, else the next one to start."""
    found = _rows(
        connection,
        _ROWS.where(
            activity.c.ends_at > now, activity.c.state == ActivityState.PLANNED, _of_units(below=below)
        )
        # Nothing runs longer than a day: the index on the start does the rest.
        .where(activity.c.starts_at > datetime.fromtimestamp(now.timestamp() - 86400, now.tzinfo))
        .order_by(activity.c.starts_at, activity.c.number)
        .limit(1),
    )
    return found[0] if found else None


def latest_sheet(connection: Connection, activity_id: str) -> tuple[SignInSheetPage, ...]:
    """The pages of the newest sheet, in order.

    Pages of one sheet are printed at one instant; two sheets of one instant are told apart by their number.
    """
    page = sign_in_sheet_page.c
    newest = select(func.max(page.printed_at)).where(page.activity_id == activity_id).scalar_subquery()
    found = connection.execute(
        select(sign_in_sheet_page)
        .where(page.activity_id == activity_id, page.printed_at == newest)
        .order_by(page.page)
    )
    pages = [struct(SignInSheetPage, row) for row in found]
    last = max(pages, key=lambda one: one.id).number.rpartition("/")[0] if pages else ""
    return tuple(one for one in pages if one.number.rpartition("/")[0] == last)


def sheet_page(connection: Connection, token: str) -> SheetPageRow | None:
    """A printed page by its code, with the people of its rows."""
    row = connection.execute(select(sign_in_sheet_page).where(sign_in_sheet_page.c.token == token)).first()
    if row is None:
        return None
    page = struct(SignInSheetPage, row)
    wanted = [one for one in page.volunteer_ids if one is not None]
    found = connection.execute(
        select(volunteer.c.id, volunteer.c.name, volunteer.c.number).where(volunteer.c.id.in_(wanted))
    )
    people = {one.id: SheetPerson(volunteer_id=one.id, name=one.name, number=one.number) for one in found}
    found = connection.execute(
        select(sheet_reading.c.read_at, sheet_reading.c.image, sheet_reading.c.rows).where(
            sheet_reading.c.page_id == page.id
        )
    )
    readings = [one for one in found if one.rows]
    return SheetPageRow(
        page=page,
        people=tuple(people.get(one or "") for one in page.volunteer_ids),
        booked_at=max((one.read_at for one in readings), default=None),
        pictures=frozenset(one.image for one in readings),
    )


def by_title(
    connection: Connection, text: str, limit: int, *, anytime: bool = False
) -> tuple[ActivityRow, ...]:
    """Activities whose title holds the text or whose number begins so, newest first.

    Of a county's years only the newest titles are looked through; `anytime` takes all of them, and longer.
    """
    said = activity.alias("said")
    newest = (
        select(literal_column("said.rowid", Integer).label("place"), said.c.title, said.c.starts_at)
        .order_by(said.c.starts_at.desc())
        .limit(None if anytime else NEWEST_TITLES)
        .subquery("newest")
    )
    titled = (
        select(newest.c.place)
        .where(newest.c.title.contains(text, autoescape=True))
        .order_by(newest.c.starts_at.desc())
        .limit(limit)
    )
    numbered = select(_PLACE).select_from(activity).where(begins(activity.c.number, text.upper()))
    found = _ROWS.where(_PLACE.in_(titled) | _PLACE.in_(numbered.correlate(None)))
    return _rows(connection, found.order_by(activity.c.starts_at.desc()).limit(limit))


def activity_detail(connection: Connection, activity_id: str) -> ActivityDetail | None:
    """An activity with its people.

    `expected_minutes` is the planned length times the people signed up: what the day should come to.
    """
    pages = (
        select(func.count())
        .select_from(sign_in_sheet_page)
        .where(sign_in_sheet_page.c.activity_id == activity.c.id)
        .scalar_subquery()
        .label("sheet_pages")
    )
    twin = activity.alias()
    together = (
        select(func.count())
        .select_from(twin)
        .where(twin.c.series_id == activity.c.series_id, activity.c.series_id != "")
        .scalar_subquery()
        .label("series_size")
    )
    found = connection.execute(
        select(activity, pages, _SIGNED_UP, _UNIT, _TEAM, together)
        .select_from(_FROM)
        .where(activity.c.id == activity_id)
    ).one_or_none()
    if found is None:
        return None
    shown = struct(Activity, found)
    planned = int((shown.ends_at - shown.starts_at).total_seconds()) // 60
    return ActivityDetail(
        activity=shown,
        attendees=_attendees(connection, activity_id),
        expected_minutes=planned * found.signed_up,
        sheet_pages=found.sheet_pages,
        unit=found.unit,
        team=found.team,
        series_size=found.series_size,
        photos=_photos(connection, activity_id),
        requests=served_requests(connection, shown.request_ids),
        said=said_of(connection, activity_id, shown.request_ids),
    )


def _photos(connection: Connection, activity_id: str) -> tuple[ActivityPhoto, ...]:
    photo = activity_photo.c
    found = connection.execute(
        select(activity_photo)
        .where(photo.activity_id == activity_id, photo.removed.is_(False))
        .order_by(photo.added_at, photo.id)
    )
    return structs(ActivityPhoto, found)


def _attendees(connection: Connection, activity_id: str) -> tuple[AttendeeRow, ...]:
    people = (
        select(signup.c.volunteer_id)
        .where(signup.c.activity_id == activity_id, signup.c.withdrawn.is_(False))
        .union(
            select(attendance.c.volunteer_id).where(
                attendance.c.activity_id == activity_id, attendance.c.cancelled.is_(False)
            )
        )
        .subquery()
    )
    place = func.coalesce(signup.c.position, 0)
    found = connection.execute(
        select(
            volunteer.c.id.label("volunteer_id"),
            attendance.c.id.label("attendance_id"),
            place.label("position"),
            volunteer.c.name,
            volunteer.c.number,
            volunteer.c.phone,
            func.coalesce(volunteer_team.c.name, "").label("team"),
            func.coalesce(signup.c.role, "").label("role"),
            attendance.c.check_in_at,
            attendance.c.check_in_source,
            attendance.c.check_out_at,
            func.coalesce(attendance.c.service_minutes, 0).label("service_minutes"),
            attendance.c.flags,
            attendance.c.reviewed_at,
            func.coalesce(signup.c.waiting, False).label("waiting"),
        )
        .select_from(people)
        .join(volunteer, volunteer.c.id == people.c.volunteer_id)
        .outerjoin(volunteer_team, volunteer_team.c.id == volunteer.c.team_id)
        .outerjoin(
            signup,
            and_(
                signup.c.activity_id == activity_id,
                signup.c.volunteer_id == volunteer.c.id,
                signup.c.withdrawn.is_(False),
            ),
        )
        .outerjoin(
            attendance,
            and_(
                attendance.c.activity_id == activity_id,
                attendance.c.volunteer_id == volunteer.c.id,
                attendance.c.cancelled.is_(False),
            ),
        )
        .order_by(place == 0, place, attendance.c.check_in_at, volunteer.c.id)
    )
    return tuple(_attendee(row) for row in found)


def _attendee(row: AnyRow) -> AttendeeRow:
    return AttendeeRow(
        volunteer_id=row.volunteer_id,
        attendance_id=row.attendance_id,
        position=row.position,
        name=row.name,
        number=row.number,
        phone_tail=phone_tail(row.phone),
        team=row.team,
        role=row.role,
        check_in_at=row.check_in_at,
        check_in_source=row.check_in_source,
        check_out_at=row.check_out_at,
        service_minutes=row.service_minutes,
        flags=row.flags or (),
        reviewed=row.reviewed_at is not None,
        waiting=bool(row.waiting),
    )
