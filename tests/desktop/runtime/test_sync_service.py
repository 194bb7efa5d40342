"""The service around the engine: its thread, its wakers, its news, its end."""

import threading
from collections import deque
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import cast

import msgspec
import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from core.ports.queries import Queries
from core.ports.rows import LinkFacts
from core.ports.store import Changed
from core.sync.parts import SyncStore
from core.sync.status import EngineStatus, Poke, Stage
from desktop.runtime.store_runner import StoreRunner
from desktop.runtime.sync_desk import Carried, Line, SyncStatus
from desktop.runtime.sync_service import SyncParts, SyncService
from desktop.settings import JoinRequest, SettingsFile
from tests.desktop.kit import MORNING
from tests.desktop.runtime.parts import Notebook, a_note, nothing

URL = "https://zx.example.cn"
ALONE = LinkFacts(
    standing="alone",
    platform_url="",
    county="",
    desk_code="K7",
    device="device",
    unsent=3,
    unsent_bytes=900,
    oldest_unsent_at=MORNING,
    open_cases=0,
    settled_today=0,
    blobs_waiting=0,
    blob_bytes_waiting=0,
    clock_offset_ms=0,
    last_contact_at=None,
    last_sync_at=None,
)
JOINED = msgspec.structs.replace(ALONE, standing="enrolled", platform_url=URL, county="qh")


class Facts:
    """The read side: how the desk stands, as the test says."""

    def __init__(self) -> None:
        self.now = ALONE

    def link(self, _now: datetime) -> LinkFacts:
        return self.now


class State(msgspec.Struct):
    """The one thing of the desk's state that is asked for here."""

    platform_url: str = URL


class SmallStore:
    """Answers the calls of the scripted engine; notes on which thread."""

    def __init__(self) -> None:
        self.threads: set[str] = set()
        self.stood: list[str] = []

    def state(self) -> State:
        self.threads.add(threading.current_thread().name)
        return State()

    def take(self, row: str) -> Changed:
        self.threads.add(threading.current_thread().name)
        return Changed(rows={"volunteer": frozenset({row})})

    def contact(self) -> None:
        """The platform answered."""

    def stand(self, standing: str) -> None:
        self.stood.append(standing)


Step = Callable[["Script"], float]


class Script:
    """An engine that does what the test wrote down, one entry a step, and then rests for a minute."""

    def __init__(self, store: SmallStore, steps: deque[Step]) -> None:
        self.store, self.steps = store, steps
        self.status = EngineStatus(stage=Stage.IDLE, since=MORNING)
        self.pokes: list[Poke] = []
        self.joins: list[tuple[str, str]] = []
        self.stepped = 0
        self.thread = ""

    def poke(self, reason: Poke) -> None:
        self.pokes.append(reason)

    def join(self, platform_url: str, code: str = "") -> None:
        self.joins.append((platform_url, code))

    def step(self) -> float:
        self.stepped += 1
        self.thread = threading.current_thread().name
        return self.steps.popleft()(self) if self.steps else 60.0


class Bench:
    """A service with everything around it."""

    def __init__(self, folder: Path, runner: StoreRunner, unexpected: list[BaseException]) -> None:
        self.facts, self.store, self.steps = Facts(), SmallStore(), deque[Step]()
        self.engines: list[Script] = []
        self.opened: list[str] = []
        self.settled: list[tuple[str, str, str]] = []
        self.closed = 0
        self.runner = runner
        self.settings = SettingsFile(folder / "settings.json")
        parts = SyncParts(
            store=lambda: cast("SyncStore", self.store),
            open_engine=self._open,
            close_line=self._close,
            settle=lambda case, how, clerk: self.settled.append((case, how, clerk)),
            write_bundle=lambda _store, folder: folder / "K7.pdb1",
            read_bundle=self._read,
        )
        self.service = SyncService(
            parts,
            runner,
            cast("Queries", self.facts),
            self.settings,
            lambda: MORNING,
            unexpected.append,
        )
        self.said: list[SyncStatus] = []
        self.service.status_changed.connect(self.said.append)

    def _open(self, _store: SyncStore, url: str) -> Script:
        self.opened.append(url)
        # The store the engine gets sends each call behind the counter.
        engine = Script(cast("SmallStore", _store), self.steps)
        self.engines.append(engine)
        return engine

    def _close(self) -> None:
        self.closed += 1

    def _read(self, store: SyncStore, _file: Path) -> Carried:
        cast("SmallStore", store).take("v9")
        return Carried(acknowledged=2, rows=1)


