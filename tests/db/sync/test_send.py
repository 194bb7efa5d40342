"""What leaves the desk, what comes of it, and what happens when platform and file disagree."""

from collections.abc import Iterator
from pathlib import Path
from secrets import token_bytes

import msgspec
import pytest

from core.domain.volunteer import Volunteer
from core.sync.op import GENESIS, Op, derived_op_id, verify_chain
from core.sync.parts import Standing
from core.sync.wire import MAX_COMPRESSED, OpResult, PushReply, header_of, pack
from db import op_log
from db.backup import copy_to
from db.columns import to_ms
from db.connection import Driver
from db.store import FILE_NAME, Store
from db.sync_store import UnknownCase
from tests.db.builders import CLERK_ID, KEY, START, an_order_for, open_store, register
from tests.db.sync.kit import (
    OWN,
    TEAM_HANDLERS,
    URL,
    a_desk,
    a_team,
    add,
    do,
    enrol,
    everything_sent,
    pull,
    rename,
    teams,
)


@pytest.fixture
def desk(tmp_path: Path, driver: Driver) -> Iterator[Store]:
    with a_desk(tmp_path / "desk", driver, handlers=TEAM_HANDLERS) as store:
        yield store


def unsent(store: Store) -> list[Op]:
    state = store.sync.state()
    return list(op_log.read(store._writer, state.device, state.epoch, after=state.acked_seq))


def log(store: Store) -> list[str]:
    """The ids of everything this file holds."""
    state = store.sync.state()
    return [op.header.op_id for op in op_log.read(store._writer, state.device, state.epoch)]


def test_a_batch_can_be_made_again_from_what_travels(desk: Store) -> None:
    do(desk, add("a"), rename("a", name="x"))
    batch = desk.sync.batch(10)
    assert batch is not None
    kept = unsent(desk)
    assert batch.previous == next(op_log.read(desk._writer, desk.device, 1)).chain
    assert batch.head == kept[-1].chain
    for wire, op in zip(batch.ops, kept, strict=True):
        assert wire.op_id is None
        op_id = derived_op_id(desk.device, 1, wire.seq, wire.wall_ms, op.digest)
        assert header_of(wire, desk.device, 1, op_id) == op.header
        assert bytes(wire.body or b"") == op.body


def test_a_batch_holds_so_many_entries_and_no_more_than_a_body_may(desk: Store) -> None:
    big = [add(f"t{n}", f"{n}" * 2_000) for n in range(300)]
    do(desk, *big)
    few = desk.sync.batch(7)
    assert few is not None
    assert [op.seq for op in few.ops] == list(range(2, 9))
    do(desk, *[add(f"z{n}", msgspec.json.encode(KEY * 3_000).decode()) for n in range(90)])
    most = desk.sync.batch(1_000)
    assert most is not None
    assert len(pack(most)) <= MAX_COMPRESSED


def test_a_batch_that_would_not_compress_enough_is_halved(desk: Store) -> None:
    do(desk, *[add(f"t{n}", token_bytes(600_000).hex()) for n in range(4)])
    batch = desk.sync.batch(1_000)
    assert batch is not None
    assert 1 <= len(batch.ops) < 4
    assert len(pack(batch)) <= MAX_COMPRESSED


def test_what_is_acknowledged_is_not_sent_again_and_never_taken_back_by_an_older_answer(desk: Store) -> None:
    do(desk, add("a"), add("b"))
    desk.sync.acknowledged(PushReply(ack=3), START)
    desk.sync.acknowledged(PushReply(ack=1), START)
    assert desk.sync.state().pending == 0
    assert desk.sync.batch(10) is None
    desk.sync.acknowledged(PushReply(ack=99), START)
    assert desk.sync.state().acked_seq == 3


def test_images_of_what_the_platform_has_are_dropped(desk: Store) -> None:
    do(desk, add("a"), rename("a", name="x"), rename("a", name="y"))
    desk.sync.acknowledged(PushReply(ack=3), START)
    assert desk._writer.execute("SELECT seq FROM before_image").fetchall() == [(4,)]


