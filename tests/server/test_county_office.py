"""A county office holds the rows of many units in full (docs/sync.md, "Scopes"); on both databases."""

import hashlib
from typing import Any

import msgspec
import pytest

from core.commands.volunteers import AmendVolunteer
from core.domain.volunteer import Volunteer
from core.ports.store import Desk, Order
from core.sync import digest
from core.sync.scopes import COUNTY, home_of, site_scope
from core.sync.wire import HelloRequest, RowsRequest
from db.mapping import TABLE_MAPS
from server import greeting
from server.database import Database, Session
from server.devices import read_device
from server.platform import Platform
from server.problems import ProblemRaised
from tests.server.desks import TestDesk, TurnedClock, a_desk, pulled, register


def an_office(platform: Platform, clock: TurnedClock, *units: TestDesk) -> TestDesk:
    """A desk of its own unit that the county has granted these units as well."""
    office = TestDesk(9, clock)
    office.enrol(platform, also=[unit.site.id for unit in units])
    office.sync(platform)
    return office


def renamed(person: Volunteer, name: str) -> Order:
    """Somebody at another desk puts a name right."""

    def order(desk: Desk) -> AmendVolunteer:
        after = msgspec.structs.replace(person, name=name)
        return AmendVolunteer(
            at=desk.now(), by=desk.clerk.id, site_id=person.site_id, volunteer=after, changed=("name",)
        )

    return order


def names(desk: TestDesk, unit: TestDesk) -> set[str]:
    """What this desk knows the volunteers of a unit by."""
    people = (row for (kind, _), row in desk.store.rows.items() if kind is Volunteer)
    return {person.name for person in people if person.site_id == unit.site.id}


def equal(platform: Platform, desk: TestDesk) -> dict[str, bool]:
    """Whether the digests of each scope agree, the desk's side made from its rows."""
    sums: dict[str, dict[str, int]] = {scope: {} for scope in desk.scopes}
    for (kind, _), row in desk.store.rows.items():
        own = site_scope(home_of(row))
        scope, mapped = own if own in sums else COUNTY, TABLE_MAPS[kind]
        hashed = hashlib.sha256(msgspec.json.encode(mapped.values(row))).digest()
        sums[scope][mapped.name] = digest.add(sums[scope].get(mapped.name, 0), [hashed])
    roots = {scope: digest.root(tables) for scope, tables in sums.items()}
    return desk.hello(platform, cursors=desk.cursors, roots=roots).equal


@pytest.fixture
def towns(platform: Platform, clock: TurnedClock) -> tuple[TestDesk, TestDesk, TestDesk]:
    """Three units with a volunteer each."""
    desks = tuple(a_desk(platform, clock, number) for number in (1, 2, 3))
    for number, desk in enumerate(desks, 1):
        register(desk, number, name=f"王小明{number}")
        desk.sync(platform)
    one, two, three = desks
    return one, two, three


def test_an_office_holds_its_units_in_full_and_the_others_masked(
    platform: Platform, clock: TurnedClock, towns: tuple[TestDesk, TestDesk, TestDesk]
) -> None:
    one, two, three = towns
    office = an_office(platform, clock, two, one)
    assert office.scopes == (
        site_scope(office.site.id),
        *sorted((site_scope(one.site.id), site_scope(two.site.id))),
        COUNTY,
    )
    assert (names(office, one), names(office, two)) == ({"王小明1"}, {"王小明2"})
    assert all("*" in name for name in names(office, three))
    assert set(equal(platform, office).values()) == {True}


def test_a_row_reaches_an_office_by_one_scope_only(
    platform: Platform, clock: TurnedClock, towns: tuple[TestDesk, TestDesk, TestDesk]
) -> None:
    one, _, three = towns
    office = an_office(platform, clock, one)
    replies = office.pull(platform, whole=True)
    by_county = {person.site_id for person in pulled(replies, "volunteer", COUNTY)}
    assert one.site.id not in by_county
    assert three.site.id in by_county


