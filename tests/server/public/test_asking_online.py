"""The front page and asking from home: what residents enter becomes part of the demand list."""

from datetime import timedelta

import pytest

from core.commands.activities import cancel_activity
from core.domain.practice_site import SiteLevel
from core.domain.resident import Resident
from core.domain.service_request import RequestCategory, RequestChannel, RequestState, ServiceRequest
from core.ports.store import Command
from core.sync.wire import EnrolRequest
from server.platform import Platform
from tests.server.public.county import CENTRE, MORNING, STATION, County
from tests.server.public.phone import Phone

FILLED: dict[str, object] = {
    "words": "厨房的灯坏了，想请人换一个",
    "category": "repair",
    "village": "柳溪镇|新民村",
    "address": "3 组 12 号",
    "name": "周桂兰",
    "phone": "138 0000 2046",
    "consent": "yes",
}


def requests(county: County) -> list[ServiceRequest]:
    with county.house.read() as rows:
        return rows.find(ServiceRequest)


def test_the_front_page_leads_everywhere_and_shows_what_is_coming(county: County, phone: Phone) -> None:
    county.activity()
    later = county.activity(
        title="清扫河道", starts_at=MORNING + timedelta(days=3), ends_at=MORNING + timedelta(days=3, hours=2)
    )
    county.does(Command, lambda desk: cancel_activity(desk, later.id, "下雨"))
    page = phone.open("/")
    assert "清禾县新时代文明实践中心" in page
    assert "银发学堂 · 手机防诈骗" in page
    assert "清扫河道" not in page
    assert {"/ask", "/find", "/check", "/activities.ics", "/activities.atom"} <= set(page.links)
    assert "noindex" not in page.html


def test_the_activitys_code_is_not_given_away_on_the_front_page(county: County, phone: Phone) -> None:
    activity = county.activity()
    assert activity.token not in phone.open("/").html


def test_a_request_from_home_waits_for_review_at_the_unit_of_its_village(
    county: County, phone: Phone
) -> None:
    page = phone.open("/ask").send(**FILLED)
    assert "已收到，单号 WW 0520-001" in page
    assert "请记下查询码" in page
    (request,) = requests(county)
    assert (request.site_id, request.state, request.channel) == (
        STATION,
        RequestState.SUBMITTED,
        RequestChannel.ONLINE,
    )
    assert (request.category, request.phone) == (RequestCategory.REPAIR, "13800002046")
    assert (request.town, request.village, request.address) == ("柳溪镇", "新民村", "3 组 12 号")
    assert request.consent_share
    with county.house.read() as rows:
        resident = rows.get(Resident, request.resident_id)
    assert resident is not None
    assert resident.name == "周桂兰"


def test_a_village_only_the_centre_names_goes_to_the_centre(county: County, phone: Phone) -> None:
    phone.open("/ask").send(**(FILLED | {"village": "城关镇|桂花社区"}))
    assert [request.site_id for request in requests(county)] == [CENTRE]


def a_desk_stands_at(county: County, site_id: str, *, retired: bool = False) -> None:
    """A desk of this unit is enrolled."""
    platform = county.house
    assert isinstance(platform, Platform)
    asks = EnrolRequest(
        device=f"D-{site_id}", public_key=bytes(32), desk_code="H4", site_id=site_id, site_code="HW",
        site_name="", site_level=SiteLevel.VILLAGE_POST, desk_name="1", app="1",
    )  # fmt: skip
    platform.admit(asks, site_id=site_id, now=county.clock())
    if retired:
        platform.retire(f"D-{site_id}")


def test_a_village_of_the_tree_stands_in_the_form_and_goes_to_the_nearest_unit_with_a_desk(
    county: County, phone: Phone
) -> None:
    county.below_the_centre()
    post = county.place("柳溪镇河湾村新时代文明实践站", STATION)
    a_desk_stands_at(county, STATION)
    page = phone.open("/ask")
    assert 'value="柳溪镇|河湾村"' in page.html
    page.send(**(FILLED | {"village": "柳溪镇|河湾村"}))
    a_desk_stands_at(county, post.id)
    phone.open("/ask").send(**(FILLED | {"village": "柳溪镇|河湾村", "phone": "13800002047"}))
    assert {request.site_id for request in requests(county)} == {STATION, post.id}


def test_a_retired_desk_takes_nothing_in_any_more(county: County, phone: Phone) -> None:
    county.below_the_centre()
    post = county.place("柳溪镇河湾村新时代文明实践站", STATION)
    a_desk_stands_at(county, CENTRE)
    a_desk_stands_at(county, post.id, retired=True)
    phone.open("/ask").send(**(FILLED | {"village": "柳溪镇|河湾村"}))
    assert [request.site_id for request in requests(county)] == [CENTRE]


def test_a_form_sent_twice_is_one_request(county: County, phone: Phone) -> None:
    page = phone.open("/ask")
    first, second = page.send(**FILLED), page.send(**FILLED)
    assert first.path.split("?")[0] == second.path.split("?")[0]
    assert len(requests(county)) == 1


@pytest.mark.parametrize(
    ("missing", "told"),
    [
        ({"words": ""}, "请写一下想请我们帮什么忙"),
        ({"words": "好" * 201}, "最多写 200 个字"),
        ({"category": ""}, "请选一类"),
        ({"category": "nonsense"}, "请选一类"),
        ({"village": ""}, "请选村或社区"),
        ({"name": ""}, "请写上您的姓名"),
        ({"name": "a\u0001b"}, "请写上您的姓名"),
        ({"phone": "12"}, "电话号码不对"),
        ({"consent": ""}, "请打勾同意"),
        ({"address": "路" * 81}, "地址最多写 80 个字"),
    ],
)
def test_what_is_missing_is_said_beside_its_field_and_the_rest_is_kept(
    county: County, phone: Phone, missing: dict[str, object], told: str
) -> None:
    page = phone.open("/ask").send(**(FILLED | missing))
    assert page.status == 422
    assert told in page
    if "words" not in missing:
        assert "厨房的灯坏了" in page.html
    assert requests(county) == []


def test_what_was_typed_is_shown_again_as_text_never_as_markup(phone: Phone) -> None:
    page = phone.open("/ask").send(**(FILLED | {"words": "<script>alert(1)</script>", "phone": "1"}))
    assert "<script>" not in page.html
    assert "&lt;script&gt;" in page.html


def test_the_page_after_handing_in_holds_no_name_and_its_greeting_expires(
    county: County, phone: Phone
) -> None:
    page = phone.open("/ask").send(**FILLED)
    assert "周桂兰" not in page.html
    assert "13800002046" not in page.html
    county.clock.turn(minutes=61)
    assert "已收到" not in phone.open(page.path)


def test_flooding_the_form_is_stopped(county: County, phone: Phone) -> None:
    pages = [phone.open("/ask").send(**FILLED) for _ in range(30)]
    assert pages[-1].status == 429
    assert len(requests(county)) < 30
