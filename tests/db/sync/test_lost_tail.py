"""The platform forgot the newest entries: they are sent again, and end as they end then."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.sync.wire import OpResult
from db.connection import Driver
from db.store import Store
from tests.db.sync.kit import a_desk, add, do, everything_sent


@pytest.fixture
def desk(tmp_path: Path, driver: Driver) -> Iterator[Store]:
    with a_desk(tmp_path, driver) as store:
        yield store


def _cases(store: Store) -> list[tuple[int, str]]:
    return store.inside.writer.execute("SELECT seq, code FROM attention ORDER BY seq").fetchall()


def test_what_the_platform_said_of_lost_entries_is_forgotten_until_it_says_it_again(desk: Store) -> None:
    do(desk, add("a"), add("b"))
    last = desk.sync.state().head_seq
    everything_sent(
        desk,
        OpResult(last - 1, "superseded", {"refusal": "not_found"}),
        OpResult(last, "erased", {"erasure_id": "e"}),
    )
    assert _cases(desk) == [(last - 1, "superseded"), (last, "erased")]

    desk.sync.lost_behind(last)
    assert _cases(desk) == [(last - 1, "superseded")]

    everything_sent(desk)
    assert _cases(desk) == [(last - 1, "superseded")]
