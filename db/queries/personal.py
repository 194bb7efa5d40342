"""One person's full record, star lists, and what the national system was told."""

from datetime import date
from typing import TypeVar

import msgspec
from sqlalchemy import ColumnElement, Label, Subquery, case, func, literal, literal_column, select
from sqlalchemy.engine import Connection

from core.domain.national_report import ReportState
from core.domain.personal_record import TrainingRecord, VolunteerAward, VolunteerEvaluation
from core.domain.star_list import StarAward, StarList
from core.domain.stars import stars_for
from core.domain.volunteer import Volunteer
from core.ports.rows import (
    FullRecord,
    NationalCounts,
    NationalRow,
    ServedRow,
    StarCandidate,
    StarListRow,
)
from db.queries.reading import our_site, struct, structs
from db.tables import (
    SYNCED,
    clerk,
    national_report,
    person_due,
    person_entry,
    report_standing,
    service_record,
    star_award,
    star_list,
    tally,
    volunteer,
    volunteer_team,
)
from db.tallies import REPORTS, UNREPORTED

_Kept = TypeVar("_Kept", bound=msgspec.Struct)
_TEAM = func.coalesce(volunteer_team.c.name, "").label("team")
# Written out, not bound: only so does SQLite see that the index of the volunteers holds what is asked for.
_VOLUNTEERS = person_entry.c.kind == literal_column("'volunteer'")
_OWN_RECORD = (service_record.c.site_id == our_site()) & service_record.c.cancelled.is_(False)


def full_record(connection: Connection, volunteer_id: str) -> FullRecord | None:
    """The five groups, each newest first; merged registrations have moved theirs to the one that counts."""
    found = connection.execute(
        select(volunteer, _TEAM)
        .outerjoin(volunteer_team, volunteer_team.c.id == volunteer.c.team_id)
        .where(volunteer.c.id == volunteer_id)
    ).one_or_none()
    if found is None:
        return None
    record = service_record.c
    served = connection.execute(
        select(
            record.id.label("record_id"),
            *(record[name] for name in ServedRow.__struct_fields__ if name != "record_id"),
        )
        .where(record.volunteer_id == volunteer_id)
        .order_by(record.served_on.desc(), record.id)
    )
    return FullRecord(
        volunteer=struct(Volunteer, found),
        team=found.team,
        served=structs(ServedRow, served),
        trainings=_kept(connection, TrainingRecord, volunteer_id, "held_on"),
        awards=_kept(connection, VolunteerAward, volunteer_id, "granted_on"),
        evaluations=_kept(connection, VolunteerEvaluation, volunteer_id, "rated_on"),
        stars=_kept(connection, StarAward, volunteer_id, "as_of"),
    )


def _kept(connection: Connection, kind: type[_Kept], volunteer_id: str, day: str) -> tuple[_Kept, ...]:
    """The rows of this kind about one person, the newest first by their day."""
    table = SYNCED[kind]
    found = connection.execute(
        select(table).where(table.c.volunteer_id == volunteer_id).order_by(table.c[day].desc(), table.c.id)
    )
    return structs(kind, found)


def star_candidates(
    connection: Connection, as_of: date, star_hours: tuple[int, ...]
) -> tuple[StarCandidate, ...]:
    """Everyone whose reviewed records of this unit up to the day give more stars than were awarded.

    Only people whose hours in all places together give more are looked at; of somebody whose search words are
    still due nothing is known beside the records.
    """
    if not star_hours:
        return ()
    record, looked_at = service_record.c, _who_may_rise(star_hours)
    minutes = (
        select(func.coalesce(func.sum(record.service_minutes), 0))
        .where(_OWN_RECORD, record.volunteer_id == volunteer.c.id, record.served_on <= as_of)
        .correlate(volunteer)
        .scalar_subquery()
    )
    found = connection.execute(
        select(
            volunteer.c.id.label("volunteer_id"),
            volunteer.c.name,
            volunteer.c.number,
            _TEAM,
            minutes.label("minutes"),
            looked_at.c.before,
        )
        .select_from(looked_at)
        .join(volunteer, volunteer.c.id == looked_at.c.row_id)
        .outerjoin(person_entry, person_entry.c.row_id == volunteer.c.id)
        .outerjoin(volunteer_team, volunteer_team.c.id == volunteer.c.team_id)
        .order_by(person_entry.c.sort_key, volunteer.c.id)
    )
    rows = (
        StarCandidate(**row._mapping, stars=stars_for(row.minutes, star_hours))  # noqa: SLF001 - SQLAlchemy's public name for it
        for row in found
    )
    return tuple(row for row in rows if row.stars > row.before)


