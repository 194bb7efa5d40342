"""What a unit decides for itself: numbered, dated, with a reason, and in force from its day on."""

from datetime import date, timedelta
from functools import partial

import msgspec
import pytest

from core.commands.deciding import DecidePolicy, decide_policy
from core.commands.policies import (
    decided,
    hours_by_number,
    hours_policy,
    lineage,
    policy_on,
)
from core.commands.refusals import PolicyOvertaken, PolicyRefused, ReasonMissing
from core.domain.practice_site import PracticeSite, SiteLevel
from core.domain.service_minutes import HoursPolicy, Rounding
from core.domain.unit_policy import (
    BODIES,
    ActivityPolicy,
    DeadlinePolicy,
    PolicyBody,
    PolicyKind,
    StarPolicy,
    UnitPolicy,
)
from core.ports.store import DeskPolicy
from tests.core.commands.people import an_activity
from tests.core.memory import MORNING, MemoryDesk

TODAY = MORNING.date()
CAPPED = HoursPolicy(max_per_day=240)


def a_decision(
    desk: MemoryDesk, body: PolicyBody = CAPPED, valid_from: date = TODAY, reason: str = "县里的规定"
) -> UnitPolicy:
    kind = next(kind for kind, form in BODIES.items() if isinstance(body, form))
    (command,) = desk.write(
        partial(decide_policy, kind=kind, body=body, valid_from=valid_from, reason=reason)
    )
    assert isinstance(command, DecidePolicy)
    return command.policy


def a_unit(desk: MemoryDesk, row_id: str, parent: str | None) -> PracticeSite:
    unit = msgspec.structs.replace(desk.site, id=row_id, parent_id=parent, level=SiteLevel.TOWN_STATION)
    desk.rows.put(unit)
    return unit


def test_before_any_decision_the_rules_are_those_the_program_comes_with() -> None:
    desk = MemoryDesk()
    assert desk.policy == desk.shipped_policy
    assert desk.policy.hours.version == 1


def test_a_decision_is_numbered_from_two_and_its_hours_carry_the_number() -> None:
    desk = MemoryDesk()
    first = a_decision(desk)
    second = a_decision(desk, HoursPolicy(max_per_day=300), TODAY + timedelta(days=5))
    assert (first.number, second.number) == (2, 3)
    assert desk.policy.hours == msgspec.structs.replace(CAPPED, version=2)
    desk.later(days=5)
    assert desk.policy.hours == HoursPolicy(max_per_day=300, version=3)


@pytest.mark.parametrize(
    ("body", "field", "value"),
    [
        (DeadlinePolicy(verify_days=2, accept_at_once=("repair",)), "verify_days", 2),
        (StarPolicy(star_hours=(30, 60)), "star_hours", (30, 60)),
        (ActivityPolicy(declare_days=5), "declare_days", 5),
    ],
)
def test_each_kind_is_counted_on_its_own_and_leaves_the_others(
    body: PolicyBody, field: str, value: object
) -> None:
    desk = MemoryDesk()
    a_decision(desk)
    assert a_decision(desk, body).number == 2
    assert getattr(desk.policy, field) == value
    assert desk.policy.hours.max_per_day == 240


def test_every_body_has_its_fields_among_the_local_rules() -> None:
    for form in BODIES.values():
        if form is not HoursPolicy:
            assert set(form.__struct_fields__) <= set(DeskPolicy.__struct_fields__)


def test_shipped_bodies_say_what_the_program_comes_with() -> None:
    shipped = DeskPolicy(hours=HoursPolicy())
    for form in BODIES.values():
        if form is not HoursPolicy:
            for name, value in msgspec.structs.asdict(form()).items():
                assert getattr(shipped, name) == value, name


def test_of_two_with_the_same_day_the_higher_number_counts() -> None:
    desk = MemoryDesk()
    a_decision(desk, HoursPolicy(max_per_day=100))
    a_decision(desk, HoursPolicy(max_per_day=200))
    assert desk.policy.hours.max_per_day == 200


