"""What lists count and are ordered by, kept beside the rows by triggers: no page counts a county's rows.

`tally` holds how many volunteers of a unit stand how, and how many of its records were reported how.
`report_standing` holds every record that counts, or was told though it counts no more, under its unit, the
state of its report and the day of service, so that a page of them is read as it lies there. Both follow from
synced rows and never travel.
"""

from collections.abc import Iterator

UNREPORTED = "unreported"
"""How a record stands that has no row of its own among the reports."""
VOLUNTEERS, REPORTS = "volunteer", "report"
"""What tally.subject names."""

_STATE_OF = "coalesce((SELECT state FROM national_report WHERE record_id = {row}.id), 'unreported')"
_LISTED = "({row}.cancelled = 0 OR EXISTS (SELECT 1 FROM national_report WHERE record_id = {row}.id))"
_PUT = (
    "INSERT INTO report_standing (site_id, state, served_on, record_id) "
    f"SELECT new.site_id, {_STATE_OF.format(row='new')}, new.served_on, new.id "
    f"WHERE {_LISTED.format(row='new')};"
)
_TAKE = (
    "DELETE FROM report_standing WHERE site_id = old.site_id "  # noqa: S608 - our own names
    f"AND state = {_STATE_OF.format(row='old')} AND served_on = old.served_on AND record_id = old.id;"
)

_FIRST_TOLD = (
    "INSERT INTO report_standing (site_id, state, served_on, record_id) "
    "SELECT site_id, 'unreported', served_on, id FROM service_record "
    "WHERE id = new.record_id AND cancelled = 1; "
)
_NEVER_TOLD = (
    "DELETE FROM report_standing WHERE (site_id, state, served_on, record_id) = "
    "(SELECT site_id, 'unreported', served_on, id FROM service_record "
    "WHERE id = old.record_id AND cancelled = 1); "
)
"""A record that counts nothing is listed from when it was told, and as long as that is known."""

FILL = (
    "DELETE FROM report_standing",
    (
        "INSERT INTO report_standing (site_id, state, served_on, record_id) "  # noqa: S608 - our own names
        "SELECT site_id, coalesce((SELECT state FROM national_report WHERE record_id = service_record.id), "
        "'unreported'), served_on, id FROM service_record "
        f"WHERE {_LISTED.format(row='service_record')}"
    ),
    "DELETE FROM tally WHERE subject = 'volunteer'",
    (
        "INSERT INTO tally (subject, site_id, state, rows) "
        "SELECT 'volunteer', site_id, status, count(*) FROM person_entry WHERE kind = 'volunteer' "
        "GROUP BY site_id, status"
    ),
)
"""Makes both anew from the rows, where these were written without the triggers."""


def statements() -> Iterator[str]:
    """The triggers, in order."""
    yield from _standings()
    yield from _tallies("report_standing", REPORTS, "state", "1")
    yield from _tallies("person_entry", VOLUNTEERS, "status", "{row}.kind = 'volunteer'")


def _standings() -> Iterator[str]:
    yield f"CREATE TRIGGER standing_added AFTER INSERT ON service_record BEGIN {_PUT} END"
    yield (
        "CREATE TRIGGER standing_changed AFTER UPDATE ON service_record "
        "WHEN (old.cancelled, old.site_id, old.served_on) IS NOT (new.cancelled, new.site_id, new.served_on) "
        f"BEGIN {_TAKE} {_PUT} END"
    )
    yield f"CREATE TRIGGER standing_removed AFTER DELETE ON service_record BEGIN {_TAKE} END"
    for action, row, before, after in (
        ("INSERT", "new", "'unreported'", "new.state"),
        ("UPDATE", "new", "old.state", "new.state"),
        ("DELETE", "old", "old.state", "'unreported'"),
    ):
        yield (
            f"CREATE TRIGGER standing_told_{action.lower()} AFTER {action} ON national_report "  # noqa: S608 - our own names
            f"BEGIN {_FIRST_TOLD if action == 'INSERT' else ''}"
            f"UPDATE report_standing SET state = {after} WHERE state = {before} AND "
            "(site_id, served_on, record_id) = (SELECT site_id, served_on, id FROM service_record "
            f"WHERE id = {row}.record_id); {_NEVER_TOLD if action == 'DELETE' else ''}END"
        )


def _tallies(table: str, subject: str, state: str, counted: str) -> Iterator[str]:
    """A row that is counted adds one to its unit and state, and takes it away when it goes elsewhere."""
    same = f"subject = '{subject}' AND site_id = {{row}}.site_id AND state = {{row}}.{state}"
    there = same.format(row="new")
    # No upsert: the conflict clause of the statement that fired the trigger would stand for its own.
    added = (
        f"INSERT INTO tally (subject, site_id, state, rows) SELECT '{subject}', new.site_id, new.{state}, 0 "  # noqa: S608 - our own names
        f"WHERE NOT EXISTS (SELECT 1 FROM tally WHERE {there}); "
        f"UPDATE tally SET rows = rows + 1 WHERE {there};"
    )
    taken = f"UPDATE tally SET rows = rows - 1 WHERE {same.format(row='old')};"  # noqa: S608 - the same
    new, old = counted.format(row="new"), counted.format(row="old")
    moved = f"({new}) AND (old.site_id, old.{state}) IS NOT (new.site_id, new.{state})"
    yield f"CREATE TRIGGER tally_added_{subject} AFTER INSERT ON {table} WHEN {new} BEGIN {added} END"
    yield (
        f"CREATE TRIGGER tally_moved_{subject} AFTER UPDATE OF site_id, {state} ON {table} "
        f"WHEN {moved} BEGIN {taken} {added} END"
    )
    yield f"CREATE TRIGGER tally_removed_{subject} AFTER DELETE ON {table} WHEN {old} BEGIN {taken} END"