def _who_may_rise(star_hours: tuple[int, ...]) -> Subquery:
    """People and the stars they have, where the hours of all units together would give more."""
    entry, due = person_entry.c, person_due.c
    reached = sum((case((entry.total_minutes >= hours * 60, 1), else_=0) for hours in star_hours), literal(0))
    known = select(entry.row_id, _stars_of(entry.row_id)).where(
        _VOLUNTEERS, entry.total_minutes >= star_hours[0] * 60, reached > _stars_of(entry.row_id)
    )
    not_known = select(due.row_id, _stars_of(due.row_id)).where(due.table_name == volunteer.name)
    return known.union_all(not_known).subquery("may_rise")


def _stars_of(volunteer_id: ColumnElement[str]) -> Label[int]:
    awarded = select(func.coalesce(func.max(star_award.c.stars), 0)).where(
        star_award.c.volunteer_id == volunteer_id, star_award.c.cancelled.is_(False)
    )
    return awarded.scalar_subquery().label("before")


def star_lists(connection: Connection, limit: int) -> tuple[StarListRow, ...]:
    """The newest lists of this unit."""
    listed = star_list.c
    found = connection.execute(
        select(
            listed.id,
            listed.as_of,
            listed.star_hours,
            func.json_array_length(listed.rows).label("people"),
            listed.made_at,
            func.coalesce(clerk.c.name, "").label("clerk_name"),
            listed.posted_until,
            listed.cancelled,
            listed.cancel_reason,
        )
        .outerjoin(clerk, clerk.c.id == listed.made_by)
        .where(listed.site_id == our_site())
        .order_by(listed.as_of.desc(), listed.made_at.desc())
        .limit(limit)
    )
    return structs(StarListRow, found)


def star_list_people(connection: Connection, list_id: str) -> tuple[StarCandidate, ...]:
    """Who stands on a list, as it was made."""
    found = connection.execute(select(star_list).where(star_list.c.id == list_id)).one_or_none()
    if found is None:
        return ()
    made = struct(StarList, found)
    people = {
        row.id: row
        for row in connection.execute(
            select(volunteer.c.id, volunteer.c.name, volunteer.c.number, _TEAM)
            .outerjoin(volunteer_team, volunteer_team.c.id == volunteer.c.team_id)
            .where(volunteer.c.id.in_([row.volunteer_id for row in made.rows]))
        )
    }
    return tuple(
        StarCandidate(
            volunteer_id=row.volunteer_id,
            name=people[row.volunteer_id].name,
            number=people[row.volunteer_id].number,
            team=people[row.volunteer_id].team,
            minutes=row.minutes,
            stars=row.stars,
            before=row.before,
        )
        for row in made.rows
        if row.volunteer_id in people
    )


def national_rows(
    connection: Connection, state: str, first: date | None, last: date | None, offset: int, limit: int
) -> tuple[NationalRow, ...]:
    """Records of this unit that stand so, of these days of service, the oldest first."""
    record, standing = service_record.c, report_standing.c
    told = ("batch", "number", "reason")
    chosen = select(standing.record_id, standing.state).where(
        standing.site_id == our_site(), standing.state == _known(state)
    )
    if first is not None:
        chosen = chosen.where(standing.served_on >= first)
    if last is not None:
        chosen = chosen.where(standing.served_on <= last)
    in_order = chosen.order_by(standing.served_on, standing.record_id)
    page = in_order.offset(offset).limit(limit).subquery("page")
    found = connection.execute(
        select(
            record.id.label("record_id"),
            record.volunteer_id,
            volunteer.c.name,
            volunteer.c.number.label("volunteer_number"),
            volunteer.c.national_number,
            volunteer.c.id_type,
            volunteer.c.id_number,
            record.activity_name,
            record.content,
            record.place,
            record.recording_unit,
            record.leader_name,
            record.served_on,
            record.service_minutes,
            page.c.state,
            *(func.coalesce(national_report.c[name], "").label(name) for name in told),
        )
        .select_from(page)
        .join(service_record, record.id == page.c.record_id)
        .join(volunteer, volunteer.c.id == record.volunteer_id)
        .outerjoin(national_report, national_report.c.record_id == record.id)
        .order_by(record.served_on, record.id)
    )
    return structs(NationalRow, found)


def _known(state: str) -> str:
    """Raises ValueError for a state nobody knows."""
    return state if state == UNREPORTED else ReportState(state).value


def national_counts(connection: Connection) -> NationalCounts:
    """How many records of this unit stand how; records cancelled since do not count."""
    kept = select(tally.c.state, tally.c.rows).where(
        tally.c.subject == REPORTS, tally.c.site_id == our_site()
    )
    found = {row.state: row.rows for row in connection.execute(kept)}
    return NationalCounts(**{state: found.get(state, 0) for state in NationalCounts.__struct_fields__})
