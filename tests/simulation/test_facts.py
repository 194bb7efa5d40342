"""Facts are united (sync.md 5.9, invariant 11): in whatever order and however often they come, one result."""

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
from core.ports.store import Command, OpKind
from tests.core.commands.people import a_volunteer, an_activity
from tests.core.memory import MORNING, MemoryDesk

HANDLERS = desk_handlers()
POLICY = HoursPolicy()
SOURCES = st.sampled_from([AttendanceSource.SCAN, AttendanceSource.PHONE, AttendanceSource.DESK])
MINUTES = st.integers(0, 600)


def _facts(activities: list[str], volunteer: str) -> st.SearchStrategy[list[Command]]:
    at = MINUTES.map(lambda minutes: MORNING + timedelta(minutes=minutes))
    common: dict[str, st.SearchStrategy[object]] = {
        "at": at,
        "by": st.sampled_from(["clerk-1", "clerk-2"]),
        "site_id": st.just("site"),
        "activity_id": st.sampled_from(activities),
        "volunteer_id": st.just(volunteer),
        "policy": st.just(POLICY),
    }
    came = st.builds(CheckIn, source=SOURCES, **common)
    left = st.builds(CheckOut, source=SOURCES, **common)
    return st.lists(st.one_of(came, left), min_size=1, max_size=7)


@pytest.mark.slow
@given(data=st.data(), seed=st.integers(0, 2**16))
def test_sign_ins_and_sign_outs_end_the_same_in_any_order_and_number(data: st.DataObject, seed: int) -> None:
    volunteer, activities = _somebody(MemoryDesk())
    facts = data.draw(_facts(activities, volunteer))
    assert _united(facts) == _united(_shuffled(facts, seed))


def test_a_settled_time_is_no_fact_since_the_last_word_counts() -> None:
    """Two desks that settle one visit are put in order by the platform, so neither is united in silence."""
    assert HANDLERS[SettleSignOut].kind is OpKind.STATE


def _somebody(desk: MemoryDesk) -> tuple[str, list[str]]:
    """A volunteer and two activities of one day, the same in every world."""
    volunteer = a_volunteer(desk).id
    return volunteer, [an_activity(desk).id for _ in range(2)]


def _shuffled(facts: list[Command], seed: int) -> list[Command]:
    chance = Random(seed)  # noqa: S311 - an order, not a secret
    return chance.sample(facts, len(facts)) + chance.choices(facts, k=chance.randrange(3))


def _united(facts: list[Command]) -> list[Attendance]:
    desk = MemoryDesk()
    volunteer, _ = _somebody(desk)
    for fact in facts:
        HANDLERS[type(fact)].apply(desk.rows, fact)
    return [
        msgspec.structs.replace(visit, version=0)
        for visit in desk.rows.find(Attendance, volunteer_id=volunteer)
    ]
