from datetime import date, timedelta

import pytest

from core.domain.activity import ActivityState
from core.domain.certificate import CertificateStatus
from core.domain.codes import Code, CodeKind
from core.domain.erasure import ERASED_NAME
from core.domain.identity_number import IdType
from core.domain.service_request import RequestState
from core.domain.volunteer import VolunteerStatus
from core.ports.queries import Queries
from core.ports.store import Command, Desk
from db.store import Store
from tests.db.builders import CLERK_ID, START, put
from tests.db.people import (
    HOUR,
    a_certificate,
    a_print,
    a_record,
    a_request,
    a_resident,
    a_sheet_page,
    a_signup,
    a_step,
    a_team,
    a_volunteer,
    an_activity,
    an_attendance,
    one_of_each,
)

DAY = date(2026, 5, 20)


def test_the_queries_are_those_of_the_port(store: Store) -> None:
    queries: Queries = store.queries
    asked = {name for name in vars(Queries) if not name.startswith("_")}
    assert asked <= set(dir(queries))


def test_whether_the_file_is_encrypted_is_told_without_examining_it(store: Store) -> None:
    assert store.queries.encrypted() is store.encrypted


def test_the_unit_and_its_people_on_duty(store: Store) -> None:
    site = store.queries.site()
    assert site is not None
    assert site.name == "青禾县中心"
    assert [clerk.id for clerk in store.queries.clerks()] == [CLERK_ID]


def test_teams_are_active_ones_by_name(store: Store) -> None:
    put(
        store, [a_team("t1", name="乙队"), a_team("t2", name="甲队", active=False), a_team("t3", name="丙队")]
    )
    assert [team.name for team in store.queries.teams()] == ["丙队", "乙队"]


def test_the_home_page_counts_by_whose_turn_it_is(store: Store) -> None:
    put(
        store,
        [
            a_request("1", state=RequestState.SUBMITTED, due_at=START - HOUR),
            a_request("2", state=RequestState.RETURNED),
            a_request("3", state=RequestState.ACCEPTED, due_at=START + HOUR),
            a_request("4", state=RequestState.TAKEN),
            # Who may rate until yesterday owes nothing.
            a_request("5", state=RequestState.FULFILLED, due_at=START - HOUR),
            a_request("6", state=RequestState.WITHDRAWN),
            a_step("s1", request_id="3"),
            a_step("s2", request_id="6", to_state=RequestState.WITHDRAWN),
            a_step("s3", request_id="6", at=START - timedelta(days=2)),
            a_volunteer(status=VolunteerStatus.PENDING),
            an_activity(),
        ],
    )
    board = store.queries.home(START)
    assert board.counts == {
        RequestState.SUBMITTED: 2,
        RequestState.ACCEPTED: 1,
        RequestState.DISPATCHED: 0,
        RequestState.IN_SERVICE: 1,
        RequestState.FULFILLED: 1,
    }
    assert (board.overdue, board.due_today, board.open_total) == (1, 1, 4)
    assert (board.handled_today, board.closed_today) == (2, 1)
    assert [row.id for row in board.requests] == ["1", "3", "2", "4"]
    assert [row.id for row in board.activities] == ["a1"]
    assert board.next_activity is not None
    assert (board.unsent, board.pending_volunteers) == (2, 1)


def test_open_requests_come_by_time_limit_and_in_pages(store: Store) -> None:
    put(store, [a_request(str(n), due_at=START + n * HOUR) for n in (3, 1, 2)])
    assert [row.id for row in store.queries.open_requests()] == ["1", "2", "3"]
    assert [row.id for row in store.queries.open_requests(offset=1, limit=1)] == ["2"]


def test_a_request_shows_its_history_newest_first_and_its_prints(store: Store) -> None:
    put(store, [*one_of_each(), a_step("s2", at=START + HOUR, reason="地址不清")])
    detail = store.queries.request("r1")
    assert detail is not None
    assert detail.request.words == "家里水龙头漏水"
    assert detail.resident is not None
    assert detail.clerk_name == "周敏"
    assert [(step.reason, step.clerk_name) for step in detail.steps] == [("地址不清", "周敏"), ("", "周敏")]
    assert detail.print_count == 1
    assert store.queries.request("unknown") is None