def test_an_activity_is_counted_by_the_rules_of_its_own_day() -> None:
    desk = MemoryDesk()
    before = an_activity(desk)
    after = an_activity(desk, starts_at=MORNING + timedelta(days=9), ends_at=MORNING + timedelta(days=9.1))
    a_decision(desk, CAPPED, TODAY + timedelta(days=7))
    assert hours_policy(desk, before.id).version == 1
    assert hours_policy(desk, after.id).version == 2
    assert hours_policy(desk, "unknown") == desk.policy.hours


def test_a_unit_without_decisions_follows_the_nearest_unit_above() -> None:
    desk = MemoryDesk()
    a_unit(desk, "town", "site")
    a_unit(desk, "village", "town")
    desk.rows.put(desk.site)
    a_decision(desk)
    assert policy_on(desk.rows, "village", TODAY, desk.shipped_policy).hours.max_per_day == 240
    desk.site = a_unit(desk, "town", "site")
    assert a_decision(desk, HoursPolicy(max_per_day=60)).number == 3
    assert policy_on(desk.rows, "village", TODAY, desk.shipped_policy).hours.max_per_day == 60
    assert policy_on(desk.rows, "site", TODAY, desk.shipped_policy).hours.max_per_day == 240


def test_units_that_name_each_other_as_parents_do_no_harm() -> None:
    desk = MemoryDesk()
    desk.site = a_unit(desk, "town", "village")
    a_unit(desk, "village", "town")
    a_decision(desk)
    assert [row.number for row in lineage(desk.rows, "village")] == [2]


def test_a_number_finds_the_rules_it_stands_for() -> None:
    desk = MemoryDesk()
    shipped = desk.shipped_policy.hours
    a_decision(desk)
    assert hours_by_number(desk.rows, "site", 1, shipped) == shipped
    assert hours_by_number(desk.rows, "site", 2, shipped) == msgspec.structs.replace(CAPPED, version=2)
    assert hours_by_number(desk.rows, "site", 3, shipped) is None


def test_two_desks_that_decide_at_once_do_not_share_a_number() -> None:
    desk, other = MemoryDesk(), MemoryDesk()
    a_decision(desk)
    late = decide_policy(other, PolicyKind.HOURS, HoursPolicy(), TODAY, "另一台前台")
    with pytest.raises(PolicyOvertaken):
        desk.write(
            lambda _: msgspec.structs.replace(late, policy=msgspec.structs.replace(late.policy, id="b"))
        )


def test_a_decision_needs_a_reason() -> None:
    with pytest.raises(ReasonMissing):
        a_decision(MemoryDesk(), reason=" ")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (HoursPolicy(max_per_day=-1), "max_per_day"),
        (HoursPolicy(rounding=Rounding.NONE, min_countable=10**9), "min_countable"),
        (StarPolicy(star_hours=(100, 60)), "star_hours"),
        (StarPolicy(star_hours=()), "star_hours"),
        (DeadlinePolicy(reply_days=-2), "reply_days"),
    ],
)
def test_numbers_nobody_can_mean_are_refused(body: PolicyBody, field: str) -> None:
    with pytest.raises(PolicyRefused) as caught:
        a_decision(MemoryDesk(), body)
    assert caught.value.field == field


def test_a_body_of_another_kind_is_refused() -> None:
    desk = MemoryDesk()
    command = decide_policy(desk, PolicyKind.HOURS, CAPPED, TODAY, "规定")
    broken = msgspec.structs.replace(command.policy, body="[]")
    with pytest.raises(PolicyRefused):
        desk.write(lambda _: msgspec.structs.replace(command, policy=broken))


def test_no_decision_is_in_force_before_its_day() -> None:
    desk = MemoryDesk()
    row = a_decision(desk, CAPPED, TODAY + timedelta(days=1))
    assert decided([row], PolicyKind.HOURS, TODAY) is None
    assert decided([row], PolicyKind.HOURS, TODAY + timedelta(days=1)) == row