def test_an_office_may_change_its_units_and_nobody_elses(
    platform: Platform, clock: TurnedClock, towns: tuple[TestDesk, TestDesk, TestDesk]
) -> None:
    one, _, three = towns
    office = an_office(platform, clock, one)
    (here,) = (row for (kind, _), row in one.store.rows.items() if kind is Volunteer and "*" not in row.name)
    (there,) = (
        row for (kind, _), row in three.store.rows.items() if kind is Volunteer and "*" not in row.name
    )
    office.write(renamed(here, "王晓明"))
    assert office.push(platform).results == ()
    one.pull(platform)
    assert names(one, one) == {"王晓明"}
    office.log_command(renamed(there, "王晓明")(office))  # type: ignore[arg-type]  # one command
    (result,) = office.push(platform).results
    assert (result.code, result.detail["reason"]) == ("rejected", "out_of_scope")


def test_what_an_office_and_a_unit_change_at_once_is_settled_field_by_field(
    platform: Platform, clock: TurnedClock, towns: tuple[TestDesk, TestDesk, TestDesk]
) -> None:
    """The unit's feed has fewer numbers than the office's own: it may not be taken for having known."""
    one, _, _ = towns
    office = an_office(platform, clock, one)
    for person in range(50, 60):
        register(office, person)
    office.sync(platform)
    (person,) = (
        row for (kind, _), row in one.store.rows.items() if kind is Volunteer and "*" not in row.name
    )
    office.write(renamed(person, "王小铭"))
    clock.turn(minutes=1)
    one.write(renamed(person, "王晓明"))
    one.push(platform)
    (result,) = office.push(platform).results
    assert result.code == "merged"
    assert result.detail["lost"]["name"]["won"] == "theirs"  # type: ignore[index]  # as docs/sync.md has it
    for desk in (one, office):
        desk.pull(platform)
        assert names(desk, one) == {"王晓明"}


def test_a_desk_of_one_unit_cannot_ask_for_what_an_office_may(
    platform: Platform, clock: TurnedClock, towns: tuple[TestDesk, TestDesk, TestDesk]
) -> None:
    one, two, _ = towns
    an_office(platform, clock, one, two)
    asked = RowsRequest(device=one.device, scope=site_scope(two.site.id), table="volunteer", ids=())
    with pytest.raises(ProblemRaised) as raised:
        platform.rows(one.device, asked)
    assert raised.value.code == "scope_refused"


def test_its_own_unit_named_again_is_granted_once(platform: Platform, clock: TurnedClock) -> None:
    desk = TestDesk(4, clock)
    told = desk.enrol(platform, also=[desk.site.id])
    assert told.scopes == (site_scope(desk.site.id), COUNTY)


class Counted:
    """A session that counts its statements."""

    def __init__(self, session: Session) -> None:
        self._session, self.statements = session, 0

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a session has
        if name in {"all", "one", "run", "many"}:
            self.statements += 1
        return getattr(self._session, name)


def test_greeting_an_office_of_many_units_takes_as_many_statements_as_one_of_few(
    database: Database, platform: Platform, clock: TurnedClock
) -> None:
    counts = []
    for number, many in ((1, 2), (2, 20)):
        desk = TestDesk(number, clock)
        desk.enrol(platform, also=[f"unit-{number}-{place}" for place in range(many)])
        desk.sync(platform)
        request = HelloRequest(
            device=desk.device,
            epoch=1,
            acked=desk.acked,
            chain=desk.log[-1].chain,
            pending=0,
            oldest_ms=None,
            wall_ms=0,
            app="test",
            schema=2,
            disk_free=1,
            cursors=desk.cursors,
            roots=dict.fromkeys(desk.scopes, ""),
        )
        with database.write() as session:
            counted = Counted(session)
            known = read_device(session, platform.county, desk.device)
            reply = greeting.hello(counted, platform.county, known, request, 0)
        assert len(reply.equal) == many + 2
        counts.append(counted.statements)
    assert counts[0] == counts[1]
