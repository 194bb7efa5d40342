"""A request goes to a team, the service is given, rated and closed. Everybody here is invented."""

from datetime import timedelta
from functools import partial

import pytest

from core.commands.dispatches import (
    AnswerDispatch,
    DispatchAnswer,
    DispatchRequest,
    EndDispatch,
    answer_by_link,
    answer_dispatch,
    call_back_dispatch,
    dispatch_request,
    expire_dispatch,
)
from core.commands.ratings import rate_by_code, rate_request
from core.commands.refusals import (
    AlreadyDispatched,
    DispatchOver,
    NotFound,
    NotFulfilled,
    ReasonMissing,
    ReplyLate,
    ReplyNotDue,
    StatusRefused,
)
from core.commands.registry import desk_handlers
from core.commands.request_moves import (
    close_request,
    fulfil_request,
    revert_request_step,
    start_service,
    withdraw_request,
)
from core.commands.teams import add_team
from core.commands.undo import compensation
from core.domain.codes import CodeKind, check_character, parse_code
from core.domain.dispatch import Dispatch, DispatchState
from core.domain.rating import Grade, Rating, RatingSource
from core.domain.refusals import FieldMissing
from core.domain.service_request import RequestState, RequestStep, ServiceRequest
from core.domain.volunteer_team import VolunteerTeam
from core.ports.store import Command, Order
from tests.core.commands.test_requests import accepted, registered, steps, stored
from tests.core.memory import MORNING, MemoryDesk

ACCEPT, OTHER_TIME, CANNOT = DispatchAnswer.ACCEPT, DispatchAnswer.OTHER_TIME, DispatchAnswer.CANNOT


def a_team(desk: MemoryDesk, name: str = "水电维修志愿服务队") -> VolunteerTeam:
    desk.write(partial(add_team, name=name))
    return desk.rows.find(VolunteerTeam, name=name)[0]


def sent(desk: MemoryDesk, request: ServiceRequest, team: VolunteerTeam) -> Dispatch:
    (command,) = desk.write(partial(dispatch_request, request_id=request.id, team_id=team.id))
    assert isinstance(command, DispatchRequest)
    return now(desk, command.dispatch)


def now(desk: MemoryDesk, dispatch: Dispatch) -> Dispatch:
    found = desk.rows.get(Dispatch, dispatch.id)
    assert found is not None
    return found


def says(desk: MemoryDesk, dispatch: Dispatch, answer: DispatchAnswer, **told: object) -> Dispatch:
    given: dict[str, object] = {"who_goes": "陈德昌"} | told
    desk.write(partial(answer_dispatch, dispatch_id=dispatch.id, answer=answer, **given))  # type: ignore[arg-type]  # a builder
    return now(desk, dispatch)


def a_dispatched_one(desk: MemoryDesk) -> tuple[ServiceRequest, Dispatch]:
    request = accepted(desk, registered(desk))
    dispatch = sent(desk, request, a_team(desk))
    return stored(desk, request), dispatch


def refused(desk: MemoryDesk, kind: type[Exception], order: Order) -> None:
    with pytest.raises(kind):
        desk.write(order)


def test_a_request_goes_all_the_way_to_closed() -> None:
    desk = MemoryDesk()
    request, dispatch = a_dispatched_one(desk)
    assert (request.state, request.due_at) == (RequestState.DISPATCHED, dispatch.reply_by)
    says(desk, dispatch, ACCEPT, goes_at=MORNING + timedelta(days=1))
    desk.write(partial(start_service, request_id=request.id))
    assert stored(desk, request).due_at == MORNING + timedelta(days=1)
    desk.write(partial(fulfil_request, request_id=request.id, result="换好了空气开关"))
    order = partial(rate_request, request_id=request.id, grade=Grade.SATISFIED, source=RatingSource.CALL_BACK)
    desk.later(minutes=1).write(order)
    desk.later(minutes=1).write(partial(close_request, request_id=request.id))
    assert stored(desk, request).closed_at == desk.now()
    assert [to_state.value for _, to_state, _ in steps(desk, request)] == [
        "submitted", "accepted", "dispatched", "taken", "in_service", "fulfilled", "rated", "closed"
    ]  # fmt: skip
    assert len({step.id for step in desk.rows.find(RequestStep, request_id=request.id)}) == 8


