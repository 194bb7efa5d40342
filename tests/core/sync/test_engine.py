"""The engine's states against small doubles; tests/processes has the real store, line and platform."""

import gc
import tracemalloc
from collections.abc import Callable
from datetime import timedelta

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from core.sync.engine import PERIOD_S, SyncEngine
from core.sync.parts import LineDown, Refused, Standing
from core.sync.signing import signed_certificate
from core.sync.status import EngineStatus, Poke, Stage
from core.sync.wire import (
    DeviceCertificate,
    EnrolRequest,
    HelloRequest,
    LogEnd,
    PollReply,
    PushReply,
    PushRequest,
)
from tests.core.sync.doubles import SCOPE, SmallPlatform, SmallStore, Time, down, refused


class Bench:
    """A desk, a platform, and time that passes only when the engine says that it may."""

    def __init__(self, kind: type[SmallPlatform] = SmallPlatform) -> None:
        self.time = Time()
        self.store = SmallStore()
        self.platform = kind(self.time)
        self.heard: list[EngineStatus] = []
        self.engine = SyncEngine(
            self.store,
            self.platform,
            self.time.now,
            self.time.random,
            monotonic=self.time.monotonic,
            app="test",
            desk_name="front-desk",
            heard=self.heard.append,
        )

    def run(self, until: Callable[[], bool], steps: int = 500) -> None:
        """Step, and let the time pass that the engine asks for, until something is so."""
        for _ in range(steps):
            delay = self.engine.step()
            if until():
                return
            self.time.turn(delay)
        raise AssertionError(f"never came to be so: {self.engine.status} {self.platform.calls[-20:]}")

    def rest(self) -> None:
        """Let the next round come to its end."""
        self.run(lambda: self.status.stage is not Stage.IDLE)
        self.run(lambda: self.status.stage is Stage.IDLE)

    def commit(self, count: int, first: int = 1) -> None:
        for number in range(first, first + count):
            self.store.commit(f"r{number}", f"v{number}")

    @property
    def status(self) -> EngineStatus:
        return self.engine.status


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_what_was_made_offline_arrives_and_both_sides_are_equal(bench: Bench) -> None:
    bench.commit(2_500)
    bench.platform.write("other", "desk's")
    bench.rest()
    assert bench.platform.last == 2_500
    assert bench.store.rows == bench.platform.held
    assert bench.store.synced_at
    assert (bench.status.sent, bench.status.total, bench.status.problem) == (2_500, 2_500, "")
    assert bench.store.largest_batch == 1_000


def test_an_idle_round_is_one_request(bench: Bench) -> None:
    bench.commit(3)
    bench.rest()
    before = len(bench.platform.calls)
    bench.time.turn(PERIOD_S * 2)
    bench.engine.step()
    bench.rest()
    assert bench.platform.calls[before:] == ["hello"]


def test_the_timer_is_always_armed(bench: Bench) -> None:
    bench.platform.spoil = down("hello")
    for _ in range(50):
        delay = bench.engine.step()
        assert 1 <= delay <= 300
        assert bench.status.next_try_at is not None
        bench.time.turn(delay)
    bench.platform.spoil = down()
    bench.rest()
    assert bench.status.failures == 0


def test_a_step_that_is_not_due_does_nothing(bench: Bench) -> None:
    bench.rest()
    calls = len(bench.platform.calls)
    assert bench.engine.step() == pytest.approx(bench.engine.step())
    assert len(bench.platform.calls) == calls


def test_a_commit_wakes_it_after_a_moment_and_a_second_one_does_not_put_it_off(bench: Bench) -> None:
    bench.rest()
    bench.commit(1)
    bench.engine.poke(Poke.COMMIT)
    assert bench.engine.step() == 2
    bench.time.turn(1.5)
    bench.engine.poke(Poke.COMMIT)
    assert bench.engine.step() == 0.5


def test_a_commit_does_not_hurry_a_platform_in_trouble(bench: Bench) -> None:
    bench.platform.spoil = down("hello")
    for _ in range(8):
        bench.time.turn(bench.engine.step())
    wait = bench.engine.step()
    bench.engine.poke(Poke.COMMIT)
    assert bench.engine.step() == pytest.approx(wait)


