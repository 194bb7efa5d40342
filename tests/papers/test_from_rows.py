"""Rows into papers: what is masked, how a wish is put, which code is printed."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from core.domain.codes import Code, CodeKind
from core.domain.print_record import Paper
from core.domain.service_request import RequestCategory, ServiceRequest, WantedTime
from core.papers.from_rows import (
    CATEGORY_NAMES,
    badge_facts,
    card_facts,
    code_text,
    promise,
    sheet_facts,
    slip_facts,
    wished_time,
)
from tests.desktop.kit import DeskKit
from tests.papers.reading import pypdf_text


@pytest.fixture
def kit(qapp: QApplication, tmp_path: Path) -> Iterator[DeskKit]:
    made = DeskKit(tmp_path, qapp)
    yield made
    made.close()
    made.theme.deleteLater()


def slip_of(kit: DeskKit, request: ServiceRequest) -> str:
    """Everything the slip says, as one text."""
    assert kit.on_duty.site is not None
    facts = slip_facts(
        request, kit.on_duty.site, "陈立群", kit.policy, kit.clock(), spoken_number=request.spoken_number
    )
    return repr(facts)


def test_a_slip_names_nobody_in_full(kit: DeskKit) -> None:
    told = slip_of(kit, kit.a_request(name="周桂兰", phone="13800002046"))
    assert "周**" in told
    assert "138****2046" in told
    assert "周桂兰" not in told
    assert "13800002046" not in told


def test_the_slip_of_another_desks_request_tells_whose_number_it_is(kit: DeskKit) -> None:
    """The desk got another code since: as far as numbers go, it is another desk."""
    request, before = kit.a_request(), kit.store.desk_code
    own = kit.maker.make(Paper.REQUEST_SLIP, request.id).pdf
    kit.store._writer.execute("UPDATE desk_identity SET desk_code = 'ZZ'")
    others = kit.maker.make(Paper.REQUEST_SLIP, request.id).pdf
    told = before + request.spoken_number
    assert told in pypdf_text(others)
    assert told not in pypdf_text(own)
    assert request.spoken_number in pypdf_text(own)


def test_a_slip_without_a_telephone_leaves_the_line_empty(kit: DeskKit) -> None:
    request = kit.a_request(phone="", contact="邻居李大姐")
    assert kit.on_duty.site is not None
    facts = slip_facts(
        request, kit.on_duty.site, "陈立群", kit.policy, kit.clock(), spoken_number=request.spoken_number
    )
    assert facts.phone == ""
    assert "李大姐" not in repr(facts)


def test_the_picture_of_an_empty_form_shows_no_mask(kit: DeskKit) -> None:
    request = msgspec.structs.replace(kit.a_request(), requester_name="")
    assert kit.on_duty.site is not None
    assert (
        slip_facts(
            request, kit.on_duty.site, "", kit.policy, kit.clock(), spoken_number=request.spoken_number
        ).resident
        == "—"
    )


@pytest.mark.parametrize("category", list(RequestCategory))
def test_every_category_has_its_official_name_on_paper(category: RequestCategory) -> None:
    assert CATEGORY_NAMES[category]


@pytest.mark.parametrize(
    ("wanted", "on", "words"),
    [
        (WantedTime.SOON, None, "尽快"),
        (WantedTime.THIS_AFTERNOON, None, "5 月 20 日下午"),
        (WantedTime.TOMORROW, None, "5 月 21 日"),
        (WantedTime.WEEKEND, None, "周末（5 月 23 日起）"),
        (WantedTime.ON_DATE, date(2026, 6, 1), "6 月 1 日"),
    ],
)
def test_a_wish_is_a_day_not_a_word_that_ages(
    kit: DeskKit, wanted: WantedTime, on: date | None, words: str
) -> None:
    assert wished_time(kit.a_request(wanted=wanted, wanted_on=on)) == words


@pytest.mark.parametrize(("day", "starts"), [(0, "5 月 23 日"), (3, "5 月 23 日"), (4, "5 月 24 日")])
def test_a_weekend_asked_for_on_a_sunday_is_this_one(kit: DeskKit, day: int, starts: str) -> None:
    kit.clock.advance(timedelta(days=day))
    assert starts in wished_time(kit.a_request(wanted=WantedTime.WEEKEND))


def test_the_promise_is_the_policy_s(kit: DeskKit) -> None:
    assert str(kit.policy.urgent_hours) in promise(kit.policy, urgent=True)
    assert "小时" in promise(kit.policy, urgent=True)
    assert f"{kit.policy.verify_days} 个工作日" in promise(kit.policy, urgent=False)


def test_a_card_carries_neither_number_nor_telephone(kit: DeskKit) -> None:
    volunteer = kit.a_volunteer("单𬱖")
    assert kit.on_duty.site is not None
    told = repr(card_facts(volunteer, "柳溪镇大学生志愿服务队", 0, kit.on_duty.site, kit.policy))
    assert "单𬱖" in told
    assert volunteer.id_number not in told
    assert volunteer.phone not in told
    assert Code(CodeKind.VOLUNTEER, volunteer.token).text in told


def test_a_sheet_holds_the_rows_of_its_printing_not_those_of_today(kit: DeskKit) -> None:
    people = kit.some_volunteers()
    activity = kit.an_activity()
    kit.signed_up(activity, people[:3])
    kit.a_sheet(activity)
    kit.signed_up(activity, people[3:6])
    detail = kit.store.queries.activity(activity.id)
    assert detail is not None
    assert kit.on_duty.site is not None
    facts = sheet_facts(detail, kit.store.queries.latest_sheet(activity.id), kit.on_duty.site)
    assert [row.name for row in facts.rows] == [person.name for person in people[:3]]
    assert [row.phone_tail for row in facts.rows] == [person.phone[-4:] for person in people[:3]]
    assert activity.leader_phone not in repr(facts)
    assert "136****5590" in repr(facts)
    assert all(person.phone not in repr(facts) for person in people)


def test_a_badge_says_who_and_where(kit: DeskKit) -> None:
    assert kit.on_duty.site is not None
    assert kit.on_duty.clerk is not None
    facts = badge_facts(kit.on_duty.clerk, kit.on_duty.site, "1 号窗口")
    assert (facts.name, facts.desk) == ("陈立群", "1 号窗口")
    assert facts.code.startswith("P")


def test_codes_for_telephones_are_addresses_only_where_a_host_is_set(kit: DeskKit) -> None:
    assert kit.on_duty.site is not None
    bare = msgspec.structs.replace(kit.on_duty.site, public_host="")
    public = msgspec.structs.replace(kit.on_duty.site, public_host="QINGHE.EXAMPLE.INVALID")
    token = "0123456789ABCDEF"
    code = Code(CodeKind.CERTIFICATE, token).text
    assert code_text(bare, CodeKind.CERTIFICATE, token) == code
    address = code_text(public, CodeKind.CERTIFICATE, token)
    assert address.startswith("HTTPS://QINGHE.EXAMPLE.INVALID/")
    assert address.endswith(code)
    assert address == address.upper()


def test_a_sheet_printed_twice_within_one_instant_is_the_second_one(kit: DeskKit) -> None:
    activity = kit.an_activity()
    first, second = kit.a_sheet(activity), kit.a_sheet(activity)
    assert first != second
    pages = kit.store.queries.latest_sheet(activity.id)
    assert [page.token for page in pages] == [second]