def test_the_link_of_a_dispatch_holds_a_code_of_its_own_kind() -> None:
    desk = MemoryDesk()
    _, dispatch = a_dispatched_one(desk)
    body = CodeKind.DISPATCH.value + dispatch.link_token
    assert parse_code(body + check_character(body)).kind is CodeKind.DISPATCH


def test_a_second_team_cannot_be_asked_while_the_first_has_not_answered() -> None:
    desk = MemoryDesk()
    request, dispatch = a_dispatched_one(desk)
    other = a_team(desk, "另一支队伍")
    with pytest.raises(AlreadyDispatched) as caught:
        sent(desk, request, other)
    assert (caught.value.team_id, caught.value.dispatch_id) == (dispatch.team_id, dispatch.id)
    assert len(desk.rows.find(Dispatch, request_id=request.id)) == 1


def test_two_desks_that_dispatched_at_once_end_with_the_first_that_arrived() -> None:
    desk = MemoryDesk()
    request = accepted(desk, registered(desk))
    one, other = a_team(desk), a_team(desk, "另一支队伍")
    commands = [dispatch_request(desk, request.id, team.id) for team in (one, other)]
    handler = desk_handlers()[DispatchRequest]
    handler.apply(desk.rows, commands[0])
    for rule in (handler.check, handler.apply):
        with pytest.raises(AlreadyDispatched):
            rule(desk.rows, commands[1])
    assert [found.team_id for found in desk.rows.find(Dispatch)] == [one.id]


def test_only_an_accepted_request_is_dispatched_and_only_to_a_known_team() -> None:
    desk = MemoryDesk()
    request, team = registered(desk), a_team(desk)
    refused(desk, StatusRefused, partial(dispatch_request, request_id=request.id, team_id=team.id))
    request = accepted(desk, request)
    refused(desk, NotFound, partial(dispatch_request, request_id=request.id, team_id="nobody"))


def test_a_team_that_cannot_gives_no_reason_and_the_request_waits_again() -> None:
    desk = MemoryDesk()
    request, dispatch = a_dispatched_one(desk)
    says(desk, dispatch, CANNOT, who_goes="")
    assert now(desk, dispatch).state is DispatchState.DECLINED
    again = stored(desk, request)
    assert again.state is RequestState.ACCEPTED
    assert again.due_at is not None
    assert sent(desk, again, a_team(desk, "另一支队伍")).state is DispatchState.WAITING


def test_a_team_that_took_it_may_still_decline() -> None:
    desk = MemoryDesk()
    request, dispatch = a_dispatched_one(desk)
    says(desk, dispatch, ACCEPT)
    says(desk, dispatch, CANNOT)
    assert stored(desk, request).state is RequestState.ACCEPTED


def test_another_time_is_kept_until_somebody_agrees() -> None:
    desk = MemoryDesk()
    request, dispatch = a_dispatched_one(desk)
    monday = MORNING + timedelta(days=5)
    says(desk, dispatch, OTHER_TIME, goes_at=monday)
    offered = now(desk, dispatch)
    assert (offered.state, offered.proposed_at) == (DispatchState.OTHER_TIME, monday)
    assert stored(desk, request).state is RequestState.DISPATCHED
    says(desk, dispatch, ACCEPT)
    assert now(desk, dispatch).proposed_at == monday
    assert stored(desk, request).state is RequestState.TAKEN


def test_another_time_needs_the_time_and_accepting_needs_who_goes() -> None:
    desk = MemoryDesk()
    _, dispatch = a_dispatched_one(desk)
    for answer, field in ((OTHER_TIME, "goes_at"), (ACCEPT, "who_goes")):
        with pytest.raises(FieldMissing) as caught:
            says(desk, dispatch, answer, who_goes="")
        assert caught.value.field == field


