"""Desks that know different rules for hours: what a visit counts does not depend on who came first."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from core.commands.activities import PlanActivity
from core.commands.attendances import CheckIn, CheckOut
from core.commands.deciding import DecidePolicy
from core.commands.places import RecordPlace
from core.commands.registry import desk_handlers
from core.domain.activity import Activity
from core.domain.attendance import Attendance, AttendanceSource
from core.domain.practice_site import PracticeSite, SiteLevel
from core.domain.service_minutes import HoursPolicy
from core.domain.unit_policy import PolicyKind, UnitPolicy, body_text
from core.ports.store import Command
from tests.core.commands.people import a_volunteer, an_activity
from tests.core.memory import MORNING, MemoryDesk, MemoryRows

HANDLERS = desk_handlers()
DAY = MORNING.date()
SHIPPED = HoursPolicy()


def a_county() -> tuple[list[msgspec.Struct], list[Activity], str]:
    """A centre with a village below it; an activity of each, and one volunteer."""
    desk = MemoryDesk()
    village = msgspec.structs.replace(desk.site, id="village", parent_id="site", level=SiteLevel.VILLAGE_POST)
    desk.rows.put(desk.site)
    desk.rows.put(village)
    person = a_volunteer(desk).id
    activities = [an_activity(desk, title="银发学堂")]
    desk.site = village
    activities.append(an_activity(desk, title="四点半课堂"))
    assert isinstance(desk.rows, MemoryRows)
    rows = [row for row in desk.rows._rows.values() if not isinstance(row, Activity)]
    return rows, activities, person


ROWS, ACTIVITIES, PERSON = a_county()
PLACES = {row.id: row for row in ROWS if isinstance(row, PracticeSite)}
SITE, VILLAGE = PLACES["site"], PLACES["village"]


def a_decision(number: int, site_id: str = "site", valid_from: date = DAY, **told: object) -> DecidePolicy:
    body = HoursPolicy(**told)  # type: ignore[arg-type]  # a builder: the tests name the fields
    return DecidePolicy(
        at=MORNING,
        by="clerk",
        site_id=site_id,
        policy=UnitPolicy(
            id=f"policy-{site_id}-{number}",
            site_id=site_id,
            kind=PolicyKind.HOURS,
            number=number,
            valid_from=valid_from,
            body=body_text(body, number),
            reason="县里的规定",
            decided_at=MORNING,
            decided_by="clerk",
        ),
    )


DECISIONS = (
    a_decision(2, max_per_day=150),
    a_decision(3, "village", DAY - timedelta(days=9), max_per_activity=60),
    a_decision(3, "site", DAY + timedelta(days=1), max_per_day=30),
)
KNOWN = (SHIPPED, *(msgspec.json.decode(one.policy.body, type=HoursPolicy) for one in DECISIONS))
PLANS = [
    PlanActivity(at=MORNING, by="clerk", site_id=activity.site_id, activity=activity)
    for activity in ACTIVITIES
]

sightings = st.builds(
    lambda kind, activity, minute, site_id, policy: kind(
        at=MORNING + timedelta(minutes=minute),
        by="clerk",
        site_id=site_id,
        activity_id=activity.id,
        volunteer_id=PERSON,
        source=AttendanceSource.SCAN,
        policy=policy,
    ),
    st.sampled_from([CheckIn, CheckOut]),
    st.sampled_from(ACTIVITIES),
    st.integers(min_value=0, max_value=6).map(lambda step: step * 45),
    st.sampled_from(["site", "village"]),
    st.sampled_from(KNOWN),
)


def visits_after(commands: Sequence[Command]) -> dict[str, Attendance]:
    """The visits without their version: how often a row was written depends on the way."""
    rows = MemoryRows()
    for row in ROWS:
        rows.put(row)
    for command in commands:
        HANDLERS[type(command)].apply(rows, command)
    return {row.id: msgspec.structs.replace(row, version=0) for row in rows.find(Attendance)}


def seen(kind: type[CheckIn | CheckOut], minute: int, policy: HoursPolicy) -> Any:  # noqa: ANN401 - either
    return kind(
        at=MORNING + timedelta(minutes=minute),
        by="clerk",
        site_id="site",
        activity_id=ACTIVITIES[0].id,
        volunteer_id=PERSON,
        source=AttendanceSource.SCAN,
        policy=policy,
    )


def only(visits: dict[str, Attendance]) -> tuple[int, int]:
    (visit,) = visits.values()
    return visit.service_minutes, visit.policy_version


@given(facts=st.lists(sightings, max_size=6), data=st.data())
def test_facts_and_decisions_end_the_same_in_every_order(facts: list[Command], data: st.DataObject) -> None:
    """Decisions of one unit stay in their order: of two with one number the first to arrive counts."""
    told = [*PLANS, *DECISIONS, *facts]
    movable = data.draw(st.permutations([*PLANS, *facts]))
    places = sorted(data.draw(st.lists(st.integers(0, len(movable)), min_size=3, max_size=3)))
    other = list(movable)
    for place, decision in reversed(list(zip(places, DECISIONS, strict=True))):
        other.insert(place, decision)
    assert visits_after(told) == visits_after(other)


def test_a_decision_that_arrives_after_the_visit_counts_it_as_if_it_had_been_there() -> None:
    facts = [seen(CheckIn, 0, SHIPPED), seen(CheckOut, 240, SHIPPED)]
    before = visits_after([*PLANS, DECISIONS[0], *facts])
    after = visits_after([*PLANS, *facts, DECISIONS[0]])
    assert only(before) == only(after) == (150, 2)


def test_a_desk_that_knew_nothing_of_it_ends_as_one_that_did() -> None:
    knew, new = KNOWN[1], SHIPPED
    for first, second in ((knew, new), (new, knew)):
        facts = [seen(CheckIn, 0, first), seen(CheckOut, 240, second)]
        for told in (facts, facts[::-1]):
            assert only(visits_after([*PLANS, DECISIONS[0], *told])) == (150, 2)


def test_of_two_decisions_with_one_number_the_one_that_stands_counts_every_visit() -> None:
    """The other desk's decision was overtaken; what it counted by it does not stand."""
    lost = HoursPolicy(version=2, max_per_day=60)
    facts = [seen(CheckIn, 0, lost), seen(CheckOut, 240, lost)]
    assert only(visits_after([*PLANS, DECISIONS[0], *facts])) == (150, 2)


