"""Keeps the search index of people in step with their rows, in the same transaction."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from core.domain.person_name import name_search_key
from core.domain.resident import Resident
from core.domain.volunteer import Volunteer
from db.raw import RawConnection
from db.search_tokens import person_tokens, sort_key

_UPSERT = (
    "INSERT INTO person_entry "
    "(kind, row_id, status, name_key, sort_key, tokens, site_id, total_minutes, last_seen_at) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, "
    "(SELECT coalesce(sum(service_minutes), 0) FROM service_record "
    "WHERE volunteer_id = ?2 AND cancelled = 0), "
    "(SELECT coalesce(max(check_in_at), 0) FROM attendance WHERE volunteer_id = ?2 AND cancelled = 0)) "
    "ON CONFLICT (row_id) DO UPDATE SET status = excluded.status, name_key = excluded.name_key, "
    "sort_key = excluded.sort_key, tokens = excluded.tokens, site_id = excluded.site_id"
)


class Entry(NamedTuple):
    """A person as lists and search need them; sums come from the rows that are there already."""

    kind: str
    row_id: str
    status: str
    name_key: str
    sort_key: str
    words: str
    site_id: str


class PersonIndex:
    """Writes person_entry; triggers carry its words into the FTS5 index."""

    def __init__(self, connection: RawConnection) -> None:
        self._connection = connection

    def learn(self, changed: Mapping[type[msgspec.Struct], Sequence[msgspec.Struct]]) -> None:
        """Take in the people among the changed rows."""
        people = [*changed.get(Volunteer, ()), *changed.get(Resident, ())]
        self.write(entry for entry in map(_entry, people) if entry)

    def write(self, entries: Iterable[Entry]) -> None:
        """Insert or replace entries."""
        self._connection.executemany(_UPSERT, entries)


def volunteer_entry(row: Volunteer) -> Entry:
    """How a volunteer is found."""
    words = person_tokens(name=row.name, phone=row.phone, id_number=row.id_number, number=row.number)
    key, order = name_search_key(row.name), sort_key(row.name)
    return Entry("volunteer", row.id, row.status.value, key, order, words, row.site_id)


def _entry(row: msgspec.Struct) -> Entry | None:
    if isinstance(row, Volunteer):
        return volunteer_entry(row)
    if isinstance(row, Resident):
        words = person_tokens(name=row.name, phone=row.phone, id_number="", number="")
        return Entry(
            "resident", row.id, "", name_search_key(row.name), sort_key(row.name), words, row.site_id
        )
    return None