@pytest.mark.parametrize(
    ("code", "detail", "how"),
    [
        ("merged", {"rule": "attendance"}, "rule"),
        ("merged", {"rule": "field", "lost": {"village": {"mine": "a", "theirs": "b"}}}, "rule"),
        ("merged", {"rule": "field", "lost": {"phone": {"mine": "1", "theirs": "2"}}}, ""),
        ("superseded", {"refusal": "wrong_state"}, ""),
        ("rejected", {"reason": "unknown_type"}, ""),
        ("erased", {"erasure_id": "e1"}, "law"),
    ],
)
def test_a_result_is_a_case_where_a_person_has_to_look(
    desk: Store, code: str, detail: dict[str, object], how: str
) -> None:
    do(desk, add("a", "暖阳队"))
    result = OpResult(2, code, detail)
    changed = desk.sync.acknowledged(PushReply(ack=2, results=(result,)), START)
    assert changed.rows == {"attention": frozenset({f"{desk.device}/1/2"})}
    shown, settled = desk.queries.open_cases(), desk.queries.settled_cases()
    assert len(shown) == (not how)
    (case,) = (*shown, *settled)
    assert (case.code, case.settled_how, case.entry.title) == (code, how, "暖阳队")
    assert case.detail == detail


def test_a_case_names_whom_it_is_about_when_the_row_is_gone(desk: Store) -> None:
    do(desk, add("a", "暖阳队"))
    everything_sent(desk, OpResult(2, "rejected", {"reason": "cannot_apply"}))
    pull(desk, dropped=["a"])
    (case,) = desk.queries.open_cases()
    assert (case.entry.title, case.detail) == ("暖阳队", {"reason": "cannot_apply"})


def test_a_settled_case_is_not_opened_again_by_the_same_answer(desk: Store) -> None:
    do(desk, add("a"))
    result = OpResult(2, "superseded", {"refusal": "wrong_state"})
    everything_sent(desk, result)
    (case,) = desk.queries.open_cases()
    desk.sync.settle(case.entry.key, "kept_theirs", CLERK_ID, START)
    everything_sent(desk, result)
    assert desk.queries.open_cases() == ()
    (settled,) = desk.queries.settled_cases()
    assert (settled.settled_how, settled.settled_by_name, settled.settled_at) == (
        "kept_theirs",
        "周敏",
        START,
    )
    with pytest.raises(UnknownCase):
        desk.sync.settle(case.entry.key, "kept_mine", CLERK_ID, START)


def test_a_voided_entry_is_sent_without_its_body_and_the_others_with_theirs(desk: Store) -> None:
    do(desk, add("a"), add("b"))
    desk.sync.void(2)
    batch = desk.sync.batch(10)
    assert batch is not None
    voided, whole = batch.ops
    assert (voided.body, voided.salt, voided.digest) == (None, b"", unsent(desk)[0].digest)
    assert whole.body is not None
    assert unsent(desk)[0].body is not None
    assert [row.bodiless for row in desk.queries.waiting()] == [True, False]


def test_what_the_platform_lost_is_sent_again(desk: Store) -> None:
    do(desk, add("a"), add("b"), add("c"))
    everything_sent(desk)
    desk.sync.lost_behind(3)
    batch = desk.sync.batch(10)
    assert batch is not None
    assert [op.seq for op in batch.ops] == [3, 4]
    pull(desk, a_team("b", "von anderen", version=7))
    assert teams(desk)["b"].name == "von anderen"


def test_a_new_epoch_numbers_unsent_work_from_one_and_keeps_the_ids_of_entries(desk: Store) -> None:
    do(desk, add("a"))
    everything_sent(desk)
    do(desk, rename("a", name="x"), rename("a", name="y"), add("b"))
    desk.sync.void(5)
    before, live = unsent(desk), teams(desk)
    desk.sync.renumber(device=None, now=START)
    state = desk.sync.state()
    assert (state.device, state.epoch, state.acked_seq, state.pending) == (desk.device, 2, 0, 3)
    after = unsent(desk)
    verify_chain(after)
    assert [op.header.seq for op in after] == [1, 2, 3]
    assert [op.header.op_id for op in after] == [op.header.op_id for op in before]
    assert [op.body for op in after] == [op.body for op in before]
    batch = desk.sync.batch(10)
    assert batch is not None
    assert (batch.previous, [op.op_id is not None for op in batch.ops]) == (GENESIS, [True] * 3)
    assert [op.body is None for op in batch.ops] == [False, False, True]
    assert teams(desk) == live
    pull(desk, a_team("a", "ihr", version=9))
    assert teams(desk)["a"].name == "ihrxy"
    health = desk.queries.health()
    assert (health.integrity, health.chain, health.unsent) == (True, True, 3)


