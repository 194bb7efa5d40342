"""The team leader's link: accept, another time, cannot; and what it shows to whom, and until when."""

from datetime import timedelta

import pytest

from core.commands.dispatches import call_back_dispatch
from core.commands.request_moves import fulfil_request, start_service
from core.domain.codes import Code, CodeKind
from core.domain.dispatch import Dispatch, DispatchState
from core.domain.local_time import LOCAL_ZONE
from core.domain.service_request import RequestState, ServiceRequest
from core.ports.store import Command
from tests.server.public.county import MORNING, County, code_of
from tests.server.public.phone import Phone

SECRETS = ("周桂兰", "13800002046", "12 号")


@pytest.fixture
def request_row(county: County) -> ServiceRequest:
    return county.request()


@pytest.fixture
def dispatch(county: County, request_row: ServiceRequest) -> Dispatch:
    return county.dispatched(request_row, county.team())


def row(county: County, dispatch: Dispatch) -> Dispatch:
    with county.house.read() as rows:
        found = rows.get(Dispatch, dispatch.id)
    assert found is not None
    return found


def request_state(county: County, request: ServiceRequest) -> RequestState:
    with county.house.read() as rows:
        found = rows.get(ServiceRequest, request.id)
    assert found is not None
    return found.state


def test_the_need_is_shown_without_telling_whose_it_is(dispatch: Dispatch, phone: Phone) -> None:
    page = phone.open(f"/{code_of(dispatch)}")
    for told in ("待接单", "家里电路老化", "今天下午", "柳溪镇 新民村", "听力不好", "接单后显示电话和门牌"):
        assert told in page
    assert "请在明天 18:00 前回复" in page
    for secret in SECRETS:
        assert secret not in page.html


def test_accepting_names_who_goes_and_when_and_opens_the_door_number(
    county: County, request_row: ServiceRequest, dispatch: Dispatch, phone: Phone
) -> None:
    page = phone.open(f"/{code_of(dispatch)}").send(who="me", at="2026-05-20T15:00")
    assert "已接单，谢谢" in page
    assert "队长，15:00 到" in page
    for contact in SECRETS:
        assert contact in page
    kept = row(county, dispatch)
    assert (kept.state, kept.who_goes) == (DispatchState.TAKEN, "队长")
    assert kept.proposed_at == MORNING.replace(hour=15, minute=0)
    assert request_state(county, request_row) is RequestState.TAKEN


def test_somebody_else_may_go(county: County, dispatch: Dispatch, phone: Phone) -> None:
    page = phone.open(f"/{code_of(dispatch)}")
    unnamed = page.send(who="other", at="2026-05-20T15:00")
    assert unnamed.status == 422
    assert "请写上去的人怎么称呼" in unnamed
    assert "已接单，谢谢" in unnamed.send(who="other", name="邓师傅", at="2026-05-20T15:00")
    assert row(county, dispatch).who_goes == "邓师傅"


def test_a_time_that_was_not_offered_is_asked_for_again(
    county: County, dispatch: Dispatch, phone: Phone
) -> None:
    page = phone.open(f"/{code_of(dispatch)}").send(at="2026-05-19T15:00")
    assert page.status == 422
    assert row(county, dispatch).state is DispatchState.WAITING


def test_accepting_twice_is_accepting_once(county: County, dispatch: Dispatch, phone: Phone) -> None:
    page = phone.open(f"/{code_of(dispatch)}")
    page.send(at="2026-05-20T15:00")
    again = page.send(at="2026-05-20T16:00")
    assert "已接单，谢谢" in again
    assert row(county, dispatch).proposed_at == MORNING.replace(hour=15, minute=0)


def test_another_time_is_proposed_to_the_desk(
    county: County, request_row: ServiceRequest, dispatch: Dispatch, phone: Phone
) -> None:
    page = phone.open(f"/{code_of(dispatch)}/other").send(day="2026-05-22", hour="10:30")
    assert "已提出 5 月 22 日（周五） 10:30" in page
    for secret in SECRETS:
        assert secret not in page.html
    assert row(county, dispatch).state is DispatchState.OTHER_TIME
    assert request_state(county, request_row) is RequestState.DISPATCHED