def test_a_request_of_a_resident_not_here_yet_is_shown_without_one(store: Store) -> None:
    put(store, [a_request(resident_id="elsewhere")])
    detail = store.queries.request("r1")
    assert detail is not None
    assert detail.resident is None


def test_a_resident_comes_with_past_requests_and_the_volunteer_they_are(store: Store) -> None:
    put(
        store,
        [
            a_resident(phone="13800002046", name="王　小满"),
            a_volunteer(phone="13800002046", name="王小满"),
            a_request("1", registered_at=START - HOUR),
            a_request("2", words="想学剪纸"),
        ],
    )
    card = store.queries.resident("p1")
    assert card is not None
    assert [row.id for row in card.requests] == ["2", "1"]
    assert (card.last_words, card.last_visit_at, card.volunteer_id) == ("想学剪纸", START, "v1")


def test_a_volunteer_is_known_as_a_resident_by_name_and_phone(store: Store) -> None:
    put(
        store,
        [
            a_volunteer("v1", name="罗桂香", phone="13900001111"),
            a_volunteer("v2", name="罗桂香", phone=""),
            a_resident(phone="13900001111"),
        ],
    )
    card = store.queries.resident_for_volunteer("v1")
    assert card is not None
    assert card.id == "p1"
    assert store.queries.resident_for_volunteer("v2") is None


def test_similar_requests_say_the_same_in_the_same_village_within_the_time(store: Store) -> None:
    put(
        store,
        [
            a_request("1", words="厨房水管漏水"),
            a_request("2", words="想学剪纸"),
            a_request("3", words="水管漏水", village="桃园村"),
            a_request("4", words="水管漏水", state=RequestState.WITHDRAWN),
            a_request("5", words="水管漏水", registered_at=START - timedelta(days=30)),
        ],
    )
    since = START - timedelta(days=14)
    found = store.queries.similar_requests("青禾镇", "柳树村", "水龙头漏水了", since)
    assert [(one.row.id, one.said) for one in found] == [("1", ("漏水",))]


def test_of_similar_requests_the_most_alike_comes_first(store: Store) -> None:
    put(
        store,
        [
            a_request("1", words="水龙头漏水，厨房地板泡坏了"),
            a_request("2", words="水龙头漏水", registered_at=START - timedelta(days=3)),
        ],
    )
    found = store.queries.similar_requests("青禾镇", "柳树村", "家里水龙头漏水", START - timedelta(days=14))
    assert [one.row.id for one in found] == ["2", "1"]


def test_usual_phrases_are_this_units_and_never_of_erased_people(store: Store) -> None:
    put(
        store,
        [
            a_request("1", words="水管漏水，想请人上门看看", resident_id="p1"),
            a_request("2", words="灯坏了，想请人上门看看", resident_id="p2"),
            a_request("3", words="想请人上街买米", resident_id="p3", requester_name=ERASED_NAME),
            a_request("4", words="想请人上街买米", resident_id="p4", requester_name=ERASED_NAME),
            a_request("5", words="家里没有人照顾", resident_id="p1", site_id="elsewhere"),
            a_request("6", words="家里没有人照顾", resident_id="p2", site_id="elsewhere"),
        ],
    )
    book = store.queries.usual_phrases(START)
    assert book.rest_of("想请人上") == "门看看"
    assert len(book) == 1


def test_volunteers_are_listed_as_in_a_phone_book(store: Store) -> None:
    put(
        store,
        [
            a_volunteer("1", name="张三"),
            a_volunteer("2", name="单雅"),
            a_volunteer("3", name="阿里木"),
            a_volunteer("4", name="赵六", status=VolunteerStatus.WITHDRAWN),
        ],
    )
    assert [row.name for row in store.queries.volunteers("", "everyone", START)] == ["阿里木", "单雅", "张三"]
    assert [row.name for row in store.queries.volunteers("zl", "everyone", START)] == ["赵六"]


