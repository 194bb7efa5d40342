"""What the platform knows of single commands beyond their handlers."""

import hashlib
import hmac
from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from typing import Any

import msgspec

from core.commands import patching
from core.commands.activities import AmendActivity, PlanActivity
from core.commands.attendances import CheckIn, CheckOut
from core.commands.merging import SeparateVolunteers
from core.commands.patching import Patch
from core.commands.sheet_readings import BookSheet, WithdrawSheet
from core.commands.sites import EstablishSite
from core.commands.volunteers import AmendVolunteer, RegisterVolunteer
from core.domain.activity import Signup
from core.domain.attendance import Attendance, attendance_id
from core.domain.erasure import is_erased
from core.domain.masking import MASK
from core.domain.practice_site import PracticeSite, SiteLevel
from core.domain.refusals import Refusal
from core.domain.service_minutes import HoursPolicy
from core.domain.service_record import ServiceRecord
from core.domain.service_request import RequestStep
from core.domain.volunteer import Volunteer, VolunteerStatus
from core.domain.volunteer_merge import VolunteerMerge, merge_id
from core.ports.store import Command
from core.sync.scopes import OF_A_PERSON
from db.columns import to_ms
from db.mapping import TABLE_MAPS
from db.unit_of_work import UnitOfWork
from server.entries import Entry

_GONE = frozenset({VolunteerStatus.WITHDRAWN, VolunteerStatus.MERGED})
_TOKENS = {
    kind: name
    for kind, mapped in TABLE_MAPS.items()
    for name in ("token", "link_token")
    if name in mapped.columns
}
_NUMBERED = frozenset(kind for kind, mapped in TABLE_MAPS.items() if "number" in mapped.columns)
# Tuples made once: `A | B` makes a new union each time, and these are asked for every entry.
_VISITS = (CheckIn, CheckOut)
_SEATING = (PlanActivity, AmendActivity)
_REGISTRATIONS = (RegisterVolunteer, AmendVolunteer)
_COUNTED = (Attendance, ServiceRecord)
Touched = Sequence[tuple[Any, str, msgspec.Struct | None]]
Find = tuple[type[msgspec.Struct], str, str]


def canonical(command: Command, identity_key: bytes) -> Command:
    """The same object, or the command with the county's hash of the identity number."""
    if not isinstance(command, _REGISTRATIONS):
        return command
    volunteer = command.volunteer
    number = volunteer.id_number
    if not number or MASK in number:
        return command
    told = hmac.digest(identity_key, f"{volunteer.id_type.value}:{number}".encode(), hashlib.sha256).hex()
    if told == volunteer.id_digest:
        return command
    return msgspec.structs.replace(command, volunteer=msgspec.structs.replace(volunteer, id_digest=told))


def without_erased(command: Command, gone: Collection[str]) -> Command:
    """A sheet without its rows of people erased by law; the others on it were here all the same.

    The same object where nothing can be left out: an entry about one person only.
    """
    if isinstance(command, WithdrawSheet):
        booked = without_erased(command.booked, gone)
        return command if booked is command.booked else msgspec.structs.replace(command, booked=booked)
    if not isinstance(command, BookSheet):
        return command
    kept = [row for row in command.reading.rows if row.volunteer_id not in gone]
    if not kept or len(kept) == len(command.reading.rows):
        return command
    return msgspec.structs.replace(
        command,
        reading=msgspec.structs.replace(command.reading, rows=tuple(kept)),
        before=tuple(visit for visit in command.before if visit.volunteer_id not in gone),
    )


def is_known_unit(rows: UnitOfWork, entry: Entry, command: Command) -> bool:
    """What a desk typed of its unit before it was let in as a desk of one that exists: it does not count."""
    if not entry.canonical or not isinstance(command, EstablishSite):
        return False
    return rows.get(PracticeSite, command.site.id) is not None


def narrowed(command: Command, fields: Iterable[str]) -> Command:
    """The patch, changing only these of its fields."""
    return patching.narrowed(command, fields) if isinstance(command, Patch) else command


def finds(command: Command) -> Iterable[Find]:
    """What applying the command will look for by other columns than the id."""
    finder = _FINDS.get(type(command))
    return () if finder is None else finder(command)


def may_follow(command: Command, row: msgspec.Struct) -> bool:
    """Rows of another unit that a command may change besides.

    A volunteer's day is counted as a whole; and whoever shares out the seats of an activity makes people of
    other units wait or move up.
    """
    if isinstance(command, _SEATING):
        return isinstance(row, Signup)
    return isinstance(command, _VISITS) and isinstance(row, _COUNTED)


def only_counted(before: msgspec.Struct | None, after: msgspec.Struct | None) -> bool:
    """Whether a visit only counts otherwise: a person's day, and a decision for hours, cross units."""
    if not isinstance(before, Attendance) or not isinstance(after, Attendance):
        return False
    named = {name: getattr(after, name) for name in ("version", "service_minutes", "policy_version", "flags")}
    return msgspec.structs.replace(before, **named) == after and before.reviewed_at is None


def counted_otherwise(rows: UnitOfWork, command: Command, touched: Iterable[tuple[str, str]]) -> bool:
    """Whether visits count by other rules than the desk knew of: then it does not have them as they stand."""
    policy = getattr(command, "policy", None)
    if not isinstance(policy, HoursPolicy):
        return False
    visits = (rows.get(Attendance, row_id) for table, row_id in touched if table == "attendance")
    return any(visit is not None and visit.policy_version not in {0, policy.version} for visit in visits)