@pytest.mark.parametrize(
    ("day", "hour"),
    [("2026-05-19", "10:30"), ("nonsense", "10:30"), ("2026-05-22", ""), ("2027-05-22", "10:30")],
)
def test_a_time_that_is_past_or_none_is_asked_for_again(
    county: County, dispatch: Dispatch, phone: Phone, day: str, hour: str
) -> None:
    page = phone.open(f"/{code_of(dispatch)}/other").send(day=day, hour=hour)
    assert page.status == 422
    assert "请选一个还没过去的时间" in page
    assert row(county, dispatch).state is DispatchState.WAITING


def test_declining_needs_no_reason_and_does_no_harm(
    county: County, request_row: ServiceRequest, dispatch: Dispatch, phone: Phone
) -> None:
    page = phone.open(f"/{code_of(dispatch)}/cannot").send()
    assert "已回复接不了" in page
    assert row(county, dispatch).state is DispatchState.DECLINED
    assert request_state(county, request_row) is RequestState.ACCEPTED


def test_a_link_whose_time_is_over_takes_no_answer(county: County, dispatch: Dispatch, phone: Phone) -> None:
    page = phone.open(f"/{code_of(dispatch)}")
    county.clock.at = dispatch.reply_by - timedelta(minutes=30)
    asked = phone.open(f"/{code_of(dispatch)}")
    county.clock.at = dispatch.reply_by + timedelta(minutes=1)
    assert "这条派单已过时限" in phone.open(f"/{code_of(dispatch)}")
    late = asked.send()
    assert "这条派单已过时限" in late
    assert "0000-12345" in late
    assert page.status == 200
    assert row(county, dispatch).state is DispatchState.WAITING


def test_a_request_that_was_taken_back_says_so(county: County, dispatch: Dispatch, phone: Phone) -> None:
    page = phone.open(f"/{code_of(dispatch)}")
    county.does(Command, lambda desk: call_back_dispatch(desk, dispatch.id, "居民改了主意"))
    assert "这条派单已收回" in page.send(at="2026-05-20T15:00")


def test_contact_details_are_gone_when_the_request_is_over(
    county: County, request_row: ServiceRequest, dispatch: Dispatch, phone: Phone
) -> None:
    phone.open(f"/{code_of(dispatch)}").send(at="2026-05-20T15:00")
    county.does(Command, lambda desk: start_service(desk, request_row.id))
    assert SECRETS[1] in phone.open(f"/{code_of(dispatch)}")
    county.does(Command, lambda desk: fulfil_request(desk, request_row.id))
    over = phone.open(f"/{code_of(dispatch)}")
    assert "这件事办完了" in over
    for secret in SECRETS:
        assert secret not in over.html


def test_a_bare_token_behind_t_leads_to_the_link(dispatch: Dispatch, phone: Phone) -> None:
    page = phone.open(f"/T/{dispatch.link_token}")
    assert page.path == f"/{code_of(dispatch)}"
    assert "待接单" in page


def test_an_unknown_link_is_answered_politely(phone: Phone) -> None:
    page = phone.open(f"/{Code(CodeKind.DISPATCH, '0' * 16).text}")
    assert page.status == 404
    assert "这个链接打不开" in page
    assert phone.open("/T/!!").status == 404


def test_times_offered_begin_with_the_wished_day_and_lie_ahead(county: County, phone: Phone) -> None:
    county.clock.at = MORNING.replace(hour=15, minute=30).astimezone(LOCAL_ZONE)
    page = phone.open(f"/{code_of(county.dispatched(county.request(), county.team()))}")
    assert "16:00" in page
    assert "15:00 " not in page.text.split("明天")[0]
    assert "明天 09:00" in page
