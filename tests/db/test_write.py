from pathlib import Path

import msgspec
import pytest

from core.domain.refusals import FieldMissing
from core.domain.volunteer import Volunteer
from core.ports.store import Command, Desk
from core.sync.op import derived_op_id, verify_chain
from db import op_log
from db.connection import Driver, connect
from db.errors import FirstStartUnfinished, NotIndexed, UniqueValueTaken, UnknownCommand, UnloggedChange
from db.mapping import TABLE_MAPS
from db.store import Store
from tests.db.builders import (
    CLERK_ID,
    SITE_ID,
    Refused,
    TurnedClock,
    an_order_for,
    found_desk,
    open_store,
    register,
)


def test_a_saved_volunteer_is_there_after_the_store_was_closed_and_opened(
    tmp_path: Path, driver: Driver
) -> None:
    with open_store(tmp_path, driver) as first:
        first.write(found_desk, None)
        written = first.write(an_order_for(name="单雅", skills=("理发", "维修")), CLERK_ID)
    (command,) = written.commands
    with open_store(tmp_path, driver) as second:
        kept = read(second, command.volunteer.id)  # type: ignore[attr-defined]  # a Register
    assert kept == msgspec.structs.replace(command.volunteer, version=1)  # type: ignore[attr-defined]  # the same


def test_what_was_saved_can_be_carried_into_the_file_while_the_store_is_open(
    tmp_path: Path, driver: Driver
) -> None:
    with open_store(tmp_path, driver) as store:
        store.write(found_desk, None)
        (command,) = store.write(an_order_for(name="单雅"), CLERK_ID).commands
        journal = store.path.with_name(f"{store.path.name}-wal")
        assert journal.stat().st_size > 0
        store.carry_over()
        store.write(an_order_for(name="周敏"), CLERK_ID)
        assert read(store, command.volunteer.id) is not None  # type: ignore[attr-defined]  # a Register
        store.carry_over()
        kept = tmp_path / "without-journal.db"
        kept.write_bytes(store.path.read_bytes())
        connection = connect(kept, driver, store.key)
        (count,) = connection.execute("SELECT count(*) FROM volunteer").fetchone()
        connection.close()
    assert count == 2


def test_a_save_names_the_rows_it_touched_and_its_log_number(store: Store) -> None:
    written = store.write(an_order_for(), CLERK_ID)
    (command,) = written.commands
    assert written.changed.rows == {"volunteer": frozenset({command.volunteer.id})}  # type: ignore[attr-defined]  # a Register
    assert written.changed.commands == ("Register",)
    assert written.first_seq == 2


def test_the_log_holds_each_command_chained_and_with_the_versions_before_it(store: Store) -> None:
    store.write(lambda desk: [register(desk), register(desk)], CLERK_ID)
    ops = list(op_log.read(store._writer, store.device, 1))
    verify_chain(ops)
    assert [(op.header.seq, op.header.type) for op in ops] == [
        (1, "FoundDesk"),
        (2, "Register"),
        (3, "Register"),
    ]
    assert [ref.base_version for ref in ops[2].header.refs] == [0]
    assert b"Register" in (ops[2].body or b"")


def test_the_log_clock_never_goes_back_when_the_wall_clock_does(store: Store, clock: TurnedClock) -> None:
    store.write(an_order_for(), CLERK_ID)
    clock.turn(hours=-3)
    store.write(an_order_for(), CLERK_ID)
    clocks = [op.header.hlc for op in op_log.read(store._writer, store.device, 1)]
    assert clocks == sorted(set(clocks))


def test_an_entry_has_an_id_that_the_platform_can_make_again(store: Store) -> None:
    store.write(lambda desk: [register(desk), register(desk)], CLERK_ID)
    for op in op_log.read(store._writer, store.device, 1):
        told = op.header
        assert told.op_id == derived_op_id(told.device, told.epoch, told.seq, told.wall_ms, op.digest)


def test_an_entry_says_how_much_of_the_feed_its_desk_had_seen(store: Store) -> None:
    store._writer.execute("UPDATE sync_state SET seen = 41")
    store.write(an_order_for(), CLERK_ID)
    assert [op.header.seen for op in op_log.read(store._writer, store.device, 1)] == [0, 41]
    assert op_log.chain_is_whole(store._writer)


def test_what_a_save_changes_is_kept_as_it_was_before_each_entry(store: Store) -> None:
    def order(desk: Desk) -> list[Command]:
        first = register(desk, phone="1")
        same = {"id": first.volunteer.id, "number": first.volunteer.number, "token": first.volunteer.token}
        return [first, register(desk, phone="2", **same), register(desk, phone="3", **same)]

    store.write(order, CLERK_ID)
    phone = TABLE_MAPS[Volunteer].columns.index("phone")
    kept = store._writer.execute("SELECT seq, table_name, body FROM before_image ORDER BY seq").fetchall()
    assert [(seq, table, msgspec.json.decode(body)[phone]) for seq, table, body in kept] == [
        (3, "volunteer", "1"),
        (4, "volunteer", "2"),
    ]