@pytest.mark.parametrize("reason", [Poke.BUTTON, Poke.LINE_BACK])
def test_the_button_and_the_line_coming_back_do_not_wait(bench: Bench, reason: Poke) -> None:
    bench.platform.spoil = down("hello")
    for _ in range(8):
        bench.time.turn(bench.engine.step())
    bench.platform.spoil = down()
    bench.engine.step()
    bench.engine.poke(reason)
    bench.engine.step()
    assert bench.platform.calls[-1] == "hello"
    assert bench.status.stage is not Stage.IDLE
    bench.rest()


def test_a_lost_answer_to_a_push_is_asked_for_again(bench: Bench) -> None:
    bench.commit(10)
    bench.platform.lose = down("push")
    bench.run(lambda: bench.platform.last == 10)
    assert bench.store.acked == 0
    bench.platform.lose = down()
    bench.rest()
    assert bench.store.acked == 10
    assert len(bench.platform.had) == 10


def test_on_a_bad_line_batches_shrink_until_some_get_through(bench: Bench) -> None:
    bench.commit(2_000)

    def only_small(name: str, request: object) -> None:
        if name == "push" and isinstance(request, PushRequest) and len(request.ops) > 100:
            raise LineDown

    bench.platform.spoil = only_small
    bench.run(lambda: bench.store.acked == 2_000)


def test_a_platform_that_lost_its_newest_gets_them_again(bench: Bench) -> None:
    bench.commit(10)
    bench.rest()
    bench.platform.last = 4
    bench.rest()
    assert bench.platform.last == 10
    assert bench.store.acked == 10


def test_a_gap_named_by_the_push_rewinds(bench: Bench) -> None:
    bench.commit(5)
    bench.rest()
    bench.commit(5, first=6)

    def forget(name: str, _request: object) -> None:
        if name == "push":
            bench.platform.spoil = down()
            bench.platform.last = 2

    bench.platform.spoil = forget
    bench.rest()
    assert bench.platform.last == 10


def test_a_fork_opens_the_next_epoch_and_loses_nothing(bench: Bench) -> None:
    bench.commit(3)

    def fork(name: str, _request: object) -> None:
        if name == "push":
            bench.platform.spoil = down()
            raise refused("fork")

    bench.platform.spoil = fork
    bench.rest()
    assert bench.store.renumbered == [None]
    assert bench.store.epoch == 2
    assert bench.platform.held == bench.store.rows


def test_a_platform_that_knows_more_than_was_ever_made_here_means_a_restored_copy(bench: Bench) -> None:
    bench.commit(3)
    bench.platform.last = 50
    bench.rest()
    assert bench.store.renumbered == [None]
    assert bench.platform.held == bench.store.rows


def test_what_the_platform_lost_of_an_older_epoch_goes_again_at_once(bench: Bench) -> None:
    bench.commit(3)
    bench.rest()
    bench.store.lost = LogEnd(1, 1, b"")
    bench.rest()
    assert (bench.store.epoch, bench.platform.last) == (2, 2)
    assert bench.status.problem == ""


def test_a_hello_that_is_a_fork_means_that_everything_goes_again(bench: Bench) -> None:
    bench.commit(3)
    bench.rest()

    def fork(name: str, _request: object) -> None:
        if name == "hello":
            bench.platform.spoil = down()
            raise refused("fork")

    bench.platform.spoil = fork
    bench.rest()
    assert (bench.store.epoch, bench.platform.last) == (2, 3)


def test_a_platform_that_calls_everything_a_fork_is_not_hammered(bench: Bench) -> None:
    bench.commit(3)

    def fork(name: str, _request: object) -> None:
        if name == "hello":
            raise refused("fork")

    bench.platform.spoil = fork
    for _ in range(40):
        bench.time.turn(bench.engine.step())
    assert bench.time.passed_s > 300
    assert bench.status.problem == "fork"


def test_a_copied_database_asks_to_be_enrolled_anew_and_stays_silent_as_the_old_desk(bench: Bench) -> None:
    bench.commit(3)

    def stale(name: str, _request: object) -> None:
        if name == "hello":
            raise refused("epoch_stale")

    bench.platform.spoil = stale
    bench.run(lambda: "poll" in bench.platform.calls)
    assert bench.store.standing is Standing.COPIED
    assert bench.platform.calls[:3] == ["hello", "enrol", "poll"]
    assert bench.status.user_code == "ABCD-1234"


