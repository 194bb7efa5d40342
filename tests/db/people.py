"""Invented rows of every kind for query tests."""

from datetime import date, datetime, timedelta
from zlib import crc32

import msgspec

from core.domain.activity import Activity, ActivityPhoto, SignInSheetPage, Signup
from core.domain.activity_feedback import ActivityFeedback
from core.domain.attendance import Attendance, AttendanceSource, attendance_id, service_record_id, signup_id
from core.domain.certificate import Certificate, CertificateFacts, CertificateKind
from core.domain.correction import Correction, correction_id
from core.domain.dispatch import Dispatch
from core.domain.erasure import Erasure
from core.domain.hours_correction import HoursCorrection
from core.domain.hours_posting import HoursPosting
from core.domain.identity_number import IdType
from core.domain.national_report import NationalReport, ReportState, national_report_id
from core.domain.paper_template import PaperTemplate
from core.domain.personal_record import (
    AwardLevel,
    RaterKind,
    TrainingRecord,
    VolunteerAward,
    VolunteerEvaluation,
)
from core.domain.print_record import Paper, PrintRecord
from core.domain.rating import Grade, Rating, RatingSource
from core.domain.request_note import NoteKind, RequestNote
from core.domain.resident import Resident
from core.domain.service_menu import EditionEntry, MenuEdition, MenuItem, ServiceOffer
from core.domain.service_record import ServiceRecord
from core.domain.service_request import RequestCategory, RequestState, RequestStep, ServiceRequest
from core.domain.sheet_reading import ReadRow, SheetReading
from core.domain.signing_key import Certification, SigningKey
from core.domain.star_list import StarAward, StarList, StarRow, star_award_id
from core.domain.unit_policy import PolicyKind, UnitPolicy
from core.domain.volunteer import Volunteer
from core.domain.volunteer_merge import VolunteerMerge
from core.domain.volunteer_team import TeamMember, VolunteerTeam, team_member_id
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
        *one_of_the_loop(),
    ]


def one_of_the_loop() -> list[msgspec.Struct]:
    """One row of each kind that belongs to teams, menu, corrections, hours and personal records."""
    day = date(2026, 5, 20)
    return [
        TeamMember(
            id=team_member_id("t1", "v1"),
            site_id=SITE_ID,
            team_id="t1",
            volunteer_id="v1",
            joined_on=day,
            told_at=START,
        ),
        RequestNote(
            id="n1",
            site_id=SITE_ID,
            request_id="r1",
            kind=NoteKind.CALL,
            words="说好周六上门",
            at=START,
            clerk_id=CLERK_ID,
            desk_code="K7",
        ),
        Correction(
            id=correction_id("r1"),
            site_id=SITE_ID,
            request_id="r1",
            rating_id="ra1",
            opened_at=START,
            due_at=START + 24 * HOUR,
        ),
        MenuItem(id="mi1", site_id=SITE_ID, name="居家服务"),
        MenuItem(id="mi2", site_id=SITE_ID, parent_id="mi1", name="水电维修", keywords=("水龙头",)),
        ServiceOffer(id="so1", site_id=SITE_ID, item_id="mi2", team_id="t1", times="周六上午"),
        MenuEdition(
            id="me1",
            site_id=SITE_ID,
            label="2026-05-20 K7",
            entries=(EditionEntry("居家服务", "水电维修", "", ("暖阳队",)),),
            published_at=START,
            published_by=CLERK_ID,
        ),
        ActivityFeedback(
            id="fb1",
            site_id=SITE_ID,
            activity_id="a1",
            words="讲得很清楚",
            name="周桂兰",
            noted_at=START,
            noted_by=CLERK_ID,
        ),
        ActivityPhoto(
            id="ph1", site_id=SITE_ID, activity_id="a1", image="00" * 32, added_at=START, added_by=CLERK_ID
        ),
        HoursCorrection(
            id="hc1",
            site_id=SITE_ID,
            attendance_id=attendance_id("a1", "v1"),
            activity_id="a1",
            volunteer_id="v1",
            old_minutes=120,
            new_minutes=90,
            reason="提前离开",
            asked_at=START,
            asked_by=CLERK_ID,
        ),
        HoursPosting(
            id="hp1",
            site_id=SITE_ID,
            activity_id="a1",
            attendance_ids=(attendance_id("a1", "v1"),),
            minutes=(120,),
            list_id="hp1",
            posted_at=START,
            posted_by=CLERK_ID,
            until=day,
        ),
        UnitPolicy(
            id="up1",
            site_id=SITE_ID,
            kind=PolicyKind.HOURS,
            number=1,
            valid_from=day,
            body="{}",
            decided_at=START,
            decided_by=CLERK_ID,
        ),
        NationalReport(
            id=national_report_id("rec1"),
            site_id=SITE_ID,
            record_id="rec1",
            state=ReportState.REPORTED,
            batch="2026-05",
            reported_at=START,
            reported_by=CLERK_ID,
        ),
        TrainingRecord(
            id="tr1",
            site_id=SITE_ID,
            volunteer_id="v1",
            name="急救培训",
            content="心肺复苏",
            minutes=90,
            organiser="青禾县中心",
            held_on=day,
            recorded_at=START,
            recorded_by=CLERK_ID,
        ),
        VolunteerAward(
            id="va1",
            site_id=SITE_ID,
            volunteer_id="v1",
            name="优秀志愿者",
            level=AwardLevel.COUNTY,
            granted_by="青禾县",
            granted_on=day,
            recorded_at=START,
            recorded_by=CLERK_ID,
        ),
        VolunteerEvaluation(
            id="ve1",
            site_id=SITE_ID,
            volunteer_id="v1",
            grade=Grade.SATISFIED,
            rater=RaterKind.LEADER,
            rated_on=day,
            recorded_at=START,
            recorded_by=CLERK_ID,
        ),
        StarList(
            id="sl1",
            site_id=SITE_ID,
            as_of=day,
            star_hours=(100, 300),
            rows=(StarRow("v1", 6_000, 1, 0),),
            made_at=START,
            made_by=CLERK_ID,
        ),
        StarAward(
            id=star_award_id("v1", "sl1"),
            site_id=SITE_ID,
            volunteer_id="v1",
            list_id="sl1",
            stars=1,
            minutes=6_000,
            as_of=day,
            awarded_at=START,
        ),
    ]
