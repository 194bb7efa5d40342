"""The pages behind the codes in a telephone's browser, scripts switched off."""

from pathlib import Path

import pytest

from core.domain.activity import Signup
from core.domain.attendance import Attendance
from core.domain.dispatch import Dispatch, DispatchState
from core.domain.rating import Rating
from core.domain.service_request import ServiceRequest
from tests.server.public.browser.chromium import Browser, browser
from tests.server.public.browser.conftest import Town
from tests.server.public.county import code_of

pytestmark = pytest.mark.slow

FIRST_LOAD = 60 * 1024


def addresses(town: Town) -> list[str]:
    """Every kind of page."""
    dispatch = code_of(town.dispatch)
    codes = [code_of(town.activity), code_of(town.person), code_of(town.certificate), code_of(town.voided)]
    codes += [code_of(town.new), code_of(town.served), dispatch]
    paths = ["", "ask", "find", "check", "XYZ", *codes, f"{dispatch}/other", f"{dispatch}/cannot"]
    paths.append(f"{code_of(town.activity)}/walk-in")
    paths += [code_of(town.coming), f"{code_of(town.coming)}/sign-up"]
    paths += ["menu", "needs", town.team_page, f"{town.team_page}/need?id={town.need.id}"]
    return [f"{town.address}/{path}" for path in paths]


def test_signing_in_and_out_by_thumb(town: Town, window: Browser) -> None:
    scan = f"{town.address}/{code_of(town.activity)}"
    window.open(scan)
    window.type("#tail", "5590")
    window.send()
    assert "罗*满" in window.text
    assert "我到了，签到" in window.text
    window.send()
    assert "签到成功" in window.text
    town.county.clock.turn(minutes=90)
    window.open(scan)
    window.type("#tail", "5590")
    window.send()
    assert "我要走了，签退" in window.text
    window.send()
    assert "签退成功" in window.text
    assert "这次服务 1.5 小时" in window.text
    with town.county.house.read() as rows:
        (visit,) = rows.find(Attendance, activity_id=town.activity.id)
    assert visit.service_minutes == 90


def test_going_back_and_tapping_again_signs_nobody_in_twice(town: Town, window: Browser) -> None:
    window.open(f"{town.address}/{code_of(town.activity)}")
    window.type("#tail", "5590")
    window.send()
    window.send()
    window.driver.back()
    window.send()
    assert "已经签过了" in window.text or "我要走了" in window.text
    with town.county.house.read() as rows:
        (visit,) = rows.find(Attendance, activity_id=town.activity.id)
    assert visit.check_out_at is None


def test_signing_up_for_a_role_by_thumb(town: Town, window: Browser) -> None:
    window.open(f"{town.address}/{code_of(town.coming)}/sign-up")
    assert "血压测量" in window.text
    window.type("#phone", "13600005590")
    window.send()
    window.tap("input[name=role][value='血压测量']")
    window.send()
    assert "这项工作要会医疗护理" in window.text
    window.tap("input[name=role][value='引导']")
    window.send()
    assert "报名成功" in window.text
    with town.county.house.read() as rows:
        (place,) = rows.find(Signup, activity_id=town.coming.id)
    assert place.role == "引导"


def test_rating_with_a_face_a_tag_and_a_sentence(town: Town, window: Browser) -> None:
    window.open(f"{town.address}/{code_of(town.served)}")
    assert "这次服务，您满意吗？" in window.text
    window.tap("input[name=grade][value='5']")
    window.tap("input[name=tag][value=quick]")
    window.type("textarea", "师傅很耐心")
    window.send()
    assert "谢谢您的评价" in window.text
    with town.county.house.read() as rows:
        (rating,) = rows.find(Rating, request_id=town.served.id)
    assert (rating.grade, rating.tags, rating.words) == (5, ("来得快",), "师傅很耐心")


def test_an_unhappy_face_offers_other_words_and_another_visit(town: Town, window: Browser) -> None:
    window.open(f"{town.address}/{code_of(town.served)}")
    assert window.one(".pills.when-happy").is_displayed()
    assert not window.one("input[name=again]").is_displayed()
    window.tap("input[name=grade][value='1']")
    assert window.one("input[name=again]").is_displayed()
    assert window.one(".pills.when-unhappy").is_displayed()
    assert not window.one(".pills.when-happy").is_displayed()


def test_a_rating_cannot_be_sent_without_a_face(town: Town, window: Browser) -> None:
    window.open(f"{town.address}/{code_of(town.served)}")
    window.tap("button.main")
    with town.county.house.read() as rows:
        assert rows.find(Rating, request_id=town.served.id) == []