def test_a_retired_desk_goes_on_alone_until_somebody_presses_the_button(bench: Bench) -> None:
    def retired(_name: str, _request: object) -> None:
        raise refused("device_revoked", 403)

    bench.platform.spoil = retired
    for _ in range(20):
        bench.time.turn(bench.engine.step())
    assert bench.store.standing is Standing.RETIRED
    assert bench.platform.calls == ["hello"]
    assert bench.status.stage is Stage.REST
    bench.platform.spoil = down()
    bench.engine.poke(Poke.BUTTON)
    bench.rest()
    standing: Standing = bench.store.state().standing
    assert standing is Standing.ENROLLED


def test_a_platform_that_does_not_know_the_desk_is_told_of_and_asked_again(bench: Bench) -> None:
    def unknown(name: str, _request: object) -> None:
        if name == "hello":
            raise refused("device_unknown", 403)

    bench.platform.spoil = unknown
    bench.commit(2)
    bench.run(lambda: bench.store.standing is Standing.UNKNOWN)
    assert bench.status.problem == "device_unknown"
    assert bench.engine.step() > 0
    bench.platform.spoil = down()
    bench.rest()
    assert bench.store.standing is Standing.ENROLLED, "it was put right without anybody here"
    assert bench.platform.last == 2


def test_a_desk_the_platform_does_not_know_joins_anew_as_the_same_device(bench: Bench) -> None:
    bench.store.certificate = a_certificate()
    bench.store.standing = Standing.UNKNOWN
    bench.commit(2)
    bench.platform.poll_replies = approved(a_certificate())
    bench.engine.join("https://platform.invalid")
    bench.rest()
    assert bench.platform.calls[:2] == ["enrol", "poll"]
    assert (bench.store.standing, bench.store.renumbered, bench.platform.last) == (Standing.ENROLLED, [], 2)


def test_an_old_signature_teaches_the_time_and_is_sent_again_at_once(bench: Bench) -> None:
    bench.time.wall -= timedelta(days=3650)

    def old(name: str, _request: object) -> None:
        if name == "hello":
            bench.platform.spoil = down()
            raise refused("signature_old", 401, server_ms=1_800_000_000_000)

    bench.platform.spoil = old
    assert bench.engine.step() == 0
    assert bench.store.offset_ms == 1_800_000_000_000 - int(bench.time.wall.timestamp() * 1000)
    bench.rest()


def test_a_desk_that_is_too_old_to_pull_still_pushes(bench: Bench) -> None:
    bench.platform.min_schema = 2
    bench.platform.write("other", "desk's")
    bench.commit(5)
    bench.rest()
    assert bench.platform.last == 5
    assert bench.status.problem == "schema_too_old"
    assert "other" not in bench.store.rows
    assert not bench.store.synced_at


def test_a_cursor_below_the_floor_is_forgotten_after_pushing(bench: Bench) -> None:
    bench.platform.write("other", "desk's")
    bench.rest()
    bench.platform.floor = 100
    bench.platform.had += ["other"] * 150
    bench.commit(5)
    bench.rest()
    pushed = bench.platform.calls.index("push")
    assert "pull" in bench.platform.calls[pushed:]
    assert bench.store.cursors[SCOPE] == 156
    assert bench.store.rows == bench.platform.held


def test_a_platform_restored_from_a_copy_is_pulled_from_the_beginning(bench: Bench) -> None:
    for number in range(20):
        bench.platform.write(f"o{number}", "before")
    bench.rest()
    bench.platform.had = bench.platform.had[:10]
    bench.platform.held = dict.fromkeys(bench.platform.had, "before")
    bench.platform.write("new", "after")
    bench.rest()
    assert bench.store.rows["new"] == "after"
    assert bench.store.rows == bench.platform.held


def once(bench: Bench, at: str, refusal: Refused) -> None:
    """Refuse the next request of this name, and none after it."""

    def spoil(name: str, _request: object) -> None:
        if name == at:
            bench.platform.spoil = down()
            raise refusal

    bench.platform.spoil = spoil


def test_a_floor_that_only_the_pull_names_is_heard_too(bench: Bench) -> None:
    bench.platform.write("other", "desk's")
    bench.rest()
    bench.platform.write("another", "desk's")
    once(bench, "pull", refused("cursor_below_floor", 410))
    bench.rest()
    assert bench.store.rows == bench.platform.held


def test_a_platform_that_always_finds_the_cursor_too_old_is_not_hammered(bench: Bench) -> None:
    bench.platform.write("other", "desk's")

    def refuse(name: str, _request: object) -> None:
        if name == "pull":
            raise refused("cursor_below_floor", 410)

    bench.platform.spoil = refuse
    for _ in range(300):
        bench.time.turn(bench.engine.step())
    assert bench.status.problem == "cursor_below_floor"
    assert bench.time.passed_s > 300


