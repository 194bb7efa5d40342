"""Keeps the search index of people in step with their rows, in the same transaction."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from core.domain.person_name import name_search_key
from core.domain.resident import Resident
from core.domain.volunteer import Volunteer
from db.raw import RawConnection
from db.search_tokens import person_tokens, sort_key

_UPSERT = (
    "INSERT INTO person_entry (kind, row_id, name_key, sort_key, tokens) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT (row_id) DO UPDATE SET name_key = excluded.name_key, sort_key = excluded.sort_key, "
    "tokens = excluded.tokens"
)
Entry = tuple[str, str, str, str, str]


class PersonIndex:
    """Writes person_entry; triggers carry its words into the FTS5 index."""

    def __init__(self, connection: RawConnection) -> None:
        self._connection = connection

    def learn(self, changed: Mapping[type[msgspec.Struct], Sequence[msgspec.Struct]]) -> None:
        """Take in the people among the changed rows."""
        people = [*changed.get(Volunteer, ()), *changed.get(Resident, ())]
        self.write(entry for entry in map(_entry, people) if entry)

    def write(self, entries: Iterable[Entry]) -> None:
        """Insert or replace entries: kind, row id, name key, sort key, words."""
        self._connection.executemany(_UPSERT, entries)


def _entry(row: msgspec.Struct) -> Entry | None:
    if isinstance(row, Volunteer):
        words = person_tokens(name=row.name, phone=row.phone, id_number=row.id_number, number=row.number)
        return ("volunteer", row.id, name_search_key(row.name), sort_key(row.name), words)
    if isinstance(row, Resident):
        words = person_tokens(name=row.name, phone=row.phone, id_number="", number="")
        return ("resident", row.id, name_search_key(row.name), sort_key(row.name), words)
    return None
