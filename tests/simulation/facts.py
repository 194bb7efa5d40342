"""Facts are united (sync.md 5.9, invariant 11): whatever order they arrive in, and however often, one result."""

from datetime import timedelta
from random import Random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.commands.attendances import CheckIn, CheckOut, SettleSignOut
from core.commands.registry import desk_handlers
from core.domain.attendance import Attendance, AttendanceSource
from core.domain.service_minutes import HoursPolicy
from core.ports.store import Command
from tests.core.commands.people import a_volunteer, an_activity
from tests.core.memory import MORNING, MemoryDesk

HANDLERS = desk_handlers()
POLICY = HoursPolicy()
SOURCES = st.sampled_from([AttendanceSource.SCAN, AttendanceSource.PHONE, AttendanceSource.DESK])
MINUTES = st.integers(0, 600)


def _facts(activities: list[str], volunteer: str) -> st.SearchStrategy[list[Command]]:
    at = MINUTES.map(lambda minutes: MORNING + timedelta(minutes=minutes))
    common = {
        "at": at,
        "by": st.sampled_from(["clerk-1", "clerk-2"]),
        "site_id": st.just("site"),
        "activity_id": st.sampled_from(activities),
        "volunteer_id": st.just(volunteer),
        "policy": st.just(POLICY),
    }
    came = st.builds(CheckIn, source=SOURCES, **common)
    left = st.builds(CheckOut, source=SOURCES, **common)
    settled = st.builds(SettleSignOut, check_out_at=at, reason=st.just("补登"), **common)
    return st.lists(st.one_of(came, left, settled), min_size=1, max_size=7)


@pytest.mark.slow
@given(data=st.data(), seed=st.integers(0, 2**16))
def test_attendance_facts_end_the_same_in_any_order_and_number(data: st.DataObject, seed: int) -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    activities = [an_activity(desk).id for _ in range(2)]
    facts = data.draw(_facts(activities, volunteer.id))
    chance = Random(seed)
    shuffled = chance.sample(facts, len(facts)) + chance.choices(facts, k=chance.randrange(3))
    assert _united(facts, volunteer.id) == _united(shuffled, volunteer.id)


def _united(facts: list[Command], volunteer_id: str) -> list[Attendance]:
    desk = MemoryDesk()
    a_volunteer(desk)
    for _ in range(2):
        an_activity(desk)
    for fact in facts:
        HANDLERS[type(fact)].apply(desk.rows, fact)
    return [
        msgspec.structs.replace(visit, version=0)
        for visit in desk.rows.find(Attendance, volunteer_id=volunteer_id)
    ]
