"""Scanning an activity's code: sign in, sign out, walk in, and everything that can be different."""

from datetime import timedelta

import pytest

from core.commands.activities import cancel_activity, close_activity
from core.domain.attendance import Attendance, AttendanceSource, attendance_id
from core.domain.codes import Code, CodeKind
from core.ports.store import Command
from tests.server.public.county import MORNING, County, code_of
from tests.server.public.phone import Page, Phone


def visits(county: County, activity_id: str) -> list[Attendance]:
    with county.house.read() as rows:
        return rows.find(Attendance, activity_id=activity_id)


def signs_in(phone: Phone, code: str, tail: str = "5590") -> Page:
    return phone.open(f"/{code}").send(tail=tail).send(step="in")


def test_four_digits_and_one_tap_sign_a_volunteer_in(county: County, phone: Phone) -> None:
    person = county.volunteer(team_id=county.team("柳溪镇大学生志愿服务队"))
    activity = county.activity(person)
    asked = phone.open(f"/{code_of(activity)}")
    assert "银发学堂 · 手机防诈骗" in asked
    assert "今天 09:30–11:30" in asked
    match = asked.send(tail="5590")
    assert "罗*满" in match
    assert "柳溪镇大学生志愿服务队" in match
    assert "罗小满" not in match.html
    done = match.send()
    assert "签到成功" in done
    assert "服务时长从 09:28 开始记" in done
    (visit,) = visits(county, activity.id)
    assert (visit.volunteer_id, visit.check_in_source) == (person.id, AttendanceSource.PHONE)


def test_the_second_scan_signs_out_and_says_the_hours(county: County, phone: Phone) -> None:
    activity = county.activity(county.volunteer())
    signs_in(phone, code_of(activity))
    county.clock.turn(minutes=90)
    match = phone.open(f"/{code_of(activity)}").send(tail="5590")
    assert "我要走了，签退" in match
    assert "09:28 已签到" in match
    done = match.send()
    assert "签退成功" in done
    assert "这次服务 1.5 小时" in done


def test_a_form_sent_twice_signs_in_once(county: County, phone: Phone) -> None:
    activity = county.activity(county.volunteer())
    match = phone.open(f"/{code_of(activity)}").send(tail="5590")
    first, second = match.send(), match.send()
    assert "签到成功" in first
    assert "您 09:28 已经签过了，不用再签" in second
    assert len(visits(county, activity.id)) == 1
    assert visits(county, activity.id)[0].check_out_at is None


def test_a_sign_out_sent_twice_keeps_the_first_time(county: County, phone: Phone) -> None:
    activity = county.activity(county.volunteer())
    signs_in(phone, code_of(activity))
    county.clock.turn(minutes=60)
    match = phone.open(f"/{code_of(activity)}").send(tail="5590")
    match.send()
    county.clock.turn(minutes=5)
    assert "10:28" in match.send()
    assert visits(county, activity.id)[0].service_minutes == 60


def test_a_third_scan_after_signing_out_changes_nothing(county: County, phone: Phone) -> None:
    activity = county.activity(county.volunteer())
    signs_in(phone, code_of(activity))
    county.clock.turn(minutes=60)
    phone.open(f"/{code_of(activity)}").send(tail="5590").send(step="out")
    county.clock.turn(minutes=10)
    again = phone.open(f"/{code_of(activity)}").send(tail="5590").send()
    assert "签退成功" in again
    assert "10:28" in again
    assert visits(county, activity.id)[0].service_minutes == 60


def test_two_people_with_one_ending_choose_by_masked_name(county: County, phone: Phone) -> None:
    first = county.volunteer("罗小满", "13600005590")
    second = county.volunteer("欧阳晓华", "13700005590")
    activity = county.activity(first, second)
    match = phone.open(f"/{code_of(activity)}").send(tail="5590")
    assert "您是哪一位？" in match
    assert "欧阳*华" in match
    unchosen = match.send(step="in")
    assert unchosen.status == 422
    assert "请先点一下您的名字" in unchosen
    assert "签到成功" in unchosen.send(who="1", step="in")
    assert [visit.volunteer_id for visit in visits(county, activity.id)] == [second.id]


def test_nobody_with_that_ending_is_told_what_to_do(county: County, phone: Phone) -> None:
    activity = county.activity(county.volunteer())
    page = phone.open(f"/{code_of(activity)}").send(tail="0000")
    assert "名单里没有这个尾号" in page
    assert any(link.startswith(f"/{code_of(activity)}/walk-in") for link in page.links)


def test_an_ending_is_only_looked_for_among_those_expected(county: County, phone: Phone) -> None:
    county.volunteer("周立", "13900005590")
    activity = county.activity(county.volunteer("罗小满", "13600001111"))
    assert "名单里没有这个尾号" in phone.open(f"/{code_of(activity)}").send(tail="5590")


@pytest.mark.parametrize("tail", ["559", "55900", "abcd", "", "\uff15\uff159"])
def test_an_ending_has_four_digits(county: County, phone: Phone, tail: str) -> None:
    activity = county.activity(county.volunteer())
    page = phone.open(f"/{code_of(activity)}").send(tail=tail)
    assert page.status == 422
    assert "请输入四位数字" in page


def test_full_width_digits_are_digits(county: County, phone: Phone) -> None:
    activity = county.activity(county.volunteer())
    assert "罗*满" in phone.open(f"/{code_of(activity)}").send(tail="\uff15\uff15\uff19\uff10")


def test_a_registered_volunteer_may_walk_in_with_the_whole_number(county: County, phone: Phone) -> None:
    activity = county.activity()
    person = county.volunteer("周立", "13900002046")
    match = phone.open(f"/{code_of(activity)}/walk-in").send(phone="139 0000 2046")
    assert "周*" in match
    assert "签到成功" in match.send()
    assert [visit.volunteer_id for visit in visits(county, activity.id)] == [person.id]


