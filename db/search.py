"""People as you type: candidates out of the word index, ranked, then read."""

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy import text as sql
from sqlalchemy.engine import Connection

from core.domain.person_name import name_search_key
from core.domain.volunteer import VolunteerStatus
from core.ports.rows import Hit
from db.aliases import acting_ids
from db.search_tokens import match_expression
from db.tables import resident, volunteer

MOST_CANDIDATES = 100
"""Ranking looks at the newest so many: more only costs time, and people type another letter."""
_NEWEST = sql(
    "SELECT rowid FROM person_search WHERE person_search MATCH :words ORDER BY rowid DESC LIMIT :most"
)
_RANKED = "SELECT entry, kind, row_id, name_key, last_seen_at FROM person_entry WHERE "
_CANDIDATES = sql(
    _RANKED  # noqa: S608 - two fixed texts
    + "entry IN (SELECT rowid FROM person_search WHERE person_search MATCH :words "
    "ORDER BY rowid DESC LIMIT :most)"
)
_SAME_NAME = sql(_RANKED + "name_key = :key ORDER BY entry DESC LIMIT :most")


class Candidate(NamedTuple):
    """Someone who may be meant."""

    entry: int
    kind: str
    row_id: str
    name_key: str
    last_seen: int


def matching_entries(connection: Connection, text: str) -> list[int]:
    """Entries that hold every word of the text: the newest 100."""
    words = match_expression(text)
    if words is None:
        return []
    return list(connection.execute(_NEWEST, {"words": words, "most": MOST_CANDIDATES}).scalars())


def search_people(connection: Connection, text: str, limit: int) -> tuple[Hit, ...]:
    """Volunteers and residents: the name itself first, then names that begin so, then who came last."""
    ranked = ranked_people(connection, text)[:limit]
    volunteers = [found.row_id for found in ranked if found.kind == "volunteer"]
    residents = [found.row_id for found in ranked if found.kind == "resident"]
    hits = {**_volunteer_hits(connection, volunteers), **_resident_hits(connection, residents)}
    # A merged registration shows the person who was kept, once.
    shown = {hits[found.row_id].id: hits[found.row_id] for found in ranked if found.row_id in hits}
    return tuple(shown.values())


def ranked_people(connection: Connection, text: str) -> list[Candidate]:
    """Candidates, best first."""
    words = match_expression(text)
    if words is None:
        return []
    key = name_search_key(text)
    found = {
        row[0]: Candidate(*row)
        for row in connection.execute(_CANDIDATES, {"words": words, "most": MOST_CANDIDATES})
    }
    if not key.isascii() and len(found) == MOST_CANDIDATES:
        # An old, exact name must not lose its place to 100 newer ones that begin alike.
        same = connection.execute(_SAME_NAME, {"key": key, "most": MOST_CANDIDATES})
        found.update({row[0]: Candidate(*row) for row in same})
    first_word = name_search_key(text.split(maxsplit=1)[0])
    return sorted(found.values(), key=lambda person: _rank(person, key, first_word))


def _rank(person: Candidate, key: str, first_word: str) -> tuple[int, int, int]:
    if person.name_key == key:
        place = 0
    elif person.name_key.startswith(first_word):
        place = 1
    else:
        place = 2
    return place, -person.last_seen, -person.entry


def _volunteer_hits(connection: Connection, ids: list[str]) -> dict[str, Hit]:
    """What is shown for each registration; for a merged one the person who was kept."""
    if not ids:
        return {}
    columns = (volunteer.c.id, volunteer.c.name, volunteer.c.village, volunteer.c.phone, volunteer.c.number)
    found = list(connection.execute(select(*columns, volunteer.c.status).where(volunteer.c.id.in_(ids))))
    hits = {
        row.id: _person("volunteer", row.id, row.name, row.village, row.phone, row.number)
        for row in found
        if row.status is not VolunteerStatus.MERGED
    }
    merged = [row.id for row in found if row.status is VolunteerStatus.MERGED]
    if merged:
        acting = {row_id: kept for row_id, kept in acting_ids(connection, merged).items() if kept != row_id}
        kept_hits = _volunteer_hits(connection, list(set(acting.values()) - set(merged)))
        hits |= {row_id: kept_hits[kept] for row_id, kept in acting.items() if kept in kept_hits}
    return hits


def _resident_hits(connection: Connection, ids: list[str]) -> dict[str, Hit]:
    if not ids:
        return {}
    columns = (resident.c.id, resident.c.name, resident.c.village, resident.c.phone)
    found = connection.execute(select(*columns).where(resident.c.id.in_(ids)))
    return {row.id: _person("resident", row.id, row.name, row.village, row.phone, "") for row in found}


def _person(kind: str, row_id: str, name: str, village: str, phone: str, number: str) -> Hit:
    """Screens show no whole telephone number: village and tail tell people of one name apart."""
    detail = " · ".join(part for part in (village, phone[-4:]) if part)
    return Hit(group="person", kind=kind, id=row_id, title=name, detail=detail, number=number)
