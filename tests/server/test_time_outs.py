"""What nobody answers or rates in time ends by itself, once, whoever is first: a desk or the platform."""

from datetime import timedelta
from functools import partial

import msgspec
import pytest

from core.commands.dispatches import DispatchAnswer, answer_dispatch, dispatch_request
from core.commands.request_moves import accept_request, fulfil_request, start_service
from core.commands.requests import RequestForm, register_request
from core.commands.teams import add_team
from core.commands.time_outs import PLATFORM_WAITS, time_outs
from core.domain.dispatch import Dispatch, DispatchState
from core.domain.service_request import RequestCategory, RequestState, RequestStep, ServiceRequest
from core.domain.volunteer_team import VolunteerTeam
from server.housekeeping import Housekeeping
from server.platform import Platform
from tests.server.desks import TestDesk, TurnedClock, a_desk

LONG_AFTER = PLATFORM_WAITS + timedelta(days=5)


def dispatched(desk: TestDesk) -> ServiceRequest:
    form = RequestForm(
        name="周桂兰", phone="13800002046", words="灯坏了", category=RequestCategory.REPAIR, village="新民村"
    )
    (made, *_) = desk.write(partial(register_request, form=form))
    request: ServiceRequest = made.request  # type: ignore[attr-defined]  # a RegisterRequest
    desk.write(partial(accept_request, request_id=request.id))
    desk.write(partial(add_team, name="水电维修志愿服务队"))
    (team,) = desk.rows.find(VolunteerTeam)
    desk.write(partial(dispatch_request, request_id=request.id, team_id=team.id))
    return request


def stands(platform: Platform, request: ServiceRequest) -> tuple[RequestState, list[DispatchState], int]:
    with platform.read() as rows:
        found = rows.get(ServiceRequest, request.id)
        assert found is not None
        sent = [row.state for row in rows.find(Dispatch, request_id=request.id)]
        return found.state, sent, len(rows.find(RequestStep, request_id=request.id))


def test_the_platform_ends_what_no_desk_ended_and_only_once(platform: Platform, clock: TurnedClock) -> None:
    desk = a_desk(platform, clock, 1)
    request = dispatched(desk)
    desk.sync(platform)
    assert platform.time_outs() == 0
    clock.at += LONG_AFTER
    assert platform.time_outs() == 1
    assert stands(platform, request) == (RequestState.ACCEPTED, [DispatchState.EXPIRED], 4)
    assert platform.time_outs() == 0
    desk.sync(platform)
    assert desk.rows.get(ServiceRequest, request.id).state is RequestState.ACCEPTED  # type: ignore[union-attr]  # it is there


def test_a_desk_that_was_later_than_the_platform_changes_nothing(
    platform: Platform, clock: TurnedClock
) -> None:
    desk = a_desk(platform, clock, 1)
    request = dispatched(desk)
    desk.sync(platform)
    clock.at += LONG_AFTER
    (command,) = desk.write(time_outs)
    platform.time_outs()
    before = stands(platform, request)
    desk.sync(platform)
    assert command.by == ""
    assert stands(platform, request) == before


def test_the_platform_leaves_the_desk_an_hour_to_be_first(platform: Platform, clock: TurnedClock) -> None:
    desk = a_desk(platform, clock, 1)
    request = dispatched(desk)
    (dispatch,) = desk.rows.find(Dispatch, request_id=request.id)
    desk.sync(platform)
    clock.at += dispatch.reply_by - clock() + timedelta(minutes=30)
    assert platform.time_outs() == 0
    assert len(desk.write(time_outs)) == 1
    desk.sync(platform)
    assert stands(platform, request)[0] is RequestState.ACCEPTED


def test_what_nobody_rated_is_closed_by_housekeeping(platform: Platform, clock: TurnedClock) -> None:
    desk = a_desk(platform, clock, 1)
    request = dispatched(desk)
    (dispatch,) = desk.rows.find(Dispatch, request_id=request.id)
    desk.write(
        partial(answer_dispatch, dispatch_id=dispatch.id, answer=DispatchAnswer.ACCEPT, who_goes="陈德昌")
    )
    desk.write(partial(start_service, request_id=request.id))
    desk.write(partial(fulfil_request, request_id=request.id))
    desk.sync(platform)
    clock.at += timedelta(days=9)
    Housekeeping(platform, clock).look()
    assert stands(platform, request)[0] is RequestState.CLOSED


def test_a_unit_decides_how_long_a_team_may_take(platform: Platform, clock: TurnedClock) -> None:
    """The limit travels in the dispatch: what is decided later does not shorten it."""
    desk = a_desk(platform, clock, 1)
    desk.policy = msgspec.structs.replace(desk.policy, reply_days=30)
    request = dispatched(desk)
    desk.sync(platform)
    clock.at += LONG_AFTER
    assert platform.time_outs() == 0
    assert stands(platform, request)[0] is RequestState.DISPATCHED


def test_a_look_that_fails_is_logged_and_the_next_one_comes(
    platform: Platform, clock: TurnedClock, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_platform: Platform) -> int:
        raise OSError("disk full")

    monkeypatch.setattr(Platform, "time_outs", broken)
    Housekeeping(platform, clock).look()
    assert "time-outs" in caplog.text
