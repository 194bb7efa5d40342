"""A request leaves the usual way: not ours, passed on, merged. Everybody here is invented."""

from datetime import timedelta
from functools import partial

import pytest

from core.commands.dispatches import call_back_dispatch
from core.commands.refusals import MergeRefused, NotFound, OthersMerged, ReasonMissing, StatusRefused
from core.commands.request_exits import (
    HOTLINE,
    decline_request,
    merge_requests,
    transfer_request,
)
from core.commands.request_moves import UNDONE, withdraw_request
from core.commands.undo import compensation
from core.domain.refusals import FieldMissing, FieldTooLong
from core.domain.service_request import EXIT_MOVES, RequestState, RequestStep, ServiceRequest
from core.ports.store import Order
from tests.core.commands.test_dispatches import a_dispatched_one
from tests.core.commands.test_requests import accepted, registered, returned, steps, stored
from tests.core.memory import MORNING, MemoryDesk


def refused(desk: MemoryDesk, kind: type[Exception], order: Order) -> None:
    with pytest.raises(kind):
        desk.write(order)


def merged(desk: MemoryDesk, request: ServiceRequest, into: ServiceRequest) -> ServiceRequest:
    desk.write(partial(merge_requests, into_id=into.id, request_ids=(request.id,)))
    return stored(desk, request)


def test_what_is_not_ours_is_declined_with_a_reason_and_who_is_competent() -> None:
    desk = MemoryDesk()
    request = registered(desk)
    decline = partial(decline_request, request_id=request.id)
    refused(desk, ReasonMissing, partial(decline, reason=" ", competent="县供电公司"))
    refused(desk, FieldMissing, partial(decline, reason="高压线不归我们管", competent=" "))
    refused(desk, FieldTooLong, partial(decline, reason="高压线不归我们管", competent="某" * 41))
    desk.write(partial(decline, reason="高压线不归我们管", competent="县供电公司"))
    gone = stored(desk, request)
    assert (gone.state, gone.transferred_to, gone.due_at, gone.closed_at) == (
        RequestState.DECLINED_BY_CENTRE,
        "县供电公司",
        None,
        MORNING,
    )
    assert steps(desk, request)[-1][2] == "高压线不归我们管"


def test_a_transfer_says_to_whom_and_why() -> None:
    desk = MemoryDesk()
    request = accepted(desk, registered(desk))
    transfer = partial(transfer_request, request_id=request.id, transferred_to=HOTLINE)
    refused(desk, ReasonMissing, partial(transfer, reason=""))
    desk.write(partial(transfer, reason="路灯由市政维修"))
    gone = stored(desk, request)
    assert (gone.state, gone.transferred_to) == (RequestState.TRANSFERRED, "12345")


def test_each_exit_is_open_until_a_team_is_asked() -> None:
    desk = MemoryDesk()
    for request in (registered(desk), returned(desk, registered(desk)), accepted(desk, registered(desk))):
        desk.write(partial(decline_request, request_id=request.id, reason="重复", competent="社区"))
        assert stored(desk, request).state is RequestState.DECLINED_BY_CENTRE
    dispatched, _ = a_dispatched_one(desk)
    other = registered(desk)
    for order in (
        partial(decline_request, request_id=dispatched.id, reason="不归我们", competent="社区"),
        partial(transfer_request, request_id=dispatched.id, reason="不归我们", transferred_to=HOTLINE),
        partial(merge_requests, into_id=other.id, request_ids=(dispatched.id,)),
    ):
        refused(desk, StatusRefused, order)
    assert {state for state, ways in EXIT_MOVES.items() if ways} == {
        RequestState.SUBMITTED,
        RequestState.RETURNED,
        RequestState.ACCEPTED,
    }


