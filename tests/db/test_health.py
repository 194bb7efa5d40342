import hashlib
import json

import pytest

from core.domain.volunteer import Volunteer
from db.health import numbers_are_unique
from db.mapping import TABLE_MAPS
from db.store import Store
from db.tables import SYNCED
from tests.db.builders import CLERK_ID, an_order_for, put
from tests.db.people import a_volunteer, one_of_each


def test_a_sound_store_says_so_and_counts_its_rows(store: Store) -> None:
    put(store, one_of_each())
    health = store.queries.health()
    assert (health.integrity, health.chain, health.numbers_unique) == (True, True, True)
    assert (health.op_count, health.unsent) == (2, 2)
    assert health.counts["volunteer"] == 1
    assert set(health.counts) == {table.name for table in SYNCED.values()}


def test_a_store_that_is_written_all_day_is_never_called_damaged(store: Store) -> None:
    """A reader that looked before must not judge new pages of the word index by the order of the old ones."""
    given = "伟芳娜敏静丽强磊军洋勇艳杰娟涛"
    names = [first + second for first in given for second in given]
    put(store, [a_volunteer(f"v{place}", name=f"王{name}") for place, name in enumerate(names)])
    for count in (1, 3, 10, 30, 60):
        assert store.queries.health().integrity
        for name in names[:count]:
            store.write(an_order_for(name=f"李{name}"), CLERK_ID)
    assert store.queries.health().integrity


def test_the_digest_can_be_computed_again_by_an_outsider(store: Store) -> None:
    """docs/digest.md, followed with nothing but SQL, json and hashlib."""
    put(store, [*one_of_each(), a_volunteer("v0", name='𬴃·"\\\n买买提')])
    lines = []
    for table in sorted(table.name for table in SYNCED.values()):
        columns = [row[1] for row in store._writer.execute(f"PRAGMA table_info({table})")]
        total = 0
        for row in store._writer.execute(f"SELECT {', '.join(columns)} FROM {table}"):  # noqa: S608 - our own names
            line = json.dumps(list(row), ensure_ascii=False, separators=(",", ":"))
            total += int(hashlib.sha256(line.encode()).hexdigest(), 16)
        if total:
            lines.append(f"{table} {total % 2**256:064x}\n")
    assert store.queries.health().digest == hashlib.sha256("".join(lines).encode()).hexdigest()


def test_the_digest_changes_with_every_value_and_comes_back_with_it(store: Store) -> None:
    before = store.queries.health().digest
    store.write(an_order_for(name="甲"), CLERK_ID)
    assert store.queries.health().digest != before


def test_drafts_and_settings_are_not_part_of_the_digest(store: Store) -> None:
    before = store.queries.health().digest
    store.local.set("theme", "dark")
    assert store.queries.health().digest == before


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE op_log SET body = x'7b7d' WHERE seq = 1",
        "UPDATE op_log SET salt = x'0000000000000000' WHERE seq = 1",
    ],
)
def test_a_changed_log_entry_is_found(store: Store, harm: str) -> None:
    store._writer.execute(harm)
    assert not store.queries.health().chain


def test_a_number_that_this_desk_gave_twice_is_found(store: Store) -> None:
    put(store, [a_volunteer("v1", number="QH-K7-000001-X")])
    assert numbers_are_unique(store._writer)
    put(store, [a_volunteer("v2", number="QH-K7-000001-X")])
    assert not numbers_are_unique(store._writer)


def test_a_number_that_another_desk_printed_too_is_no_damage(store: Store) -> None:
    put(store, [a_volunteer("v1", number="QH-K7-000001-X")])
    store._writer.execute("UPDATE write_permit SET open = 2")
    columns = ", ".join(name for name in TABLE_MAPS[Volunteer].columns if name not in {"id", "token"})
    store._writer.execute(
        f"INSERT INTO volunteer (id, token, {columns}) SELECT 'theirs', 'other', {columns} FROM volunteer"  # noqa: S608 - our own names
    )
    put(store, [a_volunteer("theirs", number="QH-K7-000001-X")])
    assert numbers_are_unique(store._writer)
