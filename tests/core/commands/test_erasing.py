"""A person's data are erased by law: nothing that names the person is left, and every sum still holds."""

from collections.abc import Iterator
from datetime import date
from functools import partial

import msgspec
import pytest

from core.commands.attendances import settle_sign_out
from core.commands.certificates import issue_record_certificate, void_certificate
from core.commands.dispatches import DispatchAnswer, answer_dispatch, dispatch_request
from core.commands.erasing import ErasePerson, erase_person, erased_form, rows_of
from core.commands.merging import merge_volunteers, separate_volunteers
from core.commands.prints import record_print
from core.commands.ratings import RateRequest, rate_request
from core.commands.refusals import NotFound, PersonErased
from core.commands.registry import desk_handlers
from core.commands.request_moves import (
    fulfil_request,
    return_request,
    start_service,
)
from core.commands.requests import (
    RegisterRequest,
    amend_request,
    register_request,
)
from core.domain.activity import Activity
from core.domain.attendance import Attendance
from core.domain.certificate import Certificate
from core.domain.dispatch import Dispatch
from core.domain.erasure import ERASED_NAME, Erasure, is_erased
from core.domain.personal import NAMED_IN, PERSONAL, scrubbed, unnamed
from core.domain.print_record import Paper
from core.domain.rating import Grade, Rating, RatingSource
from core.domain.resident import Resident
from core.domain.service_record import ServiceRecord
from core.domain.service_request import ServiceRequest
from core.domain.volunteer import Volunteer, VolunteerStatus
from core.ports.store import Command, UnitOfWork
from tests.core.commands.people import a_volunteer, an_activity, reviewed, signs_in
from tests.core.commands.test_certificates import certified
from tests.core.commands.test_dispatches import a_team
from tests.core.commands.test_requests import a_form, accepted, registered, stored
from tests.core.memory import MemoryDesk, MemoryRows

HANDLERS = desk_handlers()
SECRETS = ("罗小满", "13600005590", "柳树村 12 号", "罗小满的女儿", "她姓罗", "轮椅", "家里跳闸")
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def a_full_life(desk: MemoryDesk) -> Volunteer:
    """A volunteer with everything a person can leave in this store, who is also a resident that asks."""
    team = a_team(desk)
    volunteer = a_volunteer(
        desk, address="柳树村 12 号", emergency_contact="罗小满的女儿", team_id=team.id, skills=("轮椅",)
    )
    activity = an_activity(desk, leader_name="罗小满", leader_phone="13600005590")
    signs_in(desk, activity, volunteer)
    desk.instant = activity.ends_at
    desk.write(
        partial(
            settle_sign_out,
            activity_id=activity.id,
            volunteer_id=volunteer.id,
            check_out_at=activity.ends_at,
            reason="她姓罗",
        )
    )
    reviewed(desk, activity)
    (issued,) = desk.write(
        partial(issue_record_certificate, volunteer_id=volunteer.id, period_from=YEAR[0], period_to=YEAR[1])
    )
    certificate = issued.certificate  # type: ignore[attr-defined]  # an IssueCertificate
    paper = partial(record_print, paper=Paper.SERVICE_CERTIFICATE, subject_id=certificate.id, printer="前台")
    desk.write(partial(paper, reason="她姓罗"))
    desk.write(partial(void_certificate, certificate_id=certificate.id, reason="她姓罗"))
    other = a_volunteer(desk, address="柳树村 12 号")
    desk.write(partial(merge_volunteers, kept_id=volunteer.id, merged_id=other.id, reason="她姓罗"))
    asks(desk, team.id)
    return volunteer


def asks(desk: MemoryDesk, team_id: str) -> ServiceRequest:
    form = a_form(name="罗小满", phone="13600005590", words="家里跳闸", address="柳树村 12 号")
    made = desk.write(partial(register_request, form=form))[0]
    assert isinstance(made, RegisterRequest)
    desk.later(minutes=1).write(partial(return_request, request_id=made.request.id, reason="她姓罗"))
    desk.later(minutes=1).write(partial(amend_request, request_id=made.request.id, form=form))
    request = accepted(desk, stored(desk, made.request))
    (sent,) = desk.write(partial(dispatch_request, request_id=request.id, team_id=team_id, note="她姓罗"))
    dispatch_id: str = sent.dispatch.id  # type: ignore[attr-defined]  # a DispatchRequest
    desk.write(
        partial(
            answer_dispatch,
            dispatch_id=dispatch_id,
            answer=DispatchAnswer.ACCEPT,
            who_goes="罗小满、陈德昌",
            note="她姓罗",
        )
    )
    desk.write(partial(start_service, request_id=request.id))
    desk.write(partial(fulfil_request, request_id=request.id))
    rate = partial(rate_request, request_id=request.id, grade=Grade.SATISFIED, source=RatingSource.PAPER)
    desk.write(partial(rate, words="她姓罗"))
    return request