def test_the_leader_answers_by_link_without_being_anybodys_clerk() -> None:
    desk = MemoryDesk()
    _, dispatch = a_dispatched_one(desk)
    order = partial(
        answer_by_link, link_token=dispatch.link_token, answer=ACCEPT, who_goes="陈德昌", note="下午三点"
    )
    (command,) = desk.write(order)
    assert isinstance(command, AnswerDispatch)
    assert (command.by, command.by_link) == ("", True)
    answered = now(desk, dispatch)
    assert (answered.who_goes, answered.answer_note, answered.answered_at) == (
        "陈德昌",
        "下午三点",
        desk.now(),
    )
    refused(desk, DispatchOver, order)


def test_the_link_closes_when_the_time_to_answer_is_over_and_the_telephone_does_not() -> None:
    desk = MemoryDesk()
    request, dispatch = a_dispatched_one(desk)
    desk.instant = dispatch.reply_by + timedelta(seconds=1)
    late = partial(answer_by_link, link_token=dispatch.link_token, answer=ACCEPT, who_goes="陈德昌")
    refused(desk, ReplyLate, late)
    says(desk, dispatch, ACCEPT)
    assert stored(desk, request).state is RequestState.TAKEN


def test_an_unknown_link_is_not_found() -> None:
    desk = MemoryDesk()
    refused(desk, NotFound, partial(answer_by_link, link_token="0" * 16, answer=CANNOT))


def test_without_an_answer_the_request_goes_back_once_the_time_is_over() -> None:
    desk = MemoryDesk()
    request, dispatch = a_dispatched_one(desk)
    refused(desk, ReplyNotDue, partial(expire_dispatch, dispatch_id=dispatch.id))
    desk.instant = dispatch.reply_by + timedelta(minutes=1)
    (command,) = desk.write(partial(expire_dispatch, dispatch_id=dispatch.id))
    assert command.by == ""
    assert now(desk, dispatch).state is DispatchState.EXPIRED
    assert stored(desk, request).state is RequestState.ACCEPTED
    refused(desk, DispatchOver, partial(expire_dispatch, dispatch_id=dispatch.id))


def test_a_dispatch_that_was_taken_does_not_run_out() -> None:
    desk = MemoryDesk()
    _, dispatch = a_dispatched_one(desk)
    says(desk, dispatch, ACCEPT)
    desk.instant = dispatch.reply_by + timedelta(days=1)
    refused(desk, DispatchOver, partial(expire_dispatch, dispatch_id=dispatch.id))


def test_calling_back_needs_a_reason_and_is_what_undoes_a_dispatch() -> None:
    desk = MemoryDesk()
    request = accepted(desk, registered(desk))
    team = a_team(desk)
    (command,) = desk.write(partial(dispatch_request, request_id=request.id, team_id=team.id))
    assert isinstance(command, DispatchRequest)
    refused(desk, ReasonMissing, partial(call_back_dispatch, dispatch_id=command.dispatch.id, reason=" "))
    back = compensation(command, "")
    assert back is not None
    desk.write(back)
    assert now(desk, command.dispatch).state is DispatchState.CALLED_BACK
    assert stored(desk, request).state is RequestState.ACCEPTED


def test_an_end_can_only_be_calling_back_or_running_out() -> None:
    desk = MemoryDesk()
    request, dispatch = a_dispatched_one(desk)
    for state in (DispatchState.TAKEN, DispatchState.DECLINED, DispatchState.OTHER_TIME):
        forged = EndDispatch(
            at=MORNING,
            by="clerk",
            site_id="site",
            dispatch_id=dispatch.id,
            request_id=request.id,
            step_id="step",
            to_state=state,
        )
        refused(desk, DispatchOver, lambda _desk, forged=forged: forged)  # type: ignore[misc]


def test_a_withdrawn_request_calls_its_team_back_and_that_cannot_be_taken_back() -> None:
    desk = MemoryDesk()
    request, dispatch = a_dispatched_one(desk)
    says(desk, dispatch, ACCEPT)
    (command,) = desk.write(partial(withdraw_request, request_id=request.id, reason="已自行解决"))
    assert now(desk, dispatch).state is DispatchState.CALLED_BACK
    step_id: str = command.step_id  # type: ignore[attr-defined]  # a MoveRequest
    refused(desk, StatusRefused, partial(revert_request_step, request_id=request.id, step_id=step_id))


