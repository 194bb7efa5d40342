"""Every form, blank and filled from rows: its words, its codes, its edges."""

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest

from core.domain.activity import Activity
from core.domain.certificate import CertificateKind, CertificateStatus
from core.domain.dispatch import Dispatch, DispatchState
from core.domain.identity_number import Sex
from core.domain.local_time import local
from core.domain.minors import Guardian
from core.domain.practice_site import PracticeSite, SiteLevel
from core.domain.rating import Grade, Rating, RatingSource
from core.domain.register_period import RegisterPeriod
from core.domain.service_request import RequestCategory, RequestState, ServiceRequest
from core.domain.volunteer import Volunteer
from core.papers import form_values as forms
from core.papers.template.drawing import render
from core.papers.template.papers import PAPERS
from core.papers.template.shipped import printable
from core.papers.template.words import Values
from core.ports.rows import ActivityDetail, DayCounts, DispatchRow, RegisterRow, ServiceFacts
from tests.papers.builders import SITE
from tests.papers.reading import codes, page_sizes_mm, pypdf_text, raster, squeezed

NOW = datetime(2026, 5, 20, 1, 40, tzinfo=UTC)
UNIT = PracticeSite(
    id="s",
    code="QH",
    name=SITE,
    level=SiteLevel.COUNTY_CENTER,
    phone="0000-12345",
    opening_hours="8:30–17:30",
    address="清禾县人民路 1 号",
    public_host="qh.example.invalid",
)
FORMS = sorted(set(PAPERS) - {"honour_certificate", "star_certificate", "thanks_letter"})
LONG = "买买提热合曼·阿不都热依木·艾合买提江·吐尔"
PERSON = Volunteer(
    id="v",
    site_id="s",
    number="QH000512",
    token="0" * 16,
    name=LONG,
    sex=Sex.FEMALE,
    birth_on=date(2012, 3, 15),
    id_number="999901201203150027",
    phone="13800002046",
    town="柳溪镇",
    village="新民村",
    skills=("法律", "驾驶"),
    service_categories=("repair",),
    guardian=Guardian(name="罗大满", relation="父亲", phone="13800005591"),
    registered_at=NOW,
    registered_by="c",
)
REQUEST = ServiceRequest(
    id="r",
    site_id="s",
    number="QHDD-2026-000123",
    spoken_number="0520-017",
    token="0" * 16,
    check_code="",
    state=RequestState.ACCEPTED,
    resident_id="p",
    requester_name="周桂英",
    phone="13800002046",
    words="家里电路老化，一开电饭煲就跳闸，想请人上门看看。" * 6,
    category=RequestCategory.REPAIR,
    town="柳溪镇",
    village="新民村",
    address="3 组 12 号",
    urgent=True,
    registered_at=NOW,
    registered_by="c",
)
DISPATCH = Dispatch(
    id="d", site_id="s", request_id="r", team_id="t", link_token="x", dispatched_at=NOW,
    dispatched_by="c", reply_by=NOW, note="请带电笔",
)  # fmt: skip
ASKED = (DispatchRow(dispatch=DISPATCH, team="水电维修队"),)
TAKEN = msgspec.structs.replace(
    DISPATCH, state=DispatchState.TAKEN, who_goes="何师傅、王启航", proposed_at=NOW + timedelta(days=1)
)
RATING = Rating(
    id="g", site_id="s", request_id="r", grade=Grade.FAIR, source=RatingSource.CALL_BACK, rated_at=NOW,
    tags=("态度好", "准时"), words="来得快，" * 30,
)  # fmt: skip
SERVED = ServiceFacts(
    dispatches=(DispatchRow(dispatch=TAKEN, team="水电维修队"),),
    served_at=NOW + timedelta(hours=6),
    rating=RATING,
)
ACTIVITY = ActivityDetail(
    activity=Activity(
        id="a", site_id="s", number="QHHD-2026-1", token="0" * 16, title="银发学堂 · 手机防诈骗",
        content="教老年人识别电话和网络诈骗", starts_at=NOW, ends_at=NOW, place="桂花社区",
        organising_unit=SITE,
        leader_name="罗小满",
    ),
    attendees=(),
    expected_minutes=120,
    sheet_pages=1,
)  # fmt: skip
NUMBER = RegisterRow(
    id="n", number="叙文实证〔2026〕K7-000123-X", kind=CertificateKind.HONOUR, status=CertificateStatus.VOID,
    volunteer_name="买买提·肉孜", issued_at=NOW, clerk_name="陈立群", void_at=NOW, void_reason="姓名有误",
    reissue_of="", print_count=1, reasons=(),
)  # fmt: skip
COUNTS = DayCounts(requests=7, dispatched=3, closed=2, signed_in=24)
FILLED: dict[str, Values] = {
    "volunteer_form": forms.volunteer_values(PERSON, "柳溪镇大学生志愿服务队", UNIT, "陈立群"),
    "guardian_consent": forms.guardian_values(PERSON, UNIT),
    "request_form": forms.request_values(REQUEST, UNIT, "陈立群"),
    "dispatch_notice": forms.dispatch_values(REQUEST, UNIT, "陈立群", ASKED),
    "feedback_form": forms.feedback_values(REQUEST, UNIT, "陈立群", SERVED),
    "activity_record": forms.activity_values(ACTIVITY, UNIT, "陈立群"),
    "duty_log": forms.duty_values(UNIT, "陈立群", NOW.date(), COUNTS),
    "menu_poster": forms.blank_values(UNIT),
    "certificate_register": forms.register_values(
        [NUMBER], RegisterPeriod(2026, 5, CertificateKind.HONOUR), UNIT, "陈立群", NOW
    ),
}