def test_an_unregistered_number_is_sent_to_the_desk(county: County, phone: Phone) -> None:
    activity = county.activity()
    page = phone.open(f"/{code_of(activity)}/walk-in").send(phone="13900009999")
    assert "这个号码还没有登记志愿者" in page
    assert "请到前台登记" in page


def test_a_mistyped_number_is_asked_for_again(county: County, phone: Phone) -> None:
    activity = county.activity()
    page = phone.open(f"/{code_of(activity)}/walk-in").send(phone="1390000")
    assert page.status == 422
    assert "手机号是 11 位数字" in page


def test_an_activity_opens_an_hour_before_it_begins(county: County, phone: Phone) -> None:
    activity = county.activity(
        county.volunteer(), starts_at=MORNING + timedelta(hours=3), ends_at=MORNING + timedelta(hours=4)
    )
    page = phone.open(f"/{code_of(activity)}")
    assert "还没到签到时间" in page
    assert "11:28 起可以签到" in page


def test_an_activity_that_is_over_sends_people_to_the_desk(county: County, phone: Phone) -> None:
    activity = county.activity(county.volunteer())
    county.does(Command, lambda desk: close_activity(desk, activity.id))
    assert "这场活动已经结束" in phone.open(f"/{code_of(activity)}")


def test_a_cancelled_activity_says_so(county: County, phone: Phone) -> None:
    activity = county.activity(county.volunteer())
    county.does(Command, lambda desk: cancel_activity(desk, activity.id, "下雨"))
    assert "这场活动取消了" in phone.open(f"/{code_of(activity)}")


def test_someone_whose_record_lacks_something_is_sent_to_the_desk(county: County, phone: Phone) -> None:
    activity = county.activity()
    county.volunteer(consent=False)
    page = phone.open(f"/{code_of(activity)}/walk-in").send(phone="13600005590").send()
    assert page.status == 409
    assert "您的登记还缺资料" in page
    assert visits(county, activity.id) == []


def test_a_page_that_stood_open_too_long_records_nothing(county: County, phone: Phone) -> None:
    activity = county.activity(county.volunteer())
    match = phone.open(f"/{code_of(activity)}").send(tail="5590")
    county.clock.turn(minutes=16)
    late = match.send()
    assert late.status == 409
    assert "页面放久了" in late
    assert visits(county, activity.id) == []


def test_a_form_of_one_activity_does_not_work_for_another(county: County, phone: Phone) -> None:
    person = county.volunteer()
    one, other = county.activity(person), county.activity(person)
    match = phone.open(f"/{code_of(one)}").send(tail="5590")
    _, fields = match.form(step="in")
    assert phone.post(f"/{code_of(other)}/here", fields).status == 409
    assert visits(county, other.id) == []


def test_without_a_ticket_nothing_is_found_and_nobody_signed_in(county: County, phone: Phone) -> None:
    code = code_of(county.activity(county.volunteer()))
    assert phone.post(f"/{code}/who", {"tail": "5590"}).status == 409
    assert phone.post(f"/{code}/here", {"who": "0", "ticket": "A" * 40}).status == 409


def test_no_address_ever_holds_a_telephone_number_or_name(county: County, phone: Phone) -> None:
    activity = county.activity(county.volunteer())
    code = code_of(activity)
    signs_in(phone, code)
    phone.open(f"/{code}/walk-in").send(phone="13600005590").send()
    addresses = " ".join(phone.visited)
    assert "5590" not in addresses
    assert "罗" not in addresses


def test_an_activity_the_platform_has_not_heard_of_is_sent_to_the_paper_sheet(phone: Phone) -> None:
    page = phone.open(f"/{Code(CodeKind.ACTIVITY, '0' * 16).text}")
    assert "平台还不知道这场活动" in page
    assert "请到前台签到，或在纸质签到表上打勾" in page
    assert "先记下我到了" in page


def test_an_arrival_there_is_kept_by_the_activitys_token(county: County, phone: Phone) -> None:
    county.volunteer()
    asked = phone.open(f"/{Code(CodeKind.ACTIVITY, '0' * 16).text}")
    kept = asked.send(phone="13600005590")
    assert "已记下：09:28 到场" in kept
    county.clock.turn(minutes=20)
    assert "已记下：09:28 到场" in asked.send(phone="13600005590")
    assert "这个号码还没有登记志愿者" in asked.send(phone="13600009999")


def test_a_family_with_one_telephone_says_who_arrived_there(county: County, phone: Phone) -> None:
    county.volunteer("罗小满")
    county.volunteer("欧阳晓华")
    match = phone.open(f"/{Code(CodeKind.ACTIVITY, '0' * 16).text}").send(phone="13600005590")
    assert "您是哪一位？" in match
    assert match.send(who="7", step="in").status == 422
    assert "已记下：09:28 到场" in match.send(who="1", step="in")


def test_nothing_that_names_anyone_is_logged(
    county: County, phone: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    activity = county.activity(county.volunteer())
    signs_in(phone, code_of(activity))
    phone.open(f"/{code_of(activity)}/walk-in").send(phone="13600005590").send()
    assert code_of(activity) in caplog.text
    for secret in ("5590", "罗"):
        assert secret not in caplog.text


def test_a_known_visit_of_that_activity_is_kept_under_the_volunteers_id(county: County, phone: Phone) -> None:
    person = county.volunteer()
    activity = county.activity(person)
    signs_in(phone, code_of(activity))
    assert visits(county, activity.id)[0].id == attendance_id(activity.id, person.id)
