"""What a platform that was put back has lost of epochs that this desk has left goes again in a new one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.sync.op import Op, verify_chain
from core.sync.wire import EVERYTHING, LogEnd, OpResult
from db import op_log
from db.connection import Driver
from db.store import Store
from tests.db.builders import CLERK_ID, START
from tests.db.sync.kit import a_desk, a_team, add, do, everything_sent, pull, rename, teams


@pytest.fixture
def desk(tmp_path: Path, driver: Driver) -> Iterator[Store]:
    """Epoch 1: its founding, a, b and c, the last one not acknowledged; epoch 2: c again, d, and e unsent."""
    with a_desk(tmp_path, driver) as store:
        do(store, add("a"), add("b"))
        everything_sent(store, OpResult(2, "superseded", {"refusal": "not_found"}))
        do(store, add("c"))
        store.sync.renumber(device=None, now=START)
        do(store, add("d"))
        everything_sent(store)
        do(store, add("e"))
        yield store


def entries(store: Store, epoch: int) -> list[Op]:
    return list(op_log.read(store._writer, store.device, epoch))


def end(store: Store, epoch: int, seq: int) -> LogEnd:
    """Where an epoch ends on a platform that has so many of its entries."""
    return LogEnd(epoch, seq, entries(store, epoch)[seq - 1].chain)


def ids(ops: list[Op]) -> list[str]:
    return [op.header.op_id for op in ops]


def test_nothing_is_lost_while_the_platform_has_what_it_acknowledged(desk: Store) -> None:
    whole = end(desk, 1, 3)
    assert desk.sync.lost_since(()) is None, "an older platform tells nothing"
    assert desk.sync.lost_since((whole,)) is None, "the present epoch goes again from its beginning"
    assert desk.sync.lost_since((whole, end(desk, 2, 1))) is None
    forked = LogEnd(1, 90, bytes(32))
    assert desk.sync.lost_since((forked, end(desk, 2, 2))) is None, "what a lost file sent is not ours"


@pytest.mark.parametrize("newest", [0, 1])
def test_the_lost_end_of_an_older_epoch_goes_again_before_what_followed(desk: Store, newest: int) -> None:
    """`newest`: the platform was put back before, or after, it heard of the second epoch."""
    log = (end(desk, 1, 2), *[end(desk, 2, seq) for seq in range(1, newest + 1)])
    lost = desk.sync.lost_since(log)
    assert lost == log[0]
    live, one, two = teams(desk), entries(desk, 1), entries(desk, 2)
    desk.sync.renumber(device=None, now=START, behind=lost)
    again = entries(desk, 3)
    verify_chain(again)
    assert ids(again) == [*ids(one)[2:3], *ids(two)]
    state = desk.sync.state()
    assert (state.epoch, state.acked_seq, state.pending) == (3, 0, 4)
    assert teams(desk) == live
    assert desk.sync.lost_since(log) is None, "what goes again in the new epoch is not missed twice"
    batch = desk.sync.batch(10)
    assert batch is not None
    assert all(op.op_id for op in batch.ops)


def test_unsent_work_keeps_what_it_stood_on(desk: Store) -> None:
    do(desk, rename("e", name="x"))
    desk.sync.renumber(device=None, now=START, behind=end(desk, 1, 1))
    pull(desk, a_team("e", "ihr", version=9), included=5)
    assert teams(desk)["e"].name == "ihrx"


def test_entries_that_are_not_those_the_platform_has_all_go_again(desk: Store) -> None:
    other = LogEnd(1, 2, bytes(32))
    assert desk.sync.lost_since((other, end(desk, 2, 2))) == EVERYTHING
    assert desk.sync.lost_since((end(desk, 1, 3), LogEnd(2, 2, bytes(32)))) == EVERYTHING
    desk.sync.renumber(device=None, now=START, behind=EVERYTHING)
    assert len(entries(desk, 3)) == 6
    assert len(set(ids(entries(desk, 3)))) == 6


def test_what_was_said_of_them_is_said_anew_and_what_a_person_settled_stays(desk: Store) -> None:
    (case,) = desk.queries.open_cases()
    desk.sync.renumber(device=None, now=START, behind=EVERYTHING)
    assert desk.queries.open_cases() == ()

    everything_sent(desk, OpResult(2, "superseded", {"refusal": "not_found"}))
    (again,) = desk.queries.open_cases()
    assert (again.entry.key, again.detail) == (f"{desk.device}/3/2", case.detail)
    desk.sync.settle(again.entry.key, "seen", CLERK_ID, START)
    desk.sync.renumber(device=None, now=START, behind=EVERYTHING)
    everything_sent(desk, OpResult(2, "superseded", {"refusal": "not_found"}))
    assert desk.queries.open_cases() == ()
    assert [settled.entry.key for settled in desk.queries.settled_cases()] == [f"{desk.device}/4/2"]
