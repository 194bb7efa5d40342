"""Forms that were begun and not saved."""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import pytest
from pytestqt.qtbot import QtBot

from desktop.devices.clock import FixedClock
from desktop.runtime.drafts import Draft, DraftKeeper
from desktop.runtime.inline_runner import InlineRunner
from desktop.runtime.runner import Runner
from desktop.runtime.store_runner import StoreRunner
from tests.desktop.runtime.parts import Notebook, a_note, nothing

NINE = datetime(2026, 5, 20, 9, 0, tzinfo=UTC)


class Kept(NamedTuple):
    kind: str
    key: str
    body: bytes
    saved_at: datetime


class DraftTable:
    """The store's local table, in memory."""

    def __init__(self) -> None:
        self.rows: dict[tuple[str, str], Kept] = {}
        self.writes = 0

    def save_draft(self, kind: str, key: str, body: bytes, at: datetime) -> None:
        self.writes += 1
        self.rows[kind, key] = Kept(kind, key, body, at)

    def drop_draft(self, kind: str, key: str) -> None:
        self.rows.pop((kind, key), None)

    def drafts(self) -> tuple[Kept, ...]:
        return tuple(self.rows.values())


@pytest.fixture
def table() -> DraftTable:
    return DraftTable()


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NINE)


def a_keeper(table: DraftTable, clock: FixedClock, runner: Runner | None = None) -> DraftKeeper:
    return DraftKeeper(runner or InlineRunner(Notebook().write), table, clock)


def found_at_the_next_start(table: DraftTable, clock: FixedClock) -> tuple[Draft, ...]:
    found: list[tuple[Draft, ...]] = []
    a_keeper(table, clock).find_again(found.append)
    return found[0]


def test_every_keystroke_is_there_at_the_next_start(
    qtbot: QtBot, table: DraftTable, clock: FixedClock
) -> None:
    del qtbot
    keeper = a_keeper(table, clock)
    key = keeper.new_key()
    for words in ("家", "家里", "家里电路"):
        keeper.keep("request", key, {"words": words})
        assert found_at_the_next_start(table, clock)[0].state == {"words": words}


def test_an_unchanged_form_is_not_written_again(qtbot: QtBot, table: DraftTable, clock: FixedClock) -> None:
    del qtbot
    keeper = a_keeper(table, clock)
    for _ in range(3):
        keeper.keep("request", "1", {"words": "家"})
    assert table.writes == 1


def test_a_saved_form_leaves_no_draft(qtbot: QtBot, table: DraftTable, clock: FixedClock) -> None:
    del qtbot
    keeper = a_keeper(table, clock)
    keeper.keep("request", "1", {"words": "家"})
    keeper.discard("request", "1")
    keeper.discard("request", "1")
    assert keeper.drafts() == found_at_the_next_start(table, clock) == ()


def test_several_forms_lie_parked_newest_first(qtbot: QtBot, table: DraftTable, clock: FixedClock) -> None:
    del qtbot
    keeper = a_keeper(table, clock)
    for number, form in enumerate(("request", "volunteer", "request")):
        keeper.keep(form, str(number), {"n": number})
        clock.advance(timedelta(minutes=1))
    assert [draft.key for draft in keeper.drafts()] == ["2", "1", "0"]
    assert [draft.key for draft in found_at_the_next_start(table, clock)] == ["2", "1", "0"]
    assert [draft.key for draft in keeper.drafts("request")] == ["2", "0"]


def test_the_list_is_told_when_a_draft_comes_or_goes_and_not_at_every_letter(
    qtbot: QtBot, table: DraftTable, clock: FixedClock
) -> None:
    del qtbot
    keeper = a_keeper(table, clock)
    told: list[None] = []
    keeper.changed.connect(lambda: told.append(None))
    keeper.keep("request", "1", {"words": "家"})
    keeper.keep("request", "1", {"words": "家里"})
    assert len(told) == 1
    keeper.discard("request", "1")
    assert len(told) == 2


def test_a_draft_that_cannot_be_read_does_not_hide_the_others(
    qtbot: QtBot, table: DraftTable, clock: FixedClock
) -> None:
    del qtbot
    table.save_draft("request", "broken", b"{", NINE)
    table.save_draft("request", "whole", b'{"words":"x"}', NINE)
    assert [draft.key for draft in found_at_the_next_start(table, clock)] == ["whole"]
    assert ("request", "broken") in table.rows


def test_while_the_writer_is_busy_only_the_newest_state_waits_for_it(
    qtbot: QtBot, runner: StoreRunner, notebook: Notebook, table: DraftTable, clock: FixedClock
) -> None:
    keeper = a_keeper(table, clock, runner)
    with notebook.held():
        runner.write(keeper, a_note("a"), nothing)
        notebook.wait_until_held()
        for count in range(1, 40):
            keeper.keep("request", "1", {"words": "家" * count})
    qtbot.waitUntil(lambda: table.writes > 0)
    assert runner.stop()
    assert table.writes == 1
    assert found_at_the_next_start(table, clock)[0].state == {"words": "家" * 39}


def test_a_draft_discarded_while_its_state_still_waits_does_not_come_back(
    runner: StoreRunner, notebook: Notebook, table: DraftTable, clock: FixedClock
) -> None:
    keeper = a_keeper(table, clock, runner)
    with notebook.held():
        runner.write(keeper, a_note("a"), nothing)
        notebook.wait_until_held()
        keeper.keep("request", "1", {"words": "家"})
        keeper.discard("request", "1")
    assert runner.stop()
    assert table.rows == {}
