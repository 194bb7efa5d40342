"""The rest of the loop at the counter: teams, ratings, people who are two or who want to be forgotten."""

from datetime import timedelta

from core.commands import dispatches, erasing, merging, ratings, request_moves, request_notes
from core.commands.dispatches import DispatchAnswer
from core.domain.dispatch import Dispatch
from core.domain.rating import Grade, RatingSource
from core.domain.request_note import NoteKind
from core.domain.resident import Resident
from core.domain.service_request import ServiceRequest
from core.domain.volunteer import Volunteer
from core.domain.volunteer_team import VolunteerTeam
from core.ports.store import Desk, Order
from tests.simulation.clerks import Act, Hands, Made


def dispatch_request(hands: Hands) -> Order:
    """A request goes to a team; another desk may have sent it to another one."""
    request_id, team_id = hands.a(ServiceRequest), hands.a(VolunteerTeam)
    return lambda desk: dispatches.dispatch_request(desk, request_id, team_id, "带梯子")


def answer_dispatch(hands: Hands) -> Order:
    """A team says on the telephone what it will do."""
    dispatch_id, answer = hands.a(Dispatch), hands.chance.choice(list(DispatchAnswer))
    who, hours = hands.person().name, hands.chance.randrange(1, 80)
    return lambda desk: dispatches.answer_dispatch(
        desk, dispatch_id, answer, who_goes=who, goes_at=desk.now() + timedelta(hours=hours)
    )


def call_back_dispatch(hands: Hands) -> Order:
    """The centre takes the request back."""
    dispatch_id, reason = hands.a(Dispatch), hands.reason()
    return lambda desk: dispatches.call_back_dispatch(desk, dispatch_id, reason)


def expire_dispatch(hands: Hands) -> Order:
    """Nobody answered."""
    dispatch_id = hands.a(Dispatch)
    return lambda desk: dispatches.expire_dispatch(desk, dispatch_id)


def start_service(hands: Hands) -> Order:
    """The team is at work."""
    request_id = hands.a(ServiceRequest)
    return lambda desk: request_moves.start_service(desk, request_id)


def fulfil_request(hands: Hands) -> Order:
    """The service was given."""
    request_id = hands.a(ServiceRequest)
    return lambda desk: request_moves.fulfil_request(desk, request_id, "已修好")


def close_request(hands: Hands) -> Order:
    """Nothing is left to do."""
    request_id = hands.a(ServiceRequest)
    return lambda desk: request_moves.close_request(desk, request_id)


def rate_request(hands: Hands) -> Order:
    """A resident says on the telephone how it was."""
    request_id, grade = hands.a(ServiceRequest), hands.chance.choice(list(Grade))
    return lambda desk: ratings.rate_request(desk, request_id, grade, RatingSource.CALL_BACK, words="好")


def add_note(hands: Hands) -> Order:
    """A call, a visit, a remark; some calls reach nobody."""
    request_id, kind, reached = (
        hands.a(ServiceRequest),
        hands.chance.choice(list(NoteKind)),
        hands.sometimes(0.7),
    )
    return lambda desk: request_notes.add_note(desk, request_id, kind, "下午在家", reached=reached)


def merge_volunteers(hands: Hands) -> Order:
    """A clerk is sure that two registrations are one person, rightly or not."""
    kept, merged = hands.a(Volunteer), hands.a(Volunteer)
    return lambda desk: merging.merge_volunteers(desk, kept, merged, hands.reason())


def separate_volunteers(hands: Hands) -> Order:
    """They were two after all; mostly somebody who was merged."""
    merged, luck = hands.a(Volunteer), hands.chance.random()

    def order(desk: Desk) -> Made:
        row = desk.rows.get(Volunteer, merged)
        aliases = desk.rows.find(Volunteer, status="merged") if row is not None else []
        chosen = aliases[int(luck * len(aliases))].id if aliases else merged
        return merging.separate_volunteers(desk, chosen)

    return order


def erase_person(hands: Hands) -> Order:
    """Somebody wants to be forgotten."""
    if hands.sometimes(0.5):
        volunteer_id = hands.a(Volunteer)
        return lambda desk: erasing.erase_person(desk, "volunteer", volunteer_id, "own_wish")
    resident_id = hands.a(Resident)
    return lambda desk: erasing.erase_person(desk, "resident", resident_id, "own_wish")


LOOP_ACTS: dict[Act, int] = {
    dispatch_request: 9,
    answer_dispatch: 7,
    call_back_dispatch: 2,
    expire_dispatch: 2,
    start_service: 4,
    fulfil_request: 4,
    close_request: 2,
    rate_request: 3,
    add_note: 4,
    merge_volunteers: 1,
    separate_volunteers: 1,
    erase_person: 1,
}
"""Every further act and how often it is done, beside COUNTER_ACTS."""
