"""What is counted beside the rows is what counting the rows would say, whatever becomes of them."""

import random
from collections.abc import Sequence

import msgspec

from core.domain.national_report import NationalReport, ReportState, national_report_id
from core.domain.volunteer import VolunteerStatus
from db import tallies
from db.connection import transaction
from db.store import Store
from tests.db.builders import CLERK_ID, SITE_ID, START, put
from tests.db.people import a_record, a_volunteer

SITES = (SITE_ID, "other")
COUNTED = (
    (
        "SELECT r.site_id, coalesce(n.state, 'unreported'), r.served_on, r.id FROM service_record r "
        "LEFT JOIN national_report n ON n.record_id = r.id "
        "WHERE (r.cancelled = 0 OR n.id IS NOT NULL) ORDER BY 1, 2, 3, 4"
    ),
    (
        "SELECT 'report', r.site_id, coalesce(n.state, 'unreported'), count(*) FROM service_record r "
        "LEFT JOIN national_report n ON n.record_id = r.id "
        "WHERE (r.cancelled = 0 OR n.id IS NOT NULL) GROUP BY 1, 2, 3 "
        "UNION ALL SELECT 'volunteer', site_id, status, count(*) FROM volunteer GROUP BY 1, 2, 3 "
        "ORDER BY 1, 2, 3"
    ),
)
KEPT = (
    "SELECT site_id, state, served_on, record_id FROM report_standing ORDER BY 1, 2, 3, 4",
    "SELECT subject, site_id, state, rows FROM tally WHERE rows <> 0 ORDER BY 1, 2, 3",
)


def found(store: Store, statements: Sequence[str]) -> list[list[tuple[object, ...]]]:
    return [store._writer.execute(statement).fetchall() for statement in statements]


def from_the_platform(store: Store, statement: str, *values: object) -> None:
    """As sync changes rows: any column, and rows may go."""
    with transaction(store._writer):
        store._writer.execute("UPDATE write_permit SET open = 2")
        store._writer.execute(statement, values)
        store._writer.execute("UPDATE write_permit SET open = 0")


def a_report(record_id: str, state: ReportState) -> NationalReport:
    return NationalReport(
        id=national_report_id(record_id),
        site_id=SITE_ID,
        record_id=record_id,
        state=state,
        batch="B1",
        reported_at=START,
        reported_by=CLERK_ID,
    )


def test_counts_follow_every_change_of_their_rows(store: Store) -> None:
    chance = random.Random(7)  # noqa: S311 - not for secrets
    people = [f"v{number}" for number in range(6)]
    records = [a_record(person) for person in people]
    seen: set[object] = set()
    # A report may come before its record.
    put(store, [a_report(records[0].id, ReportState.RETURNED)])
    for _ in range(60):
        person, record = chance.choice(people), chance.choice(records)
        row: msgspec.Struct = chance.choice(
            (
                a_volunteer(person, token=f"T{person}", status=chance.choice(tuple(VolunteerStatus))),
                msgspec.structs.replace(
                    record, site_id=chance.choice(SITES), cancelled=chance.choice((False, True))
                ),
                a_report(record.id, chance.choice(tuple(ReportState))),
            )
        )
        put(store, [row])
        if chance.random() < 0.2:
            table, row_id = chance.choice(
                (("service_record", record.id), ("national_report", national_report_id(record.id)))
            )
            from_the_platform(store, f"DELETE FROM {table} WHERE id = ?", row_id)  # noqa: S608 - our own names
        if chance.random() < 0.2:
            from_the_platform(
                store, "UPDATE service_record SET served_on = '2026-01-02' WHERE id = ?", record.id
            )
        kept = found(store, KEPT)
        assert kept == found(store, COUNTED)
        seen |= {state for _, _, state, _ in kept[1]}
    from_the_platform(store, "UPDATE service_record SET site_id = 'new'")
    from_the_platform(store, "DELETE FROM volunteer WHERE id <= 'v2'")
    assert found(store, KEPT) == found(store, COUNTED)
    assert seen >= {"unreported", "active", "pending", *(state.value for state in ReportState)}


def test_both_can_be_made_anew_from_the_rows(store: Store) -> None:
    put(store, [a_volunteer(), a_record(), a_record("v2"), a_report(a_record().id, ReportState.CONFIRMED)])
    before = found(store, KEPT)
    with transaction(store._writer):
        for statement in (
            "UPDATE report_standing SET state = 'wrong'",
            "UPDATE tally SET rows = 9 WHERE subject = 'volunteer'",
            *tallies.FILL,
        ):
            store._writer.execute(statement)
    assert found(store, KEPT) == before == found(store, COUNTED)
