"""Which registration speaks for a person: merged ones act on the one that was kept."""

from core.domain.volunteer import Volunteer, VolunteerStatus
from core.domain.volunteer_merge import LONGEST_CHAIN, VolunteerMerge
from core.ports.store import UnitOfWork


def acting_id(rows: UnitOfWork, volunteer_id: str) -> str:
    """The id of the registration that counts for this one; itself when it is not merged or not known."""
    for _ in range(LONGEST_CHAIN):
        row = rows.get(Volunteer, volunteer_id)
        if row is None or row.status is not VolunteerStatus.MERGED or row.alias_of is None:
            break
        volunteer_id = row.alias_of
    return volunteer_id


def acting(rows: UnitOfWork, volunteer_id: str) -> Volunteer | None:
    """The registration that counts for this one, or None when this store does not hold it."""
    return rows.get(Volunteer, acting_id(rows, volunteer_id))


def registrations(rows: UnitOfWork, volunteer_id: str) -> list[Volunteer]:
    """Every registration of the person: the one that counts and all that were merged into it, by id."""
    found: dict[str, Volunteer] = {}
    waiting = [acting_id(rows, volunteer_id)]
    while waiting:
        row = rows.get(Volunteer, waiting.pop())
        if row is None or row.id in found:
            continue
        found[row.id] = row
        waiting += [other.id for other in merged_into(rows, row.id)]
    return [found[row_id] for row_id in sorted(found)]


def merged_into(rows: UnitOfWork, volunteer_id: str) -> list[Volunteer]:
    """The registrations that are an alias of this one now."""
    merges = rows.find(VolunteerMerge, kept_id=volunteer_id)
    people = (rows.get(Volunteer, merge.merged_id) for merge in merges if merge.undone_at is None)
    return [person for person in people if person is not None and person.alias_of == volunteer_id]
