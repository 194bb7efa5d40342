"""Invented rows of every kind for query tests."""

from datetime import date, datetime, timedelta
from zlib import crc32

import msgspec

from core.domain.activity import Activity, SignInSheetPage, Signup
from core.domain.attendance import Attendance, AttendanceSource, attendance_id, service_record_id, signup_id
from core.domain.certificate import Certificate, CertificateFacts, CertificateKind
from core.domain.dispatch import Dispatch
from core.domain.erasure import Erasure
from core.domain.identity_number import IdType
from core.domain.paper_template import PaperTemplate
from core.domain.print_record import Paper, PrintRecord
from core.domain.rating import Grade, Rating, RatingSource
from core.domain.resident import Resident
from core.domain.service_record import ServiceRecord
from core.domain.service_request import RequestCategory, RequestState, RequestStep, ServiceRequest
from core.domain.sheet_reading import ReadRow, SheetReading
from core.domain.signing_key import Certification, SigningKey
from core.domain.volunteer import Volunteer
from core.domain.volunteer_merge import VolunteerMerge
from core.domain.volunteer_team import VolunteerTeam
from tests.db.builders import CLERK_ID, SITE_ID, START

HOUR = timedelta(hours=1)


def a_volunteer(key: str = "v1", **facts: object) -> Volunteer:
    row = Volunteer(
        id=key,
        site_id=SITE_ID,
        number=f"QH-K7-{crc32(key.encode()) % 1_000_000:06d}-X",
        token=f"VT{key}",
        name="王小满",
        registered_at=START,
        registered_by=CLERK_ID,
    )
    return msgspec.structs.replace(row, **facts)


def a_resident(key: str = "p1", **facts: object) -> Resident:
    return msgspec.structs.replace(Resident(id=key, site_id=SITE_ID, name="罗桂香"), **facts)


def a_request(key: str = "r1", **facts: object) -> ServiceRequest:
    row = ServiceRequest(
        id=key,
        site_id=SITE_ID,
        number=f"QH-K7-R2026-0520-{key}-X",
        spoken_number=f"0520-{key}",
        token=f"RT{key}",
        check_code=f"CHK{key}",
        state=RequestState.ACCEPTED,
        resident_id="p1",
        requester_name="罗桂香",
        words="家里水龙头漏水",
        category=RequestCategory.REPAIR,
        town="青禾镇",
        village="柳树村",
        registered_at=START,
        registered_by=CLERK_ID,
    )
    return msgspec.structs.replace(row, **facts)


def a_step(key: str = "s1", **facts: object) -> RequestStep:
    row = RequestStep(
        id=key,
        request_id="r1",
        site_id=SITE_ID,
        at=START,
        clerk_id=CLERK_ID,
        from_state=RequestState.DRAFT,
        to_state=RequestState.ACCEPTED,
    )
    return msgspec.structs.replace(row, **facts)


def a_team(key: str = "t1", **facts: object) -> VolunteerTeam:
    return msgspec.structs.replace(VolunteerTeam(id=key, site_id=SITE_ID, name="暖阳队"), **facts)


def an_activity(key: str = "a1", **facts: object) -> Activity:
    row = Activity(
        id=key,
        site_id=SITE_ID,
        number=f"QH-K7-A2026-{key}-X",
        token=f"AT{key}",
        title="清洁家园",
        content="打扫广场",
        starts_at=START + HOUR,
        ends_at=START + 3 * HOUR,
        place="文化广场",
        organising_unit="青禾县中心",
        leader_name="周敏",
        needed_volunteers=20,
    )
    return msgspec.structs.replace(row, **facts)


def a_signup(volunteer: str = "v1", activity: str = "a1", **facts: object) -> Signup:
    row = Signup(
        id=signup_id(activity, volunteer),
        activity_id=activity,
        volunteer_id=volunteer,
        site_id=SITE_ID,
        position=1,
        signed_up_at=START,
    )
    return msgspec.structs.replace(row, **facts)


def a_sheet_page(key: str = "sh1", **facts: object) -> SignInSheetPage:
    row = SignInSheetPage(
        id=key,
        activity_id="a1",
        site_id=SITE_ID,
        number=f"QH-K7-S2026-{key}-X",
        token=f"ST{key}",
        page=1,
        pages=1,
        first_row=1,
        volunteer_ids=("v1", None),
        printed_at=START,
    )
    return msgspec.structs.replace(row, **facts)


def an_attendance(volunteer: str = "v1", activity: str = "a1", **facts: object) -> Attendance:
    row = Attendance(
        id=attendance_id(activity, volunteer),
        activity_id=activity,
        volunteer_id=volunteer,
        site_id=SITE_ID,
        check_in_at=START + HOUR,
        check_in_source=AttendanceSource.SCAN,
        recorded_by=CLERK_ID,
    )
    return msgspec.structs.replace(row, **facts)


def a_record(volunteer: str = "v1", activity: str = "a1", **facts: object) -> ServiceRecord:
    visit = attendance_id(activity, volunteer)
    row = ServiceRecord(
        id=service_record_id(visit),
        site_id=SITE_ID,
        volunteer_id=volunteer,
        activity_id=activity,
        attendance_id=visit,
        activity_name="清洁家园",
        content="打扫广场",
        place="文化广场",
        recording_unit="青禾县中心",
        leader_name="周敏",
        served_on=date(2026, 5, 20),
        service_minutes=120,
        source=AttendanceSource.SCAN,
        policy_version=1,
        recorded_by=CLERK_ID,
        reviewed_by=CLERK_ID,
        reviewed_at=START + 4 * HOUR,
    )
    return msgspec.structs.replace(row, **facts)


