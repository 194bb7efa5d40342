"""Named, resumable stages that bring desk and platform together: see docs/sync.md, "The engine".

The engine has no thread, no clock and no memory of the queue: who drives it calls `step` when it is due, and
everything that must survive is in the store. Any stage may be interrupted anywhere and begun again.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import msgspec

from core.sync.backoff import around, asked_patience, full_jitter
from core.sync.comparing import Comparison, TooDifferent
from core.sync.enrolling import Joining
from core.sync.errands import Errands
from core.sync.parts import DeskState, LineDown, PlatformLine, Refused, Standing, SyncStore
from core.sync.status import EngineStatus, Poke, Stage
from core.sync.wire import EVERYTHING, MAX_OPS, HelloReply, HelloRequest, Problem, PullRequest, PushRequest

PERIOD_S = 60.0
DEBOUNCE_S = 2.0
PAGE_ROWS = 4_000
"""Large pages write each page of an index less often; where an answer was too large, they shrink."""
SMALL_PAGE = 25
"""On a bad line batches and pages shrink to this, so that some of them get through."""

HELLOS_A_ROUND = 4
MENDS = 3
"""A rewind, a new epoch or a taught clock is tried at once so often; then it waits like any failure."""

ABOUT_THE_ENVELOPE = frozenset(
    {"signature_invalid", "device_unknown", "scope_refused", "not_found", "login_needed", "unsupported_media"}
)
"""Refusals that no single entry of a batch can be to blame for."""

OUR_PROBLEM = "urn:practice-desk:problem:"


@dataclass(slots=True)
class Round:
    """What the engine remembers between two times of rest; losing it costs a hello and nothing else."""

    reply: HelloReply | None = None
    schema: int = 1
    hellos: int = 0
    pushing: PushRequest | None = None
    must_pull: bool = False
    comparison: Comparison | None = None
    compared: set[str] = field(default_factory=set)
    verified: bool = False


class SyncEngine:
    """Brings one desk up to date with one platform, one request a step.

    `clock` is the desk's aware clock, which may be wrong and may jump; `monotonic` counts seconds and never
    goes back; `random` draws from [0, 1). `heard` is told each new status, on the thread that steps. `poke`,
    `join` and `status` may be used from any thread, everything else from one.
    """

    def __init__(
        self,
        store: SyncStore,
        line: PlatformLine,
        clock: Callable[[], datetime],
        random: Callable[[], float],
        *,
        monotonic: Callable[[], float],
        app: str,
        desk_name: str = "",
        disk_free: Callable[[], int] = lambda: 0,
        heard: Callable[[EngineStatus], None] = lambda _status: None,
    ) -> None:
        self._store = store
        self._line = line
        self._clock = clock
        self._random = random
        self._monotonic = monotonic
        self._app = app
        self._disk_free = disk_free
        self._heard = heard
        self._pokes: deque[Poke] = deque(maxlen=16)
        self._joins: deque[tuple[str, str]] = deque(maxlen=1)
        self._due = monotonic()
        self._status = EngineStatus(stage=Stage.HELLO, since=clock())
        self._round = Round()
        self._mends = 0
        self._pressed = False
        self._batch = MAX_OPS
        self._page = PAGE_ROWS
        self._errands = Errands(store, line)
        self._joining = Joining(store, line, app=app, desk_name=desk_name)
        self._forget: set[str] = set()
        self._stages = {
            Stage.REST: self._rest,
            Stage.ENROL: self._enrol,
            Stage.HELLO: self._hello,
            Stage.PUSH: self._push,
            Stage.RECEIPTS: self._receipts,
            Stage.PULL: self._pull,
            Stage.DIGEST: self._digest,
            Stage.BLOBS: self._blobs,
            Stage.IDLE: self._wake,
        }
        self._answers: dict[str, Callable[[Problem], float]] = {
            "gap": self._rewind,
            "fork": self._renumber,
            "epoch_stale": self._copied,
            "device_revoked": self._retired,
            "device_unknown": self._unknown,
            "signature_old": self._learn_time,
            "nonce_replayed": self._mend,
            "cursor_below_floor": self._below_floor,
            "schema_too_old": self._too_old,
            "rate_limited": self._patience,
            "server_busy": self._patience,
        }

    @property
    def status(self) -> EngineStatus:
        """The newest status."""
        return self._status

    def poke(self, reason: Poke) -> None:
        """Something happened; `step` again soon to learn when the engine is due now."""
        self._pokes.append(reason)

    def join(self, platform_url: str, code: str = "") -> None:
        """Ask to be let in at this platform; `code` is one that the county gave out."""
        self._joins.append((platform_url, code))

    def step(self) -> float:
        """Do what is due, at most one request, and return the seconds until the next step is.

        Called early it does nothing. An error of the store leaves the timer armed and is raised.
        """
        self._listen()
        if (wait := self._due - self._monotonic()) > 0:
            return wait
        try:
            delay = self._stages[self._status.stage]()
        except LineDown:
            delay = self._line_down()
        except Refused as refused:
            delay = self._refused(refused.problem)
        except BaseException:
            self._arm(self._fail("desk_failed"))
            raise
        self._arm(delay)
        return delay

    # What wakes it

    def _listen(self) -> None:
        now = self._monotonic()
        while self._pokes:
            reason = self._pokes.popleft()
            if reason is Poke.BUTTON:
                self._pressed = True
                self._due = now
            elif reason is Poke.LINE_BACK:
                self._set(failures=0)
                self._due = now
            elif self._status.stage is Stage.IDLE:
                # After a failure the stage is another one: a commit does not hurry a platform in trouble.
                self._due = min(self._due, now + DEBOUNCE_S)
        if self._joins:
            self._joining.ask_at(*self._joins.popleft())
            self._due = now
            self._enter(Stage.ENROL)

    def _arm(self, delay: float) -> None:
        self._due = self._monotonic() + delay
        self._set(next_try_at=self._clock() + timedelta(seconds=delay) if delay else None)

    def _enter(self, stage: Stage) -> None:
        if stage is not self._status.stage:
            self._set(stage=stage, since=self._clock())

    def _set(self, **facts: object) -> None:
        status: EngineStatus = msgspec.structs.replace(self._status, **facts)
        if status != self._status:
            self._status = status
            self._heard(status)

    # What can go wrong

    def _fail(self, code: str) -> float:
        """Begin again with a hello, later."""
        failures = self._status.failures + 1
        self._begin_round()
        self._mends = 0
        self._enter(Stage.HELLO)
        self._set(problem=code, failures=failures)
        return full_jitter(failures, self._random)

    def _line_down(self) -> float:
        self._batch = min(self._batch, max(SMALL_PAGE, self._batch // 2))
        self._page = max(SMALL_PAGE, self._page // 2)
        if self._status.stage is Stage.BLOBS:
            # Files never hold entries up: the round is over, and the next commit is heard at once.
            self._errands.shrink()
            return self._finish("line_down")
        return self._fail("line_down")

    def _refused(self, problem: Problem) -> float:
        if answer := self._answers.get(problem.code):
            return answer(problem)
        stage = self._status.stage
        if problem.code == "signature_invalid" and stage in {Stage.ENROL, Stage.HELLO}:
            return self._not_proven(problem)
        if stage is Stage.PUSH and _about_an_entry(problem):
            return self._bisect(problem)
        if stage is Stage.ENROL and _about_the_sender(problem):
            return self._not_asked(problem.code)
        if _about_the_sender(problem) and self._errands.refused():
            self._set(problem=problem.code)
            return 0.0
        return self._fail(problem.code)

    def _mend(self, problem: Problem) -> float:
        """Something was put right: try again at once, but not for ever."""
        self._mends += 1
        if self._mends > MENDS:
            return self._fail(problem.code)
        if problem.code == "gap":
            self._errands.doubt()
        self._set(problem=problem.code)
        self._enter(Stage.HELLO)
        return 0.0

    def _rewind(self, problem: Problem) -> float:
        if problem.expected_seq is None:
            return self._fail(problem.code)
        self._agrees(problem.expected_seq)
        return self._mend(problem)

    def _renumber(self, problem: Problem) -> float:
        # A hello is refused where even the acknowledged entries are not those that the platform has.
        behind = EVERYTHING if self._status.stage is Stage.HELLO else None
        if self._mends < MENDS:
            self._store.renumber(device=None, now=self._clock(), behind=behind)
        return self._mend(problem)

    def _copied(self, problem: Problem) -> float:
        self._store.stand(Standing.COPIED)
        self._set(problem=problem.code)
        self._enter(Stage.ENROL)
        return 0.0

    def _retired(self, problem: Problem) -> float:
        self._store.stand(Standing.RETIRED)
        self._pressed = False
        self._set(problem=problem.code)
        self._enter(Stage.REST)
        return PERIOD_S

    def _unknown(self, problem: Problem) -> float:
        """It is told, and asked now and then: the platform may be put right again."""
        if self._store.state().standing is Standing.ENROLLED:
            self._store.stand(Standing.UNKNOWN)
        return self._fail(problem.code)

    def _not_proven(self, problem: Problem) -> float:
        """A clock before 1970 cannot even be written into a signature; the answer says what the time is."""
        if problem.server_ms is not None:
            self._store.contact(problem.server_ms, self._clock(), 0)
        return self._fail(problem.code)

    def _learn_time(self, problem: Problem) -> float:
        if problem.server_ms is None:
            return self._fail(problem.code)
        self._store.contact(problem.server_ms, self._clock(), 0)
        return self._mend(problem)

    def _below_floor(self, problem: Problem) -> float:
        # Pushing comes first: what is pulled from the beginning is laid under pending work.
        self._forget.update(self._store.state().cursors)
        self._mends += 1
        if self._mends > MENDS:
            return self._fail(problem.code)
        self._set(problem=problem.code)
        self._enter(Stage.PUSH)
        return 0.0

    def _too_old(self, problem: Problem) -> float:
        """Pulling stops until the desk is updated; what is made here still goes up at the usual times."""
        return self._finish(problem.code)

    def _patience(self, problem: Problem) -> float:
        delay = asked_patience(problem.retry_after_s, self._status.failures + 1, self._random)
        self._fail(problem.code)
        return delay

    def _bisect(self, problem: Problem) -> float:
        pushed = self._round.pushing
        if pushed is None:
            return self._fail(problem.code)
        self._set(problem=problem.code)
        if len(pushed.ops) > 1:
            self._batch = len(pushed.ops) // 2
            return 0.0
        entry = pushed.ops[0]
        if entry.body is None or not problem.type.startswith(OUR_PROBLEM):
            # Refused without its body too, or by a box on the way: this entry is not to blame.
            return self._fail(problem.code)
        self._store.void(entry.seq)
        return 0.0

    # Being let in

    def _rest(self) -> float:
        """Nobody to talk to: never enrolled, refused or retired. The button asks once more."""
        standing = self._store.state().standing
        if standing is Standing.ENROLLED or (self._pressed and standing is not Standing.ALONE):
            self._enter(Stage.HELLO)
            return 0.0
        self._pressed = False
        return PERIOD_S

    def _enrol(self) -> float:
        outcome = self._joining.step(self._store.state(), self._clock(), self._monotonic())
        self._pressed = False
        self._set(problem=outcome.problem, failures=0, user_code=outcome.user_code)
        if outcome.stage is not Stage.ENROL:
            self._begin_round()
            self._enter(outcome.stage)
        return outcome.delay_s

    def _not_asked(self, code: str) -> float:
        """The platform did not take the question, or knows nothing any more of one it took."""
        if self._joining.forget():
            return self._fail(code)
        self._set(problem=code)
        self._enter(Stage.REST)
        return PERIOD_S

    # A round

    def _begin_round(self) -> None:
        self._round = Round()
        self._errands.begin_round()

    def _wake(self) -> float:
        self._begin_round()
        self._mends = 0
        self._set(sent=0, total=0, pulled=0)
        self._enter(Stage.HELLO)
        return 0.0

    def _finish(self, problem: str = "") -> float:
        self._set(problem=problem, failures=0)
        self._enter(Stage.IDLE)
        return around(PERIOD_S, self._random)

    def _progress(self) -> None:
        self._mends = 0
        self._set(problem="", failures=0)

    def _hello(self) -> float:
        state = self._store.state()
        if (stage := self._stage_for(state.standing)) is not None:
            self._enter(stage)
            return 0.0
        if not state.pending and self._store.digest_due():
            return 0.0
        wall_ms = int(self._clock().timestamp() * 1000)
        request = self._store.hello(app=self._app, wall_ms=wall_ms, disk_free=self._disk_free())
        before = self._monotonic()
        reply = self._line.hello(request)
        round_trip_ms = int((self._monotonic() - before) * 1000)
        self._store.contact(reply.server_ms, self._clock(), round_trip_ms)
        if state.standing in {Standing.RETIRED, Standing.UNKNOWN}:
            self._store.stand(Standing.ENROLLED)
        self._pressed = False
        self._round.hellos += 1
        self._set(notices=reply.notices, total=self._status.sent + request.pending)
        return self._after_hello(state, request, reply)

    def _stage_for(self, standing: Standing) -> Stage | None:
        if self._joining.wanted or standing in {Standing.WAITING, Standing.COPIED}:
            return Stage.ENROL
        if standing is Standing.ALONE or (standing is Standing.RETIRED and not self._pressed):
            return Stage.REST
        return None

    def _after_hello(self, state: DeskState, request: HelloRequest, reply: HelloReply) -> float:
        if lost := self._store.lost_since(reply.log):
            # Of an epoch that is over the platform asks for nothing: it goes again at the head of a new one.
            self._store.renumber(device=None, now=self._clock(), behind=lost)
            return self._mend(_named("gap"))
        if not self._agrees(reply.expected_seq):
            return self._mend(_named("gap"))
        self._round.reply, self._round.schema = reply, request.schema
        for scope, head in reply.heads.items():
            cursor = state.cursors.get(scope, 0)
            # A platform restored from a copy counts up again: what it numbers now would never be asked for.
            if cursor > head or 0 < cursor < reply.floors.get(scope, 0):
                self._forget.add(scope)
                self._errands.doubt()
        self._enter(Stage.PUSH if request.pending or self._forget else Stage.RECEIPTS)
        return 0.0

    def _agrees(self, expected_seq: int) -> bool:
        """Take in which entry the platform wants next; False when that changed how the log stands."""
        state = self._store.state()
        if expected_seq <= state.acked_seq:
            self._store.lost_behind(expected_seq)
        elif expected_seq > state.head_seq + 1:
            self._store.renumber(device=None, now=self._clock())
        else:
            return True
        return False

    def _push(self) -> float:
        request = self._store.batch(self._batch)
        if request is None:
            for scope in sorted(self._forget):
                self._store.forget_cursor(scope)
                self._round.must_pull = True
            self._forget.clear()
            self._enter(Stage.RECEIPTS)
            return 0.0
        self._round.pushing = request
        reply = self._line.push(request)
        self._round.pushing = None
        self._store.acknowledged(reply, self._clock())
        first, last = request.ops[0].seq, request.ops[-1].seq
        taken = min(reply.ack, last) - first + 1
        if taken <= 0:
            return self._fail("gap")
        self._round.must_pull = True
        self._batch = min(MAX_OPS, self._batch * 2)
        self._progress()
        sent = self._status.sent + taken
        self._set(sent=sent, total=max(self._status.total, sent))
        return 0.0

    def _receipts(self) -> float:
        if self._errands.send_receipt():
            return 0.0
        return self._after_sending()

    def _after_sending(self) -> float:
        reply = self._round.reply
        if reply is None:
            self._enter(Stage.HELLO)
        elif reply.min_schema > self._round.schema:
            return self._finish("schema_too_old")
        elif self._round.must_pull or self._behind(reply):
            self._enter(Stage.PULL)
        else:
            self._enter(Stage.DIGEST)
        return 0.0

    def _behind(self, reply: HelloReply) -> bool:
        cursors = self._store.state().cursors
        return any(cursors.get(scope, 0) < head for scope, head in reply.heads.items())

    def _pull(self) -> float:
        state, reply = self._store.state(), self._round.reply
        if reply is None:
            self._enter(Stage.HELLO)
            return 0.0
        cursors = {scope: state.cursors.get(scope, 0) for scope in reply.scopes}
        request = PullRequest(
            device=state.device,
            epoch=state.epoch,
            cursors=cursors,
            limit=self._page,
            schema=self._round.schema,
        )
        page = self._line.pull(request)
        if page.more and all(page.cursors.get(scope, 0) <= was for scope, was in cursors.items()):
            return self._fail("malformed")
        self._store.take(page, self._clock())
        self._page = min(PAGE_ROWS, self._page * 2)
        self._progress()
        self._set(pulled=self._status.pulled + sum(len(part.rows) for part in page.pages))
        if not page.more:
            self._round.must_pull = False
            # Others write all the time: a busy county is not followed without a rest.
            if self._round.hellos >= HELLOS_A_ROUND:
                return self._finish()
            self._enter(Stage.HELLO)
        return 0.0

    def _digest(self) -> float:
        reply = self._round.reply
        if reply is None or self._store.state().pending:
            # What is pending differs rightly; it goes up first.
            self._round.comparison = None
            self._enter(Stage.HELLO)
            return 0.0
        if self._round.comparison is None:
            return self._next_comparison(reply)
        try:
            if self._round.comparison.step():
                return 0.0
        except TooDifferent:
            self._forget.add(self._round.comparison.scope)
        self._round.compared.add(self._round.comparison.scope)
        self._round.comparison = None
        return 0.0

    def _next_comparison(self, reply: HelloReply) -> float:
        unequal = [scope for scope, equal in sorted(reply.equal.items()) if not equal]
        if not unequal:
            self._store.synced(self._clock())
            self._enter(Stage.BLOBS)
            return 0.0
        left = [scope for scope in unequal if scope not in self._round.compared]
        if left:
            device = self._store.state().device
            self._round.comparison = Comparison(self._store, self._line, self._clock, device, left[0])
        elif self._round.verified:
            return self._fail("digest_differs")
        else:
            self._round.verified = True
            self._enter(Stage.PUSH if self._forget else Stage.HELLO)
        return 0.0

    def _blobs(self) -> float:
        """One part of one file at a time, then the desk's own tidying, and only while nothing else waits."""
        if self._store.state().pending:
            self._enter(Stage.HELLO)
            return 0.0
        if self._errands.send_part():
            return 0.0
        if self._store.index_due():
            return 0.0
        return self._finish(self._status.problem if self._errands.left else "")


def _about_an_entry(problem: Problem) -> bool:
    return 400 <= problem.status < 500 and problem.code not in ABOUT_THE_ENVELOPE


def _about_the_sender(problem: Problem) -> bool:
    return 400 <= problem.status < 500


def _named(code: str) -> Problem:
    return Problem(type=OUR_PROBLEM + code, title="", status=409, code=code)
