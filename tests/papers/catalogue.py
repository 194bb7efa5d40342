"""Every paper of the program in every size, and what must be true of it. A new paper gets a line here."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache, partial

import msgspec

from core.domain.certificate import CertificateFacts, CertificateKind
from core.domain.masking import mask_name_paper
from core.papers.certificate_values import certificate_values
from core.papers.clerk_badge import render_clerk_badges
from core.papers.recovery_sheet import render_recovery_sheet
from core.papers.request_slip import render_request_slip, render_request_slip_roll
from core.papers.ruler_sheet import render_ruler_sheet
from core.papers.service_certificate import render_service_certificate
from core.papers.sign_in_sheet import render_sign_in_sheet
from core.papers.template.drawing import Overprint, Printable, render
from core.papers.template.enlarging import A3_OF_A4, enlarged
from core.papers.template.shipped import printable
from core.papers.volunteer_card import render_card_front, render_volunteer_card, render_volunteer_cards
from tests.papers import form_rows
from tests.papers.builders import (
    CERTIFICATE_CODE,
    RARE_NAMES,
    SITE,
    a_badge,
    a_card,
    a_certificate,
    a_recovery_sheet,
    a_sheet,
    a_slip,
    some_lines,
    some_rows,
)

NAME = "罗小满"
LONG_NAME = form_rows.MINORITY.removesuffix("吐尔") + RARE_NAMES[0]
"""As long as names get, with characters above U+FFFF."""
SIGNED_CODE = CERTIFICATE_CODE.split("/C/")[0] + "/C#" + "A2B3" * 80
"""As long as a signed certificate makes it: version 13."""
A4, A4_ACROSS = (210.0, 297.0), (297.0, 210.0)


@dataclass(frozen=True)
class PaperCase:
    """One paper. `draw` and `said` are given the name of the person it is about.

    `codes` are those of each page; `margin_mm` is what stays white at every edge, measured at the letters
    alone where colour `bleeds` over the edge; `seal` is the upper left corner of the 50 mm square, in which
    parts of the lines `in_seal` may stand. A size with a height of 0 is a roll.
    """

    name: str
    draw: Callable[[str], bytes]
    said: Callable[[str], tuple[str, ...]]
    codes: tuple[tuple[str, ...], ...] = ((),)
    size_mm: tuple[float, float] = A4
    margin_mm: float = 10.0
    bleeds: bool = False
    seal: tuple[float, float] | None = None
    in_seal: tuple[str, ...] = (SITE, "2026年5月20日")
    named: bool = True

    def __str__(self) -> str:
        return self.name

    @lru_cache(maxsize=8)  # noqa: B019 - there are as many as papers, for ever
    def pdf(self, name: str = NAME) -> bytes:
        """The paper."""
        return self.draw(name)


# -- certificates -----------------------------------------------------------------------------------------


def _record(lines: int, years: int, name: str) -> bytes:
    facts = a_certificate(volunteer_name=name, lines=some_lines(lines, years=years))
    return render_service_certificate(facts, SIGNED_CODE)


def _record_said(lines: int, name: str) -> tuple[str, ...]:
    facts = a_certificate(lines=some_lines(lines))
    visits = [word for line in facts.lines for word in (line.content, line.place, line.recording_unit)]
    return (name, facts.number, facts.check_code, facts.id_number_masked, facts.team, SITE, *visits)


def _record_case(name: str, lines: int, years: int, pages: int) -> PaperCase:
    return PaperCase(
        name,
        partial(_record, lines, years),
        partial(_record_said, lines),
        ((SIGNED_CODE,), *((),) * (pages - 1)),
        margin_mm=7.5,
        seal=(140.95, 228.5),
    )


def award(kind: CertificateKind, name: str) -> CertificateFacts:
    """An honour, star or thanks certificate."""
    return a_certificate(
        kind=kind,
        volunteer_name=name,
        honour="优秀志愿者",
        honorific="同志",
        reason="在 2025 年度志愿服务工作中，热心公益、甘于奉献，表现突出",
    )


def _award(paper: str, kind: CertificateKind, overprint: Overprint | None, name: str) -> bytes:
    values = certificate_values(award(kind, name), SIGNED_CODE)
    return render(printable(paper), [values], overprint=overprint)


def _award_case(
    paper: str,
    kind: CertificateKind,
    size_mm: tuple[float, float],
    seal: tuple[float, float],
    *said: str,
    overprint: Overprint | None = None,
) -> PaperCase:
    return PaperCase(
        f"{paper}-overprint" if overprint else paper,
        partial(_award, paper, kind, overprint),
        lambda name: (name, "同志：", "叙文实证〔2026〕K7-000318-X", "8F3K-2W7M", *said),
        ((SIGNED_CODE,),),
        size_mm,
        margin_mm=6.5,
        seal=seal,
    )


# -- forms ------------------------------------------------------------------------------------------------


def _form(form: str, name: str) -> bytes:
    return render(printable(form), [form_rows.filled(form, name)])


def _blank_form(form: str, _name: str) -> bytes:
    return render(printable(form), [form_rows.blank()])


def _large_poster(name: str) -> bytes:
    poster = Printable(enlarged(printable("menu_poster").template, A3_OF_A4))
    return render(poster, [form_rows.filled("menu_poster", name)])


def _large(form: str, name: str) -> bytes:
    poster = Printable(enlarged(printable(form).template, A3_OF_A4))
    return render(poster, [form_rows.filled(form, name)])


def _form_case(form: str, title: str, *said: str) -> PaperCase:
    return PaperCase(form, partial(_form, form), lambda name: (title, *said, name))


def _blank_case(form: str, title: str) -> PaperCase:
    seal = (135.0, 161.0) if form == "dispatch_notice" else None
    return PaperCase(
        f"{form}-blank",
        partial(_blank_form, form),
        lambda _name: (title, SITE),
        seal=seal,
        in_seal=(SITE,),
        named=False,
    )


_FORMS = (
    ("volunteer_form", "志愿者注册登记表"),
    ("guardian_consent", "未成年人参加志愿服务监护人同意书"),
    ("request_form", "群众需求登记表"),
    ("dispatch_notice", "志愿服务派单通知书"),
    ("feedback_form", "志愿服务反馈（回访）表"),
    ("activity_record", "活动情况记录表"),
    ("duty_log", "值班日志"),
)
_POSTER = PaperCase(
    "menu_poster",
    partial(_form, "menu_poster"),
    lambda _name: (SITE, "便民维修", "上门检修电路", "清河护绿", "0000-12345"),
    (("HTTPS://QH.EXAMPLE.INVALID/",),),
    bleeds=True,
    named=False,
)
_COMING = PaperCase(
    "activity_poster",
    partial(_form, "activity_poster"),
    lambda _name: (SITE, "端午包粽子", "桂花社区新时代文明实践站二楼", "讲故事2人", "满16岁", "0000-12345"),
    (("HTTPS://QH.EXAMPLE.INVALID/A00000000000000005",),),
    bleeds=True,
    named=False,
)
_POSTER_A3 = replace(_POSTER, name="menu_poster-a3", draw=_large_poster, size_mm=(297.0, 420.0))
_NEEDS = PaperCase(
    "demand_menu",
    partial(_form, "demand_menu"),
    lambda _name: (SITE, "需求菜单", "想请人上门理发", "0520-003", "共3件"),
    (("HTTPS://QH.EXAMPLE.INVALID/NEEDS",),),
    named=False,
)
_POSTED = PaperCase(
    "hours_posting",
    partial(_form, "hours_posting"),
    lambda _name: (
        "志愿服务时长公示",
        SITE,
        "罗*满",
        "单*",
        "欧阳*华",
        "公示期10个工作日",
        "2026年5月20日至2026年6月3日",
        "10人、26人次",
        "对公示内容有异议的",
        "0000-12345",
        "第2页，共2页",
    ),
    ((), ()),
    named=False,
)
_STARRED = PaperCase(
    "star_list",
    partial(_form, "star_list"),
    lambda _name: ("星级志愿者公示名单", SITE, "罗*满", "二星志愿者", "一星志愿者100小时", "至2026年5月27日"),
    named=False,
)
_WALL = tuple(
    replace(
        case,
        name=f"{case.name}-a3",
        draw=partial(_large, case.name),
        size_mm=(297.0, 420.0),
    )
    for case in (_COMING, _POSTED, _STARRED)
)
_MEMBERS = PaperCase(
    "team_members",
    partial(_form, "team_members"),
    lambda _name: ("队员名册", "罗小满", "单𬱖", "副队长", "科学普及", "QH000003", "共24人", SITE),
    ((), ()),
    named=False,
)
_FILLED = (
    _form_case(*_FORMS[0], "☑女", "999901********0027", "☑法律", "☑便民维修", "QH000512"),
    _form_case(*_FORMS[1], "罗大满", "的父亲", "2012年3月15日"),
    _form_case(*_FORMS[2], "13800002046", "☑紧急", "☑便民维修", "QHDD-2026-000123"),
    PaperCase(
        "dispatch_notice",
        partial(_form, "dispatch_notice"),
        lambda name: (_FORMS[3][1], "水电维修队：", mask_name_paper(name), "138****2046", "请带电笔", SITE),
        seal=(135.0, 161.0),
    ),
    _form_case(*_FORMS[4], "☑基本满意", "来得快", "138****2046"),
    _form_case(*_FORMS[5], "银发学堂·手机防诈骗", "☑签到表", "教老年人识别电话和网络诈骗"),
    _form_case(*_FORMS[6], "2026年5月20日星期三", "7件", "24人次", SITE),
    PaperCase(
        "full_record",
        partial(_form, "full_record"),
        lambda name: (
            name,
            "志愿者个人记录",
            "999901********0027",
            "急救培训",
            "划去：重复登记",
            "补录",
            SITE,
        ),
        ((), ()),
    ),
    PaperCase(
        "full_record-long",
        lambda _name: render(printable("full_record"), [form_rows.filled("full_record-long")]),
        lambda _name: ("单𬱖䶮㛃", "第14种专业技能和证书", "（续）", "River Club of Liuxi Township"),
        ((),) * 4,
        named=False,
    ),
    PaperCase(
        "certificate_register",
        partial(_form, "certificate_register"),
        lambda _name: ("证书登记簿", "2026年5月荣誉证书共1件", "K7-000123-X", "买**·*孜", "作废", SITE),
        named=False,
    ),
)

# -- what is in code --------------------------------------------------------------------------------------


def _sheet(name: str) -> bytes:
    first, *others = some_rows(21)
    return render_sign_in_sheet(a_sheet(rows=(msgspec.structs.replace(first, name=name), *others)))


def _ten_cards(name: str) -> bytes:
    return render_volunteer_cards([a_card(name=name, code=code) for code in _CARD_CODES], duplex=True)


def _roll(width_mm: int) -> PaperCase:
    return PaperCase(
        f"request_slip-{width_mm}mm",
        lambda _name: render_request_slip_roll(a_slip(), width_mm),
        lambda _name: _SLIP_SAID,
        ((a_slip().code,),),
        (float(width_mm), 0.0),
        margin_mm=3.0,
        named=False,
    )


_CARD_CODES = tuple(f"V0123456789ABCDE{n:02d}" for n in range(10))
_SLIP_SAID = ("0520-017", "周**", "138****2046", "7K3M-9P2X", "0000-12345", "志愿服务不收费", "陈立群")
_SHEET = a_sheet(21)

PAPERS: tuple[PaperCase, ...] = (
    _record_case("service_certificate", 6, 1, 1),
    _record_case("service_certificate-three-pages", 30, 3, 3),
    _award_case("honour_certificate", CertificateKind.HONOUR, A4_ACROSS, (208.0, 145.0), "优秀志愿者"),
    _award_case(
        "honour_certificate", CertificateKind.HONOUR, A4_ACROSS, (208.0, 145.0), overprint=Overprint()
    ),
    _award_case("star_certificate", CertificateKind.STAR, A4_ACROSS, (208.0, 145.0), "二星志愿者"),
    _award_case("thanks_letter", CertificateKind.THANKS, A4, (134.0, 221.0)),
    *_FILLED,
    *(_blank_case(*form) for form in _FORMS),
    _POSTER,
    _POSTER_A3,
    _COMING,
    _NEEDS,
    _POSTED,
    _STARRED,
    *_WALL,
    _MEMBERS,
    PaperCase(
        "request_slip",
        lambda _name: render_request_slip(a_slip()),
        lambda _name: (*_SLIP_SAID, "家里电路老化，一开电饭煲就跳闸，想请人上门看看"),
        ((a_slip().code,),),
        (210.0, 148.0),
        margin_mm=8.0,
        named=False,
    ),
    _roll(80),
    _roll(58),
    PaperCase(
        "sign_in_sheet",
        _sheet,
        lambda name: (name, _SHEET.title, "QH260520-01", "第2页，共2页", "QH000512", "尾号5590"),
        tuple((_SHEET.activity_code, code) for code in _SHEET.page_codes),
        margin_mm=6.5,
    ),
    PaperCase(
        "volunteer_card-cr80",
        lambda name: render_card_front(a_card(name=name)),
        lambda name: (name, "大学生志愿服务队", "编号QH000512", SITE),
        ((a_card().code,),),
        (85.6, 54.0),
        margin_mm=3.0,
        bleeds=True,
    ),
    PaperCase(
        "volunteer_card",
        lambda name: render_volunteer_card(a_card(name=name)),
        lambda name: (name, "编号QH000512", "持证须知", SITE),
        ((a_card().code,),),
        margin_mm=4.0,
    ),
    PaperCase(
        "volunteer_card-2x5",
        _ten_cards,
        lambda name: (name, "编号QH000512", "持证须知", SITE),
        (_CARD_CODES, ()),
        margin_mm=4.0,
    ),
    PaperCase(
        "clerk_badge",
        lambda name: render_clerk_badges([a_badge(name=name)]),
        lambda name: (name, "工作证", "K7号窗口", SITE),
        ((a_badge().code,),),
        margin_mm=4.0,
    ),
    PaperCase(
        "recovery_sheet",
        lambda name: render_recovery_sheet(a_recovery_sheet(clerk=name)),
        lambda name: (name, *a_recovery_sheet().groups, "2026年5月20日"),
        ((a_recovery_sheet().code,),),
    ),
    PaperCase(
        "ruler_sheet",
        lambda _name: render_ruler_sheet(),
        lambda _name: ("套打测试页", "20毫米", "240毫米"),
        size_mm=A4_ACROSS,
        named=False,
    ),
)