def test_days_before_the_decision_keep_the_rules_of_before() -> None:
    tomorrow = DECISIONS[2]
    facts = [seen(CheckIn, 0, KNOWN[3]), seen(CheckOut, 240, KNOWN[3])]
    assert only(visits_after([*PLANS, tomorrow, *facts])) == (240, 1)


def test_an_activity_that_arrives_last_brings_the_rules_of_its_unit() -> None:
    """Signed in at the centre; the village, whose activity it is, decided for itself."""
    village = ACTIVITIES[1]
    facts = [
        msgspec.structs.replace(fact, activity_id=village.id)
        for fact in (seen(CheckIn, 0, SHIPPED), seen(CheckOut, 240, SHIPPED))
    ]
    assert only(visits_after([DECISIONS[1], *facts, *PLANS])) == (60, 3)


def test_a_decision_changes_nothing_that_was_confirmed() -> None:
    rows = MemoryRows()
    for row in (*ROWS, *ACTIVITIES):
        rows.put(row)
    for command in (seen(CheckIn, 0, SHIPPED), seen(CheckOut, 240, SHIPPED)):
        HANDLERS[type(command)].apply(rows, command)
    (visit,) = rows.find(Attendance)
    confirmed = rows.put(msgspec.structs.replace(visit, reviewed_at=MORNING, reviewed_by="clerk"))
    HANDLERS[DecidePolicy].apply(rows, DECISIONS[0])
    assert rows.find(Attendance) == [confirmed]


# --- a place moves ----------------------------------------------------------------------------------

TOWNS = tuple(
    msgspec.structs.replace(SITE, id=key, name=key, parent_id="site", level=SiteLevel.TOWN_STATION)
    for key in ("east", "west")
)
TOWN_DECISIONS = (
    a_decision(2, "east", max_per_activity=90),
    a_decision(2, "west", DAY - timedelta(days=3), max_per_day=120),
)
TOLD_BY_TOWNS = tuple(msgspec.json.decode(one.policy.body, type=HoursPolicy) for one in TOWN_DECISIONS)


