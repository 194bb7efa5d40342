"""What fills the forms, from rows; what no row has stays empty, to be written by hand."""

from collections.abc import Sequence
from datetime import date, datetime

import msgspec

from core.domain.activity import Activity
from core.domain.certificate import CertificateKind, CertificateStatus, id_type_on_paper, sex_on_paper
from core.domain.dispatch import LIVE, DispatchState
from core.domain.local_time import local, local_day
from core.domain.masking import mask_identity_number, mask_name_paper, mask_name_public, mask_phone
from core.domain.minors import Guardian
from core.domain.practice_site import PracticeSite
from core.domain.rating import Aspect, Grade, Rating, RatingSource
from core.domain.register_period import RegisterPeriod
from core.domain.service_minutes import hours_text
from core.domain.service_request import (
    RequestCategory,
    RequestChannel,
    ServedGroup,
    ServiceRequest,
    VisitHint,
)
from core.domain.volunteer import Volunteer
from core.papers.from_rows import CATEGORY_NAMES, wished_time
from core.papers.numerals import date_text, minute_text, period_text
from core.papers.template.words import Values
from core.ports.rows import ActivityDetail, DayCounts, DispatchRow, RegisterRow, ServiceFacts

_CHANNELS = {
    RequestChannel.WINDOW: "窗口",
    RequestChannel.PHONE: "电话",
    RequestChannel.ON_BEHALF: "代为登记",
    RequestChannel.HOME_VISIT: "入户走访",
    RequestChannel.WISH_WALL: "心愿墙",
    RequestChannel.ONLINE: "网上",
}
_HINTS = {
    VisitHint.HARD_OF_HEARING: "听力不便",
    VisitHint.HARD_TO_WALK: "行动不便",
    VisitHint.LIVES_ALONE: "独居",
    VisitHint.DIALECT: "只会说方言",
}
_GROUPS = {
    ServedGroup.ELDERS: "老年人",
    ServedGroup.CHILDREN: "儿童",
    ServedGroup.DISABLED: "残疾人",
    ServedGroup.IN_NEED: "困难群众",
    ServedGroup.OTHER: "其他",
}
GRADE_NAMES = {
    Grade.VERY_SATISFIED: "非常满意",
    Grade.SATISFIED: "满意",
    Grade.FAIR: "基本满意",
    Grade.DISSATISFIED: "不满意",
    Grade.VERY_DISSATISFIED: "非常不满意",
}

_HOW_RATED = {RatingSource.CALL_BACK: "电话", RatingSource.QR: "扫码"}
"""A rating on paper says nothing of how the visit was paid."""


def blank_values(site: PracticeSite) -> dict[str, str]:
    """A form to be filled in by hand: only the unit is printed."""
    host = site.public_host.strip("/")
    return {
        "site_name": site.name,
        "site_phone": site.phone,
        "site_hours": site.opening_hours,
        "site_address": site.address or site.name,
        "code": f"HTTPS://{host.upper()}/" if host else "",
    }


def volunteer_values(volunteer: Volunteer, team: str, site: PracticeSite, clerk: str) -> Values:
    """Registration form. The number is masked, and so the birth date does not stand beside it."""
    return {
        **blank_values(site),
        "clerk": clerk,
        "number": volunteer.number,
        "name": volunteer.name,
        "sex": sex_on_paper(volunteer.sex),
        "phone": volunteer.phone,
        "id_type": id_type_on_paper(volunteer.id_type) if volunteer.id_number else "",
        "id_number": mask_identity_number(volunteer.id_number) if volunteer.id_number else "",
        "address": _place(volunteer.town, volunteer.village, volunteer.address),
        "skills": "、".join(volunteer.skills),
        "categories": "、".join(map(category_name, volunteer.service_categories)),
        "times": "、".join(volunteer.available_times),
        "clothing": volunteer.clothing_size,
        "emergency": volunteer.emergency_contact,
        "team": team,
        "notice_version": volunteer.consent.notice_version if volunteer.consent else "",
        "registered_on": date_text(local_day(volunteer.registered_at)),
    }


