"""Patches: a command that changes some fields of a row and leaves the others as they stand."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeVar

import msgspec

from core.domain.activity import Activity
from core.domain.paper_template import PaperTemplate
from core.domain.practice_site import PracticeSite
from core.domain.service_menu import ServiceOffer
from core.domain.volunteer import Volunteer
from core.domain.volunteer_team import VolunteerTeam
from core.ports.store import Command, UnitOfWork

R = TypeVar("R", bound=msgspec.Struct)
P = TypeVar("P", bound="Patch")

TOGETHER: Mapping[type[msgspec.Struct], tuple[frozenset[str], ...]] = {
    Volunteer: (frozenset({"id_type", "id_number", "id_digest"}),),
    PaperTemplate: (frozenset({"body", "edited_at", "edited_by"}),),
    Activity: (
        frozenset({"starts_at", "ends_at"}),
        frozenset({"declared_at", "declared_by"}),
        frozenset({"filed_at", "filed_by"}),
    ),
    ServiceOffer: (frozenset({"paused_from", "paused_until", "pause_reason"}),),
    VolunteerTeam: (
        frozenset({"leader_id", "leader_name", "leader_phone"}),
        frozenset({"paused_from", "paused_until"}),
    ),
    PracticeSite: (frozenset({"level", "parent_id", "region_code"}),),
}
"""Fields that only mean something together: whoever changes one of them has changed them all."""


class Patch(Command, frozen=True, kw_only=True):
    """A command that names the fields it `changed`; only these are set, on the row as it stands."""

    changed: tuple[str, ...]


class Patched(NamedTuple):
    """What a patch does: which row, and which fields get which values."""

    kind: type[msgspec.Struct]
    id: str
    values: Mapping[str, object]


def differing(before: msgspec.Struct, after: msgspec.Struct, fields: Iterable[str]) -> tuple[str, ...]:
    """Of these fields, those whose values differ, with what changes together with them, in their order."""
    among = tuple(fields)
    changed = {name for name in among if getattr(before, name) != getattr(after, name)}
    for group in TOGETHER.get(type(after), ()):
        if changed & group:
            changed |= group
    return tuple(name for name in among if name in changed)


def values_of(row: msgspec.Struct, changed: Iterable[str], fields: Iterable[str]) -> dict[str, object]:
    """The values of the changed fields; a name that may not be patched is passed over."""
    allowed = frozenset(fields)
    return {name: getattr(row, name) for name in changed if name in allowed}


def narrowed(patch: P, fields: Iterable[str]) -> P:
    """The same patch, changing only these of its fields."""
    kept = frozenset(fields)
    return msgspec.structs.replace(patch, changed=tuple(name for name in patch.changed if name in kept))


def put_if_changed(rows: UnitOfWork, before: R | None, after: R) -> None:
    """Put the row unless it stands so already: a command that comes twice touches nothing the second time."""
    if before is None or _unversioned(before) != _unversioned(after):
        rows.put(after)


def _unversioned(row: R) -> R:
    return msgspec.structs.replace(row, version=0)
