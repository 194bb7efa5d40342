"""The slip's code: how far the request is, and the rating once the service was given."""

from datetime import date, timedelta

import pytest

from core.commands.request_moves import accept_request, return_request, withdraw_request
from core.domain.codes import Code, CodeKind, show_check_code
from core.domain.correction import Correction, CorrectionState, correction_id
from core.domain.local_time import local_day
from core.domain.numbers import told_number
from core.domain.rating import Aspect, AspectGrade, Grade, Rating, RatingSource
from core.domain.service_request import RequestState, ServiceRequest
from core.ports.store import Command
from tests.server.public.county import County, code_of
from tests.server.public.phone import Phone


def ratings(county: County, request: ServiceRequest) -> list[Rating]:
    with county.house.read() as rows:
        return rows.find(Rating, request_id=request.id)


def state(county: County, request: ServiceRequest) -> RequestState:
    with county.house.read() as rows:
        row = rows.get(ServiceRequest, request.id)
    assert row is not None
    return row.state


@pytest.fixture
def served(county: County) -> ServiceRequest:
    request = county.request()
    county.fulfilled(request, county.team())
    return request


def test_a_new_request_says_what_happens_next_and_names_nobody(county: County, phone: Phone) -> None:
    request = county.request()
    page = phone.open(f"/{code_of(request)}")
    assert "单号 " + told_number(request.number, "0520-001") in page
    assert "家里电路老化" in page
    assert "待审核" in page
    assert "明天 18:00 前给您回话" in page
    for secret in ("周桂兰", "13800002046", "12 号"):
        assert secret not in page.html


def test_the_state_line_tells_done_now_and_later_in_words(county: County, phone: Phone) -> None:
    request = county.request()
    county.dispatched(request, county.team())
    page = phone.open(f"/{code_of(request)}")
    assert "登记 09:28 已完成" in page
    assert "派单 09:28 已完成" in page
    assert "接单 正在这一步" in page
    assert "评单 还没到" in page
    assert "正在联系：新民村邻里互助队" in page


def test_who_comes_and_when_is_told_once_a_team_accepted(served: ServiceRequest, phone: Phone) -> None:
    page = phone.open(f"/{code_of(served)}")
    assert "承接：新民村邻里互助队 · 邓师傅上门 · 约好 13:28" in page
    assert "这次服务，您满意吗？" in page


@pytest.mark.parametrize(
    ("grade", "words"),
    [("5", "非常满意"), ("4", "满意"), ("3", "基本满意"), ("2", "不满意"), ("1", "非常不满意")],
)
def test_each_of_the_five_grades_is_kept(
    county: County, served: ServiceRequest, phone: Phone, grade: str, words: str
) -> None:
    page = phone.open(f"/{code_of(served)}").send(grade=grade)
    assert "谢谢您的评价" in page
    assert words in page
    (rating,) = ratings(county, served)
    assert (rating.grade, rating.source) == (int(grade), RatingSource.QR)
    assert state(county, served) is RequestState.RATED


def test_tags_and_words_go_with_the_rating(county: County, served: ServiceRequest, phone: Phone) -> None:
    page = phone.open(f"/{code_of(served)}").send(
        grade="5", tag=["quick", "free", "rude", "nonsense"], words=" 师傅很耐心 "
    )
    (rating,) = ratings(county, served)
    assert rating.tags == ("来得快", "没收钱")
    assert rating.words == "师傅很耐心"
    assert "来得快 · 没收钱" in page


def test_the_aspects_are_kept_with_the_face_as_the_whole_and_may_stay_out(
    county: County, served: ServiceRequest, phone: Phone
) -> None:
    phone.open(f"/{code_of(served)}").send(grade="4", efficiency="5", attitude="3", skill="9")
    (rating,) = ratings(county, served)
    assert rating.aspects == (
        AspectGrade(Aspect.OVERALL, Grade.SATISFIED),
        AspectGrade(Aspect.EFFICIENCY, Grade.VERY_SATISFIED),
        AspectGrade(Aspect.ATTITUDE, Grade.FAIR),
    )


def test_what_was_chosen_stays_chosen_when_the_face_is_missing(served: ServiceRequest, phone: Phone) -> None:
    page = phone.open(f"/{code_of(served)}").send(skill="2")
    assert '<option value="2" selected>' in page.html


