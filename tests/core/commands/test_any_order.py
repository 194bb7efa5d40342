"""Facts lead to the same rows in whatever order they arrive and however often they are told."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.commands.attendances import CheckIn, CheckOut
from core.commands.handler import Handler
from core.commands.ratings import RateRequest
from core.commands.registry import desk_handlers
from core.commands.request_notes import AddNote
from core.commands.sheet_readings import BookSheet
from core.commands.signups import SignUp
from core.commands.teams import AddTeam
from core.commands.upcast import CommandForms
from core.domain.activity import Activity, Signup
from core.domain.attendance import Attendance, AttendanceSource, signup_id
from core.domain.correction import Correction, CorrectionState, correction_id
from core.domain.rating import BAD, Grade, Rating, RatingSource
from core.domain.refusals import Refusal
from core.domain.request_note import NoteKind, RequestNote
from core.domain.service_minutes import HoursPolicy
from core.domain.service_request import RequestState, RequestStep, ServiceRequest
from core.domain.sheet_reading import ReadRow, SheetReading, sheet_reading_id
from core.domain.volunteer_team import VolunteerTeam
from core.ports.store import Command, OpKind
from tests.core.commands.people import a_volunteer, an_activity
from tests.core.commands.test_requests import accepted, registered
from tests.core.commands.test_upcast import CURRENT, KEPT
from tests.core.memory import MORNING, MemoryDesk, MemoryRows

HANDLERS = desk_handlers()
POLICY = HoursPolicy(max_per_day=150)
PEOPLE = ("罗小满", "陈德昌")
ACTIVITIES = ("银发学堂", "四点半课堂")


def rows_after(before: Sequence[msgspec.Struct], commands: Sequence[Command]) -> dict[Any, msgspec.Struct]:
    """Every row without its version: how often it was written depends on the way."""
    rows = MemoryRows()
    for row in before:
        rows.put(row)
    for command in commands:
        HANDLERS[type(command)].apply(rows, command)
    return {key: msgspec.structs.replace(row, version=0) for key, row in rows._rows.items()}


def a_day() -> tuple[list[msgspec.Struct], list[Activity], list[str]]:
    desk = MemoryDesk()
    people = [a_volunteer(desk, name).id for name in PEOPLE]
    activities = [an_activity(desk, title=title) for title in ACTIVITIES]
    assert isinstance(desk.rows, MemoryRows)
    return list(desk.rows._rows.values()), activities, people


DAY, DAY_ACTIVITIES, DAY_PEOPLE = a_day()

sightings = st.builds(
    lambda kind, activity, person, minute, by, source: kind(
        at=MORNING + timedelta(minutes=minute),
        by=by,
        site_id="site",
        activity_id=activity.id,
        volunteer_id=person,
        source=source,
        policy=POLICY,
    ),
    st.sampled_from([CheckIn, CheckOut]),
    st.sampled_from(DAY_ACTIVITIES),
    st.sampled_from(DAY_PEOPLE),
    st.integers(min_value=0, max_value=6).map(lambda step: step * 45),
    st.sampled_from(["clerk", "clerk-2"]),
    st.sampled_from([AttendanceSource.SCAN, AttendanceSource.PHONE]),
)
at_the_door = sightings.filter(lambda fact: isinstance(fact, CheckIn)).map(
    lambda fact: msgspec.structs.replace(fact, source=AttendanceSource.PHONE, door_code=True)
)
places = st.builds(
    lambda activity, person, minute, position: SignUp(
        at=MORNING + timedelta(minutes=minute),
        by="clerk",
        site_id="site",
        signup=Signup(
            id=signup_id(activity.id, person),
            activity_id=activity.id,
            volunteer_id=person,
            site_id="site",
            position=position,
            signed_up_at=MORNING + timedelta(minutes=minute),
        ),
    ),
    st.sampled_from(DAY_ACTIVITIES),
    st.sampled_from(DAY_PEOPLE),
    st.integers(min_value=0, max_value=3),
    st.integers(min_value=1, max_value=3),
)
papers = st.builds(
    lambda activity, person, start, length, left, picture: BookSheet(
        at=MORNING + timedelta(minutes=400),
        by="clerk",
        site_id="site",
        reading=SheetReading(
            id=sheet_reading_id(f"page-{activity.id}", picture),
            site_id="site",
            page_id=f"page-{activity.id}",
            activity_id=activity.id,
            image=picture,
            rows=(ReadRow(row=1, volunteer_id=person, present=True, left=left),),
            read_at=MORNING + timedelta(minutes=400),
            read_by="clerk",
        ),
        starts_at=MORNING + timedelta(minutes=start * 45),
        ends_at=MORNING + timedelta(minutes=(start + length) * 45),
        policy=POLICY,
    ),
    st.sampled_from(DAY_ACTIVITIES),
    st.sampled_from(DAY_PEOPLE),
    st.integers(min_value=0, max_value=4),
    st.integers(min_value=1, max_value=3),
    st.booleans(),
    st.sampled_from(["aa", "bb"]),
)
teams = st.builds(
    lambda row_id, name: AddTeam(at=MORNING, by="clerk", site_id="site", id=row_id, name=name),
    st.sampled_from(["team-1", "team-2", "team-3"]),
    st.sampled_from(["红马甲志愿服务队"]),
)


@given(facts=st.lists(sightings | at_the_door | papers | places | teams, max_size=7), data=st.data())
def test_facts_of_a_day_end_the_same_in_every_order_and_told_twice(
    facts: list[Command], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(facts))
    again = data.draw(st.lists(st.sampled_from(facts), max_size=4)) if facts else []
    assert rows_after(DAY, facts) == rows_after(DAY, [*shuffled, *again])


@given(facts=st.lists(sightings | at_the_door, min_size=1, max_size=7))
def test_one_sign_in_that_was_seen_at_the_door_is_evidence_enough(facts: list[CheckIn | CheckOut]) -> None:
    rows = rows_after(DAY, facts)
    for visit in (row for row in rows.values() if isinstance(row, Attendance)):
        told = [
            f for f in facts if (f.activity_id, f.volunteer_id) == (visit.activity_id, visit.volunteer_id)
        ]
        seen = any(isinstance(fact, CheckIn) and fact.door_code for fact in told)
        assert visit.door_code is seen


@given(facts=st.lists(sightings, min_size=1, max_size=7))
def test_a_visit_is_the_earliest_presence_and_the_latest_sign_out(facts: list[CheckIn | CheckOut]) -> None:
    rows = rows_after(DAY, facts)
    for visit in (row for row in rows.values() if isinstance(row, Attendance)):
        told = [
            f for f in facts if (f.activity_id, f.volunteer_id) == (visit.activity_id, visit.volunteer_id)
        ]
        assert visit.check_in_at == min(fact.at for fact in told)
        left = [fact.at for fact in told if isinstance(fact, CheckOut)]
        assert visit.check_out_at == (max(left) if left else None)
    for person in DAY_PEOPLE:
        day = [row for row in rows.values() if isinstance(row, Attendance) and row.volunteer_id == person]
        assert sum(visit.service_minutes for visit in day) <= 150


def test_facts_hold_where_the_rows_they_speak_of_have_not_arrived() -> None:
    facts = [
        CheckOut(
            at=MORNING + timedelta(hours=1),
            by="clerk",
            site_id="site",
            activity_id="unknown",
            volunteer_id="nobody",
            source=AttendanceSource.SCAN,
            policy=POLICY,
        ),
        a_rating("rating-1", 1, request_id="unknown"),
    ]
    assert len(rows_after([], facts)) == 2


def a_rating(row_id: str, minute: int, request_id: str, grade: Grade = Grade.SATISFIED) -> RateRequest:
    at = MORNING + timedelta(minutes=minute)
    rating = Rating(
        id=row_id, site_id="site", request_id=request_id, grade=grade, source=RatingSource.QR, rated_at=at
    )
    return RateRequest(at=at, by="", site_id="site", rating=rating)


@given(data=st.data())
def test_of_several_ratings_the_earliest_counts_in_every_order(data: st.DataObject) -> None:
    desk = MemoryDesk()
    request = accepted(desk, registered(desk))
    fulfilled = msgspec.structs.replace(request, state=RequestState.FULFILLED)
    minutes = data.draw(st.lists(st.integers(min_value=0, max_value=3), min_size=1, max_size=4))
    facts = [
        a_rating(f"rating-{place}", minute, request.id, Grade(place + 1))
        for place, minute in enumerate(minutes)
    ]
    shuffled = data.draw(st.permutations(facts))
    one, other = rows_after([fulfilled], facts), rows_after([fulfilled], [*shuffled, facts[0]])
    assert one == other
    counting = [row for row in one.values() if isinstance(row, Rating) and not row.again]
    assert [row.rated_at for row in counting] == [MORNING + timedelta(minutes=min(minutes))]
    assert one[ServiceRequest, request.id].state is RequestState.RATED  # type: ignore[attr-defined]  # a request
    assert sum(isinstance(row, RequestStep) for row in one.values()) == 1


@given(data=st.data())
def test_of_several_contacts_the_earliest_is_the_first_in_every_order(data: st.DataObject) -> None:
    desk = MemoryDesk()
    taken = msgspec.structs.replace(accepted(desk, registered(desk)), state=RequestState.TAKEN)
    told = data.draw(st.lists(st.tuples(st.integers(0, 20), st.booleans()), min_size=1, max_size=4))
    facts = [a_note(f"note-{place}", taken.id, place * 30 + minute, reached=reached)
             for place, (minute, reached) in enumerate(told)]  # fmt: skip
    shuffled = data.draw(st.permutations(facts))
    one, other = rows_after([taken], facts), rows_after([taken], [*shuffled, facts[0]])
    assert one == other
    reached = [fact for fact in facts if fact.note.reached]
    request = one[ServiceRequest, taken.id]
    assert isinstance(request, ServiceRequest)
    assert request.contacted_at == (reached[0].at if reached else None)
    assert request.due_at == (reached[0].due_at if reached else taken.due_at)


def a_note(row_id: str, request_id: str, minute: int, *, reached: bool) -> AddNote:
    at = MORNING + timedelta(minutes=minute)
    note = RequestNote(
        id=row_id, site_id="site", request_id=request_id, kind=NoteKind.CALL, words="", reached=reached,
        at=at, clerk_id="clerk",
    )  # fmt: skip
    return AddNote(at=at, by="clerk", site_id="site", note=note, due_at=at + timedelta(days=7))


@given(data=st.data())
def test_bad_ratings_open_one_correction_in_every_order(data: st.DataObject) -> None:
    """Also where it was closed before: complaints of after the call-back open it, others change nothing."""
    desk = MemoryDesk()
    request = accepted(desk, registered(desk))
    before: list[msgspec.Struct] = [msgspec.structs.replace(request, state=RequestState.FULFILLED)]
    if data.draw(st.booleans()):
        called_at = MORNING + timedelta(minutes=2)
        before.append(
            Correction(
                id=correction_id(request.id), site_id="site", request_id=request.id, rating_id="long-ago",
                state=CorrectionState.CLOSED, opened_at=MORNING, due_at=MORNING, called_at=called_at,
                satisfied=True, tries=1,
            )
        )  # fmt: skip
    told = st.tuples(st.integers(min_value=0, max_value=4), st.sampled_from(Grade))
    facts = [
        a_rating(f"rating-{place}", minute, request.id, grade)
        for place, (minute, grade) in enumerate(data.draw(st.lists(told, min_size=1, max_size=4)))
    ]
    shuffled = data.draw(st.permutations(facts))
    one, other = rows_after(before, facts), rows_after(before, [*shuffled, facts[0]])
    assert one == other
    bad = [fact.rating for fact in facts if fact.rating.grade in BAD]
    found = one.get((Correction, correction_id(request.id)))
    assert (found is not None) == (bool(bad) or len(before) > 1)
    late = [rating for rating in bad if len(before) == 1 or rating.rated_at > MORNING + timedelta(minutes=2)]
    if late:
        assert found.state is CorrectionState.OPEN  # type: ignore[union-attr]  # there is one, see above
        assert found.rating_id == min((rating.rated_at, rating.id) for rating in late)[1]  # type: ignore[union-attr]  # the same


def test_a_team_that_two_desks_named_stands_in_the_lists_once() -> None:
    one, other = (
        AddTeam(at=MORNING, by="clerk", site_id="site", id=row_id, name="红马甲") for row_id in ("b", "a")
    )
    elsewhere = AddTeam(at=MORNING, by="clerk", site_id="site-2", id="c", name="红马甲")
    rows = rows_after([], [one, other, elsewhere])
    active = {row.id: row.active for row in rows.values() if isinstance(row, VolunteerTeam)}
    assert active == {"a": True, "b": False, "c": True}


# -- nothing but a refusal, whatever is missing --

FORMS = CommandForms(HANDLERS)
OF_RELEASE_1 = [FORMS.decode(name, schema, body) for name, schema, body in KEPT]


@pytest.mark.parametrize("command", OF_RELEASE_1, ids=lambda command: type(command).__name__)
def test_apply_holds_in_an_empty_store(command: Command) -> None:
    applied_or_refused(MemoryRows(), command)


@given(data=st.data())
def test_apply_holds_for_any_commands_in_any_order(data: st.DataObject) -> None:
    """Facts never raise; patches and states raise a Refusal before they have put anything, or nothing."""
    rows = MemoryRows()
    chosen = st.lists(st.sampled_from(OF_RELEASE_1), min_size=1, max_size=25)
    for command in data.draw(chosen):
        applied_or_refused(rows, command)


def applied_or_refused(rows: MemoryRows, command: Command) -> None:
    handler: Handler[Any] = HANDLERS[type(command)]
    before = dict(rows._rows)
    try:
        handler.apply(rows, command)
    except Refusal:
        assert handler.kind is not OpKind.FACT
        assert rows._rows == before


def test_a_fact_told_twice_does_no_harm() -> None:
    """Exactly once is the log's promise; this holds all the same."""
    facts = [command for command in OF_RELEASE_1 if HANDLERS[type(command)].kind is OpKind.FACT]
    assert rows_after([], facts) == rows_after([], [*facts, *facts])


def test_every_command_of_today_names_its_form_and_every_patch_its_fields() -> None:
    for kind, handler in HANDLERS.items():
        assert (handler.kind is OpKind.PATCH) == (handler.patch is not None), kind
        assert CURRENT[kind.__name__] == handler.schema