def test_a_refusal_undoes_rows_log_and_drawn_numbers_of_the_whole_batch(store: Store) -> None:
    def order(desk: Desk) -> list[Command]:
        refused = Refused(at=desk.now(), by=CLERK_ID, site_id=SITE_ID)
        return [register(desk), register(desk), refused]

    with pytest.raises(FieldMissing):
        store.write(order, CLERK_ID)
    assert count(store, "volunteer") == 0
    assert count(store, "op_log") == 1
    (command,) = store.write(an_order_for(), CLERK_ID).commands
    assert "-000001-" in command.volunteer.number  # type: ignore[attr-defined]  # a Register


def test_an_order_without_commands_changes_nothing(store: Store) -> None:
    written = store.write(lambda _desk: [], CLERK_ID)
    assert written.commands == ()
    assert count(store, "op_log") == 1


def test_a_command_without_a_handler_is_a_mistake_of_the_program(store: Store) -> None:
    class Unheard(Command, frozen=True, kw_only=True):
        pass

    with pytest.raises(UnknownCommand):
        store.write(lambda desk: Unheard(at=desk.now(), by=CLERK_ID, site_id=SITE_ID), CLERK_ID)


def test_numbers_of_one_desk_run_without_gaps_over_batches_and_restarts(
    tmp_path: Path, driver: Driver
) -> None:
    with open_store(tmp_path, driver) as first:
        first.write(found_desk, None)
        first.write(lambda desk: [register(desk) for _ in range(3)], CLERK_ID)
    with open_store(tmp_path, driver) as second:
        second.write(an_order_for(), CLERK_ID)
        found = second._writer.execute("SELECT number FROM volunteer ORDER BY id").fetchall()
    assert [number.split("-")[2] for (number,) in found] == ["000001", "000002", "000003", "000004"]


def test_a_token_that_is_taken_is_refused_by_its_column(store: Store) -> None:
    store.write(an_order_for(token="VTAKEN"), CLERK_ID)
    with pytest.raises(UniqueValueTaken) as refused:
        store.write(an_order_for(token="VTAKEN"), CLERK_ID)
    assert refused.value.columns == "volunteer.token"


def test_before_the_first_start_there_is_neither_unit_nor_clerk(tmp_path: Path, driver: Driver) -> None:
    with open_store(tmp_path, driver) as store:
        with pytest.raises(FirstStartUnfinished) as refused:
            store.write(an_order_for(), None)
        assert refused.value.what == "site"
        store.write(found_desk, None)
        with pytest.raises(FirstStartUnfinished) as refused:
            store.write(an_order_for(), "nobody")
        assert refused.value.what == "clerk"


def test_a_changed_row_counts_its_versions_up_and_the_log_knows_the_one_before(store: Store) -> None:
    (made,) = store.write(an_order_for(), CLERK_ID).commands
    volunteer: Volunteer = made.volunteer  # type: ignore[attr-defined]  # a Register
    store.write(an_order_for(id=volunteer.id, number=volunteer.number, phone="13800002046"), CLERK_ID)
    ops = list(op_log.read(store._writer, store.device, 1))
    assert read(store, volunteer.id).version == 2
    assert [ref.base_version for ref in ops[-1].header.refs] == [1]


def test_rows_put_in_a_commit_are_found_by_later_commands_of_it(store: Store) -> None:
    found: list[list[str]] = []

    def order(desk: Desk) -> list[Command]:
        return [register(desk, name="甲", id_digest="same"), register(desk, name="乙", id_digest="same")]

    store.write(order, CLERK_ID)

    def look(desk: Desk) -> list[Command]:
        rows = desk.rows
        found.append([volunteer.name for volunteer in rows.find(Volunteer, id_digest="same")])
        return []

    store.write(look, CLERK_ID)
    assert found == [["甲", "乙"]]


def test_find_refuses_to_scan_a_table(store: Store) -> None:
    def look(desk: Desk) -> list[Command]:
        desk.rows.find(Volunteer, village="柳树村")
        return []

    with pytest.raises(NotIndexed):
        store.write(look, CLERK_ID)


def test_an_order_cannot_put_rows_past_the_log(store: Store) -> None:
    def sneak(desk: Desk) -> list[Command]:
        desk.rows.put(register(desk).volunteer)
        return []

    with pytest.raises(UnloggedChange):
        store.write(sneak, CLERK_ID)
    assert count(store, "volunteer") == 0


def test_a_thousand_commands_are_one_commit(store: Store) -> None:
    written = store.write(lambda desk: [register(desk) for _ in range(1000)], CLERK_ID)
    assert len(written.changed.rows["volunteer"]) == 1000
    assert count(store, "op_log") == 1001


def read(store: Store, volunteer_id: str) -> Volunteer:
    found: list[Volunteer] = []

    def look(desk: Desk) -> list[Command]:
        found.extend(desk.rows.find(Volunteer, id=volunteer_id))
        return []

    store.write(look, None)
    return found[0]


def count(store: Store, table: str) -> int:
    (number,) = store._writer.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - a test's own table name
    return int(number)
