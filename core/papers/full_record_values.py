"""The full record of one volunteer (个人记录) on paper and as a file: five groups, nothing left out."""

from collections.abc import Iterator
from datetime import datetime

import msgspec

from core.domain.attendance import AttendanceSource
from core.domain.certificate import id_type_on_paper, sex_on_paper
from core.domain.local_time import local, local_day
from core.domain.masking import mask_identity_number, mask_phone
from core.domain.personal_record import AwardLevel, RaterKind
from core.domain.practice_site import PracticeSite
from core.domain.service_minutes import hours_text
from core.domain.stars import stars_name
from core.papers.fonts import Face
from core.papers.form_values import GRADE_NAMES, blank_values, category_name
from core.papers.layout import wrap
from core.papers.numerals import date_text, minute_text
from core.papers.template.words import Row, Values
from core.ports.rows import FullRecord, ServedRow

LEVEL_NAMES = {
    AwardLevel.UNIT: "本单位",
    AwardLevel.TOWN: "乡镇街道",
    AwardLevel.COUNTY: "县级",
    AwardLevel.CITY: "市级",
    AwardLevel.PROVINCE: "省级",
    AwardLevel.STATE: "国家级",
}
RATER_NAMES = {
    RaterKind.SERVED_PERSON: "服务对象",
    RaterKind.LEADER: "活动负责人",
    RaterKind.UNIT: "本单位",
}
_SOURCES = {
    AttendanceSource.MAKEUP: "补录",
    AttendanceSource.IMPORT: "导入",
    AttendanceSource.PAPER_SHEET: "纸质签到表",
}
"""Said beside the hours; what was scanned or signed at the desk is the rule and needs no word."""


SMALL = 7.4
"""The smallest type of the paper, in points: what does not fit two lines of it goes on in the next row."""
LINES = 2
ROOMS = {"title": 56.6, "unit": 46.6, "value": 24.6}
"""Millimetres for the text of each long column, as in resources/papers/full_record.toml."""
FACT_ROOM = 56.0
"""The same for the facts at the head of the paper."""
BELOW = "见下表"


def full_record_values(record: FullRecord, site: PracticeSite, clerk: str, now: datetime) -> Values:
    """The paper. The number is masked, so neither birth date nor age stands beside it."""
    person = record.volunteer
    facts = {
        "居住区域": " ".join(part for part in (person.town, person.village) if part),
        "专业技能": "、".join(person.skills),
        "服务类别": "、".join(map(category_name, person.service_categories)),
        "所在队伍": record.team,
    }
    long = {label for label, words in facts.items() if len(wrap(words, Face.SANS, SMALL, FACT_ROOM)) > LINES}
    shown = {label: BELOW if label in long else words for label, words in facts.items()}
    rows = [
        _entry("基本", "", f"{label}：{facts[label]}", "", "", struck="") for label in facts if label in long
    ]
    rows += _entries(record)
    stars = max((award.stars for award in record.stars if not award.cancelled), default=0)
    return {
        **blank_values(site),
        "clerk": clerk,
        "printed_at": minute_text(local(now)),
        "number": person.number,
        "national_number": person.national_number,
        "name": person.name,
        "sex": sex_on_paper(person.sex),
        "id_type": id_type_on_paper(person.id_type) if person.id_number else "",
        "id_number": mask_identity_number(person.id_number) if person.id_number else "",
        "phone": mask_phone(person.phone) if person.phone else person.contact,
        "address": shown["居住区域"],
        "skills": shown["专业技能"],
        "categories": shown["服务类别"],
        "team": shown["所在队伍"],
        "registered_on": date_text(local_day(person.registered_at)),
        "hours": hours_text(record.service_minutes),
        "training_hours": hours_text(record.training_minutes),
        "stars_word": stars_name(stars),
        "entries": tuple(part for row in rows for part in _in_rows(row)),
    }


def _entries(record: FullRecord) -> Iterator[Row]:
    for served in record.served:
        how = _SOURCES.get(served.source, "")
        hours = f"{hours_text(served.service_minutes)} 小时"
        yield _entry(
            "服务",
            served.served_on.isoformat(),
            f"{served.activity_name}：{served.content}",
            _held(served),
            f"{hours}（{how}）" if how else hours,
            struck="不计" if served.cancelled else "",
        )
    for training in record.trainings:
        yield _entry(
            "培训",
            training.held_on.isoformat(),
            f"{training.name}：{training.content}",
            training.organiser,
            f"{hours_text(training.minutes)} 小时",
            struck=training.cancel_reason if training.cancelled else "",
        )
    for award in record.awards:
        yield _entry(
            "表彰",
            award.granted_on.isoformat(),
            award.name,
            award.granted_by,
            LEVEL_NAMES[award.level],
            struck=award.cancel_reason if award.cancelled else "",
        )
    for star in record.stars:
        struck = "已撤销" if star.cancelled else ""
        hours = f"{hours_text(star.minutes)} 小时"
        yield _entry("星级", star.as_of.isoformat(), stars_name(star.stars), "", hours, struck=struck)
    for rated in record.evaluations:
        yield _entry(
            "评价",
            rated.rated_on.isoformat(),
            rated.words,
            RATER_NAMES[rated.rater],
            GRADE_NAMES[rated.grade],
            struck=rated.cancel_reason if rated.cancelled else "",
        )


def _held(served: ServedRow) -> str:
    """Who held it, where, and who was responsible (art. 7)."""
    leader = f"负责人：{served.leader_name}" if served.leader_name else ""
    return "，".join(part for part in (served.recording_unit, served.place, leader) if part)


def _in_rows(row: Row) -> Iterator[Row]:
    """The entry in as many rows of the table as its longest text needs: nothing on this paper is cut off."""
    pieces = {name: _pieces(row[name], room) for name, room in ROOMS.items()}
    for at in range(max(map(len, pieces.values()))):
        told = {name: parts[at] if at < len(parts) else "" for name, parts in pieces.items()}
        yield {**told, "group": "（续）" if at else row["group"], "day": "" if at else row["day"]}


def _pieces(text: str, room: float) -> list[str]:
    """What fits the two lines of a cell, one after the other."""
    lines = wrap(text, Face.SANS, SMALL, room)
    return [_joined(lines[at : at + LINES]) for at in range(0, len(lines), LINES)]


def _joined(lines: list[str]) -> str:
    """Lines as one text again: between Latin words stands the blank that the break took."""
    text = lines[0]
    for line in lines[1:]:
        text += f" {line}" if text[-1:].isascii() and line[:1].isascii() else line
    return text


def _entry(group: str, day: str, title: str, unit: str, value: str, *, struck: str) -> Row:
    result = f"划去：{struck}" if struck else value
    return {"group": group, "day": day, "title": title, "unit": unit, "value": result}


def full_record_file(record: FullRecord) -> bytes:
    """The same for another system: JSON in UTF-8 with every field as it is kept, nothing masked.

    It is the person's own copy (PIPL art. 45), given to nobody else.
    """
    told = {
        "basic": record.volunteer,
        "team": record.team,
        "service": record.served,
        "training": record.trainings,
        "awards": record.awards,
        "stars": record.stars,
        "evaluations": record.evaluations,
        "service_minutes": record.service_minutes,
        "training_minutes": record.training_minutes,
    }
    return msgspec.json.format(msgspec.json.encode(told), indent=1)
