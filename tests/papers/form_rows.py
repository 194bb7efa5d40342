"""Rows behind the forms, with invented people; each form filled from them, and blank."""

from datetime import UTC, date, datetime, timedelta

import msgspec

from core.domain.activity import Activity, ActivityRole
from core.domain.attendance import AttendanceSource
from core.domain.certificate import CertificateKind, CertificateStatus
from core.domain.dispatch import Dispatch, DispatchState
from core.domain.identity_number import Sex
from core.domain.minors import Guardian
from core.domain.personal_record import (
    AwardLevel,
    RaterKind,
    TrainingRecord,
    VolunteerAward,
    VolunteerEvaluation,
)
from core.domain.practice_site import PracticeSite, SiteLevel
from core.domain.rating import Aspect, AspectGrade, Grade, Rating, RatingSource
from core.domain.register_period import RegisterPeriod
from core.domain.service_request import RequestCategory, RequestState, ServiceRequest
from core.domain.star_list import StarAward
from core.domain.volunteer import Volunteer, VolunteerStatus
from core.domain.volunteer_team import TeamKind, TeamRole, VolunteerTeam
from core.papers import form_values as forms
from core.papers.full_record_values import full_record_values
from core.papers.list_values import posting_values, star_list_values, team_values
from core.papers.menu_values import demand_values, poster_values
from core.papers.poster_values import activity_poster_values
from core.papers.template.words import Values
from core.ports.rows import (
    ActivityDetail,
    DayCounts,
    DispatchRow,
    FullRecord,
    PostableRow,
    RegisterRow,
    ServedRow,
    ServiceFacts,
    ServiceMenu,
    StarCandidate,
    StarListRow,
    TeamDetail,
    TeamMemberRow,
    TeamRow,
    demand_row,
)
from tests.papers.builders import SITE