def test_a_pull_that_calls_the_desk_too_old_ends_the_round_without_a_back_off(bench: Bench) -> None:
    bench.platform.write("other", "desk's")
    once(bench, "pull", refused("schema_too_old", 426))
    bench.rest()
    assert (bench.status.problem, bench.status.failures) == ("schema_too_old", 0)


@pytest.mark.parametrize("code", ["gap", "signature_old"])
def test_a_problem_without_its_facts_is_a_failure_like_any_other(bench: Bench, code: str) -> None:
    once(bench, "hello", refused(code))
    assert bench.engine.step() >= 1
    assert bench.status.problem == code


def test_a_page_that_leads_nowhere_is_a_failure_and_no_endless_loop(bench: Bench) -> None:
    for number in range(3):
        bench.platform.write(f"o{number}", "")
    bench.platform.pull_limit = 0
    bench.run(lambda: bench.status.problem == "malformed")
    assert bench.status.failures == 1


def test_an_answer_that_acknowledges_nothing_is_a_failure_and_no_endless_loop(bench: Bench) -> None:
    bench.commit(3)

    def forget(name: str, _request: object) -> None:
        if name == "push":
            bench.platform.last = 0

    bench.platform.lose = forget
    bench.run(lambda: bench.status.problem == "gap")
    assert bench.store.acked == 0


@pytest.mark.parametrize("poison", [{1}, {500}, {77, 78, 400}])
def test_one_bad_entry_is_found_by_halving_and_the_others_arrive(bench: Bench, poison: set[int]) -> None:
    bench.commit(500)
    bench.platform.poisoned = lambda op: op.seq in poison and op.body is not None
    bench.rest()
    assert bench.store.voided == poison
    assert bench.platform.last == 500
    assert len(bench.platform.held) == 500 - len(poison)


def test_a_platform_that_refuses_everything_voids_one_entry_at_most(bench: Bench) -> None:
    bench.commit(100)
    bench.platform.poisoned = lambda _op: True
    for _ in range(200):
        bench.time.turn(bench.engine.step())
    assert len(bench.store.voided) == 1
    assert bench.time.passed_s > 3_000


def test_a_box_on_the_way_that_finds_a_body_too_large_voids_nothing(bench: Bench) -> None:
    bench.commit(10)

    def too_large(name: str, _request: object) -> None:
        if name == "push":
            error = refused("too_large", 413)
            error.problem = type(error.problem)(type="about:blank", title="", status=413, code="too_large")
            raise error

    bench.platform.spoil = too_large
    for _ in range(60):
        bench.time.turn(bench.engine.step())
    assert not bench.store.voided
    assert bench.status.problem == "too_large"


@pytest.mark.parametrize("code", ["rate_limited", "server_busy"])
def test_asked_to_wait_it_waits_so_long_and_a_little_more(bench: Bench, code: str) -> None:
    def busy(_name: str, _request: object) -> None:
        raise refused(code, 503, retry_after_s=40)

    bench.platform.spoil = busy
    assert 40 <= bench.engine.step() <= 50
    assert bench.status.problem == code


@pytest.mark.parametrize("code", ["signature_invalid", "device_unknown", "never_heard_of"])
def test_any_other_refusal_waits_and_says_its_name(bench: Bench, code: str) -> None:
    def refuse(_name: str, _request: object) -> None:
        raise refused(code, 403)

    bench.commit(3)
    bench.platform.spoil = refuse
    assert bench.engine.step() >= 1
    assert bench.status.problem == code
    assert not bench.store.voided


def test_rows_that_differ_are_found_and_mended_with_few_requests(bench: Bench) -> None:
    for number in range(300):
        bench.platform.write(f"o{number}", "right")
    bench.rest()
    bench.store.rows["o7"] = "wrong"
    bench.store.rows["ghost"] = "nobody's"
    del bench.store.rows["o9"]
    before = len(bench.platform.calls)
    bench.time.turn(PERIOD_S * 2)
    bench.engine.step()
    bench.rest()
    assert bench.store.rows == bench.platform.held
    asked = bench.platform.calls[before:]
    assert asked == ["hello", *["digest"] * 6, "rows", "hello"]


