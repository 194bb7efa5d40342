"""Needs are published, claimed by teams, and told without telling whose they are. All invented."""

from datetime import timedelta
from functools import partial

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.commands.demand_menu import (
    ClaimRequest,
    claim_by_team_link,
    claim_request,
    publish_request,
    renew_team_link,
    unpublish_request,
)
from core.commands.dispatches import DispatchAnswer, call_back_dispatch
from core.commands.refusals import (
    AlreadyDispatched,
    NotFound,
    NotPublished,
    PublicConsentMissing,
    StatusRefused,
)
from core.commands.registry import desk_handlers
from core.commands.request_moves import withdraw_request
from core.commands.undo import compensation
from core.domain.codes import CodeKind, check_character, parse_code
from core.domain.demand_menu import on_demand_menu, public_words
from core.domain.dispatch import LIVE, Dispatch, DispatchState
from core.domain.refusals import FieldMissing, Refusal
from core.domain.service_request import RequestState, ServiceRequest
from core.domain.volunteer_team import VolunteerTeam
from core.ports.store import Command, Order
from tests.core.commands.test_dispatches import a_team, now, says, sent
from tests.core.commands.test_requests import a_form, accepted, registered, steps, stored
from tests.core.memory import MORNING, MemoryDesk, MemoryRows

SOON = MORNING + timedelta(days=1)
HANDLERS = desk_handlers()


def a_published_one(desk: MemoryDesk) -> ServiceRequest:
    request = accepted(desk, registered(desk, a_form(consent_share=True)))
    desk.write(partial(publish_request, request_id=request.id))
    return stored(desk, request)


def claims(request: ServiceRequest, team: VolunteerTeam) -> Order:
    return partial(claim_request, request_id=request.id, team_id=team.id, who_goes="邓师傅", goes_at=SOON)


def claimed(desk: MemoryDesk, request: ServiceRequest, team: VolunteerTeam) -> Dispatch:
    (command,) = desk.write(claims(request, team))
    assert isinstance(command, ClaimRequest)
    return now(desk, command.dispatch)


def test_only_what_waits_for_a_team_and_may_be_shown_is_published() -> None:
    desk = MemoryDesk()
    asked = registered(desk, a_form(consent_share=True))
    with pytest.raises(StatusRefused):
        desk.write(partial(publish_request, request_id=asked.id))
    silent = accepted(desk, registered(desk, a_form(consent_share=False)))
    with pytest.raises(PublicConsentMissing):
        desk.write(partial(publish_request, request_id=silent.id))
    request = a_published_one(desk)
    assert (request.published_at, on_demand_menu(request)) == (MORNING, True)
    with pytest.raises(StatusRefused):
        desk.write(partial(publish_request, request_id=request.id))


def test_what_was_published_is_taken_back_and_undone() -> None:
    desk = MemoryDesk()
    request = a_published_one(desk)
    (command,) = desk.write(partial(unpublish_request, request_id=request.id))
    assert not on_demand_menu(stored(desk, request))
    back = compensation(command, "")
    assert back is not None
    (again,) = desk.write(back)
    assert on_demand_menu(stored(desk, request))
    off = compensation(again, "")
    assert off is not None
    desk.write(off)
    assert not on_demand_menu(stored(desk, request))


def test_a_claim_is_taken_at_once_by_whoever_is_first() -> None:
    desk = MemoryDesk()
    request = a_published_one(desk)
    first, second = a_team(desk, "邻里互助队"), a_team(desk, "电工队")
    dispatch = claimed(desk, request, first)
    assert (dispatch.state, dispatch.claimed) == (DispatchState.TAKEN, True)
    assert (dispatch.who_goes, dispatch.proposed_at) == ("邓师傅", SOON)
    after = stored(desk, request)
    assert (after.state, after.due_at) == (RequestState.TAKEN, SOON)
    assert steps(desk, request)[-1][:2] == (RequestState.ACCEPTED, RequestState.TAKEN)
    with pytest.raises(AlreadyDispatched) as caught:
        desk.write(claims(request, second))
    assert caught.value.team_id == first.id
    assert len(desk.rows.find(Dispatch)) == 1


def test_only_what_is_on_the_demand_menu_is_claimed() -> None:
    desk = MemoryDesk()
    team = a_team(desk)
    hidden = accepted(desk, registered(desk, a_form(consent_share=True)))
    with pytest.raises(NotPublished):
        desk.write(claims(hidden, team))
    request = a_published_one(desk)
    desk.write(partial(withdraw_request, request_id=request.id, reason="不用了"))
    with pytest.raises(NotPublished):
        desk.write(claims(request, team))


def test_a_claim_says_who_goes_and_when() -> None:
    desk = MemoryDesk()
    request, team = a_published_one(desk), a_team(desk)
    claim = partial(claim_request, request_id=request.id, team_id=team.id)
    for who, at in (("", SOON), ("邓师傅", None)):
        with pytest.raises(FieldMissing):
            desk.write(partial(claim, who_goes=who, goes_at=at))
    with pytest.raises(NotFound):
        desk.write(
            partial(claim_request, request_id=request.id, team_id="nobody", who_goes="邓师傅", goes_at=SOON)
        )