NOW = datetime(2026, 5, 20, 1, 40, tzinfo=UTC)
MINORITY = "买买提热合曼·阿不都热依木·艾合买提江·吐尔"
UNIT = PracticeSite(
    id="s",
    code="QH",
    name=SITE,
    level=SiteLevel.COUNTY_CENTER,
    phone="0000-12345",
    opening_hours="8:30–17:30",
    address="清禾县人民路 1 号",
    public_host="qh.example.invalid",
)
PERSON = Volunteer(
    id="v",
    site_id="s",
    number="QH000512",
    token="0" * 16,
    name=MINORITY,
    sex=Sex.FEMALE,
    birth_on=date(2012, 3, 15),
    id_number="999901201203150027",
    phone="13800002046",
    town="柳溪镇",
    village="新民村",
    skills=("法律", "驾驶"),
    service_categories=("repair",),
    guardian=Guardian(name="罗大满", relation="父亲", phone="13800005591"),
    registered_at=NOW,
    registered_by="c",
)
REQUEST = ServiceRequest(
    id="r",
    site_id="s",
    number="QHDD-2026-000123",
    spoken_number="0520-017",
    token="0" * 16,
    check_code="",
    state=RequestState.ACCEPTED,
    resident_id="p",
    requester_name="周桂英",
    phone="13800002046",
    words="家里电路老化，一开电饭煲就跳闸，想请人上门看看。" * 6,
    category=RequestCategory.REPAIR,
    town="柳溪镇",
    village="新民村",
    address="3 组 12 号",
    urgent=True,
    registered_at=NOW,
    registered_by="c",
)
DISPATCH = Dispatch(
    id="d", site_id="s", request_id="r", team_id="t", link_token="x", dispatched_at=NOW,
    dispatched_by="c", reply_by=NOW, note="请带电笔",
)  # fmt: skip
ASKED = (DispatchRow(dispatch=DISPATCH, team="水电维修队"),)
TAKEN = msgspec.structs.replace(
    DISPATCH, state=DispatchState.TAKEN, who_goes="何师傅、王启航", proposed_at=NOW + timedelta(days=1)
)
RATING = Rating(
    id="g", site_id="s", request_id="r", grade=Grade.FAIR, source=RatingSource.CALL_BACK, rated_at=NOW,
    tags=("态度好", "准时"), words="来得快，" * 30,
    aspects=(AspectGrade(Aspect.EFFICIENCY, Grade.SATISFIED), AspectGrade(Aspect.ATTITUDE, Grade.FAIR)),
)  # fmt: skip
SERVED = ServiceFacts(
    dispatches=(DispatchRow(dispatch=TAKEN, team="水电维修队"),),
    served_at=NOW + timedelta(hours=6),
    rating=RATING,
)
ACTIVITY = ActivityDetail(
    activity=Activity(
        id="a", site_id="s", number="QHHD-2026-1", token="0" * 16, title="银发学堂 · 手机防诈骗",
        content="教老年人识别电话和网络诈骗", starts_at=NOW, ends_at=NOW, place="桂花社区",
        organising_unit=SITE,
        leader_name="罗小满", served_people=46, result="讲了三类骗局，帮十二位老人装了反诈软件",
    ),
    attendees=(),
    expected_minutes=120,
    sheet_pages=1,
)  # fmt: skip
COMING = msgspec.structs.replace(
    ACTIVITY.activity,
    title="“我们的节日”端午包粽子、讲家风故事暨邻里互助志愿服务活动",
    content="和社区老人一起包粽子、讲家风故事。材料由站里备好，带一双手来就行；家里有老照片的，也请带来给大家看看。",
    starts_at=NOW + timedelta(days=3),
    ends_at=NOW + timedelta(days=3, hours=2),
    place="桂花社区新时代文明实践站 二楼",
    roles=(ActivityRole("包粽子", 10), ActivityRole("讲故事", 2, "宣讲"), ActivityRole("摄影")),
    min_age=16,
    risk_note="有热水，看好孩子",
)
NUMBER = RegisterRow(
    id="n", number="叙文实证〔2026〕K7-000123-X", kind=CertificateKind.HONOUR, status=CertificateStatus.VOID,
    volunteer_name="买买提·肉孜", issued_at=NOW, clerk_name="陈立群", void_at=NOW, void_reason="姓名有误",
    reissue_of="", print_count=1, reasons=(),
)  # fmt: skip
FULL = FullRecord(
    volunteer=PERSON,
    team="柳溪镇大学生志愿服务队",
    served=tuple(
        ServedRow(
            record_id=str(place), served_on=NOW.date() - timedelta(days=place * 7), activity_name="清洁家园",
            content="打扫文化广场，清理河道两岸的垃圾，给老人送水", place="柳溪镇河湾村文化广场",
            recording_unit=SITE, leader_name="罗小满", service_minutes=150,
            source=AttendanceSource.MAKEUP if place == 1 else AttendanceSource.SCAN, cancelled=place == 2,
        )
        for place in range(16)
    ),
    trainings=(
        TrainingRecord(
            id="t", site_id="s", volunteer_id="v", name="急救培训", content="心肺复苏和包扎", minutes=90,
            organiser="县红十字会", held_on=NOW.date(), recorded_at=NOW, recorded_by="c",
        ),
    ),
    awards=(
        VolunteerAward(
            id="w", site_id="s", volunteer_id="v", name="优秀志愿者", level=AwardLevel.COUNTY,
            granted_by="县委社会工作部", granted_on=NOW.date(), recorded_at=NOW, recorded_by="c",
            cancelled=True, cancel_reason="重复登记",
        ),
    ),
    evaluations=(
        VolunteerEvaluation(
            id="e", site_id="s", volunteer_id="v", grade=Grade.SATISFIED, rater=RaterKind.LEADER,
            words="认真负责", rated_on=NOW.date(), recorded_at=NOW, recorded_by="c",
        ),
    ),
    stars=(
        StarAward(
            id="s", site_id="s", volunteer_id="v", list_id="l", stars=2, minutes=18_000, as_of=NOW.date(),
            awarded_at=NOW,
        ),
    ),
)  # fmt: skip
NEEDS = tuple(
    demand_row(
        msgspec.structs.replace(
            REQUEST,
            id=f"r{place}",
            words=words,
            category=category,
            urgent=place == 1,
            people_count=place,
            published_at=NOW,
        ),
        f"0520-{place:03d}",
    )
    for place, (words, category) in enumerate(
        (
            ("我是周桂英，家里跳闸，电话13800002046，住3号楼501室", RequestCategory.REPAIR),
            ("老人行动不便，想请人上门理发", RequestCategory.ELDER_CARE),
            ("想请大学生给孩子补数学，周末上午最好，在村活动室就行", RequestCategory.EDUCATION),
        ),
        1,
    )
)
SERVED_BY = (
    MINORITY, "罗小满", "欧阳建华", "单𬱖", "何远志", "田玉珍", "王启航", "谢文博", "邓一鸣", "孟晓芸",
)  # fmt: skip
LONG_WORDS = "打扫文化广场，清理河道两岸的垃圾，给行动不便的老人送水送饭，帮忙修理电灯和水龙头，" * 6
FULL_OF_LONG = FullRecord(
    volunteer=msgspec.structs.replace(
        PERSON,
        name="单𬱖䶮㛃",
        skills=tuple(f"第{place}种专业技能和证书" for place in range(1, 15)),
        town="柳溪镇",
        village="新民村第十二村民小组河湾新居民聚居点",
    ),
    team="柳溪镇新民村新时代文明实践站党员先锋和巾帼志愿服务队第二分队",
    served=tuple(
        ServedRow(
            record_id=str(place), served_on=NOW.date() - timedelta(days=place),
            activity_name="䶮溪村清洁家园",
            content=LONG_WORDS if place % 7 == 0 else "清理河道 with the Green River Club of Liuxi Township",
            place="柳溪镇河湾村文化广场和新民村老年活动中心之间的道路",
            recording_unit="云岭乡青坪村新时代文明实践站", leader_name=MINORITY, service_minutes=150,
            source=AttendanceSource.SCAN, cancelled=False,
        )
        for place in range(16)
    ),
    trainings=FULL.trainings,
    awards=(msgspec.structs.replace(FULL.awards[0], cancel_reason="登记了两次，以县委社会工作部的文件为准"),),
    evaluations=(msgspec.structs.replace(FULL.evaluations[0], words=LONG_WORDS),),
    stars=FULL.stars,
)  # fmt: skip
POSTED = tuple(
    PostableRow(
        attendance_id=f"h{place}",
        activity_id="a",
        volunteer_id=f"v{place % len(SERVED_BY)}",
        name=SERVED_BY[place % len(SERVED_BY)],
        team="柳溪镇大学生科学普及与智能手机教学志愿服务队" if place % 3 else "",
        activity="银发学堂 · 手机防诈骗" if place % 2 else "柳溪镇河湾村河道两岸垃圾清理和文化广场打扫活动",
        unit=SITE,
        served_on=NOW.date() - timedelta(days=place),
        minutes=90 + place * 6,
    )
    for place in range(26)
)
STARRED = StarListRow(
    id="l", as_of=NOW.date(), star_hours=(100, 300, 600, 1000, 1500), people=len(SERVED_BY), made_at=NOW,
    clerk_name="陈立群", posted_until=NOW.date() + timedelta(days=7), cancelled=False, cancel_reason="",
)  # fmt: skip
RISEN = tuple(
    StarCandidate(
        volunteer_id=f"v{place}", name=name, number=f"QH{place:06d}", team="水电维修队",
        minutes=6_000 + 12_000 * (place % 4), stars=1 + place % 4, before=place % 4,
    )
    for place, name in enumerate(SERVED_BY)
)  # fmt: skip
TEAM = TeamDetail(
    team=VolunteerTeam(
        id="t", site_id="s", name="柳溪镇大学生科学普及与智能手机教学志愿服务队", kind=TeamKind.SCIENCE,
        leader_id="v1", leader_name="罗小满", founded_on=date(2022, 9, 1),
    ),
    figures=TeamRow(
        id="t", name="", kind=TeamKind.SCIENCE, site_id="s", unit=SITE, leader_name="罗小满",
        monthly_capacity=0, paused_from=None, paused_until=None, retired_on=None, members=24, month_orders=0,
        open_orders=0, answered=0, accepted=0, rating=None,
    ),
    members=tuple(
        TeamMemberRow(
            id=f"v{place}", name=SERVED_BY[place % len(SERVED_BY)], number=f"QH{place:06d}",
            phone="13800002046", status=VolunteerStatus.ACTIVE,
            role=TeamRole.DEPUTY if place == 2 else TeamRole.MEMBER,
            joined_on=date(2022, 9, 1) + timedelta(days=place * 31), main=True, total_minutes=place * 600,
        )
        for place in range(24)
    ),
    orders=(),
)  # fmt: skip
COUNTS = DayCounts(requests=7, dispatched=3, closed=2, signed_in=24)


