import threading
from concurrent.futures import ThreadPoolExecutor

from core.ports.store import Command, Desk
from db.store import Store
from tests.db.builders import CLERK_ID, START, register

BATCH = 40


def batch(desk: Desk) -> list[Command]:
    return [register(desk) for _ in range(BATCH)]


def test_readers_on_other_threads_see_whole_commits_only(store: Store) -> None:
    finished = threading.Event()

    def read_until_finished() -> list[int]:
        seen = []
        while not finished.is_set():
            seen.append(store.queries.volunteer_counts(START).everyone)
        return seen

    with ThreadPoolExecutor(max_workers=4) as readers:
        reading = [readers.submit(read_until_finished) for _ in range(4)]
        for _ in range(15):
            store.write(batch, CLERK_ID)
        finished.set()
        seen = [future.result() for future in reading]
    assert all(count % BATCH == 0 for counts in seen for count in counts)
    assert all(counts == sorted(counts) for counts in seen)
    assert store.queries.volunteer_counts(START).everyone == 15 * BATCH


def test_writes_from_two_threads_wait_for_each_other_and_no_number_is_used_twice(store: Store) -> None:
    with ThreadPoolExecutor(max_workers=2) as writers:
        written = list(writers.map(lambda _: store.write(batch, CLERK_ID), range(12)))
    numbers = [command.volunteer.number for made in written for command in made.commands]  # type: ignore[attr-defined]  # all Register
    assert len(set(numbers)) == 12 * BATCH
    health = store.queries.health()
    assert (health.integrity, health.chain, health.op_count) == (True, True, 12 * BATCH + 1)


def test_a_draft_is_kept_while_another_thread_saves(store: Store) -> None:
    with ThreadPoolExecutor(max_workers=2) as threads:
        saving = threads.submit(store.write, batch, CLERK_ID)
        drafting = threads.submit(store.local.save_draft, "request", "new", b"{}", START)
        saving.result()
        drafting.result()
    assert [draft.kind for draft in store.local.drafts()] == ["request"]
