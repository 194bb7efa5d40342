"""Signing up by telephone before the day: the roles that are left, what is asked, and why somebody cannot."""

from datetime import timedelta

import pytest

from core.commands.activities import cancel_activity
from core.commands.signups import sign_up
from core.domain.activity import Activity, ActivityRole, Signup, SiteSeats
from core.ports.store import Command
from tests.server.public.county import CENTRE, MORNING, County, code_of
from tests.server.public.phone import Page, Phone

IN_TWO_DAYS = {
    "starts_at": MORNING + timedelta(days=2),
    "ends_at": MORNING + timedelta(days=2, hours=2),
}
ROLES = (ActivityRole("讲解", 1, "教学辅导"), ActivityRole("引导", 3), ActivityRole("后勤"))
PHONE = "13600005590"


def coming(county: County, **told: object) -> Activity:
    return county.activity(**(IN_TWO_DAYS | told))


def places(county: County, activity: Activity) -> list[Signup]:
    with county.house.read() as rows:
        return rows.find(Signup, activity_id=activity.id)


def matched(phone: Phone, activity: Activity, number: str = PHONE) -> Page:
    return phone.open(f"/{code_of(activity)}/sign-up").send(phone=number)


def test_before_the_day_the_code_leads_to_signing_up(county: County, phone: Phone) -> None:
    activity = coming(county)
    early = phone.open(f"/{code_of(activity)}")
    assert "还没到签到时间" in early
    assert f"/{code_of(activity)}/sign-up" in early.links


def test_a_number_and_one_tap_take_a_place(county: County, phone: Phone) -> None:
    person, activity = county.volunteer(), coming(county)
    match = matched(phone, activity)
    assert "罗*满" in match
    assert "罗小满" not in match.html
    done = match.send()
    assert "报名成功" in done
    (place,) = places(county, activity)
    assert (place.volunteer_id, place.site_id, place.waiting) == (person.id, CENTRE, False)


def test_the_roles_say_what_is_left_of_them_and_what_they_ask(county: County, phone: Phone) -> None:
    activity = coming(county, roles=ROLES, min_age=16, required_licence="教师资格证")
    page = phone.open(f"/{code_of(activity)}/sign-up")
    assert "讲解 还差 1 人 · 要会教学辅导" in page
    assert "引导 还差 3 人" in page
    assert "满 16 岁 · 须持教师资格证" in page
    english = phone.open(f"/{code_of(activity)}/sign-up?lang=en")
    assert "1 more needed · Skill: Tutoring" in english


def test_a_role_is_taken_and_is_one_less_for_the_next(county: County, phone: Phone) -> None:
    county.volunteer()
    activity = coming(county, roles=ROLES)
    done = matched(phone, activity).send(role="引导")
    assert "分工：引导" in done
    assert [place.role for place in places(county, activity)] == ["引导"]
    assert "引导 还差 2 人" in phone.open(f"/{code_of(activity)}/sign-up")


def test_a_full_role_cannot_be_chosen_and_is_refused_in_words(county: County, phone: Phone) -> None:
    other = county.volunteer("单大妈", "13600007777")
    county.volunteer()
    activity = coming(county, roles=(ActivityRole("引导", 1),))
    county.does(Command, lambda desk: sign_up(desk, activity.id, [other.id], "引导"))
    match = matched(phone, activity)
    assert 'value="引导" disabled' in match.html
    refused = match.send(role="引导")
    assert refused.status == 409
    assert "“引导”的人够了，请换一项。" in refused
    assert "报名成功" in refused.send(role="")


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"min_age": 60}, "这场活动要满 60 岁。请到前台换一场。"),
        ({"required_skills": ("教学辅导",)}, "这项工作要会教学辅导。您会的话，请到前台补进登记。"),
        ({"required_licence": "急救证"}, "这项工作要有急救证。您有的话，请带到前台登记。"),
    ],
)
def test_why_somebody_cannot_is_said_in_one_sentence(
    county: County, phone: Phone, asked: dict[str, object], why: str
) -> None:
    county.volunteer()
    activity = coming(county, **asked)
    refused = matched(phone, activity).send()
    assert refused.status == 409
    assert why in refused
    assert places(county, activity) == []


def test_the_same_sentence_stands_where_one_joins_on_the_spot(county: County, phone: Phone) -> None:
    county.volunteer()
    activity = county.activity(min_age=60)
    refused = phone.open(f"/{code_of(activity)}/walk-in").send(phone=PHONE).send()
    assert "这场活动要满 60 岁" in refused


def test_a_form_sent_twice_takes_one_place(county: County, phone: Phone) -> None:
    county.volunteer()
    activity = coming(county)
    match = matched(phone, activity)
    match.send()
    assert "您已经报过名了" in match.send()
    assert len(places(county, activity)) == 1


def test_beyond_the_seats_one_is_told_to_wait(county: County, phone: Phone) -> None:
    other = county.volunteer("单大妈", "13600007777")
    county.volunteer()
    activity = coming(county, seats=(SiteSeats(CENTRE, 1),))
    county.does(Command, lambda desk: sign_up(desk, activity.id, [other.id]))
    assert "候补名单" in matched(phone, activity).send()


def test_a_wrong_number_is_said_beside_it(county: County, phone: Phone) -> None:
    page = phone.open(f"/{code_of(coming(county))}/sign-up").send(phone="12345")
    assert page.status == 422
    assert "手机号是 11 位数字" in page


def test_whoever_is_not_registered_is_sent_to_the_desk(county: County, phone: Phone) -> None:
    assert "这个号码还没有登记志愿者" in matched(phone, coming(county), "13600009999")


def test_once_sign_in_is_open_the_page_is_that_of_sign_in(county: County, phone: Phone) -> None:
    activity = county.activity()
    page = phone.open(f"/{code_of(activity)}/sign-up")
    assert page.path == f"/{code_of(activity)}"
    assert "您的手机号后四位" in page


def test_a_cancelled_activity_takes_nobody(county: County, phone: Phone) -> None:
    county.volunteer()
    activity = coming(county)
    match = matched(phone, activity)
    county.does(Command, lambda desk: cancel_activity(desk, activity.id, "下雨"))
    assert "这场活动取消了" in match.send()
    assert places(county, activity) == []
