"""Forms filled from rows: what they say, and what they keep to themselves."""

from datetime import date

import msgspec
import pytest

from core.domain import print_record
from core.domain.dispatch import DispatchState
from core.domain.local_time import local
from core.domain.service_menu import MenuItem
from core.papers import form_values as forms
from core.papers.list_values import span_text
from core.papers.menu_values import demand_values, poster_values
from core.papers.template.drawing import render
from core.papers.template.enlarging import A3_OF_A4, enlarged
from core.papers.template.papers import PAPERS
from core.papers.template.shipped import printable
from core.papers.template.words import Values
from core.ports.rows import DispatchRow, MenuGroup, ServiceMenu
from tests.papers.builders import SITE
from tests.papers.form_rows import (
    ASKED,
    DISPATCH,
    LONG_WORDS,
    MINORITY,
    NEEDS,
    NOW,
    REQUEST,
    SERVED,
    TAKEN,
    UNIT,
    filled,
)
from tests.papers.reading import codes, page_sizes_mm, pypdf_text, squeezed

FORMS = sorted(paper.value for paper in print_record.FORMS)


def form(name: str, values: Values) -> bytes:
    return render(printable(name), [values])


@pytest.mark.parametrize("name", FORMS)
def test_a_form_asks_only_for_fields_that_are_known(name: str) -> None:
    unknown = set(filled(name)) - PAPERS[name].texts - set(PAPERS[name].lists)
    assert unknown <= {"site_address", "code"}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("volunteer_form", [MINORITY, "☑女", "999901********0027", "☑法律", "☑便民维修", "QH000512"]),
        ("guardian_consent", ["罗大满", MINORITY, "的父亲", "2012年3月15日"]),
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
        ("activity_record", ["银发学堂·手机防诈骗", "☑签到表", "教老年人识别", "46人次", "三类骗局"]),
        ("duty_log", ["2026年5月20日星期三", "陈立群", "7件3件2件24人次"]),
        ("full_record", ["急救培训：心肺复苏和包扎", "2.5小时（补录）", "划去：不计", "二星志愿者", "满意"]),
        ("certificate_register", ["2026年5月荣誉证书共1件", "K7-000123-X", "买**·*孜", "作废"]),
        ("menu_poster", [SITE, "便民维修", "上门检修电路", "0000-12345"]),
        ("demand_menu", ["我是…，家里跳闸，电话…，住…", "便民维修", "柳溪镇新民村", "尽快", "0520-001"]),
    ],
)
def test_a_filled_form_says_what_its_row_says(name: str, told: list[str]) -> None:
    text = pypdf_text(form(name, filled(name)))
    for words in told:
        assert squeezed(words) in text


def test_the_masked_number_never_stands_beside_the_birth_date() -> None:
    assert "2012" not in pypdf_text(form("volunteer_form", filled("volunteer_form")))


def test_a_team_sees_neither_phone_nor_door_before_it_takes_the_request() -> None:
    text = pypdf_text(form("dispatch_notice", filled("dispatch_notice")))
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


def test_each_aspect_has_its_mark_and_what_was_not_rated_has_none() -> None:
    """Who gave only the one grade gave it to the whole: 基本满意 is 3."""
    text = pypdf_text(form("feedback_form", filled("feedback_form")))
    overall, efficiency, skill, attitude = "☐5☐4☑3☐2☐1", "☐5☑4☐3☐2☐1", "☐5☐4☐3☐2☐1", "☐5☐4☑3☐2☐1"
    assert overall + efficiency + skill + attitude in text


def test_a_poster_without_a_host_has_no_code_and_no_words_about_it() -> None:
    pdf = form("menu_poster", {**filled("menu_poster"), "code": ""})
    assert codes(pdf) == []
    assert "扫一扫" not in pypdf_text(pdf)


def test_the_list_of_needs_tells_nobody_whose_they_are() -> None:
    text = pypdf_text(form("demand_menu", filled("demand_menu")))
    for secret in ("周桂英", "13800002046", "501", "3组12号"):
        assert secret not in text


def test_what_is_not_published_is_not_on_the_list() -> None:
    hidden = [msgspec.structs.replace(need, published_at=None) for need in NEEDS]
    text = pypdf_text(form("demand_menu", demand_values([*hidden[1:], NEEDS[0]], UNIT, "陈立群", NOW)))
    assert "家里跳闸" in text
    assert "理发" not in text


def test_a_menu_of_more_than_eight_groups_makes_a_second_poster() -> None:
    groups = tuple(
        MenuGroup(item=MenuItem(id=f"g{place}", site_id="s", name=f"第{place}类")) for place in range(1, 10)
    )
    sheets = poster_values(ServiceMenu(site_id="s", groups=groups), UNIT)
    assert [sheet["group_1"] for sheet in sheets] == ["第1类", "第9类"]
    assert (sheets[1]["group_2"], sheets[1]["site_name"]) == ("", SITE)


def test_only_a_paper_of_known_measures_is_enlarged() -> None:
    large = enlarged(printable("menu_poster").template, A3_OF_A4)
    assert (large.page.width, large.page.height) == (297, 420)
    with pytest.raises(TypeError):
        enlarged(printable("duty_log").template, A3_OF_A4)


def test_a_log_longer_than_a_page_goes_on_the_next() -> None:
    entries = tuple(
        {"time": f"{8 + i // 4}:{i % 4}0", "who": "周桂英", "what": f"事项{i}", "done": ""} for i in range(30)
    )
    values = {**filled("duty_log"), "entries": entries}
    pdf = form("duty_log", values)
    assert len(page_sizes_mm(pdf)) == 3
    text = pypdf_text(pdf)
    assert "事项0" in text
    assert "事项29" in text
    assert "第3页，共3页" in text


def test_the_day_is_that_of_china() -> None:
    assert local(NOW).hour == 9


def test_of_a_full_record_nothing_is_cut_off_however_long_it_is() -> None:
    """What fits no two lines goes on in the next row; facts too long for the head stand in the table."""
    values = filled("full_record-long")
    assert "…" not in pypdf_text(form("full_record", values))
    entries = values["entries"]
    assert not isinstance(entries, str)
    assert values["skills"] == "见下表"
    first = next(at for at, row in enumerate(entries) if row["group"] == "服务")
    told = entries[first]["title"]
    for row in entries[first + 1 :]:
        if row["group"] != "（续）":
            break
        told += row["title"]
    assert told == f"䶮溪村清洁家园：{LONG_WORDS}"


def test_a_list_for_the_wall_tells_no_number_and_no_whole_name() -> None:
    for name in ("hours_posting", "star_list"):
        text = pypdf_text(form(name, filled(name)))
        for secret in ("13800002046", "QH000", "罗小满", "单𬱖", MINORITY):
            assert secret not in text


def test_a_list_of_a_team_tells_neither_telephone_nor_identity_number() -> None:
    text = pypdf_text(form("team_members", filled("team_members")))
    assert "罗小满" in text
    assert "2046" not in text


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (date(2026, 5, 1), date(2026, 5, 1), "2026 年 5 月 1 日"),
        (date(2026, 5, 1), date(2026, 5, 20), "2026 年 5 月 1 日至 20 日"),
        (date(2026, 4, 30), date(2026, 5, 20), "2026 年 4 月 30 日至 5 月 20 日"),
        (date(2025, 12, 30), date(2026, 1, 2), "2025 年 12 月 30 日至 2026 年 1 月 2 日"),
    ],
)
def test_a_span_of_days_is_told_as_short_as_it_can_be(first: date, last: date, told: str) -> None:
    assert span_text(first, last) == told
