"""Facts for papers, with invented people and places; a test names only what it is about."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from core.domain.certificate import CertificateFacts, CertificateKind, ServiceLine
from core.papers.clerk_badge import BadgeFacts
from core.papers.recovery_sheet import RecoverySheetFacts
from core.papers.request_slip import SlipFacts
from core.papers.sign_in_sheet import SheetFacts, SheetRow, sheet_pages
from core.papers.volunteer_card import CardFacts

CHINA = timezone(timedelta(hours=8))
SITE = "清禾县新时代文明实践中心"
CERTIFICATE_CODE = "HTTPS://QH.EXAMPLE.INVALID/C/C0123456789ABCDEFX"
RARE_NAMES = ("𬱖𬴃", "𠅤㛃", "䶮峯", "𬭎𫟼")
_ACTIVITIES = (
    ("河湾村清河护绿", "柳溪镇河湾村", 180, "柳溪镇新时代文明实践所"),
    ("四点半课堂 · 作业辅导", "桂花社区文明实践站", 150, "桂花社区文明实践站"),
    ("敬老院义诊（引导、登记）", "柳溪镇敬老院", 240, SITE),
)


def some_lines(count: int, *, years: int = 1) -> tuple[ServiceLine, ...]:
    """Visits, newest first, spread over `years` years back from 2026."""
    lines = []
    for index in range(count):
        content, place, minutes, unit = _ACTIVITIES[index % len(_ACTIVITIES)]
        day = date(2026 - index * years // max(count, 1), 5, 1) + timedelta(days=index % 28)
        lines.append(
            ServiceLine(
                served_on=day, content=content, place=place, service_minutes=minutes, recording_unit=unit
            )
        )
    return tuple(lines)


def a_certificate(**changes: Any) -> CertificateFacts:  # noqa: ANN401 - any field of the struct
    lines = changes.get("lines", some_lines(6))
    facts: dict[str, Any] = {
        "number": "叙文实证〔2026〕K7-000318-X",
        "kind": CertificateKind.SERVICE_RECORD,
        "token": "0123456789ABCDEF",
        "check_code": "8F3K-2W7M",
        "volunteer_name": "罗小满",
        "sex": "女",
        "id_type": "居民身份证",
        "id_number_masked": "999901********0027",
        "volunteer_number": "QH000512",
        "team": "柳溪镇大学生志愿服务队",
        "service_minutes": sum(line.service_minutes for line in lines),
        "total_minutes": 20550,
        "stars": 2,
        "period_from": date(2026, 1, 1),
        "period_to": date(2026, 5, 20),
        "lines": lines,
        "issuer": SITE,
        "issuer_phone": "0000-12345",
        "handler": "陈立群",
        "issued_on": date(2026, 5, 20),
    }
    return CertificateFacts(**(facts | changes))


def some_rows(count: int) -> tuple[SheetRow, ...]:
    names = ("罗小满", "吕佳禾", "孟晓芸", *RARE_NAMES, "买买提·阿不都热合曼")
    return tuple(
        SheetRow(
            name=names[index % len(names)],
            volunteer_number=f"QH{512 + index:06d}",
            phone_tail=f"{5590 + index}",
            duty=("组长", "讲解", "引导")[index % 3],
        )
        for index in range(count)
    )


def a_sheet(people: int = 16, **changes: Any) -> SheetFacts:  # noqa: ANN401 - any field of the struct
    rows = changes.pop("rows", some_rows(people))
    facts: dict[str, Any] = {
        "site_name": SITE,
        "title": "银发学堂 · 手机防诈骗",
        "starts_at": datetime(2026, 5, 20, 9, 30, tzinfo=CHINA),
        "ends_at": datetime(2026, 5, 20, 11, 30, tzinfo=CHINA),
        "place": "东湖街道 桂花社区文明实践站 二楼",
        "leader": "罗小满",
        "leader_phone": "136****5590",
        "people_wanted": 30,
        "number": "QH260520-01",
        "activity_code": "HTTPS://QH.EXAMPLE.INVALID/A/A0123456789ABCDEFX",
        "page_codes": tuple(f"S0123456789ABCDE{page:02d}" for page in range(sheet_pages(len(rows)))),
        "printed_at": datetime(2026, 5, 20, 8, 40, tzinfo=CHINA),
        "rows": rows,
    }
    return SheetFacts(**(facts | changes))


def a_slip(**changes: Any) -> SlipFacts:  # noqa: ANN401 - any field of the struct
    facts: dict[str, Any] = {
        "site_name": SITE,
        "number": "0520-017",
        "resident": "周**",
        "phone": "138****2046",
        "words": "家里电路老化，一开电饭煲就跳闸，想请人上门看看",
        "category": "便民维修",
        "place": "柳溪镇 新民村 3 组 12 号",
        "wished_time": "2026 年 5 月 20 日 下午",
        "code": "HTTPS://QH.EXAMPLE.INVALID/R/R0123456789ABCDEFX",
        "lookup_code": "7K3M-9P2X",
        "promise": "我们会在 2 个工作日内给您回话。",
        "enquiry_phone": "0000-12345",
        "enquiry_hours": "8:30–17:30",
        "clerk": "陈立群",
        "printed_at": datetime(2026, 5, 20, 1, 40, tzinfo=UTC).astimezone(CHINA),
    }
    return SlipFacts(**(facts | changes))


def a_card(**changes: Any) -> CardFacts:  # noqa: ANN401 - any field of the struct
    facts: dict[str, Any] = {
        "site_name": SITE,
        "site_phone": "0000-12345",
        "name": "罗小满",
        "team": "大学生志愿服务队",
        "volunteer_number": "QH000512",
        "stars": 2,
        "code": "V0123456789ABCDEFX",
        "registered_on": date(2022, 9, 1),
    }
    return CardFacts(**(facts | changes))


def a_badge(**changes: Any) -> BadgeFacts:  # noqa: ANN401 - any field of the struct
    facts: dict[str, Any] = {
        "site_name": SITE,
        "site_phone": "0000-12345",
        "name": "陈立群",
        "role": "窗口工作人员",
        "desk": "K7 号窗口",
        "code": "P0123456789ABCDEFX",
    }
    return BadgeFacts(**(facts | changes))


def a_recovery_sheet(**changes: Any) -> RecoverySheetFacts:  # noqa: ANN401 - any field of the struct
    groups = tuple(f"7K{index:02d}M" for index in range(13))
    facts: dict[str, Any] = {
        "site_name": SITE,
        "desk_code": "K7",
        "made_on": date(2026, 5, 20),
        "clerk": "陈立群",
        "groups": groups,
        "code": "K7-" + "".join(groups),
    }
    return RecoverySheetFacts(**(facts | changes))
