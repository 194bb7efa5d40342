"""The loop's commands on the real store; a card or number of a merged registration leads to who was kept."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from core.commands.activities import ActivityForm, plan_activity
from core.commands.attendances import check_in, check_out
from core.commands.dispatches import (
    DispatchAnswer,
    answer_by_link,
    answer_dispatch,
    call_back_dispatch,
    dispatch_request,
)
from core.commands.erasing import erase_person
from core.commands.merging import merge_volunteers, separate_volunteers
from core.commands.ratings import rate_by_code
from core.commands.registry import desk_handlers
from core.commands.request_moves import (
    accept_request,
    close_request,
    fulfil_request,
    start_service,
)
from core.commands.requests import RequestForm, register_request
from core.commands.reviewing import review_attendance
from core.commands.sites import first_start
from core.commands.teams import add_team
from core.commands.volunteers import VolunteerForm, amend_volunteer, register_volunteer
from core.domain.attendance import AttendanceSource
from core.domain.codes import Code, CodeKind
from core.domain.erasure import ERASED_NAME
from core.domain.practice_site import SiteLevel
from core.domain.rating import Grade
from core.domain.service_request import RequestState
from core.domain.volunteer import Volunteer
from core.ports.store import Command, Order
from db.connection import Driver
from db.store import Store
from tests.core.commands.people import an_id_number
from tests.db.builders import TurnedClock, open_store


class Counter:
    """One desk with a real file."""

    def __init__(self, store: Store, clock: TurnedClock) -> None:
        self.store, self.clock = store, clock
        store.write(
            lambda desk: first_start(
                desk, unit="青禾县中心", code="QH", level=SiteLevel.COUNTY_CENTER, clerk_name="周敏"
            ),
            None,
        )
        self.clerk = store.queries.clerks()[0].id

    def write(self, order: Order) -> Sequence[Command]:
        return self.store.write(order, self.clerk).commands

    def registers(self, name: str, sequence: int) -> Volunteer:
        form = VolunteerForm(
            name=name, id_number=an_id_number(sequence=sequence), phone=f"136000055{sequence}", consent=True
        )
        (command,) = self.write(partial(register_volunteer, form=form))
        volunteer: Volunteer = command.volunteer  # type: ignore[attr-defined]  # a RegisterVolunteer
        return volunteer

    def serves(self, volunteer: Volunteer) -> None:
        at = self.clock.at
        form = ActivityForm(
            title="清洁家园",
            content="打扫广场",
            starts_at=at,
            ends_at=at + timedelta(hours=2),
            place="文化广场",
            leader_name="周敏",
        )
        (planned,) = self.write(partial(plan_activity, form=form))
        activity: str = planned.activity.id  # type: ignore[attr-defined]  # a PlanActivity
        self.write(lambda desk: check_in(desk, activity, volunteer.id, AttendanceSource.SCAN))
        self.clock.turn(hours=1)
        self.write(lambda desk: check_out(desk, activity, volunteer.id, AttendanceSource.SCAN))
        self.write(lambda desk: review_attendance(desk, activity))


@pytest.fixture
def counter(tmp_path: Path, driver: Driver) -> Iterator[Counter]:
    clock = TurnedClock()
    with open_store(tmp_path, driver, clock=clock, handlers=desk_handlers()) as store:
        yield Counter(store, clock)


def test_everything_leads_to_the_person_who_was_kept(counter: Counter) -> None:
    kept, other = counter.registers("罗小满", 11), counter.registers("罗小蔓", 22)
    counter.serves(kept)
    counter.serves(other)
    counter.write(partial(merge_volunteers, kept_id=kept.id, merged_id=other.id))
    queries, now = counter.store.queries, counter.clock.at
    target = queries.resolve(Code(CodeKind.VOLUNTEER, other.token))
    assert target is not None
    assert (target.id, target.title) == (kept.id, "罗小满")
    assert [hit.id for hit in queries.search(other.number)] == [kept.id]
    assert [hit.id for hit in queries.search_people("luo")] == [kept.id]
    assert queries.volunteer_counts(now).everyone == 1
    assert [row.id for row in queries.volunteers("", "everyone", now) if row.total_minutes == 120] == [
        kept.id
    ]
    shown = queries.volunteer(kept.id, now)
    assert shown is not None
    assert (shown.total_minutes, shown.activity_count, len(shown.records)) == (120, 2, 2)
    assert [row.volunteer.id for row in queries.possible_duplicates("罗小蔓", None, "", other.phone)] == []


def test_separated_again_each_has_its_own_hours(counter: Counter) -> None:
    kept, other = counter.registers("罗小满", 11), counter.registers("罗小蔓", 22)
    counter.serves(other)
    counter.write(partial(merge_volunteers, kept_id=kept.id, merged_id=other.id))
    counter.write(partial(separate_volunteers, merged_id=other.id))
    queries, now = counter.store.queries, counter.clock.at
    minutes = {row.id: row.total_minutes for row in queries.volunteers("", "everyone", now)}
    assert minutes == {kept.id: 0, other.id: 60}
    target = queries.resolve(Code(CodeKind.VOLUNTEER, other.token))
    assert target is not None
    assert target.id == other.id


def test_a_merge_is_told_on_both_sides_as_long_as_it_may_be_taken_back(counter: Counter) -> None:
    kept, other = counter.registers("罗小满", 11), counter.registers("罗小蔓", 22)
    counter.write(partial(merge_volunteers, kept_id=kept.id, merged_id=other.id))
    queries, now = counter.store.queries, counter.clock.at
    told = queries.merge(other.id, now)
    assert told is not None
    assert (told.name, told.number) == ("罗小蔓", other.number)
    assert (told.kept_id, told.kept_name, told.kept_number) == (kept.id, "罗小满", kept.number)
    assert told.until == told.merged_at + timedelta(days=30)
    shown = queries.volunteer(kept.id, now)
    assert shown is not None
    assert shown.merges == (told,)
    assert queries.merge(kept.id, now) is None
    assert queries.merge(other.id, told.until) == told
    assert queries.merge(other.id, told.until + timedelta(seconds=1)) is None
    counter.write(partial(separate_volunteers, merged_id=other.id))
    assert queries.merge(other.id, now) is None


def test_an_erased_person_is_not_found_by_name_any_more(counter: Counter) -> None:
    person = counter.registers("罗小满", 11)
    counter.serves(person)
    counter.write(partial(erase_person, subject_table="volunteer", subject_id=person.id, reason="own_wish"))
    queries = counter.store.queries
    assert queries.search_people("罗小满") == ()
    shown = queries.volunteer(person.id, counter.clock.at)
    assert shown is not None
    assert (shown.volunteer.name, shown.total_minutes) == (ERASED_NAME, 60)
    assert counter.store.queries.health().chain


def test_a_request_goes_its_whole_way_on_the_real_store(counter: Counter) -> None:
    counter.write(partial(add_team, name="暖阳队"))
    team = counter.store.queries.teams()[0].id
    form = RequestForm(name="罗桂香", phone="13900001111", village="柳树村", words="水龙头漏水")
    made = counter.write(partial(register_request, form=form))[0]
    request = made.request  # type: ignore[attr-defined]  # a RegisterRequest
    counter.write(partial(accept_request, request_id=request.id))
    for back in (True, False):
        (sent,) = counter.write(partial(dispatch_request, request_id=request.id, team_id=team))
        dispatch = sent.dispatch  # type: ignore[attr-defined]  # a DispatchRequest
        if back:
            counter.write(partial(call_back_dispatch, dispatch_id=dispatch.id, reason="换一队"))
    counter.write(
        partial(
            answer_by_link,
            link_token=dispatch.link_token,
            answer=DispatchAnswer.OTHER_TIME,
            goes_at=counter.clock.at + timedelta(days=1),
        )
    )
    counter.write(
        partial(answer_dispatch, dispatch_id=dispatch.id, answer=DispatchAnswer.ACCEPT, who_goes="陈德昌")
    )
    counter.write(partial(start_service, request_id=request.id))
    counter.write(partial(fulfil_request, request_id=request.id))
    counter.write(partial(rate_by_code, token=request.token, grade=Grade.SATISFIED))
    counter.write(partial(close_request, request_id=request.id))
    shown = counter.store.queries.request(request.id)
    assert shown is not None
    assert shown.request.state is RequestState.CLOSED
    counter.write(
        partial(erase_person, subject_table="resident", subject_id=request.resident_id, reason="own_wish")
    )
    erased = counter.store.queries.request(request.id)
    assert erased is not None
    assert erased.request.requester_name == ERASED_NAME


def test_an_amendment_of_nothing_is_found_by_an_erasure_though_it_touched_no_row(counter: Counter) -> None:
    volunteer = counter.registers("罗小满", 11)
    same = VolunteerForm(name=volunteer.name, phone=volunteer.phone, consent=True)
    (amended,) = counter.write(partial(amend_volunteer, volunteer_id=volunteer.id, form=same))
    assert amended.changed == ()  # type: ignore[attr-defined]  # an AmendVolunteer
    counter.write(
        partial(erase_person, subject_table="volunteer", subject_id=volunteer.id, reason="own_wish")
    )
    assert not [body for body in _bodies(counter.store) if volunteer.name.encode() in body]


def test_an_amendment_of_a_merged_registration_is_found_once_the_two_are_separate(counter: Counter) -> None:
    kept, other = counter.registers("罗小满", 11), counter.registers("罗小蔓", 22)
    counter.write(partial(merge_volunteers, kept_id=kept.id, merged_id=other.id))
    moved = VolunteerForm(name=other.name, phone=other.phone, address="柳树巷 7 号", consent=True)
    counter.write(partial(amend_volunteer, volunteer_id=other.id, form=moved))
    counter.write(partial(separate_volunteers, merged_id=other.id))
    counter.write(partial(erase_person, subject_table="volunteer", subject_id=other.id, reason="own_wish"))
    told = [body for body in _bodies(counter.store) if other.number.encode() in body]
    assert not told


def _bodies(store: Store) -> list[bytes]:
    found = store._writer.execute("SELECT body FROM op_log WHERE body IS NOT NULL").fetchall()
    return [bytes(body) for (body,) in found]
