"""Menus and claims: what clerks of several desks and team leaders on their telephones do at the same time."""

from collections.abc import Callable
from datetime import timedelta

import msgspec

from core.commands import demand_menu, service_menu
from core.domain.service_menu import MenuItem, ServiceOffer
from core.domain.service_request import RequestState, ServiceRequest
from core.domain.volunteer_team import VolunteerTeam
from core.ports.store import Desk, OnlineOrder, Order
from tests.simulation.clerks import Act, Hands, Made


def publish_request(hands: Hands) -> Order:
    """A need goes on the demand menu; mostly one that waits for a team."""
    luck, request_id = hands.chance.random(), hands.a(ServiceRequest)
    return lambda desk: demand_menu.publish_request(desk, _waiting(desk, luck, request_id, published=False))


def unpublish_request(hands: Hands) -> Order:
    """It is taken back, while somebody may be claiming it."""
    luck, request_id = hands.chance.random(), hands.a(ServiceRequest)
    return lambda desk: demand_menu.unpublish_request(desk, _waiting(desk, luck, request_id, published=True))


def claim_request(hands: Hands) -> Order:
    """A team calls and takes a need; another desk may hear from another team."""
    luck, request_id, team_id = hands.chance.random(), hands.a(ServiceRequest), hands.a(VolunteerTeam)
    who, hours = hands.person().name, hands.chance.randrange(1, 80)
    return lambda desk: demand_menu.claim_request(
        desk,
        _waiting(desk, luck, request_id, published=True),
        team_id,
        who_goes=who,
        goes_at=desk.now() + timedelta(hours=hours),
    )


def claim_by_team_link(hands: Hands) -> OnlineOrder:
    """A leader claims on the team's page: mostly behind the link that counts, sometimes an old one."""
    luck, request_id, team_id = hands.chance.random(), hands.a(ServiceRequest), hands.a(VolunteerTeam)
    who, hours, old = hands.person().name, hands.chance.randrange(1, 80), hands.sometimes(0.1)

    def order(desk: Desk) -> Made:
        team = desk.rows.get(VolunteerTeam, team_id)
        return demand_menu.claim_by_team_link(
            desk,
            "0" * 16 if team is None or old else team.link_token,
            _waiting(desk, luck, request_id, published=True),
            who_goes=who,
            goes_at=desk.now() + timedelta(hours=hours),
        )

    return order


def renew_team_link(hands: Hands) -> Order:
    """The team's page gets a new address."""
    team_id = hands.a(VolunteerTeam)
    return lambda desk: demand_menu.renew_team_link(desk, team_id)


def take_usual_menu(_hands: Hands) -> Order:
    """Two desks of a unit may take it before they hear of each other: three services are enough here."""
    return lambda desk: service_menu.take_usual_menu(desk)[:4]


def amend_menu(hands: Hands) -> Order:
    """Another word, another place, off the menu or on it again."""
    item_id, what = hands.a(MenuItem), hands.chance.randrange(4)
    name = hands.chance.choice(("检修电路", "修水管", "磨刀", "理发"))

    def order(desk: Desk) -> Made:
        item = desk.rows.get(MenuItem, item_id)
        if item is None or what == 0:
            return service_menu.move_menu_item(desk, item_id, 1)
        if what == 1:
            return service_menu.retire_menu_item(desk, item_id)
        if what == 2:
            return service_menu.restore_menu_item(desk, item_id)
        return service_menu.amend_menu_item(desk, msgspec.structs.replace(item, name=name))

    return order


def set_offer(hands: Hands) -> Order:
    """A team offers a service, maybe at two desks at once."""
    item_id, team_id = hands.a(MenuItem), hands.a(VolunteerTeam)
    times, most = hands.chance.choice(("周六", "随时", "")), hands.chance.randrange(5)
    told = ServiceOffer(
        id="", site_id="", item_id=item_id, team_id=team_id, times=times, monthly_capacity=most
    )
    return lambda desk: service_menu.set_offer(desk, told)


def publish_menu(_hands: Hands) -> Order:
    """An edition."""
    return service_menu.publish_menu


def _waiting(desk: Desk, luck: float, request_id: str, *, published: bool) -> str:
    """A need that waits for a team, on the menu or not; `request_id` where there is none."""
    found = [
        row.id
        for row in desk.rows.find(ServiceRequest, site_id=desk.site.id)
        if row.state is RequestState.ACCEPTED and (row.published_at is not None) is published
    ]
    return found[int(luck * len(found))] if found else request_id


MENU_ACTS: dict[Act, int] = {
    publish_request: 6,
    unpublish_request: 1,
    claim_request: 4,
    renew_team_link: 2,
    take_usual_menu: 1,
    amend_menu: 2,
    set_offer: 2,
    publish_menu: 1,
}
"""What clerks do with menus, beside COUNTER_ACTS and LOOP_ACTS."""
CLAIMS: dict[Callable[[Hands], OnlineOrder], int] = {claim_by_team_link: 3}
"""What leaders do on the team's page, beside PHONE_ACTS."""