def test_the_chips_of_the_volunteers_page_filter_and_count_alike(store: Store) -> None:
    put(
        store,
        [
            a_volunteer("1", name="甲"),
            a_volunteer("2", name="乙", status=VolunteerStatus.PENDING),
            a_volunteer("3", name="丙"),
            a_volunteer("4", name="丁", status=VolunteerStatus.WITHDRAWN),
            a_record("1", service_minutes=100 * 60),
            a_record("3", service_minutes=100 * 60 - 1),
            a_record("4", service_minutes=9000),
            an_attendance("3", check_in_at=START - timedelta(days=10)),
            an_attendance("1", check_in_at=START - timedelta(days=400)),
        ],
    )
    queries = store.queries
    counts = queries.volunteer_counts(START)
    assert (counts.everyone, counts.starred, counts.recently_active, counts.pending) == (3, 1, 1, 1)
    assert [row.id for row in queries.volunteers("", "starred", START)] == ["1"]
    assert queries.volunteer_counts(START, star_hours=(99, 200)).starred == 2
    assert [row.id for row in queries.volunteers("", "starred", START, star_hours=(99, 200))] == ["3", "1"]
    assert [row.id for row in queries.volunteers("", "recently_active", START)] == ["3"]
    assert [row.id for row in queries.volunteers("", "pending", START)] == ["2"]


def test_a_cancelled_record_counts_no_more_and_a_corrected_one_counts_anew(store: Store) -> None:
    put(store, [a_volunteer(), a_record(activity="a1"), a_record(activity="a2", service_minutes=60)])
    put(store, [a_record(activity="a1", cancelled=True), a_record(activity="a2", service_minutes=90)])
    (row,) = store.queries.volunteers("", "everyone", START)
    assert row.total_minutes == 90
    put(store, [a_record(activity="a1")])
    (row,) = store.queries.volunteers("", "everyone", START)
    assert row.total_minutes == 210


def test_a_volunteer_is_shown_with_hours_visits_certificates_and_changes(store: Store) -> None:
    put(store, [*one_of_each(), a_record(activity="a0", served_on=date(2025, 12, 31), service_minutes=30)])
    detail = store.queries.volunteer("v1", START)
    assert detail is not None
    assert (detail.team, detail.total_minutes, detail.year_minutes, detail.activity_count) == (
        "暖阳队",
        150,
        120,
        2,
    )
    assert [(record.title, record.service_minutes, record.reviewed) for record in detail.records] == [
        ("清洁家园", 120, True)
    ]
    assert [row.id for row in detail.certificates] == ["c1"]
    assert [(change.clerk_name, change.command) for change in detail.changes] == [("周敏", "PutRows")]


def test_an_open_visit_has_no_minutes_yet(store: Store) -> None:
    put(store, [a_volunteer(), an_activity(), an_attendance()])
    detail = store.queries.volunteer("v1", START)
    assert detail is not None
    assert [record.service_minutes for record in detail.records] == [None]


def test_duplicates_have_the_same_identity_or_the_same_name_and_something_more(store: Store) -> None:
    born = date(1990, 1, 1)
    put(
        store,
        [
            a_volunteer("identity", name="别名", id_digest="d1"),
            a_volunteer("birth", birth_on=born),
            a_volunteer("phone", phone="13800002047"),
            a_volunteer("name only", phone="13999999999"),
            a_volunteer("other", name="李四", birth_on=born),
        ],
    )
    found = store.queries.possible_duplicates("王小满", born, "d1", "13800002046")
    assert {other.volunteer.id for other in found} == {"identity", "birth", "phone"}
    near = next(other for other in found if other.volunteer.id == "phone")
    assert (near.same_name, near.phone_digits_apart) == (True, 1)


def test_activities_are_listed_by_the_days_of_the_desk(store: Store) -> None:
    just_after_midnight = START.replace(hour=16, minute=0)  # 00:00 of the next day in China
    put(store, [an_activity("a1"), an_activity("a2", starts_at=just_after_midnight)])
    assert [row.id for row in store.queries.activities(DAY, DAY)] == ["a1"]
    assert [row.id for row in store.queries.activities(DAY, DAY + timedelta(days=1))] == ["a1", "a2"]


