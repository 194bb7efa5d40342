"""One person's full record, star lists, and what the national system was told."""

from datetime import date
from typing import TypeVar

import msgspec
from sqlalchemy import ColumnElement, Select, Text, func, select, type_coerce
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
    person_entry,
    service_record,
    star_award,
    star_list,
    volunteer,
    volunteer_team,
)

UNREPORTED = "unreported"
_Kept = TypeVar("_Kept", bound=msgspec.Struct)
_TEAM = func.coalesce(volunteer_team.c.name, "").label("team")
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

    The sums come from an index; only who has reached the first threshold is read.
    """
    if not star_hours:
        return ()
    record = service_record.c
    minutes = func.sum(record.service_minutes)
    reached = (
        select(record.volunteer_id, minutes.label("minutes"))
        .where(_OWN_RECORD, record.served_on <= as_of)
        .group_by(record.volunteer_id)
        .having(minutes >= star_hours[0] * 60)
        .subquery("reached")
    )
    before = (
        select(func.coalesce(func.max(star_award.c.stars), 0))
        .where(star_award.c.volunteer_id == volunteer.c.id, star_award.c.cancelled.is_(False))
        .correlate(volunteer)
        .scalar_subquery()
    )
    found = connection.execute(
        select(
            volunteer.c.id.label("volunteer_id"),
            volunteer.c.name,
            volunteer.c.number,
            _TEAM,
            reached.c.minutes,
            before.label("before"),
        )
        .select_from(reached)
        .join(volunteer, volunteer.c.id == reached.c.volunteer_id)
        .outerjoin(person_entry, person_entry.c.row_id == volunteer.c.id)
        .outerjoin(volunteer_team, volunteer_team.c.id == volunteer.c.team_id)
        .order_by(person_entry.c.sort_key, volunteer.c.id)
    )
    rows = (
        StarCandidate(**row._mapping, stars=stars_for(row.minutes, star_hours))  # noqa: SLF001 - SQLAlchemy's public name for it
        for row in found
    )
    return tuple(row for row in rows if row.stars > row.before)


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


_STATE = func.coalesce(type_coerce(national_report.c.state, Text), UNREPORTED).label("state")


def national_rows(
    connection: Connection, state: str, first: date | None, last: date | None, offset: int, limit: int
) -> tuple[NationalRow, ...]:
    """Records of this unit that stand so, of these days of service, the oldest first."""
    record = service_record.c
    told = ("batch", "number", "reason")
    chosen = select(record.id).select_from(service_record).where(_OWN_RECORD)
    if first is not None:
        chosen = chosen.where(record.served_on >= first)
    if last is not None:
        chosen = chosen.where(record.served_on <= last)
    chosen = chosen.outerjoin(national_report, national_report.c.record_id == record.id).where(_stands(state))
    page = chosen.order_by(record.served_on, record.id).offset(offset).limit(limit).subquery("page")
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
            _STATE,
            *(func.coalesce(national_report.c[name], "").label(name) for name in told),
        )
        .select_from(page)
        .join(service_record, record.id == page.c.id)
        .join(volunteer, volunteer.c.id == record.volunteer_id)
        .outerjoin(national_report, national_report.c.record_id == record.id)
        .order_by(record.served_on, record.id)
    )
    return structs(NationalRow, found)


def _stands(state: str) -> ColumnElement[bool]:
    if state == UNREPORTED:
        return national_report.c.id.is_(None)
    return national_report.c.state == ReportState(state)


def national_counts(connection: Connection) -> NationalCounts:
    """How many records of this unit stand how; records cancelled since do not count."""
    (records,) = connection.execute(select(func.count()).select_from(service_record).where(_OWN_RECORD)).one()
    told = select(national_report.c.state, func.count().label("records")).group_by(national_report.c.state)
    known = _by_state(connection, told.where(national_report.c.site_id == our_site()))
    gone = _by_state(
        connection,
        told.join(service_record, service_record.c.id == national_report.c.record_id).where(
            service_record.c.site_id == our_site(), service_record.c.cancelled.is_(True)
        ),
    )
    known = {state: count - gone[state] for state, count in known.items()}
    return NationalCounts(
        unreported=records - sum(known.values()),
        reported=known[ReportState.REPORTED],
        confirmed=known[ReportState.CONFIRMED],
        returned=known[ReportState.RETURNED],
    )


def _by_state(connection: Connection, counted: Select[tuple[ReportState, int]]) -> dict[ReportState, int]:
    found = {ReportState(row.state): int(row.records) for row in connection.execute(counted)}
    return dict.fromkeys(ReportState, 0) | found
