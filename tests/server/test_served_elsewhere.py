"""A request that a team of another unit serves is seen by that unit's desk meanwhile; on both databases."""

import hashlib
from collections.abc import Callable
from datetime import timedelta
from functools import partial

import msgspec
import pytest

from core.commands.demand_menu import claim_by_team_link, publish_request, renew_team_link
from core.commands.dispatches import (
    DispatchAnswer,
    DispatchRequest,
    answer_dispatch,
    call_back_dispatch,
    dispatch_request,
)
from core.commands.request_moves import accept_request, fulfil_request, start_service
from core.commands.requests import RegisterRequest, RequestForm, register_request
from core.commands.teams import AddTeam, TeamForm, found_team
from core.domain.dispatch import Dispatch
from core.domain.service_request import RequestState, ServiceRequest
from core.domain.volunteer_team import VolunteerTeam
from core.ports.store import Desk, Order
from core.sync import digest
from core.sync.scopes import COUNTY, home_of, site_scope
from db.mapping import TABLE_MAPS
from server.platform import Platform
from tests.server.desks import TestDesk, TurnedClock, a_desk

NEED = RequestForm(
    name="罗桂香",
    phone="13900000001",
    words="我是罗桂香，水龙头漏水",
    village="柳树村",
    address="3 号楼 501",
    consent_share=True,
)


class Two:
    """A village with a request, and a town whose team is asked for it."""

    def __init__(self, platform: Platform, clock: TurnedClock) -> None:
        self.platform, self.clock = platform, clock
        self.village, self.town = (a_desk(platform, clock, number) for number in (1, 2))
        (added, *_) = self.town.write(partial(found_team, form=TeamForm(name="银龄队")))
        assert isinstance(added, AddTeam)
        self.team_id = added.id
        self.town.write(partial(renew_team_link, team_id=self.team_id))
        self.town.sync(platform)
        self.village.sync(platform)
        (made, *_) = self.village.write(partial(register_request, form=NEED))
        assert isinstance(made, RegisterRequest)
        self.request_id = made.request.id
        if made.request.state is RequestState.SUBMITTED:
            self.village.write(partial(accept_request, request_id=self.request_id))

    def at_the_village(self, *orders: Order) -> None:
        for order in orders:
            self.village.write(order)
        assert self.village.sync(self.platform).results == ()
        self.town.pull(self.platform)

    def ask(self) -> str:
        (sent,) = self.village.write(
            partial(dispatch_request, request_id=self.request_id, team_id=self.team_id, note="带梯子")
        )
        assert isinstance(sent, DispatchRequest)
        self.at_the_village()
        return sent.dispatch.id

    def take(self) -> str:
        """The team's answer is entered where it was asked; the id of the order."""
        sent = self.ask()
        goes_at = self.clock() + timedelta(hours=20)
        self.at_the_village(
            lambda desk: answer_dispatch(
                desk, sent, DispatchAnswer.ACCEPT, who_goes="李师傅", goes_at=goes_at
            )
        )
        return sent

    def seen(self) -> ServiceRequest | None:
        return self.town.rows.get(ServiceRequest, self.request_id)

    def orders(self) -> list[Dispatch]:
        return self.town.rows.find(Dispatch)

    def in_step(self) -> bool:
        """Whether both desks and the platform tell the same digests in every scope."""
        return all(
            all(desk.hello(self.platform, cursors=desk.cursors, roots=roots(desk)).equal.values())
            for desk in (self.village, self.town)
        )


def roots(desk: TestDesk) -> dict[str, str]:
    """The desk's side of the digests: what teams serve elsewhere came in the scope of their own unit."""
    assert desk.certificate is not None
    own = site_scope(desk.certificate.site_id)
    sums: dict[str, dict[str, int]] = {scope: {} for scope in desk.scopes}
    for (kind, _), row in desk.store.rows.items():
        here = site_scope(home_of(row)) == own or kind in (ServiceRequest, Dispatch)
        tables, mapped = sums[own if here else COUNTY], TABLE_MAPS[kind]
        hashed = hashlib.sha256(msgspec.json.encode(mapped.values(row))).digest()
        tables[mapped.name] = digest.add(tables.get(mapped.name, 0), [hashed])
    return {scope: digest.root(tables) for scope, tables in sums.items()}


