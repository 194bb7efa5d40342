"""Volunteers: the list, the counts of its chips, one person with hours, and who may be the same person."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, func, literal_column, or_, select, true
from sqlalchemy.engine import Connection

from core.domain.erasure import is_erased
from core.domain.hours_correction import was_said
from core.domain.local_time import local_day
from core.domain.person_name import name_search_key
from core.domain.unit_policy import UnitPolicy
from core.domain.volunteer import Volunteer, VolunteerStatus
from core.domain.volunteer_merge import UNDO_WITHIN
from core.ports.rows import (
    ChangeRow,
    HoursChange,
    MergedRow,
    PossibleDuplicate,
    RecordRow,
    VolunteerCounts,
    VolunteerDetail,
    VolunteerRow,
)
from db.columns import from_ms
from db.queries.certificates import certificates_of
from db.queries.hours_history import changes_of, rules_on
from db.queries.papers import prints
from db.queries.policies import policies
from db.queries.reading import AnyRow, our_site, struct, structs, with_name_key
from db.queries.units import of_units
from db.search import matching_entries
from db.tables import (
    activity,
    attendance,
    clerk,
    op_log,
    op_ref,
    person_entry,
    service_record,
    tally,
    volunteer,
    volunteer_merge,
    volunteer_team,
)
from db.tallies import VOLUNTEERS

RECENTLY = timedelta(days=90)
_MOST_RECORDS = 200
_MOST_CHANGES = 100
_NEAR_PHONE = 2
_TEAM = func.coalesce(volunteer_team.c.name, "").label("team")
_GONE = (VolunteerStatus.WITHDRAWN.value, VolunteerStatus.MERGED.value)
# Written out, not bound: only so does SQLite see that the index of the volunteers holds what is asked for.
_VOLUNTEERS = person_entry.c.kind == literal_column("'volunteer'")


def chip_filter(chip: str, now: datetime, star_minutes: int) -> ColumnElement[bool]:
    """What a chip of the volunteers page lets through; an unknown chip raises KeyError."""
    chips: dict[str, ColumnElement[bool]] = {
        "everyone": true(),
        "starred": person_entry.c.total_minutes >= star_minutes,
        "recently_active": person_entry.c.last_seen_at >= now - RECENTLY,
        "pending": person_entry.c.status == VolunteerStatus.PENDING.value,
    }
    return chips[chip]


def volunteers(
    connection: Connection,
    text: str,
    chip: str,
    now: datetime,
    star_minutes: int,
    *,
    below: bool,
    offset: int,
    limit: int,
) -> tuple[VolunteerRow, ...]:
    """The list in the order of a phone book. People who left are found by text only."""
    entry = person_entry.c
    # The unit joined with nothing: the index in the order of names is walked until the page is full, while
    # one that begins with the unit would have everybody of it sorted first.
    unit = entry.site_id if text.strip() else entry.site_id.concat("")
    page = select(entry.entry).where(of_units(unit, below=below), chip_filter(chip, now, star_minutes))
    if text.strip():
        # Not by the index in the order of names: at most a hundred are looked at, each by its own number.
        found_by_text = entry.entry.in_(matching_entries(connection, text))
        page = page.where(entry.kind == "volunteer", found_by_text)
    else:
        page = page.where(_VOLUNTEERS, entry.status.not_in(_GONE))
    shown = page.order_by(entry.sort_key, entry.entry).offset(offset).limit(limit).subquery("shown")
    found = connection.execute(
        select(
            volunteer.c.id,
            volunteer.c.name,
            volunteer.c.number,
            _TEAM,
            entry.total_minutes,
            volunteer.c.status,
        )
        .select_from(shown)
        .join(person_entry, entry.entry == shown.c.entry)
        .join(volunteer, volunteer.c.id == entry.row_id)
        .outerjoin(volunteer_team, volunteer_team.c.id == volunteer.c.team_id)
        .order_by(entry.sort_key, entry.entry)
    )
    return structs(VolunteerRow, found)


def volunteer_counts(
    connection: Connection, now: datetime, star_minutes: int, *, below: bool
) -> VolunteerCounts:
    """The counts of the chips, people who left not among them.

    Those of a status are kept by the writer, the others read their own part of an index: nothing counts
    everybody.
    """
    kept = select(func.coalesce(func.sum(tally.c.rows), 0)).where(
        tally.c.subject == VOLUNTEERS, of_units(tally.c.site_id, below=below)
    )
    entries = select(func.count()).where(_VOLUNTEERS, person_entry.c.status.not_in(_GONE))
    # Joined with nothing, so that those with many hours are looked for by hours and not through the unit.
    unit_of = {"starred": person_entry.c.site_id.concat(""), "recently_active": person_entry.c.site_id}
    counts = {
        "everyone": kept.where(tally.c.state.not_in(_GONE)),
        "pending": kept.where(tally.c.state == VolunteerStatus.PENDING),
        **{
            chip: entries.where(of_units(unit, below=below), chip_filter(chip, now, star_minutes))
            for chip, unit in unit_of.items()
        },
    }
    counted = select(*(count.scalar_subquery().label(chip) for chip, count in counts.items()))
    return struct(VolunteerCounts, connection.execute(counted).one())


def volunteer_detail(connection: Connection, volunteer_id: str, now: datetime) -> VolunteerDetail | None:
    """A volunteer with hours; the year is the calendar year of `now` at the desk."""
    year = local_day(now).year
    own = (service_record.c.volunteer_id == volunteer.c.id) & service_record.c.cancelled.is_(False)
    in_year = service_record.c.served_on.between(date(year, 1, 1), date(year, 12, 31))
    minutes = select(func.coalesce(func.sum(service_record.c.service_minutes), 0)).where(own)
    of_year = minutes.where(in_year)
    taken_part = select(func.count(service_record.c.activity_id.distinct())).where(own)
    found = connection.execute(
        select(
            volunteer,
            _TEAM,
            # Someone a big pull brought has no entry until there is time for their search words.
            func.coalesce(person_entry.c.total_minutes, minutes.correlate(volunteer).scalar_subquery()).label(
                "total_minutes"
            ),
            of_year.correlate(volunteer).scalar_subquery().label("year_minutes"),
            taken_part.correlate(volunteer).scalar_subquery().label("activity_count"),
        )
        .outerjoin(volunteer_team, volunteer_team.c.id == volunteer.c.team_id)
        .outerjoin(person_entry, person_entry.c.row_id == volunteer.c.id)
        .where(volunteer.c.id == volunteer_id)
    ).one_or_none()
    if found is None:
        return None
    return VolunteerDetail(
        volunteer=struct(Volunteer, found),
        team=found.team,
        total_minutes=found.total_minutes,
        year_minutes=found.year_minutes,
        activity_count=found.activity_count,
        records=_records(connection, volunteer_id),
        certificates=certificates_of(connection, volunteer_id),
        changes=_changes(connection, volunteer_id),
        merges=_merges(connection, volunteer_merge.c.kept_id == volunteer_id, now),
        prints=prints(connection, volunteer_id),
    )


def merge(connection: Connection, merged_id: str, now: datetime) -> MergedRow | None:
    """The merge of this registration; None when it was taken back already or is too old for that."""
    found = _merges(connection, volunteer_merge.c.merged_id == merged_id, now)
    return found[0] if found else None


def _merges(connection: Connection, which: ColumnElement[bool], now: datetime) -> tuple[MergedRow, ...]:
    kept = volunteer.alias("kept")
    found = connection.execute(
        select(
            volunteer_merge.c.merged_id,
            volunteer.c.name,
            volunteer.c.number,
            volunteer_merge.c.kept_id,
            kept.c.name.label("kept_name"),
            kept.c.number.label("kept_number"),
            volunteer_merge.c.merged_at,
        )
        .join(volunteer, volunteer.c.id == volunteer_merge.c.merged_id)
        .join(kept, kept.c.id == volunteer_merge.c.kept_id)
        .where(which)
        .where(volunteer_merge.c.undone_at.is_(None))
        .where(volunteer_merge.c.merged_at >= now - UNDO_WITHIN)
        .order_by(volunteer_merge.c.merged_at.desc(), volunteer_merge.c.merged_id)
    )
    return tuple(
        MergedRow(**row._asdict(), until=row.merged_at + UNDO_WITHIN)
        for row in found
        if not is_erased(row.name)
    )


def _records(connection: Connection, volunteer_id: str) -> tuple[RecordRow, ...]:
    found = connection.execute(
        select(
            attendance.c.id.label("attendance_id"),
            attendance.c.activity_id,
            activity.c.title,
            activity.c.place,
            attendance.c.check_in_at,
            attendance.c.check_out_at,
            attendance.c.check_in_source.label("source"),
            attendance.c.service_minutes,
            attendance.c.flags,
            attendance.c.reviewed_at,
            attendance.c.policy_version,
            activity.c.counts_as_service,
            (activity.c.site_id == our_site()).label("ours"),
        )
        .join(activity, activity.c.id == attendance.c.activity_id)
        .where(attendance.c.volunteer_id == volunteer_id, attendance.c.cancelled.is_(False))
        .order_by(attendance.c.check_in_at.desc(), attendance.c.id)
        .limit(_MOST_RECORDS)
    ).all()
    changes = changes_of(connection, [row.attendance_id for row in found])
    decisions = policies(connection) if any(row.reviewed_at is not None and row.ours for row in found) else ()
    return tuple(_record(row, changes.get(row.attendance_id, ()), decisions) for row in found)


def _record(row: AnyRow, changes: tuple[HoursChange, ...], decisions: Sequence[UnitPolicy]) -> RecordRow:
    counted = row.reviewed_at is not None and row.ours and row.policy_version
    said = was_said(change.correction for change in changes)
    return RecordRow(
        attendance_id=row.attendance_id,
        activity_id=row.activity_id,
        title=row.title,
        place=row.place,
        check_in_at=row.check_in_at,
        check_out_at=row.check_out_at,
        source=row.source,
        service_minutes=None if row.check_out_at is None else row.service_minutes,
        flags=row.flags,
        reviewed=row.reviewed_at is not None,
        counts_as_service=row.counts_as_service,
        changes=changes,
        by_other_rules=bool(
            counted and not said and row.policy_version != rules_on(decisions, row.check_in_at)
        ),
    )


def _changes(connection: Connection, row_id: str) -> tuple[ChangeRow, ...]:
    found = connection.execute(
        select(op_log.c.wall_ms, func.coalesce(clerk.c.name, ""), op_log.c.type)
        .select_from(op_ref)
        .join(
            op_log,
            (op_log.c.device == op_ref.c.device)
            & (op_log.c.epoch == op_ref.c.epoch)
            & (op_log.c.seq == op_ref.c.seq),
        )
        .outerjoin(clerk, clerk.c.id == op_log.c.actor)
        .where(op_ref.c.row_id == row_id)
        # An entry that was numbered again after a restored backup is one change.
        .group_by(op_log.c.op_id)
        .order_by(op_log.c.hlc.desc())
        .limit(_MOST_CHANGES)
    )
    return tuple(ChangeRow(at=from_ms(ms), clerk_name=name, command=kind) for ms, name, kind in found)


def possible_duplicates(
    connection: Connection, name: str, birth_on: date | None, identity_digest: str, phone: str
) -> tuple[PossibleDuplicate, ...]:
    """Volunteers of the same identity, or of the same name with the same birth date or a near telephone."""
    same: list[ColumnElement[bool]] = [volunteer.c.id.in_(with_name_key(name_search_key(name)))]
    if identity_digest:
        same.append(volunteer.c.id_digest == identity_digest)
    found = connection.execute(
        select(volunteer, _TEAM, func.coalesce(person_entry.c.total_minutes, 0).label("total_minutes"))
        .outerjoin(volunteer_team, volunteer_team.c.id == volunteer.c.team_id)
        .outerjoin(person_entry, person_entry.c.row_id == volunteer.c.id)
        .where(or_(*same), volunteer.c.status.not_in(_GONE))
        .order_by(volunteer.c.id)
    )
    key = name_search_key(name)
    compared = [_compared(row, key, birth_on, identity_digest, phone) for row in found]
    return tuple(
        other
        for other in compared
        if other.same_identity
        or other.same_birth
        or (other.phone_digits_apart is not None and other.phone_digits_apart <= _NEAR_PHONE)
    )


def _compared(
    row: AnyRow, key: str, birth_on: date | None, identity_digest: str, phone: str
) -> PossibleDuplicate:
    other = struct(Volunteer, row)
    comparable = phone and len(phone) == len(other.phone)
    return PossibleDuplicate(
        volunteer=other,
        team=row.team,
        total_minutes=row.total_minutes,
        same_name=name_search_key(other.name) == key,
        same_birth=birth_on is not None and other.birth_on == birth_on,
        same_identity=bool(identity_digest) and other.id_digest == identity_digest,
        phone_digits_apart=(
            sum(a != b for a, b in zip(phone, other.phone, strict=True)) if comparable else None
        ),
    )