def form(name: str, values: Values) -> bytes:
    return render(printable(name), [values])


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("blank", [True, False])
def test_every_form_is_one_a4_page_within_its_margins(name: str, blank: bool) -> None:
    pdf = form(name, forms.blank_values(UNIT) if blank else FILLED[name])
    assert page_sizes_mm(pdf) == [(210.0, 297.0)]
    if name == "menu_poster":
        return
    image = raster(pdf, dpi=100)
    box = image.point([255 if value < 200 else 0 for value in range(256)]).getbbox()
    assert box is not None
    least = 10 / 25.4 * 100 - 1
    assert min(box[0], box[1], image.width - box[2], image.height - box[3]) >= least


@pytest.mark.parametrize("name", FORMS)
def test_a_form_asks_only_for_fields_that_are_known(name: str) -> None:
    unknown = set(FILLED[name]) - PAPERS[name].texts - set(PAPERS[name].lists)
    assert unknown <= {"site_address", "code"}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("volunteer_form", [LONG, "☑女", "999901********0027", "☑法律", "☑便民维修", "QH000512"]),
        ("guardian_consent", ["罗大满", LONG, "的父亲", "2012年3月15日"]),
        ("request_form", ["周桂英", "13800002046", "☑紧急", "☑便民维修", "QHDD-2026-000123"]),
        (
            "dispatch_notice",
            ["水电维修队：", "周**", "138****2046", "2026-05-2009:40", "请带电笔", "-1群众点单号"],
        ),
        (
            "feedback_form",
            [
                "周桂英",
                "☑基本满意",
                "☐满意",
                "态度好、准时；来得快",
                "138****2046",
                "水电维修队",
                "2026-05-2015:40",
                "☑电话",
                "回访日期：2026年5月20日",
            ],
        ),
        ("activity_record", ["银发学堂·手机防诈骗", "☑签到表", "教老年人识别"]),
        ("duty_log", ["2026年5月20日星期三", "陈立群", "7件3件2件24人次"]),
        ("certificate_register", ["2026年5月荣誉证书共1件", "K7-000123-X", "买**·*孜", "作废"]),
        ("menu_poster", [SITE, "便民维修", "0000-12345"]),
    ],
)
def test_a_filled_form_says_what_its_row_says(name: str, told: list[str]) -> None:
    text = pypdf_text(form(name, FILLED[name]))
    for words in told:
        assert squeezed(words) in text


def test_the_masked_number_never_stands_beside_the_birth_date() -> None:
    assert "2012" not in pypdf_text(form("volunteer_form", FILLED["volunteer_form"]))


def test_a_team_sees_neither_phone_nor_door_before_it_takes_the_request() -> None:
    text = pypdf_text(form("dispatch_notice", FILLED["dispatch_notice"]))
    assert "13800002046" not in text
    assert "12号" not in text


def test_a_team_that_took_the_request_sees_whom_it_visits() -> None:
    asked = (DispatchRow(dispatch=TAKEN, team="水电维修队"), *ASKED)
    text = pypdf_text(form("dispatch_notice", forms.dispatch_values(REQUEST, UNIT, "陈立群", asked)))
    for told in ("周桂英", "13800002046", "3组12号", "何师傅、王启航", "2026-05-2109:40", "-2群众点单号"):
        assert told in text


@pytest.mark.parametrize("state", [DispatchState.DECLINED, DispatchState.EXPIRED, DispatchState.CALLED_BACK])
def test_a_notice_for_the_next_team_names_none_that_was_asked_before(state: DispatchState) -> None:
    over = (DispatchRow(dispatch=msgspec.structs.replace(DISPATCH, state=state), team="水电维修队"),)
    text = pypdf_text(form("dispatch_notice", forms.dispatch_values(REQUEST, UNIT, "陈立群", over)))
    assert "水电维修队" not in text
    assert "家里电路老化" in text


def test_a_feedback_form_without_a_rating_is_filled_in_by_hand() -> None:
    served = msgspec.structs.replace(SERVED, rating=None)
    text = pypdf_text(form("feedback_form", forms.feedback_values(REQUEST, UNIT, "陈立群", served)))
    assert "☑" not in text
    assert "水电维修队" in text


@pytest.mark.parametrize("dpi", [150, 300])
def test_the_poster_has_one_code(dpi: int) -> None:
    assert codes(form("menu_poster", FILLED["menu_poster"]), dpi=dpi) == ["HTTPS://QH.EXAMPLE.INVALID/"]


def test_a_poster_without_a_host_has_no_code_and_no_words_about_it() -> None:
    pdf = form("menu_poster", {**FILLED["menu_poster"], "code": ""})
    assert codes(pdf) == []
    assert "扫一扫" not in pypdf_text(pdf)


def test_a_log_longer_than_a_page_goes_on_the_next() -> None:
    entries = tuple(
        {"time": f"{8 + i // 4}:{i % 4}0", "who": "周桂英", "what": f"事项{i}", "done": ""} for i in range(30)
    )
    values = {**FILLED["duty_log"], "entries": entries}
    pdf = form("duty_log", values)
    assert len(page_sizes_mm(pdf)) == 3
    text = pypdf_text(pdf)
    assert "事项0" in text
    assert "事项29" in text
    assert "第3页，共3页" in text


def test_the_day_is_that_of_china() -> None:
    assert local(NOW).hour == 9
