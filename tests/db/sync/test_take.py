"""What is pulled stands under what is pending."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.domain.volunteer_team import VolunteerTeam
from core.ports.store import Command
from core.sync.wire import Page, PushReply
from db.connection import PLAIN, Driver
from db.store import Store
from tests.db.builders import CLERK_ID, START, an_order_for
from tests.db.people import a_record, a_volunteer, an_attendance
from tests.db.sync.kit import (
    COUNTY,
    OWN,
    a_desk,
    a_reply,
    a_team,
    add,
    close,
    do,
    everything_sent,
    page_of,
    pull,
    rename,
    replayed,
    teams,
)

KEYS = ("a", "b", "c", "d")


@pytest.fixture
def desk(tmp_path: Path, driver: Driver) -> Iterator[Store]:
    with a_desk(tmp_path, driver) as store:
        yield store


def test_rows_of_others_are_there_with_their_cursor_and_the_permit_is_closed(desk: Store) -> None:
    changed = desk.sync.take(a_reply(page_of([a_team("a", version=7)]), own=12, county=3), START)
    assert teams(desk) == {"a": a_team("a", version=7)}
    assert changed.rows == {"volunteer_team": frozenset({"a"})}
    assert desk.sync.state().cursors == {OWN: 12, COUNTY: 3}
    assert desk.queries.health().integrity


def test_a_new_entry_says_which_number_of_the_own_scope_it_had_seen(desk: Store) -> None:
    desk.sync.take(a_reply(own=12, county=99), START)
    do(desk, add("a"))
    batch = desk.sync.batch(10)
    assert batch is not None
    assert [op.seen for op in batch.ops] == [12]


def test_pending_work_stands_over_what_arrives(desk: Store) -> None:
    do(desk, add("a", "甲"))
    everything_sent(desk)
    do(desk, rename("a", name="乙"))
    pull(desk, a_team("a", "丙", version=9))
    assert teams(desk)["a"] == a_team("a", "丙乙", version=10)
    pull(desk, a_team("a", "丁", version=11))
    assert teams(desk)["a"] == a_team("a", "丁乙", version=12)


def test_what_the_platform_has_already_is_not_run_again(desk: Store) -> None:
    do(desk, add("a", "甲"))
    everything_sent(desk)
    do(desk, rename("a", name="乙"), rename("a", name="丙"))
    seq = desk.sync.state().head_seq
    pull(desk, a_team("a", "甲乙", version=2), included=seq - 1)
    assert teams(desk)["a"].name == "甲乙丙"


def test_a_state_that_others_settled_first_is_left_out(desk: Store) -> None:
    do(desk, add("a"), add("b", "单数a"))
    everything_sent(desk)
    do(desk, close("a", "b"))
    assert teams(desk)["b"].name == "单数a+"
    pull(desk, a_team("a", version=5, active=False))
    assert teams(desk) == {"a": a_team("a", version=5, active=False), "b": a_team("b", "单数a", version=1)}
    assert desk.sync.state().pending == 1


def test_a_row_that_leaves_goes_but_what_is_pending_on_it_runs_once_more(desk: Store) -> None:
    do(desk, add("a"), add("b"))
    everything_sent(desk)
    do(desk, add("a", "neu"), rename("a", name="x"))
    pull(desk, dropped=["a", "b"])
    assert teams(desk) == {"a": a_team("a", "neux", version=2)}


def test_a_row_the_platform_made_under_the_same_id_meets_the_pending_one(desk: Store) -> None:
    do(desk, add("a", "unser"), rename("a", name="1"))
    pull(desk, a_team("a", "ihr", version=4))
    assert teams(desk)["a"] == a_team("a", "ihr1", version=6)


STEP = st.one_of(
    st.builds(add, st.sampled_from(KEYS), st.sampled_from(["eins", "zwei!"])),
    st.builds(lambda a, b, n: rename(a, b, name=n), *[st.sampled_from(KEYS)] * 2, st.sampled_from("xy")),
    st.builds(close, st.sampled_from(KEYS), st.sampled_from(KEYS)),
    st.tuples(st.just("ack"), st.integers(0, 3)),
    st.tuples(
        st.just("pull"),
        st.lists(
            st.builds(
                a_team,
                st.sampled_from(KEYS),
                st.sampled_from(["fern", "weit!"]),
                version=st.integers(1, 9),
                active=st.booleans(),
            ),
            unique_by=lambda row: row.id,
        ),
        st.lists(st.sampled_from(KEYS), unique=True),
    ),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(STEP, min_size=1, max_size=14))
def test_live_rows_are_always_the_pending_commands_over_what_the_platform_said(steps: list[object]) -> None:
    """However commands, acknowledgements and pulls mix: the model replays everything from scratch."""
    with TemporaryDirectory() as folder, a_desk(Path(folder), PLAIN) as store:
        base: dict[str, VolunteerTeam] = {}
        pending: list[Command] = []
        for step in steps:
            if isinstance(step, Command):
                if refused(store, step):
                    continue
                pending.append(step)
            elif isinstance(step, tuple) and step[0] == "ack":
                count = min(step[1], len(pending))
                store.sync.acknowledged(PushReply(ack=store.sync.state().acked_seq + count), START)
                base, pending = replayed(base, pending[:count]), pending[count:]
            elif isinstance(step, tuple):
                arrived, dropped = step[1], [key for key in step[2] if key not in {t.id for t in step[1]}]
                pull(store, *arrived, dropped=dropped)
                base = {key: row for key, row in base.items() if key not in dropped}
                base |= {row.id: row for row in arrived}
            assert teams(store) == replayed(base, pending)
        health = store.queries.health()
        assert (health.integrity, health.chain, health.unsent) == (True, True, len(pending))


def refused(store: Store, command: Command) -> bool:
    try:
        do(store, command)
    except Exception:  # the rule said no
        return True
    return False


@settings(deadline=None, max_examples=25)
@given(
    st.lists(
        st.builds(a_team, st.sampled_from(KEYS), st.sampled_from("mn"), version=st.integers(1, 9)), max_size=6
    ),
    st.lists(
        st.one_of(
            st.builds(add, st.sampled_from(KEYS)),
            st.builds(lambda a, n: rename(a, name=n), st.sampled_from(KEYS), st.sampled_from("xy")),
        ),
        max_size=5,
    ),
)
def test_pulling_from_the_beginning_with_pending_work_ends_as_having_followed_all_along(
    history: list[VolunteerTeam], commands: list[Command]
) -> None:
    newest = {row.id: row for row in history}
    with (
        TemporaryDirectory() as one,
        TemporaryDirectory() as other,
        a_desk(Path(one), PLAIN) as followed,
        a_desk(Path(other), PLAIN) as late,
    ):
        for store in (followed, late):
            for command in commands:
                do(store, command)
        for row in history:
            pull(followed, row)
        late.sync.forget_cursor(OWN)
        pull(late, *newest.values())
        assert teams(followed) == teams(late)


def test_beside_a_clerk_a_page_is_written_in_short_transactions_and_the_cursor_in_the_last(
    desk: Store,
) -> None:
    rows = [a_team(f"t{n}") for n in range(1001)]
    do(desk, add("between"))
    seen: list[str] = []
    desk._writer.set_trace_callback(seen.append)  # type: ignore[attr-defined]  # both drivers have it
    desk.sync.take(a_reply(page_of(rows), own=1), START)
    begins = [at for at, statement in enumerate(seen) if statement.startswith("BEGIN")]
    cursor = next(at for at, statement in enumerate(seen) if "INTO sync_cursor" in statement)
    assert len(begins) == 6
    assert cursor > begins[-1]
    assert len(teams(desk)) == 1002
    seen.clear()
    desk.sync.take(a_reply(page_of(rows), own=2), START)
    assert sum(statement.startswith("BEGIN") for statement in seen) == 1


def test_a_take_that_dies_in_the_middle_is_simply_taken_again(desk: Store) -> None:
    do(desk, add("t7", "wartend"))
    rows = [a_team(f"t{n}", version=3) for n in range(600)]
    broken = [*rows[:450], msgspec.structs.replace(rows[450], name=None)]
    with pytest.raises(Exception, match="NOT NULL"):
        desk.sync.take(a_reply(page_of(broken), own=44), START)
    assert desk.sync.state().cursors == {}
    assert 0 < len(teams(desk)) < 600
    assert desk.queries.health().integrity
    desk.sync.take(a_reply(page_of(rows), own=44), START)
    assert len(teams(desk)) == 600
    assert desk.sync.state().cursors == {OWN: 44}
    assert desk.sync.hello(app="", wall_ms=0, disk_free=0).roots[OWN] == a_fresh_root(rows)


def a_fresh_root(rows: list[VolunteerTeam]) -> str:
    with TemporaryDirectory() as folder, a_desk(Path(folder), PLAIN) as store:
        store.sync.take(a_reply(page_of(rows)), START)
        return store.sync.hello(app="", wall_ms=0, disk_free=0).roots[OWN]


def test_people_who_arrive_are_found_and_those_who_leave_are_not(desk: Store) -> None:
    pull(desk, a_volunteer("v1", name="单雅"))
    assert [hit.title for hit in desk.queries.search_people("shanya")] == ["单雅"]
    desk.sync.take(a_reply(Page(OWN, "volunteer", (), (), ("v1",))), START)
    assert desk.queries.search_people("shanya") == ()


def test_many_people_are_there_at_once_and_found_once_there_is_time(desk: Store) -> None:
    pull(desk, *[a_volunteer(f"v{n}", name="单雅", number=f"N{n}") for n in range(120)])
    assert desk.queries.volunteer("v7", START) is not None
    assert desk.queries.search_people("shanya") == ()
    steps = 0
    while desk.sync.index_due():
        steps += 1
    assert steps == 2
    assert len(desk.queries.search_people("shanya", 200)) == 100
    assert desk.queries.volunteer_counts(START).everyone == 120


def test_hours_that_arrive_before_or_after_their_person_count_once(desk: Store) -> None:
    pull(desk, a_record("v1"), a_record("v2"))
    pull(desk, a_volunteer("v1"), a_volunteer("v2", number="N2"))
    pull(desk, a_record("v1", service_minutes=30))
    pull(desk, an_attendance("v1"))
    summed = "SELECT row_id, total_minutes FROM person_entry ORDER BY row_id"
    assert desk._writer.execute(summed).fetchall() == [("v1", 30), ("v2", a_record().service_minutes)]


def test_fields_of_a_newer_platform_are_kept_and_do_not_disturb(desk: Store) -> None:
    told = page_of([a_team("a", "甲", version=2)])
    (raw,) = told.rows
    wider = msgspec.json.encode([*msgspec.json.decode(raw), "更多"])
    page = Page(OWN, told.table, (*told.columns, "motto"), (msgspec.Raw(wider),))
    desk.sync.take(a_reply(page), START)
    assert teams(desk)["a"].name == "甲"
    kept = desk._writer.execute("SELECT row_id, fields FROM row_extra").fetchall()
    assert kept == [("a", '{"motto":"更多"}')]
    pull(desk, dropped=["a"])
    assert desk._writer.execute("SELECT count(*) FROM row_extra").fetchone() == (0,)


def test_columns_in_another_order_arrive_in_their_places(desk: Store) -> None:
    told = page_of([a_team("a", "甲", version=2)])
    order = tuple(reversed(told.columns))
    turned = tuple(msgspec.Raw(msgspec.json.encode(msgspec.json.decode(raw)[::-1])) for raw in told.rows)
    desk.sync.take(a_reply(Page(OWN, told.table, order, turned)), START)
    assert teams(desk) == {"a": a_team("a", "甲", version=2)}


def test_a_table_of_a_newer_platform_is_passed_over(desk: Store) -> None:
    page = Page(OWN, "weather_report", ("id",), (msgspec.Raw(b'["x"]'),), ("y",))
    desk.sync.take(a_reply(page, own=5), START)
    assert desk.sync.state().cursors == {OWN: 5}


def test_a_row_that_two_scopes_show_stays_until_both_let_it_go(desk: Store) -> None:
    both = [page_of([a_team("a")], scope=scope) for scope in (OWN, COUNTY)]
    desk.sync.take(a_reply(*both), START)
    desk.sync.take(a_reply(page_of([], scope=COUNTY, dropped=["a"])), START)
    assert "a" in teams(desk)
    desk.sync.take(a_reply(page_of([], scope=OWN, dropped=["a"])), START)
    assert "a" not in teams(desk)


def test_entries_of_the_first_release_without_images_do_no_harm(desk: Store) -> None:
    do(desk, add("a", "甲"))
    everything_sent(desk)
    do(desk, rename("a", name="乙"))
    desk._writer.execute("DELETE FROM before_image")
    pull(desk, a_team("a", "丙", version=9))
    assert teams(desk)["a"].name == "丙乙"


def test_a_save_made_while_rows_were_on_their_way_stands_over_them(desk: Store) -> None:
    do(desk, add("t449", "gemacht"), rename("t449", name="y"))
    desk.sync.take(a_reply(page_of([a_team(f"t{n}", version=3) for n in range(450)]), own=3), START)
    assert teams(desk)["t449"].name == "队y"
    desk.write(an_order_for(name="单雅"), CLERK_ID)
    assert desk.queries.health().unsent == 3