def test_a_step_by_hand_during_service_can_be_taken_back_but_no_step_of_a_team() -> None:
    desk = MemoryDesk()
    request, dispatch = a_dispatched_one(desk)
    last = max(desk.rows.find(RequestStep, request_id=request.id), key=lambda step: (step.at, step.id))
    refused(desk, StatusRefused, partial(revert_request_step, request_id=request.id, step_id=last.id))
    says(desk, dispatch, ACCEPT)
    (command,) = desk.later(minutes=1).write(partial(start_service, request_id=request.id))
    step_id: str = command.step_id  # type: ignore[attr-defined]  # a MoveRequest
    desk.write(partial(revert_request_step, request_id=request.id, step_id=step_id))
    assert stored(desk, request).state is RequestState.TAKEN


# -- rating --


def a_fulfilled_one(desk: MemoryDesk) -> ServiceRequest:
    request, dispatch = a_dispatched_one(desk)
    says(desk, dispatch, ACCEPT)
    desk.write(partial(start_service, request_id=request.id))
    desk.write(partial(fulfil_request, request_id=request.id))
    return stored(desk, request)


def test_a_service_is_rated_once_it_was_given_and_not_before() -> None:
    desk = MemoryDesk()
    request, _ = a_dispatched_one(desk)
    refused(desk, NotFulfilled, partial(rate_by_code, token=request.token, grade=Grade.FAIR))
    refused(desk, NotFound, partial(rate_by_code, token="0" * 16, grade=Grade.FAIR))


def test_the_resident_rates_behind_the_code_of_the_slip() -> None:
    desk = MemoryDesk()
    request = a_fulfilled_one(desk)
    order = partial(
        rate_by_code, token=request.token, grade=Grade.VERY_SATISFIED, tags=("准时", "手艺好"), words="谢谢"
    )
    desk.write(order)
    (rating,) = desk.rows.find(Rating)
    assert (rating.grade, rating.tags, rating.words, rating.source) == (
        Grade.VERY_SATISFIED,
        ("准时", "手艺好"),
        "谢谢",
        RatingSource.QR,
    )
    assert stored(desk, request).state is RequestState.RATED


def test_who_rates_again_is_kept_beside_the_first() -> None:
    desk = MemoryDesk()
    request = a_fulfilled_one(desk)
    for grade in (Grade.SATISFIED, Grade.DISSATISFIED):
        desk.later(minutes=1).write(partial(rate_by_code, token=request.token, grade=grade))
    assert sorted((rating.grade, rating.again) for rating in desk.rows.find(Rating)) == [
        (Grade.DISSATISFIED, True),
        (Grade.SATISFIED, False),
    ]


def test_a_rating_that_arrives_before_the_word_of_the_service_moves_the_request_then() -> None:
    here = MemoryDesk()
    request = a_fulfilled_one(here)
    rating = rate_by_code(here, request.token, Grade.SATISFIED)
    desk = MemoryDesk()
    request, dispatch = a_dispatched_one(desk)
    says(desk, dispatch, ACCEPT)
    desk.write(partial(start_service, request_id=request.id))
    early: Command = type(rating)(
        at=rating.at,
        by="",
        site_id="site",
        rating=Rating(
            id="r",
            site_id="site",
            request_id=request.id,
            grade=Grade.SATISFIED,
            source=RatingSource.QR,
            rated_at=rating.at,
        ),
    )
    desk_handlers()[type(early)].apply(desk.rows, early)
    assert stored(desk, request).state is RequestState.IN_SERVICE
    desk.write(partial(fulfil_request, request_id=request.id))
    assert stored(desk, request).state is RequestState.RATED


def test_what_nobody_rated_can_be_closed_and_a_late_rating_is_still_kept() -> None:
    desk = MemoryDesk()
    request = a_fulfilled_one(desk)
    desk.later(days=8).write(partial(close_request, request_id=request.id))
    desk.later(days=1).write(partial(rate_by_code, token=request.token, grade=Grade.FAIR))
    assert stored(desk, request).state is RequestState.CLOSED
    assert [rating.grade for rating in desk.rows.find(Rating)] == [Grade.FAIR]
