"""A clerk's save goes before sync."""

import threading
from pathlib import Path

import pytest

from db.connection import Driver
from db.turns import Turns
from tests.db.builders import CLERK_ID, START, an_order_for
from tests.db.sync.kit import a_desk, a_reply, a_team, page_of, teams


def wait_until_waiting(turns: Turns, count: int) -> None:
    while len(turns._free._waiters) < count:  # type: ignore[attr-defined]  # Condition keeps them there
        pass


def test_who_waits_at_the_counter_goes_before_sync_that_waited_longer() -> None:
    turns, order = Turns(), list[str]()

    def sync() -> None:
        with turns.after_clerks():
            order.append("sync")

    def clerk() -> None:
        with turns:
            order.append("clerk")

    threads = [threading.Thread(target=sync), threading.Thread(target=clerk)]
    with turns.after_clerks():
        for waiting, thread in enumerate(threads, 1):
            thread.start()
            wait_until_waiting(turns, waiting)
    for thread in threads:
        thread.join()
    assert order == ["clerk", "sync"]


def test_whoever_fails_lets_the_next_one_in() -> None:
    turns = Turns()
    with pytest.raises(ValueError, match="x"), turns:
        raise ValueError("x")
    with pytest.raises(ValueError, match="x"), turns.after_clerks():
        raise ValueError("x")
    with turns:
        assert turns.served == 2


def test_saves_and_a_pull_at_the_same_time_both_end_whole(tmp_path: Path, driver: Driver) -> None:
    with a_desk(tmp_path, driver) as store:
        pages = [
            a_reply(page_of([a_team(f"t{page}-{n}") for n in range(400)]), own=page) for page in range(5)
        ]
        pulling = threading.Thread(target=lambda: [store.sync.take(page, START) for page in pages])
        pulling.start()
        for _ in range(30):
            store.write(an_order_for(), CLERK_ID)
        pulling.join()
        health = store.queries.health()
        assert len(teams(store)) == 2_000
        assert (health.integrity, health.chain, health.unsent) == (True, True, 30)
