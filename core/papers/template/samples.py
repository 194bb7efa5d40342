"""Invented values for every field, for the look at a template that is being edited."""

from core.papers.template.papers import PAPERS
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


def sample_values(paper: str, site: Values) -> Values:
    """Something in every field; what the unit knows of itself is its own."""
    known = PAPERS[paper]
    values: dict[str, str | tuple[Row, ...]] = {field: _SAMPLES.get(field, "") for field in known.texts}
    for field, rows in known.lists.items():
        values[field] = ({name: _SAMPLES.get(name, "") for name in rows},)
    return {**values, **{field: value for field, value in site.items() if field in known.texts and value}}