def test_an_activity_shows_people_in_list_order_and_walk_ins_after_them(store: Store) -> None:
    put(
        store,
        [
            an_activity(),
            *[a_volunteer(key, name=key, phone="13800002046") for key in ("v1", "v2", "v3", "v4")],
            a_signup("v2", position=1),
            a_signup("v1", position=2),
            a_signup("v4", position=3, withdrawn=True),
            an_attendance("v3", check_in_at=START),
            an_attendance("v1"),
            a_sheet_page(),
        ],
    )
    detail = store.queries.activity("a1")
    assert detail is not None
    assert [(a.volunteer_id, a.position, a.check_in_at is not None) for a in detail.attendees] == [
        ("v2", 1, False),
        ("v1", 2, True),
        ("v3", 0, True),
    ]
    assert (detail.expected_minutes, detail.sheet_pages) == (240, 1)
    assert detail.attendees[0].phone_tail == "2046"
    (row,) = store.queries.activities(DAY, DAY)
    assert (row.signed_up, row.checked_in, row.needed) == (2, 2, 20)


def test_the_latest_sheet_is_the_one_printed_last_page_by_page(store: Store) -> None:
    assert store.queries.latest_sheet("a1") == ()
    put(
        store,
        [
            a_sheet_page("old"),
            a_sheet_page("second", page=2, pages=2, printed_at=START + HOUR),
            a_sheet_page("first", page=1, pages=2, printed_at=START + HOUR),
        ],
    )
    assert [page.id for page in store.queries.latest_sheet("a1")] == ["first", "second"]


def test_a_printed_page_is_found_by_its_code_with_the_people_of_its_rows(store: Store) -> None:
    put(store, [a_volunteer("v1"), a_sheet_page("p", token="T" * 16, volunteer_ids=("v1", None, "gone"))])
    found = store.queries.sheet_page("T" * 16)
    assert found is not None
    assert found.page.id == "p"
    assert [person and person.volunteer_id for person in found.people] == ["v1", None, None]
    assert store.queries.sheet_page("U" * 16) is None


def test_the_next_activity_is_the_one_running_now_else_the_next_to_start(store: Store) -> None:
    put(
        store,
        [
            an_activity("over", starts_at=START - 3 * HOUR, ends_at=START - HOUR),
            an_activity("cancelled", starts_at=START, ends_at=START + HOUR, state=ActivityState.CANCELLED),
            an_activity("running", starts_at=START - HOUR, ends_at=START + HOUR),
            an_activity("later", starts_at=START + 2 * HOUR, ends_at=START + 3 * HOUR),
        ],
    )
    running = store.queries.next_activity(START)
    later = store.queries.next_activity(START + HOUR)
    assert running is not None
    assert running.id == "running"
    assert later is not None
    assert later.id == "later"
    assert store.queries.next_activity(START + 5 * HOUR) is None


def test_a_phone_tail_finds_the_people_signed_up_first(store: Store) -> None:
    put(
        store,
        [
            a_volunteer("v1", name="甲", phone="13800002046"),
            a_volunteer("v2", name="乙", phone="13911112046"),
            a_volunteer("v3", name="丙", id_number="999901199001012046"),
            an_activity(),
            a_signup("v2"),
        ],
    )
    assert [hit.id for hit in store.queries.phone_tail_matches("a1", "2046")] == ["v2", "v1"]
    assert store.queries.phone_tail_matches("a1", "20x6") == ()


def test_certificate_candidates_count_reviewed_minutes_of_this_unit_in_the_period(store: Store) -> None:
    put(
        store,
        [
            an_activity("a1"),
            an_activity("a2", counts_as_service=False),
            a_volunteer("v1", name="甲", id_number="999901199001010027", team_id="t1"),
            a_volunteer("v2", name="乙", status=VolunteerStatus.PENDING, team_id="t1"),
            a_signup("v2", position=2),
            an_attendance("v1", service_minutes=50),
            an_attendance("v1", "a2", service_minutes=70),
            a_record("v1", "b1", service_minutes=120),
            a_record("v1", "b2", service_minutes=30, cancelled=True),
            a_record("v1", "b3", service_minutes=30, site_id="another unit"),
            a_record("v1", "b4", service_minutes=30, served_on=date(2025, 5, 20)),
            a_certificate("c1"),
            a_certificate("c2", status=CertificateStatus.VOID),
        ],
    )
    period = (date(2026, 1, 1), date(2026, 12, 31))
    by_activity = store.queries.certificate_candidates(*period, activity_id="a1")
    assert by_activity == store.queries.certificate_candidates(*period, team_id="t1")
    pending, ready = sorted(by_activity, key=lambda candidate: candidate.missing, reverse=True)
    assert (ready.volunteer_id, ready.service_minutes, ready.unreviewed_minutes) == ("v1", 120, 50)
    assert (ready.missing, ready.issued_count) == ((), 1)
    assert pending.missing == ("no_identity", "pending", "no_records")
    assert store.queries.certificate_candidate("v1", *period) == ready
    assert store.queries.certificate_candidate("unknown", *period) is None