def everything(rows: UnitOfWork) -> Iterator[msgspec.Struct]:
    assert isinstance(rows, MemoryRows)
    yield from rows._rows.values()


def plain(rows: UnitOfWork) -> str:
    return "\n".join(msgspec.json.encode(row).decode() for row in everything(rows))


def erased(desk: MemoryDesk, table: str, row_id: str) -> tuple[Command, ...]:
    return desk.write(partial(erase_person, subject_table=table, subject_id=row_id, reason="own_wish"))


def test_nothing_that_names_the_person_is_left_in_any_row() -> None:
    desk = MemoryDesk()
    volunteer = a_full_life(desk)
    before = plain(desk.rows)
    assert [secret for secret in SECRETS if secret not in before] == []
    assert volunteer.id_number in before
    commands = erased(desk, "volunteer", volunteer.id)
    after = plain(desk.rows)
    assert [
        secret for secret in (*SECRETS, volunteer.id_number, volunteer.id_digest) if secret in after
    ] == []
    assert [command.erasure.subject_table for command in commands if isinstance(command, ErasePerson)] == [
        "volunteer",
        "resident",
    ]
    assert "陈德昌" in after


def test_the_erasure_of_a_resident_finds_the_volunteer_of_the_same_name_and_telephone() -> None:
    desk = MemoryDesk()
    a_full_life(desk)
    (resident,) = desk.rows.find(Resident)
    erased(desk, "resident", resident.id)
    assert [secret for secret in SECRETS if secret in plain(desk.rows)] == []


def test_sums_numbers_and_references_stay() -> None:
    desk = MemoryDesk()
    volunteer = a_full_life(desk)
    records = desk.rows.find(ServiceRecord)
    erased(desk, "volunteer", volunteer.id)
    after = desk.rows.get(Volunteer, volunteer.id)
    assert after is not None
    assert (after.number, after.token, after.team_id) == (
        volunteer.number,
        volunteer.token,
        volunteer.team_id,
    )
    assert (after.name, after.status) == (ERASED_NAME, VolunteerStatus.WITHDRAWN)
    assert [(row.volunteer_id, row.service_minutes) for row in desk.rows.find(ServiceRecord)] == [
        (row.volunteer_id, row.service_minutes) for row in records
    ]
    (certificate,) = desk.rows.find(Certificate)
    assert certificate.facts.volunteer_name == ERASED_NAME
    assert certificate.facts.service_minutes == 150
    (request,) = desk.rows.find(ServiceRequest)
    assert (request.requester_name, request.words, request.village) == (ERASED_NAME, ERASED_NAME, "新民村")
    assert desk.rows.find(Rating)[0].grade is Grade.SATISFIED
    assert desk.rows.find(Erasure)[0].subject_id == volunteer.id


def test_other_peoples_rows_are_not_touched() -> None:
    desk = MemoryDesk()
    volunteer = a_full_life(desk)
    neighbour = a_volunteer(desk, "陈德昌", phone="13600005591")
    signs_in(desk, an_activity(desk, leader_name="陈德昌"), neighbour)
    before = desk.rows.get(Volunteer, neighbour.id)
    erased(desk, "volunteer", volunteer.id)
    assert desk.rows.get(Volunteer, neighbour.id) == before
    assert {activity.leader_name for activity in desk.rows.find(Activity)} == {"陈德昌", ERASED_NAME}
    assert desk.rows.find(Dispatch)[0].who_goes == f"{ERASED_NAME}、陈德昌"


def test_erasing_twice_and_where_nothing_is_known_does_no_harm() -> None:
    desk = MemoryDesk()
    volunteer = a_full_life(desk)
    commands = erased(desk, "volunteer", volunteer.id)
    before = plain(desk.rows)
    for command in commands:
        HANDLERS[ErasePerson].apply(desk.rows, command)
    assert plain(desk.rows) == before
    empty = MemoryRows()
    for command in commands:
        HANDLERS[ErasePerson].apply(empty, command)
    assert {type(row) for row in everything(empty)} == {Erasure}


