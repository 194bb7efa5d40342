"""Invented values for every field, for the look at a template that is being edited."""

from core.papers.template.papers import PAPERS, RECORD_ROWS
from core.papers.template.words import Row, Values

_SAMPLES = {
    "name": "罗小满",
    "honorific": "同志",
    "reason": "在 2026 年度志愿服务工作中热心公益、甘于奉献，表现突出",
    "honour": "优秀志愿者",
    "check_code": "8F3K-2W7M",
    "code": "HTTPS://QH.EXAMPLE.INVALID/C#" + "A2B3" * 80,
    "stars": "3",
    "stars_word": "三星志愿者",
    "hours": "168.5",
    "total_hours": "642.0",
    "year": "2026",
    "page": "1",
    "pages": "1",
    "sex": "女",
    "category": "便民维修",
    "issued_date": "2026 年 5 月 20 日",
    "issued_date_chinese": "二〇二六年五月二十日",
    "phone": "138****2046",
    "words": "家里电路老化，一开电饭煲就跳闸，想请人上门看看",
    "grade": "满意",
    "urgent": "普通",
}

_SLIP = {
    "number": "0520-017",
    "resident": "周**",
    "place": "柳溪镇 新民村 3 组 12 号",
    "wished_time": "5 月 20 日下午",
    "code": "HTTPS://QH.EXAMPLE.INVALID/R/R0123456789ABCDEFX",
    "lookup_code": "7K3M-9P2X",
    "promise": "我们会在 2 个工作日内给您回话。",
    "enquiry_phone": "0000-12345",
    "enquiry_hours": "8:30–17:30",
    "clerk": "陈立群",
    "printed_at": "2026-05-20 09:40",
}
_CARD = {
    "team": "大学生志愿服务队",
    "volunteer_number": "QH000512",
    "code": "V0123456789ABCDEFX",
    "registered_month": "2022 年 9 月",
}
_DAYS = ("2026-05-16", "2026-05-09", "2026-05-02", "2026-04-25", "2026-04-18", "2026-04-11", "2026-04-04")
_VISITS: tuple[Row, ...] = tuple(
    {
        "order": str(order),
        "day": day,
        "content": "河湾村清河护绿",
        "place": "柳溪镇河湾村",
        "unit": "柳溪镇新时代文明实践所",
        "hours": "3.0",
    }
    for order, day in enumerate((*_DAYS, "2026-03-28", "2026-03-21"), 1)
)
_YEARS: tuple[Row, ...] = ({"text": "2026 年 27.0 小时"},)
_RECORD = {
    "sex": "女",
    "id_type": "居民身份证",
    "id_number": "999901********0027",
    "number": "叙文实证〔2026〕K7-000318-X",
    "issuer_phone": "0000-12345",
    "handler": "陈立群",
    "hours": "27.0",
    "hours_capitals": "贰拾柒",
    "stars_word": "三星志愿者",
    "team": "大学生志愿服务队",
    "volunteer_number": "QH000512",
    "period_from": "2026 年 1 月 1 日",
    "period_to": "2026 年 5 月 20 日",
    "day_from": "2026-01-01",
    "day_to": "2026-05-20",
    "visits": "9",
    "visits_more": "9",
}
_GROUPS = ("便民维修", "助老服务", "医疗健康", "助学支教", "法律咨询", "文化文艺", "科技科普", "环保卫生")
_POSTER = {
    **{f"group_{place}": name for place, name in enumerate(_GROUPS, 1)},
    **{f"items_{place}": "上门检修电路 · 上门理发 · 四点半课堂" for place in range(1, len(_GROUPS) + 1)},
}
_ACTIVITY_POSTER = {
    "title": "银发学堂 · 手机防诈骗",
    "day": "2026 年 5 月 20 日　星期三",
    "span": "09:30–11:30",
    "place": "桂花社区文明实践站 二楼",
    "content": "教老年人识别电话和网络诈骗",
    "roles": "讲解 1 人 · 引导 3 人",
    "asked": "满 16 岁",
    "at_door": "当天再扫签到，走时扫一下签退",
    "code": "HTTPS://QH.EXAMPLE.INVALID/A/A0123456789ABCDEFX",
    "site_address": "清禾县人民路 1 号",
}
_NEEDS = {
    "words": "老人行动不便，想请人上门理发",
    "number": "0520-017",
    "village": "柳溪镇 新民村",
    "wanted": "周末",
    "place": "1",
    "count": "1",
}
_POSTED = {
    "name": "罗*满",
    "period": "2026 年 5 月 1 日至 20 日",
    "posted_from": "2026 年 5 月 20 日",
    "until": "2026 年 6 月 3 日",
    "days": "10",
    "count": "1",
    "people": "1",
    "total_hours": "3.0",
    "hours": "3.0",
    "place": "1",
    "team": "大学生志愿服务队",
    "activity": "河湾村清河护绿",
    "day": "2026-05-16",
    "as_of": "2026 年 5 月 20 日",
    "rule": "一星志愿者 100 小时、二星志愿者 300 小时",
    "stars": "三星志愿者",
    "site_address": "清禾县人民路 1 号",
}
_TEAM = {
    "team": "大学生志愿服务队",
    "kind": "助学支教",
    "leader": "罗小满",
    "founded_on": "2022 年 9 月 1 日",
    "count": "1",
    "place": "1",
    "number": "QH000512",
    "role": "队长",
    "joined_on": "2022-09-01",
    "hours": "168.5",
    "code": "",
}
_LISTS: dict[str, dict[str, tuple[Row, ...]]] = {
    "service_certificate": {
        "latest": _VISITS[:RECORD_ROWS],
        "latest_years": _YEARS,
        "every": _VISITS,
        "years": _YEARS,
    }
}
_OF_PAPER = {
    "service_certificate": _RECORD,
    **dict.fromkeys(("request_slip", "request_slip_80mm", "request_slip_58mm"), _SLIP),
    "volunteer_card": _CARD,
    "activity_poster": _ACTIVITY_POSTER,
    "menu_poster": _POSTER,
    "demand_menu": _NEEDS,
    "hours_posting": _POSTED,
    "star_list": _POSTED,
    "team_members": _TEAM,
}
"""What a paper shows otherwise than the others."""


def sample_values(paper: str, site: Values) -> Values:
    """Something in every field; what the unit knows of itself is its own."""
    known = PAPERS[paper]
    samples = _SAMPLES | _OF_PAPER.get(paper, {})
    values: dict[str, str | tuple[Row, ...]] = {field: samples.get(field, "") for field in known.texts}
    for field, rows in known.lists.items():
        own = _LISTS.get(paper, {}).get(field)
        values[field] = own or ({name: samples.get(name, "") for name in rows},)
    return {**values, **{field: value for field, value in site.items() if field in known.texts and value}}
