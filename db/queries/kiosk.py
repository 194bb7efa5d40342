"""What the sign-in kiosk asks: counts and the last four, who has these four digits, who came as a family.

Nothing here reads everybody of an activity, so that the last scan of a day costs what the first one did.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, SelectBase, and_, exists, func, or_, select
from sqlalchemy.engine import Connection

from core.domain.activity import Activity
from core.domain.masking import MASK
from core.domain.minors import Guardian
from core.domain.volunteer import VolunteerStatus
from core.ports.rows import KioskBoard, KioskPerson
from db.queries.reading import AnyRow, struct
from db.search import matching_entries
from db.tables import activity, attendance, person_entry, practice_site, signup, volunteer, volunteer_team

LAST = 4
MOST_FAMILY = 8
"""A phone that more people share is an office's, and nobody's family."""
_GONE = (VolunteerStatus.WITHDRAWN, VolunteerStatus.MERGED)


def kiosk_board(connection: Connection, activity_id: str, volunteer_id: str) -> KioskBoard | None:
    """Counts, the newest four of either direction, and one person."""
    found = connection.execute(
        select(activity, practice_site.c.public_host)
        .outerjoin(practice_site, practice_site.c.id == activity.c.site_id)
        .where(activity.c.id == activity_id)
    ).one_or_none()
    if found is None:
        return None
    visits = _here(activity_id)
    here, gone = connection.execute(
        select(func.count(), func.count(attendance.c.check_out_at)).where(visits)
    ).one()
    listed, missing = _list_counts(connection, activity_id)
    last_in = _newest(connection, visits, attendance.c.check_in_at)
    last_out = _newest(connection, visits, attendance.c.check_out_at)
    people = _people(connection, activity_id, {*last_in, *last_out, volunteer_id} - {""})
    return KioskBoard(
        activity=struct(Activity, found),
        public_host=found.public_host or "",
        listed=listed,
        missing=missing,
        here=here,
        gone=gone,
        last_in=tuple(people[person] for person in last_in if person in people),
        last_out=tuple(people[person] for person in last_out if person in people),
        person=people.get(volunteer_id),
    )


def kiosk_people(connection: Connection, activity_id: str, tail: str) -> tuple[KioskPerson, ...]:
    """Who is on the list or here with a phone that ends so, in list order, walk-ins by name after them."""
    digits = tail.strip()
    if not digits.isdigit():
        return ()
    wanted = select(volunteer.c.id).where(
        volunteer.c.phone.endswith(digits, autoescape=True),
        or_(
            exists().where(
                signup.c.activity_id == activity_id,
                signup.c.volunteer_id == volunteer.c.id,
                signup.c.withdrawn.is_(False),
            ),
            exists().where(_here(activity_id), attendance.c.volunteer_id == volunteer.c.id),
        ),
    )
    found = wanted.join(person_entry, person_entry.c.row_id == volunteer.c.id).where(
        person_entry.c.entry.in_(matching_entries(connection, digits))
    )
    return _in_order(_people(connection, activity_id, found))


def family_of(connection: Connection, activity_id: str, volunteer_id: str) -> tuple[KioskPerson, ...]:
    """Who shares a phone with this person: the same number, a guardian, their children."""
    own = connection.execute(
        select(volunteer.c.phone, volunteer.c.guardian).where(volunteer.c.id == volunteer_id)
    ).one_or_none()
    if own is None:
        return ()
    phones = _phones(own.phone, own.guardian)
    if not phones:
        return ()
    same = select(volunteer.c.id).where(volunteer.c.phone.in_(phones), *_others(volunteer_id))
    children = select(volunteer.c.id).where(
        volunteer.c.guardian.is_not(None),
        _guarded_by(phones),
        volunteer.c.phone.not_in(phones),
        *_others(volunteer_id),
    )
    # Nobody stands in both. A union that has to find doubles would read all volunteers in the order of ids.
    family = _people(connection, activity_id, same.union_all(children).limit(MOST_FAMILY + 1))
    return () if len(family) > MOST_FAMILY else _in_order(family)


def _phones(phone: str, guardian: Guardian | None) -> list[str]:
    told = {phone, guardian.phone if guardian is not None else ""}
    return sorted(one for one in told if one and MASK not in one)


def _guarded_by(phones: Sequence[str]) -> ColumnElement[bool]:
    # `guardian` is JSON; the index on it holds the minors only and is read from end to end.
    text = func.json_extract(volunteer.c.guardian, "$.phone")
    return text.in_(phones)


def _others(volunteer_id: str) -> tuple[ColumnElement[bool], ...]:
    return volunteer.c.id != volunteer_id, volunteer.c.status.not_in(_GONE)


def _here(activity_id: str) -> ColumnElement[bool]:
    return and_(attendance.c.activity_id == activity_id, attendance.c.cancelled.is_(False))


def _list_counts(connection: Connection, activity_id: str) -> tuple[int, int]:
    places = and_(signup.c.activity_id == activity_id, signup.c.withdrawn.is_(False))
    listed = connection.execute(select(func.count()).select_from(signup).where(places)).scalar_one()
    # The list is looked into by each visit. A join walks all visits for each name on the list, because the
    # index of the activity's visits looks better to SQLite than that of the person: a second for thousands.
    on_list = attendance.c.volunteer_id.in_(select(signup.c.volunteer_id).where(places))
    came = connection.execute(select(func.count()).where(_here(activity_id), on_list)).scalar_one()
    return listed, listed - came


def _newest(connection: Connection, visits: ColumnElement[bool], at: ColumnElement[object]) -> list[str]:
    found = select(attendance.c.volunteer_id).where(visits, at.is_not(None)).order_by(at.desc())
    return list(connection.execute(found.limit(LAST)).scalars())


def _in_order(people: dict[str, KioskPerson]) -> tuple[KioskPerson, ...]:
    """As on the list, walk-ins by name after them."""
    return tuple(sorted(people.values(), key=lambda one: (not one.position, one.position, one.name)))


def _people(
    connection: Connection, activity_id: str, wanted: Iterable[str] | SelectBase
) -> dict[str, KioskPerson]:
    """These people as they stand towards the activity."""
    among = wanted if isinstance(wanted, SelectBase) else sorted(wanted)
    found = connection.execute(
        select(
            volunteer.c.id,
            volunteer.c.name,
            volunteer.c.number,
            volunteer.c.status,
            func.coalesce(volunteer_team.c.name, "").label("team"),
            func.coalesce(signup.c.role, "").label("role"),
            func.coalesce(signup.c.position, 0).label("position"),
            attendance.c.check_in_at,
            attendance.c.check_out_at,
            func.coalesce(attendance.c.service_minutes, 0).label("service_minutes"),
            attendance.c.flags,
            func.coalesce(attendance.c.companions, 0).label("companions"),
        )
        .outerjoin(volunteer_team, volunteer_team.c.id == volunteer.c.team_id)
        .outerjoin(
            signup,
            and_(
                signup.c.activity_id == activity_id,
                signup.c.volunteer_id == volunteer.c.id,
                signup.c.withdrawn.is_(False),
            ),
        )
        .outerjoin(attendance, and_(_here(activity_id), attendance.c.volunteer_id == volunteer.c.id))
        .where(volunteer.c.id.in_(among))
    )
    return {row.id: _person(row) for row in found}


def _person(row: AnyRow) -> KioskPerson:
    return KioskPerson(
        volunteer_id=row.id,
        name=row.name,
        number=row.number,
        team=row.team,
        role=row.role,
        position=row.position,
        check_in_at=row.check_in_at,
        check_out_at=row.check_out_at,
        service_minutes=row.service_minutes,
        flags=row.flags or (),
        companions=row.companions,
        pending=row.status is VolunteerStatus.PENDING,
    )
