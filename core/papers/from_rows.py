"""Rows into the facts of papers: what is masked, how it is put in Chinese, which code it carries."""

from datetime import date, datetime, timedelta

from core.domain.activity import SignInSheetPage
from core.domain.certificate import Certificate
from core.domain.certificate_code import certificate_link
from core.domain.clerk import Clerk
from core.domain.codes import Code, CodeKind, lookup_url, show_check_code
from core.domain.door_code import demands_door_code
from core.domain.local_time import local, local_day
from core.domain.masking import mask_name_paper, mask_phone
from core.domain.practice_site import PracticeSite
from core.domain.service_request import RequestCategory, ServiceRequest, WantedTime
from core.domain.stars import stars_for
from core.domain.volunteer import Volunteer
from core.papers.clerk_badge import BadgeFacts
from core.papers.request_slip import SlipFacts
from core.papers.sign_in_sheet import SheetFacts, SheetRow
from core.papers.volunteer_card import CardFacts
from core.ports.rows import ActivityDetail
from core.ports.store import DeskPolicy

CATEGORY_NAMES: dict[RequestCategory, str] = {
    RequestCategory.REPAIR: "便民维修",
    RequestCategory.ELDER_CARE: "助老服务",
    RequestCategory.HEALTH: "医疗健康",
    RequestCategory.EDUCATION: "助学支教",
    RequestCategory.LEGAL: "法律咨询",
    RequestCategory.CULTURE: "文化文艺",
    RequestCategory.SCIENCE: "科技科普",
    RequestCategory.ENVIRONMENT: "环保卫生",
    RequestCategory.OTHER: "其他",
}
CLERK_ROLE = "前台工作人员"
NOT_YET = "—"
"""Stands on the picture of a slip where nothing was entered yet; a mask would look like somebody."""


def slip_facts(
    request: ServiceRequest,
    site: PracticeSite,
    clerk: str,
    policy: DeskPolicy,
    printed_at: datetime,
    copy_number: int = 1,
    *,
    spoken_number: str,
) -> SlipFacts:
    """The slip a resident takes home: masked, with the lookup code and the promise of the policy.

    `spoken_number` is what the request is called where it is printed.
    """
    return SlipFacts(
        site_name=site.name,
        number=spoken_number,
        resident=mask_name_paper(request.requester_name) or NOT_YET,
        phone=mask_phone(request.phone) if request.phone else "",
        words=request.words,
        category=CATEGORY_NAMES[request.category],
        place=" ".join(part for part in (request.town, request.village, request.address) if part),
        wished_time=wished_time(request),
        code=code_text(site, CodeKind.REQUEST, request.token),
        lookup_code=show_check_code(request.check_code) if request.check_code else "",
        promise=promise(policy, urgent=request.urgent),
        enquiry_phone=site.phone,
        enquiry_hours=site.opening_hours,
        clerk=clerk,
        printed_at=local(printed_at),
        copy_number=copy_number,
    )


def promise(policy: DeskPolicy, *, urgent: bool) -> str:
    """When the resident hears from us; the deadlines are the policy's, so the words are too."""
    if urgent:
        return f"我们会在 {policy.urgent_hours} 小时内给您回话。"
    return f"我们会在 {policy.verify_days} 个工作日内给您回话。"


def wished_time(request: ServiceRequest) -> str:
    """The wanted time as a day, counted from the day of registration."""
    today = local_day(request.registered_at)
    match request.wanted:
        case WantedTime.SOON:
            return "尽快"
        case WantedTime.THIS_AFTERNOON:
            return f"{_day(today)}下午"
        case WantedTime.TOMORROW:
            return _day(today + timedelta(days=1))
        case WantedTime.WEEKEND:
            saturday = today + timedelta(days=max(0, 5 - today.weekday()))
            return f"周末（{_day(saturday)}起）"
        case WantedTime.ON_DATE:
            return _day(request.wanted_on or today)


def sheet_facts(detail: ActivityDetail, pages: tuple[SignInSheetPage, ...], site: PracticeSite) -> SheetFacts:
    """The sheet as its pages were issued: the rows that stand in the log, not those of a later list."""
    activity = detail.activity
    people = {attendee.volunteer_id: attendee for attendee in detail.attendees}
    printed = [volunteer_id for page in pages for volunteer_id in page.volunteer_ids if volunteer_id]
    return SheetFacts(
        site_name=site.name,
        title=activity.title,
        starts_at=local(activity.starts_at),
        ends_at=local(activity.ends_at),
        place=activity.place,
        leader=activity.leader_name,
        leader_phone=mask_phone(activity.leader_phone) if activity.leader_phone else "",
        people_wanted=activity.needed_volunteers,
        number=pages[0].number.rpartition("/")[0],
        activity_code=code_text(site, CodeKind.ACTIVITY, activity.token),
        page_codes=tuple(Code(CodeKind.SHEET, page.token).text for page in pages),
        printed_at=local(pages[0].printed_at),
        rows=tuple(
            SheetRow(
                name=people[volunteer_id].name,
                volunteer_number=people[volunteer_id].number,
                phone_tail=people[volunteer_id].phone_tail,
                duty=people[volunteer_id].role,
            )
            for volunteer_id in printed
            if volunteer_id in people
        ),
        door_code_only=demands_door_code(activity),
    )


def card_facts(
    volunteer: Volunteer,
    team: str,
    total_minutes: int,
    site: PracticeSite,
    policy: DeskPolicy,
    copy_number: int = 1,
) -> CardFacts:
    """The card; it carries neither ID nor phone."""
    return CardFacts(
        site_name=site.name,
        site_phone=site.phone,
        name=volunteer.name,
        team=team,
        volunteer_number=volunteer.number,
        stars=stars_for(total_minutes, policy.star_hours),
        code=Code(CodeKind.VOLUNTEER, volunteer.token).text,
        registered_on=local_day(volunteer.registered_at),
        copy_number=copy_number,
    )


def badge_facts(clerk: Clerk, site: PracticeSite, desk: str) -> BadgeFacts:
    """A clerk's badge; `desk` is the window's label."""
    return BadgeFacts(
        site_name=site.name,
        site_phone=site.phone,
        name=clerk.name,
        role=CLERK_ROLE,
        desk=desk,
        code=Code(CodeKind.BADGE, clerk.badge_token).text,
    )


def code_text(site: PracticeSite, kind: CodeKind, token: str) -> str:
    """What a QR for phones says: the upper-case address, or the bare code where the unit has no host."""
    return lookup_url(site.public_host, Code(kind, token))


def certificate_text(certificate: Certificate, site: PracticeSite) -> str:
    """What a certificate's QR says: its signed code, or the code for looking up of the first release."""
    if certificate.signed:
        return certificate_link(site.public_host, certificate.signed)
    return code_text(site, CodeKind.CERTIFICATE, certificate.token)


def _day(day: date) -> str:
    return f"{day.month} 月 {day.day} 日"