def test_digests_that_stay_different_are_told_and_tried_again_later(bench: Bench) -> None:
    bench.platform.write("o", "right")
    bench.rest()
    bench.store.rows["o"] = "wrong"
    bench.platform.repairs = False
    bench.run(lambda: bench.status.problem == "digest_differs")
    assert bench.engine.step() >= 1
    bench.platform.repairs = True
    bench.rest()
    assert bench.store.rows == bench.platform.held


def test_what_is_made_while_comparing_goes_up_first(bench: Bench) -> None:
    bench.platform.write("o", "right")
    bench.rest()
    bench.store.rows["o"] = "wrong"
    bench.run(lambda: bench.status.stage is Stage.DIGEST and bench.platform.calls[-1] == "digest")
    bench.commit(1)
    bench.rest()
    assert bench.store.rows == bench.platform.held
    assert bench.platform.last == 1


def test_row_digests_are_brought_up_to_date_before_the_roots_are_told(bench: Bench) -> None:
    bench.store.dirty = 5
    bench.engine.step()
    bench.engine.step()
    assert bench.platform.calls == []
    bench.rest()
    assert bench.store.dirty == 0


def test_the_desk_tidies_up_after_a_big_pull_when_nothing_else_waits(bench: Bench) -> None:
    bench.store.untidy = 5
    bench.rest()
    assert bench.store.untidy == 0
    assert bench.store.synced_at


def test_files_go_up_in_parts_and_resume_where_they_broke(bench: Bench) -> None:
    content = bytes(600_000)
    bench.store.files["abc"] = (content, 0)
    bench.run(lambda: bench.platform.calls.count("blob") == 1)
    bench.platform.lose = down("blob")
    bench.run(lambda: bench.platform.calls.count("blob") == 2)
    bench.platform.lose = down()
    bench.rest()
    assert bench.platform.files["abc"] == content
    assert bench.platform.calls.count("blob") == 3


def test_a_platform_that_lost_entries_is_asked_for_the_files_too(bench: Bench) -> None:
    bench.store.files["abc"] = (bytes(1_000), 0)
    bench.commit(2)
    bench.rest()
    asked = bench.platform.calls.count("blob_size")
    bench.rest()
    assert bench.platform.calls.count("blob_size") == asked
    bench.platform.files.clear()
    bench.platform.last = 1
    bench.rest()
    assert bench.platform.files["abc"] == bytes(1_000)


def test_a_file_that_the_platform_lost_alone_is_missed_after_the_next_start(bench: Bench) -> None:
    bench.store.files["abc"] = (bytes(1_000), 1_000)
    bench.rest()
    assert bench.platform.files["abc"] == bytes(1_000)


def test_a_file_that_is_refused_holds_nothing_up(bench: Bench) -> None:
    def refuse(name: str, _request: object) -> None:
        if name == "blob":
            raise refused("too_large", 413)

    bench.store.files = {"bad": (b"1", 0), "worse": (b"2", 0)}
    bench.platform.spoil = refuse
    bench.commit(3)
    bench.rest()
    assert bench.platform.last == 3
    assert bench.store.synced_at


def test_what_is_made_while_files_go_up_does_not_wait_for_them(bench: Bench) -> None:
    bench.store.files["abc"] = (bytes(10_000_000), 0)
    bench.run(lambda: bench.platform.calls.count("blob") == 3)
    bench.commit(1)
    bench.run(lambda: bench.store.acked == 1)
    assert bench.platform.calls.count("blob") < 5


def test_a_line_too_weak_for_files_does_not_hold_entries_up(bench: Bench) -> None:
    bench.store.files["abc"] = (bytes(600_000), 0)
    bench.platform.spoil = down("blob")
    bench.rest()
    bench.commit(1)
    bench.engine.poke(Poke.COMMIT)
    assert bench.engine.step() == 2
    bench.platform.spoil = down()
    bench.rest()
    assert bench.platform.last == 1
    assert len(bench.platform.files["abc"]) == 600_000