def test_a_need_that_a_team_gives_back_is_on_the_menu_again() -> None:
    desk = MemoryDesk()
    request = a_published_one(desk)
    says(desk, claimed(desk, request, a_team(desk)), DispatchAnswer.CANNOT)
    assert on_demand_menu(stored(desk, request))
    claimed(desk, request, a_team(desk, "另一支队伍"))


def test_a_claim_is_undone_by_calling_the_team_back() -> None:
    desk = MemoryDesk()
    request = a_published_one(desk)
    (command,) = desk.write(claims(request, a_team(desk)))
    back = compensation(command, "")
    assert back is not None
    desk.write(back)
    assert on_demand_menu(stored(desk, request))


def test_a_dispatch_that_waits_shuts_the_menu_for_others() -> None:
    desk = MemoryDesk()
    request, team = a_published_one(desk), a_team(desk)
    sent(desk, request, team)
    with pytest.raises(AlreadyDispatched):
        desk.write(claims(request, a_team(desk, "另一支队伍")))


def test_the_leader_claims_on_the_teams_own_page_until_the_link_is_renewed() -> None:
    desk = MemoryDesk()
    request, team = a_published_one(desk), a_team(desk)
    desk.write(partial(renew_team_link, team_id=team.id))
    old = link_of(desk, team)
    body = CodeKind.TEAM.value + old
    assert parse_code(body + check_character(body)).kind is CodeKind.TEAM
    desk.write(partial(renew_team_link, team_id=team.id))
    claim = partial(claim_by_team_link, request_id=request.id, who_goes="队长", goes_at=SOON)
    for dead in (old, ""):
        with pytest.raises(NotFound):
            desk.write(partial(claim, link_token=dead))
    desk.write(partial(claim, link_token=link_of(desk, team)))
    (dispatch,) = desk.rows.find(Dispatch)
    assert (dispatch.team_id, dispatch.dispatched_by, dispatch.claimed) == (team.id, "", True)


def link_of(desk: MemoryDesk, team: VolunteerTeam) -> str:
    found = desk.rows.get(VolunteerTeam, team.id)
    assert found is not None
    return found.link_token


# -- what is shown --


def shown(words: str, **facts: object) -> str:
    desk = MemoryDesk()
    request = registered(desk, a_form(words="家里跳闸"))
    return public_words(msgspec.structs.replace(request, words=words, **facts))


@pytest.mark.parametrize(("words", "expected"), [
    ("家里电路老化，一开电饭煲就跳闸", "家里电路老化，一开电饭煲就跳闸"),
    ("我是周桂兰，家里跳闸，电话13800002046", "我是…，家里跳闸，电话…"),
    ("打 138 0000 2046 找周桂兰", "打 … 找…"),
    ("住3号楼2单元501室，水管漏了", "住…，水管漏了"),
    ("三组十二号门口的灯坏了", "…门口的灯坏了"),
    ("两个老人要理发，下午3点后在家", "两个老人要理发，下午3点后在家"),
])  # fmt: skip
def test_names_numbers_and_doors_are_hidden(words: str, expected: str) -> None:
    assert shown(words) == expected


def test_whom_the_service_is_for_and_the_address_are_hidden_too() -> None:
    assert shown("替陈德昌问，就在老粮站对面", on_behalf_of="陈德昌", address="老粮站对面") == "替…问，就在…"


# -- in every order --


@given(data=st.data())
def test_in_any_order_of_arrival_a_request_has_at_most_one_live_dispatch(data: st.DataObject) -> None:
    desk = MemoryDesk()
    request = a_published_one(desk)
    teams = [a_team(desk, name) for name in ("甲队", "乙队")]
    assert isinstance(desk.rows, MemoryRows)
    base = list(desk.rows._rows.values())
    made: list[Command] = []
    for team in teams:
        one = MemoryDesk()
        one._drawn = len(made) + 1000
        one.rows = MemoryRows()
        for row in base:
            one.rows.put(row)
        made += one.write(claims(request, team))
        made += one.write(partial(call_back_dispatch, dispatch_id=_of(made[-1]), reason="改派"))
        made += one.write(partial(unpublish_request, request_id=request.id))
        made += one.write(partial(publish_request, request_id=request.id))
    rows = MemoryRows()
    for row in base:
        rows.put(row)
    for command in data.draw(st.permutations([*made, *made])):
        before = dict(rows._rows)
        handler = HANDLERS[type(command)]
        try:
            handler.check(rows, command)
            handler.apply(rows, command)
        except Refusal:
            assert rows._rows == before
        live = [row for row in rows.find(Dispatch) if row.state in LIVE]
        stands = rows.get(ServiceRequest, request.id)
        assert stands is not None
        assert len(live) == (1 if stands.state is RequestState.TAKEN else 0)


def _of(command: Command) -> str:
    assert isinstance(command, ClaimRequest)
    return command.dispatch.id