def a_move(parent: str | None) -> RecordPlace:
    """The village stands below this unit from now on."""
    village = msgspec.structs.replace(VILLAGE, parent_id=parent)
    return RecordPlace(at=MORNING, by="clerk", site_id="site", place=village, changed=("parent_id",))


def counted_after(commands: Sequence[Command]) -> dict[str, Attendance]:
    """Visits where both towns are known and the village begins below the centre."""
    towns = [
        RecordPlace(at=MORNING, by="clerk", site_id="site", place=town, changed=("name",)) for town in TOWNS
    ]
    return visits_after([*towns, *commands])


@given(
    facts=st.lists(sightings, max_size=5),
    parents=st.lists(st.sampled_from(["east", "west", "site"]), min_size=1, max_size=3),
    data=st.data(),
)
def test_moves_decisions_and_facts_end_the_same_in_every_order(
    facts: list[Command], parents: list[str], data: st.DataObject
) -> None:
    """Moves keep their order among themselves: of two the platform's later one stands."""
    moves = [a_move(parent) for parent in parents]
    movable: list[Command] = [*PLANS, *TOWN_DECISIONS, *facts]
    other = list(data.draw(st.permutations(movable)))
    places = sorted(data.draw(st.lists(st.integers(0, len(other)), min_size=len(moves), max_size=len(moves))))
    for place, move in reversed(list(zip(places, moves, strict=True))):
        other.insert(place, move)
    assert counted_after([*movable, *moves]) == counted_after(other)
    assert counted_after([*moves[-1:], *movable]) == counted_after(other)


def at_the_village(policy: HoursPolicy = SHIPPED) -> list[Command]:
    """Four hours, of a desk that knew these rules."""
    return [
        msgspec.structs.replace(fact, activity_id=ACTIVITIES[1].id)
        for fact in (seen(CheckIn, 0, policy), seen(CheckOut, 240, policy))
    ]


def test_a_village_that_moves_counts_by_the_rules_of_its_new_town() -> None:
    told = [*PLANS, *TOWN_DECISIONS, *at_the_village()]
    assert only(counted_after(told)) == (240, 1)
    assert only(counted_after([*told, a_move("east")])) == (90, 2)
    assert only(counted_after([*told, a_move("east"), a_move("west")])) == (120, 2)


def test_one_that_goes_back_counts_as_if_it_had_never_left() -> None:
    told = [*PLANS, *TOWN_DECISIONS, *at_the_village(TOLD_BY_TOWNS[0])]
    assert counted_after([*told, a_move("east"), a_move("site")]) == counted_after([*told, a_move("site")])
    assert only(counted_after([*told, a_move("east"), a_move("site")])) == (240, 1)


def test_what_the_village_decided_itself_moves_with_it() -> None:
    told = [*PLANS, *TOWN_DECISIONS, DECISIONS[1], *at_the_village()]
    assert only(counted_after([*told, a_move("east")])) == (60, 3)


def test_a_place_heard_of_after_its_visits_brings_the_rules_above_it() -> None:
    rows = MemoryRows()
    for row in ROWS:
        if row != VILLAGE:
            rows.put(row)
    told = [
        *PLANS,
        *TOWN_DECISIONS,
        *at_the_village(),
        msgspec.structs.replace(a_move("east"), changed=("name", "parent_id")),
    ]
    for command in told:
        HANDLERS[type(command)].apply(rows, command)
    (visit,) = rows.find(Attendance)
    assert visit.service_minutes == 90


def test_a_move_changes_nothing_that_was_confirmed() -> None:
    rows = MemoryRows()
    for row in (*ROWS, *ACTIVITIES):
        rows.put(row)
    for command in (TOWN_DECISIONS[0], *at_the_village()):
        HANDLERS[type(command)].apply(rows, command)
    (visit,) = rows.find(Attendance)
    confirmed = rows.put(msgspec.structs.replace(visit, reviewed_at=MORNING, reviewed_by="clerk"))
    HANDLERS[RecordPlace].apply(rows, a_move("east"))
    assert rows.find(Attendance) == [confirmed]
