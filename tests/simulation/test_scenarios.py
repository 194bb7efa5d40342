"""Single misfortunes, each in a world that is calm otherwise: what the random worlds found, told plainly."""

from collections.abc import Iterator

import msgspec
import pytest

from core.domain.volunteer_team import VolunteerTeam
from core.sync.parts import Standing
from core.sync.wire import Page, PullReply
from db.mapping import TABLE_MAPS
from db.sync import row_digests
from tests.simulation.invariants import Judge
from tests.simulation.network import Weather
from tests.simulation.world import Shape, World, a_world

pytestmark = pytest.mark.slow


@pytest.fixture
def world() -> Iterator[World]:
    with a_world(5, Shape(troubles=False)) as calm:
        yield calm


def _work(world: World, steps: int = 1_500) -> None:
    """People work, the engines bring everything to an end, and every invariant holds."""
    world.run(steps, Judge())


def test_a_platform_put_back_to_before_it_knew_anybody_gets_everything_again(world: World) -> None:
    world.platform.back_up()
    _work(world)
    world.fall_back()
    _work(world)


def test_a_platform_that_lost_its_newest_entries_gets_them_again(world: World) -> None:
    _work(world)
    world.platform.back_up()
    _work(world)
    world.fall_back()
    _work(world)


def test_a_platform_put_back_is_overtaken_before_every_desk_hears_of_it(world: World) -> None:
    """Others write before a desk whose cursor was handed out says hello: no number is given twice (6)."""
    world.everybody_joins()
    _work(world)
    world.platform.back_up()
    _work(world, 300)
    away, *others = world.desks
    away.line.weather = Weather(offline=True)
    world.fall_back()
    for desk in others:
        while len(desk.saved) < 120:
            world.act(desk)
            world.scheduler.now_ms += 1_000
        desk.hurry()
    while any(desk.state().pending for desk in others):
        world.scheduler.step()
    _work(world, 300)


def test_a_desk_put_back_to_yesterday_loses_nothing_the_platform_has(world: World) -> None:
    _work(world)
    for desk in world.desks:
        desk.back_up()
    _work(world)
    for desk in world.desks:
        assert desk.restore()
    _work(world)


def test_a_desk_put_back_gives_no_number_again_once_it_has_met_the_platform(world: World) -> None:
    world.everybody_joins()
    _work(world)
    for desk in world.desks:
        desk.back_up()
    _work(world)
    for desk in world.desks:
        assert desk.restore()
    world.quiet()
    _work(world)
    with world.platform.looking() as file:
        for table in ("service_request", "volunteer", "activity", "certificate"):
            doubled = file.execute(f"SELECT number FROM {table} GROUP BY number HAVING count(*) > 1")  # noqa: S608 - fixed names
            assert doubled.fetchall() == [], table


def test_a_desk_put_back_and_then_a_platform_put_back(world: World) -> None:
    world.platform.back_up()
    _work(world)
    for desk in world.desks:
        desk.back_up()
    _work(world)
    assert world.desks[1].restore()
    _work(world)
    world.fall_back()
    _work(world)


def test_a_desk_put_back_and_then_a_platform_that_never_knew_anybody(world: World) -> None:
    """The desks join anew and bring epochs that they have left long ago."""
    world.platform.back_up()
    _work(world)
    for desk in world.desks:
        desk.back_up()
    _work(world)
    assert world.desks[1].restore()
    _work(world)
    world.fall_back()
    _work(world)
    for desk in world.desks:
        desk.back_up()
    _work(world)
    assert world.desks[1].restore()
    assert world.desks[2].restore()
    _work(world)
    world.fall_back()
    _work(world)


def test_rows_that_went_wrong_are_found_and_mended() -> None:
    wrong_rows_are_mended()


def wrong_rows_are_mended() -> None:
    """Three people of a desk's file say something else than the platform; few rows are fetched to mend it."""
    with a_world(7, Shape(troubles=False)) as world:
        world.everybody_joins()
        world.run(1_500, Judge())
        desk = world.desks[0]
        scopes = desk.state().certificate.scopes  # type: ignore[union-attr]  # it has joined
        with desk.store.inside.applying() as connection:
            people = [row_id for (row_id,) in connection.execute("SELECT id FROM volunteer LIMIT 3")]
            connection.executemany(
                "UPDATE volunteer SET phone = 'wrong' WHERE id = ?", [(p,) for p in people]
            )
            row_digests.refresh(connection, "volunteer", people, scopes)
        desk.line.sent.clear()
        world.quiet()
        Judge().judge(world)
        assert len(people) == 3
        assert 1 <= desk.line.sent["ids"] <= 3


def unknown_fields_come_and_go() -> None:
    """A platform of a later release sends a field more; it is kept beside the row."""
    with a_world(8, Shape(troubles=False)) as world:
        world.everybody_joins()
        desk = world.desks[0]
        mapped = TABLE_MAPS[VolunteerTeam]
        team = VolunteerTeam(id="t", version=1, site_id=desk.site_id, name="队")
        columns = (*mapped.columns, "motto")
        row = msgspec.Raw(msgspec.json.encode([*mapped.values(team), "更多"]))
        scope = desk.state().certificate.scopes[0]  # type: ignore[union-attr]  # it has joined
        page = Page(scope, "volunteer_team", columns, (row,))
        reply = PullReply(pages=(page,), cursors={}, more=False, included_seq=desk.state().acked_seq)
        desk.sync.take(reply, desk.clock())
        with desk.looking() as file:
            kept = file.execute("SELECT fields FROM row_extra WHERE row_id = 't'").fetchall()
        assert kept == [('{"motto":"更多"}',)]


def test_fields_of_a_later_release_are_kept() -> None:
    unknown_fields_come_and_go()


def test_a_copy_of_a_file_on_a_second_computer_becomes_a_desk_of_its_own(world: World) -> None:
    world.everybody_joins()
    _work(world)
    copy = world.copy_desk(world.desks[0])
    _work(world)
    assert copy.state().device != world.desks[0].state().device
    assert {desk.state().standing for desk in world.desks} == {Standing.ENROLLED}


def test_what_a_copy_sent_under_the_old_name_goes_again_to_a_platform_put_back(world: World) -> None:
    """The copy is the first to be heard; the file it was made from is the one that opens a new epoch."""
    world.everybody_joins()
    _work(world)
    world.platform.back_up()
    first = world.desks[0]
    first.line.weather = Weather(offline=True)
    copy = world.copy_desk(first)
    until = len(copy.saved) + 5
    while len(copy.saved) < until:
        world.act(copy)
    while copy.state().pending:
        world.scheduler.step()
    _work(world)
    assert copy.state().device != first.state().device
    world.fall_back()
    _work(world)


def test_a_retired_desk_keeps_its_work_and_disturbs_nobody(world: World) -> None:
    world.everybody_joins()
    _work(world)
    retired = world.desks[1]
    world.platform.retire(retired.state().device)
    before = len(retired.saved)
    while len(retired.saved) == before:
        world.act(retired)
    _work(world)
    assert retired.state().standing is Standing.RETIRED
    assert retired.state().pending > 0