def test_a_scope_that_differs_in_too_much_is_pulled_anew(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.sync.comparing.REQUESTS", 5)
    for number in range(50):
        bench.platform.write(f"o{number}", "right")
    bench.rest()
    bench.store.rows = dict.fromkeys(bench.store.rows, "wrong")
    bench.rest()
    assert bench.store.rows == bench.platform.held
    assert "rows" not in bench.platform.calls


def test_receipts_of_erasures_are_given_once(bench: Bench) -> None:
    bench.store.receipts = ["e1", "e2"]
    bench.rest()
    assert bench.platform.receipts == ["e1", "e2"]
    assert bench.store.receipts == []


def test_a_busy_county_is_not_followed_without_a_rest(bench: Bench) -> None:
    numbers = iter(range(10_000))

    def others(name: str, _request: object) -> None:
        if name == "hello":
            bench.platform.write(f"o{next(numbers)}", "")

    bench.platform.spoil = others
    bench.rest()
    assert bench.platform.calls.count("hello") <= 5


def test_an_error_of_the_store_leaves_the_timer_armed(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> bool:
        raise OSError("disk full")

    monkeypatch.setattr(bench.store, "digest_due", full)
    with pytest.raises(OSError, match="disk full"):
        bench.engine.step()
    assert bench.engine.step() >= 1
    assert bench.status.problem == "desk_failed"
    monkeypatch.undo()
    bench.rest()


def test_a_desk_on_its_own_asks_nobody(bench: Bench) -> None:
    bench.store.standing = Standing.ALONE
    for _ in range(5):
        bench.time.turn(bench.engine.step())
    assert bench.platform.calls == []
    assert bench.status.stage is Stage.REST


class Sink(SmallPlatform):
    """Takes entries and keeps none."""

    def push(self, request: PushRequest) -> PushReply:
        self.last = request.ops[-1].seq
        return PushReply(ack=self.last)


def peak_of_a_push(bench: Bench, entries: int) -> int:
    """Bytes that pushing so many entries took at most, the queue itself left out."""
    bench.store.entries = [("r", "v")] * entries
    bench.engine.step()
    gc.collect()
    tracemalloc.start()
    bench.run(lambda: bench.store.acked == entries)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def test_the_engines_memory_does_not_grow_with_the_queue() -> None:
    small, large = peak_of_a_push(Bench(Sink), 2_000), peak_of_a_push(Bench(Sink), 40_000)
    assert large < small + 100_000


# Being let in


def a_certificate(device: str = "desk-1", **facts: object) -> DeviceCertificate:
    county = Ed25519PrivateKey.from_private_bytes(b"c" * 32)
    certificate = DeviceCertificate(
        county="qh",
        device=device,
        public_key=b"k" * 32,
        site_id="s1",
        scopes=(SCOPE,),
        desk_code="K7",
        issued_ms=1,
        county_key=county.public_key().public_bytes_raw(),
        identity_key=b"",
    )
    return signed_certificate(msgspec.structs.replace(certificate, **facts), county.sign)


def approved(certificate: DeviceCertificate) -> list[PollReply]:
    return [PollReply(status="pending"), PollReply(status="approved", certificate=certificate)]


@pytest.fixture
def newcomer(bench: Bench) -> Bench:
    """A desk that worked alone and now asks to be let in."""
    bench.store.standing = Standing.ALONE
    bench.commit(5)
    bench.engine.step()
    bench.engine.join("https://platform.invalid", "CODE-1")
    return bench


def test_a_desk_asks_waits_and_is_let_in_with_all_it_made_alone(newcomer: Bench) -> None:
    newcomer.platform.poll_replies = approved(a_certificate())
    newcomer.run(lambda: newcomer.status.user_code == "ABCD-1234")
    assert newcomer.store.standing is Standing.WAITING
    newcomer.rest()
    assert newcomer.platform.calls[:3] == ["enrol", "poll", "poll"]
    assert newcomer.platform.last == 5
    assert newcomer.status.user_code == ""


def test_the_office_sees_which_pc_asks_and_which_release_it_runs(newcomer: Bench) -> None:
    seen: list[EnrolRequest] = []

    def look(name: str, request: object) -> None:
        if name == "enrol" and isinstance(request, EnrolRequest):
            seen.append(request)

    newcomer.platform.spoil = look
    newcomer.run(lambda: bool(seen))
    assert (seen[0].app, seen[0].desk_name) == ("test", "front-desk")


def test_while_nobody_decides_it_asks_at_the_interval_it_was_given(newcomer: Bench) -> None:
    newcomer.run(lambda: "enrol" in newcomer.platform.calls)
    delays = []
    for _ in range(10):
        newcomer.time.turn(delay := newcomer.engine.step())
        delays.append(delay)
    assert set(delays[1:]) == {5.0}


def test_an_expired_question_is_asked_anew(newcomer: Bench) -> None:
    newcomer.platform.poll_replies = [PollReply(status="expired"), *approved(a_certificate())]
    newcomer.rest()
    assert newcomer.platform.calls.count("enrol") == 2


def test_a_refused_desk_is_on_its_own_again_and_says_why(newcomer: Bench) -> None:
    newcomer.platform.poll_replies = [PollReply(status="refused")]
    newcomer.run(lambda: newcomer.status.problem == "enrol_refused")
    assert newcomer.store.standing is Standing.ALONE
    calls = len(newcomer.platform.calls)
    for _ in range(5):
        newcomer.time.turn(newcomer.engine.step())
    assert len(newcomer.platform.calls) == calls


@pytest.mark.parametrize(
    "certificate",
    [
        a_certificate("desk-9"),
        a_certificate(public_key=b"x" * 32),
        msgspec.structs.replace(a_certificate(), desk_code="K8"),
        msgspec.structs.replace(a_certificate(), signature=b""),
    ],
    ids=["another desk", "another key", "changed", "unsigned"],
)
def test_a_certificate_that_does_not_hold_is_not_taken(
    newcomer: Bench, certificate: DeviceCertificate
) -> None:
    newcomer.platform.poll_replies = approved(certificate)
    newcomer.run(lambda: newcomer.status.problem == "certificate_invalid")
    assert newcomer.store.certificate is None


def test_a_question_the_platform_does_not_take_is_not_repeated_for_ever(newcomer: Bench) -> None:
    def refuse(name: str, _request: object) -> None:
        if name == "enrol":
            raise refused("not_found", 404)

    newcomer.platform.spoil = refuse
    newcomer.run(lambda: newcomer.status.problem == "not_found")
    for _ in range(5):
        newcomer.time.turn(newcomer.engine.step())
    assert newcomer.platform.calls == ["enrol"]


@pytest.mark.parametrize("asked", ["enrol", "poll"])
def test_a_clock_that_spoils_the_signature_is_put_right_while_waiting(newcomer: Bench, asked: str) -> None:
    """Before 1970 a signature cannot even say when it was made; the answer teaches the time."""
    told_ms = int(newcomer.time.now().timestamp() * 1000) + 86_400_000

    def refuse(name: str, _request: object) -> None:
        if name == asked and newcomer.store.offset_ms < 86_000_000:
            raise refused("signature_invalid", 401, server_ms=told_ms)

    newcomer.platform.spoil = refuse
    newcomer.platform.poll_replies = approved(a_certificate())
    newcomer.run(lambda: newcomer.status.problem == "signature_invalid")
    newcomer.rest()
    assert newcomer.platform.last == 5


def test_a_question_outlives_a_line_that_is_down(newcomer: Bench) -> None:
    newcomer.platform.spoil = down("enrol")
    newcomer.run(lambda: newcomer.platform.calls.count("enrol") == 3)
    newcomer.platform.spoil = down()
    newcomer.platform.poll_replies = approved(a_certificate())
    newcomer.rest()
    assert newcomer.platform.last == 5


def test_a_platform_that_forgot_the_question_is_asked_anew(newcomer: Bench) -> None:
    def forgotten(name: str, _request: object) -> None:
        if name == "poll":
            newcomer.platform.spoil = down()
            raise refused("not_found", 404)

    newcomer.platform.spoil = forgotten
    newcomer.platform.poll_replies = approved(a_certificate())
    newcomer.rest()
    assert newcomer.platform.calls.count("enrol") == 2


def test_a_copied_desk_becomes_one_of_its_own_with_its_unsent_work(bench: Bench) -> None:
    bench.store.certificate = a_certificate()
    bench.commit(3)

    def stale(name: str, request: object) -> None:
        if name == "hello" and isinstance(request, HelloRequest) and request.device == "desk-1":
            raise refused("epoch_stale")

    bench.platform.spoil = stale
    bench.platform.poll_replies = approved(a_certificate("desk-2"))
    bench.rest()
    assert bench.store.renumbered == ["desk-2"]
    assert bench.platform.held == bench.store.rows


def test_a_copied_desk_does_not_trust_another_county(bench: Bench) -> None:
    bench.store.standing = Standing.COPIED
    bench.store.certificate = a_certificate(county_key=b"another county's")
    bench.platform.poll_replies = approved(a_certificate("desk-2"))
    bench.run(lambda: bench.status.problem == "certificate_invalid")
    assert bench.store.renumbered == []
