"""Sums that follow the rows, and finding what differs."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.domain.volunteer_team import VolunteerTeam
from core.sync import digest
from core.sync.wire import PushReply
from db.connection import PLAIN, Driver
from db.mapping import TABLE_MAPS
from db.store import Store
from tests.db.builders import START
from tests.db.people import a_volunteer
from tests.db.sync.kit import (
    COUNTY,
    OWN,
    a_desk,
    a_reply,
    a_team,
    add,
    do,
    everything_sent,
    page_of,
    pull,
    rename,
    teams,
)


@pytest.fixture
def desk(tmp_path: Path, driver: Driver) -> Iterator[Store]:
    with a_desk(tmp_path, driver) as store:
        yield store


def roots(store: Store) -> dict[str, str]:
    while store.sync.digest_due():
        pass
    return store.sync.hello(app="", wall_ms=0, disk_free=0).roots


def root_over(store: Store, *tables: str) -> str:
    """docs/digest.md with json and hashlib, over the rows as they stand."""
    lines = []
    for table in sorted(tables):
        total = 0
        for row in store._writer.execute(f"SELECT * FROM {table}"):  # noqa: S608 - a test's own table name
            array = json.dumps(list(row), ensure_ascii=False, separators=(",", ":"))
            total += int(hashlib.sha256(array.encode()).hexdigest(), 16)
        lines.append(f"{table} {total % 2**256:064x}\n")
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def test_the_root_of_a_scope_is_what_an_outsider_computes_from_its_rows(desk: Store) -> None:
    pull(desk, a_team("a", '𬴃·"\\\n'), a_team("b"))
    pull(desk, a_volunteer("v1"))
    assert roots(desk)[OWN] == root_over(desk, "clerk", "practice_site", "volunteer", "volunteer_team")
    assert roots(desk)[COUNTY] == digest.root({})


def test_own_work_is_taken_in_once_the_platform_has_it_though_no_pull_brings_it_back(desk: Store) -> None:
    before = roots(desk)[OWN]
    do(desk, add("a"))
    assert roots(desk)[OWN] == before
    everything_sent(desk)
    assert roots(desk)[OWN] == root_over(desk, "clerk", "practice_site", "volunteer_team")


def test_many_acknowledged_entries_are_taken_in_step_by_step(desk: Store) -> None:
    do(desk, *[add(f"t{n}") for n in range(1_200)])
    everything_sent(desk)
    steps = 1
    while desk.sync.digest_due():
        steps += 1
    assert steps == 3
    assert roots(desk)[OWN] == root_over(desk, "clerk", "practice_site", "volunteer_team")


def test_before_enrolment_there_is_nothing_to_compare(tmp_path: Path, driver: Driver) -> None:
    from tests.db.builders import a_founded_store  # noqa: PLC0415 - the one desk here that is not let in

    with a_founded_store(tmp_path, driver) as store:
        assert not store.sync.digest_due()
        assert store.sync.hello(app="", wall_ms=0, disk_free=0).roots == {}


CHANGES = st.lists(
    st.one_of(
        st.builds(a_team, st.sampled_from("abcd"), st.sampled_from("mn"), version=st.integers(1, 9)),
        st.sampled_from("abcd"),
        st.builds(lambda a, n: rename(a, name=n), st.sampled_from("abcd"), st.sampled_from("xy")),
    ),
    max_size=10,
)


@settings(deadline=None, max_examples=40)
@given(CHANGES)
def test_kept_sums_are_always_the_sums_of_the_rows(changes: list[object]) -> None:
    with TemporaryDirectory() as folder, a_desk(Path(folder), PLAIN) as store:
        for change in changes:
            if isinstance(change, VolunteerTeam):
                pull(store, change)
            elif isinstance(change, str):
                pull(store, dropped=[change])
            else:
                do(store, change)  # type: ignore[arg-type]  # a command
                everything_sent(store)
                while store.sync.digest_due():
                    pass
        expected = digest.add(0, (hashed for _, _, hashed in leaves(store)))
        live = [TABLE_MAPS[VolunteerTeam].values(row) for row in teams(store).values()]
        assert expected == digest.add(0, (digest.row_hash(digest.canonical(row)) for row in live))
        told = store.sync.sums(OWN, "", ("",)).sums.get("volunteer_team", "0")
        assert int(told, 16) == expected


def leaves(store: Store) -> list[tuple[str, int, bytes]]:
    return store._writer.execute(
        "SELECT row_key, bucket, hash FROM row_digest NATURAL JOIN scope_sum "
        "WHERE table_name = 'volunteer_team'"
    ).fetchall()


def test_one_differing_row_is_found_in_four_steps_and_put_right(tmp_path: Path, driver: Driver) -> None:
    rows = [a_team(f"t{n}") for n in range(700)]
    other = [*rows[1:], a_team("t0", "anders", version=3)]
    with a_desk(tmp_path / "1", driver) as mine, a_desk(tmp_path / "2", driver) as theirs:
        pull(mine, *rows)
        pull(theirs, *other)
        prefixes: tuple[str, ...] = ("",)
        for _ in range(4):
            ours = mine.sync.sums(OWN, "volunteer_team", prefixes).sums
            told = theirs.sync.sums(OWN, "volunteer_team", prefixes).sums
            prefixes = tuple(sorted(key for key in ours | told if ours.get(key) != told.get(key)))
            assert len(prefixes) == 1
        ours_leaf = dict(mine.sync.sums(OWN, "volunteer_team", prefixes).leaves[prefixes[0]])
        their_leaf = dict(theirs.sync.sums(OWN, "volunteer_team", prefixes).leaves[prefixes[0]])
        assert [key for key in ours_leaf if ours_leaf[key] != their_leaf[key]] == ["t0"]
        assert mine.sync.repair(page_of([other[-1]]), START).rows == {"volunteer_team": frozenset({"t0"})}
        assert teams(mine) == teams(theirs)
        assert roots(mine) != roots(theirs), "the clerk's badge was drawn by each desk"
        assert (
            mine.sync.sums(OWN, "", ("",)).sums["volunteer_team"]
            == (theirs.sync.sums(OWN, "", ("",)).sums["volunteer_team"])
        )


def test_an_idle_hello_reads_no_rows(desk: Store) -> None:
    pull(desk, *[a_team(f"t{n}") for n in range(300)])
    roots(desk)
    asked: list[str] = []
    desk._writer.set_trace_callback(asked.append)  # type: ignore[attr-defined]  # both drivers have it
    desk.sync.digest_due()
    desk.sync.hello(app="", wall_ms=0, disk_free=0)
    assert not [
        statement for statement in asked if "volunteer_team" in statement or "row_digest" in statement
    ]


def test_a_pulled_row_under_pending_work_is_compared_as_it_was_pulled(desk: Store) -> None:
    do(desk, add("a", "甲"))
    everything_sent(desk)
    roots(desk)
    do(desk, rename("a", name="乙"))
    pull(desk, a_team("a", "丙", version=5))
    (kept,) = leaves(desk)
    assert kept[2] == digest.row_hash(
        digest.canonical(TABLE_MAPS[VolunteerTeam].values(a_team("a", "丙", version=5)))
    )
    desk.sync.acknowledged(PushReply(ack=3), START)
    roots(desk)
    (kept,) = leaves(desk)
    assert kept[2] == digest.row_hash(digest.canonical(TABLE_MAPS[VolunteerTeam].values(teams(desk)["a"])))


def test_the_hash_of_a_row_with_unknown_fields_is_that_of_all_it_came_with(desk: Store) -> None:
    told = page_of([a_team("a")])
    wider = msgspec.json.encode([*msgspec.json.decode(told.rows[0]), "more"])
    page = msgspec.structs.replace(told, columns=(*told.columns, "motto"), rows=(msgspec.Raw(wider),))
    desk.sync.take(a_reply(page), START)
    assert leaves(desk)[0][2] == hashlib.sha256(wider).digest()
