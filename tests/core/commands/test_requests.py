"""A resident asks: first states of a request, deadlines, the way back. Everybody here is invented."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from typing import cast

import msgspec
import pytest

from core.commands.refusals import NotFound, NumberRefused, ReasonMissing, StatusRefused
from core.commands.request_moves import (
    MoveRequest,
    accept_request,
    return_request,
    revert_request_step,
    withdraw_request,
)
from core.commands.requests import (
    RegisterRequest,
    RequestForm,
    amend_request,
    deadline,
    register_request,
)
from core.commands.undo import compensation
from core.domain.identity_number import Sex
from core.domain.local_time import LOCAL_ZONE
from core.domain.phone import PhoneLength
from core.domain.refusals import CharacterRefused, FieldMissing, FieldTooLong, Refusal
from core.domain.resident import Resident
from core.domain.service_minutes import HoursPolicy
from core.domain.service_request import (
    STATES,
    RequestCategory,
    RequestState,
    RequestStep,
    ServedGroup,
    ServiceRequest,
    Tone,
    WantedTime,
)
from core.ports.store import Command, Desk, DeskPolicy, Order
from tests.core.memory import MORNING, MemoryDesk


def a_form(**told: object) -> RequestForm:
    given: dict[str, object] = {
        "name": "周桂兰",
        "phone": "13800002046",
        "words": "家里电路老化，一开电饭煲就跳闸",
        "category": RequestCategory.REPAIR,
        "village": "新民村",
    }
    return RequestForm(**(given | told))  # type: ignore[arg-type]  # a builder: the tests name the fields


def registered(desk: MemoryDesk, form: RequestForm | None = None) -> ServiceRequest:
    command = desk.write(partial(register_request, form=form or a_form()))[0]
    assert isinstance(command, RegisterRequest)
    return stored(desk, command.request)


def stored(desk: MemoryDesk, request: ServiceRequest) -> ServiceRequest:
    found = desk.rows.get(ServiceRequest, request.id)
    assert found is not None
    return found


def moved(desk: MemoryDesk, order: Order) -> MoveRequest:
    (command,) = desk.write(order)
    assert isinstance(command, MoveRequest)
    return command


def accepted(desk: MemoryDesk, request: ServiceRequest) -> ServiceRequest:
    moved(desk, partial(accept_request, request_id=request.id))
    return stored(desk, request)


def returned(desk: MemoryDesk, request: ServiceRequest, reason: str = "请补门牌号") -> ServiceRequest:
    moved(desk, partial(return_request, request_id=request.id, reason=reason))
    return stored(desk, request)


def steps(desk: MemoryDesk, request: ServiceRequest) -> list[tuple[RequestState, RequestState, str]]:
    found = sorted(desk.rows.find(RequestStep, request_id=request.id), key=lambda step: (step.at, step.id))
    return [(step.from_state, step.to_state, step.reason) for step in found]


def at_six(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 18, 0, tzinfo=LOCAL_ZONE)


def open_for(category: RequestCategory) -> DeskPolicy:
    return DeskPolicy(hours=HoursPolicy(), accept_at_once=(category.value,))


# Registering -----------------------------------------------------------------------------------------------


def test_a_registered_request_waits_for_review() -> None:
    desk = MemoryDesk()
    request = registered(desk)
    assert request.state is RequestState.SUBMITTED
    assert STATES[request.state].tone is Tone.OURS
    assert steps(desk, request) == [(RequestState.DRAFT, RequestState.SUBMITTED, "")]


def test_what_the_menu_allows_is_accepted_at_once() -> None:
    desk = MemoryDesk(policy=open_for(RequestCategory.REPAIR))
    assert registered(desk).state is RequestState.ACCEPTED
    other = registered(desk, a_form(category=RequestCategory.LEGAL))
    assert other.state is RequestState.SUBMITTED


def test_at_most_seven_fields_are_required() -> None:
    """Name, phone or contact, words and village; the category has a value, everything else may be empty."""
    required = []
    for field in msgspec.structs.fields(RequestForm):
        value = getattr(a_form(), field.name)
        if type(value) is str and value:
            with pytest.raises(FieldMissing) as caught:
                registered(MemoryDesk(), msgspec.structs.replace(a_form(), **{field.name: ""}))
            required.append(caught.value.field)
    assert required == ["name", "phone", "words", "village"]
    assert registered(MemoryDesk()).state is RequestState.SUBMITTED


@pytest.mark.parametrize("kind", [RequestForm, ServiceRequest, Resident, RegisterRequest])
def test_no_identity_number_is_asked_for_or_kept(kind: type[msgspec.Struct]) -> None:
    names = {field.name for field in msgspec.structs.fields(kind)}
    assert not {name for name in names if "identity" in name or name.startswith("id_")}


def test_the_residents_words_are_kept_as_they_were_said() -> None:
    words = "  灯泡坏了，\n够不着。找师傅𬱖来看看  "
    assert registered(MemoryDesk(), a_form(words=words)).words == words.strip()


def test_numbers_count_by_the_day() -> None:
    desk = MemoryDesk()
    first, second = registered(desk), registered(desk)
    desk.later(days=1)
    assert [first.spoken_number, second.spoken_number] == ["0520-001", "0520-002"]
    assert registered(desk).spoken_number == "0521-001"


def test_a_contact_stands_in_for_a_phone() -> None:
    request = registered(MemoryDesk(), a_form(phone=" ", contact="邻居何大姐"))
    assert (request.phone, request.contact) == ("", "邻居何大姐")


@pytest.mark.parametrize(
    ("told", "refusal", "field"),
    [
        ({"name": ""}, FieldMissing, "name"),
        ({"name": "周\t桂兰"}, CharacterRefused, "name"),
        ({"phone": ""}, FieldMissing, "phone"),
        ({"contact": "话" * 61}, FieldTooLong, "contact"),
        ({"words": " "}, FieldMissing, "words"),
        ({"words": "话" * 201}, FieldTooLong, "words"),
        ({"village": ""}, FieldMissing, "village"),
        ({"town": "镇" * 41}, FieldTooLong, "town"),
        ({"address": "号" * 81}, FieldTooLong, "address"),
        ({"wanted": WantedTime.ON_DATE}, FieldMissing, "wanted_on"),
    ],
)
def test_a_refusal_names_its_field_and_saves_nothing(
    told: dict[str, object], refusal: type[Refusal], field: str
) -> None:
    desk = MemoryDesk()
    with pytest.raises(refusal) as caught:
        registered(desk, a_form(**told))
    assert caught.value.facts()["field"] == field
    assert desk.rows.find(ServiceRequest) == []
    assert desk.rows.find(Resident) == []


def test_a_wrong_phone_is_refused_by_its_own_name() -> None:
    with pytest.raises(PhoneLength):
        registered(MemoryDesk(), a_form(phone="1380000204"))


def test_words_of_exactly_200_characters_are_taken() -> None:
    assert len(registered(MemoryDesk(), a_form(words="𬱖" * 200)).words) == 200


def test_a_date_is_kept_only_where_one_was_picked() -> None:
    day = date(2026, 5, 23)
    on_date = registered(MemoryDesk(), a_form(wanted=WantedTime.ON_DATE, wanted_on=day))
    soon = registered(MemoryDesk(), a_form(wanted=WantedTime.SOON, wanted_on=day))
    assert (on_date.wanted_on, soon.wanted_on) == (day, None)


def test_the_same_request_is_not_registered_twice() -> None:
    desk = MemoryDesk()
    (command,) = desk.write(partial(register_request, form=a_form()))
    with pytest.raises(StatusRefused):
        desk.write(lambda _desk: command)


def test_a_request_cannot_be_born_in_a_later_state() -> None:
    desk = MemoryDesk()

    def dispatched(_desk: object) -> Command:
        command = register_request(desk, a_form())[0]
        assert isinstance(command, RegisterRequest)
        late = msgspec.structs.replace(command.request, state=RequestState.DISPATCHED)
        return msgspec.structs.replace(command, request=late)

    with pytest.raises(StatusRefused) as caught:
        desk.write(dispatched)
    assert caught.value.wanted == "dispatched"


# The resident ----------------------------------------------------------------------------------------------


def test_a_new_resident_is_kept_with_the_request() -> None:
    desk = MemoryDesk()
    request = registered(desk, a_form(sex=Sex.FEMALE, birth_on=date(1957, 3, 8)))
    (resident,) = desk.rows.find(Resident)
    assert request.resident_id == resident.id
    assert (resident.name, resident.sex, resident.birth_on) == ("周桂兰", Sex.FEMALE, date(1957, 3, 8))


def test_a_known_resident_is_not_doubled_and_keeps_what_the_form_does_not_ask() -> None:
    desk = MemoryDesk()
    first = registered(desk, a_form(sex=Sex.FEMALE, birth_on=date(1957, 3, 8)))
    second = registered(desk, a_form(resident_id=first.resident_id, phone="13800002047"))
    (resident,) = desk.rows.find(Resident)
    assert second.resident_id == first.resident_id
    assert (resident.phone, resident.sex, resident.birth_on) == (
        "13800002047",
        Sex.FEMALE,
        date(1957, 3, 8),
    )


def test_an_unchanged_resident_gets_no_new_version() -> None:
    desk = MemoryDesk()
    first = registered(desk)
    registered(desk, a_form(resident_id=first.resident_id))
    (resident,) = desk.rows.find(Resident)
    assert resident.version == 1


# Deadlines -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("registered_on", "due_on"),
    [
        (datetime(2026, 5, 20, 9, 0, tzinfo=LOCAL_ZONE), date(2026, 5, 21)),
        (datetime(2026, 5, 22, 17, 59, tzinfo=LOCAL_ZONE), date(2026, 5, 25)),
        (datetime(2026, 6, 18, 9, 0, tzinfo=LOCAL_ZONE), date(2026, 6, 22)),
        (datetime(2026, 5, 8, 9, 0, tzinfo=LOCAL_ZONE), date(2026, 5, 9)),
        (datetime(2026, 5, 20, 23, 30, tzinfo=LOCAL_ZONE), date(2026, 5, 21)),
    ],
    ids=["weekday", "friday", "before the dragon boat festival", "a saturday worked", "late at night"],
)
def test_a_review_is_owed_by_the_end_of_the_next_working_day(registered_on: datetime, due_on: date) -> None:
    assert registered(MemoryDesk(now=registered_on)).due_at == at_six(due_on)


def test_an_urgent_request_is_owed_in_hours() -> None:
    assert registered(MemoryDesk(), a_form(urgent=True)).due_at == MORNING + timedelta(hours=2)


def test_the_policy_sets_the_spans() -> None:
    desk = MemoryDesk(policy=DeskPolicy(hours=HoursPolicy(), verify_days=3, dispatch_days=5, urgent_hours=1))
    request = registered(desk)
    assert request.due_at == at_six(date(2026, 5, 25))
    assert accepted(desk, request).due_at == at_six(date(2026, 5, 27))
    assert deadline(desk, urgent=True) == MORNING + timedelta(hours=1)
    assert deadline(desk, urgent=False, accepted=True) == at_six(date(2026, 5, 27))


# Review, return, withdrawal --------------------------------------------------------------------------------


def test_a_good_request_is_accepted_for_dispatch() -> None:
    desk = MemoryDesk()
    request = registered(desk)
    assert accepted(desk, request).state is RequestState.ACCEPTED
    assert steps(desk, request)[-1] == (RequestState.SUBMITTED, RequestState.ACCEPTED, "")


def test_a_returned_request_says_what_is_missing_and_can_be_handed_in_again() -> None:
    desk = MemoryDesk()
    request = registered(desk)
    back = returned(desk, request)
    assert (back.state, back.due_at) == (RequestState.RETURNED, at_six(date(2026, 5, 21)))
    desk.later(days=1)
    desk.write(partial(amend_request, request_id=request.id, form=a_form(address="3 组 12 号")))
    again = stored(desk, request)
    assert (again.state, again.address) == (RequestState.SUBMITTED, "3 组 12 号")
    assert (again.number, again.token) == (request.number, request.token)
    assert again.due_at == at_six(date(2026, 5, 22))
    assert steps(desk, request)[1:] == [
        (RequestState.SUBMITTED, RequestState.RETURNED, "请补门牌号"),
        (RequestState.RETURNED, RequestState.SUBMITTED, ""),
    ]


def test_a_corrected_name_and_phone_reach_the_request_and_the_resident() -> None:
    desk = MemoryDesk()
    request = returned(desk, registered(desk), "电话打不通")
    form = a_form(name="周桂蘭", phone="13800002047")
    desk.write(partial(amend_request, request_id=request.id, form=form))
    again = stored(desk, request)
    (resident,) = desk.rows.find(Resident)
    assert (again.requester_name, again.phone) == ("周桂蘭", "13800002047")
    assert (resident.name, resident.phone) == ("周桂蘭", "13800002047")


def test_a_request_says_for_whom_it_is_for_how_many_and_what_to_beware_of() -> None:
    desk = MemoryDesk()
    form = a_form(
        on_behalf_of=" 周大爷 ", served_group=ServedGroup.ELDERS, people_count=3, risk_note="家里养了狗"
    )
    request = registered(desk, form)
    assert (request.on_behalf_of, request.served_group) == ("周大爷", ServedGroup.ELDERS)
    assert (request.people_count, request.risk_note) == (3, "家里养了狗")

    returned(desk, request)
    desk.write(partial(amend_request, request_id=request.id, form=a_form(people_count=2)))
    again = stored(desk, request)
    assert (again.on_behalf_of, again.served_group, again.people_count) == ("", None, 2)


@pytest.mark.parametrize("people", [0, -1, 10_000])
def test_a_request_is_for_at_least_one_person(people: int) -> None:
    desk = MemoryDesk()
    with pytest.raises(NumberRefused):
        registered(desk, a_form(people_count=people))


def test_only_a_returned_request_is_amended() -> None:
    desk = MemoryDesk()
    request = registered(desk)
    with pytest.raises(StatusRefused) as caught:
        desk.write(partial(amend_request, request_id=request.id, form=a_form()))
    assert (caught.value.state, caught.value.wanted) == ("submitted", "submitted")


def test_an_accepted_request_can_still_be_returned() -> None:
    desk = MemoryDesk()
    assert returned(desk, accepted(desk, registered(desk))).state is RequestState.RETURNED


def test_a_resident_withdraws_at_any_of_the_first_states_and_nothing_is_owed_then() -> None:
    desk = MemoryDesk()
    for request in (
        registered(desk),
        returned(desk, registered(desk)),
        accepted(desk, registered(desk)),
    ):
        moved(desk, partial(withdraw_request, request_id=request.id, reason=" 家人修好了 "))
        closed = stored(desk, request)
        assert (closed.state, closed.due_at) == (RequestState.WITHDRAWN, None)
        assert closed.closed_at == desk.now()
        assert steps(desk, request)[-1][2] == "家人修好了"


@pytest.mark.parametrize("step", [return_request, withdraw_request])
def test_taking_back_needs_a_reason(step: Callable[[Desk, str, str], MoveRequest]) -> None:
    desk = MemoryDesk()
    request = registered(desk)
    with pytest.raises(ReasonMissing):
        desk.write(lambda asked: step(asked, request.id, " "))
    assert stored(desk, request) == request


def test_a_closed_request_moves_no_more() -> None:
    desk = MemoryDesk()
    request = registered(desk)
    withdraw = partial(withdraw_request, request_id=request.id, reason="不用了")
    moved(desk, withdraw)
    for order in (withdraw, partial(accept_request, request_id=request.id)):
        with pytest.raises(StatusRefused) as caught:
            desk.write(order)
        assert caught.value.state == "withdrawn"


def test_a_request_that_is_not_here_is_not_found() -> None:
    with pytest.raises(NotFound) as caught:
        MemoryDesk().write(partial(accept_request, request_id="nowhere"))
    assert (caught.value.kind, caught.value.row_id) == ("ServiceRequest", "nowhere")


# Undo ------------------------------------------------------------------------------------------------------


def undone(desk: MemoryDesk, command: Command) -> None:
    order = compensation(command, "undo")
    assert order is not None
    desk.write(order)


def test_undoing_a_registration_withdraws_it_with_the_reason() -> None:
    desk = MemoryDesk()
    (command,) = desk.write(partial(register_request, form=a_form()))
    undone(desk, command)
    request = cast(RegisterRequest, command).request
    assert stored(desk, request).state is RequestState.WITHDRAWN
    assert steps(desk, request)[-1][2] == "undo"


def test_undoing_a_step_goes_back_with_the_deadline_of_before() -> None:
    desk = MemoryDesk(policy=DeskPolicy(hours=HoursPolicy(), verify_days=1, dispatch_days=4))
    request = registered(desk)
    desk.later(days=2)
    undone(desk, moved(desk, partial(accept_request, request_id=request.id)))
    back = stored(desk, request)
    assert (back.state, back.due_at) == (RequestState.SUBMITTED, request.due_at)
    assert steps(desk, request)[-1] == (RequestState.ACCEPTED, RequestState.SUBMITTED, "undo")


def test_undoing_a_return_or_withdrawal_of_an_accepted_request_owes_the_dispatch_as_before() -> None:
    desk = MemoryDesk(policy=DeskPolicy(hours=HoursPolicy(), verify_days=1, dispatch_days=4))
    request = accepted(desk, registered(desk))
    for step in (return_request, withdraw_request):
        desk.later(hours=1)
        undone(desk, moved(desk, partial(step, request_id=request.id, reason="看错了")))
        back = stored(desk, request)
        assert (back.state, back.due_at, back.closed_at) == (RequestState.ACCEPTED, request.due_at, None)


def test_an_urgent_request_keeps_its_hours_through_an_undo() -> None:
    desk = MemoryDesk()
    request = registered(desk, a_form(urgent=True))
    desk.later(minutes=30)
    undone(desk, moved(desk, partial(accept_request, request_id=request.id)))
    assert stored(desk, request).due_at == request.due_at


def test_only_the_last_step_is_undone() -> None:
    desk = MemoryDesk()
    request = registered(desk)
    accepting = moved(desk, partial(accept_request, request_id=request.id))
    desk.later(minutes=1)
    returned(desk, request)
    with pytest.raises(StatusRefused):
        undone(desk, accepting)


def test_the_registration_is_no_step_to_go_back_behind() -> None:
    desk = MemoryDesk()
    (command,) = desk.write(partial(register_request, form=a_form()))
    registering = cast(RegisterRequest, command)
    with pytest.raises(StatusRefused) as caught:
        desk.write(
            partial(
                revert_request_step,
                request_id=registering.request.id,
                step_id=registering.step_id,
            )
        )
    assert caught.value.wanted == "draft"


def test_a_step_of_another_request_is_not_undone() -> None:
    desk = MemoryDesk()
    first, second = registered(desk), registered(desk)
    accepting = moved(desk, partial(accept_request, request_id=first.id))
    with pytest.raises(StatusRefused):
        desk.write(partial(revert_request_step, request_id=second.id, step_id=accepting.step_id))


def test_a_step_that_is_not_here_is_not_found() -> None:
    desk = MemoryDesk()
    request = registered(desk)
    with pytest.raises(NotFound):
        desk.write(partial(revert_request_step, request_id=request.id, step_id="nowhere"))


def test_a_service_elsewhere_does_not_move_the_resident() -> None:
    desk = MemoryDesk()
    first = registered(desk, a_form(town="柳溪镇", village="新民村", address="3 组 12 号"))
    second = registered(
        desk, a_form(resident_id=first.resident_id, town="石桥镇", village="团结村", address="")
    )
    resident = desk.rows.get(Resident, first.resident_id)
    assert resident is not None
    assert (second.town, second.village) == ("石桥镇", "团结村")
    assert (resident.town, resident.village, resident.address) == ("柳溪镇", "新民村", "3 组 12 号")