def test_who_is_not_known_cannot_be_ordered_to_be_erased() -> None:
    desk = MemoryDesk()
    for table in ("volunteer", "resident"):
        with pytest.raises(NotFound):
            erased(desk, table, "nobody")


def test_late_commands_bring_nothing_back() -> None:
    desk = MemoryDesk()
    volunteer = a_full_life(desk)
    (resident,) = desk.rows.find(Resident)
    activity = an_activity(desk)
    signs_in(desk, activity, volunteer)
    form = a_form(resident_id=resident.id, name="罗小满", phone="13600005590", words="家里跳闸")
    waiting = accepted(desk, registered(desk, form))
    (request, _) = desk.rows.find(ServiceRequest)
    late: list[Command] = [
        *register_request(desk, form),
        rated(desk, request),
        issue_record_certificate(desk, volunteer.id, *YEAR),
        settle_sign_out(desk, activity.id, volunteer.id, activity.ends_at, "她姓罗"),
        dispatch_request(desk, waiting.id, volunteer.team_id or "", "她姓罗"),
        void_certificate(desk, certified(desk, volunteer, (YEAR[0], date(2026, 6, 30)))[0].id, "她姓罗"),
        separate_volunteers(desk, next(row.id for row in desk.rows.find(Volunteer) if row.alias_of)),
    ]
    erased(desk, "volunteer", volunteer.id)
    refused: list[str] = []
    for command in late:
        try:
            HANDLERS[type(command)].apply(desk.rows, command)
        except PersonErased:
            refused.append(type(command).__name__)
    assert refused == ["IssueCertificate", "SeparateVolunteers"]
    left = plain(desk.rows)
    assert [secret for secret in SECRETS if secret in left] == []


def rated(desk: MemoryDesk, request: ServiceRequest) -> RateRequest:
    return rate_request(desk, request.id, Grade.FAIR, RatingSource.PAPER, words="她姓罗")


# -- the table of what is personal --


def test_every_field_of_the_table_exists_and_its_blank_is_of_its_type() -> None:
    for kind, blanks in PERSONAL.items():
        types = {field.name: field.type for field in msgspec.structs.fields(kind)}
        for name, blank in blanks.items():
            msgspec.convert(msgspec.to_builtins(blank), types[name])
    for kind, (named, phone) in NAMED_IN.items():
        assert {named, phone or named} <= set(kind.__struct_fields__)


def test_every_text_of_a_person_is_either_scrubbed_or_listed_as_harmless() -> None:
    """A new field of these rows has to be put on one side or the other."""
    harmless: dict[type[msgspec.Struct], str] = {
        Volunteer: (
            "id version site_id number token id_type team_id status alias_of registered_at registered_by"
        ),
        Resident: "id version site_id",
        ServiceRequest: (
            "id version site_id number spoken_number token check_code state resident_id category town "
            "village wanted wanted_on urgent channel people_count menu_item_id menu_item_text verified_by "
            "verified_at contacted_at published_at transferred_to merged_into activity_id "
            "registered_at registered_by due_at closed_at"
        ),
        Rating: "id version site_id request_id grade aspects tags source rated_at again",
        Attendance: (
            "id version activity_id volunteer_id site_id check_in_at check_in_source check_out_at "
            "check_out_source recorded_by service_minutes policy_version flags settled_by reviewed_by "
            "reviewed_at companions door_code approved_by cancelled"
        ),
    }
    for kind, names in harmless.items():
        assert set(kind.__struct_fields__) == set(names.split()) | PERSONAL[kind].keys(), kind


def test_scrubbing_twice_is_scrubbing_once_and_a_row_without_persons_stays() -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    assert erased_form(erased_form(volunteer)) == erased_form(volunteer)
    assert is_erased(scrubbed(volunteer).name)
    team = a_team(desk)
    assert scrubbed(team) == team
    assert list(rows_of(desk.rows, "nothing", volunteer.id)) == []


def test_a_name_inside_another_name_is_left_alone() -> None:
    desk = MemoryDesk()
    activity = an_activity(desk, leader_name="罗小满意、罗小满")
    assert unnamed(activity, "罗小满").leader_name == f"罗小满意、{ERASED_NAME}"
    assert unnamed(activity, "").leader_name == "罗小满意、罗小满"