def guardian_values(volunteer: Volunteer, site: PracticeSite) -> Values:
    """A guardian's consent; no identity number is on it, so the birth date may be."""
    guardian = volunteer.guardian or Guardian()
    return {
        **blank_values(site),
        "number": volunteer.number,
        "name": volunteer.name,
        "birth": date_text(volunteer.birth_on) if volunteer.birth_on else "",
        "guardian_name": guardian.name,
        "guardian_relation": guardian.relation,
        "guardian_phone": guardian.phone,
    }


def request_values(request: ServiceRequest, site: PracticeSite, clerk: str) -> Values:
    """The request form for the file, signed by the resident: nothing on it is masked."""
    behalf = f"（代 {request.on_behalf_of}）" if request.on_behalf_of else ""
    beware = (*(_HINTS[hint] for hint in request.hints), request.risk_note)
    return {
        **blank_values(site),
        "clerk": clerk,
        "number": request.number or request.spoken_number,
        "name": f"{request.requester_name}{behalf}",
        "phone": request.phone or request.contact,
        "village": _place(request.town, request.village),
        "address": request.address,
        "registered_at": minute_text(local(request.registered_at)),
        "channel": _CHANNELS[request.channel],
        "category": CATEGORY_NAMES[request.category],
        "words": request.words,
        "wanted": wished_time(request),
        "urgent": "紧急" if request.urgent else "普通",
        "served_group": _GROUPS[request.served_group] if request.served_group is not None else "",
        "people": str(request.people_count),
        "hints": "、".join(part for part in beware if part),
        "share": "同意" if request.consent_share else "",
    }


def dispatch_values(
    request: ServiceRequest, site: PracticeSite, clerk: str, dispatches: tuple[DispatchRow, ...]
) -> Values:
    """The notice to the team that is asked, or one to be filled in by hand; its number counts the teams.

    Person and door are masked until the team has taken it on, as on the page behind the team's link.
    """
    number = request.number or request.spoken_number
    values: dict[str, str] = {
        **blank_values(site),
        "clerk": clerk,
        "request_number": number,
        "name": mask_name_paper(request.requester_name),
        "phone": mask_phone(request.phone) if request.phone else "",
        "address": _place(request.town, request.village),
        "words": request.words,
        "category": CATEGORY_NAMES[request.category],
        "wanted": wished_time(request),
    }
    live = next((row for row in dispatches if row.dispatch.state in LIVE), None)
    if live is None:
        return values
    sent = live.dispatch
    if sent.state is DispatchState.TAKEN:
        values |= {
            "name": request.requester_name,
            "phone": request.phone or request.contact,
            "address": _place(request.town, request.village, request.address),
            "answer": "接单",
        }
    return {
        **values,
        "number": f"{number}-{len(dispatches)}",
        "team": live.team,
        "reply_by": minute_text(local(sent.reply_by)),
        "dispatched_at": minute_text(local(sent.dispatched_at)),
        "note": sent.note,
        "who_goes": sent.who_goes,
        "goes_at": minute_text(local(sent.proposed_at)) if sent.proposed_at else "",
        "issued_date": date_text(local_day(sent.dispatched_at)),
    }


def feedback_values(
    request: ServiceRequest, site: PracticeSite, clerk: str, service: ServiceFacts | None = None
) -> Values:
    """A form for the resident's opinion: with the rating that was given, else to be filled in by hand."""
    values: dict[str, str] = {
        **blank_values(site),
        "clerk": clerk,
        "number": request.number or request.spoken_number,
        "name": request.requester_name,
        "phone": mask_phone(request.phone) if request.phone else "",
        "words": request.words,
        "category": CATEGORY_NAMES[request.category],
    }
    if service is None:
        return values
    taken = [row for row in service.dispatches if row.dispatch.state is DispatchState.TAKEN]
    if taken:
        values["team"] = taken[0].team
        served = service.served_at or taken[0].dispatch.proposed_at
        values["served_at"] = minute_text(local(served)) if served else ""
    rating = service.rating
    if rating is not None:
        values |= {
            "grade": GRADE_NAMES[rating.grade],
            "comment": "；".join(part for part in ("、".join(rating.tags), rating.words) if part),
            "how": _HOW_RATED.get(rating.source, ""),
            "rated_on": date_text(local_day(rating.rated_at)),
            **_aspects(rating),
        }
    return values


