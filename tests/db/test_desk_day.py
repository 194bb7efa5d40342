"""The desk's own commands on the real store: from the request at the counter to the certificate."""

from datetime import date, timedelta
from pathlib import Path

from core.commands.activities import ActivityForm, close_activity, plan_activity
from core.commands.attendances import check_in, check_out
from core.commands.certificates import issue_record_certificate, void_certificate
from core.commands.prints import record_print
from core.commands.registry import desk_handlers
from core.commands.request_moves import accept_request
from core.commands.requests import RequestForm, register_request
from core.commands.reviewing import review_attendance
from core.commands.sign_in_sheets import issue_sign_in_sheet
from core.commands.signups import sign_up
from core.commands.sites import first_start
from core.commands.teams import add_team
from core.commands.volunteers import VolunteerForm, register_volunteer
from core.domain.attendance import AttendanceSource
from core.domain.certificate import CertificateStatus
from core.domain.identity_number import IdType
from core.domain.practice_site import SiteLevel
from core.domain.print_record import Paper
from core.domain.service_request import RequestState
from db.connection import Driver
from tests.db.builders import TurnedClock, open_store

PERIOD = (date(2026, 1, 1), date(2026, 12, 31))
PERSON = VolunteerForm(
    name="单雅",
    id_type=IdType.PASSPORT,
    id_number="E12345678",
    phone="13800002046",
    birth_on=date(1990, 1, 1),
    village="柳树村",
    consent=True,
)


def test_a_day_at_the_desk_is_kept_whole(tmp_path: Path, driver: Driver) -> None:
    clock = TurnedClock()
    with open_store(tmp_path, driver, clock=clock, handlers=desk_handlers()) as store:
        store.write(
            lambda desk: first_start(
                desk, unit="青禾县中心", code="QH", level=SiteLevel.COUNTY_CENTER, clerk_name="周敏"
            ),
            None,
        )
        clerk = store.queries.clerks()[0].id
        form = RequestForm(name="罗桂香", phone="13900001111", village="柳树村", words="水龙头漏水")
        asked = store.write(lambda desk: register_request(desk, form), clerk).changed.rows
        (request,) = asked["service_request"]
        store.write(lambda desk: accept_request(desk, request), clerk)
        store.write(lambda desk: add_team(desk, name="暖阳队"), clerk)
        registered = store.write(lambda desk: register_volunteer(desk, PERSON), clerk)
        (volunteer,) = registered.changed.rows["volunteer"]
        planned = store.write(
            lambda desk: plan_activity(
                desk,
                ActivityForm(
                    title="清洁家园",
                    content="打扫广场",
                    starts_at=clock.at,
                    ends_at=clock.at + timedelta(hours=2),
                    place="文化广场",
                    leader_name="周敏",
                ),
            ),
            clerk,
        )
        (activity,) = planned.changed.rows["activity"]
        store.write(lambda desk: sign_up(desk, activity, [volunteer]), clerk)
        store.write(lambda desk: issue_sign_in_sheet(desk, activity), clerk)
        store.write(lambda desk: check_in(desk, activity, volunteer, AttendanceSource.SCAN), clerk)
        clock.turn(hours=2)
        store.write(lambda desk: check_out(desk, activity, volunteer, AttendanceSource.SCAN), clerk)
        store.write(lambda desk: close_activity(desk, activity), clerk)
        store.write(lambda desk: review_attendance(desk, activity), clerk)
        issued = store.write(lambda desk: issue_record_certificate(desk, volunteer, *PERIOD), clerk)
        (certificate,) = issued.changed.rows["certificate"]
        store.write(lambda desk: record_print(desk, Paper.SERVICE_CERTIFICATE, certificate, "dummy"), clerk)
        store.write(lambda desk: void_certificate(desk, certificate, "姓名有误"), clerk)
    with open_store(tmp_path, driver, clock=clock, handlers=desk_handlers()) as store:
        queries = store.queries
        kept = queries.request(request)
        assert kept is not None
        assert (kept.request.state, len(kept.steps)) == (RequestState.ACCEPTED, 2)
        person = queries.volunteer(volunteer, clock.at)
        assert person is not None
        assert (person.total_minutes, person.activity_count) == (120, 1)
        shown = queries.certificate(certificate)
        assert shown is not None
        assert shown.certificate.facts.service_minutes == 120
        assert (shown.certificate.status, len(shown.prints)) == (CertificateStatus.VOID, 1)
        assert [hit.title for hit in queries.search("shanya")] == ["单雅"]
        detail = queries.activity(activity)
        assert detail is not None
        assert [attendee.service_minutes for attendee in detail.attendees] == [120]
        health = queries.health()
        assert (health.integrity, health.chain, health.numbers_unique) == (True, True, True)
        filled = {table for table, count in health.counts.items() if count}
        assert filled >= {
            "activity",
            "attendance",
            "certificate",
            "clerk",
            "practice_site",
            "print_record",
            "request_step",
            "resident",
            "service_record",
            "service_request",
            "sign_in_sheet_page",
            "signing_key",
            "signup",
            "volunteer",
            "volunteer_team",
        }
