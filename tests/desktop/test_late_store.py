"""The store that opens after the first paint: who asks earlier waits, who asks a broken one is told."""

import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.commands.registry import desk_handlers
from core.commands.sites import first_start
from core.domain.practice_site import SiteLevel
from core.domain.service_minutes import HoursPolicy
from core.domain.working_days import shipped_calendar
from core.ports.store import DeskPolicy
from db.errors import WrongKey
from db.store import Store
from desktop.devices.clock import FixedClock
from desktop.devices.key_store import MemoryKeyStore
from desktop.late_store import LateStore
from tests.desktop.kit import MORNING

FOUND = partial(
    first_start,
    unit="清禾县新时代文明实践中心",
    code="QH",
    level=SiteLevel.COUNTY_CENTER,
    clerk_name="陈立群",
)


def a_store(folder: Path) -> Store:
    return Store(
        folder,
        MemoryKeyStore(),
        FixedClock(MORNING),
        desk_handlers(),
        DeskPolicy(hours=HoursPolicy()),
        shipped_calendar(),
    )


@pytest.fixture
def gate() -> threading.Event:
    """Keeps the store shut until it is set."""
    return threading.Event()


@pytest.fixture
def late(qtbot: QtBot, tmp_path: Path, gate: threading.Event) -> Iterator[LateStore]:
    del qtbot  # an application must exist

    def open_store(_key: bytes | None) -> Store:
        gate.wait(10)
        return a_store(tmp_path / "desk")

    made = LateStore(open_store)
    yield made
    gate.set()
    made.close()


def test_a_question_asked_before_it_is_open_is_answered_when_it_is(
    qtbot: QtBot, late: LateStore, gate: threading.Event
) -> None:
    answers: list[object] = []
    asker = threading.Thread(target=lambda: answers.append(late.queries.site()))
    late.start()
    asker.start()
    assert answers == []
    with qtbot.waitSignal(late.opened):
        gate.set()
    asker.join(10)
    assert answers == [None]


def test_what_is_written_early_is_there_and_is_told_after_the_commit(
    qtbot: QtBot, late: LateStore, gate: threading.Event
) -> None:
    told: list[int] = []
    late.after_commit = lambda written: told.append(len(written.commands))
    gate.set()
    with qtbot.waitSignal(late.opened):
        late.start()
    late.write(FOUND, None)
    site = late.queries.site()
    assert site is not None
    assert site.code == "QH"
    assert len(told) == 1


def test_it_opens_once_however_often_it_is_started(
    qtbot: QtBot, late: LateStore, gate: threading.Event
) -> None:
    opened: list[bool] = []
    late.opened.connect(lambda: opened.append(True))
    gate.set()
    with qtbot.waitSignal(late.opened):
        late.start()
        late.start()
    late.open_again()
    assert (late.broken, opened) == (False, [True])


def test_drafts_go_through_and_come_back(qtbot: QtBot, late: LateStore, gate: threading.Event) -> None:
    gate.set()
    with qtbot.waitSignal(late.opened):
        late.start()
    late.save_draft("request", "one", b"{}", MORNING)
    assert [(draft.kind, draft.key) for draft in late.drafts()] == [("request", "one")]
    late.drop_draft("request", "one")
    assert list(late.drafts()) == []


def test_a_store_that_cannot_be_opened_says_why_to_everyone_and_may_be_tried_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    keys: list[bytes | None] = []

    def open_store(key: bytes | None) -> Store:
        keys.append(key)
        if key is None:
            raise WrongKey(tmp_path)
        return a_store(tmp_path / "desk")

    late = LateStore(open_store)
    with qtbot.waitSignal(late.failed) as told:
        late.start()
    assert isinstance(told.args[0], WrongKey)
    assert late.broken is True
    with pytest.raises(WrongKey):
        late.queries.site()
    with qtbot.waitSignal(late.opened):
        late.open_again(b"k" * 32)
    assert keys == [None, b"k" * 32]
    assert late.queries.site() is None
    late.close()


def test_closing_before_anything_was_opened_is_no_error(tmp_path: Path) -> None:
    LateStore(lambda _key: a_store(tmp_path)).close()