def test_the_same_need_twice_goes_on_as_one() -> None:
    desk = MemoryDesk()
    first, second, third = registered(desk), registered(desk), registered(desk)
    desk.write(
        partial(merge_requests, into_id=first.id, request_ids=(second.id, third.id), reason="同一栋楼")
    )
    for request in (second, third):
        gone = stored(desk, request)
        assert (gone.state, gone.merged_into, gone.closed_at) == (RequestState.MERGED, first.id, MORNING)
        assert steps(desk, request)[-1][2] == "同一栋楼"
    assert stored(desk, first).state is RequestState.SUBMITTED


def test_a_request_may_go_into_one_a_team_has_already_taken_but_not_into_one_that_is_over() -> None:
    desk = MemoryDesk()
    dispatched, dispatch = a_dispatched_one(desk)
    assert merged(desk, registered(desk), dispatched).state is RequestState.MERGED
    over = registered(desk)
    desk.write(partial(withdraw_request, request_id=over.id, reason="不用了"))
    request = registered(desk)
    for into in (over.id, request.id, stored(desk, request).id):
        refused(desk, MergeRefused, partial(merge_requests, into_id=into, request_ids=(request.id,)))
    refused(desk, NotFound, partial(merge_requests, into_id="nowhere", request_ids=(request.id,)))
    desk.write(partial(call_back_dispatch, dispatch_id=dispatch.id, reason="换一队"))


def test_what_others_wait_for_is_not_given_up_before_they_stand_for_themselves_again() -> None:
    desk = MemoryDesk()
    first = registered(desk)
    (merge,) = desk.write(partial(merge_requests, into_id=first.id, request_ids=(registered(desk).id,)))
    for order in (
        partial(withdraw_request, request_id=first.id, reason="不用了"),
        partial(decline_request, request_id=first.id, reason="不归我们", competent="社区"),
        partial(transfer_request, request_id=first.id, reason="不归我们", transferred_to=HOTLINE),
    ):
        with pytest.raises(OthersMerged) as caught:
            desk.write(order)
        assert (caught.value.request_id, caught.value.others) == (first.id, 1)
    back = compensation(merge, "")
    assert back is not None
    desk.later(minutes=1).write(back)
    desk.write(partial(withdraw_request, request_id=first.id, reason="不用了"))
    assert stored(desk, first).state is RequestState.WITHDRAWN


@pytest.mark.parametrize(
    "leave",
    [
        lambda request, _other: partial(
            decline_request, request_id=request.id, reason="不归我们", competent="社区"
        ),
        lambda request, _other: partial(
            transfer_request, request_id=request.id, reason="不归我们", transferred_to=HOTLINE
        ),
        lambda request, other: partial(merge_requests, into_id=other.id, request_ids=(request.id,)),
    ],
    ids=["decline", "transfer", "merge"],
)
def test_every_exit_can_be_taken_back_and_leaves_nothing_behind(leave: object) -> None:
    desk = MemoryDesk()
    request, other = accepted(desk, registered(desk)), registered(desk)
    assert callable(leave)
    (command,) = desk.later(minutes=1).write(leave(request, other))
    back = compensation(command, "")
    assert back is not None
    desk.later(minutes=1).write(back)
    again = stored(desk, request)
    assert (again.state, again.transferred_to, again.merged_into, again.closed_at, again.due_at) == (
        RequestState.ACCEPTED,
        "",
        "",
        None,
        request.due_at,
    )
    assert steps(desk, request)[-1][2] == UNDONE


def test_every_step_says_at_which_desk_it_was_done() -> None:
    desk = MemoryDesk()
    request = accepted(desk, registered(desk))
    desk.desk_code = "P3"
    desk.later(hours=1).write(
        partial(transfer_request, request_id=request.id, reason="市政", transferred_to=HOTLINE)
    )
    found = sorted(desk.rows.find(RequestStep, request_id=request.id), key=lambda step: step.at)
    assert [(step.clerk_id, step.desk_code) for step in found] == [
        ("clerk", "K7"),
        ("clerk", "K7"),
        ("clerk", "P3"),
    ]
    assert found[-1].at == MORNING + timedelta(hours=1)
