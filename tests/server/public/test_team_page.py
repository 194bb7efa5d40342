"""The team's own page, and the two menus for everybody. Everybody here is invented."""

import pytest

from core.commands.demand_menu import (
    PublishRequest,
    RenewTeamLink,
    publish_request,
    renew_team_link,
    unpublish_request,
)
from core.commands.request_moves import accept_request
from core.commands.service_menu import SetMenuItem, SetOffer, retire_menu_item, set_offer, take_usual_menu
from core.commands.teams import AddTeam, TeamForm, found_team
from core.domain.codes import Code, CodeKind
from core.domain.dispatch import Dispatch, DispatchState
from core.domain.service_menu import MenuItem, ServiceOffer
from core.domain.service_request import RequestState, ServiceRequest
from core.ports.store import Command
from tests.server.public.county import CENTRE, STATION, County, code_of
from tests.server.public.phone import Page, Phone

SECRETS = ("周桂兰", "13800002046", "12 号")
FIRST_LOAD = 60 * 1024


def a_link(county: County, team_id: str) -> str:
    made = county.does(RenewTeamLink, lambda desk: renew_team_link(desk, team_id))
    return f"/{Code(CodeKind.TEAM, made.link_token).text}"


def published(county: County, at: str = CENTRE, **told: object) -> ServiceRequest:
    request = county.request(at, **told)
    county.does(Command, lambda desk: accept_request(desk, request.id), at)
    county.does(PublishRequest, lambda desk: publish_request(desk, request.id), at)
    return request


def stored(county: County, request: ServiceRequest) -> ServiceRequest:
    with county.house.read() as rows:
        found = rows.get(ServiceRequest, request.id)
    assert found is not None
    return found


def dispatches(county: County, request: ServiceRequest) -> list[Dispatch]:
    with county.house.read() as rows:
        return rows.find(Dispatch, request_id=request.id)


def open_need(phone: Phone, link: str) -> Page:
    page = phone.open(link)
    (need,) = [found for found in page.links if "/need?" in found]
    return phone.open(need)


@pytest.fixture
def team(county: County) -> str:
    return county.team()


@pytest.fixture
def link(county: County, team: str) -> str:
    return a_link(county, team)


def test_a_team_sees_the_needs_of_its_unit_without_whose_they_are(
    county: County, phone: Phone, link: str
) -> None:
    published(county, words="我是周桂兰，家里跳闸，电话 13800002046，3 组 12 号")
    page = phone.open(link)
    assert page.status == 200
    for told in ("新民村邻里互助队", "家里跳闸", "今天下午", "柳溪镇 新民村", "便民维修", "我们来接"):
        assert told in page
    for secret in SECRETS:
        assert secret not in page.html
        assert secret not in open_need(phone, link).html


def test_what_is_not_published_is_not_shown(county: County, phone: Phone, link: str) -> None:
    request = published(county)
    county.does(PublishRequest, lambda desk: unpublish_request(desk, request.id))
    assert "家里电路老化" not in phone.open(link)
    assert phone.open(f"{link}/need?id={request.id}").status == 409


def test_claiming_says_who_goes_and_opens_the_door_number(
    county: County, phone: Phone, link: str, team: str
) -> None:
    request = published(county)
    page = open_need(phone, link).send(who="other", name="邓师傅", at="2026-05-20T15:00")
    assert "已接单，谢谢" in page
    for contact in SECRETS:
        assert contact in page
    (dispatch,) = dispatches(county, request)
    assert (dispatch.team_id, dispatch.state, dispatch.claimed) == (team, DispatchState.TAKEN, True)
    assert (dispatch.who_goes, dispatch.dispatched_by) == ("邓师傅", "")
    assert stored(county, request).state is RequestState.TAKEN
    again = phone.open(link)
    assert f"/{code_of(dispatch)}" in again.links
    assert "15:00" in again


def test_the_second_team_is_told_in_one_sentence(county: County, phone: Phone, link: str) -> None:
    request = published(county)
    other = open_need(phone, a_link(county, county.team("桂花社区银发陪伴队")))
    mine = open_need(phone, link)
    mine.send(at="2026-05-20T15:00")
    late = other.send(at="2026-05-20T15:00")
    assert late.status == 409
    assert "已经有队伍先接了" in late
    for secret in SECRETS:
        assert secret not in late.html
    assert len(dispatches(county, request)) == 1


def test_claiming_twice_is_claiming_once(county: County, phone: Phone, link: str) -> None:
    request = published(county)
    form = open_need(phone, link)
    form.send(at="2026-05-20T15:00")
    assert "已接单，谢谢" in form.send(at="2026-05-20T16:00")
    assert len(dispatches(county, request)) == 1


