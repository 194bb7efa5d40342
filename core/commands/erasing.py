"""A person's data are erased by law (PIPL art. 47), in every row that speaks of the person."""

from collections.abc import Iterator

import msgspec

from core.commands.handler import Handler
from core.commands.lookup import require
from core.commands.patching import put_if_changed
from core.commands.persons import registrations
from core.commands.refusals import NotFound
from core.domain.activity import Activity, ActivityPhoto, SignInSheetPage, Signup
from core.domain.activity_feedback import ActivityFeedback
from core.domain.attendance import Attendance
from core.domain.certificate import Certificate
from core.domain.correction import Correction
from core.domain.dispatch import Dispatch
from core.domain.erasure import ERASED_NAME, Erasure, is_erased
from core.domain.hours_correction import HoursCorrection
from core.domain.personal import scrubbed, unnamed
from core.domain.personal_record import TrainingRecord, VolunteerAward, VolunteerEvaluation
from core.domain.print_record import PrintRecord
from core.domain.rating import Rating
from core.domain.request_note import RequestNote
from core.domain.resident import Resident
from core.domain.service_record import ServiceRecord
from core.domain.service_request import RequestStep, ServiceRequest
from core.domain.sheet_reading import SheetReading
from core.domain.volunteer import Volunteer, VolunteerStatus
from core.domain.volunteer_merge import VolunteerMerge
from core.domain.volunteer_team import TeamMember, VolunteerTeam
from core.ports.store import Command, Desk, OpKind, Ref, UnitOfWork

VOLUNTEER, RESIDENT = "volunteer", "resident"
PEOPLE = (Volunteer, Resident)


class ErasePerson(Command, frozen=True, kw_only=True):
    """Scrub one person from every row; it beats every other change and is never refused where it applies."""

    erasure: Erasure


def erase_person(desk: Desk, subject_table: str, subject_id: str, reason: str) -> tuple[ErasePerson, ...]:
    """Erase a volunteer or a resident, and with them the same person's other side.

    The other side is who has the same name and telephone. `reason` is a code, never words about the person.
    """
    subjects = [(subject_table, subject_id)]
    if subject_table == VOLUNTEER:
        people = registrations(desk.rows, subject_id) or [require(desk.rows, Volunteer, subject_id)]
        residents = {
            resident.id: resident
            for person in people
            if person.phone
            for resident in desk.rows.find(Resident, phone=person.phone)
            if resident.name == person.name
        }
        subjects += [(RESIDENT, row_id) for row_id in sorted(residents)]
    else:
        resident = require(desk.rows, Resident, subject_id)
        same = desk.rows.find(Volunteer, phone=resident.phone) if resident.phone else []
        subjects += [(VOLUNTEER, person.id) for person in same if person.name == resident.name]
    return tuple(_erasure(desk, table, row_id, reason) for table, row_id in subjects)


def _erasure(desk: Desk, table: str, row_id: str, reason: str) -> ErasePerson:
    return ErasePerson(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        erasure=Erasure(
            id=desk.new_id(),
            site_id=desk.site.id,
            subject_table=table,
            subject_id=row_id,
            reason=reason,
            ordered_at=desk.now(),
            ordered_by=desk.clerk.id,
        ),
    )


def _check_erase(rows: UnitOfWork, command: ErasePerson) -> None:
    kind = Volunteer if command.erasure.subject_table == VOLUNTEER else Resident
    if rows.get(kind, command.erasure.subject_id) is None:
        raise NotFound(kind=kind.__name__, row_id=command.erasure.subject_id)


def _erase(rows: UnitOfWork, command: ErasePerson) -> None:
    erasure = command.erasure
    if rows.get(Erasure, erasure.id) is None:
        rows.put(erasure)
    own = list(rows_of(rows, erasure.subject_table, erasure.subject_id))
    names = {row.name for row in own if isinstance(row, PEOPLE)}
    for row in own:
        put_if_changed(rows, row, erased_form(row))
    for row in rows_naming(rows, own):
        for name in sorted(names):
            after = unnamed(row, name)
            put_if_changed(rows, row, after)
            row = after  # noqa: PLW2901 - each name is taken out of what the last one left
    for photo in _photos_with(rows, own):
        # Whoever is shown agreed once; nobody can tell who is on it, so it is published no more.
        put_if_changed(rows, photo, msgspec.structs.replace(photo, consent=False))


def _photos_with(rows: UnitOfWork, own: list[msgspec.Struct]) -> Iterator[ActivityPhoto]:
    """Photos of the activities that the person joined or was served by."""
    for activity_id in _activities_of(rows, own):
        yield from rows.find(ActivityPhoto, activity_id=activity_id)


def _activities_of(rows: UnitOfWork, own: list[msgspec.Struct]) -> list[str]:
    people = [row.id for row in own if isinstance(row, Volunteer)]
    joined = {row.activity_id for row in own if isinstance(row, Attendance)}
    joined |= {place.activity_id for person in people for place in rows.find(Signup, volunteer_id=person)}
    joined |= {row.activity_id for row in own if isinstance(row, ServiceRequest)}
    return sorted(joined - {""})


def erased_form(row: msgspec.Struct) -> msgspec.Struct:
    """The row as it stands after its person was erased."""
    after = scrubbed(row)
    if isinstance(after, Volunteer) and after.status is not VolunteerStatus.MERGED:
        return msgspec.structs.replace(after, status=VolunteerStatus.WITHDRAWN)
    return after