def governs(rows: UnitOfWork, row: msgspec.Struct, units: Container[str]) -> bool:
    """Whether the row is a place below one of these units: the office above keeps the tree."""
    place = row if isinstance(row, PracticeSite) else None
    for _ in SiteLevel:
        if place is None or not place.parent_id:
            return False
        if place.parent_id in units:
            return True
        place = rows.get(PracticeSite, place.parent_id)
    return False


def is_party(rows: UnitOfWork, command: Command, units: Container[str]) -> bool:
    """Whether a merge may be taken back by these units: one of the two registrations is theirs."""
    if not isinstance(command, SeparateVolunteers):
        return False
    merge = rows.get(VolunteerMerge, merge_id(command.merged_id))
    ids = () if merge is None else (merge.kept_id, merge.merged_id)
    people = (rows.get(Volunteer, row_id) for row_id in ids)
    return any(person is not None and person.site_id in units for person in people)


def token_taken(rows: UnitOfWork, row: msgspec.Struct) -> bool:
    """Whether another row has this row's token: what a code leads to must be one row."""
    column = _TOKENS.get(type(row))
    token = getattr(row, column) if column else ""
    return bool(token) and any(other.id != row.id for other in rows.find(type(row), **{str(column): token}))  # type: ignore[attr-defined]  # every synced struct has an id


def number_taken(rows: UnitOfWork, touched: Touched) -> dict[str, object]:
    """A new row whose printed number another row has: both stand, told apart by token and check code."""
    for kind, row_id, before in touched:
        if before is not None or kind not in _NUMBERED:
            continue
        number = getattr(rows.get(kind, row_id), "number", "")
        if number:
            for other in rows.find(kind, number=number):
                if other.id != row_id:
                    return {"rule": "number_taken", "number": number, "other_id": other.id}
    return {}


def also_taken(detail: Mapping[str, object]) -> dict[str, object]:
    """The same, of an entry that ends under another rule: the number is told beside it."""
    if detail.get("rule") != "number_taken":
        return {}
    return {"number_taken": {"number": detail["number"], "other_id": detail["other_id"]}}


def known_visit(rows: UnitOfWork, command: Command) -> Attendance | None:
    """The visit that was known before a sign-in or sign-out told it."""
    if not isinstance(command, _VISITS):
        return None
    row = rows.get(Attendance, attendance_id(command.activity_id, command.volunteer_id))
    if row is None or row.cancelled or (isinstance(command, CheckOut) and row.check_out_at is None):
        return None
    return row


def second_visit(rows: UnitOfWork, command: Command, known: Attendance | None) -> dict[str, object]:
    """Two desks told the same sign-in or sign-out: counted once, `kept_ms` stands."""
    if known is None or not isinstance(command, _VISITS):
        return {}
    row = rows.get(Attendance, known.id) or known
    kept = row.check_in_at if isinstance(command, CheckIn) or row.check_out_at is None else row.check_out_at
    return {
        "rule": "attendance",
        "activity_id": row.activity_id,
        "volunteer_id": row.volunteer_id,
        "kept_ms": to_ms(kept),
    }


def settled(command: Command, refusal: Refusal | None) -> dict[str, object]:
    """What apply did about a refusal it knows an answer to."""
    if refusal is None:
        return {}
    facts = refusal.facts()
    number = getattr(getattr(command, "certificate", None), "number", "")
    return {"rule": "duplicate_certificate", "number": number, "first_number": facts.get("number", "")}


def who_was_first(rows: UnitOfWork, command: Command) -> dict[str, object]:
    """Who changed what this command wanted to change, and when, as far as the rows tell."""
    request_id = getattr(command, "request_id", None)
    told: dict[str, object] = {}
    if isinstance(request_id, str):
        steps = rows.find(RequestStep, request_id=request_id)
        last = max(steps, key=lambda step: (step.at, step.id), default=None)
        if last is not None:
            told = {"by": last.clerk_id, "at_ms": to_ms(last.at)}
    return told


def same_person(rows: UnitOfWork, volunteer_id: str) -> Volunteer | None:
    """The registration this one is the second of, by the county's hash of the identity number.

    Whoever was here first counts. Two that a person has set apart again stay apart.
    """
    person = rows.get(Volunteer, volunteer_id)
    if person is None or not person.id_digest or person.status in _GONE:
        return None
    others = [
        other
        for other in rows.find(Volunteer, id_digest=person.id_digest)
        if other.id != volunteer_id and other.status not in _GONE and not is_erased(other.name)
    ]
    if not others or rows.get(VolunteerMerge, merge_id(volunteer_id)) is not None:
        return None
    return min(others, key=lambda other: (other.registered_at, other.id))


def _visit_finds(command: Command) -> Iterable[Find]:
    assert isinstance(command, _VISITS)  # noqa: S101 - looked up by type
    return ((Attendance, "volunteer_id", command.volunteer_id),)


def _volunteer_finds(command: Command) -> Iterable[Find]:
    assert isinstance(command, _REGISTRATIONS)  # noqa: S101 - looked up by type
    person = command.volunteer
    found: list[Find] = [
        (Volunteer, "number", person.number),
        (Volunteer, "token", person.token),
        *((kind, "volunteer_id", person.id) for kind in OF_A_PERSON),
    ]
    if person.id_digest:
        found.append((Volunteer, "id_digest", person.id_digest))
    return found


_FINDS: Mapping[type[Command], Callable[[Any], Iterable[Find]]] = {
    CheckIn: _visit_finds,
    CheckOut: _visit_finds,
    RegisterVolunteer: _volunteer_finds,
    AmendVolunteer: _volunteer_finds,
}
