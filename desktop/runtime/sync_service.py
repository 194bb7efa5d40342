"""Drives the sync engine on the network's own thread, and tells the screens on theirs.

Nothing of it runs while the desk knows no platform. Each call of the engine to the store is an errand of the
runner: it waits behind everything at the counter. What arrives is told through the runner's `committed`, the
signal that pages listen to anyway.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Protocol, cast

import msgspec
from PySide6.QtCore import QObject, Signal

from core.ports.queries import Queries
from core.ports.rows import LinkFacts
from core.ports.store import Changed
from core.sync.standing import Standing
from core.sync.status import EngineStatus, Poke, Stage
from desktop.runtime.delivery import Delivery, Job, Unexpected, report_unexpected
from desktop.runtime.runner import Failed, Runner, RunnerStopped
from desktop.runtime.store_runner import merged
from desktop.runtime.sync_desk import Carried, Line, SyncDesk, SyncStatus
from desktop.settings import JoinRequest, SettingsFile

if TYPE_CHECKING:
    from core.sync.parts import SyncStore

_log = logging.getLogger("desk.sync")

NEWS_EVERY_S = 0.5
"""How often the pages hear of rows that arrive, however many they are."""

STOP_S = 1.0


class Engine(Protocol):
    """What is driven here: core.sync.engine.SyncEngine."""

    @property
    def status(self) -> EngineStatus:
        """The newest status."""

    def poke(self, reason: Poke) -> None:
        """Something happened."""

    def join(self, platform_url: str, code: str = "") -> None:
        """Ask to be let in."""

    def step(self) -> float:
        """Do what is due; seconds until the next step is."""


@dataclass(frozen=True)
class SyncParts:
    """What the composition root gives.

    `store` waits for the store to be open. `open_engine` is called on the network's thread and loads what it
    needs; `close_line` ends requests under way, from any thread. `settle` notes a case (its key), how, and
    the clerk's id. `write_bundle` puts what waits into a file of a folder, `read_bundle` takes the county's
    file in.
    """

    store: "Callable[[], SyncStore]"
    open_engine: "Callable[[SyncStore, str], Engine]"
    close_line: Callable[[], None]
    settle: Callable[[str, str, str], None]
    write_bundle: "Callable[[SyncStore, Path], Path]"
    read_bundle: "Callable[[SyncStore, Path], Carried]"


class SyncService(SyncDesk):
    """One for the program. `let_in` when the county has approved: unit and desk code may be others now."""

    let_in = Signal()

    def __init__(
        self,
        parts: SyncParts,
        runner: Runner,
        queries: Queries,
        settings: SettingsFile,
        clock: Callable[[], datetime],
        unexpected: Unexpected = report_unexpected,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._parts, self._runner, self._queries = parts, runner, queries
        self._settings, self._clock = settings, clock
        self._delivery = Delivery(unexpected, self)
        self._unexpected = unexpected
        self._awake = threading.Condition()
        self._woken = False
        self._stopped = False
        self._thread: threading.Thread | None = None
        self._engine: Engine | None = None
        self._asked: JoinRequest | None = None
        self._pokes: list[Poke] = []
        self._heard: EngineStatus | None = None
        self._answered = False
        self._posted = False
        self._news: list[Changed] = []
        self._told_at = 0.0
        self._pressed = False
        self._answer_due = False
        self._facts: LinkFacts | None = None
        self._down_since: datetime | None = None
        self._complained = ""
        self._telling = False
        runner.committed.connect(self._committed)

    # -- on the UI thread ------------------------------------------------------------------------------------

    def start(self) -> None:
        """The store is open: learn how the desk stands, and begin if it knows a platform or waits for one."""
        self._read_facts()

    def stop(self) -> bool:
        """End within a second; a request that hangs in the network holds nothing and ends with us."""
        with self._awake:
            self._stopped = True
            self._awake.notify_all()
        self._parts.close_line()
        if self._thread is not None:
            self._thread.join(STOP_S)
        self._delivery.deliver_all()
        return True

    def line_back(self) -> None:
        """The system says that there is a network again."""
        self._poke(Poke.LINE_BACK)

    def sync_now(self) -> None:
        """The button."""
        self._poke(Poke.BUTTON)

    def ask_to_join(self, url: str, code: str) -> None:
        """Keep the request on disk, then ask; it is asked again after a restart."""
        self._settings.change(join=JoinRequest(url=url, code=code), platform_url=url)
        self._begin(self._settings.current.join)
        self._tell()

    def withdraw(self) -> None:
        """Forget the request; a desk that was never let in is on its own again."""
        self._settings.change(join=None)
        with self._awake:
            self._asked, self._engine = None, None
        if self._facts is not None and self._facts.standing == Standing.WAITING:
            alone = partial(self._errand_stand, Standing.ALONE)
            self._runner.read(self, alone, lambda _nothing: self._read_facts())
        self._tell()

    def settle(self, case: str, how: str, owner: QObject, done: Callable[[], None]) -> None:
        """On the writer, behind the counter."""
        clerk = self._runner.clerk or ""
        work = partial(self._runner.errand, partial(self._parts.settle, case, how, clerk))

        def settled(_nothing: None) -> None:
            done()
            self._runner.committed.emit(Changed(rows={"attention": frozenset({case})}))

        self._runner.read(owner, work, settled)

    def save_bundle(
        self, folder: Path, owner: QObject, done: Callable[[Path], None], failed: Failed | None = None
    ) -> None:
        """On a reader's thread; the store's part of it goes behind the counter."""
        store = self._store(_ignore)
        self._runner.read(owner, lambda: self._parts.write_bundle(store, folder), done, failed)

    def take_bundle(
        self, file: Path, owner: QObject, done: Callable[[Carried], None], failed: Failed | None = None
    ) -> None:
        """The same way; what came before a damage is kept and told."""
        news: list[Changed] = []
        store = self._store(lambda changed: news.append(changed) if changed is not None else None)

        def taken(carried: Carried) -> None:
            self._tell_news(news)
            done(carried)

        def refused(error: Exception) -> None:
            self._tell_news(news)
            if failed is None:
                raise error
            failed(error)

        self._runner.read(owner, lambda: self._parts.read_bundle(store, file), taken, refused)

    # -- how things stand, on the UI thread ------------------------------------------------------------------

    def _committed(self, _changed: Changed) -> None:
        if not self._telling:
            self._poke(Poke.COMMIT)
            self._read_facts()

    def _read_facts(self) -> None:
        now = self._clock()
        self._runner.read(self, lambda: self._queries.link(now), self._take_facts, slot="facts")

    def _take_facts(self, facts: LinkFacts) -> None:
        first, before = self._facts is None, self._facts
        self._facts = facts
        standing = Standing(facts.standing)
        if standing is Standing.ENROLLED and self._settings.current.join is not None:
            # Granted. A desk that was retired keeps its wish until it is let in again.
            self._settings.change(join=None)
        if before is not None and before.standing != facts.standing and standing is Standing.ENROLLED:
            self.let_in.emit()
        if first:
            self._begin_again(standing)
        self._tell()
        if self._answer_due:
            self._answer_due = False
            self.answered.emit(self.status)

    def _begin_again(self, standing: Standing) -> None:
        """At the start: go on with what there is, a platform or a request that nobody has refused."""
        kept = self._settings.current.join
        asked = kept if kept is not None and not kept.answer else None
        if standing is not Standing.ALONE or asked is not None:
            self._begin(asked)

    def _tell(self) -> None:
        facts, heard = self._facts, self._heard
        if facts is None:
            return
        down = heard is not None and heard.problem == "line_down"
        self._down_since = (self._down_since or self._clock()) if down else None
        answered = self._answered or (heard is not None and bool(heard.user_code))
        line = Line.DOWN if down else Line.UP if answered else Line.UNTRIED
        self.show_status(
            SyncStatus(
                standing=Standing(facts.standing),
                line=line,
                busy=heard is not None and not down and heard.stage not in {Stage.IDLE, Stage.REST},
                fetched=heard.pulled if heard is not None else 0,
                pending=facts.unsent,
                last_contact_at=facts.last_contact_at,
                last_sync_at=facts.last_sync_at,
                down_since=self._down_since,
                next_try_at=heard.next_try_at if heard is not None and down else None,
                clock_offset_ms=facts.clock_offset_ms,
                platform_url=facts.platform_url or self._settings.current.platform_url,
                county=facts.county,
                desk_code=facts.desk_code,
                problem=heard.problem if heard is not None and not down else "",
                request=self._request(facts, heard),
            )
        )

    def _request(self, facts: LinkFacts, heard: EngineStatus | None) -> JoinRequest | None:
        kept = self._settings.current.join
        if kept is None and facts.standing == Standing.COPIED:
            kept = JoinRequest(url=facts.platform_url)
        if kept is None or heard is None:
            return kept
        answer = "pending" if heard.user_code else kept.answer
        return msgspec.structs.replace(kept, user_code=heard.user_code, answer=answer)

    def _keep_ending(self, heard: EngineStatus | None) -> None:
        """A refused request is not made again by itself, not even after a restart."""
        kept = self._settings.current.join
        if kept is None or heard is None or heard.stage is not Stage.REST or not heard.problem:
            return
        self._settings.change(join=msgspec.structs.replace(kept, answer=heard.problem))

    # -- waking the thread -----------------------------------------------------------------------------------

    def _poke(self, reason: Poke) -> None:
        with self._awake:
            if self._thread is None or self._stopped:
                return
            self._pokes.append(reason)
            self._woken = True
            self._awake.notify_all()

    def _begin(self, asked: JoinRequest | None) -> None:
        with self._awake:
            if self._stopped:
                return
            if asked is not None:
                # What the engine before this one still has to say is no answer to this request.
                self._asked, self._engine, self._heard = asked, None, None
            self._woken = True
            self._awake.notify_all()
        if self._thread is None:
            # A daemon, as the store's threads: stop() is the orderly end.
            self._thread = threading.Thread(target=self._serve, name="network", daemon=True)
            self._thread.start()

    # -- on the network's thread -----------------------------------------------------------------------------

    def _store(self, noted: Callable[[Changed | None], None]) -> "SyncStore":
        return cast("SyncStore", _BehindTheCounter(self._parts.store, self._runner, noted))

    def _errand_stand(self, standing: Standing) -> None:
        self._store(_ignore).stand(standing)

    def _serve(self) -> None:
        store = self._store(self._noted)
        while not self._stopped:
            try:
                delay = self._step(store)
            except RunnerStopped:
                return
            except Exception as error:  # the store's troubles are told once, and the timer stays armed
                self._complain(error)
                delay = self._wait_after(error)
            self._post(force=delay > 0)
            with self._awake:
                if delay > 0 and not self._woken and not self._stopped:
                    self._awake.wait(delay)
                self._woken = False

    def _step(self, store: "SyncStore") -> float:
        with self._awake:
            asked, self._asked = self._asked, None
            pokes, self._pokes = self._pokes, []
            engine = self._engine
        if asked is not None or engine is None:
            try:
                engine = self._open(store, asked)
            except Exception:
                with self._awake:
                    if self._asked is None:
                        self._asked = asked
                raise
        if engine is None:
            return FOR_EVER_S
        if asked is not None:
            engine.join(asked.url, asked.code)
        for poke in pokes:
            engine.poke(poke)
        self._pressed = self._pressed or Poke.BUTTON in pokes
        delay = engine.step()
        self._complained = ""
        return delay

    def _open(self, store: "SyncStore", asked: JoinRequest | None) -> Engine | None:
        url = asked.url if asked is not None else store.state().platform_url
        if not url:
            return None
        self._parts.close_line()
        engine = self._parts.open_engine(store, url)
        with self._awake:
            self._engine = engine
        return engine

    def _wait_after(self, error: Exception) -> float:
        engine = self._engine
        if engine is None:
            return 60.0
        _log.warning("sync goes on later: %s", type(error).__name__)
        return 1.0

    def _complain(self, error: Exception) -> None:
        if self._complained == type(error).__name__:
            return
        self._complained = type(error).__name__
        job: Job[None] = Job(None, lambda: None, partial(_raise, error))
        self._delivery.post(job)

    def _noted(self, changed: Changed | None) -> None:
        """The store wrote something for the engine; None when the platform just answered."""
        if changed is None:
            self._answered = True
        elif changed.rows:
            self._news.append(changed)

    def _post(self, *, force: bool) -> None:
        """Status and news, in groups: a round of a hundred pages must not flood the screens."""
        engine = self._engine
        status = engine.status if engine is not None else None
        quiet = monotonic() - self._told_at < NEWS_EVERY_S
        if quiet and not force:
            return
        news, self._news, self._told_at = self._news, [], monotonic()
        answer = force and self._pressed
        self._pressed = self._pressed and not force
        job: Job[None] = Job(
            None, lambda: None, lambda _job: self._receive(engine, status, news, answer=answer)
        )
        self._delivery.post(job)

    def _receive(
        self, engine: Engine | None, status: EngineStatus | None, news: list[Changed], *, answer: bool
    ) -> None:
        if engine is self._engine:
            self._heard = status
            self._keep_ending(status)
        self._answer_due = self._answer_due or answer
        self._tell_news(news)
        self._read_facts()
        self._tell()

    def _tell_news(self, news: list[Changed]) -> None:
        if not news:
            return
        # What the platform sent must not wake the engine as the clerk's own commits do.
        self._telling = True
        try:
            self._runner.committed.emit(merged(news))
        finally:
            self._telling = False


FOR_EVER_S = 3600.0


class _BehindTheCounter:
    """A SyncStore whose every call is an errand, and which notes what the calls changed."""

    def __init__(
        self, store: "Callable[[], SyncStore]", runner: Runner, noted: Callable[[Changed | None], None]
    ) -> None:
        self._store, self._runner, self._noted = store, runner, noted

    def __getattr__(self, name: str) -> Callable[..., object]:
        def ask(*values: object, **named: object) -> object:
            method: Callable[..., object] = getattr(self._store(), name)
            answer = self._runner.errand(partial(method, *values, **named))
            if isinstance(answer, Changed):
                self._noted(answer)
            elif name == "contact":
                self._noted(None)
            return answer

        return ask


def _ignore(_changed: Changed | None) -> None:
    """Nobody listens to these."""


def _raise(error: Exception, _job: Job[None]) -> None:
    raise error