@pytest.fixture
def bench(tmp_path: Path, runner: StoreRunner, unexpected: list[BaseException]) -> Iterator[Bench]:
    bench = Bench(tmp_path, runner, unexpected)
    yield bench
    assert bench.service.stop()


def started(bench: Bench, qtbot: QtBot, facts: LinkFacts) -> Script | None:
    bench.facts.now = facts
    bench.service.start()
    qtbot.waitUntil(lambda: bool(bench.said))
    if facts.standing == "alone":
        return None
    qtbot.waitUntil(lambda: bool(bench.engines) and bench.engines[0].stepped > 0)
    return bench.engines[0]


def test_a_desk_on_its_own_has_no_network_thread_and_knows_what_it_keeps(bench: Bench, qtbot: QtBot) -> None:
    started(bench, qtbot, ALONE)
    assert bench.service.status.pending == 3
    bench.service.sync_now()
    bench.service.line_back()
    assert "network" not in {thread.name for thread in threading.enumerate()}
    assert bench.opened == []


def test_a_joined_desk_steps_on_the_networks_thread_and_writes_on_the_writers(
    bench: Bench, qtbot: QtBot
) -> None:
    bench.steps.append(lambda engine: float(bool(engine.store.take("v1"))) * 60)
    engine = started(bench, qtbot, JOINED)
    assert engine is not None
    qtbot.waitUntil(lambda: bench.store.threads == {"store-writer"})
    assert engine.thread == "network"
    assert bench.opened == [URL]


def test_rows_that_arrive_are_told_once_by_the_signal_the_pages_listen_to(bench: Bench, qtbot: QtBot) -> None:
    heard: list[Changed] = []
    bench.runner.committed.connect(heard.append)
    for row in ("v1", "v2", "v3"):
        bench.steps.append(lambda engine, row=row: float(not engine.store.take(row)))  # type: ignore[misc]  # bound on purpose
    engine = started(bench, qtbot, JOINED)
    assert engine is not None
    qtbot.waitUntil(lambda: sum(len(one.rows["volunteer"]) for one in heard) == 3)
    assert len(heard) <= 2
    assert Poke.COMMIT not in engine.pokes


def test_a_commit_the_button_and_the_line_wake_the_engine(bench: Bench, qtbot: QtBot) -> None:
    engine = started(bench, qtbot, JOINED)
    assert engine is not None
    bench.runner.write(bench.service, a_note("a"), nothing)
    qtbot.waitUntil(lambda: engine.pokes == [Poke.COMMIT])
    bench.service.sync_now()
    qtbot.waitUntil(lambda: engine.pokes == [Poke.COMMIT, Poke.BUTTON])
    bench.service.line_back()
    qtbot.waitUntil(lambda: engine.pokes == [Poke.COMMIT, Poke.BUTTON, Poke.LINE_BACK])


def test_the_button_is_answered_once_when_the_desk_rests(bench: Bench, qtbot: QtBot) -> None:
    engine = started(bench, qtbot, JOINED)
    assert engine is not None
    answers: list[SyncStatus] = []
    bench.service.answered.connect(answers.append)
    bench.steps.extend([lambda _engine: 0.0, lambda _engine: 0.0])
    bench.service.sync_now()
    qtbot.waitUntil(lambda: len(answers) == 1)
    assert not bench.steps
    bench.service.line_back()
    qtbot.waitUntil(lambda: Poke.LINE_BACK in engine.pokes)
    assert len(answers) == 1


def test_no_answer_is_a_line_that_is_down_with_the_time_of_the_next_try(bench: Bench, qtbot: QtBot) -> None:
    def fail(engine: Script) -> float:
        engine.status = EngineStatus(
            stage=Stage.HELLO, since=MORNING, problem="line_down", next_try_at=MORNING, failures=1
        )
        return 60.0

    bench.steps.append(fail)
    started(bench, qtbot, JOINED)
    qtbot.waitUntil(lambda: bench.service.status.line is Line.DOWN)
    status = bench.service.status
    assert (status.down_since, status.next_try_at, status.busy) == (MORNING, MORNING, False)


def test_a_trouble_of_the_store_is_told_once_and_the_engine_is_tried_again(
    bench: Bench, qtbot: QtBot, unexpected: list[BaseException]
) -> None:
    def break_down(_engine: Script) -> float:
        raise OSError("the disk")

    bench.steps.extend([break_down, break_down])
    engine = started(bench, qtbot, JOINED)
    assert engine is not None
    qtbot.waitUntil(lambda: bool(unexpected))
    bench.service.sync_now()
    qtbot.waitUntil(lambda: engine.stepped >= 3)
    assert [type(error) for error in unexpected] == [OSError]
    unexpected.clear()