def rows_of(rows: UnitOfWork, subject_table: str, subject_id: str) -> Iterator[msgspec.Struct]:
    """Every row that belongs to the person: what an erasure scrubs."""
    if subject_table == VOLUNTEER:
        for person in registrations(rows, subject_id):
            yield person
            yield from _rows_of_volunteer(rows, person.id)
    elif subject_table == RESIDENT:
        resident = rows.get(Resident, subject_id)
        if resident is not None:
            yield resident
        for request in rows.find(ServiceRequest, resident_id=subject_id):
            yield request
            yield from _rows_of_request(rows, request.id)


def _rows_of_volunteer(rows: UnitOfWork, volunteer_id: str) -> Iterator[msgspec.Struct]:
    for kind in (Attendance, HoursCorrection, TrainingRecord, VolunteerAward, VolunteerEvaluation):
        yield from rows.find(kind, volunteer_id=volunteer_id)
    for certificate in rows.find(Certificate, volunteer_id=volunteer_id):
        yield certificate
        yield from rows.find(PrintRecord, subject_id=certificate.id)
    yield from rows.find(PrintRecord, subject_id=volunteer_id)
    yield from rows.find(VolunteerMerge, merged_id=volunteer_id)


def _rows_of_request(rows: UnitOfWork, request_id: str) -> Iterator[msgspec.Struct]:
    for kind in (RequestStep, RequestNote, Dispatch, Rating, Correction):
        yield from rows.find(kind, request_id=request_id)
    yield from rows.find(PrintRecord, subject_id=request_id)


def rows_naming(rows: UnitOfWork, own: list[msgspec.Struct]) -> list[msgspec.Struct]:
    """Rows that may name a person: of the same work, and what was said."""
    named: dict[tuple[type[msgspec.Struct], str], msgspec.Struct] = {}
    for name in sorted({row.name for row in own if isinstance(row, PEOPLE)} - {"", ERASED_NAME}):
        said = rows.find(ActivityFeedback, name=name)
        named |= {(ActivityFeedback, feedback.id): feedback for feedback in said}
    named |= {(ActivityPhoto, photo.id): photo for photo in _photos_with(rows, own)}
    for person in (row for row in own if isinstance(row, Volunteer)):
        records = rows.find(ServiceRecord, volunteer_id=person.id)
        named |= {(ServiceRecord, record.id): record for record in records}
        joined = {place.activity_id for place in rows.find(Signup, volunteer_id=person.id)}
        joined |= {visit.activity_id for visit in rows.find(Attendance, volunteer_id=person.id)}
        for activity_id in sorted(joined):
            activity = rows.get(Activity, activity_id)
            if activity is not None:
                named[Activity, activity_id] = activity
        led = rows.find(VolunteerTeam, leader_id=person.id)
        named |= {(VolunteerTeam, team.id): team for team in led}
        for team_id in _teams_ever(rows, person):
            sent = rows.find(Dispatch, team_id=team_id)
            named |= {(Dispatch, dispatch.id): dispatch for dispatch in sent}
    return list(named.values())


def _teams_ever(rows: UnitOfWork, person: Volunteer) -> list[str]:
    """The main team and every team with a membership, ended ones too: their visits may name the person."""
    told = [row.team_id for row in rows.find(TeamMember, volunteer_id=person.id)]
    return list(dict.fromkeys([*([person.team_id] if person.team_id else []), *told]))


class OnPaper:
    """Tells which kept pictures of sign-in sheets may show one of these volunteers: a name, a signature."""

    def __init__(self, rows: UnitOfWork, own: list[msgspec.Struct]) -> None:
        people = [row for row in own if isinstance(row, Volunteer)]
        self._rows = rows
        self._ids = {person.id for person in people}
        self._names = {ERASED_NAME, *(person.name for person in people)}
        joined = {visit.activity_id for row in self._ids for visit in rows.find(Attendance, volunteer_id=row)}
        joined |= {place.activity_id for row in self._ids for place in rows.find(Signup, volunteer_id=row)}
        self.activities = sorted(joined)

    def pictures(self) -> set[str]:
        """The pictures of all readings that are on record."""
        found: set[str] = set()
        for activity_id in self.activities:
            readings = self._rows.find(SheetReading, activity_id=activity_id)
            found |= {reading.image for reading in readings if self.shown_by(reading)}
        return found

    def shown_by(self, reading: SheetReading) -> bool:
        """Whether a person stands on the page, wrote on it, or leads as its head says.

        Where nobody can tell any more (the booking was taken back, the page is not here) they may.
        """
        if reading.activity_id not in self.activities:
            return False
        page = self._rows.get(SignInSheetPage, reading.page_id)
        if page is None or not reading.rows:
            return True
        activity = self._rows.get(Activity, reading.activity_id)
        led = activity is not None and any(name in activity.leader_name for name in self._names if name)
        return led or not self._ids.isdisjoint(people_on(page, reading))


def people_on(page: SignInSheetPage | None, reading: SheetReading) -> list[str]:
    """Everybody whose name the picture of this page shows, printed or written."""
    printed = () if page is None else page.volunteer_ids
    written = (row.volunteer_id for row in reading.rows)
    return [person for person in dict.fromkeys((*printed, *written)) if person]


def shows_erased(rows: UnitOfWork, page: SignInSheetPage | None, reading: SheetReading) -> list[str]:
    """The people on a picture who were erased before it came; such a picture is not to be kept."""
    found = ((person, rows.get(Volunteer, person)) for person in people_on(page, reading))
    return [person for person, row in found if row is not None and is_erased(row.name)]


def _refs(command: ErasePerson) -> tuple[Ref, ...]:
    kind = Volunteer if command.erasure.subject_table == VOLUNTEER else Resident
    return (Ref(Erasure, command.erasure.id), Ref(kind, command.erasure.subject_id))


HANDLERS = (Handler(ErasePerson, OpKind.FACT, _refs, _check_erase, _erase),)
