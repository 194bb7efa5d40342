"""How requests end otherwise: not ours, passed on, merged, put right after a bad rating, or by the clock."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import partial

import msgspec

from core.commands import correcting, dispatches, ratings, request_exits, request_moves, time_outs
from core.commands.dispatches import DispatchAnswer
from core.domain.correction import Correction, CorrectionState
from core.domain.dispatch import LIVE, Dispatch
from core.domain.rating import Grade, RatingSource
from core.domain.service_request import ALLOWED_MOVES, STATES, RequestState, ServiceRequest
from core.domain.volunteer_team import VolunteerTeam
from core.ports.store import Desk, Order
from tests.simulation.clerks import Act, Hands, Made

UNDER_WAY = [state for state in RequestState if ALLOWED_MOVES[state] and state is not RequestState.DRAFT]
BEFORE_A_TEAM = (RequestState.SUBMITTED, RequestState.RETURNED, RequestState.ACCEPTED)


def usual_step(hands: Hands) -> Order:
    """A request goes one step on, as most do: without it few worlds would see a rating."""
    request_id, team_id, luck = hands.a(ServiceRequest), hands.a(VolunteerTeam), hands.chance.random()
    grade = hands.chance.choice(list(Grade))

    def order(desk: Desk) -> Made:
        chosen = _one(desk, luck, request_id, UNDER_WAY)
        request = desk.rows.get(ServiceRequest, chosen)
        sent = [row.id for row in desk.rows.find(Dispatch, request_id=chosen) if row.state in LIVE]
        take = partial(dispatches.answer_dispatch, answer=DispatchAnswer.ACCEPT, who_goes="陈德昌")
        by_call = partial(ratings.rate_request, grade=grade, source=RatingSource.CALL_BACK)
        ways: dict[RequestState, Callable[[], Made]] = {
            RequestState.ACCEPTED: lambda: dispatches.dispatch_request(desk, chosen, team_id),
            RequestState.DISPATCHED: lambda: take(desk, sent[0] if sent else ""),
            RequestState.TAKEN: lambda: request_moves.start_service(desk, chosen),
            RequestState.IN_SERVICE: lambda: request_moves.fulfil_request(desk, chosen),
            RequestState.FULFILLED: lambda: by_call(desk, chosen),
            RequestState.RATED: lambda: request_moves.close_request(desk, chosen),
        }
        usual = ways.get(request.state) if request is not None else None
        return usual() if usual is not None else request_moves.accept_request(desk, chosen)

    return order


def decline_request(hands: Hands) -> Order:
    """Not ours."""
    request_id, luck = hands.a(ServiceRequest), hands.chance.random()
    return lambda desk: request_exits.decline_request(
        desk, _one(desk, luck, request_id, BEFORE_A_TEAM), "不归我们管", "县供电公司"
    )


def transfer_request(hands: Hands) -> Order:
    """To the hotline."""
    request_id, luck = hands.a(ServiceRequest), hands.chance.random()
    return lambda desk: request_exits.transfer_request(
        desk, _one(desk, luck, request_id, BEFORE_A_TEAM), request_exits.HOTLINE, "市政的事"
    )


def merge_requests(hands: Hands) -> Order:
    """One visit for both."""
    request_id, luck, other = hands.a(ServiceRequest), hands.chance.random(), hands.chance.random()

    def order(desk: Desk) -> Made:
        into = _one(desk, other, request_id, [state for state in STATES if STATES[state].open311 == "open"])
        return request_exits.merge_requests(desk, into, (_one(desk, luck, request_id, BEFORE_A_TEAM),))

    return order


def put_right(hands: Hands) -> Order:
    """Something was done about a complaint."""
    luck, request_id = hands.chance.random(), hands.a(ServiceRequest)
    return lambda desk: correcting.put_right(
        desk, _complaint(desk, luck, request_id, CorrectionState.OPEN), "师傅又去了一趟"
    )


def call_back(hands: Hands) -> Order:
    """The resident is rung, reached or not, content or not."""
    luck, request_id = hands.chance.random(), hands.a(ServiceRequest)
    reached, satisfied = hands.sometimes(0.7), hands.sometimes(0.6)
    goes_on = reached and not satisfied and hands.sometimes(0.5)
    return lambda desk: correcting.call_back(
        desk,
        _complaint(desk, luck, request_id, CorrectionState.PUT_RIGHT),
        reached=reached,
        satisfied=satisfied,
        work_goes_on=goes_on,
    )


def look_at_the_clock(_hands: Hands) -> Order:
    """What a desk does every few minutes."""
    return time_outs.time_outs


def close_unrated(hands: Hands) -> Order:
    """A desk whose clock is fast closes what nobody has rated yet."""
    request_id, luck = hands.a(ServiceRequest), hands.chance.random()

    def order(desk: Desk) -> Made:
        chosen = _one(desk, luck, request_id, [RequestState.FULFILLED])
        made = request_moves.close_unrated(desk, chosen)
        return msgspec.structs.replace(made, rated_until=made.at - timedelta(minutes=1))

    return order


def _one(desk: Desk, luck: float, request_id: str, states: Iterable[RequestState]) -> str:
    """A request of this unit in one of the states; `request_id` where there is none."""
    found = [
        row.id
        for state in states
        for row in desk.rows.find(ServiceRequest, site_id=desk.site.id, state=state)
    ]
    return found[int(luck * len(found))] if found else request_id


def _complaint(desk: Desk, luck: float, request_id: str, state: CorrectionState) -> str:
    found = [row.request_id for row in desk.rows.find(Correction, site_id=desk.site.id, state=state)]
    return found[int(luck * len(found))] if found else request_id


OUTCOME_ACTS: dict[Act, int] = {
    usual_step: 50,
    decline_request: 1,
    transfer_request: 1,
    merge_requests: 2,
    put_right: 3,
    call_back: 3,
    look_at_the_clock: 3,
    close_unrated: 1,
}
"""Every such act and how often it is done, beside the others."""