@pytest.fixture
def two(platform: Platform, clock: TurnedClock) -> Two:
    return Two(platform, clock)


def test_before_a_team_is_asked_its_unit_sees_nothing(two: Two) -> None:
    two.at_the_village()
    assert two.seen() is None
    assert two.orders() == []


def test_who_is_asked_sees_the_need_without_whose_it_is(two: Two) -> None:
    two.ask()
    seen = two.seen()
    assert seen is not None
    assert (seen.requester_name, seen.phone, seen.address) == ("罗**", "139****0001", "")
    assert "罗桂香" not in seen.words
    (order,) = two.orders()
    assert (order.team_id, order.note) == (two.team_id, "带梯子")
    assert two.in_step()


def test_who_took_it_sees_whom_to_visit_and_what_changes(two: Two) -> None:
    two.take()
    seen = two.seen()
    assert seen is not None
    assert (seen.requester_name, seen.phone, seen.address) == ("罗桂香", "13900000001", "3 号楼 501")
    assert seen.token == seen.id
    two.at_the_village(partial(start_service, request_id=two.request_id))
    seen = two.seen()
    assert seen is not None
    assert seen.state is RequestState.IN_SERVICE
    assert two.in_step()


def served(two: Two) -> None:
    two.take()
    two.at_the_village(
        partial(start_service, request_id=two.request_id), partial(fulfil_request, request_id=two.request_id)
    )


def called_back(two: Two) -> None:
    sent = two.take()
    two.at_the_village(partial(call_back_dispatch, dispatch_id=sent, reason="改期"))


def declined(two: Two) -> None:
    sent = two.ask()
    two.at_the_village(lambda desk: answer_dispatch(desk, sent, DispatchAnswer.CANNOT))


def asked_of_another_team(two: Two) -> None:
    """All in one push: the unit never sees the request without a team."""
    sent = two.ask()
    (own, *_) = two.village.write(partial(found_team, form=TeamForm(name="本村队")))
    assert isinstance(own, AddTeam)
    team_id = own.id
    two.at_the_village(
        partial(call_back_dispatch, dispatch_id=sent, reason="本村来做"),
        partial(dispatch_request, request_id=two.request_id, team_id=team_id),
    )


@pytest.mark.parametrize("over", [served, called_back, declined, asked_of_another_team])
def test_what_is_over_is_gone_from_the_teams_unit(two: Two, over: Callable[[Two], None]) -> None:
    over(two)
    assert two.seen() is None
    assert two.orders() == []
    assert len(two.village.rows.find(ServiceRequest)) == 1
    assert two.in_step()


def test_a_claim_on_the_teams_page_is_seen_by_its_unit(two: Two) -> None:
    two.at_the_village(partial(publish_request, request_id=two.request_id))
    team = two.town.rows.get(VolunteerTeam, two.team_id)
    assert team is not None

    def claim(desk: Desk) -> object:
        return claim_by_team_link(
            desk, team.link_token, two.request_id, who_goes="我去", goes_at=two.clock() + timedelta(hours=3)
        )

    two.platform.write(two.village.site.id, claim)  # type: ignore[arg-type]  # the platform's desk is one
    two.town.pull(two.platform)
    two.village.pull(two.platform)
    seen = two.seen()
    assert seen is not None
    assert (seen.state, seen.requester_name) == (RequestState.TAKEN, "罗桂香")
    assert two.in_step()


def test_the_teams_unit_sees_it_and_changes_nothing_of_it(two: Two) -> None:
    two.take()
    two.town.write(partial(start_service, request_id=two.request_id))
    (result,) = two.town.push(two.platform).results
    assert result.detail["reason"] == "out_of_scope"
    two.town.pull(two.platform)
    seen = two.seen()
    assert seen is not None
    assert seen.state is RequestState.TAKEN
    assert two.in_step()


def test_who_holds_both_units_has_it_in_full(two: Two, platform: Platform, clock: TurnedClock) -> None:
    two.ask()
    office = TestDesk(9, clock)
    office.enrol(platform, also=[two.village.site.id, two.town.site.id])
    office.sync(platform)
    (held,) = office.rows.find(ServiceRequest)
    assert (held.requester_name, held.token != held.id) == ("罗桂香", True)