def _aspects(rating: Rating) -> dict[str, str]:
    """The marks of the four aspects; who gave only the one grade gave it to the whole."""
    given = {told.aspect: told.grade for told in rating.aspects}
    marks = {Aspect.OVERALL: rating.grade} | given
    return {aspect.value: str(int(grade)) for aspect, grade in marks.items()}


def activity_values(detail: ActivityDetail, site: PracticeSite, clerk: str) -> Values:
    """The record of an activity (活动情况记录表): hours and people as they are confirmed now."""
    activity = detail.activity
    came = [row for row in detail.attendees if row.check_in_at is not None]
    minutes = sum(row.service_minutes or 0 for row in came)
    return {
        **blank_values(site),
        "clerk": clerk,
        "number": activity.number,
        "title": activity.title,
        "period": period_text(local(activity.starts_at), local(activity.ends_at)),
        "place": activity.place,
        "organiser": activity.organising_unit,
        "leader": activity.leader_name,
        "people": f"{len(came)} 人" if came else "",
        "hours": f"{hours_text(minutes)} 小时" if minutes else "",
        "category": _activity_category(activity),
        "content": activity.content,
        "files": _activity_files(detail),
        "served": str(activity.served_people) if activity.served_people else "",
        "result": activity.result,
    }


def _activity_files(detail: ActivityDetail) -> str:
    """Which papers of the file are there: sheets that were printed, photos on the record."""
    there = (("签到表", detail.sheet_pages), ("现场照片", len(detail.photos)))
    return "、".join(name for name, count in there if count)


def duty_values(site: PracticeSite, clerk: str, day: date, counts: DayCounts | None = None) -> Values:
    """The log of one day on duty; what the desk counted stands in it, the rest is for the pen."""
    weekday = "一二三四五六日"[day.weekday()]
    values = {**blank_values(site), "clerk": clerk, "day": f"{date_text(day)}　星期{weekday}"}
    if counts is None:
        return values
    return {**values, **{name: str(count) for name, count in msgspec.structs.asdict(counts).items()}}


KIND_NAMES = {
    CertificateKind.SERVICE_RECORD: "志愿服务记录证明",
    CertificateKind.HONOUR: "荣誉证书",
    CertificateKind.STAR: "星级证书",
    CertificateKind.THANKS: "感谢信",
}
_STATE_NAMES = {"valid": "有效", "void": "作废", "reissued": "补发", "unprinted": "未打印"}


def register_values(
    rows: Sequence[RegisterRow], asked: RegisterPeriod, site: PracticeSite, clerk: str, now: datetime
) -> Values:
    """The register as a list, the lowest number first; names masked, since it hangs in a file."""
    month = f" {asked.month} 月" if asked.month else "度"
    which = (KIND_NAMES.get(asked.kind) if asked.kind else "", _STATE_NAMES.get(asked.state, ""))
    return {
        **blank_values(site),
        "clerk": clerk,
        "printed_at": minute_text(local(now)),
        "period": f"{asked.year} 年{month}",
        "which": "　".join(part for part in which if part),
        "count": str(len(rows)),
        "entries": tuple(
            {"place": str(place), **register_line(row)} for place, row in enumerate(rows, start=1)
        ),
    }


def register_line(row: RegisterRow) -> dict[str, str]:
    """One number: whose, of which day, and what became of it."""
    state = "有效"
    if row.status is CertificateStatus.VOID:
        state = "作废"
    elif not row.print_count:
        state = "未打印"
    elif row.reissue_of:
        state = "补发"
    return {
        "number": row.number,
        "kind": KIND_NAMES[row.kind],
        "name": mask_name_public(row.volunteer_name),
        "issued": local_day(row.issued_at).isoformat(),
        "by": row.clerk_name,
        "state": state,
    }


def _place(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def category_name(code: str) -> str:
    """The Chinese name of a category; another word stands for itself."""
    return CATEGORY_NAMES[RequestCategory(code)] if code in set(RequestCategory) else code


def _activity_category(activity: Activity) -> str:
    return category_name(activity.category)