def a_certificate(key: str = "c1", *, issued_at: datetime = START, **facts: object) -> Certificate:
    number = f"QH-K7-C2026-{key}-X"
    frozen = CertificateFacts(
        number=number,
        kind=CertificateKind.SERVICE_RECORD,
        token=f"CT{key}",
        check_code=f"CC{key}",
        volunteer_name="王小满",
        sex="female",
        id_type=IdType.MAINLAND_ID,
        id_number_masked="999901********0027",
        volunteer_number="QH-K7-000001-X",
        team="暖阳队",
        service_minutes=120,
        total_minutes=120,
        stars=0,
        period_from=date(2026, 1, 1),
        period_to=date(2026, 5, 20),
        lines=(),
        issuer="青禾县中心",
        issuer_phone="",
        handler="周敏",
        issued_on=date(2026, 5, 20),
    )
    row = Certificate(
        id=key,
        site_id=SITE_ID,
        number=number,
        token=f"CT{key}",
        check_code=f"CC{key}",
        kind=CertificateKind.SERVICE_RECORD,
        volunteer_id="v1",
        facts=frozen,
        issued_at=issued_at,
        issued_by=CLERK_ID,
    )
    return msgspec.structs.replace(row, **facts)


def a_print(key: str = "pr1", **facts: object) -> PrintRecord:
    row = PrintRecord(
        id=key,
        site_id=SITE_ID,
        paper=Paper.REQUEST_SLIP,
        subject_id="r1",
        printed_at=START,
        clerk_id=CLERK_ID,
        printer="dummy",
    )
    return msgspec.structs.replace(row, **facts)


def a_dispatch(key: str = "d1", **facts: object) -> Dispatch:
    row = Dispatch(
        id=key,
        site_id=SITE_ID,
        request_id="r1",
        team_id="t1",
        link_token=f"LINK{key}",
        dispatched_at=START,
        dispatched_by=CLERK_ID,
        reply_by=START + HOUR,
    )
    return msgspec.structs.replace(row, **facts)


def a_rating(key: str = "ra1", **facts: object) -> Rating:
    row = Rating(
        id=key,
        site_id=SITE_ID,
        request_id="r1",
        grade=Grade.SATISFIED,
        source=RatingSource.PAPER,
        rated_at=START + HOUR,
    )
    return msgspec.structs.replace(row, **facts)


def a_merge(key: str = "m1", **facts: object) -> VolunteerMerge:
    row = VolunteerMerge(
        id=key, site_id=SITE_ID, kept_id="v1", merged_id="v9", merged_at=START, merged_by=CLERK_ID
    )
    return msgspec.structs.replace(row, **facts)


def an_erasure(key: str = "e1", **facts: object) -> Erasure:
    row = Erasure(
        id=key,
        site_id=SITE_ID,
        subject_table="resident",
        subject_id="gone",
        reason="asked",
        ordered_at=START,
        ordered_by=CLERK_ID,
    )
    return msgspec.structs.replace(row, **facts)


def a_signing_key(key: str = "k1", **facts: object) -> SigningKey:
    told = Certification(county_key="00" * 32, unit="清禾县新时代文明实践中心", at_ms=1, signature="00" * 64)
    row = SigningKey(id=key, site_id=SITE_ID, public_key="00" * 32, certified=(told,))
    return msgspec.structs.replace(row, **facts)


def a_sheet_reading(key: str = "sr1", **facts: object) -> SheetReading:
    row = SheetReading(
        id=key,
        site_id=SITE_ID,
        page_id="p1",
        activity_id="a1",
        image="00" * 32,
        rows=(ReadRow(row=1, volunteer_id="v1", present=True, left=True),),
        read_at=START,
        read_by=CLERK_ID,
    )
    return msgspec.structs.replace(row, **facts)


def a_paper_template(key: str = "t1", **facts: object) -> PaperTemplate:
    row = PaperTemplate(
        id=key, site_id=SITE_ID, paper="honour_certificate", body="", edited_at=START, edited_by=CLERK_ID
    )
    return msgspec.structs.replace(row, **facts)


def one_of_each() -> list[msgspec.Struct]:
    """A small centre: every list and every card of the desk has something to show."""
    return [
        a_team(),
        a_volunteer(team_id="t1", phone="13800002046", id_number="999901199001010027"),
        a_resident(phone="13900001111", town="青禾镇", village="柳树村"),
        a_request(due_at=START + HOUR),
        a_step(),
        an_activity(),
        a_signup(),
        a_sheet_page(),
        an_attendance(check_out_at=START + 3 * HOUR, service_minutes=120, reviewed_at=START + 4 * HOUR),
        a_record(),
        a_certificate(),
        a_print(),
        a_dispatch(),
        a_rating(),
        a_merge(),
        an_erasure(),
        a_signing_key(),
        a_sheet_reading(),
        a_paper_template(),
    ]
