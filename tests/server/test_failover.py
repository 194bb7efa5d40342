"""The platform's database is lost and its replica lacks the last seconds: the desk sends them again."""

import contextlib
from collections.abc import Iterator

import psycopg
import pytest

from core.domain.volunteer import Volunteer
from core.sync.wire import DigestRequest
from server.database import open_database
from server.platform import Platform
from tests.server.desks import TestDesk, TurnedClock, a_desk, people, register
from tests.server.postgres import Cluster, cluster, wait_until


@pytest.fixture
def primary(postgres: Cluster) -> Iterator[Cluster]:
    """A cluster of its own, since it will be killed; `postgres` says whether there can be one."""
    del postgres
    with cluster() as running:
        yield running


def caught_up(primary: Cluster, replica: Cluster) -> bool:
    with psycopg.connect(primary.url) as one, psycopg.connect(replica.url) as two:
        sent = one.execute("SELECT pg_current_wal_lsn()").fetchone()
        found = two.execute("SELECT pg_last_wal_replay_lsn() >= %s::pg_lsn", sent).fetchone()
    return bool(found and found[0])


def sums(platform: Platform, desk: TestDesk) -> dict[str, str]:
    return {
        scope: repr(platform.digest(desk.device, DigestRequest(device=desk.device, scope=scope)).sums)
        for scope in desk.scopes
    }


@pytest.mark.slow
def test_a_promoted_replica_that_lacks_the_last_seconds_gets_them_again(
    primary: Cluster, clock: TurnedClock
) -> None:
    url = primary.new_database()
    name = url.removeprefix("postgresql:///").split("?")[0]
    database = open_database(url)
    platform = Platform(database, clock)
    desk = a_desk(platform, clock)
    for person in range(1, 6):
        register(desk, person)
    desk.sync(platform)

    replica = primary.replicate(primary.folder.parent / "b")
    replica.start()
    wait_until(lambda: caught_up(primary, replica))
    # The line to the replica is cut: what comes now reaches the primary only.
    replica.receive_nothing()
    for person in range(6, 9):
        register(desk, person)
    told = desk.sync(platform)
    assert told.ack == 10
    before = sums(platform, desk)
    primary.stop("immediate")
    replica.promote()
    database.close()

    both = f"postgresql:///{name}?host={primary.folder},{replica.folder}&user=postgres&target_session_attrs=read-write"
    second = open_database(both)
    survivor = Platform(second, clock)
    with contextlib.closing(second):
        assert len(people(survivor)) == 5
        hello = desk.hello(survivor)
        assert hello.expected_seq == 8
        desk.acked = hello.expected_seq - 1
        assert desk.push(survivor).ack == 10
        assert {person.id for person in people(survivor)} == {
            row.id for (kind, _), row in desk.store.rows.items() if kind is Volunteer
        }
        assert sums(survivor, desk) == before
    replica.stop("immediate")