def test_a_typed_check_code_finds_the_newest_certificate_that_bears_it(store: Store) -> None:
    twins = [
        a_certificate("c1", check_code="8F3K2W7MX"),
        a_certificate("c2", check_code="8F3K2W7MX", issued_at=START + HOUR),
    ]
    put(store, twins)
    found = store.queries.certificate_by_check_code("8F3K2W7MX")
    assert found is not None
    assert found.certificate.id == "c2"
    assert store.queries.certificate_by_check_code("000000000") is None


def test_certificates_keep_their_prints_and_stand_in_the_log_newest_first(store: Store) -> None:
    put(
        store,
        [
            a_certificate("c1"),
            a_certificate(
                "c2", issued_at=START + HOUR, status=CertificateStatus.VOID, void_reason="姓名有误"
            ),
            a_print("p1", subject_id="c1"),
            a_print("p2", subject_id="c1", copy_number=2, reason="遗失", printed_at=START + HOUR),
        ],
    )
    detail = store.queries.certificate("c1")
    assert detail is not None
    assert [(row.copy_number, row.reason) for row in detail.prints] == [(1, ""), (2, "遗失")]
    log = store.queries.certificate_log()
    assert [(row.id, row.volunteer_name, row.service_minutes, row.print_count) for row in log] == [
        ("c2", "王小满", 120, 0),
        ("c1", "王小满", 120, 2),
    ]
    assert log[0].void_reason == "姓名有误"


def test_a_certificate_is_found_by_the_check_code_typed_from_its_paper(store: Store) -> None:
    put(store, [a_certificate("c1"), a_certificate("c2")])
    found = store.queries.certificate_by_check_code("CCc2")
    assert found is not None
    assert found.certificate.id == "c2"
    assert store.queries.certificate_by_check_code("CCc3") is None


@pytest.mark.parametrize(
    ("kind", "token", "table", "title"),
    [
        (CodeKind.REQUEST, "RTr1", "service_request", "家里水龙头漏水"),
        (CodeKind.VOLUNTEER, "VTv1", "volunteer", "王小满"),
        (CodeKind.ACTIVITY, "ATa1", "activity", "清洁家园"),
        (CodeKind.CERTIFICATE, "CTc1", "certificate", "QH-K7-C2026-c1-X"),
        (CodeKind.SHEET, "STsh1", "sign_in_sheet_page", "清洁家园"),
    ],
)
def test_a_code_leads_to_its_row(store: Store, kind: CodeKind, token: str, table: str, title: str) -> None:
    put(store, one_of_each())
    target = store.queries.resolve(Code(kind, token))
    assert target is not None
    assert (target.kind, target.title) == (table, title)


def test_a_badge_leads_to_the_clerk_and_an_unknown_code_nowhere(store: Store) -> None:
    (clerk,) = store.queries.clerks()
    target = store.queries.resolve(Code(CodeKind.BADGE, clerk.badge_token))
    assert target is not None
    assert target.id == CLERK_ID
    assert store.queries.resolve(Code(CodeKind.VOLUNTEER, clerk.badge_token)) is None
    assert store.queries.resolve(Code(CodeKind.DEVICE, clerk.badge_token)) is None


def test_the_identity_hash_of_a_page_is_that_of_an_order(store: Store) -> None:
    made: list[str] = []

    def order(desk: Desk) -> list[Command]:
        made.append(desk.digest_identity(IdType.PASSPORT, "E12345678"))
        return []

    store.write(order, CLERK_ID)
    assert store.queries.identity_digest("passport", " e12345678 ") == made[0]
    assert store.queries.identity_digest("mainland_id", "123") == ""
