"""A save that fails at any of its statements never happened."""

import sqlite3
from collections.abc import Iterable

import pytest

from core.ports.store import Command, Desk
from db.errors import DiskFailed
from db.raw import RawConnection, RawCursor, Values
from db.store import Store
from tests.db.builders import CLERK_ID, an_order_for, register


class FailingConnection:
    """Passes everything on until the statement that fails as a broken disk does."""

    def __init__(self, real: RawConnection, fail_at: int) -> None:
        self.real = real
        self.left = fail_at

    @property
    def in_transaction(self) -> bool:
        return self.real.in_transaction

    def execute(self, sql: str, parameters: Values = (), /) -> RawCursor:
        if sql != "ROLLBACK":
            self._count()
        return self.real.execute(sql, parameters)

    def executemany(self, sql: str, parameters: Iterable[Values], /) -> RawCursor:
        self._count()
        return self.real.executemany(sql, parameters)

    def close(self) -> None:
        self.real.close()

    def _count(self) -> None:
        self.left -= 1
        if self.left == 0:
            raise sqlite3.OperationalError("disk I/O error")


def two_people(desk: Desk) -> list[Command]:
    return [register(desk, name="甲"), register(desk, name="乙")]


def test_a_save_that_fails_at_any_statement_leaves_nothing_and_the_next_one_works(store: Store) -> None:
    real = store._writer
    store.write(an_order_for(name="早先的人"), CLERK_ID)
    before = store.queries.health()
    failed = 0
    while True:
        store._writer = FailingConnection(real, failed + 1)
        try:
            store.write(two_people, CLERK_ID)
        except DiskFailed:
            failed += 1
            store._writer = real
            assert store.queries.health() == before
        else:
            break
    store._writer = real
    after = store.queries.health()
    assert failed >= 10
    assert (after.integrity, after.chain, after.counts["volunteer"]) == (True, True, 3)
    numbers = [
        number for (number,) in real.execute("SELECT number FROM volunteer ORDER BY number").fetchall()
    ]
    assert [number.split("-")[2] for number in numbers] == ["000001", "000002", "000003"]


def test_an_error_of_the_disk_is_told_by_its_name(store: Store) -> None:
    store._writer = FailingConnection(store._writer, 3)
    with pytest.raises(DiskFailed) as told:
        store.write(two_people, CLERK_ID)
    assert told.value.folder == store.path