def test_who_and_when_are_asked_for(county: County, phone: Phone, link: str) -> None:
    request = published(county)
    page = open_need(phone, link)
    for typed, told in (
        ({"who": "other"}, "请写上去的人怎么称呼"),
        ({"at": "2026-05-19T15:00"}, "请选一个还没过去的时间"),
    ):
        wrong = page.send(**typed)
        assert wrong.status == 422
        assert told in wrong
    assert dispatches(county, request) == []


def test_a_renewed_link_shuts_the_old_one(county: County, phone: Phone, link: str, team: str) -> None:
    published(county)
    new = a_link(county, team)
    old = phone.open(link)
    assert old.status == 404
    assert "这个链接不能用了" in old
    assert "家里电路老化" not in old
    assert "家里电路老化" in phone.open(new)


def a_team_of(county: County, site_id: str, *areas: str) -> str:
    form = TeamForm(name="柳溪镇志愿服务队", areas=areas)
    return county.does(AddTeam, lambda desk: found_team(desk, form), site_id).id


def test_needs_of_another_place_are_neither_shown_nor_claimed(county: County, phone: Phone) -> None:
    request = published(county, town="城关镇", village="桂花社区")
    link = a_link(county, a_team_of(county, STATION))
    assert "家里电路老化" not in phone.open(link)
    assert phone.open(f"{link}/need?id={request.id}").status == 409
    assert dispatches(county, request) == []


def test_a_towns_team_claims_what_the_centre_keeps_of_its_town(county: County, phone: Phone) -> None:
    request = published(county)
    assert request.site_id == CENTRE
    team = a_team_of(county, STATION)
    page = open_need(phone, a_link(county, team)).send(at="2026-05-20T15:00")
    assert "已接单，谢谢" in page
    (dispatch,) = dispatches(county, request)
    assert (dispatch.team_id, dispatch.site_id, dispatch.state) == (team, CENTRE, DispatchState.TAKEN)
    assert stored(county, request).state is RequestState.TAKEN


def test_a_centres_team_sees_the_needs_of_every_unit_below_it(county: County, phone: Phone) -> None:
    county.below_the_centre()
    post = county.place("柳溪镇河湾村新时代文明实践站", STATION)
    published(county, town="柳溪镇", village="河湾村", words="河湾村的路灯坏了", at=STATION)
    assert "河湾村的路灯坏了" in phone.open(a_link(county, county.team()))
    assert "河湾村的路灯坏了" in phone.open(a_link(county, a_team_of(county, post.id)))


def test_a_posts_team_sees_its_own_village_alone(county: County, phone: Phone) -> None:
    county.below_the_centre()
    post = county.place("柳溪镇河湾村新时代文明实践站", STATION)
    published(county)
    assert "家里电路老化" not in phone.open(a_link(county, a_team_of(county, post.id)))


@pytest.mark.parametrize("area", ["新民村", "柳溪镇新民村", "柳溪镇"])
def test_the_villages_a_team_names_narrow_what_it_sees(county: County, phone: Phone, area: str) -> None:
    published(county)
    published(county, village="柳溪村", words="柳溪村的水管漏了", phone="13800002047", name="吕佳禾")
    page = phone.open(a_link(county, a_team_of(county, CENTRE, area)))
    assert "家里电路老化" in page
    assert ("柳溪村的水管漏了" in page) is (area == "柳溪镇")


def test_everybody_reads_the_menu_without_script(county: County, phone: Phone, team: str) -> None:
    assert "菜单还没有公布" in phone.open("/menu")
    county.does(SetMenuItem, take_usual_menu)
    with county.house.read() as rows:
        items = {item.name: item for item in rows.find(MenuItem)}
    told = ServiceOffer(id="", site_id="", item_id=items["上门检修电路"].id, team_id=team)
    county.does(SetOffer, lambda desk: set_offer(desk, told))
    county.does(SetMenuItem, lambda desk: retire_menu_item(desk, items["磨刀补锅"].id))
    page = phone.open("/menu")
    for words in ("便民维修", "上门检修电路", "新民村邻里互助队承接", "我要点单"):
        assert words in page
    assert "磨刀补锅" not in page
    assert page.size < FIRST_LOAD
    assert "<script" not in page.html
    assert phone.open("/MENU").status == 200


def test_everybody_reads_the_needs_but_not_whose_they_are(county: County, phone: Phone) -> None:
    assert "现在没有等着认领的需求" in phone.open("/needs")
    published(county, words="我是周桂兰，家里跳闸，电话 13800002046")
    page = phone.open("/NEEDS")
    assert "家里跳闸" in page
    assert '<span class="whole">0000-12345</span>' in page.html
    for secret in SECRETS:
        assert secret not in page.html
    assert page.size < FIRST_LOAD