def test_a_request_is_on_disk_before_it_is_sent_and_asked_again_at_the_next_start(
    bench: Bench, qtbot: QtBot
) -> None:
    started(bench, qtbot, ALONE)
    bench.service.ask_to_join(URL, "D1")
    assert SettingsFile(bench.settings.folder / "settings.json").current.join == JoinRequest(
        url=URL, code="D1"
    )
    assert bench.service.status.waiting
    qtbot.waitUntil(lambda: bool(bench.engines) and bench.engines[0].joins == [(URL, "D1")])


def test_a_kept_request_is_asked_for_at_the_start(bench: Bench, qtbot: QtBot) -> None:
    bench.settings.change(join=JoinRequest(url=URL, code="D1"))
    started(bench, qtbot, ALONE)
    qtbot.waitUntil(lambda: bool(bench.engines) and bench.engines[0].joins == [(URL, "D1")])


def test_a_request_that_was_refused_is_not_asked_again_by_itself(bench: Bench, qtbot: QtBot) -> None:
    bench.settings.change(join=JoinRequest(url=URL, code="D1"))

    def refused(engine: Script) -> float:
        engine.status = EngineStatus(stage=Stage.REST, since=MORNING, problem="enrol_refused")
        return 60.0

    bench.steps.append(refused)
    started(bench, qtbot, ALONE)
    qtbot.waitUntil(lambda: not bench.service.status.waiting)
    kept = bench.settings.current.join
    assert kept is not None
    assert kept.answer == "enrol_refused"


def test_being_let_in_is_told_and_the_request_is_forgotten(bench: Bench, qtbot: QtBot) -> None:
    bench.settings.change(join=JoinRequest(url=URL))
    started(bench, qtbot, ALONE)
    bench.facts.now = JOINED
    with qtbot.waitSignal(bench.service.let_in):
        bench.service.line_back()
    assert bench.settings.current.join is None
    assert bench.service.status.joined


def test_settling_is_noted_on_the_writer_with_the_clerk_on_duty(bench: Bench, qtbot: QtBot) -> None:
    bench.runner.clerk = "clerk-1"
    done: list[bool] = []
    owner = QObject()
    bench.service.settle("device/1/7", "mine", owner, lambda: done.append(True))
    qtbot.waitUntil(lambda: done == [True])
    assert bench.settled == [("device/1/7", "mine", "clerk-1")]


def test_a_bundle_goes_out_and_comes_in_and_its_rows_are_told(
    bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    heard: list[Changed] = []
    bench.runner.committed.connect(heard.append)
    places: list[Path] = []
    taken: list[Carried] = []
    owner = QObject()
    bench.service.save_bundle(tmp_path, owner, places.append)
    bench.service.take_bundle(tmp_path / "answer.pdb1", owner, taken.append)
    qtbot.waitUntil(lambda: bool(places and taken))
    assert (places, taken) == ([tmp_path / "K7.pdb1"], [Carried(acknowledged=2, rows=1)])
    assert heard[-1].rows == {"volunteer": frozenset({"v9"})}


def test_it_stops_within_a_second_while_a_request_hangs(bench: Bench, qtbot: QtBot) -> None:
    gate = threading.Event()

    def hang(_engine: Script) -> float:
        gate.wait(30)
        return 60.0

    bench.steps.append(hang)
    bench.facts.now = JOINED
    bench.service.start()
    qtbot.waitUntil(lambda: bool(bench.engines))
    assert bench.service.stop()
    assert bench.closed > 0
    gate.set()
    thread = bench.service._thread
    assert thread is not None
    thread.join(10)


def test_the_counter_is_served_between_the_errands_of_a_long_fetch(
    bench: Bench, qtbot: QtBot, notebook: Notebook
) -> None:
    for number in range(200):
        bench.steps.append(lambda engine, n=number: float(not engine.store.take(f"v{n}")))  # type: ignore[misc]  # bound on purpose
    written: list[object] = []
    bench.runner.write(bench.service, a_note("scan"), written.append)
    started(bench, qtbot, JOINED)
    qtbot.waitUntil(lambda: bool(written) and not bench.steps)
    assert notebook.words == ["scan"]