def test_new_work_after_a_new_epoch_goes_on_behind_it(desk: Store) -> None:
    do(desk, add("a"))
    desk.sync.renumber(device=None, now=START)
    do(desk, add("b"))
    ops = unsent(desk)
    verify_chain(ops)
    assert [op.header.seq for op in ops] == [1, 2]
    assert [op.header.hlc for op in ops] == sorted({op.header.hlc for op in ops})


def test_a_change_that_was_numbered_again_is_one_line_of_the_history(desk: Store) -> None:
    written = desk.write(an_order_for(), CLERK_ID)
    (volunteer_id,) = written.changed.rows["volunteer"]
    desk.sync.renumber(device=None, now=START)
    shown = desk.queries.volunteer(volunteer_id, START)
    assert shown is not None
    assert len(shown.changes) == 1


def test_a_restored_backup_loses_none_of_the_work_done_since(tmp_path: Path, driver: Driver) -> None:
    """The platform knows entries the restored file does not: what was made since gets numbers of its own."""
    with a_desk(tmp_path / "desk", driver) as desk:
        do(desk, add("a"))
        (tmp_path / "copy").mkdir()
        copy_to(desk.path, tmp_path / "copy" / FILE_NAME, driver, KEY if driver.encrypts else None)
        do(desk, add("lost"))
        lost = unsent(desk)[-1]
    with open_store(tmp_path / "copy", driver, handlers=TEAM_HANDLERS) as restored:
        do(restored, add("since"))
        mine = unsent(restored)[-1]
        assert (mine.header.seq, mine.header.op_id != lost.header.op_id) == (lost.header.seq, True)
        restored.sync.renumber(device=None, now=START)
        assert [op.header.op_id for op in unsent(restored)][-1] == mine.header.op_id
        assert set(teams(restored)) == {"a", "since"}


def test_a_copied_file_asks_to_be_let_in_as_a_desk_of_its_own(desk: Store) -> None:
    do(desk, add("a"))
    everything = log(desk)
    old, key = desk.device, desk.sync.enrolment(URL).public_key
    desk.sync.stand(Standing.COPIED)
    request = desk.sync.enrolment(URL)
    assert request.device != old
    assert request.public_key != key
    assert desk.device == request.device
    assert desk.desk_code == request.desk_code
    assert desk.sync.enrolment(URL) == request, "asked again it is the same desk"
    desk.sync.renumber(device=request.device, now=START)
    assert {op.header.device for op in unsent(desk)} == {request.device}
    assert [op.header.op_id for op in unsent(desk)] == everything, "under the old name nobody asks it again"
    assert desk.sync.state().standing is Standing.COPIED
    enrol(desk)
    assert desk.sync.state().standing is Standing.ENROLLED


def test_a_retired_desk_that_is_let_in_again_is_a_new_device(desk: Store) -> None:
    do(desk, add("a"))
    old, everything = desk.device, log(desk)
    desk.sync.stand(Standing.RETIRED)
    enrol(desk)
    assert desk.device != old
    assert [op.header.op_id for op in unsent(desk)] == everything


def test_what_comes_in_a_hello_fits_what_the_platform_has(desk: Store) -> None:
    do(desk, add("a"), add("b"))
    desk.sync.acknowledged(PushReply(ack=2), START)
    told = desk.sync.hello(app="1.0", wall_ms=5, disk_free=6)
    (first, _) = op_log.read(desk._writer, desk.device, 1, after=1)
    assert (told.acked, told.chain, told.pending, told.oldest_ms) == (2, first.chain, 1, first.header.wall_ms)
    assert set(told.roots) == {OWN, "county"}


def test_the_clock_offset_is_measured_from_the_middle_of_the_round_trip(desk: Store) -> None:
    desk.sync.contact(to_ms(START) + 5_000, START, 2_000)
    desk.sync.synced(START)
    state = desk.sync.state()
    assert (state.clock_offset_ms, state.last_contact_at, state.last_sync_at) == (6_000, START, START)
    assert desk.queries.home(START).last_sync_at == START


def test_numbers_after_a_new_code_are_its_own(desk: Store) -> None:
    desk.sync.stand(Standing.COPIED)
    enrol(desk, desk_code="ZZ")
    written = desk.write(register, CLERK_ID)
    (command,) = written.commands
    volunteer: Volunteer = command.volunteer  # type: ignore[attr-defined]  # a Register
    assert "-ZZ-" in volunteer.number