def filled(form: str, name: str = "") -> Values:
    """What a form says of the rows above; `name` stands for the person a form is about."""
    person = msgspec.structs.replace(PERSON, name=name or PERSON.name)
    request = msgspec.structs.replace(REQUEST, requester_name=name or REQUEST.requester_name)
    clerk = "陈立群"
    leader = name or ACTIVITY.activity.leader_name
    activity = msgspec.structs.replace(ACTIVITY.activity, leader_name=leader)
    record = msgspec.structs.replace(FULL, volunteer=person)
    known = {
        "full_record-long": full_record_values(FULL_OF_LONG, UNIT, clerk, NOW),
        "full_record": full_record_values(record, UNIT, clerk, NOW),
        "volunteer_form": forms.volunteer_values(person, "柳溪镇大学生志愿服务队", UNIT, clerk),
        "guardian_consent": forms.guardian_values(person, UNIT),
        "request_form": forms.request_values(request, UNIT, clerk),
        "dispatch_notice": forms.dispatch_values(request, UNIT, clerk, ASKED),
        "feedback_form": forms.feedback_values(request, UNIT, clerk, SERVED),
        "activity_record": forms.activity_values(
            msgspec.structs.replace(ACTIVITY, activity=activity), UNIT, clerk
        ),
        "duty_log": forms.duty_values(UNIT, name or clerk, NOW.date(), COUNTS),
        "certificate_register": forms.register_values(
            [NUMBER], RegisterPeriod(2026, 5, CertificateKind.HONOUR), UNIT, clerk, NOW
        ),
        "activity_poster": activity_poster_values(COMING, UNIT),
        "menu_poster": poster_values(ServiceMenu(site_id=""), UNIT)[0],
        "demand_menu": demand_values(NEEDS, UNIT, clerk, NOW),
        "hours_posting": posting_values(
            POSTED, NOW.date(), NOW.date() + timedelta(days=14), 10, UNIT, clerk, NOW
        ),
        "star_list": star_list_values(STARRED, RISEN, UNIT, clerk, NOW),
        "team_members": team_values(TEAM, UNIT, clerk, NOW),
    }
    return known.get(form, blank())


def blank() -> Values:
    """What a form to be filled in by hand says: the unit only."""
    return forms.blank_values(UNIT)
