"""What people do on their telephones: the platform's own commands, beside the desks'."""

from collections.abc import Callable
from datetime import timedelta

from core.commands import attendances, dispatches, ratings, requests
from core.commands.dispatches import DispatchAnswer
from core.domain.activity import Activity
from core.domain.attendance import Attendance
from core.domain.dispatch import Dispatch
from core.domain.rating import Grade
from core.domain.service_request import RequestCategory, ServiceRequest
from core.domain.volunteer import Volunteer
from core.ports.store import Desk, OnlineOrder
from tests.simulation.clerks import Hands, Made


def ask_online(hands: Hands) -> OnlineOrder:
    """A resident sends a request."""
    person = hands.person()
    form = requests.RequestForm(
        name=person.name,
        phone="" if hands.sometimes(0.05) else person.phone,
        words=hands.chance.choice(("路灯坏了", "想学跳舞", "")),
        category=hands.chance.choice(list(RequestCategory)),
        village="柳树村",
    )
    return lambda desk: requests.register_online_request(desk, form)


def answer_by_link(hands: Hands) -> OnlineOrder:
    """A team leader answers on the page behind the link."""
    dispatch_id, answer = hands.a(Dispatch), hands.chance.choice(list(DispatchAnswer))
    who, hours = hands.person().name, hands.chance.randrange(1, 80)

    def order(desk: Desk) -> Made:
        row = desk.rows.get(Dispatch, dispatch_id)
        token = row.link_token if row is not None else "NOBODY"
        return dispatches.answer_by_link(
            desk, token, answer, who_goes=who, goes_at=desk.now() + timedelta(hours=hours)
        )

    return order


def rate_by_code(hands: Hands) -> OnlineOrder:
    """A resident rates behind the code of the slip."""
    request_id, grade = hands.a(ServiceRequest), hands.chance.choice(list(Grade))

    def order(desk: Desk) -> Made:
        row = desk.rows.get(ServiceRequest, request_id)
        return ratings.rate_by_code(desk, row.token if row else "NOBODY", grade, words="谢谢")

    return order


def sign_in_by_phone(hands: Hands) -> OnlineOrder:
    """A volunteer scans the activity's code: the printed one, or the one of the screen at the door."""
    activity_id, volunteer_id, seen = hands.a(Activity), hands.a(Volunteer), hands.sometimes(0.5)
    return lambda desk: attendances.phone_check_in(desk, activity_id, volunteer_id, door_code=seen)


def sign_out_by_phone(hands: Hands) -> OnlineOrder:
    """A volunteer scans it again."""
    activity_id, volunteer_id, luck = hands.a(Activity), hands.a(Volunteer), hands.chance.random()

    def order(desk: Desk) -> Made:
        visits = desk.rows.find(Attendance, activity_id=activity_id)
        chosen = visits[int(luck * len(visits))].volunteer_id if visits else volunteer_id
        return attendances.phone_check_out(desk, activity_id, chosen)

    return order


PHONE_ACTS: dict[Callable[[Hands], OnlineOrder], int] = {
    ask_online: 4,
    answer_by_link: 3,
    rate_by_code: 2,
    sign_in_by_phone: 3,
    sign_out_by_phone: 2,
}
"""Every act and how often it is done."""