def test_the_team_leader_accepts_and_then_sees_the_door_number(town: Town, window: Browser) -> None:
    window.open(f"{town.address}/{code_of(town.dispatch)}")
    assert "13800002046" not in window.text
    window.tap("input[name=at][value='2026-05-20T15:00']")
    window.send()
    assert "已接单，谢谢" in window.text
    assert "13800002046" in window.text
    assert "3 组 12 号" in window.text
    with town.county.house.read() as rows:
        kept = rows.get(Dispatch, town.dispatch.id)
    assert kept is not None
    assert kept.state is DispatchState.TAKEN


def test_a_team_claims_a_need_by_thumb_and_then_sees_whose_it_is(town: Town, window: Browser) -> None:
    window.open(f"{town.address}/{town.team_page}")
    assert "孩子放学后没人接" in window.text
    assert "吕佳禾" not in window.text
    window.tap("a.button.gap")
    window.tap("input[name=at][value='2026-05-20T15:00']")
    window.send()
    assert "已接单，谢谢" in window.text
    assert "13800003333" in window.text
    window.open(f"{town.address}/{town.team_page}")
    assert "我们来接" not in window.text


def test_the_menus_are_read_without_script(town: Town, window: Browser) -> None:
    window.open(f"{town.address}/menu")
    assert "新民村邻里互助队承接" in window.text
    window.tap("a.button.main")
    assert "想请我们帮什么忙" in window.text
    window.open(f"{town.address}/needs")
    assert "孩子放学后没人接" in window.text
    assert "吕佳禾" not in window.text


def test_a_certificate_is_checked_by_its_typed_code(town: Town, window: Browser) -> None:
    window.open(f"{town.address}/check")
    window.type("#code", town.certificate.check_code.lower())
    window.send()
    assert "证书真实有效" in window.text
    window.open(f"{town.address}/{code_of(town.voided)}")
    assert "这张证书已作废" in window.text


def test_a_request_from_home_shows_its_number(town: Town, window: Browser) -> None:
    window.open(f"{town.address}/ask")
    window.type("#words", "厨房的灯坏了")
    window.tap("input[name=category][value=repair]")
    window.tap("option[value='柳溪镇|新民村']")
    window.type("#name", "周桂兰")
    window.type("#phone", "13800002046")
    window.tap("input[name=consent]")
    window.send()
    assert "已收到，单号" in window.text
    with town.county.house.read() as rows:
        assert "厨房的灯坏了" in [request.words for request in rows.find(ServiceRequest)]


def test_nothing_is_loaded_beyond_sixty_kilobytes_and_nothing_complains(town: Town, window: Browser) -> None:
    for address in addresses(town):
        window.driver.execute_cdp_cmd("Network.clearBrowserCache", {})
        window.open(address)
        assert 0 < window.loaded_bytes() < FIRST_LOAD, address
        assert window.complaints() == [], address


@pytest.mark.parametrize(("width", "text_size"), [(320, 16), (390, 16), (390, 26), (320, 26)])
def test_no_page_scrolls_sideways(
    town: Town, driver: str, tmp_path: Path, width: int, text_size: int
) -> None:
    with browser(driver, tmp_path, width=width, text_size=text_size) as window:
        for address in addresses(town):
            joint = "&" if "?" in address else "?"
            for language in ("", f"{joint}lang=en"):
                window.open(f"{address}{language}")
                assert window.content_width() <= width, address


def test_everything_to_tap_is_at_least_fifty_four_pixels_high(town: Town, window: Browser) -> None:
    for address in addresses(town):
        window.open(address)
        for part in window.all("button, .button, .field, .pill, .face, .choices label, .tail"):
            if part.is_displayed():
                assert part.size["height"] >= 54, (address, part.get_attribute("outerHTML"))


def test_the_body_is_seventeen_pixels_and_grows_with_the_systems_text(
    town: Town, driver: str, tmp_path: Path
) -> None:
    for text_size, shown in ((16, "17px"), (24, "25.5px")):
        folder = tmp_path / str(text_size)
        folder.mkdir()
        with browser(driver, folder, text_size=text_size) as window:
            window.open(town.address)
            assert window.one("body").value_of_css_property("font-size") == shown


def test_every_field_has_a_name_for_those_who_do_not_see_it(town: Town, window: Browser) -> None:
    for address in addresses(town):
        window.open(address)
        for part in window.all("input:not([type=hidden]), select, textarea, button, a"):
            if part.size["height"]:
                assert part.accessible_name, (address, part.get_attribute("outerHTML"))