@pytest.mark.parametrize("grade", ["1", "2", "3"])
def test_a_bad_rating_opens_a_correction_owed_in_fifteen_working_days(
    county: County, served: ServiceRequest, phone: Phone, grade: str
) -> None:
    phone.open(f"/{code_of(served)}").send(grade=grade)
    with county.house.read() as rows:
        found = rows.get(Correction, correction_id(served.id))
    assert (found is not None) == (grade != "3")
    if found is not None:
        assert (found.state, local_day(found.due_at)) == (CorrectionState.OPEN, date(2026, 6, 10))


def test_by_when_the_next_step_is_owed_is_told_as_long_as_it_is_true(
    county: County, served: ServiceRequest, phone: Phone
) -> None:
    assert "5 月 27 日（周三） 18:00 前都可以评" in phone.open(f"/{code_of(served)}")
    request = county.request()
    county.does(Command, lambda desk: accept_request(desk, request.id))
    assert "明天 18:00 前安排好队伍" in phone.open(f"/{code_of(request)}")
    county.clock.at += timedelta(days=9)
    assert "前安排好队伍" not in phone.open(f"/{code_of(request)}")
    assert "前都可以评" not in phone.open(f"/{code_of(served)}")


def test_an_unhappy_resident_may_ask_for_another_visit(
    county: County, served: ServiceRequest, phone: Phone
) -> None:
    page = phone.open(f"/{code_of(served)}").send(grade="2", tag=["unsolved"], again="yes")
    (rating,) = ratings(county, served)
    assert rating.tags == ("没解决", "请再派一次")
    assert "已记下：请再派一次" in page


def test_a_rating_sent_twice_counts_once(county: County, served: ServiceRequest, phone: Phone) -> None:
    page = phone.open(f"/{code_of(served)}")
    page.send(grade="4")
    assert "谢谢您的评价" in page.send(grade="1")
    assert [rating.grade for rating in ratings(county, served)] == [4]


def test_a_rated_request_is_not_asked_about_again(served: ServiceRequest, phone: Phone) -> None:
    phone.open(f"/{code_of(served)}").send(grade="5")
    again = phone.open(f"/{code_of(served)}")
    assert "您的评价" in again
    assert "<form" not in again.html


def test_a_rating_without_a_face_is_asked_for_again_and_keeps_the_words(
    county: County, served: ServiceRequest, phone: Phone
) -> None:
    page = phone.open(f"/{code_of(served)}").send(words="还不错", tag=["kind"])
    assert page.status == 422
    assert "请先点一个笑脸" in page
    assert "还不错" in page.html
    assert ratings(county, served) == []


def test_too_many_words_are_refused_and_shown_again(
    county: County, served: ServiceRequest, phone: Phone
) -> None:
    page = phone.open(f"/{code_of(served)}").send(grade="5", words="好" * 201)
    assert page.status == 422
    assert "最多写 200 个字" in page
    assert ratings(county, served) == []


def test_before_the_service_there_is_nothing_to_rate(county: County, phone: Phone) -> None:
    request = county.request()
    assert "<form" not in phone.open(f"/{code_of(request)}").html


def test_a_rating_that_crosses_with_the_desk_is_kept_as_it_stands(
    county: County, served: ServiceRequest, phone: Phone
) -> None:
    _, fields = phone.open(f"/{code_of(served)}").form(grade="5")
    other = county.request()
    assert phone.post(f"/{code_of(other)}/rate", fields).status == 409
    assert ratings(county, other) == []


@pytest.mark.parametrize(
    ("order", "words"), [(return_request, "退回待改"), (withdraw_request, "这张单子已撤回")]
)
def test_requests_that_went_another_way_say_so(
    county: County, phone: Phone, order: object, words: str
) -> None:
    request = county.request()
    county.does(Command, lambda desk: order(desk, request.id, "说明"))  # type: ignore[operator]  # one of two orders
    assert words in phone.open(f"/{code_of(request)}")


def test_a_slip_the_platform_does_not_know_yet_is_not_called_wrong(phone: Phone) -> None:
    page = phone.open(f"/{Code(CodeKind.REQUEST, '0' * 16).text}")
    assert page.status == 404
    assert "前台可能还没有上传这张单子" in page


def test_the_typed_look_up_code_leads_to_the_request(county: County, phone: Phone) -> None:
    request = county.request()
    page = phone.open("/find").send(code=show_check_code(request.check_code).lower())
    assert page.path == f"/{code_of(request)}"
    assert "家里电路老化" in page


def test_a_mistyped_look_up_code_is_asked_for_again(county: County, phone: Phone) -> None:
    request = county.request()
    wrong = "0" if request.check_code[0] != "0" else "1"
    page = phone.open("/find").send(code=wrong + request.check_code[1:])
    assert page.status == 422
    assert "请对照回执再看一遍" in page
