"""Which visits other rules would count: ours, and those of units below that decided nothing themselves."""

from datetime import date, timedelta

import msgspec
import pytest

from core.domain.hours_preview import HoursReach
from core.domain.practice_site import PracticeSite, SiteLevel
from core.domain.service_minutes import HoursPolicy
from core.domain.unit_policy import PolicyKind, UnitPolicy, body_text
from db.store import Store
from tests.db.builders import CLERK_ID, SITE_ID, START, put
from tests.db.people import HOUR, a_volunteer, an_activity, an_attendance

DAY = date(2026, 5, 20)


def a_unit(key: str, parent: str | None) -> PracticeSite:
    return PracticeSite(id=key, code="XX", name=key, level=SiteLevel.TOWN_STATION, parent_id=parent)


def decided(unit: str, since: date, kind: PolicyKind = PolicyKind.HOURS) -> UnitPolicy:
    return UnitPolicy(
        id=f"{unit}-{since}-{kind.value}",
        site_id=unit,
        kind=kind,
        number=2,
        valid_from=since,
        body=body_text(HoursPolicy(), 2),
        decided_at=START,
        decided_by=CLERK_ID,
    )


def visits(store: Store, *units: str) -> None:
    """A visit of the same person at an activity of each unit."""
    put(store, [a_volunteer("v1")])
    for unit in units:
        put(
            store,
            [
                an_activity(unit, site_id=unit),
                an_attendance("v1", unit, site_id=unit, check_out_at=START + 2 * HOUR, service_minutes=60),
            ],
        )


def counted(store: Store) -> set[str]:
    """The units whose visits the rules would count."""
    return {row.visit.site_id for row in store.queries.month_visits(DAY) if not row.stands}


def test_units_below_are_counted_and_a_sister_is_not(store: Store) -> None:
    put(store, [a_unit("town", SITE_ID), a_unit("village", "town"), a_unit("sister", None)])
    visits(store, SITE_ID, "town", "village", "sister")
    assert counted(store) == {SITE_ID, "town", "village"}
    assert len(store.queries.month_visits(DAY)) == 4
    assert store.queries.hours_reach(DAY).units == 3


def test_who_decided_nearer_keeps_those_rules_with_everybody_below(store: Store) -> None:
    put(store, [a_unit("town", SITE_ID), a_unit("village", "town"), a_unit("other", SITE_ID)])
    put(store, [decided("town", DAY), decided(SITE_ID, DAY)])
    visits(store, SITE_ID, "town", "village", "other")
    assert counted(store) == {SITE_ID, "other"}
    assert store.queries.hours_reach(DAY).units == 2


@pytest.mark.parametrize(
    "told", [decided("town", DAY + timedelta(days=1)), decided("town", DAY, PolicyKind.DEADLINES)]
)
def test_what_begins_later_or_is_of_another_kind_keeps_nobody_out(store: Store, told: UnitPolicy) -> None:
    put(store, [a_unit("town", SITE_ID), told])
    visits(store, "town")
    assert counted(store) == {"town"}


def test_places_in_a_circle_end(store: Store) -> None:
    put(store, [a_unit("town", "village"), a_unit("village", "town"), a_unit("near", SITE_ID)])
    assert store.queries.hours_reach(DAY).units == 2


def test_the_desk_says_of_how_many_it_holds_the_rows(store: Store) -> None:
    put(store, [a_unit("town", SITE_ID), a_unit("village", "town")])
    assert store.queries.hours_reach(DAY) == HoursReach(units=3, held=1)
    told = msgspec.json.encode({"scopes": [f"site:{SITE_ID}", "site:village", "county"]}).decode()
    store._writer.execute("UPDATE sync_state SET certificate = ?", (told,))
    assert store.queries.hours_reach(DAY) == HoursReach(units=3, held=2)
